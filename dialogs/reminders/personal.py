"""What the reminders store about a person: what they were told, and what they put off."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from storage import nudges, personal


def my_data(session: Session, member_id: int) -> Mapping[str, Any]:
    """Every reminder planned or told, and every pause."""
    told = [
        {"kind": each.kind, "day": each.day, "state": each.state, "told": each.told_at}
        for each in personal.nudges_of(session, member_id)
    ]
    pauses = [{"kind": each.kind, "until": each.until} for each in nudges.pauses_of(session, member_id)]
    return {"reminders": told, "reminder_pauses": pauses}


def forget(session: Session, member_id: int, now: datetime) -> None:
    """Reminders concern nobody else, so they go."""
    personal.forget_nudges(session, member_id)
