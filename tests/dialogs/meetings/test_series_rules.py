"""The days of a series and the timetable of a meeting, against an oracle that walks the calendar day by day.

The oracle knows the Finnish days off, Easter and the changes of the clocks by its own sums, not by the libraries that
the rules use.
"""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, product
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.refusal import Refusal
from bot.working_days import WorkingDays
from dialogs.meetings import series_rules as rules
from dialogs.meetings.series_rules import LAST, DayOff, Occurrence, SeriesRule

ZONE = ZoneInfo("Europe/Helsinki")
CALENDAR = WorkingDays()
BEGIN, END = date(2026, 1, 1), date(2031, 12, 31)
DAY = timedelta(days=1)


def walk(start: date, end: date) -> list[date]:
    return [start + n * DAY for n in range((end - start).days + 1)]


def easter(year: int) -> date:
    """Easter Sunday by Meeus's rule."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


FIXED_DAYS_OFF = {(1, 1), (1, 6), (5, 1), (12, 6), (12, 24), (12, 25), (12, 26)}
EASTERS = {year: easter(year) for year in range(2024, 2034)}


def is_off(day: date) -> bool:
    midsummer_eve = day.month == 6 and day.weekday() == 4 and 19 <= day.day <= 25
    church = (day - EASTERS[day.year]).days in (-2, 1, 39)
    return day.weekday() >= 5 or (day.month, day.day) in FIXED_DAYS_OFF or midsummer_eve or church


OFF = {day for day in walk(date(2025, 1, 1), date(2033, 12, 31)) if is_off(day)}


def in_utc(day: date, hour: int, minute: int) -> datetime:
    """Helsinki's wall clock as UTC: three hours ahead between the last Sundays of March and October, else two."""
    summer_begins = max(d for d in walk(date(day.year, 3, 25), date(day.year, 3, 31)) if d.weekday() == 6)
    summer_ends = max(d for d in walk(date(day.year, 10, 25), date(day.year, 10, 31)) if d.weekday() == 6)
    ahead = 3 if summer_begins <= day < summer_ends else 2
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC) - timedelta(hours=ahead)


def rule_days(rule: SeriesRule) -> list[date]:
    """Every day of the rule, by counting weekdays through all days there are."""
    found: list[date] = []
    seen: list[date] = []
    month = (0, 0)
    for day in walk(date(2025, 10, 1), date(2032, 3, 1)):
        if (day.year, day.month) != month:
            if seen and rule.nth == LAST:
                found.append(seen[-1])
            seen, month = [], (day.year, day.month)
        if day.weekday() == rule.weekday:
            seen.append(day)
            if len(seen) == rule.nth:
                found.append(day)
    first = rule.first_month
    return [
        day
        for day in found
        if day >= first
        and ((day.year - first.year) * 12 + day.month - first.month) % rule.every == 0
        and day.month not in rule.months_off
    ]


def walked(day: date, step: int, off: set[date]) -> date:
    day += step * DAY
    while day in off:
        day += step * DAY
    return day


def oracle(rule: SeriesRule, off: set[date]) -> list[tuple[date, date]]:
    """The rule's days, each with the day that is held, for 2026 to 2031."""
    held = []
    for day in rule_days(rule):
        on = day
        if day in off and rule.on_day_off != "keep":
            if rule.on_day_off == "skip":
                continue
            before, after = walked(day, -1, off), walked(day, 1, off)
            weeks = [d for d in (day + 7 * DAY, day + 14 * DAY, day + 21 * DAY) if d not in off] + [after]
            on, other = {
                "previous": (before, after),
                "next": (after, before),
                "week-later": (weeks[0], before),
            }[rule.on_day_off]
            if on.month in rule.months_off and other.month not in rule.months_off:
                on = other
        if BEGIN <= on <= END:
            held.append((day, on))
    return held


def compare(rule: SeriesRule, calendar: WorkingDays = CALENDAR, off: set[date] = OFF) -> list[Occurrence]:
    found = rules.occurrences(rule, BEGIN, END, calendar, ZONE)
    assert [(meeting.original_day, meeting.day) for meeting in found] == oracle(rule, off)
    for meeting in found:
        assert meeting.starts_at == in_utc(meeting.day, rule.start.hour, rule.start.minute)
        assert meeting.ends_at - meeting.starts_at == timedelta(minutes=rule.minutes)
        assert meeting.moved is (meeting.day != meeting.original_day)
        assert meeting.starts_at.tzinfo is meeting.ends_at.tzinfo is UTC
    return found


