"""What the buttons of direct feedback do: one plain function each, run whole inside one transaction."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot import shared
from bot.capability import Asks, Draft, Reply, Shows
from bot.cards import text as paragraph
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.feedback import payloads as p
from dialogs.feedback import rules
from dialogs.feedback.cards import mine_card, received_card, start_card, withdraw_card
from dialogs.feedback.forms import ANONYMOUS, ANSWER, NAMED
from dialogs.feedback.record import (
    TAKEN,
    changed,
    load_anonymous,
    load_own,
    load_received,
    name_of,
    nameless_words,
    notice_card,
    post_to,
    send_out,
    wiped_everywhere,
)
from storage import anonymity, feedback
from storage.feedback import RECIPIENTS, TEXT_MOST, Feedback


def feedback_command(rest: str, turn: Turn, session: Session) -> Reply:
    """``palaute``: in the chat the ways to give it; with text, the form by name. In a channel only the form by name.

    Text is never taken into the anonymous form: it stands in Teams under its writer's name already.
    """
    words = {each: turn.text("feedback-recipient-words", recipient=each).split(", ") for each in RECIPIENTS}
    said = rules.read_said(rest, words, nameless_words(turn))
    known: Draft = {"recipient": said.recipient} if said.recipient else {}
    if not turn.place.private:
        return Reply(asks=Asks(NAMED, known))
    if said.nameless:
        notice = turn.text("host-typed-in-chat") if said.text else None
        return Reply(asks=Asks(ANONYMOUS, known), notice=notice)
    if said.text:
        known |= {"text": said.text[:TEXT_MOST], TAKEN: True}
        return Reply(asks=Asks(NAMED, known))
    return Reply(card=start_card(turn, session, said.recipient, None))


def start(payload: p.Start, turn: Turn, session: Session) -> Reply:
    """The same from a button."""
    recipient = payload.recipient if payload.recipient in RECIPIENTS else ""
    if not turn.place.private:
        return Reply(asks=Asks(NAMED, {"recipient": recipient}))
    return Reply(card=start_card(turn, session, recipient, None), fresh=True)


def ask_named(payload: p.AskNamed, turn: Turn, session: Session) -> Reply:
    """Open the form by name."""
    return Reply(asks=Asks(NAMED, {"recipient": payload.recipient}))


def give(payload: p.Give, turn: Turn, session: Session) -> Reply:
    """Save feedback by name; it goes to its recipient at once, and its author has a card of it."""
    recipient = rules.check_recipient(payload.recipient)
    kind = rules.check_kind(payload.kind)
    text = rules.check_text(payload.text, TEXT_MOST, "feedback-error-text")
    made = feedback.add(
        session,
        recipient=recipient,
        kind=kind,
        text=text,
        author_id=turn.me.id,
        sent_at=turn.now,
        sent_on=turn.today,
    )
    send_out(session, p.FEEDBACK, made.id, recipient, turn.now)
    if turn.place.private:
        return Reply(shows=Shows(p.OWN, made.id))
    # Nobody in the channel learns from this to whom it went, or what it said.
    post_to(session, p.OWN, made.id, turn.me.id, turn.now)
    over, title = turn.text("feedback-name"), turn.text("feedback-sent-title")
    said = notice_card(turn, over, title, paragraph(turn.text("feedback-sent-channel")))
    return Reply(card=said)


def ask_anonymous(payload: p.AskAnonymous, turn: Turn, session: Session) -> Reply:
    """Open the anonymous form."""
    return Reply(asks=Asks(ANONYMOUS, {"recipient": payload.recipient}))


def give_anonymous(payload: p.GiveAnonymous, turn: Turn, session: Session) -> Reply:
    """Keep anonymous feedback until its week is over. Nothing of its author comes along."""
    recipient = rules.check_recipient(payload.recipient)
    text = rules.check_text(payload.text, TEXT_MOST, "feedback-error-text")
    week = anonymity.week_of(turn.today)
    feedback.wait(session, recipient=recipient, text=text, week=week)
    day = turn.day(rules.arrival_day(week, turn.calendar))
    told = turn.text("feedback-arrives", day=day, time=turn.speech.time(rules.ARRIVES_AT))
    over, title = turn.text("feedback-name"), turn.text("feedback-sent-title")
    return Reply(card=notice_card(turn, over, title, paragraph(turn.text("feedback-sent")), paragraph(told)))


def received(payload: p.Received, turn: Turn, session: Session) -> Reply:
    """List what has come."""
    if not turn.place.private:
        raise Refusal("host-private-only")
    return Reply(card=received_card(turn, session, all=payload.all, page=max(payload.page, 0)))


def mine(payload: p.Mine, turn: Turn, session: Session) -> Reply:
    """List what one has given by name."""
    if not turn.place.private:
        raise Refusal("host-private-only")
    return Reply(card=mine_card(turn, session, max(payload.page, 0)))


def open_feedback(payload: p.Open, turn: Turn, session: Session) -> Reply:
    """Show feedback by name to whoever receives it."""
    found = load_received(turn, session, payload.feedback)
    return Reply(shows=Shows(p.FEEDBACK, found.id), fresh=True)


def open_anonymous(payload: p.OpenAnonymous, turn: Turn, session: Session) -> Reply:
    """Show anonymous feedback to whoever receives it."""
    found = load_anonymous(turn, session, payload.feedback)
    return Reply(shows=Shows(p.ANONYMOUS, found.id), fresh=True)


def open_mine(payload: p.OpenMine, turn: Turn, session: Session) -> Reply:
    """Show feedback by name to its author."""
    found = load_own(turn, session, payload.feedback)
    return Reply(shows=Shows(p.OWN, found.id))


def thank(payload: p.Thank, turn: Turn, session: Session) -> Reply:
    """Thank the author, who is told."""
    found = load_received(turn, session, payload.feedback, for_change=True)
    shows = Shows(p.FEEDBACK, found.id)
    if found.thanked_at is not None:
        person, when = name_of(turn, found.thanked_by), turn.when(found.thanked_at)
        return Reply(notice=turn.text("feedback-already-thanked", person=person, when=when), shows=shows)
    found.thanked_by_id, found.thanked_at = turn.me.id, turn.now
    _tell_author(session, found, turn, ":thanked")
    return Reply(notice=turn.text("feedback-thanked-notice"), shows=shows)


def _tell_author(session: Session, found: Feedback, turn: Turn, part: str) -> None:
    """The author gets a card of its own of what is worth a notification."""
    changed(session, found, turn.now)
    if found.author_id not in (None, turn.me.id):
        post_to(session, p.OWN, found.id, int(found.author_id or 0), turn.now, part)


def ask_answer(payload: p.AskAnswer, turn: Turn, session: Session) -> Reply:
    """Open the answer form."""
    found = load_received(turn, session, payload.feedback)
    if found.answer is not None:
        return Reply(notice=_already_answered(turn, found), shows=Shows(p.FEEDBACK, found.id))
    return Reply(asks=Asks(ANSWER, {"feedback": found.id}))


def _already_answered(turn: Turn, found: Feedback) -> str:
    when = turn.when(found.answered_at or turn.now)
    return turn.text("feedback-already-answered", person=name_of(turn, found.answered_by), when=when)


def answer(payload: p.Answer, turn: Turn, session: Session) -> Reply:
    """Answer the author, who has it in their own chat."""
    text = rules.check_text(payload.answer, rules.ANSWER_MOST, "feedback-error-answer")
    found = load_received(turn, session, payload.feedback, for_change=True)
    shows = Shows(p.FEEDBACK, found.id)
    if found.answer is not None:
        return Reply(notice=_already_answered(turn, found), shows=shows)
    found.answer, found.answered_by_id, found.answered_at = text, turn.me.id, turn.now
    _tell_author(session, found, turn, ":answered")
    return Reply(notice=turn.text("feedback-answered-notice"), shows=shows)


def handle(payload: p.Handle, turn: Turn, session: Session) -> Reply:
    """Mark it handled."""
    found = load_received(turn, session, payload.feedback, for_change=True)
    shows = Shows(p.FEEDBACK, found.id)
    if found.handled_at is not None:
        person, when = name_of(turn, found.handled_by), turn.when(found.handled_at)
        return Reply(notice=turn.text("feedback-already-handled", person=person, when=when), shows=shows)
    found.handled_by_id, found.handled_at = turn.me.id, turn.now
    changed(session, found, turn.now)
    return Reply(shows=shows)


def handle_anonymous(payload: p.HandleAnonymous, turn: Turn, session: Session) -> Reply:
    """Mark anonymous feedback handled."""
    found = load_anonymous(turn, session, payload.feedback)
    shows = Shows(p.ANONYMOUS, found.id)
    mark = feedback.handled_mark(session, found.id)
    if mark is not None:
        person, when = name_of(turn, mark.handled_by), turn.when(mark.handled_at)
        return Reply(notice=turn.text("feedback-already-handled", person=person, when=when), shows=shows)
    feedback.handle_anonymous(session, found.id, turn.me.id, turn.now)
    shared.changed(session, p.ANONYMOUS, found.id, 2, turn.now)
    return Reply(shows=shows)


def ask_withdraw(payload: p.AskWithdraw, turn: Turn, session: Session) -> Reply:
    """Ask first: what is withdrawn does not come back."""
    found = load_own(turn, session, payload.feedback)
    return Reply(card=withdraw_card(turn, session, found.id))


def withdraw(payload: p.Withdraw, turn: Turn, session: Session) -> Reply:
    """Withdraw: the text is erased, and every card of it says so."""
    found = feedback.by_id(session, payload.feedback, for_change=True)
    if found is None or found.author_id != turn.me.id:
        raise Refusal("feedback-gone")
    if found.withdrawn_at is None:
        found.text, found.answer, found.withdrawn_at = "", None, turn.now
        changed(session, found, turn.now)
        wiped_everywhere(session, found, turn.now)
    return Reply(shows=Shows(p.OWN, found.id))
