"""The commands of ``python app.py``, and what each of them does."""

from __future__ import annotations

import argparse
from collections.abc import Awaitable, Callable
from pathlib import Path

from sqlalchemy import make_url

from bot.administration import check, people, post
from bot.administration.desk import CannotDo, Desk
from storage import backup, schema
from storage.engines import sqlite_file
from storage.members import ROLES

Run = Callable[[Desk, argparse.Namespace], Awaitable[int]]


def parser() -> argparse.ArgumentParser:
    """Reads the command line; without a command Kehu serves."""
    made = argparse.ArgumentParser(prog="python app.py", description="Kehu: without a command it serves.")
    kinds = made.add_subparsers(dest="command", metavar="COMMAND")
    kinds.add_parser("check", help="is everything right, and what is to be done")
    for name, told in (
        ("backup", "copy the whole database into a new file, while Kehu serves"),
        ("restore", "put a backup in the place of the database; Kehu must be stopped"),
    ):
        kinds.add_parser(name, help=told).add_argument("file", type=Path)
    kinds.add_parser("people", help="who is on the roster, and who holds which role")
    role = kinds.add_parser("role", help="give or take a role, for when nobody in chat can")
    role.add_argument("do", choices=("give", "take"))
    role.add_argument("role", choices=ROLES, metavar=f"ROLE ({', '.join(ROLES)})")
    role.add_argument("person", help="number, user principal name, mail address, directory id or whole name")
    kinds.add_parser("outbox", help="what waits to be sent, and what was given up")
    retry = kinds.add_parser("retry", help="try given-up messages again")
    retry.add_argument("which", nargs="+", help="their numbers, or: all")
    kinds.add_parser("unreachable", help="who cannot be written to, since when, and why")
    kinds.add_parser("demo", help="fill an empty database with a small network (local mode)")
    return made


async def run(desk: Desk, asked: argparse.Namespace) -> int:
    """Do what was asked; the exit code. CannotDo or BackupFailed, and nothing changed, when it cannot be done."""
    needs_tables, work = RUNS[asked.command]
    if needs_tables:
        _tables(desk)
    return await work(desk, asked)


def _tables(desk: Desk) -> None:
    file = sqlite_file(make_url(desk.settings.database_url))
    if file is not None and not file.exists():
        raise CannotDo(f"There is no database at {file} yet: start Kehu once.")
    if schema.revision(desk.database) != schema.newest():
        raise CannotDo(
            "The database is not of this version: start this Kehu once, which brings it up to date."
        )


async def _check(desk: Desk, asked: argparse.Namespace) -> int:
    return await check.check(desk)


async def _backup(desk: Desk, asked: argparse.Namespace) -> int:
    desk.say(backup.back_up(desk.settings.database_url, asked.file))
    return 0


async def _restore(desk: Desk, asked: argparse.Namespace) -> int:
    desk.say(backup.restore(desk.settings.database_url, asked.file, desk.clock.now()))
    return 0


async def _people(desk: Desk, asked: argparse.Namespace) -> int:
    return await people.people(desk)


async def _role(desk: Desk, asked: argparse.Namespace) -> int:
    return await (people.give if asked.do == "give" else people.take)(desk, asked.role, asked.person)


async def _outbox(desk: Desk, asked: argparse.Namespace) -> int:
    return await post.show(desk)


async def _retry(desk: Desk, asked: argparse.Namespace) -> int:
    return await post.retry(desk, asked.which)


async def _unreachable(desk: Desk, asked: argparse.Namespace) -> int:
    return await post.unreachable(desk)


RUNS: dict[str, tuple[bool, Run]] = {
    "check": (False, _check),
    "backup": (False, _backup),
    "restore": (False, _restore),
    "people": (True, _people),
    "role": (True, _role),
    "outbox": (True, _outbox),
    "retry": (True, _retry),
    "unreachable": (True, _unreachable),
}
"""By command: whether it needs the newest tables, and what it does."""
