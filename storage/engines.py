"""How each database is opened, so that one piece of work means the same on SQLite and on PostgreSQL."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

WAIT_FOR_LOCK_MS = 10_000
SQLITE_READERS = 4
POSTGRESQL_WRITERS = 8
POSTGRESQL_READERS = 4
REMEMBERED_STATEMENTS = 2000
"""More than Kehu has, so that none is put into words twice."""
POSTGRESQL_CONNECT = {
    "connect_timeout": 10,
    # A server or a firewall that vanishes says nothing: without these a thread waits for it a quarter of an hour.
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
"""How psycopg connects (libpq's parameters; milliseconds in the last one, seconds in the others)."""


@dataclass(frozen=True)
class Engines:
    """`write` serves `writers` transactions at once; `read` as many as `readers`, and changes nothing.

    `plan` is `write` without its promise that transactions run as if one after the other.
    """

    write: Engine
    plan: Engine
    read: Engine
    writers: int
    readers: int


def open_engines(url: URL) -> Engines:
    """Engines for a URL; ValueError for a database Kehu does not know, or an SQLite one without a file."""
    dialect = url.get_backend_name()
    if dialect == "sqlite":
        return _sqlite(url)
    if dialect == "postgresql":
        return _postgresql(url)
    raise ValueError(f"KEHU_DATABASE_URL names {dialect!r}: only sqlite and postgresql are known")


def sqlite_file(url: URL) -> Path | None:
    """The file of an SQLite URL, None for any other; ValueError for a database in memory."""
    if url.get_backend_name() != "sqlite":
        return None
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        # A database in memory belongs to one connection: the readers beside the writer would each see an
        # empty one.
        raise ValueError("SQLite needs a plain file, such as sqlite:///var/kehu.db")
    return Path(url.database).absolute()


class SqliteDialect(SQLiteDialect_pysqlite):
    """Equal to every other one: what was put into SQL for the writer is good for the readers too.

    SQLAlchemy remembers SQL by dialect, and each engine has a dialect of its own; in one process they differ in nothing.
    """

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))


registry.register("sqlite.kehu", __name__, SqliteDialect.__name__)
_STATEMENTS: LRUCache[Any, Any] = LRUCache(REMEMBERED_STATEMENTS)


def _sqlite(url: URL) -> Engines:
    file = sqlite_file(url)
    assert file is not None
    # The rows are about people: a folder that is made here is nobody else's to read.
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # The absolute path: the database stays the same one even if the process changes its folder.
    url = url.set(drivername="sqlite+kehu", database=str(file))
    write = _sqlite_engine(url, connections=1, begin="BEGIN IMMEDIATE")
    return Engines(
        write=write,
        plan=write,
        read=_sqlite_engine(url, connections=SQLITE_READERS, begin="BEGIN", read_only=True),
        writers=1,
        readers=SQLITE_READERS,
    )


def _sqlite_engine(url: URL, *, connections: int, begin: str, read_only: bool = False) -> Engine:
    engine = create_engine(
        url,
        pool_size=connections,
        max_overflow=0,
        connect_args={"check_same_thread": False},
        execution_options={"compiled_cache": _STATEMENTS},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: object) -> None:
        # The driver would begin on its own, late and deferred; `begin` below does it where the transaction
        # starts.
        connection.isolation_level = None
        for pragma in (
            f"busy_timeout={WAIT_FOR_LOCK_MS}",  # first: the next one may have to wait for another process
            "journal_mode=WAL",
            "synchronous=NORMAL",
            "foreign_keys=ON",
            "secure_delete=ON",  # what is deleted is overwritten at once, and not only when its page is used again
            f"query_only={'ON' if read_only else 'OFF'}",
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        # To the driver itself: SQLAlchemy's way there costs several times as much, in every turn.
        connection.connection.driver_connection.execute(begin).close()  # type: ignore[union-attr]

    return engine


def _postgresql(url: URL) -> Engines:
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        # SQLite runs one transaction after the other, and the queries are written for that; this is the
        # same promise.
        isolation_level="SERIALIZABLE",
        pool_size=POSTGRESQL_WRITERS + POSTGRESQL_READERS,
        max_overflow=0,
        pool_pre_ping=True,  # a server that was restarted costs a new connection, not a lost click
        connect_args=POSTGRESQL_CONNECT,
    )
    return Engines(
        write=engine,
        plan=engine.execution_options(isolation_level="READ COMMITTED"),
        # One snapshot for the whole read, as in SQLite, and no part in the conflicts of the writers.
        read=engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True),
        writers=POSTGRESQL_WRITERS,
        readers=POSTGRESQL_READERS,
    )
