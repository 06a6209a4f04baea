"""Kehu served over real HTTP in the test's own event loop, with a clock that the test sets."""

from __future__ import annotations

import asyncio
import socket
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from aiohttp import web
from sqlalchemy import make_url

from app import KEHU, Kehu, create_app
from bot.pacing import Pacer, Window
from bot.settings import read_settings
from schedules.sweep import sweep
from storage.database import Database
from storage.engines import sqlite_file

if TYPE_CHECKING:
    from tests.teams import Teams


@dataclass
class SetClock:
    """A clock that stands where it was put; each look at it is a millisecond later."""

    moment: datetime = field(default_factory=lambda: datetime(2026, 12, 2, 8, 0, tzinfo=UTC))
    step: timedelta = timedelta(milliseconds=1)

    def now(self) -> datetime:
        """The set moment, UTC, and on by one step."""
        self.moment += self.step
        return self.moment

    def go_to(self, moment: datetime) -> None:
        """Put the clock to an aware moment."""
        self.moment = moment.astimezone(UTC)

    def go_on(self, **duration: float) -> None:
        """Move the clock on, by ``timedelta`` arguments."""
        self.moment += timedelta(**duration)


@dataclass
class Served:
    """A running bot: its parts, its address and its clock."""

    kehu: Kehu
    url: str
    clock: SetClock

    @property
    def messages(self) -> str:
        """Where it listens for what happens in Teams."""
        return f"{self.url}/api/messages"

    def face(self, teams: Teams) -> None:
        """From now on this is the bot that Teams talks to."""
        teams.face(self.messages, self.resting)

    def resting(self) -> bool:
        """Whether no turn, sweep or delivery is under way, and none was asked for: until somebody says or clicks
        something, or the timetable ticks, nothing comes any more.
        """
        kehu = self.kehu
        jobs = kehu.jobs
        delivers = jobs._delivering is not None and not jobs._delivering.done()
        return not (
            kehu.endpoint._running
            or jobs._under_way
            or (delivers and jobs._due.is_set())
            or kehu.deliverer._running.locked()
        )

    async def rests(self) -> None:
        """Waits until it does."""
        async with asyncio.timeout(10):
            while not self.resting():  # noqa: ASYNC110 - it tells nobody when it is done
                await asyncio.sleep(0.002)

    def hurry(self) -> None:
        """Speak without the service's pauses, which are proved elsewhere: a story need not sit through them."""
        everything = (Window(1_000_000, 1.0, 0),)
        self._speaks_by(Pacer(conversation=everything, tenant=everything))

    def pace(self) -> None:
        """Keep the pauses that the service asks for, in real seconds."""
        self._speaks_by(Pacer())

    def _speaks_by(self, pacer: Pacer) -> None:
        self.kehu.connector._exchange._pacer = pacer

    async def deliver(self) -> None:
        """Sweep and deliver now, as the timetable would."""
        kehu, now = self.kehu, self.clock.now()
        reception = kehu.reception
        await kehu.database.transaction(
            lambda session: sweep(session, kehu.house, reception.calendar, now, reception.zone)
        )
        await kehu.deliverer.run()

    async def settles(self) -> None:
        """Whatever is due is delivered; and what becomes due by that."""
        await self.deliver()
        await self.rests()
        await self.deliver()


@cache
def migrated() -> bytes:
    """An SQLite file that the migrations have brought to the newest version, with no rows in it.

    They are proved by themselves (tests/storage), and cost a served bot more than all else at its start.
    """
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/kehu.db")
        database.upgrade()
        database.engine.dispose()
        return Path(folder, "kehu.db").read_bytes()


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def serving(
    database_url: str, clock: SetClock | None = None, port: int = 0, **environment: str
) -> AsyncIterator[Served]:
    """Serve Kehu in local mode on loopback until the block ends; the timetable ticks by the real clock.

    It speaks without the service's pauses until it is told to pace itself.
    """
    file = sqlite_file(make_url(database_url))
    if file is not None and not file.exists():
        file.write_bytes(migrated())
    settings = read_settings({"KEHU_DATABASE_URL": database_url, **environment})
    clock = clock or SetClock()
    app = create_app(settings, clock)
    served = Served(app[KEHU], "", clock)
    served.hurry()
    runner = web.AppRunner(app)
    await runner.setup()
    port = port or free_port()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    try:
        served.url = f"http://127.0.0.1:{port}"
        yield served
    finally:
        await runner.cleanup()


def helsinki(day: date, hour: int, minute: int = 0) -> datetime:
    """A wall-clock moment in Helsinki."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo("Europe/Helsinki"))
