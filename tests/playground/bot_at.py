"""Kehu in local mode on a day of one's choice: ``python -m tests.playground.bot_at 2026-12-07T09:00:00+02:00``.

The clock goes on from that moment at its usual pace. For stories in which something comes by itself on a later day:
the bot is stopped in the evening and started again on the morning that is wanted.
"""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime

from aiohttp import web

from app import create_app
from bot.settings import read_settings


class ShiftedClock:
    """The machine's clock, put to a moment when it was made."""

    def __init__(self, moment: datetime) -> None:
        self._ahead = moment - datetime.now(UTC)

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead


def main(moment: str) -> None:
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stdout)
    settings = read_settings()
    assert settings.local, "only for local mode"
    app = create_app(settings, ShiftedClock(datetime.fromisoformat(moment)))
    web.run_app(app, host=settings.bind, port=settings.port, print=None, access_log=None)


if __name__ == "__main__":
    main(sys.argv[1])
