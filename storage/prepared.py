"""Statements of every turn: compiled once, then handed to the driver as they are.

What SQLAlchemy does around a statement each time it is run (its cache, its events, its result object) costs several
times as much as SQLite needs for it. A ``Prepared`` keeps what matters of it: the SQL of the dialect, and the types'
own processors for what goes in and comes out. Everything else in ``storage/`` is plain SQLAlchemy.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import orjson
from sqlalchemy import (
    ColumnElement,
    DateTime,
    Dialect,
    FromClause,
    Label,
    Select,
    Text,
    UpdateBase,
    func,
    select,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeDecorator, TypeEngine

Process = Callable[[Any], Any]
Statement = Select[*tuple[Any, ...]] | UpdateBase
Row = tuple[Any, ...]
_DRIVER = "prepared.driver"


class _Parameter(NamedTuple):
    name: str
    fixed: object
    process: Process | None


class _Form(NamedTuple):
    """A statement as one dialect takes it."""

    sql: str
    parameters: Sequence[_Parameter]
    names: Sequence[str] | None
    """The parameters' names; None where they go by position."""
    asked: frozenset[str]
    """Whoever runs the statement gives these."""
    columns: Sequence[tuple[int, Process]]
    """Which columns of a row are not as the driver gives them."""
    dialect: Dialect


class _Rows(TypeDecorator[list[list[Any]]]):
    """Rows as JSON: SQLite gives its text, psycopg the lists."""

    impl = Text
    cache_ok = True

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return orjson.loads(value) if isinstance(value, str) else value


class Prepared:
    """A Core statement with ``bindparam`` values, which are all given by name when it is run.

    Runs in the session's transaction; what the session holds is flushed first. The driver's errors come as
    SQLAlchemy's ``DBAPIError``. ``columns`` are those that an INSERT without ``values`` fills. A statement that differs
    between the databases is a function of the dialect's name.

    Not for statements with an expanding IN, nor for tables whose columns have defaults made in Python (TypeError).
    """

    def __init__(
        self, statement: Statement | Callable[[str], Statement], *, columns: Sequence[str] | None = None
    ) -> None:
        self._statement = statement
        self._columns = columns
        self._forms: dict[str, _Form] = {}

    def all(self, session: Session, **values: object) -> list[Row]:
        """Every row, as a tuple in the order of the statement's columns."""
        form, cursor = self._run(session, values)
        rows: list[Row] = cursor.fetchall()
        if form.columns:
            rows = [_processed(row, form.columns) for row in rows]
        return rows

    def first(self, session: Session, **values: object) -> Row | None:
        """The first row, or None."""
        form, cursor = self._run(session, values)
        row = cursor.fetchone()
        cursor.close()
        return row if row is None or not form.columns else _processed(row, form.columns)

    def change(self, session: Session, **values: object) -> int:
        """How many rows were changed."""
        _, cursor = self._run(session, values)
        changed: int = cursor.rowcount
        cursor.close()
        return changed

    def _run(self, session: Session, values: Mapping[str, object]) -> tuple[_Form, Any]:
        session.flush()
        driver, dialect = _driver(session)
        form = self._forms.get(dialect.name)
        if form is None:
            statement = self._statement(dialect.name) if callable(self._statement) else self._statement
            form = self._forms[dialect.name] = _compiled(statement, self._columns, dialect)
        if values.keys() != form.asked:
            raise TypeError(f"the statement takes {sorted(form.asked)}, not {sorted(values)}")
        given: list[object] = []
        for name, fixed, process in form.parameters:
            value = values.get(name, fixed)
            given.append(value if process is None else process(value))
        try:
            cursor = driver.execute(
                form.sql, given if form.names is None else dict(zip(form.names, given, strict=True))
            )
        except dialect.loaded_dbapi.Error as error:
            raise _as_sqlalchemys(error, form, driver, session) from error
        return form, cursor


def gathered(dialect: str, source: FromClause, where: ColumnElement[bool], *columns: Any) -> Label[Any]:
    """Rows of a table as one value: a list of lists, in no order; days and moments in it are ISO text.

    Each row that SQLite hands over lets another thread in, which costs more than the row does.
    """
    of_one, of_all = (
        (func.json_build_array, func.json_agg)
        if dialect == "postgresql"
        else (func.json_array, func.json_group_array)
    )
    rows = select(of_all(of_one(*columns), type_=_Rows)).select_from(source).where(where)
    return rows.scalar_subquery().label(None)


def begin(session: Session) -> None:
    """Begin the session's transaction; SQLAlchemy itself does so only when something is asked of it."""
    _driver(session)


def _driver(session: Session) -> tuple[Any, Dialect]:
    """The driver's connection of the session's transaction; both drivers execute without a cursor made by hand."""
    known: tuple[Any, Any, Dialect] | None = session.info.get(_DRIVER)
    transaction = session.get_transaction()
    if known is None or known[0] is not transaction or transaction is None:
        connection = session.connection()
        driver = connection.connection.driver_connection
        known = session.info[_DRIVER] = (session.get_transaction(), driver, connection.dialect)
    return known[1:]


def _as_sqlalchemys(error: Exception, form: _Form, driver: Any, session: Session) -> BaseException:
    """The error as SQLAlchemy tells it, without values; a lost connection is given up, as it does."""
    lost = form.dialect.is_disconnect(error, driver, None)  # type: ignore[arg-type]
    if lost:
        session.connection().invalidate(error)
    return DBAPIError.instance(
        form.sql,
        None,
        error,
        form.dialect.loaded_dbapi.Error,
        hide_parameters=True,
        connection_invalidated=lost,
        dialect=form.dialect,
    )


def _compiled(statement: Statement, columns: Sequence[str] | None, dialect: Dialect) -> _Form:
    compiled = statement.compile(dialect=dialect, column_keys=columns)
    assert isinstance(compiled, SQLCompiler)
    if compiled.insert_prefetch or compiled.update_prefetch:
        raise TypeError("a prepared statement makes no defaults in Python")
    names = list(compiled.positiontup or ()) if compiled.positional else list(compiled.params)
    if any(compiled.binds[name].expanding for name in names):
        raise TypeError("a prepared statement has no list of values")
    parameters = [
        _Parameter(name, bind.value, _goes_in(bind.type, dialect))
        for name in names
        for bind in (compiled.binds[name],)
    ]
    processes = [
        column.type.dialect_impl(dialect).result_processor(dialect, None)
        for column in statement.exported_columns
    ]
    return _Form(
        compiled.string,
        parameters,
        None if compiled.positional else names,
        frozenset(name for name in names if compiled.binds[name].required),
        [(number, process) for number, process in enumerate(processes) if process is not None],
        dialect,
    )


def _goes_in(kind: TypeEngine[Any], dialect: Dialect) -> Process | None:
    process = kind.dialect_impl(dialect).bind_processor(dialect)
    is_moment = isinstance(kind.impl_instance if isinstance(kind, TypeDecorator) else kind, DateTime)
    # The moment of a turn stands in most columns that it writes.
    return lru_cache(16)(process) if process is not None and is_moment else process


def _processed(row: Sequence[Any], columns: Sequence[tuple[int, Process]]) -> tuple[Any, ...]:
    values = list(row)
    for number, process in columns:
        values[number] = process(values[number])
    return tuple(values)
