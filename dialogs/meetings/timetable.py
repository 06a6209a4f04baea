"""What Kehu does by itself around a meeting: the call, the turns, the lock, the agenda, the hour before, the end.

Everything here is planned once by its key and may be run at every sweep. A message is planned a day ahead for its own
moment; when the meeting moves, what waits for the old moment is withdrawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot import asked, shared
from bot.working_days import WorkingDays
from dialogs.meetings import rules, turns
from dialogs.meetings.closing import close, miss
from dialogs.meetings.payloads import FINAL, MEETING, SOON
from dialogs.meetings.record import changed, key_of, network_channel
from dialogs.meetings.series import Series, ensure
from dialogs.meetings.series_rules import timetable
from storage import agendas, meetings, members, outbox, projects
from storage.agendas import AgendaAsk
from storage.meetings import Meeting
from storage.members import Member

AHEAD = timedelta(hours=26)
"""A message waits in the outbox at most so long for its moment."""
LOOKED_AT = 3


def plans(session: Session, now: datetime, zone: ZoneInfo, calendar: WorkingDays) -> None:
    """Plan what is due for the next meetings, and end what nobody has ended."""
    series = ensure(session, now, zone, calendar)
    end_forgotten(session, now, zone)
    if series is None:
        return
    for meeting in meetings.coming(session, limit=LOOKED_AT):
        if meeting.started_at is None:
            _before(session, series, meeting, now, zone, calendar)


def _before(
    session: Session, series: Series, meeting: Meeting, now: datetime, zone: ZoneInfo, calendar: WorkingDays
) -> None:
    times = timetable(meeting.starts_at, calendar, zone)
    today = now.astimezone(zone).date()
    ends = meeting.starts_at + timedelta(minutes=meeting.minutes)
    locks = times.freeze if series.does("freeze") else meeting.starts_at
    if times.call <= now < locks:
        if meeting.called_at is None:
            _call(session, series, meeting, now, zone)
        turns.fill(session, meeting, today, now)
    if series.does("freeze") and meeting.frozen_at is None and now >= times.freeze:
        meeting.frozen_at = now
        changed(session, meeting, now)
    if series.does("call"):
        _post(session, MEETING, meeting, times.call, locks, now)
    if series.does("agenda"):
        _post(session, FINAL, meeting, times.agenda, ends, now)
    if series.does("soon"):
        _post(session, SOON, meeting, times.soon, ends, now)
        _tell_presenters(session, meeting, times.soon, now)


def _post(
    session: Session, surface: str, meeting: Meeting, moment: datetime, until: datetime, now: datetime
) -> None:
    if not moment - AHEAD <= now < until:
        return
    channel = network_channel(session)
    begins = f"{key_of(surface, meeting)}{moment:%Y%m%dT%H%M}"
    # What was called for once is not called for again: of a move the card in the channel tells.
    if channel is None or outbox.is_said(session, key_of(surface, meeting) if surface == MEETING else begins):
        return
    outbox.plan(
        session,
        # What waits is withdrawn by every change of the meeting, so the key of another try is another.
        key=f"{begins}:{meeting.sequence}",
        kind=shared.POST,
        subject={"surface": surface, "subject": meeting.id},
        now=now,
        not_before=moment if moment > now else None,
        conversation_id=channel,
    )


def _tell_presenters(session: Session, meeting: Meeting, moment: datetime, now: datetime) -> None:
    """Whoever presents is told in the hour before by themselves too, in hours of theirs, and not once it has begun."""
    if not moment <= now < meeting.starts_at:
        return
    for person in agendas.presenters(session, meeting.id):
        begins = f"{key_of(SOON, meeting)}to:{person}:{moment:%Y%m%dT%H%M}"
        if not outbox.is_said(session, begins):
            key = f"{begins}:{meeting.sequence}"
            asked.tell(session, SOON, meeting.id, person, now, expires=meeting.starts_at, key=key)


def _call(session: Session, series: Series, meeting: Meeting, now: datetime, zone: ZoneInfo) -> None:
    """Ask for items, each person once, and invite projects that have been quiet."""
    today = now.astimezone(zone).date()
    meeting.called_at = now
    if series.does("call"):
        for member in asked_people(session, series):
            session.add(AgendaAsk(meeting_id=meeting.id, member_id=member.id, asked_on=today))
    session.flush()
    if series.does("invite"):
        turns.invite_quiet(session, meeting, today)
    changed(session, meeting, now)


def asked_people(session: Session, series: Series) -> Sequence[Member]:
    """Who is asked for items privately: everybody, or those who manage a project or hold a role."""
    if series.asks == "nobody":
        return ()
    everyone = members.active(session)
    if series.asks == "everyone":
        return everyone
    managing = {project.manager_id for project in projects.all_projects(session)}
    return [member for member in everyone if member.id in managing or member.roles]


def end_forgotten(session: Session, now: datetime, zone: ZoneInfo) -> None:
    """A meeting that nobody ended is ended, and one that nobody started is told to have been missed."""
    today = now.astimezone(zone).date()
    for meeting in meetings.left_open(session, now):
        ends = meeting.starts_at + timedelta(minutes=meeting.minutes)
        if meeting.started_at is not None:
            if now >= ends + rules.LEFT_OPEN:
                close(session, meeting, by=None, now=now, until=ends)
        elif today > meeting.day:
            miss(session, meeting, now)
