"""Kickoffs (aloitukset): a project's checklist, its anchors, responsibilities and history; the template's versions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship, selectinload

from storage.base import Base, UtcDateTime
from storage.members import Member
from storage.projects import Project

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
        Index("ix_kickoff_item_state_due", "state", "due_on"),
        Index("ix_kickoff_item_kickoff_state", "kickoff_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kickoff_id: Mapped[int] = mapped_column(ForeignKey("kickoff.id"))
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
    item_id: Mapped[int | None] = mapped_column(ForeignKey("kickoff_item.id"), index=True)
    what: Mapped[str] = mapped_column(String(20))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    text: Mapped[str | None] = mapped_column(Text)
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    by: Mapped[Member | None] = relationship(lazy="joined")
    item: Mapped[KickoffItem | None] = relationship()


def newest_template(session: Session) -> TemplateVersion | None:
    """The version that the next kickoff is made from, or None in an empty database."""
    return session.scalar(select(TemplateVersion).order_by(TemplateVersion.version.desc()).limit(1))


def template_history(session: Session) -> Sequence[TemplateVersion]:
    """Every version, the newest first."""
    return session.scalars(select(TemplateVersion).order_by(TemplateVersion.version.desc())).all()


def by_id(session: Session, kickoff_id: int, *, for_change: bool = False) -> Kickoff | None:
    """One kickoff; ``for_change`` lets changes of one kickoff follow one another where the database locks rows."""
    if for_change:
        session.execute(select(Kickoff.id).where(Kickoff.id == kickoff_id).with_for_update())
    return session.get(Kickoff, kickoff_id, populate_existing=for_change)


def of_project(session: Session, project_id: int) -> Kickoff | None:
    """The project's kickoff, or None."""
    return session.scalar(select(Kickoff).where(Kickoff.project_id == project_id))


def of_item(session: Session, item_id: int) -> int | None:
    """The number of the kickoff that an item belongs to, or None."""
    return session.scalar(select(KickoffItem.kickoff_id).where(KickoffItem.id == item_id))


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
    newest = select(KickoffEvent).where(KickoffEvent.kickoff_id == kickoff_id)
    return session.scalar(newest.order_by(KickoffEvent.id.desc()).limit(1))


def history(
    session: Session, kickoff_id: int, *, item_id: int | None = None, limit: int = 20
) -> Sequence[KickoffEvent]:
    """The newest lines of history, of the whole list or of one item."""
    lines = select(KickoffEvent).where(KickoffEvent.kickoff_id == kickoff_id)
    if item_id is not None:
        lines = lines.where(KickoffEvent.item_id == item_id)
    return session.scalars(lines.order_by(KickoffEvent.id.desc()).limit(limit)).all()


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
        .where(KickoffItem.state == OPEN, doer == member_id)
        .order_by(KickoffItem.due_on.is_(None), KickoffItem.due_on, KickoffItem.id)
    )
    return session.scalars(found).unique().all()


def open_items_until(session: Session, last_day: date) -> Sequence[KickoffItem]:
    """Open items whose day has come or comes by ``last_day``: what reminders are planned from."""
    found = (
        select(KickoffItem)
        .where(
            KickoffItem.state == OPEN,
            or_(KickoffItem.due_on <= last_day, KickoffItem.at_once_since.is_not(None)),
        )
        .order_by(KickoffItem.due_on, KickoffItem.id)
    )
    return session.scalars(found).unique().all()


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
