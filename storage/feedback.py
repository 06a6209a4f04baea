"""Direct feedback (palaute): what was said by name, and what nobody's name stands beside.

Anonymous feedback has tables of its own, whose columns are exactly what the form's sentence promises. It waits under
a random key until its week is over; then it moves, shuffled, to where its recipient reads it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from storage import anonymity
from storage.base import Base, UtcDateTime, lock_row
from storage.members import Member
from storage.prepared import Prepared
from storage.sparse import Sparse

TEXT_MOST = 2000
SUPPORT, COORDINATOR, NETWORK = "support", "coordinator", "network"
RECIPIENTS = (SUPPORT, COORDINATOR, NETWORK)
THANKS, WORRY, IDEA = "thanks", "worry", "idea"
KINDS = (THANKS, WORRY, IDEA)


class Feedback(Base):
    """Feedback by name. ``sent_on`` is the local day of ``sent_at``.

    ``text`` is empty once it was withdrawn, and ``author_id`` NULL once its author was forgotten. ``revision`` counts
    what changes on the recipient's card and on the author's own.
    """

    __tablename__ = "feedback"

    id: Mapped[int] = mapped_column(primary_key=True)
    recipient: Mapped[str] = mapped_column(String(20), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sent_on: Mapped[date]
    thanked_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    thanked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answer: Mapped[str | None] = mapped_column(Text)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    handled_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    handled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revision: Mapped[int] = mapped_column(default=1)

    author: Mapped[Member | None] = relationship(foreign_keys=[author_id], lazy="joined")
    thanked_by: Mapped[Member | None] = relationship(foreign_keys=[thanked_by_id], lazy="joined")
    answered_by: Mapped[Member | None] = relationship(foreign_keys=[answered_by_id], lazy="joined")
    handled_by: Mapped[Member | None] = relationship(foreign_keys=[handled_by_id], lazy="joined")


class WaitingFeedback(Base):
    """Anonymous feedback whose week is not over. ``key`` is random; ``week`` is an ISO week, ``2026-W49``."""

    __tablename__ = "feedback_waiting"
    __table_args__ = (anonymity.WITHOUT_ORDER,)

    key: Mapped[str] = mapped_column(String(anonymity.KEY_LENGTH), primary_key=True)
    recipient: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text)
    week: Mapped[str] = mapped_column(String(8))


class AnonymousFeedback(Base):
    """Anonymous feedback that has reached its recipient. Those of one week were numbered in a random order."""

    __tablename__ = "feedback_anonymous"

    id: Mapped[int] = mapped_column(primary_key=True)
    recipient: Mapped[str] = mapped_column(String(20), index=True)
    text: Mapped[str] = mapped_column(Text)
    week: Mapped[str] = mapped_column(String(8))


class AnonymousHandled(Base):
    """That a recipient has handled anonymous feedback: what the recipient did, never what the author did."""

    __tablename__ = "feedback_anonymous_handled"

    feedback_id: Mapped[int] = mapped_column(ForeignKey("feedback_anonymous.id"), primary_key=True)
    handled_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    handled_at: Mapped[datetime] = mapped_column(UtcDateTime)

    handled_by: Mapped[Member | None] = relationship(lazy="joined")


def add(
    session: Session,
    *,
    recipient: str,
    kind: str,
    text: str,
    author_id: int,
    sent_at: datetime,
    sent_on: date,
) -> Feedback:
    """Save feedback by name."""
    made = Feedback(
        recipient=recipient,
        kind=kind,
        text=text,
        author_id=author_id,
        sent_at=sent_at,
        sent_on=sent_on,
        revision=1,
    )
    session.add(made)
    session.flush()
    return made


def by_id(session: Session, feedback_id: int, *, for_change: bool = False) -> Feedback | None:
    """One feedback; ``for_change`` lets changes of one follow one another where the database locks rows."""
    if for_change:
        lock_row(session, Feedback, feedback_id)
    return session.get(Feedback, feedback_id, populate_existing=for_change)


def of_author(session: Session, member_id: int) -> Sequence[Feedback]:
    """What a person has given by name, the newest first."""
    found = select(Feedback).where(Feedback.author_id == member_id)
    return session.scalars(found.order_by(Feedback.id.desc())).all()


def received(session: Session, recipients: Sequence[str]) -> Sequence[Feedback]:
    """Feedback by name to these recipients that was not withdrawn, the newest first."""
    found = select(Feedback).where(Feedback.recipient.in_(recipients), Feedback.withdrawn_at.is_(None))
    return session.scalars(found.order_by(Feedback.id.desc())).all()


def unhandled(session: Session) -> Sequence[Feedback]:
    """Feedback by name that waits for somebody: neither thanks, nor to everybody, nor withdrawn. The oldest first."""
    return _UNHANDLED.all(session)


_UNHANDLED = Sparse(
    select(Feedback)
    .where(
        Feedback.handled_at.is_(None),
        Feedback.withdrawn_at.is_(None),
        Feedback.kind != THANKS,
        Feedback.recipient != NETWORK,
    )
    .order_by(Feedback.id)
)


def touched_by(session: Session, member_id: int) -> Sequence[Feedback]:
    """Feedback that a person thanked for, answered or handled."""
    found = select(Feedback).where(
        (Feedback.thanked_by_id == member_id)
        | (Feedback.answered_by_id == member_id)
        | (Feedback.handled_by_id == member_id)
    )
    return session.scalars(found.order_by(Feedback.id)).all()


# ------------------------------------------------------------------------------------------------- anonymous


def wait(session: Session, *, recipient: str, text: str, week: str) -> None:
    """Keep anonymous feedback until its week is over."""
    session.add(WaitingFeedback(key=anonymity.random_key(), recipient=recipient, text=text, week=week))
    session.flush()


def weeks_waiting(session: Session) -> Sequence[str]:
    """The weeks of which something waits."""
    return [week for (week,) in _WEEKS_WAITING.all(session)]


_WEEKS_WAITING = Prepared(select(WaitingFeedback.week).distinct().order_by(WaitingFeedback.week))


def anonymous_by_id(session: Session, feedback_id: int) -> AnonymousFeedback | None:
    """One that has arrived, or None."""
    return session.get(AnonymousFeedback, feedback_id)


def anonymous_received(session: Session, recipients: Sequence[str]) -> Sequence[AnonymousFeedback]:
    """Anonymous feedback that has reached these recipients, the newest week first."""
    found = select(AnonymousFeedback).where(AnonymousFeedback.recipient.in_(recipients))
    return session.scalars(found.order_by(AnonymousFeedback.week.desc(), AnonymousFeedback.id.desc())).all()


def handled_mark(session: Session, feedback_id: int) -> AnonymousHandled | None:
    """Who handled anonymous feedback and when, or None."""
    return session.get(AnonymousHandled, feedback_id)


def handle_anonymous(session: Session, feedback_id: int, by: int, at: datetime) -> None:
    """Note that anonymous feedback was handled."""
    session.add(AnonymousHandled(feedback_id=feedback_id, handled_by_id=by, handled_at=at))
    session.flush()


def unhandled_anonymous(session: Session) -> Sequence[AnonymousFeedback]:
    """Anonymous feedback to somebody in particular that nobody has marked handled."""
    return _UNHANDLED_ANONYMOUS.all(session)


_UNHANDLED_ANONYMOUS = Sparse(
    select(AnonymousFeedback)
    .where(
        AnonymousFeedback.id.not_in(select(AnonymousHandled.feedback_id)),
        AnonymousFeedback.recipient != NETWORK,
    )
    .order_by(AnonymousFeedback.id)
)


def handled_by(session: Session, member_id: int) -> Sequence[AnonymousHandled]:
    """The marks of anonymous feedback that a person handled."""
    found = select(AnonymousHandled).where(AnonymousHandled.handled_by_id == member_id)
    return session.scalars(found.order_by(AnonymousHandled.feedback_id)).all()


def forget_handler(session: Session, member_id: int) -> None:
    """Who handled anonymous feedback is no longer told; that it was handled stays."""
    for mark in handled_by(session, member_id):
        mark.handled_by_id = None
    session.flush()


def take_waiting(session: Session, week: str) -> list[tuple[str, str]]:
    """Take out what waits of a week: recipient and text of each, in the order of the random keys."""
    found = [
        (row.recipient, row.text)
        for row in session.scalars(
            select(WaitingFeedback).where(WaitingFeedback.week == week).order_by(WaitingFeedback.key)
        )
    ]
    session.execute(delete(WaitingFeedback).where(WaitingFeedback.week == week))
    anonymity.ask_wipe(session)
    return found


def arrive(session: Session, *, recipient: str, text: str, week: str) -> AnonymousFeedback:
    """Anonymous feedback reaches its recipient."""
    made = AnonymousFeedback(recipient=recipient, text=text, week=week)
    session.add(made)
    session.flush()
    return made


anonymity.keeps_only(WaitingFeedback, "key", "recipient", "text", "week")
