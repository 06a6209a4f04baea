"""Deliveries are tested with a real database and a real connector over HTTP, and a clock that is set."""

import contextlib
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from aiohttp import web

from bot.http_pool import HttpPool
from storage.database import Database
from tests.schedules.office import MONDAY, Desk, Office, SetClock, at
from tests.storage.conftest import (
    new_postgresql,
    postgresql_server,
    postgresql_with_tables,
    sqlite_template,
    url,
)

__all__ = ["new_postgresql", "postgresql_server", "postgresql_with_tables", "sqlite_template", "url"]


@contextlib.asynccontextmanager
async def opened(database_url: str) -> AsyncIterator[Office]:
    """A network on Monday morning at 9, on a database that has its tables."""
    database, pool, clock = Database(database_url), HttpPool(), SetClock(at(MONDAY))
    desk = Desk(clock)
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", desk.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    desk.url = f"http://127.0.0.1:{runner.addresses[0][1]}/teams/"
    office = Office(database, clock, desk, pool)
    await office.fill()
    yield office
    await pool.close()
    await runner.cleanup()
    await database.close()


@pytest_asyncio.fixture
async def office_on_both(url: str) -> AsyncIterator[Office]:
    """On SQLite, and again on PostgreSQL: for what depends on who holds a row."""
    async with opened(url) as office:
        yield office


@pytest_asyncio.fixture
async def office(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Office]:
    """On an SQLite file of its own."""
    shutil.copy(sqlite_template, tmp_path / "kehu.db")
    async with opened(f"sqlite:///{tmp_path}/kehu.db") as office:
        yield office
