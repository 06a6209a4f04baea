"""What meetings say to single people comes in time or not at all: the hour before, the call, the invitation.

Rows of the outbox are looked at: that they wait for their person's hours is tested with whoever delivers them.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.meetings import proactive, series, timetable
from dialogs.meetings.payloads import SOON
from dialogs.meetings.record import awaited, withdraw
from storage import agendas, nudges
from storage.agendas import AgendaAsk
from storage.meetings import Meeting
from storage.members import Profile, enrol
from storage.nudges import Nudge
from storage.outbox import OutboxRow
from storage.turns import TurnInvite
from tests.dialogs.meetings.test_backlog import CALENDAR, NOW, network, propose
from tests.dialogs.meetings.test_timetable import begin, willing
from tests.dialogs.network import ZONE

THURSDAY, WEDNESDAY = date(2027, 1, 14), date(2027, 1, 13)
FIVE = timedelta(minutes=5)


def with_presenter(session: Session) -> tuple[Meeting, int]:
    """The meeting of 14.1. at 13, where Sari presents two items; Kati has proposed a third for a guest."""
    meeting = begin(session)
    sari = enrol(session, Profile("aad-9", "29:9", "Sari Mäkelä"), NOW).id
    for title in ("Budjetti", "Tilat"):
        propose(session, meeting, "news", title).presenter_id = sari
    propose(session, meeting, "theme", "Vieraan puheenvuoro").guest = "Pekka Vieras"
    session.flush()
    return meeting, sari


def look(session: Session, moment: datetime) -> list[OutboxRow]:
    """What is planned for single people about the hour before, once Kehu has looked at that moment."""
    timetable.plans(session, moment.astimezone(UTC), ZONE, CALENDAR)
    rows = session.scalars(select(OutboxRow).where(OutboxRow.member_id.is_not(None)))
    return [row for row in rows if row.subject.get("surface") == SOON]


def test_who_presents_is_told_in_the_hour_before_once_and_never_after_the_beginning() -> None:
    with network() as session:
        meeting, sari = with_presenter(session)
        start = meeting.starts_at
        assert look(session, start - timedelta(minutes=61)) == []
        (row,) = look(session, start - timedelta(minutes=60))
        assert (row.member_id, row.subject["subject"]) == (sari, meeting.id)
        assert datetime.fromisoformat(row.subject["expires"]) == start
        assert "own" not in row.subject
        assert look(session, start - FIVE) == [row]


def test_after_an_outage_over_the_hour_nobody_is_told_that_it_begins() -> None:
    with network() as session:
        meeting, _ = with_presenter(session)
        assert look(session, meeting.starts_at + FIVE) == []


def test_a_meeting_that_has_moved_is_told_for_its_new_hour_only() -> None:
    with network() as session:
        meeting, sari = with_presenter(session)
        look(session, meeting.starts_at - FIVE)
        later = meeting.starts_at + timedelta(hours=2)
        series.move(session, meeting, later, ZONE, (meeting.starts_at - FIVE).astimezone(UTC))
        old, new = look(session, later - FIVE)
        assert (old.state, new.state, new.member_id) == ("superseded", "planned", sari)
        assert datetime.fromisoformat(new.subject["expires"]) == later


def test_withdrawn_and_planned_for_the_same_hour_it_is_told_all_the_same() -> None:
    with network() as session:
        meeting, _ = with_presenter(session)
        look(session, meeting.starts_at - FIVE)
        withdraw(session, meeting, meeting.starts_at - FIVE)
        meeting.sequence += 1
        assert [row.state for row in look(session, meeting.starts_at - FIVE)] == ["superseded", "planned"]


def test_switched_off_nobody_is_told() -> None:
    with network() as session:
        meeting, _ = with_presenter(session)
        agreed = series.read(session)
        assert agreed is not None
        series.put(session, series.Series(agreed.rule, off=frozenset({"soon"})), by=1, now=NOW)
        assert look(session, meeting.starts_at - FIVE) == []


def test_what_was_taken_off_the_agenda_is_not_told() -> None:
    with network() as session:
        meeting, sari = with_presenter(session)
        for item in agendas.items_of(session, meeting.id):
            if item.presenter_id == sari:
                item.state = agendas.WITHDRAWN
        session.flush()
        assert look(session, meeting.starts_at - FIVE) == []


def test_a_meeting_that_has_begun_or_is_off_is_not_awaited() -> None:
    with network() as session:
        meeting, _ = with_presenter(session)
        assert awaited(session, meeting.id)
        meeting.started_at = meeting.starts_at
        assert not awaited(session, meeting.id)
        meeting.started_at, meeting.cancelled_at = None, NOW
        assert not awaited(session, meeting.id)
        assert not awaited(session, 999)


def test_a_call_and_an_invitation_are_worth_telling_until_the_day_before() -> None:
    with network() as session:
        meeting = begin(session)
        meeting.called_at = NOW
        session.add(AgendaAsk(meeting_id=meeting.id, member_id=1, asked_on=date(2027, 1, 4)))
        project = willing(session, "Digipolku")
        invite = TurnInvite(
            meeting_id=meeting.id, project_id=project, member_id=1, invited_on=date(2027, 1, 4), placed=False
        )
        session.add(invite)
        session.flush()
        calls = proactive.call_due(session, date(2027, 1, 11), CALENDAR)
        turns = proactive.turn_due(session, date(2027, 1, 11), CALENDAR)
        assert [(one.occasion, one.until) for one in (*calls, *turns)] == [
            ("call", WEDNESDAY),
            ("remind", WEDNESDAY),
            ("invite", WEDNESDAY),
        ]


def test_moved_to_a_later_week_what_waits_is_worth_telling_longer() -> None:
    with network() as session:
        meeting = begin(session)
        meeting.called_at = NOW
        session.add(AgendaAsk(meeting_id=meeting.id, member_id=1, asked_on=date(2027, 1, 4)))
        session.flush()
        nudges.plan(session, proactive.call_due(session, date(2027, 1, 4), CALENDAR), NOW)
        series.move(session, meeting, meeting.starts_at + timedelta(days=7), ZONE, NOW)
        assert nudges.plan(session, proactive.call_due(session, date(2027, 1, 5), CALENDAR), NOW) == 0
        (waiting,) = session.scalars(select(Nudge))
        assert waiting.until == WEDNESDAY + timedelta(days=7)
        nudges.settle(session, [waiting.id], nudges.TOLD, NOW, "nudges:1:2027-01-05")
        series.move(session, meeting, meeting.starts_at + timedelta(days=7), ZONE, NOW)
        nudges.plan(session, proactive.call_due(session, date(2027, 1, 6), CALENDAR), NOW)
        session.refresh(waiting)
        assert waiting.until == WEDNESDAY + timedelta(days=7), "what was told stays as it was told"
