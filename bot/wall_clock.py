"""The wall clock: moments of a day in the network's time zone, on both sides of a change of the clocks.

Pure functions, and the only place that joins a day and an hour. Moments are aware; those given back are UTC. An hour
that the clocks skip in spring is the same moment an hour later by the clock (3.30 is 4.30); of one that comes twice in
autumn the first is meant.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

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
