"""What finished kickoffs teach: proposed changes to the template, and what running checklists have taken of a change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint, bindparam, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from storage import survey_answers, surveys
from storage.base import Base
from storage.kickoffs import Kickoff
from storage.members import Member
from storage.sparse import Sparse
from storage.survey_answers import Answered
from storage.surveys import KICKOFF

OPEN, ACCEPTED, DECLINED = "open", "accepted", "declined"


class KickoffProposal(Base):
    """One proposed change: ``remove:12``, ``later:7`` or ``add:`` with the folded title.

    ``detail`` is the lesson with its evidence as ``dialogs.kickoff.learning_rules`` writes it; ``weight`` is how many
    projects it comes from. ``version`` is the template's version that it led to.
    """

    __tablename__ = "kickoff_proposal"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(330), unique=True)
    detail: Mapped[dict[str, Any]] = mapped_column(JSON)
    weight: Mapped[int]
    state: Mapped[str] = mapped_column(String(10), default=OPEN)
    made_on: Mapped[date]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    decided_on: Mapped[date | None]
    version: Mapped[int | None]

    decided_by: Mapped[Member | None] = relationship(lazy="joined")


class KickoffChange(Base):
    """What was decided about one line of a template change in a running checklist: ``v3:added:35``, taken or left."""

    __tablename__ = "kickoff_change"
    __table_args__ = (UniqueConstraint("kickoff_id", "line"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kickoff_id: Mapped[int] = mapped_column(ForeignKey("kickoff.id"))
    line: Mapped[str] = mapped_column(String(60))
    taken: Mapped[bool]


def finished(session: Session) -> Sequence[Kickoff]:
    """Every kickoff that is over, the earliest first."""
    return _FINISHED.all(session)


_FINISHED = Sparse(select(Kickoff).where(Kickoff.over_at.is_not(None)).order_by(Kickoff.over_at, Kickoff.id))


def running(session: Session, below_version: int) -> Sequence[Kickoff]:
    """Kickoffs that are not over and were made from an older version of the template."""
    return _RUNNING.all(session, below=below_version)


_RUNNING = Sparse(
    select(Kickoff)
    .where(Kickoff.over_at.is_(None), Kickoff.template_version < bindparam("below"))
    .order_by(Kickoff.id)
)


def proposals(session: Session, state: str = OPEN) -> Sequence[KickoffProposal]:
    """The proposals in a state, those from the most projects first."""
    return _PROPOSALS.all(session, state=state)


_PROPOSALS = Sparse(
    select(KickoffProposal)
    .where(KickoffProposal.state == bindparam("state"))
    .order_by(KickoffProposal.weight.desc(), KickoffProposal.id)
)


def by_key(session: Session, key: str) -> KickoffProposal | None:
    """The proposal with this key, whatever became of it."""
    return session.scalar(select(KickoffProposal).where(KickoffProposal.key == key))


def decided_by(session: Session, member_id: int) -> Sequence[KickoffProposal]:
    """The proposals that a person accepted or declined, the earliest first."""
    found = select(KickoffProposal).where(KickoffProposal.decided_by_id == member_id)
    return session.scalars(found.order_by(KickoffProposal.id)).all()


def forget_decider(session: Session, member_id: int) -> None:
    """What was decided stays; who decided it is nobody from now on."""
    theirs = KickoffProposal.decided_by_id == member_id
    session.execute(update(KickoffProposal).where(theirs).values(decided_by_id=None))


def decided(session: Session, kickoff_id: int) -> set[str]:
    """The lines of changes that a checklist has taken or left."""
    return set(session.scalars(select(KickoffChange.line).where(KickoffChange.kickoff_id == kickoff_id)))


def decide(session: Session, kickoff_id: int, line: str, *, taken: bool) -> None:
    """Note what was decided about a line; said twice, it is noted once."""
    if line not in decided(session, kickoff_id):
        session.add(KickoffChange(kickoff_id=kickoff_id, line=line, taken=taken))
        session.flush()


def survey_evidence(session: Session) -> Sequence[Answered]:
    """What the newest kickoff survey with results may show: only that is kept of it."""
    newest = surveys.previous_of(session, KICKOFF)
    return survey_answers.published(session, newest.id) if newest is not None else []
