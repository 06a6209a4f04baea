"""For each story a bot with an empty database, a Playground, and a window of Chromium."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp
import pytest
from playwright.async_api import Browser, async_playwright

from bot.working_days import WorkingDays
from tests.playground.client import playground_program
from tests.playground.node import Unavailable
from tests.playground.process import Program, Running, free_port, start
from tests.playground.run import bot_program

from .members import Network
from .playground import Person

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


TODAY = date.today()
WORKING_HOURS = datetime.combine(WorkingDays().on_or_after(TODAY), time(10), ZoneInfo("Europe/Helsinki"))
"""When the stories begin: what Kehu says to a person unasked waits for working hours, on whatever day they are played."""


def _at(program: Program, moment: datetime) -> Program:
    return replace(program, command=(sys.executable, "-m", "tests.playground.bot_at", moment.isoformat()))


@dataclass
class House:
    """Both servers; `bot` and `playground` are origins, `log` is what the bot has said on its terminal."""

    bot: str
    playground: str
    log: Path
    running: Running | None = None

    async def wakes(self, moment: datetime) -> None:
        """Kehu is stopped and started again at another moment, with the same database: a night has passed."""
        assert self.running is not None
        await self.running.stop()
        self.log = self.log.with_name(f"bot-{moment:%d-%H%M}.log")
        self.running = await start(_at(self.running.program, moment), self.log)
        up = await self.running.answers(f"{self.bot}/health")
        assert up, f"Kehu did not start:\n{self.log.read_text()}"

    async def sleeps(self) -> None:
        """Kehu is stopped for good."""
        if self.running is not None:
            await self.running.stop()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture
def environment() -> dict[str, str]:
    """What a story's bot is told beside the database; a story that needs more says so with a fixture of its own."""
    return {}


@pytest.fixture
async def house(tmp_path: Path, environment: dict[str, str]) -> AsyncIterator[House]:
    bot_port, port = free_port(), free_port()
    log = tmp_path / "bot.log"
    house = House(f"http://127.0.0.1:{bot_port}", f"http://127.0.0.1:{port}", log)
    inherited = {**os.environ, "KEHU_DATABASE_URL": f"sqlite:///{tmp_path / 'kehu.db'}", **environment}
    try:
        playground = await asyncio.to_thread(playground_program, f"{house.bot}/api/messages", port)
    except Unavailable as unavailable:
        pytest.fail(str(unavailable))
    async with AsyncExitStack() as stack:
        house.running = await start(_at(bot_program(bot_port, inherited), WORKING_HOURS), log)
        stack.push_async_callback(house.sleeps)
        assert await house.running.answers(f"{house.bot}/health"), f"Kehu did not start:\n{log.read_text()}"
        client = await _started(stack, await start(playground, tmp_path / "playground.log"))
        assert await client.answers(f"{house.playground}/_debug/ping"), "the Playground did not start"
        yield house


async def _started(stack: AsyncExitStack, running: Running) -> Running:
    stack.push_async_callback(running.stop)
    return running


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.fail(f"no browser: install Debian's chromium, or put one of {', '.join(BROWSERS)} on the PATH")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        await browser.close()


@pytest.fixture
async def kati(house: House, browser: Browser) -> AsyncIterator[Person]:
    """Kati Korhonen, the Playground's current user. At the end the Playground must have had no complaints."""
    person = await Person.arrives(browser, house.playground)
    yield person
    assert person.stream.complaints == []


@pytest.fixture
async def network(house: House) -> AsyncIterator[Network]:
    """The other people and the events of the network."""
    async with aiohttp.ClientSession() as session:
        yield await Network.at(house.playground, session)
