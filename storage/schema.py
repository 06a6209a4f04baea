"""The tables as the models say, and the migrations that bring a database there.

Kehu upgrades itself at start. When a model has changed, a new migration is written by
`python -m storage.schema "what changes"`.
"""

import asyncio
import importlib
import pkgutil
import sys
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import alembic.command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, text

import storage
from storage.base import Base, UtcDateTime
from storage.database import Database

MIGRATIONS = Path(__file__).parent / "migrations"
VERSIONS = MIGRATIONS / "versions"
# An arbitrary number that is only Kehu's: instances that start together upgrade one after the other.
UPGRADE_LOCK = 5_343_801


class NewerDatabase(Exception):
    """A later version of Kehu has changed the tables; this one would not know what they mean. Nothing was changed."""


class BrokenReferences(Exception):
    """After a migration of SQLite some rows refer to rows that are not there; nothing was changed."""


def metadata() -> MetaData:
    """All tables: every module of this package that defines one has been imported."""
    for module in pkgutil.iter_modules(storage.__path__):
        if not module.ispkg:
            importlib.import_module(f"storage.{module.name}")
    return Base.metadata


def upgrade(database: Database, revision: str = "head") -> None:
    """Bring the database to a revision in one transaction: one that fails leaves everything as it was.

    NewerDatabase if it was made by a later Kehu.
    """
    stands = _stands(database)
    if stands is not None and stands not in revisions():
        raise NewerDatabase(f"The database was made by a newer Kehu ({stands}). Install that version.")
    # Nearly every start: Alembic would read all its migrations again to find nothing to do.
    current = stands is not None and revision == "head" and stands == newest()
    with database.engine.connect() as connection:
        if database.dialect == "sqlite":
            _upgrade_sqlite(connection, None if current else revision)
        elif current:
            return
        else:
            _upgrade_postgresql(connection, revision)


def differences(database: Database) -> list[Any]:
    """What Alembic would change to make the database equal to the models; empty when they are equal."""
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, metadata()))


def revision(database: Database) -> str | None:
    """The version of the tables as they stand; None for a database without any. Blocks."""
    return _stands(database)


def _stands(database: Database) -> str | None:
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def revisions() -> set[str]:
    """The versions of the tables that this Kehu knows."""
    return set(_known(*_written())[0])


def newest() -> str:
    """The version of the tables that this Kehu works with."""
    head = _known(*_written())[1]
    assert head is not None
    return head


def _written() -> tuple[Path, frozenset[str]]:
    return VERSIONS, frozenset(file.name for file in VERSIONS.glob("*.py"))


@lru_cache(maxsize=8)
def _known(versions: Path, files: frozenset[str]) -> tuple[frozenset[str], str | None]:
    """Every version in that folder of these files, and the newest one."""
    scripts = ScriptDirectory(str(MIGRATIONS), version_locations=[str(versions)])
    return frozenset(script.revision for script in scripts.walk_revisions()), scripts.get_current_head()


def write_migration(message: str) -> Path:
    """Write the migration that leads from the newest one to the models as they are now; return its file."""
    with tempfile.TemporaryDirectory() as scratch:
        database = Database(f"sqlite:///{scratch}/scratch.db")
        try:
            database.upgrade()
            with database.engine.connect() as connection:
                script = alembic.command.revision(config(connection), message, autogenerate=True)
        finally:
            asyncio.run(database.close())
    assert script is not None and not isinstance(script, list)
    return Path(script.path)


def config(connection: Connection) -> Config:
    """What Alembic needs to know for a command on this connection."""
    made = Config()
    made.set_main_option("path_separator", "newline")
    # The settings interpolate "%", which a folder's name may contain.
    made.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    made.set_main_option("version_locations", str(VERSIONS).replace("%", "%%"))
    made.attributes["connection"] = connection
    made.attributes["metadata"] = metadata()
    return made


def render_type(kind: str, value: object, context: object) -> str | Literal[False]:
    """Alembic's `render_item`: a migration tells of its day, and names no type that may change later."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(value, UtcDateTime) else False


def _upgrade_postgresql(connection: Connection, revision: str) -> None:
    # A snapshot would be from before the wait for the lock, and show the tables as they were then.
    connection = connection.execution_options(isolation_level="READ COMMITTED")
    with connection.begin():
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": UPGRADE_LOCK})
        alembic.command.upgrade(config(connection), revision)


def _upgrade_sqlite(connection: Connection, revision: str | None) -> None:
    # SQLite rebuilds a table to change it, and dropping the old one would delete what refers to it. The
    # setting is ignored inside a transaction, so the driver gets it before one begins; the commit waits for
    # a check of them all.
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        with connection.begin():
            if revision is not None:
                alembic.command.upgrade(config(connection), revision)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise BrokenReferences(
                    f"{len(broken)} references without a row, first in table {broken[0][0]}"
                )
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


if __name__ == "__main__":
    # Alembic says which file it writes.
    write_migration(" ".join(sys.argv[1:]) or sys.exit("say what changes"))
