"""A checklist as plain rows, for what happens all day: a card is drawn, an item is settled.

Loading the same as entities, and letting the session find out what was changed, costs ten times as much. The
statements are built once, since building one costs more than running it on SQLite.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import Connection, Select, Table, bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from storage.kickoffs import OPEN, Kickoff, KickoffEvent, KickoffItem, KickoffResponsibility
from storage.members import Member
from storage.projects import Project


class PersonRow(NamedTuple):
    """A person by name."""

    id: int
    name: str


class ItemRow(NamedTuple):
    """One item; its columns are those of ``KickoffItem``."""

    id: int
    position: int
    phase: int
    template_number: int | None
    title: str | None
    role: str
    due: str | None
    due_on: date | None
    by_hand: bool
    at_once_since: date | None
    state: str
    settled_at: datetime | None
    reason: str | None
    version: int
    assignee: PersonRow | None
    settled_by: PersonRow | None


class ProjectRow(NamedTuple):
    """What a card says of the project."""

    name: str
    funder: str | None
    manager: PersonRow | None


class EventRow(NamedTuple):
    """One line of history."""

    what: str
    at: datetime
    text: str | None
    detail: Mapping[str, Any]
    by: PersonRow | None
    item: ItemRow | None


class KickoffRow(NamedTuple):
    """A kickoff with its items in their order and, by role, those who carry it and are still in the network."""

    id: int
    revision: int
    template_version: int
    over_at: datetime | None
    project: ProjectRow
    items: Sequence[ItemRow]
    people: Mapping[str, PersonRow]
    latest: EventRow | None

    def item(self, number: int) -> ItemRow | None:
        """The item with this number."""
        return next((item for item in self.items if item.id == number), None)


# Rules and cards read either: the rows, or the entities of whoever is about to change them.
AnyPerson = Member | PersonRow
AnyItem = KickoffItem | ItemRow
AnyEvent = KickoffEvent | EventRow
AnyKickoff = Kickoff | KickoffRow


_KICKOFF, _ITEM, _EVENT, _MEMBER, _PROJECT, _CARRIES = (
    cast(Table, model.__table__)
    for model in (Kickoff, KickoffItem, KickoffEvent, Member, Project, KickoffResponsibility)
)
_ASSIGNEE, _SETTLER = _MEMBER.alias("assignee"), _MEMBER.alias("settler")
_HEAD = select(
    *(_KICKOFF.c[name] for name in ("id", "revision", "template_version", "over_at")),
    *(_PROJECT.c[name] for name in ("name", "funder")),
    *(_MEMBER.c[name] for name in ("id", "name")),
).select_from(_KICKOFF.join(_PROJECT).outerjoin(_MEMBER, _MEMBER.c.id == _PROJECT.c.manager_id))
_BY_ID = _HEAD.where(_KICKOFF.c.id == bindparam("kickoff"))
_BY_ITEM_FOR_CHANGE = _HEAD.where(
    _KICKOFF.c.id == select(_ITEM.c.kickoff_id).where(_ITEM.c.id == bindparam("item")).scalar_subquery()
).with_for_update(of=_KICKOFF)
_OWN = ItemRow._fields[:-2]
_ITEMS = (
    select(
        *(_ITEM.c[name] for name in _OWN), _ASSIGNEE.c.id, _ASSIGNEE.c.name, _SETTLER.c.id, _SETTLER.c.name
    )
    .select_from(
        _ITEM.outerjoin(_ASSIGNEE, _ASSIGNEE.c.id == _ITEM.c.assignee_id).outerjoin(
            _SETTLER, _SETTLER.c.id == _ITEM.c.settled_by_id
        )
    )
    .where(_ITEM.c.kickoff_id == bindparam("kickoff"))
    .order_by(_ITEM.c.position)
)
_PEOPLE = (
    select(_CARRIES.c.role, _MEMBER.c.id, _MEMBER.c.name)
    .select_from(_CARRIES.join(_MEMBER))
    .where(_CARRIES.c.kickoff_id == bindparam("kickoff"), _MEMBER.c.active)
)
_LATEST = (
    select(
        *(_EVENT.c[name] for name in ("what", "at", "text", "detail", "item_id")),
        _MEMBER.c.id,
        _MEMBER.c.name,
    )
    .select_from(_EVENT.outerjoin(_MEMBER, _MEMBER.c.id == _EVENT.c.by_id))
    .where(
        _EVENT.c.id
        == select(func.max(_EVENT.c.id)).where(_EVENT.c.kickoff_id == bindparam("kickoff")).scalar_subquery()
    )
)
_SETTLE = (
    update(_ITEM)
    .where(_ITEM.c.id == bindparam("item"), _ITEM.c.version == bindparam("seen"), _ITEM.c.state == OPEN)
    .values(
        {
            name: bindparam(f"new_{name}")
            for name in ("state", "reason", "settled_by_id", "settled_at", "version")
        }
    )
)
_COUNT_ON = (
    update(_KICKOFF)
    .where(_KICKOFF.c.id == bindparam("kickoff"))
    .values(revision=bindparam("new_revision"), over_at=bindparam("new_over_at"))
)
_TELL = insert(_EVENT)


def by_id(session: Session, kickoff_id: int) -> KickoffRow | None:
    """The kickoff with this number as it stands in the database, or None; what the session holds is flushed first."""
    session.flush()
    connection = session.connection()
    row = _read(connection, _BY_ID, {"kickoff": kickoff_id})
    return None if row is None else row._replace(latest=_latest(connection, row))


def by_item_for_change(session: Session, item_id: int) -> KickoffRow | None:
    """The kickoff of an item, without its history; changes of one kickoff follow one another."""
    session.flush()
    return _read(session.connection(), _BY_ITEM_FOR_CHANGE, {"item": item_id})


def settle(
    session: Session,
    kickoff: KickoffRow,
    item: ItemRow,
    *,
    state: str,
    by: PersonRow,
    now: datetime,
    reason: str | None = None,
) -> KickoffRow:
    """Settle an open item, write its line of history, and count both on; return the kickoff as it is then.

    The list is over when nothing is open. RuntimeError if the item is not what it was when it was read.
    """
    connection = session.connection()
    settled = item._replace(
        state=state, reason=reason, settled_by=by, settled_at=now, version=item.version + 1
    )
    items = [settled if other.id == item.id else other for other in kickoff.items]
    over_at = None if any(other.state == OPEN for other in items) else kickoff.over_at or now
    revision = kickoff.revision + 1
    changed = connection.execute(
        _SETTLE,
        {
            "item": item.id,
            "seen": item.version,
            "new_state": state,
            "new_reason": reason,
            "new_settled_by_id": by.id,
            "new_settled_at": now,
            "new_version": settled.version,
        },
    )
    if changed.rowcount != 1:
        raise RuntimeError("the item was changed by somebody else within this transaction")
    connection.execute(_COUNT_ON, {"kickoff": kickoff.id, "new_revision": revision, "new_over_at": over_at})
    connection.execute(
        _TELL,
        {
            "kickoff_id": kickoff.id,
            "item_id": item.id,
            "what": state,
            "by_id": by.id,
            "at": now,
            "text": reason,
            "detail": {},
        },
    )
    latest = EventRow(state, now, reason, {}, by, settled)
    return kickoff._replace(revision=revision, over_at=over_at, items=items, latest=latest)


def _read(connection: Connection, found: Select[Any], values: Mapping[str, int]) -> KickoffRow | None:
    head = connection.execute(found, values).first()
    if head is None:
        return None
    number, revision, version, over_at, name, funder, manager_id, manager = head
    of_kickoff = {"kickoff": number}
    items = [
        ItemRow._make((*row[:-4], _person(row[-4], row[-3]), _person(row[-2], row[-1])))
        for row in connection.execute(_ITEMS, of_kickoff)
    ]
    people = {
        role: PersonRow(member_id, member)
        for role, member_id, member in connection.execute(_PEOPLE, of_kickoff)
    }
    project = ProjectRow(name, funder, _person(manager_id, manager))
    return KickoffRow(number, revision, version, over_at, project, items, people, None)


def _latest(connection: Connection, kickoff: KickoffRow) -> EventRow | None:
    found = connection.execute(_LATEST, {"kickoff": kickoff.id}).first()
    if found is None:
        return None
    what, at, text, detail, item_id, by_id, by = tuple(found)
    item = None if item_id is None else kickoff.item(item_id)
    return EventRow(what, at, text, detail, _person(by_id, by), item)


def _person(number: int | None, name: str | None) -> PersonRow | None:
    return None if number is None or name is None else PersonRow(number, name)
