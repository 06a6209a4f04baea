"""What the tables hold of one person, and how it is erased: rows that only concern them go, common ones lose the name."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, String, column, delete, or_, select, table, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage import shared_cards
from storage.base import Base, UtcDateTime, insert_new
from storage.conversations import Conversation
from storage.decisions import Decision, DecisionPart, DecisionQuestion
from storage.inbox import InboxRow
from storage.kickoffs import Kickoff, KickoffEvent, KickoffItem, KickoffResponsibility, TemplateVersion
from storage.members import Member, Team
from storage.network_settings import link_secret
from storage.nudges import Nudge, NudgePause
from storage.outbox import OutboxRow
from storage.projects import Project
from storage.roles import ACCEPTED, MOOT, RoleOffer

ERASED_NAME = "Poistunut jäsen"
_ERASED = "erased:"
# The table alone: its model brings the bot framework with it, which cards must not reach.
_STATES = table("bot_state", column("key", String), column("value", JSON))


class Erased(Base):
    """Somebody asked to be forgotten: reading the team's roster does not bring them back, only their own writing.

    ``person`` is a keyed hash of the directory's id; neither the id nor a name can be read from it.
    """

    __tablename__ = "erased"

    person: Mapped[str] = mapped_column(String(64), primary_key=True)
    erased_at: Mapped[datetime] = mapped_column(UtcDateTime)


def _hash(session: Session, aad_object_id: str, now: datetime) -> str:
    return hmac.new(link_secret(session, now), f"erased:{aad_object_id}".encode(), hashlib.sha256).hexdigest()


def is_erased(session: Session, aad_object_id: str, now: datetime) -> bool:
    """Whether this person asked to be forgotten and has not written since."""
    return session.get(Erased, _hash(session, aad_object_id, now)) is not None


def welcome_back(session: Session, aad_object_id: str, now: datetime) -> None:
    """The person wrote again: from here on they are a new member like any other."""
    session.execute(delete(Erased).where(Erased.person == _hash(session, aad_object_id, now)))


def is_nameless(member: Member) -> bool:
    """Whether this row is what is left of somebody who was forgotten."""
    return member.aad_object_id.startswith(_ERASED)


def erase(session: Session, member: Member, now: datetime) -> None:
    """Take the person out of the row; its number stays, so that counts and history hold together."""
    insert_new(session, Erased, "person", person=_hash(session, member.aad_object_id, now), erased_at=now)
    session.execute(update(Team).where(Team.installed_by == member.aad_object_id).values(installed_by=None))
    _forget_chats(session, member, now)
    member.aad_object_id = _ERASED + secrets.token_hex(16)
    member.name = ERASED_NAME
    member.teams_id = member.given_name = member.email = member.user_principal_name = member.language = None
    member.active, member.left_at = False, member.left_at or now
    session.flush()


def _forget_chats(session: Session, member: Member, now: datetime) -> None:
    """The chat itself, the drafts in it, and every message that waited for the person."""
    chats = session.scalars(select(Conversation.id).where(Conversation.member_id == member.id)).all()
    if member.teams_id:
        session.execute(delete(_STATES).where(_state_of(member.teams_id)))
    waits = OutboxRow.settled_at.is_(None)
    mine = or_(OutboxRow.member_id == member.id, OutboxRow.conversation_id.in_(chats))
    session.execute(
        update(OutboxRow)
        .where(mine, waits)
        .values(state="expired", outcome="erased", settled_at=now, lease_owner=None, leased_until=None)
    )
    session.execute(
        update(OutboxRow).where(OutboxRow.conversation_id.in_(chats)).values(conversation_id=None)
    )
    shared_cards.forget_in(session, chats)
    for chat in chats:
        session.execute(delete(InboxRow).where(InboxRow.key.startswith(f"activity:{chat}:", autoescape=True)))
    session.execute(delete(Conversation).where(Conversation.id.in_(chats)))


def _state_of(teams_id: str) -> ColumnElement[bool]:
    # The SDK's key of what one person has unfinished in one conversation ends so.
    return _STATES.c.key.endswith(f"/users/{teams_id}/", autoescape=True)


def drafts(session: Session, member: Member) -> Sequence[Any]:
    """What the person has left unfinished, as the dialogs keep it."""
    if not member.teams_id:
        return []
    return session.scalars(select(_STATES.c.value).where(_state_of(member.teams_id))).all()


def chats(session: Session, member_id: int) -> Sequence[Conversation]:
    """The person's own chats with Kehu."""
    return session.scalars(select(Conversation).where(Conversation.member_id == member_id)).all()


