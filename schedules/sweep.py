"""What is due: every kind of reminder is asked, and whoever has something waiting gets one message planned."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TypeVar
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from bot import nudge_hours
from bot.capability import House
from bot.escalation import with_managers
from bot.nudge_hours import Hours
from bot.working_days import WorkingDays
from schedules.outage import note_look
from schedules.ways import may_be_told
from storage import daily_messages, members, nudge_preferences, nudges, outbox
from storage.daily_messages import NUDGES, message_key
from storage.nudges import Occasion

T = TypeVar("T")
log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Swept:
    """How many nudges and how many messages were new."""

    nudges: int
    messages: int


@dataclass(frozen=True)
class Looked:
    """How many nudges were new, and for whom something waits."""

    nudges: int
    people: Sequence[int]


def sweep(session: Session, house: House, calendar: WorkingDays, now: datetime, zone: ZoneInfo) -> Swept:
    """Plan what has become due by ``now``. Run as often as one likes: a key is planned once."""
    found = look(session, house, calendar, now, zone)
    return Swept(found.nudges, plan_messages(session, found.people, calendar, now, zone))


def look(session: Session, house: House, calendar: WorkingDays, now: datetime, zone: ZoneInfo) -> Looked:
    """The first part of a sweep: every kind is asked, and the nudges are planned."""
    today = nudge_hours.local_day(now, zone)
    note_look(session, now, calendar, zone)
    _asked(
        session,
        {one.name: partial(one.plans, session, now, zone, calendar) for one in house.capabilities},
    )
    planned = nudges.plan(session, list(_occasions(session, house, today, calendar)), now)
    nudges.expire(session, today, now)
    return Looked(planned, nudges.people_waiting(session, today))


def plan_messages(
    session: Session, people: Sequence[int], calendar: WorkingDays, now: datetime, zone: ZoneInfo
) -> int:
    """The second part: one message for everybody of these who wants one, at an hour of theirs; how many were new."""
    today = nudge_hours.local_day(now, zone)
    planned = 0
    for member_id in people:
        hours = Hours.of(nudge_preferences.of(session, member_id))
        moment = nudge_hours.daily_moment(now, calendar, zone, hours)
        if moment is None or not _wants_one(session, member_id, today, calendar, zone):
            continue
        planned += outbox.plan(
            session,
            key=message_key(member_id, today),
            kind=NUDGES,
            subject={"member": member_id, "day": today.isoformat()},
            now=now,
            not_before=moment,
            member_id=member_id,
        )
    return planned


def _occasions(session: Session, house: House, today: date, calendar: WorkingDays) -> Iterator[Occasion]:
    """What every kind is to remind of, its managers included; only people of the network are reminded."""
    here = {member.id for member in members.active(session)}
    kinds = {name: partial(kind.due, session, today, calendar) for name, kind in house.nudges.items()}
    for found in _asked(session, kinds):
        yield from (one for one in with_managers(found or (), today, calendar) if one.member_id in here)


def _asked(session: Session, works: Mapping[str, Callable[[], T]]) -> list[T | None]:
    """What each of them says, by their names; None from one that fails.

    Hardly ever one does, and a savepoint costs as much as what is asked in it: so they share one, and only when one
    of them fails all are asked anew, each behind its own.
    """
    try:
        with session.begin_nested():
            return [work() for work in works.values()]
    except DBAPIError:
        raise
    except Exception:
        return [_guarded(session, name, work) for name, work in works.items()]


def _guarded(session: Session, name: str, work: Callable[[], T]) -> T | None:
    """One capability that fails must not silence the others, nor leave half of what it did."""
    try:
        with session.begin_nested():
            return work()
    except DBAPIError:
        raise
    except Exception as error:
        log.error("not-asked-what-is-due", name=name, error=type(error).__name__)
        return None


def _wants_one(session: Session, member_id: int, today: date, calendar: WorkingDays, zone: ZoneInfo) -> bool:
    """Whether a person can be told something today, and no message is under way or went out already."""
    if daily_messages.under_way(session, member_id):
        return False
    if daily_messages.sent_between(session, member_id, *nudge_hours.day_bounds(today, zone)):
        return False
    member = members.by_id(session, member_id)
    if member is None or not member.active or not nudges.waiting(session, member_id, today):
        return False
    return may_be_told(session, member, today, calendar, zone)
