"""What may be asked of a running Kehu from outside: does it live, can it work, and how is it in numbers. No person."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from aiohttp import web
from sqlalchemy.exc import DBAPIError

from bot.authentication import RequestAuthenticator
from bot.clock import Clock
from bot.metrics import Metrics, may_read
from bot.settings import Settings
from storage import outbox
from storage.database import Database


class Watching:
    """``/health``, ``/ready`` and ``/metrics``. ``mail_kinds`` are the kinds of the outbox that leave as mail."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        authenticator: RequestAuthenticator,
        metrics: Metrics,
        clock: Clock,
        mail_kinds: Collection[str],
    ) -> None:
        self._settings = settings
        self._database = database
        self._authenticator = authenticator
        self._metrics = metrics
        self._clock = clock
        self._mail_kinds = mail_kinds

    def add_to(self, app: web.Application) -> None:
        """Serve all three."""
        app.router.add_get("/health", self.health)
        app.router.add_get("/ready", self.ready)
        app.router.add_get("/metrics", self.metrics)

    async def health(self, _: web.Request) -> web.Response:
        """The process answers."""
        return web.json_response({"status": "ok"})

    async def ready(self, _: web.Request) -> web.Response:
        """The database answers, and tokens can be checked."""
        await self._authenticator.warm()
        parts = {"database": await self._database_answers(), "keys": self._authenticator.ready}
        ready = all(parts.values())
        body = {
            "status": "ready" if ready else "not ready",
            "mode": "local" if self._settings.local else "teams",
            **parts,
            **(await self._mail() if parts["database"] else {}),
        }
        return web.json_response(body, status=200 if ready else 503)

    async def metrics(self, request: web.Request) -> web.Response:
        """Numbers for Prometheus, for those who may read them."""
        if not may_read(request, self._settings.metrics_token):
            return web.Response(status=403)
        now = self._clock.now()
        try:
            await self._database.read(lambda session: self._metrics.look(session, now))
        except DBAPIError:
            self._metrics.answered(False)
        else:
            self._metrics.answered(True)
        return self._metrics.page()

    async def _mail(self) -> dict[str, Any]:
        """Mail that waits, and whether it waits for a server to be set. Kehu serves without mail too."""
        waiting = await self._database.read(
            lambda session: sum(outbox.waiting(session, kind) for kind in self._mail_kinds)
        )
        if self._settings.smtp is not None:
            return {"mail": "sending", "mail waiting": waiting}
        return {"mail": "waits: KEHU_SMTP_URL is not set", "mail waiting": waiting}

    async def _database_answers(self) -> bool:
        try:
            await self._database.read(lambda session: session.connection())
        except Exception:  # whatever is wrong, the answer is that it is not ready
            return False
        return True
