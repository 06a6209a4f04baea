"""Suggestions without a name: what their forms and codes do. Nothing here is handed who the person is.

The one exception is a ticket, which is signed for the person who had the code and kept nowhere.
"""

from __future__ import annotations

import secrets

from sqlalchemy.orm import Session

from bot.capability import Asks, Reply
from bot.cards import (
    Card,
    Element,
    Part,
    button,
    card,
    code_box,
    heading,
    multiline_input,
    small,
    state_line,
    talk_box,
    text,
    text_input,
    user_text,
)
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.feedback import rules, tickets
from dialogs.feedback import suggestion_payloads as p
from dialogs.feedback.record import notice_card, week_words
from dialogs.feedback.suggestion_cards import state_words, talk, told
from dialogs.feedback.suggestion_forms import SUGGEST_ANONYMOUS
from dialogs.feedback.suggestion_record import load
from storage import anonymity, anonymous_suggestions, network_settings, receipt_codes
from storage.anonymous_suggestions import WaitingSuggestion
from storage.suggestions import MESSAGE_MOST, TEXT_MOST, TITLE_MOST, Suggestion

CODE_TYPED_MOST = 40


def ask_anonymous(payload: p.AskSuggestAnonymous, turn: Turn, session: Session) -> Reply:
    """Open the form without a name."""
    return Reply(asks=Asks(SUGGEST_ANONYMOUS))


def suggest_anonymous(payload: p.SuggestAnonymous, turn: Turn, session: Session) -> Reply:
    """Keep a suggestion until its week is over, and show its code this once."""
    title = rules.check_text(payload.title, TITLE_MOST, "feedback-error-title")
    body = payload.text.strip()
    if body:
        body = rules.check_text(body, TEXT_MOST, "feedback-error-text")
    code = receipt_codes.new_code()
    week = anonymity.week_of(turn.today)
    anonymous_suggestions.wait(
        session, title=title, text=body, week=week, code_hash=receipt_codes.hash_of(session, code)
    )
    return Reply(card=_code_card(turn, week, code))


def _code_card(turn: Turn, week: str, code: str) -> Card:
    arrives = rules.arrival_day(week, turn.calendar)
    day, reply_by = turn.day(arrives), turn.day(rules.reply_day(arrives, turn.calendar))
    spoken = receipt_codes.shown(code)
    title = turn.text("feedback-suggestion-saved")
    body: list[Part] = [
        heading(
            turn.text("feedback-suggestion-nameless"),
            title,
            turn.text("feedback-arrives", day=day, time=turn.speech.time(rules.ARRIVES_AT)),
        ),
        code_box(turn.text("feedback-your-code"), spoken, turn.text("feedback-code-advice")),
        text(turn.text("feedback-code-how", day=reply_by), spacing="Medium"),
    ]
    return card(
        turn.speech,
        speak=turn.text("feedback-code", code=spoken),
        body=body,
        actions=[button(turn.text("feedback-code-kept"), p.CodeKept(), style="positive")],
    )


def code_kept(payload: p.CodeKept, turn: Turn, session: Session) -> Reply:
    """The card with the code is wiped."""
    told = text(turn.text("feedback-code-wiped"))
    over = turn.text("feedback-suggestion-nameless")
    return Reply(card=notice_card(turn, over, turn.text("feedback-suggestion-saved"), told))


def ask_code(payload: p.AskCode, turn: Turn, session: Session) -> Reply:
    """Open the card that asks for a code."""
    return Reply(card=ask_code_card(turn, None), fresh=True)


def ask_code_card(turn: Turn, notice: str | None) -> Card:
    """Which code? It is typed into the card, which keeps nothing of it."""
    title = turn.text("feedback-code-title")
    lead = notice or turn.text("feedback-code-lead")
    field = text_input(
        "code",
        turn.text("feedback-label-code"),
        max_length=CODE_TYPED_MOST,
        placeholder="1234 5678 9012 3456",
        required=turn.text("feedback-error-code"),
    )
    actions = [
        button(turn.text("feedback-open"), p.FollowCode(), style="positive", inputs=True),
        button(turn.text("host-cancel"), p.CloseTalk()),
    ]
    over = turn.text("feedback-suggestion-nameless")
    return card(
        turn.speech, speak=f"{title}. {lead}", body=[heading(over, title, lead), field], actions=actions
    )


