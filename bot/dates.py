"""Days and times in words, and back: how Kehu says a date, and what it understands when somebody types one.

The rules are those of the voice: no-break spaces inside, no leading zeros, ``klo 13`` and never ``13.00``.
Names of days and months come from Babel; the wording is put together here, since every row says a date.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale

from bot.refusal import Refusal
from bot.user_text import one_line

NBSP = "\u00a0"
_DASH = "\u2013"

_NEAR = {
    "fi": {-1: "eilen", 0: "tänään", 1: "huomenna", 2: "ylihuomenna"},
    "en": {-1: "yesterday", 0: "today", 1: "tomorrow", 2: "the day after tomorrow"},
}


class _Names:
    """Names of days and months in one language, Monday and January first."""

    def __init__(self, code: str) -> None:
        locale = Locale.parse(code)
        self.short_days = [locale.days["format"]["abbreviated"][n] for n in range(7)]
        self.days = [locale.days["stand-alone"]["wide"][n] for n in range(7)]
        self.on_days = [locale.days["format"]["wide"][n] for n in range(7)]  # maanantaina
        self.months = [locale.months["format"]["wide"][n] for n in range(1, 13)]
        self.short_months = [locale.months["format"]["abbreviated"][n] for n in range(1, 13)]


_NAMES = {code: _Names(code) for code in _NEAR}


@lru_cache(maxsize=4096)
def _date(code: str, day: dt.date, year: bool) -> str:
    names = _NAMES[code]
    weekday = names.short_days[day.weekday()]
    if code == "fi":
        return f"{weekday}{NBSP}{day.day}.{day.month}.{day.year if year else ''}"
    written = f"{day.day}{NBSP}{names.short_months[day.month - 1]}"
    return f"{written}{NBSP}{day.year}" if year else f"{weekday}{NBSP}{written}"


class DateWords:
    """Dates and times of one language; ``code`` is ``fi`` or ``en``."""

    code: str

    def date(self, day: dt.date, today: dt.date, *, year: bool | None = None) -> str:
        """``ma 7.12.``, ``Mon 7 Dec``; with the year if it is another: ``ma 4.1.2027``, ``4 Jan 2027``."""
        return _date(self.code, day, day.year != today.year if year is None else year)

    def full_date(self, day: dt.date) -> str:
        """With the year always, as in decisions, minutes and exports."""
        return _date(self.code, day, True)

    def spoken_date(self, day: dt.date) -> str:
        """For reading aloud: ``maanantai 7. joulukuuta``, ``Monday 7 December``."""
        names = _NAMES[self.code]
        dot = "." if self.code == "fi" else ""
        return f"{names.days[day.weekday()]} {day.day}{dot} {names.months[day.month - 1]}"

    def near_date(self, day: dt.date, today: dt.date) -> str:
        """``tänään``, ``huomenna`` and the like where they fit: only for a message that is read at once."""
        return _NEAR[self.code].get((day - today).days) or self.date(day, today)

    def date_range(self, start: dt.date, end: dt.date, today: dt.date) -> str:
        """``7.–11.12.``, ``30.11.–2.12.``, ``28.12.2026–4.1.2027``; ``7–11 Dec``. No weekdays."""
        year = start.year != end.year or start.year != today.year
        if start == end:
            return self._day_and_month(start, year)
        same_month = (start.year, start.month) == (end.year, end.month)
        if same_month:
            first = f"{start.day}." if self.code == "fi" else f"{start.day}"
        else:
            first = self._day_and_month(start, start.year != end.year)
        last = self._day_and_month(end, year)
        dash = f" {_DASH} " if self.code == "en" and not same_month else _DASH
        return f"{first}{dash}{last}"

    def _day_and_month(self, day: dt.date, year: bool) -> str:
        if self.code == "fi":
            return f"{day.day}.{day.month}.{day.year if year else ''}"
        month = _NAMES["en"].short_months[day.month - 1]
        return f"{day.day}{NBSP}{month}" + (f"{NBSP}{day.year}" if year else "")

    def time(self, moment: dt.time | dt.datetime) -> str:
        """Wall-clock time as it is given: ``klo 13``, ``klo 9.15``; ``13:00``, ``9:15``."""
        return f"klo{NBSP}{self._clock(moment)}" if self.code == "fi" else self._clock(moment)

    def time_range(self, start: dt.time | dt.datetime, end: dt.time | dt.datetime) -> str:
        """``klo 13–14.30``; ``13:00–14:30``."""
        return f"{self.time(start)}{_DASH}{self._clock(end)}"

    def _clock(self, moment: dt.time | dt.datetime) -> str:
        if self.code == "en":
            return f"{moment.hour}:{moment.minute:02}"
        return f"{moment.hour}.{moment.minute:02}" if moment.minute else f"{moment.hour}"

    def when(self, moment: dt.datetime, today: dt.date, zone: ZoneInfo) -> str:
        """An aware moment on the wall clock of ``zone``: ``ma 7.12. klo 9.15``; ``Mon 7 Dec at 9:15``."""
        local = moment.astimezone(zone)
        joint = " " if self.code == "fi" else " at "
        return f"{self.date(local.date(), today)}{joint}{self.time(local)}"


_WEEKDAYS = {
    word.casefold(): number
    for names in _NAMES.values()
    for words in (names.short_days, names.days, names.on_days)
    for number, word in enumerate(words)
}
_NEAR_WORDS = {word: days for words in _NEAR.values() for days, word in words.items()}
_MONTHS = {
    word.casefold(): number
    for names in _NAMES.values()
    for words in (names.short_months, names.months)
    for number, word in enumerate(words, 1)
}
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_DOTTED = re.compile(r"(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})\.?(?: ?(?P<year>[0-9]{4}|[0-9]{2}))?")
_NAMED = re.compile(r"(?P<day>[0-9]{1,2})\.? (?P<month>[^\W0-9]+\.?)(?: (?P<year>[0-9]{4}))?")
_STILL_MEANT = dt.timedelta(days=60)
_YEARS = range(1990, 2100)


def parse_date(text: str, today: dt.date) -> dt.date:
    """The day that somebody typed: ``7.12.2026``, ``7.12.``, ``ma 7.12.``, ``2026-12-07``, ``huomenna``.

    A weekday alone (``ti``) is the next one after today. Without a year the day is the coming one, unless it
    passed at most 60 days ago: people type the day of last week's decision as often as a future one. With a
    weekday it is the day of last, this or next year that is one.
    Raises Refusal ``refusal-impossible-date`` for all else, so for a day that is another weekday too.
    """
    day = _read(one_line(text).replace(NBSP, " ").casefold(), today)
    if day is None:
        raise Refusal("refusal-impossible-date", input=one_line(text)[:20])
    return day


def _read(text: str, today: dt.date) -> dt.date | None:
    if text in _NEAR_WORDS:
        return today + dt.timedelta(days=_NEAR_WORDS[text])
    if text in _WEEKDAYS:
        return today + dt.timedelta(days=(_WEEKDAYS[text] - today.weekday() - 1) % 7 + 1)
    first, _, rest = text.partition(" ")
    weekday = _WEEKDAYS.get(first)
    return _calendar_day(text if weekday is None else rest, weekday, today)


def _calendar_day(text: str, weekday: int | None, today: dt.date) -> dt.date | None:
    match = _ISO.fullmatch(text) or _DOTTED.fullmatch(text) or _NAMED.fullmatch(text)
    if match is None:
        return None
    month = int(match["month"]) if match["month"].isdecimal() else _MONTHS.get(match["month"], 0)
    if match["year"]:
        year = int(match["year"])
        years, earliest = [year if year > 99 else 2000 + year], dt.date.min
    else:
        years = [today.year - 1, today.year, today.year + 1]
        earliest = today - _STILL_MEANT if weekday is None else dt.date.min
    days = (_day_or_none(year, month, int(match["day"])) for year in years)
    meant = (day for day in days if day and day >= earliest and weekday in (None, day.weekday()))
    return next(meant, None)


def _day_or_none(year: int, month: int, day: int) -> dt.date | None:
    if year not in _YEARS:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
