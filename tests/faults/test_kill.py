"""The short version of ``make faults``: two kills on an SQLite file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.kills import run_lives
from tests.faults.verdict import judge


@pytest.mark.faults
async def test_nothing_acknowledged_is_lost_when_the_bot_is_killed(tmp_path: Path) -> None:
    lives, database = await run_lives(f"sqlite:///{tmp_path}/kehu.db", kills=2, seed=7)
    verdict = await judge(lives, database)
    await database.close()
    assert not verdict.wrong, verdict.summary
    assert lives.crowd.promised.done and lives.crowd.promised.projects
