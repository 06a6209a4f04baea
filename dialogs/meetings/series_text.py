"""A series' rule as people write it, and back in words: *2. torstai klo 13*, *kuukauden viimeinen tiistai*.

What is not understood is refused by name: a rule that is only half read would call people on wrong days for years.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.dates import NBSP
from bot.finnish import fold, forms
from bot.refusal import Refusal
from bot.texts import Speech
from bot.user_text import one_line
from dialogs.meetings.series_rules import EARLIEST, LAST, LATEST, SeriesRule

TEXT_MOST = 200

_ORDINALS = {
    1: "1.|1:n|ensimmainen|ensimmaisena|ensimmaisen|ensimmaiset|eka|ekana|1st|first",
    2: "2.|2:n|toinen|toisena|toisen|toiset|toka|tokana|2nd|second",
    3: "3.|3:s|kolmas|kolmantena|kolmannen|kolmannet|3rd|third",
    4: "4.|4:s|neljas|neljantena|neljannen|neljannet|4th|fourth",
    5: "5.|viides|viidentena|viidennen|viidennet|5th|fifth",
    6: "6.|kuudes|kuudennen|kuudentena|6th|sixth",
    LAST: "viimeinen|viimeisena|viimeisen|viimeiset|vika|vikana|last|final",
}
_NUMBERS = {2: "kahden|two", 3: "kolmen|three", 4: "neljan|four", 5: "viiden|five", 6: "kuuden|six"}
_DAYS = {
    0: "maanantai|ma|monday|mon",
    1: "tiistai|ti|tuesday|tue|tues",
    2: "keskiviikko|ke|wednesday|wed",
    3: "torstai|to|thursday|thu|thur|thurs",
    4: "perjantai|pe|friday|fri",
    5: "lauantai|la|saturday|sat",
    6: "sunnuntai|su|sunday|sun",
}
_MONTH_STEMS = (
    ("tammi", "jan", "january"), ("helmi", "feb", "february"), ("maalis", "mar", "march"), ("huhti", "apr", "april"),
    ("touko", "may", "may"), ("kesa", "jun", "june"), ("heina", "jul", "july"), ("elo", "aug", "august"),
    ("syys", "sep", "september"), ("loka", "oct", "october"), ("marras", "nov", "november"),
    ("joulu", "dec", "december"),
)  # fmt: skip


def _number_of(words: Mapping[int, str]) -> dict[str, int]:
    return {word: number for number, listed in words.items() for word in listed.split("|")}


def _day_words() -> dict[str, int]:
    found: dict[str, int] = {}
    for word, number in _number_of(_DAYS).items():
        found |= {word: number, word + "s": number}  # thursdays
        if len(word) > 6 and not word.endswith("day"):
            found |= dict.fromkeys((*forms(word), word + "t", word + "sin"), number)
    return found


_ORDINAL = _number_of(_ORDINALS)
_MONTH_COUNT = _ORDINAL | _number_of(_NUMBERS) | {"other": 2}
_MONTH_COUNT |= {f"{n}{dot}": n for n in range(1, 13) for dot in ("", ".")}
_DAY = _day_words()
_MONTH = {
    word: number
    for number, (stem, short, long) in enumerate(_MONTH_STEMS, 1)
    for word in (
        short, long, stem, *(f"{stem}kuu{end}" for end in ("", "n", "ta", "ssa", "na", "hun", "sta", "lta", "lla")),
    )
}  # fmt: skip


def _any(words: Mapping[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_HOUR = r"(\d{1,2})(?:[.:](\d{2}))?"
_MONTH_WORD = r"kuukausi|kuukauden|kuukautena|kuussa|kuun|kuu|kk|months?"
_OFF = re.compile(
    rf"(?<!\w)(?:ei|paitsi|poislukien|pois lukien|not|except|excluding)"
    rf"((?:[\s,-]+|ja\b|tai\b|eika\b|and\b|or\b|nor\b|in\b|for\b|(?:{_any(_MONTH)})(?!\w))+)"
)
_FROM = re.compile(
    rf"(?<!\w)(?:(?:alkaen|starting|beginning)\s+(?:from\s+|in\s+)?|from\s+)(?P<first>{_any(_MONTH)})(?:\s+(?P<year>20\d\d))?(?!\w)"
    rf"|(?<!\w)(?P<fi>{_any(_MONTH)})(?:\s+(?P<fi_year>20\d\d))?\s+(?:alkaen|lahtien)(?!\w)"
)
_EVERY_N = re.compile(
    rf"(?<!\w)(?:(?:joka|every)\s+(?P<nth>{_any(_MONTH_COUNT)})\s*(?:{_MONTH_WORD})"
    rf"|(?P<n>{_any(_MONTH_COUNT)})\s*(?:kuukauden|kk:n|kk)\s+valein)(?!\w)"
)
_EVERY = re.compile(
    rf"(?<!\w)(?:(?:joka|(?:of\s+)?(?:every|each))\s+(?:{_MONTH_WORD})|kuukausittain|monthly)(?!\w)"
)
_QUARTERLY = re.compile(r"(?<!\w)(?:neljannesvuosittain|quarterly)(?!\w)")
_OF_MONTH = re.compile(r"(?<!\w)(?:kuukauden|kuukaudessa|kuun|kuussa|(?:of|in)\s+(?:the|a)\s+month)(?!\w)")
_WHICH = re.compile(rf"(?<!\w)(?P<nth>{_any(_ORDINAL)}|[1-9]\.?)\s*(?P<day>{_any(_DAY)})(?!\w)")
_MINUTES = re.compile(r"(?<![\w.,:])(\d{1,4})\s*(?:minuuttia|minuutin|minuutti|minutes|mins|min)(?!\w)\.?")
_HOURS = re.compile(
    r"(?<![\w.,:])(?:(?P<n>\d{1,2}(?:[.,]\d{1,2})?)\s*(?:tuntia|tunnin|tunti|hours|hour|hrs|h|t)"
    r"|(?P<half>puolitoista\s+tuntia|puolentoista\s+tunnin)|(?P<one>tunti|tunnin|(?:an|one)\s+hour))(?!\w)"
)
_TIME = re.compile(
    rf"(?<![\w.,:])(?P<said>(?:klo|kello|at|@)\s*)?{_HOUR}(?!\d)\s*(?P<half>am|pm)?"
    rf"(?:\s*-\s*{_HOUR}(?!\d)\s*(?P<end_half>am|pm)?)?(?![\w:])\.?"
)
_WEEKLY = re.compile(r"(?<!\w)(?:joka|every|each|viikoittain|weekly|viikon|viikko|viikkoa|weeks?)(?!\w)")
_IDLE = frozenset(
    ("the", "of", "on", "in", "a", "at", "and", "ja", "aina", "kesto", "kestaa", "pituus", "for", "lasting", "from")
)  # fmt: skip
_EDGES = ".,;:!?()[]\"'”“-"


class _Reading:
    """What is left of a text while its parts are understood one by one."""

    def __init__(self, text: str) -> None:
        if len(text) > TEXT_MOST:
            raise Refusal("refusal-too-long", length=len(text), max=TEXT_MOST)
        self.written = one_line(text.replace(NBSP, " "))
        self.left = re.sub("[‐‑–—−]", "-", fold(self.written))

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first place that a pattern fits, which is then read."""
        match = pattern.search(self.left)
        if match is not None:
            self.left = f"{self.left[: match.start()]} | {self.left[match.end() :]}"
        return match

    def check_all_read(self) -> None:
        """Refuse a text with a word in it that nothing understood."""
        for word in self.left.replace("|", " ").split():
            bare = word.strip(_EDGES)
            if bare and bare not in _IDLE:
                spelled = (given.strip(_EDGES) for given in self.written.split())
                raise Refusal(
                    "meetings-error-word", word=next((s for s in spelled if fold(s) == bare), bare)[:30]
                )


