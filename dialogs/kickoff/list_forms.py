"""The forms of a whole checklist: a day of the project that moves, and who is responsible."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.capability import Draft
from bot.card_size import first_that_fits
from bot.cards import (
    Card,
    Part,
    choice_input,
    date_input,
    plain_line,
    small,
)
from bot.texts import capital
from bot.turn import Turn
from dialogs.kickoff import payloads as p
from dialogs.kickoff.checklist import Checklist, load
from dialogs.kickoff.form_frame import day_in, form, people_choices
from dialogs.kickoff.start import NOBODY


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
            value=day_in(draft, "day"),
            required=turn.text("kickoff-error-day"),
        ),
    ]
    return form(
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
    return form(
        turn,
        draft,
        over=checklist.kickoff.project.name,
        title=turn.text("kickoff-people-title"),
        notice=notice,
        body=body,
        sends=p.SetPeople(draft["key"], draft["who"], draft["kickoff"]),
        end=turn.text("host-save"),
    )
