"""What the buttons of the series send: when the network meets, and what is different about one meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True)
class AskSeries:
    """Open the form that agrees when the network meets."""

    verb: ClassVar[str] = "meetings.ask-series"


@dataclass(frozen=True)
class SendSeries:
    """The rule, sent. ``rule`` is a sentence; ``months`` the months off by number, joined by commas."""

    verb: ClassVar[str] = "meetings.series"
    key: str
    who: int
    rule: str = ""
    minutes: int = 0
    place: str = ""
    link: str = ""
    months: str = ""
    holiday: str = ""


@dataclass(frozen=True)
class AskSwitches:
    """Open the form that says what Kehu does by itself before a meeting."""

    verb: ClassVar[str] = "meetings.ask-switches"


@dataclass(frozen=True)
class SendSwitches:
    """The switches that are on, joined by commas, and who is asked for items."""

    verb: ClassVar[str] = "meetings.switches"
    key: str
    who: int
    on: str = ""
    asks: str = ""


@dataclass(frozen=True)
class AskMove:
    """Open the form that moves one meeting."""

    verb: ClassVar[str] = "meetings.ask-move"
    meeting: int


@dataclass(frozen=True)
class SendMove:
    """The new day, time and place of one meeting, sent; ``start`` is text such as *klo 13*."""

    verb: ClassVar[str] = "meetings.move"
    key: str
    who: int
    meeting: int
    day: date | None = None
    start: str = ""
    place: str = ""
    link: str = ""


@dataclass(frozen=True)
class AskCancel:
    """Open the form that cancels one meeting."""

    verb: ClassVar[str] = "meetings.ask-cancel"
    meeting: int


@dataclass(frozen=True)
class SendCancel:
    """The cancellation, sent, with a reason or without."""

    verb: ClassVar[str] = "meetings.cancel"
    key: str
    who: int
    meeting: int
    why: str = ""


@dataclass(frozen=True)
class Restore:
    """Restore a meeting that was cancelled, or put one that was moved back to its own day."""

    verb: ClassVar[str] = "meetings.restore"
    meeting: int
