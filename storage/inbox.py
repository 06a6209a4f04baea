"""What was already received: Teams delivers again what is not answered in time, and people click twice.

All moments are aware UTC and handed in.
"""

from datetime import datetime, timedelta
from typing import Any, Literal, cast

from sqlalchemy import CursorResult, String, Table, bindparam, delete, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, insert_new
from storage.prepared import Prepared

KEY_LENGTH = 300


class InboxRow(Base):
    """One activity, or one use of a one-time key.

    `opens` is what it led to, for the second click to show again.
    """

    __tablename__ = "inbox"

    key: Mapped[str] = mapped_column(String(KEY_LENGTH), primary_key=True)
    state: Mapped[Literal["taken", "done"]] = mapped_column(String(10))
    taken_at: Mapped[datetime] = mapped_column(index=True)
    done_at: Mapped[datetime | None]
    opens: Mapped[dict[str, Any] | None]


_INBOX = cast(Table, InboxRow.__table__)


def take(session: Session, key: str, now: datetime, stale_after: timedelta) -> bool:
    """True: it is yours to process; it is new, or whoever took it `stale_after` ago never got done.

    False: someone works on it, or it is done. ValueError for a key over 300 characters.
    """
    if _insert(session, key=key, state="taken", taken_at=now):
        return True
    abandoned = (
        update(InboxRow)
        .where(InboxRow.key == key, InboxRow.state == "taken", InboxRow.taken_at <= now - stale_after)
        .values(taken_at=now)
        .returning(InboxRow.key)
    )
    return session.scalar(abandoned) is not None


def done(session: Session, key: str, now: datetime) -> None:
    """It is processed and will never be taken again. A key that was not taken, or is done, stays as it is."""
    _DONE.change(session, it=key, now=now)


_DONE = Prepared(
    update(_INBOX)
    .where(_INBOX.c.key == bindparam("it"), _INBOX.c.state == "taken")
    .values(state="done", done_at=bindparam("now"))
)


def use_once(session: Session, key: str, now: datetime) -> bool:
    """Use up the one-time key of a card action: True the first time, False ever after.

    ValueError for a key over 300 characters.
    """
    return _insert(session, key=key, state="done", taken_at=now, done_at=now)


def remember_opens(session: Session, key: str, opens: dict[str, Any]) -> None:
    """Keep with a key that was taken or used what it led to; KeyError for a key that is not there."""
    if not _REMEMBER.change(session, it=key, led_to=opens):
        raise KeyError(key)


_REMEMBER = Prepared(update(_INBOX).where(_INBOX.c.key == bindparam("it")).values(opens=bindparam("led_to")))


def opens(session: Session, key: str) -> dict[str, Any] | None:
    """What `remember_opens` kept with the key; None if nothing, or if there is no such key."""
    row = session.get(InboxRow, key, populate_existing=True)
    return None if row is None else row.opens


def forget_before(session: Session, when: datetime) -> int:
    """Delete what was received before `when`; return how many.

    One-time keys go too and could be used again, so `when` is older than any card that is still clicked.
    """
    forgotten = session.execute(delete(InboxRow).where(InboxRow.taken_at < when))
    return cast(CursorResult[Any], forgotten).rowcount


def _insert(session: Session, *, key: str, **values: object) -> bool:
    if len(key) > KEY_LENGTH:
        raise ValueError(f"an inbox key has at most {KEY_LENGTH} characters")
    return insert_new(session, InboxRow, "key", key=key, **values)
