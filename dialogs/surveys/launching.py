"""Launching surveys: by a person, or by Kehu itself when a kickoff is over or a meeting has ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from bot.refusal import Refusal
from bot.turn import Turn
from bot.working_days import WorkingDays
from dialogs.surveys import rules
from dialogs.surveys.rules import Question
from dialogs.surveys.templates import TEMPLATES
from storage import meetings, members, projects, surveys
from storage.surveys import EVERYBODY, KICKOFF, OWN, PULSE, YEARLY, Survey

FRESH = timedelta(days=14)
"""What ended longer ago than this is not asked about any more: nobody remembers."""


def launch_template(
    session: Session,
    template: str,
    people: Sequence[int],
    today: date,
    calendar: WorkingDays,
    *,
    audience: str = EVERYBODY,
    source: str | None = None,
    about: str | None = None,
    by: int | None = None,
) -> Survey:
    """Launch one of Kehu's own surveys; its rounds are one series."""
    closes = rules.closing_day(template, today, calendar)
    made = _survey(template, template, TEMPLATES[template], people, today, closes, audience, by)
    made.source, made.about = source, about
    return _add(session, made, people)


def launch_own(
    session: Session,
    title: str,
    questions: Sequence[Question],
    audience: str,
    today: date,
    closes: date,
    *,
    by: int,
    series: str | None = None,
) -> Survey:
    """Launch somebody's own survey. Refusal when so few are asked that nothing could ever be shown."""
    people = surveys.audience(session, audience)
    check_enough(people)
    made = _survey(OWN, series or "", questions, people, today, closes, audience, by)
    made.title = title
    _add(session, made, people)
    made.series = series or f"{OWN}:{made.id}"
    session.flush()
    return made


def check_enough(people: Sequence[int]) -> None:
    """Whether results could be shown if everybody answered."""
    if len(people) < rules.MIN_NUMBERS:
        raise Refusal("survey-error-few", n=len(people), min=rules.MIN_NUMBERS)


def _survey(
    template: str,
    series: str,
    questions: Sequence[Question],
    people: Sequence[int],
    today: date,
    closes: date,
    audience: str,
    by: int | None,
) -> Survey:
    return Survey(
        template=template,
        series=series,
        questions=[question.to_json() for question in questions],
        audience=audience,
        min_numbers=rules.MIN_NUMBERS,
        min_words=rules.MIN_WORDS,
        invited=len(people),
        launched_by_id=by,
        launched_on=today,
        closes_on=closes,
        counted_on=today,
    )


def _add(session: Session, made: Survey, people: Sequence[int]) -> Survey:
    previous = surveys.previous_of(session, made.series) if made.series else None
    made.previous_id = previous.id if previous is not None else None
    return surveys.add(session, made, people)


# ------------------------------------------------------------------------------------------ by Kehu itself


def launch_due(session: Session, now: datetime, today: date, calendar: WorkingDays) -> None:
    """Launch what has become due; what was launched once for a kickoff or a meeting is never launched again."""
    for kickoff in surveys.kickoffs_over_since(session, now - FRESH):
        source = f"{KICKOFF}:{kickoff.id}"
        people = surveys.audience(session, f"project:{kickoff.project_id}")
        if people and surveys.of_source(session, source) is None:
            launch_template(
                session,
                KICKOFF,
                people,
                today,
                calendar,
                audience=f"project:{kickoff.project_id}",
                source=source,
                about=kickoff.project.name,
            )
    # Who was there is not written down, so everybody is asked; whoever was not passes it by.
    for meeting in meetings.ended_since(session, now - FRESH):
        if meeting.day < today:  # the morning after
            people = surveys.audience(session, EVERYBODY)
            launch_pulse(session, meeting.id, meeting.day.isoformat(), people, today, calendar)


def launch_pulse(
    session: Session, meeting_id: int, about: str, people: Sequence[int], today: date, calendar: WorkingDays
) -> Survey | None:
    """Launch the pulse of a meeting that has ended; ``about`` is its local day in ISO form. None if it was already."""
    source = f"meeting:{meeting_id}"
    if not people or surveys.of_source(session, source) is not None:
        return None
    return launch_template(
        session, PULSE, people, today, calendar, audience=source, source=source, about=about
    )


# -------------------------------------------------------------------------------------------- by a person


def audiences(turn: Turn, session: Session) -> list[tuple[str, str]]:
    """Whom this person may ask, as (audience, its name): support and the coordinators anybody, a manager the project."""
    mine = projects.all_projects(session)
    anybody = surveys.may_launch_to_all(turn.me.roles)
    found = [(EVERYBODY, turn.text("survey-audience-all"))] if anybody else []
    if anybody:
        found.append((f"role:{members.SUPPORT}", turn.text("survey-audience-support")))
    found += [
        (f"project:{each.id}", turn.text("survey-audience-project", project=each.name))
        for each in mine
        if anybody or each.manager_id == turn.me.id
    ]
    return found


def audience_name(turn: Turn, session: Session, audience: str) -> str:
    """An audience as it is named on cards."""
    kind, _, of = audience.partition(":")
    if kind == "project" and of.isdecimal():
        project = projects.by_id(session, int(of))
        return turn.text("survey-audience-project", project=project.name if project else "\u2013")
    if kind == "role":
        return turn.text("survey-audience-support")
    return turn.text("survey-audience-meeting" if kind == "meeting" else "survey-audience-all")


def may_launch_yearly(turn: Turn) -> bool:
    """Support, the coordinator and the deputy."""
    return surveys.may_launch_to_all(turn.me.roles)


def launch_yearly(turn: Turn, session: Session) -> Survey:
    """Launch the yearly survey to everybody. Refusal if one is running, it is not this person's, or few are asked."""
    if not may_launch_yearly(turn):
        raise Refusal("refusal-not-allowed", role=turn.text("survey-launchers"))
    running = surveys.running_of(session, YEARLY)
    if running is not None:
        raise Refusal("survey-error-running", date=running.closes_on)
    people = surveys.audience(session, EVERYBODY)
    check_enough(people)
    return launch_template(session, YEARLY, people, turn.today, turn.calendar, by=turn.me.id)
