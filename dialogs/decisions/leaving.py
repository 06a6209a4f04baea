"""When somebody leaves the network: their open questions go on to the project's manager, or to the coordinator."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot import asked
from dialogs.decisions.payloads import QUESTION
from dialogs.decisions.record import changed
from storage import decisions, members
from storage.decisions import DecisionQuestion
from storage.members import COORDINATOR


def member_left(session: Session, member_id: int, now: datetime) -> None:
    """Nobody's question waits for an answer from somebody who is gone."""
    for question in decisions.unanswered(session, member_id):
        heir = _heir(session, question)
        if heir is None or heir == member_id:
            continue
        question.to_id = heir
        session.flush()
        session.refresh(question, ["to"])
        asked.tell(session, QUESTION, question.id, heir, now)
        changed(session, question.decision, now)


def _heir(session: Session, question: DecisionQuestion) -> int | None:
    manager = question.decision.project.manager
    if manager is not None and manager.active:
        return manager.id
    coordinators = members.holders(session, COORDINATOR)
    return coordinators[0].id if coordinators else None
