"""Migrations, on both databases: one written from the models brings an empty database there, and back."""

import asyncio
import sys
import textwrap
from collections.abc import AsyncIterator
from pathlib import Path

import alembic.command
import pytest
import pytest_asyncio
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from storage import schema
from storage.database import Database

pytestmark = pytest.mark.asyncio

ROOT = Path(__file__).parents[2]
INSTANCE = """
import pathlib, sys
from storage import schema
from storage.database import Database
schema.VERSIONS = pathlib.Path(sys.argv[2])
Database(sys.argv[1]).upgrade()
"""


@pytest_asyncio.fixture
async def empty(empty_url: str) -> AsyncIterator[Database]:
    opened = Database(empty_url)
    yield opened
    await opened.close()


def tables(database: Database) -> set[str]:
    return set(inspect(database.engine).get_table_names())


def migration(folder: Path, revision: str, down: str | None, upgrade: str) -> None:
    body = textwrap.indent(textwrap.dedent(upgrade).strip(), "    ")
    (folder / f"{revision}.py").write_text(
        f"import sqlalchemy as sa\nfrom alembic import op\nrevision = {revision!r}\n"
        f"down_revision = {down!r}\ndef upgrade():\n{body}\ndef downgrade():\n    pass\n"
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of migrations that stands in for Kehu's own."""
    made = tmp_path / "100% versions"
    made.mkdir()
    monkeypatch.setattr(schema, "VERSIONS", made)
    return made


async def test_a_written_migration_makes_the_models_and_can_be_undone(empty: Database, folder: Path) -> None:
    written = await asyncio.to_thread(schema.write_migration, "first")
    assert "UtcDateTime" not in written.read_text()
    assert schema.differences(empty) != []
    empty.upgrade()
    assert schema.differences(empty) == []
    assert {"outbox", "inbox", "bot_state", "conversation"} <= tables(empty)
    empty.upgrade()
    nothing_more = await asyncio.to_thread(schema.write_migration, "second")
    assert "    pass\n" in nothing_more.read_text()
    with empty.engine.begin() as connection:
        alembic.command.downgrade(schema.config(connection), "base")
    assert tables(empty) <= {"alembic_version"}


async def test_a_table_is_rebuilt_without_losing_what_refers_to_it(empty: Database, folder: Path) -> None:
    migration(
        folder,
        "0001",
        None,
        """
        op.create_table("parent", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.Text))
        op.create_table(
            "child", sa.Column("parent", sa.Integer, sa.ForeignKey("parent.id", ondelete="CASCADE"))
        )
        op.execute("INSERT INTO parent VALUES (1, 'x')")
        op.execute("INSERT INTO child VALUES (1)")
        """,
    )
    migration(
        folder,
        "0002",
        "0001",
        """
        with op.batch_alter_table("parent") as parent:
            parent.alter_column("name", nullable=False, existing_type=sa.Text)
        """,
    )
    empty.upgrade()
    assert await empty.read(lambda session: session.scalar(text("SELECT parent FROM child"))) == 1
    with pytest.raises(IntegrityError):
        await empty.transaction(lambda session: session.execute(text("INSERT INTO child VALUES (2)")))


async def test_a_migration_that_fails_leaves_nothing_behind(empty: Database, folder: Path) -> None:
    migration(folder, "0001", None, 'op.create_table("early", sa.Column("id", sa.Integer))')
    migration(folder, "0002", "0001", 'raise LookupError("half way")')
    with pytest.raises(LookupError):
        empty.upgrade()
    assert tables(empty) == set()
    assert await empty.transaction(lambda session: session.scalar(text("SELECT 1"))) == 1


@pytest.mark.proofs
async def test_instances_that_start_together_upgrade_once(empty: Database, folder: Path) -> None:
    # Slow enough that the second one comes while the first one is at it.
    slow = 'import time; time.sleep(0.3); op.create_table("only", sa.Column("id", sa.Integer))'
    migration(folder, "0001", None, slow)
    command = [sys.executable, "-c", INSTANCE, empty.url, str(folder)]
    instances = [await asyncio.create_subprocess_exec(*command, cwd=ROOT) for _ in range(2)]
    assert [await instance.wait() for instance in instances] == [0, 0]
    assert "only" in tables(empty)


async def test_broken_references_stop_an_sqlite_migration(tmp_path: Path, folder: Path) -> None:
    migration(
        folder,
        "0001",
        None,
        """
        op.create_table("parent", sa.Column("id", sa.Integer, primary_key=True))
        op.create_table("child", sa.Column("parent", sa.Integer, sa.ForeignKey("parent.id")))
        op.execute("INSERT INTO child VALUES (7)")
        """,
    )
    database = Database(f"sqlite:///{tmp_path}/kehu.db")
    with pytest.raises(schema.BrokenReferences, match="child"):
        database.upgrade()
    assert tables(database) == set()
    await database.close()
