"""The forms of the series: its rule, what Kehu does by itself, and one meeting moved or cancelled."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.capability import Draft, Form, Question
from bot.cards import (
    Card,
    Element,
    Meta,
    Part,
    choice_input,
    date_input,
    fold,
    number_input,
    small,
    text_input,
)
from bot.dates import parse_date
from bot.turn import Turn
from dialogs.meetings import series_payloads as sp
from dialogs.meetings import words
from dialogs.meetings.forms import day_in, form_card, number_in, said_in
from dialogs.meetings.record import load
from dialogs.meetings.series import ASKS, SWITCHES, usual_rule
from dialogs.meetings.series_rules import LONGEST, SHORTEST
from dialogs.meetings.series_text import TEXT_MOST, read_rule
from dialogs.meetings.setup import CANCEL, MOVE, SERIES_FORM, SWITCHES_FORM
from storage.meetings import LINK_MOST, PLACE_MOST, REASON_MOST

DAYS_OFF = ("next", "previous", "week-later", "keep", "skip")


def draw_series(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """When do we meet?"""
    return form_card(
        turn,
        draft,
        over=turn.text("meetings-settings"),
        title=turn.text("meetings-series-title"),
        notice=notice or turn.text("meetings-series-lead"),
        body=[
            text_input(
                "rule",
                turn.text("meetings-label-rule"),
                max_length=TEXT_MOST,
                placeholder=turn.text("meetings-example-rule"),
                value=said_in(draft, "rule"),
                required=turn.text("meetings-error-rule"),
            ),
            number_input(
                "minutes",
                turn.text("meetings-label-length"),
                error=turn.text("meetings-error-minutes", least=SHORTEST, most=LONGEST),
                least=SHORTEST,
                most=LONGEST,
                value=number_in(draft, "minutes") or None,
            ),
            *_place_fields(turn, draft),
            fold(
                "off",
                turn.text("meetings-label-months"),
                [Meta(_months_now(turn, said_in(draft, "months")))],
                [_months_field(turn, said_in(draft, "months"))],
                speech=turn.speech,
                separator=False,
            ),
            choice_input(
                "holiday",
                turn.text("meetings-label-holiday"),
                [(key, turn.text("meetings-holiday", what=key)) for key in DAYS_OFF],
                speech=turn.speech,
                value=said_in(draft, "holiday"),
            ),
        ],
        sends=sp.SendSeries(draft["key"], draft["who"]),
        end="host-save",
    )


def _months_now(turn: Turn, chosen: str) -> str:
    numbers = [int(part) for part in chosen.split(",") if part.isdecimal() and 0 < int(part) < 13]
    if not numbers:
        return turn.text("meetings-months-off-none")
    names = [turn.text("meetings-month", month=number) for number in numbers]
    return turn.text("meetings-months-off-now", months=turn.speech.listing(names, most=12))


def _months_field(turn: Turn, chosen: str) -> Element:
    months = [(str(n), words.capital(turn.text("meetings-month", month=n))) for n in range(1, 13)]
    label = turn.text("meetings-label-months")
    return choice_input("months", label, months, speech=turn.speech, value=chosen, multi=True)


def _place_fields(turn: Turn, draft: Draft) -> list[Part]:
    return [
        text_input(
            "place",
            turn.text("meetings-label-place"),
            max_length=PLACE_MOST,
            placeholder=turn.text("meetings-example-place"),
            value=said_in(draft, "place"),
        ),
        text_input(
            "link",
            turn.text("meetings-label-meeting-link"),
            max_length=LINK_MOST,
            placeholder=turn.text("meetings-example-link"),
            value=said_in(draft, "link"),
        ),
    ]


def _read_rule(said: str, turn: Turn, session: Session) -> str:
    read_rule(said, usual_rule(turn.today))
    return said


def draw_switches(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """What does Kehu do by itself?"""
    return form_card(
        turn,
        draft,
        over=turn.text("meetings-settings"),
        title=turn.text("meetings-switches-title"),
        notice=notice,
        body=[
            choice_input(
                "on",
                turn.text("meetings-label-switches"),
                [(switch, turn.text("meetings-switch-long", switch=switch)) for switch in SWITCHES],
                speech=turn.speech,
                value=said_in(draft, "on"),
                multi=True,
            ),
            choice_input(
                "asks",
                turn.text("meetings-label-asks"),
                [(key, turn.text("meetings-asks", who=key)) for key in ASKS],
                speech=turn.speech,
                value=said_in(draft, "asks"),
            ),
        ],
        sends=sp.SendSwitches(draft["key"], draft["who"]),
        end="host-save",
    )


def draw_move(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """To which day?"""
    meeting = load(session, number_in(draft, "meeting"))
    return form_card(
        turn,
        draft,
        over=words.when_title(turn, meeting),
        title=turn.text("meetings-move-title"),
        notice=notice,
        body=[
            date_input(
                "day",
                turn.text("meetings-label-day"),
                speech=turn.speech,
                value=day_in(draft, "day"),
                required=turn.text("meetings-error-day"),
            ),
            text_input(
                "start",
                turn.text("meetings-label-start"),
                max_length=30,
                placeholder=turn.text("meetings-example-start"),
                value=said_in(draft, "start"),
            ),
            *_place_fields(turn, draft),
        ],
        sends=sp.SendMove(draft["key"], draft["who"], meeting.id),
        end="host-save",
    )


def _read_day(said: str, turn: Turn, session: Session) -> str:
    return parse_date(said, turn.today).isoformat()


def draw_cancel(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """Cancel this meeting? Its items go to the next one."""
    meeting = load(session, number_in(draft, "meeting"))
    return form_card(
        turn,
        draft,
        over=words.when_title(turn, meeting),
        title=turn.text("meetings-cancel-title"),
        notice=notice,
        body=[
            small(turn.text("meetings-cancel-lead")),
            text_input(
                "why", turn.text("meetings-label-why"), max_length=REASON_MOST, value=said_in(draft, "why")
            ),
        ],
        sends=sp.SendCancel(draft["key"], draft["who"], meeting.id),
    )


SERIES_FORMS: tuple[Form, ...] = (
    Form(
        SERIES_FORM,
        "meetings-form-series",
        draw_series,
        sp.SendSeries,
        (Question("rule", "meetings-say-rule", _read_rule),),
    ),
    Form(SWITCHES_FORM, "meetings-form-switches", draw_switches, sp.SendSwitches),
    Form(
        MOVE, "meetings-form-move", draw_move, sp.SendMove, (Question("day", "meetings-say-day", _read_day),)
    ),
    Form(CANCEL, "meetings-form-cancel", draw_cancel, sp.SendCancel),
)
