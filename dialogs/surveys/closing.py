"""What becomes due by itself: launching, the counts at their fixed moments, and the end of each survey.

Everything happens in the morning of a working day, so that nothing that can be seen moves when somebody answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot import nudge_hours, shared
from bot.working_days import WorkingDays
from dialogs.surveys import payloads as p
from dialogs.surveys import rules
from dialogs.surveys.launching import launch_due
from storage import anonymity, members, outbox, projects, survey_answers, surveys
from storage.survey_answers import Submission
from storage.surveys import CLOSED, EVERYBODY, POOLED, PULSE, Survey


def plans(session: Session, now: datetime, zone: ZoneInfo, calendar: WorkingDays) -> None:
    """Do what has become due by ``now``; asked again, it does nothing more."""
    today = nudge_hours.local_day(now, zone)
    if not calendar.is_working_day(today) or now < nudge_hours.at(today, nudge_hours.DAILY, zone):
        return
    launch_due(session, now, today, calendar)
    for survey in surveys.running(session):
        if rules.is_due(survey.closes_on, today, calendar):
            close(session, survey, today, now)
        else:
            _count(session, survey, today, calendar)


def _count(session: Session, survey: Survey, today: date, calendar: WorkingDays) -> None:
    days = rules.reminder_days(survey.launched_on, survey.closes_on, calendar)
    reached = [day for day in days if survey.counted_on < day <= today]
    if reached:
        answered = surveys.how_many_answered(session, survey.id)
        # No answers look like too few.
        survey.counted = answered if answered >= survey.min_numbers else 0
        survey.counted_on = reached[-1]


def close(session: Session, survey: Survey, today: date, now: datetime) -> None:
    """End a survey: keep what may be shown, forget the rest, let the keys die, and tell the results."""
    given: Sequence[Submission] = survey_answers.empty(session, survey_answers.pool_of(survey.id))
    surveys.forget_marks(session, survey.id)
    anonymity.end_scope(session, survey_answers.pool_of(survey.id))
    survey.closed_on = today
    survey.revision += 1
    survey.state = CLOSED
    words: Sequence[Submission] = ()
    if survey.template in rules.POOLING:
        given, words = _with_those_who_wait(session, survey, given)
    if survey.state == POOLED:
        return
    if len(given) >= survey.min_numbers:
        survey.answered = len(given)
        questions = rules.questions_of(survey.questions)
        shown = rules.showable(questions, [*given, *words], survey.min_numbers, survey.min_words)
        survey_answers.publish(session, survey, shown, anonymity.week_of(today))
    session.flush()
    _tell(session, survey, now)


def _with_those_who_wait(
    session: Session, survey: Survey, given: Sequence[Submission]
) -> tuple[Sequence[Submission], Sequence[Submission]]:
    """The numbers and the words together with those of earlier rounds that were too few; if they still are, they wait.

    Words need more answers than numbers, so they wait on their own, apart from what else their writer said.
    """
    asked = {each.id for each in rules.questions_of(survey.questions) if each.kind == rules.WORDS}
    numbers = [{q: a for q, a in each.items() if q not in asked} for each in given]
    words = [{q: a for q, a in each.items() if q in asked} for each in given]
    numbers += survey_answers.empty(session, f"pool:{survey.series}")
    words = [each for each in words if each] + survey_answers.empty(session, f"words:{survey.series}")
    if len(numbers) < survey.min_numbers:
        survey.state = POOLED
        survey_answers.put_into(session, f"pool:{survey.series}", numbers)
    else:
        surveys.pooled_go_into(session, survey)
    if survey.state == POOLED or len(words) < survey.min_words:
        survey_answers.put_into(session, f"words:{survey.series}", words)
        words = []
    return numbers, words


def _tell(session: Session, survey: Survey, now: datetime) -> None:
    """Results for everybody stand in the network's channel; others go to whoever asked."""
    team = members.the_team(session)
    if in_channel(survey):
        if team is not None and survey.answered is not None:
            shared.post(session, p.RESULTS, survey.id, team.channel_id, now)
        return
    for person in _told(session, survey):
        outbox.plan(
            session,
            key=f"post:{p.RESULTS}:{survey.id}:member:{person}",
            kind=shared.POST,
            subject={"surface": p.RESULTS, "subject": survey.id},
            now=now,
            member_id=person,
        )


def in_channel(survey: Survey) -> bool:
    """Whether the results are everybody's."""
    return survey.audience == EVERYBODY or survey.template == PULSE


def _told(session: Session, survey: Survey) -> list[int]:
    if survey.launched_by_id is not None:
        return [survey.launched_by_id]
    kind, _, of = survey.audience.partition(":")
    project = projects.by_id(session, int(of)) if kind == "project" and of.isdecimal() else None
    people = [project.manager_id] if project is not None and project.manager_id is not None else []
    people += [member.id for member in members.holders(session, members.COORDINATOR)]
    return list(dict.fromkeys(people))
