"""What many tests share: a served bot on a database of its own, and the pretend Teams around it."""

from __future__ import annotations

import gc
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

# Nothing of Kehu is imported here: the process that hands the tests out to the others runs none, and all wait for it.
if TYPE_CHECKING:
    from tests.serving import Served
    from tests.teams import Person, Teams

# While Kehu is imported and some thousand tests are found nothing becomes rubbish, and looking for it takes a fifth
# of the time.
gc.disable()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """How many examples are tried of a property, in every process that runs tests."""
    if getattr(config.option, "numprocesses", None):
        return
    from hypothesis import settings

    # A slow machine is no fault of the code; and where a change is judged, the same examples are tried each time.
    settings.register_profile("kehu", deadline=None, max_examples=25, derandomize="CI" in os.environ)
    # Where there is time (make proofs), four times as many.
    settings.register_profile("proofs", deadline=None, max_examples=100, derandomize="CI" in os.environ)
    settings.load_profile(os.environ.get("KEHU_EXAMPLES", "kehu"))


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What stands now stays to the end; from here on the collector looks as often as in a Kehu that serves."""
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)
    gc.enable()


@pytest.fixture
async def tenant() -> AsyncIterator[Teams]:
    """Teams before there is a Kehu, and after: whatever Kehu still says when it stops is taken."""
    from tests.teams import Teams

    async with Teams() as teams:
        yield teams


@pytest.fixture
async def served(tenant: Teams, tmp_path: Path) -> AsyncIterator[Served]:
    """Kehu in local mode on a fresh SQLite file; it is 2.12.2026 at 10 in Helsinki."""
    from tests.serving import serving

    async with serving(f"sqlite:///{tmp_path}/kehu.db") as served:
        yield served


@pytest.fixture
def teams(tenant: Teams, served: Served) -> Teams:
    """A tenant with a team and a channel, where Kehu is not installed yet."""
    served.face(tenant)
    return tenant


@pytest.fixture
async def kati(teams: Teams) -> Person:
    """Kati installs Kehu into the team, and so coordinates; Mikko and Aino are there too."""
    kati = teams.person("Kati Korhonen", given_name="Kati")
    teams.person("Mikko Mäkelä", given_name="Mikko")
    teams.person("Aino Nieminen", given_name="Aino")
    await teams.installs(by=kati)
    return kati
