"""The one pool of outgoing HTTP connections: to the connector, the token service and the key server."""

from __future__ import annotations

import aiohttp

_KEEP_ALIVE = 75.0  # seconds; the next message of a conversation finds its connection still open
_MOST_CONNECTIONS = 256  # hanging deliveries must not use up what a live reply needs


class HttpPool:
    """Opens its session on first use, because a session belongs to the running event loop."""

    def __init__(self, *, user_agent: str = "Kehu") -> None:
        self._user_agent = user_agent
        self._session: aiohttp.ClientSession | None = None

    @property
    def session(self) -> aiohttp.ClientSession:
        """The open session. Must be asked for inside the event loop that uses it."""
        if self._session is None or self._session.closed:
            self._session = self._open()
        return self._session

    def _open(self) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=_MOST_CONNECTIONS, keepalive_timeout=_KEEP_ALIVE, ttl_dns_cache=300
            ),
            # A cookie set by one answer would travel with every later message, whoever it is for.
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": self._user_agent},
            # No proxies and no .netrc from the surroundings: where our token goes is decided by us.
            trust_env=False,
        )

    async def close(self) -> None:
        """Close every connection. A later use opens a new session."""
        if self._session is not None:
            await self._session.close()
            self._session = None
