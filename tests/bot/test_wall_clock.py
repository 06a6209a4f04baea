"""A day and an hour together: gaps and folds, midnight, leap days, ends of months and years."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nudge_hours import Hours, daily_moment, is_open, next_daily, next_opening
from bot.wall_clock import at, day_bounds, local_day
from bot.working_days import WorkingDays
from storage.nudge_preferences import Preference

ZONE, CALENDAR = ZoneInfo("Europe/Helsinki"), WorkingDays()
SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)
days = st.dates(date(2024, 1, 1), date(2040, 12, 31))
hours = st.builds(
    lambda opens, length, share: Hours(time(opens), time(opens + int(length * share)), time(opens + length)),
    st.integers(6, 12),
    st.integers(2, 9),
    st.floats(0, 0.99),
)


@pytest.mark.parametrize(
    ("day", "hour", "utc"),
    [
        (SPRING, time(2, 59), datetime(2027, 3, 28, 0, 59, tzinfo=UTC)),
        (SPRING, time(3, 30), datetime(2027, 3, 28, 1, 30, tzinfo=UTC)),  # skipped: 4.30 by the clock
        (SPRING, time(4, 0), datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
        (AUTUMN, time(3, 30), datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),  # comes twice: the first
        (AUTUMN, time(4, 0), datetime(2027, 10, 31, 2, 0, tzinfo=UTC)),
        (date(2028, 2, 29), time(0), datetime(2028, 2, 28, 22, 0, tzinfo=UTC)),
        (date(2027, 12, 31), time(23, 59), datetime(2027, 12, 31, 21, 59, tzinfo=UTC)),
    ],
)
def test_a_moment_on_the_wall_clock(day: date, hour: time, utc: datetime) -> None:
    assert at(day, hour, ZONE) == utc


@given(days, st.times(max_value=time(23, 59)))
def test_a_moment_is_on_its_own_day(day: date, hour: time) -> None:
    assert local_day(at(day, hour, ZONE), ZONE) == day


@given(days)
def test_days_follow_one_another_without_a_hole(day: date) -> None:
    start, end = day_bounds(day, ZONE)
    assert day_bounds(day + timedelta(days=1), ZONE)[0] == end
    assert local_day(start, ZONE) == day == local_day(end - timedelta(microseconds=1), ZONE)
    assert (end - start) / timedelta(hours=1) in (23, 24, 25)


@given(days, st.times(), hours)
def test_ones_own_hours_hold_on_every_day(day: date, clock: time, own: Hours) -> None:
    moment = at(day, clock, ZONE)
    opens, comes = next_opening(moment, CALENDAR, ZONE, own), next_daily(moment, CALENDAR, ZONE, own)
    for found, first in ((opens, own.opens), (comes, own.daily)):
        local = found.astimezone(ZONE)
        assert found >= moment and is_open(found, CALENDAR, ZONE, own)
        assert first <= local.time() < own.closes
        assert found == moment.astimezone(UTC) or local.time() == first
    today = daily_moment(moment, CALENDAR, ZONE, own)
    assert today is None or today == comes


def test_hours_are_those_that_a_person_chose() -> None:
    assert Hours.of(Preference()) == Hours()
    assert Hours.of(Preference(7, 8, 15)) == Hours(time(7), time(8), time(15))
