"""The one message a day: what waits for its person, grouped, the most urgent first, each with its one action."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

import orjson
from sqlalchemy.orm import Session

from bot.cards import (
    Card,
    Element,
    Meta,
    Part,
    button,
    buttons,
    card,
    done_line,
    fold,
    heading,
    in_rows,
    item_row,
    note,
    plain_line,
    section,
    small,
    submit_button,
    toggle_button,
)
from bot.nudge_buttons import in_daily
from bot.nudge_hours import Hours
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.reminders import payloads as p
from dialogs.reminders.daily import Daily, Matter, read
from storage import nudge_preferences, nudges

IN_SIGHT = 12
MOST_IN_MAIL = 60
MOST_BYTES = 24_000
DONE_IN_SIGHT = 6
_LATER, _STOP = "later", "stop"
_FOLDED: tuple[tuple[int, int], ...] = ((12, 40), (4, 20), (0, 8))
"""How many folded matters keep their button, and how many more their line; fewer when the card gets too big."""


def daily_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """The daily message of the day ``subject`` for whoever asks. Private: Refusal anywhere but in their chat."""
    if not turn.place.private:
        raise Refusal("host-private-only")
    return draw(turn, session, read(turn, session, subject), subject, notice)


def draw(turn: Turn, session: Session, daily: Daily, message: int, notice: str | None = None) -> Card:
    """The card of a message that was read, small enough to be sent."""
    stopped = _all_stopped(turn, session, daily)
    rule = note(_rule(turn, session, stopped))
    drawn: Card = {}
    for folded in _FOLDED:
        drawn = _drawn(turn, daily, message, notice, folded, rule, buttons_too=not stopped)
        if len(orjson.dumps(drawn)) <= MOST_BYTES:
            break
    return drawn


def draw_as_mail(turn: Turn, daily: Daily, notice: str | None) -> Card:
    """The card of a message that goes as mail: every line of it in sight, and no buttons."""
    body: list[Part] = [heading(turn.day(turn.today), _title(turn, daily), notice)]
    for title, matters in _by_kind(daily.open[:MOST_IN_MAIL]).items():
        body.append(section(turn.text(title)))
        for matter in matters:
            assert matter.line is not None
            body.append(item_row(matter.line.title, matter.line.meta))
    body.append(small(turn.text("reminders-mail-how")))
    return card(turn.speech, speak=_title(turn, daily), body=body)


def _title(turn: Turn, daily: Daily) -> str:
    return turn.text("nudge-bundle", n=daily.count) if daily.count else turn.text("reminders-nothing")


def _rule(turn: Turn, session: Session, stopped: bool) -> str:
    if stopped:
        return turn.text("reminders-stopped-all")
    hours = Hours.of(nudge_preferences.of(session, turn.me.id))
    return turn.text("reminders-rule", hours=turn.speech.time_range(hours.opens, hours.closes))


def _drawn(
    turn: Turn,
    daily: Daily,
    message: int,
    notice: str | None,
    folded: tuple[int, int],
    rule: Element,
    *,
    buttons_too: bool,
) -> Card:
    title = _title(turn, daily)
    waiting = daily.open
    lead = notice or (turn.text("reminders-all-done") if daily.count and not waiting else None)
    body: list[Part] = [heading(f"{turn.text('host-name')} · {turn.day(daily.day)}", title, lead)]
    body.extend(_groups(turn, waiting[:IN_SIGHT], message))
    if waiting[IN_SIGHT:]:
        body.append(_rest(turn, waiting[IN_SIGHT:], message, folded))
    body.extend(_done(turn, daily))
    body.append(rule)
    spoken = f"{title}. {waiting[0].line.title}" if waiting and waiting[0].line else title
    if not waiting or not buttons_too:
        return card(turn.speech, speak=spoken, body=body)
    return card(turn.speech, speak=spoken, body=[*body, *_footer(turn, daily, message)])


def _done(turn: Turn, daily: Daily) -> list[Part]:
    """What was settled since the message came: by its name where that is known, the others as a number."""
    named = [one.done for one in daily.done if one.done][:DONE_IN_SIGHT]
    parts: list[Part] = [done_line(name) for name in named]
    others = len(daily.done) - len(named)
    if others:
        parts.append(done_line(turn.text("reminders-done", n=others)))
    return parts


def _by_kind(waiting: Sequence[Matter]) -> dict[str, list[Matter]]:
    """Kinds in the order of their most urgent matter, by the text that names them."""
    groups: dict[str, list[Matter]] = {}
    for matter in waiting:
        groups.setdefault(matter.kind.title, []).append(matter)
    return groups


def _groups(turn: Turn, waiting: Sequence[Matter], message: int) -> list[Part]:
    parts: list[Part] = []
    for title, matters in _by_kind(waiting).items():
        parts.append(section(turn.text(title), len(matters) if len(matters) > 1 else None))
        parts.extend(_row(turn, matter, message) for matter in matters)
    return parts


def _row(turn: Turn, matter: Matter, message: int) -> list[Element]:
    line = matter.line
    assert line is not None
    act: Element | None = None
    if line.action is not None:
        act = button(line.action_title or turn.text("host-done"), _on_this_card(line.action, message))
        act = in_daily(act, message, matter.nudge.id or 0)
    return item_row(line.title, line.meta, button=act)


def _on_this_card(action: Any, message: int) -> Any:
    """The action with the number of this message, if it can tell where its button stands: there the answer is drawn."""
    names = {one.name for one in fields(action)}
    if {"on", "subject"} <= names and action.on == p.DAILY:
        return replace(action, subject=message)
    return action


def _rest(turn: Turn, waiting: Sequence[Matter], message: int, folded: tuple[int, int]) -> list[Element]:
    with_button, as_line = folded
    parts: list[Part] = [_row(turn, matter, message) for matter in waiting[:with_button]]
    for matter in waiting[with_button : with_button + as_line]:
        if matter.line is not None:
            parts.append(plain_line(matter.line.title, *(meta.text for meta in matter.line.meta[:1])))
    left = len(waiting) - with_button - as_line
    if left > 0:
        parts.append(small(turn.text("reminders-rest-home", n=left)))
    first = waiting[0].line
    meta = [Meta(first.title)] if first is not None else []
    title = turn.text("reminders-rest", n=len(waiting))
    return fold("rest", title, meta, parts, speech=turn.speech, separator=False)


def _footer(turn: Turn, daily: Daily, message: int) -> list[Part]:
    """*Myöhemmin* opens its three days under itself, *Lopeta* its kinds: nothing is sent until one is chosen."""
    days = [
        button(turn.text("reminders-tomorrow"), p.Later(message)),
        button(turn.text("reminders-next-week"), p.Later(message, "next-week")),
        submit_button(turn.text("reminders-other-day"), p.AskLater(message)),
    ]
    kinds = {one.kind.kind: turn.text(one.kind.title) for one in daily.open}
    stops = buttons([button(turn.text("reminders-stop-these"), p.Stop(message))])
    # The names of the kinds are too long for buttons, above all on a phone.
    for kind, title in kinds.items():
        whole = button(turn.text("reminders-stop-kind"), p.Stop(message, kind))
        stops += item_row(title, (), button=whole)
    return [
        buttons(
            [
                toggle_button(turn.text("host-later"), _LATER),
                toggle_button(turn.text("host-stop-nudges"), _STOP),
            ]
        ),
        _opened(_LATER, turn.text("reminders-when"), buttons(*in_rows(days))),
        _opened(_STOP, turn.text("reminders-stop-which"), stops),
    ]


def _opened(id: str, question: str, answers: Sequence[Element]) -> Element:
    return {
        "type": "Container",
        "id": id,
        "isVisible": False,
        "style": "emphasis",
        "spacing": "Small",
        "items": [small(question), *answers],
    }


def _all_stopped(turn: Turn, session: Session, daily: Daily) -> bool:
    stopped = {
        (pause.kind, pause.subject_id)
        for pause in nudges.pauses_of(session, turn.me.id)
        if pause.until is None
    }
    waiting = {(matter.nudge.kind, matter.nudge.subject_id) for matter in daily.open}
    return bool(waiting) and all(one in stopped or (one[0], 0) in stopped for one in waiting)
