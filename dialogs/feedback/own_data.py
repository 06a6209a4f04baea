"""What feedback and suggestions hold about one person: to be told, to be made nameless, and to be passed on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from dialogs.feedback import record, suggestion_record
from dialogs.feedback.suggestion_record import note_event, tell_owners
from storage import feedback, suggestions


def member_left(session: Session, member_id: int, now: datetime) -> None:
    """What was given to somebody who is gone goes to whoever coordinates, who is told."""
    for each in suggestions.owned_by(session, member_id):
        each.owner_id = None
        note_event(each, "owner", "", None, now)
        suggestion_record.changed(session, each, now)
        tell_owners(session, each, now, f":event{each.events[-1].id}")


def my_data(session: Session, member_id: int) -> Mapping[str, Any]:
    """Everything with this person's name beside it. What was given without a name is nobody's, and is not here."""
    return {
        "feedback_given": [
            {
                "recipient": each.recipient,
                "kind": each.kind,
                "text": each.text,
                "sent": each.sent_at,
                "answer": each.answer,
                "answered": each.answered_at,
                "handled": each.handled_at,
                "withdrawn": each.withdrawn_at,
            }
            for each in feedback.of_author(session, member_id)
        ],
        "feedback_handled": [
            {
                "recipient": each.recipient,
                "thanked": each.thanked_at if each.thanked_by_id == member_id else None,
                "answer": each.answer if each.answered_by_id == member_id else None,
                "answered": each.answered_at if each.answered_by_id == member_id else None,
                "handled": each.handled_at if each.handled_by_id == member_id else None,
            }
            for each in feedback.touched_by(session, member_id)
        ],
        "anonymous_feedback_handled": [mark.handled_at for mark in feedback.handled_by(session, member_id)],
        "suggestions": [
            {
                "title": each.title,
                "text": each.text,
                "suggested": each.suggested_on,
                "state": each.state,
                "reason": each.reason,
                "reply_by": each.reply_by,
            }
            for each in suggestions.of_author(session, member_id)
        ],
        "suggestions_looked_after": [each.title for each in suggestions.owned_by(session, member_id)],
        "suggestions_supported": [each.title for each in suggestions.supported_by(session, member_id)],
        "suggestions_changed": [
            {"what": event.kind, "to": event.value, "at": event.at}
            for event in suggestions.events_by(session, member_id)
        ],
        "suggestion_messages": [
            {"text": message.text, "week": message.week}
            for message in suggestions.messages_by(session, member_id)
        ],
    }


def forget(session: Session, member_id: int, now: datetime) -> None:
    """Feedback by name loses its text and its author; a suggestion only its author, since it is the network's by now.

    How many there are, and how many support what, stays true.
    """
    for each in feedback.of_author(session, member_id):
        each.text, each.answer, each.withdrawn_at = "", None, each.withdrawn_at or now
        each.author_id = None
        record.changed(session, each, now)
        record.wiped_everywhere(session, each, now)
    for each in feedback.touched_by(session, member_id):
        _unname(each, member_id)
        record.changed(session, each, now)
    feedback.forget_handler(session, member_id)
    named = {
        each.id: each
        for found in (suggestions.of_author, suggestions.owned_by, suggestions.supported_by)
        for each in found(session, member_id)
    }
    suggestions.forget_member(session, member_id)
    for suggestion in named.values():
        session.refresh(suggestion)
        suggestion_record.changed(session, suggestion, now)


def _unname(found: feedback.Feedback, member_id: int) -> None:
    if found.thanked_by_id == member_id:
        found.thanked_by_id = None
    if found.answered_by_id == member_id:
        found.answered_by_id = None
    if found.handled_by_id == member_id:
        found.handled_by_id = None
