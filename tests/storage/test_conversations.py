import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from storage import conversations
from storage.conversations import Conversation, ConversationSeen
from storage.database import Database

pytestmark = pytest.mark.asyncio


@pytest.fixture
def channel(now: datetime) -> ConversationSeen:
    return ConversationSeen(
        id="19:verkosto@thread.tacv2;messageid=1690000000000",
        kind="channel",
        service_url="https://smba.trafficmanager.net/emea/",
        tenant_id="tenant",
        bot_id="28:kehu",
        seen_at=now,
        team_id="19:team",
        channel_name="Kehittämisverkosto",
    )


@pytest.fixture
def chat(channel: ConversationSeen) -> ConversationSeen:
    return replace(channel, id="a:1", kind="personal", team_id=None, channel_name=None, member_id=4)


async def remember(database: Database, seen: ConversationSeen) -> Conversation:
    return await database.transaction(lambda session: conversations.remember(session, seen))


async def test_a_channel_is_one_conversation_whatever_the_thread(
    database: Database, channel: ConversationSeen
) -> None:
    await remember(database, channel)
    await remember(database, replace(channel, id="19:verkosto@thread.tacv2;messageid=2"))
    found = await database.read(lambda session: conversations.find(session, "19:verkosto@thread.tacv2"))
    same = await database.read(lambda session: conversations.find(session, channel.id))
    assert found is not None and same is not None and found.id == same.id == "19:verkosto@thread.tacv2"
    assert (found.kind, found.team_id, found.channel_name) == ("channel", "19:team", "Kehittämisverkosto")


async def test_what_an_activity_does_not_say_stays_known(
    database: Database, channel: ConversationSeen
) -> None:
    await remember(database, channel)
    later = channel.seen_at + timedelta(hours=1)
    moved = replace(channel, team_id=None, channel_name=None, service_url="https://other/", seen_at=later)
    row = await remember(database, moved)
    assert (row.team_id, row.channel_name) == ("19:team", "Kehittämisverkosto")
    assert (row.service_url, row.seen_at) == ("https://other/", later)


async def test_the_language_is_chosen_and_stays(database: Database, channel: ConversationSeen) -> None:
    def choose(session: Session) -> bool:
        return conversations.set_language(session, channel.id, "en")

    assert not await database.transaction(choose)
    assert (await remember(database, channel)).language is None
    assert await database.transaction(choose)
    assert (await remember(database, channel)).language == "en"


async def test_the_personal_chat_of_a_person_is_the_one_last_seen(
    database: Database, channel: ConversationSeen, chat: ConversationSeen
) -> None:
    await remember(database, replace(channel, member_id=4))
    assert await database.read(lambda session: conversations.personal_of(session, 4)) is None
    await remember(database, chat)
    await remember(database, replace(chat, id="a:0", seen_at=chat.seen_at - timedelta(days=9)))
    found = await database.read(lambda session: conversations.personal_of(session, 4))
    assert found is not None and found.id == "a:1"


async def test_who_cannot_be_reached_is_listed_until_something_changes(
    database: Database, channel: ConversationSeen, chat: ConversationSeen
) -> None:
    async def silent() -> list[tuple[str, str | None, datetime | None]]:
        rows = await database.read(conversations.unreachable_list)
        return [(row.id, row.unreachable_reason, row.unreachable_since) for row in rows]

    async def block(which: str, reason: str, at: datetime) -> bool:
        return await database.transaction(
            lambda session: conversations.mark_unreachable(session, which, reason, at)
        )

    now = chat.seen_at
    assert not await block(chat.id, "ConversationBlockedByUser", now)
    await remember(database, chat)
    await remember(database, channel)
    assert await block(chat.id, "ConversationBlockedByUser", now + timedelta(days=1))
    assert await block(channel.id, "BotNotInConversationRoster", now)
    assert await block(chat.id, "BotDisabledByAdmin", now + timedelta(days=2))
    assert await silent() == [
        ("19:verkosto@thread.tacv2", "BotNotInConversationRoster", now),
        ("a:1", "BotDisabledByAdmin", now + timedelta(days=1)),
    ]
    await remember(database, chat)
    await database.transaction(lambda session: conversations.mark_reachable(session, channel.id))
    assert await silent() == []
    assert not await database.transaction(lambda session: conversations.mark_reachable(session, "a:9"))


async def test_the_first_two_activities_of_a_chat_may_come_together(
    database: Database, chat: ConversationSeen
) -> None:
    rows = await asyncio.gather(*(remember(database, chat) for _ in range(12)))
    assert {row.id for row in rows} == {"a:1"}


async def test_whereabouts_are_what_is_remembered(
    database: Database, channel: ConversationSeen, now: datetime
) -> None:
    def ask(session: Session) -> conversations.Whereabouts | None:
        return conversations.whereabouts(session, channel.id)

    assert await database.read(ask) is None
    await remember(database, channel)
    told = ("https://smba.trafficmanager.net/emea/", "tenant", "28:kehu")
    assert await database.read(ask) == (*told, None)
    await database.transaction(lambda s: conversations.mark_unreachable(s, channel.id, "blocked", now))
    assert await database.read(ask) == (*told, now)
