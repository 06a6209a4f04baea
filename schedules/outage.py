"""Whether reminders could not go out before today: then the message that catches up says so.

There are two proofs: a message that was planned and has not gone out, and days on which nobody looked what was due.
Without one there is no outage. A matter may be older than today because its dates were changed only now, or because
its person was away.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot import nudge_hours
from bot.working_days import WorkingDays
from storage import daily_messages, looks
from storage.nudges import Nudge
from storage.outbox import OutboxRow

WORTH_SAYING = 2
"""Working days without the reminders that were due: from here on it is said."""
_DAY = timedelta(days=1)


def note_look(session: Session, now: datetime, calendar: WorkingDays, zone: ZoneInfo) -> None:
    """Note that somebody looks what is due, and the working days that have passed since the last look."""
    last = looks.look(session, now)
    if last is None:
        return
    day = nudge_hours.local_day(last, zone)
    before_nine = last < nudge_hours.at(day, nudge_hours.DAILY, zone)
    first = calendar.on_or_after(day if before_nine else day + _DAY)
    today = nudge_hours.local_day(now, zone)
    if calendar.between(first - _DAY, today - _DAY) >= WORTH_SAYING:
        looks.note_silence(session, first, today)


def silent_days(
    session: Session,
    row: OutboxRow,
    told: Sequence[Nudge],
    now: datetime,
    calendar: WorkingDays,
    zone: ZoneInfo,
) -> tuple[date, date] | None:
    """The first and the last working day on which this person's reminders should have gone out and did not."""
    today = nudge_hours.local_day(now, zone)
    first = min(filter(None, (_unsent(session, row, zone), _nobody_looked(session, told, zone))))
    if calendar.between(first, today) < WORTH_SAYING:
        return None
    return calendar.on_or_after(first), calendar.add(today, -1)


def _unsent(session: Session, row: OutboxRow, zone: ZoneInfo) -> date:
    """The day of the first message to this person that has not gone out since the last one that was settled well."""
    failed = () if row.member_id is None else daily_messages.failed_since_told(session, row.member_id)
    return min(nudge_hours.local_day(one.not_before or one.planned_at, zone) for one in (*failed, row))


def _nobody_looked(session: Session, told: Sequence[Nudge], zone: ZoneInfo) -> date | None:
    """The day of the oldest nudge that was due while nobody looked, and was found when somebody did again."""
    silence = looks.silence(session)
    if silence is None:
        return None
    first, ended = silence
    found_then = (nudge for nudge in told if nudge_hours.local_day(nudge.planned_at, zone) == ended)
    missed = [max(nudge.day, first) for nudge in found_then if nudge.day < ended]
    return min(missed, default=None)
