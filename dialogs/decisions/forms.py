"""The decisions' forms: how they look, and the questions that lead through them in plain text."""

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
    date_input,
    fold,
    heading,
    multiline_input,
    text_input,
)
from bot.dates import parse_date
from bot.host_cards import CancelForm
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.decisions import payloads as p
from dialogs.decisions import rules
from dialogs.decisions.cards import named
from dialogs.decisions.record import capital, function_name
from storage import decisions, projects
from storage.decisions import LINK_MOST, MAKER_MOST, NUMBER_MOST, SUMMARY_MOST, TITLE_MOST
from storage.members import SUPPORT_FUNCTIONS

RECORD = "decisions.record"
PROJECTS_SHOWN = 60
NAME_MOST = 120


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


def _day(draft: Draft, name: str) -> date | None:
    try:
        return date.fromisoformat(said_in(draft, name))
    except ValueError:
        return None


def function_choices(turn: Turn) -> list[tuple[str, str]]:
    """The support functions by name."""
    return [(function, capital(function_name(turn, function))) for function in SUPPORT_FUNCTIONS]


def kind_choices(turn: Turn) -> list[tuple[str, str]]:
    """The kinds of decisions by name."""
    return [(kind, turn.text("decisions-kind", kind=kind)) for kind in rules.KINDS]


def draw_record(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """The form that records a decision; what is not always needed is folded."""
    body: list[Part] = [
        *_project_fields(turn, session, draft),
        choice_input(
            "kind",
            turn.text("decisions-label-kind"),
            kind_choices(turn),
            speech=turn.speech,
            value=said_in(draft, "kind"),
            required=turn.text("decisions-error-kind"),
        ),
        text_input(
            "title",
            turn.text("decisions-label-title"),
            max_length=TITLE_MOST,
            placeholder=turn.text("decisions-example-title"),
            value=said_in(draft, "title"),
            required=turn.text("decisions-error-title"),
        ),
        multiline_input(
            "summary",
            turn.text("decision-label-summary"),
            max_length=SUMMARY_MOST,
            value=said_in(draft, "summary"),
        ),
        text_input(
            "maker",
            turn.text("decisions-label-maker"),
            max_length=MAKER_MOST,
            placeholder=turn.text("decisions-example-maker"),
            value=said_in(draft, "maker"),
            required=turn.text("decisions-error-maker"),
        ),
        date_input(
            "day",
            turn.text("decisions-label-day"),
            speech=turn.speech,
            value=_day(draft, "day"),
            required=turn.text("decisions-error-day"),
        ),
        text_input(
            "number",
            turn.text("decisions-label-number"),
            max_length=NUMBER_MOST,
            placeholder=turn.text("decisions-example-number"),
            value=said_in(draft, "number"),
        ),
        choice_input(
            "help",
            turn.text("decision-label-help"),
            function_choices(turn),
            speech=turn.speech,
            value=said_in(draft, "help"),
            multi=True,
        ),
        fold(
            "more",
            turn.text("decisions-more"),
            [],
            _folded_fields(turn, session, draft),
            speech=turn.speech,
            separator=False,
            open=bool(said_in(draft, "link") or said_in(draft, "amends")),
        ),
    ]
    return form_card(
        turn,
        draft,
        over=turn.text("decisions-form-over"),
        title=turn.text("decisions-form-title"),
        notice=notice or turn.text("decisions-form-lead"),
        body=body,
        sends=p.Record(draft["key"], draft["who"]),
    )


def _project_fields(turn: Turn, session: Session, draft: Draft) -> list[Part]:
    known = projects.all_projects(session)[:PROJECTS_SHOWN]
    chosen = said_in(draft, "project")
    name = said_in(draft, "name") or (chosen.removeprefix("+") if chosen.startswith("+") else "")
    new = text_input(
        "name",
        turn.text("decisions-label-new-project" if known else "decisions-label-project-name"),
        max_length=NAME_MOST,
        placeholder=turn.text("decisions-example-project"),
        value=name,
        # With no project to pick, only the name can say which: then the field itself says that it is missing.
        required=None if known else turn.text("decisions-error-project-name"),
    )
    if not known:
        return [new]
    pick = choice_input(
        "project",
        turn.text("decisions-label-project"),
        [(str(project.id), project.name) for project in known],
        speech=turn.speech,
        value=chosen if chosen.isdigit() else "",
        expanded=False,
    )
    return [pick, new]


def _folded_fields(turn: Turn, session: Session, draft: Draft) -> list[Part]:
    chosen = said_in(draft, "project")
    project_id = int(chosen) if chosen.isdigit() and len(chosen) < 12 else None
    earlier = decisions.newest(session, project_id=project_id)
    fields: list[Part] = [
        text_input(
            "link",
            turn.text("decisions-label-link"),
            max_length=LINK_MOST,
            placeholder=turn.text("decisions-example-link"),
            value=said_in(draft, "link"),
        ),
        *(
            date_input(
                name, turn.text(f"decisions-label-{name}"), speech=turn.speech, value=_day(draft, name)
            )
            for name in ("starts", "ends", "review")
        ),
    ]
    if earlier:
        choices = [(str(each.id), f"{each.project.name}: {named(each)}"[:90]) for each in earlier]
        amends = choice_input(
            "amends",
            turn.text("decisions-label-amends"),
            choices,
            speech=turn.speech,
            value=said_in(draft, "amends"),
            expanded=False,
        )
        fields.append(amends)
    return fields


def _read_project(said: str, turn: Turn, session: Session) -> str:
    name = rules.check_text(said, NAME_MOST, "decisions-error-project")
    known = projects.named(session, name)
    return str(known.id) if known is not None else f"+{name}"


def _read_kind(said: str, turn: Turn, session: Session) -> str:
    wanted = said.casefold().strip(" .!")
    for kind, title in kind_choices(turn):
        if wanted and (wanted == kind or title.casefold().startswith(wanted[:5])):
            return kind
    raise Refusal("decisions-error-kind-typed")


def _read_summary(said: str, turn: Turn, session: Session) -> str:
    return rules.check_text(said, SUMMARY_MOST, "decisions-error-title")


def _read_maker(said: str, turn: Turn, session: Session) -> str:
    return rules.check_maker(said)


def _read_day(said: str, turn: Turn, session: Session) -> str:
    return parse_date(said, turn.today).isoformat()


def _read_number(said: str, turn: Turn, session: Session) -> str:
    return rules.check_number(said) or ""


def _read_help(said: str, turn: Turn, session: Session) -> str:
    wanted = said.casefold()
    return ",".join(key for key, title in function_choices(turn) if title.casefold()[:6] in wanted)


FORMS: tuple[Form, ...] = (
    Form(
        RECORD,
        "decisions-form-record",
        draw_record,
        p.Record,
        (
            Question("project", "decisions-say-project", _read_project),
            Question("kind", "decisions-say-kind", _read_kind),
            Question("summary", "decision-label-summary", _read_summary),
            Question("maker", "decisions-say-maker", _read_maker),
            Question("day", "decisions-say-day", _read_day),
            Question("number", "decisions-say-number", _read_number, optional=True),
            Question("help", "decisions-say-help", _read_help, optional=True),
        ),
    ),
)
