"""The bots' processes, and what is around them: the connector, the token and key servers, and the databases."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from app import Kehu
from bot.clock import SystemClock
from bot.settings import read_settings
from tests.bench.network import Clickable, done_items, fill
from tests.bench.wire import Served
from tests.bot.key_server import APP_ID, TENANT, KeyServer, claims, running_key_server, token

ROOT = Path(__file__).parents[2]
TOKEN_SECONDS = 0.3


@dataclass
class Child:
    """One bot in its process."""

    process: asyncio.subprocess.Process
    port: int
    session: aiohttp.ClientSession

    @classmethod
    @asynccontextmanager
    async def started(cls, name: str, core: int | None, given: dict[str, Any]) -> AsyncIterator[Child]:
        """A bot that serves, on that processor (None: on any), until the block ends."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.bench.bots",
            cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
            stderr=None if "--loud" in sys.argv else asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(json.dumps({"name": name, "core": core, "given": given}).encode() + b"\n")
        async with aiohttp.ClientSession() as session:
            try:
                async with asyncio.timeout(60):
                    port = await _port(process.stdout)
                child = cls(process, port, session)
                yield child
            finally:
                await _ended(process)

    async def stop(self) -> None:
        """Let it finish and end."""
        await _ended(self.process)

    async def cpu(self) -> float:
        """Seconds of processor time used so far."""
        return float(await self._asked("cpu"))

    async def stall(self) -> float:
        """The longest time in seconds that its event loop stood still since this was last asked."""
        return float(await self._asked("stall"))

    async def fan_out(self, messages: int) -> float:
        """Let it post so many messages of its own; the seconds it took."""
        async with self.session.post(f"http://127.0.0.1:{self.port}/fan-out", json=messages) as answer:
            answer.raise_for_status()
            return float(await answer.text())

    async def _asked(self, what: str) -> str:
        async with self.session.get(f"http://127.0.0.1:{self.port}/{what}") as answer:
            answer.raise_for_status()
            return await answer.text()


async def _port(lines: asyncio.StreamReader) -> int:
    while line := await lines.readline():
        if line.strip().isdigit():  # what a start has to say comes before
            return int(line)
    raise RuntimeError("a bot did not start; `python -m tests.bench --loud` shows why")


async def _ended(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    assert process.stdin is not None and process.stdout is not None
    process.stdin.close()
    try:
        # To the end of what it says: a pipe that is left open outlives the event loop.
        await asyncio.wait_for(process.stdout.read(), 15)
    except TimeoutError:
        process.kill()
    await process.wait()


@dataclass
class Surroundings:
    """Everything that the bots talk to."""

    folder: Path
    connector: Served
    tokens: Served
    keys: KeyServer
    open_items: dict[int, list[Clickable]] = field(default_factory=dict)
    done_at_first: dict[int, int] = field(default_factory=dict)

    @property
    def service_url(self) -> str:
        """The connector's address, as activities name it."""
        return f"http://127.0.0.1:{self.connector.port}/teams/"

    def token(self) -> str:
        """A token as the Bot Connector signs them, good for an hour."""
        now = int(time.time())
        return token(claims(serviceurl=self.service_url, nbf=now - 60, exp=now + 3600))

    def given(self, *, database: str | None = None, watched: bool = False) -> dict[str, Any]:
        """What a child is told."""
        return {
            "service_url": self.service_url,
            "environment": self._environment(database or f"sqlite:///{self.folder}/none.db"),
            "watched": watched,
        }

    def _environment(self, database: str) -> dict[str, str]:
        return {
            "MicrosoftAppId": APP_ID,
            "MicrosoftAppPassword": "secret",
            "MicrosoftAppTenantId": TENANT,
            "KEHU_TEST_ENDPOINTS": "1",
            "TO_BOT_FROM_CHANNEL_OPENID_METADATA_URL": self.keys.metadata_url,
            "TO_CHANNEL_FROM_BOT_LOGIN_URL": f"http://127.0.0.1:{self.tokens.port}",
            "KEHU_SERVICE_URL_HOSTS": f"127.0.0.1:{self.connector.port}",
            "KEHU_DATABASE_URL": database,
        }

    async def database(self, items: int) -> str:
        """The URL of a database that was filled with so many items."""
        url = f"sqlite:///{self.folder}/{items}.db"
        kehu = Kehu(read_settings(self._environment(url)), SystemClock())
        kehu.database.upgrade()

        def work(session: Any) -> None:
            self.open_items[items] = fill(kehu, session, items, self.service_url, TENANT)
            self.done_at_first[items] = done_items(session)

        await kehu.database.transaction(work)
        await kehu.pool.close()
        await kehu.database.close()
        return url

    async def done_since_filled(self, items: int) -> int:
        """How many items were done since the database was filled."""
        kehu = Kehu(read_settings(self._environment(f"sqlite:///{self.folder}/{items}.db")), SystemClock())
        done = await kehu.database.read(done_items)
        await kehu.pool.close()
        await kehu.database.close()
        return done - self.done_at_first[items]


@asynccontextmanager
async def surroundings(folder: Path) -> AsyncIterator[Surroundings]:
    """The servers, on free ports of this machine, until the block ends."""
    connector = Served(lambda number: b'{"id":"%d"}' % number, status="201 Created")
    issued = b'{"token_type":"Bearer","expires_in":3600,"access_token":"%s"}' % (b"a" * 1500)
    tokens = Served(lambda number: issued, delay=TOKEN_SECONDS)
    await connector.start()
    await tokens.start()
    try:
        async with running_key_server() as keys:
            yield Surroundings(folder, connector, tokens, keys)
    finally:
        connector.close()
        tokens.close()
