"""The outbox under many hands: owners that lease at once, and planning, leasing and settling in any order."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import create_engine, delete
from sqlalchemy.orm import Session

from storage import outbox
from storage.base import Base
from storage.database import Database
from storage.outbox import OutboxRow

LEASE = timedelta(minutes=1)


@pytest.mark.asyncio
async def test_owners_that_lease_at_once_share_the_rows(database: Database, now: datetime) -> None:
    def plan(session: Session) -> None:
        for number in range(60):
            outbox.plan(session, key=str(number), kind="x", subject={}, now=now)

    await database.transaction(plan)
    others = [database, Database(database.url), Database(database.url)]

    async def take(owner: int) -> list[int]:
        rows = await others[owner % 3].transaction(
            lambda session: outbox.lease(session, owner=str(owner), now=now, limit=10, duration=LEASE)
        )
        return [row.id for row in rows]

    taken = [one for rows in await asyncio.gather(*map(take, range(9))) for one in rows]
    taken += await take(9)
    for other in others[1:]:
        await other.close()
    assert len(taken) == 60 == len(set(taken))


@pytest.mark.asyncio
async def test_many_who_plan_the_same_key_plan_it_once(database: Database, now: datetime) -> None:
    def plan(session: Session) -> bool:
        return outbox.plan(session, key="once", kind="x", subject={}, now=now)

    assert sum(await asyncio.gather(*(database.transaction(plan) for _ in range(20)))) == 1


class Machine(RuleBasedStateMachine):
    """Two senders, of whom any may stop in the middle; `holders` is what a careful reader would expect."""

    open: Callable[[], Session]
    start: datetime

    def __init__(self) -> None:
        super().__init__()
        self.now = self.start
        self.session = self.open()
        self.holders: dict[int, tuple[str, datetime]] = {}
        self.due: dict[int, datetime] = {}
        self.keys: set[str] = set()
        self.settled: set[int] = set()

    def teardown(self) -> None:
        self.session.execute(delete(OutboxRow))
        self.session.commit()
        self.session.close()

    @rule(key=st.sampled_from("abcd"), wait=st.integers(0, 3))
    def plan(self, key: str, wait: int) -> None:
        at = self.now + wait * LEASE
        planned = outbox.plan(self.session, key=key, kind="x", subject={}, now=self.now, not_before=at)
        assert planned is (key not in self.keys)
        if planned:
            self.keys.add(key)
            self.due[self.session.query(OutboxRow).filter_by(key=key).one().id] = at

    @rule(seconds=st.integers(1, 90))
    def time_goes_by(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule(owner=st.sampled_from(["one", "two"]), limit=st.integers(1, 3))
    def lease(self, owner: str, limit: int) -> None:
        free = {row for row, at in self.due.items() if at <= self.now and self.free(row)}
        rows = outbox.lease(self.session, owner=owner, now=self.now, limit=limit, duration=LEASE)
        assert {row.id for row in rows} <= free and len(rows) == min(limit, len(free))
        for row in rows:
            self.holders[row.id] = (owner, self.now + LEASE)

    @rule(owner=st.sampled_from(["one", "two"]), row=st.integers(0, 3), sent=st.booleans())
    def finish(self, owner: str, row: int, sent: bool) -> None:
        if row >= len(self.due):
            return
        row_id = list(self.due)[row]
        holds = self.holders.get(row_id, ("", self.now))[0] == owner
        if sent:
            ended = outbox.settle(self.session, row_id, owner=owner, now=self.now, state="sent")
            self.settled |= {row_id} if holds else set()
        else:
            later = self.now + 2 * LEASE
            ended = outbox.retry_at(self.session, row_id, owner=owner, at=later, outcome="503")
            self.due[row_id] = later if holds else self.due[row_id]
        assert ended is holds
        if holds:
            del self.holders[row_id]

    @rule(owner=st.sampled_from(["one", "two"]))
    def shut_down(self, owner: str) -> None:
        held = [row for row, (who, _) in self.holders.items() if who == owner]
        assert outbox.release(self.session, owner=owner) == len(held)
        for row in held:
            del self.holders[row]

    @invariant()
    def nothing_is_lost(self) -> None:
        counts = outbox.counts(self.session, self.now)
        assert counts.sent == len(self.settled) and counts.leased == len(self.holders)
        assert counts.planned == len(self.keys) - counts.sent - counts.leased
        waiting = [at for row, at in self.due.items() if at <= self.now and self.free(row)]
        assert counts.oldest_due == min(waiting, default=None)

    def free(self, row: int) -> bool:
        held = self.holders.get(row)
        return row not in self.settled and (held is None or held[1] <= self.now)


@pytest.mark.proofs
def test_any_order_of_events(now: datetime) -> None:
    # One connection in memory: what is tried here is the logic, the databases are tried above.
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine, tables=[Base.metadata.tables["outbox"]])
    Machine.open = staticmethod(lambda: Session(engine))
    Machine.start = now
    limits = settings(
        max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
    run_state_machine_as_test(Machine, settings=limits)
    engine.dispose()
