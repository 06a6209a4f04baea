"""Agendas: what a meeting talks about, what was written of it, who was asked for items, and what moved on.

An item is one row for its whole life: moved to another meeting it is not copied, so none is lost or doubled.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, bindparam, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from storage.base import Base, UtcDateTime
from storage.meetings import Meeting
from storage.members import Member
from storage.prepared import Prepared
from storage.projects import Project
from storage.sparse import Sparse

SECTIONS = ("opening", "news", "theme", "projects", "cats", "agreed")
OPEN, DONE, WITHDRAWN = "open", "done", "withdrawn"
TITLE_MOST, DETAILS_MOST, LINK_MOST, GUEST_MOST, WRITTEN_MOST = 200, 1000, 1000, 100, 4000
NOT_REACHED, LATE, NO_ROOM, BY_HAND, CANCELLED, NOT_HELD = (
    "not-reached", "late", "no-room", "by-hand", "cancelled", "not-held",
)  # fmt: skip
"""Why an item moved on to another meeting."""


class AgendaItem(Base):
    """One item. ``meeting_id`` is NULL while there is no meeting to put it to.

    ``fixed`` names an item that every meeting has (its title is the speaker's language's). ``guest`` presents when
    nobody of the network does. ``why`` is the reason of its newest move. ``used_seconds`` is the time spent on it,
    without what runs since ``begun_at``. ``written`` counts the versions of its notes and decisions.
    """

    __tablename__ = "agenda_item"
    __table_args__ = (Index("ix_agenda_item_meeting_id_section", "meeting_id", "section"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    section: Mapped[str] = mapped_column(String(20))
    position: Mapped[int]
    fixed: Mapped[str | None] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(TITLE_MOST))
    details: Mapped[str | None] = mapped_column(Text)
    link: Mapped[str | None] = mapped_column(String(LINK_MOST))
    presenter_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)
    guest: Mapped[str | None] = mapped_column(String(GUEST_MOST))
    minutes: Mapped[int]
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id"), index=True)
    proposed_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)
    proposed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    state: Mapped[str] = mapped_column(String(12), default=OPEN)
    carried: Mapped[int] = mapped_column(default=0)
    why: Mapped[str | None] = mapped_column(String(20))
    begun_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    used_seconds: Mapped[int] = mapped_column(default=0)
    notes: Mapped[str] = mapped_column(Text, default="")
    decisions: Mapped[str] = mapped_column(Text, default="")
    written: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)

    meeting: Mapped[Meeting | None] = relationship()
    presenter: Mapped[Member | None] = relationship(foreign_keys=[presenter_id], lazy="joined")
    proposed_by: Mapped[Member | None] = relationship(foreign_keys=[proposed_by_id], lazy="joined")
    project: Mapped[Project | None] = relationship(lazy="joined")


class AgendaMove(Base):
    """One move of an item from a meeting to another (NULL: there was none yet), with its reason.

    What had been written of it stays with the meeting it came from: ``notes``, ``decisions`` and the time it took.
    """

    __tablename__ = "agenda_move"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    from_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    to_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    reason: Mapped[str] = mapped_column(String(20))
    notes: Mapped[str] = mapped_column(Text, default="")
    decisions: Mapped[str] = mapped_column(Text, default="")
    used_seconds: Mapped[int] = mapped_column(default=0)
    moved_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    moved_at: Mapped[datetime] = mapped_column(UtcDateTime)

    item: Mapped[AgendaItem] = relationship(lazy="joined")
    moved_by: Mapped[Member | None] = relationship(foreign_keys=[moved_by_id])


class AgendaWriting(Base):
    """One saved version of an item's notes and decisions: what a later writer began from."""

    __tablename__ = "agenda_writing"
    __table_args__ = (UniqueConstraint("item_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"))
    version: Mapped[int]
    notes: Mapped[str] = mapped_column(Text)
    decisions: Mapped[str] = mapped_column(Text)
    written_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)

    written_by: Mapped[Member | None] = relationship(lazy="joined")


