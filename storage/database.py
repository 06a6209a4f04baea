"""One transaction is one hop: `await database.transaction(work)`; `work(session)` is plain SQLAlchemy.

`work` loads, decides, saves and returns; it runs whole in a thread of the database's own, and nothing in it
awaits. What it returns may be rows: they stay readable after the commit, but lazy relationships do not.
"""

import asyncio
import contextvars
import random
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Literal, TypeVar

from sqlalchemy import Engine, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from storage.base import DUE
from storage.engines import open_engines, sqlite_file
from storage.file_lock import FileLock, Held
from storage.group_commit import GroupCommit
from storage.wiping import wipe
from storage.work import run_work

T = TypeVar("T")

# PostgreSQL's codes for "you lost to another transaction, run it again"; a doubled key is one of them when
# both were new.
SERIALIZATION_FAILURE, DEADLOCK, UNIQUE_VIOLATION = "40001", "40P01", "23505"
MOST_ATTEMPTS = 30
MOST_ATTEMPTS_ON_DOUBLED_KEY = 3
MOST_ATTEMPTS_ON_LOST_CONNECTION = 2


class DatabaseInUse(Exception):
    """Another process serves from the same SQLite file."""


class Database:
    """The one door to what is stored.

    Making one connects to nothing yet, but makes the folder of an SQLite file.

    `url` is an SQLAlchemy URL: SQLite on a file, or PostgreSQL; ValueError for any other.
    """

    def __init__(self, url: str) -> None:
        parsed = make_url(url)
        file = sqlite_file(parsed)
        engines = open_engines(parsed)
        self.url = url
        self.dialect: Literal["sqlite", "postgresql"] = "sqlite" if file else "postgresql"
        self.engine = engines.write
        self._read_engine = engines.read
        self._planner = engines.plan
        self._writers = ThreadPoolExecutor(engines.writers, thread_name_prefix="kehu-write")
        self._readers = ThreadPoolExecutor(engines.readers, thread_name_prefix="kehu-read")
        self._group = GroupCommit(self._writers, self._transact) if file else None
        self._glances = GroupCommit(self._readers, self._look) if file else None
        self._one_retry_at_a_time = threading.Lock()
        self._due = threading.Event()
        self._server_lock = FileLock(file.with_name(file.name + ".lock")) if file else None

    async def transaction(self, work: Callable[[Session], T]) -> T:
        """Run `work` as one read-write transaction: committed when it returns, rolled back when it raises.

        Transactions behave as if run one after the other. On PostgreSQL `work` is run again when it lost to
        another one, so it must have no effect but on the session. Cancelling the caller does not stop work
        that has begun: it may be committed.
        """
        return await _hop(self._writers, self._transact, work)

    async def briefly(self, work: Callable[[Session], T]) -> T:
        """Like `transaction`, for the few milliseconds of a turn: on SQLite, works that wait are committed together.

        `work` is run again when another of the group failed, so here too it has no effect but on the session.
        """
        if self._group is None:
            return await self.transaction(work)
        return await self._group.run(work)

    async def planning(self, work: Callable[[Session], T]) -> T:
        """Like `transaction`, but on PostgreSQL beside the others instead of in a row with them (READ COMMITTED).

        Only for planning that reads a lot and writes nothing but what its unique keys guard: in a row it would
        lose to every click meanwhile, begin anew, and let the clicks wait for it.
        """
        return await _hop(self._writers, lambda work: self._transact(work, self._planner), work)

    async def read(self, work: Callable[[Session], T]) -> T:
        """Run `work` on one snapshot of what is committed, beside the writers.

        Writing in it raises a DBAPIError.
        """
        return await _hop(self._readers, self._look, work)

    async def glance(self, work: Callable[[Session], T]) -> T:
        """Like `read`, for a row or two: on SQLite, looks that wait at the same moment share one snapshot.

        `work` is run again when another of the group failed.
        """
        if self._glances is None:
            return await self.read(work)
        return await self._glances.run(work)

    async def wipe(self, tables: Iterable[str]) -> None:
        """Wipe what was deleted out of the files, between two transactions; NotWiped if a reader stood in the way.

        `tables` are those that PostgreSQL writes anew; SQLite does all of them.
        """
        names = list(tables)
        await asyncio.get_running_loop().run_in_executor(self._writers, wipe, self.engine, names)

    def told_due(self) -> bool:
        """Whether something to be sent at once was committed here since this was last asked."""
        if not self._due.is_set():
            return False
        self._due.clear()
        return True

    def upgrade(self) -> None:
        """Bring the tables to the newest version, all or nothing.

        Blocks: for the start, before anything is served.
        """
        # Imported here because the models of schema.py are no business of whoever only needs a session.
        from storage import schema

        schema.upgrade(self)

    def claim_for_server(self) -> None:
        """Claim an SQLite file until this process closes or ends; DatabaseInUse if another serves from it.

        Tools may still open the file. Several servers may share a PostgreSQL database, so there nothing is
        claimed.
        """
        if self._server_lock is None:
            return
        try:
            self._server_lock.take()
        except Held as held:
            raise DatabaseInUse(
                f"{self.url} is already served by process {held.holder or 'unknown'};"
                " several instances need PostgreSQL"
            ) from held

    async def close(self) -> None:
        """Wait for the work that runs, then close every connection.

        Work that comes later raises RuntimeError.
        """
        await asyncio.to_thread(self._close)

    def _close(self) -> None:
        self._writers.shutdown()
        self._readers.shutdown()
        self._read_engine.dispose()
        self.engine.dispose()
        if self._server_lock is not None:
            self._server_lock.release()

    def _look(self, work: Callable[[Session], T]) -> T:
        try:
            return self._look_once(work)
        except DBAPIError as error:
            if not error.connection_invalidated:
                raise
        return self._look_once(work)

    def _look_once(self, work: Callable[[Session], T]) -> T:
        with Session(self._read_engine, expire_on_commit=False) as session:
            return run_work(work, session)

    def _transact(self, work: Callable[[Session], T], engine: Engine | None = None) -> T:
        engine = engine or self.engine
        try:
            return self._attempt(work, engine)
        except DBAPIError as error:
            if _most_attempts(error) == 1:
                raise
        # Those who lost queue up and go one by one, so that they no longer lose to each other.
        with self._one_retry_at_a_time:
            return self._retry(work, engine)

    def _retry(self, work: Callable[[Session], T], engine: Engine) -> T:
        attempt = 2
        while True:
            try:
                return self._attempt(work, engine)
            except DBAPIError as error:
                if attempt >= _most_attempts(error):
                    raise
            # Another instance may retry in step with this one; chance breaks the step.
            time.sleep(random.uniform(0, 0.002 * attempt))
            attempt += 1

    def _attempt(self, work: Callable[[Session], T], engine: Engine) -> T:
        with Session(engine, expire_on_commit=False) as session:
            with session.begin():
                result = run_work(work, session)
            if DUE in session.info:
                self._due.set()
        return result


async def _hop(
    threads: ThreadPoolExecutor, run: Callable[[Callable[[Session], T]], T], work: Callable[[Session], T]
) -> T:
    # The context goes along so that a log line written inside the work still knows its turn.
    context = contextvars.copy_context()
    return await asyncio.get_running_loop().run_in_executor(threads, lambda: context.run(run, work))


def _most_attempts(error: DBAPIError) -> int:
    code = getattr(error.orig, "sqlstate", None)  # only psycopg's errors have one
    if code in (SERIALIZATION_FAILURE, DEADLOCK):
        return MOST_ATTEMPTS
    if error.connection_invalidated and error.statement is not None:
        # Lost at a statement, so nothing was saved. (A commit has no statement: if that one gets no answer, nobody
        # knows whether it was done, and to work once more could do it twice.)
        return MOST_ATTEMPTS_ON_LOST_CONNECTION
    return MOST_ATTEMPTS_ON_DOUBLED_KEY if code == UNIQUE_VIOLATION else 1
