"""When somebody last looked what is due, and the days before that on which nobody did."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from storage import inbox
from storage.inbox import InboxRow
from storage.prepared import Prepared

LOOKED = "sweep"
"""The inbox key whose moment is the last look. It is always taken and never done, so it keeps that moment."""


def look(session: Session, now: datetime) -> datetime | None:
    """Note that somebody looks now; when somebody looked before, None the first time."""
    known = _LAST.first(session)
    if known is None:
        inbox.take(session, LOOKED, now, timedelta(0))
        return None
    _NOTE.change(session, now=now)
    before: datetime = known[0]
    return before


_LAST = Prepared(select(InboxRow.taken_at).where(InboxRow.key == LOOKED))
_NOTE = Prepared(update(InboxRow).where(InboxRow.key == LOOKED).values(taken_at=bindparam("now")))


def note_silence(session: Session, first: date, ended: date) -> None:
    """Nobody looked from ``first`` to before ``ended``."""
    inbox.remember_opens(session, LOOKED, {"first": first.isoformat(), "ended": ended.isoformat()})


def silence(session: Session) -> tuple[date, date] | None:
    """The last silence: its first day and the day that ended it."""
    kept = inbox.opens(session, LOOKED)
    return None if kept is None else (date.fromisoformat(kept["first"]), date.fromisoformat(kept["ended"]))
