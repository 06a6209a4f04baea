"""Tickets: what the right receipt code opens for a while, so that the code itself stays on no card.

A ticket is signed, works for the one person whose click had the code, and is stored nowhere.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from datetime import datetime, timedelta

LASTS = timedelta(minutes=30)
_TICKET = re.compile(r"([0-9]{1,9})\.([0-9]{1,12})\.([0-9a-f]{64})")


def make(secret: bytes, suggestion_id: int, person: int, now: datetime) -> str:
    """A ticket to a suggestion that has arrived."""
    until = int((now + LASTS).timestamp())
    return f"{suggestion_id}.{until}.{_signature(secret, suggestion_id, until, person)}"


def read(secret: bytes, ticket: str, person: int, now: datetime) -> int | None:
    """The suggestion that a ticket opens; None if it is not this person's, is too old, or is no ticket at all."""
    found = _TICKET.fullmatch(ticket)
    if found is None:
        return None
    suggestion_id, until = int(found[1]), int(found[2])
    signed = _signature(secret, suggestion_id, until, person)
    if not hmac.compare_digest(signed, found[3]) or now.timestamp() > until:
        return None
    return suggestion_id


def _signature(secret: bytes, suggestion_id: int, until: int, person: int) -> str:
    return hmac.new(
        secret, f"suggestion:{suggestion_id}:{until}:{person}".encode(), hashlib.sha256
    ).hexdigest()
