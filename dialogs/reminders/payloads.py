"""What the buttons of the reminders send. A wire format: never renamed, only added to.

``message`` is the day of a daily message as an ordinal (days since 1.1.0001). Together with whoever clicks it names
the message, so that nobody's click can reach another person's reminders.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot import nudge_buttons

DAILY = nudge_buttons.DAILY
SETTINGS = "reminders"
STATUS = "reminders.status"


@dataclass(frozen=True)
class Open:
    """Show what reminders one gets."""

    verb: ClassVar[str] = "reminders.open"


@dataclass(frozen=True)
class SetKind:
    """Turn one kind of reminder on or off."""

    verb: ClassVar[str] = "reminders.kind"
    kind: str
    on: bool


@dataclass(frozen=True)
class Resume:
    """Take a stopped matter back."""

    verb: ClassVar[str] = "reminders.resume"
    kind: str
    subject: int


@dataclass(frozen=True)
class AskAway:
    """Open the form that asks until when one is away."""

    verb: ClassVar[str] = "reminders.ask-away"


@dataclass(frozen=True)
class SetAway:
    """The away form, sent. ``last`` is the last day away."""

    verb: ClassVar[str] = "reminders.away"
    key: str
    who: int
    last: date | None = None


@dataclass(frozen=True)
class Back:
    """No longer away."""

    verb: ClassVar[str] = "reminders.back"


@dataclass(frozen=True)
class Later:
    """Put a daily message off: ``when`` is ``tomorrow`` or ``next-week``."""

    verb: ClassVar[str] = "reminders.later"
    message: int
    when: str = "tomorrow"


@dataclass(frozen=True)
class AskLater:
    """Open the form that asks for the day to which a daily message is put off."""

    verb: ClassVar[str] = "reminders.ask-later"
    message: int


@dataclass(frozen=True)
class LaterOn:
    """That form, sent."""

    verb: ClassVar[str] = "reminders.later-on"
    key: str
    who: int
    message: int
    day: date | None = None


@dataclass(frozen=True)
class Stop:
    """Stop the reminders of everything in a daily message; with ``kind`` of that kind as a whole."""

    verb: ClassVar[str] = "reminders.stop"
    message: int
    kind: str = ""


@dataclass(frozen=True)
class AskTimes:
    """Open the form that asks when, where and in which language one wants to be reminded."""

    verb: ClassVar[str] = "reminders.ask-times"


@dataclass(frozen=True)
class SetTimes:
    """That form, sent. Hours are whole hours; ``where`` is ``mail`` (when Teams does not reach) or ``chat``."""

    verb: ClassVar[str] = "reminders.times"
    key: str
    who: int
    daily: int = 9
    opens: int = 8
    closes: int = 17
    where: str = "mail"
    language: str = ""


@dataclass(frozen=True)
class ShowStatus:
    """Show the coordinator how the messages are going."""

    verb: ClassVar[str] = "reminders.show-status"
