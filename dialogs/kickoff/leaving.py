"""When somebody leaves the network: none of their items is left to nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.turn import Turn
from dialogs.kickoff import rules
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
            moved = _hand_on(session, kickoff, member_id)
            kickoffs.record(session, kickoff, "left", by=None, now=now, member=member_id, moved=moved)
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


def _hand_on(session: Session, kickoff: Kickoff, member_id: int) -> dict[str, int]:
    """Hand everything on; how many open items went to which role (``manager``, a support function)."""
    moved: Counter[str] = Counter()
    checklist = of(kickoff)
    for item in kickoff.items:
        doer = checklist.doer(item)
        if item.state == OPEN and doer is not None and doer.id == member_id:
            moved[FUNCTION_OF_ROLE.get(item.role, "manager")] += 1
        if item.state == OPEN and item.assignee_id == member_id:
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
    return dict(moved)


def role_moved(session: Session, role: str, old: int, new: int, now: datetime) -> None:
    """A support function passed to another: what the first carried in it, in every open checklist, goes along."""
    codes = [code for code, function in FUNCTION_OF_ROLE.items() if function == role]
    carried = select(KickoffResponsibility).where(
        KickoffResponsibility.member_id == old, KickoffResponsibility.role.in_(codes)
    )
    for entry in session.scalars(carried).all():
        kickoff = kickoffs.by_id(session, entry.kickoff_id, for_change=True)
        if kickoff is not None and kickoff.over_at is None:
            entry.member_id = new
            kickoffs.record(session, kickoff, "people", by=new, now=now)
            session.flush()
            session.refresh(kickoff)
            changed(session, of(kickoff), now)


def comes_with(turn: Turn, session: Session, role: str) -> Sequence[tuple[str, str]]:
    """What a role's new holder finds: their open items, and what is late; in every project for the coordinator."""
    mine = kickoffs.open_items_of(session, turn.me.id)
    codes = {code for code, function in FUNCTION_OF_ROLE.items() if function == role}
    if role != COORDINATOR:
        mine = [item for item in mine if item.role in codes]
    watched = kickoffs.open_items_until(session, turn.today) if role == COORDINATOR else mine
    late = [item for item in watched if rules.state_of(item, turn.today, turn.calendar) == "late"]
    found = (("kickoff-fact-open", len(mine)), ("kickoff-fact-late", len(late)))
    return [(turn.text(name), turn.speech.number(n)) for name, n in found if n]


def _heir(session: Session, *roles: str) -> int | None:
    """The longest-serving holder of the first of these roles that somebody holds."""
    holders = (holder for role in roles for holder in members.holders(session, role))
    return next((holder.id for holder in holders), None)
