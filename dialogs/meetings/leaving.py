"""When somebody leaves the network: their promises go to the coordinator, their items wait for another presenter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot import shared
from bot.turn import Turn
from dialogs.meetings import words
from dialogs.meetings.payloads import PROMISES
from dialogs.meetings.record import changed, next_one
from storage import agendas, meetings, members, promises
from storage import turns as stored
from storage.members import COORDINATOR, DEPUTY, SUPPORT


def member_left(session: Session, member_id: int, now: datetime) -> None:
    """Nothing that was open is left to somebody who is gone."""
    touched = {item.meeting_id for item in agendas.open_of(session, member_id)}
    for item in agendas.open_of(session, member_id):
        if item.presenter_id == member_id:
            manager = item.project.manager if item.project is not None else None
            item.presenter_id = manager.id if manager is not None and manager.active else None
            item.version += 1
    _promises(session, member_id, now)
    for invite in stored.unanswered_invites(session, member_id):
        manager = invite.project.manager
        if manager is not None and manager.active and manager.id != member_id:
            invite.member_id = manager.id
    session.flush()
    for meeting_id in touched:
        changed(session, meetings.by_id(session, meeting_id) if meeting_id else None, now)


def _promises(session: Session, member_id: int, now: datetime) -> None:
    heir = next(
        (h.id for role in (COORDINATOR, DEPUTY, SUPPORT) for h in members.holders(session, role)), None
    )
    mine = promises.still_open(session, member_id)
    if heir is None or not mine:
        return
    for promise in mine:
        promise.owner_id = heir
        promise.revision += 1
    session.flush()
    for promise in mine:
        session.refresh(promise)
    shared.changed(session, PROMISES, 0, promises.revision(session), now)


def comes_with(turn: Turn, session: Session, role: str) -> Sequence[tuple[str, str]]:
    """What whoever coordinates finds: how many promises are open in the network, and when it meets next."""
    if role != COORDINATOR:
        return []
    found = []
    if waiting := promises.still_open(session):
        found.append((turn.text("meetings-fact-promises"), turn.speech.number(len(waiting))))
    if (meeting := next_one(session)) is not None:
        found.append((turn.text("meetings-home"), words.when_title(turn, meeting)))
    return found
