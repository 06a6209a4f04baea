"""A service over real HTTP that answers by a script: the connector, or the token service, on a bad day."""

from __future__ import annotations

import asyncio
import contextlib
import heapq
import itertools
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from aiohttp import web


@dataclass(frozen=True)
class Answer:
    """One scripted answer. after: seconds before it is given. cut: the connection is cut instead."""

    status: int = 200
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    after: float = 0.0
    cut: bool = False


CUT = Answer(cut=True)
HANG = Answer(after=3600.0)


def error(status: int, code: str, **headers: str) -> Answer:
    """An answer with the connector's error body. Header names are written with underscores."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, {"error": {"code": code, "message": "Liisa ei halua viestejä"}}, named)


@dataclass(frozen=True)
class Received:
    method: str
    path: str  # as it came, with its escapes and its query
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return orjson.loads(self.body)


class ScriptedService:
    """Gives the answers of `script` one after another, then answers 201 with a fresh id for ever."""

    def __init__(self) -> None:
        self.url = ""
        self.received: list[Received] = []
        self.script: list[Answer] = []
        self.connections: set[int] = set()
        self._ids = itertools.count(1)

    def then(self, *answers: Answer) -> None:
        self.script += answers

    async def handle(self, request: web.Request) -> web.StreamResponse:
        transport = request.transport
        assert transport is not None
        self.connections.add(transport.get_extra_info("peername")[1])
        self.received.append(
            Received(request.method, request.raw_path, dict(request.headers), await request.read())
        )
        answer = self.script.pop(0) if self.script else Answer(201, {"id": f"a-{next(self._ids)}"})
        await asyncio.sleep(answer.after)
        if answer.cut:
            transport.abort()
        body = answer.body if isinstance(answer.body, bytes) else orjson.dumps(answer.body)
        return web.Response(
            status=answer.status,
            body=b"" if answer.body is None else body,
            headers={"Content-Type": "application/json", **answer.headers},
        )


@contextlib.asynccontextmanager
async def running_service() -> AsyncIterator[ScriptedService]:
    service = ScriptedService()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", service.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    service.url = f"http://127.0.0.1:{runner.addresses[0][1]}/teams/"
    try:
        yield service
    finally:
        await runner.cleanup()


class VirtualTime:
    """A clock that stands still but for its sleepers: `run` lets them wake in the order of their times."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = itertools.count()

    def monotonic(self) -> float:
        return self.now

    async def skip(self, seconds: float) -> None:
        """A sleep for a lone sleeper: the clock jumps."""
        self.slept.append(seconds)
        self.now += max(seconds, 0.0)
        await asyncio.sleep(0)

    async def sleep(self, seconds: float) -> None:
        """A sleep among others: ends when `run` has come to its time."""
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + seconds, next(self._order), woken))
        await woken

    async def run(self, *tasks: asyncio.Task[Any]) -> None:
        """Move the clock until all tasks are done."""
        waiting = {task for task in tasks if not task.done()}
        for task in tasks:
            task.add_done_callback(waiting.discard)
        while waiting:
            for _ in range(20):
                await asyncio.sleep(0)
            if self._sleepers and waiting:
                at, _, woken = heapq.heappop(self._sleepers)
                self.now = max(self.now, at)
                if not woken.done():
                    woken.set_result(None)
