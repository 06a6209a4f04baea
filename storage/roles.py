"""How roles pass from one person to another: what is offered and not answered yet, and what has become of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, String, bindparam, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from storage.base import Base, UtcDateTime, lock_row
from storage.members import Member
from storage.sparse import Sparse

OFFER, HANDOVER, SWAP = "offer", "handover", "swap"
"""What its taker answers: a role is offered, its holder hands it over, or two people swap theirs."""
GIVEN, ENDED, DEPUTY, EMERGENCY = "given", "ended", "deputy", "emergency"
"""What happens at once: given or ended by whoever may, passed to the deputy, taken up while nobody coordinates."""
OPEN, ACCEPTED, DECLINED, WITHDRAWN, LAPSED, MOOT = (
    "open",
    "accepted",
    "declined",
    "withdrawn",
    "lapsed",
    "moot",
)


class RoleOffer(Base):
    """One role on its way to ``taker``; ``in_return`` is what the giver gets in a swap.

    ``lapses_on`` is the last local day on which an open one can be answered. ``giver`` is None where nobody gave it.
    MOOT: somebody left, or no longer holds what was to pass.
    """

    __tablename__ = "role_offer"
    __table_args__ = (Index("ix_role_offer_state_lapses_on", "state", "lapses_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(12))
    role: Mapped[str] = mapped_column(String(40))
    in_return: Mapped[str | None] = mapped_column(String(40))
    giver_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)
    taker_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    lapses_on: Mapped[date | None]
    state: Mapped[str] = mapped_column(String(10), default=OPEN)
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    giver: Mapped[Member | None] = relationship(foreign_keys=[giver_id], lazy="joined")
    taker: Mapped[Member] = relationship(foreign_keys=[taker_id], lazy="joined")


def add(
    session: Session,
    kind: str,
    role: str,
    *,
    giver_id: int | None,
    taker_id: int,
    now: datetime,
    in_return: str | None = None,
    lapses_on: date | None = None,
) -> RoleOffer:
    """Note an offer that waits until ``lapses_on``, or without that day what happens at once."""
    at_once = lapses_on is None
    offer = RoleOffer(
        kind=kind,
        role=role,
        in_return=in_return,
        giver_id=giver_id,
        taker_id=taker_id,
        made_at=now,
        lapses_on=lapses_on,
        state=ACCEPTED if at_once else OPEN,
        settled_at=now if at_once else None,
    )
    session.add(offer)
    session.flush()
    return offer


def by_id(session: Session, offer_id: int, *, for_change: bool = False) -> RoleOffer | None:
    """One offer; ``for_change`` lets answers follow one another where the database locks rows."""
    if for_change:
        lock_row(session, RoleOffer, offer_id)
    return session.get(RoleOffer, offer_id, populate_existing=for_change)


def settle(session: Session, offer: RoleOffer, state: str, now: datetime) -> None:
    """End an open offer."""
    offer.state, offer.settled_at = state, now
    session.flush()


def waiting(session: Session, today: date, *people: int) -> Sequence[RoleOffer]:
    """Offers that can be answered today, the oldest first; of these people only, if any are named."""
    if not people:
        return _WAITING.all(session, today=today)
    return session.scalars(_OFFERED.where(_between(people)), {"today": today}).all()


_OFFERED = (
    select(RoleOffer)
    .where(RoleOffer.state == OPEN, RoleOffer.lapses_on >= bindparam("today"))
    .order_by(RoleOffer.id)
)


def unsettled_of(session: Session, member_id: int) -> Sequence[RoleOffer]:
    """Open offers from or to a person, whatever their day."""
    return session.scalars(
        select(RoleOffer).where(RoleOffer.state == OPEN, _between([member_id])).order_by(RoleOffer.id)
    ).all()


def lapsed(session: Session, today: date) -> Sequence[RoleOffer]:
    """Offers that nobody answered in time."""
    return _LAPSED.all(session, today=today)


_WAITING = Sparse(_OFFERED)
_LAPSED = Sparse(
    select(RoleOffer)
    .where(RoleOffer.state == OPEN, RoleOffer.lapses_on < bindparam("today"))
    .order_by(RoleOffer.id)
)


def of_person(session: Session, member_id: int) -> Sequence[RoleOffer]:
    """Everything that a person gave, took or was offered, the oldest first."""
    return session.scalars(select(RoleOffer).where(_between([member_id])).order_by(RoleOffer.id)).all()


def _between(people: Sequence[int]) -> ColumnElement[bool]:
    return or_(RoleOffer.giver_id.in_(people), RoleOffer.taker_id.in_(people))
