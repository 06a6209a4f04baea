"""What anybody does with suggestions: makes one by name, supports one, and talks about one's own."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.capability import Asks, Reply, Shows
from bot.cards import text as paragraph
from bot.search_words import search_words
from bot.turn import Turn
from dialogs.feedback import rules
from dialogs.feedback import suggestion_payloads as p
from dialogs.feedback.record import notice_card, post_to
from dialogs.feedback.suggestion_forms import MESSAGE, SUGGEST
from dialogs.feedback.suggestion_record import (
    add_message,
    announce,
    changed,
    check_talks,
    load,
    owner_names,
    tell_author,
    tell_owners,
)
from storage import anonymity, suggestions
from storage.suggestions import MESSAGE_MOST, NEW, TEXT_MOST, TITLE_MOST, Suggestion


def ask_suggest(payload: p.AskSuggest, turn: Turn, session: Session) -> Reply:
    """Open the form by name."""
    return Reply(asks=Asks(SUGGEST))


def suggest(payload: p.Suggest, turn: Turn, session: Session) -> Reply:
    """Save a suggestion by name: everybody sees it, its owner is told, its author is promised a day."""
    title = rules.check_text(payload.title, TITLE_MOST, "feedback-error-title")
    body = payload.text.strip()
    if body:
        body = rules.check_text(body, TEXT_MOST, "feedback-error-text")
    made = suggestions.add(
        session,
        title=title,
        text=body,
        author_id=turn.me.id,
        suggested_on=turn.today,
        week=anonymity.week_of(turn.today),
        state=NEW,
        reply_by=rules.reply_day(turn.today, turn.calendar),
        words=search_words(title, body),
        revision=1,
    )
    session.refresh(made)
    announce(session, made, turn.now)
    told = _promise(turn, session, made)
    if turn.place.private:
        return Reply(notice=told, shows=Shows(p.FOLLOWED, made.id))
    post_to(session, p.FOLLOWED, made.id, turn.me.id, turn.now)
    over = turn.text("feedback-suggestion")
    return Reply(card=notice_card(turn, over, made.title, paragraph(told)))


def _promise(turn: Turn, session: Session, made: Suggestion) -> str:
    day = turn.day(made.reply_by or turn.today)
    return turn.text("suggestion-reply-by", person=owner_names(turn, session, made), date=day)


def open_suggestion(payload: p.OpenSuggestion, turn: Turn, session: Session) -> Reply:
    """Show a suggestion in a card of its own."""
    load(session, payload.suggestion)
    return Reply(shows=Shows(p.SUGGESTION, payload.suggestion), fresh=True)


def open_followed(payload: p.OpenFollowed, turn: Turn, session: Session) -> Reply:
    """Show a suggestion to its author by name."""
    load(session, payload.suggestion)
    return Reply(shows=Shows(p.FOLLOWED, payload.suggestion), fresh=True)


def support(payload: p.Support, turn: Turn, session: Session) -> Reply:
    """Support by name; a second click changes nothing."""
    found = load(session, payload.suggestion, for_change=True)
    shows = Shows(p.SUGGESTION, found.id)
    if found.author_id == turn.me.id:
        return Reply(notice=turn.text("feedback-own-already"), shows=shows)
    if not suggestions.support(session, found, turn.me.id):
        return Reply(notice=turn.text("feedback-already-supporting"), shows=shows)
    changed(session, found, turn.now)
    return Reply(notice=turn.text("feedback-supporting"), shows=shows)


def stop_supporting(payload: p.StopSupporting, turn: Turn, session: Session) -> Reply:
    """Take one's support back."""
    found = load(session, payload.suggestion, for_change=True)
    shows = Shows(p.SUGGESTION, found.id)
    if suggestions.stop_supporting(session, found, turn.me.id):
        changed(session, found, turn.now)
    return Reply(notice=turn.text("feedback-support-taken-back"), shows=shows)


def ask_message(payload: p.AskMessage, turn: Turn, session: Session) -> Reply:
    """Open the form that writes to the other side; it is nobody else's to see, so in the chat only."""
    found = load(session, payload.suggestion)
    check_talks(turn, session, found)
    return Reply(asks=Asks(MESSAGE, {"suggestion": found.id}))


def send_message(payload: p.SendMessage, turn: Turn, session: Session) -> Reply:
    """Write to the other side: by name at once, and to an author without one until the code comes back."""
    body = rules.check_text(payload.text, MESSAGE_MOST, "feedback-error-message")
    found = load(session, payload.suggestion, for_change=True)
    check_talks(turn, session, found)
    mine = found.author_id == turn.me.id
    made = add_message(
        session, found, from_author=mine, by=turn.me.id, text=body, week=anonymity.week_of(turn.today)
    )
    changed(session, found, turn.now)
    part = f":message{made.id}"
    if mine:
        tell_owners(session, found, turn.now, part)
        return Reply(notice=turn.text("feedback-message-sent"), shows=Shows(p.FOLLOWED, found.id))
    tell_author(session, found, turn, part)
    notice = "feedback-message-sent" if found.author is not None else "feedback-message-left"
    return Reply(notice=turn.text(notice), shows=Shows(p.SUGGESTION, found.id))
