"""A turn's sender and conversation as plain rows: what the entities say, and never what has changed meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from bot.turn import Person, with_support
from storage import conversations, members
from storage.conversations import Conversation, ConversationSeen
from storage.database import Database
from storage.members import Member
from tests.dialogs.network import PEOPLE, seed

pytestmark = pytest.mark.asyncio
AINO = "aad-1"


@pytest.fixture
def seen(now: datetime) -> ConversationSeen:
    return ConversationSeen(
        id="19:verkosto@thread.tacv2;messageid=1",
        kind="channel",
        service_url="https://smba.example/emea/",
        tenant_id="tenant",
        bot_id="28:kehu",
        seen_at=now,
        team_id="19:team",
        channel_name="Verkosto",
        member_id=4,
    )


def written(row: Conversation) -> dict[str, Any]:
    return {column.key: getattr(row, column.key) for column in Conversation.__table__.columns}


async def known(
    database: Database, seen: ConversationSeen, *, quiet: bool = False
) -> conversations.KnownConversation | None:
    return await database.transaction(lambda session: conversations.known_as_seen(session, seen, quiet=quiet))


async def test_what_is_written_down_needs_no_second_writing(
    database: Database, seen: ConversationSeen
) -> None:
    assert await known(database, seen) is None
    before = written(await database.transaction(lambda s: conversations.remember(s, seen)))
    silent = replace(seen, team_id=None, channel_name=None, member_id=None)
    soon = replace(seen, id="19:verkosto@thread.tacv2", seen_at=seen.seen_at + timedelta(seconds=59))
    for activity in (seen, silent, soon):
        assert await known(database, activity) == (None,)
        remembered = await database.transaction(lambda s, a=activity: conversations.remember(s, a))  # type: ignore[misc]
        assert written(remembered) == before
    await database.transaction(lambda s: conversations.set_language(s, seen.id, "en"))
    assert await known(database, seen) == ("en",)


@pytest.mark.parametrize(
    "news",
    [
        {"kind": "group"},
        {"service_url": "https://smba.example/amer/"},
        {"tenant_id": "another"},
        {"bot_id": "28:another"},
        {"team_id": "19:another"},
        {"channel_name": "Uusi nimi"},
        {"member_id": 5},
        {"id": "19:another@thread.tacv2"},
    ],
    ids=lambda news: "{}={}".format(*next(iter(news.items()))),
)
async def test_whatever_is_new_is_remembered(
    database: Database, seen: ConversationSeen, news: dict[str, Any]
) -> None:
    before = written(await database.transaction(lambda s: conversations.remember(s, seen)))
    activity = replace(seen, **news)
    assert await known(database, activity) is None
    after = written(await database.transaction(lambda s: conversations.remember(s, activity)))
    assert after != before
    assert await known(database, activity) is not None


@pytest.mark.parametrize("passed", [timedelta(minutes=1), timedelta(minutes=-1), timedelta(days=40)])
async def test_when_it_came_is_noted_each_minute_unless_it_is_to_be_quiet(
    database: Database, seen: ConversationSeen, passed: timedelta
) -> None:
    before = written(await database.transaction(lambda s: conversations.remember(s, seen)))
    later = replace(seen, seen_at=seen.seen_at + passed)

    async def now() -> dict[str, Any]:
        found = await database.read(lambda s: conversations.find(s, seen.id))
        assert found is not None
        return written(found)

    assert await known(database, later, quiet=True) is None
    assert await now() == before
    assert await known(database, later) == (None,)
    assert await now() == before | {"seen_at": later.seen_at}
    soon = replace(later, seen_at=later.seen_at + timedelta(seconds=59))
    assert await known(database, soon, quiet=True) == await known(database, soon) == (None,)
    assert await now() == before | {"seen_at": later.seen_at}


async def test_who_could_not_be_reached_is_looked_at_again(
    database: Database, seen: ConversationSeen
) -> None:
    await database.transaction(lambda s: conversations.remember(s, seen))
    await database.transaction(lambda s: conversations.mark_unreachable(s, seen.id, "Blocked", seen.seen_at))
    assert await known(database, seen) is None
    await database.transaction(lambda s: conversations.remember(s, seen))
    assert await known(database, seen) == (None,)


def as_entity(session: Session, directory_id: str) -> tuple[Person, str | None, str | None] | None:
    member = members.by_sender(session, directory_id)
    return None if member is None else (Person.of(member), member.language, member.teams_id)


def as_row(session: Session, directory_id: str) -> tuple[Person, str | None, str | None] | None:
    row = members.sender(session, directory_id)
    if row is None:
        return None
    person = Person(row.id, row.name, row.given_name, with_support(row.roles))
    return person, row.language, row.teams_id


async def test_a_sender_is_the_person_that_the_entity_is(database: Database) -> None:
    await database.transaction(seed)

    def compare(session: Session) -> None:
        for number in range(1, len(PEOPLE) + 1):
            row = as_row(session, f"aad-{number}")
            assert row is not None and row == as_entity(session, f"aad-{number}")
        for nobody in ("aad-0", "", "AAD-1", "29:1"):
            assert as_row(session, nobody) is None and as_entity(session, nobody) is None

    await database.read(compare)


CHANGES: dict[str, Callable[[Session, Member, datetime], object]] = {
    "language": lambda session, member, now: setattr(member, "language", "en"),
    "name": lambda session, member, now: setattr(member, "name", "Aino Aaltonen"),
    "given name": lambda session, member, now: setattr(member, "given_name", "Aija"),
    "address": lambda session, member, now: setattr(member, "teams_id", "29:uusi"),
    "role": lambda session, member, now: members.give_role(session, member, "finance", now),
    "left": lambda session, member, now: members.leave(session, member, now),
}


@pytest.mark.parametrize("change", CHANGES)
async def test_a_sender_who_changed_is_known_as_changed(
    database: Database, now: datetime, change: str
) -> None:
    await database.transaction(seed)

    def work(session: Session) -> tuple[object, object, object]:
        before, member = as_row(session, AINO), members.by_sender(session, AINO)
        assert member is not None
        CHANGES[change](session, member, now)
        return before, as_row(session, AINO), as_entity(session, AINO)

    before, row, entity = await database.transaction(work)
    assert row == entity and row != before
    assert await database.read(lambda session: as_row(session, AINO)) == row
