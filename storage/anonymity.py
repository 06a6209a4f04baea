"""What an anonymous submission needs, so that nothing beside it undoes it.

No author, no time finer than a week, and no order: rows stand under random keys, on SQLite without a rowid, and on
both databases what was deleted is wiped out of the files (``wipe_due``, ``Database.wipe``). That one form counts
once is remembered as a keyed hash, whose key dies with its scope: without the key nobody can try a person out.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, String, Table, delete, inspect, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base

KEY_LENGTH = 32
WEEKS_KEPT = 5
"""As long as the inbox keeps the keys of other forms: older cards are no longer clicked."""
WITHOUT_ORDER = {"sqlite_with_rowid": False}
"""For ``__table_args__``: SQLite then stores the rows by their random key and not one after the other."""
_WEEK, _WIPE = "week:", "wipe"
_TELLING_TYPES = ("DATE", "TIME", "STAMP")


class AnonymitySecret(Base):
    """The secret of one scope (``survey:7``, ``week:2026-W49``). When it is deleted, its hashes say nothing more.

    The scope ``wipe`` only notes that something was deleted that still has to be wiped out of the files.
    """

    __tablename__ = "anonymity_secret"
    __table_args__ = (WITHOUT_ORDER,)

    scope: Mapped[str] = mapped_column(String(60), primary_key=True)
    secret: Mapped[str] = mapped_column(String(64))


class AnonymityOnce(Base):
    """One anonymous form that was sent: a keyed hash, and nothing else."""

    __tablename__ = "anonymity_once"
    __table_args__ = (WITHOUT_ORDER,)

    mark: Mapped[str] = mapped_column(String(64), primary_key=True)
    scope: Mapped[str] = mapped_column(String(60))


_kept: dict[str, frozenset[str]] = {}


def keeps_only(table: type[Base], *columns: str) -> None:
    """Declare that an anonymous table has these columns and will never have another; ``faults`` checks it live."""
    _kept[table.__tablename__] = frozenset(columns)


def promised() -> dict[str, frozenset[str]]:
    """The anonymous tables and their closed lists of columns."""
    return dict(_kept)


def random_key() -> str:
    """A primary key that tells neither when nor after what its row was written."""
    return secrets.token_hex(KEY_LENGTH // 2)


def week_of(day: date) -> str:
    """The ISO week of a calendar day: ``2026-W49``."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def week_scope(today: date) -> str:
    """The scope of forms that belong to nothing that ends by itself."""
    return _WEEK + week_of(today)


def use_once(session: Session, scope: str, what: str) -> bool:
    """Use up one form's one-time key: True the first time, False ever after, as long as the scope lives.

    Nothing tells when. Under a week's scope it is also False if it was used in an earlier week that still lives.
    """
    secret = _secret(session, scope)
    wanted = AnonymitySecret.scope.startswith(_WEEK) if scope.startswith(_WEEK) else None
    if wanted is not None:
        living = session.scalars(select(AnonymitySecret.secret).where(wanted)).all()
        marks = [mark_of(one, what) for one in living]
        if session.scalar(select(AnonymityOnce.mark).where(AnonymityOnce.mark.in_(marks)).limit(1)):
            return False
    mark = mark_of(secret, what)
    if session.get(AnonymityOnce, mark) is not None:
        return False
    session.add(AnonymityOnce(mark=mark, scope=scope))
    session.flush()
    return True


def _secret(session: Session, scope: str) -> str:
    row = session.get(AnonymitySecret, scope)
    if row is None:
        row = AnonymitySecret(scope=scope, secret=secrets.token_hex(32))
        session.add(row)
        session.flush()
    return row.secret


def mark_of(secret: str, what: str) -> str:
    """The keyed hash of one form, in hexadecimal digits."""
    return hmac.new(bytes.fromhex(secret), what.encode(), hashlib.sha256).hexdigest()


def end_scope(session: Session, scope: str) -> None:
    """Let a scope's secret die, and its hashes with it; they are wiped out of the files afterwards."""
    session.execute(delete(AnonymityOnce).where(AnonymityOnce.scope == scope))
    if session.execute(delete(AnonymitySecret).where(AnonymitySecret.scope == scope)).rowcount:  # type: ignore[attr-defined]
        ask_wipe(session)


def end_old_weeks(session: Session, today: date) -> None:
    """End the weeks whose forms are no longer clicked."""
    oldest = week_scope(today - timedelta(weeks=WEEKS_KEPT))
    scopes = session.scalars(select(AnonymitySecret.scope).where(AnonymitySecret.scope.startswith(_WEEK)))
    for scope in scopes.all():
        if scope < oldest:
            end_scope(session, scope)


def ask_wipe(session: Session) -> None:
    """Note, in the transaction that deletes it, that something has to be wiped out of the files."""
    _secret(session, _WIPE)


def wipe_due(session: Session) -> bool:
    """Whether something was deleted and not wiped yet; it stays due over a crash."""
    return session.get(AnonymitySecret, _WIPE) is not None


def wiped(session: Session) -> None:
    """The files were wiped."""
    session.execute(delete(AnonymitySecret).where(AnonymitySecret.scope == _WIPE))


def faults(connection: Connection) -> list[str]:
    """What is wrong with the anonymous tables of the live database, as ``table: what``; empty when all is well.

    Looks at the database itself and not at the models: columns beyond the promise, moments, references, keys that
    count up, and on SQLite a rowid.
    """
    return [fault for name, columns in sorted(_kept.items()) for fault in _faults(connection, name, columns)]


def _faults(connection: Connection, name: str, columns: Iterable[str]) -> list[str]:
    looked = inspect(connection)
    if not looked.has_table(name):
        return [f"{name}: missing"]
    found = {column["name"]: str(column["type"]).upper() for column in looked.get_columns(name)}
    wrong = [f"{name}: {column}" for column in sorted(found.keys() ^ set(columns))]
    wrong += [
        f"{name}: {c} is a moment" for c, kind in found.items() if any(t in kind for t in _TELLING_TYPES)
    ]
    key = looked.get_pk_constraint(name)["constrained_columns"]
    if any("INT" in found.get(column, "") for column in key):
        wrong.append(f"{name}: its key counts up")
    for reference in looked.get_foreign_keys(name):
        if reference["referred_table"] in ("member", "conversation"):
            wrong.append(f"{name}: refers to {reference['referred_table']}")
    if connection.dialect.name == "sqlite":
        made = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).scalar()
        if "WITHOUT ROWID" not in str(made).upper():
            wrong.append(f"{name}: keeps the order of writing")
    return wrong


def table_of(name: str) -> Table:
    """An anonymous table by its name."""
    return Base.metadata.tables[name]


def rows(session: Session, name: str) -> list[dict[str, Any]]:
    """Every row of an anonymous table as it stands in the database, in the order of its keys."""
    table = table_of(name)
    found = session.execute(select(table).order_by(*table.primary_key.columns))
    return [dict(row) for row in found.mappings()]


keeps_only(AnonymityOnce, "mark", "scope")
