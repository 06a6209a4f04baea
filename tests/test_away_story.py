"""When what Kehu stands on is away for a moment: people are told, and what Teams tells only once is not lost."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from structlog.testing import capture_logs

from storage import inbox
from storage.inbox import InboxRow
from storage.members import COORDINATOR, Member, the_team
from tests.serving import Served
from tests.teams import Person, Teams


async def lost(work: Any) -> Any:
    raise OperationalError("SELECT 'a secret'", None, Exception("the database is locked"))


async def test_whoever_writes_while_the_database_is_away_is_told(
    served: Served, kati: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Teams was answered with 200 and does not deliver again: without a word the person would wait for ever."""
    await kati.says("kehu")
    with monkeypatch.context() as away, capture_logs() as logs:
        away.setattr(served.kehu.database, "transaction", lost)
        told = await kati.says("muistutukset")
        assert told.status == 200 and "mitään tallennettu" in told.sees()
        clicked = await kati.invokes(
            "adaptiveCard/action", {"action": {"verb": "kickoff.start", "data": {}}}, may_refuse=True
        )
        assert clicked.status == 200
    assert "secret" not in repr(logs) and "locked" not in repr(logs)
    assert "Muistutukset" in (await kati.says("muistutukset")).sees()


async def test_a_turn_that_lost_the_database_at_its_end_says_nothing_false(
    served: Served, kati: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*arguments: Any) -> None:
        raise OperationalError("UPDATE inbox", None, Exception("gone"))

    with monkeypatch.context() as away:
        away.setattr(inbox, "done", failing)
        told = await kati.says("muistutukset")
    assert len(told.messages) == 1 and "Muistutukset" in told.sees()

    def states(session: Session) -> list[str]:
        return list(session.scalars(select(InboxRow.state).order_by(InboxRow.taken_at.desc()).limit(1)))

    assert await served.kehu.database.read(states) == ["taken"]


@pytest.mark.parametrize("status", [403, 429, 500])
async def test_a_roster_that_could_not_be_read_is_read_later(
    status: int, served: Served, teams: Teams
) -> None:
    """Teams tells once that the app was installed. Who installed it coordinates, and the channel is greeted."""
    kati, mikko = teams.person("Kati Korhonen", given_name="Kati"), teams.person("Mikko Mäkelä")
    served.hurry()
    fault = teams.fails_next(status, retry_after=3600, times=None, where="members")
    await teams.installs(by=kati, patience=0)
    database, membership = served.kehu.database, served.kehu.jobs._catch_up
    assert membership is not None
    team = await database.read(the_team)
    assert team is not None and team.roster_read_at is None
    await membership()
    await served.deliver()
    assert len(teams.channel.messages) == 1
    fault.mended()
    await membership()
    await membership()

    def people(session: Session) -> dict[str, bool]:
        return {member.name: member.holds(COORDINATOR) for member in session.scalars(select(Member)).unique()}

    assert await database.read(people) == {"Kati Korhonen": True, "Mikko Mäkelä": False}
    assert "Mikko" in (await mikko.says("kehu")).sees()
    await served.deliver()
    assert len(teams.channel.messages) == 1, "greeted once"