def follow_code(payload: p.FollowCode, turn: Turn, session: Session) -> Reply:
    """Open the suggestion with this code. One sentence for a code that is wrong, old, or tried too often."""
    wrong = Reply(card=ask_code_card(turn, turn.text("feedback-code-wrong")))
    if not receipt_codes.TRIES.may(turn.me.id, turn.now):
        return wrong
    code = receipt_codes.read_code(payload.code)
    if code is None:
        return wrong
    looked_up = receipt_codes.hash_of(session, code)
    found = anonymous_suggestions.by_hash(session, looked_up)
    waits = anonymous_suggestions.waiting_by_hash(session, looked_up)
    if found is None and waits is None:
        return wrong
    receipt_codes.TRIES.forgive(turn.me.id)
    if found is not None:
        return Reply(card=_talk_card(turn, session, found, None))
    assert waits is not None
    return Reply(card=_waiting_card(turn, waits))


def _waiting_card(turn: Turn, waits: WaitingSuggestion) -> Card:
    """It has not arrived yet: nobody else has seen it."""
    day = turn.day(rules.arrival_day(waits.week, turn.calendar))
    lead = turn.text("feedback-still-waits", day=day, time=turn.speech.time(rules.ARRIVES_AT))
    body: list[Part] = [heading(turn.text("feedback-suggestion-nameless"), waits.title, lead)]
    if waits.text:
        body.append(user_text(waits.text))
    return card(turn.speech, speak=lead, body=body, actions=[_close(turn)])


def _close(turn: Turn) -> Element:
    return button(turn.text("feedback-close-talk"), p.CloseTalk())


def _talk_card(turn: Turn, session: Session, found: Suggestion, notice: str | None) -> Card:
    """How it stands and the talk, to the author without a name."""
    ticket = tickets.make(network_settings.link_secret(session, turn.now), found.id, turn.me.id, turn.now)
    state = state_words(turn, found)
    body: list[Part] = [
        heading(turn.text("feedback-suggestion-nameless"), found.title, notice),
        state_line(state),
        *told(turn, session, found),
        *talk(turn, found, mine=True),
    ]
    for message in anonymous_suggestions.messages_waiting(session, found.id):
        day = turn.day(rules.arrival_day(message.week, turn.calendar))
        waits = turn.text("feedback-message-waits", week=week_words(turn, message.week), day=day)
        body.append(talk_box(turn.text("feedback-you"), waits, message.text, mine=True))
    actions = [_close(turn)]
    if found.messages:
        body.append(
            multiline_input(
                "text",
                turn.text("feedback-label-message"),
                max_length=MESSAGE_MOST,
                placeholder=turn.text("feedback-example-anonymous"),
                required=turn.text("feedback-error-message"),
            )
        )
        sends = p.Reply(secrets.token_hex(8), turn.me.id, ticket)
        actions.insert(0, button(turn.text("host-send"), sends, style="positive", inputs=True))
        body.append(small(turn.text("feedback-reply-arrives")))
    return card(turn.speech, speak=f"{found.title}. {state}", body=body, actions=actions)


def reply(payload: p.Reply, turn: Turn, session: Session) -> Reply:
    """A message of the author without a name: it waits until its week is over."""
    body = rules.check_text(payload.text, MESSAGE_MOST, "feedback-error-message")
    secret = network_settings.link_secret(session, turn.now)
    suggestion_id = tickets.read(secret, payload.ticket, turn.me.id, turn.now)
    if suggestion_id is None:
        raise Refusal("feedback-code-again")
    found = load(session, suggestion_id)
    anonymous_suggestions.wait_message(session, found.id, text=body, week=anonymity.week_of(turn.today))
    return Reply(card=_talk_card(turn, session, found, turn.text("feedback-message-kept")))


def close_talk(payload: p.CloseTalk, turn: Turn, session: Session) -> Reply:
    """Wipe the card: nothing of the talk stays in the chat."""
    over, title = turn.text("feedback-suggestion-nameless"), turn.text("feedback-closed")
    return Reply(card=notice_card(turn, over, title, text(turn.text("feedback-closed-how"))))
