"""What decisions remind of, and what they put on a person's home card."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from bot.capability import NudgeKind, NudgeLine, OpenItem
from bot.cards import Meta
from bot.turn import Turn
from bot.working_days import WorkingDays
from dialogs.decisions import payloads as p
from dialogs.decisions import rules
from dialogs.decisions.cards import SILENT
from dialogs.decisions.record import acting, capital, function_name, may_act, may_edit
from storage import decisions, members, network_settings
from storage.decisions import Decision, DecisionQuestion
from storage.members import COORDINATOR
from storage.nudges import Nudge, Occasion

REVIEW, ANSWER, SETUP = "decision-review", "decision-question", "decision-setup"


def silent_due(session: Session, today: date, calendar: WorkingDays) -> Sequence[Occasion]:
    """Functions that have not said a word in three working days: their own people, nobody else."""
    found: list[Occasion] = []
    for part in decisions.unacknowledged(session):
        start = part.decision.sent_on
        day = rules.newest_occasion(start, rules.SILENT_DAYS, rules.SILENT_AGAIN, today, calendar)
        if day is not None:
            people = acting(session, part.function)
            found.extend(Occasion(member.id, SILENT, part.id, "silent", day) for member in people)
    return found


def silent_line(turn: Turn, session: Session, nudge: Nudge) -> NudgeLine | None:
    """Today's truth about a silent function: None once it was acknowledged, or is not this person's."""
    part = decisions.part_by_id(session, nudge.subject_id)
    if part is None or part.acked_at is not None or not may_act(turn, session, part.function):
        return None
    decision = part.decision
    name = capital(function_name(turn, part.function))
    told = turn.text("decision-function-silent", date=turn.day(decision.sent_on), function=name)
    return NudgeLine(
        title=decision.title,
        meta=[Meta(told), Meta(decision.project.name)],
        order=(0, decision.sent_on),
        action=p.Acknowledge(part.id),
        action_title=turn.text("decisions-ack"),
    )


def review_due(session: Session, today: date, calendar: WorkingDays) -> Sequence[Occasion]:
    """Decisions whose review day has come: the project's manager, or the sender while there is none."""
    found = []
    for decision in decisions.to_review(session, today):
        person = _reviewer(decision)
        if person is not None and decision.review_on is not None:
            found.append(Occasion(person, REVIEW, decision.id, "review", decision.review_on))
    return found


def _reviewer(decision: Decision) -> int | None:
    for person in (decision.project.manager, decision.sender):
        if person is not None and person.active:
            return person.id
    return None


def review_line(turn: Turn, session: Session, nudge: Nudge) -> NudgeLine | None:
    """A decision to look at again: None once it was, or is somebody else's."""
    decision = decisions.by_id(session, nudge.subject_id)
    if decision is None or decision.review_on is None or decision.reviewed_at is not None:
        return None
    if not may_edit(turn, decision):
        return None
    sent = decision.sender_id == turn.me.id
    return NudgeLine(
        title=decision.title,
        meta=[
            Meta(turn.text("decisions-review-now"), "strong"),
            Meta(decision.project.name),
            Meta(turn.text("decisions-why-review", who="sender" if sent else "other")),
        ],
        order=(1, decision.review_on),
        action=p.Reviewed(decision.id),
        action_title=turn.text("host-done"),
    )


def answer_due(session: Session, today: date, calendar: WorkingDays) -> Sequence[Occasion]:
    """Questions that have waited for an answer: who was asked."""
    found = []
    for question in decisions.unanswered(session):
        day = rules.newest_occasion(question.asked_on, rules.ANSWER_DAYS, rules.SILENT_AGAIN, today, calendar)
        if day is not None and question.to.active:
            found.append(_open_question(question, day, calendar))
    return found


def _open_question(question: DecisionQuestion, day: date, calendar: WorkingDays) -> Occasion:
    """Who was asked hears of it; if it stays open for long, the project's manager too, who may answer as well."""
    return Occasion(
        question.to_id,
        ANSWER,
        question.id,
        "open",
        day,
        late_since=calendar.add(question.asked_on, rules.ANSWER_DAYS),
        manager_id=question.decision.project.manager_id,
    )


def answer_line(turn: Turn, session: Session, nudge: Nudge) -> NudgeLine | None:
    """A question that waits: None once it was answered, or is put to somebody else."""
    question = decisions.question_by_id(session, nudge.subject_id)
    if question is None or question.answered_at is not None:
        return None
    if turn.me.id not in (question.to_id, question.decision.project.manager_id):
        return None
    mine = question.to_id == turn.me.id
    asks = turn.text("decision-ask-back", person=question.asked_by.name, question=question.question)
    return NudgeLine(
        title=asks,
        meta=[
            Meta(turn.day(question.asked_on), "strong"),
            Meta(question.decision.project.name),
            Meta(turn.text("decisions-why-question", who="me" if mine else "manager")),
        ],
        order=(1, question.asked_on),
        action=p.AskAnswer(question.id),
        action_title=turn.text("decisions-answer"),
    )


