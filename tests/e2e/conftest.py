"""For each story a bot with an empty database, a Playground, and a window of a Chromium that the stories share."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from tests.gallery.collect import renderer
from tests.playground.client import playground_program
from tests.playground.node import Unavailable
from tests.playground.process import Running, free_port, start
from tests.playground.run import bot_program

from .bot import Bot
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
    # There is none on a server; pretending one costs as much as half of the drawing.
    "--disable-gpu",
    # Nothing is fetched from elsewhere: what a story shows is what is here.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

LONGEST: tuple[str, ...] = ("[worst]", "[between]", "[many]", "kickoff_from", "meeting", "[few]", "first_day")
LONGEST += ("people", "feedback", "decision", "survey", "reminders", "readme", "defects", "keyboard")
"""What takes longest begins first, so that nobody waits for it alone at the end; the gallery's worlds before all, because
short tests read what they have drawn. The names are parts of a story's own."""

WORKING_HOURS = datetime(2026, 12, 2, 10, tzinfo=ZoneInfo("Europe/Helsinki"))
TODAY = WORKING_HOURS.date()
"""When the stories begin: what Kehu says unasked waits for working hours, and a month without meetings has no agenda. So
they are played on the same working day of Kehu's, whatever the day of the machine."""


@dataclass
class House:
    """Both servers: `bot` and `playground` are origins; `environment` is what the bot is told, `folder` has its data."""

    bot: str
    playground: str
    folder: Path
    environment: Mapping[str, str]
    running: Bot | None = None

    async def wakes(self, moment: datetime, *, demo: bool = False) -> None:
        """Kehu is started at a moment; if it was running, it is stopped first, and finds its database as it left it."""
        await self.sleeps()
        log = self.folder / f"bot-{moment:%d-%H%M}.log"
        self.running = await Bot.starts(moment, self.environment, log, demo=demo)

    async def sleeps(self) -> None:
        """Kehu is stopped."""
        if self.running is not None:
            await self.running.stops()
            self.running = None


def pytest_sessionstart(session: pytest.Session) -> None:
    """What comes from npm is installed once, before several stories would do it at a time."""
    if not hasattr(session.config, "workerinput"):
        # Each story that lacks it says so.
        with suppress(Unavailable):
            renderer()
            playground_program("", 0)


def pytest_xdist_auto_num_workers() -> int:
    """A story waits a third of its time: one more at a time than there are cores keeps them all busy."""
    return 1 + (os.cpu_count() or 1)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    stories = [item for item in items if here in item.path.parents]
    for story in stories:
        story.add_marker(pytest.mark.e2e)
        # A browser belongs to the loop that it was started in.
        story.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)
    # Each worker gets a row of what stands beside each other: each row begins with one of the longest and ends with
    # short ones, which are what a worker that is done takes over.
    stories.sort(key=_turn)
    workers = int(getattr(config, "workerinput", {}).get("workercount", 1))
    dealt = [story for n in range(workers) for story in stories[n::workers]]
    items[:] = dealt + [item for item in items if item not in dealt]


def _turn(story: pytest.Item) -> int:
    return next((n for n, name in enumerate(LONGEST) if name in story.nodeid), len(LONGEST))


@pytest.fixture
def environment() -> dict[str, str]:
    """What a story's bot is told beside the database; a story that needs more says so with a fixture of its own."""
    return {}


@pytest.fixture
def begins() -> datetime:
    """When the story's bot is started."""
    return WORKING_HOURS


@pytest.fixture
def demo() -> bool:
    """Whether the story is played in the network of ``make demo`` rather than in an empty one."""
    return False


@pytest_asyncio.fixture(loop_scope="session")
async def house(
    tmp_path: Path, environment: dict[str, str], begins: datetime, demo: bool
) -> AsyncIterator[House]:
    bot_port, port = free_port(), free_port()
    told = {**os.environ, "KEHU_DATABASE_URL": f"sqlite:///{tmp_path / 'kehu.db'}", **environment}
    kehu = bot_program(bot_port, told).environment
    house = House(f"http://127.0.0.1:{bot_port}", f"http://127.0.0.1:{port}", tmp_path, kehu)
    try:
        playground = await asyncio.to_thread(playground_program, f"{house.bot}/api/messages", port)
    except Unavailable as unavailable:
        pytest.fail(str(unavailable))
    async with AsyncExitStack() as stack:
        client = await _started(stack, await start(playground, tmp_path / "playground.log"))
        stack.push_async_callback(house.sleeps)
        await house.wakes(begins, demo=demo)
        assert await client.answers(f"{house.playground}/_debug/ping"), "the Playground did not start"
        yield house


async def _started(stack: AsyncExitStack, running: Running) -> Running:
    stack.push_async_callback(running.stop)
    return running


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.fail(f"no browser: install Debian's chromium, or put one of {', '.join(BROWSERS)} on the PATH")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        await browser.close()


@pytest.fixture
def scale() -> int:
    """How many pixels of a picture one pixel of the page has."""
    return 1


@pytest_asyncio.fixture(loop_scope="session")
async def kati(house: House, browser: Browser, scale: int) -> AsyncIterator[Person]:
    """Kati Korhonen, the Playground's current user. At the end the Playground must have had no complaints."""
    person = await Person.arrives(browser, house.playground, scale)
    try:
        yield person
        assert person.stream.complaints == []
    finally:
        await person.page.context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def network(house: House) -> AsyncIterator[Network]:
    """The other people and the events of the network."""
    async with aiohttp.ClientSession() as session:
        yield await Network.at(house.playground, session)
