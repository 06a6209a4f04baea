"""How meetings are told in words: when and where, an item's title and presenter, a promise's state."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from sqlalchemy.orm import Session

from bot.cards import Meta
from bot.nudge_hours import at
from bot.turn import Turn
from dialogs.meetings import rules
from dialogs.meetings.series import Series, read
from dialogs.meetings.series_rules import timetable
from storage import meetings, promises
from storage.agendas import AgendaItem, AgendaMove
from storage.meetings import Meeting
from storage.promises import KEPT, OPEN, Promise


def capital(text: str) -> str:
    """With a capital at the beginning: ``To 14.1.``."""
    return text[:1].upper() + text[1:]


def local(turn: Turn, moment: datetime) -> datetime:
    """The moment on the network's wall clock."""
    return moment.astimezone(turn.zone)


def ends_at(meeting: Meeting) -> datetime:
    """When the meeting is to end."""
    return meeting.starts_at + timedelta(minutes=meeting.minutes)


def hours(turn: Turn, meeting: Meeting) -> str:
    """``klo 13–14.30``."""
    return turn.speech.time_range(local(turn, meeting.starts_at), local(turn, ends_at(meeting)))


def start(turn: Turn, meeting: Meeting) -> str:
    """``klo 13``."""
    return turn.speech.time(local(turn, meeting.starts_at))


def clock(turn: Turn, moment: datetime | None) -> str:
    """``13.05`` as the agenda's narrow column has it; empty for None."""
    if moment is None:
        return ""
    there = local(turn, moment)
    return (
        f"{there.hour}.{there.minute:02}" if turn.speech.code == "fi" else f"{there.hour}:{there.minute:02}"
    )


def when_title(turn: Turn, meeting: Meeting) -> str:
    """``To 14.1. klo 13–14.30``."""
    return f"{capital(turn.day(meeting.day))} {hours(turn, meeting)}"


def when(turn: Turn, meeting: Meeting) -> str:
    """``to 14.1. klo 13``; always ends in the time."""
    return turn.when(meeting.starts_at)


def place(turn: Turn, meeting: Meeting) -> str:
    """Where: the place as agreed, or that it is a meeting in Teams, or that it is open."""
    if meeting.place:
        return meeting.place
    return turn.text("meetings-place-teams" if meeting.link else "meetings-place-open")


def freezes_at(turn: Turn, meeting: Meeting) -> datetime:
    """When the agenda is locked by the timetable."""
    return timetable(meeting.starts_at, turn.calendar, turn.zone).freeze


def frozen(turn: Turn, session: Session, meeting: Meeting) -> bool:
    """Whether new items go to the next meeting: the agenda is locked, or the meeting has begun or is over."""
    if not meeting.planned or meeting.started_at is not None:
        return True
    if turn.now >= meeting.starts_at:
        return True
    series: Series | None = read(session)
    if series is not None and not series.does("freeze"):
        return False
    return turn.now >= freezes_at(turn, meeting)


def may_start(turn: Turn, meeting: Meeting) -> bool:
    """Whether it is late enough to start a meeting: two hours before, until the day is over."""
    if not meeting.planned:
        return False
    last = at(meeting.day + timedelta(days=1), time(0), turn.zone)
    return meeting.under_way or meeting.starts_at - rules.START_BEFORE <= turn.now < last


def item_title(turn: Turn, session: Session, item: AgendaItem) -> str:
    """An item's title; the opening tells how last time's promises stand."""
    if item.fixed is None:
        return item.title
    if item.fixed == "opening":
        done, still_open = rules.counted(last_promises(session, item.meeting))
        if done or still_open:
            return turn.text("meetings-opening-promises", done=done, open=still_open)
    return turn.text("meetings-fixed", name=item.fixed)


def last_promises(session: Session, meeting: Meeting | None) -> list[Promise]:
    """What was promised in the meeting held before this one, and what is open from earlier ones."""
    if meeting is None:
        return []
    last = meetings.last_held(session, meeting.starts_at)
    if last is None:
        return []
    found = list(promises.of_meeting(session, last.id))
    known = {promise.id for promise in found}
    earlier = [p for p in promises.still_open(session) if p.id not in known and p.made_at < meeting.starts_at]
    return [*earlier, *(p for p in found)] if meeting.id != last.id else found


def presenter(turn: Turn, item: AgendaItem) -> str:
    """Who presents; a fixed item is everybody's or whoever leads."""
    if item.presenter is not None:
        return item.presenter.name
    if item.guest:
        return item.guest
    return turn.text("meetings-everybody") if item.fixed == rules.FLOOR else ""


def minutes(turn: Turn, number: int) -> str:
    """``10 min``."""
    return turn.speech.minutes(number)


def reason(turn: Turn, why: str) -> str:
    """Why an item moved on: ``ei ehditty``."""
    return turn.text("meetings-why", why=why)


def moved_to(turn: Turn, session: Session, move: AgendaMove) -> str:
    """Where an item went: the day of that meeting, or that its day is open."""
    target = meetings.by_id(session, move.to_id) if move.to_id else None
    return turn.day(target.day) if target is not None else turn.text("meetings-to-open")


def promise_meta(turn: Turn, promise: Promise) -> list[Meta]:
    """A promise's state or day, and its owner."""
    if promise.state == OPEN:
        if promise.due_on < turn.today:
            return [
                Meta(turn.text("meetings-date-was", day=turn.day(promise.due_on)), "late"),
                Meta(promise.owner.name),
            ]
        return [Meta(turn.day(promise.due_on), "strong"), Meta(promise.owner.name)]
    state = turn.text("meetings-kept" if promise.state == KEPT else "meetings-dropped")
    found = [Meta(state, "strong"), Meta(promise.owner.name)]
    return [*found, Meta(promise.reason)] if promise.reason else found
