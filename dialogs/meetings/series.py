"""The series as it is agreed, and its meetings: made a year ahead, re-dated with the rule, moved, cancelled, restored."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.refusal import Refusal
from bot.working_days import WorkingDays
from dialogs.meetings import rules
from dialogs.meetings.record import add_item, changed, move_items, next_after, withdraw
from dialogs.meetings.series_rules import Occurrence, SeriesRule, as_json, from_json, occurrences_from
from storage import agendas, meetings, network_settings
from storage.meetings import Meeting

SHOWN = 12
SWITCHES = ("call", "remind", "freeze", "agenda", "soon", "invite")
"""What Kehu does by itself before a meeting; each can be switched off."""
ASKS = ("managers", "everyone", "nobody")
"""Who is asked for items privately: those who manage a project or hold a role, every member, or nobody."""


@dataclass(frozen=True)
class Series:
    """What the network has agreed of its meetings."""

    rule: SeriesRule
    place: str = ""
    link: str = ""
    off: frozenset[str] = frozenset()
    """The switches that are off."""
    asks: str = "managers"

    def does(self, switch: str) -> bool:
        """Whether Kehu does this by itself."""
        return switch not in self.off


def usual_rule(today: date) -> SeriesRule:
    """What the form begins from: the second Thursday at 13 for ninety minutes, not in July."""
    return SeriesRule(nth=2, weekday=3, start=time(13), minutes=90, first_month=today, months_off=(7,))


def read(session: Session) -> Series | None:
    """The series, or None while nothing is agreed."""
    stored = network_settings.get(session, meetings.SERIES)
    if "rule" not in stored:
        return None
    return Series(
        rule=from_json(stored["rule"]),
        place=str(stored.get("place", "")),
        link=str(stored.get("link", "")),
        off=frozenset(stored.get("off", ())),
        asks=str(stored.get("asks", "managers")),
    )


def put(session: Session, series: Series, *, by: int, now: datetime) -> None:
    """Agree the series."""
    value = {
        "rule": as_json(series.rule),
        "place": series.place,
        "link": series.link,
        "off": sorted(series.off),
        "asks": series.asks,
    }
    network_settings.put(session, meetings.SERIES, value, by=by, now=now)


def ensure(session: Session, now: datetime, zone: ZoneInfo, calendar: WorkingDays) -> Series | None:
    """Have the next twelve meetings stand, and those that no person moved where the rule has them. Idempotent."""
    series = read(session)
    if series is None:
        return None
    coming = expected(series, now, zone, calendar)
    known = {meeting.month: meeting for meeting in meetings.from_on(session, now - timedelta(days=40))}
    for each in coming:
        month = each.original_day.replace(day=1)
        found = known.get(month) or meetings.of_month(session, month)
        if found is None:
            _make(session, series, each, now)
        elif _follows_rule(found, now):
            _follow(session, series, found, each, now)
    _house(session, now)
    return series


def expected(series: Series, now: datetime, zone: ZoneInfo, calendar: WorkingDays) -> list[Occurrence]:
    """The next twelve meetings that the rule gives, today's too until it ends."""
    today = now.astimezone(zone).date()
    found = occurrences_from(series.rule, today, calendar, zone)
    return list(islice((each for each in found if each.ends_at > now), SHOWN))


def _follows_rule(meeting: Meeting, now: datetime) -> bool:
    return (meeting.planned or meeting.dropped) and not meeting.by_hand and meeting.started_at is None


def _make(session: Session, series: Series, each: Occurrence, now: datetime) -> None:
    month = each.original_day.replace(day=1)
    made = meetings.add(
        session,
        month=month,
        rule_day=each.original_day,
        day=each.day,
        starts_at=each.starts_at,
        minutes=series.rule.minutes,
        place=series.place or None,
        link=series.link or None,
        holiday_moved=each.moved,
        by_hand=False,
        dropped=False,
        uid=f"{secrets.token_hex(16)}@kehu",
        sequence=0,
        sequenced_at=now,
        revision=1,
        words="",
    )
    meeting = meetings.of_month(session, month)
    if made and meeting is not None:
        for name, section in rules.FIXED.items():
            add_item(session, meeting, section=section, title=name, fixed=name, minutes=0, now=now)


def _follow(session: Session, series: Series, meeting: Meeting, each: Occurrence, now: datetime) -> None:
    wanted = {
        "rule_day": each.original_day,
        "day": each.day,
        "starts_at": each.starts_at,
        "minutes": series.rule.minutes,
        "place": series.place or None,
        "link": series.link or None,
        "holiday_moved": each.moved,
    }
    if not meeting.dropped and all(getattr(meeting, name) == value for name, value in wanted.items()):
        return
    if meeting.dropped:
        meeting.dropped, meeting.cancelled_at = False, None
    for name, value in wanted.items():
        setattr(meeting, name, value)
    resequenced(session, meeting, now)
    changed(session, meeting, now)


