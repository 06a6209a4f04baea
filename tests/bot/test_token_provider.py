"""One token, fetched once for everyone, renewed on nobody's turn; every way it can be missing is told."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from urllib.parse import parse_qs, urlsplit

import pytest
import pytest_asyncio

from bot.http_pool import HttpPool
from bot.token_provider import CachedToken, NoToken
from bot.token_sources import FetchedToken, TokenUnavailable, client_secret, managed_identity
from tests.bot.scripted_connector import (
    CUT,
    Answer,
    ScriptedService,
    VirtualTime,
    running_service,
)

pytestmark = pytest.mark.asyncio


class Source:
    """Fetches t-1, t-2, ... of an hour each. `down` makes it fail; `slow` makes it take so many seconds."""

    def __init__(self) -> None:
        self.fetched = 0
        self.down = False
        self.slow = 0.0

    async def __call__(self) -> FetchedToken:
        await asyncio.sleep(self.slow)
        if self.down:
            raise TokenUnavailable("the token service answered 503")
        self.fetched += 1
        return FetchedToken(f"t-{self.fetched}", 3600.0)


@pytest_asyncio.fixture
async def clock() -> VirtualTime:
    return VirtualTime()


@pytest_asyncio.fixture
async def source() -> Source:
    return Source()


@pytest_asyncio.fixture
async def tokens(source: Source, clock: VirtualTime) -> AsyncIterator[CachedToken]:
    provider = CachedToken(source, monotonic=clock.monotonic, sleep=clock.sleep)
    yield provider
    await provider.close()


async def passes(clock: VirtualTime, seconds: float) -> None:
    """Let the background work for so many seconds of the clock."""
    end = asyncio.ensure_future(clock.sleep(seconds))
    await clock.run(end)
    for _ in range(20):
        await asyncio.sleep(0)


async def test_everybody_waits_for_the_same_fetch(tokens: CachedToken, source: Source) -> None:
    source.slow = 0.01
    assert set(await asyncio.gather(*(tokens.token() for _ in range(200)))) == {"t-1"}
    assert source.fetched == 1


async def test_one_caller_giving_up_does_not_take_the_token_from_the_others(
    tokens: CachedToken, source: Source
) -> None:
    source.slow = 0.02
    impatient, patient = asyncio.ensure_future(tokens.token()), asyncio.ensure_future(tokens.token())
    await asyncio.sleep(0)
    impatient.cancel()
    assert await patient == "t-1"
    assert impatient.cancelled()


async def test_it_is_renewed_at_half_of_its_life_without_anybody_asking(
    tokens: CachedToken, source: Source, clock: VirtualTime
) -> None:
    assert tokens.held() is None
    await tokens.token()
    assert tokens.held() == "t-1"
    await passes(clock, 1799)
    assert source.fetched == 1
    await passes(clock, 2)
    assert source.fetched == 2
    assert await tokens.token() == "t-2"
    await passes(clock, 12 * 3600)
    assert source.fetched == 26


async def test_an_outage_shorter_than_the_rest_of_its_life_is_not_noticed(
    tokens: CachedToken, source: Source, clock: VirtualTime
) -> None:
    await tokens.token()
    source.down = True
    await passes(clock, 3500)
    assert await tokens.token() == "t-1"
    await passes(clock, 50)
    with pytest.raises(TokenUnavailable, match="503"):
        await tokens.token()
    source.down = False
    await passes(clock, 60)
    assert await tokens.token() == "t-2"


async def test_a_failing_service_is_asked_seldom(
    tokens: CachedToken, source: Source, clock: VirtualTime
) -> None:
    source.down = True
    for _ in range(5):
        with pytest.raises(TokenUnavailable):
            await tokens.token()
    source.down = False
    with pytest.raises(TokenUnavailable):
        await tokens.token()
    clock.now += 6
    assert await tokens.token() == "t-1"


async def test_a_refused_token_is_replaced_unless_it_is_brand_new(
    tokens: CachedToken, clock: VirtualTime
) -> None:
    token = await tokens.token()
    assert not tokens.refused(token)
    clock.now += 31
    assert tokens.refused(token)
    assert await tokens.token() == "t-2"
    # Messages that were under way with the old token need no third one.
    assert tokens.refused(token)
    assert await tokens.token() == "t-2"


async def test_others_get_on_while_a_slow_token_service_answers(
    pool: HttpPool, service: ScriptedService
) -> None:
    service.then(Answer(200, {"access_token": "t", "expires_in": 3600}, after=0.3))
    tokens = CachedToken(client_secret(pool, tenant_id="t", app_id="a", secret="s", login_url=service.url))
    turns, waiting = 0, asyncio.ensure_future(tokens.token())
    while not waiting.done():
        turns += 1
        await asyncio.sleep(0)
    assert waiting.result() == "t"
    assert turns > 10
    await tokens.close()


async def test_no_token_has_none() -> None:
    tokens = NoToken()
    assert await tokens.token() == ""
    assert not tokens.refused("")
    await tokens.close()


@pytest_asyncio.fixture
async def pool() -> AsyncIterator[HttpPool]:
    pool = HttpPool()
    yield pool
    await pool.close()


@pytest_asyncio.fixture
async def service() -> AsyncIterator[ScriptedService]:
    async with running_service() as service:
        yield service


async def test_a_client_secret_is_exchanged_for_a_token(pool: HttpPool, service: ScriptedService) -> None:
    service.then(Answer(200, {"access_token": "eyJ0", "expires_in": 3599, "token_type": "Bearer"}))
    fetch = client_secret(pool, tenant_id="8f2-tenant", app_id="app", secret="s&l=a ä", login_url=service.url)
    assert await fetch() == FetchedToken("eyJ0", 3599.0)
    (received,) = service.received
    assert (received.method, received.path) == ("POST", "/teams/8f2-tenant/oauth2/v2.0/token")
    assert parse_qs(received.body.decode()) == {
        "grant_type": ["client_credentials"],
        "client_id": ["app"],
        "client_secret": ["s&l=a ä"],
        "scope": ["https://api.botframework.com/.default"],
    }


async def test_app_service_and_container_apps_give_the_managed_identity_token(
    pool: HttpPool, service: ScriptedService
) -> None:
    service.then(Answer(200, {"access_token": "eyJ0", "expires_on": str(int(time.time()) + 86_400)}))
    environ = {"IDENTITY_ENDPOINT": f"{service.url}msi/token", "IDENTITY_HEADER": "todiste"}
    fetched = await managed_identity(pool, app_id="app", environ=environ)()
    assert fetched.value == "eyJ0"
    assert 86_390 < fetched.lifetime <= 86_400
    (received,) = service.received
    assert received.headers["X-IDENTITY-HEADER"] == "todiste"
    assert urlsplit(received.path).path == "/teams/msi/token"
    assert parse_qs(urlsplit(received.path).query) == {
        "resource": ["https://api.botframework.com"],
        "client_id": ["app"],
        "api-version": ["2019-08-01"],
    }


async def test_a_virtual_machine_gives_the_managed_identity_token(
    pool: HttpPool, service: ScriptedService
) -> None:
    service.then(Answer(200, {"access_token": "eyJ0", "expires_in": "86399", "expires_on": "1"}))
    fetched = await managed_identity(pool, app_id="app", environ={}, imds_url=f"{service.url}imds")()
    assert fetched == FetchedToken("eyJ0", 86_399.0)
    (received,) = service.received
    assert received.headers["Metadata"] == "true"
    assert parse_qs(urlsplit(received.path).query)["api-version"] == ["2018-02-01"]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (
            Answer(
                401, {"error": "invalid_client", "error_description": "AADSTS7000215: Invalid secret s3cret"}
            ),
            "the token service answered 401 invalid_client AADSTS7000215",
        ),
        (Answer(400, {"error": "X\nforged", "error_description": 5}), "the token service answered 400"),
        (Answer(503, b"<html>s3cret"), "answered 503 with something that is not JSON"),
        (Answer(302, headers={"Location": "/elsewhere"}), "answered 302"),
        (Answer(200, {"access_token": "t"}), "how long"),
        (Answer(200, {"access_token": "t", "expires_in": "s3cret"}), "how long"),
        (Answer(200, {"access_token": "t\r\nX: 1", "expires_in": 9}), "without a usable token"),
        (Answer(200, {"access_token": None, "expires_in": 9}), "without a usable token"),
        (Answer(200, {"access_token": "t", "expires_in": 0}), "without a usable token"),
        (CUT, "cannot be reached"),
    ],
)
async def test_why_there_is_no_token_is_told_without_a_secret(
    pool: HttpPool,
    service: ScriptedService,
    answer: Answer,
    told: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    service.then(answer)
    fetch = client_secret(pool, tenant_id="t", app_id="a", secret="s3cret", login_url=service.url)
    tokens = CachedToken(fetch)
    with caplog.at_level(logging.DEBUG), pytest.raises(TokenUnavailable) as caught:
        await tokens.token()
    assert told in str(caught.value)
    assert told in caplog.text
    assert "s3cret" not in str(caught.value) + caplog.text
    assert "forged" not in caplog.text
    assert len(service.received) == 1
    await tokens.close()


async def test_a_token_has_no_repr_that_shows_it() -> None:
    assert "eyJ0" not in repr(FetchedToken("eyJ0", 1.0))
