"""Projects (hankkeet) of the network."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from storage.base import Base, UtcDateTime, insert_new
from storage.members import Member


class Project(Base):
    """One project; its dates are the anchors of its kickoff."""

    __tablename__ = "project"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    name_key: Mapped[str] = mapped_column(String(240), unique=True)
    number: Mapped[str | None] = mapped_column(String(60))
    funder: Mapped[str | None] = mapped_column(String(120))
    manager_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    manager: Mapped[Member | None] = relationship(foreign_keys=[manager_id], lazy="joined")


def name_key(name: str) -> str:
    """The form in which two spellings of one name are equal: no case, no accents' composition, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())[:240]


def named(session: Session, name: str) -> Project | None:
    """The project of this name, whatever its case, or None."""
    return session.scalar(select(Project).where(Project.name_key == name_key(name)))


def find_or_make(session: Session, name: str, *, by: int, now: datetime) -> Project:
    """The project of this name; a new one is managed by whoever made it, until a kickoff says otherwise."""
    insert_new(
        session,
        Project,
        "name_key",
        name=name,
        name_key=name_key(name),
        manager_id=by,
        created_by_id=by,
        created_at=now,
    )
    found = named(session, name)
    assert found is not None  # it was there or has just been made
    return found


def by_id(session: Session, project_id: int) -> Project | None:
    """The project with this number, or None."""
    return session.get(Project, project_id)


def all_projects(session: Session) -> Sequence[Project]:
    """Every project, by name."""
    return session.scalars(select(Project).order_by(Project.name_key)).all()
