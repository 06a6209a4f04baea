"""Brief works that wait together are committed together, glances are read together, and none of them can tell."""

from __future__ import annotations

import asyncio
import contextvars
import itertools
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from storage.base import DUE
from storage.database import Database
from storage.engines import SQLITE_READERS
from tests.storage.test_database import Counter, Own, counter, increment, value

__all__ = ["counter"]
pytestmark = pytest.mark.asyncio


@asynccontextmanager
async def busy(database: Database) -> AsyncIterator[None]:
    """The writer works until the block ends, so that what comes meanwhile waits."""
    started, go_on = threading.Event(), threading.Event()

    def long(session: Session) -> None:
        started.set()
        assert go_on.wait(10)

    running = asyncio.create_task(database.transaction(long))
    await asyncio.to_thread(started.wait, 10)
    try:
        yield
    finally:
        go_on.set()
        await running


async def waited(database: Database, *works: Callable[[Session], object]) -> list[object]:
    """The works' results or errors, if they have waited for the writer together, in this order."""
    async with busy(database):
        tasks = [asyncio.create_task(_caught(database.briefly(work))) for work in works]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    return await asyncio.gather(*tasks)


async def _caught(running: Awaitable[object]) -> object:
    try:
        return await running
    except Exception as error:
        return error


@contextmanager
def commits(database: Database) -> Iterator[list[object]]:
    """What was committed inside the block, one entry a time."""
    seen: list[object] = []

    @event.listens_for(database.engine, "commit")
    def note(connection: object) -> None:
        seen.append(connection)

    yield seen
    event.remove(database.engine, "commit", note)


def fails(session: Session) -> None:
    increment(session)
    session.flush()
    raise LookupError("no such item")


async def test_what_waits_is_committed_together_in_its_order(counter: Database) -> None:
    with commits(counter) as seen:
        results = await waited(counter, *[increment] * 10)
    assert await counter.read(value) == 10
    if counter.dialect == "sqlite":  # PostgreSQL has several writers, and groups commits by itself
        assert results == list(range(1, 11)) and len(seen) == 1


async def test_more_than_a_group_holds_is_done_too(counter: Database) -> None:
    results = await waited(counter, *[increment] * 60)
    assert sorted(map(repr, results), key=int) == [str(n) for n in range(1, 61)]


async def test_one_that_fails_fails_alone_and_leaves_nothing(counter: Database) -> None:
    results = await waited(counter, increment, fails, increment, fails, increment)
    assert [type(result) for result in results] == [int, LookupError, int, LookupError, int]
    assert await counter.read(value) == 3


async def test_nobody_is_answered_before_the_commit(counter: Database) -> None:
    """Whoever is told that something is saved finds it saved."""
    found: list[int] = []

    async def saves() -> None:
        mine = await counter.briefly(increment)
        found.append(await counter.read(value) - mine)

    async with busy(counter):
        tasks = [asyncio.create_task(saves()) for _ in range(20)]
        await asyncio.sleep(0)
    await asyncio.gather(*tasks)
    assert len(found) == 20 and min(found) >= 0


async def test_to_each_the_session_is_new(counter: Database) -> None:
    strange, rows = list[object](), list[Counter]()

    def looks(session: Session) -> None:
        strange.extend([*session, *session.info.keys() & {"mine", DUE}])
        session.info |= {"mine": "nobody else's", DUE: True}
        rows.append(session.get_one(Counter, 1))

    await waited(counter, increment, looks, looks)
    assert strange == [] and rows[0] is not rows[1]
    assert {row.value for row in rows} <= {0, 1}  # they stay readable


async def test_what_is_due_at_once_is_told_of_every_one(counter: Database) -> None:
    def plans(session: Session) -> None:
        session.info[DUE] = True

    assert not counter.told_due()
    await waited(counter, increment, plans, increment)
    assert counter.told_due() and not counter.told_due()
    await waited(counter, increment, increment)
    assert not counter.told_due()


async def test_each_knows_the_context_of_its_caller(counter: Database) -> None:
    turn: contextvars.ContextVar[int] = contextvars.ContextVar("turn", default=0)

    async def asks(number: int) -> bool:
        turn.set(number)
        return await counter.briefly(lambda session: turn.get()) == number

    async with busy(counter):
        tasks = [asyncio.create_task(asks(number)) for number in range(1, 9)]
        await asyncio.sleep(0)
    assert all(await asyncio.gather(*tasks))


async def test_who_was_cancelled_takes_nobody_along(counter: Database) -> None:
    async with busy(counter):
        tasks = [asyncio.create_task(counter.briefly(increment)) for _ in range(5)]
        await asyncio.sleep(0)
        tasks[2].cancel()
        await asyncio.sleep(0)
    done = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(each) for each in done] == [int, int, asyncio.CancelledError, int, int]
    assert await counter.read(value) >= 4


async def test_work_that_cannot_be_is_refused_in_company_too(counter: Database) -> None:
    async def asynchronous(session: Session) -> None:
        raise AssertionError("never runs")

    def empty(session: Session) -> int:
        return next(iter(()))

    results = await waited(counter, increment, asynchronous, empty, increment)
    assert [type(result) for result in results] == [int, TypeError, RuntimeError, int]


