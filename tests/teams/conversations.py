"""Conversations, the messages in them, and what a person gets back for a word or a click."""

from __future__ import annotations

import asyncio
import copy
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .reading import Button, Card, Input, Json, plain
from .strictness import CARD

if TYPE_CHECKING:
    from .person import Person
    from .tenant import Teams


class NotHeard(AssertionError):
    """What was waited for did not come; the error tells what did."""


class BotRefused(Exception):
    """The bot answered a delivered activity with an HTTP status of 400 or more, or a click with an error."""

    def __init__(self, status: int, body: object) -> None:
        super().__init__(f"{status}: {str(body)[:500]}")
        self.status = status
        self.body = body


class Readable:
    """What Messages and Answers have in common: they can be read.

    `for_` names whose eyes: what a click is answered with, only that person sees.
    """

    def view(self, for_: Person | None = None) -> Card | None:
        raise NotImplementedError

    @property
    def card(self) -> Json:
        """The card as JSON, {} without one."""
        view = self.view()
        return view.json if view else {}

    def buttons(self, for_: Person | None = None) -> list[str]:
        """Titles of all buttons in reading order, folded ones too."""
        return [b.title for b in self.button_list(for_)]

    def button_list(self, for_: Person | None = None) -> list[Button]:
        view = self.view(for_)
        return view.buttons if view else []

    def inputs(self, for_: Person | None = None) -> dict[str, Input]:
        """The card's fields by id."""
        view = self.view(for_)
        return {i.id: i for i in view.inputs} if view else {}

    def links(self, for_: Person | None = None) -> list[str]:
        view = self.view(for_)
        return view.links() if view else []


@dataclass(eq=False)
class Message(Readable):
    """One message in a conversation; an update changes it in place and keeps what it was.

    `thread`: the id of the thread's first message in a channel (its own id when it is the first); None in a
    chat. `author`: None for the bot.
    """

    id: str
    conversation: Conversation
    activity: Json
    thread: str | None = None
    author: Person | None = None
    history: list[Json] = field(default_factory=list)
    deleted: bool = False
    own_views: dict[str, Json] = field(default_factory=dict)
    """Teams id of a person -> the card that person's last click was answered with."""

    @property
    def text(self) -> str:
        return plain(str(self.activity.get("text") or ""))

    @property
    def summary(self) -> str:
        """What the notification says."""
        return plain(str(self.activity.get("summary") or ""))

    @property
    def reply_to(self) -> str | None:
        return self.activity.get("replyToId")

    @property
    def revision(self) -> int:
        return len(self.history)

    def view(self, for_: Person | None = None) -> Card | None:
        if for_ is not None and for_.id in self.own_views:
            return Card(self.own_views[for_.id])
        cards = [a["content"] for a in self.activity.get("attachments") or [] if a["contentType"] == CARD]
        return Card(cards[-1]) if cards else None

    def sees(self, for_: Person | None = None) -> str:
        """Everything on screen as one string: the text, then the card's in reading order (see Card.sees)."""
        view = self.view(for_)
        said = re.sub(r"</?at[^>]*>", "", self.text)
        return "\n".join(part for part in (said, view.sees() if view else "") if part)

    def was(self, revision: int = 0) -> Message:
        """The message as it was at a revision (0: as first sent): what a screen shows that is behind."""
        past = copy.copy(self)
        past.activity, past.own_views = [*self.history, self.activity][revision], {}
        return past

    def __repr__(self) -> str:
        return f"<Message {self.id} in {self.conversation.name}: {self.sees()[:200]!r}>"


@dataclass(frozen=True)
class Event:
    """Something the bot did in a conversation: kind is sent, updated, deleted or typing."""

    kind: str
    conversation: Conversation
    message: Message | None
    reply_to: str | None


