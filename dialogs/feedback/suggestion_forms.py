"""The forms of suggestions: making one, saying how it stands, giving it to another, and writing to the other side."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bot.capability import Draft, Form, Question
from bot.cards import (
    Card,
    Part,
    choice_input,
    date_input,
    multiline_input,
    promise_box,
    small,
    text_input,
    user_text,
)
from bot.turn import Turn
from dialogs.feedback import rules
from dialogs.feedback import suggestion_payloads as p
from dialogs.feedback.record import TAKEN, form_card, nameless_words, said_in
from dialogs.feedback.suggestion_cards import over, talk
from dialogs.feedback.suggestion_record import check_talks, load, owner_names
from storage import anonymity, members
from storage.suggestions import MESSAGE_MOST, NEW, REASON_MOST, STATES, TEXT_MOST, TITLE_MOST

SUGGEST, SUGGEST_ANONYMOUS = "feedback.suggest-form", "feedback.suggest-anonymous-form"
PROGRESS, OWNER, MESSAGE = "feedback.progress-form", "feedback.owner-form", "feedback.message-form"


def _fields(turn: Turn, draft: Draft, *, example: str) -> list[Part]:
    return [
        text_input(
            "title",
            turn.text("feedback-label-title"),
            max_length=TITLE_MOST,
            placeholder=turn.text("feedback-example-title"),
            value=said_in(draft, "title"),
            required=turn.text("feedback-error-title"),
        ),
        multiline_input(
            "text",
            turn.text("feedback-label-why"),
            max_length=TEXT_MOST,
            placeholder=turn.text(example),
            value=said_in(draft, "text"),
        ),
    ]


def draw_suggest(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """A suggestion by name."""
    body: list[Part] = [
        promise_box(turn.text("feedback-promise-suggestion-named")),
        *_fields(turn, draft, example="feedback-example-why"),
        small(
            turn.text(
                "feedback-hint-suggestion" if turn.place.private else "feedback-hint-suggestion-channel"
            )
        ),
    ]
    return form_card(
        turn,
        draft,
        over=turn.text("feedback-suggestion"),
        title=turn.text("feedback-suggest-title"),
        notice=notice or (turn.text("feedback-suggestion-taken-over") if draft.get(TAKEN) else None),
        body=body,
        sends=p.Suggest(draft["key"], draft["who"]),
    )


def draw_suggest_anonymous(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """A suggestion without a name: the exact sentence first."""
    day = rules.arrival_day(anonymity.week_of(turn.today), turn.calendar)
    body: list[Part] = [
        promise_box(turn.text("feedback-promise-suggestion"), turn.text("feedback-promise-advice")),
        small(turn.text("feedback-arrives", day=turn.day(day), time=turn.speech.time(rules.ARRIVES_AT))),
        *_fields(turn, {}, example="feedback-example-anonymous"),
        small(turn.text("feedback-hint-code")),
    ]
    return form_card(
        turn,
        draft,
        over=turn.text("feedback-suggestion"),
        title=turn.text("feedback-suggest-anonymous-title"),
        notice=notice,
        body=body,
        sends=p.SuggestAnonymous(draft["key"], draft["who"]),
    )


def _day(draft: Draft, name: str) -> date | None:
    try:
        return date.fromisoformat(said_in(draft, name))
    except ValueError:
        return None


def draw_progress(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """How does it stand? ``not now`` needs its reason."""
    found = load(session, int(draft["suggestion"]))
    states = [state for state in STATES if state != NEW or found.state == NEW]
    body: list[Part] = [
        user_text(found.title),
        choice_input(
            "state",
            turn.text("feedback-label-new-state"),
            [(state, turn.text("feedback-state-choice", state=state)) for state in states],
            speech=turn.speech,
            value=said_in(draft, "state") or found.state,
            required=turn.text("feedback-error-state"),
            expanded=True,
        ),
        multiline_input(
            "reason",
            turn.text("feedback-label-reason"),
            max_length=REASON_MOST,
            placeholder=turn.text("feedback-example-reason"),
            value=said_in(draft, "reason"),
        ),
        date_input(
            "reply_by",
            turn.text("feedback-label-reply-by"),
            speech=turn.speech,
            value=_day(draft, "reply_by"),
        ),
        small(turn.text("feedback-hint-progress")),
    ]
    return form_card(
        turn,
        draft,
        over=over(turn, found),
        title=turn.text("feedback-progress-title"),
        notice=notice,
        body=body,
        sends=p.Progress(draft["key"], draft["who"], found.id),
    )


def draw_owner(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """To whom is it given?"""
    found = load(session, int(draft["suggestion"]))
    people = [("0", turn.text("feedback-role-coordinator"))]
    people += [(str(member.id), member.name) for member in members.active(session)]
    now = str(found.owner_id or 0)
    body: list[Part] = [
        user_text(found.title),
        choice_input(
            "to",
            turn.text("feedback-label-to"),
            people,
            speech=turn.speech,
            value=said_in(draft, "to") or now,
            required=turn.text("feedback-error-to"),
            expanded=False,
        ),
        small(turn.text("feedback-owner", person=owner_names(turn, session, found))),
    ]
    return form_card(
        turn,
        draft,
        over=over(turn, found),
        title=turn.text("feedback-owner-title"),
        notice=notice,
        body=body,
        sends=p.SetOwner(draft["key"], draft["who"], found.id),
        end="host-save",
    )


def draw_message(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """A message to the other side, with what was said before."""
    found = load(session, int(draft["suggestion"]))
    check_talks(turn, session, found)
    mine = found.author_id == turn.me.id
    if mine:
        where = turn.text("feedback-message-to", person=owner_names(turn, session, found))
    elif found.author is not None:
        where = turn.text("feedback-message-to", person=found.author.name)
    else:
        where = turn.text("feedback-message-nameless")
    body: list[Part] = [
        user_text(found.title),
        *talk(turn, found, mine=mine),
        multiline_input(
            "text",
            turn.text("feedback-label-message"),
            max_length=MESSAGE_MOST,
            value=said_in(draft, "text"),
            required=turn.text("feedback-error-message"),
        ),
        small(where),
    ]
    return form_card(
        turn,
        draft,
        over=over(turn, found),
        title=turn.text("feedback-answer-title" if mine else "feedback-message-title"),
        notice=notice,
        body=body,
        sends=p.SendMessage(draft["key"], draft["who"], found.id),
    )


def _read_title(said: str, turn: Turn, session: Session) -> str:
    rules.check_by_name(said, nameless_words(turn))
    return rules.check_text(said, TITLE_MOST, "feedback-error-title")


def _read_why(said: str, turn: Turn, session: Session) -> str:
    rules.check_by_name(said, nameless_words(turn))
    return rules.check_text(said, TEXT_MOST, "feedback-error-text")


def _read_message(said: str, turn: Turn, session: Session) -> str:
    return rules.check_text(said, MESSAGE_MOST, "feedback-error-message")


SUGGESTION_FORMS: tuple[Form, ...] = (
    Form(
        SUGGEST,
        "feedback-form-suggest",
        draw_suggest,
        p.Suggest,
        (
            Question("title", "feedback-label-title", _read_title),
            Question("text", "feedback-ask-why", _read_why, optional=True),
        ),
    ),
    Form(
        SUGGEST_ANONYMOUS,
        "feedback-form-suggest-anonymous",
        draw_suggest_anonymous,
        p.SuggestAnonymous,
        anonymous=True,
    ),
    Form(PROGRESS, "feedback-form-progress", draw_progress, p.Progress),
    Form(OWNER, "feedback-form-owner", draw_owner, p.SetOwner),
    Form(
        MESSAGE,
        "feedback-form-message",
        draw_message,
        p.SendMessage,
        (Question("text", "feedback-label-message", _read_message),),
    ),
)
