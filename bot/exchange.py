"""One call to the Bot Connector and its repeats: where our token may go, how often, and how long."""

from __future__ import annotations

import asyncio
import logging
import random as random_module
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import aiohttp
import orjson
from yarl import URL

from bot.http_pool import HttpPool
from bot.pacing import Lane, Pacer
from bot.post_failed import PostFailed, failure_of
from bot.token_provider import TokenProvider
from bot.token_sources import TokenUnavailable

_log = logging.getLogger(__name__)

BUDGETS: Mapping[Lane, float] = {Lane.LIVE: 8.0, Lane.DELIVERY: 60.0}
"""Seconds a call may take in all, with its waits and repeats, when the caller does not say."""

_ONE_ATTEMPT = 30.0
_CONNECT = 5.0
_FIRST_WAIT = 0.5
_LONGEST_WAIT = 30.0
# 'no-answer' is not among them: what was sent may have arrived, and a create has no idempotency key.
_REPEATED = frozenset({"unavailable", "throttled"})


@dataclass(frozen=True, slots=True)
class Call:
    """One request. path is escaped and begins with '/'; body is JSON."""

    name: str  # for the log: the address holds a conversation's id
    method: str
    service_url: str
    path: str
    body: bytes | None = None
    paced_as: str | None = None  # the conversation whose windows it counts in


class Exchange:
    """Makes calls through one pool of connections.

    allows(service_url) decides before a token is attached. monotonic, sleep, random and now are replaced in
    tests; a pacer that is given must run on the same clock.
    """

    def __init__(
        self,
        pool: HttpPool,
        tokens: TokenProvider,
        *,
        allows: Callable[[str], bool],
        pacer: Pacer | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        random: Callable[[], float] = random_module.random,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._pool = pool
        self._tokens = tokens
        self._allows = allows
        self._pacer = pacer or Pacer(monotonic=monotonic, sleep=sleep)
        self._monotonic = monotonic
        self._sleep = sleep
        self._random = random
        self._now = now
        self._headers: tuple[str, dict[str, str]] = ("", {"Content-Type": "application/json"})

    async def answer(self, call: Call, lane: Lane, budget: float | None) -> object:
        """The answer's JSON (None if it has none), after as many attempts as budget and rules allow.

        budget: seconds, BUDGETS of the lane when None. Raises PostFailed.
        """
        if not self._allows(call.service_url):
            raise PostFailed(None, None, True, None, "service-url")
        url = URL(call.service_url.rstrip("/") + call.path, encoded=True)
        deadline = self._monotonic() + (BUDGETS[lane] if budget is None else budget)
        attempt = 0
        while True:
            await self._pacer.place(call.paced_as, lane, deadline)
            try:
                return await self._authorised_attempt(call, url, deadline)
            except PostFailed as failure:
                attempt += 1
                _log.info("%s failed, attempt %d: %s", call.name, attempt, failure)
                await self._before_repeating(call, failure, attempt, deadline)

    async def _before_repeating(self, call: Call, failure: PostFailed, attempt: int, deadline: float) -> None:
        """Sleep before the next attempt, or raise the failure when there is none."""
        if failure.reason not in _REPEATED:
            raise failure
        wait = failure.retry_after
        if wait is None:
            # Half fixed, half by chance: senders that failed together must not come back together.
            wait = min(_FIRST_WAIT * 2 ** (attempt - 1), _LONGEST_WAIT) * (0.5 + self._random() / 2)
        if failure.status == 429:
            self._pacer.hold(call.paced_as, wait)
        if self._monotonic() + wait >= deadline:
            raise failure
        await self._sleep(wait)

    async def _authorised_attempt(self, call: Call, url: URL, deadline: float) -> object:
        """One attempt; a 401 is tried once more with a fresh token, since ours may have been revoked."""
        token = await self._token(deadline)
        try:
            return await self._attempt(call, url, token, deadline)
        except PostFailed as failure:
            if failure.status != 401 or not token or not self._tokens.refused(token):
                raise
        fresh = await self._token(deadline)
        return await self._attempt(call, url, fresh, deadline)

    async def _token(self, deadline: float) -> str:
        held = self._tokens.held()
        if held is not None:
            return held
        try:
            async with asyncio.timeout(self._left(deadline)):
                return await self._tokens.token()
        except (TokenUnavailable, TimeoutError):
            raise PostFailed(None, None, False, None, "no-token") from None

    async def _attempt(self, call: Call, url: URL, token: str, deadline: float) -> object:
        timeout = aiohttp.ClientTimeout(total=self._left(deadline), sock_connect=_CONNECT)
        try:
            async with self._pool.session.request(
                call.method,
                url,
                data=call.body,
                headers=self._headers_with(token),
                allow_redirects=False,
                timeout=timeout,
            ) as response:
                return await self._read(response)
        except aiohttp.ConnectionTimeoutError:
            raise PostFailed(None, None, False, None, "unavailable") from None
        except TimeoutError:
            raise PostFailed(None, None, False, None, "no-answer") from None
        except aiohttp.ClientConnectionError:
            raise PostFailed(None, None, False, None, "unavailable") from None
        except aiohttp.ClientError:
            # An answer that is not HTTP: the message was read by something, perhaps by the service.
            raise PostFailed(None, None, False, None, "no-answer") from None

    async def _read(self, response: aiohttp.ClientResponse) -> object:
        succeeded = 200 <= response.status < 300
        try:
            body = await response.read()
        except (aiohttp.ClientError, TimeoutError):
            # The status has said it already; repeating a post that succeeded would show it twice.
            body = b""
        if not succeeded:
            raise failure_of(response.status, response.headers, body, self._now())
        try:
            return orjson.loads(body) if body else None
        except orjson.JSONDecodeError:
            return None

    def _headers_with(self, token: str) -> dict[str, str]:
        if self._headers[0] != token:
            authorised = {"Authorization": f"Bearer {token}"} if token else {}
            self._headers = (token, {"Content-Type": "application/json"} | authorised)
        return self._headers[1]

    def _left(self, deadline: float) -> float:
        return max(min(deadline - self._monotonic(), _ONE_ATTEMPT), 0.01)
