"""What waits to be sent.

A row is planned once by its key, leased while someone sends it, and settled with its outcome.

Sending is at least once: who crashes between sending and settling leaves a lease that runs out, and the row
is due again. All moments are aware UTC and handed in.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Index, String, bindparam, cast, delete, func, or_, select, text, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import DUE, Base, insert_new
from storage.prepared import Prepared

KEY_LENGTH = 200
OUTCOME_LENGTH = 500
Settled = Literal["sent", "given-up", "expired", "superseded"]
OutboxState = Literal["planned", "leased"] | Settled


class OutboxRow(Base):
    """One message, to a person (`member_id`), a conversation (`conversation_id`) or where its kind says."""

    __tablename__ = "outbox"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(KEY_LENGTH), unique=True)
    kind: Mapped[str] = mapped_column(String(60))
    subject: Mapped[dict[str, Any]]
    member_id: Mapped[int | None]
    conversation_id: Mapped[str | None] = mapped_column(String(500))
    not_before: Mapped[datetime | None]
    planned_at: Mapped[datetime]
    state: Mapped[OutboxState] = mapped_column(String(20))
    attempts: Mapped[int]
    next_attempt_at: Mapped[datetime]
    lease_owner: Mapped[str | None] = mapped_column(String(100))
    leased_until: Mapped[datetime | None]
    outcome: Mapped[str | None] = mapped_column(String(OUTCOME_LENGTH))
    activity_id: Mapped[str | None] = mapped_column(String(300))
    settled_at: Mapped[datetime | None]

    # Settled rows stay, so that a key is said only once; the search for what is due must not grow with them.
    __table_args__ = (
        Index(
            "ix_outbox_member_id",
            "member_id",
            sqlite_where=text("member_id IS NOT NULL"),
            postgresql_where=text("member_id IS NOT NULL"),
        ),
        Index(
            "ix_outbox_open",
            "next_attempt_at",
            "id",
            sqlite_where=text("settled_at IS NULL"),
            postgresql_where=text("settled_at IS NULL"),
        ),
    )


@dataclass(frozen=True)
class OutboxCounts:
    """How many rows are in each state; `oldest_due` is when the longest waiting one became due, if any is."""

    planned: int
    leased: int
    sent: int
    given_up: int
    expired: int
    oldest_due: datetime | None


def plan(
    session: Session,
    *,
    key: str,
    kind: str,
    subject: Mapping[str, Any],
    now: datetime,
    not_before: datetime | None = None,
    member_id: int | None = None,
    conversation_id: str | None = None,
) -> bool:
    """Plan a message; False, and nothing changed, if its key was ever planned before, settled or not.

    `subject` is what `kind` needs to render it on its day, as JSON: ids rather than texts. Due at once, or
    from `not_before`. ValueError for a key over 200 characters.
    """
    if len(key) > KEY_LENGTH:
        raise ValueError(f"an outbox key has at most {KEY_LENGTH} characters")
    new = insert_new(
        session,
        OutboxRow,
        "key",
        key=key,
        kind=kind,
        subject=dict(subject),
        member_id=member_id,
        conversation_id=conversation_id,
        not_before=not_before,
        planned_at=now,
        state="planned",
        attempts=0,
        next_attempt_at=not_before or now,
    )
    if new and (not_before is None or not_before <= now):
        note_due(session)
    return new


def note_due(session: Session) -> None:
    """Something is due at once; it is told when this session has committed."""
    session.info[DUE] = True


def lease(session: Session, *, owner: str, now: datetime, limit: int, duration: timedelta) -> list[OutboxRow]:
    """Take up to `limit` rows that are due, the longest waiting first; the attempt counts from here.

    Due is what is planned for now or earlier, and what another holds whose lease ran out. Rows that someone
    else is leasing at this very moment are passed over (PostgreSQL), not waited for.
    """
    rows = list(session.scalars(_DUE, {"now": now, "most": limit}))
    for row in rows:
        row.state = "leased"
        row.lease_owner = owner
        row.leased_until = now + duration
        row.attempts += 1
    return rows


def any_due(session: Session, now: datetime) -> bool:
    """Whether there is anything to lease: asked after every turn, beside the writers, and nearly always answered no."""
    return _ANY_DUE.first(session, now=now) is not None


_IS_DUE = (
    OutboxRow.settled_at.is_(None),
    OutboxRow.next_attempt_at <= bindparam("now"),
    or_(OutboxRow.leased_until.is_(None), OutboxRow.leased_until <= bindparam("now")),
)
_ANY_DUE = Prepared(select(OutboxRow.id).where(*_IS_DUE).limit(1))
_DUE = (
    select(OutboxRow)
    .where(*_IS_DUE)
    .order_by(OutboxRow.next_attempt_at, OutboxRow.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)


def settle(
    session: Session,
    row_id: int,
    *,
    owner: str,
    now: datetime,
    state: Settled,
    outcome: str | None = None,
    activity_id: str | None = None,
) -> bool:
    """End a row for good, with a reason or with the id that Teams gave it.

    False if this owner no longer holds it.
    """
    changed = _SETTLE.change(
        session,
        row=row_id,
        owner=owner,
        ends=state,
        why=outcome and outcome[:OUTCOME_LENGTH],
        activity=activity_id,
        now=now,
    )
    return changed > 0


def retry_at(session: Session, row_id: int, *, owner: str, at: datetime, outcome: str) -> bool:
    """Give a row back to be tried again from `at`, saying why. False if this owner no longer holds it."""
    changed = _RETRY.change(session, row=row_id, owner=owner, at=at, why=outcome[:OUTCOME_LENGTH])
    return changed > 0


_LEASED = update(OutboxRow).where(
    OutboxRow.state == "leased", OutboxRow.lease_owner == bindparam("owner"), OutboxRow.id == bindparam("row")
)
_SETTLE = Prepared(
    _LEASED.values(
        state=bindparam("ends"),
        outcome=bindparam("why"),
        activity_id=bindparam("activity"),
        settled_at=bindparam("now"),
        lease_owner=None,
        leased_until=None,
    )
)
_RETRY = Prepared(
    _LEASED.values(
        state="planned",
        next_attempt_at=bindparam("at"),
        outcome=bindparam("why"),
        lease_owner=None,
        leased_until=None,
    )
)


def hurry(session: Session, kind: str, now: datetime) -> int:
    """What waits of a kind is due at once: what stood in its way was set right. Return how many."""
    sooner = (
        update(OutboxRow)
        .where(OutboxRow.kind == kind, OutboxRow.state == "planned", OutboxRow.next_attempt_at > now)
        .values(next_attempt_at=now)
    )
    found = len(session.scalars(sooner.returning(OutboxRow.id)).all())
    if found:
        note_due(session)
    return found


def call_off(session: Session, key: str, now: datetime) -> bool:
    """What waits under this key is not sent any more; False if it was sent, is being sent, or was never planned."""
    return _CALL_OFF.change(session, it=key, now=now) > 0


_CALL_OFF = Prepared(
    update(OutboxRow)
    .where(OutboxRow.key == bindparam("it"), OutboxRow.state == "planned")
    .values(state="expired", outcome="called-off", settled_at=bindparam("now"))
)


def withdraw(session: Session, key_begins: str, now: datetime) -> int:
    """What waits under keys that begin so is no longer true: it is settled unsent. Return how many."""
    unsent = (
        update(OutboxRow)
        .where(OutboxRow.key.startswith(key_begins, autoescape=True), OutboxRow.state == "planned")
        .values(state="superseded", outcome="withdrawn", settled_at=now)
    )
    return len(session.scalars(unsent.returning(OutboxRow.id)).all())


def is_said(session: Session, key_begins: str) -> bool:
    """Whether anything under keys that begin so was sent, or still will be."""
    said = select(OutboxRow.id).where(
        OutboxRow.key.startswith(key_begins, autoescape=True),
        OutboxRow.state.in_(("planned", "leased", "sent")),
    )
    return session.scalar(said.limit(1)) is not None


def by_key(session: Session, key: str) -> OutboxRow | None:
    """The row that was planned with this key, or None."""
    return session.scalar(select(OutboxRow).where(OutboxRow.key == key))


def waiting(session: Session, kind: str) -> int:
    """How many rows of a kind are not settled."""
    waits = select(func.count()).select_from(OutboxRow)
    return session.scalar(waits.where(OutboxRow.kind == kind, OutboxRow.settled_at.is_(None))) or 0


def newest_given_up(session: Session, limit: int) -> Sequence[OutboxRow]:
    """What was given up last, the newest first."""
    newest = select(OutboxRow).where(OutboxRow.state == "given-up")
    return session.scalars(
        newest.order_by(OutboxRow.settled_at.desc(), OutboxRow.id.desc()).limit(limit)
    ).all()


def newer_waits(session: Session, row_id: int, key_begins: str, field: str, than: int) -> bool:
    """Whether another row with such a key waits whose subject has more than ``than`` in ``field``."""
    others = select(OutboxRow).where(
        OutboxRow.key.startswith(key_begins, autoescape=True),
        OutboxRow.settled_at.is_(None),
        OutboxRow.id != row_id,
    )
    return any(int(other.subject[field]) > than for other in session.scalars(others))


def forget_settled(session: Session, kinds: Sequence[str], before: datetime) -> int:
    """Forget what was sent or became needless before a moment; how many rows that were.

    Of the ``kinds`` whose keys never come again the row goes. Of all others the key stays, with its outcome and where
    the message stands, so that it is said once and a reply finds its thread; what it was about and for whom goes.
    What was given up stays whole, for the coordinator to see and to try again.
    """
    forgotten = delete(OutboxRow).where(
        OutboxRow.kind.in_(kinds),
        OutboxRow.state.in_(("sent", "expired", "superseded")),
        OutboxRow.settled_at < before,
    )
    return len(session.scalars(forgotten.returning(OutboxRow.id)).all()) + empty_settled(session, before)


def release(session: Session, *, owner: str) -> int:
    """Give back what this owner holds and did not try (a clean shutdown); return how many.

    They are due again at once, and the attempt does not count.
    """
    unheld = (
        update(OutboxRow)
        .where(OutboxRow.state == "leased", OutboxRow.lease_owner == owner)
        .values(state="planned", attempts=OutboxRow.attempts - 1, lease_owner=None, leased_until=None)
    )
    return len(session.scalars(unheld.returning(OutboxRow.id)).all())


def counts(session: Session, now: datetime) -> OutboxCounts:
    """How the outbox stands at `now`."""
    states = select(OutboxRow.state, func.count()).group_by(OutboxRow.state)
    by_state = {state: number for state, number in session.execute(states)}
    waits = (
        select(func.min(OutboxRow.next_attempt_at))
        .where(OutboxRow.settled_at.is_(None), OutboxRow.next_attempt_at <= now)
        .where(or_(OutboxRow.leased_until.is_(None), OutboxRow.leased_until <= now))
    )
    return OutboxCounts(
        planned=by_state.get("planned", 0),
        leased=by_state.get("leased", 0),
        sent=by_state.get("sent", 0),
        given_up=by_state.get("given-up", 0),
        expired=by_state.get("expired", 0),
        oldest_due=session.scalar(waits),
    )


def given_up(session: Session) -> Sequence[OutboxRow]:
    """What was given up, the newest first."""
    lost = select(OutboxRow).where(OutboxRow.state == "given-up")
    return session.scalars(lost.order_by(OutboxRow.settled_at.desc(), OutboxRow.id.desc())).all()


def try_again(session: Session, row_ids: Collection[int], now: datetime) -> int:
    """Plan given-up rows once more, due at once and with all their tries; return how many were given up."""
    revived = (
        update(OutboxRow)
        .where(OutboxRow.id.in_(row_ids), OutboxRow.state == "given-up")
        .values(state="planned", attempts=0, next_attempt_at=now, settled_at=None)
    )
    return len(session.scalars(revived.returning(OutboxRow.id)).all())


def empty_settled(session: Session, before: datetime) -> int:
    """Take from rows that were sent or dropped before a moment what they were about, and for whom.

    Key, outcome and place stay: the key so that it is never planned again. Return how many rows had something.
    """
    emptied = (
        update(OutboxRow)
        .where(OutboxRow.state.in_(("sent", "expired", "superseded")), OutboxRow.settled_at < before)
        .where(or_(OutboxRow.member_id.is_not(None), cast(OutboxRow.subject, String) != "{}"))
        .values(subject={}, member_id=None)
        .execution_options(synchronize_session=False)
    )
    return len(session.scalars(emptied.returning(OutboxRow.id)).all())