def resequenced(session: Session, meeting: Meeting, now: datetime) -> None:
    """People's calendar entries are no longer true, nor is what waits to be said at the meeting's moments."""
    meeting.sequence += 1
    meeting.sequenced_at = now
    withdraw(session, meeting, now)


def _house(session: Session, now: datetime) -> None:
    """Items that had no meeting to go to are put to the next one; a presentation waits for its turn."""
    waiting = [item for item in agendas.homeless(session) if item.project_id is None]
    if waiting:
        for following in meetings.coming(session):
            move_items(session, waiting, following, reason=None, by=None, now=now)


def apply(session: Session, now: datetime, zone: ZoneInfo, calendar: WorkingDays) -> None:
    """After another rule was agreed: meetings of months that it leaves out are dropped, their items move on."""
    series = ensure(session, now, zone, calendar)
    if series is None:
        return
    coming = expected(series, now, zone, calendar)
    months = {each.original_day.replace(day=1) for each in coming}
    for meeting in meetings.from_on(session, now):
        if _follows_rule(meeting, now) and meeting.planned and meeting.month not in months:
            meeting.dropped = True
            _cancel(session, meeting, None, by=None, now=now)


def can_change(meeting: Meeting, now: datetime) -> None:
    """Refuse to move or cancel what has begun, or is past."""
    if meeting.started_at is not None or meeting.ended_at is not None or meeting.missed_at is not None:
        raise Refusal("meetings-error-begun")
    if meeting.starts_at < now and meeting.cancelled_at is None:
        raise Refusal("meetings-error-begun")


def move(session: Session, meeting: Meeting, starts_at: datetime, zone: ZoneInfo, now: datetime) -> None:
    """Move one meeting by hand; a cancelled one is held after all."""
    meeting.was_at = meeting.starts_at if meeting.starts_at != starts_at else meeting.was_at
    meeting.starts_at, meeting.day = starts_at, starts_at.astimezone(zone).date()
    meeting.by_hand, meeting.dropped = True, False
    meeting.cancelled_at = meeting.cancelled_why = None
    resequenced(session, meeting, now)
    changed(session, meeting, now)


def cancel(session: Session, meeting: Meeting, why: str | None, *, by: int, now: datetime) -> int:
    """Cancel one meeting; how many items moved on to the next one."""
    meeting.by_hand = True
    return _cancel(session, meeting, why, by=by, now=now)


def _cancel(session: Session, meeting: Meeting, why: str | None, *, by: int | None, now: datetime) -> int:
    meeting.cancelled_at, meeting.cancelled_why = now, why
    resequenced(session, meeting, now)
    session.flush()
    left = rules.left_over(agendas.items_of(session, meeting.id), None)
    move_items(session, left, next_after(session, meeting), reason=agendas.CANCELLED, by=by, now=now)
    changed(session, meeting, now)
    return len(left)


def restore(session: Session, meeting: Meeting, zone: ZoneInfo, calendar: WorkingDays, now: datetime) -> None:
    """Let the rule decide again on which day a meeting is held. What moved on from it stays where it went."""
    series = read(session)
    if series is None:
        raise Refusal("meetings-error-no-series")
    own = own_occurrence(series, meeting, zone, calendar)
    if own is None or own.starts_at < now:
        raise Refusal("meetings-error-past-day")
    meeting.was_at = meeting.starts_at if own.starts_at != meeting.starts_at else None
    meeting.cancelled_at = meeting.cancelled_why = None
    meeting.by_hand, meeting.dropped = False, True
    _follow(session, series, meeting, own, now)


def own_occurrence(
    series: Series, meeting: Meeting, zone: ZoneInfo, calendar: WorkingDays
) -> Occurrence | None:
    """Where the rule has the meeting of this one's month, or None if it has none then."""
    for each in islice(occurrences_from(series.rule, meeting.month, calendar, zone), 2):
        if each.original_day.replace(day=1) == meeting.month:
            return each
    return None


def coming_shown(session: Session, now: datetime) -> Sequence[Meeting]:
    """The next twelve meetings as they stand, cancelled ones among them."""
    found = [
        m for m in meetings.from_on(session, now - timedelta(hours=12)) if not m.dropped and not m.ended_at
    ]
    return found[:SHOWN]
