"""The series in the settings: when the network meets, what Kehu does by itself, and one meeting moved or cancelled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy.orm import Session

from bot import shared
from bot.capability import Asks, Draft, Reply, Shows
from bot.cards import Meta, Part, buttons, is_web_address, item_row, section, submit_button
from bot.nudge_hours import at
from bot.refusal import Refusal
from bot.turn import PERSONAL, Turn
from bot.user_text import one_line
from dialogs.meetings import payloads as p
from dialogs.meetings import rules, words
from dialogs.meetings import series_payloads as sp
from dialogs.meetings.record import check_leads, load, may_lead, network_channel
from dialogs.meetings.series import (
    ASKS,
    SWITCHES,
    Series,
    apply,
    can_change,
    cancel,
    ensure,
    move,
    put,
    read,
    restore,
    usual_rule,
)
from dialogs.meetings.series_rules import DayOff
from dialogs.meetings.series_text import read_rule, read_start, said, told
from dialogs.meetings.timetable import plans
from storage import meetings, outbox
from storage.meetings import LINK_MOST, PLACE_MOST, REASON_MOST, Meeting

SERIES_FORM, SWITCHES_FORM, MOVE, CANCEL = (
    "meetings.series", "meetings.switches", "meetings.move", "meetings.cancel",
)  # fmt: skip
SETTINGS = "settings"
NEWS_AHEAD = timedelta(days=45)
"""A change of a meeting this near is told in the channel; a later one shows in the list of meetings."""


def settings_parts(turn: Turn, session: Session) -> Sequence[Part]:
    """The series in words, and the ways to change it."""
    if turn.place.kind != PERSONAL:
        return ()
    series = read(session)
    parts: list[Part] = [section(turn.text("meetings-settings"))]
    change = submit_button(turn.text("meetings-change"), sp.AskSeries()) if may_lead(turn) else None
    if series is None:
        none = [Meta(turn.text("meetings-no-series"))]
        return [*parts, item_row(turn.text("meetings-settings-rule"), none, button=change)]
    lines = told(series.rule, turn.speech)
    parts.append(item_row(words.capital(lines[0]), [Meta(line) for line in lines[1:]], button=change))
    where = series.place or turn.text("meetings-place-teams" if series.link else "meetings-place-open")
    parts.append(item_row(turn.text("meetings-fact-place"), [Meta(where)]))
    on = [turn.text("meetings-switch", switch=switch) for switch in SWITCHES if series.does(switch)]
    switches = [Meta(turn.speech.listing(on, most=6) or turn.text("meetings-switches-none"))]
    ask = submit_button(turn.text("meetings-change"), sp.AskSwitches()) if may_lead(turn) else None
    parts.append(item_row(turn.text("meetings-settings-switches"), switches, button=ask))
    parts.extend(buttons([submit_button(turn.text("meetings-next-twelve"), p.Open(p.SERIES))]))
    return parts


def ask_series(payload: sp.AskSeries, turn: Turn, session: Session) -> Reply:
    """Open the form with what is agreed."""
    check_leads(turn)
    series = read(session)
    rule = series.rule if series is not None else usual_rule(turn.today)
    known: Draft = {
        "rule": words.capital(said(rule, turn.speech)),
        "minutes": rule.minutes,
        "months": ",".join(map(str, rule.months_off)),
        "holiday": rule.on_day_off,
        "place": series.place if series is not None else "",
        "link": series.link if series is not None else "",
    }
    return Reply(asks=Asks(SERIES_FORM, known))


def send_series(payload: sp.SendSeries, turn: Turn, session: Session) -> Reply:
    """Agree the series: its meetings are made, or follow the new rule."""
    check_leads(turn)
    known = read(session)
    base = known.rule if known is not None else usual_rule(turn.today)
    if payload.months or payload.holiday:
        base = replace(base, months_off=_months(payload.months), on_day_off=_day_off(payload.holiday))
    if payload.minutes:
        base = replace(base, minutes=payload.minutes)
    rule = read_rule(rules.check_line(payload.rule, 200, "meetings-error-rule"), base)
    place = rules.check_length(one_line(payload.place), PLACE_MOST)
    link = rules.check_link(payload.link, is_address=is_web_address(payload.link.strip()), most=LINK_MOST)
    series = replace(known, rule=rule) if known is not None else Series(rule)
    put(session, replace(series, place=place, link=link or ""), by=turn.me.id, now=turn.now)
    apply(session, turn.now, turn.zone, turn.calendar)
    plans(session, turn.now, turn.zone, turn.calendar)
    return Reply(notice=turn.text("meetings-series-saved"), shows=Shows(p.SERIES))


def _months(listed: str) -> tuple[int, ...]:
    return tuple(int(part) for part in listed.split(",") if part.strip().isdecimal() and len(part) < 3)


def _day_off(said: str) -> DayOff:
    """What was chosen; the rule itself refuses what is none of its own."""
    return cast(DayOff, said or "next")


def ask_switches(payload: sp.AskSwitches, turn: Turn, session: Session) -> Reply:
    """Open the form with what Kehu does now."""
    check_leads(turn)
    series = read(session)
    if series is None:
        raise Refusal("meetings-error-no-series")
    on = ",".join(switch for switch in SWITCHES if series.does(switch))
    return Reply(asks=Asks(SWITCHES_FORM, {"on": on, "asks": series.asks}))


def send_switches(payload: sp.SendSwitches, turn: Turn, session: Session) -> Reply:
    """Say what Kehu does by itself."""
    check_leads(turn)
    series = read(session)
    if series is None:
        raise Refusal("meetings-error-no-series")
    on = {part.strip() for part in payload.on.split(",")}
    asks = payload.asks if payload.asks in ASKS else series.asks
    off = frozenset(switch for switch in SWITCHES if switch not in on)
    put(session, replace(series, off=off, asks=asks), by=turn.me.id, now=turn.now)
    return Reply(notice=turn.text("meetings-switches-saved"), shows=Shows(SETTINGS))


# ------------------------------------------------------------------------------------------------ one meeting


def ask_move(payload: sp.AskMove, turn: Turn, session: Session) -> Reply:
    """Open the form with the meeting as it stands."""
    check_leads(turn)
    meeting = load(session, payload.meeting)
    can_change(meeting, turn.now)
    known: Draft = {
        "meeting": meeting.id,
        "day": meeting.day.isoformat(),
        "start": words.start(turn, meeting),
        "place": meeting.place or "",
        "link": meeting.link or "",
    }
    return Reply(asks=Asks(MOVE, known))


def send_move(payload: sp.SendMove, turn: Turn, session: Session) -> Reply:
    """Move one meeting; on a day off it is moved all the same, as its mover saw the calendar."""
    check_leads(turn)
    meeting = load(session, payload.meeting)
    can_change(meeting, turn.now)
    if payload.day is None:
        raise Refusal("meetings-error-day")
    series = read(session)
    start = read_start(payload.start) if payload.start else words.local(turn, meeting.starts_at).time()
    starts_at = at(payload.day, start, turn.zone)
    if starts_at <= turn.now:
        raise Refusal("refusal-past-date", date=payload.day)
    if payload.day > turn.today + timedelta(days=500):
        raise Refusal("meetings-error-far")
    meeting.place = rules.check_length(one_line(payload.place), PLACE_MOST) or None
    meeting.link = rules.check_link(
        payload.link, is_address=is_web_address(payload.link.strip()), most=LINK_MOST
    )
    old = meeting.starts_at
    move(session, meeting, starts_at, turn.zone, turn.now)
    if series is not None:
        plans(session, turn.now, turn.zone, turn.calendar)
    _news(turn, session, meeting, old)
    return Reply(
        notice=turn.text("meetings-meeting-moved", when=words.when(turn, meeting)), shows=Shows(p.SERIES)
    )


def ask_cancel(payload: sp.AskCancel, turn: Turn, session: Session) -> Reply:
    """Open the form that cancels."""
    check_leads(turn)
    meeting = load(session, payload.meeting)
    can_change(meeting, turn.now)
    return Reply(asks=Asks(CANCEL, {"meeting": meeting.id}))


def send_cancel(payload: sp.SendCancel, turn: Turn, session: Session) -> Reply:
    """Cancel one meeting; its items go to the next one."""
    check_leads(turn)
    meeting = load(session, payload.meeting)
    if meeting.cancelled_at is not None:
        return Reply(notice=turn.text("meetings-cancelled-already"), shows=Shows(p.SERIES))
    can_change(meeting, turn.now)
    why = rules.check_length(one_line(payload.why), REASON_MOST) or None
    moved = cancel(session, meeting, why, by=turn.me.id, now=turn.now)
    _news(turn, session, meeting, meeting.starts_at)
    return Reply(notice=turn.text("meetings-meeting-cancelled", n=moved), shows=Shows(p.SERIES))


def restore_meeting(payload: sp.Restore, turn: Turn, session: Session) -> Reply:
    """Let the rule decide again."""
    check_leads(turn)
    meeting = load(session, payload.meeting)
    if meeting.cancelled_at is None and not meeting.by_hand:
        return Reply(notice=turn.text("meetings-restored-already"), shows=Shows(p.SERIES))
    if meeting.started_at is not None or meeting.ended_at is not None:
        raise Refusal("meetings-error-begun")
    old = meeting.starts_at
    restore(session, meeting, turn.zone, turn.calendar, turn.now)
    _news(turn, session, meeting, old)
    return Reply(notice=turn.text("meetings-restored", when=words.when(turn, meeting)), shows=Shows(p.SERIES))


def _news(turn: Turn, session: Session, meeting: Meeting, old: datetime) -> None:
    """Tell the channel of a change that is near: once for each change, in a message of its own."""
    channel = network_channel(session)
    nearest = min(meeting.starts_at, old)
    if channel is None or nearest > turn.now + NEWS_AHEAD:
        return
    outbox.plan(
        session,
        key=f"moment:{p.CHANGE}:{meeting.id}:{meeting.sequence}",
        kind=shared.POST,
        subject={"surface": p.CHANGE, "subject": meeting.id},
        now=turn.now,
        conversation_id=channel,
    )


def meeting_command(rest: str, turn: Turn, session: Session) -> Reply:
    """``kokous``: the meeting under way, or the next one, with everything that can be done about it."""
    ensure(session, turn.now, turn.zone, turn.calendar)
    found = next(iter(meetings.coming(session)), None)
    if found is None:
        return Reply(shows=Shows(p.SERIES))
    return Reply(shows=Shows(p.NEXT, found.id))
