"""What must be true of a simulated time, whatever happened in it. Every check raises AssertionError with the fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import nudge_hours
from bot.nudge_hours import is_open
from storage.daily_messages import NUDGES
from storage.kickoffs import KickoffItem
from storage.nudges import EVERYTHING, EXPIRED, PLANNED, SETTLED, TOLD, Nudge
from storage.outbox import OutboxRow

from .habits import is_daily
from .meetings import AGENDA, SURFACE
from .network import CALENDAR, DAY, ZONE, Human, Told
from .year import Lived

ITEM = "kickoff-item"


async def check(lived: Lived) -> None:
    """All of it."""

    def read(session: Session) -> tuple[list[Nudge], list[OutboxRow], dict[int, KickoffItem]]:
        items = {item.id: item for item in session.scalars(select(KickoffItem)).unique()}
        return list(session.scalars(select(Nudge))), list(session.scalars(select(OutboxRow))), items

    planned, rows, items = await lived.town.database.read(read)
    nothing_at_a_wrong_time(lived, rows)
    one_daily_message_at_most(lived, rows)
    every_due_thing_told(lived, planned)
    nothing_told_once_settled(planned, items)
    everybody_knows_of_their_meetings(lived, rows)
    nothing_private_in_the_channel(lived)
    lived.facts.update(counted(lived, planned, rows))


def nothing_at_a_wrong_time(lived: Lived, rows: list[OutboxRow]) -> None:
    """No message in quiet time, on a day off or while away; what answers an own deed is no message of ours."""
    own = {row.settled_at for row in rows if row.subject.get("own")}
    for told in lived.told:
        if told.at in own:
            continue
        human = _human(lived, told)
        day = told.at.astimezone(ZONE).date()
        assert is_open(told.at, CALENDAR, ZONE, human.hours), f"quiet time of {human.number}: {told.at}"
        assert not human.away(day), f"{human.number} is away on {day}"
        assert human.left is None or day < human.left, f"{human.number} has left by {day}"
        if is_daily(told):
            assert told.at.astimezone(ZONE).time() >= human.hours.daily, f"too early: {told.at}"


def one_daily_message_at_most(lived: Lived, rows: list[OutboxRow]) -> None:
    """One for a person and day, and as many as the outbox says: none twice and none unnoted."""
    daily = [one for one in lived.told if is_daily(one)]
    days = Counter((one.person, one.at.astimezone(ZONE).date()) for one in daily)
    assert max(days.values()) == 1, days.most_common(3)
    assert len(daily) == sum(row.kind == NUDGES and row.state == "sent" for row in rows)


def every_due_thing_told(lived: Lived, planned: list[Nudge]) -> None:
    """What was planned is told on the first day on which it may be, or was settled, silenced or expired."""
    assert len({nudge.key for nudge in planned}) == len(planned)
    for nudge in planned:
        first = _first_day(lived, nudge)
        if nudge.state == TOLD:
            assert nudge.told_at is not None
            told = nudge.told_at.astimezone(ZONE).date()
            assert told <= (first or told), f"{nudge.key} was told on {told}, not by {first}"
            assert told >= nudge.day and _could_tell(lived, lived.town.people[nudge.member_id], nudge, told)
        elif nudge.state == PLANNED:
            assert first is None or first >= lived.plan.end - 2 * DAY, f"{nudge.key} was never told"
        else:
            assert nudge.state in (SETTLED, EXPIRED), nudge.state


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


def nothing_told_once_settled(planned: list[Nudge], items: dict[int, KickoffItem]) -> None:
    """No item is told after it was done."""
    for nudge in planned:
        if nudge.kind == ITEM and nudge.state == TOLD:
            done = items[nudge.subject_id].settled_at
            assert done is None or nudge.told_at is None or nudge.told_at <= done, f"{nudge.key} was done"


def everybody_knows_of_their_meetings(lived: Lived, rows: list[OutboxRow]) -> None:
    """In the hour before each meeting everybody is told once, unless that hour is quiet for them or they are away."""
    by_key = {row.key: row for row in rows if row.subject.get("surface") == SURFACE}
    for meeting in lived.town.meetings.all.values():
        for number in meeting.people:
            human = lived.town.people[number]
            if human.left is not None and human.left <= meeting.day:
                continue
            row = by_key[f"post:{SURFACE}:{meeting.number}:member:{number}"]
            hours = (meeting.start - timedelta(minutes=1) * n for n in range(1, 61))
            free = any(is_open(one, CALENDAR, ZONE, human.hours) for one in hours)
            wanted = "sent" if free and not human.away(meeting.day) else "expired"
            assert row.state == wanted, f"meeting {meeting.number}, {number}: {row.state} {row.outcome}"
            if row.state == "sent" and row.settled_at is not None:
                assert meeting.start - timedelta(hours=1) <= row.settled_at < meeting.start


def nothing_private_in_the_channel(lived: Lived) -> None:
    """Nobody is reminded publicly."""
    channel = [one for one in lived.town.post.told if one.person is None]
    assert channel and not any(is_daily(one) for one in channel)


def counted(lived: Lived, planned: list[Nudge], rows: list[OutboxRow]) -> dict[str, str]:
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
        f" {len(lived.town.meetings.all)}",
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
        "agenda reminders": str(sum(nudge.kind == AGENDA and nudge.state == TOLD for nudge in planned)),
        "messages in quiet time, on a day off or while away": "0",
        "days with two daily messages for one person": "0",
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
