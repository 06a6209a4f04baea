"""Scripted faults of the connector: refuses, hangs, takes a message and loses the answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Union

from .reading import Json

if TYPE_CHECKING:
    from .conversations import Conversation
    from .person import Person

Where = Union["Conversation", "Person", str, Callable[["Call"], bool], None]
"""Which calls a fault is for: about a chat, channel or person; with a text in the path; a condition; all."""


@dataclass
class Call:
    """One request the bot made to the connector. `at`: seconds on the loop's clock when it arrived."""

    method: str
    path: str
    conversation: str | None
    """Id without `;messageid=`; for a creation the personal chat it is about."""
    authorization: str | None
    body: Json | None
    at: float
    status: int | None = None
    """None while it is under way, and when its answer was lost."""


@dataclass
class Fault:
    """Happens to the next `left` calls that `matches`; `left` None: to all until it is `mended`."""

    matches: Callable[[Call], bool]
    left: int | None = 1
    status: int | None = None
    code: str | None = None
    retry_after: float | None = None
    body: Json | None = None
    seconds: float = 0.0
    loses_answer: bool = False
    gate: asyncio.Event | None = None
    calls: list[Call] = field(default_factory=list)
    _reached: asyncio.Event = field(default_factory=asyncio.Event)

    def take(self, call: Call) -> bool:
        if self.left == 0 or not self.matches(call):
            return False
        if self.left is not None:
            self.left -= 1
        self.calls.append(call)
        self._reached.set()
        return True

    def mended(self) -> None:
        """It happens no more; what it holds goes on."""
        self.left = 0
        self.opens()

    def opens(self) -> None:
        """Lets go what is held (see Teams.holds)."""
        if self.gate is not None:
            self.gate.set()

    async def reached(self, within: float = 2.0) -> Call:
        """Waits until the bot has run into it; the call that did."""
        async with asyncio.timeout(within):
            await self._reached.wait()
        return self.calls[-1]


class Faults:
    """The faults a test has ordered, in order; each call runs into the first that is for it."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def fails_next(
        self, status: int, code: str | None = None, retry_after: float | None = None, times: int | None = 1,
        where: Where = None, method: str | None = None, body: Json | None = None,
    ) -> Fault:  # fmt: skip
        """The next `times` calls (None: all until mended) are answered so; nothing happens. `retry_after`:
        seconds.
        """
        return self._script(Fault(_matching(where, method), times, status, code, retry_after, body))

    def hangs(
        self, seconds: float, times: int | None = 1, where: Where = None, method: str | None = None
    ) -> Fault:
        """The connector lets the call wait that long, then does it."""
        return self._script(Fault(_matching(where, method), times, seconds=seconds))

    def holds(self, times: int | None = 1, where: Where = None, method: str | None = None) -> Fault:
        """Keeps the call waiting until `fault.opens()`; `await fault.reached()`: the bot is in it."""
        return self._script(Fault(_matching(where, method), times, gate=asyncio.Event()))

    def loses_answer(self, times: int | None = 1, where: Where = None, method: str | None = None) -> Fault:
        """Does what is asked, then cuts the connection: the bot cannot know."""
        return self._script(Fault(_matching(where, method), times, loses_answer=True))

    def _script(self, fault: Fault) -> Fault:
        self.faults.append(fault)
        return fault


def _matching(where: Where, method: str | None) -> Callable[[Call], bool]:
    place = getattr(where, "chat", where)

    def matches(call: Call) -> bool:
        if method is not None and call.method != method.upper():
            return False
        if place is None:
            return True
        if isinstance(place, str):
            return place in call.path
        return bool(place(call) if callable(place) else call.conversation == place.id)

    return matches