def read_rule(text: str, base: SeriesRule) -> SeriesRule:
    """The rule that a text says, in Finnish or English.

    The weekday and which one it is must be said. A time, a length and months off that are not said are those of
    ``base``, as are the first month (*tammikuusta alkaen*) and what happens on a day off; without a word on it the
    meeting is monthly.
    Raises Refusal for a text that says no rule, more than one, or something else beside it.
    """
    reading = _Reading(text)
    off = reading.take(_OFF)
    first_month = _read_first(reading, base.first_month)
    every, monthly = _read_every(reading)
    nth, weekday = _read_which(reading, monthly=monthly)
    minutes = _read_minutes(reading)
    start, ranged = _read_time(reading, base.start)
    reading.check_all_read()
    if None not in (minutes, ranged) and minutes != ranged:
        raise Refusal("meetings-error-two-lengths")
    lengths = [length for length in (minutes, ranged, base.minutes) if length is not None]
    return replace(
        base,
        nth=nth,
        weekday=weekday,
        start=start,
        minutes=lengths[0],
        first_month=first_month,
        every=every,
        months_off=tuple(_MONTH[word] for word in re.findall(r"\w+", off[1]) if word in _MONTH)
        if off
        else base.months_off,
    )


def _read_first(reading: _Reading, base: date) -> date:
    """The month from which months are counted: the next of that name from ``base`` on, unless its year was said."""
    said = reading.take(_FROM)
    if said is None:
        return base
    month, year = _MONTH[said["first"] or said["fi"]], said["year"] or said["fi_year"]
    if year:
        return date(int(year), month, 1)
    return date(base.year + (month < base.month), month, 1)


