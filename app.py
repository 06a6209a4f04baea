"""Kehu: puts the bot together and serves it. The only place that knows every part."""

from __future__ import annotations

import argparse
import asyncio
import errno
import gc
import logging
import os
import secrets
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import structlog
from aiohttp import web
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from bot import about, logs
from bot.activities import activity_from_json
from bot.activity_handler import ActivityHandler
from bot.adapter import KehuAdapter
from bot.administration import commands
from bot.administration.desk import CannotDo, Desk
from bot.authentication import Authenticator, LocalAuthenticator, RequestAuthenticator
from bot.capability import House
from bot.clock import Clock, SystemClock
from bot.connector import Connector
from bot.endpoint import Answer, Endpoint
from bot.envelope import Envelope
from bot.exchange import Exchange
from bot.files import ROUTE, Files
from bot.http_pool import HttpPool
from bot.mail import Mailer
from bot.membership import Membership
from bot.metrics import Metrics, Stopwatch
from bot.proactive import Proactive
from bot.reception import Reception
from bot.service_urls import ServiceUrls
from bot.settings import Settings, SettingsError, read_settings
from bot.signing_keys import METADATA_URL
from bot.texts import Texts
from bot.token_provider import CachedToken, NoToken, TokenProvider
from bot.token_sources import LOGIN_URL, client_secret, managed_identity
from bot.watching import Watching
from bot.working_days import WorkingDays
from dialogs import CAPABILITIES, TEXT_FOLDERS, demo
from dialogs.root_dialog import RootDialog
from schedules.deliver import Deliverer
from schedules.jobs import Jobs
from storage import network_settings
from storage.backup import BackupFailed
from storage.database import Database, DatabaseInUse
from storage.instances import SharedTurns
from storage.schema import NewerDatabase

DRAIN_SECONDS = 10.0
log = structlog.get_logger("kehu")


