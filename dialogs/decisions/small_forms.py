"""The smaller forms: a question and its answer, whom a decision concerns, and support's own settings."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.capability import Draft, Form, Question
from bot.cards import Card, Part, choice_input, multiline_input, small, text_input, user_text
from bot.turn import Turn
from dialogs.decisions import payloads as p
from dialogs.decisions import rules
from dialogs.decisions.forms import form_card, function_choices, said_in
from dialogs.decisions.record import by_kind, capital, function_name, load, load_question, may_act
from storage import network_settings

ASK, ANSWER, FUNCTIONS = "decisions.ask", "decisions.answer", "decisions.functions"
MAILBOX, KIND = "decisions.mailbox", "decisions.kind"


def draw_ask(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """What does support want to know of the sender?"""
    decision = load(session, draft["decision"])
    mine = [part.function for part in decision.parts if may_act(turn, session, part.function)]
    body: list[Part] = [
        user_text(decision.title),
        multiline_input(
            "question",
            turn.text("decisions-label-question"),
            max_length=rules.QUESTION_MOST,
            value=said_in(draft, "question"),
            required=turn.text("decisions-error-question"),
        ),
    ]
    if len(mine) > 1:
        body.append(
            choice_input(
                "function",
                turn.text("decisions-label-function"),
                [(function, capital(function_name(turn, function))) for function in mine],
                speech=turn.speech,
                value=said_in(draft, "function") or mine[0],
            )
        )
    body.append(small(turn.text("decisions-ask-where", person=decision.sender.name)))
    return form_card(
        turn,
        draft,
        over=decision.project.name,
        title=turn.text("decisions-ask-title"),
        notice=notice,
        body=body,
        sends=p.SendQuestion(draft["key"], draft["who"], draft["decision"]),
    )


def draw_answer(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """The answer to a question from support."""
    question = load_question(session, draft["question"])
    asks = turn.text("decision-ask-back", person=question.asked_by.name, question=question.question)
    body: list[Part] = [
        user_text(asks),
        multiline_input(
            "answer",
            turn.text("decisions-label-answer"),
            max_length=rules.QUESTION_MOST,
            value=said_in(draft, "answer"),
            required=turn.text("decisions-error-answer"),
        ),
        small(turn.text("decision-ask-back-where")),
    ]
    return form_card(
        turn,
        draft,
        over=question.decision.project.name,
        title=turn.text("decisions-answer-title"),
        notice=notice,
        body=body,
        sends=p.SendAnswer(draft["key"], draft["who"], draft["question"]),
    )


def draw_functions(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """Which functions does the decision concern?"""
    decision = load(session, draft["decision"])
    now = ",".join(part.function for part in decision.parts)
    body: list[Part] = [
        user_text(decision.title),
        choice_input(
            "functions",
            turn.text("decisions-label-functions"),
            function_choices(turn),
            speech=turn.speech,
            value=str(draft.get("functions") or now),
            multi=True,
        ),
        small(turn.text("decisions-functions-hint")),
    ]
    return form_card(
        turn,
        draft,
        over=decision.project.name,
        title=turn.text("decisions-functions-title"),
        notice=notice,
        body=body,
        sends=p.SetFunctions(draft["key"], draft["who"], draft["decision"]),
        end="host-save",
    )


def draw_mailbox(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """Which mailbox do decisions go to?"""
    body: list[Part] = [
        text_input(
            "address",
            turn.text("decisions-label-mailbox"),
            max_length=254,
            placeholder=turn.text("decisions-example-mailbox"),
            value=str(draft.get("address") or network_settings.support_mailbox(session)),
        ),
        small(turn.text("decisions-mailbox-hint")),
    ]
    return form_card(
        turn,
        draft,
        over=turn.text("decisions-settings"),
        title=turn.text("decisions-mailbox-title"),
        notice=notice,
        body=body,
        sends=p.SetMailbox(draft["key"], draft["who"]),
        end="host-save",
    )


def draw_kind(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """Which functions does a kind of decision concern?"""
    kind = rules.check_kind(said_in(draft, "kind"))
    now = ",".join(rules.concerned(kind, (), by_kind(session)))
    body: list[Part] = [
        choice_input(
            "functions",
            turn.text("decisions-label-functions"),
            function_choices(turn),
            speech=turn.speech,
            value=str(draft.get("functions") or now),
            multi=True,
        ),
        small(turn.text("decisions-kind-hint")),
    ]
    return form_card(
        turn,
        draft,
        over=turn.text("decisions-settings"),
        title=turn.text("decisions-kind", kind=kind),
        notice=notice,
        body=body,
        sends=p.SetKind(draft["key"], draft["who"], kind),
        end="host-save",
    )


def _read_question(said: str, turn: Turn, session: Session) -> str:
    return rules.check_text(said, rules.QUESTION_MOST, "decisions-error-question")


def _read_answer(said: str, turn: Turn, session: Session) -> str:
    return rules.check_text(said, rules.QUESTION_MOST, "decisions-error-answer")


SMALL_FORMS: tuple[Form, ...] = (
    Form(
        ASK,
        "decisions-form-ask",
        draw_ask,
        p.SendQuestion,
        (Question("question", "decisions-label-question", _read_question),),
    ),
    Form(
        ANSWER,
        "decisions-form-answer",
        draw_answer,
        p.SendAnswer,
        (Question("answer", "decisions-label-answer", _read_answer),),
    ),
    Form(FUNCTIONS, "decisions-form-functions", draw_functions, p.SetFunctions),
    Form(MAILBOX, "decisions-form-mailbox", draw_mailbox, p.SetMailbox),
    Form(KIND, "decisions-form-kind", draw_kind, p.SetKind),
)
