"""What must be true of a simulated time, whatever happened in it. Every check raises AssertionError with the fault."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import nudge_hours
from bot.nudge_hours import is_open
from dialogs.meetings.payloads import SOON
from dialogs.meetings.proactive import CALL, PROMISE, TURN
from storage.daily_messages import NUDGES
from storage.kickoffs import KickoffItem
from storage.meetings import Meeting
from storage.nudges import EVERYTHING, EXPIRED, PLANNED, SETTLED, TOLD, Nudge
from storage.outbox import OutboxRow
from storage.promises import Promise

from .habits import is_daily
from .network import CALENDAR, DAY, ZONE, Human, Told
from .year import Lived

ITEM = "kickoff-item"
Settled = dict[tuple[str, int], datetime | None]


async def check(lived: Lived) -> None:
    """All of it."""

    def read(session: Session) -> tuple[list[Nudge], list[OutboxRow], Settled, list[Meeting]]:
        """What was planned, what was sent, when each item and promise was settled, and the meetings held."""
        settled: Settled = {
            (ITEM, one.id): one.settled_at for one in session.scalars(select(KickoffItem)).unique()
        }
        settled |= {(PROMISE, one.id): one.settled_at for one in session.scalars(select(Promise)).unique()}
        held = list(session.scalars(select(Meeting).where(Meeting.ended_at.is_not(None))).unique())
        return list(session.scalars(select(Nudge))), list(session.scalars(select(OutboxRow))), settled, held

    planned, rows, settled, held = await lived.town.database.read(read)
    found = {
        "messages in quiet time, on a day off or while away": at_a_wrong_time(lived, rows),
        "second daily messages for one person and day": second_daily_messages(lived),
        "due things not told on their first day": not_told_in_time(lived, planned),
        "things told after they were settled": told_once_settled(planned, settled),
        "meetings whose hour before was not told in time": not_told_of_their_meeting(lived, rows, held),
        "reminders in the channel": private_in_the_channel(lived),
        "messages that the outbox does not know": unnoted(lived, rows),
    }
    lived.facts.update(counted(lived, planned, rows, held))
    lived.facts.update({what: str(len(faults)) for what, faults in found.items()})
    assert not any(found.values()), {what: faults[:3] for what, faults in found.items() if faults}


def at_a_wrong_time(lived: Lived, rows: list[OutboxRow]) -> list[str]:
    """Messages in quiet time, on a day off or while away; what answers an own deed is no message of ours."""
    own = {row.settled_at for row in rows if row.subject.get("own")}
    return [
        f"{told.person} at {told.at}: {why}"
        for told in lived.told
        if told.at not in own
        for why in _wrong(lived, told)
    ]


def _wrong(lived: Lived, told: Told) -> Iterator[str]:
    human = _human(lived, told)
    day = told.at.astimezone(ZONE).date()
    if not is_open(told.at, CALENDAR, ZONE, human.hours):
        yield "quiet time"
    if human.away(day):
        yield "away"
    if human.left is not None and day >= human.left:
        yield "has left"
    if is_daily(told) and told.at.astimezone(ZONE).time() < human.hours.daily:
        yield "too early"


def second_daily_messages(lived: Lived) -> list[str]:
    """Days on which a person got more than one."""
    days = Counter((one.person, one.at.astimezone(ZONE).date()) for one in lived.told if is_daily(one))
    return [f"{person} on {day}: {number}" for (person, day), number in days.items() if number > 1]


def unnoted(lived: Lived, rows: list[OutboxRow]) -> list[str]:
    """As many messages have arrived as the outbox has sent, and every key once."""
    arrived = sum(is_daily(one) for one in lived.told)
    sent = sum(row.kind == NUDGES and row.state == "sent" for row in rows)
    return [] if arrived == sent else [f"{arrived} arrived, {sent} were sent"]


def not_told_in_time(lived: Lived, planned: list[Nudge]) -> list[str]:
    """What was planned is told on the first day on which it may be, or was settled, silenced or expired."""
    keys = Counter(nudge.key for nudge in planned)
    twice = [f"{key} was planned twice" for key, number in keys.items() if number > 1]
    return twice + [why for nudge in planned if (why := _late(lived, nudge)) is not None]


def _late(lived: Lived, nudge: Nudge) -> str | None:
    first = _first_day(lived, nudge)
    if nudge.state == PLANNED:
        missed = first is not None and first < lived.plan.end - 2 * DAY
        return f"{nudge.key} was never told" if missed else None
    if nudge.state != TOLD or nudge.told_at is None:
        return None if nudge.state in (SETTLED, EXPIRED) else f"{nudge.key} is {nudge.state}"
    told = nudge.told_at.astimezone(ZONE).date()
    if first is not None and told > first:
        return f"{nudge.key} was told on {told}, not by {first}"
    allowed = _could_tell(lived, lived.town.people[nudge.member_id], nudge, told)
    return None if told >= nudge.day and allowed else f"{nudge.key} was told on {told}"


def _first_day(lived: Lived, nudge: Nudge) -> date | None:
    """The day by which a nudge must be told, by what its person allowed then; None if there was none."""
    human = lived.town.people[nudge.member_id]
    planned = nudge.planned_at.astimezone(ZONE)
    day = max(nudge.day, planned.date())
    if day == planned.date() and planned.time() > human.hours.daily:
        # The message of that day may have gone by then.
        day += DAY
    while day < lived.plan.end:
        if _could_tell(lived, human, nudge, day):
            return day
        day += DAY
    return None


def _could_tell(lived: Lived, human: Human, nudge: Nudge, day: date) -> bool:
    first, last = lived.plan.outage
    if not CALENDAR.is_working_day(day) or first <= day <= last or human.away(day):
        return False
    if human.left is not None and day >= human.left:
        return False
    moment = nudge_hours.at(day, human.hours.daily, ZONE)
    return not any(_silent(human, scope, moment, day) for scope in _scopes(nudge))


def _scopes(nudge: Nudge) -> Iterable[tuple[str, int]]:
    return ((EVERYTHING, 0), (nudge.kind, 0), (nudge.kind, nudge.subject_id))


def _silent(human: Human, scope: tuple[str, int], moment: datetime, day: date) -> bool:
    before = [one for one in human.pauses if (one.kind, one.subject) == scope and one.since <= moment]
    return bool(before) and (before[-1].until is None or before[-1].until > day)


def told_once_settled(planned: list[Nudge], settled: Settled) -> list[str]:
    """Items and promises told after they were done."""
    found = []
    for nudge in planned:
        if nudge.state == TOLD and nudge.told_at is not None:
            done = settled.get((nudge.kind, nudge.subject_id))
            if done is not None and nudge.told_at > done:
                found.append(nudge.key)
    return found


def not_told_of_their_meeting(lived: Lived, rows: list[OutboxRow], held: list[Meeting]) -> list[str]:
    """In the hour before a meeting the channel is told, and who presents, unless the hour is quiet for them."""
    found = []
    by_meeting = defaultdict(list)
    for row in rows:
        if row.subject.get("surface") == SOON:
            by_meeting[row.subject["subject"]].append(row)
    for meeting in held:
        if _lost(lived, meeting.day):
            continue
        told = [row for row in by_meeting[meeting.id] if row.state != "superseded"]
        if [_in_the_hour(meeting, row) for row in told if row.member_id is None] != [True]:
            found.append(f"the channel of the meeting {meeting.day}")
        found += [
            f"{row.member_id} of the meeting {meeting.day}: {row.state} {row.outcome}"
            for row in told
            if row.member_id is not None and not _told_well(lived.town.people[row.member_id], meeting, row)
        ]
    return found


def _lost(lived: Lived, day: date) -> bool:
    first, last = lived.plan.outage
    return first <= day <= last


def _told_well(human: Human, meeting: Meeting, row: OutboxRow) -> bool:
    if human.left is not None and human.left <= meeting.day:
        return row.state == "expired"
    hour_before = (meeting.starts_at - timedelta(minutes=1) * n for n in range(1, 61))
    free = any(is_open(one, CALENDAR, ZONE, human.hours) for one in hour_before)
    if not free or human.away(meeting.day):
        return row.state == "expired"
    return _in_the_hour(meeting, row)


def _in_the_hour(meeting: Meeting, row: OutboxRow) -> bool:
    began = meeting.starts_at - timedelta(hours=1)
    return row.state == "sent" and row.settled_at is not None and began <= row.settled_at < meeting.starts_at


def private_in_the_channel(lived: Lived) -> list[str]:
    """Nobody is reminded publicly."""
    channel = [one for one in lived.town.post.told if one.person is None]
    return [str(one.at) for one in channel if is_daily(one)]


def counted(
    lived: Lived, planned: list[Nudge], rows: list[OutboxRow], held_meetings: list[Meeting]
) -> dict[str, str]:
    """The numbers of this time."""
    daily = [one for one in lived.told if is_daily(one)]
    states = Counter(nudge.state for nudge in planned)
    people = Counter(one.person for one in daily)
    weeks = Counter((one.person, *one.at.astimezone(ZONE).isocalendar()[:2]) for one in daily)
    asked = [
        row for row in rows if row.subject.get("surface") and row.member_id and not row.subject.get("own")
    ]
    working = sum(CALENDAR.is_working_day(lived.plan.start + n * DAY) for n in range(_length(lived)))
    held = sum((row.settled_at or row.planned_at) - row.planned_at > timedelta(hours=1) for row in asked)
    active = len(lived.town.people) * working
    return {
        "people, projects, meetings": f"{len(lived.town.people)}, {len(lived.habits.projects)},"
        f" {len(held_meetings)}",
        "working days": f"{working} of {_length(lived)}",
        "daily messages": f"{len(daily)}; one in {active / len(daily):.0f} working days of a person",
        "most daily messages to one person": f"{max(people.values())} in all, {max(weeks.values())} in a week",
        "of them by mail": str(sum(one.mail is not None for one in daily)),
        "answered in the message": f"{lived.habits.answered} of {lived.habits.read} read in Teams",
        "reminders planned": str(len(planned)),
        "told, settled first, expired, still silent or coming": ", ".join(
            str(states[state]) for state in (TOLD, SETTLED, EXPIRED, PLANNED)
        ),
        "reminders in one message": f"{states[TOLD] / len(daily):.1f}",
        "told to a manager too": str(_to_managers(planned)),
        "asked for and sent, expired": f"{sum(row.state == 'sent' for row in asked)},"
        f" {sum(row.state == 'expired' for row in asked)}",
        "of them held until the person's hours": str(held),
        "calls, invitations to present, promises told": ", ".join(
            str(sum(nudge.kind == kind and nudge.state == TOLD for nudge in planned))
            for kind in (CALL, TURN, PROMISE)
        ),
    }


def _to_managers(planned: list[Nudge]) -> int:
    """Late items that a second person was told of: the manager, beside the one whose item it is."""
    told = Counter(
        nudge.key.rpartition(":")[0] for nudge in planned if nudge.kind == ITEM and nudge.state == TOLD
    )
    return sum(number - 1 for number in told.values())


def _length(lived: Lived) -> int:
    return (lived.plan.end - lived.plan.start).days


def _human(lived: Lived, told: Told) -> Human:
    assert told.person is not None
    return lived.town.people[told.person]
