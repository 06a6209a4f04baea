"""When the network meets: the rule of a series, the days it gives, and the timetable of one meeting.

No I/O, no clock: the calendar and the zone are handed in. Days and times of a rule are the wall clock's; moments that
are given back are UTC. Source of the rules: the product's chapter on monthly meetings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal, cast, get_args
from zoneinfo import ZoneInfo

from bot.nudge_hours import DAILY, at
from bot.refusal import Refusal
from bot.working_days import WorkingDays

LAST = -1
"""``nth`` of a rule that means the last such weekday of the month."""
EARLIEST, LATEST = time(7), time(20)
"""When a meeting may start. No clock is changed between these hours, so each is said once in every day."""
SHORTEST, LONGEST = 15, 480
CALLS_BEFORE, REMINDS_BEFORE, FREEZES_BEFORE = 7, 3, 1
"""Working days before the meeting."""
FREEZES = time(13)
SOON_BEFORE = timedelta(hours=1)
_WEEK = timedelta(days=7)
_LATER_WEEKS_MOST = 4
_WEEKDAYS = range(5)
_MONTHS = range(1, 13)

DayOff = Literal["previous", "next", "week-later", "keep", "skip"]
"""What happens to a meeting that falls on a day off."""


@dataclass(frozen=True)
class SeriesRule:
    """One weekday of a month, e.g. every second month's last Tuesday at 13.

    ``nth`` is 1 to 4 or ``LAST``; ``weekday`` 0 (Monday) to 4; ``months_off`` are numbers of months in which nobody
    meets. The months are counted from that of ``first_month``, before which there are no meetings. A rule that could not
    hold is a Refusal.
    """

    nth: int
    weekday: int
    start: time
    minutes: int
    first_month: date
    every: int = 1
    months_off: tuple[int, ...] = ()
    on_day_off: DayOff = "next"

    def __post_init__(self) -> None:
        object.__setattr__(self, "first_month", self.first_month.replace(day=1))
        object.__setattr__(self, "months_off", tuple(sorted(set(self.months_off))))
        _check_day(self)
        _check_hours(self.start, self.minutes)
        _check_months(self)


def _check_day(rule: SeriesRule) -> None:
    if rule.nth not in (1, 2, 3, 4, LAST):
        raise Refusal("meetings-error-fifth")
    if rule.weekday not in _WEEKDAYS:
        raise Refusal("meetings-error-weekend")
    if rule.on_day_off not in get_args(DayOff):
        raise Refusal("meetings-error-day-off")


def _check_hours(start: time, minutes: int) -> None:
    if start.tzinfo is not None or start.second or start.microsecond or not EARLIEST <= start <= LATEST:
        raise Refusal("meetings-error-start")
    if not SHORTEST <= minutes <= LONGEST or start.hour * 60 + start.minute + minutes >= 24 * 60:
        raise Refusal("meetings-error-minutes", least=SHORTEST, most=LONGEST)


def _check_months(rule: SeriesRule) -> None:
    if rule.every not in _MONTHS:
        raise Refusal("meetings-error-every")
    if not set(rule.months_off) <= set(_MONTHS) or len(rule.months_off) == len(_MONTHS):
        raise Refusal("meetings-error-months-off")
    first = rule.first_month.month - 1
    if {(first + n * rule.every) % 12 + 1 for n in _MONTHS} <= set(rule.months_off):
        raise Refusal("meetings-error-no-months")


def as_json(rule: SeriesRule) -> dict[str, Any]:
    """The rule as it is stored; ``from_json`` turns it back."""
    return asdict(rule) | {
        "start": rule.start.isoformat("minutes"),
        "first_month": rule.first_month.isoformat(),
        "months_off": list(rule.months_off),
    }


def from_json(stored: Mapping[str, Any]) -> SeriesRule:
    """The rule that was stored. Raises Refusal, KeyError, TypeError or ValueError for what no ``as_json`` gave."""
    return SeriesRule(
        nth=int(stored["nth"]),
        weekday=int(stored["weekday"]),
        start=time.fromisoformat(stored["start"]),
        minutes=int(stored["minutes"]),
        first_month=date.fromisoformat(stored["first_month"]),
        every=int(stored["every"]),
        months_off=tuple(int(month) for month in stored["months_off"]),
        on_day_off=cast(DayOff, stored["on_day_off"]),
    )


@dataclass(frozen=True)
class Occurrence:
    """One meeting of a series. ``original_day`` is the rule's day, which never changes and so names it."""

    original_day: date
    day: date
    starts_at: datetime
    ends_at: datetime

    @property
    def moved(self) -> bool:
        """Whether it is on another day than the rule's, because that one is off."""
        return self.day != self.original_day


