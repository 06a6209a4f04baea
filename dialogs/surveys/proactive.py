"""Asking and reminding in the daily message: at launch, after three and after five working days, only the missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from bot.capability import NudgeKind, NudgeLine, OpenItem
from bot.cards import Meta
from bot.turn import Turn
from bot.working_days import WorkingDays
from dialogs.surveys import payloads as p
from dialogs.surveys import rules
from dialogs.surveys.cards import asked_meta
from dialogs.surveys.wording import title_of
from storage import surveys
from storage.nudges import Nudge, Occasion
from storage.surveys import OPEN

KIND = "survey"


def due(session: Session, today: date, calendar: WorkingDays) -> Sequence[Occasion]:
    """The newest occasion of each open survey: its launch, the third or the fifth working day; whose mark is not set."""
    found: list[Occasion] = []
    for survey in surveys.running(session):
        reminders = rules.reminder_days(survey.launched_on, survey.closes_on, calendar)
        reached = [day for day in (survey.launched_on, *reminders) if day <= today]
        if reached and today <= survey.closes_on:
            name = "asked" if reached[-1] == survey.launched_on else "reminder"
            found += [
                Occasion(person, KIND, survey.id, name, reached[-1])
                for person in surveys.missing(session, survey.id)
            ]
    return found


def line(turn: Turn, session: Session, nudge: Nudge) -> NudgeLine | None:
    """None once the person has answered, or the last day is over."""
    survey = surveys.by_id(session, nudge.subject_id)
    if survey is None or survey.state != OPEN or turn.today > survey.closes_on:
        return None
    mark = surveys.mark_of(session, survey.id, turn.me.id)
    if mark is None or mark.answered:
        return None
    told = turn.text(
        "survey-reminder",
        due=turn.day(survey.closes_on),
        duration=turn.speech.minutes(rules.minutes(rules.questions_of(survey.questions))),
        title=title_of(turn, survey),
    )
    return NudgeLine(
        title=told,
        meta=[Meta(turn.text("survey-nudge-why"))],
        order=(1, survey.closes_on),
        action=p.Answer(survey.id),
        action_title=turn.text("survey-answer"),
    )


def open_items(turn: Turn, session: Session) -> Sequence[OpenItem]:
    """Surveys that wait for this person's answer."""
    return [
        OpenItem(
            order=(1, each.survey.closes_on),
            title=title_of(turn, each.survey),
            meta=asked_meta(turn, each.survey),
            done=p.Answer(each.survey.id),
            done_title=turn.text("survey-answer"),
        )
        for each in surveys.invitations(session, turn.me.id)
        if not each.answered and turn.today <= each.survey.closes_on
    ]


NUDGES = (NudgeKind(KIND, "survey-nudge-title", due, line),)
