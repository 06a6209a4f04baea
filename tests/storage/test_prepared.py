"""A prepared statement is the statement that SQLAlchemy runs: same values in, same rows out, same errors."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, MetaData, String, Table, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from storage.base import insert_new
from storage.database import Database
from storage.inbox import InboxRow
from storage.outbox import OutboxRow
from storage.prepared import Prepared, gathered

COLUMNS = (
    "key", "kind", "subject", "member_id", "conversation_id", "not_before", "planned_at", "state", "attempts",
    "next_attempt_at",
)  # fmt: skip
INSERT = Prepared(insert(OutboxRow).inline(), columns=COLUMNS)
BY_KEY = Prepared(select(*OutboxRow.__table__.c).where(OutboxRow.key == bindparam("wanted")))
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=3)), timezone(timedelta(hours=-11, minutes=-30))])
MOMENTS = st.builds(
    lambda zone, after: (datetime(2026, 11, 28, tzinfo=UTC) + after).astimezone(zone),
    ZONES,
    st.timedeltas(timedelta(days=-20_000), timedelta(days=20_000)),
)
SUBJECTS = st.dictionaries(
    TEXTS, TEXTS | st.integers(-(2**53), 2**53) | st.booleans() | st.none(), max_size=3
)


def row(key: str, now: datetime, **other: Any) -> dict[str, Any]:
    values = dict.fromkeys(COLUMNS) | {"key": key, "kind": "k", "subject": {}, "planned_at": now}
    return values | {"state": "planned", "attempts": 0, "next_attempt_at": now} | other


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
async def test_what_goes_in_comes_out_as_sqlalchemy_reads_it(database: Database, data: st.DataObject) -> None:
    values = row(
        "one",
        data.draw(MOMENTS),
        kind=data.draw(TEXTS),
        subject=data.draw(SUBJECTS),
        member_id=data.draw(st.none() | st.integers(0, 2**31 - 1)),
        not_before=data.draw(st.none() | MOMENTS),
    )

    def work(session: Session) -> None:
        session.execute(delete(OutboxRow))
        assert INSERT.change(session, **values) == 1
        statement = select(*OutboxRow.__table__.c)
        expected = session.connection().execute(statement).one()
        assert BY_KEY.first(session, wanted="one") == tuple(expected)
        assert BY_KEY.all(session, wanted="one") == [tuple(expected)]
        assert {name: getattr(expected, name) for name in COLUMNS} == values
        assert BY_KEY.first(session, wanted="none") is None and BY_KEY.all(session, wanted="none") == []

    await database.transaction(work)


async def test_what_the_session_holds_is_seen_and_what_was_done_goes_with_it(
    database: Database, now: datetime
) -> None:
    def undone(session: Session) -> None:
        session.add(OutboxRow(**row("held", now)))
        assert BY_KEY.first(session, wanted="held") is not None
        INSERT.change(session, **row("mine", now))
        raise LookupError

    with pytest.raises(LookupError):
        await database.transaction(undone)
    for key in ("held", "mine"):
        assert await database.read(lambda s, key=key: BY_KEY.first(s, wanted=key)) is None  # type: ignore[misc]


async def test_changes_are_counted(database: Database, now: datetime) -> None:
    close = Prepared(
        update(OutboxRow).where(OutboxRow.kind == bindparam("of_kind")).values(state=bindparam("new"))
    )

    def work(session: Session) -> tuple[int, int]:
        for number in range(3):
            INSERT.change(session, **row(str(number), now))
        return close.change(session, of_kind="k", new="sent"), close.change(session, of_kind="x", new="sent")

    assert await database.transaction(work) == (3, 0)


async def test_values_are_all_named_and_nothing_else_is(database: Database) -> None:
    for values in ({}, {"wanted": "x", "more": 1}, {"Wanted": "x"}):
        with pytest.raises(TypeError, match="takes"):
            await database.read(lambda s, values=values: BY_KEY.first(s, **values))  # type: ignore[misc]


async def test_a_driver_error_is_sqlalchemys_and_tells_no_values(database: Database, now: datetime) -> None:
    def twice(session: Session) -> None:
        INSERT.change(session, **row("salaisuus", now))
        INSERT.change(session, **row("salaisuus", now))

    with pytest.raises(IntegrityError) as caught:
        await database.transaction(twice)
    assert "salaisuus" not in str(caught.value.statement) + str(caught.value.params)
    assert await database.read(lambda s: BY_KEY.first(s, wanted="salaisuus")) is None
    with pytest.raises(DBAPIError):
        await database.read(lambda s: INSERT.change(s, **row("luettaessa", now)))


async def test_defaults_made_in_python_and_lists_are_refused(database: Database) -> None:
    defaulted = Table("of_test", MetaData(), Column("name", String), Column("made", String, default="here"))
    for refused in (
        Prepared(insert(defaulted), columns=("name",)),
        Prepared(select(OutboxRow.id).where(OutboxRow.key.in_(bindparam("name", expanding=True)))),
    ):
        with pytest.raises(TypeError, match="prepared statement"):
            await database.transaction(lambda s, p=refused: p.all(s, name="x"))  # type: ignore[misc]


async def test_gathered_rows_are_the_rows(database: Database, now: datetime) -> None:
    table = OutboxRow.__table__
    many = Prepared(
        lambda dialect: select(
            func.count(InboxRow.key),
            gathered(dialect, table, table.c.kind == "k", table.c.key, table.c.member_id, table.c.not_before),
            gathered(dialect, table, table.c.kind == "none", table.c.key),
        )
    )
    keys = ["a", 'lainaus "', "\\", "Ä 🐈", "{}", "[1]"]

    def work(session: Session) -> tuple[Any, ...] | None:
        for number, key in enumerate(keys):
            INSERT.change(session, **row(key, now, member_id=number or None, not_before=now))
        return many.first(session)

    found = await database.transaction(work)
    assert found is not None
    count, rows, none = found
    assert count == 0 and not none
    assert sorted(key for key, _, _ in rows) == sorted(keys)
    assert {key: member for key, member, _ in rows} == {key: n or None for n, key in enumerate(keys)}
    for _, _, moment in rows:
        told = datetime.fromisoformat(moment)
        assert (told if told.tzinfo else told.replace(tzinfo=UTC)) == now


async def test_insert_new_says_once(database: Database, now: datetime) -> None:
    values = {"key": "x", "state": "done", "taken_at": now, "done_at": now}
    said = [await database.transaction(lambda s: insert_new(s, InboxRow, "key", **values)) for _ in range(3)]
    assert said == [True, False, False]


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
async def test_a_connection_that_died_costs_one_turn_at_the_most(
    database: Database, now: datetime, postgresql_server: str
) -> None:
    await database.transaction(lambda s: INSERT.change(s, **row("before", now)))

    def cut_off(session: Session) -> None:
        INSERT.change(session, **row("during", now))
        mine = session.connection().exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
        with psycopg.connect(postgresql_server, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", [mine])
        BY_KEY.first(session, wanted="before")

    with pytest.raises(DBAPIError):
        await database.transaction(cut_off)
    for key, there in (("before", True), ("during", False)):
        found = await database.transaction(lambda s, key=key: BY_KEY.first(s, wanted=key))  # type: ignore[misc]
        assert (found is not None) == there
