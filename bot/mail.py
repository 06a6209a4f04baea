"""Mail: a message made so that nothing in it can become a header, and the server that takes it.

The Message-ID comes from the mail's key and is the same at every try, so that a mail sent twice (the server's
answer was lost) is one for the reader's mail program.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import Literal, Self
from urllib.parse import parse_qs, unquote, urlsplit

import aiosmtplib

from bot.user_text import one_line

SEND_SECONDS = 30.0
"""How long one try may take; the sender's lease on the outbox is longer."""
KNOCK_SECONDS = 10.0
SUBJECT_MOST = 250
_MAILBOX = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")
_PORTS = {"smtp": 25, "smtps": 465}


class MailFailed(Exception):
    """The mail was not sent. ``reason`` is ``unavailable`` (it may pass) or ``rejected`` with the server's code."""

    def __init__(self, reason: Literal["unavailable", "rejected"], code: int | None = None) -> None:
        super().__init__(reason, code)
        self.reason = reason
        self.code = code

    def __str__(self) -> str:
        return f"{self.reason} {self.code}" if self.code else self.reason


@dataclass(frozen=True)
class Mail:
    """One mail to one mailbox, as text and as HTML. ``key`` names it for good: it becomes the Message-ID."""

    key: str
    to: str
    subject: str
    text: str
    html: str


def is_mailbox(text: str) -> bool:
    """Whether the text is one plain address: no list, no name, no comment, nothing that ends a header."""
    return len(text) <= 254 and _MAILBOX.fullmatch(text) is not None


@dataclass(frozen=True)
class SmtpServer:
    """Where mail goes: ``smtp://user:password@host:587?starttls=1`` or ``smtps://host``."""

    host: str
    port: int
    user: str | None = None
    password: str | None = None
    tls: bool = False
    starttls: bool | None = None
    """True: required; False: never; None: when the server offers it."""

    @classmethod
    def of(cls, url: str) -> Self:
        """Read the setting; ValueError with a sentence that does not repeat it, for it can hold a password."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise ValueError("KEHU_SMTP_URL is no address like smtp://host:587?starttls=1") from None
        if parts.scheme not in _PORTS or not parts.hostname or parts.path not in ("", "/"):
            raise ValueError("KEHU_SMTP_URL is no address like smtp://host:587?starttls=1")
        wanted = parse_qs(parts.query).get("starttls", [""])[0]
        return cls(
            host=parts.hostname,
            port=port or _PORTS[parts.scheme],
            user=unquote(parts.username) if parts.username else None,
            password=unquote(parts.password) if parts.password else None,
            tls=parts.scheme == "smtps",
            starttls={"1": True, "0": False}.get(wanted),
        )


class Mailer:
    """Sends mail through one server, from one address."""

    def __init__(self, server: SmtpServer, sender: str) -> None:
        self._server = server
        self._sender = sender

    def message(self, mail: Mail, now: datetime) -> EmailMessage:
        """The message as it goes out. ValueError for an address that is none."""
        if not is_mailbox(mail.to) or not is_mailbox(self._sender):
            raise ValueError("not a mailbox")
        made = EmailMessage(policy=SMTP)
        made["From"] = Address("Kehu", addr_spec=self._sender)
        made["To"] = Address(addr_spec=mail.to)
        # One line without control characters: whatever was typed, the subject ends where it should.
        made["Subject"] = one_line(mail.subject)[:SUBJECT_MOST]
        made["Date"] = now
        name = hashlib.sha256(mail.key.encode()).hexdigest()[:32]
        made["Message-ID"] = f"<kehu-{name}@{self._sender.rpartition('@')[2]}>"
        made["Auto-Submitted"] = "auto-generated"
        made["X-Auto-Response-Suppress"] = "All"
        made.set_content(mail.text)
        made.add_alternative(mail.html, subtype="html")
        return made

    async def send(self, mail: Mail, now: datetime) -> None:
        """Hand the mail to the server; MailFailed when it is not taken."""
        server = self._server
        try:
            await aiosmtplib.send(
                self.message(mail, now),
                sender=self._sender,
                recipients=[mail.to],
                hostname=server.host,
                port=server.port,
                username=server.user,
                password=server.password,
                use_tls=server.tls,
                start_tls=False if server.tls else server.starttls,
                timeout=SEND_SECONDS,
            )
        except aiosmtplib.SMTPRecipientsRefused as refused:
            raise _failed(refused.recipients[0].code) from None
        except aiosmtplib.SMTPResponseException as refused:
            raise _failed(refused.code) from None
        except (aiosmtplib.SMTPException, OSError, TimeoutError):
            raise MailFailed("unavailable") from None
        except (MessageError, ValueError):
            raise MailFailed("rejected") from None

    async def knock(self) -> None:
        """Whether the server would take mail: connect, secure, log in, and go. MailFailed when it would not."""
        server = self._server
        client = aiosmtplib.SMTP(
            hostname=server.host,
            port=server.port,
            username=server.user,
            password=server.password,
            use_tls=server.tls,
            start_tls=False if server.tls else server.starttls,
            timeout=KNOCK_SECONDS,
        )
        try:
            async with client:
                await client.noop()
        except aiosmtplib.SMTPResponseException as refused:
            raise _failed(refused.code) from None
        except (aiosmtplib.SMTPException, OSError, TimeoutError):
            raise MailFailed("unavailable") from None


def _failed(code: int) -> MailFailed:
    return MailFailed("rejected" if 500 <= code < 600 else "unavailable", code)
