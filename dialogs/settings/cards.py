"""The settings card and the role form."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.capability import Draft
from bot.cards import (
    Card,
    Meta,
    Part,
    button,
    buttons,
    card,
    choice_input,
    heading,
    item_row,
    section,
    small,
    submit_button,
    text,
)
from bot.host_cards import CancelForm
from bot.turn import Turn
from dialogs.settings import payloads as p
from dialogs.settings import rules
from storage import members
from storage.members import COORDINATOR, DEPUTY, ROLES, SUPPORT


def settings_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """My language (a channel's in a channel), and who holds which role."""
    where = "settings-lead-own" if turn.place.private else "settings-lead-channel"
    lead = notice or turn.text(where)
    body: list[Part] = [heading(turn.text("host-name"), turn.text("settings-title"), lead)]
    body.append(section(turn.text("settings-language")))
    body.append(text(turn.text("settings-language-now")))
    languages = [
        button(turn.text(f"settings-language-{code}"), p.ChooseLanguage(code)) for code in ("fi", "en")
    ]
    body.extend(buttons(languages))
    if turn.place.private:
        body.extend(_roles(turn, session))
    for capability in turn.house.capabilities:
        body.extend(capability.settings(turn, session))
    return card(turn.speech, speak=f"{turn.text('settings-title')}. {lead}", body=body)


def _roles(turn: Turn, session: Session) -> list[Part]:
    may_give = turn.me.holds(COORDINATOR, DEPUTY, SUPPORT)
    parts: list[Part] = [section(turn.text("settings-roles"))]
    for role in ROLES:
        title = role_title(turn, role)
        holders = members.holders(session, role)
        if not holders:
            parts.append(item_row(title, [Meta(turn.text("settings-nobody"))]))
        for holder in holders:
            take = None
            if rules.may_give(turn.me, role):
                take = button(turn.text("settings-take"), p.TakeRole(role, holder.id))
            parts.append(item_row(title, [Meta(holder.name)], button=take))
    if may_give:
        parts.extend(buttons([submit_button(turn.text("settings-give"), p.AskRole())]))
    else:
        parts.append(small(turn.text("settings-roles-hint")))
    return parts


def role_title(turn: Turn, role: str) -> str:
    """A role's name, with a capital."""
    name = turn.text("settings-role", role=role)
    return name[:1].upper() + name[1:]


def draw_role_form(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """Which role, and to whom?"""
    title = turn.text("settings-give-title")
    return card(
        turn.speech,
        speak=title,
        body=[
            heading(turn.text("settings-title"), title, notice),
            choice_input(
                "role",
                turn.text("settings-label-role"),
                [(role, role_title(turn, role)) for role in ROLES if rules.may_give(turn.me, role)],
                speech=turn.speech,
                value=str(draft.get("role") or ""),
                required=turn.text("settings-error-role"),
                expanded=False,
            ),
            choice_input(
                "to",
                turn.text("settings-label-to"),
                [(str(member.id), member.name) for member in members.active(session)],
                speech=turn.speech,
                value=str(draft.get("to") or ""),
                required=turn.text("settings-error-person"),
                expanded=False,
            ),
        ],
        actions=[
            button(
                turn.text("host-save"), p.GiveRole(draft["key"], draft["who"]), style="positive", inputs=True
            ),
            button(turn.text("host-cancel"), CancelForm(draft["key"])),
        ],
    )
