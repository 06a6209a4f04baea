"""What the owner of a suggestion does: says how it stands, and gives it to another."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.capability import Asks, Reply, Shows
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.feedback import rules
from dialogs.feedback import suggestion_payloads as p
from dialogs.feedback.suggestion_forms import OWNER, PROGRESS
from dialogs.feedback.suggestion_record import (
    changed,
    check_steers,
    load,
    note_event,
    tell_author,
    tell_owners,
)
from storage import members
from storage.suggestions import REASON_MOST


def ask_progress(payload: p.AskProgress, turn: Turn, session: Session) -> Reply:
    """Open the form of how it stands."""
    found = load(session, payload.suggestion)
    check_steers(turn, session, found)
    return Reply(asks=Asks(PROGRESS, {"suggestion": found.id}))


def progress(payload: p.Progress, turn: Turn, session: Session) -> Reply:
    """Say how it stands. The author by name hears of it at once, anybody sees it on the card."""
    found = load(session, payload.suggestion, for_change=True)
    check_steers(turn, session, found)
    old = rules.Change(found.state, found.reason, found.reply_by)
    made = rules.check_change(
        old,
        state=payload.state,
        reason=payload.reason,
        reply_by=payload.reply_by,
        today=turn.today,
        most=REASON_MOST,
    )
    found.state, found.reason, found.reply_by = made.state, made.reason, made.reply_by
    moved = made.state == old.state and made.reason == old.reason
    note_event(found, "date" if moved else "state", made.state, turn.me.id, turn.now)
    changed(session, found, turn.now)
    tell_author(session, found, turn, f":event{found.events[-1].id}")
    told = "feedback-progress-saved" if found.author_id is not None else "feedback-progress-saved-nameless"
    return Reply(notice=turn.text(told), shows=Shows(p.SUGGESTION, found.id))


def ask_owner(payload: p.AskOwner, turn: Turn, session: Session) -> Reply:
    """Open the form that gives it to another."""
    found = load(session, payload.suggestion)
    check_steers(turn, session, found)
    return Reply(asks=Asks(OWNER, {"suggestion": found.id}))


def set_owner(payload: p.SetOwner, turn: Turn, session: Session) -> Reply:
    """Give it to another, who is told; the author hears who looks after it now."""
    found = load(session, payload.suggestion, for_change=True)
    check_steers(turn, session, found)
    chosen = (
        int(payload.to) if payload.to.isdecimal() and payload.to.isascii() and len(payload.to) < 10 else -1
    )
    member = members.by_id(session, chosen) if chosen > 0 else None
    if chosen < 0 or (chosen > 0 and (member is None or not member.active)):
        raise Refusal("feedback-error-to")
    shows = Shows(p.SUGGESTION, found.id)
    if found.owner_id == (member.id if member else None):
        return Reply(notice=turn.text("feedback-owner-same"), shows=shows)
    found.owner_id = member.id if member else None
    note_event(found, "owner", str(member.id) if member else "", turn.me.id, turn.now)
    changed(session, found, turn.now)
    part = f":event{found.events[-1].id}"
    if found.owner_id != turn.me.id:
        tell_owners(session, found, turn.now, part)
    tell_author(session, found, turn, part)
    return Reply(notice=turn.text("feedback-owner-saved"), shows=shows)
