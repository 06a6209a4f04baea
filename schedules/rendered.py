"""What a planned message comes to when it is drawn: something to send, or why there is nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.cards import Card
from bot.mail import Mail
from bot.proactive import Posted
from storage.outbox import Settled

Then = Callable[[Session, datetime], None]


def nothing_more(session: Session, now: datetime) -> None:
    """Nothing follows."""


@dataclass(frozen=True)
class Letter:
    """A card to send: to a member, into a conversation, or in the place of a message that stands there.

    ``sent`` notes what follows from sending, in the transaction that settles the row.
    """

    card: Card
    sent: Callable[[Session, Posted, datetime], None]
    member_id: int | None = None
    conversation_id: str = ""
    replaces: str | None = None
    root: str | None = None
    """The message in whose thread the card is a reply."""
    or_mail: bool = False
    """Whether it may go as mail when its person cannot be reached in Teams."""


@dataclass(frozen=True)
class ByMail:
    """A card that goes as mail, for its person cannot be reached in Teams. ``sent`` is as in a Letter."""

    mail: Mail
    sent: Then


@dataclass(frozen=True)
class Dropped:
    """Nothing is sent, ever: why, and what follows."""

    state: Settled
    outcome: str
    then: Then = nothing_more


@dataclass(frozen=True)
class NotYet:
    """Nothing is sent now."""

    until: datetime
    outcome: str


Rendered = Letter | ByMail | Mail | Dropped | NotYet
