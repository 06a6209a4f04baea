"""What the buttons of the kickoff's cards send. A wire format: never renamed, only added to.

``version`` is the item's version when the button was drawn, so that a stale click is seen. ``on`` names the surface
that the button stands on, so that the answer can draw that one again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

CHECKLIST = "kickoff"
PORTFOLIO = "kickoff.portfolio"
TEMPLATE = "kickoff.template"


@dataclass(frozen=True)
class Start:
    """Open the form that starts a kickoff."""

    verb: ClassVar[str] = "kickoff.start"


@dataclass(frozen=True)
class Create:
    """The start form, sent. ``manager`` is a member's number; ``conditions`` are keys joined by commas."""

    verb: ClassVar[str] = "kickoff.create"
    key: str
    who: int
    name: str = ""
    number: str = ""
    manager: str = ""
    funder: str = ""
    conditions: str = ""
    P: date | None = None
    A: date | None = None
    K: date | None = None
    O1: date | None = None
    M1: date | None = None
    L: date | None = None


@dataclass(frozen=True)
class Open:
    """Show a checklist."""

    verb: ClassVar[str] = "kickoff.open"
    kickoff: int
    fresh: bool = False


@dataclass(frozen=True)
class ShowAll:
    """Show every item of a checklist; ``phase`` opens one, from its item ``start`` on.

    ``fresh`` asks for a card of its own.
    """

    verb: ClassVar[str] = "kickoff.all"
    kickoff: int
    phase: int = -1
    fresh: bool = False
    start: int = 0


@dataclass(frozen=True)
class MarkDone:
    """Mark an item done."""

    verb: ClassVar[str] = "kickoff.done"
    item: int
    version: int
    on: str = CHECKLIST
    subject: int = 0


@dataclass(frozen=True)
class ShowItem:
    """Show one item with its guidance, source and history, and all that can be done to it."""

    verb: ClassVar[str] = "kickoff.item"
    item: int


@dataclass(frozen=True)
class Reopen:
    """Take a done or skipped item back to open."""

    verb: ClassVar[str] = "kickoff.reopen"
    item: int
    version: int


@dataclass(frozen=True)
class AskSkip:
    """Open the form that asks why an item is skipped."""

    verb: ClassVar[str] = "kickoff.ask-skip"
    item: int


@dataclass(frozen=True)
class Skip:
    """The skip form, sent."""

    verb: ClassVar[str] = "kickoff.skip"
    key: str
    who: int
    item: int
    reason: str = ""


@dataclass(frozen=True)
class AskComment:
    """Open the comment form."""

    verb: ClassVar[str] = "kickoff.ask-comment"
    item: int


@dataclass(frozen=True)
class Comment:
    """The comment form, sent."""

    verb: ClassVar[str] = "kickoff.comment"
    key: str
    who: int
    item: int
    comment: str = ""


@dataclass(frozen=True)
class AskGive:
    """Open the form that gives an item to another."""

    verb: ClassVar[str] = "kickoff.ask-give"
    item: int


@dataclass(frozen=True)
class Give:
    """The give form, sent. ``to`` is a member's number."""

    verb: ClassVar[str] = "kickoff.give"
    key: str
    who: int
    item: int
    to: str = ""


@dataclass(frozen=True)
class AskMove:
    """Open the form that sets an item's day by hand."""

    verb: ClassVar[str] = "kickoff.ask-move"
    item: int


@dataclass(frozen=True)
class Move:
    """The move form, sent."""

    verb: ClassVar[str] = "kickoff.move"
    key: str
    who: int
    item: int
    day: date | None = None


@dataclass(frozen=True)
class AskAdd:
    """Open the form that adds an item."""

    verb: ClassVar[str] = "kickoff.ask-add"
    kickoff: int


@dataclass(frozen=True)
class Add:
    """The add form, sent."""

    verb: ClassVar[str] = "kickoff.add"
    key: str
    who: int
    kickoff: int
    title: str = ""
    phase: str = ""
    to: str = ""
    day: date | None = None


@dataclass(frozen=True)
class AskAnchor:
    """Open the form that moves an anchor."""

    verb: ClassVar[str] = "kickoff.ask-anchor"
    kickoff: int


@dataclass(frozen=True)
class PreviewAnchor:
    """The anchor form, sent: shows what would move."""

    verb: ClassVar[str] = "kickoff.preview-anchor"
    key: str
    who: int
    kickoff: int
    anchor: str = ""
    day: date | None = None


@dataclass(frozen=True)
class MoveAnchor:
    """Accept the preview; ``revision`` is the checklist's when the preview was drawn."""

    verb: ClassVar[str] = "kickoff.move-anchor"
    kickoff: int
    anchor: str
    day: date
    revision: int


@dataclass(frozen=True)
class AskPeople:
    """Open the form of responsibilities."""

    verb: ClassVar[str] = "kickoff.ask-people"
    kickoff: int


@dataclass(frozen=True)
class SetPeople:
    """The form of responsibilities, sent: a member's number by role, ``-`` or empty for nobody yet.

    Where the form has one choice for all roles, ``role`` names it, and ``to`` is its person.
    """

    verb: ClassVar[str] = "kickoff.people"
    key: str
    who: int
    kickoff: int
    PP: str = ""
    VH: str = ""
    HT: str = ""
    TA: str = ""
    HE: str = ""
    HA: str = ""
    VI: str = ""
    TS: str = ""
    AR: str = ""
    OS: str = ""
    role: str = ""
    to: str = ""


@dataclass(frozen=True)
class Portfolio:
    """Show the projects."""

    verb: ClassVar[str] = "kickoff.projects"


@dataclass(frozen=True)
class ShowTemplate:
    """Show the template and its versions, one phase opened. ``fresh`` asks for a card of its own."""

    verb: ClassVar[str] = "kickoff.template"
    phase: int = 0
    fresh: bool = False


@dataclass(frozen=True)
class AskTemplateItem:
    """Open the form that changes one item of the template; ``number`` 0 adds one."""

    verb: ClassVar[str] = "kickoff.ask-template-item"
    number: int = 0


@dataclass(frozen=True)
class ChangeTemplateItem:
    """The template item's form, sent. ``version`` is the template's version that the form was drawn from."""

    verb: ClassVar[str] = "kickoff.template-item"
    key: str
    who: int
    number: int
    version: int
    title_fi: str = ""
    title_en: str = ""
    guidance_fi: str = ""
    guidance_en: str = ""
    phase: str = ""
    role: str = ""
    due: str = ""
    condition: str = ""
    note: str = ""
    remove: str = ""