def occurrences(
    rule: SeriesRule, start: date, end: date, calendar: WorkingDays, zone: ZoneInfo
) -> list[Occurrence]:
    """The meetings that are held from ``start`` to ``end``, both counted in, earliest first."""
    held = []
    for meeting in occurrences_from(rule, start, calendar, zone):
        # A meeting can be moved back by some weeks, never by a month.
        if meeting.original_day > end + timedelta(days=31):
            break
        if meeting.day <= end:
            held.append(meeting)
    return held


def occurrences_from(
    rule: SeriesRule, start: date, calendar: WorkingDays, zone: ZoneInfo
) -> Iterator[Occurrence]:
    """The meetings from a day on, without an end: take as many as are needed."""
    earlier = start - timedelta(days=62) if start > date.min + timedelta(days=62) else date.min
    months = rule.first_month.year * 12 + rule.first_month.month - 1
    behind = max(0, earlier.year * 12 + earlier.month - 1 - months)
    months += -(-behind // rule.every) * rule.every
    while months // 12 <= date.max.year - 1:
        year, month = months // 12, months % 12 + 1
        months += rule.every
        if month in rule.months_off:
            continue
        original = day_in_month(rule, year, month)
        day = settled_day(rule, original, calendar)
        if day is not None and day >= start:
            yield occurrence(rule, original, day, zone)


def occurrence(rule: SeriesRule, original_day: date, day: date, zone: ZoneInfo) -> Occurrence:
    """The meeting of ``original_day`` held on ``day``, at the rule's hours on that day's wall clock."""
    ends = (datetime.combine(day, rule.start) + timedelta(minutes=rule.minutes)).time()
    return Occurrence(original_day, day, at(day, rule.start, zone), at(day, ends, zone))


def day_in_month(rule: SeriesRule, year: int, month: int) -> date:
    """The rule's weekday in a month, whether it is off or not."""
    if rule.nth == LAST:
        following = date(year + month // 12, month % 12 + 1, 1)
        last = following - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - rule.weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(rule.weekday - first.weekday()) % 7 + 7 * (rule.nth - 1))


def settled_day(rule: SeriesRule, day: date, calendar: WorkingDays) -> date | None:
    """The day on which the meeting of the rule's ``day`` is held; None if it is skipped.

    A meeting is not moved into a month off: it then goes the other way, to the nearest working day there is.
    """
    if rule.on_day_off == "keep" or calendar.is_working_day(day):
        return day
    if rule.on_day_off == "skip":
        return None
    before, after = calendar.add(day, -1), calendar.add(day, 1)
    if rule.on_day_off == "previous":
        wanted, instead = before, after
    else:
        wanted = after if rule.on_day_off == "next" else _weeks_later(day, calendar) or after
        instead = before
    return instead if wanted.month in rule.months_off and instead.month not in rule.months_off else wanted


def _weeks_later(day: date, calendar: WorkingDays) -> date | None:
    """The same weekday of the first week after that has it as a working day; None if there is none soon."""
    later = (day + _WEEK * weeks for weeks in range(1, _LATER_WEEKS_MOST))
    return next((one for one in later if calendar.is_working_day(one)), None)


@dataclass(frozen=True)
class Timetable:
    """What happens when before a meeting; moments in UTC, from the wall clock of the network's zone."""

    call: datetime
    reminder: datetime
    freeze: datetime
    agenda: datetime
    soon: datetime


def timetable(starts_at: datetime, calendar: WorkingDays, zone: ZoneInfo) -> Timetable:
    """The timetable of a meeting: working days are counted back from the day on which it is really held.

    The call and the reminder come when the daily message does; the agenda is posted as it is frozen.
    """
    day = starts_at.astimezone(zone).date()
    freeze = at(calendar.add(day, -FREEZES_BEFORE), FREEZES, zone)
    return Timetable(
        call=at(calendar.add(day, -CALLS_BEFORE), DAILY, zone),
        reminder=at(calendar.add(day, -REMINDS_BEFORE), DAILY, zone),
        freeze=freeze,
        agenda=freeze,
        soon=(starts_at - SOON_BEFORE).astimezone(UTC),
    )
