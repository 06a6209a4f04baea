"""The kickoff's forms: how they look, and the questions that lead through them in plain text."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.capability import Draft, Form, Question
from bot.cards import (
    Card,
    Element,
    Part,
    choice_input,
    date_input,
    fold,
    small,
    text_input,
)
from bot.dates import parse_date
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.kickoff import payloads as p
from dialogs.kickoff import rules
from dialogs.kickoff.form_frame import day_in, form, people_choices
from dialogs.kickoff.item_forms import draw_add, draw_comment, draw_give, draw_move, draw_skip
from dialogs.kickoff.list_forms import draw_anchor, draw_people
from dialogs.kickoff.start import ANCHORS, FUNDERS, newest
from storage import members, projects


def draw_create(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """The start form: name, people and conditions in sight; the later dates folded."""
    _, template = newest(session)
    language = turn.speech.code
    labels = {anchor.key: anchor.label.of(language) for anchor in template.anchors}

    def day_field(anchor: str, label: str | None = None) -> Element:
        return date_input(anchor, label or labels[anchor], speech=turn.speech, value=day_in(draft, anchor))

    later = [
        day_field("K", turn.text("kickoff-label-k")),
        *(day_field(anchor) for anchor in ("O1", "M1", "L")),
    ]
    conditions = [(condition.key, condition.label.of(language)) for condition in template.conditions]
    body: list[Part] = [
        text_input(
            "name",
            turn.text("kickoff-label-name"),
            max_length=rules.NAME_MOST,
            placeholder=turn.text("kickoff-example-name"),
            value=str(draft.get("name") or ""),
            required=turn.text("kickoff-error-project"),
        ),
        choice_input(
            "manager",
            turn.text("kickoff-label-manager"),
            people_choices(turn, session),
            speech=turn.speech,
            value=str(draft.get("manager") or turn.me.id),
            required=turn.text("kickoff-error-manager"),
            expanded=False,
        ),
        choice_input(
            "funder",
            turn.text("kickoff-label-funder"),
            [(key, turn.text("kickoff-funder", funder=key)) for key in FUNDERS],
            speech=turn.speech,
            value=str(draft.get("funder") or ""),
            expanded=False,
        ),
        choice_input(
            "conditions",
            turn.text("kickoff-label-conditions"),
            conditions,
            speech=turn.speech,
            value=str(draft.get("conditions") or ""),
            multi=True,
        ),
        day_field("P"),
        day_field("A"),
        small(turn.text("kickoff-hint-dates")),
        fold(
            "more",
            turn.text("kickoff-more"),
            [],
            [
                *later,
                text_input(
                    "number",
                    turn.text("kickoff-label-number"),
                    max_length=60,
                    placeholder=turn.text("kickoff-example-number"),
                    value=str(draft.get("number") or ""),
                ),
            ],
            speech=turn.speech,
            separator=False,
        ),
    ]
    lead = notice or turn.text("kickoff-start-lead")
    return form(
        turn,
        draft,
        over=turn.text("kickoff-start-over"),
        title=turn.text("kickoff-start-title"),
        notice=lead,
        body=body,
        sends=p.Create(draft["key"], draft["who"]),
        end=turn.text("host-start"),
    )


def _read_name(said: str, turn: Turn, session: Session) -> str:
    name = rules.check_name(said)
    project = projects.named(session, name)
    return project.name if project is not None else name


def _read_day(said: str, turn: Turn, session: Session) -> str:
    return parse_date(said, turn.today).isoformat()


_STEMS = {
    "group": ("ryhmähan", "group project"),
    "staff": ("henkilöst", "staff"),
    "procurement": ("hankin", "procure"),
    "personal_data": ("henkilötie", "personal data"),
    "esr": ("esr", "esf"),
    "steering": ("ohjausryhmä", "steering"),
    "investment": ("investoin", "invest"),
    "funder_requires": ("maksatu", "payment"),
}
"""What tells a condition in a sentence, whatever its inflection. "Henkilö" alone could be two of them."""


def _read_conditions(said: str, turn: Turn, session: Session) -> str:
    _, template = newest(session)
    wanted = said.casefold()

    def told(key: str, name: str) -> bool:
        return any(stem in wanted for stem in _STEMS.get(key, (name.casefold(),)))

    return ",".join(
        condition.key
        for condition in template.conditions
        if told(condition.key, condition.name.of(turn.speech.code))
    )


def _read_reason(said: str, turn: Turn, session: Session) -> str:
    return rules.check_text(said, rules.REASON_MOST, "kickoff-error-reason")


def _read_comment(said: str, turn: Turn, session: Session) -> str:
    return rules.check_text(said, rules.COMMENT_MOST, "kickoff-error-comment")


def _read_title(said: str, turn: Turn, session: Session) -> str:
    return rules.check_text(said, rules.TITLE_MOST, "kickoff-error-title")


def _read_person(said: str, turn: Turn, session: Session) -> str:
    wanted = projects.name_key(said)
    people: Sequence[members.Member] = [
        member for member in members.active(session) if wanted and wanted in projects.name_key(member.name)
    ]
    exact = [member for member in people if projects.name_key(member.name) == wanted]
    if len(exact or people) != 1:
        raise Refusal("kickoff-error-person")
    return str((exact or list(people))[0].id)


FORMS = (
    Form(
        "kickoff.create",
        "kickoff-form-create",
        draw_create,
        p.Create,
        (
            Question("name", "kickoff-ask-name", _read_name),
            Question("P", "kickoff-ask-p", _read_day, optional=True),
            Question("A", "kickoff-ask-a", _read_day, optional=True),
            Question("conditions", "kickoff-ask-conditions", _read_conditions, optional=True),
        ),
    ),
    Form(
        "kickoff.skip",
        "kickoff-form-skip",
        draw_skip,
        p.Skip,
        (Question("reason", "kickoff-skip-reason", _read_reason),),
    ),
    Form(
        "kickoff.comment",
        "kickoff-form-comment",
        draw_comment,
        p.Comment,
        (Question("comment", "kickoff-label-comment", _read_comment),),
    ),
    Form(
        "kickoff.give",
        "kickoff-form-give",
        draw_give,
        p.Give,
        (Question("to", "kickoff-label-to", _read_person),),
    ),
    Form(
        "kickoff.move",
        "kickoff-form-move",
        draw_move,
        p.Move,
        (Question("day", "kickoff-label-day", _read_day),),
    ),
    Form(
        "kickoff.add",
        "kickoff-form-add",
        draw_add,
        p.Add,
        (
            Question("title", "kickoff-label-title", _read_title),
            Question("day", "kickoff-ask-due", _read_day, optional=True),
        ),
    ),
    Form("kickoff.anchor", "kickoff-form-anchor", draw_anchor, p.PreviewAnchor),
    Form("kickoff.people", "kickoff-form-people", draw_people, p.SetPeople),
)

__all__ = ["ANCHORS", "FORMS"]
