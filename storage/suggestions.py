"""Suggestions (ehdotukset): who looks after one, how it stands, who supports it, and the talk with its author.

A suggestion without a name keeps the number of its week and nothing finer; how it comes here and how its author comes
back is in ``anonymous_suggestions``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, ForeignKey, String, Text, UniqueConstraint, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from storage.base import Base, UtcDateTime, lock_row
from storage.members import Member
from storage.sparse import Sparse

TITLE_MOST, TEXT_MOST, REASON_MOST, MESSAGE_MOST = 150, 2000, 1000, 1000
NEW, IN_HAND, TRYING, IN_USE, NOT_NOW = "new", "in-hand", "trying", "in-use", "not-now"
STATES = (NEW, IN_HAND, TRYING, IN_USE, NOT_NOW)
ENDED = (IN_USE, NOT_NOW)


class Suggestion(Base):
    """One suggestion. Who looks after it is ``owner``, or whoever coordinates while that is NULL.

    ``author_id`` and ``suggested_on`` are NULL for one without a name; ``week`` is its ISO week (``2026-W49``).
    ``reply_by`` is the day by which its author was promised a word. ``reason`` are the owner's words about the state.
    ``words`` holds the stems that a search looks for. ``revision`` counts what changes on its cards.
    """

    __tablename__ = "suggestion"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(TITLE_MOST))
    text: Mapped[str] = mapped_column(Text)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)
    suggested_on: Mapped[date | None]
    week: Mapped[str] = mapped_column(String(8))
    state: Mapped[str] = mapped_column(String(20), index=True, default=NEW)
    reason: Mapped[str | None] = mapped_column(Text)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)
    reply_by: Mapped[date | None]
    words: Mapped[str] = mapped_column(Text, default="")
    revision: Mapped[int] = mapped_column(default=1)

    author: Mapped[Member | None] = relationship(foreign_keys=[author_id], lazy="joined")
    owner: Mapped[Member | None] = relationship(foreign_keys=[owner_id], lazy="joined")
    supporters: Mapped[list[SuggestionSupporter]] = relationship(
        lazy="selectin", order_by="SuggestionSupporter.id"
    )
    events: Mapped[list[SuggestionEvent]] = relationship(lazy="selectin", order_by="SuggestionEvent.id")
    messages: Mapped[list[SuggestionMessage]] = relationship(lazy="selectin", order_by="SuggestionMessage.id")


class SuggestionSupporter(Base):
    """A person who supports a suggestion, by name; NULL once that person was forgotten."""

    __tablename__ = "suggestion_supporter"
    __table_args__ = (UniqueConstraint("suggestion_id", "member_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    suggestion_id: Mapped[int] = mapped_column(ForeignKey("suggestion.id"))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)

    member: Mapped[Member | None] = relationship(lazy="joined")


class SuggestionEvent(Base):
    """What an owner did, and when: ``kind`` is ``state``, ``owner`` or ``date``; ``value`` what it became.

    Of an owner that is the member's number, or nothing for whoever coordinates.
    """

    __tablename__ = "suggestion_event"

    id: Mapped[int] = mapped_column(primary_key=True)
    suggestion_id: Mapped[int] = mapped_column(ForeignKey("suggestion.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    value: Mapped[str] = mapped_column(String(200))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)

    by: Mapped[Member | None] = relationship(lazy="joined")


class SuggestionMessage(Base):
    """One message between a suggestion's owner and its author. Of both only the week is kept.

    ``from_author`` tells the side; ``by_id`` is NULL for an author without a name.
    """

    __tablename__ = "suggestion_message"

    id: Mapped[int] = mapped_column(primary_key=True)
    suggestion_id: Mapped[int] = mapped_column(ForeignKey("suggestion.id"), index=True)
    from_author: Mapped[bool]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    text: Mapped[str] = mapped_column(Text)
    week: Mapped[str] = mapped_column(String(8))

    by: Mapped[Member | None] = relationship(lazy="joined")


def add(session: Session, **values: object) -> Suggestion:
    """Save a suggestion."""
    made = Suggestion(**values)
    session.add(made)
    session.flush()
    return made


def by_id(session: Session, suggestion_id: int, *, for_change: bool = False) -> Suggestion | None:
    """One suggestion; ``for_change`` lets changes of one follow one another where the database locks rows."""
    if for_change:
        lock_row(session, Suggestion, suggestion_id)
    return session.get(Suggestion, suggestion_id, populate_existing=for_change)


def search(
    session: Session,
    *,
    state: str | None = None,
    member_id: int | None = None,
    stems: Sequence[str] = (),
    limit: int | None = None,
    offset: int = 0,
) -> tuple[Sequence[Suggestion], int]:
    """Suggestions that fit every filter, open ones first, the newest first, and how many there are in all.

    ``member_id`` keeps those that this person made, supports or looks after.
    """
    fits = _fits(state, member_id, stems)
    total = session.scalar(select(func.count(Suggestion.id)).where(*fits)) or 0
    page = (
        select(Suggestion)
        .where(*fits)
        .order_by(Suggestion.state.in_(ENDED), Suggestion.id.desc())
        .offset(offset)
    )
    return session.scalars(page if limit is None else page.limit(limit)).unique().all(), total


def _fits(state: str | None, member_id: int | None, stems: Sequence[str]) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if state:
        conditions.append(Suggestion.state == state)
    if member_id is not None:
        supports = select(SuggestionSupporter.suggestion_id).where(SuggestionSupporter.member_id == member_id)
        conditions.append(
            or_(
                Suggestion.author_id == member_id,
                Suggestion.owner_id == member_id,
                Suggestion.id.in_(supports),
            )
        )
    # A blank stands before every stem, so that what is looked for begins a word.
    return conditions + [Suggestion.words.contains(f" {stem}", autoescape=True) for stem in stems]


def promised(session: Session) -> Sequence[Suggestion]:
    """Suggestions whose author was promised a word, the earliest day first."""
    return _PROMISED.all(session)


_PROMISED = Sparse(
    select(Suggestion).where(Suggestion.reply_by.is_not(None)).order_by(Suggestion.reply_by, Suggestion.id)
)


def of_author(session: Session, member_id: int) -> Sequence[Suggestion]:
    """What a person suggested by name."""
    found = select(Suggestion).where(Suggestion.author_id == member_id)
    return session.scalars(found.order_by(Suggestion.id)).unique().all()


def owned_by(session: Session, member_id: int) -> Sequence[Suggestion]:
    """What was given to a person to look after."""
    found = select(Suggestion).where(Suggestion.owner_id == member_id)
    return session.scalars(found.order_by(Suggestion.id)).unique().all()


def supported_by(session: Session, member_id: int) -> Sequence[Suggestion]:
    """What a person supports."""
    mine = select(SuggestionSupporter.suggestion_id).where(SuggestionSupporter.member_id == member_id)
    return (
        session.scalars(select(Suggestion).where(Suggestion.id.in_(mine)).order_by(Suggestion.id))
        .unique()
        .all()
    )


def support(session: Session, suggestion: Suggestion, member_id: int) -> bool:
    """Add a supporter; False for one who is there already."""
    if any(each.member_id == member_id for each in suggestion.supporters):
        return False
    suggestion.supporters.append(SuggestionSupporter(suggestion_id=suggestion.id, member_id=member_id))
    session.flush()
    return True


def stop_supporting(session: Session, suggestion: Suggestion, member_id: int) -> bool:
    """Take a supporter away; False for one who is not there."""
    for each in list(suggestion.supporters):
        if each.member_id == member_id:
            suggestion.supporters.remove(each)
            session.delete(each)
            session.flush()
            return True
    return False


def forget_member(session: Session, member_id: int) -> None:
    """No row of any suggestion names this person any more; what was suggested and how many support it stays."""
    for suggestion in of_author(session, member_id):
        suggestion.author_id = suggestion.suggested_on = None
        suggestion.revision += 1
    for suggestion in owned_by(session, member_id):
        suggestion.owner_id = None
        suggestion.revision += 1
    for supporter in session.scalars(
        select(SuggestionSupporter).where(SuggestionSupporter.member_id == member_id)
    ):
        supporter.member_id = None
    for event in events_by(session, member_id):
        event.by_id = None
    for message in messages_by(session, member_id):
        message.by_id = None
    session.flush()


def messages_by(session: Session, member_id: int) -> Sequence[SuggestionMessage]:
    """What a person wrote by name in the talks."""
    found = select(SuggestionMessage).where(SuggestionMessage.by_id == member_id)
    return session.scalars(found.order_by(SuggestionMessage.id)).all()


def events_by(session: Session, member_id: int) -> Sequence[SuggestionEvent]:
    """What a person did as an owner."""
    found = select(SuggestionEvent).where(SuggestionEvent.by_id == member_id)
    return session.scalars(found.order_by(SuggestionEvent.id)).all()