class Kehu:
    """One running bot: its parts, in the order in which they start and stop."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self.settings = settings
        self.clock = clock
        self.database = Database(settings.database_url)
        self.metrics = Metrics(_version())
        self.turns = SharedTurns(self.database)
        self.house = House(CAPABILITIES)
        self.pool = HttpPool()
        self.tokens = _tokens(settings, self.pool)
        urls = ServiceUrls(settings.hosts, local=settings.local)
        self.connector = Connector(Exchange(self.pool, self.tokens, allows=urls.allows))
        self.adapter = KehuAdapter(self.connector, app_id=settings.app_id)
        self.reception = Reception(
            house=self.house,
            texts=Texts.load(TEXT_FOLDERS),
            calendar=WorkingDays(_days(settings.days_off)),
            zone=settings.zone,
            default_language=settings.language,
            coordinators=settings.coordinator_names,
            open_house=settings.local,
            dialogs=not settings.local,
        )
        # Only SQLite has one instance for certain, and only then does another start mean a restart.
        boot = secrets.token_hex(4) if self.database.dialect == "sqlite" else None
        self.files = Files(
            self.database,
            self.reception,
            self.pool,
            clock,
            base_url=f"http://127.0.0.1:{settings.port}" if settings.local else None,
            allows=urls.allows,
        )
        membership = Membership(self.database, self.connector, self.reception, clock)
        self.handler = ActivityHandler(
            self.database,
            self.reception,
            membership,
            RootDialog(self.database, boot=boot),
            self.files,
            clock,
            self.turns,
        )
        self.authenticator = _authenticator(settings, urls, clock)
        mail_kinds = [kind for kind in self.house.letters if kind.endswith(".mail")]
        self.watching = Watching(settings, self.database, self.authenticator, self.metrics, clock, mail_kinds)
        self.endpoint = Endpoint(self.authenticator, self._turn, clock)
        proactive = Proactive(
            self.connector, self.database, clock, app_id=settings.app_id, tenant_id=settings.tenant_id
        )
        self.deliverer = Deliverer(
            self.database,
            proactive,
            self.house,
            self.reception,
            clock,
            owner=_owner(),
            mailer=None if settings.smtp is None else Mailer(settings.smtp, settings.sender),
            tried=self.metrics.delivered,
        )
        self.jobs = Jobs(
            self.database, self.deliverer, self.house, self.reception, clock, membership.catch_up
        )

    async def _turn(self, envelope: Envelope, identity: Any) -> Answer:
        answered: list[Any] = []
        watch, outcome = Stopwatch(), "failed"

        async def logic(context: Any) -> None:
            answered.append(await self.handler.on_turn(context, envelope.activity))

        try:
            await self.adapter.process(identity, activity_from_json(envelope.activity), logic)
            outcome = "ok"
        finally:
            self.metrics.turn(envelope.type, outcome, watch.seconds)
            # What this turn planned is delivered at once, not at the next tick.
            if self.database.told_due():
                self.jobs.wake()
        response = answered[0] if answered else None
        return Answer(200) if response is None else Answer(response.status, response.body)

    async def start(self, _: web.Application) -> None:
        """Bring the database up to date, prepare every capability, and begin to tick."""
        self.database.upgrade()
        now = self.clock.now()
        mail = {"mailbox": self.settings.support_mailbox, "server": self.settings.smtp is not None}
        await self.database.transaction(
            lambda session: network_settings.put(
                session, network_settings.ENVIRONMENT_MAIL, mail, by=None, now=now
            )
        )
        for capability in self.house.capabilities:
            await self.database.transaction(lambda session, each=capability: each.prepare(session, now))  # type: ignore[misc]
        await self.authenticator.warm()
        self.jobs.start()

    async def stop(self, _: web.Application) -> None:
        """Finish the turns under way, give the leases back, and close."""
        await self.endpoint.drain(DRAIN_SECONDS)
        await self.jobs.stop()
        await self.authenticator.close()
        await self.tokens.close()
        await self.close()

    async def close(self) -> None:
        """Close what a Kehu that never started has open too."""
        await self.turns.close()
        await self.pool.close()
        await self.database.close()


def create_app(settings: Settings, clock: Clock) -> web.Application:
    """The whole bot as an aiohttp application; ``kehu`` in it is the running Kehu."""
    return application(Kehu(settings, clock))


def application(kehu: Kehu) -> web.Application:
    """What a Kehu serves."""
    app = web.Application()
    app[KEHU] = kehu
    app.router.add_route("*", "/api/messages", kehu.metrics.counted(kehu.endpoint.handle))
    kehu.watching.add_to(app)
    about.add_pages(app)
    # A look ahead (HEAD) must not use a link up.
    app.router.add_get(ROUTE, kehu.files.download, allow_head=False)
    app.on_startup.append(kehu.start)
    app.on_cleanup.append(kehu.stop)
    return app


KEHU = web.AppKey("kehu", Kehu)


def _tokens(settings: Settings, pool: HttpPool) -> TokenProvider:
    if settings.local:
        return NoToken()
    if settings.app_type == "UserAssignedMSI":
        return CachedToken(managed_identity(pool, app_id=settings.app_id, environ=os.environ))
    return CachedToken(
        client_secret(
            pool,
            tenant_id=settings.tenant_id,
            app_id=settings.app_id,
            secret=settings.app_password,
            login_url=settings.login_url or LOGIN_URL,
        )
    )


def _authenticator(settings: Settings, urls: ServiceUrls, clock: Clock) -> RequestAuthenticator:
    if settings.local:
        return LocalAuthenticator()
    return Authenticator(
        app_id=settings.app_id,
        tenant_id=settings.tenant_id,
        service_urls=urls,
        clock=clock,
        metadata_url=settings.metadata_url or METADATA_URL,
    )


def _days(listed: str) -> list[date]:
    return [date.fromisoformat(part.strip()) for part in listed.split(",") if part.strip()]


def _owner() -> str:
    return f"{os.uname().nodename if hasattr(os, 'uname') else 'host'}-{os.getpid()}-{secrets.token_hex(4)}"


async def fill_demo(kehu: Kehu) -> str:
    """Fill an empty database with a small network; the sentence that says what was done."""
    kehu.database.upgrade()
    now = kehu.clock.now()

    def work(session: Session) -> int:
        for capability in kehu.house.capabilities:
            capability.prepare(session, now)
        return demo.fill(session, kehu.reception, now)

    try:
        made = await kehu.database.transaction(work)
    except demo.NotEmpty:
        return "The database has people or projects already, so nothing was added."
    finally:
        await kehu.close()
    return f"A small network is in the database: {len(demo.PEOPLE)} people and {made} projects."


def _version() -> str:
    project = tomllib.loads((Path(__file__).parent / "pyproject.toml").read_text("utf-8"))
    return str(project["project"]["version"])


async def _administer(settings: Settings, asked: argparse.Namespace) -> int:
    """Run an administrator's command: it needs a few of Kehu's parts, and starts none."""
    clock, pool = SystemClock(), HttpPool()
    urls = ServiceUrls(settings.hosts, local=settings.local)
    desk = Desk(
        settings,
        Database(settings.database_url),
        _authenticator(settings, urls, clock),
        _tokens(settings, pool),
        clock,
        print,
    )
    try:
        return await commands.run(desk, asked)
    finally:
        await desk.authenticator.close()
        await desk.tokens.close()
        await pool.close()
        await desk.database.close()


def main(arguments: list[str]) -> int:
    """``python app.py`` serves; with a command it administers (see ``--help``)."""
    asked = commands.parser().parse_args(arguments)
    try:
        settings = read_settings()
        if asked.command and asked.command != "demo":
            # What an administrator should know the command says itself.
            logs.set_up(json=False, out=sys.stderr, least=logging.ERROR)
            return asyncio.run(_administer(settings, asked))
        kehu = Kehu(settings, SystemClock())
        logs.set_up(json=settings.json_log, counted=kehu.metrics.line)
        if asked.command == "demo":
            if not settings.local:
                raise SettingsError("The demonstration network is for local mode only.")
            print(asyncio.run(fill_demo(kehu)))
            return 0
        kehu.database.claim_for_server()
    except (SettingsError, DatabaseInUse) as wrong:
        return _does_not_start(str(wrong))
    except OSError as wrong:
        return _does_not_start(f"{wrong.filename}: {wrong.strerror}. Check KEHU_DATABASE_URL.")
    except (CannotDo, BackupFailed) as wrong:
        print(f"Nothing was done. {wrong}", file=sys.stderr)
        return 2
    return _serve(kehu, settings)


async def _settle_memory(_: web.Application) -> None:
    """What stands once Kehu has started lives as long as the process: the collector need not look at it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


def _serve(kehu: Kehu, settings: Settings) -> int:
    """Serve until SIGTERM or Ctrl-C; 2 if it could not even start."""
    if settings.local:
        log.warning("local mode: no tokens are checked, and only this machine is served")
    if settings.test_endpoints:
        log.warning("TEST ENDPOINTS ARE ON: tokens are believed from addresses of this machine")
    log.info("serving", address=f"http://{settings.bind}:{settings.port}/api/messages")
    app = application(kehu)
    app.on_startup.append(_settle_memory)
    try:
        web.run_app(app, host=settings.bind, port=settings.port, print=None, access_log=None)
    except NewerDatabase as wrong:
        return _does_not_start(str(wrong))
    except OperationalError as wrong:
        reason = str(wrong.orig).strip().partition("\n")[0]
        return _does_not_start(f"The database does not answer: {reason[:200]}. Check KEHU_DATABASE_URL.")
    except OSError as wrong:
        if wrong.errno != errno.EADDRINUSE:
            raise
        return _does_not_start(f"Port {settings.port} is in use already: set another PORT.")
    return 0


def _does_not_start(why: str) -> int:
    print(f"Kehu does not start. {why}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
