"""Kehu in local mode on a day of one's choice: ``python -m tests.playground.bot_at 2026-12-07T09:00:00+02:00``.

The clock goes on from that moment at its usual pace. For stories in which something comes by itself on a later day:
the bot is stopped in the evening and started again on the morning that is wanted.
"""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
import sys
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from aiohttp import web

from app import Kehu, create_app, fill_demo
from bot.settings import read_settings


class ShiftedClock:
    """The machine's clock, put to a moment when it was made."""

    def __init__(self, moment: datetime) -> None:
        self._ahead = moment - datetime.now(UTC)

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead


def serve(moment: datetime, environment: Mapping[str, str], log: Path, demo: bool) -> None:
    """Serves in a process that was forked for it, until it is asked to end; what it says goes to `log`."""
    threading.Thread(target=_ends_with_its_starter, daemon=True).start()
    os.environ.clear()
    os.environ.update(environment)
    with log.open("a", buffering=1, encoding="utf-8") as said:
        for stream in (sys.stdout, sys.stderr):
            os.dup2(said.fileno(), stream.fileno())
        main(moment, demo=demo)


def _ends_with_its_starter() -> None:
    """Whoever is killed stops nothing any more."""
    starter = multiprocessing.parent_process()
    assert starter is not None
    starter.join()
    os._exit(1)


def main(moment: datetime, *, demo: bool = False) -> None:
    """`demo` fills the empty database first, with the network of ``make demo`` as it is at that moment."""
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stdout)
    settings, clock = read_settings(), ShiftedClock(moment)
    assert settings.local, "only for local mode"
    if demo:
        asyncio.run(fill_demo(Kehu(settings, clock)))
    app = create_app(settings, clock)
    web.run_app(app, host=settings.bind, port=settings.port, print=None, access_log=None)


if __name__ == "__main__":
    main(datetime.fromisoformat(sys.argv[1]))
