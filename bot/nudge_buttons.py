"""A button in the daily message: what it does is done there and shown there, whichever capability it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.cards import Element

DAILY = "nudges"
"""The surface of the daily message. Its subject is the day of the message as an ordinal."""
_MESSAGE, _NUDGE = "daily", "nudge"


@dataclass(frozen=True)
class InDaily:
    """Where a click comes from: the message, and the nudge in it (0 for a button of the whole message)."""

    message: int
    nudge: int


def in_daily(button: Element, message: int, nudge: int) -> Element:
    """The button with the place where it stands."""
    place = {_MESSAGE: message, _NUDGE: nudge}
    marked = {**button, "data": {**button["data"], **place}}
    if "fallback" in button:
        marked["fallback"] = in_daily(button["fallback"], message, nudge)
    return marked


def read_place(data: Mapping[str, Any]) -> InDaily | None:
    """Where a click comes from, if that is a daily message; what a hostile client made of it is nothing."""
    message, nudge = data.get(_MESSAGE), data.get(_NUDGE)
    if type(message) is int and type(nudge) is int and message > 0 and 0 < nudge < 2**31:
        return InDaily(message, nudge)
    return None
