"""When somebody leaves the network: none of their items is left to nobody."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.kickoff.checklist import FUNCTION_OF_ROLE, changed, of
from storage import kickoffs, members
from storage.kickoffs import OPEN, Kickoff, KickoffItem, KickoffResponsibility
from storage.members import COORDINATOR, DEPUTY, SUPPORT
from storage.projects import Project


def member_left(session: Session, member_id: int, now: datetime) -> None:
    """Open items go back to their role, roles to the function's next holder, projects to the coordinator."""
    for kickoff_id in _touched(session, member_id):
        kickoff = kickoffs.by_id(session, kickoff_id, for_change=True)
        if kickoff is not None:
            _hand_on(session, kickoff, member_id)
            kickoffs.record(session, kickoff, "left", by=None, now=now, member=member_id)
            session.flush()
            session.refresh(kickoff)
            changed(session, of(kickoff), now)


def _touched(session: Session, member_id: int) -> list[int]:
    carried = select(KickoffResponsibility.kickoff_id).where(KickoffResponsibility.member_id == member_id)
    given = select(KickoffItem.kickoff_id).where(
        KickoffItem.assignee_id == member_id, KickoffItem.state == OPEN
    )
    managed = select(Kickoff.id).join(Project).where(Project.manager_id == member_id)
    return sorted(set(session.scalars(carried)) | set(session.scalars(given)) | set(session.scalars(managed)))


def _hand_on(session: Session, kickoff: Kickoff, member_id: int) -> None:
    for item in kickoff.items:
        if item.assignee_id == member_id and item.state == OPEN:
            item.assignee_id = None
            item.version += 1
    manager = _heir(session, COORDINATOR, DEPUTY, SUPPORT)
    for entry in list(kickoff.responsibilities):
        if entry.member_id == member_id:
            heir = manager if entry.role == "PP" else _heir(session, FUNCTION_OF_ROLE.get(entry.role, ""))
            if heir is None:
                kickoff.responsibilities.remove(entry)
            else:
                entry.member_id = heir
    if kickoff.project.manager_id == member_id:
        kickoff.project.manager_id = manager


def _heir(session: Session, *roles: str) -> int | None:
    """The longest-serving holder of the first of these roles that somebody holds."""
    holders = (holder for role in roles for holder in members.holders(session, role))
    return next((holder.id for holder in holders), None)
