"""What the buttons of the template's learning send. A wire format: never renamed, only added to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

PROPOSALS = "kickoff.proposals"
CHANGES = "kickoff.changes"


@dataclass(frozen=True)
class ShowProposals:
    """Show what finished kickoffs propose for the template."""

    verb: ClassVar[str] = "kickoff.proposals"


@dataclass(frozen=True)
class AcceptProposals:
    """Make the next version with the chosen proposals; ``version`` is the template's when the card was drawn."""

    verb: ClassVar[str] = "kickoff.accept-proposals"
    version: int
    chosen: str = ""


@dataclass(frozen=True)
class DeclineProposals:
    """Put the chosen proposals aside; they come back only when more projects tell the same."""

    verb: ClassVar[str] = "kickoff.decline-proposals"
    version: int
    chosen: str = ""


@dataclass(frozen=True)
class ShowChanges:
    """Show what is new in the template for a running checklist."""

    verb: ClassVar[str] = "kickoff.changes"
    kickoff: int


@dataclass(frozen=True)
class TakeChange:
    """Take one line of the change into a running checklist."""

    verb: ClassVar[str] = "kickoff.take-change"
    kickoff: int
    line: str


@dataclass(frozen=True)
class LeaveChange:
    """Leave one line of the change; the checklist stays as it is."""

    verb: ClassVar[str] = "kickoff.leave-change"
    kickoff: int
    line: str
