"""Statements that are asked at every sweep and hardly ever find anything.

SQLAlchemy takes its time to make ready for the rows of a statement, however many there are. A ``Sparse`` lets the
driver look first whether there is one (``Prepared``), which costs a tenth.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from sqlalchemy import Select, literal_column
from sqlalchemy.orm import Session

from storage.prepared import Prepared

Row = TypeVar("Row")


class Sparse(Generic[Row]):
    """A statement for rows of one model, with ``bindparam`` values that are given by name when it is run."""

    def __init__(self, statement: Select[Row]) -> None:
        self._statement = statement
        # At its first use, when all models are known.
        self._any = Prepared(lambda dialect: _one_of(statement))

    def all(self, session: Session, **values: object) -> Sequence[Row]:
        """Every row, in the statement's order; what the session holds is flushed first."""
        if self._any.first(session, **values) is None:
            return []
        return session.scalars(self._statement, values).unique().all()


def _one_of(statement: Select[Row]) -> Select[int]:
    one: Select[int] = statement.with_only_columns(literal_column("1"), maintain_column_froms=True)
    return one.order_by(None).limit(1)
