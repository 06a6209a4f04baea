"""A database that drops its connections, while they are idle and in the middle of work: the next turn must work.

Nothing is half saved, nothing is done twice, and no place among the turns is used up by one that lost its lock.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import psycopg
import pytest
import pytest_asyncio
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from storage import instances, outbox
from storage.database import Database
from storage.instances import SharedTurns
from storage.outbox import OutboxRow
from tests.storage.conftest import _emptied


@pytest_asyncio.fixture
async def postgresql(
    postgresql_with_tables: str,
) -> AsyncIterator[tuple[Database, str]]:
    """PostgreSQL with all tables, and the address to break it from."""
    url = _emptied(postgresql_with_tables)
    database = Database(url)
    yield database, url
    await database.close()


def drop_all(url: str) -> int:
    """End every other connection to this database, as a restarted server or a patient firewall does."""
    with psycopg.connect(url, autocommit=True) as connection:
        ended = connection.execute(
            "SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        ).fetchall()
    return len(ended)


def plan(session: Session, key: str, now: datetime) -> bool:
    return outbox.plan(session, key=key, kind="x", subject={}, now=now)


def rows(session: Session) -> int:
    return session.scalar(select(func.count(OutboxRow.id))) or 0


async def test_connections_that_were_dropped_while_idle_cost_nothing(
    postgresql: tuple[Database, str], now: datetime
) -> None:
    database, url = postgresql
    turns = SharedTurns(database)
    for number in range(3):
        # Several of each kind lie in the pools.
        await asyncio.gather(
            *(database.transaction(lambda s, key=f"{number} {n}": plan(s, key, now)) for n in range(8)),  # type: ignore[misc]
            *(database.read(rows) for _ in range(4)),
        )
        async with turns.turn("a"), turns.turn("b"):
            pass
        assert drop_all(url) > 0
    async with turns.turn("a"):
        assert await database.transaction(lambda s: plan(s, "after", now))
    assert await database.read(rows) == 25
    await turns.close()


async def test_a_connection_that_is_dropped_in_the_middle_of_work_is_not_noticed(
    postgresql: tuple[Database, str], now: datetime
) -> None:
    """Before the commit nothing was saved, so the work is simply done on another connection."""
    database, url = postgresql
    tries = 0

    def work(session: Session) -> str:
        nonlocal tries
        tries += 1
        plan(session, "one", now)
        if tries == 1:
            drop_all(url)
        plan(session, "two", now)
        return "done"

    assert await database.transaction(work) == "done"
    assert (tries, await database.read(rows)) == (2, 2)


async def test_work_whose_connections_are_always_dropped_ends_with_nothing_saved(
    postgresql: tuple[Database, str], now: datetime
) -> None:
    database, url = postgresql
    tries = 0

    def work(session: Session) -> None:
        nonlocal tries
        tries += 1
        plan(session, f"one {tries}", now)
        drop_all(url)
        plan(session, f"two {tries}", now)

    with pytest.raises(DBAPIError):
        await database.transaction(work)
    assert (tries, await database.read(rows)) == (2, 0)


async def test_a_commit_whose_answer_was_lost_is_not_done_again(
    postgresql: tuple[Database, str], now: datetime
) -> None:
    """Nobody knows whether it was committed: to do it once more could do it twice."""
    database, url = postgresql
    tries = 0

    def work(session: Session) -> None:
        nonlocal tries
        tries += 1
        plan(session, f"{tries}", now)
        # What is still to come is the commit itself.
        drop_all(url)

    with pytest.raises(DBAPIError):
        await database.transaction(work)
    assert tries == 1
    assert await database.read(rows) == 0


async def test_a_read_whose_connection_is_dropped_is_read_again(
    postgresql: tuple[Database, str], now: datetime
) -> None:
    database, url = postgresql
    tries = 0

    def look(session: Session) -> int:
        nonlocal tries
        tries += 1
        rows(session)
        if tries == 1:
            drop_all(url)
        return rows(session)

    assert await database.read(look) == 0
    assert tries == 2


async def test_a_server_that_says_nothing_any_more_is_not_waited_for_long(
    postgresql: tuple[Database, str],
) -> None:
    with postgresql[0].engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        asked = driver.info.get_parameters()
    assert int(asked["tcp_user_timeout"]) <= 30_000
    assert int(asked["keepalives_idle"]) + int(asked["keepalives_interval"]) * 3 <= 60


async def test_turns_that_lose_their_locks_use_up_no_places(postgresql: tuple[Database, str]) -> None:
    database, url = postgresql
    turns = SharedTurns(database)
    for _ in range(instances.AT_ONCE + 1):
        async with asyncio.timeout(5), turns.turn("a"):
            await asyncio.to_thread(drop_all, url)
    assert turns._places._value == instances.AT_ONCE
    await turns.close()
