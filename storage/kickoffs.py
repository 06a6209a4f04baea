"""Kickoffs (aloitukset): a project's checklist, its anchors, responsibilities and history; the template's versions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    ForeignKey,
    Index,
    Select,
    String,
    Text,
    UniqueConstraint,
    bindparam,
    func,
    inspect,
    literal_column,
    or_,
    select,
)
from sqlalchemy import text as sql_text
from sqlalchemy.orm import (
    Mapped,
    Session,
    joinedload,
    lazyload,
    mapped_column,
    relationship,
    selectinload,
)
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.util import identity_key

from storage.base import Base, UtcDateTime
from storage.members import Member
from storage.prepared import Prepared
from storage.projects import Project
from storage.sparse import Sparse

OPEN, DONE, SKIPPED = "open", "done", "skipped"


class TemplateVersion(Base):
    """One version of the checklist template; a kickoff keeps the version it was made from."""

    __tablename__ = "kickoff_template"

    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    note: Mapped[str | None] = mapped_column(String(400))

    made_by: Mapped[Member | None] = relationship(lazy="joined")


class Kickoff(Base):
    """One project's start, from decision to the first payment. ``revision`` grows by each change."""

    __tablename__ = "kickoff"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), unique=True)
    template_version: Mapped[int] = mapped_column(ForeignKey("kickoff_template.version"))
    conditions: Mapped[list[str]] = mapped_column(JSON)
    revision: Mapped[int] = mapped_column(default=1)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    over_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    project: Mapped[Project] = relationship(lazy="joined")
    template: Mapped[TemplateVersion] = relationship(lazy="joined")
    anchors: Mapped[list[KickoffAnchor]] = relationship(lazy="selectin", cascade="all, delete-orphan")
    responsibilities: Mapped[list[KickoffResponsibility]] = relationship(
        lazy="selectin", cascade="all, delete-orphan"
    )
    items: Mapped[list[KickoffItem]] = relationship(
        lazy="selectin",
        order_by="KickoffItem.position",
        back_populates="kickoff",
        cascade="all, delete-orphan",
    )


