"""The rules of decisions: numbers, titles, who is silent, who may act, what a search finds, what a file may hold."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.refusal import Refusal
from bot.search_words import search_stems, search_words
from bot.working_days import WorkingDays
from dialogs.decisions import rules
from dialogs.decisions.export import as_csv, defused
from dialogs.decisions.rules import Delivery

DAY = date(2026, 12, 2)
CALENDAR = WorkingDays()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("§ 214", "Kaupunginhallitus", DAY), ("214 §", "kaupunginhallitus ", date(2026, 1, 7))),
        (("S31207", "ELY-keskus", DAY), (" s 31207", "ELY", date(2027, 1, 7))),
        (("1234/02.05.00/2026", "A", DAY), ("1234/02.05.00/2026", "B", DAY)),
    ],
)
def test_two_spellings_of_one_number_are_equal(
    one: tuple[str, str, date], other: tuple[str, str, date]
) -> None:
    assert rules.number_key(*one) == rules.number_key(*other) is not None


def test_a_section_is_counted_by_maker_and_year() -> None:
    keys = {
        rules.number_key("§ 45", "Kaupunginhallitus", DAY),
        rules.number_key("§ 45", "Sivistyslautakunta", DAY),
        rules.number_key("§ 45", "Kaupunginhallitus", date(2027, 2, 1)),
    }
    assert len(keys) == 3
    assert rules.number_key("  ", "Kaupunginhallitus", DAY) is None


def test_a_title_is_the_summarys_first_sentence_if_none_was_given() -> None:
    assert rules.title_of("", "Rahoitus myönnettiin. Alkaa pian.") == "Rahoitus myönnettiin."
    assert (
        rules.title_of("", "Alkaa 4.1. ja päättyy 2.2. Muuta ei.") == "Alkaa 4.1. ja päättyy 2.2. Muuta ei."
    )
    assert rules.title_of("Otsikko\r\nBcc: x", "") == "Otsikko Bcc: x"
    assert len(rules.title_of("", "sana " * 200)) <= 200
    for title, summary in (("", " \n"), ("å" * 201, "")):
        with pytest.raises(Refusal):
            rules.title_of(title, summary)


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 12, 4), None),
        (date(2026, 12, 7), date(2026, 12, 7)),  # the 6th is a Sunday and Independence Day
        (date(2026, 12, 11), date(2026, 12, 7)),
        (date(2026, 12, 14), date(2026, 12, 14)),
    ],
)
def test_a_silent_function_is_reminded_after_three_working_days_and_then_weekly(
    today: date, day: date | None
) -> None:
    assert rules.newest_occasion(DAY, rules.SILENT_DAYS, rules.SILENT_AGAIN, today, CALENDAR) == day


@given(st.dates(DAY, date(2028, 12, 31)))
def test_an_occasion_is_a_working_day_and_never_ahead(today: date) -> None:
    day = rules.newest_occasion(DAY, 3, 5, today, CALENDAR)
    assert day is None or (CALENDAR.is_working_day(day) and DAY < day <= today)


def test_who_acts_in_a_function() -> None:
    assert rules.may_act("finance", {"finance", "support"}, 1)
    assert not rules.may_act("finance", {"hr", "support"}, 1)
    assert rules.may_act("records", {"hr", "support"}, 0), "what nobody holds is support's together"
    assert not rules.may_act("records", {"coordinator"}, 0)


def test_whom_a_decision_concerns() -> None:
    assert rules.concerned("procurement", ("data-protection",), {}) == (
        "finance",
        "procurement",
        "data-protection",
    )
    assert rules.concerned("procurement", (), {"procurement": ["records"]}) == ("records",)


def test_what_waits_is_told_truly() -> None:
    sent, waiting, unset = Delivery("sent", 1), Delivery("waiting", 2), Delivery("unset")
    assert rules.what_waits(sent, sent) == "none"
    assert rules.what_waits(sent, waiting) == "mail"
    assert rules.what_waits(unset, sent) == "card"
    assert rules.what_waits(waiting, unset) == "both"
    assert rules.what_was_late(sent, Delivery("sent", 3)) == "mail"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Kumppaneita on kaksi", "kumppanit"),
        ("Hankinnasta päätettiin", "hankinta"),
        ("ESR+ rahoitus", "rahoituksen"),
        ("Rahoituksen ehdot", "rahoitus"),
        ("Päätöksistä kerrotaan", "päätös"),
        ("Työpajoja nuorille", "nuoret"),
        ("Tietojen luovutus", "tiedot"),
        ("Osaamista lisätään", "osaaminen"),
        ("Lisäaikaa kuusi kuukautta", "lisäaika"),
    ],
)
def test_a_search_finds_inflected_words(written: str, said: str) -> None:
    words = search_words(written)
    assert all(f" {stem}" in words for stem in search_stems(said))


@given(st.text(max_size=80))
def test_no_text_begins_a_formula_in_a_spreadsheet(text: str) -> None:
    assert defused(text).lstrip()[:1] not in tuple("=+-@|%")


def test_a_csv_that_a_finnish_excel_opens() -> None:
    written = as_csv(["Hanke", "Päivä"], [["=1+1;x", DAY]])
    assert written == '\ufeffHanke;Päivä\r\n"\'=1+1;x";2.12.2026\r\n'.encode()
