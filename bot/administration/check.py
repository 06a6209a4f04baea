"""``python app.py check``: everything that must be right before people meet Kehu, and what to do where it is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from bot.administration.desk import Desk
from bot.mail import Mailer, MailFailed
from bot.settings import Settings
from bot.token_sources import TokenUnavailable
from storage import backup, conversations, members, network_settings, outbox, schema
from storage.engines import sqlite_file
from storage.members import COORDINATOR, DEPUTY, SUPPORT

Level = Literal["ok", "note", "to do", "WRONG"]
LATE = timedelta(minutes=15)
"""What is due so long has been left lying: the bot ticks every ten seconds."""


@dataclass(frozen=True)
class Finding:
    """One line. ``WRONG`` does not work as it is; ``to do`` is wanted before people use it; ``note`` is to know."""

    level: Level
    subject: str
    text: str


async def check(desk: Desk) -> int:
    """Say every finding; 1 if anything is wrong, else 0."""
    levels: Counter[Level] = Counter()
    async for finding in findings(desk):
        desk.say(f"{finding.level:<6} {finding.subject:<9} {finding.text}")
        levels[finding.level] += 1
    desk.say(f"Wrong: {levels['WRONG']}. To do: {levels['to do']}.")
    return 1 if levels["WRONG"] else 0


async def findings(desk: Desk) -> AsyncIterator[Finding]:
    """Everything that was looked at, in the order in which it is set right."""
    for each in _settings(desk.settings):
        yield each
    database = [each async for each in _database(desk)]
    for each in database:
        yield each
    async for each in _registration(desk):
        yield each
    async for each in _mail(desk.settings):
        yield each
    if not any(each.level == "WRONG" or each.text.startswith("new") for each in database):
        for each in await desk.database.read(lambda session: list(_network(session, desk))):
            yield each


def _settings(settings: Settings) -> Iterator[Finding]:
    if settings.local:
        yield Finding(
            "note",
            "settings",
            "local mode: no tokens are checked, this machine only. For Teams set MicrosoftAppId, "
            "MicrosoftAppPassword and MicrosoftAppTenantId.",
        )
    else:
        yield Finding(
            "ok", "settings", f"{settings.app_type}, app {settings.app_id}, tenant {settings.tenant_id}"
        )
    if settings.test_endpoints:
        yield Finding("WRONG", "settings", "KEHU_TEST_ENDPOINTS is on: it is for tests only. Take it away.")
    yield Finding("ok", "settings", f"time zone {settings.timezone}, language {settings.language}")


async def _database(desk: Desk) -> AsyncIterator[Finding]:
    database, url = desk.database, make_url(desk.settings.database_url)
    name = url.render_as_string(hide_password=True)
    file = sqlite_file(url)
    if file is not None and not file.exists():
        yield Finding("ok", "database", f"new: {name} is made at the first start")
        return
    if file is not None:
        for problem in backup.problems(file):
            yield Finding("WRONG", "database", f"{problem}. Restore a backup: python app.py restore FILE")
    try:
        stands = schema.revision(database)
    except DBAPIError as error:
        reason = str(error.orig).strip().splitlines()[0][:200]
        yield Finding("WRONG", "database", f"{name} does not answer: {reason}. Check KEHU_DATABASE_URL.")
        return
    if stands is None:
        yield Finding("ok", "database", f"new: the tables of {name} are made at the first start")
    elif stands == schema.newest():
        yield Finding("ok", "database", f"{name}, tables {stands}, up to date")
    elif stands in schema.revisions():
        yield Finding("note", "database", f"{name}, tables {stands}: the next start brings them up to date")
        yield Finding("to do", "database", "Make a backup before that: python app.py backup FILE")
    else:
        yield Finding(
            "WRONG", "database", f"{name} was made by a newer Kehu ({stands}). Install that version."
        )


async def _registration(desk: Desk) -> AsyncIterator[Finding]:
    if desk.settings.local:
        return
    await desk.authenticator.warm()
    if desk.authenticator.ready:
        yield Finding("ok", "keys", "the keys that prove Teams' messages are here")
    else:
        yield Finding(
            "WRONG", "keys", "https://login.botframework.com cannot be reached. Open the way out for https."
        )
    try:
        await desk.tokens.token()
    except TokenUnavailable as failure:
        yield Finding(
            "WRONG", "token", f"{failure}. Check the way out, MicrosoftAppPassword and MicrosoftAppTenantId."
        )
    else:
        yield Finding("ok", "token", "Microsoft Entra gives a token for sending")


async def _mail(settings: Settings) -> AsyncIterator[Finding]:
    if settings.smtp is None:
        yield Finding(
            "to do", "mail", "KEHU_SMTP_URL is not set: decisions' mail to support waits until it is."
        )
        return
    try:
        await Mailer(settings.smtp, settings.sender).knock()
    except MailFailed as failed:
        server = f"{settings.smtp.host}:{settings.smtp.port}"
        yield Finding(
            "WRONG",
            "mail",
            f"{server} answers: {failed}. Mail waits. Check KEHU_SMTP_URL, its user and password.",
        )
    else:
        yield Finding(
            "ok", "mail", f"{settings.smtp.host}:{settings.smtp.port} takes mail from {settings.sender}"
        )


def _network(session: Session, desk: Desk) -> Iterator[Finding]:
    yield from _roster(session, desk.settings)
    yield from _support(session)
    now = desk.clock.now()
    counts = outbox.counts(session, now)
    if counts.oldest_due is not None and now - counts.oldest_due > LATE:
        minutes = int((now - counts.oldest_due).total_seconds() // 60)
        yield Finding(
            "to do", "outbox", f"the oldest message has been due for {minutes} minutes. Is Kehu running?"
        )
    if counts.given_up:
        yield Finding(
            "to do", "outbox", f"{counts.given_up} messages were given up. See: python app.py outbox"
        )
    silent = len(conversations.unreachable_list(session))
    if silent:
        yield Finding(
            "note", "outbox", f"{silent} people or channels cannot be reached: python app.py unreachable"
        )


def _roster(session: Session, settings: Settings) -> Iterator[Finding]:
    people = members.active(session)
    if members.the_team(session) is None:
        yield Finding(
            "to do", "roster", "no team yet. Upload the app package and add Kehu to the network's team."
        )
    else:
        yield Finding("ok", "roster", f"{len(people)} people")
    known = {
        name.casefold()
        for person in people
        for name in (person.aad_object_id, person.user_principal_name)
        if name
    }
    strangers = [name for name in settings.coordinator_names if name.casefold() not in known]
    if people and strangers:
        yield Finding(
            "to do",
            "roster",
            f"KEHU_COORDINATORS names people who are not in the team: {', '.join(strangers)}",
        )
    if people and not members.holders(session, COORDINATOR):
        yield Finding(
            "to do", "roster", "nobody coordinates. Name one: python app.py role give coordinator PERSON"
        )
    elif people and not members.holders(session, DEPUTY):
        yield Finding(
            "note", "roster", "there is no deputy coordinator to take over if the coordinator leaves"
        )


def _support(session: Session) -> Iterator[Finding]:
    if not members.active(session):
        return
    supporters = (SUPPORT, *members.SUPPORT_FUNCTIONS)
    if not any(members.holders(session, role) for role in supporters):
        yield Finding(
            "to do", "support", "nobody is project support: the coordinator gives that role in chat."
        )
    if not network_settings.support_channel(session):
        yield Finding(
            "to do", "support", "support has no channel: somebody of support chooses it in that channel."
        )
    if not network_settings.support_mailbox(session):
        yield Finding(
            "to do", "support", "support has no mailbox: set KEHU_SUPPORT_MAILBOX, or choose it in chat."
        )