def setup_due(session: Session, today: date, calendar: WorkingDays) -> Sequence[Occasion]:
    """Decisions wait for a channel: the coordinators are asked to choose one."""
    waiting = decisions.waiting_for_channel(session)
    if not waiting:
        return []
    first = waiting[0].sent_on
    day = rules.newest_occasion(first, 0, rules.SETUP_AGAIN, today, calendar)
    people = members.holders(session, COORDINATOR) if day is not None else []
    return [Occasion(member.id, SETUP, 1, "setup", day or today) for member in people]


def setup_line(turn: Turn, session: Session, nudge: Nudge) -> NudgeLine | None:
    """How many decisions wait for support's channel: None once it is chosen."""
    waiting = decisions.waiting_for_channel(session)
    if not waiting or network_settings.support_channel(session) is not None:
        return None
    if not turn.me.holds(COORDINATOR):
        return None
    return NudgeLine(
        title=turn.text("decisions-setup-waits", n=len(waiting)),
        meta=[Meta(turn.text("decisions-setup-how"))],
        order=(1, waiting[0].sent_on),
    )


def open_items(turn: Turn, session: Session) -> Sequence[OpenItem]:
    """Questions put to me, parts that wait for my acknowledgement, and what a coordinator is to set up."""
    found = [
        OpenItem(
            order=(1, question.asked_on),
            title=turn.text("decision-ask-back", person=question.asked_by.name, question=question.question),
            meta=[Meta(turn.day(question.asked_on), "strong"), Meta(question.decision.project.name)],
            done=p.AskAnswer(question.id),
            done_title=turn.text("decisions-answer"),
        )
        for question in decisions.unanswered(session, turn.me.id)
    ]
    for part in decisions.unacknowledged(session):
        if may_act(turn, session, part.function):
            late = turn.calendar.between(part.decision.sent_on, turn.today) >= rules.SILENT_DAYS
            name = capital(function_name(turn, part.function))
            found.append(
                OpenItem(
                    order=(0 if late else 1, part.decision.sent_on),
                    title=part.decision.title,
                    meta=[
                        Meta(turn.text("decisions-part-waiting"), "strong"),
                        Meta(name),
                        Meta(part.decision.project.name),
                    ],
                    done=p.Open(part.decision_id),
                    done_title=turn.text("decisions-open"),
                )
            )
    return [*found, *_setup_item(turn, session)]


def comes_with(turn: Turn, session: Session, role: str) -> Sequence[tuple[str, str]]:
    """What waits in a role for its new holder: decisions to acknowledge, or to find a channel for."""
    if role == COORDINATOR:
        name, n = "decisions-fact-no-channel", len(decisions.waiting_for_channel(session))
    else:
        parts = [part for part in decisions.unacknowledged(session) if part.function == role]
        name, n = "decisions-fact-unacknowledged", len(parts)
    return [(turn.text(name), turn.speech.number(n))] if n else []


def _setup_item(turn: Turn, session: Session) -> list[OpenItem]:
    waiting = decisions.waiting_for_channel(session) if turn.me.holds(COORDINATOR) else ()
    if not waiting:
        return []
    title = turn.text("decisions-setup-waits", n=len(waiting))
    return [OpenItem((0, waiting[0].sent_on), title, [Meta(turn.text("decisions-setup-how"))])]


def silent_done(turn: Turn, session: Session, nudge: Nudge) -> str | None:
    """The decision whose function has been heard of."""
    part = decisions.part_by_id(session, nudge.subject_id)
    return part.decision.title if part is not None else None


def review_done(turn: Turn, session: Session, nudge: Nudge) -> str | None:
    """The decision that was looked at again."""
    decision = decisions.by_id(session, nudge.subject_id)
    return decision.title if decision is not None else None


def answer_done(turn: Turn, session: Session, nudge: Nudge) -> str | None:
    """The question that was answered."""
    question = decisions.question_by_id(session, nudge.subject_id)
    return question.question if question is not None else None


NUDGES = (
    NudgeKind(SILENT, "decisions-nudge-silent", silent_due, silent_line, silent_done),
    NudgeKind(REVIEW, "decisions-nudge-review", review_due, review_line, review_done),
    NudgeKind(ANSWER, "decisions-nudge-question", answer_due, answer_line, answer_done),
    NudgeKind(SETUP, "decisions-nudge-setup", setup_due, setup_line),
)
