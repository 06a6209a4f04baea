"""``outbox``, ``retry`` and ``unreachable``: what waits, what was given up, and who cannot be reached. No texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.administration.desk import CannotDo, Desk
from storage import conversations, members, outbox
from storage.conversations import Conversation
from storage.outbox import OutboxRow


async def show(desk: Desk) -> int:
    """The outbox in numbers, and every message that was given up."""
    now = desk.clock.now()

    def look(session: Session) -> list[str]:
        counts = outbox.counts(session, now)
        waits = _age(now, counts.oldest_due) if counts.oldest_due else "nothing is due"
        lines = [
            f"waiting {counts.planned}, being sent {counts.leased}, sent {counts.sent}, needless {counts.expired}, "
            f"given up {counts.given_up}; oldest due: {waits}"
        ]
        return lines + [_given_up(session, row) for row in outbox.given_up(session)]

    for line in await desk.database.read(look):
        desk.say(line)
    return 0


async def retry(desk: Desk, which: Sequence[str]) -> int:
    """Try given-up messages again: ``all``, or their numbers. The bot sends them at its next look."""
    if which != ["all"] and not all(number.isdecimal() for number in which):
        raise CannotDo("Name the messages by their numbers, or say: retry all")

    def work(session: Session) -> int:
        rows = [row.id for row in outbox.given_up(session)]
        wanted = rows if which == ["all"] else [int(number) for number in which]
        unknown = sorted(set(wanted) - set(rows))
        if unknown:
            raise CannotDo(f"Not given up: {', '.join(map(str, unknown))}. See: python app.py outbox")
        return outbox.try_again(session, wanted, desk.clock.now())

    revived = await desk.database.transaction(work)
    desk.say(f"{revived} messages are tried again." if revived else "Nothing was given up.")
    return 0


async def unreachable(desk: Desk) -> int:
    """Every person and channel that Kehu may not write to, since when, and why."""
    found = await desk.database.read(
        lambda session: [_silent(session, each) for each in conversations.unreachable_list(session)]
    )
    for line in found:
        desk.say(line)
    desk.say(f"{len(found)} cannot be reached." if found else "Everybody can be reached.")
    return 0


def _given_up(session: Session, row: OutboxRow) -> str:
    when = row.settled_at or row.planned_at
    return (
        f"{row.id:>6}  {row.kind:<24} {_to(session, row):<34} {when:%Y-%m-%d %H:%M} UTC  {row.outcome or '-'}"
    )


def _to(session: Session, row: OutboxRow) -> str:
    member = members.by_id(session, row.member_id)
    if member is not None:
        return member.name
    conversation = conversations.find(session, row.conversation_id or "")
    return _name(session, conversation) if conversation is not None else "as its kind says"


def _silent(session: Session, conversation: Conversation) -> str:
    since = f"{conversation.unreachable_since:%Y-%m-%d}" if conversation.unreachable_since else "-"
    return f"{_name(session, conversation):<34} since {since}  {conversation.unreachable_reason or '-'}"


def _name(session: Session, conversation: Conversation) -> str:
    member = members.by_id(session, conversation.member_id)
    if conversation.kind == "personal" and member is not None:
        return member.name
    return conversation.channel_name or f"a {conversation.kind}"


def _age(now: datetime, since: datetime) -> str:
    return f"{int((now - since).total_seconds())} s ago"
