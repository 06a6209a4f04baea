"""The rules of feedback and suggestions. No I/O, no clock: the day, the calendar and what is known are handed in.

Source of the rules: the product's chapter on feedback.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.refusal import Refusal
from bot.user_text import one_line
from bot.working_days import WorkingDays
from storage.feedback import COORDINATOR, KINDS, NETWORK, RECIPIENTS, SUPPORT
from storage.suggestions import ENDED, NEW, NOT_NOW, STATES

ANSWER_MOST = 1000
PAGE, PAGES_MOST = 8, 10_000
ARRIVES_AT = time(9)
"""When anonymous texts reach their recipients, on the first working day of the next week."""
REPLY_DAYS = 10
"""Working days in which the author of a suggestion is promised a word."""
BEFORE_DAYS, LATE_DAYS, LATE_AGAIN = 2, 1, 5
STUCK_DAYS, STUCK_AGAIN = 5, 10
OPEN_DAYS, OPEN_AGAIN = 5, 5

_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")
_TITLE = re.compile(r".+?(?:(?<!\d)[.!?](?=\s)|$)", re.DOTALL)


# ---------------------------------------------------------------------------------------------- what was said


@dataclass(frozen=True)
class Said:
    """What stood after the command: to whom, whether without a name, and the text itself."""

    recipient: str
    nameless: bool
    text: str


def read_said(rest: str, recipients: Mapping[str, Sequence[str]], nameless: Sequence[str]) -> Said:
    """Words at the beginning that name a recipient or namelessness are taken as such; what follows is the text.

    ``recipients`` and ``nameless`` are beginnings of words. A word of namelessness counts wherever it stands: who has
    thought of it must not end up in a form with a name.
    """
    found, hidden = "", False
    left = rest.strip()
    while left:
        word, _, after = left.partition(" ")
        bare = word.casefold().strip(".,:;!?–-")
        to = next((key for key, begins in recipients.items() if bare.startswith(tuple(begins))), "")
        if bare.startswith(tuple(nameless)):
            hidden = True
        elif to and not found:
            found = to
        elif bare:
            break
        left = after.strip()
    anywhere = any(word.casefold().startswith(tuple(nameless)) for word in left.split())
    return Said(found, hidden or anywhere, left)


def check_by_name(text: str, nameless: Sequence[str]) -> None:
    """Refusal for an answer to a form with a name that itself asks for namelessness in its first words.

    Somebody who changed their mind types the other command into the chat; it must not be sent under their name.
    """
    if any(word.casefold().startswith(tuple(nameless)) for word in text.split()[:3]):
        raise Refusal("feedback-error-by-name")


def check_recipient(recipient: str) -> str:
    """A known recipient; Refusal for anything else."""
    if recipient not in RECIPIENTS:
        raise Refusal("feedback-error-recipient")
    return recipient


def check_kind(kind: str) -> str:
    """A known kind; Refusal for anything else."""
    if kind not in KINDS:
        raise Refusal("feedback-error-kind")
    return kind


def check_text(text: str, most: int, empty: str) -> str:
    """A text as saved; Refusal if it is empty (message ``empty``) or too long."""
    trimmed = text.strip()
    if not trimmed:
        raise Refusal(empty)
    if len(trimmed) > most:
        raise Refusal("refusal-too-long", length=len(trimmed), max=most)
    return trimmed


def title_of(text: str, most: int) -> str:
    """A title taken from the text: its first sentence, cut at a word when it is too long."""
    first = _TITLE.match(text.strip())
    sentence = one_line(first.group()) if first else ""
    if len(sentence) <= most:
        return sentence
    return sentence[: most - 1].rsplit(" ", 1)[0].rstrip(",;: ") + "…"


def title_and_rest(said: str, most: int) -> tuple[str, str]:
    """A suggestion that was said in one go: its first sentence as a title, and what follows; all if it was cut."""
    title = title_of(said, most)
    rest = said.strip()[len(title) :].strip() if said.strip().startswith(title) else said.strip()
    return title[:1].upper() + title[1:].rstrip("."), rest


# -------------------------------------------------------------------------------------------------- who may


def receives(
    recipient: str, roles: frozenset[str], *, support_is_held: bool, coordinator_is_held: bool
) -> bool:
    """Whether somebody with these roles receives feedback to ``recipient``.

    Support's feedback is support's own; what is the coordinator's, or everybody's, is the coordinator's to handle.
    While nobody holds the role, the next in turn does.
    """
    coordinates = "coordinator" in roles or (not coordinator_is_held and "deputy" in roles)
    if recipient == SUPPORT:
        return "support" in roles or (not support_is_held and coordinates)
    return coordinates


def mine(roles: frozenset[str], *, support_is_held: bool, coordinator_is_held: bool) -> tuple[str, ...]:
    """The recipients whose feedback somebody with these roles receives."""
    held = {"support_is_held": support_is_held, "coordinator_is_held": coordinator_is_held}
    return tuple(each for each in (SUPPORT, COORDINATOR, NETWORK) if receives(each, roles, **held))


# ------------------------------------------------------------------------------- when anonymous texts arrive


def arrival_day(week: str, calendar: WorkingDays) -> date:
    """The first working day after an ISO week (``2026-W49``) is over. ValueError for what is no week."""
    found = _WEEK.fullmatch(week)
    if found is None:
        raise ValueError(f"{week!r} is not an ISO week")
    monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
    return calendar.on_or_after(monday + timedelta(weeks=1))


def arrives(week: str, calendar: WorkingDays, zone: ZoneInfo) -> datetime:
    """The moment at which everything of a week reaches its recipients together: aware, on the wall clock."""
    return datetime.combine(arrival_day(week, calendar), ARRIVES_AT, zone)


def week_number(week: str) -> int:
    """The number that people say: 49 of ``2026-W49``."""
    return int(week[-2:])


# ----------------------------------------------------------------------------------------------- suggestions


@dataclass(frozen=True)
class Change:
    """What the owner's form changes: the new state, the words about it, and the promised day."""

    state: str
    reason: str | None
    reply_by: date | None


