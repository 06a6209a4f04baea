"""Monthly meetings (verkostotapaamiset): the occurrences of the series, each with how it went.

The series itself (its rule, length, place and switches) is the network's setting ``SERIES``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, bindparam, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from storage.base import Base, UtcDateTime, insert_new
from storage.members import Member
from storage.sparse import Sparse

SERIES = "meetings.series"
"""The network's setting: rule, minutes, place, link, switches, whom to ask. Empty until a rule is agreed."""
PLACE_MOST, LINK_MOST, REASON_MOST = 200, 1000, 300


class Meeting(Base):
    """One occurrence. ``month`` (its first day) is the month that the rule gave it, whatever day it is held on.

    ``rule_day`` is the rule's own day before any move, ``day`` the one it is held on; both are local. ``holiday_moved``:
    the rule's day was off. ``by_hand``: moved by a person, so a changed rule leaves it alone; ``dropped``: cancelled
    because the rule no longer has it. ``was_at`` is when it was to start before its last move. ``sequence`` counts what
    its calendar entry must replace, ``sequenced_at`` is when it last grew; ``revision`` counts what changes on its cards.
    ``called_at`` is when items were asked for, ``frozen_at`` when the agenda was locked, ``missed_at`` when it was seen
    that nobody had started it. ``current_id`` is the agenda item under way.
    """

    __tablename__ = "meeting"

    id: Mapped[int] = mapped_column(primary_key=True)
    month: Mapped[date] = mapped_column(unique=True)
    rule_day: Mapped[date]
    day: Mapped[date] = mapped_column(index=True)
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    minutes: Mapped[int]
    place: Mapped[str | None] = mapped_column(String(PLACE_MOST))
    link: Mapped[str | None] = mapped_column(String(LINK_MOST))
    holiday_moved: Mapped[bool] = mapped_column(default=False)
    by_hand: Mapped[bool] = mapped_column(default=False)
    was_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    cancelled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    cancelled_why: Mapped[str | None] = mapped_column(String(REASON_MOST))
    dropped: Mapped[bool] = mapped_column(default=False)
    uid: Mapped[str] = mapped_column(String(80), unique=True)
    sequence: Mapped[int] = mapped_column(default=0)
    sequenced_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revision: Mapped[int] = mapped_column(default=1)
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    started_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    called_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    frozen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    missed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    current_id: Mapped[int | None]
    words: Mapped[str] = mapped_column(Text, default="")

    started_by: Mapped[Member | None] = relationship(foreign_keys=[started_by_id], lazy="joined")
    ended_by: Mapped[Member | None] = relationship(foreign_keys=[ended_by_id], lazy="joined")

    @property
    def planned(self) -> bool:
        """Whether it is still to be held, or is being held."""
        return self.cancelled_at is None and self.ended_at is None and self.missed_at is None

    @property
    def under_way(self) -> bool:
        """Whether it has been started and not ended."""
        return self.started_at is not None and self.ended_at is None


def by_id(session: Session, meeting_id: int) -> Meeting | None:
    """One meeting, or None."""
    return session.get(Meeting, meeting_id)


def add(session: Session, **values: object) -> bool:
    """Add the meeting of a month unless that month has one; said twice, it is added once."""
    return insert_new(session, Meeting, "month", **values)


def of_month(session: Session, month: date) -> Meeting | None:
    """The meeting of a month (its first day), or None."""
    return session.scalar(_OF_MONTH, {"of": month})


_OF_MONTH = select(Meeting).where(Meeting.month == bindparam("of"))


def from_on(session: Session, moment: datetime) -> Sequence[Meeting]:
    """Every meeting that starts at a moment or later, cancelled ones too, the earliest first."""
    return _FROM_ON.all(session, moment=moment)


_FROM_ON = Sparse(
    select(Meeting).where(Meeting.starts_at >= bindparam("moment")).order_by(Meeting.starts_at, Meeting.id)
)


def coming(session: Session, *, after: Meeting | None = None, limit: int = 1) -> Sequence[Meeting]:
    """The next meetings still to be held, the earliest first; one under way comes before them all.

    With ``after`` only those later than that meeting, whatever has become of it.
    """
    if after is None:
        return session.scalars(_COMING, {"most": limit}).all()
    later = {"most": limit, "moment": after.starts_at, "but": after.id}
    return session.scalars(_COMING_LATER, later).all()


_COMING = (
    select(Meeting)
    .where(Meeting.cancelled_at.is_(None), Meeting.ended_at.is_(None), Meeting.missed_at.is_(None))
    .order_by(Meeting.started_at.is_(None), Meeting.starts_at, Meeting.id)
    .limit(bindparam("most"))
)
_COMING_LATER = _COMING.where(
    Meeting.starts_at > bindparam("moment"), Meeting.id != bindparam("but"), Meeting.started_at.is_(None)
)


def held(
    session: Session, *, stems: Sequence[str] = (), limit: int = 20, offset: int = 0
) -> Sequence[Meeting]:
    """Meetings that have ended, the newest first; each of ``stems`` must begin a word of what was written there."""
    found = select(Meeting).where(Meeting.ended_at.is_not(None))
    for stem in stems:
        found = found.where(Meeting.words.contains(f" {stem}", autoescape=True))
    return session.scalars(found.order_by(Meeting.starts_at.desc()).limit(limit).offset(offset)).all()


def last_held(session: Session, before: datetime) -> Meeting | None:
    """The meeting that ended last among those that started before a moment, or None."""
    return session.scalars(_LAST_HELD, {"before": before}).first()


_LAST_HELD = (
    select(Meeting)
    .where(Meeting.ended_at.is_not(None), Meeting.starts_at < bindparam("before"))
    .order_by(Meeting.starts_at.desc())
    .limit(1)
)


def ended_since(session: Session, moment: datetime) -> Sequence[Meeting]:
    """Meetings that ended after a moment, the earliest first: each may be followed by a one-question pulse."""
    return _ENDED_SINCE.all(session, moment=moment)


_ENDED_SINCE = Sparse(
    select(Meeting).where(Meeting.ended_at > bindparam("moment")).order_by(Meeting.ended_at)
)


def left_open(session: Session, before: datetime) -> Sequence[Meeting]:
    """Meetings that began before a moment, or should have, and that nobody has ended."""
    return _LEFT_OPEN.all(session, before=before)


_LEFT_OPEN = Sparse(
    select(Meeting)
    .where(
        Meeting.starts_at < bindparam("before"),
        Meeting.cancelled_at.is_(None),
        Meeting.ended_at.is_(None),
        Meeting.missed_at.is_(None),
    )
    .order_by(Meeting.starts_at)
)
