"""The declarative base of all tables: names for constraints, moments in UTC, rows inserted once."""

from datetime import UTC, datetime
from functools import cache
from typing import Any, ClassVar, cast

from sqlalchemy import JSON, ColumnDefault, DateTime, Dialect, MetaData, Table, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import TypeDecorator

from storage.prepared import Prepared

# Constraints need names of their own: SQLite changes a table by rebuilding it, and can only carry over what
# it can name.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, aware, in UTC on both sides.

    A naive datetime raises ValueError: nobody knows which moment it means.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        # SQLite keeps no zone; what it holds was written as UTC above.
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


DUE = "due"
"""Where a session notes that it planned something to be sent at once; ``Database.told_due`` tells the post of it."""


class Base(DeclarativeBase):
    """Every table.

    `Mapped[datetime]` is a UtcDateTime, `Mapped[dict[str, Any]]` is JSON where None is NULL.
    """

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime,
        dict[str, Any]: JSON(none_as_null=True),
    }


def lock_row(session: Session, table: type[Base], number: int) -> None:
    """Let changes of one row follow one another where the database locks rows; SQLite has one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        _row_for_update(table).first(session, number=number)
    else:
        session.flush()


@cache
def _row_for_update(table: type[Base]) -> Prepared:
    number = cast(Table, table.__table__).c.id
    return Prepared(select(number).where(number == bindparam("number")).with_for_update())


def insert_new(session: Session, table: type[Base], unique: str, **values: object) -> bool:
    """Insert a row unless one with the same value in column `unique` is there; say whether it was done.

    One statement, so that two who insert at the same moment need no second look. A column without a value gets its
    default, if that is a constant.
    """
    values = _constants(table) | values
    new = _insert_new(table, unique, session.get_bind().dialect.name, tuple(values))
    return new.change(session, **values) == 1


@cache
def _constants(table: type[Base]) -> dict[str, object]:
    """What the model gives a column that is not named; a prepared statement makes nothing up by itself."""
    columns = cast(Table, table.__table__).columns
    defaults = ((column.name, column.default) for column in columns)
    return {
        name: default.arg
        for name, default in defaults
        if isinstance(default, ColumnDefault) and default.is_scalar
    }


@cache
def _insert_new(table: type[Base], unique: str, dialect: str, columns: tuple[str, ...]) -> Prepared:
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    new = insert(cast(Table, table.__table__)).on_conflict_do_nothing(index_elements=[unique])
    return Prepared(new, columns=columns)
