"""What the buttons of a meeting under way send, and those of its minutes.

``written`` is the version of an item's notes that the card showed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True)
class Start:
    """Start a meeting (*Aloita kokous*); one that is under way is opened."""

    verb: ClassVar[str] = "meetings.start"
    meeting: int


@dataclass(frozen=True)
class Save:
    """Save what was written of an item, and a promise if one was filled in (*Tallenna*).

    ``written`` is the version of the notes that the card was drawn with.
    """

    verb: ClassVar[str] = "meetings.save"
    meeting: int
    item: int
    written: int
    notes: str = ""
    decisions: str = ""
    owner: str = ""
    what: str = ""
    due: date | None = None


@dataclass(frozen=True)
class Promised:
    """Save a promise, and what was written of its item (*Lisää lupaus*)."""

    verb: ClassVar[str] = "meetings.promise"
    meeting: int
    item: int
    written: int
    notes: str = ""
    decisions: str = ""
    owner: str = ""
    what: str = ""
    due: date | None = None


@dataclass(frozen=True)
class Step:
    """Go on to the next item, saving what was written (*Seuraava kohta*)."""

    verb: ClassVar[str] = "meetings.step"
    meeting: int
    item: int
    written: int
    notes: str = ""
    decisions: str = ""
    owner: str = ""
    what: str = ""
    due: date | None = None


@dataclass(frozen=True)
class Defer:
    """Move the item under way to the next meeting (*Siirrä ensi kertaan*), saving what was written."""

    verb: ClassVar[str] = "meetings.defer"
    meeting: int
    item: int
    written: int
    notes: str = ""
    decisions: str = ""
    owner: str = ""
    what: str = ""
    due: date | None = None


@dataclass(frozen=True)
class Jump:
    """Take another item (``to``) under way than the one that comes next, saving what was written."""

    verb: ClassVar[str] = "meetings.jump"
    meeting: int
    item: int
    written: int
    to: int
    notes: str = ""
    decisions: str = ""
    owner: str = ""
    what: str = ""
    due: date | None = None


@dataclass(frozen=True)
class AskEnd:
    """Ask whether to end the meeting, saving what was written of the item under way (*Päätä kokous*)."""

    verb: ClassVar[str] = "meetings.ask-end"
    meeting: int
    item: int
    written: int
    notes: str = ""
    decisions: str = ""
    owner: str = ""
    what: str = ""
    due: date | None = None


@dataclass(frozen=True)
class End:
    """End the meeting: minutes to the channel, what was not reached to the backlog."""

    verb: ClassVar[str] = "meetings.end"
    meeting: int


@dataclass(frozen=True)
class Document:
    """Take the minutes as a document (*Lataa muistio*)."""

    verb: ClassVar[str] = "meetings.document"
    meeting: int


@dataclass(frozen=True)
class AskAmend:
    """Open the form that completes the minutes of a meeting that has ended (*Täydennä*)."""

    verb: ClassVar[str] = "meetings.ask-amend"
    meeting: int


@dataclass(frozen=True)
class SendAmend:
    """The completion, sent: it is added to the notes of an item."""

    verb: ClassVar[str] = "meetings.amend"
    key: str
    who: int
    meeting: int
    item: str = ""
    notes: str = ""


@dataclass(frozen=True)
class History:
    """Show meetings that have been held, whose minutes have these words; pages count from 0."""

    verb: ClassVar[str] = "meetings.history"
    words: str = ""
    page: int = 0
