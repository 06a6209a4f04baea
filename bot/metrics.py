"""Metrics for Prometheus: how Kehu is, in numbers. No label names a person, a conversation or a project.

Who may read them: this machine, or whoever brings the token of ``KEHU_METRICS_TOKEN``.
"""

from __future__ import annotations

import hmac
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final

from aiohttp import web
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.gc_collector import GCCollector
from prometheus_client.process_collector import ProcessCollector
from sqlalchemy.orm import Session

from bot.service_urls import is_loopback
from storage import conversations, outbox

TURN_SECONDS: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 15.0)
"""Teams wants an answer within 3 seconds, and delivers again after 15."""
KNOWN_TYPES: Final = frozenset({"message", "invoke", "conversationUpdate", "installationUpdate"})
_FORWARDING: Final = ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Metrics:
    """One set of numbers; each running Kehu has its own."""

    def __init__(self, version: str) -> None:
        # When a counter began is a second series for each; a restart shows in the counter itself.
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        GCCollector(registry=self.registry)
        Gauge("kehu_info", "Which Kehu this is", ["version"], registry=self.registry).labels(version).set(1)
        self._turns = Counter(
            "kehu_turns",
            "Turns by the activity's type and how they ended",
            ["type", "outcome"],
            registry=self.registry,
        )
        self._seconds = Histogram(
            "kehu_turn_seconds",
            "From the door to the end of the turn",
            ["type"],
            buckets=TURN_SECONDS,
            registry=self.registry,
        )
        self._answers = Counter(
            "kehu_http_answers",
            "Answers of /api/messages by status: 4xx are refused, 202 late",
            ["status"],
            registry=self.registry,
        )
        self._posts = Counter(
            "kehu_deliveries",
            "Messages of the outbox by kind and how the try ended",
            ["kind", "outcome"],
            registry=self.registry,
        )
        self._database = Gauge(
            "kehu_database_up", "Whether the database answered just now", registry=self.registry
        )
        self._rows = Gauge(
            "kehu_outbox_rows", "Messages of the outbox by state", ["state"], registry=self.registry
        )
        self._oldest = Gauge(
            "kehu_outbox_oldest_due_seconds",
            "For how long the longest waiting message has been due",
            registry=self.registry,
        )
        self._silent = Gauge(
            "kehu_unreachable", "People and channels that cannot be written to", registry=self.registry
        )
        self._lines = Counter(
            "kehu_log_lines",
            "Warnings and errors in the log by event",
            ["level", "event"],
            registry=self.registry,
        )

    def line(self, level: str, event: str) -> None:
        """A warning or an error was logged; the event's name is fixed in the code."""
        self._lines.labels(level, event[:60]).inc()

    def turn(self, kind: str, outcome: str, seconds: float) -> None:
        """A turn ended: ``ok``, ``failed`` or ``unanswered``."""
        # What came over the wire is no label of ours.
        kind = kind if kind in KNOWN_TYPES else "other"
        self._turns.labels(kind, outcome).inc()
        self._seconds.labels(kind).observe(seconds)

    def delivered(self, kind: str, outcome: str) -> None:
        """A message of the outbox was tried."""
        self._posts.labels(kind, outcome).inc()

    def counted(self, handler: Handler) -> Handler:
        """The same handler, its answers counted."""

        async def handle(request: web.Request) -> web.StreamResponse:
            response = await handler(request)
            self._answers.labels(str(response.status)).inc()
            return response

        return handle

    def look(self, session: Session, now: datetime) -> None:
        """Take over how the outbox and the conversations stand."""
        counts = outbox.counts(session, now)
        for state in ("planned", "leased", "sent", "given_up", "expired"):
            self._rows.labels(state).set(getattr(counts, state))
        waiting = (now - counts.oldest_due).total_seconds() if counts.oldest_due else 0.0
        self._oldest.set(max(0.0, waiting))
        self._silent.set(len(conversations.unreachable_list(session)))

    def answered(self, whether: bool) -> None:
        """Whether the database could be looked at; if not, its other numbers are those of the last look."""
        self._database.set(whether)

    def page(self) -> web.Response:
        """Everything, as Prometheus reads it."""
        return web.Response(
            body=generate_latest(self.registry), headers={"Content-Type": CONTENT_TYPE_LATEST}
        )


def may_read(request: web.Request, token: str) -> bool:
    """Whether the request comes from this machine itself, through no proxy, or brings the token."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if token and hmac.compare_digest(given.encode(), token.encode()):
        return True
    forwarded = any(name in request.headers for name in _FORWARDING)
    return not token and not forwarded and is_loopback(request.remote or "")


class Stopwatch:
    """Seconds since it was made."""

    def __init__(self) -> None:
        self._began = time.perf_counter()

    @property
    def seconds(self) -> float:
        """So many until now."""
        return time.perf_counter() - self._began
