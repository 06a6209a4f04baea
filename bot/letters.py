"""What a capability may have sent for it beside its cards: a mail, or a card in the thread of another card.

A letter is planned as an outbox row of its kind in the transaction of its cause, and written when it is sent, from
today's truth. Writing is read-only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.cards import Card
from bot.mail import Mail
from bot.turn import Turn
from storage.outbox import OutboxRow


@dataclass(frozen=True)
class InThread:
    """A card as a reply to the message ``root`` of a channel."""

    card: Card
    conversation_id: str
    root: str


@dataclass(frozen=True)
class Waits:
    """Nothing is sent before ``until``; ``reason`` is a word that stays the same over time."""

    until: datetime
    reason: str


@dataclass(frozen=True)
class Needless:
    """Nothing is sent any more, and why."""

    reason: str


Written = Mail | InThread | Waits | Needless


@dataclass(frozen=True)
class LetterKind:
    """One kind of outbox row that a capability writes itself. ``write`` may raise Refusal: then it is needless."""

    kind: str
    write: Callable[[Turn, Session, OutboxRow], Written]
