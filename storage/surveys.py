"""Surveys (kyselyt): what is asked, of whom, until when; and for each person a mark that they have answered.

The answers are elsewhere (``survey_answers``) and nothing leads from there to a mark. Days are calendar days in the
network's time zone; no moment is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, bindparam, case, delete, func, select, true, update
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from storage import kickoffs
from storage.base import Base
from storage.kickoffs import Kickoff
from storage.members import COORDINATOR, DEPUTY, SUPPORT, SUPPORT_FUNCTIONS, Member, RoleHolder
from storage.projects import Project
from storage.sparse import Sparse

OPEN, CLOSED, POOLED = "open", "closed", "pooled"
KICKOFF, PULSE, YEARLY, OWN = "kickoff", "pulse", "yearly", "own"
EVERYBODY = "all"
TITLE_MOST = 120


class Survey(Base):
    """One round. ``series`` are rounds that can be compared; ``questions`` as ``dialogs.surveys.rules`` writes them.

    ``audience`` is ``all``, ``role:support``, ``project:3`` or ``meeting:4``. The limits were fixed at launch. While it
    is open, ``counted`` is how many had answered at its last fixed moment (0 below the limit); ``answered`` is how many
    had at the end; None below the limit. ``pooled``: too few alone; the answers wait for those of later rounds, shown in
    ``results_in``. ``about`` is the project's name, or the meeting's day in ISO form.
    """

    __tablename__ = "survey"

    id: Mapped[int] = mapped_column(primary_key=True)
    template: Mapped[str] = mapped_column(String(20))
    series: Mapped[str] = mapped_column(String(40), index=True)
    title: Mapped[str | None] = mapped_column(String(TITLE_MOST))
    about: Mapped[str | None] = mapped_column(String(200))
    questions: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    audience: Mapped[str] = mapped_column(String(60))
    source: Mapped[str | None] = mapped_column(String(60), unique=True)
    min_numbers: Mapped[int]
    min_words: Mapped[int]
    invited: Mapped[int]
    launched_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    launched_on: Mapped[date]
    closes_on: Mapped[date]
    closed_on: Mapped[date | None]
    state: Mapped[str] = mapped_column(String(10), default=OPEN, index=True)
    counted: Mapped[int] = mapped_column(default=0)
    counted_on: Mapped[date]
    answered: Mapped[int | None]
    previous_id: Mapped[int | None] = mapped_column(ForeignKey("survey.id"))
    results_in_id: Mapped[int | None] = mapped_column(ForeignKey("survey.id"))
    revision: Mapped[int] = mapped_column(default=1)

    launched_by: Mapped[Member | None] = relationship(lazy="joined")


class SurveyMark(Base):
    """That a person is asked, from the launch on, and whether they have answered; nothing of it remains at the end."""

    __tablename__ = "survey_mark"

    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True, index=True)
    answered: Mapped[bool | None] = mapped_column(default=False)


@dataclass(frozen=True)
class Invitation:
    """A survey that a person is asked to answer, and whether they have."""

    survey: Survey
    answered: bool


def add(session: Session, survey: Survey, people: Sequence[int]) -> Survey:
    """Launch a survey: every person's mark is there from now on, and is only ever updated."""
    session.add(survey)
    session.flush()
    session.add_all(SurveyMark(survey_id=survey.id, member_id=person) for person in sorted(people))
    session.flush()
    return survey


def by_id(session: Session, survey_id: int) -> Survey | None:
    """One survey, or None."""
    return session.get(Survey, survey_id)


def of_source(session: Session, source: str) -> Survey | None:
    """The survey that was launched for one kickoff or meeting, or None."""
    return session.scalar(select(Survey).where(Survey.source == source))


def running(session: Session) -> Sequence[Survey]:
    """Those that can be answered, the one that closes first before the others."""
    return _RUNNING.all(session)


_RUNNING = Sparse(select(Survey).where(Survey.state == OPEN).order_by(Survey.closes_on, Survey.id))


def finished(session: Session, limit: int = 20) -> Sequence[Survey]:
    """Those with results of their own or waiting for more answers, the newest first."""
    found = select(Survey).where(Survey.state != OPEN)
    return session.scalars(found.order_by(Survey.closed_on.desc(), Survey.id.desc()).limit(limit)).all()


def previous_of(session: Session, series: str) -> Survey | None:
    """The newest round of a series that has results."""
    found = select(Survey).where(
        Survey.series == series, Survey.state == CLOSED, Survey.answered.is_not(None)
    )
    return session.scalar(found.order_by(Survey.closed_on.desc(), Survey.id.desc()).limit(1))


def running_of(session: Session, series: str) -> Survey | None:
    """The round of a series that is open, or None."""
    return session.scalar(select(Survey).where(Survey.series == series, Survey.state == OPEN).limit(1))


def kickoffs_over_since(session: Session, moment: datetime) -> Sequence[Kickoff]:
    """Kickoffs that were finished after a moment."""
    return _OVER_SINCE.all(session, moment=moment)


_OVER_SINCE = Sparse(select(Kickoff).where(Kickoff.over_at > bindparam("moment")).order_by(Kickoff.id))


def invitations(session: Session, member_id: int) -> Sequence[Invitation]:
    """The open surveys that a person is asked to answer, the one that closes first before the others."""
    found = (
        select(Survey, SurveyMark.answered)
        .join(SurveyMark, SurveyMark.survey_id == Survey.id)
        .where(SurveyMark.member_id == member_id, Survey.state == OPEN)
        .order_by(Survey.closes_on, Survey.id)
    )
    return [Invitation(survey, bool(answered)) for survey, answered in session.execute(found).unique()]


