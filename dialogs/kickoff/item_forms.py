"""The forms of one item: skip, comment, give to another, move, and a new one."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from bot.capability import Draft
from bot.cards import (
    Card,
    Part,
    choice_input,
    date_input,
    multiline_input,
    small,
    text_input,
    user_text,
)
from bot.turn import Turn
from dialogs.kickoff import payloads as p
from dialogs.kickoff import rules
from dialogs.kickoff.checklist import Checklist, item_title, load, load_item
from dialogs.kickoff.form_frame import day_in, form, people_choices


def _item_form(
    turn: Turn,
    session: Session,
    draft: Draft,
    notice: str | None,
    *,
    title: str,
    body: list[Part],
    sends: Any,
) -> Card:
    checklist, item = load_item(session, draft["item"])
    named: list[Part] = [user_text(item_title(turn, checklist, item))]
    return form(
        turn,
        draft,
        over=checklist.kickoff.project.name,
        title=title,
        notice=notice,
        body=named + body,
        sends=sends,
        end=turn.text("host-send"),
    )


def draw_skip(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """Why is the item skipped?"""
    field = multiline_input(
        "reason",
        turn.text("kickoff-skip-reason"),
        max_length=rules.REASON_MOST,
        placeholder=turn.text("kickoff-example-reason"),
        value=str(draft.get("reason") or ""),
        required=turn.text("kickoff-error-reason"),
    )
    sends = p.Skip(draft["key"], draft["who"], draft["item"])
    return _item_form(
        turn, session, draft, notice, title=turn.text("kickoff-skip-title"), body=[field], sends=sends
    )


def draw_comment(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """A comment on an item."""
    field = multiline_input(
        "comment",
        turn.text("kickoff-label-comment"),
        max_length=rules.COMMENT_MOST,
        value=str(draft.get("comment") or ""),
        required=turn.text("kickoff-error-comment"),
    )
    sends = p.Comment(draft["key"], draft["who"], draft["item"])
    return _item_form(
        turn, session, draft, notice, title=turn.text("kickoff-comment-title"), body=[field], sends=sends
    )


def draw_give(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """Who takes the item?"""
    field = choice_input(
        "to",
        turn.text("kickoff-label-to"),
        people_choices(turn, session),
        speech=turn.speech,
        value=str(draft.get("to") or ""),
        required=turn.text("kickoff-error-person"),
        expanded=False,
    )
    sends = p.Give(draft["key"], draft["who"], draft["item"])
    return _item_form(
        turn, session, draft, notice, title=turn.text("kickoff-give-title"), body=[field], sends=sends
    )


def draw_move(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """To which day does the item move?"""
    field = date_input(
        "day",
        turn.text("kickoff-label-day"),
        speech=turn.speech,
        value=day_in(draft, "day"),
        required=turn.text("kickoff-error-day"),
    )
    sends = p.Move(draft["key"], draft["who"], draft["item"])
    body: list[Part] = [field, small(turn.text("kickoff-move-hint"))]
    return _item_form(
        turn, session, draft, notice, title=turn.text("kickoff-move-title"), body=body, sends=sends
    )


def _phase_choices(turn: Turn, checklist: Checklist) -> list[tuple[str, str]]:
    return [
        (str(phase.number), f"{phase.number} {phase.title.of(turn.speech.code)}")
        for phase in checklist.template.phases
    ]


def draw_add(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """An item of the project's own."""
    checklist = load(session, draft["kickoff"])
    view = rules.overview(checklist.kickoff.items, turn.today, turn.calendar)
    body: list[Part] = [
        text_input(
            "title",
            turn.text("kickoff-label-title"),
            max_length=rules.TITLE_MOST,
            placeholder=turn.text("kickoff-example-title"),
            value=str(draft.get("title") or ""),
            required=turn.text("kickoff-error-title"),
        ),
        choice_input(
            "phase",
            turn.text("kickoff-label-phase"),
            _phase_choices(turn, checklist),
            speech=turn.speech,
            value=str(draft.get("phase") or view.current_phase or 0),
            expanded=False,
        ),
        choice_input(
            "to",
            turn.text("kickoff-label-who"),
            people_choices(turn, session),
            speech=turn.speech,
            value=str(draft.get("to") or turn.me.id),
            expanded=False,
        ),
        date_input("day", turn.text("kickoff-label-due"), speech=turn.speech, value=day_in(draft, "day")),
    ]
    return form(
        turn,
        draft,
        over=checklist.kickoff.project.name,
        title=turn.text("kickoff-add-title"),
        notice=notice,
        body=body,
        sends=p.Add(draft["key"], draft["who"], draft["kickoff"]),
        end=turn.text("host-send"),
    )
