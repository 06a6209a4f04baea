"""What the reminders store about a person: what they were told, and what they put off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from storage import nudge_preferences, nudges, personal


def my_data(session: Session, member_id: int) -> Mapping[str, Any]:
    """Every reminder planned or told, every pause, and the hours and the mail if they were chosen."""
    told = [
        {"kind": each.kind, "day": each.day, "state": each.state, "told": each.told_at}
        for each in personal.nudges_of(session, member_id)
    ]
    pauses = [
        {"kind": "everything" if each.kind == nudges.EVERYTHING else each.kind, "until": each.until}
        for each in nudges.pauses_of(session, member_id)
    ]
    chosen = nudge_preferences.chosen(session, member_id)
    times = [] if chosen is None else [asdict(chosen)]
    return {"reminders": told, "reminder_pauses": pauses, "reminder_times": times}


def forget(session: Session, member_id: int, now: datetime) -> None:
    """Reminders concern nobody else, so they go."""
    personal.forget_nudges(session, member_id)
    nudge_preferences.forget(session, member_id)