async def test_when_the_database_cannot_begin_everybody_hears_it_once(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/kehu.db")
    Own.metadata.create_all(database.engine)
    begins: list[object] = []

    async with busy(database):
        tasks = [asyncio.create_task(_caught(database.briefly(value))) for _ in range(5)]
        await asyncio.sleep(0)

        @event.listens_for(database.engine, "begin")
        def locked(connection: object) -> None:
            begins.append(connection)
            raise OSError("locked")

    told = await asyncio.gather(*tasks)
    assert [str(each) for each in told] == ["locked"] * 5 and len(begins) == 1
    event.remove(database.engine, "begin", locked)
    await database.close()


async def test_a_commit_that_fails_saves_nothing_and_answers_everybody(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/kehu.db")
    Own.metadata.create_all(database.engine)
    await database.transaction(lambda session: session.add(Counter(id=1, value=0)))
    tries = itertools.count()

    async with busy(database):
        tasks = [asyncio.create_task(_caught(database.briefly(increment))) for _ in range(3)]
        await asyncio.sleep(0)

        @event.listens_for(database.engine, "commit")
        def full(connection: object) -> None:
            if next(tries) in (0, 2):  # that of all three, then the second one's own
                raise OSError("disk full")

    told = await asyncio.gather(*tasks)
    event.remove(database.engine, "commit", full)
    assert [str(each) for each in told] == ["1", "disk full", "2"]
    assert await database.read(value) == 2
    await database.close()


async def test_closing_leaves_nobody_waiting(counter: Database) -> None:
    async with busy(counter):
        tasks = [asyncio.create_task(counter.briefly(increment)) for _ in range(5)]
        await asyncio.sleep(0)
        closing = asyncio.create_task(counter.close())
        await asyncio.sleep(0.01)
        with pytest.raises(RuntimeError):
            await counter.briefly(increment)
    await closing
    assert sorted(await asyncio.gather(*tasks)) == [1, 2, 3, 4, 5]


@asynccontextmanager
async def readers_busy(database: Database) -> AsyncIterator[None]:
    """All readers work until the block ends."""
    started, go_on = threading.Semaphore(0), threading.Event()

    def long(session: Session) -> None:
        started.release()
        assert go_on.wait(10)

    running = [asyncio.create_task(database.read(long)) for _ in range(SQLITE_READERS)]
    for _ in running:
        await asyncio.to_thread(started.acquire)
    try:
        yield
    finally:
        go_on.set()
        await asyncio.gather(*running)


async def test_glances_that_wait_share_a_snapshot_of_what_is_committed(counter: Database) -> None:
    begun: list[object] = []

    @event.listens_for(counter._read_engine, "begin")
    def begin(connection: object) -> None:
        begun.append(connection)

    await counter.transaction(increment)
    async with readers_busy(counter):
        tasks = [asyncio.create_task(counter.glance(value)) for _ in range(10)]
        await asyncio.sleep(0)
        await counter.transaction(increment)
    assert await asyncio.gather(*tasks) == [2] * 10
    if counter.dialect == "sqlite":
        assert len(begun) < 10
    event.remove(counter._read_engine, "begin", begin)


async def test_a_glance_that_fails_or_writes_fails_alone(counter: Database) -> None:
    def missing(session: Session) -> int:
        raise LookupError

    async with readers_busy(counter):
        works = (value, missing, increment, value)
        tasks = [asyncio.create_task(_caught(counter.glance(_flushed(work)))) for work in works]
        await asyncio.sleep(0)
    told = await asyncio.gather(*tasks)
    assert told[0] == told[3] == 0
    assert isinstance(told[1], LookupError) and isinstance(told[2], DBAPIError)
    assert await counter.transaction(increment) == 1


def _flushed(work: Callable[[Session], int]) -> Callable[[Session], int]:
    def run(session: Session) -> int:
        result = work(session)
        session.flush()
        return result

    return run


@dataclass(frozen=True)
class Step:
    """What one of a group does to the counter."""

    add: int
    fails: bool
    flushes: bool


STEPS = st.lists(st.builds(Step, st.integers(-5, 5), st.booleans(), st.booleans()), max_size=40)


@given(STEPS)
async def test_it_ends_as_if_they_had_come_one_after_the_other(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step]
) -> None:
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('group')}/kehu.db")
    Own.metadata.create_all(database.engine)
    await database.transaction(lambda session: session.add(Counter(id=1, value=0)))

    def work(step: Step) -> Callable[[Session], int]:
        def run(session: Session) -> int:
            row = session.get_one(Counter, 1)
            row.value += step.add
            if step.flushes:
                session.flush()
            if step.fails:
                raise LookupError
            return row.value

        return run

    expected, now = list[object](), 0
    for step in steps:
        now += 0 if step.fails else step.add
        expected.append(LookupError if step.fails else now)
    results = await waited(database, *map(work, steps))
    assert [type(each) if isinstance(each, LookupError) else each for each in results] == expected
    assert await database.read(lambda session: session.scalar(select(Counter.value))) == now
    await database.close()
