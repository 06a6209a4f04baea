"""What all forms of a kickoff share: their frame, a day that was typed, and people to choose from."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from bot.capability import Draft
from bot.cards import (
    Card,
    Part,
    button,
    card,
    heading,
)
from bot.host_cards import CancelForm
from bot.turn import Turn
from storage import members


def form(
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


def day_in(draft: Draft, name: str) -> date | None:
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
