"""The bot's lives, each ended by ``kill -9`` at a random moment but the last, and what must be true after them."""

from __future__ import annotations

import asyncio
import os
import random
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import Kehu
from bot import shared
from bot.clock import SystemClock
from bot.settings import read_settings
from storage import conversations
from storage.conversations import ConversationSeen
from storage.database import Database
from storage.outbox import OutboxRow
from tests.bench.network import ITEMS, MODELS, Clickable, fill
from tests.faults.connector import PretendConnector, running_connector
from tests.faults.crowd import Crowd
from tests.serving import free_port

ROOT = Path(__file__).parents[2]
CLICKERS, TALKERS, DRAFTERS = (21, 22, 23, 24), (31, 32), (41, 42, 43)
ROOMS_EACH_LIFE = 10
"""So many messages become due at the start of every life, each to a room of its own."""
LONGEST_LIFE = 3.0
SETTLE_SECONDS = 90.0


@dataclass
class Lives:
    """What was seen from outside."""

    kills: int
    kickoffs: int
    connector: PretendConnector
    crowd: Crowd
    rooms: list[str] = field(default_factory=list)
    died_holding: list[set[str]] = field(default_factory=list)
    """For every kill the rooms whose message was leased and not settled: the log of leases."""

    @property
    def unsettled(self) -> Counter[str]:
        """By room, how often a life ended after its message was sent and before that was settled."""
        found: Counter[str] = Counter()
        for life, rooms in enumerate(self.died_holding):
            found.update(room for room in rooms if self.connector.posts.get(life, Counter())[room])
        return found

    @property
    def arrived(self) -> Counter[str]:
        """By room, how many messages arrived."""
        return sum((posts for posts in self.connector.posts.values()), Counter())


async def run_lives(url: str, kills: int, seed: int) -> tuple[Lives, Database]:
    """Live and die so often on an empty database; it comes back open, for what must be true now."""
    chance = random.Random(seed)
    database = Database(url)
    async with running_connector() as connector, aiohttp.ClientSession() as session:
        items = await _filled(url, connector.url, kills)
        port = free_port()
        crowd = Crowd(f"http://127.0.0.1:{port}/api/messages", connector, session)
        lives = Lives(kills, len({kickoff for _, _, kickoff in items}), connector, crowd)
        drafts = [asyncio.create_task(crowd.begin(who, _draft(who))) for who in DRAFTERS]
        waiting = iter(items)
        people = [asyncio.create_task(crowd.click_through(who, waiting)) for who in CLICKERS]
        people += [asyncio.create_task(crowd.talk(who)) for who in TALKERS]
        for life in range(kills):
            connector.life = life
            await database.transaction(lambda session: _plan_rooms(session, lives))
            async with _living(url, port) as process:
                crowd.up.set()
                await _first_failure(people, chance.uniform(0.2, LONGEST_LIFE))
                crowd.up.clear()
                process.kill()
            await asyncio.sleep(0.05)  # what was on its way arrives
            lives.died_holding.append(await database.read(_leased_rooms))
        connector.life = kills
        async with _living(url, port) as process:
            crowd.leaving.set()
            crowd.up.set()
            async with asyncio.timeout(SETTLE_SECONDS):
                await asyncio.gather(*people)
                for who, draft in zip(DRAFTERS, drafts, strict=True):
                    await crowd.finish(who, _draft(who), begun=await draft)
                await _settled(database)
            assert process.stdin is not None
            process.stdin.close()
            await process.wait()
    return lives, database


def _draft(who: int) -> str:
    return f"Luonnos {who}"


async def _first_failure(people: list[asyncio.Task[None]], seconds: float) -> None:
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        done, _ = await asyncio.wait(people, timeout=left, return_when=asyncio.FIRST_EXCEPTION)
        for task in done:
            task.result()
        await asyncio.sleep(min(0.05, max(left, 0)))


@asynccontextmanager
async def _living(url: str, port: int) -> AsyncIterator[asyncio.subprocess.Process]:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("Microsoft", "KEHU"))
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.faults.bot",
        cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        env=environment | {"KEHU_DATABASE_URL": url, "PORT": str(port)},
    )  # fmt: skip
    assert process.stdout is not None
    reader = None
    try:
        async with asyncio.timeout(60):
            while (line := await process.stdout.readline()) != b"serving\n":
                assert line, "the bot did not start"
        reader = asyncio.create_task(_heard(process.stdout))
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
        if reader is not None:
            await reader


async def _heard(lines: asyncio.StreamReader) -> None:
    """Empty the pipe, which would fill up; ``--loud`` shows what the bot logs of its errors."""
    while line := await lines.readline():
        if "--loud" in sys.argv and b"error" in line:
            sys.stderr.write(line.decode())


async def _filled(url: str, service_url: str, kills: int) -> list[Clickable]:
    kehu = Kehu(read_settings({"KEHU_DATABASE_URL": url}), SystemClock())
    kehu.database.upgrade()
    wanted = max(MODELS * ITEMS * 2, kills * 80)
    found = await kehu.database.transaction(
        lambda session: fill(kehu, session, wanted, service_url, "tenant")
    )
    await kehu.pool.close()
    await kehu.database.close()
    return found


async def _settled(database: Database) -> None:
    while await database.read(_open_rows):  # noqa: ASYNC110 - another process settles them
        await asyncio.sleep(0.2)


def _plan_rooms(session: Session, lives: Lives) -> None:
    now = SystemClock().now()
    first = len(lives.rooms)
    for number in range(first, first + ROOMS_EACH_LIFE):
        room = f"19:room-{number}"
        seen = ConversationSeen(room, "group", lives.connector.url, "tenant", "28:bot", now)
        conversations.remember(session, seen)
        shared.post(session, "kickoff", 1 + number % lives.kickoffs, room, now)
        lives.rooms.append(room)


def _leased_rooms(session: Session) -> set[str]:
    held = select(OutboxRow.conversation_id).where(OutboxRow.state == "leased", OutboxRow.kind == shared.POST)
    return {room for room in session.scalars(held) if room is not None}


def _open_rows(session: Session) -> int:
    waiting = select(func.count()).select_from(OutboxRow).where(OutboxRow.settled_at.is_(None))
    return session.scalar(waiting) or 0
