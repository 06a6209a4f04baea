"""Several instances on one PostgreSQL: who plans, and whose turn it is. On SQLite there is one instance, which may.

The locks are PostgreSQL's advisory locks and belong to a transaction: they end with it, however it ends, and pass
through a connection pooler.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from storage.database import Database
from storage.engines import POSTGRESQL_CONNECT

T = TypeVar("T")
PLANNER_LOCK = 5_343_802
"""Like the number of the upgrades, arbitrary and only Kehu's."""
TURNS = 5_343
"""The first half of the turns' locks; the second half is made from the conversation."""
AT_ONCE = 6
"""Turns of one instance that hold a lock; each takes one connection."""
POLL_SECONDS = 0.03
LONGEST_WAIT = 8.0
"""Then a turn begins without its lock: the state's eTag still tells if it was overtaken."""
_TRY = text("SELECT pg_try_advisory_xact_lock(:space, :number)")


def plans_alone(session: Session) -> bool:
    """Whether this transaction is the one that plans now; False if another instance is at it."""
    if session.get_bind().dialect.name == "sqlite":
        return True
    taken = session.scalar(text("SELECT pg_try_advisory_xact_lock(:number)"), {"number": PLANNER_LOCK})
    return bool(taken)


class SharedTurns:
    """One turn at a time for a person in a conversation, whichever instance it came to."""

    def __init__(self, database: Database) -> None:
        self._places = asyncio.Semaphore(AT_ONCE)
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="kehu-turn")
        self._engine: Engine | None = None
        if database.dialect == "postgresql":
            # Connections of their own: a turn that holds one must never wait for its own transactions.
            url = make_url(database.url).set(drivername="postgresql+psycopg")
            self._engine = create_engine(
                url,
                pool_size=AT_ONCE,
                max_overflow=0,
                pool_pre_ping=True,
                connect_args=POSTGRESQL_CONNECT,
            )

    @asynccontextmanager
    async def turn(self, key: str) -> AsyncIterator[None]:
        """Wait until no other instance works on this key. Nothing waits in a thread, so nothing waits in a ring."""
        if self._engine is None:
            yield
            return
        held = await self._take(self._engine, key)
        try:
            yield
        finally:
            if held is not None:
                try:
                    await self._hop(lambda: _let_go(held))
                finally:
                    self._places.release()

    async def close(self) -> None:
        """Let the connections go; turns that come later have no lock."""
        engine, self._engine = self._engine, None
        if engine is not None:
            await self._hop(engine.dispose)
        self._threads.shutdown()

    async def _take(self, engine: Engine, key: str) -> Connection | None:
        digest = hashlib.blake2b(key.encode(), digest_size=4).digest()
        wanted = {"space": TURNS, "number": int.from_bytes(digest, "big", signed=True)}
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LONGEST_WAIT):
                while True:
                    await self._places.acquire()
                    try:
                        held = await self._hop(lambda: _locked(engine, wanted))
                    except BaseException:
                        self._places.release()
                        raise
                    if held is not None:
                        return held
                    self._places.release()
                    await asyncio.sleep(POLL_SECONDS)
        return None

    async def _hop(self, work: Callable[[], T]) -> T:
        # A hop that has begun is finished: a connection that nobody holds any more would keep its lock.
        running = asyncio.get_running_loop().run_in_executor(self._threads, work)
        try:
            return await asyncio.shield(running)
        except asyncio.CancelledError:
            lost = await running
            if isinstance(lost, Connection):
                lost.close()
            raise


def _let_go(held: Connection) -> None:
    # A database that has dropped the connection has dropped the lock with it; the turn itself is over.
    with contextlib.suppress(DBAPIError):
        held.close()


def _locked(engine: Engine, wanted: Mapping[str, int]) -> Connection | None:
    connection = engine.connect()
    try:
        if connection.scalar(_TRY, wanted):
            return connection
    except BaseException:
        connection.close()
        raise
    connection.close()
    return None
