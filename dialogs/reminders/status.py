"""How reminding is going: planned, told, acted on, expired, given up, and who cannot be reached. For the coordinator.

Counts, and the ways to people: never what anybody is reminded of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.mail import is_mailbox
from bot.turn import Turn
from storage import conversations, members, network_settings, nudge_preferences, nudges, outbox
from storage.members import Member
from storage.nudges import NudgeCounts
from storage.outbox import OutboxCounts, OutboxRow

IN_SIGHT = 5
PERIOD = timedelta(days=30)


@dataclass(frozen=True)
class Silent:
    """A person or channel that cannot be reached. ``name`` is None for a channel that never told its name.

    ``by_mail``: mail comes in the chat's place.
    """

    name: str | None
    reason: str
    channel: bool
    by_mail: bool = False


@dataclass(frozen=True)
class GivenUp:
    """A message that was given up. ``who`` is None when it was for a channel without a name."""

    who: str | None
    kind: str
    reason: str
    when: datetime


@dataclass(frozen=True)
class Status:
    """Everything that the coordinator sees: reminders, the messages of all kinds, and the ways to people."""

    nudges: NudgeCounts
    counts: OutboxCounts
    silent: Sequence[Silent]
    given_up: Sequence[GivenUp]


def status(turn: Turn, session: Session) -> Status:
    """How everything stands now; what was told or dropped is counted for the last 30 days."""
    return Status(
        nudges.counts(session, turn.today, turn.now - PERIOD),
        outbox.counts(session, turn.now),
        _silent(session),
        _given_up(session),
    )


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
            found.append(Silent(member.name, reason, channel=False, by_mail=_gets_mail(session, member)))
    return found


def _gets_mail(session: Session, member: Member) -> bool:
    wants = nudge_preferences.of(session, member.id).by_mail
    return wants and is_mailbox(member.email or "") and network_settings.mail_server_is_set(session)


def _given_up(session: Session) -> list[GivenUp]:
    return [
        GivenUp(_who(session, row), row.kind, row.outcome or "", row.settled_at or row.planned_at)
        for row in outbox.newest_given_up(session, IN_SIGHT)
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
