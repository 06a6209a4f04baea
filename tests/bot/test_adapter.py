"""Turns through the SDK's adapter and our post: what they say arrives, and what goes wrong is raised."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from botbuilder.core import CloudAdapterBase, MessageFactory, TurnContext
from botbuilder.schema import Activity, ConversationReference, InvokeResponse
from botframework.connector.auth import AuthenticateRequestResult, ClaimsIdentity

from bot.activities import activity_from_json
from bot.adapter import KehuAdapter
from bot.connector import Connector
from bot.exchange import Exchange
from bot.http_pool import HttpPool
from bot.pacing import Lane
from bot.post_failed import PostFailed
from bot.token_provider import NoToken
from tests.bot.scripted_connector import Answer, ScriptedService, error, running_service

pytestmark = pytest.mark.asyncio


class Host:
    def __init__(self, service: ScriptedService, pool: HttpPool) -> None:
        self.service = service
        self.lanes: list[Lane] = []
        host = self

        class Watched(Connector):
            async def send(self, *args: Any, lane: Lane = Lane.LIVE, **named: Any) -> str | None:
                host.lanes.append(lane)
                return await super().send(*args, lane=lane, **named)

        self.adapter = KehuAdapter(
            Watched(Exchange(pool, NoToken(), allows=lambda url: url == service.url)), app_id="app"
        )

    def incoming(self, **more: Any) -> Activity:
        return activity_from_json(
            {
                "type": "message",
                "id": "17",
                "channelId": "msteams",
                "serviceUrl": self.service.url,
                "from": {"id": "29:1", "name": "Liisa"},
                "recipient": {"id": "28:app", "name": "Kehu"},
                "conversation": {"id": "a:1", "conversationType": "personal"},
                "locale": "fi-FI",
                "text": "hei",
            }
            | more
        )

    def reference(self) -> ConversationReference:
        return TurnContext.get_conversation_reference(self.incoming())

    async def turn(self, logic: Any, **more: Any) -> InvokeResponse | None:
        result = AuthenticateRequestResult()
        result.claims_identity = ClaimsIdentity({"aud": "app"}, True)
        result.caller_id = "urn:botframework:azure"
        return await self.adapter.process(result, self.incoming(**more), logic)


@pytest_asyncio.fixture
async def host() -> AsyncIterator[Host]:
    pool = HttpPool()
    async with running_service() as service:
        yield Host(service, pool)
        await pool.close()


async def test_it_is_the_sdks_adapter(host: Host) -> None:
    assert isinstance(host.adapter, CloudAdapterBase)


async def test_a_turn_replies_updates_and_deletes(host: Host) -> None:
    async def logic(context: TurnContext) -> None:
        sent = await context.send_activity("Hei Liisa")
        assert sent is not None
        assert sent.id == "a-1"
        better = MessageFactory.text("Hei taas")
        better.id = sent.id
        updated = await context.update_activity(better)
        assert updated.id == "a-2"
        await context.delete_activity(sent.id)
        assert context.activity.caller_id == "urn:botframework:azure"

    assert await host.turn(logic) is None
    assert [(each.method, each.path) for each in host.service.received] == [
        ("POST", "/teams/v3/conversations/a%3A1/activities/17"),
        ("PUT", "/teams/v3/conversations/a%3A1/activities/a-1"),
        ("DELETE", "/teams/v3/conversations/a%3A1/activities/a-1"),
    ]
    posted = host.service.received[0].json
    assert posted["text"] == "Hei Liisa"
    assert posted["replyToId"] == "17"
    assert posted["from"] == {"id": "28:app", "name": "Kehu"}
    assert posted["recipient"] == {"id": "29:1", "name": "Liisa"}
    assert host.lanes == [Lane.LIVE]


async def test_an_invoke_is_answered_with_what_the_turn_left(host: Host) -> None:
    async def logic(context: TurnContext) -> None:
        answer = InvokeResponse(status=200, body={"statusCode": 200})
        await context.send_activity(Activity(type="invokeResponse", value=answer))

    async def silent(context: TurnContext) -> None:
        return None

    answered = await host.turn(logic, type="invoke", name="adaptiveCard/action")
    assert answered is not None
    assert (answered.status, answered.body) == (200, {"statusCode": 200})
    unanswered = await host.turn(silent, type="invoke", name="adaptiveCard/action")
    assert unanswered is not None
    assert unanswered.status == 501
    assert host.service.received == []


async def test_an_error_in_a_turn_is_raised_and_nothing_is_said(
    host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    async def logic(context: TurnContext) -> None:
        raise PermissionError("not yours")

    with pytest.raises(PermissionError, match="not yours"):
        await host.turn(logic)
    assert host.service.received == []
    assert capsys.readouterr() == ("", "")


async def test_a_failed_post_is_raised_in_the_turn(host: Host, caplog: pytest.LogCaptureFixture) -> None:
    async def logic(context: TurnContext) -> None:
        await context.send_activity("Hei Liisa")

    host.service.then(error(403, "BotNotInConversationRoster"))
    with caplog.at_level(logging.DEBUG), pytest.raises(PostFailed) as caught:
        await host.turn(logic)
    assert caught.value.reason == "not-in-roster"
    assert "Liisa" not in caplog.text


async def test_speaking_first_is_a_delivery_and_no_reply_to_anything(host: Host) -> None:
    async def logic(context: TurnContext) -> None:
        sent = await context.send_activity("Muistutus")
        assert sent is not None
        assert sent.id == "a-1"

    await host.adapter.continue_conversation(host.reference(), logic)
    (received,) = host.service.received
    assert (received.method, received.path) == ("POST", "/teams/v3/conversations/a%3A1/activities")
    assert "replyToId" not in received.json
    assert host.lanes == [Lane.DELIVERY]


async def test_an_address_that_is_not_allowed_is_not_spoken_to(host: Host) -> None:
    async def logic(context: TurnContext) -> None:
        await context.send_activity("Muistutus")

    reference = host.reference()
    reference.service_url = "https://evil.example/"
    with pytest.raises(PostFailed) as caught:
        await host.adapter.continue_conversation(reference, logic)
    assert caught.value.reason == "service-url"


async def test_turns_share_one_connection_and_do_not_mix(host: Host) -> None:
    async def logic(context: TurnContext) -> None:
        await context.send_activity(context.activity.text)

    for number in range(10):
        await host.turn(logic, text=str(number), conversation={"id": f"c-{number}"})
    assert len(host.service.connections) == 1
    host.service.then(*[Answer(201, {"id": "x"}, after=0.01)] * 20)
    turns = (host.turn(logic, text=str(n), conversation={"id": f"d-{n}"}) for n in range(10))
    await asyncio.gather(*turns)
    for each in host.service.received:
        assert each.json["conversation"]["id"][2:] == each.json["text"]


async def test_only_bot_authentication_lets_anyone_in(host: Host) -> None:
    door = host.adapter.bot_framework_authentication
    with pytest.raises(PermissionError):
        await door.authenticate_request(host.incoming(), "Bearer x")
    with pytest.raises(PermissionError):
        await door.authenticate_streaming_request("Bearer x", "msteams")
