"""A checklist as its cards and actions handle it: the kickoff's rows together with the template they came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

import orjson
from sqlalchemy.orm import Session, object_session

from bot import shared
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.kickoff.payloads import CHECKLIST
from dialogs.kickoff.template import Template, TemplateItem
from storage import kickoff_rows, kickoffs, members
from storage.kickoff_rows import AnyItem, AnyKickoff, AnyPerson, ItemRow, KickoffRow
from storage.kickoffs import OPEN, Kickoff, KickoffItem
from storage.members import Member

FUNCTION_OF_ROLE = {
    "HT": "support",
    "TA": "finance",
    "HE": "hr",
    "HA": "procurement",
    "VI": "communications",
    "TS": "data-protection",
    "AR": "records",
}
"""Which support function carries a responsible role by default."""


@lru_cache(maxsize=32)
def _parsed(version: int, content: bytes) -> Template:
    return Template.from_json(orjson.loads(content))


def parse_template(version: int, content: dict[str, Any]) -> Template:
    """The template behind a stored version; equal versions are parsed once."""
    return _parsed(version, orjson.dumps(content))


_templates: WeakKeyDictionary[Any, dict[int, Template]] = WeakKeyDictionary()


def _template_of(session: Session | None, version: int) -> Template:
    """The template of a stored kickoff. A version never changes, so each database's is read once."""
    if session is None:
        raise ValueError("a kickoff that belongs to no session has no template")
    known = _templates.setdefault(session.get_bind(), {})
    if version not in known:
        known[version] = parse_template(version, kickoffs.template_content(session, version))
    return known[version]


@dataclass(frozen=True)
class Checklist:
    """One kickoff as it is shown: with its template and, by role, the people who carry it."""

    kickoff: AnyKickoff
    template: Template
    people: Mapping[str, AnyPerson]

    def template_item(self, item: AnyItem) -> TemplateItem | None:
        """The template's item that this one was made from, or None for an added one."""
        return None if item.template_number is None else self.template.item(item.template_number)

    def title(self, item: AnyItem, language: str) -> str:
        """What the item says; an added one says what its author wrote."""
        if item.title or item.template_number is None:
            return item.title or ""
        return self.template.titles[language][item.template_number]

    def responsible(self, item: AnyItem, language: str) -> str:
        """The name shown beside an item: a person's, or the role's while nobody carries it."""
        person = item.assignee or self.people.get(item.role)
        return self.template.role_names[language][item.role] if person is None else person.name


@dataclass(frozen=True)
class DrawnChecklist(Checklist):
    """A checklist as plain rows: to draw it, or to settle one of its items."""

    kickoff: KickoffRow


@dataclass(frozen=True)
class LoadedChecklist(Checklist):
    """A checklist with its rows as entities, which may be changed."""

    kickoff: Kickoff
    people: Mapping[str, Member]

    @property
    def anchors(self) -> dict[str, date]:
        """The known days by anchor."""
        return {anchor.anchor: anchor.day for anchor in self.kickoff.anchors}

    @property
    def default_anchors(self) -> frozenset[str]:
        """The anchors whose day nobody has set: it is counted from another one."""
        return frozenset(anchor.anchor for anchor in self.kickoff.anchors if anchor.by_default)

    def doer(self, item: KickoffItem) -> Member | None:
        """Who does an item: who it was given to, else who carries its role, else the project manager."""
        return item.assignee or self.people.get(item.role) or self.kickoff.project.manager


def of(kickoff: Kickoff) -> LoadedChecklist:
    """The checklist of a loaded kickoff."""
    template = _template_of(object_session(kickoff), kickoff.template_version)
    people = {entry.role: entry.member for entry in kickoff.responsibilities if entry.member.active}
    return LoadedChecklist(kickoff, template, people)


def drawn(session: Session, kickoff: KickoffRow | None) -> DrawnChecklist:
    """The checklist of a kickoff's rows; Refusal if there are none."""
    if kickoff is None:
        raise Refusal("kickoff-gone")
    return DrawnChecklist(kickoff, _template_of(session, kickoff.template_version), kickoff.people)


def drawn_item(session: Session, item_id: int) -> tuple[DrawnChecklist, ItemRow]:
    """An item that is going to be settled, with its checklist; Refusal if there is none."""
    kickoff = kickoff_rows.by_item_for_change(session, item_id)
    item = kickoff.item(item_id) if kickoff else None
    if item is None:
        raise Refusal("kickoff-gone")
    return drawn(session, kickoff), item


def load(session: Session, kickoff_id: int, *, for_change: bool = False) -> LoadedChecklist:
    """The checklist with this number; Refusal if there is none."""
    kickoff = kickoffs.by_id(session, kickoff_id, for_change=for_change)
    if kickoff is None:
        raise Refusal("kickoff-gone")
    return of(kickoff)


def load_item(
    session: Session, item_id: int, *, for_change: bool = False
) -> tuple[LoadedChecklist, KickoffItem]:
    """An item with its checklist; Refusal if there is none."""
    kickoff = kickoffs.by_item(session, item_id, for_change=for_change)
    if kickoff is None:
        raise Refusal("kickoff-gone")
    return of(kickoff), next(item for item in kickoff.items if item.id == item_id)


def changed(session: Session, checklist: LoadedChecklist, now: datetime) -> None:
    """After any change: the list is over when nothing is open, and its shared cards are brought up to date."""
    kickoff = checklist.kickoff
    nothing_open = all(item.state != OPEN for item in kickoff.items)
    if nothing_open and kickoff.over_at is None:
        kickoff.over_at = now
    elif not nothing_open:
        kickoff.over_at = None
    session.flush()
    shared.changed(session, CHECKLIST, kickoff.id, kickoff.revision, now)


def member_named(session: Session, number: str) -> Member:
    """The active member that a choice names; Refusal for anything else."""
    member = members.by_id(session, int(number)) if number.isdecimal() and len(number) < 12 else None
    if member is None or not member.active:
        raise Refusal("kickoff-error-person")
    return member


def item_title(turn: Turn, checklist: Checklist, item: AnyItem) -> str:
    """An item's title in the language of the turn."""
    return checklist.title(item, turn.speech.code)
