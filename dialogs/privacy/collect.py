"""Everything stored of a person, put together from every capability and from what the host itself keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from bot.refusal import Refusal
from bot.turn import Turn
from storage import members, personal
from storage.members import Member

Section = Mapping[str, Any]
Sections = dict[str, Sequence[Section]]


def collect(turn: Turn, session: Session) -> Sections:
    """Sections by their names, each a list of mappings; empty ones are left out. The person themselves is first."""
    member = members.by_id(session, turn.me.id)
    if member is None:
        raise Refusal("host-old-card")
    found: Sections = {"person": [_person(member)], **_of_host(session, member)}
    for capability in turn.house.capabilities:
        for name, rows in capability.my_data(session, member.id).items():
            listed = [rows] if isinstance(rows, Mapping) else list(rows)
            if listed:
                found[name] = [*found.get(name, ()), *listed]
    return {name: rows for name, rows in found.items() if rows}


def _person(member: Member) -> Section:
    return {
        "name": member.name,
        "given_name": member.given_name,
        "email": member.email,
        "user_principal_name": member.user_principal_name,
        "directory_id": member.aad_object_id,
        "teams_id": member.teams_id,
        "language": member.language,
        "joined": member.joined_at,
    }


def _of_host(session: Session, member: Member) -> Sections:
    chats = [
        {"conversation": each.id, "seen": each.seen_at, "unreachable": each.unreachable_reason}
        for each in personal.chats(session, member.id)
    ]
    drafts = [{"draft": fields} for value in personal.drafts(session, member) for fields in _drafts(value)]
    return {"conversations": chats, "drafts": drafts}


def _drafts(value: Any) -> list[dict[str, Any]]:
    """The fields of the forms that are open or were interrupted, from the dialogs' own state."""
    if isinstance(value, list):
        return [found for each in value for found in _drafts(each)]
    if not isinstance(value, dict):
        return []
    draft = value.get("draft")
    if isinstance(draft, dict):
        return [{name: said for name, said in draft.items() if name not in ("key", "who")}]
    return [found for each in value.values() for found in _drafts(each)]
