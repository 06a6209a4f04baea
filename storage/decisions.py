"""Decisions (hankepäätökset): the register, each support function's own part of one, questions and answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    bindparam,
    func,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from storage.base import Base, UtcDateTime, insert_new, lock_row
from storage.members import Member
from storage.projects import Project
from storage.sparse import Sparse

TITLE_MOST, SUMMARY_MOST, MAKER_MOST, NUMBER_MOST, LINK_MOST = 200, 2000, 200, 60, 1000
FUNDING = "funding"


class Decision(Base):
    """One decision as its sender recorded it. Days are calendar days in the network's time zone.

    ``number_key`` is the form in which two spellings of one number are equal; NULL without a number. ``sent_on`` is
    the local day of ``sent_at``. ``channel_id`` is the support channel that its card was planned for, NULL until
    one is chosen. ``words`` holds the stems that a search looks for, each between blanks. ``revision`` counts what
    changes on the card, ``receipt_revision`` what changes on the sender's receipt.
    """

    __tablename__ = "decision"
    __table_args__ = (Index("ix_decision_decided_on_id", "decided_on", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(TITLE_MOST))
    maker: Mapped[str] = mapped_column(String(MAKER_MOST))
    decided_on: Mapped[date]
    number: Mapped[str | None] = mapped_column(String(NUMBER_MOST))
    number_key: Mapped[str | None] = mapped_column(String(300), unique=True)
    summary: Mapped[str] = mapped_column(Text)
    link: Mapped[str | None] = mapped_column(String(LINK_MOST))
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    review_on: Mapped[date | None] = mapped_column(index=True)
    reviewed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    amends_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"), index=True)
    sender_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sent_on: Mapped[date]
    channel_id: Mapped[str | None] = mapped_column(String(500))
    words: Mapped[str] = mapped_column(Text, default="")
    revision: Mapped[int] = mapped_column(default=1)
    receipt_revision: Mapped[int] = mapped_column(default=1)

    project: Mapped[Project] = relationship(lazy="joined")
    sender: Mapped[Member] = relationship(lazy="joined")
    parts: Mapped[list[DecisionPart]] = relationship(
        lazy="selectin", order_by="DecisionPart.id", back_populates="decision"
    )
    questions: Mapped[list[DecisionQuestion]] = relationship(
        lazy="selectin", order_by="DecisionQuestion.id", back_populates="decision"
    )
    amends: Mapped[Decision | None] = relationship(remote_side=[id], back_populates="amended_by")
    amended_by: Mapped[list[Decision]] = relationship(back_populates="amends", order_by="Decision.id")


class DecisionPart(Base):
    """One support function's part of a decision. ``wants_help``: the sender asked for help in it."""

    __tablename__ = "decision_part"
    __table_args__ = (UniqueConstraint("decision_id", "function"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))
    function: Mapped[str] = mapped_column(String(40), index=True)
    wants_help: Mapped[bool] = mapped_column(default=False)
    acked_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    acked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    handled_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    handled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    decision: Mapped[Decision] = relationship(back_populates="parts")
    acked_by: Mapped[Member | None] = relationship(foreign_keys=[acked_by_id], lazy="joined")
    handled_by: Mapped[Member | None] = relationship(foreign_keys=[handled_by_id], lazy="joined")


