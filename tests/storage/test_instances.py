"""Instances on one database: one plans at a time, and a person's turns follow one another wherever they come to."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from storage import instances
from storage.database import Database
from storage.instances import SharedTurns, plans_alone


@pytest.fixture
async def others(database: Database) -> AsyncIterator[tuple[SharedTurns, SharedTurns]]:
    """Two instances' locks."""
    made = SharedTurns(database), SharedTurns(database)
    yield made
    for each in made:
        await each.close()


async def test_one_plans_at_a_time_and_the_lock_ends_with_its_transaction(database: Database) -> None:
    assert await database.transaction(plans_alone)
    if database.dialect == "postgresql":
        with database.engine.connect() as other:
            other.exec_driver_sql(f"SELECT pg_advisory_xact_lock({instances.PLANNER_LOCK})")
            assert not await database.transaction(plans_alone)
    assert await database.transaction(plans_alone)


async def test_turns_of_one_person_do_not_overlap(
    database: Database, others: tuple[SharedTurns, SharedTurns]
) -> None:
    if database.dialect == "sqlite":
        # One instance serves an SQLite file; its own locks are enough, and these are none.
        async with others[0].turn("a"), others[1].turn("a"):
            return
    inside: list[str] = []

    async def turn(lock: SharedTurns, key: str) -> None:
        async with lock.turn(key):
            assert key not in inside
            inside.append(key)
            await asyncio.sleep(0.005)
            inside.remove(key)

    await asyncio.gather(*(turn(others[n % 2], f"person {n % 3}") for n in range(30)))


async def test_who_holds_a_turn_too_long_is_not_waited_for(
    database: Database, others: tuple[SharedTurns, SharedTurns], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instances, "LONGEST_WAIT", 0.1)
    async with others[0].turn("a"), asyncio.timeout(2), others[1].turn("a"):
        pass
    # And a turn that was given up leaves no lock behind.
    waiting = asyncio.create_task(others[0].turn("b").__aenter__())
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    async with asyncio.timeout(2), others[1].turn("b"):
        pass


async def test_more_turns_than_places_all_come_through(others: tuple[SharedTurns, SharedTurns]) -> None:
    async def turn(key: str) -> str:
        async with others[0].turn(key):
            await asyncio.sleep(0.002)
            return key

    keys = [f"person {n}" for n in range(instances.AT_ONCE * 4)]
    assert await asyncio.gather(*map(turn, keys)) == keys
