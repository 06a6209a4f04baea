"""Shared cards: where a card that everybody sees stands in Teams, so that it can be updated in place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Index, String, UniqueConstraint, bindparam, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, UtcDateTime
from storage.prepared import Prepared


class SharedCard(Base):
    """One message with the card of one subject. ``shown`` is the subject's revision that it shows."""

    __tablename__ = "shared_card"
    __table_args__ = (
        UniqueConstraint("conversation_id", "activity_id"),
        Index("ix_shared_card_subject", "surface", "subject_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    surface: Mapped[str] = mapped_column(String(60))
    subject_id: Mapped[int]
    conversation_id: Mapped[str] = mapped_column(String(300))
    activity_id: Mapped[str] = mapped_column(String(300))
    posted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    shown: Mapped[int] = mapped_column(default=0)


def register(
    session: Session,
    *,
    surface: str,
    subject_id: int,
    conversation_id: str,
    activity_id: str,
    shown: int,
    now: datetime,
) -> None:
    """Remember where a shared card was posted; said twice, it is remembered once."""
    session.info.pop(_READ, None)
    known = session.scalar(_CARD, {"conversation": conversation_id, "activity": activity_id})
    if known is None:
        session.add(
            SharedCard(
                surface=surface,
                subject_id=subject_id,
                conversation_id=conversation_id,
                activity_id=activity_id,
                posted_at=now,
                shown=shown,
            )
        )
    else:
        known.shown = max(known.shown, shown)


class Copy(NamedTuple):
    """Where a card is kept current, and the revision that it shows there."""

    id: int
    conversation_id: str
    activity_id: str
    shown: int


def of_subject(session: Session, surface: str, subject_id: int) -> Sequence[Copy]:
    """The copies that are kept current: the newest of each conversation. Older ones answer when they are clicked."""
    known: dict[tuple[str, int], Sequence[Copy]] = session.info.setdefault(_READ, {})
    if (surface, subject_id) not in known:
        found = _OF_SUBJECT.all(session, surface=surface, subject=subject_id)
        known[surface, subject_id] = [Copy._make(row) for row in found]
    return known[surface, subject_id]


_READ = "shared_cards.read"
"""Where a session keeps the copies it has read: a click asks for them twice. What writes copies forgets them."""


_OF_SUBJECT = Prepared(
    select(SharedCard.id, SharedCard.conversation_id, SharedCard.activity_id, SharedCard.shown)
    .where(
        SharedCard.id.in_(
            select(func.max(SharedCard.id))
            .where(SharedCard.surface == bindparam("surface"), SharedCard.subject_id == bindparam("subject"))
            .group_by(SharedCard.conversation_id)
        )
    )
    .order_by(SharedCard.id)
)


def every_copy(session: Session, surface: str, subject_id: int) -> Sequence[SharedCard]:
    """All copies, the older ones of a conversation too: for what must no longer be shown anywhere."""
    found = select(SharedCard).where(SharedCard.surface == surface, SharedCard.subject_id == subject_id)
    return session.scalars(found.order_by(SharedCard.id)).all()


def forget_in(session: Session, conversation_ids: Collection[str]) -> None:
    """Forget every copy in these conversations."""
    session.info.pop(_READ, None)
    session.execute(delete(SharedCard).where(SharedCard.conversation_id.in_(conversation_ids)))


def is_copy(session: Session, conversation_id: str, activity_id: str) -> bool:
    """Whether a message is a shared card, kept current or an older one."""
    return session.scalar(_CARD, {"conversation": conversation_id, "activity": activity_id}) is not None


_CARD = select(SharedCard).where(
    SharedCard.conversation_id == bindparam("conversation"), SharedCard.activity_id == bindparam("activity")
)


def by_id(session: Session, shared_card_id: int) -> SharedCard | None:
    """One posted card, or None."""
    return session.get(SharedCard, shared_card_id)
