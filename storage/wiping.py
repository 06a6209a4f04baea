"""Wiping what was deleted out of the files. In an ordinary database a deleted row stays readable in free pages.

What the machine around the database keeps is not Kehu's to wipe: backups, PostgreSQL's archived log, the disk itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Engine


class NotWiped(Exception):
    """A reader stood in the way; nothing is lost, and the wiping is to be tried again."""


def wipe(engine: Engine, tables: Iterable[str]) -> None:
    """Rewrite the database without what was deleted. Blocks; NotWiped if somebody reads all the time.

    SQLite: the whole file anew, and its log cut to nothing. PostgreSQL: ``tables`` anew in files of their own.
    """
    if engine.dialect.name == "sqlite":
        _wipe_sqlite(engine)
    else:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("SET lock_timeout = '10s'")
            for table in sorted(tables):
                connection.exec_driver_sql(f"VACUUM FULL {table}")
            connection.exec_driver_sql("SET lock_timeout = DEFAULT")


def _wipe_sqlite(engine: Engine) -> None:
    # The driver's own connection: neither statement may run inside a transaction.
    borrowed = engine.raw_connection()
    try:
        cursor = borrowed.cursor()
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        outcome = cursor.fetchone()
        cursor.close()
    finally:
        borrowed.close()
    # (1 if it was blocked, pages in the log, pages copied)
    if outcome is None or outcome[0]:
        raise NotWiped
