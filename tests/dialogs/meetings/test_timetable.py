"""What is planned by itself around a meeting that is moved, cancelled, restored, or that nobody ends.

Rows of the outbox are looked at: whoever delivers them is tested elsewhere.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.nudge_hours import at
from dialogs.meetings import series, timetable, turns
from dialogs.meetings.editing import take_back
from dialogs.meetings.payloads import FINAL, MEETING, SOON
from dialogs.meetings.record import next_after
from storage import agendas, members, projects
from storage import turns as stored
from storage.meetings import Meeting
from storage.outbox import OutboxRow
from tests.dialogs.meetings.test_backlog import CALENDAR, network, propose
from tests.dialogs.network import ZONE
from tests.serving import helsinki

LOOKS = (8, 9, 12, 13, 14, 17)
CHANNEL = "19:verkosto@thread.tacv2"


def begin(session: Session) -> Meeting:
    """The meeting of Thursday 14.1.2027 at 13, in a network that has a channel."""
    session.add(
        members.Team(
            id="19:tiimi",
            channel_id=CHANNEL,
            service_url="https://smba.example/",
            installed_at=datetime.now(UTC),
        )
    )
    meeting = next_after(session, None)
    assert meeting is not None and meeting.day == date(2027, 1, 14)
    return meeting


class Days:
    """The days before a meeting, looked at several times a day; ``said`` is what came to the channel, and when."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.now = helsinki(date(2027, 1, 4), 8)
        self.said: list[tuple[str, str]] = []

    def until(self, day: date, hour: int) -> None:
        target, looked = helsinki(day, hour), self.now.astimezone(ZONE).date()
        while looked <= day:
            for moment in (helsinki(looked, each) for each in LOOKS):
                if self.now < moment < target:
                    self._look(moment)
            looked += timedelta(days=1)
        self._look(target)

    def _look(self, moment: datetime) -> None:
        self.now = moment
        timetable.plans(self.session, moment.astimezone(UTC), ZONE, CALENDAR)
        for row in self.session.scalars(select(OutboxRow).where(OutboxRow.state == "planned")):
            if row.next_attempt_at <= moment:
                self.said.append((str(row.subject["surface"]), f"{moment.astimezone(ZONE):%d.%m. %H}"))
                row.state, row.settled_at = "sent", moment.astimezone(UTC)
        self.session.flush()

    def moves(self, meeting: Meeting, day: date, hour: int) -> None:
        series.move(
            self.session, meeting, at(day, helsinki(day, hour).time(), ZONE), ZONE, self.now.astimezone(UTC)
        )


USUAL = [(MEETING, "04.01. 09"), (FINAL, "13.01. 13"), (SOON, "14.01. 12")]


def test_a_usual_meeting() -> None:
    with network() as session:
        begin(session)
        days = Days(session)
        days.until(date(2027, 1, 15), 8)
        assert days.said == USUAL


def test_moved_within_its_day_the_agenda_comes_all_the_same() -> None:
    """An hour before the lock the agenda's message waits for its moment, which stays the same."""
    with network() as session:
        meeting = begin(session)
        days = Days(session)
        days.until(date(2027, 1, 13), 12)
        days.moves(meeting, date(2027, 1, 14), 15)
        days.until(date(2027, 1, 15), 8)
        assert days.said == [*USUAL[:2], (SOON, "14.01. 14")]


def test_moved_after_the_call_nobody_is_called_again() -> None:
    with network() as session:
        meeting = begin(session)
        days = Days(session)
        days.until(date(2027, 1, 8), 12)
        days.moves(meeting, date(2027, 1, 21), 13)
        days.until(date(2027, 1, 22), 8)
        assert days.said == [USUAL[0], (FINAL, "20.01. 13"), (SOON, "21.01. 12")]


def test_moved_after_the_agenda_it_comes_again_for_the_new_day() -> None:
    with network() as session:
        meeting = begin(session)
        days = Days(session)
        days.until(date(2027, 1, 14), 9)
        days.moves(meeting, date(2027, 1, 19), 9)
        days.until(date(2027, 1, 20), 8)
        assert days.said == [*USUAL[:2], (FINAL, "18.01. 13"), (SOON, "19.01. 08")]


