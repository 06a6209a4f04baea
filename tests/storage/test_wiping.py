"""What was deleted is gone from the files too, on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from storage import anonymity
from storage.database import Database

MARK = "kirahvi-"


def _fill(session: Session) -> None:
    for number in range(200):
        session.add(anonymity.AnonymityOnce(mark=f"{MARK}{number:03}".ljust(60, "x"), scope="week:2026-W49"))
    session.add(anonymity.AnonymitySecret(scope="week:2026-W49", secret="ab" * 32))


def _files(database: Database) -> tuple[bytes, bytes]:
    file = Path(database.url.removeprefix("sqlite:///"))
    return file.read_bytes(), file.with_name(file.name + "-wal").read_bytes()


async def test_nothing_of_a_scope_is_left_in_the_files(database: Database) -> None:
    await database.transaction(_fill)
    assert not await database.read(anonymity.wipe_due)
    await database.transaction(lambda session: anonymity.end_scope(session, "week:2026-W49"))
    assert await database.read(anonymity.wipe_due)
    if database.dialect == "postgresql":
        file = text("SELECT pg_relation_filepath('anonymity_once')")
        before = await database.read(lambda session: session.scalar(file))
        await database.wipe(anonymity.promised())
        assert await database.read(lambda session: session.scalar(file)) != before
        size = text("SELECT pg_relation_size('anonymity_once')")
        assert await database.read(lambda session: session.scalar(size)) == 0
        return
    await database.wipe(anonymity.promised())
    content, log = _files(database)
    assert MARK.encode() not in content
    assert b"ab" * 32 not in content
    assert log == b""


async def test_what_was_not_deleted_stays(database: Database) -> None:
    await database.transaction(_fill)
    await database.wipe(anonymity.promised())
    assert len(await database.read(lambda s: anonymity.rows(s, "anonymity_once"))) == 200


@pytest.mark.parametrize("scope", ["survey:7", "week:2026-W49"])
async def test_a_key_is_used_once(database: Database, scope: str) -> None:
    async def use(what: str, under: str = scope) -> bool:
        return await database.transaction(lambda session: anonymity.use_once(session, under, what))

    assert await use("1:abc")
    assert not await use("1:abc")
    assert await use("2:abc")
    if scope.startswith("week:"):
        # A week later the earlier week's hash still counts.
        assert not await use("1:abc", "week:2026-W50")
    await database.transaction(lambda session: anonymity.end_scope(session, scope))
    assert await use("1:abc")
