"""What the settings store about a person: their roles, and the offers between them and others."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from storage import members, personal, roles


def my_data(session: Session, member_id: int) -> Mapping[str, Any]:
    """The roles held, and every offer given or received."""
    member = members.by_id(session, member_id)
    held = [{"role": each.role, "since": each.since} for each in member.roles] if member else []
    offers = [
        {
            "kind": each.kind,
            "role": each.role,
            "in_return": each.in_return,
            "from": each.giver.name if each.giver else None,
            "to": each.taker.name,
            "made": each.made_at,
            "state": each.state,
        }
        for each in roles.of_person(session, member_id)
    ]
    return {"roles": held, "role_offers": offers}


def forget(session: Session, member_id: int, now: datetime) -> None:
    """Offers that came to nothing are nobody's business any more."""
    personal.forget_offers(session, member_id)
