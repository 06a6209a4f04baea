"""The cards of one's own data: what is stored, and what goes and what stays when it is erased."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.cards import (
    Card,
    Part,
    bold,
    button,
    buttons,
    card,
    facts,
    fold,
    heading,
    note,
    rich_text,
    small,
    submit_button,
    text,
)
from bot.turn import Turn
from dialogs.privacy import payloads as p
from dialogs.privacy.collect import collect
from storage import members
from storage.members import COORDINATOR, DEPUTY, ROLES

MOST_SECTIONS = 40


def my_data_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """How much is stored of me, by section, and the file in two forms."""
    sections = collect(turn, session)
    told = turn.text("data-export")
    (person,) = sections.pop("person")
    counted = [
        (turn.text("privacy-section", name=name), turn.speech.number(len(rows)))
        for name, rows in list(sections.items())[:MOST_SECTIONS]
    ]
    files = [
        submit_button(turn.text("privacy-as-xlsx"), p.Export("xlsx")),
        submit_button(turn.text("privacy-as-json"), p.Export("json")),
    ]
    return card(
        turn.speech,
        speak=told,
        body=[
            heading(turn.text("privacy-title"), str(person["name"]), notice or told),
            *([small(str(person["email"]))] if person["email"] else []),
            *([facts(counted)] if counted else []),
            buttons(files, [submit_button(turn.text("privacy-forget"), p.AskForget())]),
            note(turn.text("privacy-logs")),
        ],
    )


def forget_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """What goes, what stays and why; nothing happens before the button."""
    removed, kept = turn.text("privacy-removed"), turn.text("privacy-stays")
    asked = turn.text("data-erase-confirm", removed=removed, kept=kept)
    title = turn.text("privacy-forget-title")
    body: list[Part] = [
        heading(turn.text("privacy-over"), title, notice or turn.text("privacy-asked")),
        rich_text(bold(turn.text("privacy-goes")), f" {removed}"),
        rich_text(bold(turn.text("privacy-remains")), f" {kept}"),
        text(turn.text("privacy-final")),
    ]
    body.extend(text(line) for line in _roles_end(turn, session))
    why: list[Part] = [
        text(turn.text(f"privacy-why-{reason}")) for reason in ("common", "sent", "mark", "back")
    ]
    body.extend(buttons([submit_button(turn.text("privacy-first-file"), p.Show())]))
    body.append(fold("why", turn.text("privacy-why"), [], why, speech=turn.speech, separator=False))
    return card(
        turn.speech,
        speak=asked,
        body=body,
        actions=[
            button(turn.text("privacy-forget-now"), p.Forget(turn.me.id)),
            button(turn.text("host-cancel"), p.Keep()),
        ],
    )


def _roles_end(turn: Turn, session: Session) -> list[str]:
    """What the network loses: roles that end, and coordination that would stand empty."""
    held = [role for role in ROLES if any(one.id == turn.me.id for one in members.holders(session, role))]
    if not held:
        return []
    names = turn.speech.listing([turn.text("privacy-value", value=role) for role in held], most=6)
    lines = [turn.text("privacy-roles-end", roles=names)]
    others = [one for role in (COORDINATOR, DEPUTY) for one in members.holders(session, role)]
    if COORDINATOR in held and all(one.id == turn.me.id for one in others):
        lines.append(turn.text("privacy-last-coordinator"))
    return lines


def erased_card(turn: Turn) -> Card:
    """It is done."""
    told = turn.text("data-erased")
    return card(
        turn.speech,
        speak=told,
        body=[
            heading(turn.text("privacy-over"), turn.text("privacy-erased-title"), told),
            note(turn.text("privacy-why-back")),
        ],
    )
