"""What a capability tells the host. Start reading here.

A capability is a folder under ``dialogs/`` with one ``CAPABILITY``. Everything in it is a plain synchronous
function of a turn and a database session, run whole inside one transaction: it loads, decides by its rules, saves,
and says what to show. The host does the talking.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.cards import Card, Meta, Part
from bot.commands import CommandReader, Vocabulary
from bot.letters import LetterKind
from bot.turn import Turn
from bot.working_days import WorkingDays
from storage.nudges import Nudge, Occasion
from storage.outbox import OutboxRow

Payload = Any
"""A frozen dataclass with a ``verb``: the wire format of one button (see ``bot.card_data``)."""

Draft = dict[str, Any]
"""What a form knows so far: JSON values by field, with its one-time ``key`` and the number of its owner, ``who``."""


@dataclass(frozen=True)
class Shows:
    """A card that can be drawn again at any time: the name of its surface, and its subject's number."""

    surface: str
    subject: int = 0


@dataclass(frozen=True)
class Asks:
    """A form to be filled: its name, and what is known already."""

    form: str
    known: Draft = field(default_factory=dict)


@dataclass(frozen=True)
class Offer:
    """A file for this person: which kind (see ``FileKind``), and what it is made from (JSON values)."""

    file: str
    about: Mapping[str, str | int]


@dataclass(frozen=True)
class Reply:
    """What the person gets: a sentence, a card, or a form; ``notice`` stands on top of the card it comes with.

    ``fresh`` asks for a message of its own instead of taking the clicked card's place. ``saved`` is False where the
    notice tells why there was nothing to save.
    """

    notice: str | None = None
    shows: Shows | None = None
    asks: Asks | None = None
    card: Card | None = None
    fresh: bool = False
    offers: Offer | None = None
    saved: bool = True


@dataclass(frozen=True)
class Action:
    """What a button's payload does. ``form`` names the form that this payload sends, if it is one's.

    ``anonymous``: nothing of who pressed it, or when, is kept by the host. It is taken in the personal chat only, its
    reply is a sentence or a card that stands nowhere else, and what was typed is never sent back. That a form counts
    once is remembered under ``scope``, which its capability ends (``storage.anonymity``); "" is the week. ``again`` is
    the message said when the same form is sent again.
    """

    payload: type[Payload]
    run: Callable[[Payload, Turn, Session], Reply]
    form: str | None = None
    anonymous: bool = False
    scope: Callable[[Payload], str] = lambda payload: ""
    again: str = "host-already-saved"


@dataclass(frozen=True)
class Command:
    """A command: the words that reach it, what it does, and its line in the help (message ids)."""

    vocabulary: Vocabulary
    run: Callable[[str, Turn, Session], Reply]
    help: str
    private: bool = False
    """True: answered only in the personal chat."""


@dataclass(frozen=True)
class Surface:
    """A card by name. ``draw`` raises Refusal when its subject is gone; ``revision`` grows when it must be redrawn.

    In channels the copies are kept up to date; with ``follows`` also those in personal chats. ``needed`` is asked
    before the card is first sent to a person (see ``bot.asked``): what was settled meanwhile is not told.
    """

    name: str
    draw: Callable[[Turn, Session, int, str | None], Card]
    revision: Callable[[Session, int], int] = lambda session, subject: 0
    follows: bool = False
    needed: Callable[[Session, int], bool] = lambda session, subject: True


@dataclass(frozen=True)
class Question:
    """One step of a form answered in plain text. ``read`` gives the field's value or raises Refusal."""

    field: str
    ask: str
    read: Callable[[str, Turn, Session], Any]
    optional: bool = False


@dataclass(frozen=True)
class Form:
    """A form that can be filled in a card or, in the personal chat, in plain text. ``sends`` is its payload.

    An ``anonymous`` one has no questions: it is opened and sent in its card only, in the personal chat only, and text
    that is typed in the chat after it is answered with the sentence that it was not taken.
    """

    name: str
    title: str
    draw: Callable[[Turn, Session, Draft, str | None], Card]
    sends: type[Payload]
    questions: tuple[Question, ...] = ()
    anonymous: bool = False

    def __post_init__(self) -> None:
        if self.anonymous and self.questions:
            raise ValueError(f"the anonymous form {self.name!r} cannot be answered in plain text")


@dataclass(frozen=True)
class OpenItem:
    """One of a person's open matters on the home card. ``order`` sorts across capabilities: late and early first."""

    order: tuple[int, date]
    title: str
    meta: Sequence[Meta]
    done: Payload | None = None
    done_title: str | None = None
    """What the button says, if not *Valmis*."""


@dataclass(frozen=True)
class NudgeLine:
    """What the daily message says of one nudge, and its one action."""

    title: str
    meta: Sequence[Meta]
    order: tuple[int, date]
    action: Payload | None = None
    action_title: str | None = None


@dataclass(frozen=True)
class NudgeKind:
    """One kind of reminder: what is due, and today's truth about one of them (None: no longer needed).

    A line may be asked for by everybody whom an occasion names, the project's manager of a late one among them (see
    ``bot.escalation``). ``done`` is what the message says of a matter that its person has settled in it: its name.
    """

    kind: str
    title: str
    due: Callable[[Session, date, WorkingDays], Sequence[Occasion]]
    line: Callable[[Turn, Session, Nudge], NudgeLine | None]
    done: Callable[[Turn, Session, Nudge], str | None] = lambda turn, session, nudge: None


@dataclass(frozen=True)
class Taken:
    """What a message action takes over from the message that it was used on: its text, and a link to it."""

    text: str
    link: str


