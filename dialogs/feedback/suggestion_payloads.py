"""What the buttons of suggestions send. A wire format: never renamed, only added to.

``ticket`` opens one suggestion for whoever had its receipt code, for a while (see tickets.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

SUGGESTION = "feedback.suggestion"
FOLLOWED = "feedback.followed"


@dataclass(frozen=True)
class Suggestions:
    """List suggestions with these filters; pages count from 0."""

    verb: ClassVar[str] = "feedback.suggestions"
    state: str = ""
    words: str = ""
    mine: bool = False
    page: int = 0


@dataclass(frozen=True)
class Search:
    """The search fields of the list, sent; ``state`` ``0`` is every state."""

    verb: ClassVar[str] = "feedback.search"
    state: str = ""
    words: str = ""
    mine: str = ""


@dataclass(frozen=True)
class AskSuggest:
    """Open the form of a suggestion by name."""

    verb: ClassVar[str] = "feedback.ask-suggest"


@dataclass(frozen=True)
class Suggest:
    """A suggestion by name, sent."""

    verb: ClassVar[str] = "feedback.suggest"
    key: str
    who: int
    title: str = ""
    text: str = ""


@dataclass(frozen=True)
class AskSuggestAnonymous:
    """Open the form of a suggestion without a name; only in the personal chat."""

    verb: ClassVar[str] = "feedback.ask-suggest-anonymous"


@dataclass(frozen=True)
class SuggestAnonymous:
    """A suggestion without a name, sent."""

    verb: ClassVar[str] = "feedback.suggest-anonymous"
    key: str
    who: int
    title: str = ""
    text: str = ""


@dataclass(frozen=True)
class CodeKept:
    """The receipt code was copied: its card is wiped."""

    verb: ClassVar[str] = "feedback.code-kept"


@dataclass(frozen=True)
class OpenSuggestion:
    """Show a suggestion in a card of its own."""

    verb: ClassVar[str] = "feedback.open-suggestion"
    suggestion: int


@dataclass(frozen=True)
class Support:
    """Support a suggestion by name (*Kannatan*)."""

    verb: ClassVar[str] = "feedback.support"
    suggestion: int


@dataclass(frozen=True)
class StopSupporting:
    """Take one's support back."""

    verb: ClassVar[str] = "feedback.stop-supporting"
    suggestion: int


@dataclass(frozen=True)
class AskProgress:
    """Open the form in which the owner says how it stands (*Päivitä*)."""

    verb: ClassVar[str] = "feedback.ask-progress"
    suggestion: int


@dataclass(frozen=True)
class Progress:
    """How it stands, sent. An empty ``reply_by`` leaves a promised day as it is, or promises none."""

    verb: ClassVar[str] = "feedback.progress"
    key: str
    who: int
    suggestion: int
    state: str = ""
    reason: str = ""
    reply_by: date | None = None


@dataclass(frozen=True)
class AskOwner:
    """Open the form that gives a suggestion to another (*Anna toiselle*)."""

    verb: ClassVar[str] = "feedback.ask-owner"
    suggestion: int


@dataclass(frozen=True)
class SetOwner:
    """The new owner, sent: a member's number, or ``0`` for whoever coordinates."""

    verb: ClassVar[str] = "feedback.owner"
    key: str
    who: int
    suggestion: int
    to: str = ""


@dataclass(frozen=True)
class AskMessage:
    """Open the form that writes to the other side: the owner to the author, or a named author to the owner."""

    verb: ClassVar[str] = "feedback.ask-message"
    suggestion: int


@dataclass(frozen=True)
class SendMessage:
    """The message, sent."""

    verb: ClassVar[str] = "feedback.message"
    key: str
    who: int
    suggestion: int
    text: str = ""


@dataclass(frozen=True)
class OpenFollowed:
    """Show a suggestion to its author by name."""

    verb: ClassVar[str] = "feedback.open-followed"
    suggestion: int


@dataclass(frozen=True)
class AskCode:
    """Open the card that asks for a receipt code; only in the personal chat."""

    verb: ClassVar[str] = "feedback.ask-code"


@dataclass(frozen=True)
class FollowCode:
    """The code, sent."""

    verb: ClassVar[str] = "feedback.follow-code"
    code: str = ""


@dataclass(frozen=True)
class Reply:
    """A message of an author without a name, sent from the talk that the code opened."""

    verb: ClassVar[str] = "feedback.reply"
    key: str
    who: int
    ticket: str
    text: str = ""


@dataclass(frozen=True)
class CloseTalk:
    """Wipe the talk off the card."""

    verb: ClassVar[str] = "feedback.close-talk"
