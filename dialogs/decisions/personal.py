"""What decisions hold of a person: those they sent, acknowledged or handled, and their questions and answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from dialogs.decisions.record import changed
from storage import personal
from storage.decisions import Decision


def my_data(session: Session, member_id: int) -> Mapping[str, Any]:
    """Whole decisions where the person is the sender, otherwise what they did with them."""
    found = personal.decisions_with(session, member_id)
    return {
        "decisions": [_sent(each) for each in found if each.sender_id == member_id],
        "decision_acts": [act for each in found for act in _acts(each, member_id)],
        "decision_questions": [
            {
                "decision": each.title,
                "from": talk.asked_by.name,
                "question": talk.question,
                "made": talk.asked_at,
                "to": talk.to.name,
                "answer": talk.answer,
                "answered": talk.answered_at,
            }
            for each in found
            for talk in each.questions
            if member_id in (talk.asked_by_id, talk.to_id, talk.answered_by_id)
        ],
    }


def _sent(decision: Decision) -> dict[str, Any]:
    return {
        "project": decision.project.name,
        "title": decision.title,
        "maker": decision.maker,
        "day": decision.decided_on,
        "number": decision.number,
        "summary": decision.summary,
        "link": decision.link,
        "sent": decision.sent_at,
    }


def _acts(decision: Decision, member_id: int) -> list[dict[str, Any]]:
    return [
        {
            "decision": decision.title,
            "function": part.function,
            "acknowledged": part.acked_at if part.acked_by_id == member_id else None,
            "handled": part.handled_at if part.handled_by_id == member_id else None,
        }
        for part in decision.parts
        if member_id in (part.acked_by_id, part.handled_by_id)
    ]


def forget(session: Session, member_id: int, now: datetime) -> None:
    """A decision is the network's record and stays; the cards that show the name are drawn anew without it."""
    for decision in personal.decisions_with(session, member_id):
        changed(session, decision, now)
