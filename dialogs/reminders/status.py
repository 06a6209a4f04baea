"""How the messages are going: what is planned, sent and given up, and who cannot be reached. For the coordinator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import conversations, members, outbox
from storage.outbox import OutboxCounts, OutboxRow

IN_SIGHT = 5


@dataclass(frozen=True)
class Silent:
    """A person or channel that cannot be reached. ``name`` is None for a channel that never told its name."""

    name: str | None
    reason: str
    channel: bool


@dataclass(frozen=True)
class GivenUp:
    """A message that was given up. ``who`` is None when it was for a channel without a name."""

    who: str | None
    kind: str
    reason: str
    when: datetime


@dataclass(frozen=True)
class Status:
    """Everything that the coordinator sees of the outbox."""

    counts: OutboxCounts
    silent: Sequence[Silent]
    given_up: Sequence[GivenUp]


def status(session: Session, now: datetime) -> Status:
    """The outbox and the conversations as they stand at ``now``."""
    return Status(outbox.counts(session, now), _silent(session), _given_up(session))


def _silent(session: Session) -> list[Silent]:
    found = []
    for conversation in conversations.unreachable_list(session):
        reason = conversation.unreachable_reason or ""
        if conversation.kind != "personal":
            found.append(Silent(conversation.channel_name, reason, channel=True))
            continue
        member = members.by_id(session, conversation.member_id)
        if member is None or not member.active:
            continue
        newest = conversations.personal_of(session, member.id)
        if newest is not None and newest.id == conversation.id:
            found.append(Silent(member.name, reason, channel=False))
    return found


def _given_up(session: Session) -> list[GivenUp]:
    newest = (
        select(OutboxRow)
        .where(OutboxRow.state == "given-up")
        .order_by(OutboxRow.settled_at.desc(), OutboxRow.id.desc())
        .limit(IN_SIGHT)
    )
    return [
        GivenUp(_who(session, row), row.kind, row.outcome or "", row.settled_at or row.planned_at)
        for row in session.scalars(newest)
    ]


def _who(session: Session, row: OutboxRow) -> str | None:
    member = members.by_id(session, row.member_id)
    if member is not None:
        return member.name
    conversation = conversations.find(session, row.conversation_id or "")
    if conversation is None:
        return None
    person = members.by_id(session, conversation.member_id) if conversation.kind == "personal" else None
    return person.name if person is not None else conversation.channel_name
