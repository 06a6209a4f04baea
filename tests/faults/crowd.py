"""The people who use a bot that is being killed. They do as Teams does: what got no answer is delivered again."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from tests.bench.network import Clickable, chat, person
from tests.faults.connector import FAILED, PretendConnector

AGAIN_SECONDS = 0.5
"""Teams waits longer before it delivers again; the bot's own wait is shortened alike."""


@dataclass
class Promised:
    """What the bot has acknowledged, and so must never lose."""

    done: set[int] = field(default_factory=set)
    comments: set[str] = field(default_factory=set)
    projects: set[str] = field(default_factory=set)
    answers: int = 0
    late: int = 0
    """Answered 202: understood, and still being worked on. Nothing is promised then."""
    again: int = 0
    """Activities that were delivered more than once."""


@dataclass
class Crowd:
    """People with numbers from 1 on; person n is member n, and chats in ``chat(n)``."""

    url: str
    connector: PretendConnector
    session: aiohttp.ClientSession
    up: asyncio.Event = field(default_factory=asyncio.Event)
    leaving: asyncio.Event = field(default_factory=asyncio.Event)
    promised: Promised = field(default_factory=Promised)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    async def click_through(self, who: int, items: Iterator[Clickable]) -> None:
        """Mark items done, and comment every third one by its form, until it is time to leave."""
        for number, (item, version, _) in enumerate(items):
            if self.leaving.is_set():
                return
            if number % 3 == 2:
                key = f"{who}-{number}"
                form = {"key": key, "who": who, "item": item, "comment": f"huomio {key}"}
                await self.clicks(who, {"verb": "kickoff.comment", **form})
                self.promised.comments.add(f"huomio {key}")
            await self.clicks(who, {"verb": "kickoff.done", "item": item, "version": version})
            self.promised.done.add(item)
            await asyncio.sleep(0.03)

    async def talk(self, who: int) -> None:
        """Start one project after the other, answering question by question, until it is time to leave."""
        for number in itertools.count():
            name = f"Satama {who}-{number}"
            await self.finish(who, name, begun=await self.begin(who, name))
            if self.leaving.is_set():
                return

    async def begin(self, who: int, name: str) -> bool:
        """Open the form and answer its first question; whether both were acknowledged."""
        return await self.says(who, "aloitus") & await self.says(who, name)

    async def finish(self, who: int, name: str, *, begun: bool) -> None:
        """Answer the others, which need no answer; then there must be a project, if all was acknowledged."""
        acknowledged = [await self.says(who, "-") for _ in range(3)]
        if begun and all(acknowledged):
            self.promised.projects.add(name)
        else:
            # What was answered late may be lost with the bot: begin with a clean table.
            await self.says(who, "peruuta")

    async def clicks(self, who: int, data: dict[str, Any]) -> None:
        """Press a button until it is answered, with a card or with the sentence that this is saved already."""
        action = {"type": "Action.Execute", "verb": data["verb"], "data": data}
        invoke = {
            "type": "invoke",
            "name": "adaptiveCard/action",
            "value": {"action": action},
            "replyToId": "1",
        }
        while True:
            status, body = await self._delivered(self._activity(who) | invoke)
            if status == 200 and body.get("statusCode") == 200:
                if str(body.get("value")).startswith(FAILED):
                    raise AssertionError(f"{data['verb']} was answered {body['value']}")
                return
            await asyncio.sleep(0.1)

    async def says(self, who: int, text: str) -> bool:
        """Say a sentence until it is answered; whether it was acknowledged, with no apology for a failure."""
        message = {"type": "message", "text": text, "textFormat": "plain"}
        apologies = self.connector.apologies[chat(who)]
        status, _ = await self._delivered(self._activity(who) | message)
        if status == 202:
            self.promised.late += 1
            return False
        self.promised.answers += 1
        return self.connector.apologies[chat(who)] == apologies

    async def _delivered(self, activity: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        for attempt in itertools.count():
            await self.up.wait()
            try:
                async with self.session.post(self.url, json=activity) as response:
                    raw = await response.read()
                    if response.status < 300:
                        body = await response.json() if raw else {}
                        return response.status, body
                    if response.status < 500 and response.status != 429:
                        raise AssertionError(f"{response.status} {raw!r}")
            except (aiohttp.ClientError, ConnectionError):
                pass
            self.promised.again += attempt == 0
            await asyncio.sleep(AGAIN_SECONDS)
        raise AssertionError

    def _activity(self, who: int) -> dict[str, Any]:
        return {
            "id": f"f:{next(self._numbers)}",
            "timestamp": "2026-12-07T09:00:00Z",
            "channelId": "msteams",
            "serviceUrl": self.connector.url,
            "from": person(who),
            "conversation": {"id": chat(who), "conversationType": "personal", "tenantId": "tenant"},
            "recipient": {"id": "28:bot", "name": "Kehu"},
            "channelData": {"tenant": {"id": "tenant"}},
        }
