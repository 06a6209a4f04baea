"""The app's own token for the connector: one, cached, single flight, and renewed on nobody's turn."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from bot.token_sources import FetchedToken, TokenUnavailable

_log = logging.getLogger(__name__)

_SAFETY = 60.0  # a token is not used in its last minute: it must still hold when the message arrives
_LEAST_RENEWAL = 30.0  # a managed identity answers with its own cached token, so that its half-life shrinks
_PAUSE_AFTER_FAILURE = 5.0  # every waiting message asks; a token service in trouble is asked this seldom


class TokenProvider(Protocol):
    """What the connector needs."""

    def held(self) -> str | None:
        """The token when there is one at hand, so that the usual message waits for nothing at all."""

    async def token(self) -> str:
        """The token to send; '' when none is to be sent. Raises TokenUnavailable."""

    def refused(self, token: str) -> bool:
        """The connector answered 401 to this token. True: ask again, a fresh one may be had."""

    async def close(self) -> None:
        """Stop renewing."""


class NoToken:
    """Local mode: nothing is authenticated, so no token leaves the machine."""

    def held(self) -> str | None:
        return ""

    async def token(self) -> str:
        return ""

    def refused(self, token: str) -> bool:
        return False

    async def close(self) -> None:
        return None


@dataclass(frozen=True, slots=True)
class _Held:
    value: str
    taken_at: float
    ends_at: float


class CachedToken:
    """Keeps one token. The first caller fetches it, everyone else waits for that same fetch.

    It is renewed in the background after half of its life: the old one goes on being used meanwhile, and
    through an outage of the token service until its last minute. All times are seconds of `monotonic`.
    """

    def __init__(
        self,
        fetch: Callable[[], Awaitable[FetchedToken]],
        *,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._fetch = fetch
        self._monotonic = monotonic
        self._sleep = sleep
        self._held: _Held | None = None
        self._fetching: asyncio.Task[str] | None = None
        self._renewing: asyncio.Task[None] | None = None
        self._failure: tuple[float, TokenUnavailable] | None = None

    def held(self) -> str | None:
        """A token good for at least a minute, None if there is none at hand."""
        held = self._held
        return held.value if held is not None and self._monotonic() < held.ends_at - _SAFETY else None

    async def token(self) -> str:
        """A token good for at least a minute. Raises TokenUnavailable; for 5 s after that without asking."""
        held = self.held()
        if held is not None:
            return held
        if self._failure is not None and self._monotonic() < self._failure[0] + _PAUSE_AFTER_FAILURE:
            raise TokenUnavailable(str(self._failure[1]))
        return await self._one_fetch()

    def refused(self, token: str) -> bool:
        """True once for a token older than half a minute: a younger one that is refused has another cause."""
        held = self._held
        if held is None or held.value != token:
            return True
        if self._monotonic() - held.taken_at < _LEAST_RENEWAL:
            return False
        self._held = None
        return True

    async def close(self) -> None:
        for task in (self._renewing, self._fetching):
            if task is not None and not task.done():
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError, TokenUnavailable):
                    await task
        self._renewing = self._fetching = None

    async def _one_fetch(self) -> str:
        if self._fetching is None or self._fetching.done():
            self._fetching = asyncio.create_task(self._fetch_and_hold(), name="token fetch")
            # Everyone who waited may have given up; an error nobody collects is not worth a warning.
            self._fetching.add_done_callback(lambda task: task.cancelled() or task.exception())
        # One caller running out of time must not take the token from the others.
        return await asyncio.shield(self._fetching)

    async def _fetch_and_hold(self) -> str:
        asked_at = self._monotonic()
        try:
            fetched = await self._fetch()
        except TokenUnavailable as failure:
            self._failure = (self._monotonic(), failure)
            _log.warning("no token for the connector: %s", failure)
            raise
        self._failure = None
        self._held = _Held(fetched.value, asked_at, asked_at + fetched.lifetime)
        if self._renewing is None or self._renewing.done():
            self._renewing = asyncio.create_task(self._keep_renewed(), name="token renewal")
        return fetched.value

    async def _keep_renewed(self) -> None:
        while (held := self._held) is not None:
            left = held.ends_at - self._monotonic()
            await self._sleep(max(left / 2, _LEAST_RENEWAL))
            with contextlib.suppress(TokenUnavailable):
                await self._one_fetch()
