"""Files for one person: in Teams through the file consent card, where that does not exist by a link.

What is offered is a token: signed, made for one member, short-lived, and good for one file once. Nothing is kept
meanwhile; the file is made when it is taken, from what its person may see then.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import quote, urlsplit

import aiohttp
import orjson
import structlog
from aiohttp import web
from botbuilder.schema import Activity, ActivityTypes, Attachment
from sqlalchemy.orm import Session

from bot.activities import Outgoing
from bot.capability import File, Offer
from bot.cards import card, heading, open_url
from bot.clock import Clock
from bot.http_pool import HttpPool
from bot.outgoing import card_activity, text_activity
from bot.reception import Reception
from bot.turn import PERSONAL, Place, Turn
from storage import inbox, members, network_settings
from storage.database import Database

ROUTE = "/files/{token}"
LIVES = timedelta(minutes=10)
UPLOAD_SECONDS = 10.0
CONSENT = "application/vnd.microsoft.teams.card.file.consent"
INFO = "application/vnd.microsoft.teams.card.file.info"
# Where Teams keeps people's files: OneDrive and SharePoint of every Microsoft cloud.
_STORES = (".sharepoint.com", ".sharepoint.us", ".sharepoint.cn", ".sharepoint-mil.us", ".svc.ms")
log = structlog.get_logger(__name__)


class NoFile(Exception):
    """The token is not ours, is somebody else's, has run out, or was used."""


@dataclass(frozen=True)
class Ticket:
    """What a token says."""

    member_id: int
    offer: Offer
    expires: float
    nonce: str


