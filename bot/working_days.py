"""The Finnish working day (arkipäivä), in which every due date of a checklist is counted."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from holidays.countries.finland import Finland

_DAY = timedelta(days=1)
_SATURDAY = 5


@lru_cache(maxsize=64)
def _holidays(year: int) -> frozenset[date]:
    """Days off of one year, as the default checklist lists them (its section "Working days off").

    The library counts midsummer eve and Christmas eve in, and Sundays such as Easter, which are off anyway.
    """
    return frozenset(Finland(years=year, expand=False))  # type: ignore[no-untyped-call]


class WorkingDays:
    """A calendar of working days in Finland; ``own_days_off`` are the days a municipality adds.

    Pure and immutable: dates in, dates out. Sums beyond the years 1 to 9999 raise ``OverflowError``.
    """

    def __init__(self, own_days_off: Iterable[date] = ()) -> None:
        self._own_days_off = frozenset(own_days_off)

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < _SATURDAY and day not in _holidays(day.year) and day not in self._own_days_off

    def on_or_after(self, day: date) -> date:
        """The day itself if it is a working day, otherwise the next one."""
        while not self.is_working_day(day):
            day += _DAY
        return day

    def add(self, day: date, n: int) -> date:
        """The ``n``-th working day after ``day``, or before it when ``n`` is negative.

        The day itself is not counted and need not be a working day; with ``n`` 0 it comes back as it is.
        """
        step = _DAY if n > 0 else -_DAY
        for _ in range(abs(n)):
            day += step
            while not self.is_working_day(day):
                day += step
        return day

    def between(self, start: date, end: date) -> int:
        """How many working days come after ``start``, up to and with ``end``; 0 when ``end`` is not later."""
        days = range(start.toordinal() + 1, end.toordinal() + 1)
        return sum(self.is_working_day(date.fromordinal(ordinal)) for ordinal in days)

    def months_after(self, day: date, months: int) -> date:
        """The same day ``months`` later, or that month's last day; if it is off, the next working day.

        31.12.2026 and two months give Monday 1.3.2027.
        """
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        if not date.min.year <= year <= date.max.year:
            raise OverflowError("date value out of range")
        last = calendar.monthrange(year, month + 1)[1]
        return self.on_or_after(date(year, month + 1, min(day.day, last)))
