"""The story: reminders become due, people talk, one instance is killed with its hands full and started again."""

from __future__ import annotations

import asyncio
import itertools
import os
import random
import sys
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app import Kehu
from bot.settings import read_settings
from storage import conversations, members
from storage.conversations import ConversationSeen
from storage.daily_messages import NUDGES
from storage.database import Database
from storage.kickoffs import OPEN, KickoffItem
from storage.members import Profile
from storage.outbox import OutboxRow
from tests.bench.network import ITEMS, MODELS, chat, fill
from tests.faults.connector import PretendConnector, running_connector
from tests.faults.crowd import Crowd
from tests.instances.bot import AheadClock
from tests.instances.round_robin import RoundRobin, running_round_robin
from tests.serving import free_port

ROOT = Path(__file__).parents[2]
INSTANCES = 3
MORNING = datetime.combine(date(2026, 12, 8), time(9, 5), ZoneInfo("Europe/Helsinki"))
"""A Tuesday: reminders may go out."""
DOWN_SECONDS = 2.0
LATE_SECONDS = 30.0
SETTLE_SECONDS = 240.0


@dataclass
class Story:
    """What was seen from outside, and what the killed one held."""

    nudged: dict[str, int]
    """By chat, the member who is reminded there."""
    talkers: Sequence[int]
    connector: PretendConnector
    robin: RoundRobin
    crowd: Crowd
    held: set[int] = field(default_factory=set)
    """Members whose message the killed instance had leased and not settled."""
    settled_before: int = 0
    finished: Counter[int] = field(default_factory=Counter)
    """By talker, dialogs that ended after the kill."""
    outlived: int = 0
    """How many of them had begun before it."""

    @property
    def arrived(self) -> Counter[int]:
        """By member, how many reminders arrived."""
        posts = self.connector.posts.get(0, Counter())
        return Counter({member: posts[room] for room, member in self.nudged.items()})


async def tell(url: str, nudges: int, talkers: int, seed: int) -> tuple[Story, Database]:
    """Live through it on an empty PostgreSQL; the database comes back open, for what must be true now."""
    offset = (MORNING - datetime.now(UTC)).total_seconds()
    database = Database(url)
    async with AsyncExitStack() as stack:
        connector = await stack.enter_async_context(running_connector())
        nudged = await _filled(url, connector.url, nudges, AheadClock(offset))
        ports = [free_port() for _ in range(INSTANCES)]
        robin = await stack.enter_async_context(
            running_round_robin([f"http://127.0.0.1:{port}" for port in ports])
        )
        session = await stack.enter_async_context(aiohttp.ClientSession())
        crowd = PatientCrowd(robin.url, connector, session)
        crowd.up.set()
        story = Story(nudged, range(1, talkers + 1), connector, robin, crowd)
        started = [stack.enter_async_context(_instance(url, port, offset)) for port in ports]
        processes = await asyncio.gather(*started)
        killed = asyncio.Event()
        people = [
            asyncio.create_task(_talk(story, who, killed, random.Random(seed + who))) for who in story.talkers
        ]
        await _kill_in_the_middle(story, processes[0], database, people)
        killed.set()
        await asyncio.sleep(DOWN_SECONDS)
        processes = [await stack.enter_async_context(_instance(url, ports[0], offset)), *processes[1:]]
        async with asyncio.timeout(SETTLE_SECONDS):
            await asyncio.gather(*people)
            while await database.read(_open_rows):  # noqa: ASYNC110 - other processes settle them
                await asyncio.sleep(0.2)
        for process in processes:
            assert process.stdin is not None
            process.stdin.close()
            await process.wait()
            assert process.returncode == 0
    return story, database


class PatientCrowd(Crowd):
    """People who, when an answer takes long, wait for it before they say more: their next sentence may come to
    another instance, and nobody promises that it would not overtake."""

    async def says(self, who: int, text: str) -> bool:
        """Say a sentence; what was answered late (202) is waited for, and not counted as acknowledged."""
        heard = self._heard(who)
        acknowledged = await super().says(who, text)
        if not acknowledged:
            with suppress(TimeoutError):
                async with asyncio.timeout(LATE_SECONDS):
                    while self._heard(who) == heard:  # noqa: ASYNC110 - the answer comes to the connector
                        await asyncio.sleep(0.1)
            await asyncio.sleep(1)
        return acknowledged

    def _heard(self, who: int) -> int:
        return sum(posts[chat(who)] for posts in self.connector.posts.values())


