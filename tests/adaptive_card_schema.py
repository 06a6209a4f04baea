"""The elements and properties of Adaptive Cards 1.5 that Kehu uses, each with what it may be."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

Rule = Callable[[Any], bool]
_SPACING = {"None", "Small", "Default", "Medium", "Large", "ExtraLarge", "Padding"}
_COLOURS = {"Default", "Accent", "Attention"}  # Good and Warning cannot be read when small


def _one_of(*values: object) -> Rule:
    return lambda value: value in values


def words(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _whole(value: Any) -> bool:
    return type(value) is int


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def many(value: Any) -> bool:
    return isinstance(value, list) and len(value) > 0


def _data(value: Any) -> bool:
    return isinstance(value, dict) and words(value.get("verb"))


def _pixels(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[1-9]\d{0,2}px", value) is not None


def _day(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None


def _picture(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(("https://", "data:image/png;base64,"))


def _address(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"https?://\S+", value) is not None


def _bars(value: Any) -> bool:
    """What each bar is called, how long it is, and its colour; a chart reads no Markdown."""
    return many(value) and all(
        set(bar) == {"x", "y", "color"} and words(bar["x"]) and type(bar["y"]) is int for bar in value
    )


def _anything(value: Any) -> bool:
    return True


_LOOK: dict[str, Rule] = {
    "size": _one_of("Small", "Default", "Medium", "Large"),
    "weight": _one_of("Default", "Bolder"),
    "color": lambda value: value in _COLOURS,
    "isSubtle": _flag,
    "fontType": _one_of("Default", "Monospace"),
}
_ELEMENT: dict[str, Rule] = {
    "id": words,
    "spacing": lambda value: value in _SPACING,
    "separator": _flag,
    "isVisible": _flag,
    "horizontalAlignment": _one_of("Left", "Center", "Right"),
}
_BOX: dict[str, Rule] = {
    "items": lambda value: isinstance(value, list),
    "selectAction": _anything,
    "style": _one_of("default", "emphasis", "accent"),
    "verticalContentAlignment": _one_of("Top", "Center", "Bottom"),
}
_INPUT: dict[str, Rule] = {
    "label": words,
    "isRequired": _flag,
    "errorMessage": words,
    "placeholder": words,
}
_ACTION: dict[str, Rule] = {"title": words, "tooltip": words, "style": _one_of("default", "positive")}
_SENDING: dict[str, Rule] = {"data": _data, "associatedInputs": _one_of("none", "auto")}

PROPERTIES: dict[str, dict[str, Rule]] = {
    "TextBlock": _ELEMENT | _LOOK | {"text": words, "wrap": _flag, "style": _one_of("default", "heading")},
    "RichTextBlock": _ELEMENT | {"inlines": many},
    "TextRun": _LOOK | {"text": words, "italic": _flag},
    "Image": _ELEMENT
    | {"url": _picture, "altText": words, "size": _one_of("Stretch", "Auto"), "width": _pixels},
    "FactSet": _ELEMENT | {"facts": many},
    "ActionSet": _ELEMENT | {"actions": many},
    "Container": _ELEMENT | _BOX,
    "ColumnSet": _ELEMENT | {"columns": many, "selectAction": _anything},
    "Column": _ELEMENT | _BOX | {"width": lambda value: value in ("auto", "stretch") or _pixels(value)},
    "Table": _ELEMENT
    | {
        "columns": many,
        "rows": many,
        "firstRowAsHeaders": _flag,
        "showGridLines": _flag,
        "gridStyle": _text,
    },
    "Chart.HorizontalBar": _ELEMENT
    | {"data": _bars, "displayMode": _one_of("AbsoluteNoAxis"), "title": words, "fallback": _anything},
    "TableRow": {"cells": many},
    "TableCell": _BOX,
    "Input.Text": _ELEMENT | _INPUT | {"value": _text, "maxLength": _whole, "isMultiline": _flag},
    "Input.Number": _ELEMENT | _INPUT | {"value": _whole, "min": _whole, "max": _whole},
    "Input.Date": _ELEMENT | _INPUT | {"value": _day, "min": _day, "max": _day},
    "Input.ChoiceSet": _ELEMENT
    | _INPUT
    | {
        "choices": many,
        "value": _text,
        "style": _one_of("compact", "expanded"),
        "isMultiSelect": _flag,
        "wrap": _flag,
    },
    "Action.Execute": _ACTION | _SENDING | {"verb": words, "fallback": _anything},
    "Action.Submit": _ACTION | _SENDING,
    "Action.OpenUrl": _ACTION | {"url": _address},
    "Action.ToggleVisibility": _ACTION | {"targetElements": many},
}
REQUIRED: dict[str, tuple[str, ...]] = {
    "TextBlock": ("text",),
    "RichTextBlock": ("inlines",),
    "TextRun": ("text",),
    "Image": ("url", "altText"),
    "FactSet": ("facts",),
    "ActionSet": ("actions",),
    "Container": ("items",),
    "ColumnSet": ("columns",),
    "Column": ("items", "width"),
    "Table": ("columns", "rows"),
    "Chart.HorizontalBar": ("data", "displayMode", "fallback"),
    "TableRow": ("cells",),
    "TableCell": ("items",),
    "Input.Text": ("id", "label", "maxLength"),
    "Input.Number": ("id", "label", "min", "max", "errorMessage"),
    "Input.Date": ("id", "label", "placeholder"),
    "Input.ChoiceSet": ("id", "label", "choices"),
    "Action.Execute": ("title", "verb", "data", "fallback"),
    "Action.Submit": ("title", "data"),
    "Action.OpenUrl": ("title", "url"),
    "Action.ToggleVisibility": ("title", "targetElements"),
}
