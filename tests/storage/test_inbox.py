import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from storage import inbox
from storage.database import Database

pytestmark = pytest.mark.asyncio

STALE = timedelta(minutes=2)


async def take(database: Database, now: datetime, key: str = "a") -> bool:
    return await database.transaction(lambda session: inbox.take(session, key, now, STALE))


async def test_an_activity_is_taken_once(database: Database, now: datetime) -> None:
    assert await take(database, now)
    assert not await take(database, now + timedelta(seconds=15))
    assert await take(database, now, "another")


async def test_what_was_taken_and_abandoned_is_taken_again_by_one(database: Database, now: datetime) -> None:
    await take(database, now)
    assert not await take(database, now + STALE - timedelta(seconds=1))
    assert sum(await asyncio.gather(*(take(database, now + STALE) for _ in range(8)))) == 1


async def test_what_is_done_is_never_taken_again(database: Database, now: datetime) -> None:
    await take(database, now)
    await database.transaction(lambda session: inbox.done(session, "a", now))
    assert not await take(database, now + timedelta(days=1))


async def test_of_many_deliveries_at_once_one_is_processed(database: Database, now: datetime) -> None:
    assert sum(await asyncio.gather(*(take(database, now) for _ in range(20)))) == 1


async def test_a_one_time_key_works_once_and_is_free_again_if_the_action_fails(
    database: Database, now: datetime
) -> None:
    def failing(session: Session) -> None:
        assert inbox.use_once(session, "form-1", now)
        raise LookupError

    with pytest.raises(LookupError):
        await database.transaction(failing)
    assert await database.transaction(lambda session: inbox.use_once(session, "form-1", now))
    assert not await database.transaction(lambda session: inbox.use_once(session, "form-1", now))
    assert not await take(database, now + timedelta(days=9), "form-1")


async def test_what_a_click_led_to_is_kept_with_its_key(database: Database, now: datetime) -> None:
    await take(database, now)
    assert await database.read(lambda session: inbox.opens(session, "a")) is None
    kept = {"kickoff": 7, "card": "aloitus \U0001f431"}
    await database.transaction(lambda session: inbox.remember_opens(session, "a", kept))
    assert await database.read(lambda session: inbox.opens(session, "a")) == kept
    assert await database.read(lambda session: inbox.opens(session, "unknown")) is None
    with pytest.raises(KeyError):
        await database.transaction(lambda session: inbox.remember_opens(session, "unknown", kept))


async def test_the_old_is_forgotten(database: Database, now: datetime) -> None:
    await take(database, now - timedelta(days=9), "old")
    await take(database, now)
    assert await database.transaction(lambda session: inbox.forget_before(session, now)) == 1
    assert not await take(database, now)
    assert await take(database, now, "old")


async def test_a_key_that_is_too_long_is_refused_on_both(database: Database, now: datetime) -> None:
    with pytest.raises(ValueError, match="300"):
        await take(database, now, "k" * 301)
