"""The forms of direct feedback. The sentence of what is stored stands before any field."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.capability import Draft, Form, Question
from bot.cards import Card, Element, Part, choice_input, multiline_input, promise_box, quote_box, small
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.feedback import payloads as p
from dialogs.feedback import rules
from dialogs.feedback.record import (
    TAKEN,
    check_sees,
    form_card,
    load_received,
    name_of,
    nameless_words,
    recipient_name,
    said_in,
)
from storage import anonymity
from storage.feedback import KINDS, RECIPIENTS, TEXT_MOST

NAMED, ANONYMOUS, ANSWER = "feedback.named", "feedback.anonymous-form", "feedback.answer-form"


def draw_named(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """Feedback by name: to whom, what about, and the text. A recipient that was said is not asked again.

    So the promise, which names the recipient, cannot become untrue while the form is filled.
    """
    known = said_in(draft, "recipient") if said_in(draft, "recipient") in RECIPIENTS else ""
    body: list[Part] = [promise_box(_named_promise(turn, known))]
    if not known:
        body.append(_recipient_field(turn, draft))
    body += [
        choice_input(
            "kind",
            turn.text("feedback-label-kind"),
            [(kind, turn.text("feedback-kind", kind=kind)) for kind in KINDS],
            speech=turn.speech,
            value=said_in(draft, "kind"),
            required=turn.text("feedback-error-kind"),
        ),
        multiline_input(
            "text",
            turn.text("feedback-label-text"),
            max_length=TEXT_MOST,
            placeholder=turn.text("feedback-example-named"),
            value=said_in(draft, "text"),
            required=turn.text("feedback-error-text"),
        ),
        small(turn.text("feedback-hint-named" if turn.place.private else "feedback-hint-channel")),
    ]
    if known:
        body.append(small(turn.text("feedback-hint-other-recipient")))
    return form_card(
        turn,
        draft,
        over=turn.text("feedback-name"),
        title=turn.text("feedback-named-title"),
        notice=notice or (turn.text("feedback-taken-over") if draft.get(TAKEN) else None),
        body=body,
        sends=p.Give(draft["key"], draft["who"], known),
    )


def _named_promise(turn: Turn, recipient: str) -> str:
    if recipient:
        return turn.text("feedback-promise-named", recipient=recipient_name(turn, recipient))
    return turn.text("feedback-promise-named-open")


def _recipient_field(turn: Turn, draft: Draft) -> Element:
    return choice_input(
        "recipient",
        turn.text("feedback-label-recipient"),
        [(each, turn.text("feedback-recipient-choice", recipient=each)) for each in RECIPIENTS],
        speech=turn.speech,
        value=said_in(draft, "recipient"),
        required=turn.text("feedback-error-recipient"),
    )


def draw_anonymous(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """Anonymous feedback: the exact sentence first, then to whom, and the text. Nothing else is asked."""
    day = rules.arrival_day(anonymity.week_of(turn.today), turn.calendar)
    body: list[Part] = [
        promise_box(turn.text("feedback-promise-anonymous"), turn.text("feedback-promise-advice")),
        small(turn.text("feedback-arrives", day=turn.day(day), time=turn.speech.time(rules.ARRIVES_AT))),
        _recipient_field(turn, draft),
        multiline_input(
            "text",
            turn.text("feedback-label-text"),
            max_length=TEXT_MOST,
            placeholder=turn.text("feedback-example-anonymous"),
            required=turn.text("feedback-error-text"),
        ),
        small(turn.text("feedback-hint-anonymous")),
    ]
    return form_card(
        turn,
        draft,
        over=turn.text("feedback-name"),
        title=turn.text("feedback-anonymous-form-title"),
        notice=notice,
        body=body,
        sends=p.GiveAnonymous(draft["key"], draft["who"]),
    )


def draw_answer(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """The recipient's answer to its author."""
    found = load_received(turn, session, int(draft["feedback"]))
    check_sees(turn, session, found.recipient)
    body: list[Part] = [
        quote_box(found.text),
        multiline_input(
            "answer",
            turn.text("feedback-label-answer"),
            max_length=rules.ANSWER_MOST,
            value=said_in(draft, "answer"),
            required=turn.text("feedback-error-answer"),
        ),
        small(turn.text("feedback-answer-where", person=name_of(turn, found.author))),
    ]
    return form_card(
        turn,
        draft,
        over=turn.text("feedback-over", recipient=recipient_name(turn, found.recipient)),
        title=turn.text("feedback-answer-title"),
        notice=notice,
        body=body,
        sends=p.Answer(draft["key"], draft["who"], found.id),
    )


def _read_recipient(said: str, turn: Turn, session: Session) -> str:
    rules.check_by_name(said, nameless_words(turn))
    wanted = said.casefold().strip(" .!")
    for each in RECIPIENTS:
        words = turn.text("feedback-recipient-words", recipient=each).split(", ")
        if wanted.startswith(tuple(words)):
            return each
    raise Refusal("feedback-error-recipient-typed")


def _read_kind(said: str, turn: Turn, session: Session) -> str:
    rules.check_by_name(said, nameless_words(turn))
    wanted = said.casefold().strip(" .!")
    for kind in KINDS:
        if wanted and turn.text("feedback-kind", kind=kind).casefold().startswith(wanted[:4]):
            return kind
    raise Refusal("feedback-error-kind-typed")


def _read_text(said: str, turn: Turn, session: Session) -> str:
    rules.check_by_name(said, nameless_words(turn))
    return rules.check_text(said, TEXT_MOST, "feedback-error-text")


def _read_answer(said: str, turn: Turn, session: Session) -> str:
    return rules.check_text(said, rules.ANSWER_MOST, "feedback-error-answer")


FORMS: tuple[Form, ...] = (
    Form(
        NAMED,
        "feedback-form-named",
        draw_named,
        p.Give,
        (
            Question("recipient", "feedback-ask-recipient", _read_recipient),
            Question("kind", "feedback-ask-kind", _read_kind),
            Question("text", "feedback-ask-text", _read_text),
        ),
    ),
    Form(ANONYMOUS, "feedback-form-anonymous", draw_anonymous, p.GiveAnonymous, anonymous=True),
    Form(
        ANSWER,
        "feedback-form-answer",
        draw_answer,
        p.Answer,
        (Question("answer", "feedback-label-answer", _read_answer),),
    ),
)
