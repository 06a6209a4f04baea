"""A backup taken while people work, restored elsewhere: everybody goes on from where they were."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import backup, projects
from tests.serving import serving
from tests.teams import Person, Teams

ROOT = Path(__file__).parents[2]


async def clicks_on(person: Person, enough: asyncio.Event) -> int:
    """Somebody who works all the while."""
    for number in range(10_000):
        await person.says("kehu")
        if enough.is_set():
            return number + 1
        # As fast as a person may go on for long: two sentences a second.
        await asyncio.sleep(0.5)
    raise AssertionError


@pytest.mark.proofs
async def test_people_go_on_from_the_backup(tmp_path: Path) -> None:
    old, new, copy = tmp_path / "old.db", tmp_path / "new.db", tmp_path / "copy"
    async with Teams(quiet=0.02) as teams:
        kati, mikko = teams.person("Kati Korhonen"), teams.person("Mikko Mäkelä")
        async with serving(f"sqlite:///{old}") as served:
            served.face(teams)
            await teams.installs(by=kati)
            await kati.says("aloitus")
            await kati.says("Kotoportti")
            enough = asyncio.Event()
            working = asyncio.create_task(clicks_on(mikko, enough))
            # As an administrator does it: another process, while this one serves.
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-W", "ignore", "app.py", "backup", str(copy),
                cwd=ROOT, env={"KEHU_DATABASE_URL": f"sqlite:///{old}"}, stdout=asyncio.subprocess.PIPE,
            )  # fmt: skip
            said, _ = await process.communicate()
            assert process.returncode == 0 and b"holds the whole database" in said
            enough.set()
            assert await working > 0
        assert backup.problems(copy) == []
        backup.restore(f"sqlite:///{new}", copy, datetime.now(UTC))
        async with serving(f"sqlite:///{new}") as served:
            served.face(teams)
            # The draft is where it was; nobody is greeted or asked anew.
            for _ in range(3):
                await kati.says("-")
            found = await served.kehu.database.read(lambda s: projects.named(s, "Kotoportti"))
            assert found is not None
            assert "Kotoportti" in (await mikko.says("hankkeet")).sees()
            assert len([message for message in teams.channel.messages if "Olen Kehu" in message.sees()]) == 1
