"""Nudges (muistutukset): what a person should be reminded of, planned once by key and told in one daily message.

A nudge says one thing about one subject (``kickoff-item`` 55). Its key names the occasion, so that it is planned
once whatever happens. ``settled``: the matter no longer needed telling when its message was written. ``expired``: it
became pointless before it could be told (its last day passed, or its person left).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import (
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    bindparam,
    delete,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, UtcDateTime
from storage.members import Member
from storage.prepared import Prepared

PLANNED, TOLD, SETTLED, EXPIRED = "planned", "told", "settled", "expired"
AGAIN = "again"
"""The occasion of what its person has put off to a later day."""
EVERYTHING = "*"
"""The kind of a pause of everything: its person is away."""


class Nudge(Base):
    """One occasion to remind one person of one subject, on ``day`` (local calendar) or as soon after as may be.

    ``until`` is the last day on which it is worth telling, None when there is none. ``told_at`` is when it left the
    state ``planned``; ``acted_at`` when its person first did something about it in the message itself.
    """

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
    until: Mapped[date | None]
    acted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


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
    """What a capability wants to remind of: who, which subject, which occasion, from which day on.

    ``until`` is the last day on which it is worth telling. A matter that is late names its day (``late_since``) and
    who leads the project (``manager_id``): the host tells that person too when it has stood for some working days.
    """

    member_id: int
    kind: str
    subject_id: int
    occasion: str
    day: date
    until: date | None = None
    late_since: date | None = None
    manager_id: int | None = None

    @property
    def key(self) -> str:
        """One key for one occasion of one subject and person."""
        return f"{self.kind}:{self.subject_id}:{self.occasion}:{self.day.isoformat()}:{self.member_id}"


def plan(session: Session, occasions: Sequence[Occasion], now: datetime) -> int:
    """Plan those that were not planned before; how many were new. What waits follows a last day that has moved."""
    keys = {occasion.key: occasion for occasion in occasions}
    known: dict[str, date | None] = {}
    wanted = list(keys)
    for start in range(0, len(wanted), 500):
        some = select(Nudge.key, Nudge.until).where(Nudge.key.in_(wanted[start : start + 500]))
        known.update((key, until) for key, until in session.execute(some))
    for key, until in known.items():
        if until != keys[key].until:
            waits = update(Nudge).where(Nudge.key == key, Nudge.state == PLANNED)
            session.execute(waits.values(until=keys[key].until))
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
                until=occasion.until,
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
        .where(or_(Nudge.until.is_(None), Nudge.until >= today))
        .order_by(Nudge.day, Nudge.id)
    ).all()
    silent = _in_force(pauses_of(session, member_id), today)
    return [nudge for nudge in nudges if not _paused(nudge, silent)]


def _in_force(pauses: Sequence[NudgePause], today: date) -> frozenset[tuple[int, str, int]]:
    return frozenset(
        (pause.member_id, pause.kind, pause.subject_id)
        for pause in pauses
        if pause.until is None or pause.until > today
    )


def _paused(nudge: Nudge, silent: frozenset[tuple[int, str, int]]) -> bool:
    scopes = ((EVERYTHING, 0), (nudge.kind, 0), (nudge.kind, nudge.subject_id))
    return any((nudge.member_id, *scope) in silent for scope in scopes)


def people_waiting(session: Session, today: date) -> Sequence[int]:
    """Numbers of the members for whom something is planned by today."""
    return [member_id for (member_id,) in _PEOPLE_WAITING.all(session, today=today)]


_PEOPLE_WAITING = Prepared(
    select(Nudge.member_id)
    .where(Nudge.state == PLANNED, Nudge.day <= bindparam("today"))
    .distinct()
    .order_by(Nudge.member_id)
)


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


def away_until(session: Session, member_id: int) -> date | None:
    """The day on which a person who is away may be written to again; it may have passed. None for who is not away."""
    away = select(NudgePause.until).where(NudgePause.member_id == member_id, NudgePause.kind == EVERYTHING)
    return session.scalar(away)


def again(session: Session, nudge: Nudge, day: date, now: datetime) -> bool:
    """Plan the same matter once more, for a later day; False if that day has it already."""
    later = Occasion(nudge.member_id, nudge.kind, nudge.subject_id, AGAIN, day)
    return plan(session, [later], now) == 1


def put_off_from(session: Session, member_id: int, kind: str, subject_id: int, day: date) -> Sequence[Nudge]:
    """What a person has put off to ``day`` or later and has not been told."""
    later = select(Nudge).where(
        Nudge.member_id == member_id,
        Nudge.kind == kind,
        Nudge.subject_id == subject_id,
        Nudge.occasion == AGAIN,
        Nudge.state != TOLD,
        Nudge.day >= day,
    )
    return session.scalars(later).all()


def expire(session: Session, today: date, now: datetime) -> int:
    """Mark what has become pointless: its last day has passed, or its person has left. How many there were."""
    # At nearly every sweep nothing has.
    if _POINTLESS.first(session, today=today) is None:
        return 0
    return len(session.scalars(_EXPIRE, {"today": today, "now": now}).all())


_IS_POINTLESS = (
    Nudge.state == PLANNED,
    or_(
        Nudge.until < bindparam("today"),
        Nudge.member_id.in_(select(Member.id).where(Member.active.is_(False))),
    ),
)
_POINTLESS = Prepared(select(Nudge.id).where(*_IS_POINTLESS).limit(1))
_EXPIRE = (
    update(Nudge)
    .where(*_IS_POINTLESS)
    .values(state=EXPIRED, told_at=bindparam("now"))
    .execution_options(synchronize_session="fetch")
    .returning(Nudge.id)
)


def acted(session: Session, nudge_id: int, member_id: int, now: datetime) -> None:
    """Note that a person did something about a nudge in the message that told it; only the first time counts."""
    session.execute(
        update(Nudge)
        .where(Nudge.id == nudge_id, Nudge.member_id == member_id, Nudge.acted_at.is_(None))
        .values(acted_at=now)
    )


@dataclass(frozen=True)
class NudgeCounts:
    """How the nudges stand: ``waiting`` and ``silenced`` (put off, stopped, away) now, the others since a moment."""

    waiting: int
    silenced: int
    told: int
    acted: int
    settled: int
    expired: int


def counts(session: Session, today: date, since: datetime) -> NudgeCounts:
    """How the nudges of everybody stand today, and what became of those that were told or dropped since a moment."""
    planned = session.scalars(select(Nudge).where(Nudge.state == PLANNED)).all()
    silent = _in_force(session.scalars(select(NudgePause)).all(), today)
    silenced = sum(_paused(nudge, silent) for nudge in planned)
    ended = select(Nudge.state, func.count(), func.count(Nudge.acted_at))
    rows = session.execute(ended.where(Nudge.told_at >= since).group_by(Nudge.state)).all()
    by_state: Mapping[str, tuple[int, int]] = {
        state: (number, in_message) for state, number, in_message in rows
    }
    told, in_message = by_state.get(TOLD, (0, 0))
    return NudgeCounts(
        waiting=len(planned) - silenced,
        silenced=silenced,
        told=told,
        acted=in_message,
        settled=by_state.get(SETTLED, (0, 0))[0],
        expired=by_state.get(EXPIRED, (0, 0))[0],
    )


def last_told(session: Session, kind: str, subject_id: int) -> datetime | None:
    """When anybody was last told of a subject, or None."""
    told = select(func.max(Nudge.told_at)).where(
        Nudge.kind == kind, Nudge.subject_id == subject_id, Nudge.state == TOLD
    )
    return session.scalar(told)
