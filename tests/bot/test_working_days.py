"""The calendar: the worked dates of the default checklist, and every day of 2026-2031 counted another way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.working_days import WorkingDays

DAYS = st.dates(date(2026, 1, 1), date(2031, 12, 31))
calendar = WorkingDays()


@pytest.mark.parametrize(
    ("anchor", "n", "due"),
    [
        (date(2027, 5, 11), -5, date(2027, 5, 3)),  # helatorstai 6.5.2027 between
        (date(2026, 12, 2), 2, date(2026, 12, 4)),
        (date(2026, 12, 2), 3, date(2026, 12, 7)),  # itsenäisyyspäivä is a Sunday
        (date(2026, 12, 2), 15, date(2026, 12, 23)),
        (date(2026, 12, 23), 2, date(2026, 12, 29)),  # Christmas; the 26th is a Saturday
        (date(2026, 12, 23), 5, date(2027, 1, 4)),
        (date(2026, 12, 23), 8, date(2027, 1, 8)),  # loppiainen on a Wednesday
        (date(2027, 6, 24), 1, date(2027, 6, 28)),  # juhannusaatto
    ],
)
def test_worked_dates(anchor: date, n: int, due: date) -> None:
    assert calendar.add(anchor, n) == due


def test_months() -> None:
    assert calendar.months_after(date(2026, 12, 31), 2) == date(2027, 3, 1)
    assert calendar.months_after(date(2026, 11, 30), 3) == date(2027, 3, 1)
    assert calendar.months_after(date(2027, 1, 14), 2) == date(2027, 3, 15)
    assert calendar.months_after(date(2027, 1, 31), -11) == date(2026, 3, 2)
    assert calendar.months_after(date(2028, 1, 31), 1) == date(2028, 2, 29)


def test_a_day_stays_with_nothing_to_add() -> None:
    assert calendar.add(date(2026, 12, 6), 0) == date(2026, 12, 6)


def test_own_days_off() -> None:
    closed = WorkingDays([date(2026, 12, 7)])
    assert closed.add(date(2026, 12, 4), 1) == date(2026, 12, 8)
    assert closed.on_or_after(date(2026, 12, 5)) == date(2026, 12, 8)
    assert calendar.on_or_after(date(2026, 12, 5)) == date(2026, 12, 7)


def test_beyond_the_calendar() -> None:
    with pytest.raises(OverflowError):
        calendar.months_after(date(2026, 1, 1), 12 * 9000)


def easter(year: int) -> date:
    """Easter Sunday by Meeus's rule, not by the library that the calendar uses."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def is_off(day: date) -> bool:
    """The list of kickoff-template.fi.md, "Working days off", written out."""
    if day.weekday() >= 5 or (day.month, day.day) in {
        (1, 1),
        (1, 6),
        (5, 1),
        (12, 6),
        (12, 24),
        (12, 25),
        (12, 26),
    }:
        return True
    if day.month == 6 and day.weekday() == 4 and 19 <= day.day <= 25:
        return True
    return (day - easter(day.year)).days in (-2, 1, 39)


def test_every_day_of_six_years() -> None:
    day = date(2026, 1, 1)
    while day.year < 2032:
        assert calendar.is_working_day(day) is not is_off(day), day
        day += timedelta(days=1)


@given(DAYS, st.integers(-60, 60))
def test_adding_is_counting_day_by_day(day: date, n: int) -> None:
    counted, left = day, abs(n)
    while left:
        counted += timedelta(days=1 if n > 0 else -1)
        left -= not is_off(counted)
    assert calendar.add(day, n) == counted


@given(DAYS, st.integers(1, 60))
def test_between_turns_adding_round(day: date, n: int) -> None:
    assert calendar.between(day, calendar.add(day, n)) == n


@given(DAYS, DAYS)
def test_between_counts_each_working_day(start: date, end: date) -> None:
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    assert calendar.between(start, end) == sum(not is_off(day) for day in days)


@given(DAYS, st.integers(-24, 24))
def test_months_land_on_the_first_working_day(day: date, months: int) -> None:
    landed = calendar.months_after(day, months)
    assert not is_off(landed)
    total = day.year * 12 + day.month - 1 + months
    first = date(total // 12, total % 12 + 1, 1)
    assert first <= landed <= first + timedelta(days=38)
    target = min(first + timedelta(days=day.day - 1), _last_of_month(first))
    assert all(is_off(target + timedelta(days=n)) for n in range((landed - target).days))


def _last_of_month(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
