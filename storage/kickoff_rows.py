"""A checklist as plain rows, for what happens all day: a card is drawn, an item is settled.

Loading the same as entities, and letting the session find out what was changed, costs many times as much.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple, cast

from sqlalchemy import Select, Table, bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from storage.kickoffs import OPEN, Kickoff, KickoffEvent, KickoffItem, KickoffResponsibility
from storage.members import Member
from storage.prepared import Prepared, gathered
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
_OWN = tuple(_ITEM.c[name] for name in ItemRow._fields[:-2])
_ITEM_AND_PEOPLE = _ITEM.outerjoin(_ASSIGNEE, _ASSIGNEE.c.id == _ITEM.c.assignee_id).outerjoin(
    _SETTLER, _SETTLER.c.id == _ITEM.c.settled_by_id
)
_PEOPLE = (_ASSIGNEE.c.id, _ASSIGNEE.c.name, _SETTLER.c.id, _SETTLER.c.name)


def _whole(dialect: str) -> Select[Any]:
    """A kickoff with its items and people in one row."""
    of_it, carried = _ITEM.c.kickoff_id == _KICKOFF.c.id, _CARRIES.c.kickoff_id == _KICKOFF.c.id
    carrier = _MEMBER.alias("carrier")
    return select(
        *(_KICKOFF.c[name] for name in ("id", "revision", "template_version", "over_at")),
        *(_PROJECT.c[name] for name in ("name", "funder")),
        *(_MEMBER.c[name] for name in ("id", "name")),
        gathered(dialect, _ITEM_AND_PEOPLE, of_it, *_OWN, *_PEOPLE),
        gathered(
            dialect,
            _CARRIES.join(carrier),
            carried & carrier.c.active,
            _CARRIES.c.role,
            carrier.c.id,
            carrier.c.name,
        ),
    ).select_from(_KICKOFF.join(_PROJECT).outerjoin(_MEMBER, _MEMBER.c.id == _PROJECT.c.manager_id))


_BY_ID = Prepared(lambda dialect: _whole(dialect).where(_KICKOFF.c.id == bindparam("kickoff")))
_BY_ITEM_FOR_CHANGE = Prepared(
    lambda dialect: (
        _whole(dialect)
        .where(
            _KICKOFF.c.id
            == select(_ITEM.c.kickoff_id).where(_ITEM.c.id == bindparam("item")).scalar_subquery()
        )
        .with_for_update(of=_KICKOFF)
    )
)
_LATEST = Prepared(
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
_SETTLE = Prepared(
    update(_ITEM)
    .where(_ITEM.c.id == bindparam("item"), _ITEM.c.version == bindparam("seen"), _ITEM.c.state == OPEN)
    .values(
        {
            name: bindparam(f"new_{name}")
            for name in ("state", "reason", "settled_by_id", "settled_at", "version")
        }
    )
)
_COUNT_ON = Prepared(
    update(_KICKOFF)
    .where(_KICKOFF.c.id == bindparam("kickoff"))
    .values(revision=bindparam("new_revision"), over_at=bindparam("new_over_at"))
)
_TELL = Prepared(
    insert(_EVENT).inline(), columns=("kickoff_id", "item_id", "what", "by_id", "at", "text", "detail")
)


def by_id(session: Session, kickoff_id: int) -> KickoffRow | None:
    """The kickoff with this number as it stands in the database, or None; what the session holds is flushed first."""
    row = _read(_BY_ID.first(session, kickoff=kickoff_id))
    return None if row is None else row._replace(latest=_latest(session, row))


def by_item_for_change(session: Session, item_id: int) -> KickoffRow | None:
    """The kickoff of an item, without its history; changes of one kickoff follow one another."""
    return _read(_BY_ITEM_FOR_CHANGE.first(session, item=item_id))


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
    settled = item._replace(
        state=state, reason=reason, settled_by=by, settled_at=now, version=item.version + 1
    )
    items = [settled if other.id == item.id else other for other in kickoff.items]
    over_at = None if any(other.state == OPEN for other in items) else kickoff.over_at or now
    revision = kickoff.revision + 1
    changed = _SETTLE.change(
        session,
        item=item.id,
        seen=item.version,
        new_state=state,
        new_reason=reason,
        new_settled_by_id=by.id,
        new_settled_at=now,
        new_version=settled.version,
    )
    if changed != 1:
        raise RuntimeError("the item was changed by somebody else within this transaction")
    _COUNT_ON.change(session, kickoff=kickoff.id, new_revision=revision, new_over_at=over_at)
    _TELL.change(
        session,
        kickoff_id=kickoff.id,
        item_id=item.id,
        what=state,
        by_id=by.id,
        at=now,
        text=reason,
        detail={},
    )
    latest = EventRow(state, now, reason, {}, by, settled)
    return kickoff._replace(revision=revision, over_at=over_at, items=items, latest=latest)


def _read(row: tuple[Any, ...] | None) -> KickoffRow | None:
    if row is None:
        return None
    number, revision, version, over_at, name, funder, manager_id, manager, rows, carried = row
    items = sorted(map(_item, rows or ()), key=attrgetter("position"))
    people = {role: PersonRow(member_id, member) for role, member_id, member in carried or ()}
    project = ProjectRow(name, funder, _person(manager_id, manager))
    return KickoffRow(number, revision, version, over_at, project, items, people, None)


def _item(row: Sequence[Any]) -> ItemRow:
    (
        number, position, phase, template_number, title, role, due, due_on, by_hand, at_once_since,
        state, settled_at, reason, version, assignee, assignee_name, settler, settler_name,
    ) = row  # fmt: skip
    return ItemRow(
        number, position, phase, template_number, title, role,
        due, due_on and _day(due_on), bool(by_hand), at_once_since and _day(at_once_since),
        state, settled_at and _moment(settled_at), reason, version,
        _person(assignee, assignee_name), _person(settler, settler_name),
    )  # fmt: skip


@lru_cache(maxsize=2048)  # the items of a phase have few days between them
def _day(written: str) -> date:
    return date.fromisoformat(written)


@lru_cache(maxsize=2048)
def _moment(written: str) -> datetime:
    # SQLite keeps no zone; what it holds was written as UTC.
    moment = datetime.fromisoformat(written)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _latest(session: Session, kickoff: KickoffRow) -> EventRow | None:
    found = _LATEST.first(session, kickoff=kickoff.id)
    if found is None:
        return None
    what, at, text, detail, item_id, by_id, by = found
    item = None if item_id is None else kickoff.item(item_id)
    return EventRow(what, at, text, detail, _person(by_id, by), item)


def _person(number: int | None, name: str | None) -> PersonRow | None:
    return None if number is None or name is None else PersonRow(number, name)
