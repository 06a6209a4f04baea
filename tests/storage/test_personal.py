"""A person is taken out of every table, on both databases; what is common keeps its numbers."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage import conversations, inbox, members, nudges, outbox, personal, roles, shared_cards
from storage.base import Base
from storage.bot_state import DatabaseStorage
from storage.conversations import ConversationSeen
from storage.database import Database
from storage.members import Member, Profile
from storage.nudges import Occasion
from storage.roles import RoleOffer

pytestmark = pytest.mark.asyncio

AINO, CHAT = "aad-aino", "a:chat-aino"


def seed(session: Session, now: datetime) -> int:
    kati = members.enrol(session, Profile("aad-kati", "29:kati", "Kati Korhonen"), now)
    aino = members.enrol(
        session, Profile(AINO, "29:aino", "Aino Nieminen", "Aino", "aino@x.example", "aino@x"), now
    )
    members.give_role(session, aino, members.DEPUTY, now)
    for number, chat in ((aino.id, CHAT), (kati.id, "a:chat-kati")):
        seen = ConversationSeen(chat, "personal", "https://x/", "t", "28:k", now, member_id=number)
        conversations.remember(session, seen)
        outbox.plan(session, key=f"m:{number}", kind="k", subject={}, now=now, member_id=number)
        outbox.plan(session, key=f"c:{number}", kind="k", subject={}, now=now, conversation_id=chat)
        inbox.use_once(session, f"activity:{chat}:1", now)
        nudges.plan(session, [Occasion(number, "kickoff-item", 1, "due", now.date())], now)
        nudges.pause(session, number, "*", 0, None)
        shared_cards.register(
            session,
            surface="receipt",
            subject_id=1,
            conversation_id=chat,
            activity_id="1",
            shown=1,
            now=now,
        )
    day = now.date() + timedelta(days=14)
    for state in (roles.ACCEPTED, roles.DECLINED, roles.WITHDRAWN):
        offer = roles.add(
            session, roles.OFFER, "hr", giver_id=kati.id, taker_id=aino.id, now=now, lapses_on=day
        )
        roles.settle(session, offer, state, now)
    return aino.id


async def everything(database: Database) -> str:
    def read(session: Session) -> str:
        rows = (session.execute(select(table)).all() for table in Base.metadata.sorted_tables)
        return "\n".join(str(row) for found in rows for row in found)

    return await database.read(read)


async def test_no_trace_of_the_person_stays_and_nobody_else_loses_anything(
    database: Database, now: datetime
) -> None:
    number = await database.transaction(lambda session: seed(session, now))
    storage = DatabaseStorage(database)
    mine, theirs = (f"msteams/conversations/{c}/users/29:{w}/" for c, w in ((CHAT, "aino"), ("x", "kati")))
    await storage.write({mine: {"said": "luonnos"}, theirs: {"said": "toinen"}})
    before = await everything(database)
    assert "Nieminen" in before and "luonnos" in before

    def forget(session: Session) -> None:
        member = session.get(Member, number)
        assert member is not None
        assert list(personal.drafts(session, member)) == [{"said": "luonnos"}]
        members.leave(session, member, now)
        personal.erase(session, member, now)
        personal.forget_nudges(session, number)
        personal.forget_offers(session, number)

    await database.transaction(forget)
    after = await everything(database)
    for trace in ("Nieminen", AINO, "29:aino", "aino@x", CHAT, "luonnos"):
        assert trace not in after, trace
    for kept in ("Kati Korhonen", "29:kati", "a:chat-kati", "toinen", personal.ERASED_NAME):
        assert kept in after, kept

    def read(session: Session) -> tuple[Any, ...]:
        member = session.get(Member, number)
        assert member is not None
        waiting = [outbox.waiting(session, "k"), session.scalar(select(func.count(Member.id)))]
        states = list(session.scalars(select(RoleOffer.state)))
        return personal.is_nameless(member), member.active, waiting, states

    assert await database.read(read) == (True, False, [2, 2], [roles.ACCEPTED])


async def test_the_mark_is_a_keyed_hash_that_ends_with_the_return(database: Database, now: datetime) -> None:
    number = await database.transaction(lambda session: seed(session, now))

    def forget(session: Session) -> None:
        member = session.get(Member, number)
        assert member is not None
        personal.erase(session, member, now)

    await database.transaction(forget)
    assert await database.transaction(lambda session: personal.is_erased(session, AINO, now))
    assert not await database.transaction(lambda session: personal.is_erased(session, "aad-kati", now))
    await database.transaction(lambda session: personal.welcome_back(session, AINO, now))
    assert not await database.transaction(lambda session: personal.is_erased(session, AINO, now))


async def test_offers_wait_until_their_last_day_only(database: Database, now: datetime) -> None:
    number = await database.transaction(lambda session: seed(session, now))
    last = date(2026, 12, 7)

    def offer(session: Session) -> int:
        return roles.add(
            session, roles.OFFER, "deputy", giver_id=number, taker_id=1, now=now, lapses_on=last
        ).id

    made = await database.transaction(offer)
    for day, waits in ((last, True), (last + timedelta(days=1), False)):

        def look(session: Session, day: date = day) -> tuple[list[int], list[int]]:
            waiting, late = roles.waiting(session, day, 1), roles.lapsed(session, day)
            return [each.id for each in waiting], [each.id for each in late]

        found = await database.read(look)
        assert found == (([made], []) if waits else ([], [made]))
