"""Buttons: what a tap does. A row breaks by hand, since the reference renderer cuts what does not fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from bot.card_data import Payload, to_data
from bot.card_text import Element
from bot.user_text import clean, one_line

_ROW_PIXELS = 332  # the inside of a card on a phone
_BUTTON_PIXELS = 34  # padding, border and the gap to the next button
_LETTER_PIXELS = 8.5
_BLANK = re.compile(r"\s")


def button(
    title: str,
    payload: Payload,
    *,
    style: Literal["positive"] | None = None,
    inputs: bool = False,
    label: str | None = None,
) -> Element:
    """A button whose answer takes the card's place (Action.Execute), or the plain kind where that is unknown.

    ``inputs`` only for the form's own button: any other passes by an empty required field. ``label`` is what
    a screen reader says if the title alone is not enough; it begins with the title.
    """
    fallback = submit_button(title, payload, style=style, inputs=inputs)
    action = {**fallback, "type": "Action.Execute", "verb": payload.verb, "fallback": fallback}
    if label:
        action["tooltip"] = one_line(label)
    return _WithFields(action) if inputs else action


def submit_button(
    title: str, payload: Payload, *, style: Literal["positive"] | None = None, inputs: bool = False
) -> Element:
    """A button that brings a new card (Action.Submit)."""
    action: dict[str, Any] = {"type": "Action.Submit", "title": one_line(title), "data": to_data(payload)}
    if style:
        action["style"] = style
    return _WithFields(action) if inputs else action


class _WithFields(dict[str, Any]):
    """A button that takes what stands in the card's fields along."""


def pass_by_fields(part: Any) -> None:
    """Let every button in a card, or a part of one, that does not take the fields along say so.

    Only a card with fields needs it: it is 50 bytes in every row.
    """
    if isinstance(part, list):
        for each in part:
            pass_by_fields(each)
    elif isinstance(part, dict):
        if part.get("type") in _SENDING and not isinstance(part, _WithFields):
            part["associatedInputs"] = "none"
        for value in part.values():
            pass_by_fields(value)


_SENDING = ("Action.Execute", "Action.Submit")


def toggle_button(title: str, *ids: str) -> Element:
    """A button that shows or hides elements of the same card; nothing is sent."""
    return {"type": "Action.ToggleVisibility", "title": one_line(title), "targetElements": list(ids)}


def is_web_address(url: str) -> bool:
    """Whether ``open_url`` takes it: http or https, a host, and nothing blank in it."""
    scheme, _, rest = url.partition("://")
    return (
        scheme in ("https", "http") and rest[:1].isalnum() and rest == clean(rest) and not _BLANK.search(rest)
    )


def open_url(title: str, url: str) -> Element:
    """A button that opens a web page. Raises ValueError unless ``is_web_address``."""
    if not is_web_address(url):
        raise ValueError("not a web address")
    return {"type": "Action.OpenUrl", "title": one_line(title), "url": url}


def buttons(*rows: Sequence[Element]) -> list[Element]:
    """Rows of buttons, two in a row or three of at most nine letters; ``in_rows`` breaks a longer list."""
    return [{"type": "ActionSet", "spacing": "Small", "actions": list(row)} for row in rows if row]


def in_rows(actions: Iterable[Element]) -> list[list[Element]]:
    """The buttons in their order, broken into rows that fit on a phone."""
    rows: list[list[Element]] = []
    used = 0.0
    for action in actions:
        width = len(action["title"]) * _LETTER_PIXELS + _BUTTON_PIXELS
        if not rows or len(rows[-1]) == 3 or used + width > _ROW_PIXELS or _crowded(rows[-1], action):
            rows.append([])
            used = 0.0
        rows[-1].append(action)
        used += width
    return rows


def _crowded(row: list[Element], action: Element) -> bool:
    return len(row) == 2 and any(len(one["title"]) > 9 for one in (*row, action))