def _read_every(reading: _Reading) -> tuple[int, bool]:
    """Every how many months, and whether months were spoken of at all."""
    counted = reading.take(_EVERY_N)
    quarterly = reading.take(_QUARTERLY)
    monthly = bool(reading.take(_EVERY)) | bool(reading.take(_OF_MONTH))
    if counted:
        return _MONTH_COUNT[counted["nth"] or counted["n"]], True
    return (3, True) if quarterly else (1, monthly)


def _read_which(reading: _Reading, *, monthly: bool) -> tuple[int, int]:
    which = reading.take(_WHICH)
    weekly = reading.take(_WEEKLY)
    if weekly and not monthly:
        raise Refusal("meetings-error-weekly")
    if which is None:
        raise Refusal("meetings-error-rule")
    return _ORDINAL.get(which["nth"]) or int(which["nth"].rstrip(".")), _DAY[which["day"]]


def _read_minutes(reading: _Reading) -> int | None:
    hours, minutes = reading.take(_HOURS), reading.take(_MINUTES)
    if hours is None:
        return int(minutes[1]) if minutes else None
    number = hours["n"] or ("1.5" if hours["half"] else "1")
    return round(float(number.replace(",", ".")) * 60) + (int(minutes[1]) if minutes else 0)


def _read_time(reading: _Reading, start: time) -> tuple[time, int | None]:
    """The start, and the minutes if the end was said too."""
    said = reading.take(_TIME)
    if said is None:
        return start, None
    _, hour, minute, half, end_hour, end_minute, end_half = said.groups()
    start = _clock(hour, minute, half or (end_half if end_hour else None), said.group())
    if end_hour is None:
        return start, None
    end = _clock(end_hour, end_minute, end_half, said.group())
    day = date.min
    return start, (datetime.combine(day, end) - datetime.combine(day, start)) // timedelta(minutes=1)


def _clock(hour: str, minute: str | None, half: str | None, said: str) -> time:
    number = int(hour)
    if half:
        number = number % 12 + (12 if half == "pm" else 0) if 1 <= number <= 12 else 99
    try:
        return time(number, int(minute or 0))
    except ValueError:
        raise Refusal("meetings-error-time", input=said.strip()[:20]) from None


def read_start(text: str) -> time:
    """When one meeting starts: ``klo 13``, ``9.15``, ``2 pm``. Refusal for what is no time or no hour to meet at."""
    reading = _Reading(text)
    said = reading.take(_TIME)
    if said is None or reading.left.replace("|", " ").strip(f"{_EDGES} "):
        raise Refusal("meetings-error-time", input=one_line(text)[:20])
    start = _clock(said.group(2), said.group(3), said.group(4), said.group())
    if not EARLIEST <= start <= LATEST:
        raise Refusal("meetings-error-start")
    return start


def said(rule: SeriesRule, speech: Speech) -> str:
    """The rule as one would type it, without its length: ``read_rule`` reads it back."""
    return _when(rule, speech, speech.time(rule.start))


def told(rule: SeriesRule, speech: Speech) -> list[str]:
    """The rule in words, one thing a line: when, how long and until when, which months off, what on a day off."""
    ends = datetime.combine(date.min, rule.start) + timedelta(minutes=rule.minutes)
    lines = [_when(rule, speech, speech.time_range(rule.start, ends))]
    if rule.every > 1:
        lines.append(
            speech.text("meetings-rule-from", month=rule.first_month.month, year=str(rule.first_month.year))
        )
    if rule.months_off:
        months = [speech.text("meetings-in-month", month=month) for month in rule.months_off]
        lines.append(speech.text("meetings-rule-months-off", months=speech.listing(months, most=12)))
    return [*lines, speech.text("meetings-rule-day-off", what=rule.on_day_off)]


def _when(rule: SeriesRule, speech: Speech, hours: str) -> str:
    nth = 0 if rule.nth == LAST else rule.nth
    return speech.text("meetings-rule", every=rule.every, nth=nth, weekday=rule.weekday, hours=hours)
