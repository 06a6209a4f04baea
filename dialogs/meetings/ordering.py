"""The order of an agenda, which coordination decides: up and down, to the next meeting, changed, withdrawn."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.capability import Reply, Shows
from bot.card_size import first_that_fits
from bot.cards import (
    Card,
    Element,
    Meta,
    Part,
    RowFold,
    buttons,
    card,
    heading,
    in_rows,
    item_row,
    section,
    small,
    submit_button,
)
from bot.turn import Turn
from dialogs.meetings import payloads as p
from dialogs.meetings import rules, words
from dialogs.meetings.cards import item_meta, over
from dialogs.meetings.editing import check_may_move
from dialogs.meetings.record import (
    changed,
    check_leads,
    in_section,
    load,
    load_item,
    put_in_order,
    sections_of,
)
from storage.agendas import AgendaItem
from storage.meetings import Meeting

ROWS = (14, 10, 7, 5)
"""Items that are shown with their buttons, fewer while the card is too big."""


def order_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """Every item that can be moved, with its place and what can be done with it."""
    meeting = load(session, subject)
    return first_that_fits(_order_card(turn, session, meeting, notice, rows) for rows in ROWS)


def _order_card(turn: Turn, session: Session, meeting: Meeting, notice: str | None, rows: int) -> Card:
    title, lead = words.when_title(turn, meeting), notice or turn.text("meetings-order-lead")
    body: list[Part] = [heading(f"{over(turn, meeting)} · {turn.text('meetings-order')}", title, lead)]
    shown = 0
    for each in sections_of(session, meeting):
        slots = [slot for slot in each.slots if not slot.item.fixed]
        if slots:
            room = max(0, rows - shown)
            shown += len(slots)
            share = f"{each.wanted}/{words.minutes(turn, each.capacity)}"
            body.append(section(turn.text("meetings-section-share", section=each.name, share=share)))
            body.extend(
                _row(turn, meeting, slot, place, len(slots)) for place, slot in enumerate(slots[:room], 1)
            )
            if len(slots) > room:
                body.append(small(turn.text("meetings-more-items", n=len(slots) - room)))
    if not shown:
        body.append(small(turn.text("meetings-nothing-to-order")))
    ways = [
        submit_button(turn.text("meetings-show-agenda"), p.Open(p.MEETING, meeting.id)),
        submit_button(turn.text("meetings-propose"), p.Propose(meeting.id)),
    ]
    body.extend(buttons(*in_rows(ways)))
    return card(turn.speech, speak=f"{title}. {lead}", body=body)


def _row(turn: Turn, meeting: Meeting, slot: rules.Slot, place: int, of: int) -> list[Element]:
    item = slot.item
    up = submit_button(turn.text("meetings-up"), p.Shift(item.id, -1, place)) if place > 1 else None
    ways = []
    if place < of:
        ways.append(submit_button(turn.text("meetings-down"), p.Shift(item.id, 1, place)))
    ways.append(submit_button(turn.text("meetings-edit"), p.AskEdit(item.id)))
    ways.append(submit_button(turn.text("meetings-move-on"), p.MoveOn(item.id, meeting.id, on=p.ORDER)))
    ways.append(submit_button(turn.text("meetings-withdraw-other"), p.Withdraw(item.id, on=p.ORDER)))
    clock = [Meta(words.clock(turn, slot.starts))] if slot.fits else []
    inside = RowFold(f"item-{item.id}", [buttons(*in_rows(ways))], turn.speech)
    return item_row(item.title, [*clock, *item_meta(turn, meeting, slot)][:3], button=up, fold=inside)


def shift(payload: p.Shift, turn: Turn, session: Session) -> Reply:
    """Move an item one place; a second click of the same button finds it moved and changes nothing."""
    item = load_item(session, payload.item)
    check_leads(turn)
    check_may_move(turn, item)
    meeting = load(session, item.meeting_id or 0)
    own = [each for each in in_section(session, item) if not each.fixed]
    if _place(own, item) == payload.position:
        at = payload.position - 1
        to = at + (1 if payload.by > 0 else -1)
        if 0 <= to < len(own):
            own[at], own[to] = own[to], own[at]
            put_in_order(session, own)
            changed(session, meeting, turn.now)
    return Reply(shows=Shows(p.ORDER, meeting.id))


def _place(own: list[AgendaItem], item: AgendaItem) -> int:
    return [each.id for each in own].index(item.id) + 1


def open_card(payload: p.Open, turn: Turn, session: Session) -> Reply:
    """Show one of the meetings' cards in a message of its own."""
    if payload.on == p.ORDER:
        check_leads(turn)
    if payload.on in (p.MEETING, p.NEXT, p.ORDER, p.MINUTES):
        return Reply(shows=Shows(payload.on, load(session, payload.meeting).id), fresh=True)
    return Reply(
        shows=Shows(payload.on if payload.on in (p.THEMES, p.PROMISES, p.SERIES) else p.SERIES), fresh=True
    )