def kickoffs_with(session: Session, member_id: int) -> list[int]:
    """The numbers of all checklists on which the person's name stands."""
    found = (
        select(KickoffEvent.kickoff_id).where(KickoffEvent.by_id == member_id),
        select(KickoffResponsibility.kickoff_id).where(KickoffResponsibility.member_id == member_id),
        select(KickoffItem.kickoff_id).where(
            or_(KickoffItem.assignee_id == member_id, KickoffItem.settled_by_id == member_id)
        ),
        select(Kickoff.id).join(Project).where(Project.manager_id == member_id),
    )
    return sorted({number for each in found for number in session.scalars(each)})


def kickoff_events_by(session: Session, member_id: int) -> Sequence[KickoffEvent]:
    """What the person did on checklists, the oldest first."""
    events = select(KickoffEvent).where(KickoffEvent.by_id == member_id).order_by(KickoffEvent.id)
    return session.scalars(events).unique().all()


def kickoff_responsibilities_of(session: Session, member_id: int) -> Sequence[KickoffResponsibility]:
    """The roles that the person carries in projects."""
    carried = select(KickoffResponsibility).where(KickoffResponsibility.member_id == member_id)
    return session.scalars(carried.order_by(KickoffResponsibility.id)).unique().all()


def templates_by(session: Session, member_id: int) -> Sequence[TemplateVersion]:
    """The versions of the checklist's template that the person made."""
    made = select(TemplateVersion).where(TemplateVersion.made_by_id == member_id)
    return session.scalars(made.order_by(TemplateVersion.version)).all()


def projects_of(session: Session, member_id: int) -> Sequence[Project]:
    """The projects that the person manages."""
    return session.scalars(select(Project).where(Project.manager_id == member_id).order_by(Project.id)).all()


def leave_projects(session: Session, member_id: int) -> None:
    """Nobody manages these until somebody is named."""
    session.execute(update(Project).where(Project.manager_id == member_id).values(manager_id=None))


def decisions_with(session: Session, member_id: int) -> Sequence[Decision]:
    """Decisions on whose cards the person's name stands, the oldest first."""
    acted = select(DecisionPart.decision_id).where(
        or_(DecisionPart.acked_by_id == member_id, DecisionPart.handled_by_id == member_id)
    )
    talked = select(DecisionQuestion.decision_id).where(
        or_(
            DecisionQuestion.asked_by_id == member_id,
            DecisionQuestion.to_id == member_id,
            DecisionQuestion.answered_by_id == member_id,
        )
    )
    named = or_(Decision.sender_id == member_id, Decision.id.in_(acted), Decision.id.in_(talked))
    return session.scalars(select(Decision).where(named).order_by(Decision.id)).unique().all()


def nudges_of(session: Session, member_id: int) -> Sequence[Nudge]:
    """Every reminder to the person, the oldest first."""
    return session.scalars(select(Nudge).where(Nudge.member_id == member_id).order_by(Nudge.id)).all()


def forget_nudges(session: Session, member_id: int) -> None:
    """Delete the reminders to a person and what they put off."""
    session.execute(delete(Nudge).where(Nudge.member_id == member_id))
    session.execute(delete(NudgePause).where(NudgePause.member_id == member_id))


def forget_offers(session: Session, member_id: int, kept: Iterable[str] = (ACCEPTED, MOOT)) -> None:
    """Delete offers that came to nothing; how roles did pass stays, without the name."""
    theirs = or_(RoleOffer.giver_id == member_id, RoleOffer.taker_id == member_id)
    session.execute(delete(RoleOffer).where(theirs, RoleOffer.state.not_in(list(kept))))
