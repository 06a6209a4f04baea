"""When Kehu may speak first to a person: on working days, 8 to 17 on the wall clock, the daily message from 9.

Pure functions. Moments are aware; those given back are UTC. Hours are told on the wall clock of ``zone`` for each day
anew, so that 9 stays 9 on both sides of a change of the clocks.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.working_days import WorkingDays

OPENS, DAILY, CLOSES = time(8), time(9), time(17)
_DAY = timedelta(days=1)


def at(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """The moment when the wall clock of ``zone`` shows ``hour``; the first of two in autumn."""
    return datetime.combine(day, hour, zone).astimezone(UTC)


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    """The calendar day of a moment in ``zone``."""
    return moment.astimezone(zone).date()


def day_bounds(day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The first moment of a day and of the day after it; 23 or 25 hours apart when the clocks change."""
    return at(day, time(0), zone), at(day + _DAY, time(0), zone)


def is_open(moment: datetime, calendar: WorkingDays, zone: ZoneInfo) -> bool:
    """Whether a nudge may go out now. The closing hour itself is closed."""
    day = local_day(moment, zone)
    return calendar.is_working_day(day) and at(day, OPENS, zone) <= moment < at(day, CLOSES, zone)


def next_opening(moment: datetime, calendar: WorkingDays, zone: ZoneInfo) -> datetime:
    """The moment itself if nudges may go out now, otherwise the next opening."""
    if is_open(moment, calendar, zone):
        return moment.astimezone(UTC)
    day = local_day(moment, zone)
    if moment >= at(day, OPENS, zone):
        day += _DAY
    return at(calendar.on_or_after(day), OPENS, zone)


def daily_moment(moment: datetime, calendar: WorkingDays, zone: ZoneInfo) -> datetime | None:
    """When today's daily message goes out: now if it is past 9 already; None on a day off, and after hours."""
    day = local_day(moment, zone)
    if not calendar.is_working_day(day) or moment >= at(day, CLOSES, zone):
        return None
    return max(at(day, DAILY, zone), moment.astimezone(UTC))
