"""The next meeting as one card, and the list of the next twelve."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.cards import (
    Card,
    Element,
    Meta,
    Part,
    RowFold,
    button,
    buttons,
    card,
    heading,
    in_rows,
    is_web_address,
    item_row,
    open_url,
    section,
    small,
    submit_button,
)
from bot.turn import Turn
from dialogs.meetings import lead_payloads as lp
from dialogs.meetings import payloads as p
from dialogs.meetings import series_payloads as sp
from dialogs.meetings import words
from dialogs.meetings.cards import calendar_button, over, where_and_why
from dialogs.meetings.record import load, may_lead, next_one
from dialogs.meetings.series import coming_shown, read
from dialogs.meetings.series_text import told
from storage import agendas
from storage.meetings import Meeting


def next_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """When we meet next, and everything that can be done about it."""
    meeting = load(session, subject)
    title = words.when_title(turn, meeting)
    lead = notice or _next_lead(turn, session, meeting)
    body: list[Part] = [heading(over(turn, meeting), title, lead), *where_and_why(turn, meeting)]
    body.extend(buttons(*in_rows(_next_buttons(turn, session, meeting))))
    return card(turn.speech, speak=f"{turn.text('meetings-name')}: {title}. {lead}", body=body)


def _next_lead(turn: Turn, session: Session, meeting: Meeting) -> str:
    if meeting.cancelled_at is not None:
        return turn.text("meetings-cancelled-lead")
    if meeting.under_way:
        return turn.text("meetings-under-way")
    items = sum(not item.fixed for item in agendas.items_of(session, meeting.id))
    return turn.text("meetings-items-so-far", n=items)


def _next_buttons(turn: Turn, session: Session, meeting: Meeting) -> list[Element]:
    found: list[Element] = []
    if meeting.under_way:
        found.append(button(turn.text("meetings-write"), lp.Start(meeting.id), style="positive"))
    elif words.may_start(turn, meeting):
        found.append(button(turn.text("meetings-start"), lp.Start(meeting.id), style="positive"))
    found.append(submit_button(turn.text("meetings-show-agenda"), p.Open(p.MEETING, meeting.id)))
    if meeting.planned and not meeting.under_way:
        found.append(submit_button(turn.text("meetings-propose"), p.Propose(meeting.id)))
    if meeting.link and meeting.planned and is_web_address(meeting.link):
        found.append(open_url(turn.text("meetings-join"), meeting.link))
    found.append(calendar_button(turn, meeting, turn.text("meetings-to-calendar")))
    found.append(submit_button(turn.text("meetings-next-twelve"), p.Open(p.SERIES)))
    found.append(submit_button(turn.text("meetings-history"), lp.History()))
    return found


def series_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """The next twelve meetings, with what is different in each; coordination changes one here."""
    series = read(session)
    title = turn.text("meetings-next-twelve")
    if series is None:
        lead = notice or turn.text("meetings-no-series")
        ways = [submit_button(turn.text("meetings-agree"), sp.AskSeries())] if may_lead(turn) else []
        body: list[Part] = [heading(turn.text("meetings-name"), title, lead), *buttons(ways)]
        return card(turn.speech, speak=lead, body=body)
    lines = told(series.rule, turn.speech)
    lead = notice or words.capital(lines[0])
    body = [heading(turn.text("meetings-name"), title, lead)]
    rest = lines[1:] if not notice else lines
    if rest:
        body.append(small(words.capital(" · ".join(rest))))
    coming = coming_shown(session, turn.now)
    places = {words.place(turn, meeting) for meeting in coming}
    if len(places) == 1:
        body.append(small(turn.text("meetings-place", place=places.pop())))
    for meeting in coming:
        body.append(_row(turn, meeting, bool(places)))
    if turn.place.private and may_lead(turn):
        body.extend(buttons([submit_button(turn.text("meetings-change-rule"), sp.AskSeries())]))
    return card(turn.speech, speak=f"{title}. {lead}", body=body)


def _row(turn: Turn, meeting: Meeting, with_place: bool) -> list[Element]:
    title = words.when_title(turn, meeting)
    meta: list[Meta] = []
    if meeting.cancelled_at is not None:
        meta.append(Meta(turn.text("meetings-state", state="cancelled"), "strong"))
    elif meeting.under_way:
        meta.append(Meta(turn.text("meetings-state", state="now"), "strong"))
    elif meeting.by_hand and meeting.was_at is not None:
        meta.append(Meta(turn.text("meetings-was-at", when=turn.when(meeting.was_at))))
    elif meeting.holiday_moved:
        meta.append(Meta(turn.text("meetings-holiday-moved", day=turn.day(meeting.rule_day))))
    elif with_place:
        meta.append(Meta(words.place(turn, meeting)))
    inside = None
    if turn.place.private and may_lead(turn) and meeting.started_at is None and meeting.ended_at is None:
        inside = RowFold(f"meeting-{meeting.id}", [buttons(*in_rows(_changes(turn, meeting)))], turn.speech)
    return item_row(title, meta, fold=inside)


def _changes(turn: Turn, meeting: Meeting) -> list[Element]:
    ways = []
    if meeting.cancelled_at is None:
        ways.append(submit_button(turn.text("meetings-move"), sp.AskMove(meeting.id)))
        ways.append(submit_button(turn.text("meetings-cancel"), sp.AskCancel(meeting.id)))
    if meeting.cancelled_at is not None or meeting.by_hand:
        ways.append(submit_button(turn.text("meetings-restore"), sp.Restore(meeting.id)))
    ways.append(submit_button(turn.text("meetings-show-agenda"), p.Open(p.MEETING, meeting.id)))
    return ways


def home_parts(turn: Turn, session: Session) -> list[Part]:
    """The next meeting, as the home card tells it."""
    meeting = next_one(session)
    if meeting is None:
        return []
    mine = [item for item in agendas.items_of(session, meeting.id) if item.presenter_id == turn.me.id]
    meta = [Meta(words.place(turn, meeting))]
    if mine:
        meta.insert(0, Meta(turn.text("meetings-you-present", title=mine[0].title), "strong"))
    opens = submit_button(turn.text("meetings-open"), p.Open(p.NEXT, meeting.id))
    return [
        section(turn.text("meetings-home")),
        item_row(words.when_title(turn, meeting), meta, button=opens),
    ]
