"""The agenda's card: everybody's in the channel, updated in place from the first call to the minutes."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.card_size import first_that_fits
from bot.cards import (
    Card,
    Element,
    Meta,
    Part,
    button,
    buttons,
    card,
    clock_row,
    heading,
    in_rows,
    is_web_address,
    meta_line,
    note,
    open_url,
    section,
    small,
    submit_button,
    user_text,
)
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.meetings import lead_payloads as lp
from dialogs.meetings import payloads as p
from dialogs.meetings import rules, words
from dialogs.meetings.record import load, may_lead, next_after, sections_of
from storage import turns
from storage.agendas import DONE, AgendaItem, moves_from
from storage.meetings import Meeting

MINE_SHOWN = 6
ROWS = (5, 4, 2, 1)
"""Items of one section that are shown, fewer while the card is too big; a longer section says how many more."""


def meeting_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """One meeting: when and where, its sections with their time, and what can be done now."""
    meeting = load(session, subject)
    return first_that_fits(_meeting_card(turn, session, meeting, notice, rows) for rows in ROWS)


def _meeting_card(turn: Turn, session: Session, meeting: Meeting, notice: str | None, rows: int) -> Card:
    lead = notice or _lead(turn, session, meeting)
    title = words.when_title(turn, meeting)
    body: list[Part] = [heading(over(turn, meeting), title, lead)]
    body.extend(where_and_why(turn, meeting))
    if meeting.cancelled_at is None:
        following = next_after(session, meeting)
        for each in sections_of(session, meeting):
            body.extend(_section(turn, session, meeting, each, following, rows))
    body.extend(_moved_on(turn, session, meeting))
    body.extend(buttons(*in_rows(_buttons(turn, session, meeting))))
    return card(turn.speech, speak=_spoken(turn, session, meeting, lead), body=body)


def over(turn: Turn, meeting: Meeting) -> str:
    """The overline: what it is, and its state in words."""
    state = "cancelled" if meeting.cancelled_at else "held" if meeting.ended_at else ""
    state = "missed" if meeting.missed_at else "now" if meeting.under_way else state
    name = turn.text("meetings-name")
    return f"{name} · {turn.text('meetings-state', state=state)}" if state else name


def more(turn: Turn, n: int) -> list[Part]:
    """What there was no room for is counted, so that nobody takes a part of a list for all of it."""
    return [small(turn.text("meetings-more-items", n=n))] if n > 0 else []


def where_and_why(turn: Turn, meeting: Meeting) -> list[Part]:
    """The place; and if it is not on the rule's day, why."""
    parts: list[Part] = []
    if meeting.cancelled_at is not None:
        if meeting.cancelled_why:
            parts.append(user_text(turn.text("line-reason", reason=meeting.cancelled_why)))
        return parts
    parts.append(small(turn.text("meetings-place", place=words.place(turn, meeting))))
    if meeting.by_hand and meeting.was_at is not None:
        parts.append(small(turn.text("meetings-was-at", when=turn.when(meeting.was_at))))
    elif meeting.holiday_moved:
        parts.append(small(turn.text("meetings-holiday-moved", day=turn.day(meeting.rule_day))))
    return parts


def _lead(turn: Turn, session: Session, meeting: Meeting) -> str:
    if meeting.cancelled_at is not None:
        return turn.text("meetings-cancelled-lead")
    if meeting.missed_at is not None:
        return turn.text("meetings-missed-lead")
    if meeting.ended_at is not None:
        return turn.text("meetings-ended-lead")
    if meeting.under_way:
        return turn.text("meetings-under-way")
    if words.frozen(turn, session, meeting):
        return turn.text("agenda-frozen")
    freeze = turn.day(words.local(turn, words.freezes_at(turn, meeting)).date())
    return turn.text(
        "agenda-call", date=turn.day(meeting.day), start=words.start(turn, meeting), freeze=freeze
    )


def _spoken(turn: Turn, session: Session, meeting: Meeting, lead: str) -> str:
    name = turn.text("meetings-name")
    told = f"{name}: {turn.speech.spoken_date(meeting.day)} {words.hours(turn, meeting)}."
    if meeting.planned and not meeting.under_way and not words.frozen(turn, session, meeting):
        return f"{lead} {told}"
    return f"{told} {lead}"