def mark_of(session: Session, survey_id: int, member_id: int) -> SurveyMark | None:
    """A person's mark, or None if they are not asked."""
    found = select(SurveyMark).where(SurveyMark.survey_id == survey_id, SurveyMark.member_id == member_id)
    return session.scalar(found.execution_options(populate_existing=True))


def set_answered(session: Session, survey_id: int, member_id: int) -> None:
    """Note that a person has answered.

    Every mark of the survey is written anew: a database that numbers its transactions must not tell which one
    came together with which answer.
    """
    session.execute(
        update(SurveyMark)
        .where(SurveyMark.survey_id == survey_id)
        .values(answered=case((SurveyMark.member_id == member_id, true()), else_=SurveyMark.answered))
        .execution_options(synchronize_session=False)
    )


def missing(session: Session, survey_id: int) -> Sequence[int]:
    """Numbers of the active members who are asked and have not answered."""
    found = (
        select(SurveyMark.member_id)
        .join(Member, Member.id == SurveyMark.member_id)
        .where(SurveyMark.survey_id == survey_id, SurveyMark.answered.is_(False), Member.active)
    )
    return session.scalars(found.order_by(SurveyMark.member_id)).all()


def how_many_answered(session: Session, survey_id: int) -> int:
    """How many have answered by now; shown to anybody only as ``counted``."""
    counted = select(func.count()).select_from(SurveyMark)
    return (
        session.scalar(counted.where(SurveyMark.survey_id == survey_id, SurveyMark.answered.is_(True))) or 0
    )


def forget_marks(session: Session, survey_id: int) -> None:
    """At the end it remains who was asked, and not who answered."""
    session.execute(update(SurveyMark).where(SurveyMark.survey_id == survey_id).values(answered=None))


def leave(session: Session, member_id: int) -> None:
    """Who has left is not asked any more; a mark that says something stays, so that no count breaks."""
    for survey in running(session):
        mark = mark_of(session, survey.id, member_id)
        if mark is not None and not mark.answered:
            session.delete(mark)
            survey.invited -= 1
    session.flush()


def audience(session: Session, name: str) -> Sequence[int]:
    """Numbers of the active members of an audience, ascending; empty for one that is not known."""
    kind, _, of = name.partition(":")
    active = select(Member.id).where(Member.active)
    if name == EVERYBODY:
        return session.scalars(active.order_by(Member.id)).all()
    if kind == "role":
        held = (*SUPPORT_FUNCTIONS, SUPPORT) if of == SUPPORT else (of,)
        holding = select(RoleHolder.member_id).where(RoleHolder.role.in_(held))
        return session.scalars(active.where(Member.id.in_(holding)).order_by(Member.id)).all()
    if kind == "project" and of.isdecimal():
        wanted = _people_of_project(session, int(of))
        return session.scalars(active.where(Member.id.in_(wanted)).order_by(Member.id)).all()
    return []


def _people_of_project(session: Session, project_id: int) -> set[int]:
    """The manager, and everybody who carries a responsibility or has or had an item in its checklist."""
    project = session.get(Project, project_id)
    kickoff = kickoffs.of_project(session, project_id)
    people = {project.manager_id if project is not None else None}
    if kickoff is not None:
        people |= {entry.member_id for entry in kickoff.responsibilities}
        for item in kickoff.items:
            people |= {item.assignee_id, item.settled_by_id}
    return {number for number in people if number is not None}


def may_launch_to_all(member_roles: frozenset[str]) -> bool:
    """Support, the coordinator and the deputy ask whomever they like."""
    return bool(member_roles & {COORDINATOR, DEPUTY, SUPPORT})


def holds_earlier(session: Session, survey_id: int) -> bool:
    """Whether answers of earlier rounds are among a survey's results."""
    return session.scalar(select(Survey.id).where(Survey.results_in_id == survey_id).limit(1)) is not None


def pooled_go_into(session: Session, survey: Survey) -> None:
    """The rounds that waited for more answers have their results in this one."""
    session.execute(
        update(Survey)
        .where(Survey.series == survey.series, Survey.state == POOLED, Survey.results_in_id.is_(None))
        .values(results_in_id=survey.id)
    )


def of_person(session: Session, member_id: int) -> list[dict[str, object]]:
    """What can be linked to a person: the surveys that they were asked to answer or that they launched themselves.

    Whether an open one is answered is theirs to see; answers are not here, since nothing links them.
    """
    asked = {
        survey_id: answered
        for survey_id, answered in session.execute(
            select(SurveyMark.survey_id, SurveyMark.answered).where(SurveyMark.member_id == member_id)
        )
    }
    found = select(Survey).where((Survey.id.in_(asked)) | (Survey.launched_by_id == member_id))
    return [
        {
            "survey": survey.title,
            "kind": survey.template,
            "about": _about(survey),
            "launched_on": survey.launched_on,
            "closes_on": survey.closes_on,
            "asked": survey.id in asked,
            "answered": asked.get(survey.id),
            "launched_by_me": survey.launched_by_id == member_id,
        }
        for survey in session.scalars(found.order_by(Survey.id)).unique()
    ]


def _about(survey: Survey) -> str | date | None:
    return date.fromisoformat(survey.about) if survey.template == PULSE and survey.about else survey.about


def forget(session: Session, member_id: int) -> None:
    """Erase a person's marks, and make the surveys that they launched nobody's; no count and no result changes."""
    session.execute(delete(SurveyMark).where(SurveyMark.member_id == member_id))
    session.execute(update(Survey).where(Survey.launched_by_id == member_id).values(launched_by_id=None))
    session.flush()