@pytest.mark.parametrize("nth", [1, 2, 3, 4, LAST])
def test_every_rule_over_six_years(nth: int) -> None:
    for weekday, every, on_day_off in product(range(5), (1, 2, 5), get_args(DayOff)):
        compare(SeriesRule(nth, weekday, time(13), 90, date(2026, 3, 1), every, (7,), on_day_off))


RULES = st.builds(
    lambda nth, weekday, minutes, length, first, every, off, on_day_off: (
        nth, weekday, time(*divmod(minutes, 60)), length, first, every, tuple(off), on_day_off,
    ),
    st.sampled_from([1, 2, 3, 4, LAST]),
    st.integers(0, 4),
    st.integers(7 * 60, 16 * 60),
    st.integers(15, 420),
    st.dates(date(2025, 11, 1), date(2029, 1, 31)),
    st.integers(1, 12),
    st.sets(st.integers(1, 12), max_size=5),
    st.sampled_from(get_args(DayOff)),
)  # fmt: skip


def built(parts: tuple[object, ...]) -> SeriesRule | None:
    try:
        return SeriesRule(*parts)  # type: ignore[arg-type]
    except Refusal as refusal:
        assert refusal.message == "meetings-error-no-months"
        return None


@settings(max_examples=150)
@given(RULES, st.sets(st.sampled_from(walk(BEGIN, END)), max_size=60))
def test_any_rule_with_the_towns_own_days_off(parts: tuple[object, ...], own: set[date]) -> None:
    rule = built(parts)
    if rule is None:
        return
    found = compare(rule, WorkingDays(own), OFF | own)
    assert len({meeting.original_day for meeting in found}) == len(found)


@given(RULES)
def test_a_rule_comes_back_from_storage(parts: tuple[object, ...]) -> None:
    rule = built(parts)
    if rule is not None:
        assert rules.from_json(json.loads(json.dumps(rules.as_json(rule)))) == rule


@given(RULES, st.dates(date(2026, 1, 1), date(2031, 1, 1)), st.integers(0, 400))
def test_a_part_of_the_time_has_that_part_of_the_meetings(
    parts: tuple[object, ...], start: date, days: int
) -> None:
    rule = built(parts)
    if rule is None:
        return
    end = start + timedelta(days=days)
    whole = rules.occurrences(rule, BEGIN, date(2032, 12, 31), CALENDAR, ZONE)
    part = rules.occurrences(rule, start, end, CALENDAR, ZONE)
    assert part == [meeting for meeting in whole if start <= meeting.day <= end]


def test_the_next_twelve() -> None:
    rule = SeriesRule(2, 3, time(13), 90, date(2026, 12, 1), months_off=(7,))
    next_ones = [m.day for m in islice(rules.occurrences_from(rule, date(2026, 12, 1), CALENDAR, ZONE), 12)]
    assert next_ones == [
        date(2026, 12, 10), date(2027, 1, 14), date(2027, 2, 11), date(2027, 3, 11), date(2027, 4, 8),
        date(2027, 5, 13), date(2027, 6, 10), date(2027, 8, 12), date(2027, 9, 9), date(2027, 10, 14),
        date(2027, 11, 11), date(2027, 12, 9),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("on_day_off", "day"),
    [
        ("previous", date(2027, 1, 5)),
        ("next", date(2027, 1, 7)),
        ("week-later", date(2027, 1, 13)),
        ("keep", date(2027, 1, 6)),
        ("skip", date(2027, 2, 3)),
    ],
)
def test_epiphany_moves_the_first_wednesday_to_the_agreed_neighbour(on_day_off: DayOff, day: date) -> None:
    rule = SeriesRule(1, 2, time(9), 60, date(2027, 1, 1), on_day_off=on_day_off)
    first = next(rules.occurrences_from(rule, date(2027, 1, 1), CALENDAR, ZONE))
    assert (first.day, first.moved) == (day, day not in (date(2027, 1, 6), date(2027, 2, 3)))


