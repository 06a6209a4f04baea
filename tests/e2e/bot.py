"""Kehu in a process of its own, on a day of its own. A story may stop it and start it again on a later day."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.playground import bot_at
from tests.playground.process import POLITE_SECONDS, answers

_FORKED = multiprocessing.get_context("forkserver")
# To import Kehu takes longer than all else that its start does. So it is imported once, in a process that does nothing
# further, and each story's bot is a fork of that one: with an environment, a database and a log of its own.
_FORKED.set_forkserver_preload([bot_at.__name__])


@dataclass(frozen=True)
class Bot:
    """A running Kehu; `log` is the file with what it says on its terminal."""

    process: BaseProcess
    log: Path

    @classmethod
    async def starts(cls, moment: datetime, environment: Mapping[str, str], log: Path, *, demo: bool) -> Bot:
        """Waits until it answers. Raises AssertionError with its last words when it doesn't."""
        process = _FORKED.Process(
            target=bot_at.serve, args=(moment, dict(environment), log, demo), daemon=True
        )
        process.start()
        bot = cls(process, log)
        up = await answers(f"http://127.0.0.1:{environment['PORT']}/health", process.is_alive)
        assert up, f"Kehu did not start:\n{bot.said()}"
        return bot

    def said(self) -> str:
        """What it has said so far."""
        return self.log.read_text(encoding="utf-8") if self.log.exists() else ""

    async def stops(self) -> None:
        """Asks it to end as a server is asked, and waits; if it doesn't, it is killed. Harmless when it has ended."""
        self.process.terminate()
        await asyncio.to_thread(self.process.join, POLITE_SECONDS)
        if self.process.is_alive():
            self.process.kill()
            await asyncio.to_thread(self.process.join)
