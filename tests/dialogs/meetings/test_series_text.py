"""A series' rule in people's words."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.refusal import Refusal
from dialogs.meetings.series_rules import LAST, SeriesRule
from dialogs.meetings.series_text import read_rule

BASE = SeriesRule(1, 0, time(10), 90, date(2026, 12, 1), 2, (7,), "previous")
FI = ["maanantai", "tiistai", "keskiviikko", "torstai", "perjantai"]
PIECES = ["2.", "torstai", "klo", "13", "joka", "toinen", "kuukausi", "ei", "heinä", "-", "min", "90", "|"]
EN = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]


@pytest.mark.parametrize(
    ("text", "nth", "weekday", "start"),
    [
        ("2. torstai klo 13", 2, 3, time(13)),
        ("2.torstai klo13", 2, 3, time(13)),
        ("2 torstai 13", 2, 3, time(13)),
        ("kuukauden toinen torstai klo 13", 2, 3, time(13)),
        ("Kuukauden viimeinen tiistai", LAST, 1, time(10)),
        ("joka kuun 1. maanantai klo 9.15", 1, 0, time(9, 15)),
        ("joka kuukauden kolmantena keskiviikkona kello 9:15.", 3, 2, time(9, 15)),
        ("kuukauden 4. pe klo 8", 4, 4, time(8)),
        ("klo 14, kuun vika perjantai", LAST, 4, time(14)),
        ("toka ke klo 13", 2, 2, time(13)),
        ("2. to", 2, 3, time(10)),
        ("kuukausittain 2. torstaina klo 13", 2, 3, time(13)),
        ("2. TORSTAI KLO 13", 2, 3, time(13)),
        ("viimeisena torstaina kuussa klo 13", LAST, 3, time(13)),
        ("2nd Thursday at 13:00", 2, 3, time(13)),
        ("2nd Thursday at 1 pm", 2, 3, time(13)),
        ("second thursday of every month at 1pm", 2, 3, time(13)),
        ("every second Thursday of the month, 13:00", 2, 3, time(13)),
        ("last Tuesday of the month", LAST, 1, time(10)),
        ("On the first Monday of each month at 9.15 am", 1, 0, time(9, 15)),
        ("the 3rd Fri, 12 pm", 3, 4, time(12)),
    ],
)
def test_which_day_and_when(text: str, nth: int, weekday: int, start: time) -> None:
    rule = read_rule(text, BASE)
    assert (rule.nth, rule.weekday, rule.start, rule.every, rule.minutes) == (nth, weekday, start, 1, 90)
    assert (rule.first_month, rule.months_off, rule.on_day_off) == (date(2026, 12, 1), (7,), "previous")


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("joka toinen kuukausi, 2. torstai klo 13", 2),
        ("joka toisen kuukauden 2. torstai klo 13", 2),
        ("joka 3. kuukausi 2. torstai klo 13", 3),
        ("kolmen kuukauden välein kuukauden toinen torstai klo 13", 3),
        ("2. torstai klo 13, 2 kk välein", 2),
        ("neljännesvuosittain 2. torstai klo 13", 3),
        ("2nd Thursday at 13:00 every other month", 2),
        ("second Thursday of every second month at 13:00", 2),
        ("2nd Thursday of every 3 months at 13:00", 3),
        ("2nd Thursday at 13:00 monthly", 1),
        ("quarterly, 2nd Thursday at 13:00", 3),
    ],
)
def test_every_how_many_months(text: str, every: int) -> None:
    rule = read_rule(text, BASE)
    assert (rule.nth, rule.weekday, rule.start, rule.every) == (2, 3, time(13), every)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("joka toisen kuukauden 2. torstai klo 13 tammikuusta alkaen", date(2027, 1, 1)),
        ("joka toisen kuukauden 2. torstai klo 13 tammikuusta 2028 lähtien", date(2028, 1, 1)),
        ("alkaen joulukuusta, joka toisen kuukauden 2. torstai klo 13", date(2026, 12, 1)),
        ("2nd Thursday at 13:00 every other month from March", date(2027, 3, 1)),
        ("2nd Thursday at 13:00 every other month, starting in March 2029", date(2029, 3, 1)),
        ("2. torstai klo 13", BASE.first_month),
    ],
)
def test_from_which_month(text: str, first: date) -> None:
    rule = read_rule(text, BASE)
    assert (rule.first_month, rule.start) == (first, time(13))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("2. torstai klo 13–14.30", 90),
        ("2. torstai klo 13.00-15", 120),
        ("2. torstai klo 13, 45 min", 45),
        ("2. torstai klo 13 kesto 1,5 tuntia", 90),
        ("2. torstai klo 13, puolitoista tuntia", 90),
        ("2. torstai klo 13, tunti", 60),
        ("2. torstai klo 13, 1 h 15 min", 75),
        ("2. torstai klo 13–14, 60 minuuttia", 60),
        ("2nd Thursday, 1:00 - 2:30 pm", 90),
        ("2nd Thursday at 13:00 for 2 hours", 120),
    ],
)
def test_how_long(text: str, minutes: int) -> None:
    rule = read_rule(text, BASE)
    assert (rule.start, rule.minutes) == (time(13), minutes)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("2. torstai klo 13, ei heinäkuussa", (7,)),
        ("2. torstai klo 13 paitsi kesä-, heinä- ja elokuussa", (6, 7, 8)),
        ("2. torstai klo 13 paitsi heinäkuussa ja tammikuussa", (1, 7)),
        ("2nd Thursday at 13:00, not in July or August", (7, 8)),
        ("2nd Thursday at 13:00 except Dec", (12,)),
    ],
)
def test_months_off(text: str, months: tuple[int, ...]) -> None:
    rule = read_rule(text, BASE)
    assert (rule.months_off, rule.start) == (months, time(13))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "meetings-error-rule"),
        ("torstai klo 13", "meetings-error-rule"),
        ("2. klo 13", "meetings-error-rule"),
        ("joskus ensi viikolla", "meetings-error-rule"),
        ("joka torstai klo 13", "meetings-error-weekly"),
        ("joka toinen torstai klo 13", "meetings-error-weekly"),
        ("every second Thursday at 13:00", "meetings-error-weekly"),
        ("joka toinen viikko torstaina", "meetings-error-weekly"),
        ("5. torstai klo 13", "meetings-error-fifth"),
        ("viides torstai", "meetings-error-fifth"),
        ("9. torstai", "meetings-error-fifth"),
        ("2. lauantai klo 13", "meetings-error-weekend"),
        ("last Sunday", "meetings-error-weekend"),
        ("2. torstai klo 25", "meetings-error-time"),
        ("2. torstai klo 9.75", "meetings-error-time"),
        ("2nd Thursday at 13 pm", "meetings-error-time"),
        ("2. torstai klo 3", "meetings-error-start"),
        ("2. torstai klo 21", "meetings-error-start"),
        ("2. torstai klo 13–12", "meetings-error-minutes"),
        ("2. torstai klo 13–13", "meetings-error-minutes"),
        ("2. torstai klo 13, 5 min", "meetings-error-minutes"),
        ("2. torstai klo 20, 480 min", "meetings-error-minutes"),
        ("2. torstai klo 13, 9999 min", "meetings-error-minutes"),
        ("2. torstai klo 13–14, 90 min", "meetings-error-two-lengths"),
        ("2. torstai klo 13 joka 6. kuukausi, ei joulukuussa mutta", "meetings-error-word"),
        ("joka 6. kuukausi 2. torstai, ei kesäkuussa ja joulukuussa", "meetings-error-no-months"),
        ("2. ja 4. torstai klo 13", "meetings-error-word"),
        ("2. torstai tai perjantai klo 13", "meetings-error-word"),
        ("toiseksi viimeinen torstai klo 13", "meetings-error-word"),
        ("second last Thursday", "meetings-error-word"),
        ("2. torstai klo 13 Teamsissa", "meetings-error-word"),
        ("2. torstai klo 13 ja klo 15", "meetings-error-word"),
        ("2. torstai " + "x" * 300, "refusal-too-long"),
        ("١. torstai", "meetings-error-rule"),
    ],
)
def test_what_is_no_rule_is_refused(text: str, message: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_rule(text, BASE)
    assert refused.value.message == message


def test_the_word_that_was_not_understood_is_shown_as_it_was_written() -> None:
    with pytest.raises(Refusal) as refused:
        read_rule("2. torstai klo 13 Ääniradassa!", BASE)
    assert refused.value.arguments == {"word": "Ääniradassa"}


@given(
    st.sampled_from([1, 2, 3, 4, LAST]),
    st.integers(0, 4),
    st.integers(7, 20),
    st.sampled_from([0, 5, 15, 30, 59]),
    st.integers(1, 12),
    st.booleans(),
)
def test_every_rule_can_be_said(
    nth: int, weekday: int, hour: int, minute: int, every: int, in_finnish: bool
) -> None:
    minute = 0 if hour == 20 else minute
    base = SeriesRule(1, 0, time(10), 90, date(2026, 12, 1))
    if in_finnish:
        which = "viimeinen" if nth == LAST else f"{nth}."
        text = f"joka {every}. kuukausi {which} {FI[weekday]} klo {hour}.{minute:02}"
    else:
        which = "last" if nth == LAST else f"{nth}" + ("st", "nd", "rd", "th")[nth - 1]
        text = f"{which} {EN[weekday]} at {hour}:{minute:02} every {every} months"
    rule = read_rule(text, base)
    assert (rule.nth, rule.weekday, rule.start, rule.every) == (nth, weekday, time(hour, minute), every)


@given(st.text(max_size=250) | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_any_text_is_a_rule_or_a_refusal(text: str) -> None:
    try:
        rule = read_rule(text, BASE)
    except Refusal:
        return
    assert rule.nth in (1, 2, 3, 4, LAST)