def _section(
    turn: Turn,
    session: Session,
    meeting: Meeting,
    each: rules.Section,
    following: Meeting | None,
    rows: int,
) -> list[Part]:
    parts: list[Part] = [
        section(turn.text("meetings-section", section=each.name)),
        _fill(turn, each, following, over=not meeting.planned),
    ]
    for slot in each.slots[:rows]:
        parts.append(_row(turn, session, meeting, slot))
    if len(each.slots) > rows:
        parts.append(small(turn.text("meetings-more-items", n=len(each.slots) - rows)))
    told = _nothing_yet(turn, session, meeting, each)
    if told:
        parts.append(small(told))
    return parts


def _fill(turn: Turn, each: rules.Section, following: Meeting | None, *, over: bool) -> Element:
    share = f"{each.wanted}/{words.minutes(turn, each.capacity)}"
    # What did not fit is told by a meeting that is to come; one that is over has dealt with it.
    if over or not each.over:
        return meta_line([Meta(share)])
    by = turn.text("meetings-over-by", minutes=words.minutes(turn, each.over))
    if following is None:
        return meta_line([Meta(f"! {share}", "late"), Meta(by)])
    ask = turn.text("meetings-over-ask", over=by, day=turn.day(following.day))
    return meta_line([Meta(f"! {share}", "late"), Meta(ask)])


def _row(turn: Turn, session: Session, meeting: Meeting, slot: rules.Slot) -> Element:
    item = slot.item
    way = None
    if item.link and is_web_address(item.link) and slot.fits:
        way = open_url(turn.text("meetings-link"), item.link)
        way["tooltip"] = turn.text("meetings-link-label", title=item.title)
    elif not slot.fits and meeting.started_at is None:
        way = button(
            turn.text("meetings-move-on"),
            p.MoveOn(item.id, meeting.id),
            label=turn.text("meetings-move-on-label", title=item.title),
        )
    title = words.item_title(turn, session, item)
    return clock_row(words.clock(turn, slot.starts), title, item_meta(turn, meeting, slot), button=way)


def item_meta(turn: Turn, meeting: Meeting, slot: rules.Slot) -> list[Meta]:
    """An item's state, who presents it, and how long it takes: three parts at the most."""
    item = slot.item
    found: list[Meta] = []
    if meeting.under_way and meeting.current_id == item.id:
        found.append(Meta(turn.text("meetings-item-now"), "strong"))
    elif meeting.started_at is not None and item.state == DONE and (item.used_seconds or not item.fixed):
        found.append(Meta(turn.text("meetings-item-done")))
    elif not slot.fits:
        found.append(Meta(turn.text("meetings-no-room")))
    elif item.carried and item.why and meeting.started_at is None:
        found.append(Meta(turn.text("meetings-carried", why=words.reason(turn, item.why))))
    who = words.presenter(turn, item)
    if who or not item.fixed:
        found.append(Meta(who or turn.text("meetings-no-presenter")))
    return [*found, Meta(words.minutes(turn, slot.minutes))]


def _nothing_yet(turn: Turn, session: Session, meeting: Meeting, each: rules.Section) -> str | None:
    """What stands in a section that waits for items: only counts of those who were asked."""
    if meeting.started_at is not None or not meeting.planned:
        return None
    if each.name == "projects":
        invited = sum(
            invite.answer is None and not invite.placed for invite in turns.invites_of(session, meeting.id)
        )
        if invited:
            return turn.text("meetings-invited-count", n=invited)
    if each.slots or words.frozen(turn, session, meeting):
        return None
    if each.name == "theme":
        return turn.text("meetings-themes-count", n=len(turns.waiting_themes(session)))
    return turn.text("meetings-nothing-yet")


def _moved_on(turn: Turn, session: Session, meeting: Meeting) -> list[Part]:

    moved = moves_from(session, meeting.id)
    if not moved or not (meeting.cancelled_at or meeting.missed_at):
        return []
    rows: list[Part] = [section(turn.text("meetings-moved-on"), len(moved))]
    for move in moved[:12]:
        rows.append(user_text(f"{move.item.title} · {words.moved_to(turn, session, move)}"))
    return rows


