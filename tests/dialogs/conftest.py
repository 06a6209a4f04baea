"""Capabilities are tested on a real database: an SQLite file with a small network in it, new for each test."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from storage import schema
from storage.database import Database
from tests.dialogs.network import Network, seed


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with tables, people and the first template; copied for each test."""
    file = tmp_path_factory.mktemp("network") / "kehu.db"
    database = Database(f"sqlite:///{file}")
    schema.metadata().create_all(database.engine)

    async def fill() -> None:
        await database.transaction(seed)
        await database.close()

    asyncio.run(fill())
    return file


@pytest_asyncio.fixture
async def network(seeded: Path, tmp_path: Path) -> AsyncIterator[Network]:
    """The people of a network of their own."""
    shutil.copy(seeded, tmp_path / "kehu.db")
    database = Database(f"sqlite:///{tmp_path}/kehu.db")
    opened = Network(database)
    await opened.meet()
    yield opened
    await database.close()
