"""What checklists hold of a person: what they did on them, what they carry, and the projects they manage."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from dialogs.kickoff.checklist import changed, of
from storage import kickoff_lessons, kickoffs, personal


def my_data(session: Session, member_id: int) -> Mapping[str, Any]:
    """Projects, roles in them, what they decided of the template, and every line of history that they wrote."""
    names: dict[int, str] = {}
    for number in personal.kickoffs_with(session, member_id):
        kickoff = kickoffs.by_id(session, number)
        names[number] = kickoff.project.name if kickoff is not None else ""
    return {
        "projects": [
            {"project": each.name, "number": each.number, "funder": each.funder}
            for each in personal.projects_of(session, member_id)
        ],
        "project_roles": [
            {"project": names.get(each.kickoff_id, ""), "role": each.role}
            for each in personal.kickoff_responsibilities_of(session, member_id)
        ],
        "checklist_templates": [
            {"version": each.version, "made": each.made_at, "text": each.note}
            for each in personal.templates_by(session, member_id)
        ],
        "template_proposals": [
            {
                "title": each.detail.get("title"),
                "change": each.detail.get("kind"),
                "state": each.state,
                "day": each.decided_on,
            }
            for each in kickoff_lessons.decided_by(session, member_id)
        ],
        "checklist_acts": [
            {
                "project": names.get(each.kickoff_id, ""),
                "act": each.what,
                "made": each.at,
                "text": each.text,
            }
            for each in personal.kickoff_events_by(session, member_id)
        ],
    }


def forget(session: Session, member_id: int, now: datetime) -> None:
    """The history stays true without the name; the cards that show it are drawn anew."""
    for number in personal.kickoffs_with(session, member_id):
        kickoff = kickoffs.by_id(session, number, for_change=True)
        if kickoff is not None:
            kickoff.revision += 1
            session.flush()
            changed(session, of(kickoff), now)
    personal.leave_projects(session, member_id)
    kickoff_lessons.forget_decider(session, member_id)
