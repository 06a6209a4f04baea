"""What the buttons of the decisions' cards send. A wire format: never renamed, only added to.

``part`` is the number of one support function's part of a decision.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

DECISION = "decisions"
RECEIPT = "decisions.receipt"
QUESTION = "decisions.question"


@dataclass(frozen=True)
class Start:
    """Open the form that records a decision; ``amends`` is the decision that the new one amends."""

    verb: ClassVar[str] = "decisions.start"
    amends: int = 0


@dataclass(frozen=True)
class Record:
    """The form, sent. ``project`` is a number, ``name`` a new project's name; ``help`` functions joined by commas."""

    verb: ClassVar[str] = "decisions.record"
    key: str
    who: int
    project: str = ""
    name: str = ""
    kind: str = ""
    title: str = ""
    summary: str = ""
    maker: str = ""
    day: date | None = None
    number: str = ""
    help: str = ""
    link: str = ""
    starts: date | None = None
    ends: date | None = None
    review: date | None = None
    amends: str = ""


@dataclass(frozen=True)
class Open:
    """Show a decision in a card of its own."""

    verb: ClassVar[str] = "decisions.open"
    decision: int


@dataclass(frozen=True)
class Acknowledge:
    """Acknowledge a function's part (*Kuittaa*)."""

    verb: ClassVar[str] = "decisions.ack"
    part: int


@dataclass(frozen=True)
class Handle:
    """Mark a function's part handled (*Käsitelty*)."""

    verb: ClassVar[str] = "decisions.handle"
    part: int


@dataclass(frozen=True)
class AskBack:
    """Open the form that asks the sender (*Kysy lisää*)."""

    verb: ClassVar[str] = "decisions.ask"
    decision: int


@dataclass(frozen=True)
class SendQuestion:
    """The question, sent. ``function`` is the one that asks; empty: the only one that the asker holds."""

    verb: ClassVar[str] = "decisions.question"
    key: str
    who: int
    decision: int
    question: str = ""
    function: str = ""


@dataclass(frozen=True)
class AskAnswer:
    """Open the form that answers a question (*Vastaa*)."""

    verb: ClassVar[str] = "decisions.ask-answer"
    question: int


@dataclass(frozen=True)
class SendAnswer:
    """The answer, sent."""

    verb: ClassVar[str] = "decisions.answer"
    key: str
    who: int
    question: int
    answer: str = ""


@dataclass(frozen=True)
class AskFunctions:
    """Open the form that says which functions a decision concerns (*Muuta*)."""

    verb: ClassVar[str] = "decisions.ask-functions"
    decision: int


@dataclass(frozen=True)
class SetFunctions:
    """The functions, sent: keys joined by commas."""

    verb: ClassVar[str] = "decisions.functions"
    key: str
    who: int
    decision: int
    functions: str = ""


@dataclass(frozen=True)
class StartKickoff:
    """Open the kickoff's form with what the decision knows (*Aloita*)."""

    verb: ClassVar[str] = "decisions.start-kickoff"
    decision: int


@dataclass(frozen=True)
class Reviewed:
    """The decision was looked at again (*Valmis*)."""

    verb: ClassVar[str] = "decisions.reviewed"
    decision: int
    on: str = DECISION
    subject: int = 0


@dataclass(frozen=True)
class Register:
    """Show the register with these filters; ``year`` 0 is every year, pages count from 0."""

    verb: ClassVar[str] = "decisions.register"
    project: int = 0
    kind: str = ""
    year: int = 0
    words: str = ""
    page: int = 0


@dataclass(frozen=True)
class Search:
    """The search fields of the register, sent."""

    verb: ClassVar[str] = "decisions.search"
    project: str = ""
    kind: str = ""
    year: str = ""
    words: str = ""


@dataclass(frozen=True)
class Export:
    """Take what the register shows as a file; ``format`` is ``xlsx`` or ``csv``."""

    verb: ClassVar[str] = "decisions.export"
    format: str
    project: int = 0
    kind: str = ""
    year: int = 0
    words: str = ""


@dataclass(frozen=True)
class TakeChannel:
    """Make the channel where this was clicked support's channel."""

    verb: ClassVar[str] = "decisions.take-channel"


@dataclass(frozen=True)
class AskMailbox:
    """Open the form that names support's mailbox."""

    verb: ClassVar[str] = "decisions.ask-mailbox"


@dataclass(frozen=True)
class SetMailbox:
    """The mailbox, sent; empty takes the environment's again."""

    verb: ClassVar[str] = "decisions.mailbox"
    key: str
    who: int
    address: str = ""


@dataclass(frozen=True)
class AskKind:
    """Open the form that says which functions a kind of decision concerns."""

    verb: ClassVar[str] = "decisions.ask-kind"
    kind: str


@dataclass(frozen=True)
class SetKind:
    """The functions of a kind, sent: keys joined by commas."""

    verb: ClassVar[str] = "decisions.kind"
    key: str
    who: int
    kind: str = ""
    functions: str = ""
