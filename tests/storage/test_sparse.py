"""A statement that hardly ever finds anything: it finds the same as the statement itself does."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from storage.database import Database
from storage.members import Member
from storage.sparse import Sparse

NOW = datetime(2026, 12, 2, 8, tzinfo=UTC)
NAMED = Sparse(select(Member).where(Member.name != bindparam("but")).order_by(Member.name.desc()))


async def test_none_one_and_many_in_their_order(database: Database) -> None:
    assert await database.read(lambda session: NAMED.all(session, but="Kati")) == []
    for name in ("Aino", "Kati", "Mikko"):
        member = Member(aad_object_id=name, name=name, active=True, joined_at=NOW)
        await database.transaction(lambda session, member=member: session.add(member))  # type: ignore[misc]
    found = await database.read(lambda session: [member.name for member in NAMED.all(session, but="Kati")])
    assert found == ["Mikko", "Aino"]


async def test_what_the_session_holds_is_found(database: Database) -> None:
    async def fails() -> None:
        await database.transaction(lambda session: NAMED.all(session))

    def both(session: Session) -> list[Member]:
        session.add(Member(aad_object_id="1", name="Aino", active=True, joined_at=NOW))
        return list(NAMED.all(session, but="Kati"))

    assert [member.name for member in await database.transaction(both)] == ["Aino"]
    with pytest.raises(TypeError, match="takes"):
        await fails()
