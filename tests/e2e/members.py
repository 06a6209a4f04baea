"""The network's other people, who have no window: they act through the Playground's own addresses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import aiohttp

from .stream import Heard, Stream


@dataclass(frozen=True)
class Network:
    """What the Playground says about its pretended network; ids as on the wire."""

    origin: str
    config: Mapping[str, Any]
    session: aiohttp.ClientSession

    @classmethod
    async def at(cls, origin: str, session: aiohttp.ClientSession) -> Network:
        async with session.get(f"{origin}/_internal/v1/testConfig") as answer:
            return cls(origin, (await answer.json())["config"], session)

    async def post(self, path: str, body: Mapping[str, Any]) -> Any:
        """Raises AssertionError with the Playground's own words when it refuses."""
        async with self.session.post(f"{self.origin}{path}", json=body) as answer:
            assert answer.ok, f"{path}: {answer.status} {await answer.text()}"
            return await answer.json(content_type=None) if await answer.read() else None

    async def happens(self, kind: str, conversation: str) -> None:
        """An event of the page's "Mock an Activity": install, uninstall, botAdded, userAdded..."""
        query = {"conversationId": conversation, "type": kind}
        address = f"{self.origin}/_internal/v1/customActivities/template"
        async with self.session.get(address, params=query) as answer:
            await self.post("/_internal/v1/customActivities", await answer.json())

    @property
    def channel(self) -> str:
        """The channel beside the team's General."""
        return str(self.config["teams"][0]["channels"][-1]["id"])

    @property
    def team(self) -> str:
        """The team, which is its General channel as well."""
        return str(self.config["teams"][0]["id"])

    def member(self, name: str, stream: Stream) -> Member:
        """One of the five others, by full name. `stream` is that of any open window: it hears every chat."""
        (found,) = (user for user in self.config["users"] if user["name"] == name)
        return Member(self, found, stream)


@dataclass(frozen=True)
class Member:
    """Speaks in a personal chat of his own, and uses any card of a conversation he is in."""

    network: Network
    user: Mapping[str, Any]
    stream: Stream

    async def chat(self) -> str:
        """The id of his personal chat with the bot, which is made when it is not there yet."""
        body = {"isGroup": False, "bot": self.network.config["bot"], "members": [{"id": self.user["id"]}]}
        return str((await self.network.post("/_connector/v3/conversations", body))["id"])

    async def says(self, text: str) -> Heard:
        """Writes in his personal chat; what the bot says first."""
        return await self._sends(f"answer '{text}'", type="message", text=text, textFormat="plain")

    async def adds_kehu(self) -> Heard:
        """Adds the app to his personal chat; what the bot says first."""
        return await self._sends("greet who added it", type="installationUpdate", action="add")

    async def clicks(self, heard: Heard, title: str, *, row: str = "", **inputs: str) -> Any:
        """Presses a button of a card that was heard, with the inputs filled so; `row` is a text beside the button.

        The bot's answer {type, value} for an Action.Execute; None for an Action.Submit.
        """
        within = list(_rows(heard.cards, row)) if row else heard.cards
        (action, *_) = (each for each in _actions(within) if each.get("title") == title)
        data = {**action.get("data", {}), **inputs}
        body = {
            "from": {"id": self.user["id"]},
            "conversation": {"id": heard.conversation},
            "replyToId": heard.activity,
        }
        if action["type"] == "Action.Submit":
            return await self.network.post("/_conversation/v1/submit", {**body, "value": data})
        value = {"action": {"type": "Action.Execute", "title": title, "verb": action["verb"], "data": data}}
        click = {**body, "name": "adaptiveCard/action", "value": value}
        return await self.network.post("/_conversation/v1/invoke", click)

    async def _sends(self, what: str, **activity: str) -> Heard:
        """As the Playground's page does it, except that it always signs as its current user."""
        chat, tenant = await self.chat(), self.network.config["tenantId"]
        count = len(self.stream.of(chat))
        envelope = {
            "id": str(uuid4()),
            "channelId": "msteams",
            "locale": "en-US",
            "serviceUrl": f"{self.network.origin}/_connector",
            "from": {key: self.user[key] for key in ("id", "name", "aadObjectId")},
            "recipient": dict(self.network.config["bot"]),
            "conversation": {"id": chat, "conversationType": "personal", "tenantId": tenant},
            "channelData": {"tenant": {"id": tenant}},
            "entities": [{"type": "clientInfo", "locale": "en-US", "country": "US", "platform": "Web"}],
        }
        await self.network.post("/_internal/v1/customActivities", {**envelope, **activity})
        await self.stream.until(lambda: len(self.stream.of(chat)) > count, what)
        return self.stream.of(chat)[count]


def _rows(part: Any, text: str) -> Iterator[Mapping[str, Any]]:
    """The rows of a card in which the text stands."""
    if isinstance(part, Mapping):
        if part.get("type") == "ColumnSet" and text in str(part):
            yield part
        for each in part.values():
            yield from _rows(each, text)
    elif isinstance(part, list | tuple):
        for each in part:
            yield from _rows(each, text)


def _actions(part: Any) -> Iterator[Mapping[str, Any]]:
    """Every action in a card, in reading order, those of folds and rows included."""
    if isinstance(part, Mapping):
        if part.get("type") in ("Action.Execute", "Action.Submit"):
            yield part
        for name, each in part.items():
            if name != "fallback":
                yield from _actions(each)
    elif isinstance(part, list | tuple):
        for each in part:
            yield from _actions(each)
