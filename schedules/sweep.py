"""What is due: every kind of reminder is asked, and whoever has something waiting gets one message planned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from bot import nudge_hours
from bot.capability import House
from bot.working_days import WorkingDays
from dialogs.reminders.rules import message_key
from schedules.outage import note_look
from storage import conversations, members, nudges, outbox
from storage.nudges import Occasion
from storage.outbox import OutboxRow

NUDGES = "nudges"
"""The outbox kind of the daily message. Its subject is ``{"member": number, "day": ISO date}``."""
TRY_AGAIN_DAYS = 7
"""Who cannot be reached is tried once a week: what stood in the way may have gone without a word to us."""
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
    planned = nudges.plan(session, _occasions(session, house, today, calendar), now)
    return Looked(planned, nudges.people_waiting(session, today))


def plan_messages(
    session: Session, people: Sequence[int], calendar: WorkingDays, now: datetime, zone: ZoneInfo
) -> int:
    """The second part: the daily message of everybody of these who wants one; how many were new."""
    today = nudge_hours.local_day(now, zone)
    moment = nudge_hours.daily_moment(now, calendar, zone)
    if moment is None:
        return 0
    messages = 0
    for member_id in people:
        if _wants_one(session, member_id, today, zone):
            messages += outbox.plan(
                session,
                key=message_key(member_id, today),
                kind=NUDGES,
                subject={"member": member_id, "day": today.isoformat()},
                now=now,
                not_before=moment,
                member_id=member_id,
            )
    return messages


def _occasions(session: Session, house: House, today: date, calendar: WorkingDays) -> Sequence[Occasion]:
    found: list[Occasion] = []
    for kind in house.nudges.values():
        try:
            found.extend(kind.due(session, today, calendar))
        except DBAPIError:
            raise
        except Exception as error:
            # One kind that fails must not silence the others.
            log.error("nudges-not-asked", kind=kind.kind, error=type(error).__name__)
    return found


def _wants_one(session: Session, member_id: int, today: date, zone: ZoneInfo) -> bool:
    """Whether a person can be told something today, and no message is under way or went out already."""
    if under_way(session, member_id) or told_on(session, member_id, today, zone):
        return False
    member = members.by_id(session, member_id)
    if member is None or not member.active or not nudges.waiting(session, member_id, today):
        return False
    chat = conversations.personal_of(session, member_id)
    if chat is None or chat.unreachable_since is None:
        return True
    return (today - nudge_hours.local_day(chat.unreachable_since, zone)).days % TRY_AGAIN_DAYS == 0


def under_way(session: Session, member_id: int) -> bool:
    """Whether a daily message to this person is planned or being sent."""
    waits = select(OutboxRow.id).where(
        OutboxRow.member_id == member_id, OutboxRow.kind == NUDGES, OutboxRow.settled_at.is_(None)
    )
    return session.scalar(waits.limit(1)) is not None


def told_on(session: Session, member_id: int, day: date, zone: ZoneInfo) -> bool:
    """Whether a daily message to this person went out on a day of the local calendar, whichever day it was for."""
    start, end = nudge_hours.day_bounds(day, zone)
    told = select(OutboxRow.id).where(
        OutboxRow.member_id == member_id,
        OutboxRow.kind == NUDGES,
        OutboxRow.state == "sent",
        OutboxRow.settled_at >= start,
        OutboxRow.settled_at < end,
    )
    return session.scalar(told.limit(1)) is not None
