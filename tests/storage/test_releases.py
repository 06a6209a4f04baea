"""Databases of released versions, with a week's life in them, become databases of this one and keep every row."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import MetaData, text

from storage import schema
from storage.database import Database

RELEASES = Path(__file__).parent / "releases"
DUMPS = sorted(RELEASES.glob("*.sql"))
SCRIPTS = {dump: dump.read_text("utf-8") for dump in DUMPS}
Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(params=DUMPS, ids=lambda dump: dump.name.removesuffix(".sql"))
async def released(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """A database as that version left it."""
    dump, script = request.param, SCRIPTS[request.param]
    if dump.name.endswith(".sqlite.sql"):
        with closing(sqlite3.connect(tmp_path / "kehu.db")) as connection:
            connection.executescript(script)
        url = f"sqlite:///{tmp_path}/kehu.db"
    else:
        new: Callable[[], str] = request.getfixturevalue("new_postgresql")
        url = new()
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(script.encode())
    database = Database(url)
    yield database
    await database.close()


def rows(database: Database, columns: dict[str, list[str]] | None = None) -> Rows:
    """Every row of every table, in the columns that are asked for; in an order that does not change."""
    found: Rows = {}
    with database.engine.connect() as connection:
        names = MetaData()
        names.reflect(connection)
        for table in names.sorted_tables:
            wanted = [table.c[name] for name in (columns or {}).get(table.name, list(table.c.keys()))]
            if columns is None or table.name in columns:
                result = connection.execute(table.select().with_only_columns(*wanted)).mappings()
                found[table.name] = sorted((dict(row) for row in result), key=repr)
    return found


def test_every_release_is_here_for_both_databases() -> None:
    names = [dump.name for dump in DUMPS]
    assert {"0.1.0.sqlite.sql", "0.1.0.postgresql.sql"} <= set(names)
    versions = {name.removesuffix(".sqlite.sql").removesuffix(".postgresql.sql") for name in names}
    assert len(names) == 2 * len(versions)


def test_the_database_of_a_release_is_upgraded_and_keeps_every_row(released: Database) -> None:
    before = rows(released)
    assert before["kickoff_item"] and before["decision"] and before["nudge"] and before["bot_state"]
    released.upgrade()
    assert schema.differences(released) == []
    assert schema.revision(released) == schema.newest()
    if released.dialect == "sqlite":
        with released.engine.connect() as connection:
            assert connection.execute(text("PRAGMA integrity_check")).scalars().all() == ["ok"]
            assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
    columns = {table: list(found[0]) for table, found in before.items() if found}
    columns.pop("alembic_version")
    after = rows(released, columns)
    assert after == {table: before[table] for table in columns}
    # And once more, which does nothing.
    released.upgrade()
    assert rows(released, columns) == after
