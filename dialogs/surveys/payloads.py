"""What the buttons of the surveys' cards send. A wire format: never renamed, only added to."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, ClassVar

LIST = "surveys"
RESULTS = "surveys.results"


@dataclass(frozen=True)
class ShowList:
    """Show what waits for my answer, what is open, and the results."""

    verb: ClassVar[str] = "surveys.list"


@dataclass(frozen=True)
class Answer:
    """Open a survey's form (*Vastaa*)."""

    verb: ClassVar[str] = "surveys.answer"
    survey: int


@dataclass(frozen=True)
class Send:
    """The answers, sent: ``a1`` is the first question's. A choice is its number, words are words."""

    verb: ClassVar[str] = "surveys.send"
    key: str
    who: int
    survey: int
    a1: str = ""
    a2: str = ""
    a3: str = ""
    a4: str = ""
    a5: str = ""
    a6: str = ""
    a7: str = ""
    a8: str = ""
    a9: str = ""
    a10: str = ""

    @property
    def answers(self) -> list[str]:
        """What was answered, by the order of the questions."""
        return [getattr(self, f"a{n}") for n in range(1, 11)]


@dataclass(frozen=True)
class ShowResults:
    """Show a closed survey's results; ``part`` is a choice of its background question, 0 everybody."""

    verb: ClassVar[str] = "surveys.results"
    survey: int
    part: int = 0
    words: bool = False


@dataclass(frozen=True)
class Export:
    """Take the results as a file; ``format`` is ``xlsx`` or ``csv``."""

    verb: ClassVar[str] = "surveys.export"
    survey: int
    format: str


@dataclass(frozen=True)
class AskYearly:
    """Show what launching the yearly survey would do."""

    verb: ClassVar[str] = "surveys.ask-yearly"


@dataclass(frozen=True)
class LaunchYearly:
    """Launch the yearly survey; a survey that is running is not launched twice."""

    verb: ClassVar[str] = "surveys.yearly"


@dataclass(frozen=True)
class AskOwn:
    """Open the form of a survey of one's own; ``again`` is an earlier one whose questions are asked once more."""

    verb: ClassVar[str] = "surveys.ask-own"
    again: int = 0


@dataclass(frozen=True, kw_only=True)
class OwnFields:
    """What the form of one's own survey asks: up to five questions, each with its kind and, for a choice, the choices."""

    title: str = ""
    audience: str = ""
    closes: date | None = None
    again: int = 0
    q1: str = ""
    k1: str = ""
    c1: str = ""
    q2: str = ""
    k2: str = ""
    c2: str = ""
    q3: str = ""
    k3: str = ""
    c3: str = ""
    q4: str = ""
    k4: str = ""
    c4: str = ""
    q5: str = ""
    k5: str = ""
    c5: str = ""

    @property
    def questions(self) -> list[tuple[str, str, str]]:
        """(text, kind, choices) by their order."""
        return [(getattr(self, f"q{n}"), getattr(self, f"k{n}"), getattr(self, f"c{n}")) for n in range(1, 6)]

    @property
    def known(self) -> dict[str, Any]:
        """The fields as a draft knows them."""
        return {field.name: getattr(self, field.name) for field in fields(OwnFields)}


@dataclass(frozen=True, kw_only=True)
class Preview(OwnFields):
    """The form of one's own survey, sent: what it would look like is shown before anything is sent to anybody."""

    verb: ClassVar[str] = "surveys.preview"
    key: str
    who: int


@dataclass(frozen=True, kw_only=True)
class LaunchOwn(OwnFields):
    """Send one's own survey as its preview showed it."""

    verb: ClassVar[str] = "surveys.own"
    key: str
    who: int


@dataclass(frozen=True, kw_only=True)
class ChangeOwn(OwnFields):
    """Go back from the preview to the form, with everything that was written."""

    verb: ClassVar[str] = "surveys.change-own"


@dataclass(frozen=True)
class ShowAnonymity:
    """Explain what anonymity means here."""

    verb: ClassVar[str] = "surveys.anonymity"


@dataclass(frozen=True)
class SelfTest:
    """Check the promises against the live database and show what came out."""

    verb: ClassVar[str] = "surveys.check"
