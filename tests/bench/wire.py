"""HTTP at its cheapest, on both sides of the bots: a client and a service that cost less than what they measure.

Only what the benchmark needs: requests and answers with a Content-Length, over connections that stay open.
"""

from __future__ import annotations

import asyncio
import itertools
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_LENGTH = re.compile(rb"\r\ncontent-length: *([0-9]+)", re.IGNORECASE)


class _Messages:
    """Cuts a stream into HTTP messages."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Each whole message that is there by now: its head and its body."""
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = bytes(self._buffer[: end + 2])
            found = _LENGTH.search(head)
            whole = end + 4 + (int(found[1]) if found else 0)
            if len(self._buffer) < whole:
                return
            body = bytes(self._buffer[end + 4 : whole])
            del self._buffer[:whole]
            yield head, body


class Service(asyncio.Protocol):
    """One connection of a service that gives every request the same kind of answer."""

    def __init__(self, served: Served) -> None:
        self._served = served
        self._messages = _Messages()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._served.connections += 1

    def data_received(self, data: bytes) -> None:
        for _ in self._messages.feed(data):
            self._served.requests += 1
            answer = self._served.answer()
            if self._served.delay:
                asyncio.get_running_loop().call_later(self._served.delay, self._write, answer)
            else:
                self._write(answer)

    def _write(self, answer: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(answer)


class Served:
    """A service on loopback; counts what came. ``delay`` is in seconds and may be changed."""

    def __init__(self, body: Callable[[int], bytes], *, status: str = "200 OK", delay: float = 0.0) -> None:
        self.connections = 0
        self.requests = 0
        self.delay = delay
        self.port = 0
        self._head = f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: ".encode()
        self._body = body
        self._numbers = itertools.count(1)
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        """Listen on a free port."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: Service(self), "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    def close(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()

    def answer(self) -> bytes:
        """The next answer, as bytes."""
        body = self._body(next(self._numbers))
        return self._head + str(len(body)).encode() + b"\r\n\r\n" + body


def post(path: str, body: bytes, token: str = "") -> bytes:
    """A POST of JSON, as bytes."""
    bearer = f"Authorization: Bearer {token}\r\n" if token else ""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"{bearer}Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


@dataclass(frozen=True)
class Load:
    """What one run brought: seconds in all, each request's seconds, and the answers (status line and body)."""

    seconds: float
    latencies: Sequence[float]
    answers: Sequence[tuple[bytes, bytes]]

    @property
    def turns(self) -> int:
        """How many were answered."""
        return len(self.latencies)

    def percentile(self, share: float) -> float:
        """Milliseconds within which this share of the requests was answered."""
        ranked = sorted(self.latencies)
        return ranked[min(int(len(ranked) * share), len(ranked) - 1)] * 1000 if ranked else 0.0


class Caller(asyncio.Protocol):
    """One connection that sends a request, waits for its answer, and sends the next until there are no more."""

    def __init__(self, requests: Iterator[bytes], until: float) -> None:
        self.done = asyncio.get_running_loop().create_future()
        self.latencies: list[float] = []
        self.answers: list[tuple[bytes, bytes]] = []
        self._requests = requests
        self._until = until
        self._messages = _Messages()
        self._sent = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._next()

    def data_received(self, data: bytes) -> None:
        for head, body in self._messages.feed(data):
            self.latencies.append(time.perf_counter() - self._sent)
            self.answers.append((head[: head.find(b"\r\n")], body))
            self._next()

    def connection_lost(self, error: Exception | None) -> None:
        if not self.done.done():
            self.done.set_exception(error or ConnectionError("the bot closed the connection"))

    def _next(self) -> None:
        self._sent = time.perf_counter()
        request = next(self._requests, None) if self._sent < self._until else None
        if request is not None:
            self._transport.write(request)
        elif not self.done.done():
            self.done.set_result(None)
            self._transport.close()


async def load(port: int, requests: Sequence[bytes], *, connections: int, most_seconds: float) -> Load:
    """Send all requests over so many connections, each at once when the one before is answered.

    No request is begun after ``most_seconds``.
    """
    loop = asyncio.get_running_loop()
    started = time.perf_counter()
    waiting = iter(requests)
    callers: list[Caller] = []
    for _ in range(min(connections, len(requests))):
        _, caller = await loop.create_connection(
            lambda: Caller(waiting, started + most_seconds), "127.0.0.1", port
        )
        callers.append(caller)
    async with asyncio.timeout(most_seconds + 30):
        await asyncio.gather(*(caller.done for caller in callers))
    seconds = time.perf_counter() - started
    return Load(
        seconds,
        [one for caller in callers for one in caller.latencies],
        [one for caller in callers for one in caller.answers],
    )
