"""The hours of nudges on the wall clock: working days 8 to 17, on both sides of each change of the clocks."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import nudge_hours
from bot.working_days import WorkingDays
from tests.schedules.office import CALENDAR, ZONE, at

FRIDAY = date(2026, 12, 4)


@pytest.mark.parametrize(
    ("hour", "minute", "is_open"),
    [(7, 59, False), (8, 0, True), (12, 0, True), (16, 59, True), (17, 0, False), (23, 0, False)],
)
def test_working_days_are_open_from_8_to_17(hour: int, minute: int, is_open: bool) -> None:
    assert nudge_hours.is_open(at(FRIDAY, hour, minute), CALENDAR, ZONE) is is_open


@pytest.mark.parametrize(
    "day", [date(2026, 12, 5), date(2026, 12, 6), date(2026, 12, 24), date(2027, 3, 26), date(2027, 6, 25)]
)
def test_weekends_and_holidays_are_closed_all_day(day: date) -> None:
    assert not any(nudge_hours.is_open(at(day, hour), CALENDAR, ZONE) for hour in range(24))
    assert nudge_hours.daily_moment(at(day, 10), CALENDAR, ZONE) is None


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        (at(FRIDAY, 7), at(FRIDAY, 8)),
        (at(FRIDAY, 9), at(FRIDAY, 9)),
        (at(FRIDAY, 17), at(date(2026, 12, 7), 8)),  # Independence Day is a Sunday
        (at(date(2026, 12, 23), 18), at(date(2026, 12, 28), 8)),
        (at(date(2027, 3, 25), 17), at(date(2027, 3, 30), 8)),  # Easter, and summer time begins on its Sunday
        (at(date(2027, 10, 29), 20), at(date(2027, 11, 1), 8)),  # winter time begins
    ],
)
def test_the_next_opening(moment: datetime, opens: datetime) -> None:
    assert nudge_hours.next_opening(moment, CALENDAR, ZONE) == opens


def test_nine_stays_nine_when_the_clocks_change() -> None:
    hours = {
        day: nudge_hours.at(day, nudge_hours.DAILY, ZONE).hour
        for day in (date(2027, 3, 25), date(2027, 3, 30), date(2027, 10, 29), date(2027, 11, 1))
    }
    assert list(hours.values()) == [7, 6, 6, 7]


def test_a_day_has_23_25_or_24_hours() -> None:
    def length(day: date) -> timedelta:
        start, end = nudge_hours.day_bounds(day, ZONE)
        return end - start

    days = (date(2027, 3, 28), date(2027, 10, 31), date(2027, 6, 1))
    assert [length(day) // timedelta(hours=1) for day in days] == [23, 25, 24]


def test_the_daily_message_waits_for_nine_and_goes_at_once_later() -> None:
    def daily(moment: datetime) -> datetime | None:
        return nudge_hours.daily_moment(moment, CALENDAR, ZONE)

    assert daily(at(FRIDAY, 0)) == daily(at(FRIDAY, 8, 30)) == at(FRIDAY, 9)
    assert daily(at(FRIDAY, 11, 20)) == at(FRIDAY, 11, 20)
    assert daily(at(FRIDAY, 17)) is None


def test_the_networks_own_days_off_are_closed() -> None:
    own = WorkingDays([FRIDAY])
    assert nudge_hours.next_opening(at(FRIDAY, 9), own, ZONE) == at(date(2026, 12, 7), 8)


@given(st.timedeltas(timedelta(0), timedelta(days=4 * 365)).map(lambda after: at(FRIDAY) + after))
def test_the_next_opening_is_open_not_before_and_the_first(moment: datetime) -> None:
    opens = nudge_hours.next_opening(moment, CALENDAR, ZONE)
    assert opens >= moment and nudge_hours.is_open(opens, CALENDAR, ZONE)
    if opens > moment:
        assert opens.astimezone(ZONE).time() == nudge_hours.OPENS
        assert not nudge_hours.is_open(opens - timedelta(microseconds=1), CALENDAR, ZONE)
        between = (moment + timedelta(hours=n) for n in range(int((opens - moment) / timedelta(hours=1))))
        assert not any(nudge_hours.is_open(each, CALENDAR, ZONE) for each in between)
