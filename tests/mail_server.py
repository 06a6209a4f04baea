"""A real SMTP server in the test's own event loop: it keeps what it takes, refuses when told to, and can be away."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any, cast

from aiosmtpd.smtp import SMTP, Envelope


@dataclass
class MailServer:
    """What came, in its order. ``refuses`` is the answer to a recipient (``550 no such user``), empty to take all."""

    port: int = 0
    refuses: str = ""
    after_data: str = "250 OK"
    received: list[bytes] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)

    @property
    def mails(self) -> list[EmailMessage]:
        """The mails as a mail program reads them."""
        return [message_from_bytes(raw, policy=default) for raw in self.received]

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.refuses:
            return self.refuses
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:
        self.received.append(cast(bytes, envelope.original_content))
        self.recipients.append(list(envelope.rcpt_tos))
        return self.after_data


@asynccontextmanager
async def mail_server(port: int = 0) -> AsyncIterator[MailServer]:
    """Serve on loopback until the block ends."""
    handler = MailServer()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(handler, hostname="mail.test", loop=loop), "127.0.0.1", port
    )
    handler.port = server.sockets[0].getsockname()[1]
    try:
        yield handler
    finally:
        server.close()
        await server.wait_closed()
