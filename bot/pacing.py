"""How fast we may speak: the service's windows for a conversation and the tenant, kept before it refuses."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import Enum

from bot.post_failed import PostFailed


class Lane(Enum):
    """Who waits. A person waits for a live reply; nobody waits for a delivery."""

    LIVE = "live"
    DELIVERY = "delivery"


@dataclass(frozen=True, slots=True)
class Window:
    """At most `most` messages in any `seconds`, of which deliveries leave `spare` for live replies."""

    most: int
    seconds: float
    spare: int


# Source: Microsoft Teams, "Optimize your bot with rate limiting": per bot and conversation 7 in 1 s, 8 in
# 2 s, 60 in 30 s and 1800 in an hour. One place in each stays free for a person who is waiting.
CONVERSATION_WINDOWS = (Window(7, 1.0, 1), Window(8, 2.0, 1), Window(60, 30.0, 1), Window(1800, 3600.0, 1))
# The tenant's limit is 50 a second; other bots' mistakes and our own retries fit in the rest.
TENANT_WINDOWS = (Window(20, 1.0, 4),)

# Messages travel unevenly, so that the service sees them closer together than we sent them.
_MARGIN = 0.05
_MOST_IDLE_CONVERSATIONS = 4096


class Pacer:
    """Holds each message back until its conversation's windows and the tenant's let it go.

    Nothing is booked ahead: a message takes its place at the moment it goes. A delivery sees every window
    smaller by its spare, so that a waiting live reply gets each place that falls free before any delivery
    does. Within a lane the order is first come, first served. Memory is bounded by the tenant's own limit:
    no more moments are remembered than could be sent within the longest window.
    """

    def __init__(
        self,
        *,
        conversation: tuple[Window, ...] = CONVERSATION_WINDOWS,
        tenant: tuple[Window, ...] = TENANT_WINDOWS,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._windows = conversation
        self._tenant = _Scope(tenant)
        self._conversations: dict[str, _Scope] = {}
        self._monotonic = monotonic
        self._sleep = sleep
        self._sweep_at = _MOST_IDLE_CONVERSATIONS

    @property
    def remembered(self) -> int:
        """How many conversations are remembered just now."""
        return len(self._conversations)

    async def place(self, conversation_id: str | None, lane: Lane, deadline: float) -> None:
        """Wait for a place; None as the conversation for calls that only the tenant's limit concerns.

        deadline is on the pacer's clock. Raises PostFailed 'throttled' at once when no place can come before
        it, with the seconds until one can.
        """
        if conversation_id is None:
            await self._tenant_place(None, lane, deadline)
            return
        scope = self._scope(conversation_id)
        async with scope.queue(lane):
            while True:
                await self._until_free(scope, lane, deadline)
                if await self._tenant_place(scope, lane, deadline):
                    return

    def hold(self, conversation_id: str | None, seconds: float) -> None:
        """The service asked this conversation to be quiet for so long; it holds for both lanes."""
        if conversation_id is not None:
            scope = self._scope(conversation_id)
            scope.closed_until = max(scope.closed_until, self._monotonic() + seconds)

    async def _tenant_place(self, scope: _Scope | None, lane: Lane, deadline: float) -> bool:
        async with self._tenant.queue(lane):
            await self._until_free(self._tenant, lane, deadline)
            now = self._monotonic()
            # While we waited for the tenant, a live reply may have taken the conversation's place.
            if scope is not None and scope.wait(now, lane) > 0:
                return False
            self._tenant.take(now)
            if scope is not None:
                scope.take(now)
            return True

    async def _until_free(self, scope: _Scope, lane: Lane, deadline: float) -> None:
        while (wait := scope.wait(self._monotonic(), lane)) > 0:
            if self._monotonic() + wait > deadline:
                raise PostFailed(None, None, False, wait, "throttled")
            await self._sleep(wait)

    def _scope(self, conversation_id: str) -> _Scope:
        # Threads of one channel share its windows: ';messageid=' only says where in it the message goes.
        key = conversation_id.partition(";")[0]
        scope = self._conversations.get(key)
        if scope is None:
            if len(self._conversations) >= self._sweep_at:
                self._forget_idle()
            scope = self._conversations[key] = _Scope(self._windows)
        return scope

    def _forget_idle(self) -> None:
        now = self._monotonic()
        self._conversations = {key: each for key, each in self._conversations.items() if not each.idle(now)}
        # Doubling keeps the sweeps rare when many conversations are in use at the same time.
        self._sweep_at = max(_MOST_IDLE_CONVERSATIONS, 2 * len(self._conversations))


class _Scope:
    """The moments at which something went out, oldest first, as far back as the longest window."""

    __slots__ = ("_lanes", "_longest", "_moments", "_windows", "closed_until")

    def __init__(self, windows: tuple[Window, ...]) -> None:
        self._windows = windows
        self._longest = max((window.seconds for window in windows), default=0.0) + _MARGIN
        self._moments: deque[float] = deque(maxlen=max((window.most for window in windows), default=1))
        self._lanes: dict[Lane, asyncio.Lock] = {}
        self.closed_until = 0.0

    def queue(self, lane: Lane) -> asyncio.Lock:
        """The queue of one lane; asyncio's lock serves in the order of asking."""
        lock = self._lanes.get(lane)
        if lock is None:
            lock = self._lanes[lane] = asyncio.Lock()
        return lock

    def wait(self, now: float, lane: Lane) -> float:
        """Seconds until a message of this lane may go; 0 or less when it may now."""
        wait = self.closed_until - now
        sent = len(self._moments)
        for window in self._windows:
            most = window.most if lane is Lane.LIVE else max(window.most - window.spare, 1)
            if sent >= most:
                wait = max(wait, self._moments[sent - most] + window.seconds + _MARGIN - now)
        return wait

    def take(self, now: float) -> None:
        while self._moments and self._moments[0] <= now - self._longest:
            self._moments.popleft()
        self._moments.append(now)

    def idle(self, now: float) -> bool:
        spoke_lately = bool(self._moments) and self._moments[-1] > now - self._longest
        waited_for = any(lock.locked() for lock in self._lanes.values())
        return not spoke_lately and not waited_for and self.closed_until <= now
