"""Backup and restore: an SQLite file is copied while Kehu serves; a PostgreSQL database by its own tools.

A backup is whole and of one moment. What was sent after that moment is planned again in it, so a restored Kehu may
say some things twice, and never forgets one.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

import psycopg
from sqlalchemy import URL, make_url

from storage import schema
from storage.engines import sqlite_file
from storage.file_lock import FileLock, Held

HEADER = b"SQLite format 3\x00"
LOOKS, LOOK_SECONDS = 10, 0.1


class BackupFailed(Exception):
    """Nothing was changed; the text says what to do."""


def back_up(url: str, to: Path) -> str:
    """Write a backup of the database to a new file, while Kehu serves or not; a sentence about it.

    Blocks. The file can be read by its owner only. BackupFailed if it exists already, or cannot be written.
    """
    if to.exists():
        raise BackupFailed(f"{to} exists already; a backup never overwrites another one.")
    if not to.parent.is_dir():
        raise BackupFailed(f"The folder {to.parent} does not exist.")
    half = to.with_name(to.name + ".partial")
    try:
        _private(half)
        file = sqlite_file(make_url(url))
        if file is None:
            _run(_pg_dump(half), make_url(url))
        else:
            _copy_sqlite(file, half)
        _to_disk(half)
        os.replace(half, to)
    except OSError as error:
        raise BackupFailed(f"The backup could not be written: {error.strerror}.") from error
    finally:
        half.unlink(missing_ok=True)
    return f"{to} holds the whole database, {to.stat().st_size // 1024 + 1} kB."


def restore(url: str, backup: Path, now: datetime) -> str:
    """Put a backup in the place of the database; a sentence about it. Kehu must not run.

    Blocks. What stood there before is kept beside it (SQLite). BackupFailed, and nothing changed, if the file is no
    whole backup of this Kehu or an older one, or if somebody still uses the database.
    """
    if not backup.is_file():
        raise BackupFailed(f"There is no file {backup}.")
    file = sqlite_file(make_url(url))
    if file is None:
        return _restore_postgresql(url, backup)
    return _restore_sqlite(file, backup, now)


def problems(file: Path) -> list[str]:
    """What is wrong with an SQLite file that should hold a whole Kehu; empty if nothing is."""
    with file.open("rb") as start:
        if start.read(len(HEADER)) != HEADER:
            return ["it is no SQLite database"]
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return _problems(connection)
    except sqlite3.DatabaseError as error:
        return [f"it cannot be read: {error}"]


def _problems(connection: sqlite3.Connection) -> list[str]:
    found = [line for (line,) in connection.execute("PRAGMA integrity_check") if line != "ok"]
    found += [
        f"{table} refers to a row that is missing"
        for table, *_ in connection.execute("PRAGMA foreign_key_check")
    ]
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "alembic_version" not in tables:
        return [*found, "it is no database of Kehu"]
    for (revision,) in connection.execute("SELECT version_num FROM alembic_version"):
        if revision not in schema.revisions():
            found.append("it was made by a newer Kehu than this one")
    return found


def _copy_sqlite(file: Path, to: Path) -> None:
    if not file.exists():
        raise BackupFailed(f"There is no database at {file} yet.")
    try:
        _vacuum_into(file, to)
    except sqlite3.DatabaseError as error:
        raise BackupFailed(f"The database could not be copied: {error}.") from error
    wrong = problems(to)
    if wrong:
        raise BackupFailed(f"The database itself is damaged: {'; '.join(wrong[:3])}.")


def _vacuum_into(file: Path, to: Path) -> None:
    """One snapshot, beside which the bot goes on writing, as one plain file without a log beside it.

    Page by page (SQLite's other way) what was deleted would come along, readable to who looks for it.
    """
    with closing(sqlite3.connect(file, timeout=10, isolation_level=None)) as source:
        source.execute("VACUUM INTO ?", (str(to),)).close()


def _restore_sqlite(file: Path, backup: Path, now: datetime) -> str:
    wrong = problems(backup)
    if wrong:
        raise BackupFailed(f"{backup} cannot be restored: {'; '.join(wrong[:3])}.")
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = FileLock(file.with_name(file.name + ".lock"))
    try:
        lock.take()
    except Held as held:
        raise BackupFailed(f"Kehu is running (process {held.holder or 'unknown'}): stop it first.") from held
    try:
        kept = _set_aside(file, now)
        new = file.with_name(file.name + ".restoring")
        _private(new)
        shutil.copyfile(backup, new)
        _to_disk(new)
        for log in ("-wal", "-shm"):
            file.with_name(file.name + log).unlink(missing_ok=True)
        os.replace(new, file)
        _to_disk(file.parent)
    except OSError as error:
        raise BackupFailed(f"The database could not be replaced: {error.strerror}.") from error
    finally:
        lock.release()
    before = f" What was there before is {kept}." if kept else ""
    return f"{backup} is the database now.{before} The next start brings it up to date."


def _set_aside(file: Path, now: datetime) -> Path | None:
    """A copy of what is there now, log included; it stays until an administrator removes it."""
    if not file.exists():
        return None
    kept = file.with_name(f"{file.name}.before-restore-{now:%Y%m%dT%H%M%S%f}")
    _private(kept)
    try:
        _vacuum_into(file, kept)
    except sqlite3.DatabaseError:
        # A damaged file is a reason to restore; it is kept as it is.
        shutil.copyfile(file, kept)
    return kept


def _restore_postgresql(url: str, backup: Path) -> str:
    # The server notices a moment later that a client has gone.
    looks = LOOKS
    while (others := _others(url)) and looks:
        looks -= 1
        time.sleep(LOOK_SECONDS)
    if others:
        raise BackupFailed(f"{others} clients are connected to the database: stop every Kehu first.")
    _run(_pg_restore(backup), make_url(url))
    return f"{backup} is the database now. The next start brings it up to date."


def _others(url: str) -> int:
    with psycopg.connect(_libpq(make_url(url)), autocommit=True) as connection:
        found = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND backend_type = 'client backend'"
        ).fetchone()
    return int(found[0]) if found else 0


def _pg_dump(to: Path) -> Sequence[str]:
    return ("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={to}")


def _pg_restore(backup: Path) -> Sequence[str]:
    return (
        "pg_restore", "--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction",
        "--exit-on-error", "--dbname=", str(backup),
    )  # fmt: skip


def _run(command: Sequence[str], url: URL) -> None:
    """Run a PostgreSQL tool on the database: its address goes by the environment, where `ps` does not show it."""
    program = shutil.which(command[0])
    shown = " ".join(command)
    if program is None:
        raise BackupFailed(
            f"{command[0]} is not on this machine. Install PostgreSQL's client tools, or run where they are: {shown}"
        )
    environment = _environment(url)
    filled = [f"--dbname={environment['PGDATABASE']}" if part == "--dbname=" else part for part in command]
    done = subprocess.run(
        [program, *filled[1:]], env=os.environ | environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["no reason given"]
        raise BackupFailed(f"{command[0]} failed: {'; '.join(said[:2])[:300]}")


def _environment(url: URL) -> Mapping[str, str]:
    host = url.host or url.query.get("host")
    given = {
        "PGHOST": host if isinstance(host, str) else None,
        "PGPORT": str(url.port) if url.port else None,
        "PGUSER": url.username,
        "PGPASSWORD": url.password,
        "PGDATABASE": url.database or "postgres",
        "PGSSLMODE": str(url.query["sslmode"]) if "sslmode" in url.query else None,
    }
    return {name: value for name, value in given.items() if value}


def _libpq(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


def _private(file: Path) -> None:
    """An empty file that only its owner may read: the rows are about people."""
    file.unlink(missing_ok=True)
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _to_disk(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
