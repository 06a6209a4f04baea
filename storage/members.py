"""Members of the network: the roster of its team in Teams, and the roles that its people hold.

A person is known by the directory's object id (``aad_object_id``); the Teams id (``29:...``) is only an address
to write to. Whoever leaves the team stays as an inactive row, so that history keeps its names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ForeignKey, String, UniqueConstraint, bindparam, select
from sqlalchemy.orm import Mapped, Session, joinedload, mapped_column, relationship

from storage.base import Base, UtcDateTime
from storage.prepared import Prepared

COORDINATOR = "coordinator"
DEPUTY = "deputy"
SUPPORT = "support"
SUPPORT_FUNCTIONS = ("finance", "hr", "procurement", "communications", "data-protection", "records")
"""The functions of the project support services; each can have people of its own."""
ROLES = (COORDINATOR, DEPUTY, SUPPORT, *SUPPORT_FUNCTIONS)


class Member(Base):
    """One person of the network."""

    __tablename__ = "member"

    id: Mapped[int] = mapped_column(primary_key=True)
    aad_object_id: Mapped[str] = mapped_column(String(100), unique=True)
    teams_id: Mapped[str | None] = mapped_column(String(200), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    given_name: Mapped[str | None] = mapped_column(String(100))
    email: Mapped[str | None] = mapped_column(String(320))
    user_principal_name: Mapped[str | None] = mapped_column(String(320))
    language: Mapped[str | None] = mapped_column(String(2))
    active: Mapped[bool] = mapped_column(default=True)
    joined_at: Mapped[datetime] = mapped_column(UtcDateTime)
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    roles: Mapped[list[RoleHolder]] = relationship(back_populates="member")

    def holds(self, *roles: str) -> bool:
        """Whether the person holds any of these roles; a support function counts as support."""
        held = {holder.role for holder in self.roles}
        if held & set(SUPPORT_FUNCTIONS):
            held.add(SUPPORT)
        return bool(held & set(roles))


class RoleHolder(Base):
    """One role held by one member; several may hold the same."""

    __tablename__ = "role_holder"
    __table_args__ = (UniqueConstraint("role", "member_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(String(40), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    since: Mapped[datetime] = mapped_column(UtcDateTime)

    member: Mapped[Member] = relationship(back_populates="roles")


class Team(Base):
    """The network's team in Teams, learned when the app is installed there. There is one."""

    __tablename__ = "team"

    id: Mapped[str] = mapped_column(String(200), primary_key=True)
    name: Mapped[str | None] = mapped_column(String(200))
    channel_id: Mapped[str] = mapped_column(String(200))
    tenant_id: Mapped[str | None] = mapped_column(String(100))
    service_url: Mapped[str] = mapped_column(String(500))
    installed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    roster_read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    installed_by: Mapped[str | None] = mapped_column(String(100))
    """The directory id of whoever installed the app."""


@dataclass(frozen=True)
class Profile:
    """What Teams tells of a person: a roster row, or the sender of an activity."""

    aad_object_id: str
    teams_id: str | None
    name: str
    given_name: str | None = None
    email: str | None = None
    user_principal_name: str | None = None


def by_sender(session: Session, aad_object_id: str) -> Member | None:
    """The active member with this directory id, or None."""
    return session.scalars(_BY_SENDER, {"sender": aad_object_id}).unique().one_or_none()


# Asked in every turn, so it is built once: building a statement costs more than running it on SQLite.
_BY_SENDER = (
    select(Member)
    .where(Member.aad_object_id == bindparam("sender"), Member.active)
    .options(joinedload(Member.roles))
)


class Sender(NamedTuple):
    """A person of the network as a turn needs to know them; ``roles`` as they were given."""

    id: int
    name: str
    given_name: str | None
    language: str | None
    teams_id: str | None
    roles: frozenset[str]


def sender(session: Session, aad_object_id: str) -> Sender | None:
    """The active member with this directory id as a plain row, or None; what the session holds is flushed first."""
    rows = _SENDER.all(session, sender=aad_object_id)
    if not rows:
        return None
    id, name, given_name, language, teams_id, _ = rows[0]
    roles = frozenset(row[5] for row in rows if row[5] is not None)
    return Sender(id, name, given_name, language, teams_id, roles)


_SENDER = Prepared(
    select(Member.id, Member.name, Member.given_name, Member.language, Member.teams_id, RoleHolder.role)
    .outerjoin(RoleHolder, RoleHolder.member_id == Member.id)
    .where(Member.aad_object_id == bindparam("sender"), Member.active)
)


def by_id(session: Session, member_id: int | None) -> Member | None:
    """The member (active or not) with this number, or None."""
    return None if member_id is None else session.get(Member, member_id)


def active(session: Session) -> Sequence[Member]:
    """Everybody on the roster, by name."""
    return session.scalars(_ACTIVE).all()


_ACTIVE = select(Member).where(Member.active).order_by(Member.name, Member.id)


def enrol(session: Session, profile: Profile, now: datetime) -> Member:
    """Add a person to the roster, or refresh and welcome back one who is known."""
    member = session.scalar(select(Member).where(Member.aad_object_id == profile.aad_object_id))
    if member is None:
        member = Member(aad_object_id=profile.aad_object_id, name=profile.name, joined_at=now, roles=[])
        session.add(member)
    refresh(member, profile)
    member.active, member.left_at = True, None
    session.flush()
    return member


def refresh(member: Member, profile: Profile) -> None:
    """Take over what Teams knows now; what it leaves out stays as it was."""
    member.teams_id = profile.teams_id or member.teams_id
    member.name = profile.name or member.name
    member.given_name = profile.given_name or member.given_name
    member.email = profile.email or member.email
    member.user_principal_name = profile.user_principal_name or member.user_principal_name


def leave(session: Session, member: Member, now: datetime) -> None:
    """Take a person off the roster; their roles end the same moment."""
    member.active, member.left_at = False, now
    for holder in list(member.roles):
        session.delete(holder)
    session.flush()
    session.expire(member, ["roles"])


def by_teams_ids(session: Session, teams_ids: Iterable[str]) -> Sequence[Member]:
    """The members with these Teams addresses."""
    return session.scalars(select(Member).where(Member.teams_id.in_(list(teams_ids)))).all()


def holders(session: Session, role: str) -> Sequence[Member]:
    """Active holders of a role, the longest-serving first."""
    return session.scalars(_HOLDERS, {"role": role}).all()


_HOLDERS = (
    select(Member)
    .join(RoleHolder)
    .where(RoleHolder.role == bindparam("role"), Member.active)
    .order_by(RoleHolder.since, RoleHolder.id)
)


def give_role(session: Session, member: Member, role: str, now: datetime) -> bool:
    """Give a role; False if the person has it already."""
    if any(holder.role == role for holder in member.roles):
        return False
    member.roles.append(RoleHolder(role=role, since=now))
    session.flush()
    return True


def take_role(session: Session, member: Member, role: str) -> bool:
    """Take a role back; False if the person does not have it."""
    for holder in list(member.roles):
        if holder.role == role:
            member.roles.remove(holder)
            session.delete(holder)
            session.flush()
            return True
    return False


def the_team(session: Session) -> Team | None:
    """The team where the app is installed now, or None before the first installation."""
    return session.scalar(_THE_TEAM)


_THE_TEAM = select(Team).where(Team.removed_at.is_(None)).order_by(Team.installed_at)