class KickoffAnchor(Base):
    """The known day of one anchor (P, A, K, O1, M1, L). No row: the day is not known yet."""

    __tablename__ = "kickoff_anchor"
    __table_args__ = (UniqueConstraint("kickoff_id", "anchor"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kickoff_id: Mapped[int] = mapped_column(ForeignKey("kickoff.id"))
    anchor: Mapped[str] = mapped_column(String(4))
    day: Mapped[date]
    by_default: Mapped[bool] = mapped_column(default=False)


class KickoffResponsibility(Base):
    """Who carries one responsible role (PP, VH, TA ...) in this project."""

    __tablename__ = "kickoff_responsibility"
    __table_args__ = (UniqueConstraint("kickoff_id", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kickoff_id: Mapped[int] = mapped_column(ForeignKey("kickoff.id"))
    role: Mapped[str] = mapped_column(String(4))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)

    member: Mapped[Member] = relationship(lazy="joined")


class KickoffItem(Base):
    """One item (kohta). Days are calendar days in the network's time zone.

    ``template_number`` names the template's item, or is None for one that was added; an added item has its own
    ``title``. ``due`` is the rule (``K−10 ap``), ``due_on`` the day it gives; ``by_hand`` days never follow their
    anchor. ``at_once_since`` is the day on which the rule gave a day already past. ``version`` grows by each change.
    """

    __tablename__ = "kickoff_item"
    __table_args__ = (
        # Only what is open is looked for by its day: settling an item moves nothing about in an index.
        Index(
            "ix_kickoff_item_open",
            "due_on",
            sqlite_where=sql_text("state = 'open'"),
            postgresql_where=sql_text("state = 'open'"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kickoff_id: Mapped[int] = mapped_column(ForeignKey("kickoff.id"), index=True)
    position: Mapped[int]
    phase: Mapped[int]
    template_number: Mapped[int | None]
    title: Mapped[str | None] = mapped_column(String(300))
    role: Mapped[str] = mapped_column(String(4))
    due: Mapped[str | None] = mapped_column(String(20))
    due_on: Mapped[date | None]
    by_hand: Mapped[bool] = mapped_column(default=False)
    at_once_since: Mapped[date | None]
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)
    state: Mapped[str] = mapped_column(String(10), default=OPEN)
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reason: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)

    kickoff: Mapped[Kickoff] = relationship(back_populates="items")
    assignee: Mapped[Member | None] = relationship(foreign_keys=[assignee_id], lazy="joined")
    settled_by: Mapped[Member | None] = relationship(foreign_keys=[settled_by_id], lazy="joined")


class KickoffEvent(Base):
    """What happened, by whom, when: the history that each change writes in its own transaction."""

    __tablename__ = "kickoff_event"

    id: Mapped[int] = mapped_column(primary_key=True)
    kickoff_id: Mapped[int] = mapped_column(ForeignKey("kickoff.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("kickoff_item.id"))
    what: Mapped[str] = mapped_column(String(20))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    text: Mapped[str | None] = mapped_column(Text)
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    by: Mapped[Member | None] = relationship(lazy="joined")
    item: Mapped[KickoffItem | None] = relationship()


def newest_template(session: Session) -> TemplateVersion | None:
    """The version that the next kickoff is made from, or None in an empty database."""
    return session.scalar(_NEWEST_TEMPLATE)


def newest_version(session: Session) -> tuple[int, datetime] | None:
    """The number of that version, and when it was made: asked at every sweep, without the template itself."""
    found = _NEWEST_VERSION.first(session)
    return None if found is None else (found[0], found[1])


_NEWEST_TEMPLATE = select(TemplateVersion).order_by(TemplateVersion.version.desc()).limit(1)
_NEWEST_VERSION = Prepared(
    select(TemplateVersion.version, TemplateVersion.made_at).order_by(TemplateVersion.version.desc()).limit(1)
)


def template_content(session: Session, version: int) -> dict[str, Any]:
    """What a stored version says; LookupError for one that is not there."""
    content: dict[str, Any] | None = session.scalar(
        select(TemplateVersion.content).where(TemplateVersion.version == version)
    )
    if content is None:
        raise LookupError(f"no kickoff template {version}")
    return content


def template_history(session: Session) -> Sequence[TemplateVersion]:
    """Every version, the newest first."""
    return session.scalars(select(TemplateVersion).order_by(TemplateVersion.version.desc())).all()


def by_id(session: Session, kickoff_id: int, *, for_change: bool = False) -> Kickoff | None:
    """One kickoff; ``for_change`` lets changes of one kickoff follow one another where the database locks rows."""
    known = None if for_change else session.identity_map.get(identity_key(Kickoff, kickoff_id))
    if known is not None:
        return known
    return _loaded(session, _FOR_CHANGE if for_change else _BY_ID, {"kickoff": kickoff_id})


def by_item(session: Session, item_id: int, *, for_change: bool = False) -> Kickoff | None:
    """The kickoff that an item belongs to, or None."""
    return _loaded(session, _FOR_CHANGE_BY_ITEM if for_change else _BY_ITEM, {"item": item_id})


def _loaded(session: Session, found: Select[Kickoff], values: dict[str, int]) -> Kickoff | None:
    kickoff = session.scalars(found, values).one_or_none()
    if kickoff is not None and "manager" in inspect(kickoff.project).unloaded:
        _read_people(session, kickoff)
    return kickoff


# Asked in nearly every click, so these are built once: building a statement costs more than running it on SQLite.
# A checklist's rows come first, and then everybody whose name is on it in one query.
_ROWS = select(Kickoff).options(
    lazyload(Kickoff.template),
    lazyload(Kickoff.anchors),
    joinedload(Kickoff.project).lazyload(Project.manager),
    selectinload(Kickoff.items).options(lazyload(KickoffItem.assignee), lazyload(KickoffItem.settled_by)),
    selectinload(Kickoff.responsibilities).lazyload(KickoffResponsibility.member),
)
_BY_ID = _ROWS.where(Kickoff.id == bindparam("kickoff"))
_BY_ITEM = _ROWS.where(
    Kickoff.id == select(KickoffItem.kickoff_id).where(KickoffItem.id == bindparam("item")).scalar_subquery()
)
_FOR_CHANGE = _BY_ID.with_for_update(of=Kickoff).execution_options(populate_existing=True)
_FOR_CHANGE_BY_ITEM = _BY_ITEM.with_for_update(of=Kickoff).execution_options(populate_existing=True)
_REVISION = select(Kickoff.revision).where(Kickoff.id == bindparam("kickoff"))
_OF_ITEM = select(KickoffItem.kickoff_id).where(KickoffItem.id == bindparam("item"))
_NAMED = select(Member).where(Member.id.in_(bindparam("named", expanding=True)))
_LATEST_EVENT = (
    select(KickoffEvent)
    .where(KickoffEvent.kickoff_id == bindparam("kickoff"))
    .order_by(KickoffEvent.id.desc())
    .limit(1)
    .options(lazyload(KickoffEvent.by))
)


def _read_people(session: Session, kickoff: Kickoff) -> None:
    named: set[int | None] = {
        kickoff.project.manager_id,
        *(entry.member_id for entry in kickoff.responsibilities),
    }
    for item in kickoff.items:
        named |= {item.assignee_id, item.settled_by_id}
    found = session.scalars(_NAMED, {"named": sorted(number for number in named if number is not None)}).all()
    people: dict[int | None, Member] = {member.id: member for member in found}
    set_committed_value(kickoff.project, "manager", people.get(kickoff.project.manager_id))
    for entry in kickoff.responsibilities:
        set_committed_value(entry, "member", people[entry.member_id])
    for item in kickoff.items:
        set_committed_value(item, "assignee", people.get(item.assignee_id))
        set_committed_value(item, "settled_by", people.get(item.settled_by_id))


def revision_of(session: Session, kickoff_id: int) -> int:
    """How often a kickoff was changed; 0 if there is none. Nothing more of it is loaded."""
    known = session.identity_map.get(identity_key(Kickoff, kickoff_id))
    if known is not None:
        return known.revision
    return session.scalar(_REVISION, {"kickoff": kickoff_id}) or 0


def of_project(session: Session, project_id: int) -> Kickoff | None:
    """The project's kickoff, or None."""
    return session.scalar(select(Kickoff).where(Kickoff.project_id == project_id))


def of_item(session: Session, item_id: int) -> int | None:
    """The number of the kickoff that an item belongs to, or None."""
    return session.scalar(_OF_ITEM, {"item": item_id})


def all_kickoffs(session: Session) -> Sequence[Kickoff]:
    """Every kickoff with its items, by the project's name."""
    return (
        session.scalars(
            select(Kickoff).join(Project).options(selectinload(Kickoff.items)).order_by(Project.name_key)
        )
        .unique()
        .all()
    )


def record(
    session: Session,
    kickoff: Kickoff,
    what: str,
    *,
    by: int | None,
    now: datetime,
    item: KickoffItem | None = None,
    text: str | None = None,
    **detail: Any,
) -> KickoffEvent:
    """Write one line of history, and count the kickoff (and the item) on."""
    kickoff.revision += 1
    if item is not None:
        item.version += 1
    event = KickoffEvent(
        kickoff_id=kickoff.id,
        item_id=item.id if item else None,
        what=what,
        by_id=by,
        at=now,
        text=text,
        detail=detail,
    )
    session.add(event)
    return event


def latest_event(session: Session, kickoff_id: int) -> KickoffEvent | None:
    """The newest line of a kickoff's history."""
    return session.scalar(_LATEST_EVENT, {"kickoff": kickoff_id})


def history(
    session: Session, kickoff_id: int, *, item_id: int | None = None, limit: int = 20
) -> Sequence[KickoffEvent]:
    """The newest lines of history, of the whole list or of one item."""
    lines = select(KickoffEvent).where(KickoffEvent.kickoff_id == kickoff_id)
    if item_id is not None:
        lines = lines.where(KickoffEvent.item_id == item_id)
    return session.scalars(lines.order_by(KickoffEvent.id.desc()).limit(limit)).all()


# Said in so many words, since a database takes a partial index only for what it can see to be the same.
_IS_OPEN = KickoffItem.state == literal_column(f"'{OPEN}'")


def open_items_of(session: Session, member_id: int) -> Sequence[KickoffItem]:
    """Open items across all kickoffs whose doer is this person.

    The doer is the one it was given to, else who carries its role in the project, else the project manager.
    """
    carried = (
        select(KickoffResponsibility.member_id)
        .where(
            KickoffResponsibility.kickoff_id == KickoffItem.kickoff_id,
            KickoffResponsibility.role == KickoffItem.role,
        )
        .correlate(KickoffItem)
        .scalar_subquery()
    )
    doer = func.coalesce(KickoffItem.assignee_id, carried, Project.manager_id)
    found = (
        select(KickoffItem)
        .join(Kickoff, Kickoff.id == KickoffItem.kickoff_id)
        .join(Project, Project.id == Kickoff.project_id)
        .where(_IS_OPEN, doer == member_id)
        .order_by(KickoffItem.due_on.is_(None), KickoffItem.due_on, KickoffItem.id)
    )
    return session.scalars(found).unique().all()


def open_items_until(session: Session, last_day: date) -> Sequence[KickoffItem]:
    """Open items whose day has come or comes by ``last_day``: what reminders are planned from."""
    return _OPEN_UNTIL.all(session, last_day=last_day)


_OPEN_UNTIL = Sparse(
    select(KickoffItem)
    .where(
        _IS_OPEN,
        or_(KickoffItem.due_on <= bindparam("last_day"), KickoffItem.at_once_since.is_not(None)),
    )
    .order_by(KickoffItem.due_on, KickoffItem.id)
)


FIRST_ITEM = 1
"""The template's item that a decision passed on to support settles: *Ilmoita hankepäätös hanketukipalveluille*."""


def decision_passed_on(session: Session, kickoff: Kickoff, *, by: int, at: datetime) -> bool:
    """The project's decision has reached support: the first item is done by it. False if it was settled already."""
    for item in kickoff.items:
        if item.template_number == FIRST_ITEM and item.state == OPEN:
            item.state, item.settled_by_id, item.settled_at = DONE, by, at
            record(session, kickoff, DONE, by=by, now=at, item=item)
            if all(other.state != OPEN for other in kickoff.items):
                kickoff.over_at = at
            session.flush()
            session.refresh(item, ["settled_by"])
            return True
    return False


def handed_on(session: Session, member_id: int) -> dict[str, int]:
    """How many open items of somebody who left went to which role, the last time they left."""
    left = select(KickoffEvent).where(KickoffEvent.what == "left").order_by(KickoffEvent.at.desc())
    theirs = [event for event in session.scalars(left).unique() if event.detail.get("member") == member_id]
    moved: dict[str, int] = {}
    for event in theirs:
        if event.at == theirs[0].at:
            for role, n in (event.detail.get("moved") or {}).items():
                moved[role] = moved.get(role, 0) + n
    return moved