class Files:
    """Offers files and hands them over. ``base_url`` is where links lead (local mode); without it Teams takes them."""

    def __init__(
        self,
        database: Database,
        reception: Reception,
        pool: HttpPool,
        clock: Clock,
        *,
        base_url: str | None,
        allows: Callable[[str], bool],
    ) -> None:
        self._database = database
        self._reception = reception
        self._pool = pool
        self._clock = clock
        self._base_url = base_url
        self._allows = allows

    async def offer(self, turn: Turn, offer: Offer) -> Activity:
        """The message that offers a file in the person's own chat."""
        now = self._clock.now()

        def prepare(session: Session) -> tuple[str, File]:
            ticket = Ticket(turn.me.id, offer, (now + LIVES).timestamp(), secrets.token_hex(12))
            token = _signed(ticket, network_settings.link_secret(session, now))
            return token, self._make(offer, turn, session)

        token, file = await self._database.transaction(prepare)
        if self._base_url is not None:
            return card_activity(_link_card(turn, file.name, f"{self._base_url}/files/{token}"))
        content = {
            "description": turn.text("host-file-description"),
            "sizeInBytes": len(file.content),
            "acceptContext": {"token": token},
            "declineContext": {"token": token},
        }
        attachment = Attachment(content_type=CONSENT, name=file.name, content=content)
        return Outgoing(type=ActivityTypes.message, attachments=[attachment])

    def _make(self, offer: Offer, turn: Turn, session: Session) -> File:
        kind = turn.house.files.get(offer.file)
        if kind is None:
            raise NoFile
        return kind.make(offer.about, turn, session)

    async def take(self, token: str, member_id: int | None = None) -> File:
        """Use a token up for its file; ``member_id`` is who asks, where that is known. Raises NoFile."""
        now = self._clock.now()

        def work(session: Session) -> File:
            ticket = _read(token, network_settings.link_secret(session, now))
            if ticket.expires < now.timestamp() or member_id not in (None, ticket.member_id):
                raise NoFile
            member = members.by_id(session, ticket.member_id)
            if member is None or not member.active:
                raise NoFile
            turn = self._reception.turn(member, Place("", PERSONAL, ""), None, now)
            file = self._make(ticket.offer, turn, session)
            if not inbox.use_once(session, f"file:{ticket.nonce}", now):
                raise NoFile
            return file

        return await self._database.transaction(work)

    async def download(self, request: web.Request) -> web.Response:
        """The link's address. What does not open says one sentence, the same for every reason."""
        headers = {
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
        }
        try:
            file = await self.take(request.match_info["token"])
        except NoFile:
            sentence = self._reception.speech(None).text("host-file-gone")
            return web.Response(status=410, text=sentence, headers=headers)
        headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.name)}"
        return web.Response(body=file.content, headers=headers | {"Content-Type": file.media_type})

    async def consented(self, turn: Turn, value: Mapping[str, Any]) -> Activity:
        """The answer to a consent card (fileConsent/invoke): the file is stored where Teams says, or it is not."""
        if value.get("action") != "accept":
            return text_activity(turn.text("host-file-declined"))
        context = value.get("context")
        upload = value.get("uploadInfo")
        token = str(context.get("token", "")) if isinstance(context, dict) else ""
        if not isinstance(upload, dict) or not self._may_store(str(upload.get("uploadUrl", ""))):
            return text_activity(turn.text("host-file-gone"))
        try:
            file = await self.take(token, turn.me.id)
        except NoFile:
            return text_activity(turn.text("host-file-gone"))
        if not await self._stores(str(upload["uploadUrl"]), file):
            return text_activity(turn.text("host-file-not-stored"))
        info = {"uniqueId": str(upload.get("uniqueId", "")), "fileType": str(upload.get("fileType", ""))}
        attachment = Attachment(
            content_type=INFO,
            content_url=str(upload.get("contentUrl", "")),
            name=str(upload.get("name") or file.name),
            content=info,
        )
        return Outgoing(type=ActivityTypes.message, attachments=[attachment])

    def _may_store(self, url: str) -> bool:
        """Whether a file may be put there: a person's own store at Microsoft, or a host that is allowed anyway."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            return False
        theirs = parts.scheme == "https" and port in (None, 443) and host.endswith(_STORES)
        return theirs or self._allows(f"{parts.scheme}://{parts.netloc}")

    async def _stores(self, url: str, file: File) -> bool:
        size = len(file.content)
        headers = {"Content-Type": file.media_type, "Content-Range": f"bytes 0-{size - 1}/{size}"}
        try:
            timeout = aiohttp.ClientTimeout(total=UPLOAD_SECONDS)
            async with self._pool.session.put(
                url, data=file.content, headers=headers, timeout=timeout, allow_redirects=False
            ) as answer:
                if answer.status in (200, 201):
                    return True
                log.warning("file-not-stored", status=answer.status)
        except (aiohttp.ClientError, TimeoutError) as error:
            log.warning("file-not-stored", error=type(error).__name__)
        return False


def _link_card(turn: Turn, name: str, address: str) -> dict[str, Any]:
    title = turn.text("host-file-title")
    lead = turn.text("host-file-link-lead", minutes=turn.speech.minutes(int(LIVES.total_seconds() // 60)))
    return card(
        turn.speech,
        speak=f"{title}. {lead}",
        body=[heading(name, title, lead)],
        actions=[open_url(turn.text("host-file-open"), address)],
    )


def _signed(ticket: Ticket, secret: bytes) -> str:
    said = {
        "m": ticket.member_id,
        "f": ticket.offer.file,
        "a": dict(ticket.offer.about),
        "e": ticket.expires,
        "n": ticket.nonce,
    }
    body = _text(orjson.dumps(said))
    return f"{body}.{_text(_signature(body, secret))}"


def _read(token: str, secret: bytes) -> Ticket:
    """What a token of ours says; NoFile for any other."""
    body, _, signature = token.partition(".")
    if not hmac.compare_digest(
        _text(_signature(body, secret)), signature.encode("ascii", "replace").decode()
    ):
        raise NoFile
    said = orjson.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    return Ticket(int(said["m"]), Offer(said["f"], said["a"]), float(said["e"]), str(said["n"]))


def _signature(body: str, secret: bytes) -> bytes:
    return hmac.new(secret, body.encode("utf-8", "replace"), hashlib.sha256).digest()


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def is_consent(name: object) -> bool:
    """Whether an invoke answers a consent card."""
    return name == "fileConsent/invoke"
