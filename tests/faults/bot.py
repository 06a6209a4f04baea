"""The bot that is killed: Kehu in local mode, with its waits shortened; ``python -m tests.faults.bot``.

A lease of two minutes would make every kill cost two minutes. The order of things stays as it is: a lease is longer
than a delivery, and an activity that was left unfinished is free again before it is delivered once more.
"""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import timedelta

from aiohttp import web

from app import KEHU, create_app
from bot import activity_handler
from bot.capability import House
from bot.clock import SystemClock
from bot.settings import read_settings
from schedules import deliver, jobs
from schedules.jobs import Jobs

LEASE_SECONDS = 3.0
STALE_SECONDS = 0.3


async def serve() -> None:
    """Serve until killed, or until the standard input ends."""
    deliver.LEASE, deliver.NEEDED = timedelta(seconds=LEASE_SECONDS), timedelta(seconds=LEASE_SECONDS / 2)
    activity_handler.STALE = timedelta(seconds=STALE_SECONDS)
    jobs.DELIVER_SECONDS = 1
    settings, clock = read_settings(os.environ), SystemClock()
    app = create_app(settings, clock)
    bot = app[KEHU]
    # Reminders depend on the hour of the day; what is planned here does not.
    bot.jobs = Jobs(bot.database, bot.deliverer, House(()), bot.reception, clock)
    bot.database.claim_for_server()
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", settings.port).start()
    sys.stdout.write("serving\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(serve())
