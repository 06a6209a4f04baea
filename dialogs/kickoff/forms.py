"""The kickoff's forms: how they look, and the questions that lead through them in plain text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from bot.capability import Draft, Form, Question
from bot.card_size import first_that_fits
from bot.cards import (
    Card,
    Element,
    Part,
    button,
    card,
    choice_input,
    date_input,
    fold,
    heading,
    multiline_input,
    plain_line,
    small,
    text_input,
    user_text,
)
from bot.dates import parse_date
from bot.host_cards import CancelForm
from bot.refusal import Refusal
from bot.texts import capital
from bot.turn import Turn
from dialogs.kickoff import payloads as p
from dialogs.kickoff import rules
from dialogs.kickoff.checklist import Checklist, item_title, load, load_item
from dialogs.kickoff.start import ANCHORS, FUNDERS, NOBODY, newest
from storage import members, projects


def _form(
    turn: Turn,
    draft: Draft,
    *,
    over: str,
    title: str,
    notice: str | None,
    body: list[Part],
    sends: Any,
    end: str,
) -> Card:
    """A form's frame: heading, the sentence that a refusal left, the fields, and the two buttons."""
    lines: list[Part] = [heading(over, title, notice)]
    return card(
        turn.speech,
        speak=f"{title}. {notice}" if notice else title,
        body=[*lines, *body],
        actions=[
            button(end, sends, style="positive", inputs=True),
            button(turn.text("host-cancel"), CancelForm(draft["key"])),
        ],
    )


def _day(draft: Draft, name: str) -> date | None:
    try:
        return date.fromisoformat(str(draft.get(name) or ""))
    except ValueError:
        return None


def people_choices(turn: Turn, session: Session) -> list[tuple[str, str]]:
    """Everybody of the network, oneself first."""
    people = sorted(members.active(session), key=lambda member: (member.id != turn.me.id, member.name))
    return [
        (
            str(member.id),
            turn.text("kickoff-me", name=member.name) if member.id == turn.me.id else member.name,
        )
        for member in people
    ]


def draw_create(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """The start form: name, people and conditions in sight; the later dates folded."""
    _, template = newest(session)
    language = turn.speech.code
    labels = {anchor.key: anchor.label.of(language) for anchor in template.anchors}

    def day_field(anchor: str, label: str | None = None) -> Element:
        return date_input(anchor, label or labels[anchor], speech=turn.speech, value=_day(draft, anchor))

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
    return _form(
        turn,
        draft,
        over=turn.text("kickoff-start-over"),
        title=turn.text("kickoff-start-title"),
        notice=lead,
        body=body,
        sends=p.Create(draft["key"], draft["who"]),
        end=turn.text("host-start"),
    )


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
    return _form(
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
        value=_day(draft, "day"),
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
        date_input("day", turn.text("kickoff-label-due"), speech=turn.speech, value=_day(draft, "day")),
    ]
    return _form(
        turn,
        draft,
        over=checklist.kickoff.project.name,
        title=turn.text("kickoff-add-title"),
        notice=notice,
        body=body,
        sends=p.Add(draft["key"], draft["who"], draft["kickoff"]),
        end=turn.text("host-send"),
    )


def draw_anchor(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """Which anchor moves, and to which day? The preview follows."""
    checklist = load(session, draft["kickoff"])
    choices = []
    for anchor in checklist.template.anchors:
        day = checklist.anchors.get(anchor.key)
        known = turn.day(day) if day else turn.text("kickoff-no-date")
        choices.append((anchor.key, f"{anchor.label.of(turn.speech.code)} ({known})"))
    body: list[Part] = [
        choice_input(
            "anchor",
            turn.text("kickoff-label-anchor"),
            choices,
            speech=turn.speech,
            value=str(draft.get("anchor") or ""),
            required=turn.text("kickoff-error-anchor"),
            expanded=True,
        ),
        date_input(
            "day",
            turn.text("kickoff-label-day"),
            speech=turn.speech,
            value=_day(draft, "day"),
            required=turn.text("kickoff-error-day"),
        ),
    ]
    return _form(
        turn,
        draft,
        over=checklist.kickoff.project.name,
        title=turn.text("kickoff-anchor-title"),
        notice=notice or turn.text("kickoff-anchor-lead"),
        body=body,
        sends=p.PreviewAnchor(draft["key"], draft["who"], draft["kickoff"]),
        end=turn.text("host-send"),
    )


def draw_people(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """Who carries which role in this project? Where too many could, one role at a time is asked."""
    return first_that_fits(
        drawn(turn, session, draft, notice) for drawn in (_draw_all_people, _draw_one_person)
    )


def _draw_all_people(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    checklist = load(session, draft["kickoff"])
    people = people_choices(turn, session)
    body: list[Part] = [
        choice_input(
            role,
            name,
            people if role == "PP" else [_nobody(turn), *people],
            speech=turn.speech,
            value=str(draft.get(role) or ""),
            expanded=False,
        )
        for role, name in _roles(turn, checklist)
    ]
    return _people_form(turn, draft, notice, checklist, body)


def _draw_one_person(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    checklist = load(session, draft["kickoff"])
    roles = _roles(turn, checklist)
    body: list[Part] = []
    for role, name in roles:
        person = checklist.people.get(role)
        body.append(plain_line(name, person.name if person else turn.text("kickoff-nobody")))
    body += [
        choice_input(
            "role",
            turn.text("kickoff-label-role"),
            roles,
            speech=turn.speech,
            value=str(draft.get("role") or ""),
            required=turn.text("kickoff-error-role"),
            expanded=False,
        ),
        choice_input(
            "to",
            turn.text("kickoff-label-who"),
            [_nobody(turn), *people_choices(turn, session)],
            speech=turn.speech,
            value=str(draft.get("to") or ""),
            required=turn.text("kickoff-error-person"),
            expanded=False,
        ),
    ]
    return _people_form(turn, draft, notice, checklist, body)


def _nobody(turn: Turn) -> tuple[str, str]:
    """A choice that opens cannot be emptied again, so that nobody is a choice too."""
    return NOBODY, capital(turn.text("kickoff-nobody"))


def _roles(turn: Turn, checklist: Checklist) -> list[tuple[str, str]]:
    """The roles that this project needs, by key, with a capital."""
    used = {item.role for item in checklist.kickoff.items} | {"PP"}
    names = [
        (role.key, role.name.of(turn.speech.code)) for role in checklist.template.roles if role.key in used
    ]
    return [(key, capital(name)) for key, name in names]


def _people_form(
    turn: Turn, draft: Draft, notice: str | None, checklist: Checklist, body: list[Part]
) -> Card:
    body.append(small(turn.text("kickoff-people-hint")))
    return _form(
        turn,
        draft,
        over=checklist.kickoff.project.name,
        title=turn.text("kickoff-people-title"),
        notice=notice,
        body=body,
        sends=p.SetPeople(draft["key"], draft["who"], draft["kickoff"]),
        end=turn.text("host-save"),
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