def _buttons(turn: Turn, session: Session, meeting: Meeting) -> list[Element]:
    if meeting.ended_at is not None:
        return [submit_button(turn.text("meetings-open-minutes"), p.Open(p.MINUTES, meeting.id))]
    if not meeting.planned:
        return [submit_button(turn.text("meetings-next-button"), p.Open(p.NEXT))]
    found: list[Element] = []
    if meeting.under_way:
        found.append(button(turn.text("meetings-write"), lp.Start(meeting.id), style="positive"))
    else:
        # Until the lock the agenda asks for items; after it, for the meeting to begin.
        locked = words.frozen(turn, session, meeting)
        starts = [
            button(turn.text("meetings-start"), lp.Start(meeting.id), style="positive" if locked else None)
        ]
        asks = submit_button(
            turn.text("meetings-propose"), p.Propose(meeting.id), style=None if locked else "positive"
        )
        to_calendar = calendar_button(turn, meeting, turn.text("meetings-to-calendar"))
        may = locked or words.may_start(turn, meeting)
        found.extend(
            [*starts, asks, to_calendar] if locked else [asks, to_calendar, *(starts if may else [])]
        )
        found.append(submit_button(turn.text("meetings-themes"), p.Open(p.THEMES)))
    if meeting.link and is_web_address(meeting.link):
        found.append(open_url(turn.text("meetings-join"), meeting.link))
    if turn.place.private and may_lead(turn):
        found.append(submit_button(turn.text("meetings-order"), p.Open(p.ORDER, meeting.id)))
    return found


def calendar_button(turn: Turn, meeting: Meeting, title: str) -> Element:
    """The calendar entry: a file in one's own chat; from a channel a message there, told to its asker only."""
    ask = p.Calendar(meeting.id)
    return submit_button(title, ask) if turn.place.private else button(title, ask)


def soon_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """An hour before: when, where, and the way in; later what became of it. Raises Refusal if it comes too late."""
    meeting = load(session, subject)
    if meeting.planned and not meeting.under_way and turn.now >= words.ends_at(meeting):
        raise Refusal("meetings-error-over")
    start, where = words.start(turn, meeting), words.place(turn, meeting)
    if not meeting.planned:
        lead = _lead(turn, session, meeting)
    elif turn.now < meeting.starts_at:
        lead = turn.text("meeting-hour-before", start=start, place=where)
    else:
        lead = turn.text("meetings-has-begun", start=start, place=where)
    found: list[Element] = []
    if meeting.planned:
        if meeting.link and is_web_address(meeting.link):
            found.append(open_url(turn.text("meetings-join"), meeting.link))
        found.append(submit_button(turn.text("meetings-show-agenda"), p.Open(p.MEETING, meeting.id)))
        word = "meetings-write" if meeting.under_way else "meetings-start"
        found.append(button(turn.text(word), lp.Start(meeting.id)))
    elif meeting.ended_at is not None:
        found.append(submit_button(turn.text("meetings-open-minutes"), p.Open(p.MINUTES, meeting.id)))
    title = words.when_title(turn, meeting)
    body: list[Part] = [heading(over(turn, meeting), title, user_text(lead)), *_mine(turn, session, meeting)]
    body.extend(buttons(*in_rows(found)))
    return card(turn.speech, speak=lead, body=body)


def _mine(turn: Turn, session: Session, meeting: Meeting) -> list[Part]:
    """What the reader presents in a meeting that is still to be held, in their own chat."""
    if not (turn.place.private and meeting.planned):
        return []
    slots = [slot for each in sections_of(session, meeting) for slot in each.slots]
    mine = [slot for slot in slots if slot.item.presenter_id == turn.me.id][:MINE_SHOWN]
    rows: list[Part] = [_row(turn, session, meeting, slot) for slot in mine]
    return [small(turn.text("meetings-soon-mine")), *rows] if rows else []


def change_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """News for everybody: the meeting moved, was cancelled, or is held after all."""
    meeting = load(session, subject)
    if meeting.cancelled_at is not None:
        lead = turn.text("meetings-news-cancelled", when=words.when(turn, meeting))
    elif meeting.was_at is not None:
        lead = turn.text("meetings-news-moved", old=turn.when(meeting.was_at), new=words.when(turn, meeting))
    else:
        lead = turn.text("meetings-news-held", when=words.when(turn, meeting))
    body: list[Part] = [heading(over(turn, meeting), words.when_title(turn, meeting), lead)]
    body.extend(where_and_why(turn, meeting))
    body.append(note(turn.text("meetings-news-calendar")))
    found = [calendar_button(turn, meeting, turn.text("meetings-update-calendar"))]
    found.append(submit_button(turn.text("meetings-show-agenda"), p.Open(p.MEETING, meeting.id)))
    body.extend(buttons(*in_rows(found)))
    return card(turn.speech, speak=lead, body=body)


def said_card(turn: Turn, meeting: Meeting, item: AgendaItem, notice: str, *more: Element) -> Card:
    """What stands in the place of a form or a button: what was done to one item."""
    body: list[Part] = [heading(over(turn, meeting), words.when_title(turn, meeting), user_text(notice))]
    return card(turn.speech, speak=notice, body=[*body, *buttons(*in_rows(more))])
