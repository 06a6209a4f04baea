"""Programs that run beside each other: started, waited for, and stopped with all that they started."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import os
import signal
import socket
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import aiohttp

POLITE_SECONDS = 10.0
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Program:
    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]
    folder: Path


@dataclass(frozen=True)
class Running:
    program: Program
    process: asyncio.subprocess.Process

    async def answers(self, url: str, seconds: float = 60.0) -> bool:
        """Whether it answers 200 at `url` in time; False as well when it ended before."""
        return await answers(url, lambda: self.process.returncode is None, seconds)

    async def stop(self) -> None:
        """Asks it to end, waits, then ends it with all it started. Harmless when it ended already."""
        if self.process.returncode is None:
            self._send(signal.SIGTERM)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.process.wait(), POLITE_SECONDS)
        if sys.platform != "win32":
            self._send(signal.SIGKILL)
        elif self.process.returncode is None:
            self.process.kill()
        await self.process.wait()

    def _send(self, number: int) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if sys.platform == "win32":
                self.process.send_signal(number)
            else:
                os.killpg(self.process.pid, number)


async def answers(url: str, alive: Callable[[], bool], seconds: float = 60.0) -> bool:
    """Whether 200 is answered at `url` in time, by what is asked for only as long as it is `alive`."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as session:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while alive():
                    if await _is_up(session, url):
                        return True
                    await asyncio.sleep(0.1)
    return False


async def start(program: Program, output: Path | None = None) -> Running:
    """Starts it in a group of its own, so that Ctrl-C in the terminal reaches only us and the order of
    stopping is ours. `output` is a file for what it says; without it the terminal is shared. On Linux it is asked to
    end as well when we are killed; for this it must be started from the main thread."""
    with contextlib.ExitStack() as files:
        target = files.enter_context(output.open("wb")) if output else None
        process = await asyncio.create_subprocess_exec(
            *program.command,
            cwd=program.folder,
            env=program.environment,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=target,
            stderr=target,
            start_new_session=True,
            preexec_fn=_ends_with_its_starter if _LIBC else None,
        )
    return Running(program, process)


def _ends_with_its_starter() -> None:
    assert _LIBC is not None
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def is_taken(port: int) -> bool:
    """Whether somebody already listens on the port of this machine."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def _is_up(session: aiohttp.ClientSession, url: str) -> bool:
    try:
        async with session.get(url) as answer:
            return answer.status == 200
    except (aiohttp.ClientError, OSError, TimeoutError):
        return False
