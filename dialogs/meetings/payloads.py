"""What the buttons of the meetings' cards send. A wire format: never renamed, only added to.

``meeting``, ``item``, ``promise``, ``theme`` and ``invite`` are numbers; ``on`` and ``subject`` name the card to answer
with. Days are local.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

MEETING = "meetings"
FINAL = "meetings.agenda"
SOON = "meetings.soon"
CHANGE = "meetings.change"
NEXT = "meetings.next"
ORDER = "meetings.order"
LEAD = "meetings.lead"
MINUTES = "meetings.minutes"
SERIES = "meetings.series"
THEMES = "meetings.themes"
PROMISES = "meetings.promises"


@dataclass(frozen=True)
class Open:
    """Show a card of a meeting in a message of its own; meeting 0 is the next one."""

    verb: ClassVar[str] = "meetings.open"
    on: str
    meeting: int = 0


# ------------------------------------------------------------------------------------------------ the agenda


@dataclass(frozen=True)
class Propose:
    """Open the form that proposes an item (*Ehdota*); ``meeting`` 0 is the next one."""

    verb: ClassVar[str] = "meetings.propose"
    meeting: int = 0
    section: str = ""


@dataclass(frozen=True)
class SendProposal:
    """The proposal, sent. ``presenter`` and ``project`` are numbers as text; empty: the proposer, no project."""

    verb: ClassVar[str] = "meetings.send-proposal"
    key: str
    who: int
    meeting: int = 0
    section: str = ""
    title: str = ""
    minutes: int = 0
    presenter: str = ""
    guest: str = ""
    project: str = ""
    details: str = ""
    link: str = ""


@dataclass(frozen=True)
class AskEdit:
    """Open the form that changes an item (*Muokkaa*)."""

    verb: ClassVar[str] = "meetings.ask-edit"
    item: int


@dataclass(frozen=True)
class SendEdit:
    """The changed item, sent; ``version`` is the one that the form was opened with."""

    verb: ClassVar[str] = "meetings.edit"
    key: str
    who: int
    item: int
    version: int
    section: str = ""
    title: str = ""
    minutes: int = 0
    presenter: str = ""
    guest: str = ""
    project: str = ""
    details: str = ""
    link: str = ""


@dataclass(frozen=True)
class MoveOn:
    """Move an item to the meeting after its own (*Siirrä*); ``meeting`` is where the card showed it."""

    verb: ClassVar[str] = "meetings.move-on"
    item: int
    meeting: int
    on: str = MEETING


@dataclass(frozen=True)
class Stay:
    """Keep an item where it is although its section is overfull."""

    verb: ClassVar[str] = "meetings.stay"
    item: int


@dataclass(frozen=True)
class Withdraw:
    """Take a proposal back."""

    verb: ClassVar[str] = "meetings.withdraw"
    item: int
    on: str = ""


@dataclass(frozen=True)
class Shift:
    """Move an item up (-1) or down (1) in its section; ``position`` is where the card showed it, counted from 1."""

    verb: ClassVar[str] = "meetings.shift"
    item: int
    by: int
    position: int


@dataclass(frozen=True)
class Calendar:
    """Take a meeting's calendar entry as a file (*Lisää kalenteriin*)."""

    verb: ClassVar[str] = "meetings.calendar"
    meeting: int


# ------------------------------------------------------------------------------------------------ asks and turns


@dataclass(frozen=True)
class Asked:
    """Show what one was asked for a meeting (*Vastaa*)."""

    verb: ClassVar[str] = "meetings.asked"
    meeting: int


@dataclass(frozen=True)
class NotThisTime:
    """Nothing for this meeting (*Ei tällä kertaa*)."""

    verb: ClassVar[str] = "meetings.not-this-time"
    meeting: int


@dataclass(frozen=True)
class Invited:
    """Show an invitation to present (*Vastaa*)."""

    verb: ClassVar[str] = "meetings.invited"
    invite: int


@dataclass(frozen=True)
class AnswerInvite:
    """Answer an invitation to present: ``yes``, ``no`` (not this time) or ``never``."""

    verb: ClassVar[str] = "meetings.answer-invite"
    invite: int
    answer: str


@dataclass(frozen=True)
class SayWilling:
    """Say that a project is, or is not, willing to present when its turn comes."""

    verb: ClassVar[str] = "meetings.willing"
    project: int
    willing: bool


@dataclass(frozen=True)
class AskTheme:
    """Open the form that wishes for a theme."""

    verb: ClassVar[str] = "meetings.ask-theme"


@dataclass(frozen=True)
class SendTheme:
    """The theme, sent."""

    verb: ClassVar[str] = "meetings.theme"
    key: str
    who: int
    title: str = ""
    details: str = ""


@dataclass(frozen=True)
class Vote:
    """Cast or take back one's vote for a theme."""

    verb: ClassVar[str] = "meetings.vote"
    theme: int
    wanted: bool


@dataclass(frozen=True)
class TakeTheme:
    """Put a theme on the agenda of the next meeting."""

    verb: ClassVar[str] = "meetings.take-theme"
    theme: int


@dataclass(frozen=True)
class DropTheme:
    """Take a theme out of the queue."""

    verb: ClassVar[str] = "meetings.drop-theme"
    theme: int
