"""The reminders card: what one is reminded of, when not, what was stopped, and how the messages are going."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from bot.capability import Draft
from bot.cards import (
    Card,
    Element,
    Meta,
    Part,
    button,
    buttons,
    card,
    date_input,
    facts,
    fold,
    heading,
    item_row,
    section,
    small,
    submit_button,
    text,
)
from bot.host_cards import CancelForm
from bot.nudge_hours import CLOSES, DAILY, OPENS
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.reminders import payloads as p
from dialogs.reminders.daily import line_of
from dialogs.reminders.status import Silent, Status, status
from storage import nudges
from storage.members import COORDINATOR, DEPUTY
from storage.nudges import Nudge, NudgePause

EVERYTHING = "*"
STOPPED_IN_SIGHT = 8
STOPPED_MOST = 20


def reminders_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """A person's own reminders; Refusal anywhere but in their chat."""
    if not turn.place.private:
        raise Refusal("host-private-only")
    pauses = [
        pause
        for pause in nudges.pauses_of(session, turn.me.id)
        if pause.until is None or pause.until > turn.today
    ]
    lead = notice or turn.text(
        "reminders-lead", daily=turn.speech.time(DAILY), hours=turn.speech.time_range(OPENS, CLOSES)
    )
    title = turn.text("reminders-title")
    body: list[Part] = [heading(turn.text("host-name"), title, lead)]
    body.extend(_kinds(turn, pauses))
    body.extend(_away(turn, pauses))
    body.extend(_stopped(turn, session, pauses))
    if turn.me.holds(COORDINATOR, DEPUTY):
        body.extend(_status(turn, status(session, turn.now)))
    return card(turn.speech, speak=f"{title}. {lead}", body=body)


def _kinds(turn: Turn, pauses: Sequence[NudgePause]) -> list[Part]:
    parts: list[Part] = [section(turn.text("reminders-kinds"))]
    off = {pause.kind for pause in pauses if pause.subject_id == 0}
    for kind in turn.house.nudges.values():
        on = kind.kind not in off
        change = button(
            turn.text("reminders-turn-off" if on else "reminders-turn-on"), p.SetKind(kind.kind, not on)
        )
        state = Meta(turn.text("reminders-on" if on else "reminders-off"), "strong")
        parts.append(item_row(turn.text(kind.title), [state], button=change))
    if not turn.house.nudges:
        parts.append(text(turn.text("reminders-no-kinds")))
    return parts


def _away(turn: Turn, pauses: Sequence[NudgePause]) -> list[Part]:
    until = next((pause.until for pause in pauses if pause.kind == EVERYTHING), None)
    parts: list[Part] = [section(turn.text("reminders-away"))]
    ask = submit_button(turn.text("reminders-away-button"), p.AskAway())
    if until is None:
        return [*parts, text(turn.text("reminders-not-away")), buttons([ask])]
    last, first = until - timedelta(days=1), turn.calendar.on_or_after(until)
    parts.append(text(turn.text("reminders-away-until", last=turn.day(last))))
    parts.append(text(turn.text("reminders-away-next", first=turn.day(first))))
    return [*parts, buttons([button(turn.text("reminders-back"), p.Back()), ask])]


def _stopped(turn: Turn, session: Session, pauses: Sequence[NudgePause]) -> list[Part]:
    """What was stopped and could still be told; what has been settled since needs no way back."""
    rows: list[Part] = []
    for pause in pauses:
        if pause.subject_id and pause.until is None and len(rows) < STOPPED_MOST:
            rows.extend(_stopped_row(turn, session, pause))
    if not rows:
        return []
    parts: list[Part] = [section(turn.text("reminders-stopped"), len(rows)), *rows[:STOPPED_IN_SIGHT]]
    rest = rows[STOPPED_IN_SIGHT:]
    if rest:
        title = turn.text("reminders-rest", n=len(rest))
        parts.append(fold("stopped", title, [], rest, speech=turn.speech, separator=False))
    return parts