async def _talk(story: Story, who: int, killed: asyncio.Event, chance: random.Random) -> None:
    """Start projects by answering question by question, until a dialog has gone on after the kill.

    Every second person leaves a draft open, as people do, until the instance that knew it is gone.
    """
    for number in itertools.count():
        began_before, name = not killed.is_set(), f"Satama {who}-{number}"
        begun = await story.crowd.begin(who, name)
        await asyncio.sleep(chance.uniform(0.3, 2.5))
        if begun and who % 2 and number:
            await killed.wait()
        await story.crowd.finish(who, name, begun=begun)
        if killed.is_set() and name in story.crowd.promised.projects:
            story.finished[who] += 1
            story.outlived += began_before
            return


async def _kill_in_the_middle(
    story: Story,
    process: asyncio.subprocess.Process,
    database: Database,
    people: Sequence[asyncio.Task[None]],
) -> None:
    """Wait until a third of the reminders went out and the first instance holds some; then ``kill -9``."""
    mark = f"-{process.pid}-"
    async with asyncio.timeout(SETTLE_SECONDS):
        while True:
            for failed in (task for task in people if task.done()):
                failed.result()
            sent, held = await database.read(lambda session: _progress(session, mark))
            if sent >= len(story.nudged) // 3 and held:
                break
            assert sent < len(story.nudged), "the first instance never held anything: nothing was shared"
            await asyncio.sleep(0.01)
    process.kill()
    await process.wait()
    await asyncio.sleep(0.1)  # what was on its way arrives
    story.settled_before = sent
    story.held = await database.read(lambda session: _held(session, mark))


def _progress(session: Session, mark: str) -> tuple[int, int]:
    sent = (
        select(func.count()).select_from(OutboxRow).where(OutboxRow.kind == NUDGES, OutboxRow.state == "sent")
    )
    return session.scalar(sent) or 0, len(_held(session, mark))


def _held(session: Session, mark: str) -> set[int]:
    leased = select(OutboxRow.member_id).where(
        OutboxRow.kind == NUDGES, OutboxRow.state == "leased", OutboxRow.lease_owner.contains(mark)
    )
    return {member for member in session.scalars(leased) if member is not None}


def _open_rows(session: Session) -> int:
    waiting = select(func.count()).select_from(OutboxRow).where(OutboxRow.settled_at.is_(None))
    return session.scalar(waiting) or 0


async def _filled(url: str, service_url: str, nudges: int, clock: AheadClock) -> dict[str, int]:
    kehu = Kehu(read_settings({"KEHU_DATABASE_URL": url}), clock)
    kehu.database.upgrade()
    # About a quarter of a model's items are done; each reminder needs an open one of its own.
    items = max(MODELS * ITEMS * 2, nudges * 3 // 2)

    def work(session: Session) -> dict[str, int]:
        fill(kehu, session, items, service_url, "tenant")
        return _due_today(session, service_url, nudges, clock.now())

    nudged = await kehu.database.transaction(work)
    await kehu.close()
    return nudged


def _due_today(session: Session, service_url: str, nudges: int, now: datetime) -> dict[str, int]:
    """So many people, each with one item that is due today; nothing else is due."""
    session.execute(update(KickoffItem).values(due=None, due_on=None, at_once_since=None))
    items = list(session.scalars(select(KickoffItem).where(KickoffItem.state == OPEN).limit(nudges)))
    assert len(items) == nudges
    nudged = {}
    for number, item in enumerate(items, 1):
        person = Profile(f"nudged-{number}", f"29:nudged-{number}", f"Muistettava {number}")
        member = members.enrol(session, person, now)
        room = f"a:nudged-{number}"
        seen = ConversationSeen(room, "personal", service_url, "tenant", "28:bot", now, member_id=member.id)
        conversations.remember(session, seen)
        item.assignee_id, item.due_on, item.by_hand = member.id, MORNING.date(), True
        nudged[room] = member.id
    session.flush()
    return nudged


@asynccontextmanager
async def _instance(url: str, port: int, offset: float) -> AsyncIterator[asyncio.subprocess.Process]:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("Microsoft", "KEHU"))
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.instances.bot",
        cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        env=environment | {"KEHU_DATABASE_URL": url, "PORT": str(port), "KEHU_TEST_OFFSET": str(offset)},
    )  # fmt: skip
    assert process.stdout is not None
    reader = None
    try:
        async with asyncio.timeout(90):
            while (line := await process.stdout.readline()) != b"serving\n":
                assert line, "an instance did not start"
        reader = asyncio.create_task(_heard(process.stdout))
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
        if reader is not None:
            await reader


async def _heard(lines: asyncio.StreamReader) -> None:
    """Empty the pipe, which would fill up; ``--loud`` shows what an instance logs of its errors."""
    while line := await lines.readline():
        if "--loud" in sys.argv and (b"error" in line or b"warning" in line):
            sys.stderr.write(line.decode())
