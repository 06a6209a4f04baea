"""Kehu served over real HTTP in the test's own event loop, with a clock that the test sets."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from aiohttp import web

from app import KEHU, Kehu, create_app
from bot.pacing import Pacer, Window
from bot.settings import read_settings
from schedules.sweep import sweep


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

    def hurry(self) -> None:
        """Speak without the service's pauses, which are proved elsewhere: a long story need not sit through them."""
        everything = (Window(1_000_000, 1.0, 0),)
        self.kehu.connector._exchange._pacer = Pacer(conversation=everything, tenant=everything)

    async def deliver(self) -> None:
        """Sweep and deliver now, as the timetable would."""
        kehu, now = self.kehu, self.clock.now()
        reception = kehu.reception
        await kehu.database.transaction(
            lambda session: sweep(session, kehu.house, reception.calendar, now, reception.zone)
        )
        await kehu.deliverer.run()


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def serving(
    database_url: str, clock: SetClock | None = None, port: int = 0, **environment: str
) -> AsyncIterator[Served]:
    """Serve Kehu in local mode on loopback until the block ends; the timetable ticks by the real clock."""
    settings = read_settings({"KEHU_DATABASE_URL": database_url, **environment})
    clock = clock or SetClock()
    app = create_app(settings, clock)
    runner = web.AppRunner(app)
    await runner.setup()
    port = port or free_port()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    try:
        yield Served(app[KEHU], f"http://127.0.0.1:{port}", clock)
    finally:
        await runner.cleanup()


def helsinki(day: date, hour: int, minute: int = 0) -> datetime:
    """A wall-clock moment in Helsinki."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo("Europe/Helsinki"))
