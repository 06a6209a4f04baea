import asyncio
import contextvars
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from storage.base import UtcDateTime
from storage.database import Database

pytestmark = pytest.mark.asyncio


class Own(DeclarativeBase):
    """Tables that only these tests have."""


class Counter(Own):
    __tablename__ = "counter"

    id: Mapped[int] = mapped_column(primary_key=True)
    value: Mapped[int]
    at: Mapped[datetime | None] = mapped_column(UtcDateTime)


@pytest.fixture
def counter(database: Database) -> Database:
    Own.metadata.create_all(database.engine)
    with Session(database.engine) as session, session.begin():
        session.add(Counter(id=1, value=0))
    return database


def increment(session: Session) -> int:
    """As code is written that knows of nobody else: read, think, write."""
    row = session.get_one(Counter, 1)
    row.value = row.value + 1
    return row.value


def value(session: Session) -> int:
    return session.get_one(Counter, 1).value


async def test_no_concurrent_increment_is_lost(counter: Database) -> None:
    seen = await asyncio.gather(*(counter.transaction(increment) for _ in range(400)))
    assert sorted(seen) == list(range(1, 401))
    assert await counter.read(value) == 400


async def test_instances_lose_no_increment_to_each_other(counter: Database) -> None:
    other = Database(counter.url)
    await asyncio.gather(*(which.transaction(increment) for _ in range(50) for which in (counter, other)))
    await other.close()
    assert await counter.read(value) == 100


async def test_two_who_see_no_row_do_not_both_decide_to_add_it(counter: Database) -> None:
    """Write skew: nobody changes what the other read, but both act on what was not there."""

    def add_if_few(session: Session) -> None:
        if len(session.scalars(select(Counter)).all()) < 5:
            session.add(Counter(value=0))

    await asyncio.gather(*(counter.transaction(add_if_few) for _ in range(40)))
    assert len(await counter.read(lambda session: session.scalars(select(Counter)).all())) == 5


async def test_a_reader_goes_on_beside_a_writer_and_sees_what_was_committed(counter: Database) -> None:
    written, go_on = threading.Event(), threading.Event()

    def write(session: Session) -> None:
        increment(session)
        session.flush()
        written.set()
        assert go_on.wait(10)

    writer = asyncio.create_task(counter.transaction(write))
    await asyncio.to_thread(written.wait, 10)
    assert await counter.read(value) == 0
    go_on.set()
    await writer
    assert await counter.read(value) == 1


async def test_a_read_sees_one_moment(counter: Database) -> None:
    looked, go_on = threading.Event(), threading.Event()

    def twice(session: Session) -> tuple[int, int]:
        before = value(session)
        looked.set()
        assert go_on.wait(10)
        session.expire_all()
        return before, value(session)

    reader = asyncio.create_task(counter.read(twice))
    await asyncio.to_thread(looked.wait, 10)
    await counter.transaction(increment)
    go_on.set()
    assert await reader == (0, 0)


async def test_an_exception_rolls_everything_back_and_arrives(counter: Database) -> None:
    def fail(session: Session) -> None:
        increment(session)
        session.flush()
        raise LookupError("no such item")

    with pytest.raises(LookupError, match="no such item"):
        await counter.transaction(fail)
    assert await counter.read(value) == 0
    assert await counter.transaction(increment) == 1


async def test_an_empty_next_in_the_work_arrives_as_an_error(counter: Database) -> None:
    """A future cannot carry a StopIteration: the turn would never end, and its person's next ones would wait for it."""

    def empty(session: Session) -> int:
        return next(iter(()))

    for run in (counter.transaction, counter.planning, counter.read):
        async with asyncio.timeout(5):
            with pytest.raises(RuntimeError, match="StopIteration"):
                await run(empty)


async def test_reading_cannot_write_and_the_next_transaction_still_can(counter: Database) -> None:
    with pytest.raises(DBAPIError, match=r"readonly|read-only"):
        await counter.read(lambda session: session.execute(text("UPDATE counter SET value = 7")))
    for _ in range(15):  # as often as there are connections, so that one of them would be the reader's
        await asyncio.gather(*(counter.transaction(increment) for _ in range(3)))
    assert await counter.read(value) == 45


async def test_rows_stay_readable_after_the_transaction(counter: Database) -> None:
    def change(session: Session) -> Counter:
        increment(session)
        return session.get_one(Counter, 1)

    assert (await counter.transaction(change)).value == 1


async def test_asynchronous_work_is_refused_and_nothing_is_committed(counter: Database) -> None:
    async def wrong(session: Session) -> None:
        raise AssertionError("never runs")

    with pytest.raises(TypeError, match="synchronous"):
        await (await counter.transaction(wrong))


async def test_the_work_knows_the_context_of_its_caller(counter: Database) -> None:
    turn: contextvars.ContextVar[str] = contextvars.ContextVar("turn", default="none")
    turn.set("t-1")
    assert await counter.transaction(lambda session: turn.get()) == "t-1"


async def test_the_loop_goes_on_while_work_runs(counter: Database) -> None:
    go_on = threading.Event()
    waiting = asyncio.create_task(counter.transaction(lambda session: go_on.wait(10)))
    await asyncio.sleep(0.01)
    go_on.set()  # reached only if the loop is free
    assert await waiting


async def test_closing_waits_for_running_work(counter: Database) -> None:
    started = threading.Event()

    def slow(session: Session) -> int:
        started.set()
        threading.Event().wait(0.1)
        return increment(session)

    running = asyncio.create_task(counter.transaction(slow))
    await asyncio.to_thread(started.wait, 10)
    await counter.close()
    assert await running == 1
    with pytest.raises(RuntimeError):
        await counter.transaction(increment)


async def test_moments_come_back_in_utc(counter: Database) -> None:
    helsinki = datetime(2026, 11, 23, 14, 0, 0, 123456, tzinfo=timezone(timedelta(hours=2)))

    def keep(session: Session) -> None:
        session.get_one(Counter, 1).at = helsinki

    await counter.transaction(keep)
    at = await counter.read(lambda session: session.get_one(Counter, 1).at)
    assert at is not None and at.tzinfo is UTC and at == helsinki
    before = select(Counter.id).where(Counter.at < helsinki + timedelta(seconds=1))
    assert await counter.read(lambda session: session.scalars(before).all()) == [1]


async def test_a_naive_moment_is_refused(counter: Database) -> None:
    def keep(session: Session) -> None:
        session.get_one(Counter, 1).at = datetime(2026, 11, 23, 14, 0)  # noqa: DTZ001 - the mistake itself

    with pytest.raises(StatementError, match="time zone"):
        await counter.transaction(keep)


async def test_the_folder_of_a_file_is_made_and_the_file_is_safe_and_fast(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/deep/var/kehu.db")

    def settings(session: Session) -> list[object]:
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        return [session.scalar(text(f"PRAGMA {name}")) for name in names]

    assert await database.transaction(settings) == ["wal", 1, 1, 10_000]
    await database.close()


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://x/y"])
async def test_a_database_that_cannot_serve_is_refused_at_once(url: str) -> None:
    with pytest.raises(ValueError, match=r"file|known"):
        Database(url)


async def test_foreign_keys_are_kept(database: Database) -> None:
    make: Callable[[Session], object] = lambda session: session.execute(  # noqa: E731 - three statements of a test
        text("CREATE TABLE child (parent integer REFERENCES outbox (id))")
    )
    await database.transaction(make)
    with pytest.raises(DBAPIError, match=r"(?i)foreign key"):
        await database.transaction(lambda session: session.execute(text("INSERT INTO child VALUES (1)")))
