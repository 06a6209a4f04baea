"""What is planned is delivered: leased, drawn from today's truth, sent, and settled with its outcome.

At least once: whoever dies between sending and settling leaves a lease that runs out, and the message is sent again.
So is one whose answer never came, since nobody knows whether it arrived. Nothing else is sent twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

import structlog
from sqlalchemy.orm import Session

from bot.capability import House
from bot.clock import Clock
from bot.mail import Mail, Mailer, MailFailed
from bot.post_failed import UNREACHABLE, PostFailed
from bot.proactive import Posted, Proactive, card_message
from bot.reception import Reception
from schedules.render import forget_copy, render
from schedules.rendered import ByMail, Dropped, Letter, NotYet
from storage import conversations, outbox
from storage.daily_messages import MAIL_REJECTED
from storage.database import Database
from storage.outbox import OutboxRow

LEASE = timedelta(minutes=2)
AT_ONCE = 8
BATCH = 16
NEEDED = timedelta(seconds=80)
"""Three calls to the service and the transactions around them; with less of the lease left nothing is begun."""
WAITS = (1, 2, 5, 15)
"""Minutes to wait after the first failures; after each later one LATER_WAIT."""
LATER_WAIT = 60
NO_SERVER, NO_SERVER_WAIT, REJECTED_WAIT = "no-smtp", 15, 360
"""Minutes until mail is looked at again while there is no server, and after one that would not take it."""
BY_MAIL = "by-mail"
"""The outcome of a card that was sent as mail."""
MOST_TRIES = len(WAITS) + 24
"""One try more than this, and 24 hours have been spent trying."""
log = structlog.get_logger(__name__)


class Deliverer:
    """Sends what is due. Several instances may run on one database; ``owner`` tells them apart."""

    def __init__(
        self,
        database: Database,
        proactive: Proactive,
        house: House,
        reception: Reception,
        clock: Clock,
        owner: str,
        mailer: Mailer | None = None,
        tried: Callable[[str, str], None] = lambda kind, outcome: None,
    ) -> None:
        """``mailer`` is None while no mail server is set: mail then waits. ``tried`` hears how each try ended."""
        self._tried = tried
        self._mailer = mailer
        self._database = database
        self._proactive = proactive
        self._reception = reception
        self._clock = clock
        self._owner = owner
        self._places = asyncio.Semaphore(AT_ONCE)
        self._running = asyncio.Lock()
        self._stopping = False

    async def run(self) -> int:
        """Deliver everything that is due now; how many rows were sent, dropped or given back."""
        handled = 0
        async with self._running:
            while not self._stopping and await self._database.read(self._any_due):
                queues = await self._database.transaction(self._lease)
                if not queues:
                    break
                await asyncio.gather(*(self._deliver_all(rows) for rows in queues.values()))
                handled += sum(len(rows) for rows in queues.values())
        return handled

    @property
    def finishing(self) -> bool:
        """Whether ``finish`` was called."""
        return self._stopping

    def finish(self) -> None:
        """Begin nothing more; what is being sent is finished."""
        self._stopping = True

    async def release(self) -> int:
        """Give back what is leased and was not tried; for a clean shutdown, after ``run`` has ended."""
        return await self._database.transaction(lambda session: outbox.release(session, owner=self._owner))

    def _any_due(self, session: Session) -> bool:
        return outbox.any_due(session, self._clock.now())

    def _lease(self, session: Session) -> Mapping[str, Sequence[OutboxRow]]:
        """The next rows by their conversation: what goes to one conversation goes one after the other."""
        rows = outbox.lease(session, owner=self._owner, now=self._clock.now(), limit=BATCH, duration=LEASE)
        queues: dict[str, list[OutboxRow]] = {}
        for row in rows:
            queues.setdefault(_goes_to(session, row), []).append(row)
        return queues

    async def _deliver_all(self, rows: Sequence[OutboxRow]) -> None:
        for row in rows:
            async with self._places:
                if self._stopping:
                    return
                try:
                    await self._deliver(row)
                except Exception as error:
                    # The lease runs out and the row is tried again; the others must not wait for it.
                    log.error("delivery-failed", row=row.id, kind=row.kind, error=type(error).__name__)

    async def _deliver(self, row: OutboxRow) -> None:
        now = self._clock.now()
        if row.leased_until is not None and now + NEEDED > row.leased_until:
            await self._retry(row, now, "lease-short")
            return
        try:
            rendered = await self._database.read(lambda session: render(session, row, self._reception, now))
        except Exception as error:
            log.error("message-not-drawn", row=row.id, kind=row.kind, error=type(error).__name__)
            await self._failed(row, "not-drawn", None)
            return
        if isinstance(rendered, Letter):
            await self._send(row, rendered)
        elif isinstance(rendered, ByMail):
            await self._by_mail(row, rendered)
        elif isinstance(rendered, Mail):
            await self._mail(row, rendered)
        elif isinstance(rendered, NotYet):
            await self._retry(row, rendered.until, rendered.outcome)
        else:
            await self._drop(row, rendered)

    async def _send(self, row: OutboxRow, letter: Letter) -> None:
        try:
            posted = await self._post(letter)
        except PostFailed as failed:
            log.warning(
                "message-not-sent", row=row.id, kind=row.kind, reason=failed.reason, status=failed.status
            )
            if failed.reason in UNREACHABLE and letter.or_mail:
                # Drawn again at once, it goes as mail: that its person cannot be reached is noted by now.
                await self._retry(row, self._clock.now(), failed.reason)
            elif failed.permanent:
                await self._give_up(row, failed.reason, letter)
            else:
                await self._failed(row, failed.reason, failed.retry_after)
            return
        now = self._clock.now()

        def settle(session: Session) -> bool:
            # What follows from sending is noted even if the lease was lost meanwhile: the message stands there.
            held = outbox.settle(
                session, row.id, owner=self._owner, now=now, state="sent", activity_id=posted.activity_id
            )
            letter.sent(session, posted, now)
            self._tell(session, row, now)
            return held

        self._tried(row.kind, "sent")
        if not await self._database.briefly(settle):
            log.warning("lease-lost", row=row.id, kind=row.kind)

    async def _by_mail(self, row: OutboxRow, letter: ByMail) -> None:
        """A card as mail: unlike a letter to a mailbox of the network it is given up, and then shown as such."""
        if self._mailer is None:
            await self._failed(row, NO_SERVER, None)
            return
        try:
            await self._mailer.send(letter.mail, self._clock.now())
        except MailFailed as failed:
            log.warning("mail-not-sent", row=row.id, kind=row.kind, reason=failed.reason, code=failed.code)
            if failed.reason == "rejected":
                await self._settle(row, Dropped("given-up", MAIL_REJECTED))
            else:
                await self._failed(row, "mail-unavailable", None)
            return
        now = self._clock.now()

        def settle(session: Session) -> None:
            outbox.settle(session, row.id, owner=self._owner, now=now, state="sent", outcome=BY_MAIL)
            letter.sent(session, now)
            self._tell(session, row, now)

        await self._database.briefly(settle)

    async def _mail(self, row: OutboxRow, mail: Mail) -> None:
        """Mail is never given up: it stays true, and its sender sees it waiting."""
        now = self._clock.now()
        if self._mailer is None:
            await self._retry(row, now + timedelta(minutes=NO_SERVER_WAIT), NO_SERVER)
            return
        try:
            await self._mailer.send(mail, now)
        except MailFailed as failed:
            log.warning("mail-not-sent", row=row.id, kind=row.kind, reason=failed.reason, code=failed.code)
            minutes = REJECTED_WAIT if failed.reason == "rejected" else wait_minutes(row.attempts)
            await self._retry(row, self._clock.now() + timedelta(minutes=minutes), str(failed))
            return
        self._tried(row.kind, "sent")
        settled = self._clock.now()

        def settle(session: Session) -> None:
            outbox.settle(session, row.id, owner=self._owner, now=settled, state="sent")
            self._tell(session, row, settled)

        await self._database.briefly(settle)

    def _tell(self, session: Session, row: OutboxRow, now: datetime) -> None:
        """Whoever planned a row hears how it stands now."""
        stands = session.get(OutboxRow, row.id, populate_existing=True)
        for capability in self._reception.house.capabilities:
            if stands is not None:
                capability.outbox_changed(session, stands, now)

    async def _post(self, letter: Letter) -> Posted:
        message = card_message(letter.card)
        if letter.member_id is not None:
            return await self._proactive.to_member(letter.member_id, message)
        if letter.replaces is not None:
            await self._proactive.update(letter.conversation_id, letter.replaces, message)
            return Posted(letter.conversation_id, letter.replaces)
        return await self._proactive.to_conversation(letter.conversation_id, message, root=letter.root)

    async def _failed(self, row: OutboxRow, reason: str, retry_after: float | None) -> None:
        """A failure that may pass: try again after a wait that grows, or give up after 24 hours of trying."""
        if row.attempts > MOST_TRIES:
            await self._settle(row, Dropped("given-up", reason))
            return
        wait = timedelta(minutes=wait_minutes(row.attempts))
        asked = timedelta(seconds=retry_after or 0)
        await self._retry(row, self._clock.now() + max(wait, asked), reason)

    async def _give_up(self, row: OutboxRow, reason: str, letter: Letter) -> None:
        """A failure that will not pass. A message that no longer stands in Teams needs no update."""
        if reason == "gone" and letter.replaces is not None:
            await self._settle(
                row, Dropped("expired", reason, lambda session, now: forget_copy(session, row))
            )
        else:
            await self._settle(row, Dropped("given-up", reason))

    async def _drop(self, row: OutboxRow, dropped: Dropped) -> None:
        log.info("message-dropped", row=row.id, kind=row.kind, state=dropped.state, outcome=dropped.outcome)
        await self._settle(row, dropped)

    async def _settle(self, row: OutboxRow, dropped: Dropped) -> None:
        self._tried(row.kind, dropped.state)
        now = self._clock.now()

        def settle(session: Session) -> None:
            held = outbox.settle(
                session, row.id, owner=self._owner, now=now, state=dropped.state, outcome=dropped.outcome
            )
            if held:
                dropped.then(session, now)
                self._tell(session, row, now)

        await self._database.briefly(settle)

    async def _retry(self, row: OutboxRow, at: datetime, outcome: str) -> None:
        self._tried(row.kind, "later")

        def give_back(session: Session) -> None:
            if outbox.retry_at(session, row.id, owner=self._owner, at=at, outcome=outcome):
                self._tell(session, row, self._clock.now())

        await self._database.transaction(give_back)


def wait_minutes(attempts: int) -> int:
    """How long to wait after this many tries."""
    return WAITS[attempts - 1] if attempts <= len(WAITS) else LATER_WAIT


def _goes_to(session: Session, row: OutboxRow) -> str:
    if row.conversation_id is not None:
        return row.conversation_id
    chat = conversations.personal_of(session, row.member_id) if row.member_id is not None else None
    return chat.id if chat is not None else f"member {row.member_id}"
