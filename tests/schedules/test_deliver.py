"""Delivering what is planned: once by its key, at least once in Teams, and given up only visibly."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import shared
from bot.post_failed import PostFailed
from bot.proactive import Posted, Proactive
from schedules.deliver import LEASE, MOST_TRIES, wait_minutes
from storage import conversations, outbox
from storage.members import Team
from storage.outbox import OutboxRow
from storage.shared_cards import SharedCard
from tests.bot.scripted_connector import Answer
from tests.schedules.office import BOARD, CHANNEL, MONDAY, Office, at, texts_of

pytestmark = pytest.mark.asyncio
DOWN = Answer(503, {"error": {"code": "ServiceUnavailable"}})
GONE = Answer(404, {"error": {"code": "ConversationNotFound"}})
BLOCKED = Answer(403, {"error": {"code": "BotDisabledByAdmin"}})


def post(office: Office, subject: int = 1, conversation: str = CHANNEL) -> Any:
    return office.write(lambda s: shared.post(s, BOARD, subject, conversation, office.clock.now()))


def changed(office: Office, subject: int = 1) -> Any:
    office.promises.revision += 1
    revision = office.promises.revision
    return office.write(lambda s: shared.changed(s, BOARD, subject, revision, office.clock.now()))


async def copies(office: Office) -> list[SharedCard]:
    return await office.write(lambda s: list(s.scalars(select(SharedCard).order_by(SharedCard.id))))


async def outcomes(office: Office) -> list[tuple[str, str | None]]:
    return [(row.state, row.outcome) for row in await office.rows()]


async def test_a_shared_card_is_posted_once_and_kept(office: Office) -> None:
    assert await post(office) and not await post(office)
    assert await office.deliver() == 1
    ((_, method, conversation, body),) = office.desk.sent
    assert (method, conversation) == ("POST", CHANNEL)
    assert body["summary"] == "Taulu 1, versio 1" and "text" not in body
    (copy,) = await copies(office)
    assert (copy.conversation_id, copy.activity_id, copy.shown) == (CHANNEL, "m-1", 1)
    assert (await office.rows())[0].activity_id == "m-1"
    assert await office.deliver() == 0


async def test_a_thread_is_left_out_of_a_channels_address(office: Office) -> None:
    await office.proactive.to_conversation(f"{CHANNEL};messageid=17", {"type": "message", "text": "Hei"})
    assert office.desk.sent[0][2] == CHANNEL


async def test_a_change_updates_the_copy_in_its_place(office: Office) -> None:
    await post(office)
    await office.deliver()
    await changed(office)
    await office.deliver()
    _, method, conversation, body = office.desk.sent[1]
    assert (method, conversation, body["id"]) == ("PUT", CHANNEL, "m-1")
    assert "Taulu 1, versio 2" in texts_of(office.desk.cards[1])
    assert (await copies(office))[0].shown == 2


async def test_many_changes_are_one_update(office: Office) -> None:
    await post(office)
    await office.deliver()
    for _ in range(5):
        await changed(office)
    await office.deliver()
    assert [method for _, method, *_ in office.desk.sent] == ["POST", "PUT"]
    assert "Taulu 1, versio 6" in texts_of(office.desk.cards[-1])
    assert await outcomes(office) == [("sent", None), *[("superseded", "newer")] * 4, ("sent", None)]


async def test_a_change_while_the_card_was_being_sent_is_drawn_afterwards(office: Office) -> None:
    await post(office)
    office.desk.pause = 0.05
    office.desk.busy.clear()
    sending = asyncio.create_task(office.deliver())
    await office.desk.busy.wait()
    await changed(office)  # nothing is kept yet, so nothing was planned by the change itself
    await sending
    assert "Taulu 1, versio 2" in texts_of(office.desk.cards[-1])
    assert (await copies(office))[0].shown == 2


async def test_a_newer_card_of_another_instance_is_not_hidden_for_good(office: Office) -> None:
    await post(office)
    await office.deliver()
    await changed(office)
    office.desk.pause = 0.05
    office.desk.busy.clear()
    sending = asyncio.create_task(office.deliver())
    await office.desk.busy.wait()
    office.promises.revision = 3

    def newer(session: Session) -> None:
        copy = session.get(SharedCard, 1)
        assert copy is not None
        copy.shown = 3

    await office.write(newer)
    await sending
    assert "Taulu 1, versio 3" in texts_of(office.desk.cards[-1])
    assert (await copies(office))[0].shown == 3


async def test_an_update_of_a_message_that_is_gone_ends_quietly(office: Office) -> None:
    await post(office)
    await office.deliver()
    await changed(office)
    office.desk.then(GONE)
    await office.deliver()
    assert await outcomes(office) == [("sent", None), ("expired", "gone")]
    assert await copies(office) == []


async def test_a_card_whose_subject_is_gone_is_not_sent(office: Office) -> None:
    def plan(session: Session) -> None:
        outbox.plan(
            session, key="x", kind=shared.UPDATE, subject={"copy": 9, "revision": 1}, now=office.clock.now()
        )
        outbox.plan(session, key="y", kind="telegram", subject={}, now=office.clock.now())

    await office.write(plan)
    await office.deliver()
    assert await outcomes(office) == [("expired", "gone"), ("given-up", "unknown-kind")]
    assert office.desk.sent == []


async def test_the_greeting_is_two_paragraphs_under_a_heading_in_the_channel(office: Office) -> None:
    def plan(session: Session) -> None:
        outbox.plan(
            session,
            key="greeting:19:tiimi",
            kind="greeting",
            subject={"team": "19:tiimi"},
            now=office.clock.now(),
            conversation_id=CHANNEL,
        )

    await office.write(plan)
    await office.deliver()
    (card,) = office.desk.cards
    _, title, first, second = texts_of(card)
    assert [part["text"] for part in card["body"] if part.get("style") == "heading"] == [title]
    assert first.startswith("Hei! Olen Kehu") and second.startswith("Omista ja luottamuksellisista")
    assert office.desk.sent[0][2] == CHANNEL


async def test_nothing_is_said_to_a_team_that_removed_the_app(office: Office) -> None:
    def plan(session: Session) -> None:
        team = session.get(Team, "19:tiimi")
        assert team is not None
        team.removed_at = office.clock.now()
        now = office.clock.now()
        outbox.plan(session, key="g", kind="greeting", subject={"team": "19:tiimi"}, now=now)

    await office.write(plan)
    await office.deliver()
    assert await outcomes(office) == [("expired", "left")]


async def test_a_failure_that_may_pass_is_tried_again_after_growing_waits(office: Office) -> None:
    office.desk.down = DOWN
    await post(office)
    waits = []
    for _ in range(6):
        await office.deliver()
        (row,) = await office.rows()
        assert (row.state, row.outcome) == ("planned", "unavailable")
        waits.append((row.next_attempt_at - office.clock.moment) / timedelta(minutes=1))
        office.clock.moment = row.next_attempt_at
    assert waits == [1, 2, 5, 15, 60, 60]
    office.desk.down = None
    await office.deliver()
    assert (await outcomes(office))[0][0] == "sent" and len(office.desk.sent) == 1


async def test_it_is_given_up_after_24_hours_of_trying_and_says_why(office: Office) -> None:
    spent = sum(wait_minutes(tries) for tries in range(1, MOST_TRIES + 1))
    assert 24 * 60 <= spent < 25 * 60
    office.desk.down = DOWN
    await post(office)
    for _ in range(MOST_TRIES):
        await office.deliver()
        office.clock.moment = (await office.rows())[0].next_attempt_at
    assert await outcomes(office) == [("planned", "unavailable")]
    await office.deliver()
    assert await outcomes(office) == [("given-up", "unavailable")]


async def test_the_service_says_how_long_to_wait(office: Office) -> None:
    office.desk.down = Answer(429, {"error": {"code": "Throttled"}}, {"Retry-After": "1800"})
    await post(office)
    await office.deliver()
    (row,) = await office.rows()
    assert row.next_attempt_at == at(MONDAY, 9, 30)


async def test_a_failure_that_stays_is_given_up_at_once(office: Office) -> None:
    office.desk.down = BLOCKED
    await post(office)
    await office.deliver()
    assert await outcomes(office) == [("given-up", "disabled-by-admin")]
    silent = await office.write(lambda session: conversations.unreachable_list(session))
    assert [(one.id, one.unreachable_reason) for one in silent] == [(CHANNEL, "disabled-by-admin")]


async def test_a_chat_that_teams_forgot_is_opened_anew_once(office: Office) -> None:
    chat = await office.chat(1)
    office.desk.then(GONE)
    posted = await office.proactive.to_member(1, {"type": "message", "text": "Hei"})
    assert posted.conversation_id != chat
    known = await office.write(lambda session: conversations.personal_of(session, 1))
    assert known is not None and known.id == posted.conversation_id
    office.desk.then(GONE, Answer(), GONE)  # gone, opened, and gone again
    with pytest.raises(PostFailed, match="gone"):
        await office.proactive.to_member(1, {"type": "message", "text": "Hei"})


async def test_a_person_without_an_address_waits(office: Office) -> None:
    def forget(session: Session) -> None:
        for team in session.scalars(select(Team)):
            session.delete(team)
        for conversation in session.scalars(select(conversations.Conversation)):
            session.delete(conversation)

    await office.write(forget)
    with pytest.raises(PostFailed) as caught:
        await office.proactive.to_member(1, {"type": "message", "text": "Hei"})
    assert (caught.value.reason, caught.value.permanent) == ("no-address", False)


async def test_a_card_that_cannot_be_drawn_is_tried_again_and_holds_up_nothing(office: Office) -> None:
    def broken() -> None:
        raise RuntimeError("a secret that no log should hold")

    office.promises.while_drawing = broken
    await post(office)
    await office.chat(1)
    office.promises.add(1, MONDAY)
    await office.sweep()
    await office.deliver()
    assert await outcomes(office) == [("planned", "not-drawn"), ("sent", None)]


async def test_several_conversations_at_once_but_each_one_in_turn(office: Office) -> None:
    chats = [await office.chat(member) for member in (1, 2, 3)]
    office.desk.expected = 3
    for subject in range(1, 5):
        for chat in chats:
            await post(office, subject, chat)
    assert await office.deliver() == 12
    assert office.desk.most_working == 3
    for chat in chats:
        summaries = [body["summary"] for _, _, conversation, body in office.desk.sent if conversation == chat]
        assert summaries == [f"Taulu {subject}, versio 1" for subject in range(1, 5)]


async def test_two_instances_send_nothing_twice(office_on_both: Office) -> None:
    office = office_on_both
    others = [office.deliverer, *(office.another(name) for name in ("two", "three"))]
    chats = [await office.chat(member) for member in (1, 2, 3)]
    for subject in range(1, 15):
        for chat in chats:
            await post(office, subject, chat)
    handled = await asyncio.gather(*(deliverer.run() for deliverer in others))
    sent = [(conversation, body["summary"]) for _, _, conversation, body in office.desk.sent]
    assert len(sent) == len(set(sent)) == 42 == sum(handled)
    assert {row.state for row in await office.rows()} == {"sent"}


class Dying(Proactive):
    """Sends, and dies before anybody can note it."""

    async def to_conversation(
        self, conversation_id: str, activity: Any, *, root: str | None = None
    ) -> Posted:
        await super().to_conversation(conversation_id, activity, root=root)
        raise SystemError("killed")


async def test_who_dies_between_sending_and_noting_it_leaves_it_to_be_sent_again(
    office_on_both: Office,
) -> None:
    office = office_on_both
    await post(office)
    sound = office.proactive
    office.proactive = Dying(
        sound._connector, office.database, office.clock, app_id="kehu", tenant_id="kunta"
    )
    await office.another("dying").run()
    assert await outcomes(office) == [("leased", None)]
    await office.deliver()
    assert len(office.desk.sent) == 1  # the lease still holds
    office.clock.moment += LEASE
    await office.deliver()
    assert len(office.desk.sent) == 2
    assert [row.state for row in await office.rows()] == ["sent"]
    assert await office.deliver() == 0


async def test_what_was_leased_and_not_tried_is_given_back(office: Office) -> None:
    office.desk.pause = 0.05
    for subject in range(1, 6):
        await post(office, subject)
    running = asyncio.create_task(office.deliver())
    await office.desk.busy.wait()
    office.deliverer.finish()
    await running
    assert await office.deliverer.release() == 4
    assert [row.state for row in await office.rows()] == ["sent", *["planned"] * 4]
    assert await office.another("next").run() == 4
    assert len(office.desk.sent) == 5


async def test_nothing_is_begun_on_a_lease_that_runs_out(office: Office) -> None:
    await post(office, 1)
    await post(office, 2)
    office.promises.while_drawing = lambda: setattr(
        office.clock, "moment", office.clock.moment + timedelta(seconds=50)
    )
    await office.deliver()
    assert len(office.desk.sent) == 2  # the second on a lease of its own
    assert [row.attempts for row in await office.rows()] == [1, 2]


async def test_an_answer_that_never_came_is_tried_again(office: Office) -> None:
    class Mute(Proactive):
        async def to_conversation(
            self, conversation_id: str, activity: Any, *, root: str | None = None
        ) -> Posted:
            raise PostFailed(None, None, False, None, "no-answer")

    await post(office)
    sound = office.proactive
    office.proactive = Mute(sound._connector, office.database, office.clock)
    await office.another("mute").run()
    assert await outcomes(office) == [("planned", "no-answer")]


async def test_the_lost_lease_of_a_sent_card_still_keeps_the_copy(office: Office) -> None:
    await post(office)
    office.desk.pause = 0.05
    office.desk.busy.clear()
    sending = asyncio.create_task(office.deliver())
    await office.desk.busy.wait()

    def steal(session: Session) -> None:
        row = session.get(OutboxRow, 1)
        assert row is not None
        row.lease_owner = "another"

    await office.write(steal)
    await sending
    assert len(await copies(office)) == 1