def check_change(
    old: Change, *, state: str, reason: str, reply_by: date | None, today: date, most: int
) -> Change:
    """How a suggestion stands after the owner's form. Refusal for what is not possible, or changes nothing.

    ``not now`` needs its reason. What has come to its end promises no further day; what is new keeps its promise.
    """
    words = reason.strip()
    if len(words) > most:
        raise Refusal("refusal-too-long", length=len(words), max=most)
    if state not in STATES or (state == NEW and old.state != NEW):
        raise Refusal("feedback-error-state")
    if state == NOT_NOW and not words:
        raise Refusal("feedback-error-reason")
    if reply_by is not None and reply_by < today:
        raise Refusal("refusal-past-date", date=reply_by)
    day = reply_by
    if state in ENDED:
        day = None
    elif state == old.state:
        day = reply_by or old.reply_by
    made = Change(state, words or (old.reason if state == old.state else None), day)
    if made == old:
        raise Refusal("feedback-error-same")
    return made


def reply_day(day: date, calendar: WorkingDays) -> date:
    """The day by which an author is promised a word."""
    return calendar.add(day, REPLY_DAYS)


def newest_occasion(start: date, first: int, every: int, today: date, calendar: WorkingDays) -> date | None:
    """The newest day, by today, of a reminder that first comes ``first`` working days after ``start``."""
    waited = calendar.between(start, today)
    if waited < first:
        return None
    return calendar.add(start, first + (waited - first) // every * every)


def reply_occasion(reply_by: date, today: date, calendar: WorkingDays) -> tuple[str, date] | None:
    """What an owner is reminded of today: before the promised day, on it, or after it, and since when."""
    late = newest_occasion(reply_by, LATE_DAYS, LATE_AGAIN, today, calendar)
    if late is not None:
        return "late", late
    if today >= reply_by:
        return "due", reply_by
    before = calendar.add(reply_by, -BEFORE_DAYS)
    return ("before", before) if today >= before else None


def stuck_day(reply_by: date, today: date, calendar: WorkingDays) -> date | None:
    """Since when the coordinator is asked to help an owner whose promised day is well past; None while it is not."""
    return newest_occasion(reply_by, STUCK_DAYS, STUCK_AGAIN, today, calendar)
