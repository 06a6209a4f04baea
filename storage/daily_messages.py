"""The daily messages among what waits to be sent: one a person and day, whichever day it was planned for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import cast

from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.orm import Session

from storage import outbox
from storage.outbox import OutboxRow
from storage.prepared import Prepared

NUDGES = "nudges"
"""The outbox kind of the daily message. Its subject is ``{"member": number, "day": ISO date}``."""
MAIL_REJECTED = "mail-rejected"
"""The outcome of a message that was to go by mail and whose address the server would not take."""


def message_key(member_id: int, day: date) -> str:
    """The key of a person's daily message in the outbox and on the nudges that it told."""
    return f"{NUDGES}:{member_id}:{day.isoformat()}"


def under_way(session: Session, member_id: int) -> bool:
    """Whether a daily message to this person is planned or being sent."""
    return _UNDER_WAY.first(session, member=member_id) is not None


_OUTBOX = cast(Table, OutboxRow.__table__)
_UNDER_WAY = Prepared(
    select(_OUTBOX.c.id)
    .where(
        _OUTBOX.c.member_id == bindparam("member"),
        _OUTBOX.c.kind == NUDGES,
        _OUTBOX.c.settled_at.is_(None),
    )
    .limit(1)
)


def is_under_way(session: Session, key: str) -> bool:
    """Whether the message with this key is planned or being sent."""
    waits = select(OutboxRow.id).where(OutboxRow.key == key, OutboxRow.settled_at.is_(None))
    return session.scalar(waits) is not None


def sent_between(session: Session, member_id: int, start: datetime, end: datetime) -> bool:
    """Whether a daily message to this person went out from ``start`` to before ``end``."""
    told = select(OutboxRow.id).where(
        OutboxRow.member_id == member_id,
        OutboxRow.kind == NUDGES,
        OutboxRow.state == "sent",
        OutboxRow.settled_at >= start,
        OutboxRow.settled_at < end,
    )
    return session.scalar(told.limit(1)) is not None


def newest_settled(session: Session, member_id: int) -> OutboxRow | None:
    """The daily message to this person that was settled last, or None."""
    mine = select(OutboxRow).where(
        OutboxRow.member_id == member_id, OutboxRow.kind == NUDGES, OutboxRow.settled_at.is_not(None)
    )
    return session.scalar(mine.order_by(OutboxRow.settled_at.desc(), OutboxRow.id.desc()).limit(1))


def failed_since_told(session: Session, member_id: int) -> Sequence[OutboxRow]:
    """The messages to this person that were given up after the last one that was sent or became needless."""
    mine = select(OutboxRow).where(OutboxRow.member_id == member_id, OutboxRow.kind == NUDGES)
    ended = mine.where(OutboxRow.state.in_(("sent", "expired"))).order_by(OutboxRow.settled_at.desc())
    last = session.scalars(ended.limit(1)).first()
    failed = mine.where(OutboxRow.state == "given-up")
    if last is not None and last.settled_at is not None:
        failed = failed.where(OutboxRow.settled_at > last.settled_at)
    return session.scalars(failed).all()


def look_again(session: Session, member_id: int, now: datetime) -> None:
    """What waits for this person is looked at anew: they are back, or have chosen other hours."""
    session.execute(
        update(OutboxRow)
        .where(
            OutboxRow.member_id == member_id, OutboxRow.state == "planned", OutboxRow.next_attempt_at > now
        )
        .values(next_attempt_at=now)
        .execution_options(synchronize_session=False)
    )
    outbox.note_due(session)
