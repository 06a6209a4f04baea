"""The post before a connector that misbehaves over real HTTP: every message ends sent, or says why not."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
import pytest_asyncio

from bot.connector import Connector
from bot.exchange import Exchange
from bot.http_pool import HttpPool
from bot.pacing import Lane, Pacer
from bot.post_failed import UNREACHABLE, PostFailed
from bot.token_sources import TokenUnavailable
from tests.bot.scripted_connector import (
    CUT,
    HANG,
    Answer,
    ScriptedService,
    VirtualTime,
    error,
    running_service,
)

pytestmark = pytest.mark.asyncio

CONVERSATION = "a:1Kehu/ö+@thread.v2"
MESSAGE = {"type": "message", "text": "Hei Liisa, palaute odottaa"}
NOW = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)


class Tokens:
    """Hands out its tokens one after another; each one refused gives way to the next."""

    def __init__(self, *tokens: str) -> None:
        self.left = list(tokens)

    def held(self) -> str | None:
        return None

    async def token(self) -> str:
        if not self.left:
            raise TokenUnavailable("the token service answered 401 invalid_client AADSTS7000215")
        return self.left[0]

    def refused(self, token: str) -> bool:
        if len(self.left) > 1:
            self.left.pop(0)
            return True
        return False

    async def close(self) -> None:
        return None


class Post:
    """The connector under test with its service, its clock and its tokens."""

    def __init__(self, service: ScriptedService, pool: HttpPool) -> None:
        self.service = service
        self.pool = pool
        self.time = VirtualTime()
        self.tokens = Tokens("salaisuus-1")
        self.connector = self.build()

    def build(self, *, pacer: Pacer | None = None, real_time: bool = False) -> Connector:
        timing: dict[str, Any] = (
            {} if real_time else {"monotonic": self.time.monotonic, "sleep": self.time.skip}
        )
        exchange = Exchange(
            self.pool,
            self.tokens,
            allows=lambda url: url == self.service.url,
            pacer=pacer,
            random=lambda: 1.0,
            now=lambda: NOW,
            **timing,
        )
        return Connector(exchange)

    async def send(self, *, lane: Lane = Lane.LIVE, budget: float | None = None) -> str | None:
        return await self.connector.send(self.service.url, CONVERSATION, MESSAGE, lane=lane, budget=budget)

    async def fails(self, *, lane: Lane = Lane.LIVE, budget: float | None = None) -> PostFailed:
        with pytest.raises(PostFailed) as caught:
            await self.send(lane=lane, budget=budget)
        return caught.value


@pytest_asyncio.fixture
async def post() -> AsyncIterator[Post]:
    pool = HttpPool()
    async with running_service() as service:
        yield Post(service, pool)
        await pool.close()


async def test_a_message_is_posted_as_it_is_with_the_token_and_the_conversation_escaped(post: Post) -> None:
    assert await post.send() == "a-1"
    (received,) = post.service.received
    assert received.method == "POST"
    assert received.path == "/teams/v3/conversations/a%3A1Kehu%2F%C3%B6%2B%40thread.v2/activities"
    assert received.json == MESSAGE
    assert received.headers["Authorization"] == "Bearer salaisuus-1"
    assert received.headers["Content-Type"] == "application/json"


async def test_a_reply_an_update_and_a_deletion_name_the_activity(post: Post) -> None:
    url, connector = post.service.url, post.connector
    await connector.send(url, "c", MESSAGE, reply_to="17/0")
    assert await connector.update(url, "c", "17", MESSAGE) == "a-2"
    await connector.delete(url, "c", "17")
    assert [(each.method, each.path) for each in post.service.received] == [
        ("POST", "/teams/v3/conversations/c/activities/17%2F0"),
        ("PUT", "/teams/v3/conversations/c/activities/17"),
        ("DELETE", "/teams/v3/conversations/c/activities/17"),
    ]


@pytest.mark.parametrize(
    "answer", [Answer(202), Answer(200, b"no json"), Answer(200, ["id"]), Answer(201, {})]
)
async def test_a_success_without_an_id_is_a_success(post: Post, answer: Answer) -> None:
    post.service.then(answer)
    assert await post.send() is None
    assert len(post.service.received) == 1


@pytest.mark.parametrize("bad", [Answer(412), Answer(429), Answer(502), Answer(503), Answer(504), CUT])
async def test_what_may_be_repeated_is_repeated_with_growing_waits(post: Post, bad: Answer) -> None:
    post.service.then(bad, bad, bad)
    assert await post.send() == "a-1"
    assert len(post.service.received) == 4
    assert [wait for wait in post.time.slept if wait > 0] == [0.5, 1.0, 2.0]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("3", 3.0),
        ("2.5", 2.5),
        (format_datetime(NOW + timedelta(seconds=4), usegmt=True), 4.0),
        (format_datetime(NOW - timedelta(seconds=4), usegmt=True), 0.0),
        ("soon", 0.5),
    ],
)
async def test_retry_after_is_obeyed(post: Post, value: str, seconds: float) -> None:
    post.service.then(error(429, "TooManyRequests", Retry_After=value))
    assert await post.send() == "a-1"
    assert post.time.slept == [seconds]


@pytest.mark.parametrize(
    ("bad", "reason"), [(429, "throttled"), (412, "unavailable"), (502, "unavailable"), (504, "unavailable")]
)
async def test_what_goes_on_failing_is_given_up_within_the_budget(post: Post, bad: int, reason: str) -> None:
    post.service.then(*[Answer(bad)] * 50)
    started = post.time.now
    failure = await post.fails()
    assert (failure.status, failure.reason, failure.permanent) == (bad, reason, False)
    assert post.time.now - started < 8.0
    assert len(post.service.received) > 2


async def test_a_retry_after_beyond_the_budget_is_told_and_not_waited_for(post: Post) -> None:
    post.service.then(error(429, "TooManyRequests", Retry_After="120"))
    failure = await post.fails()
    assert (failure.reason, failure.retry_after, failure.permanent) == ("throttled", 120.0, False)
    assert post.time.slept == []
    # The next one to the same conversation doesn't run into the wall again.
    assert (await post.fails()).reason == "throttled"
    assert len(post.service.received) == 1


async def test_a_delivery_has_time_to_wait_longer(post: Post) -> None:
    post.service.then(error(429, "TooManyRequests", Retry_After="45"))
    assert await post.send(lane=Lane.DELIVERY) == "a-1"


@pytest.mark.parametrize(
    ("answer", "reason", "permanent"),
    [
        (error(403, "ConversationBlockedByUser"), "blocked-by-user", True),
        (error(403, "BotNotInConversationRoster"), "not-in-roster", True),
        (error(403, "BotDisabledByAdmin"), "disabled-by-admin", True),
        (error(403, "MessageWritesBlocked"), "writes-blocked", True),
        (
            Answer(403, {"error": {"code": "Forbidden", "subCode": "MessageWritesBlocked"}}),
            "writes-blocked",
            True,
        ),
        (error(403, "SomethingNew"), "refused", True),
        (Answer(403), "refused", True),
        (error(404, "ConversationNotFound"), "gone", True),
        (Answer(413, b"<html>too large</html>"), "too-large", True),
        (error(400, "BadSyntax"), "refused", True),
        (Answer(301, headers={"Location": "http://127.0.0.1:9/"}), "refused", True),
        (Answer(307, headers={"Location": "/elsewhere"}), "refused", True),
        (error(500, "ServiceError"), "server-error", True),
        (Answer(501), "server-error", True),
        (error(401, "Unauthorized"), "unauthorized", False),
    ],
)
async def test_what_must_not_be_repeated_fails_at_once(
    post: Post, answer: Answer, reason: str, permanent: bool
) -> None:
    post.service.then(answer)
    failure = await post.fails()
    assert (failure.status, failure.reason, failure.permanent) == (answer.status, reason, permanent)
    assert len(post.service.received) == 1
    assert post.time.slept == []
    assert (reason in UNREACHABLE) == (reason.endswith(("-user", "-roster", "-admin", "-blocked")))


async def test_a_refused_token_is_replaced_once(post: Post) -> None:
    post.tokens.left = ["salaisuus-1", "salaisuus-2", "salaisuus-3"]
    post.service.then(Answer(401))
    assert await post.send() == "a-1"
    assert [each.headers["Authorization"] for each in post.service.received] == [
        "Bearer salaisuus-1",
        "Bearer salaisuus-2",
    ]
    post.service.then(Answer(401), Answer(401))
    assert (await post.fails()).reason == "unauthorized"
    assert len(post.service.received) == 4


async def test_without_a_token_nothing_is_posted(post: Post) -> None:
    post.tokens.left = []
    failure = await post.fails()
    assert (failure.reason, failure.permanent) == ("no-token", False)
    assert post.service.received == []


async def test_local_mode_sends_no_authorization(post: Post) -> None:
    post.tokens.left = [""]
    await post.send()
    assert "Authorization" not in post.service.received[0].headers


@pytest.mark.parametrize("url", ["https://evil.example/", "", "http://169.254.169.254/"])
async def test_an_address_that_is_not_allowed_gets_neither_token_nor_message(post: Post, url: str) -> None:
    with pytest.raises(PostFailed) as caught:
        await post.connector.send(url, CONVERSATION, MESSAGE)
    assert (caught.value.reason, caught.value.permanent) == ("service-url", True)


@pytest.mark.parametrize("odd", ["", ".", ".."])
async def test_an_id_that_would_change_the_address_is_refused(post: Post, odd: str) -> None:
    with pytest.raises(PostFailed):
        await post.connector.send(post.service.url, odd, MESSAGE)
    assert post.service.received == []


async def test_a_hang_ends_with_the_budget_and_is_not_repeated(post: Post) -> None:
    post.service.then(HANG)
    post.connector = post.build(real_time=True)
    failure = await post.fails(budget=0.2)
    assert (failure.reason, failure.permanent) == ("no-answer", False)
    assert len(post.service.received) == 1


async def test_nobody_listening_is_told(post: Post) -> None:
    url = "http://127.0.0.1:9/"
    connector = Connector(
        Exchange(
            post.pool,
            post.tokens,
            allows=lambda _: True,
            monotonic=post.time.monotonic,
            sleep=post.time.skip,
        )
    )
    with pytest.raises(PostFailed) as caught:
        await connector.send(url, CONVERSATION, MESSAGE)
    assert (caught.value.status, caught.value.reason) == (None, "unavailable")


async def test_messages_share_their_connections(post: Post) -> None:
    for number in range(20):
        await post.connector.send(post.service.url, f"c-{number}", MESSAGE)
    assert len(post.service.connections) == 1


async def test_every_message_of_a_bad_day_ends_sent_or_failed(post: Post) -> None:
    """Many at a time against every fault: what the service accepted and what failed make the whole."""
    faults = [Answer(429), CUT, Answer(503), error(403, "BotDisabledByAdmin"), Answer(500), Answer(412)]
    post.service.then(*faults * 5)
    connector = post.build(pacer=Pacer(tenant=(), monotonic=post.time.monotonic, sleep=post.time.skip))

    async def one(number: int) -> str:
        try:
            return await connector.send(post.service.url, f"c-{number}", MESSAGE, lane=Lane.DELIVERY) or "?"
        except PostFailed as failure:
            return failure.reason

    ends = await asyncio.gather(*(one(number) for number in range(60)))
    assert sum(end.startswith("a-") for end in ends) == 50
    assert sorted(end for end in ends if not end.startswith("a-")) == (
        ["disabled-by-admin"] * 5 + ["server-error"] * 5
    )


async def test_members_come_in_pages(post: Post) -> None:
    post.service.then(
        Answer(200, {"continuationToken": "x/y=", "members": [{"id": "1"}, "odd"]}),
        Answer(200, {"continuationToken": None, "members": [{"id": "2"}]}),
    )
    url = post.service.url
    first, continuation = await post.connector.members_page(url, "c", None)
    rest, end = await post.connector.members_page(url, "c", continuation, page_size=50)
    assert (first, continuation, rest, end) == ([{"id": "1"}], "x/y=", [{"id": "2"}], None)
    assert [each.path for each in post.service.received] == [
        "/teams/v3/conversations/c/pagedmembers?pageSize=200",
        "/teams/v3/conversations/c/pagedmembers?pageSize=50&continuationToken=x%2Fy%3D",
    ]


@pytest.mark.parametrize("status", [404, 405, 501])
async def test_a_server_without_pages_is_asked_for_all_members(post: Post, status: int) -> None:
    post.service.then(Answer(status), Answer(200, [{"id": "1"}]))
    assert await post.connector.members_page(post.service.url, "c", None) == ([{"id": "1"}], None)
    post.service.then(Answer(status), Answer(404))
    with pytest.raises(PostFailed) as caught:
        await post.connector.members_page(post.service.url, "c", None)
    assert caught.value.reason == "gone"


async def test_a_member_a_team_and_a_new_conversation(post: Post) -> None:
    url = post.service.url
    post.service.then(
        Answer(200, {"id": "29:1"}), error(404, "MemberNotFound"), Answer(200, {"name": "Verkosto"})
    )
    assert await post.connector.member(url, "c", "29:1") == {"id": "29:1"}
    assert await post.connector.member(url, "c", "29:2") is None
    assert await post.connector.team(url, "19:t") == {"name": "Verkosto"}
    created = await post.connector.create_personal_conversation(
        url, bot_id="28:bot", member_teams_id="29:1", tenant_id="t"
    )
    assert created == "a-1"
    assert post.service.received[-1].json == {
        "isGroup": False,
        "bot": {"id": "28:bot"},
        "members": [{"id": "29:1"}],
        "tenantId": "t",
        "channelData": {"tenant": {"id": "t"}},
    }
    post.service.then(Answer(201, {}))
    with pytest.raises(PostFailed):
        await post.connector.create_personal_conversation(
            url, bot_id="28:bot", member_teams_id="29:1", tenant_id="t"
        )


async def test_neither_token_nor_text_nor_conversation_is_in_the_log(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    forged = Answer(403, {"error": {"code": "X\nERROR forged line", "message": MESSAGE["text"]}})
    with caplog.at_level(logging.DEBUG):
        post.service.then(Answer(429), CUT, Answer(401), forged)
        post.tokens.left = ["salaisuus-1", "salaisuus-2"]
        failure = await post.fails()
    told = caplog.text + str(failure) + repr(failure)
    assert "refused" in told
    for secret in ("salaisuus", "Liisa", "Kehu/", "Kehu%2F", "forged"):
        assert secret not in told
