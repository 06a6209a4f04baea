"""What the buttons of direct feedback send. A wire format: never renamed, only added to.

``feedback`` is the number of feedback by name, or of anonymous feedback where the class says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

FEEDBACK = "feedback"
ANONYMOUS = "feedback.anonymous"
OWN = "feedback.own"


@dataclass(frozen=True)
class Start:
    """Ask how feedback is given: by name or without; ``recipient`` is known already if it was said."""

    verb: ClassVar[str] = "feedback.start"
    recipient: str = ""


@dataclass(frozen=True)
class AskNamed:
    """Open the form of feedback by name."""

    verb: ClassVar[str] = "feedback.ask-named"
    recipient: str = ""


@dataclass(frozen=True)
class Give:
    """Feedback by name, sent."""

    verb: ClassVar[str] = "feedback.give"
    key: str
    who: int
    recipient: str = ""
    kind: str = ""
    text: str = ""


@dataclass(frozen=True)
class AskAnonymous:
    """Open the form of anonymous feedback; only in the personal chat."""

    verb: ClassVar[str] = "feedback.ask-anonymous"
    recipient: str = ""


@dataclass(frozen=True)
class GiveAnonymous:
    """Anonymous feedback, sent."""

    verb: ClassVar[str] = "feedback.give-anonymous"
    key: str
    who: int
    recipient: str = ""
    text: str = ""


@dataclass(frozen=True)
class Received:
    """List what has come to the roles that the clicker holds; ``all`` takes in what is handled."""

    verb: ClassVar[str] = "feedback.received"
    all: bool = False
    page: int = 0


@dataclass(frozen=True)
class Mine:
    """List what the clicker has given by name."""

    verb: ClassVar[str] = "feedback.mine"
    page: int = 0


@dataclass(frozen=True)
class Open:
    """Show feedback by name to its recipient."""

    verb: ClassVar[str] = "feedback.open"
    feedback: int


@dataclass(frozen=True)
class OpenAnonymous:
    """Show anonymous feedback to its recipient."""

    verb: ClassVar[str] = "feedback.open-anonymous"
    feedback: int


@dataclass(frozen=True)
class OpenMine:
    """Show feedback by name to its author."""

    verb: ClassVar[str] = "feedback.open-mine"
    feedback: int


@dataclass(frozen=True)
class Thank:
    """Thank the author (*Kiitä*)."""

    verb: ClassVar[str] = "feedback.thank"
    feedback: int


@dataclass(frozen=True)
class AskAnswer:
    """Open the form that answers the author (*Vastaa*)."""

    verb: ClassVar[str] = "feedback.ask-answer"
    feedback: int


@dataclass(frozen=True)
class Answer:
    """The answer, sent."""

    verb: ClassVar[str] = "feedback.answer"
    key: str
    who: int
    feedback: int
    answer: str = ""


@dataclass(frozen=True)
class Handle:
    """Mark feedback by name handled (*Käsitelty*)."""

    verb: ClassVar[str] = "feedback.handle"
    feedback: int


@dataclass(frozen=True)
class HandleAnonymous:
    """Mark anonymous feedback handled (*Käsitelty*)."""

    verb: ClassVar[str] = "feedback.handle-anonymous"
    feedback: int


@dataclass(frozen=True)
class AskWithdraw:
    """Ask whether feedback is to be withdrawn (*Peru palaute*)."""

    verb: ClassVar[str] = "feedback.ask-withdraw"
    feedback: int


@dataclass(frozen=True)
class Withdraw:
    """Withdraw it."""

    verb: ClassVar[str] = "feedback.withdraw"
    feedback: int
