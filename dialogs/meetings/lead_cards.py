"""The card that a meeting is led and written with. It is its writer's own: nobody's typing is swept away by another's."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

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
    choice_input,
    date_input,
    fold,
    heading,
    in_rows,
    is_web_address,
    item_row,
    multiline_input,
    open_url,
    plain_line,
    progress,
    quote_box,
    section,
    small,
    submit_button,
    text_input,
    user_text,
)
from bot.turn import Turn
from dialogs.meetings import lead_payloads as lp
from dialogs.meetings import payloads as p
from dialogs.meetings import promise_payloads as pp
from dialogs.meetings import rules, words
from dialogs.meetings.cards import more, over
from dialogs.meetings.record import load, load_item, next_after, sections_of
from storage import agendas, members, promises
from storage.agendas import DONE, WRITTEN_MOST, AgendaItem
from storage.meetings import Meeting
from storage.promises import OPEN, WHAT_MOST

PEOPLE_MOST = 100
END_ROWS = 12
ROWS = (14, 7, 0)
"""Other items that can be taken, and promises shown; fewer while the card is too big for what is written on it."""


def lead_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """The item under way: its time, what is written of it, its promises, and the way on."""
    meeting = load(session, subject)
    return first_that_fits(_lead_card(turn, session, meeting, notice, rows) for rows in ROWS)


def _lead_card(turn: Turn, session: Session, meeting: Meeting, notice: str | None, rows: int) -> Card:
    order = rules.running_order(sections_of(session, meeting))
    if meeting.current_id is None or not meeting.under_way:
        return end_card(turn, session, meeting, notice)
    item = load_item(session, meeting.current_id)
    following = rules.next_of([slot.item for slot in order], item.id)
    title = words.item_title(turn, session, item)
    lead = _times(turn, item, _planned(order, item))
    body: list[Part] = [heading(over(turn, meeting), title, user_text(lead))]
    if notice:
        body.append(small(notice))
    body.extend(_progress(turn, session, meeting, order, item, following))
    if rows:
        body.extend(_background(turn, session, meeting, item))
    body.extend(_fields(turn, item))
    body.extend(buttons(_ways_on(turn, meeting, item, following)))
    body.extend(_promises(turn, session, meeting, item, rows))
    if rows:
        body.extend(_all_items(turn, session, meeting, order, item, rows))
    return card(turn.speech, speak=f"{title}. {lead}", body=body, actions=_footer(turn, meeting, item))


def _sent(payload: Any, meeting: Meeting, item: AgendaItem, **more: int) -> Any:
    """A payload that brings along what is written on the card."""
    return payload(meeting=meeting.id, item=item.id, written=item.written, **more)


def _planned(order: list[rules.Slot], item: AgendaItem) -> int:
    return next((slot.minutes for slot in order if slot.item.id == item.id), item.minutes)


def _times(turn: Turn, item: AgendaItem, planned: int) -> str:
    begun = item.begun_at or turn.now
    ends = begun + timedelta(minutes=planned) - timedelta(seconds=item.used_seconds)
    told = turn.text(
        "meetings-times",
        begun=turn.speech.time(words.local(turn, begun)),
        ends=turn.speech.time(words.local(turn, ends)),
    )
    who = words.presenter(turn, item)
    length = words.minutes(turn, planned)
    return f"{who}, {length}. {told}" if who else f"{length}. {told}"


def _progress(
    turn: Turn,
    session: Session,
    meeting: Meeting,
    order: list[rules.Slot],
    item: AgendaItem,
    following: AgendaItem | None,
) -> list[Element]:
    numbers = [slot.item.id for slot in order]
    at = numbers.index(item.id) + 1 if item.id in numbers else len(numbers)
    text = turn.text("meetings-item-of", n=at, total=len(numbers))
    if following is not None:
        who = words.presenter(turn, following)
        named = words.item_title(turn, session, following)
        text = f"{text} · {turn.text('meetings-next-is', title=f'{named} ({who})' if who else named)}"
    used = (turn.now - (meeting.started_at or turn.now)).total_seconds()
    share = turn.text(
        "meetings-time-used", used=rules.minutes_used(int(used)), planned=words.minutes(turn, meeting.minutes)
    )
    done = sum(slot.item.state == DONE for slot in order)
    bar = progress(done, 0, max(len(numbers), 1), text=text, label=turn.text("host-progress"))
    return [*bar, small(share, spacing="None")]


def _background(turn: Turn, session: Session, meeting: Meeting, item: AgendaItem) -> list[Part]:
    parts: list[Part] = []
    if item.details:
        parts.append(user_text(item.details))
    if item.link and is_web_address(item.link):
        parts.append(buttons([open_url(turn.text("meetings-open-link"), item.link)]))
    for move in agendas.moves_of_item(session, item.id)[-1:]:
        earlier = "\n".join(text for text in (move.notes, move.decisions) if text)
        if earlier:
            parts.append(quote_box(earlier, [Meta(turn.text("meetings-noted-before"))]))
    if item.fixed == "opening":
        for promise in words.last_promises(session, meeting)[:12]:
            keep = None
            if promise.state == OPEN:
                keep = button(
                    turn.text("host-done"),
                    pp.Keep(promise.id, on=p.LEAD, subject=meeting.id),
                    label=f"{turn.text('host-done')}: {promise.what}",
                )
            parts.append(item_row(promise.what, words.promise_meta(turn, promise), button=keep))
    return parts


def _fields(turn: Turn, item: AgendaItem) -> list[Part]:
    return [
        multiline_input(
            "notes",
            turn.text("meetings-label-notes"),
            max_length=max(WRITTEN_MOST, len(item.notes) + 1000),
            placeholder=turn.text("meetings-example-notes"),
            value=item.notes,
        ),
        multiline_input(
            "decisions",
            turn.text("meetings-label-decisions"),
            max_length=max(WRITTEN_MOST, len(item.decisions) + 1000),
            placeholder=turn.text("meetings-example-decisions"),
            value=item.decisions,
        ),
    ]


def _ways_on(turn: Turn, meeting: Meeting, item: AgendaItem, following: AgendaItem | None) -> list[Element]:
    save = button(turn.text("host-save"), _sent(lp.Save, meeting, item), inputs=True)
    if following is None:
        return [save]
    go_on = turn.text("meetings-step")
    return [button(go_on, _sent(lp.Step, meeting, item), style="positive", inputs=True), save]


def _promises(turn: Turn, session: Session, meeting: Meeting, item: AgendaItem, rows: int) -> list[Part]:
    made = promises.of_item(session, item.id, meeting.id)
    parts: list[Part] = [section(turn.text("meetings-promises-here"), len(made))] if made else []
    parts.extend(
        item_row(promise.what, words.promise_meta(turn, promise)) for promise in made[: max(rows, 2)]
    )
    people = [(str(member.id), member.name) for member in members.active(session)[:PEOPLE_MOST]]
    day = turn.calendar.on_or_after(turn.today + timedelta(days=rules.PROMISED_DAYS))
    fields: list[Part] = [
        choice_input("owner", turn.text("meetings-label-owner"), people, speech=turn.speech, expanded=False),
        text_input(
            "what",
            turn.text("meetings-label-what"),
            max_length=WHAT_MOST,
            placeholder=turn.text("meetings-example-what"),
        ),
        date_input("due", turn.text("meetings-label-due"), speech=turn.speech, value=day),
        buttons([button(turn.text("meetings-add-promise"), _sent(lp.Promised, meeting, item), inputs=True)]),
    ]
    who_what_when = [Meta(turn.text("meetings-who-what-when"))]
    title = turn.text("meetings-add-promise")
    parts.append(fold("prom", title, who_what_when, fields, speech=turn.speech, separator=False))
    return parts


def _all_items(
    turn: Turn, session: Session, meeting: Meeting, order: list[rules.Slot], current: AgendaItem, shown: int
) -> list[Element]:
    rows: list[Part] = []
    for slot in order[:shown]:
        item = slot.item
        title = words.item_title(turn, session, item)
        if item.id == current.id:
            rows.append(item_row(title, [Meta(turn.text("meetings-item-now"), "strong")]))
            continue
        state = [Meta(turn.text("meetings-item-done"))] if item.state == DONE else []
        go = turn.text("meetings-jump")
        sent = _sent(lp.Jump, meeting, current, to=item.id)
        opens = submit_button(go, sent, inputs=True)
        rows.append(item_row(title, [*state, Meta(words.minutes(turn, slot.minutes))], button=opens))
    if len(order) > shown:
        rows.append(small(turn.text("meetings-more-items", n=len(order) - shown)))
    return fold("all", turn.text("meetings-all-items"), [], rows, speech=turn.speech)


def _footer(turn: Turn, meeting: Meeting, item: AgendaItem) -> list[Element]:
    ask = button(turn.text("meetings-end"), _sent(lp.AskEnd, meeting, item), inputs=True)
    if item.fixed:
        return [ask]
    return [button(turn.text("meetings-defer"), _sent(lp.Defer, meeting, item), inputs=True), ask]


def end_card(turn: Turn, session: Session, meeting: Meeting, notice: str | None = None) -> Card:
    """Before the end: what was dealt with, and where the rest goes."""
    items = agendas.items_of(session, meeting.id)
    left = rules.left_over(items, meeting.current_id)
    following = next_after(session, meeting)
    day = turn.day(following.day) if following is not None else turn.text("meetings-to-open")
    made = promises.of_meeting(session, meeting.id)
    title = turn.text("meetings-end-title")
    lead = notice or turn.text("meetings-end-lead", n=len(left), day=day)
    body: list[Part] = [heading(over(turn, meeting), title, lead)]
    if left:
        body.append(section(turn.text("meetings-moves-on"), len(left)))
        body.extend(plain_line(item.title) for item in left[:END_ROWS])
        body.extend(more(turn, len(left) - END_ROWS))
    if made:
        body.append(section(turn.text("meetings-promises"), len(made)))
        body.extend(item_row(promise.what, words.promise_meta(turn, promise)) for promise in made[:END_ROWS])
        body.extend(more(turn, len(made) - END_ROWS))
    actions = [button(turn.text("meetings-end"), lp.End(meeting.id), style="positive")]
    if meeting.current_id is not None:
        actions.append(button(turn.text("meetings-go-on"), lp.Start(meeting.id)))
    body.extend(buttons(*in_rows(actions)))
    return card(turn.speech, speak=f"{title} {lead}", body=body)