class AgendaAsk(Base):
    """Somebody was asked for items to a meeting; ``answer`` is ``item`` or ``none``, NULL until there is one."""

    __tablename__ = "agenda_ask"
    __table_args__ = (UniqueConstraint("meeting_id", "member_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    asked_on: Mapped[date]
    answer: Mapped[str | None] = mapped_column(String(10))
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    meeting: Mapped[Meeting] = relationship(lazy="joined")


def item_by_id(session: Session, item_id: int) -> AgendaItem | None:
    """One item, or None."""
    return session.get(AgendaItem, item_id)


def items_of(session: Session, meeting_id: int) -> Sequence[AgendaItem]:
    """The items of a meeting in their order, without those that were withdrawn."""
    rows = session.scalars(_ITEMS_OF, {"meeting": meeting_id}).all()
    return sorted(rows, key=lambda item: SECTIONS.index(item.section))


_ITEMS_OF = (
    select(AgendaItem)
    .where(AgendaItem.meeting_id == bindparam("meeting"), AgendaItem.state != WITHDRAWN)
    .order_by(AgendaItem.position, AgendaItem.id)
)


def presenters(session: Session, meeting_id: int) -> list[int]:
    """Numbers of the people of the network who present something in a meeting, in the order of the agenda."""
    found = (item.presenter_id for item in items_of(session, meeting_id))
    return list(dict.fromkeys(person for person in found if person is not None))


def withdrawn_from(session: Session, meeting_id: int) -> Sequence[AgendaItem]:
    """What was taken off the agenda of a meeting."""
    found = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id, AgendaItem.state == WITHDRAWN)
    return session.scalars(found.order_by(AgendaItem.id)).all()


def homeless(session: Session) -> Sequence[AgendaItem]:
    """Open items that no meeting has, the longest waiting first."""
    return _HOMELESS.all(session)


_HOMELESS = Sparse(
    select(AgendaItem)
    .where(AgendaItem.meeting_id.is_(None), AgendaItem.state == OPEN)
    .order_by(AgendaItem.id)
)


def backlog(session: Session) -> Sequence[AgendaItem]:
    """Open items that have moved on from a meeting at least once, wherever they wait."""
    found = select(AgendaItem).where(AgendaItem.state == OPEN, AgendaItem.carried > 0)
    return session.scalars(found.order_by(AgendaItem.id)).all()


def last_position(session: Session, meeting_id: int | None, section: str) -> int:
    """The greatest position in a section of a meeting; 0 when it is empty."""
    if meeting_id is None:
        found = _LAST_HOMELESS.first(session, within=section)
    else:
        found = _LAST_POSITION.first(session, within=section, meeting=meeting_id)
    return int(found[0] or 0) if found else 0


_POSITIONS = select(func.max(AgendaItem.position)).where(AgendaItem.section == bindparam("within"))
_LAST_POSITION = Prepared(_POSITIONS.where(AgendaItem.meeting_id == bindparam("meeting")))
_LAST_HOMELESS = Prepared(_POSITIONS.where(AgendaItem.meeting_id.is_(None)))


def moves_from(session: Session, meeting_id: int) -> Sequence[AgendaMove]:
    """What moved on from a meeting, in the order of moving."""
    return _MOVES_FROM.all(session, meeting=meeting_id)


_MOVES_FROM = Sparse(
    select(AgendaMove).where(AgendaMove.from_id == bindparam("meeting")).order_by(AgendaMove.id)
)


def moves_of_item(session: Session, item_id: int) -> Sequence[AgendaMove]:
    """The moves of one item, the earliest first."""
    return session.scalars(
        select(AgendaMove).where(AgendaMove.item_id == item_id).order_by(AgendaMove.id)
    ).all()


def open_of(session: Session, member_id: int) -> Sequence[AgendaItem]:
    """Open items that a person proposed or presents."""
    found = select(AgendaItem).where(
        AgendaItem.state == OPEN,
        (AgendaItem.presenter_id == member_id) | (AgendaItem.proposed_by_id == member_id),
    )
    return session.scalars(found.order_by(AgendaItem.id)).all()


def writing(session: Session, item_id: int, version: int) -> AgendaWriting | None:
    """The version of an item's notes and decisions that somebody began from, or None (version 0 is empty)."""
    return session.scalar(
        select(AgendaWriting).where(AgendaWriting.item_id == item_id, AgendaWriting.version == version)
    )


def writers(session: Session, meeting_id: int) -> Sequence[Member]:
    """Who wrote the minutes of a meeting, the first writer first."""
    found = (
        select(Member)
        .join(AgendaWriting, AgendaWriting.written_by_id == Member.id)
        .join(AgendaItem, AgendaWriting.item_id == AgendaItem.id)
        .where(AgendaItem.meeting_id == meeting_id)
        .group_by(Member.id)
        .order_by(func.min(AgendaWriting.id))
    )
    return session.scalars(found).all()


def ask_of(session: Session, meeting_id: int, member_id: int) -> AgendaAsk | None:
    """Whether and how a person was asked for a meeting."""
    return session.scalar(
        select(AgendaAsk).where(AgendaAsk.meeting_id == meeting_id, AgendaAsk.member_id == member_id)
    )


def asks_of(session: Session, meeting_id: int) -> Sequence[AgendaAsk]:
    """Everybody who was asked for items to a meeting."""
    return _ASKS_OF.all(session, meeting=meeting_id)


_ASKS_OF = Sparse(
    select(AgendaAsk).where(AgendaAsk.meeting_id == bindparam("meeting")).order_by(AgendaAsk.id)
)


def presentations(session: Session) -> Sequence[AgendaItem]:
    """Presentations that projects have held, the earliest first."""
    return _PRESENTATIONS.all(session)


_PRESENTATIONS = Sparse(
    select(AgendaItem)
    .join(Meeting)
    .where(AgendaItem.section == "projects", AgendaItem.state == DONE, AgendaItem.project_id.is_not(None))
    .order_by(Meeting.starts_at, AgendaItem.id)
)


def open_presentation(session: Session, project_id: int) -> AgendaItem | None:
    """The presentation of a project that is still to come, or None."""
    found = select(AgendaItem).where(
        AgendaItem.section == "projects", AgendaItem.state == OPEN, AgendaItem.project_id == project_id
    )
    return session.scalars(found.order_by(AgendaItem.id).limit(1)).first()
