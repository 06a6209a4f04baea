"""The small forms: a theme wished for, a promise moved, given on or given up, minutes completed."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.capability import Draft, Form, Question
from bot.cards import Card, choice_input, date_input, multiline_input, text_input, user_text
from bot.dates import parse_date
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.meetings import lead_payloads as lp
from dialogs.meetings import payloads as p
from dialogs.meetings import promise_payloads as pp
from dialogs.meetings import rules, words
from dialogs.meetings.asking import ASK_THEME
from dialogs.meetings.forms import day_in, form_card, number_in, people, read_title, said_in
from dialogs.meetings.history import AMEND
from dialogs.meetings.promising import DROP, DUE, GIVE, load_promise
from dialogs.meetings.record import load
from storage import agendas
from storage.agendas import DETAILS_MOST, TITLE_MOST, WRITTEN_MOST
from storage.promises import REASON_MOST


def draw_theme(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """What would you like to learn about?"""
    return form_card(
        turn,
        draft,
        over=turn.text("meetings-themes-title"),
        title=turn.text("meetings-wish-theme"),
        notice=notice,
        body=[
            text_input(
                "title",
                turn.text("meetings-label-theme"),
                max_length=TITLE_MOST,
                placeholder=turn.text("meetings-example-theme"),
                value=said_in(draft, "title"),
                required=turn.text("meetings-error-title"),
            ),
            multiline_input(
                "details",
                turn.text("meetings-label-details"),
                max_length=DETAILS_MOST,
                value=said_in(draft, "details"),
            ),
        ],
        sends=p.SendTheme(draft["key"], draft["who"]),
    )


def draw_due(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """By when?"""
    promise = load_promise(session, number_in(draft, "promise"))
    return form_card(
        turn,
        draft,
        over=turn.text("meetings-promise"),
        title=turn.text("meetings-move-due"),
        notice=notice,
        body=[
            user_text(promise.what),
            date_input(
                "due",
                turn.text("meetings-label-due"),
                speech=turn.speech,
                value=day_in(draft, "due"),
                required=turn.text("meetings-error-due"),
            ),
        ],
        sends=pp.SetDue(draft["key"], draft["who"], promise.id),
        end="host-save",
    )


def _read_due(said: str, turn: Turn, session: Session) -> str:
    return rules.check_due(parse_date(said, turn.today), turn.today).isoformat()


def draw_drop(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """Why is it given up? A change of plans is told, not judged."""
    promise = load_promise(session, number_in(draft, "promise"))
    return form_card(
        turn,
        draft,
        over=turn.text("meetings-promise"),
        title=turn.text("meetings-drop-title"),
        notice=notice or turn.text("meetings-drop-lead"),
        body=[
            user_text(promise.what),
            text_input(
                "reason",
                turn.text("meetings-label-reason"),
                max_length=REASON_MOST,
                placeholder=turn.text("meetings-example-reason"),
                value=said_in(draft, "reason"),
                required=turn.text("meetings-error-reason"),
            ),
        ],
        sends=pp.SendDrop(draft["key"], draft["who"], promise.id),
    )


def _read_reason(said: str, turn: Turn, session: Session) -> str:
    return rules.check_line(said, REASON_MOST, "meetings-error-reason")


def draw_give(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """To whom?"""
    promise = load_promise(session, number_in(draft, "promise"))
    return form_card(
        turn,
        draft,
        over=turn.text("meetings-promise"),
        title=turn.text("meetings-give-title"),
        notice=notice,
        body=[
            user_text(promise.what),
            choice_input(
                "to",
                turn.text("meetings-label-to"),
                people(session),
                speech=turn.speech,
                value=said_in(draft, "to"),
                required=turn.text("meetings-error-owner"),
                expanded=False,
            ),
        ],
        sends=pp.SendGive(draft["key"], draft["who"], promise.id),
    )


def draw_amend(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """What is missing from the minutes?"""
    meeting = load(session, number_in(draft, "meeting"))
    items = [item for item in agendas.items_of(session, meeting.id) if item.state == agendas.DONE]
    if not items:
        # No item of a meeting that was held stands here: there are no notes that could be added to.
        raise Refusal("meetings-error-no-minutes")
    return form_card(
        turn,
        draft,
        over=words.when_title(turn, meeting),
        title=turn.text("meetings-amend-title"),
        notice=notice or turn.text("meetings-amend-lead"),
        body=[
            choice_input(
                "item",
                turn.text("meetings-label-item"),
                [(str(item.id), words.item_title(turn, session, item)) for item in items],
                speech=turn.speech,
                value=said_in(draft, "item"),
                required=turn.text("meetings-error-item"),
                expanded=False,
            ),
            multiline_input(
                "notes",
                turn.text("meetings-label-amend"),
                max_length=WRITTEN_MOST,
                value=said_in(draft, "notes"),
                required=turn.text("meetings-error-amend"),
            ),
        ],
        sends=lp.SendAmend(draft["key"], draft["who"], meeting.id),
        end="host-save",
    )


SMALL_FORMS: tuple[Form, ...] = (
    Form(
        ASK_THEME,
        "meetings-form-theme",
        draw_theme,
        p.SendTheme,
        (Question("title", "meetings-label-theme", read_title),),
    ),
    Form(DUE, "meetings-form-due", draw_due, pp.SetDue, (Question("due", "meetings-say-due", _read_due),)),
    Form(
        DROP,
        "meetings-form-drop",
        draw_drop,
        pp.SendDrop,
        (Question("reason", "meetings-label-reason", _read_reason),),
    ),
    Form(GIVE, "meetings-form-give", draw_give, pp.SendGive),
    Form(AMEND, "meetings-form-amend", draw_amend, lp.SendAmend),
)