@dataclass(frozen=True)
class MessageAction:
    """An action on any message of Teams; ``command`` is its id in the app's manifest."""

    command: str
    opens: Callable[[Taken, Turn, Session], Asks]


@dataclass(frozen=True)
class File:
    """A file's name, media type and bytes."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class FileKind:
    """A kind of file that a person may ask for; ``make`` gives what that person may see at that moment."""

    name: str
    make: Callable[[Mapping[str, str | int], Turn, Session], File]


@dataclass(frozen=True)
class HomeButton:
    """A button on the home card: its text (message id) and its payload."""

    title: str
    payload: Payload


@dataclass(frozen=True)
class Capability:
    """Everything the host needs to know of one capability."""

    name: str
    folder: Path
    commands: tuple[Command, ...] = ()
    actions: tuple[Action, ...] = ()
    surfaces: tuple[Surface, ...] = ()
    forms: tuple[Form, ...] = ()
    nudges: tuple[NudgeKind, ...] = ()
    home_buttons: tuple[HomeButton, ...] = ()
    letters: tuple[LetterKind, ...] = ()
    message_actions: tuple[MessageAction, ...] = ()
    files: tuple[FileKind, ...] = ()
    prepare: Callable[[Session, datetime], None] = lambda session, now: None
    """Run once at start, in a transaction: what must be in the database before the first turn."""
    plans: Callable[[Session, datetime, ZoneInfo, WorkingDays], None] = lambda session, now, zone, calendar: (
        None
    )
    """Asked at every sweep, in its transaction: does what has become due, and plans its messages in the outbox.

    What has an error is undone alone and asked again in the next sweep; asked twice, nothing more happens.
    """
    outbox_changed: Callable[[Session, OutboxRow, datetime], None] = lambda session, row, now: None
    """Told, in the same transaction, when any row of the outbox was settled or put off."""

    home_parts: Callable[[Turn, Session], Sequence[Part]] = lambda turn, session: ()
    """What the home card says of the capability, beside the open items: the next meeting, for one."""
    open_items: Callable[[Turn, Session], Sequence[OpenItem]] = lambda turn, session: ()
    """What waits for this person on their home card."""
    settings: Callable[[Turn, Session], Sequence[Part]] = lambda turn, session: ()
    """The capability's own part of the settings card."""

    member_left: Callable[[Session, int, datetime], None] = lambda session, member_id, now: None
    """A member left the network: what was open in their name is handed on."""
    role_moved: Callable[[Session, str, int, int, datetime], None] = lambda session, role, old, new, now: None
    """A role passed from one member to another, who carries on with what the first had in it."""
    comes_with: Callable[[Turn, Session, str], Sequence[tuple[str, str]]] = lambda turn, session, role: ()
    """What waits in a role for its new holder: pairs of a name and a value, only what is not nothing."""
    my_data: Callable[[Session, int], Mapping[str, Any]] = lambda session, member_id: {}
    """Everything that the capability stores about a member and that can be linked to them, for their own eyes.

    A section by its name in English (one word, with ``_`` between its parts): a mapping, or a list of mappings of one
    kind. Days and moments as they are, other values as JSON has them. The words of sections and fields are among the
    texts of ``dialogs/privacy``. What was given anonymously is not there, since nothing links it.
    """
    forget: Callable[[Session, int, datetime], None] = lambda session, member_id, now: None
    """Erase or make nameless what the capability stores about a member, in the transaction that erases the member.

    It comes after ``member_left`` and after the member's own row lost its name. Counts and the history of common
    matters stay true. Said twice, nothing more happens.
    """


_Part = Literal["actions", "surfaces", "forms", "nudges", "commands", "letters", "files", "message_actions"]


class House:
    """All capabilities together, by what the host looks things up with. Two claims of one name are an error."""

    def __init__(self, capabilities: Iterable[Capability]) -> None:
        self.capabilities = tuple(capabilities)
        self.actions: Mapping[str, Action] = _by("verb", ((a.payload.verb, a) for a in self._all("actions")))
        self.surfaces: Mapping[str, Surface] = _by("surface", ((s.name, s) for s in self._all("surfaces")))
        self.forms: Mapping[str, Form] = _by("form", ((f.name, f) for f in self._all("forms")))
        self.nudges: Mapping[str, NudgeKind] = _by("nudge", ((n.kind, n) for n in self._all("nudges")))
        self.commands: Mapping[str, Command] = _by(
            "command", ((c.vocabulary.command, c) for c in self._all("commands"))
        )
        self.letters: Mapping[str, LetterKind] = _by("letter", ((x.kind, x) for x in self._all("letters")))
        self.files: Mapping[str, FileKind] = _by("file", ((f.name, f) for f in self._all("files")))
        self.message_actions: Mapping[str, MessageAction] = _by(
            "message action", ((m.command, m) for m in self._all("message_actions"))
        )
        self.reader = _reader(tuple(command.vocabulary for command in self.commands.values()))

    def _all(self, part: _Part) -> Iterable[Any]:
        return (entry for capability in self.capabilities for entry in getattr(capability, part))


@lru_cache(maxsize=8)
def _reader(vocabularies: tuple[Vocabulary, ...]) -> CommandReader:
    """It never changes, and to bend all its words takes as long as half of the rest of a start."""
    return CommandReader(vocabularies)


def _by(what: str, entries: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, entry in entries:
        if name in found:
            raise ValueError(f"two capabilities claim the {what} {name!r}")
        found[name] = entry
    return found
