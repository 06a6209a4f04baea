"""What a planned message says today, and where it goes. Read-only: what follows from sending is said, not done.

Each kind is one function of its row. It gives a Letter to send, or says why there is none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import nudge_hours, shared
from bot.capability import Shows
from bot.card_actions import draw_surface
from bot.cards import Card, card, text
from bot.letters import InThread, Needless, Waits
from bot.mail import Mail
from bot.membership import GREETING
from bot.proactive import Posted
from bot.reception import Reception
from bot.refusal import Refusal
from bot.turn import PERSONAL, Person, Place, Turn
from dialogs.reminders import daily
from dialogs.reminders.daily_card import draw as draw_daily
from schedules.outage import silent_days
from schedules.sweep import NUDGES, told_on
from storage import conversations, members, nudges, outbox, shared_cards
from storage.conversations import Conversation
from storage.members import Member, Team
from storage.outbox import OutboxRow, Settled
from storage.shared_cards import SharedCard

NOBODY = Person(0, "Kehu", None, frozenset())
"""Who looks at a card in a channel: everybody, and so nobody in particular."""
Then = Callable[[Session, datetime], None]


def _nothing_more(session: Session, now: datetime) -> None:
    """Nothing follows."""


@dataclass(frozen=True)
class Letter:
    """A card to send: to a member, into a conversation, or in the place of a message that stands there.

    ``sent`` notes what follows from sending, in the transaction that settles the row.
    """

    card: Card
    sent: Callable[[Session, Posted, datetime], None]
    member_id: int | None = None
    conversation_id: str = ""
    replaces: str | None = None
    root: str | None = None
    """The message in whose thread the card is a reply."""


@dataclass(frozen=True)
class Dropped:
    """Nothing is sent, ever: why, and what follows."""

    state: Settled
    outcome: str
    then: Then = _nothing_more


@dataclass(frozen=True)
class NotYet:
    """Nothing is sent now."""

    until: datetime
    outcome: str


Rendered = Letter | Mail | Dropped | NotYet


def render(session: Session, row: OutboxRow, reception: Reception, now: datetime) -> Rendered:
    """What to do with a row at ``now``. A card whose subject is gone is not sent."""
    kind = KINDS.get(row.kind) or (_written if row.kind in reception.house.letters else None)
    if kind is None:
        return Dropped("given-up", "unknown-kind")
    try:
        return kind(session, row, reception, now)
    except Refusal as refusal:
        return Dropped("expired", refusal.message)


def _post(session: Session, row: OutboxRow, reception: Reception, now: datetime) -> Rendered:
    """A surface's card, in a conversation or to a person."""
    shows = Shows(str(row.subject["surface"]), int(row.subject["subject"]))
    if shows.surface not in reception.house.surfaces:
        return Dropped("given-up", "unknown-surface")
    turn = _turn(session, reception, row.conversation_id, row.member_id, now)
    if turn is None:
        return Dropped("expired", "left")
    drawn = draw_surface(shows, turn, session)
    revision = reception.house.surfaces[shows.surface].revision(session, shows.subject)

    def sent(session: Session, posted: Posted, now: datetime) -> None:
        if not revision or posted.activity_id is None:
            return
        shared.keep(
            session, shows.surface, shows.subject, posted.conversation_id, posted.activity_id, revision, now
        )
        session.flush()
        _catch_up(session, reception, shows, now)

    return Letter(drawn, sent, row.member_id if not row.conversation_id else None, row.conversation_id or "")


def _update(session: Session, row: OutboxRow, reception: Reception, now: datetime) -> Rendered:
    """A kept copy, drawn anew in its place."""
    copy = shared_cards.by_id(session, int(row.subject["copy"]))
    if copy is None:
        return Dropped("expired", "gone")
    wanted = int(row.subject["revision"])
    if copy.shown >= wanted or _newer_planned(session, row, copy.id, wanted):
        return Dropped("superseded", "newer")
    shows = Shows(copy.surface, copy.subject_id)
    if shows.surface not in reception.house.surfaces:
        return Dropped("given-up", "unknown-surface")
    turn = _turn(session, reception, copy.conversation_id, None, now)
    if turn is None:
        return Dropped("expired", "left")
    drawn = draw_surface(shows, turn, session)
    revision = reception.house.surfaces[shows.surface].revision(session, shows.subject)
    number = copy.id

    def sent(session: Session, posted: Posted, now: datetime) -> None:
        stands = session.get(SharedCard, number)
        if stands is None:
            return
        overtaken, stands.shown = stands.shown > revision, revision
        session.flush()
        if overtaken:
            # Another instance was faster with a newer card, and ours now hides it.
            outbox.plan(
                session,
                key=f"update:{number}:{revision}:{row.id}",
                kind=shared.UPDATE,
                subject={"copy": number, "revision": revision + 1},
                now=now,
                conversation_id=posted.conversation_id,
            )
        _catch_up(session, reception, shows, now)

    return Letter(drawn, sent, conversation_id=copy.conversation_id, replaces=copy.activity_id)


def _catch_up(session: Session, reception: Reception, shows: Shows, now: datetime) -> None:
    """What changed between drawing and sending is drawn again."""
    newest = reception.house.surfaces[shows.surface].revision(session, shows.subject)
    shared.changed(session, shows.surface, shows.subject, newest, now)


