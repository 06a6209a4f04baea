"""POST /api/messages: everything that is asked of a request before it becomes a turn, and the answer in time.

The order is fixed: header form, size, strict JSON, shape, token, tenant, pace, then the turn. What is refused
on the way never touches the bot, the database or the network. What was understood is never answered with
a 5xx, since Teams may stop delivering to a bot that does.
"""

from __future__ import annotations

import asyncio
import math
import re
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, Final

import orjson
import structlog
from aiohttp import web
from botframework.connector.auth import AuthenticateRequestResult

from bot.authentication import Denied, RequestAuthenticator
from bot.clock import Clock
from bot.envelope import BODY_LIMIT, BadRequest, Envelope, authorization_of, open_envelope
from bot.flood import FloodLimit, Pace
from bot.http_log import keep_requests_out

_NOT_IN_AN_ID: Final = re.compile(r"[^A-Za-z0-9:._-]", re.ASCII)
_FORWARDING: Final = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")

log = structlog.get_logger("kehu.door")


@dataclass(frozen=True)
class Answer:
    """What goes back over HTTP: a status, and a JSON object or nothing."""

    status: int
    body: dict[str, Any] | None = None


@dataclass(frozen=True)
class Limits:
    """The endpoint's limits; times in seconds. Teams delivers again what was not answered within 15."""

    person: Pace = field(default=Pace(burst=20, per_second=2))
    conversation: Pace = field(default=Pace(burst=60, per_second=10))
    patience: float = 2.0
    """Who exceeds their pace waits up to this long; beyond it the answer is 429."""
    message_wait: float = 2.5
    invoke_wait: float = 10.0
    body_wait: float = 10.0
    turns_at_once: int = 1000


def unanswered(envelope: Envelope) -> Answer:
    """The answer when a turn failed or took too long: a click needs one that Teams understands."""
    if envelope.type == "invoke" and envelope.name == "adaptiveCard/action":
        error = {"code": "NoAnswer", "message": "No answer in time."}
        return Answer(200, {"statusCode": 500, "type": "application/vnd.microsoft.error", "value": error})
    return Answer(200)


