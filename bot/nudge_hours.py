"""When Kehu may speak first to a person: on working days, 8 to 17 on the wall clock, the daily message from 9.

Everybody may have hours of their own. Pure functions; moments are aware, those given back are UTC. Hours are told on
the wall clock of ``zone`` for each day anew, so that 9 stays 9 on both sides of a change of the clocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.wall_clock import at, day_bounds, local_day
from bot.working_days import WorkingDays
from storage.nudge_preferences import Preference

__all__ = [
    "CLOSES",
    "DAILY",
    "OPENS",
    "USUAL",
    "Hours",
    "at",
    "daily_moment",
    "day_bounds",
    "is_open",
    "local_day",
    "next_daily",
    "next_opening",
]

OPENS, DAILY, CLOSES = time(8), time(9), time(17)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Hours:
    """From ``opens`` to before ``closes`` Kehu may write; the daily message comes at ``daily``."""

    opens: time = OPENS
    daily: time = DAILY
    closes: time = CLOSES

    @classmethod
    def of(cls, wanted: Preference) -> Hours:
        """What a person has chosen."""
        return cls(time(wanted.opens), time(wanted.daily), time(wanted.closes))


USUAL = Hours()


def is_open(moment: datetime, calendar: WorkingDays, zone: ZoneInfo, hours: Hours = USUAL) -> bool:
    """Whether Kehu may write now. The closing hour itself is closed."""
    day = local_day(moment, zone)
    return calendar.is_working_day(day) and at(day, hours.opens, zone) <= moment < at(day, hours.closes, zone)


def next_opening(moment: datetime, calendar: WorkingDays, zone: ZoneInfo, hours: Hours = USUAL) -> datetime:
    """The moment itself if Kehu may write now, otherwise the next opening."""
    if is_open(moment, calendar, zone, hours):
        return moment.astimezone(UTC)
    day = local_day(moment, zone)
    if moment >= at(day, hours.opens, zone):
        day += _DAY
    return at(calendar.on_or_after(day), hours.opens, zone)


def daily_moment(
    moment: datetime, calendar: WorkingDays, zone: ZoneInfo, hours: Hours = USUAL
) -> datetime | None:
    """When today's daily message goes out: now if its hour has passed; None on a day off, and after hours."""
    day = local_day(moment, zone)
    if not calendar.is_working_day(day) or moment >= at(day, hours.closes, zone):
        return None
    return max(at(day, hours.daily, zone), moment.astimezone(UTC))


def next_daily(moment: datetime, calendar: WorkingDays, zone: ZoneInfo, hours: Hours = USUAL) -> datetime:
    """The moment itself if the daily message may go out now, otherwise its next hour."""
    today = daily_moment(moment, calendar, zone, hours)
    if today is not None:
        return today
    return at(calendar.on_or_after(local_day(moment, zone) + _DAY), hours.daily, zone)
