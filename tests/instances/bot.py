"""One of the instances: Kehu in local mode at a given hour, with its waits shortened; ``python -m tests.instances.bot``.

``KEHU_TEST_OFFSET`` is how many seconds its clock is ahead: reminders go out on working days from nine, and the test
runs at any hour. A lease of two minutes would make the kill cost two minutes; the order of things stays as it is.
"""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import UTC, datetime, timedelta

from aiohttp import web

from app import KEHU, create_app
from bot import activity_handler
from bot.settings import read_settings
from schedules import deliver, jobs

LEASE_SECONDS = 20.0
STALE_SECONDS = 0.3


class AheadClock:
    """The real clock, so many seconds ahead."""

    def __init__(self, seconds: float) -> None:
        self._ahead = timedelta(seconds=seconds)

    def now(self) -> datetime:
        """UTC."""
        return datetime.now(UTC) + self._ahead


async def serve() -> None:
    """Serve until killed, or until the standard input ends: then the lease is given back and the turns finish."""
    deliver.LEASE, deliver.NEEDED = timedelta(seconds=LEASE_SECONDS), timedelta(seconds=LEASE_SECONDS / 2)
    activity_handler.STALE = timedelta(seconds=STALE_SECONDS)
    # Three planners that look at the same time, again and again.
    jobs.DELIVER_SECONDS, jobs.SWEEP_SECONDS = 1, 5
    settings = read_settings(os.environ)
    app = create_app(settings, AheadClock(float(os.environ["KEHU_TEST_OFFSET"])))
    app[KEHU].database.claim_for_server()
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", settings.port).start()
    sys.stdout.write("serving\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(serve())
