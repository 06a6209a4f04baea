"""What a person's daily message tells: from the nudges that wait, and afterwards from those that it told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import structlog
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from bot.capability import NudgeKind, NudgeLine
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.reminders import rules
from storage import nudges
from storage.nudges import PLANNED, SETTLED, TOLD, Nudge
from storage.outbox import OutboxRow

AGAIN = "again"
"""The occasion that ``storage.nudges.again`` gives to what was put off."""
log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Matter:
    """One subject in the message. ``line`` is None when it needs nothing more."""

    kind: NudgeKind
    nudge: Nudge
    line: NudgeLine | None


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
    told = nudges.told_in(session, rules.message_key(turn.me.id, day))
    if told:
        on = next((nudge.told_at for nudge in told if nudge.told_at), None)
        shown = on.astimezone(turn.zone).date() if on else day
        return _daily(turn, session, shown, told, first=False)
    return _daily(turn, session, turn.today, nudges.waiting(session, turn.me.id, turn.today), first=True)


def read_for_change(turn: Turn, session: Session, message: int) -> Daily:
    """The same for a click on the message. Whoever clicks has it, even if the note that it was sent is not there yet."""
    found = read(turn, session, message)
    key = rules.message_key(turn.me.id, rules.message_day(message))
    planned = select(OutboxRow.id).where(OutboxRow.key == key, OutboxRow.settled_at.is_(None))
    if found.first and session.scalar(planned) is not None:
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
            matters[subject] = Matter(kind, nudge, line_of(kind, turn, session, nudge))
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


def put_off(turn: Turn, session: Session, matters: Iterable[Matter], until: date) -> None:
    """Be silent of these until a day, and tell them again then. Said again, the newest day counts."""
    for matter in matters:
        kind, subject = matter.nudge.kind, matter.nudge.subject_id
        nudges.pause(session, turn.me.id, kind, subject, until)
        nudges.again(session, matter.nudge, until, turn.now)
        for put_off_before in _again_from(session, turn.me.id, kind, subject, until):
            # What was put off to a later day before is told on the new day; telling it twice would be noise.
            # One that was silenced so, and is now wanted again on its day, comes back.
            put_off_before.state = PLANNED if put_off_before.day == until else SETTLED


def stop(turn: Turn, session: Session, matters: Iterable[Matter]) -> None:
    """Be silent of these for good."""
    for matter in matters:
        nudges.pause(session, turn.me.id, matter.nudge.kind, matter.nudge.subject_id, None)


def _again_from(session: Session, member_id: int, kind: str, subject: int, day: date) -> Sequence[Nudge]:
    later = select(Nudge).where(
        Nudge.member_id == member_id,
        Nudge.kind == kind,
        Nudge.subject_id == subject,
        Nudge.occasion == AGAIN,
        Nudge.state != TOLD,
        Nudge.day >= day,
    )
    return session.scalars(later).all()