def test_cancelled_nothing_comes_and_restored_it_does() -> None:
    with network() as session:
        meeting = begin(session)
        days = Days(session)
        days.until(date(2027, 1, 13), 12)
        series.cancel(session, meeting, None, by=1, now=days.now.astimezone(UTC))
        days.until(date(2027, 1, 13), 16)
        assert days.said == USUAL[:1]
        series.restore(session, meeting, ZONE, CALENDAR, days.now.astimezone(UTC))
        days.until(date(2027, 1, 15), 8)
        assert days.said == [USUAL[0], (FINAL, "13.01. 17"), USUAL[2]]


def test_the_place_changed_nothing_comes_twice() -> None:
    with network() as session:
        begin(session)
        days = Days(session)
        for day, hour in ((date(2027, 1, 4), 10), (date(2027, 1, 13), 12), (date(2027, 1, 13), 14)):
            days.until(day, hour)
            agreed = series.read(session)
            assert agreed is not None
            changed = series.Series(agreed.rule, place=f"Huone {hour}")
            series.put(session, changed, by=1, now=days.now.astimezone(UTC))
        days.until(date(2027, 1, 15), 8)
        assert days.said == USUAL


def willing(session: Session, name: str) -> int:
    project = projects.find_or_make(session, name, by=1, now=datetime(2026, 1, 1, tzinfo=UTC))
    stored.say_willing(session, project.id, True, by=1, now=datetime(2026, 1, 1, tzinfo=UTC))
    return project.id


def test_a_presentation_that_was_taken_back_does_not_return_to_this_meeting() -> None:
    """Its turn goes to the next, and is its own again in the meeting after."""
    with network() as session:
        meeting = begin(session)
        first, second, third = (willing(session, name) for name in ("Digipolku", "Kotoportti", "Satama"))
        days = Days(session)
        days.until(date(2027, 1, 4), 10)
        items = agendas.items_of(session, meeting.id)
        assert [item.project_id for item in items if item.project_id] == [first, second]
        taken = next(item for item in items if item.project_id == first)
        take_back(session, taken, 1, days.now.date(), days.now.astimezone(UTC))
        days.until(date(2027, 1, 4), 13)
        left = [item.project_id for item in agendas.items_of(session, meeting.id) if item.project_id]
        assert left == [second, third]
        following = next_after(session, meeting)
        assert following is not None and first not in turns.declined(session, following)


def test_a_theme_that_was_taken_back_waits_for_another_meeting() -> None:
    with network() as session:
        meeting = begin(session)
        theme = stored.Theme(
            title="Vaikutukset", proposed_by_id=1, proposed_at=datetime(2026, 1, 1, tzinfo=UTC)
        )
        session.add(theme)
        days = Days(session)
        days.until(date(2027, 1, 4), 10)
        (item,) = [i for i in agendas.items_of(session, meeting.id) if i.section == "theme"]
        take_back(session, item, 1, days.now.date(), days.now.astimezone(UTC))
        days.until(date(2027, 1, 13), 14)
        assert not [i for i in agendas.items_of(session, meeting.id) if i.section == "theme"]
        assert [waiting for waiting, _ in stored.waiting_themes(session)] == [theme]
        meeting.started_at = meeting.ended_at = meeting.starts_at
        days.until(date(2027, 2, 2), 10)
        taken = agendas.item_by_id(session, theme.item_id or 0)
        assert taken is not None and taken.meeting_id not in (None, meeting.id)


def test_a_meeting_that_nobody_ends_is_counted_to_its_planned_end() -> None:
    with network() as session:
        meeting = begin(session)
        item = propose(session, meeting, "news", "Asia")
        meeting.started_at, meeting.current_id = meeting.starts_at, item.id
        item.begun_at = meeting.starts_at + timedelta(minutes=30)
        timetable.end_forgotten(session, meeting.starts_at + timedelta(hours=20), ZONE)
        assert meeting.ended_at is not None and meeting.ended_by_id is None
        assert item.used_seconds == 60 * 60


@pytest.mark.parametrize("hours", [1, 7])
def test_a_meeting_is_not_ended_while_it_may_still_go_on(hours: int) -> None:
    with network() as session:
        meeting = begin(session)
        meeting.started_at = meeting.starts_at
        timetable.end_forgotten(session, meeting.starts_at + timedelta(hours=hours), ZONE)
        assert meeting.ended_at is None
