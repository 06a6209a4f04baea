"""The fields of a form. A field's id is the name of the payload's field that takes its answer.

``required`` is the sentence that tells what to do when the field is empty; without it the field may stay
empty. A field in a fold is never required: hidden, it would stop the sending with nothing to be seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.card_text import Element, shown
from bot.texts import Speech
from bot.user_text import choice_title, clean

_OPEN_CHOICES = 5


def text_input(
    id: str,
    label: str,
    *,
    max_length: int,
    placeholder: str | None = None,
    value: str = "",
    required: str | None = None,
) -> Element:
    """One line of text. ``placeholder`` is an example."""
    field = _field("Input.Text", id, label, placeholder, required)
    return _with_value({**field, "maxLength": max_length}, shown(value))


def multiline_input(
    id: str,
    label: str,
    *,
    max_length: int,
    placeholder: str | None = None,
    value: str = "",
    required: str | None = None,
) -> Element:
    """Several lines of text."""
    field = _field("Input.Text", id, label, placeholder, required)
    return _with_value({**field, "maxLength": max_length, "isMultiline": True}, clean(value))


def choice_input(
    id: str,
    label: str,
    choices: Iterable[tuple[str, str]],
    *,
    speech: Speech,
    value: str = "",
    required: str | None = None,
    multi: bool = False,
    expanded: bool | None = None,
) -> Element:
    """A choice among ``(value, title)`` pairs: all in sight up to five of them, otherwise a list that opens.

    With ``multi`` several can be chosen, each a box; ``value`` and the answer are values joined by commas, so
    a value has none: ValueError.
    """
    pairs = list(choices)
    if multi and any("," in key for key, _ in pairs):
        raise ValueError("a comma in the value of a multiple choice")
    in_sight = multi or (len(pairs) <= _OPEN_CHOICES if expanded is None else expanded)
    titled = (
        choice_title if in_sight else shown
    )  # beside a box or a dot some clients read the title as Markdown
    options = [{"title": titled(title), "value": key} for key, title in pairs]
    placeholder = None if in_sight else speech.text("host-choose")
    field = _field("Input.ChoiceSet", id, label, placeholder, required)
    if in_sight:
        field["style"] = "expanded"
        field["wrap"] = True
    if multi:
        field["isMultiSelect"] = True
    return _with_value({**field, "choices": options}, value)


def date_input(
    id: str, label: str, *, speech: Speech, value: date | None = None, required: str | None = None
) -> Element:
    """A day, picked from a calendar; without the placeholder the client would show its own language."""
    field = _field("Input.Date", id, label, speech.text("host-pick-date"), required)
    return _with_value(field, value.isoformat() if value else "")


def number_input(
    id: str,
    label: str,
    *,
    error: str,
    least: int,
    most: int,
    placeholder: str | None = None,
    value: int | None = None,
    required: bool = False,
) -> Element:
    """A whole number in a range; ``error`` tells what to write instead."""
    field = _field("Input.Number", id, label, placeholder, None)
    field |= {"min": least, "max": most, "errorMessage": shown(error)}
    if required:
        field["isRequired"] = True
    return field if value is None else {**field, "value": value}


def _field(kind: str, id: str, label: str, placeholder: str | None, required: str | None) -> Element:
    field: Element = {"type": kind, "id": id, "label": shown(label)}
    if placeholder:
        field["placeholder"] = shown(placeholder)
    if required:
        field |= {"isRequired": True, "errorMessage": shown(required)}
    return field


def _with_value(field: Element, value: str) -> Element:
    return {**field, "value": value} if value else field
