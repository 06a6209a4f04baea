"""A connector that writes down what arrived, and when: before it answers, as the real one does."""

from __future__ import annotations

import asyncio
import itertools
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

ANSWER_SECONDS = 0.03
"""As long as a message is on its way: the time in which a kill leaves it sent and not settled."""


FAILED = "Jokin meni pieleen"


@dataclass
class PretendConnector:
    """``posts`` are by life of the bot, and in each by conversation."""

    url: str = ""
    life: int = 0
    posts: dict[int, Counter[str]] = field(default_factory=dict)
    updates: int = 0
    apologies: Counter[str] = field(default_factory=Counter)
    """By conversation, how often a person was told that something failed and nothing was saved."""
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    async def handle(self, request: web.Request) -> web.Response:
        """Take anything."""
        conversation = request.match_info["conversation"]
        if FAILED.encode() in await request.read():
            self.apologies[conversation] += 1
        if request.method == "POST":
            self.posts.setdefault(self.life, Counter())[conversation] += 1
        else:
            self.updates += 1
        await asyncio.sleep(ANSWER_SECONDS)
        return web.json_response({"id": f"m-{next(self._numbers)}"}, status=201)


@asynccontextmanager
async def running_connector() -> AsyncIterator[PretendConnector]:
    """One that listens on a free port of this machine."""
    connector = PretendConnector()
    app = web.Application()
    app.router.add_route("*", "/teams/v3/conversations/{conversation}/{rest:.*}", connector.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    connector.url = f"http://127.0.0.1:{runner.addresses[0][1]}/teams/"
    try:
        yield connector
    finally:
        await runner.cleanup()
