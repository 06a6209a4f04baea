"""What people do with surveys: answer, look at results, launch the yearly one."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.capability import Asks, Offer, Reply, Shows
from bot.cards import Card, Part, button, card, facts, heading, small
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.surveys import launching, rules
from dialogs.surveys import payloads as p
from dialogs.surveys.answer_form import ANSWER, answers_of, thanks_card
from dialogs.surveys.cards import may_see
from dialogs.surveys.results import draw_results
from storage import survey_answers, surveys
from storage.surveys import OPEN, YEARLY, Survey

FILE = "surveys.results"


def survey_command(rest: str, turn: Turn, session: Session) -> Reply:
    """``kysely``: what waits for me, what is open, the results. Text after it is not taken, and that is said."""
    notice = turn.text("host-typed-in-chat") if len(rest.split()) > 3 and turn.place.private else None
    return Reply(notice=notice, shows=Shows(p.LIST))


def show_list(payload: p.ShowList, turn: Turn, session: Session) -> Reply:
    """The same from a button."""
    return Reply(shows=Shows(p.LIST), fresh=True)


def answer(payload: p.Answer, turn: Turn, session: Session) -> Reply:
    """Open the form, unless there is nothing to answer any more."""
    _to_answer(turn, session, payload.survey)
    return Reply(asks=Asks(ANSWER, {"survey": payload.survey}))


def _to_answer(turn: Turn, session: Session, survey_id: int) -> Survey:
    survey = surveys.by_id(session, survey_id)
    if survey is None:
        raise Refusal("host-old-card")
    if survey.state != OPEN:
        raise Refusal("survey-closed", date=survey.closed_on or survey.closes_on)
    mark = surveys.mark_of(session, survey.id, turn.me.id)
    if mark is None:
        raise Refusal("survey-not-asked")
    if mark.answered:
        raise Refusal("survey-answered")
    return survey


def send(payload: p.Send, turn: Turn, session: Session) -> Reply:
    """Take somebody's answers, once. Between the last day and the closing they are late, and still count."""
    survey = _to_answer(turn, session, payload.survey)
    answers = rules.read_answers(rules.questions_of(survey.questions), answers_of(payload))
    survey_answers.take(session, survey.id, turn.me.id, answers)
    done = thanks_card(turn, survey, late=turn.today > survey.closes_on)
    return Reply(notice=turn.text("survey-saved"), card=done)


def scope_of(payload: p.Send) -> str:
    """What the one-time key of a survey's form is sealed with; it dies when the survey closes."""
    return survey_answers.pool_of(payload.survey)


# ---------------------------------------------------------------------------------------------- results


def show_results(payload: p.ShowResults, turn: Turn, session: Session) -> Reply:
    """The results, of everybody or of one group."""
    survey = results_of(turn, session, payload.survey)
    if not payload.part and not payload.words:
        return Reply(shows=Shows(p.RESULTS, survey.id))
    return Reply(card=draw_results(turn, session, survey, part=payload.part, words=payload.words))


def results_of(turn: Turn, session: Session, survey_id: int) -> Survey:
    """The survey whose results are shown for this one; Refusal while it is open, or if it is not this person's."""
    survey = surveys.by_id(session, survey_id)
    if survey is None:
        raise Refusal("host-old-card")
    if not may_see(turn, session, survey):
        raise Refusal("survey-not-yours")
    if survey.state == OPEN:
        raise Refusal("survey-still-open", date=survey.closes_on)
    # Rounds that were too few alone have their results in a later one; whoever sees the one sees the other.
    shown_in = surveys.by_id(session, survey.results_in_id) if survey.results_in_id else None
    return shown_in or survey


def results_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """The surface of the results."""
    return draw_results(turn, session, results_of(turn, session, subject), notice=notice)


def results_revision(session: Session, subject: int) -> int:
    """Results do not change once they are there."""
    survey = surveys.by_id(session, subject)
    return survey.revision if survey is not None else 0


def export(payload: p.Export, turn: Turn, session: Session) -> Reply:
    """Offer the results as a file: what the card shows, and nothing behind it."""
    if payload.format not in ("xlsx", "csv"):
        raise Refusal("host-old-card")
    if not turn.place.private:
        raise Refusal("host-private-only")
    survey = results_of(turn, session, payload.survey)
    return Reply(offers=Offer(FILE, {"survey": survey.id, "format": payload.format}))


# --------------------------------------------------------------------------------------------- launching


def ask_yearly(payload: p.AskYearly, turn: Turn, session: Session) -> Reply:
    """Show whom the yearly survey would ask, and until when, before anything is sent."""
    if not launching.may_launch_yearly(turn):
        raise Refusal("refusal-not-allowed", role=turn.text("survey-launchers"))
    people = surveys.audience(session, surveys.EVERYBODY)
    launching.check_enough(people)
    closes = rules.closing_day(YEARLY, turn.today, turn.calendar)
    question = turn.text("survey-ask-yearly")
    body: list[Part] = [
        heading(turn.text("survey-name"), question, turn.text("survey-nothing-sent")),
        facts(
            [
                (turn.text("survey-fact-asked"), turn.text("survey-people", n=len(people))),
                (turn.text("survey-fact-closes"), turn.day(closes)),
            ]
        ),
        small(turn.text("survey-threshold", min=rules.MIN_NUMBERS, minText=rules.MIN_WORDS)),
    ]
    actions = [
        button(turn.text("host-send"), p.LaunchYearly(), style="positive"),
        button(turn.text("host-cancel"), p.ShowList()),
    ]
    return Reply(card=card(turn.speech, speak=question, body=body, actions=actions))


def launch_yearly(payload: p.LaunchYearly, turn: Turn, session: Session) -> Reply:
    """Launch the yearly survey."""
    survey = launching.launch_yearly(turn, session)
    return Reply(notice=launched_text(turn, survey), shows=Shows(p.LIST))


def launched_text(turn: Turn, survey: Survey) -> str:
    """What happened, and when the results come."""
    return turn.text("survey-launched", n=survey.invited, date=turn.day(survey.closes_on))
