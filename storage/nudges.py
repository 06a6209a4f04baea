"""Nudges (muistutukset): what a person should be reminded of, planned once by key and told in one daily message.

A nudge says one thing about one subject (``kickoff-item`` 55). Its key names the occasion, so that it is planned
once whatever happens. ``settled`` means the matter no longer needed telling when its message was written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, delete, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, UtcDateTime

PLANNED, TOLD, SETTLED = "planned", "told", "settled"


class Nudge(Base):
    """One occasion to remind one person of one subject, on ``day`` (local calendar) or as soon after as may be."""

    __tablename__ = "nudge"
    __table_args__ = (Index("ix_nudge_member_state", "member_id", "state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(200), unique=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    kind: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int]
    occasion: Mapped[str] = mapped_column(String(20))
    day: Mapped[date]
    state: Mapped[str] = mapped_column(String(10), default=PLANNED)
    planned_at: Mapped[datetime] = mapped_column(UtcDateTime)
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    message_key: Mapped[str | None] = mapped_column(String(200), index=True)


class NudgePause(Base):
    """What a person has put off or stopped: one subject until a day (``until``), or for good (None).

    ``kind`` with ``subject_id`` 0 is the whole kind; kind ``*`` is everything.
    """

    __tablename__ = "nudge_pause"
    __table_args__ = (UniqueConstraint("member_id", "kind", "subject_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    kind: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int] = mapped_column(default=0)
    until: Mapped[date | None]


@dataclass(frozen=True)
class Occasion:
    """What a capability wants to remind of: who, which subject, which occasion, from which day on."""

    member_id: int
    kind: str
    subject_id: int
    occasion: str
    day: date

    @property
    def key(self) -> str:
        """One key for one occasion of one subject and person."""
        return f"{self.kind}:{self.subject_id}:{self.occasion}:{self.day.isoformat()}:{self.member_id}"


def plan(session: Session, occasions: Sequence[Occasion], now: datetime) -> int:
    """Plan those that were not planned before; how many were new."""
    keys = {occasion.key: occasion for occasion in occasions}
    known: set[str] = set()
    wanted = list(keys)
    for start in range(0, len(wanted), 500):
        known.update(session.scalars(select(Nudge.key).where(Nudge.key.in_(wanted[start : start + 500]))))
    fresh = [occasion for key, occasion in keys.items() if key not in known]
    for occasion in fresh:
        session.add(
            Nudge(
                key=occasion.key,
                member_id=occasion.member_id,
                kind=occasion.kind,
                subject_id=occasion.subject_id,
                occasion=occasion.occasion,
                day=occasion.day,
                planned_at=now,
            )
        )
    session.flush()
    return len(fresh)


def waiting(session: Session, member_id: int, today: date) -> Sequence[Nudge]:
    """What has been planned for a person and not told, without what is paused today; the oldest day first."""
    nudges = session.scalars(
        select(Nudge)
        .where(Nudge.member_id == member_id, Nudge.state == PLANNED, Nudge.day <= today)
        .order_by(Nudge.day, Nudge.id)
    ).all()
    pauses = {
        (pause.kind, pause.subject_id): pause.until
        for pause in session.scalars(select(NudgePause).where(NudgePause.member_id == member_id))
    }

    def paused(nudge: Nudge) -> bool:
        scopes = (("*", 0), (nudge.kind, 0), (nudge.kind, nudge.subject_id))
        return any(scope in pauses and (pauses[scope] is None or pauses[scope] > today) for scope in scopes)  # type: ignore[operator]

    return [nudge for nudge in nudges if not paused(nudge)]


def people_waiting(session: Session, today: date) -> Sequence[int]:
    """Numbers of the members for whom something is planned by today."""
    found = select(Nudge.member_id).where(Nudge.state == PLANNED, Nudge.day <= today).distinct()
    return session.scalars(found.order_by(Nudge.member_id)).all()


def settle(
    session: Session, nudge_ids: Sequence[int], state: str, now: datetime, message_key: str | None
) -> None:
    """Mark nudges told, or settled because they were no longer needed."""
    if nudge_ids:
        session.execute(
            update(Nudge)
            .where(Nudge.id.in_(nudge_ids))
            .values(state=state, told_at=now, message_key=message_key)
        )


def told_in(session: Session, message_key: str) -> Sequence[Nudge]:
    """The nudges that one message told, in its order."""
    return session.scalars(
        select(Nudge).where(Nudge.message_key == message_key).order_by(Nudge.day, Nudge.id)
    ).all()


def pause(session: Session, member_id: int, kind: str, subject_id: int, until: date | None) -> None:
    """Put a subject (0: the kind) off until a day, or stop it (None)."""
    found = session.scalar(
        select(NudgePause).where(
            NudgePause.member_id == member_id, NudgePause.kind == kind, NudgePause.subject_id == subject_id
        )
    )
    if found is None:
        session.add(NudgePause(member_id=member_id, kind=kind, subject_id=subject_id, until=until))
    else:
        found.until = until
    session.flush()


def resume(session: Session, member_id: int, kind: str | None = None) -> None:
    """Take pauses back: of one kind with all its subjects, or everything."""
    gone = delete(NudgePause).where(NudgePause.member_id == member_id)
    session.execute(gone if kind is None else gone.where(NudgePause.kind == kind))


def pauses_of(session: Session, member_id: int) -> Sequence[NudgePause]:
    """Everything that a person has put off or stopped."""
    return session.scalars(select(NudgePause).where(NudgePause.member_id == member_id)).all()


def again(session: Session, nudge: Nudge, day: date, now: datetime) -> bool:
    """Plan the same matter once more, for a later day; False if that day has it already."""
    later = Occasion(nudge.member_id, nudge.kind, nudge.subject_id, "again", day)
    return plan(session, [later], now) == 1


def told_on(session: Session, member_id: int, start: datetime, end: datetime) -> int:
    """How many nudges a person was told between two moments (UTC)."""
    told = select(func.count()).select_from(Nudge)
    return (
        session.scalar(told.where(Nudge.member_id == member_id, Nudge.told_at >= start, Nudge.told_at < end))
        or 0
    )


def last_told(session: Session, kind: str, subject_id: int) -> datetime | None:
    """When anybody was last told of a subject, or None."""
    told = select(func.max(Nudge.told_at)).where(
        Nudge.kind == kind, Nudge.subject_id == subject_id, Nudge.state == TOLD
    )
    return session.scalar(told)
