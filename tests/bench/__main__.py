"""``python -m tests.bench``: Kehu beside the SDK's own echo bot and beside plain aiohttp, on this machine, now.

Every bot is a process of its own, all on one processor; what calls them, the connector they post to and the token and
key servers are on another. The bots take turns in short runs, so that what else the machine does falls on all of them
alike. Ratios are what counts; processor time per turn is the steadiest of the figures.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path

from tests.bench.children import Child, Surroundings, surroundings
from tests.bench.requests import clicks, messages
from tests.bench.results import Run, Table
from tests.bench.wire import load

CONNECTIONS = 16
ROUNDS = 4
MOST_SECONDS = 8.0
"""No run lasts longer, however slow the machine."""
# About a second of each, so that what it costs to begin again after the others' turns is the same part of every bot's.
# The small database has no more open items than these.
PER_ROUND = {"sdk": 120, "floor": 6000, "echo": 2600, "click": 1000, "click in 1,000": 170}
WARM_UP = {"sdk": 32, "floor": 200, "echo": 200, "click": 60, "click in 1,000": 30}
FAN_OUT = 1000
FAN_OUT_DELAY = 0.05
SMALL, LARGE = 1_000, 100_000


async def main() -> None:
    """Run everything once, and print what was found."""
    started = time.perf_counter()
    logging.disable(logging.INFO)
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    bots, rest = (cores[-1], cores[0]) if len(cores) > 1 else (None, None)
    if rest is not None:
        os.sched_setaffinity(0, {rest})
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kehu-bench-")))
        around = await stack.enter_async_context(surroundings(folder))
        table = Table(pinned=bots is not None)
        children = await _children(stack, around, bots)
        await _stall(table, stack, around, bots)
        await _turns(table, around, children)
        await _fan_out(table, around, children)
        await _check_clicks(table, around, children)
    table.show(sys.stdout, time.perf_counter() - started)


async def _children(stack: AsyncExitStack, around: Surroundings, core: int | None) -> dict[str, Child]:
    children = {}
    for name, bot, items in (
        ("sdk", "sdk", 0),
        ("floor", "floor", 0),
        ("echo", "echo", 0),
        ("click", "kehu", LARGE),
        ("click in 1,000", "kehu", SMALL),
    ):
        given = around.given(database=await around.database(items) if items else None)
        children[name] = await stack.enter_async_context(Child.started(bot, core, given))
    return children


async def _turns(table: Table, around: Surroundings, children: dict[str, Child]) -> None:
    """(a) and (b): the bots one after the other, again and again."""
    todo = {name: clicks(around, items) for name, items in (("click", LARGE), ("click in 1,000", SMALL))} | {
        name: messages(around, signed=name == "echo") for name in ("sdk", "floor", "echo")
    }
    for name, child in children.items():
        await _one(around, child, todo[name].take(WARM_UP[name]))
    for _ in range(ROUNDS):
        for name, child in children.items():
            table.add(name, await _one(around, child, todo[name].take(PER_ROUND[name])))


async def _one(around: Surroundings, child: Child, requests: list[bytes]) -> Run:
    opened, used = around.connector.connections, await child.cpu()
    loaded = await load(child.port, requests, connections=CONNECTIONS, most_seconds=MOST_SECONDS)
    used, opened = await child.cpu() - used, around.connector.connections - opened
    return Run(loaded, cpu=used, opened=opened)


async def _fan_out(table: Table, around: Surroundings, children: dict[str, Child]) -> None:
    """(c): a thousand messages to a connector that takes its time."""
    around.connector.delay = FAN_OUT_DELAY
    for warming in (True, False, False):
        for name in ("floor", "click"):
            opened, used = around.connector.connections, await children[name].cpu()
            took = await children[name].fan_out(64 if warming else FAN_OUT)
            if not warming:
                used = await children[name].cpu() - used
                table.add_fan_out(name, FAN_OUT, took, used, around.connector.connections - opened)
    around.connector.delay = 0.0


async def _stall(table: Table, stack: AsyncExitStack, around: Surroundings, core: int | None) -> None:
    """A cold bot whose first token takes 300 ms: how long does its event loop stand still?"""
    fetched = around.tokens.requests
    child = await stack.enter_async_context(Child.started("echo", core, around.given(watched=True)))
    await child.stall()
    requests = messages(around, signed=True).take(PER_ROUND["echo"])
    await load(child.port, requests, connections=CONNECTIONS, most_seconds=MOST_SECONDS)
    table.stall, table.tokens = await child.stall(), around.tokens.requests - fetched


async def _check_clicks(table: Table, around: Surroundings, children: dict[str, Child]) -> None:
    """A click that did nothing would be quick: the items that are done are counted in the database."""
    for name, items in (("click", LARGE), ("click in 1,000", SMALL)):
        await children[name].stop()
        table.check_clicks(name, await around.done_since_filled(items), WARM_UP[name])


if __name__ == "__main__":
    asyncio.run(main())
