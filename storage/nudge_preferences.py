"""When and where a person wants to be reminded: their hours on working days, and whether mail is the second way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from sqlalchemy import ForeignKey, Table, bindparam, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base
from storage.prepared import Prepared


class NudgePreference(Base):
    """One person's choice; no row means the network's habit. Hours are whole hours of the network's wall clock."""

    __tablename__ = "nudge_preference"

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True, autoincrement=False)
    opens: Mapped[int]
    daily: Mapped[int]
    closes: Mapped[int]
    by_mail: Mapped[bool] = mapped_column(default=True)


@dataclass(frozen=True)
class Preference:
    """From ``opens`` to before ``closes`` Kehu may write; the daily message comes at ``daily``.

    ``by_mail``: what cannot be said in Teams may come as mail.
    """

    opens: int = 8
    daily: int = 9
    closes: int = 17
    by_mail: bool = True


USUAL = Preference()


def of(session: Session, member_id: int) -> Preference:
    """What a person has chosen, or the network's habit."""
    found = _CHOSEN.first(session, member=member_id)
    return USUAL if found is None else Preference(*found)


_PREFERENCE = cast(Table, NudgePreference.__table__)
# Asked for every person whom something waits for, at every sweep.
_CHOSEN = Prepared(
    select(_PREFERENCE.c.opens, _PREFERENCE.c.daily, _PREFERENCE.c.closes, _PREFERENCE.c.by_mail).where(
        _PREFERENCE.c.member_id == bindparam("member")
    )
)


def choose(session: Session, member_id: int, wanted: Preference) -> None:
    """Store a person's choice."""
    found = session.get(NudgePreference, member_id)
    if found is None:
        found = NudgePreference(member_id=member_id)
        session.add(found)
    found.opens, found.daily, found.closes = wanted.opens, wanted.daily, wanted.closes
    found.by_mail = wanted.by_mail
    session.flush()


def chosen(session: Session, member_id: int) -> Preference | None:
    """What a person has chosen themselves; None while the network's habit is theirs."""
    return of(session, member_id) if session.get(NudgePreference, member_id) is not None else None


def forget(session: Session, member_id: int) -> None:
    """Delete a person's choice."""
    session.execute(delete(NudgePreference).where(NudgePreference.member_id == member_id))