def _newer_planned(session: Session, row: OutboxRow, copy: int, revision: int) -> bool:
    others = select(OutboxRow).where(
        OutboxRow.key.startswith(f"update:{copy}:", autoescape=True),
        OutboxRow.settled_at.is_(None),
        OutboxRow.id != row.id,
    )
    return any(int(other.subject["revision"]) > revision for other in session.scalars(others))


def forget_copy(session: Session, row: OutboxRow) -> None:
    """Teams no longer has the message of an update: nobody sees that copy any more."""
    copy = shared_cards.by_id(session, int(row.subject["copy"])) if row.kind == shared.UPDATE else None
    if copy is not None:
        session.delete(copy)


def _nudges(session: Session, row: OutboxRow, reception: Reception, now: datetime) -> Rendered:
    """The daily message of a person, from what waits for them now."""
    calendar, zone = reception.calendar, reception.zone
    if not nudge_hours.is_open(now, calendar, zone):
        return NotYet(nudge_hours.next_opening(now, calendar, zone), "closed")
    turn = _turn(session, reception, None, int(row.subject["member"]), now)
    if turn is None:
        return Dropped("expired", "left")
    if told_on(session, turn.me.id, turn.today, zone):
        return Dropped("expired", "told-today")
    message = date.fromisoformat(row.subject["day"]).toordinal()
    found = daily.read(turn, session, message)
    if not found.first:
        # Whoever sent it died before noting so, and its person has answered it meanwhile.
        return Dropped("sent", "answered")

    def settle(session: Session, now: datetime) -> None:
        nudges.settle(session, found.settled, nudges.SETTLED, now, None)

    if not found.open:
        return Dropped("expired", "nothing-left", settle)

    def sent(session: Session, posted: Posted, now: datetime) -> None:
        settle(session, now)
        nudges.settle(session, found.told, nudges.TOLD, now, row.key)

    told = [matter.nudge for matter in found.open]
    period = silent_days(session, row, told, now, calendar, zone)
    notice = None
    if period is not None:
        days = turn.speech.date_range(*period, turn.today)
        notice = turn.text("nudge-catch-up", period=turn.text("reminders-period", days=days))
    return Letter(draw_daily(turn, session, found, message, notice), sent, member_id=turn.me.id)


def _written(session: Session, row: OutboxRow, reception: Reception, now: datetime) -> Rendered:
    """A letter that a capability writes itself."""
    turn = _turn(session, reception, row.conversation_id, row.member_id, now)
    if turn is None:
        return Dropped("expired", "left")
    written = reception.house.letters[row.kind].write(turn, session, row)
    if isinstance(written, Waits):
        return NotYet(written.until, written.reason)
    if isinstance(written, Needless):
        return Dropped("expired", written.reason)
    if isinstance(written, InThread):
        return Letter(
            written.card,
            lambda session, posted, now: None,
            conversation_id=written.conversation_id,
            root=written.root,
        )
    return written


def _greeting(session: Session, row: OutboxRow, reception: Reception, now: datetime) -> Rendered:
    """Once in the channel: who Kehu is, and where private matters belong."""
    team = session.get(Team, str(row.subject["team"]))
    if team is None or team.removed_at is not None:
        return Dropped("expired", "left")
    conversation = conversations.find(session, team.channel_id)
    speech = reception.speech(conversation.language if conversation is not None else None)
    hello = speech.text("shared-install-greeting")
    drawn = card(speech, speak=hello, body=[text(hello), text(speech.text("shared-install-private"))])
    return Letter(drawn, lambda session, posted, now: None, conversation_id=team.channel_id)


def _turn(
    session: Session, reception: Reception, conversation_id: str | None, member_id: int | None, now: datetime
) -> Turn | None:
    """The turn of whoever reads the card: the person of a personal chat, nobody in particular in a channel.

    None if the person has left.
    """
    conversation = conversations.find(session, conversation_id) if conversation_id else None
    if conversation is not None and conversation.kind == PERSONAL:
        member_id = conversation.member_id
    if conversation is None or conversation.kind == PERSONAL:
        member = members.by_id(session, member_id)
        if member is not None:
            return _personal(session, reception, member, conversation, now) if member.active else None
        if member_id is not None or conversation is not None:
            return None
    bare = conversation.id if conversation is not None else conversation_id or ""
    return Turn(
        now=now,
        zone=reception.zone,
        speech=reception.speech(conversation.language if conversation is not None else None),
        me=NOBODY,
        place=Place(bare, conversation.kind if conversation is not None else "channel", bare),
        calendar=reception.calendar,
        house=reception.house,
        dialogs=reception.dialogs,
    )


def _personal(
    session: Session, reception: Reception, member: Member, conversation: Conversation | None, now: datetime
) -> Turn:
    chat = conversation or conversations.personal_of(session, member.id)
    bare = chat.id if chat is not None else ""
    return reception.turn(member, Place(bare, PERSONAL, bare), chat, now)


KINDS: dict[str, Callable[[Session, OutboxRow, Reception, datetime], Rendered]] = {
    shared.POST: _post,
    shared.UPDATE: _update,
    NUDGES: _nudges,
    GREETING: _greeting,
}