def _stopped_row(turn: Turn, session: Session, pause: NudgePause) -> list[list[Element]]:
    kind = turn.house.nudges.get(pause.kind)
    if kind is None:
        return []
    about = Nudge(
        member_id=turn.me.id, kind=pause.kind, subject_id=pause.subject_id, occasion="", day=turn.today
    )
    line = line_of(kind, turn, session, about)
    if line is None:
        return []
    resume = button(turn.text("reminders-resume"), p.Resume(pause.kind, pause.subject_id))
    return [item_row(line.title, line.meta[:2], button=resume)]


def _status(turn: Turn, now: Status) -> list[Part]:
    """How the messages of everybody are going; no texts and no reminders of others."""
    people = [_silent(turn, one) for one in now.silent if not one.channel]
    channels = [_silent(turn, one) for one in now.silent if one.channel]
    parts: list[Part] = [
        section(turn.text("reminders-delivery")),
        text(turn.text("reminders-unreachable", n=len(people), people=turn.speech.listing(people, 20))),
    ]
    if channels:
        parts.append(
            text(turn.text("reminders-unreachable-channel", channels=turn.speech.listing(channels, 8)))
        )
    counts = now.counts
    parts.append(
        facts(
            [
                (turn.text("reminders-count-planned"), turn.speech.number(counts.planned + counts.leased)),
                (turn.text("reminders-count-sent"), turn.speech.number(counts.sent)),
                (turn.text("reminders-count-given-up"), turn.speech.number(counts.given_up)),
                (turn.text("reminders-count-expired"), turn.speech.number(counts.expired)),
            ]
        )
    )
    if counts.oldest_due is not None:
        parts.append(small(turn.text("reminders-oldest", when=turn.when(counts.oldest_due))))
    rows: list[Part] = [
        item_row(
            one.who or turn.text("reminders-somewhere"),
            [
                Meta(turn.text("reminders-cause", reason=one.reason), "strong"),
                Meta(turn.text("reminders-what", kind=one.kind.replace(".", "-"))),
                Meta(turn.when(one.when)),
            ],
        )
        for one in now.given_up
    ]
    if rows:
        title = turn.text("reminders-given-up")
        parts.append(fold("given-up", title, [], rows, speech=turn.speech, separator=False))
    return parts


def _silent(turn: Turn, one: Silent) -> str:
    name = one.name or turn.text("reminders-somewhere")
    return f"{name} ({turn.text('reminders-cause', reason=one.reason)})"


def draw_away(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """Until when is one away?"""
    title = turn.text("reminders-away-title")
    lead = notice or turn.text("reminders-away-lead")
    label, field = turn.text("reminders-label-last"), "last"
    return _day_form(turn, draft, title, lead, field, label, p.SetAway(draft["key"], draft["who"]))


def draw_later(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """When should the reminders of a message come again?"""
    title = turn.text("reminders-later-title")
    label, field = turn.text("reminders-label-day"), "day"
    sends = p.LaterOn(draft["key"], draft["who"], draft["message"])
    return _day_form(turn, draft, title, notice, field, label, sends)


def _day_form(
    turn: Turn,
    draft: Draft,
    title: str,
    lead: str | None,
    field: str,
    label: str,
    sends: p.SetAway | p.LaterOn,
) -> Card:
    return card(
        turn.speech,
        speak=f"{title} {lead}" if lead else title,
        body=[
            heading(turn.text("reminders-title"), title, lead),
            date_input(
                field,
                label,
                speech=turn.speech,
                value=_known(draft.get(field)),
                required=turn.text("reminders-error-day"),
            ),
        ],
        actions=[
            button(turn.text("host-send"), sends, style="positive", inputs=True),
            button(turn.text("host-cancel"), CancelForm(draft["key"])),
        ],
    )


def _known(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value or ""))
    except ValueError:
        return None
