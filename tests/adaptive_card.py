"""A strict reading of Adaptive Cards 1.5 as Teams takes them, and of the house style where it can be counted.

``check(card)`` gives the faults as sentences, each with the place. Elements and properties that Kehu does not
use are faults too, since a client passes over what it does not know without a word.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tests.adaptive_card_schema import PROPERTIES, REQUIRED, many, words

LARGEST = 25_000
HOSTILE = "*[Kissa](https://kissa.example)* _a_ <at>Kaikki</at> {{DATE(2026-12-07T00:00:00Z,SHORT)}}"
"""Something a person could write that a TextBlock or a Fact would interpret; see ``interpreted``."""

_CARD = {"type", "version", "lang", "speak", "fallbackText", "body", "actions"}
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_INSIDE = ("body", "items", "columns", "rows", "cells", "actions", "inlines")


def check(card: dict[str, Any]) -> list[str]:
    """Everything that is wrong with a card; an empty list is a good card."""
    return [*_frame(card), *_parts(card), *_ids(card), *_form(card), *_buttons(card)]


def interpreted(card: dict[str, Any], written: str = HOSTILE) -> list[str]:
    """Where a text that a person wrote stands raw in a place that interprets it."""
    places = [
        (where, value)
        for where, part in walk(card)
        for value in ([part.get("text")] if part.get("type") == "TextBlock" else _fact_texts(part))
    ]
    faults = [where for where, value in places if written in str(value)]
    return faults + [
        where
        for where, part in walk(card)
        if part.get("type") == "TextRun" and re.search(r"\{\{(DATE|TIME)\(", part["text"])
    ]


def walk(part: Any, where: str = "card") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every element, run and action of a card, with its place."""
    yield where, part
    for name in _INSIDE:
        inner = part.get(name)
        for n, one in enumerate(inner if isinstance(inner, list) else ()):
            if isinstance(one, dict) and not (part.get("type") == "Table" and name == "columns"):
                yield from walk(one, f"{where}.{name}[{n}]")
    for name in ("selectAction", "fallback"):
        if isinstance(part.get(name), dict):
            yield from walk(part[name], f"{where}.{name}")


def _fact_texts(part: dict[str, Any]) -> list[str]:
    return [fact[key] for fact in part.get("facts", ()) for key in ("title", "value")]


def _frame(card: dict[str, Any]) -> Iterator[str]:
    for name in card.keys() - _CARD:
        yield f"card: unknown property {name}"
    if card.get("type") != "AdaptiveCard" or card.get("version") != "1.5":
        yield "card: not an AdaptiveCard of version 1.5"
    if card.get("lang") not in ("fi", "en"):
        yield "card: no language"
    for name in ("speak", "fallbackText"):
        if not words(card.get(name)):
            yield f"card: {name} is empty"
    if not many(card.get("body")):
        yield "card: no body"
    written = json.dumps(card, ensure_ascii=False, separators=(",", ":"))
    if len(written.encode("utf-8", "surrogatepass")) > LARGEST:
        yield f"card: {len(written.encode('utf-8', 'surrogatepass'))} bytes, at most {LARGEST}"
    for text in _strings(card):
        if _UNSEEN.search(text):
            yield f"card: unseen characters in {text[:40]!r}"


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)


def _parts(card: dict[str, Any]) -> Iterator[str]:
    for where, part in walk(card):
        kind = str(part.get("type", "TableRow" if "cells" in part else ""))
        if where == "card":
            continue
        if kind not in PROPERTIES:
            yield f"{where}: unknown type {kind!r}"
            continue
        for name, value in part.items():
            rule = PROPERTIES[kind].get(name)
            if name != "type" and (rule is None or not rule(value)):
                yield f"{where}: {kind} has {name} {str(value)[:40]!r}"
        for name in REQUIRED[kind]:
            if name not in part:
                yield f"{where}: {kind} has no {name}"
        yield from _details(where, kind, part)


def _details(where: str, kind: str, part: dict[str, Any]) -> Iterator[str]:
    if kind == "TextBlock" and not part.get("wrap") and len(part.get("text", "")) > 12:
        yield f"{where}: a TextBlock that does not wrap"
    if kind == "TextBlock" and re.search(r"\{\{(DATE|TIME)\(|<at>", part.get("text", "")):
        yield f"{where}: a TextBlock with a live function"
    if kind == "RichTextBlock" and not all(words(r) or isinstance(r, dict) for r in part.get("inlines", ())):
        yield f"{where}: an empty run"
    if kind == "FactSet" and not all(words(text) for text in _fact_texts(part)):
        yield f"{where}: an empty fact"
    if kind.startswith("Input."):
        yield from _input(where, kind, part)
    if kind == "Action.Execute":
        yield from _execute(where, part)
    if kind == "ColumnSet" and len(part.get("columns", ())) > 3:
        yield f"{where}: more than three columns"


def _input(where: str, kind: str, part: dict[str, Any]) -> Iterator[str]:
    if kind == "Input.ChoiceSet":
        for choice in part.get("choices", ()):
            if set(choice) != {"title", "value"} or not all(words(text) for text in choice.values()):
                yield f"{where}: a choice that is not a title and a value"
    if part.get("isRequired") and not part.get("errorMessage"):
        yield f"{where}: required without an errorMessage"


def _execute(where: str, action: dict[str, Any]) -> Iterator[str]:
    fallback = action.get("fallback", {})
    if fallback.get("type") != "Action.Submit":
        yield f"{where}: the fallback is no Action.Submit"
    for name in ("title", "data", "style", "associatedInputs"):
        if action.get(name) != fallback.get(name):
            yield f"{where}: the fallback has another {name}"
    if action.get("verb") != action.get("data", {}).get("verb"):
        yield f"{where}: two verbs"


def _ids(card: dict[str, Any]) -> Iterator[str]:
    ids = [part["id"] for _, part in walk(card) if "id" in part]
    for one in {one for one in ids if ids.count(one) > 1}:
        yield f"card: two elements {one!r}"
    for where, part in walk(card):
        for target in part.get("targetElements", ()):
            if target not in ids:
                yield f"{where}: nothing to show or hide called {target!r}"


def _form(card: dict[str, Any]) -> Iterator[str]:
    parts = list(walk(card))
    inputs = [part for _, part in parts if str(part.get("type")).startswith("Input.")]
    sending = [part for _, part in parts if part.get("type") in ("Action.Execute", "Action.Submit")]
    if inputs and all(action.get("associatedInputs") == "none" for action in sending):
        yield "card: fields, and no button that sends them"
    for where, part in parts:
        if part.get("isVisible") is False:
            for inner, field in walk(part, where):
                if field.get("isRequired"):
                    yield f"{inner}: required and hidden"


def _buttons(card: dict[str, Any]) -> Iterator[str]:
    most_words = 3 if card.get("lang") == "fi" else 6
    filled = 0
    for where, part in walk(card):
        row = part.get("actions", [])
        titles = [str(action.get("title", "")) for action in row]
        filled += sum(action.get("style") == "positive" for action in row)
        if len(row) > 3 or (len(row) == 3 and any(len(title) > 9 for title in titles)):
            yield f"{where}: a row of buttons too long for a phone: {titles}"
        for title in titles:
            if len(title.split()) > most_words or len(title) > 30:
                yield f"{where}: a long button: {title!r}"
    if filled > 1:
        yield "card: more than one filled button"
