"""Turns of one conversation follow one another; turns of different ones do not wait."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from storage.instances import SharedTurns


class ConversationLocks:
    """A lock a key, kept only while somebody holds it or waits for it; ``shared`` is the one of all instances."""

    def __init__(self, shared: SharedTurns | None = None) -> None:
        self._shared = shared
        self._locks: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._interested: dict[str, int] = defaultdict(int)

    @asynccontextmanager
    async def turn(self, key: str) -> AsyncIterator[None]:
        """Wait for the turns that came before."""
        self._interested[key] += 1
        try:
            async with self._locks[key]:
                if self._shared is None:
                    yield
                else:
                    async with self._shared.turn(key):
                        yield
        finally:
            self._interested[key] -= 1
            if not self._interested[key]:
                del self._interested[key], self._locks[key]
