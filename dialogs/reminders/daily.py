"""What a person's daily message tells: from the nudges that wait, and afterwards from those that it told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from bot.capability import NudgeKind, NudgeLine
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.reminders import rules
from storage import daily_messages, nudges
from storage.daily_messages import message_key
from storage.nudges import PLANNED, SETTLED, TOLD, Nudge

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Matter:
    """One subject in the message. ``line`` is None when it needs nothing more; ``done`` then names it, if it can."""

    kind: NudgeKind
    nudge: Nudge
    line: NudgeLine | None
    done: str | None = None


@dataclass(frozen=True)
class Daily:
    """A daily message as it stands now.

    ``told`` are the numbers of all nudges that it tells, ``settled`` of those that no longer needed telling when it
    was first written. Several occasions of one subject are one matter.
    """

    day: date
    matters: tuple[Matter, ...]
    told: tuple[int, ...]
    settled: tuple[int, ...]
    first: bool

    @property
    def open(self) -> list[Matter]:
        """What still needs its person, the most urgent first."""
        return sorted((one for one in self.matters if one.line is not None), key=_urgency)

    @property
    def done(self) -> list[Matter]:
        """What needs nothing more since it was told."""
        return [] if self.first else [one for one in self.matters if one.line is None]

    @property
    def count(self) -> int:
        """How many matters the message tells."""
        return len(self.open) if self.first else len(self.matters)


def _urgency(matter: Matter) -> tuple[tuple[int, date], int]:
    assert matter.line is not None
    return matter.line.order, matter.nudge.id


def read(turn: Turn, session: Session, message: int) -> Daily:
    """The message of a day for the person of the turn, by today's truth.

    Until it has been sent nothing was told under its key, and it tells what waits. A click that is faster than the
    note that it was sent finds the same.
    """
    day = rules.message_day(message)
    told = nudges.told_in(session, message_key(turn.me.id, day))
    if told:
        on = next((nudge.told_at for nudge in told if nudge.told_at), None)
        shown = on.astimezone(turn.zone).date() if on else day
        return _daily(turn, session, shown, told, first=False)
    return _daily(turn, session, turn.today, nudges.waiting(session, turn.me.id, turn.today), first=True)


def read_for_change(turn: Turn, session: Session, message: int) -> Daily:
    """The same for a click on the message. Whoever clicks has it, even if the note that it was sent is not there yet."""
    found = read(turn, session, message)
    key = message_key(turn.me.id, rules.message_day(message))
    if found.first and daily_messages.is_under_way(session, key):
        nudges.settle(session, found.told, TOLD, turn.now, key)
    return found


def _daily(turn: Turn, session: Session, day: date, found: Sequence[Nudge], *, first: bool) -> Daily:
    newest = {(nudge.kind, nudge.subject_id): nudge for nudge in found}
    matters = {}
    for subject, nudge in newest.items():
        kind = turn.house.nudges.get(nudge.kind)
        if kind is None:
            continue
        try:
            line = line_of(kind, turn, session, nudge)
            named = _name_of(kind, turn, session, nudge) if line is None and not first else None
            matters[subject] = Matter(kind, nudge, line, named)
        except DBAPIError:
            raise
        except Exception as error:
            # One matter that cannot be told must not keep the others from being told.
            log.error("nudge-not-drawn", kind=nudge.kind, nudge=nudge.id, error=type(error).__name__)
    subjects = [(nudge.id, matters.get((nudge.kind, nudge.subject_id))) for nudge in found]
    return Daily(
        day,
        tuple(matters.values()),
        told=tuple(number for number, matter in subjects if matter is not None and matter.line is not None),
        settled=tuple(number for number, matter in subjects if matter is not None and matter.line is None),
        first=first,
    )


def line_of(kind: NudgeKind, turn: Turn, session: Session, nudge: Nudge) -> NudgeLine | None:
    """Today's truth about one nudge; a subject that is gone needs no telling."""
    try:
        return kind.line(turn, session, nudge)
    except Refusal:
        return None


def _name_of(kind: NudgeKind, turn: Turn, session: Session, nudge: Nudge) -> str | None:
    try:
        return kind.done(turn, session, nudge)
    except Refusal:
        return None


def put_off(turn: Turn, session: Session, matters: Iterable[Matter], until: date) -> None:
    """Be silent of these until a day, and tell them again then. Said again, the newest day counts."""
    for matter in matters:
        kind, subject = matter.nudge.kind, matter.nudge.subject_id
        nudges.pause(session, turn.me.id, kind, subject, until)
        nudges.acted(session, matter.nudge.id, turn.me.id, turn.now)
        nudges.again(session, matter.nudge, until, turn.now)
        for put_off_before in nudges.put_off_from(session, turn.me.id, kind, subject, until):
            # What was put off to a later day before is told on the new day; telling it twice would be noise.
            # One that was silenced so, and is now wanted again on its day, comes back.
            put_off_before.state = PLANNED if put_off_before.day == until else SETTLED


def stop(turn: Turn, session: Session, matters: Iterable[Matter], *, whole_kind: bool = False) -> None:
    """Be silent of these for good; with ``whole_kind`` of everything of their kinds."""
    for matter in matters:
        subject = 0 if whole_kind else matter.nudge.subject_id
        nudges.pause(session, turn.me.id, matter.nudge.kind, subject, None)
        nudges.acted(session, matter.nudge.id, turn.me.id, turn.now)
