"""A simple round robin on loopback: each request goes to the next instance, whoever asks."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
from aiohttp import web


@dataclass
class RoundRobin:
    """``served`` counts the requests that each instance answered, ``cut_off`` those that died with theirs."""

    backends: Sequence[str]
    url: str = ""
    served: Counter[str] = field(default_factory=Counter)
    cut_off: int = 0
    _next: itertools.count[int] = field(default_factory=itertools.count)

    async def handle(self, request: web.Request) -> web.Response:
        """Pass one request on. Who cannot be reached at all is passed over; what died half-way is a 502."""
        body = await request.read()
        session = request.app[SESSION]
        headers = {"Content-Type": request.headers.get("Content-Type", "application/json")}
        for _ in self.backends:
            backend = self.backends[next(self._next) % len(self.backends)]
            try:
                async with session.post(backend + request.path, data=body, headers=headers) as answer:
                    content = await answer.read()
                    self.served[backend] += 1
                    kind = answer.headers.get("Content-Type", "application/json")
                    return web.Response(status=answer.status, body=content, headers={"Content-Type": kind})
            except aiohttp.ClientConnectorError:
                continue
            except aiohttp.ClientError:
                # Perhaps it was done: only who sent it may send it again.
                self.cut_off += 1
                return web.Response(status=502)
        return web.Response(status=503)


SESSION = web.AppKey("session", aiohttp.ClientSession)


@asynccontextmanager
async def running_round_robin(backends: Sequence[str]) -> AsyncIterator[RoundRobin]:
    """One that listens on a free port of this machine."""
    robin = RoundRobin(backends)
    app = web.Application()
    app.router.add_post("/api/messages", robin.handle)
    async with aiohttp.ClientSession() as session:
        app[SESSION] = session
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        robin.url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/messages"
        try:
            yield robin
        finally:
            await runner.cleanup()