class DecisionQuestion(Base):
    """What support asked back, from whom (``to``), and the answer. ``function`` is None for support in general."""

    __tablename__ = "decision_question"

    id: Mapped[int] = mapped_column(primary_key=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"), index=True)
    function: Mapped[str | None] = mapped_column(String(40))
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    asked_on: Mapped[date]
    question: Mapped[str] = mapped_column(Text)
    to_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    answer: Mapped[str | None] = mapped_column(Text)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    decision: Mapped[Decision] = relationship(back_populates="questions", lazy="joined")
    asked_by: Mapped[Member] = relationship(foreign_keys=[asked_by_id], lazy="joined")
    to: Mapped[Member] = relationship(foreign_keys=[to_id], lazy="joined")
    answered_by: Mapped[Member | None] = relationship(foreign_keys=[answered_by_id], lazy="joined")


def add(session: Session, **values: object) -> Decision | None:
    """Save a decision; None if one with its number is there already, saved at this very moment perhaps."""
    number_key = values.get("number_key")
    if number_key is None:
        made = Decision(**values)
        session.add(made)
        session.flush()
        return made
    if not insert_new(session, Decision, "number_key", **values):
        return None
    return by_number(session, str(number_key))


def by_id(session: Session, decision_id: int, *, for_change: bool = False) -> Decision | None:
    """One decision; ``for_change`` lets changes of one decision follow one another where the database locks rows."""
    if for_change:
        lock_row(session, Decision, decision_id)
    return session.get(Decision, decision_id, populate_existing=for_change)


def by_number(session: Session, number_key: str) -> Decision | None:
    """The decision with this number, or None."""
    return session.scalar(select(Decision).where(Decision.number_key == number_key))


def of_part(session: Session, part_id: int) -> int | None:
    """The number of the decision that a part belongs to, or None."""
    return session.scalar(select(DecisionPart.decision_id).where(DecisionPart.id == part_id))


def question_by_id(session: Session, question_id: int) -> DecisionQuestion | None:
    """One question, or None."""
    return session.get(DecisionQuestion, question_id)


def newest(session: Session, *, project_id: int | None = None, limit: int = 20) -> Sequence[Decision]:
    """The decisions made last, of one project or of all."""
    found = select(Decision).order_by(Decision.decided_on.desc(), Decision.id.desc()).limit(limit)
    return session.scalars(
        found if project_id is None else found.where(Decision.project_id == project_id)
    ).all()


def funding_of(session: Session, project_id: int) -> Decision | None:
    """The first funding decision that was recorded of a project, or None."""
    found = select(Decision).where(Decision.project_id == project_id, Decision.kind == FUNDING)
    return session.scalar(found.order_by(Decision.id).limit(1))


def search(
    session: Session,
    *,
    project_id: int | None = None,
    kind: str | None = None,
    year: int | None = None,
    stems: Sequence[str] = (),
    limit: int | None = None,
    offset: int = 0,
) -> tuple[Sequence[Decision], int]:
    """Decisions that fit every filter, the newest first, and how many there are in all.

    ``stems`` are beginnings of words; each must begin a word of the decision.
    """
    fits = _fits(project_id, kind, year, stems)
    total = session.scalar(select(func.count(Decision.id)).where(*fits)) or 0
    page = (
        select(Decision).where(*fits).order_by(Decision.decided_on.desc(), Decision.id.desc()).offset(offset)
    )
    return session.scalars(page if limit is None else page.limit(limit)).unique().all(), total


def _fits(
    project_id: int | None, kind: str | None, year: int | None, stems: Sequence[str]
) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if project_id is not None:
        conditions.append(Decision.project_id == project_id)
    if kind:
        conditions.append(Decision.kind == kind)
    if year is not None:
        conditions.append(Decision.decided_on.between(date(year, 1, 1), date(year, 12, 31)))
    # A blank stands before every stem, so that what is looked for begins a word.
    return conditions + [Decision.words.contains(f" {stem}", autoescape=True) for stem in stems]


def years(session: Session) -> Sequence[int]:
    """The years of which there are decisions, the newest first."""
    first = session.scalar(select(func.min(Decision.decided_on)))
    last = session.scalar(select(func.max(Decision.decided_on)))
    return [] if first is None or last is None else list(range(last.year, first.year - 1, -1))


def waiting_for_channel(session: Session) -> Sequence[Decision]:
    """Decisions saved before support had a channel, the oldest first."""
    return _WAITING_FOR_CHANNEL.all(session)


_WAITING_FOR_CHANNEL = Sparse(select(Decision).where(Decision.channel_id.is_(None)).order_by(Decision.id))


def unacknowledged(session: Session) -> Sequence[DecisionPart]:
    """Parts that nobody has acknowledged yet, with their decisions."""
    return _UNACKNOWLEDGED.all(session)


_UNACKNOWLEDGED = Sparse(
    select(DecisionPart)
    .where(DecisionPart.acked_at.is_(None), DecisionPart.handled_at.is_(None))
    .order_by(DecisionPart.id)
)


def part_by_id(session: Session, part_id: int) -> DecisionPart | None:
    """One part, or None."""
    return session.get(DecisionPart, part_id)


def unanswered(session: Session, member_id: int | None = None) -> Sequence[DecisionQuestion]:
    """Open questions, to one person or to all."""
    if member_id is None:
        return _UNANSWERED.all(session)
    return session.scalars(_UNANSWERED_BY, {"member": member_id}).all()


_QUESTIONS = (
    select(DecisionQuestion).where(DecisionQuestion.answered_at.is_(None)).order_by(DecisionQuestion.id)
)
_UNANSWERED = Sparse(_QUESTIONS)
_UNANSWERED_BY = _QUESTIONS.where(DecisionQuestion.to_id == bindparam("member"))


def to_review(session: Session, last_day: date) -> Sequence[Decision]:
    """Decisions whose review day has come by ``last_day`` and that nobody has looked at again."""
    return _TO_REVIEW.all(session, last_day=last_day)


_TO_REVIEW = Sparse(
    select(Decision)
    .where(Decision.review_on <= bindparam("last_day"), Decision.reviewed_at.is_(None))
    .order_by(Decision.review_on, Decision.id)
)
