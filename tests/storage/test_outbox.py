from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from storage import outbox
from storage.database import Database
from storage.outbox import OutboxRow

pytestmark = pytest.mark.asyncio

MINUTE = timedelta(minutes=1)


async def plan(database: Database, key: str, now: datetime, **more: Any) -> bool:
    return await database.transaction(
        lambda session: outbox.plan(
            session, key=key, kind="kickoff.late", subject={"item": 7}, now=now, **more
        )
    )


async def lease(database: Database, owner: str, now: datetime, limit: int = 10) -> list[OutboxRow]:
    return await database.transaction(
        lambda session: outbox.lease(session, owner=owner, now=now, limit=limit, duration=MINUTE)
    )


async def settle(database: Database, row: OutboxRow, owner: str, now: datetime) -> bool:
    return await database.transaction(
        lambda session: outbox.settle(session, row.id, owner=owner, now=now, state="sent", activity_id="a-1")
    )


async def test_a_key_is_planned_once_even_after_it_is_settled(database: Database, now: datetime) -> None:
    assert await plan(database, "item:7:late", now)
    assert not await plan(database, "item:7:late", now)
    (row,) = await lease(database, "one", now)
    assert await settle(database, row, "one", now)
    assert not await plan(database, "item:7:late", now + timedelta(days=30))
    assert await lease(database, "one", now + timedelta(days=60)) == []


async def test_a_row_carries_what_was_planned(database: Database, now: datetime) -> None:
    await plan(database, "k", now, member_id=3, conversation_id="19:x", not_before=now + MINUTE)
    (row,) = await lease(database, "one", now + MINUTE)
    assert (row.key, row.kind, row.subject) == ("k", "kickoff.late", {"item": 7})
    assert (row.member_id, row.conversation_id) == (3, "19:x")
    assert (row.state, row.lease_owner, row.attempts) == ("leased", "one", 1)
    assert (row.planned_at, row.not_before, row.leased_until) == (now, now + MINUTE, now + 2 * MINUTE)


async def test_nothing_is_leased_before_its_time(database: Database, now: datetime) -> None:
    await plan(database, "later", now, not_before=now + MINUTE)
    assert await lease(database, "one", now) == []
    assert len(await lease(database, "one", now + MINUTE)) == 1


async def test_the_longest_waiting_come_first_and_no_more_than_asked(
    database: Database, now: datetime
) -> None:
    for key, minutes in (("b", 2), ("c", 3), ("a", 1)):
        await plan(database, key, now, not_before=now + minutes * MINUTE)
    later = now + 5 * MINUTE
    assert [row.key for row in await lease(database, "one", later, limit=2)] == ["a", "b"]
    assert [row.key for row in await lease(database, "two", later, limit=2)] == ["c"]


async def test_a_lease_that_ran_out_goes_to_another_and_the_first_owner_is_told(
    database: Database, now: datetime
) -> None:
    await plan(database, "k", now)
    (row,) = await lease(database, "one", now)
    assert await lease(database, "two", now + MINUTE - timedelta(seconds=1)) == []
    (again,) = await lease(database, "two", now + MINUTE)
    assert (again.id, again.attempts) == (row.id, 2)
    assert not await settle(database, row, "one", now + MINUTE)
    assert await settle(database, again, "two", now + MINUTE)
    assert not await settle(database, again, "two", now + MINUTE)


async def test_a_late_owner_may_still_settle_what_nobody_took(database: Database, now: datetime) -> None:
    await plan(database, "k", now)
    (row,) = await lease(database, "one", now)
    assert await settle(database, row, "one", now + 5 * MINUTE)


async def test_a_retry_waits_and_says_why(database: Database, now: datetime) -> None:
    await plan(database, "k", now)
    (row,) = await lease(database, "one", now)

    def retry(session: Session, owner: str) -> bool:
        return outbox.retry_at(session, row.id, owner=owner, at=now + 3 * MINUTE, outcome="429 " + "x" * 900)

    assert not await database.transaction(lambda session: retry(session, "two"))
    assert await database.transaction(lambda session: retry(session, "one"))
    assert await lease(database, "one", now + 2 * MINUTE) == []
    (again,) = await lease(database, "one", now + 3 * MINUTE)
    assert again.attempts == 2 and again.outcome is not None and len(again.outcome) == 500


async def test_a_clean_shutdown_gives_back_only_its_own(database: Database, now: datetime) -> None:
    for key in "abc":
        await plan(database, key, now)
    (sent, _) = await lease(database, "one", now, limit=2)
    await lease(database, "two", now, limit=1)
    await settle(database, sent, "one", now)
    assert await database.transaction(lambda session: outbox.release(session, owner="one")) == 1
    assert [(row.key, row.attempts) for row in await lease(database, "three", now)] == [("b", 1)]


async def test_counts_and_how_far_behind(database: Database, now: datetime) -> None:
    async def counts(at: datetime) -> outbox.OutboxCounts:
        return await database.read(lambda session: outbox.counts(session, at))

    assert await counts(now) == outbox.OutboxCounts(0, 0, 0, 0, 0, None)
    for key in "abcd":
        await plan(database, key, now, not_before=now + MINUTE)
    (a, b, _) = await lease(database, "one", now + MINUTE, limit=3)
    await settle(database, a, "one", now)
    await database.transaction(
        lambda session: outbox.settle(session, b.id, owner="one", now=now, state="given-up", outcome="403")
    )
    assert await counts(now) == outbox.OutboxCounts(1, 1, 1, 1, 0, None)
    assert (await counts(now + MINUTE)).oldest_due == now + MINUTE


async def test_what_is_planned_disappears_with_the_transaction_it_belongs_to(
    database: Database, now: datetime
) -> None:
    def fail(session: Session) -> None:
        outbox.plan(session, key="k", kind="x", subject={}, now=now)
        raise LookupError

    with pytest.raises(LookupError):
        await database.transaction(fail)
    assert await plan(database, "k", now)


async def test_a_key_that_is_too_long_is_refused_on_both(database: Database, now: datetime) -> None:
    with pytest.raises(ValueError, match="200"):
        await plan(database, "k" * 201, now)


async def test_the_post_is_told_of_what_is_due_at_once_and_of_nothing_else(
    database: Database, now: datetime
) -> None:
    later = now + timedelta(seconds=10)

    def plan(key: str, not_before: datetime | None = None) -> Callable[[Session], bool]:
        return lambda session: outbox.plan(
            session,
            key=key,
            kind="card.update",
            subject={},
            now=now,
            not_before=not_before,
            conversation_id="a:1",
        )

    def undone(session: Session) -> None:
        plan("undone")(session)
        raise LookupError

    assert not database.told_due()
    await database.transaction(plan("now"))
    assert database.told_due() and not database.told_due()
    await database.transaction(plan("now"))
    await database.transaction(plan("later", later))
    with pytest.raises(LookupError):
        await database.transaction(undone)
    assert not database.told_due()
    await database.transaction(lambda session: outbox.hurry(session, "card.update", later))
    assert not database.told_due()
    await database.transaction(lambda session: outbox.hurry(session, "card.update", now))
    assert database.told_due()
