"""Putting off: what a sentence says of a leave, and which days are taken."""

from datetime import date, timedelta

import pytest

from bot.refusal import Refusal
from bot.working_days import WorkingDays
from dialogs.reminders import rules

TODAY = date(2026, 12, 2)  # a Wednesday
CALENDAR = WorkingDays()


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("20.12. asti", date(2026, 12, 20)),
        ("20.12", date(2026, 12, 20)),
        ("20. 12. asti", date(2026, 12, 20)),
        ("4.1.2027 saakka", date(2027, 1, 4)),
        ("2027-01-04 asti", date(2027, 1, 4)),
        ("perjantaihin asti", date(2026, 12, 4)),
        ("keskiviikkoon", date(2026, 12, 9)),
        ("tiistaihin saakka, kiitos", date(2026, 12, 8)),
        ("huomenna", date(2026, 12, 3)),
        ("until 20 December", date(2026, 12, 20)),
        ("till friday.", date(2026, 12, 4)),
        ("", None),
        ("ensi kuussa", None),
    ],
)
def test_the_day_that_a_sentence_names(said: str, day: date | None) -> None:
    assert rules.day_in(said, TODAY) == day


def test_an_impossible_day_is_told(said: str = "31.2. asti") -> None:
    with pytest.raises(Refusal, match="refusal-impossible-date"):
        rules.day_in(said, TODAY)


@pytest.mark.parametrize(
    ("said", "away", "only_a_day"),
    [
        ("20.12. asti", True, False),
        ("olen lomalla", True, False),
        ("pois, olen poissa perjantaihin", True, False),
        ("until friday", True, False),
        ("20.12.", False, True),
        ("perjantaihin", False, True),
        ("minua 20.12. budjetista", False, False),
        ("to me", False, False),
        ("pois", False, False),
        ("tila", False, False),
        ("", False, False),
    ],
)
def test_whether_a_sentence_is_about_a_leave(said: str, away: bool, only_a_day: bool) -> None:
    assert (rules.tells_of_being_away(said), rules.is_a_day(said, TODAY)) == (away, only_a_day)


@pytest.mark.parametrize(
    ("day", "refusal"),
    [
        (None, "reminders-error-day"),
        (TODAY - timedelta(days=1), "refusal-past-date"),
        (date(9999, 12, 31), "reminders-error-far"),
    ],
)
def test_days_that_are_not_taken(day: date | None, refusal: str) -> None:
    for check in (rules.check_away, rules.check_later):
        with pytest.raises(Refusal, match=refusal):
            check(day, TODAY)


def test_today_can_be_the_last_day_away_but_is_not_later() -> None:
    assert rules.check_away(TODAY, TODAY) == TODAY
    with pytest.raises(Refusal, match="reminders-error-today"):
        rules.check_later(TODAY, TODAY)


@pytest.mark.parametrize(
    ("today", "tomorrow", "next_week"),
    [
        (TODAY, date(2026, 12, 3), date(2026, 12, 7)),
        (date(2026, 12, 4), date(2026, 12, 7), date(2026, 12, 7)),
        (date(2026, 12, 23), date(2026, 12, 28), date(2026, 12, 28)),
        (date(2027, 3, 25), date(2027, 3, 30), date(2027, 3, 30)),  # Easter Monday is off
    ],
)
def test_later_is_a_working_day(today: date, tomorrow: date, next_week: date) -> None:
    assert rules.later_day("tomorrow", today, CALENDAR) == tomorrow
    assert rules.later_day("next-week", today, CALENDAR) == next_week
    with pytest.raises(Refusal):
        rules.later_day("never", today, CALENDAR)


@pytest.mark.parametrize("number", [0, -1, 2**62])
def test_a_number_that_is_no_day_is_an_old_card(number: int) -> None:
    with pytest.raises(Refusal, match="host-old-card"):
        rules.message_day(number)