def test_no_move_lands_in_a_month_off() -> None:
    rule = SeriesRule(1, 4, time(9), 60, date(2026, 11, 1), months_off=(12,), on_day_off="previous")
    days = [m.day for m in rules.occurrences(rule, date(2026, 11, 1), date(2027, 2, 28), CALENDAR, ZONE)]
    assert days == [date(2026, 11, 6), date(2027, 1, 4), date(2027, 2, 5)]


def test_a_meeting_moved_into_the_next_month_is_found_there() -> None:
    """The last Friday of 2026 is Christmas Day, and a week later is New Year's Day."""
    rule = SeriesRule(LAST, 4, time(9), 60, date(2026, 11, 1), on_day_off="week-later")
    (first, *_) = rules.occurrences(rule, date(2027, 1, 7), date(2027, 1, 31), CALENDAR, ZONE)
    assert (first.original_day, first.day) == (date(2026, 12, 25), date(2027, 1, 8))


def test_the_calendar_ends_quietly() -> None:
    rule = SeriesRule(1, 0, time(9), 60, date(9997, 11, 1))
    assert [m.day.year for m in rules.occurrences_from(rule, date(9998, 6, 1), CALENDAR, ZONE)] == [9998] * 7


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"nth": 5}, "meetings-error-fifth"),
        ({"nth": 0}, "meetings-error-fifth"),
        ({"weekday": 5}, "meetings-error-weekend"),
        ({"weekday": -1}, "meetings-error-weekend"),
        ({"start": time(6, 59)}, "meetings-error-start"),
        ({"start": time(20, 1)}, "meetings-error-start"),
        ({"minutes": 14}, "meetings-error-minutes"),
        ({"minutes": 481}, "meetings-error-minutes"),
        ({"start": time(19), "minutes": 300}, "meetings-error-minutes"),
        ({"every": 0}, "meetings-error-every"),
        ({"every": 13}, "meetings-error-every"),
        ({"months_off": (0,)}, "meetings-error-months-off"),
        ({"months_off": tuple(range(1, 13))}, "meetings-error-months-off"),
        ({"every": 12, "months_off": (12,)}, "meetings-error-no-months"),
        ({"on_day_off": "maybe"}, "meetings-error-day-off"),
    ],
)
def test_a_rule_that_could_not_hold_is_refused(change: dict[str, object], message: str) -> None:
    rule = SeriesRule(2, 3, time(13), 90, date(2026, 12, 24))
    assert rule.first_month == date(2026, 12, 1)
    with pytest.raises(Refusal) as refused:
        dataclasses.replace(rule, **change)  # type: ignore[arg-type]
    assert refused.value.message == message


def test_the_timetable_of_a_january_meeting() -> None:
    """To 14.1.2027 klo 13: between it and the call lie a weekend and the days after Epiphany."""
    timetable = rules.timetable(in_utc(date(2027, 1, 14), 13, 0), CALENDAR, ZONE)
    assert timetable == rules.Timetable(
        call=in_utc(date(2027, 1, 4), 9, 0),
        reminder=in_utc(date(2027, 1, 11), 9, 0),
        freeze=in_utc(date(2027, 1, 13), 13, 0),
        agenda=in_utc(date(2027, 1, 13), 13, 0),
        soon=in_utc(date(2027, 1, 14), 12, 0),
    )


def counted_back(day: date, working_days: int) -> date:
    while working_days:
        day -= DAY
        working_days -= day not in OFF
    return day


def test_the_timetable_of_every_day_of_six_years() -> None:
    """At 9 and 13 on the wall clock whatever the clocks did in between; nothing on a day off; always in order."""
    for day in walk(BEGIN, END):
        for hour in (7, 13, 20):
            starts_at = in_utc(day, hour, 30 if hour < 20 else 0)
            timetable = rules.timetable(starts_at, CALENDAR, ZONE)
            assert timetable.call == in_utc(counted_back(day, 7), 9, 0)
            assert timetable.reminder == in_utc(counted_back(day, 3), 9, 0)
            assert timetable.freeze == timetable.agenda == in_utc(counted_back(day, 1), 13, 0)
            assert timetable.soon == in_utc(day, hour - 1, 30 if hour < 20 else 0)
            assert timetable.call < timetable.reminder < timetable.freeze < timetable.soon < starts_at
