"""A meeting as a calendar file (RFC 5545): a later file with the same UID and a higher SEQUENCE replaces an earlier one.

Pure. It is published (PUBLISH) and never asks for an answer: nobody reads the bot's mail, so an invitation (REQUEST)
would send everybody's yes and no into the void.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress, vRecur
from icalendar.cal.component import Component

from bot.user_text import clean, one_line

MEDIA_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//Kehu//Verkostotapaamiset//FI"
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class CalendarEntry:
    """What stands in people's calendars. Moments are aware; texts may be anything that a person has typed.

    ``sequence`` grows with every change that people must see, the cancellation too; ``changed_at`` is when it last grew.
    ``link`` is a web address; another is left out. ``organizer`` is a name and a mail address.
    """

    uid: str
    sequence: int
    changed_at: datetime
    starts_at: datetime
    ends_at: datetime
    title: str
    description: str = ""
    place: str | None = None
    link: str | None = None
    cancelled: bool = False
    organizer: tuple[str, str] | None = None


def calendar_file(entry: CalendarEntry, zone: ZoneInfo, language: str) -> bytes:
    """The file: one event on the wall clock of ``zone``, whose rules it carries along.

    A cancelled meeting is a file too (CANCEL): opened, it takes the entry out of the calendar.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "CANCEL" if entry.cancelled else "PUBLISH")
    calendar.add_component(_zone_rules(zone, entry.starts_at))
    calendar.add_component(_event(entry, zone, language))
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry, zone: ZoneInfo, language: str) -> Event:
    event = Event()
    event.add("uid", one_line(entry.uid))
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("dtstart", entry.starts_at.astimezone(zone))
    event.add("dtend", entry.ends_at.astimezone(zone))
    event.add("summary", one_line(entry.title), {"language": language})
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if entry.cancelled else "OPAQUE")
    link = _web_address(entry.link)
    # Not every calendar shows the URL, so the link stands in the description too.
    description = "\n\n".join(part for part in (clean(entry.description).strip(), link) if part)
    if description:
        event.add("description", description, {"language": language})
    place = one_line(entry.place or "") or link
    if place:
        event.add("location", place)
    if link:
        event.add("url", link)
    if entry.organizer is not None:
        event.add("organizer", _organizer(*entry.organizer))
    return event


def _web_address(link: str | None) -> str | None:
    """The link on one line without blanks, or None: a URL is not escaped in the file as texts are."""
    address = one_line(link or "").replace(" ", "%20")
    return address if address.lower().startswith(("https://", "http://")) else None


def _organizer(name: str, address: str) -> vCalAddress:
    organizer = vCalAddress(f"mailto:{one_line(address)}")
    organizer.params["cn"] = one_line(name).replace('"', "'")
    return organizer


@dataclass(frozen=True)
class _Change:
    """A change of the clocks: the wall clock as it was before it, and how far ahead of UTC it was and is."""

    wall: datetime
    before: timedelta
    after: timedelta
    summer: bool
    name: str


def _zone_rules(zone: ZoneInfo, moment: datetime) -> Timezone:
    """VTIMEZONE with yearly rules, as Outlook reads them.

    The library's own lists each change of the clocks by its day (RDATE), which Outlook passes over, and an hour late.
    """
    rules = Timezone()
    rules.add("tzid", zone.key)
    changes = _changes_of(zone, moment.astimezone(zone).year - 1)
    for change in changes:
        observance = TimezoneDaylight() if change.summer else TimezoneStandard()
        _observe(observance, change)
        observance.add("rrule", vRecur(_yearly(change.wall.date())))
        rules.add_component(observance)
    if not changes:
        local = datetime.combine(moment.date(), time(), zone)
        ahead = local.utcoffset() or timedelta()
        observance = TimezoneStandard()
        _observe(observance, _Change(datetime(1970, 1, 1), ahead, ahead, False, local.tzname() or ""))  # noqa: DTZ001
        rules.add_component(observance)
    return rules


def _observe(observance: Component, change: _Change) -> None:
    observance.add("dtstart", change.wall)
    observance.add("tzoffsetfrom", change.before)
    observance.add("tzoffsetto", change.after)
    observance.add("tzname", change.name)


@lru_cache(maxsize=16)
def _changes_of(zone: ZoneInfo, year: int) -> tuple[_Change, ...]:
    return tuple(_changes(zone, year))


def _changes(zone: ZoneInfo, year: int) -> Iterator[_Change]:
    """The changes of the clocks in a year, found by walking through it."""
    moment = datetime(year, 1, 1, tzinfo=UTC)
    before = moment.astimezone(zone)
    while moment.year == year:
        moment += timedelta(minutes=30)
        after = moment.astimezone(zone)
        was, now = before.utcoffset() or timedelta(), after.utcoffset() or timedelta()
        if was != now:
            wall = (moment + was).replace(tzinfo=None)
            yield _Change(wall, was, now, bool(after.dst()), after.tzname() or "")
        before = after


def _yearly(day: date) -> dict[str, object]:
    """The yearly rule of a day such as the last Sunday of March."""
    last = (day + timedelta(days=7)).month != day.month
    which = -1 if last else (day.day - 1) // 7 + 1
    return {"freq": "yearly", "bymonth": day.month, "byday": f"{which}{_WEEKDAYS[day.weekday()]}"}
