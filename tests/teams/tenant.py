"""The tenant: one team with its channels, its people, the connector they meet in, and the bot's address."""

from __future__ import annotations

import asyncio
import contextlib
import json
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp import web

from . import activities
from .answers import understood
from .connector import Connector
from .conversations import Answer, BotRefused, Conversation, Event, Message
from .faults import Call, Faults
from .person import Person
from .reading import Json
from .strictness import Refused


class Teams(Faults):
    """Serves the connector on 127.0.0.1 while the context is open; `service_url` is known from then on.

    `bot_url`: the bot's /api/messages; may be set or changed later (a bot that is started again elsewhere).
    `authorization`: the header that comes with every activity, or a function of the activity.
    `expects_token`: what the bot has to present to the connector. `now` gives the activities' timestamps
    (aware). `page_size`: members a page. `quiet`: seconds of silence after which an answer counts as
    complete; `patience`: how long a word waits for a first reply after the HTTP answer. `at_once = False`:
    what Teams would send at the same moment (an installation) goes one after the other, for worlds that are
    to be compared. `limited = True`: a conversation's sending limits are enforced (429). A bot that can be asked
    whether it has done everything (`face`) is asked, and its silence counts only while a fault holds it.
    """

    DEADLINE = 15.0
    """Seconds after which Teams gives up on an answer (504 here); `redelivers` plays what it does then."""

    def __init__(
        self, bot_url: str = "", *, tenant_id: str = "6d2b1f0e-4c7a-4a53-9d61-2f8e7b90c4a1",
        team: str = "Kehittämisverkosto", channel: str = "Verkosto", language: str = "fi-FI",
        bot_id: str = "28:0c5a7e92-31d4-4b8f-a6e0-9b4d1c72f853", bot_name: str = "Kehu",
        authorization: str | Callable[[Json], str | None] | None = None, expects_token: str | None = None,
        now: Callable[[], datetime] | None = None, page_size: int = 2,
        quiet: float = 0.03, patience: float = 0.5, at_once: bool = True,
    ) -> None:  # fmt: skip
        super().__init__()
        self.bot_url, self.bot_id, self.bot_name = bot_url, bot_id, bot_name
        self.tenant_id, self.team_name, self.language = tenant_id, team, language
        self.authorization, self.expects_token, self.page_size = authorization, expects_token, page_size
        self.now = now or (lambda: datetime.now(UTC))
        self.quiet, self.patience, self.at_once, self.limited = quiet, patience, at_once, False
        self.team_id = _thread_id(tenant_id, team)
        self.team_group_id = str(uuid.uuid5(uuid.NAMESPACE_URL, f"group:{tenant_id}:{team}"))
        self.general = Conversation(self, self.team_id, "General")
        self.channels = [self.general]
        self.channel = self.new_channel(channel)
        self.people: list[Person] = []
        self.installed = False
        self.service_url = ""
        self.log: list[Event] = []
        self.refused: list[tuple[Call, Refused]] = []
        """What the connector would not take, with its reason: usually a mistake of the bot."""
        self.delivered: set[str] = set()
        self._connector = Connector(self)
        self._resting: tuple[str, Callable[[], bool]] | None = None
        self._changed = asyncio.Event()
        self._installer: Person | None = None
        self._runner: web.AppRunner | None = None
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._runner = web.AppRunner(self._connector.application(), shutdown_timeout=0.1, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.service_url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        timeout = aiohttp.ClientTimeout(total=self.DEADLINE)
        self._session = aiohttp.ClientSession(timeout=timeout, connector=aiohttp.TCPConnector(limit=0))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for fault in self.faults:
            fault.mended()
        if self._session is not None:
            await self._session.close()
        if self._runner is not None:
            await self._runner.cleanup()

    def face(self, bot_url: str, resting: Callable[[], bool]) -> None:
        """The bot is there, and `resting` says whether it does nothing any more because of what it was sent."""
        self.bot_url, self._resting = bot_url, (bot_url, resting)

    # --- people, channels, installations

    def person(
        self, name: str, *, given_name: str | None = None, surname: str | None = None,
        email: str | None = None, language: str | None = None,
        tenant_id: str | None = None, in_team: bool = True,
    ) -> Person:  # fmt: skip
        first, _, last = name.rpartition(" ")
        address = email or f"{_ascii(name)}@kaupunki.example"
        person = Person(
            self, name, given_name=given_name or first or name, surname=surname or last, email=address,
            language=language or self.language, tenant_id=tenant_id or self.tenant_id, in_team=in_team,
        )  # fmt: skip
        self.people.append(person)
        return person

    def new_channel(self, name: str) -> Conversation:
        channel = Conversation(self, _thread_id(self.tenant_id, f"{self.team_name}/{name}"), name)
        self.channels.append(channel)
        return channel

    async def installs(self, by: Person, *, patience: float | None = None) -> Answer:
        """The bot is added to the team: installationUpdate and conversationUpdate at the same moment, as in
        Teams.

        The answer holds what the bot sent in any of the team's channels.
        """
        self.installed, self._installer = True, by
        return await self.deliver(
            activities.installation(self, by, self.team_id, "add"),
            activities.members_change(self, by, self.team_id, True, [{"id": self.bot_id}]),
            conversation=self.general, patience=patience,
        )  # fmt: skip

    async def uninstalls(self) -> Answer:
        """The bot is removed from the team; from now on the connector answers 403 there."""
        self.installed = False
        return await self._tells(activities.installation(self, self._somebody(), self.team_id, "remove"))

    async def upgrades(self) -> list[Answer]:
        """A new version of the app: remove-upgrade, then add-upgrade."""
        by = self._somebody()
        kinds = ("remove-upgrade", "add-upgrade")
        return [await self._tells(activities.installation(self, by, self.team_id, kind)) for kind in kinds]

    async def adds(self, *people: Person) -> Answer:
        """They join the team: one conversationUpdate for all, only ids; the roster has them from now on."""
        return await self._roster(people, True)

    async def removes(self, *people: Person) -> Answer:
        return await self._roster(people, False)

    def blocks(self, person: Person, code: str | None = "ConversationBlockedByUser") -> None:
        """The person blocks the bot: 403 with this code for every write; code None takes it back."""
        person.blocked_with = code

    # --- reading

    @property
    def calls(self) -> list[Call]:
        """Every request the bot made to the connector, refused ones too."""
        return self._connector.calls

    def conversation(self, id: str) -> Conversation | None:
        """The channel, or the personal chat once it is open."""
        chats = [p.chat for p in self.people if p.chat_open]
        return next((c for c in [*self.channels, *chats] if c.id == id), None)

    def messages_in(self, conversation: Conversation | Person) -> list[Message]:
        return (conversation.chat if isinstance(conversation, Person) else conversation).messages

    # --- delivery

    async def redelivers(self, answer: Answer | Json, *, patience: float | None = 0.1) -> Answer:
        """The very same activity again, as Teams does when an answer took too long."""
        activity = answer.activity if isinstance(answer, Answer) else answer
        conversation = answer.conversation if isinstance(answer, Answer) else self.general
        return await self.deliver(activity, conversation=conversation, may_refuse=True, patience=patience)

    async def deliver(
        self, *sent: Json, conversation: Conversation, by: Person | None = None,
        clicked: Message | None = None, may_refuse: bool = False, patience: float | None = None,
    ) -> Answer:  # fmt: skip
        """Posts the activities (several: at the same moment), gathers what the bot does because of them."""
        since, ids = len(self.log), {str(a.get("id")) for a in sent}
        self.delivered |= ids
        begun = asyncio.get_running_loop().time()
        if self.at_once:
            results = await asyncio.gather(*(self.posts(activity) for activity in sent))
        else:
            results = [await self.posts(activity) for activity in sent]
        answer = Answer(
            sent[0], conversation, clicked=clicked, seconds=asyncio.get_running_loop().time() - begun
        )
        answer.status, answer.body = max(results, key=lambda result: result[0])
        if answer.status >= 400 and not may_refuse:
            raise BotRefused(answer.status, answer.body)
        is_invoke = sent[0].get("type") == "invoke"
        if is_invoke and answer.status < 400:
            understood(answer, by, may_refuse=may_refuse)
        waits = 0.0 if is_invoke or answer.status >= 400 else self.patience
        await self._settled(since, ids, conversation, waits if patience is None else patience)
        for event in self._caused(since, ids, conversation):
            _add(answer, event)
        for message in [*answer.messages, *answer.updated]:
            message.conversation.mark_heard(message)
        return answer

    async def posts(self, body: Json | bytes, headers: dict[str, str] | None = None) -> tuple[int, object]:
        """One HTTP request to the bot: its status, its JSON (or text, or None).

        A bot that is not there is 502, one that does not answer in time 504.
        """
        if self._session is None:
            raise RuntimeError("Teams is not open: use `async with Teams(...)`")
        data = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        known = body if isinstance(body, dict) else {}
        bearer = self.authorization(known) if callable(self.authorization) else self.authorization
        all_headers = (
            {"Content-Type": "application/json"}
            | ({"Authorization": bearer} if bearer else {})
            | (headers or {})
        )
        try:
            async with self._session.post(self.bot_url, data=data, headers=all_headers) as response:
                text = await response.text()
                with contextlib.suppress(ValueError):
                    return response.status, json.loads(text)
                return response.status, text or None
        except TimeoutError:
            return 504, "the bot did not answer in time"
        except aiohttp.ClientError as error:
            return 502, f"the bot cannot be reached: {error}"

    def note(self, event: Event) -> None:
        """The connector tells what the bot did."""
        self.log.append(event)
        self._changed.set()
        self._changed = asyncio.Event()

    async def changed_before(self, end: float) -> bool:
        """Waits until the bot does anything or the loop's clock says `end`; whether it did."""
        changed = self._changed
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout_at(end):
                await changed.wait()
        return changed.is_set()

    async def _settled(self, since: int, ids: set[str], conversation: Conversation, patience: float) -> None:
        loop = asyncio.get_running_loop()
        if self._resting is not None and self._resting[0] == self.bot_url:
            await self._rested(self._resting[1])
            return
        end = loop.time() + patience
        while not self._caused(since, ids, conversation) and await self.changed_before(end):
            pass
        # Bounded, for a bot that never falls silent.
        latest = loop.time() + 2.0
        while (
            await self.changed_before(loop.time() + self.quiet) or self._connector.working
        ) and loop.time() < latest:
            pass

    async def _rested(self, resting: Callable[[], bool]) -> None:
        """Waits until the bot has done everything, or is silent because a fault holds it; 10 s at most."""
        loop = asyncio.get_running_loop()
        latest, silent_since, said = loop.time() + 10.0, loop.time(), len(self.log)
        while not resting() or self._connector.working:
            await asyncio.sleep(0.002)
            if len(self.log) > said or not self._connector.held:
                silent_since, said = loop.time(), len(self.log)
            if loop.time() - silent_since >= self.quiet or loop.time() >= latest:
                return

    def _caused(self, since: int, ids: set[str], conversation: Conversation) -> list[Event]:
        """What happened since then in the conversation, but for what is said in reply to somebody else's
        activity.

        What goes to the team as a whole (an installation) is answered in any of its channels.
        """
        places = self.channels if conversation is self.general else [conversation]
        others = self.delivered - ids
        return [e for e in self.log[since:] if e.conversation in places and e.reply_to not in others]

    async def _roster(self, people: tuple[Person, ...], added: bool) -> Answer:
        for person in people:
            person.in_team = added
        members = [{"id": p.id, "aadObjectId": p.aad_object_id} for p in people]
        return await self._tells(
            activities.members_change(self, self._somebody(), self.team_id, added, members)
        )

    async def _tells(self, activity: Json) -> Answer:
        return await self.deliver(activity, conversation=self.general, patience=0)

    def _somebody(self) -> Person:
        if self._installer is None:
            raise RuntimeError("nobody has installed the bot into the team yet")
        return self._installer


def _add(answer: Answer, event: Event) -> None:
    if event.message is None:
        answer.typing += 1
        return
    for kind, messages in (
        ("sent", answer.messages),
        ("updated", answer.updated),
        ("deleted", answer.deleted),
    ):
        if event.kind == kind and event.message not in messages:
            messages.append(event.message)


def _thread_id(tenant_id: str, name: str) -> str:
    return f"19:{uuid.uuid5(uuid.NAMESPACE_URL, f'thread:{tenant_id}:{name}').hex}@thread.tacv2"


def _ascii(name: str) -> str:
    return name.lower().translate(str.maketrans("äöå ", "aoa.")).encode("ascii", "ignore").decode()
