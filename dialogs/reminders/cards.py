"""The reminders card: what one is reminded of, when and where, when not, and what was stopped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta

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
    choice_input,
    date_input,
    facts,
    fold,
    heading,
    item_row,
    section,
    submit_button,
    text,
)
from bot.host_cards import CancelForm
from bot.nudge_hours import Hours
from bot.refusal import Refusal
from bot.texts import LANGUAGES, capital
from bot.turn import Turn
from dialogs.reminders import payloads as p
from dialogs.reminders.daily import line_of
from dialogs.reminders.rules import EARLIEST, LATEST, LEAST_OPEN, WHERE
from dialogs.reminders.status_card import may_see
from storage import nudge_preferences, nudges
from storage.nudges import EVERYTHING, Nudge, NudgePause

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
    chosen = nudge_preferences.of(session, turn.me.id)
    hours = Hours.of(chosen)
    lead = notice or turn.text(
        "reminders-lead",
        daily=turn.speech.time(hours.daily),
        hours=turn.speech.time_range(hours.opens, hours.closes),
    )
    title = turn.text("reminders-title")
    body: list[Part] = [heading(turn.text("host-name"), title, lead)]
    body.extend(_away(turn, pauses))
    body.extend(_times(turn, hours, chosen.by_mail))
    body.extend(_kinds(turn, pauses))
    body.extend(_stopped(turn, session, pauses))
    if may_see(turn):
        body.append(section(turn.text("reminders-delivery")))
        body.extend(buttons([submit_button(turn.text("reminders-status-button"), p.ShowStatus())]))
    return card(turn.speech, speak=f"{title}. {lead}", body=body)


def _times(turn: Turn, hours: Hours, by_mail: bool) -> list[Part]:
    return [
        section(turn.text("reminders-times")),
        facts(
            [
                (turn.text("reminders-fact-daily"), turn.speech.time(hours.daily)),
                (turn.text("reminders-fact-hours"), turn.speech.time_range(hours.opens, hours.closes)),
                (turn.text("reminders-fact-where"), turn.text("reminders-where", where=_where(by_mail))),
                (
                    turn.text("reminders-fact-language"),
                    turn.text("reminders-language", code=turn.speech.code),
                ),
            ]
        ),
        buttons([submit_button(turn.text("reminders-times-button"), p.AskTimes())]),
    ]


def _where(by_mail: bool) -> str:
    return "mail" if by_mail else "chat"


def _kinds(turn: Turn, pauses: Sequence[NudgePause]) -> list[Part]:
    """What is turned off stands in sight with its way back; all the rest is in a fold."""
    parts: list[Part] = [section(turn.text("reminders-kinds"))]
    off = {pause.kind for pause in pauses if pause.subject_id == 0}
    on: list[Part] = []
    for kind in turn.house.nudges.values():
        title = turn.text(kind.title)
        if kind.kind in off:
            back = _switch(turn, "reminders-turn-on", p.SetKind(kind.kind, True), title)
            parts.append(item_row(title, [Meta(turn.text("reminders-off"), "strong")], button=back))
        else:
            stop = _switch(turn, "reminders-turn-off", p.SetKind(kind.kind, False), title)
            on.append(item_row(title, button=stop))
    if on:
        name = turn.text("reminders-kinds-on", n=len(on))
        parts.append(fold("kinds", name, [], on, speech=turn.speech, separator=False))
    if not turn.house.nudges:
        parts.append(text(turn.text("reminders-no-kinds")))
    return parts


def _switch(turn: Turn, word: str, payload: p.SetKind, title: str) -> Element:
    return button(turn.text(word), payload, label=f"{turn.text(word)}: {title}")


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


def draw_away(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """Until when is one away?"""
    title = turn.text("reminders-away-title")
    lead = notice or turn.text("reminders-away-lead")
    label, field = turn.text("reminders-label-last"), "last"
    return _day_form(turn, draft, title, lead, field, label, p.SetAway(draft["key"], draft["who"]))


def draw_times(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """When, where and in which language does a person want to be reminded?"""
    title = turn.text("reminders-times-title")
    speech = turn.speech

    def hour(field: str, label: str, first: int, last: int) -> Element:
        choices = [(str(one), speech.time(time(one))) for one in range(first, last + 1)]
        return choice_input(
            field,
            turn.text(label),
            choices,
            speech=speech,
            value=str(draft.get(field) or ""),
            required=turn.text("reminders-error-choose"),
            expanded=False,
        )

    def choice(field: str, label: str, text: str, values: Sequence[str], name: str) -> Element:
        titles = [(value, capital(turn.text(text, **{name: value}))) for value in values]
        return choice_input(
            field, turn.text(label), titles, speech=speech, value=str(draft.get(field) or values[0])
        )

    return card(
        speech,
        speak=title,
        body=[
            heading(turn.text("reminders-title"), title, notice or turn.text("reminders-times-lead")),
            hour("daily", "reminders-label-daily", EARLIEST, LATEST - 1),
            hour("opens", "reminders-label-opens", EARLIEST, LATEST - LEAST_OPEN),
            hour("closes", "reminders-label-closes", EARLIEST + LEAST_OPEN, LATEST),
            choice("where", "reminders-label-where", "reminders-where", WHERE, "where"),
            choice("language", "reminders-label-language", "reminders-language", LANGUAGES, "code"),
        ],
        actions=[
            button(
                turn.text("host-save"), p.SetTimes(draft["key"], draft["who"]), style="positive", inputs=True
            ),
            button(turn.text("host-cancel"), CancelForm(draft["key"])),
        ],
    )


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
