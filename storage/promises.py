"""Promises (lupaukset): who promised what by when, in which meeting, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from storage.agendas import AgendaItem
from storage.base import Base, UtcDateTime
from storage.members import Member
from storage.sparse import Sparse

OPEN, KEPT, DROPPED = "open", "kept", "dropped"
WHAT_MOST, REASON_MOST = 200, 300


class Promise(Base):
    """One promise. ``due_on`` and ``made_on`` are local calendar days; ``revision`` grows by each change.

    ``promised_by_id`` stays when the promise goes on to another person (``owner_id``).
    """

    __tablename__ = "promise"
    __table_args__ = (Index("ix_promise_state_due_on", "state", "due_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    promised_by_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    what: Mapped[str] = mapped_column(String(WHAT_MOST))
    due_on: Mapped[date]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_on: Mapped[date]
    state: Mapped[str] = mapped_column(String(10), default=OPEN)
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reason: Mapped[str | None] = mapped_column(String(REASON_MOST))
    revision: Mapped[int] = mapped_column(default=1)

    owner: Mapped[Member] = relationship(foreign_keys=[owner_id], lazy="joined")
    promised_by: Mapped[Member] = relationship(foreign_keys=[promised_by_id], lazy="joined")
    settled_by: Mapped[Member | None] = relationship(foreign_keys=[settled_by_id], lazy="joined")
    item: Mapped[AgendaItem | None] = relationship()


def by_id(session: Session, promise_id: int) -> Promise | None:
    """One promise, or None."""
    return session.get(Promise, promise_id)


def of_meeting(session: Session, meeting_id: int) -> Sequence[Promise]:
    """What was promised in a meeting, in the order of promising."""
    return session.scalars(select(Promise).where(Promise.meeting_id == meeting_id).order_by(Promise.id)).all()


def of_item(session: Session, item_id: int, meeting_id: int) -> Sequence[Promise]:
    """What was promised at one item in one meeting."""
    found = select(Promise).where(Promise.item_id == item_id, Promise.meeting_id == meeting_id)
    return session.scalars(found.order_by(Promise.id)).all()


def still_open(
    session: Session, member_id: int | None = None, *, until: date | None = None
) -> Sequence[Promise]:
    """Open promises, of one person or of all, the earliest day first; with ``until`` those due by that day."""
    if member_id is None and until is None:
        return _STILL_OPEN.all(session)
    found = _OPEN
    if member_id is not None:
        found = found.where(Promise.owner_id == member_id)
    if until is not None:
        found = found.where(Promise.due_on <= until)
    return session.scalars(found).all()


_OPEN = select(Promise).where(Promise.state == OPEN).order_by(Promise.due_on, Promise.id)
_STILL_OPEN = Sparse(_OPEN)


def settled_last(session: Session, limit: int) -> Sequence[Promise]:
    """The promises that were kept or given up last."""
    found = select(Promise).where(Promise.state != OPEN)
    return session.scalars(found.order_by(Promise.settled_at.desc(), Promise.id.desc()).limit(limit)).all()


def revision(session: Session) -> int:
    """A number that grows whenever any promise is made or changed."""
    return session.scalar(select(func.sum(Promise.revision))) or 0
