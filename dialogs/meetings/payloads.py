"""What the buttons of the meetings' cards send. A wire format: never renamed, only added to.

``meeting``, ``item``, ``promise``, ``theme`` and ``invite`` are numbers; ``on`` and ``subject`` name the card to answer
with. Days are local.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
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


# ------------------------------------------------------------------------------------------------ the meeting itself


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


# ------------------------------------------------------------------------------------------------ promises


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


# ------------------------------------------------------------------------------------------------ the series


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
