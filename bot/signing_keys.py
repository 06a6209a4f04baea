"""The public keys that Microsoft's Bot Connector signs with: fetched beside the turns, kept in an outage."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

import aiohttp
import structlog
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt.algorithms import RSAAlgorithm

from bot.clock import Clock

METADATA_URL: Final = "https://login.botframework.com/v1/.well-known/openidconfiguration"
FETCH_LIMIT: Final = timedelta(seconds=5)
KEYS_LIVE: Final = timedelta(days=1)
# A stranger can invent key ids as fast as they like: they must not make us ask Microsoft as often.
UNKNOWN_KEY_PAUSE: Final = timedelta(minutes=5)
NO_KEYS_PAUSE: Final = timedelta(seconds=5)
_DOCUMENT_LIMIT: Final = 1024 * 1024
_SMALLEST_KEY: Final = 2048

log = structlog.get_logger("kehu.keys")


@dataclass(frozen=True)
class SigningKey:
    """One key, parsed, with the channels it may sign for."""

    id: str
    public: RSAPublicKey
    endorsements: frozenset[str]


class NoKeys(Exception):
    """There is not one key to check a token with."""


class SigningKeys:
    """The published keys by key id. One fetch at a time; whoever needs it waits for the same one."""

    def __init__(self, metadata_url: str, clock: Clock) -> None:
        self._metadata_url = metadata_url
        self._clock = clock
        self._keys: dict[str, SigningKey] = {}
        self._flight: asyncio.Task[None] | None = None
        self._tried: datetime | None = None
        self._fetched: datetime | None = None
        self._looked_for_unknown: datetime | None = None

    @property
    def known(self) -> bool:
        """Whether there are keys to check a token with."""
        return bool(self._keys)

    async def warm(self) -> None:
        """Fetches the keys if there are none. Never raises; asking again soon after a failure is free."""
        if not self._keys and (self._in_flight or self._over(self._tried, NO_KEYS_PAUSE)):
            await self._refreshed()

    async def find(self, key_id: str) -> SigningKey | None:
        """The key of this id, or None if none such is published. Raises NoKeys when there are none at all."""
        await self.warm()
        if not self._keys:
            raise NoKeys
        if key_id not in self._keys and self._may_look_for_unknown():
            await self._refreshed()
        elif self._over(self._fetched, KEYS_LIVE) and self._over(self._tried, UNKNOWN_KEY_PAUSE):
            # The keys at hand are still good to check with: nobody waits for the daily fetch.
            self._start()
        return self._keys.get(key_id)

    async def close(self) -> None:
        """Gives up a fetch under way."""
        if self._flight is not None:
            self._flight.cancel()
            await asyncio.wait({self._flight})

    @property
    def _in_flight(self) -> bool:
        return self._flight is not None and not self._flight.done()

    def _may_look_for_unknown(self) -> bool:
        if self._in_flight:
            return True
        if not self._over(self._looked_for_unknown, UNKNOWN_KEY_PAUSE):
            return False
        self._looked_for_unknown = self._clock.now()
        return True

    def _over(self, since: datetime | None, pause: timedelta) -> bool:
        # abs: a clock that was set back must not stop the fetching until it has caught up.
        return since is None or abs(self._clock.now() - since) >= pause

    def _start(self) -> asyncio.Task[None]:
        if self._flight is None or self._flight.done():
            self._tried = self._clock.now()
            self._flight = asyncio.create_task(self._refresh(), name="signing keys")
        return self._flight

    async def _refreshed(self) -> None:
        # wait, not await: a caller who gives up does not take the fetch down for the others.
        await asyncio.wait({self._start()})

    async def _refresh(self) -> None:
        try:
            async with asyncio.timeout(FETCH_LIMIT.total_seconds()):
                keys = await _fetch(self._metadata_url)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError, RecursionError) as error:
            log.warning("keys.fetch_failed", error=type(error).__name__, kept=len(self._keys))
            return
        self._keys, self._fetched = keys, self._clock.now()
        log.info("keys.fetched", keys=len(keys))


async def _fetch(metadata_url: str) -> dict[str, SigningKey]:
    async with aiohttp.ClientSession() as session:
        metadata = await _document(session, metadata_url)
        keys_url = metadata.get("jwks_uri")
        if not isinstance(keys_url, str) or urlsplit(keys_url).scheme != urlsplit(metadata_url).scheme:
            raise ValueError("the metadata names no key set, or one over another scheme")
        key_set = await _document(session, keys_url)
    keys = dict(_readable(key_set.get("keys")))
    if not keys:
        raise ValueError("the key set is empty")
    return keys


async def _document(session: aiohttp.ClientSession, url: str) -> dict[str, Any]:
    async with session.get(url, allow_redirects=False) as response:
        if response.status != 200:
            raise ValueError("the key server did not answer 200")
        body = bytearray()
        async for chunk in response.content.iter_any():
            body += chunk
            if len(body) > _DOCUMENT_LIMIT:
                raise ValueError("the key server's answer is too large")
    document = json.loads(body)
    if not isinstance(document, dict):
        raise ValueError("the key server's answer is not an object")
    return document


def _readable(key_set: Any) -> Iterator[tuple[str, SigningKey]]:
    """The RSA signing keys in a key set. One that cannot be read must not take the others down."""
    for entry in key_set if isinstance(key_set, list) else ():
        if not isinstance(entry, dict) or entry.get("kty") != "RSA" or entry.get("use", "sig") != "sig":
            continue
        key_id, endorsements = entry.get("kid"), entry.get("endorsements")
        try:
            public = RSAAlgorithm.from_jwk(entry)
        except Exception as error:
            # The parser raises whatever its layers raise; the kind is all there is to say.
            log.warning("keys.unreadable", error=type(error).__name__)
            continue
        if isinstance(key_id, str) and isinstance(public, RSAPublicKey) and public.key_size >= _SMALLEST_KEY:
            listed = endorsements if isinstance(endorsements, list) else ()
            channels = frozenset(name for name in listed if isinstance(name, str))
            yield key_id, SigningKey(key_id, public, channels)
