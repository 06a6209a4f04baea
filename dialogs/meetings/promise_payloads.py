"""What the buttons of a promise send."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dialogs.meetings.payloads import PROMISES


@dataclass(frozen=True)
class Keep:
    """A promise was kept (*Valmis*)."""

    verb: ClassVar[str] = "meetings.keep"
    promise: int
    on: str = PROMISES
    subject: int = 0


@dataclass(frozen=True)
class AskDue:
    """Open the form that moves a promise's day (*Siirrä päivää*)."""

    verb: ClassVar[str] = "meetings.ask-due"
    promise: int


@dataclass(frozen=True)
class SetDue:
    """The new day of a promise, sent."""

    verb: ClassVar[str] = "meetings.due"
    key: str
    who: int
    promise: int
    due: date | None = None


@dataclass(frozen=True)
class AskDrop:
    """Open the form that gives a promise up with a reason (*Luovu*)."""

    verb: ClassVar[str] = "meetings.ask-drop"
    promise: int


@dataclass(frozen=True)
class SendDrop:
    """The reason, sent."""

    verb: ClassVar[str] = "meetings.drop"
    key: str
    who: int
    promise: int
    reason: str = ""


@dataclass(frozen=True)
class AskGive:
    """Open the form that gives a promise to another person."""

    verb: ClassVar[str] = "meetings.ask-give"
    promise: int


@dataclass(frozen=True)
class SendGive:
    """The new owner, sent: a member's number as text."""

    verb: ClassVar[str] = "meetings.give"
    key: str
    who: int
    promise: int
    to: str = ""
