"""`make run`: Kehu in local mode and the Agents Playground beside it, until Ctrl-C or until one of them ends.

Without the Playground (no Node, no npm registry) Kehu runs all the same, and says so.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from types import FrameType

from .client import INSTALLED, ROOT, playground_program
from .node import Unavailable
from .process import Program, Running, is_taken, start

REGISTRATION = ("MicrosoftAppId", "MicrosoftAppPassword", "MicrosoftAppTenantId", "MicrosoftAppType")
PRETEND_COORDINATOR = "kati.korhonen@kaupunki.example"

READY = """
  Kehu on valmis.                  Kehu is ready.

    Avaa selaimessa / Open       http://127.0.0.1:{playground}
    Kirjoita / Type              kehu       etusivu / the home card
                                 aloitus    hankkeen aloitus / start a project
    Kanavalla / In a channel     @Kehu aloitus

    Lopeta / Stop                Ctrl+C
"""
ALONE = """
  Kehu on käynnissä, mutta Agents Playground ei: keskusteluikkunaa ei ole.
  Kehu is running, but the Agents Playground is not: there is no chat window.

    Syy / Reason                 {reason}
    Kehu                         http://127.0.0.1:{bot}/api/messages
    Lopeta / Stop                Ctrl+C
"""


def bot_program(port: int, inherited: Mapping[str, str]) -> Program:
    """Kehu in local mode: the Playground has no tokens, so a registration of the environment is left out."""
    environment = {name: value for name, value in inherited.items() if name not in REGISTRATION}
    environment["PORT"] = str(port)
    environment.setdefault("KEHU_COORDINATORS", PRETEND_COORDINATOR)
    return Program("Kehu", (sys.executable, "app.py"), environment, ROOT)


async def run(bot_port: int, playground_port: int, stopping: asyncio.Event) -> int:
    """Serves until `stopping` is set (0) or something ends by itself or does not start (1)."""
    try:
        messages = f"http://127.0.0.1:{bot_port}/api/messages"
        playground = await asyncio.to_thread(playground_program, messages, playground_port)
    except Unavailable as unavailable:
        playground, reason = None, str(unavailable)
    else:
        reason = ""
    if stopping.is_set():
        return 0
    running = [await start(bot_program(bot_port, os.environ))]
    try:
        if not await running[0].answers(f"http://127.0.0.1:{bot_port}/health"):
            print("Kehu did not start; what it said is above.", file=sys.stderr)
            return 1
        if playground is None:
            print(ALONE.format(reason=reason, bot=bot_port), flush=True)
        else:
            log = INSTALLED / "output.log"
            running.append(await start(playground, log))
            if not await running[1].answers(f"http://127.0.0.1:{playground_port}/_debug/ping"):
                print(f"The Agents Playground did not start; see {log}", file=sys.stderr)
                return 1
            print(READY.format(playground=playground_port), flush=True)
        return await _until_one_ends(running, stopping)
    finally:
        for program in reversed(running):
            await program.stop()


async def _until_one_ends(running: Sequence[Running], stopping: asyncio.Event) -> int:
    asked = asyncio.create_task(stopping.wait())
    ends = {asyncio.create_task(each.process.wait()): each.program.name for each in running}
    done, waiting = await asyncio.wait({asked, *ends}, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()
    if asked in done:
        return 0
    for task in done:
        print(f"{ends[task]} ended by itself; stopping the rest.", file=sys.stderr)
    return 1


async def _run_until_signal(bot_port: int, playground_port: int) -> int:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()

    def stop(_number: int, _frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(stopping.set)

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), stop)
    return await run(bot_port, playground_port, stopping)


def main() -> int:
    parser = argparse.ArgumentParser(prog="make run", description="Kehu and its Playground.")
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "3978")), help="Kehu's port")
    parser.add_argument("--playground-port", type=int, default=56150, help="the Playground's port")
    ports = parser.parse_args()
    for port in (ports.port, ports.playground_port):
        if is_taken(port):
            print(f"Port {port} is in use; perhaps Kehu is running already.", file=sys.stderr)
            return 1
    return asyncio.run(_run_until_signal(ports.port, ports.playground_port))


if __name__ == "__main__":
    sys.exit(main())