class Conversation:
    """A personal chat (`member` is its person) or a channel. Iterating gives the bot's messages still
    there.
    """

    def __init__(self, teams: Teams, id: str, name: str, member: Person | None = None) -> None:
        self.teams = teams
        self.id = id
        self.name = name
        self.member = member
        self.everything: list[Message] = []
        self.bot_removed = False
        self._heard: set[tuple[str, int]] = set()

    @property
    def messages(self) -> list[Message]:
        """What the bot has sent here and not deleted, oldest first."""
        return [m for m in self.everything if m.author is None and not m.deleted]

    @property
    def last(self) -> Message:
        if not self.messages:
            raise NotHeard(f"the bot has said nothing in {self.name}")
        return self.messages[-1]

    def __iter__(self) -> Iterator[Message]:
        return iter(self.messages)

    def __len__(self) -> int:
        return len(self.messages)

    def __getitem__(self, index: int) -> Message:
        return self.messages[index]

    def find(self, message_id: str) -> Message | None:
        return next((m for m in self.everything if m.id == message_id), None)

    def sees(self) -> str:
        return "\n\n".join(m.sees() for m in self.messages)

    def mark_heard(self, *messages: Message) -> None:
        self._heard.update((m.id, m.revision) for m in messages)

    async def hears(
        self, wanted: Callable[[Message], bool] | str | None = None, within: float = 2.0
    ) -> Message:
        """Waits for a message of the bot, new or updated, that no answer or earlier `hears` has shown yet.

        `wanted`: a condition, or a text that it contains. Raises NotHeard after `within` seconds.
        """
        loop = asyncio.get_running_loop()
        end = loop.time() + within
        while True:
            for message in self._unheard():
                if wanted is None or (
                    wanted in message.sees() if isinstance(wanted, str) else wanted(message)
                ):
                    self.mark_heard(message)
                    return message
            if not await self.teams.changed_before(end):
                raise NotHeard(
                    f"not heard in {self.name} within {within} s; unheard there: {self._unheard()}"
                )

    async def hears_nothing(self, during: float = 0.3) -> None:
        """The bot is silent here for that many seconds (messages already shown do not count)."""
        end = asyncio.get_running_loop().time() + during
        while not self._unheard() and await self.teams.changed_before(end):
            pass
        if self._unheard():
            raise AssertionError(f"{self.name} should be silent, but: {self._unheard()}")

    def _unheard(self) -> list[Message]:
        return [m for m in self.messages if (m.id, m.revision) not in self._heard]


@dataclass(eq=False)
class Answer(Readable):
    """What the bot did because of one activity.

    `status` None: it was never delivered (no mention in a channel, a fold opened).
    """

    activity: Json
    conversation: Conversation
    status: int | None = None
    body: object = None
    seconds: float = 0.0
    messages: list[Message] = field(default_factory=list)
    updated: list[Message] = field(default_factory=list)
    deleted: list[Message] = field(default_factory=list)
    typing: int = 0
    clicked: Message | None = None
    """The message whose button was clicked."""
    own_card: Json | None = None
    """A click's answer, seen by that person only: a card, ..."""
    own_text: str = ""
    """... or a sentence."""
    error: Json | None = None
    """... or {code, message} of an error; `invoke_status` then is 400 or more."""
    invoke_status: int | None = None
    dialog: Json | None = None
    """The card of a dialog (task module) that the answer opens."""
    opened: str | None = None
    """The address that a link button opened."""

    @property
    def message(self) -> Message:
        """The last message sent; raises NotHeard when there is none."""
        if not self.messages:
            raise NotHeard(f"no message in answer to {self.activity.get('text')!r}, only {self.sees()!r}")
        return self.messages[-1]

    @property
    def text(self) -> str:
        """The sentence of a click's answer, else the texts of the messages."""
        return self.own_text or "\n".join(m.text for m in self.messages if m.text)

    @property
    def thread(self) -> str | None:
        """The thread this happened in, for the next `says(..., thread=...)`."""
        id_ = str(self.activity.get("conversation", {}).get("id", ""))
        return id_.partition(";messageid=")[2] or None

    def view(self, for_: Person | None = None) -> Card | None:
        if self.dialog or self.own_card:
            return Card(self.dialog or self.own_card or {})
        views = [view for m in [*self.updated, *self.messages] if (view := m.view(for_))]
        return views[-1] if views else None

    def sees(self) -> str:
        """Everything this brought to the screen: a click's answer, a dialog, messages sent and updated."""
        parts = [plain(self.own_text)] + [Card(c).sees() for c in (self.own_card, self.dialog) if c]
        if self.error:
            parts.append(str(self.error.get("message", "")))
        parts += [m.sees() for m in [*self.messages, *self.updated]]
        return "\n".join(part for part in parts if part)