class Endpoint:
    """The door of the bot; :meth:`handle` is an aiohttp handler.

    ``turn`` is run once for each request that gets through. It may raise: that is logged without its message
    (which may quote people), and ``unanswered`` answers.
    """

    def __init__(
        self,
        authenticator: RequestAuthenticator,
        turn: Callable[[Envelope, AuthenticateRequestResult], Awaitable[Answer]],
        clock: Clock,
        limits: Limits = Limits(),
        unanswered: Callable[[Envelope], Answer] = unanswered,
    ) -> None:
        self._authenticator = authenticator
        self._turn = turn
        self._clock = clock
        self._limits = limits
        self._unanswered = unanswered
        self._people = FloodLimit(limits.person)
        self._conversations = FloodLimit(limits.conversation)
        self._running: set[asyncio.Task[web.Response]] = set()
        self._closing = False
        keep_requests_out()

    async def handle(self, request: web.Request) -> web.Response:
        """Answers one request; never raises."""
        started = asyncio.get_running_loop().time()
        try:
            envelope, identity = await self._admit(request)
            wait = self._wait(envelope)
        except _Refused as refused:
            peer = _peer(request) or "forwarded"
            log.info("door.refused", status=refused.status, reason=refused.reason, peer=peer)
            return _response(Answer(refused.status, {"error": refused.reason}), refused.headers)
        task = asyncio.create_task(self._run(envelope, identity, wait))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        limit = self._limits.invoke_wait if envelope.type == "invoke" else self._limits.message_wait
        spent = asyncio.get_running_loop().time() - started
        done, _ = await asyncio.wait({task}, timeout=max(0.0, limit - spent))
        if not done or task.cancelled():
            log.info("door.late", **_described(envelope))
            return _response(self._unanswered(envelope) if envelope.type == "invoke" else Answer(202))
        return task.result()

    async def drain(self, timeout: float) -> int:  # noqa: ASYNC109 - a time to wait, not one to fail after
        """Lets no one in any more, and waits for the turns under way, at most ``timeout`` seconds.

        Returns how many turns had to be cancelled.
        """
        self._closing = True
        _, late = await asyncio.wait(set(self._running), timeout=timeout) if self._running else (set(), set())
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late)
            log.warning("door.turns_cancelled", turns=len(late))
        return len(late)

    async def _admit(self, request: web.Request) -> tuple[Envelope, AuthenticateRequestResult]:
        if request.method != "POST":
            raise _Refused(405, "only POST is served here", {"Allow": "POST"})
        if self._closing:
            raise _Refused(503, "closing", {"Retry-After": "5"})
        try:
            authorization = authorization_of(request.headers)
            self._authenticator.check_header(authorization)
            envelope = open_envelope(await self._body(request))
            peer = _peer(request)
            return envelope, await self._authenticator.authenticate(authorization, envelope, peer=peer)
        except BadRequest as error:
            raise _Refused(error.status, error.reason) from None
        except Denied as error:
            raise _Refused(error.status, error.reason, _DENIED_HEADERS.get(error.status, {})) from None
        except Exception as error:
            # A fault of ours: nobody gets in, and no traceback takes what was sent into the log.
            log.error("door.broken", error=type(error).__name__, where=_where(error))
            raise _Refused(503, "not now", _DENIED_HEADERS[503]) from None

    async def _body(self, request: web.Request) -> bytes:
        if (request.content_length or 0) > BODY_LIMIT:
            raise BadRequest(413, "the body is too large")
        if request.content.is_eof() and request.content.exception() is None:
            # It came together with its head, as nearly every one does: there is nothing to wait for.
            return _within_limit(request.content.read_nowait())
        body = bytearray()
        try:
            async with asyncio.timeout(self._limits.body_wait):
                async for chunk in request.content.iter_any():
                    body += chunk
                    if len(body) > BODY_LIMIT:
                        raise BadRequest(413, "the body is too large")
        except TimeoutError:
            raise BadRequest(408, "the body did not come in time") from None
        except (web.RequestPayloadError, ConnectionError):
            raise BadRequest(400, "the body was cut off") from None
        return bytes(body)

    def _wait(self, envelope: Envelope) -> float:
        """Seconds that this activity has to wait for its turn.

        A person's pace is below a conversation's: one person cannot use up what the others in a channel have.
        """
        now, patience = self._clock.now().timestamp(), self._limits.patience
        wait = self._people.wait(envelope.sender_id, now, patience)
        if wait <= patience:
            wait = max(wait, self._conversations.wait(envelope.conversation_id, now, patience))
        if wait > patience or len(self._running) >= self._limits.turns_at_once:
            raise _Refused(429, "too many at once", {"Retry-After": str(max(1, math.ceil(wait)))})
        return wait

    async def _run(
        self, envelope: Envelope, identity: AuthenticateRequestResult, wait: float
    ) -> web.Response:
        if wait:
            log.info("door.slowed", wait=round(wait, 2), **_described(envelope))
            await asyncio.sleep(wait)
        try:
            answer = await self._turn(envelope, identity)
            if answer.status < 500:
                return _response(answer)
            log.error("door.turn_unanswered", status=answer.status, **_described(envelope))
        except Exception as error:
            kind, where = type(error).__name__, _where(error)
            log.error("door.turn_failed", error=kind, where=where, **_described(envelope))
        return _response(self._unanswered(envelope))


class _Refused(Exception):
    """A refusal on its way out, with the headers it needs."""

    def __init__(self, status: int, reason: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(status, reason)
        self.status = status
        self.reason = reason
        self.headers = headers or {}


_DENIED_HEADERS: Final = {401: {"WWW-Authenticate": "Bearer"}, 503: {"Retry-After": "5"}}


def _response(answer: Answer, headers: dict[str, str] | None = None) -> web.Response:
    if answer.body is None:
        return web.Response(status=answer.status, headers=headers)
    body = orjson.dumps(answer.body)
    return web.Response(status=answer.status, headers=headers, body=body, content_type="application/json")


def _within_limit(body: bytes) -> bytes:
    if len(body) > BODY_LIMIT:
        raise BadRequest(413, "the body is too large")
    return body


def _peer(request: web.Request) -> str:
    """The caller's IP address; empty behind a proxy or a tunnel, which must not pass for this machine."""
    if any(name in request.headers for name in _FORWARDING):
        return ""
    return request.remote or ""


def _described(envelope: Envelope) -> dict[str, str]:
    """What the log may know of an activity: its kind and the channel's number for it; no person, no text."""
    named = (("activity_type", envelope.type), ("activity_id", envelope.id or ""))
    return {name: _NOT_IN_AN_ID.sub("", value)[:80] for name, value in named}


def _where(error: Exception) -> str:
    """The file and line that raised: enough to look, and nothing of what was said."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
