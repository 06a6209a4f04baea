"""The rules of putting reminders off. No I/O, no clock: the day and the calendar are handed in."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.dates import parse_date
from bot.refusal import Refusal
from bot.working_days import WorkingDays

LONGEST = timedelta(days=3 * 366)
"""Nobody means a leave longer than this; a mistyped century would silence Kehu for good."""
_AWAY = re.compile(
    r"\b(?:loma\w*|poissa\w*|vapaalla|asti|saakka|away|leave|holidays?|vacation|until|till)\b", re.IGNORECASE
)
_STATUS = re.compile(r"\b(?:tila|tilan|tilanne|status)\b", re.IGNORECASE)
_DATED = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\. ?\d{1,2}\.?(?: ?\d{4})?")
_UP_TO = re.compile(r"(?P<day>maanantai|tiistai|torstai|perjantai|lauantai|sunnuntai|keskiviikko)(?:hin|on)")
_MOST_WORDS = 3
EARLIEST, LATEST, LEAST_OPEN = 6, 21, 2
"""Own hours lie between these, and are at least so many hours long: outside them nobody works by plan."""
WHERE = ("mail", "chat")


def message_day(message: int) -> date:
    """The day of a message from its number on the wire; Refusal for a number that is no day."""
    try:
        return date.fromordinal(message)
    except (ValueError, OverflowError):
        raise Refusal("host-old-card") from None


def day_in(said: str, today: date) -> date | None:
    """The day that a sentence like *20.12. asti* or *perjantaihin* names; None if it names none.

    Refusal for a day that is not in the calendar.
    """
    dated = _DATED.search(said)
    if dated:
        return parse_date(dated.group(), today)
    words = [_UP_TO.sub(r"\g<day>", word.strip(",.!?()").casefold()) for word in said.split()]
    for length in range(_MOST_WORDS, 0, -1):
        for start in range(len(words) - length + 1):
            try:
                return parse_date(" ".join(words[start : start + length]), today)
            except Refusal:
                continue
    return None


def tells_of_being_away(said: str) -> bool:
    """Whether a sentence says that its writer is away, or until when. *Muistuta 20.12.* does not."""
    return _AWAY.search(said) is not None


def asks_for_status(said: str) -> bool:
    """Whether a sentence asks how the messages are going: *tila*, *muistutusten tila*, *status*."""
    return _STATUS.search(said) is not None


def is_a_day(said: str, today: date) -> bool:
    """Whether a text is a day and nothing else."""
    try:
        parse_date(_UP_TO.sub(r"\g<day>", said.strip().casefold()), today)
    except Refusal:
        return False
    return True


def check_away(last: date | None, today: date) -> date:
    """The last day away: today or later, and believable."""
    if last is None:
        raise Refusal("reminders-error-day")
    return _check(last, today)


def check_later(day: date | None, today: date) -> date:
    """The day to which reminders are put off: tomorrow or later, and believable."""
    if day is None:
        raise Refusal("reminders-error-day")
    if day == today:
        raise Refusal("reminders-error-today")
    return _check(day, today)


def _check(day: date, today: date) -> date:
    if day < today:
        raise Refusal("refusal-past-date", date=day)
    if day > today + LONGEST:
        raise Refusal("reminders-error-far")
    return day


def check_times(opens: int, daily: int, closes: int) -> None:
    """A person's own hours: within reason, and the daily message within them. Refusal otherwise."""
    if not (opens >= EARLIEST and closes <= LATEST and closes - opens >= LEAST_OPEN):
        raise Refusal("reminders-error-hours", earliest=EARLIEST, latest=LATEST)
    if not opens <= daily < closes:
        raise Refusal("reminders-error-daily")


def later_day(when: str, today: date, calendar: WorkingDays) -> date:
    """The working day of a button: the next one, or the first of next week. Refusal for another word."""
    if when == "tomorrow":
        return calendar.add(today, 1)
    if when == "next-week":
        return calendar.on_or_after(today + timedelta(days=7 - today.weekday()))
    raise Refusal("host-old-card")
