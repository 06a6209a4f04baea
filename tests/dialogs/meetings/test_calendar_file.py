"""A meeting's calendar file, read by a library that did not write it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from dateutil.tz import tzical
from hypothesis import given
from hypothesis import strategies as st

from bot.nudge_hours import at
from bot.user_text import clean, one_line
from dialogs.meetings.calendar_file import CalendarEntry, calendar_file

ZONE = ZoneInfo("Europe/Helsinki")
CHANGED = datetime(2026, 12, 1, 7, tzinfo=UTC)
STARTS = datetime(2027, 1, 14, 11, tzinfo=UTC)
HOURS = range(31 * 24)
TEAMS = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%22Tid%22%7d"


def entry(**changes: Any) -> CalendarEntry:
    given: dict[str, Any] = {
        "uid": "meeting-2027-01@kehu.example",
        "sequence": 0,
        "changed_at": CHANGED,
        "starts_at": STARTS,
        "ends_at": STARTS + timedelta(minutes=90),
        "title": "Verkostotapaaminen",
        "description": "Asialista on verkoston kanavalla.",
        "place": "Kaupungintalo, kokoushuone 2",
        "link": TEAMS,
    }
    return CalendarEntry(**given | changes)


def written(**changes: Any) -> bytes:
    return calendar_file(entry(**changes), ZONE, "fi")


def read(content: bytes) -> Any:
    """The only event of a file, as vobject reads it."""
    calendar = vobject.readOne(content.decode("utf-8"))
    (event,) = calendar.vevent_list
    return event


class PeoplesCalendar:
    """What Outlook does with files one after the other (RFC 5546, 2.1.5): the newest of a UID stays."""

    def __init__(self) -> None:
        self.events: dict[str, Any] = {}

    def opens(self, content: bytes) -> None:
        calendar = vobject.readOne(content.decode("utf-8"))
        (event,) = calendar.vevent_list
        known = self.events.get(event.uid.value)
        if known is not None and int(event.sequence.value) < int(known.sequence.value):
            return
        self.events[event.uid.value] = event
        if calendar.method.value == "CANCEL":
            del self.events[event.uid.value]


def test_it_is_read_back() -> None:
    event = read(written())
    assert event.uid.value == "meeting-2027-01@kehu.example"
    assert event.summary.value == "Verkostotapaaminen"
    assert event.location.value == "Kaupungintalo, kokoushuone 2"
    assert event.description.value == f"Asialista on verkoston kanavalla.\n\n{TEAMS}"
    assert event.url.value == TEAMS
    assert event.status.value == "CONFIRMED"
    assert event.dtstart.value.astimezone(UTC) == STARTS
    assert event.dtend.value - event.dtstart.value == timedelta(minutes=90)
    assert (event.dtstart.value.hour, event.dtstart.value.tzname()) == (13, "EET")
    assert "organizer" not in event.contents


def test_the_library_that_wrote_it_finds_no_fault() -> None:
    calendar = icalendar.Calendar.from_ical(written(organizer=("Kehu", "kehu@example.fi")))
    assert not [fault for component in calendar.walk() for fault in component.errors]
    assert calendar["method"] == "PUBLISH"
    assert calendar.events[0].start == STARTS.astimezone(ZONE)
    assert calendar.get_missing_tzids() == set()
    assert str(calendar.events[0]["organizer"]) == "mailto:kehu@example.fi"


def test_every_line_is_within_the_standard() -> None:
    content = written(title="Ä" * 300, description="\N{GRINNING FACE}" * 300)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert read(content).summary.value == "Ä" * 300


def test_an_update_replaces_the_old_entry() -> None:
    calendar = PeoplesCalendar()
    first = written()
    moved = written(
        sequence=1, starts_at=STARTS + timedelta(days=7), ends_at=STARTS + timedelta(days=7, hours=1)
    )
    calendar.opens(first)
    calendar.opens(moved)
    (event,) = calendar.events.values()
    assert event.dtstart.value.astimezone(UTC) == STARTS + timedelta(days=7)
    calendar.opens(first)  # an old message, opened again
    assert [e.dtstart.value.astimezone(UTC) for e in calendar.events.values()] == [STARTS + timedelta(days=7)]


def test_a_cancelled_meeting_leaves_the_calendar_and_a_restored_one_returns() -> None:
    calendar = PeoplesCalendar()
    calendar.opens(written())
    cancelled = written(sequence=1, cancelled=True)
    calendar.opens(cancelled)
    assert not calendar.events
    assert read(cancelled).status.value == "CANCELLED"
    calendar.opens(written(sequence=2))
    assert len(calendar.events) == 1


def test_two_meetings_are_two_entries() -> None:
    calendar = PeoplesCalendar()
    calendar.opens(written())
    calendar.opens(written(uid="meeting-2027-02@kehu.example"))
    assert len(calendar.events) == 2


@pytest.mark.parametrize(
    ("day", "ahead"),
    [
        (date(2027, 3, 26), 2), (date(2027, 3, 27), 2), (date(2027, 3, 28), 3), (date(2027, 3, 29), 3),
        (date(2027, 10, 29), 3), (date(2027, 10, 30), 3), (date(2027, 10, 31), 2), (date(2027, 11, 1), 2),
    ],
)  # fmt: skip
def test_one_is_one_on_both_sides_of_a_change_of_the_clocks(day: date, ahead: int) -> None:
    starts = at(day, datetime(2027, 1, 1, 13).time(), ZONE)  # noqa: DTZ001
    event = read(written(starts_at=starts, ends_at=starts + timedelta(hours=1)))
    assert event.dtstart.value.replace(tzinfo=None) == datetime(day.year, day.month, day.day, 13)  # noqa: DTZ001
    assert event.dtstart.value.astimezone(UTC).hour == 13 - ahead


def test_the_zone_it_carries_changes_the_clocks_when_it_should() -> None:
    """Read by dateutil, which knows nothing of the zone but what stands in the file."""
    for year in range(2026, 2032):
        content = written(starts_at=datetime(year, 1, 2, 11, tzinfo=UTC)).decode().replace("\r\n ", "")
        zone = tzical(StringIO(content)).get("Europe/Helsinki")
        for moment in (
            datetime(year, month, 1, tzinfo=UTC) + timedelta(hours=n) for month in (3, 10) for n in HOURS
        ):
            local = moment.astimezone(ZONE)
            if not local.fold:
                assert local.replace(tzinfo=zone).utcoffset() == local.utcoffset(), local


@pytest.mark.parametrize("key", ["UTC", "Asia/Tokyo", "America/New_York"])
def test_other_zones_are_carried_along_too(key: str) -> None:
    zone = ZoneInfo(key)
    content = calendar_file(entry(), zone, "en").decode()
    assert read(content.encode()).dtstart.value.replace(tzinfo=None) == STARTS.astimezone(zone).replace(
        tzinfo=None
    )
    if key != "UTC":
        carried = tzical(StringIO(content.replace("\r\n ", ""))).get(key)
        for month in range(1, 13):
            local = datetime(2027, month, 15, 12, tzinfo=zone)
            assert local.replace(tzinfo=carried).utcoffset() == local.utcoffset()


HOSTILE = 'x\r\nATTENDEE:mailto:all@example.fi\nEND:VEVENT\rBEGIN:VALARM\u2028;,:"\\n\x00\u202e{{DATE(2026)}}'


def test_hostile_texts_stay_texts() -> None:
    content = written(
        uid="a\r\nMETHOD:REQUEST",
        title=HOSTILE,
        description=HOSTILE,
        place=HOSTILE,
        link="https://example.fi/\r\nATTENDEE:mailto:x@example.fi",
        organizer=(HOSTILE, "kehu@example.fi\r\nATTENDEE:mailto:x@example.fi"),
    )
    event = read(content)
    assert event.summary.value == one_line(HOSTILE)
    assert event.location.value == one_line(HOSTILE)
    assert event.description.value.startswith(clean(HOSTILE))
    assert set(event.contents) == {
        "uid", "sequence", "dtstamp", "last-modified", "dtstart", "dtend", "summary", "status", "transp", "description",
        "location", "url", "organizer",
    }  # fmt: skip
    for boundary in (b"BEGIN:", b"END:"):
        assert sum(line.startswith(boundary) for line in content.split(b"\r\n")) == 5


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///c:/x", "\\\\server\\share", "", None])
def test_only_a_web_address_is_a_link(link: str | None) -> None:
    event = read(written(link=link, place=None, description=""))
    assert not {"url", "location", "description"} & set(event.contents)


def test_without_a_place_the_link_is_the_place() -> None:
    assert read(written(place=" ")).location.value == TEAMS


@given(st.text(), st.text(), st.none() | st.text(), st.none() | st.text())
def test_whatever_people_write_it_is_one_event(
    title: str, description: str, place: str | None, link: str | None
) -> None:
    content = written(title=title, description=description, place=place, link=link)
    calendar = icalendar.Calendar.from_ical(content)
    (event,) = calendar.events
    assert str(event["summary"]) == one_line(title)
    assert len(event) == len(set(event)) <= 13
    assert event.start == STARTS.astimezone(ZONE)
