"""What a planned message says today, and where it goes. Read-only: what follows from sending is said, not done.

Each kind is one function of its row. It gives a Letter to send, or says why there is none.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from bot import shared
from bot.capability import Shows
from bot.card_actions import draw_surface
from bot.cards import card, heading, text
from bot.letters import InThread, Needless, Waits
from bot.membership import GREETING
from bot.proactive import Posted
from bot.reception import Reception
from bot.refusal import Refusal
from schedules.readers import turn_of
from schedules.rendered import ByMail, Dropped, Letter, NotYet, Rendered, nothing_more
from schedules.to_person import as_mail, daily_message, has_mail, held_back
from storage import conversations, outbox, shared_cards
from storage.daily_messages import NUDGES
from storage.members import Team
from storage.outbox import OutboxRow
from storage.shared_cards import SharedCard


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
    turn = turn_of(session, reception, row.conversation_id, row.member_id, now)
    if turn is None:
        return Dropped("expired", "left")
    held = None if row.conversation_id else held_back(session, row, shows, reception, now)
    if held is not None:
        return held
    drawn = draw_surface(shows, turn, session)
    revision = reception.house.surfaces[shows.surface].revision(session, shows.subject)
    if not row.conversation_id and not row.subject.get("own"):
        mail = as_mail(session, row, turn, lambda: drawn)
        if mail is not None:
            return ByMail(mail, nothing_more)

    def sent(session: Session, posted: Posted, now: datetime) -> None:
        if not revision or posted.activity_id is None:
            return
        shared.keep(
            session, shows.surface, shows.subject, posted.conversation_id, posted.activity_id, revision, now
        )
        session.flush()
        _catch_up(session, reception, shows, now)

    if row.conversation_id:
        return Letter(drawn, sent, conversation_id=row.conversation_id)
    return Letter(drawn, sent, turn.me.id or None, or_mail=has_mail(session, turn))


def _update(session: Session, row: OutboxRow, reception: Reception, now: datetime) -> Rendered:
    """A kept copy, drawn anew in its place."""
    copy = shared_cards.by_id(session, int(row.subject["copy"]))
    if copy is None:
        return Dropped("expired", "gone")
    wanted = int(row.subject["revision"])
    if copy.shown >= wanted or outbox.newer_waits(session, row.id, f"update:{copy.id}:", "revision", wanted):
        return Dropped("superseded", "newer")
    shows = Shows(copy.surface, copy.subject_id)
    if shows.surface not in reception.house.surfaces:
        return Dropped("given-up", "unknown-surface")
    turn = turn_of(session, reception, copy.conversation_id, None, now)
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


def forget_copy(session: Session, row: OutboxRow) -> None:
    """Teams no longer has the message of an update: nobody sees that copy any more."""
    copy = shared_cards.by_id(session, int(row.subject["copy"])) if row.kind == shared.UPDATE else None
    if copy is not None:
        session.delete(copy)


def _written(session: Session, row: OutboxRow, reception: Reception, now: datetime) -> Rendered:
    """A letter that a capability writes itself."""
    turn = turn_of(session, reception, row.conversation_id, row.member_id, now)
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
    top = heading(speech.text("host-name"), speech.text("host-introduction"), hello)
    drawn = card(speech, speak=hello, body=[top, text(speech.text("shared-install-private"))])
    return Letter(drawn, lambda session, posted, now: None, conversation_id=team.channel_id)


KINDS: dict[str, Callable[[Session, OutboxRow, Reception, datetime], Rendered]] = {
    shared.POST: _post,
    shared.UPDATE: _update,
    NUDGES: daily_message,
    GREETING: _greeting,
}
