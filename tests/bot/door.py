"""The door in a test: the real endpoint over real HTTP, with a turn that only notes that it ran."""

from __future__ import annotations

import copy
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer
from multidict import CIMultiDict

from bot.authentication import Authenticator, RequestAuthenticator
from bot.endpoint import Answer, Endpoint, Limits
from bot.envelope import Envelope
from bot.flood import Pace
from bot.service_urls import ServiceUrls
from tests.bot.key_server import APP_ID, LEFT_OUT, SERVICE_URL, TENANT, KeyServer, SetClock, token

TEXT = "kerron salaisuuden kissasta"
UNHURRIED = Pace(burst=10_000, per_second=10_000)


def activity(**changes: Any) -> dict[str, Any]:
    """A personal message as Teams sends it. ``from__name=x`` changes a field inside; LEFT_OUT drops one."""
    good: dict[str, Any] = {
        "type": "message",
        "id": "1765098000000",
        "timestamp": "2026-12-07T09:00:00.0000000Z",
        "channelId": "msteams",
        "serviceUrl": SERVICE_URL,
        "from": {"id": "29:1kati", "name": "Kati Kehittäjä", "aadObjectId": "4f4f4f4f-0000-4000-8000-1"},
        "conversation": {"id": "a:1chat", "tenantId": TENANT, "conversationType": "personal"},
        "recipient": {"id": f"28:{APP_ID}", "name": "Kehu"},
        "entities": [{"type": "clientInfo", "locale": "fi-FI", "country": "FI", "platform": "Web"}],
        "attachments": [{"contentType": "text/html", "content": f"<p>{TEXT}</p>"}],
        "channelData": {"tenant": {"id": TENANT}},
        "text": TEXT,
        "textFormat": "plain",
        "locale": "fi-FI",
    }
    changed = copy.deepcopy(good)
    for path, value in changes.items():
        *holders, name = path.rstrip("_").split("__")
        holder = changed
        for step in holders:
            holder = holder[step]
        if value is LEFT_OUT:
            del holder[name]
        else:
            holder[name] = value
    return changed


class Door:
    """An endpoint that listens. ``turns`` are those that ran; ``turn`` may be replaced by another."""

    def __init__(self, address: str, clock: SetClock) -> None:
        self.address = address
        self.clock = clock
        self.turns: list[Envelope] = []
        self.identities: list[Any] = []
        self.turn: Callable[[Envelope], Awaitable[Answer]] = self.say_nothing
        self.session = aiohttp.ClientSession()

    async def say_nothing(self, envelope: Envelope) -> Answer:
        return Answer(200)

    async def run(self, envelope: Envelope, identity: Any) -> Answer:
        self.turns.append(envelope)
        self.identities.append(identity)
        return await self.turn(envelope)

    async def post(
        self,
        body: Any = None,
        authorization: str | None = "good",
        headers: dict[str, str] | CIMultiDict[str] | None = None,
    ) -> tuple[int, dict[str, str], bytes]:
        """Posts an activity (or bytes as they are): the status, the headers and the body of the answer."""
        data = body if isinstance(body, bytes) else json.dumps(activity() if body is None else body).encode()
        sent = CIMultiDict({"Content-Type": "application/json"})
        if authorization is not None:
            sent["Authorization"] = f"Bearer {token()}" if authorization == "good" else authorization
        for name in set(headers or {}):
            sent.popall(name, None)
        sent.extend(headers or {})
        async with self.session.post(f"{self.address}/api/messages", data=data, headers=sent) as response:
            return response.status, dict(response.headers), await response.read()

    async def status(self, *arguments: Any, **named: Any) -> int:
        return (await self.post(*arguments, **named))[0]


@asynccontextmanager
async def open_door(
    authenticator: RequestAuthenticator, clock: SetClock, limits: Limits | None = None
) -> AsyncIterator[tuple[Door, Endpoint]]:
    """The endpoint at a free loopback port, with a pace that nobody exceeds unless the limits say another."""
    limits = limits or Limits(person=UNHURRIED, conversation=UNHURRIED)
    door = Door("", clock)
    endpoint = Endpoint(authenticator, door.run, clock, limits)
    app = web.Application()
    app.router.add_route("*", "/api/messages", endpoint.handle)
    server = TestServer(app, host="127.0.0.1")
    # Whoever is refused in the middle of a long body is not read to the end for long.
    await server.start_server(lingering_time=0.2)
    door.address = f"http://127.0.0.1:{server.port}"
    try:
        yield door, endpoint
        await endpoint.drain(1)
    finally:
        await door.session.close()
        await server.close()


def real_authenticator(keys: KeyServer, clock: SetClock) -> Authenticator:
    return Authenticator(
        app_id=APP_ID,
        tenant_id=TENANT,
        service_urls=ServiceUrls(),
        clock=clock,
        metadata_url=keys.metadata_url,
    )
