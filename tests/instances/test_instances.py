"""The short version of ``make instances``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.postgresql import empty_postgresql
from tests.instances.story import tell
from tests.instances.verdict import judge


@pytest.mark.faults
async def test_three_instances_lose_nothing_when_one_of_them_is_killed(tmp_path: Path) -> None:
    with empty_postgresql(tmp_path) as url:
        story, database = await tell(url, nudges=150, talkers=12, seed=7)
        verdict = await judge(story, database)
        await database.close()
    assert not verdict.wrong, f"{verdict.wrong}: {verdict.summary}"
    assert story.held and story.outlived >= 6
