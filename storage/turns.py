"""Turns to speak: which projects are willing to present, whom Kehu invited, and the queue of themes with its votes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, bindparam, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from storage.agendas import AgendaItem
from storage.base import Base, UtcDateTime
from storage.meetings import Meeting
from storage.members import Member
from storage.projects import Project
from storage.sparse import Sparse

THEME_TITLE_MOST, THEME_DETAILS_MOST = 200, 1000


class TurnWish(Base):
    """Whether a project is willing to present when its turn comes; no row: it has not been said."""

    __tablename__ = "turn_wish"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), unique=True)
    willing: Mapped[bool]
    said_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    said_at: Mapped[datetime] = mapped_column(UtcDateTime)

    project: Mapped[Project] = relationship(lazy="joined")


class TurnInvite(Base):
    """A project's manager was invited, privately, to present in a meeting. ``answer``: ``yes``, ``no``, NULL.

    ``placed``: it was the turn of a willing project, so its item stands on the agenda already.
    """

    __tablename__ = "turn_invite"
    __table_args__ = (UniqueConstraint("meeting_id", "project_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    placed: Mapped[bool] = mapped_column(default=False)
    invited_on: Mapped[date]
    answer: Mapped[str | None] = mapped_column(String(10))
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    meeting: Mapped[Meeting] = relationship(lazy="joined")
    project: Mapped[Project] = relationship(lazy="joined")


class Theme(Base):
    """A theme that somebody would like to learn about. ``item_id`` is its agenda item once it has one."""

    __tablename__ = "theme"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(THEME_TITLE_MOST))
    details: Mapped[str | None] = mapped_column(Text)
    proposed_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    proposed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)

    proposed_by: Mapped[Member | None] = relationship(lazy="joined")
    item: Mapped[AgendaItem | None] = relationship(lazy="joined")


class ThemeVote(Base):
    """One person's vote for a theme; only counts are ever shown."""

    __tablename__ = "theme_vote"
    __table_args__ = (UniqueConstraint("theme_id", "member_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    theme_id: Mapped[int] = mapped_column(ForeignKey("theme.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)


def wishes(session: Session) -> Sequence[TurnWish]:
    """What projects have said of presenting, the earliest first."""
    return _WISHES.all(session)


_WISHES = Sparse(select(TurnWish).order_by(TurnWish.said_at, TurnWish.id))


def say_willing(session: Session, project_id: int, willing: bool, *, by: int | None, now: datetime) -> None:
    """Note whether a project is willing to present."""
    found = session.scalar(select(TurnWish).where(TurnWish.project_id == project_id))
    if found is None:
        session.add(TurnWish(project_id=project_id, willing=willing, said_by_id=by, said_at=now))
    elif found.willing != willing:
        found.willing, found.said_by_id, found.said_at = willing, by, now
    session.flush()


def invites_of(session: Session, meeting_id: int) -> Sequence[TurnInvite]:
    """Who was invited to present in a meeting."""
    return _INVITES_OF.all(session, meeting=meeting_id)


_INVITES_OF = Sparse(
    select(TurnInvite).where(TurnInvite.meeting_id == bindparam("meeting")).order_by(TurnInvite.id)
)


def invite_by_id(session: Session, invite_id: int) -> TurnInvite | None:
    """One invitation, or None."""
    return session.get(TurnInvite, invite_id)


def invites(session: Session) -> Sequence[TurnInvite]:
    """Every invitation, the newest first."""
    return session.scalars(select(TurnInvite).order_by(TurnInvite.id.desc())).all()


def unanswered_invites(session: Session, member_id: int) -> Sequence[TurnInvite]:
    """Invitations to a person that have no answer."""
    found = select(TurnInvite).where(TurnInvite.member_id == member_id, TurnInvite.answer.is_(None))
    return session.scalars(found.order_by(TurnInvite.id)).all()


def theme_by_id(session: Session, theme_id: int) -> Theme | None:
    """One theme, or None."""
    return session.get(Theme, theme_id)


def theme_of_item(session: Session, item_id: int) -> Theme | None:
    """The theme that an agenda item was made of, or None."""
    return session.scalar(select(Theme).where(Theme.item_id == item_id))


def waiting_themes(session: Session) -> Sequence[tuple[Theme, int]]:
    """Themes without an agenda item, each with its votes: the most wanted first, then the longest waiting."""
    # The joined relationships need every column grouped on PostgreSQL, so the rows are looked up by number.
    numbers = session.execute(_VOTED).all()
    if not numbers:
        return []
    themes = {
        theme.id: theme
        for theme in session.scalars(select(Theme).where(Theme.id.in_([n for n, _ in numbers])))
    }
    return [(themes[number], count) for number, count in numbers]


_VOTES = func.count(ThemeVote.id)
_VOTED = (
    select(Theme.id, _VOTES)
    .outerjoin(ThemeVote, ThemeVote.theme_id == Theme.id)
    .where(Theme.item_id.is_(None), Theme.withdrawn_at.is_(None))
    .group_by(Theme.id)
    .order_by(_VOTES.desc(), Theme.id)
)


def voted(session: Session, member_id: int) -> set[int]:
    """Numbers of the themes that a person has voted for."""
    return set(session.scalars(select(ThemeVote.theme_id).where(ThemeVote.member_id == member_id)))


def vote(session: Session, theme_id: int, member_id: int, wanted: bool) -> None:
    """Cast or take back a person's vote; said twice, it counts once."""
    found = session.scalar(
        select(ThemeVote).where(ThemeVote.theme_id == theme_id, ThemeVote.member_id == member_id)
    )
    if wanted and found is None:
        session.add(ThemeVote(theme_id=theme_id, member_id=member_id))
    elif not wanted and found is not None:
        session.delete(found)
    session.flush()
