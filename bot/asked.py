"""What was asked for reaches its person at once: a question to them, an answer, a meeting that begins in an hour.

One contract for every capability. It is not held back until the daily message and does not count as one. Outside the
person's hours, on a day off and while they are away it waits until they are back; what would then come too late
(``expires``) is marked expired. Who cannot be reached in Teams gets it as mail. An answer to what its person has done
this very moment (``own_deed``) goes at any hour.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot import nudge_hours, shared
from bot.nudge_hours import Hours
from bot.turn import Turn
from bot.working_days import WorkingDays
from storage import nudge_preferences, nudges, outbox


def tell(
    session: Session,
    surface: str,
    subject: int,
    member_id: int,
    now: datetime,
    *,
    expires: datetime | None = None,
    own_deed: bool = False,
    key: str | None = None,
) -> bool:
    """Plan a surface's card for a person; said again, nothing more is planned.

    Not sent once the surface says that it is no longer ``needed``. ``key`` names the occasion when one card may come
    to one person several times.
    """
    about: dict[str, Any] = {"surface": surface, "subject": subject}
    if expires is not None:
        about["expires"] = expires.isoformat()
    if own_deed:
        about["own"] = True
    return outbox.plan(
        session,
        key=(key or f"post:{surface}:{subject}:member:{member_id}")[:200],
        kind=shared.POST,
        subject=about,
        now=now,
        member_id=member_id,
    )


def reaches(
    session: Session, member_id: int, now: datetime, calendar: WorkingDays, zone: ZoneInfo
) -> datetime:
    """When something said now reaches a person: now itself, or the first moment of theirs that is not quiet."""
    hours = Hours.of(nudge_preferences.of(session, member_id))
    moment = nudge_hours.next_opening(now, calendar, zone, hours)
    back = nudges.away_until(session, member_id)
    if back is not None and nudge_hours.local_day(moment, zone) < back:
        moment = nudge_hours.next_opening(nudge_hours.at(back, time(0), zone), calendar, zone, hours)
    return moment


def reaches_later(turn: Turn, session: Session, member_id: int) -> str | None:
    """When what is said in this turn reaches a person, in words; None if that is at once. It tells no reason."""
    moment = reaches(session, member_id, turn.now, turn.calendar, turn.zone)
    return turn.when(moment) if moment > turn.now else None
