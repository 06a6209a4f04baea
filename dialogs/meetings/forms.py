"""The meetings' forms: how they look, and the questions that lead through them in plain text."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from bot.capability import Draft, Form, Question
from bot.cards import (
    Card,
    Part,
    button,
    card,
    choice_input,
    fold,
    heading,
    multiline_input,
    number_input,
    text_input,
)
from bot.host_cards import CancelForm
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.meetings import payloads as p
from dialogs.meetings import rules, words
from dialogs.meetings.editing import EDIT
from dialogs.meetings.lead_cards import PEOPLE_MOST
from dialogs.meetings.proposing import PROPOSE
from dialogs.meetings.record import load, load_item, next_one
from storage import members, projects
from storage.agendas import DETAILS_MOST, GUEST_MOST, LINK_MOST, TITLE_MOST

PROJECTS_SHOWN = 60


def form_card(
    turn: Turn,
    draft: Draft,
    *,
    over: str,
    title: str,
    notice: str | None,
    body: list[Part],
    sends: Any,
    end: str = "host-send",
) -> Card:
    """A form's frame: heading, the sentence that a refusal left, the fields, and the two buttons."""
    return card(
        turn.speech,
        speak=f"{title}. {notice}" if notice else title,
        body=[heading(over, title, notice), *body],
        actions=[
            button(turn.text(end), sends, style="positive", inputs=True),
            button(turn.text("host-cancel"), CancelForm(draft["key"])),
        ],
    )


def said_in(draft: Draft, name: str) -> str:
    """What a draft has for a field, as text."""
    return str(draft.get(name) or "")


def number_in(draft: Draft, name: str) -> int:
    """What a draft has for a number, or 0."""
    said = said_in(draft, name)
    return int(said) if said.isdecimal() and said.isascii() and len(said) < 12 else 0


def day_in(draft: Draft, name: str) -> date | None:
    """What a draft has for a day."""
    try:
        return date.fromisoformat(said_in(draft, name))
    except ValueError:
        return None


def people(session: Session) -> list[tuple[str, str]]:
    """Everybody on the roster, as choices."""
    return [(str(member.id), member.name) for member in members.active(session)[:PEOPLE_MOST]]


# ------------------------------------------------------------------------------------------------ an agenda item


def section_choices(turn: Turn) -> list[tuple[str, str]]:
    """The sections that people propose to."""
    return [(section, turn.text("meetings-section", section=section)) for section in rules.USUAL_MINUTES]


def draw_propose(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """Propose an item to the next meeting."""
    number = number_in(draft, "meeting")
    meeting = load(session, number) if number else next_one(session)
    over = words.when_title(turn, meeting) if meeting is not None else turn.text("meetings-name")
    return form_card(
        turn,
        draft,
        over=over,
        title=turn.text("meetings-propose-title"),
        notice=notice or turn.text("meetings-propose-lead"),
        body=_item_fields(turn, session, draft),
        sends=p.SendProposal(draft["key"], draft["who"], meeting=number),
    )


def draw_edit(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """Change an item; the one that stands now if somebody was faster."""
    item = load_item(session, number_in(draft, "item"))
    return form_card(
        turn,
        draft,
        over=turn.text("meetings-section", section=item.section),
        title=turn.text("meetings-edit-title"),
        notice=notice,
        body=_item_fields(turn, session, draft),
        sends=p.SendEdit(draft["key"], draft["who"], item=item.id, version=item.version),
        end="host-save",
    )


def _item_fields(turn: Turn, session: Session, draft: Draft) -> list[Part]:
    fields: list[Part] = [
        choice_input(
            "section",
            turn.text("meetings-label-section"),
            section_choices(turn),
            speech=turn.speech,
            value=said_in(draft, "section"),
            required=turn.text("meetings-error-section"),
        ),
        text_input(
            "title",
            turn.text("meetings-label-title"),
            max_length=TITLE_MOST,
            placeholder=turn.text("meetings-example-title"),
            value=said_in(draft, "title"),
        ),
        number_input(
            "minutes",
            turn.text("meetings-label-minutes"),
            error=turn.text(
                "meetings-error-item-minutes", least=rules.LEAST_MINUTES, most=rules.MOST_MINUTES
            ),
            least=rules.LEAST_MINUTES,
            most=rules.MOST_MINUTES,
            placeholder=turn.text("meetings-example-minutes"),
            value=number_in(draft, "minutes") or None,
        ),
        _project_field(turn, session, draft),
        multiline_input(
            "details",
            turn.text("meetings-label-details"),
            max_length=DETAILS_MOST,
            value=said_in(draft, "details"),
        ),
    ]
    more: list[Part] = [
        choice_input(
            "presenter",
            turn.text("meetings-label-presenter"),
            people(session),
            speech=turn.speech,
            value=said_in(draft, "presenter") or str(turn.me.id if not said_in(draft, "guest") else ""),
            expanded=False,
        ),
        text_input(
            "guest", turn.text("meetings-label-guest"), max_length=GUEST_MOST, value=said_in(draft, "guest")
        ),
        text_input(
            "link",
            turn.text("meetings-label-link"),
            max_length=LINK_MOST,
            placeholder=turn.text("meetings-example-link"),
            value=said_in(draft, "link"),
        ),
    ]
    shown = bool(said_in(draft, "link") or said_in(draft, "guest"))
    title = turn.text("meetings-more-fields")
    return [*fields, fold("more", title, [], more, speech=turn.speech, separator=False, open=shown)]


def _project_field(turn: Turn, session: Session, draft: Draft) -> list[Any]:
    known = projects.all_projects(session)[:PROJECTS_SHOWN]
    if not known:
        return []
    field = choice_input(
        "project",
        turn.text("meetings-label-project"),
        [(str(project.id), project.name) for project in known],
        speech=turn.speech,
        value=said_in(draft, "project"),
        expanded=False,
    )
    return [field]


def _read_section(said: str, turn: Turn, session: Session) -> str:
    wanted = said.casefold().strip(" .!")
    for section, title in section_choices(turn):
        if wanted and (wanted == section or title.casefold().startswith(wanted[:5])):
            return section
    for section in rules.USUAL_MINUTES:
        if wanted.startswith(tuple(turn.text("meetings-section-words", section=section).split(", "))):
            return section
    raise Refusal("meetings-error-section-typed")


def read_title(said: str, turn: Turn, session: Session) -> str:
    return rules.check_line(said, TITLE_MOST, "meetings-error-title")


def _read_minutes(said: str, turn: Turn, session: Session) -> int:
    digits = "".join(letter for letter in said if letter.isdecimal() and letter.isascii())
    number = int(digits) if 0 < len(digits) < 4 else 0
    if not rules.LEAST_MINUTES <= number <= rules.MOST_MINUTES:
        raise Refusal("meetings-error-item-minutes", least=rules.LEAST_MINUTES, most=rules.MOST_MINUTES)
    return number


FORMS: tuple[Form, ...] = (
    Form(
        PROPOSE,
        "meetings-form-propose",
        draw_propose,
        p.SendProposal,
        (
            Question("title", "meetings-say-title", read_title),
            Question("section", "meetings-say-section", _read_section),
            Question("minutes", "meetings-say-minutes", _read_minutes, optional=True),
        ),
    ),
    Form(EDIT, "meetings-form-edit", draw_edit, p.SendEdit),
)
