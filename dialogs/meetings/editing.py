"""An item that is on the agenda already: changed, moved to the next meeting, kept although it does not fit, withdrawn."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.capability import Asks, Draft, Reply, Shows
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.meetings import payloads as p
from dialogs.meetings import rules, turns, words
from dialogs.meetings.proposing import checked, item_reply
from dialogs.meetings.record import changed, load, load_item, may_lead, move_items, next_after
from storage import agendas
from storage.agendas import BY_HAND, OPEN, WITHDRAWN, AgendaItem
from storage.meetings import Meeting

EDIT = "meetings.edit"


def check_may_edit(turn: Turn, session: Session, item: AgendaItem) -> None:
    """The proposer and the presenter until the agenda is locked; coordination at any time."""
    if item.fixed or item.state != OPEN:
        raise Refusal("meetings-error-fixed" if item.fixed else "meetings-error-settled")
    if may_lead(turn):
        return
    if turn.me.id not in (item.proposed_by_id, item.presenter_id):
        who = item.proposed_by or item.presenter
        raise Refusal("refusal-not-allowed", role=who.name if who else turn.text("meetings-coordination"))
    if item.meeting is not None and words.frozen(turn, session, item.meeting):
        raise Refusal("meetings-error-frozen")


def ask_edit(payload: p.AskEdit, turn: Turn, session: Session) -> Reply:
    """Open the form with the item as it is."""
    item = load_item(session, payload.item)
    check_may_edit(turn, session, item)
    return Reply(asks=Asks(EDIT, draft_of(item)))


def draft_of(item: AgendaItem) -> Draft:
    """An item as its form holds it."""
    return {
        "item": item.id,
        "version": item.version,
        "section": item.section,
        "title": item.title,
        "minutes": item.minutes,
        "presenter": str(item.presenter_id or ""),
        "guest": item.guest or "",
        "project": str(item.project_id or ""),
        "details": item.details or "",
        "link": item.link or "",
    }


def send_edit(payload: p.SendEdit, turn: Turn, session: Session) -> Reply:
    """Save the changed item; if somebody was faster, the form comes again with what stands now told."""
    item = load_item(session, payload.item)
    check_may_edit(turn, session, item)
    if item.version != payload.version:
        raise Refusal("meetings-error-changed", title=item.title)
    section = rules.check_section(payload.section)
    fields = checked(turn, session, payload, section)
    known = agendas.open_presentation(session, fields["project_id"]) if fields["project_id"] else None  # type: ignore[arg-type]
    if known is not None and known.id != item.id:
        raise Refusal("meetings-error-doubled", project=str(fields["title"]))
    for name, value in fields.items():
        setattr(item, name, value)
    if section != item.section:
        item.section = section
        item.position = agendas.last_position(session, item.meeting_id, section) + 1
    item.version += 1
    session.flush()
    session.refresh(item)
    changed(session, item.meeting, turn.now)
    if item.meeting is None:
        return Reply(notice=turn.text("meetings-item-saved", title=item.title))
    return item_reply(turn, item, item.meeting, turn.text("meetings-item-saved", title=item.title))


def move_on(payload: p.MoveOn, turn: Turn, session: Session) -> Reply:
    """Move an item to the meeting after its own. Clicked twice, it moves once."""
    item = load_item(session, payload.item)
    meeting = load(session, payload.meeting)
    if item.meeting_id != meeting.id:
        return _where_now(turn, item, meeting, payload.on)
    check_may_move(turn, item)
    target = next_after(session, meeting)
    if target is None:
        raise Refusal("meetings-error-no-next")
    move_items(
        session,
        [item],
        target,
        reason=agendas.NO_ROOM if payload.on == "" else BY_HAND,
        by=turn.me.id,
        now=turn.now,
    )
    changed(session, meeting, turn.now)
    session.refresh(item)
    return _where_now(turn, item, meeting, payload.on)


def check_may_move(turn: Turn, item: AgendaItem) -> None:
    """The proposer, the presenter and coordination move an item, locked or not."""
    if item.fixed or item.state != OPEN:
        raise Refusal("meetings-error-fixed" if item.fixed else "meetings-error-settled")
    if turn.me.id not in (item.proposed_by_id, item.presenter_id) and not may_lead(turn):
        who = item.proposed_by or item.presenter
        raise Refusal("refusal-not-allowed", role=who.name if who else turn.text("meetings-coordination"))


def _where_now(turn: Turn, item: AgendaItem, meeting: Meeting, on: str) -> Reply:
    day = turn.day(item.meeting.day) if item.meeting is not None else turn.text("meetings-to-open")
    said = turn.text("meetings-moved-to", day=day, title=item.title)
    if on in (p.MEETING, p.ORDER, p.FINAL):
        return Reply(notice=said, shows=Shows(on, meeting.id))
    return item_reply(turn, item, item.meeting or meeting, said)


def stay(payload: p.Stay, turn: Turn, session: Session) -> Reply:
    """Keep an item although its section is overfull: it is taken if there is time."""
    item = load_item(session, payload.item)
    meeting = item.meeting or load(session, 0)
    return item_reply(turn, item, meeting, turn.text("meetings-stays", title=item.title))


def withdraw(payload: p.Withdraw, turn: Turn, session: Session) -> Reply:
    """Take a proposal back."""
    item = load_item(session, payload.item)
    if item.state != WITHDRAWN:
        check_may_move(turn, item)
        take_back(session, item, turn.me.id, turn.today, turn.now)
    said = turn.text("meetings-withdrawn", title=item.title)
    if payload.on == p.ORDER and item.meeting is not None:
        return Reply(notice=said, shows=Shows(p.ORDER, item.meeting.id))
    return Reply(notice=said) if item.meeting is None else item_reply(turn, item, item.meeting, said)


def take_back(session: Session, item: AgendaItem, by: int, today: date, now: datetime) -> None:
    """Take an item off its agenda; Kehu does not put it back there by itself."""
    item.state = WITHDRAWN
    item.version += 1
    session.flush()
    turns.taken_back(session, item, by, today, now)
    changed(session, item.meeting, now)
