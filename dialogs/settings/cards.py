"""The settings card and the role form."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.capability import Draft
from bot.cards import (
    Card,
    Element,
    Meta,
    Part,
    RowFold,
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
from bot.texts import capital
from bot.turn import Turn
from dialogs.settings import payloads as p
from dialogs.settings import rules, succession
from storage import members, roles
from storage.members import COORDINATOR, DEPUTY, ROLES, SUPPORT, Member


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
        if holders:
            parts.append(_held(turn, role, title, holders))
            continue
        take = role == COORDINATOR and succession.may_take_up(session, turn.me)
        up = button(turn.text("settings-take-up"), p.TakeUp()) if take else None
        parts.append(item_row(title, [Meta(turn.text("settings-nobody"))], button=up))
    if may_give:
        parts.extend(buttons([submit_button(turn.text("settings-give"), p.AskRole())]))
    else:
        parts.append(small(turn.text("settings-roles-hint")))
    return [*parts, *_pending(turn, session)]


def _held(turn: Turn, role: str, title: str, holders: Sequence[Member]) -> Part:
    """One row for a role, however many hold it; taking it from others is in the row's fold."""
    mine = any(holder.id == turn.me.id for holder in holders)
    passes = submit_button(turn.text("settings-pass"), p.AskPassRole(role)) if mine else None
    others = [holder for holder in holders if holder.id != turn.me.id]
    names = Meta(turn.speech.listing([holder.name for holder in holders], most=len(holders)))
    if not others or not rules.may_give(turn.me, role):
        return item_row(title, [names], button=passes)
    inside: list[Part] = [item_row(holder.name, button=_takes(turn, role, holder)) for holder in others]
    return item_row(title, [names], button=passes, fold=RowFold(f"role-{role}", inside, turn.speech))


def _takes(turn: Turn, role: str, holder: Member) -> Element:
    take = turn.text("settings-take")
    return button(take, p.TakeRole(role, holder.id), label=f"{take}: {holder.name}, {role_title(turn, role)}")


def _pending(turn: Turn, session: Session) -> list[Part]:
    """Offers from me and to me that wait; nobody else's."""
    found = roles.waiting(session, turn.today, turn.me.id)
    if not found:
        return []
    parts: list[Part] = [section(turn.text("settings-pending"), len(found))]
    for offer in found:
        other = offer.taker if offer.giver_id == turn.me.id or offer.giver is None else offer.giver
        until = turn.text("settings-offer-by", day=turn.day(offer.lapses_on or turn.today))
        show = submit_button(turn.text("settings-offer-open"), p.OpenOffer(offer.id))
        meta = [Meta(until, "strong"), Meta(other.name)]
        parts.append(item_row(role_title(turn, offer.role), meta, button=show))
    return parts


def role_title(turn: Turn, role: str) -> str:
    """A role's name, with a capital."""
    return capital(turn.text("settings-role", role=role))


def draw_role_form(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """Which role, and to whom?"""
    title = turn.text("settings-give-title")
    return card(
        turn.speech,
        speak=title,
        body=[
            heading(turn.text("settings-title"), title, notice or turn.text("settings-give-lead")),
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


def draw_pass_form(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """To whom does my role pass, and for what?"""
    said = str(draft.get("role") or "")
    role = said if said in ROLES else COORDINATOR
    title = turn.text("settings-pass-title")
    give_up = button(turn.text("settings-give-up"), p.TakeRole(role, turn.me.id))
    return card(
        turn.speech,
        speak=title,
        body=[
            heading(title, role_title(turn, role), notice or turn.text("settings-pass-lead")),
            choice_input(
                "to",
                turn.text("settings-label-to"),
                _receivers(turn, session, role),
                speech=turn.speech,
                value=str(draft.get("to") or ""),
                required=turn.text("settings-error-person"),
                expanded=False,
            ),
            small(turn.text("settings-give-up-lead")),
            buttons([give_up]),
        ],
        actions=[
            button(
                turn.text("host-send"),
                p.PassRole(draft["key"], draft["who"], role),
                style="positive",
                inputs=True,
            ),
            button(turn.text("host-cancel"), CancelForm(draft["key"])),
        ],
    )


def _receivers(turn: Turn, session: Session, role: str) -> list[tuple[str, str]]:
    """Everybody who does not have the role, and each swap that is possible with them."""
    people = members.active(session)
    mine = {held.role for person in people if person.id == turn.me.id for held in person.roles}
    found: list[tuple[str, str]] = []
    for person in people:
        theirs = {held.role for held in person.roles}
        if person.id == turn.me.id or role in theirs:
            continue
        found.append((str(person.id), person.name))
        for other in (each for each in ROLES if each in theirs - mine):
            swap = turn.text(
                "settings-pass-swap", person=person.name, role=turn.text("settings-role", role=other)
            )
            found.append((f"{person.id}:{other}", swap))
    return found
