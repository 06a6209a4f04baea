"""A card as a person reads it: what stands on the screen, in reading order, and what can be tapped or
filled.

Nothing here knows of people, conversations or HTTP. Cards are plain JSON (Adaptive Cards 1.5). What a fold
hides is read too, each of its lines marked with FOLDED, because it is one tap away for the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

Json = dict[str, Any]

FOLDED = "▸ "

# Where an element keeps what is inside it, in the order a person reads it.
_INSIDE = (
    "body",
    "columns",
    "rows",
    "cells",
    "items",
    "pages",
    "images",
    "actions",
    "inlineAction",
    "selectAction",
    "card",
)
_ACTIONS = ("actions", "inlineAction", "selectAction")


def plain(text: str) -> str:
    """The text with no-break spaces as spaces, so that a test may be written with an ordinary keyboard."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2011", "-")


def markdown_links(text: str) -> list[tuple[str, str]]:
    """Links that a TextBlock or a Fact would really show: (words, address); an escaped bracket makes none."""
    return [(m[1], m[2]) for m in re.finditer(r"(?<!\\)\[((?:[^\]\\]|\\.)*)\]\(([^)\s]+)[^)]*\)", text)]


def shown_markdown(text: str) -> str:
    """What the client shows for Markdown: links as `words <address>`, emphasis gone, escapes resolved."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[1])
        return f"\0{len(kept) - 1}\0"

    text = re.sub(r"(?<!\\)\[((?:[^\]\\]|\\.)*)\]\(([^)\s]+)[^)]*\)", r"\1 <\2>", text)
    text = re.sub(r"\\([!-/:-@\[-`{-~])", keep, text)
    text = re.sub(r"\*\*(\S(?:.*?\S)?)\*\*", r"\1", text)
    text = re.sub(r"(?<![\w*])([*_])(\S(?:.*?\S)?)\1(?![\w*])", r"\2", text)
    return re.sub("\0(\\d+)\0", lambda m: kept[int(m[1])], text)


@dataclass(frozen=True)
class Button:
    """Something a person can tap. `rows`: the texts around it, nearest first, never the whole card."""

    title: str
    action: Json
    rows: tuple[str, ...]
    folded: bool
    unreachable: bool
    """Hidden, and no toggle of the card would ever show it."""
    path: tuple[Json, ...]

    @property
    def kind(self) -> str:
        return str(self.action.get("type", ""))

    def distance(self, row: str) -> int | None:
        """How much text the nearest surrounding holds that contains `row`; None when none does."""
        sizes = [len(text) for text in self.rows if plain(row) in plain(text)]
        return min(sizes) if sizes else None


@dataclass(frozen=True)
class Input:
    id: str
    label: str
    element: Json
    folded: bool
    path: tuple[Json, ...]

    @property
    def kind(self) -> str:
        return str(self.element.get("type", ""))

    @property
    def required(self) -> bool:
        return self.element.get("isRequired") is True

    @property
    def choices(self) -> dict[str, str]:
        """Title -> value, as the card lists them."""
        return {str(c["title"]): str(c["value"]) for c in self.element.get("choices", [])}

    @property
    def default(self) -> str:
        """The value as the client would send it untouched: a string, empty when nothing is filled in."""
        if self.kind == "Input.Toggle":
            off = str(self.element.get("valueOff", "false"))
            return str(self.element.get("value", off))
        value = self.element.get("value")
        if value is None:
            return ""
        if self.kind == "Input.ChoiceSet":
            # The client selects only what the card lists; anything else stays unselected.
            known = self.choices.values()
            many = self.element.get("isMultiSelect") is True
            return ",".join(v for v in (str(value).split(",") if many else [str(value)]) if v in known)
        return str(value)


class Card:
    """One Adaptive Card in front of a reader."""

    def __init__(self, json: Json) -> None:
        self.json = json

    def sees(self) -> str:
        """All texts in reading order, one line each; buttons as [Title], folded lines marked with FOLDED."""
        return plain("\n".join(_lines(self.json, False)))

    @cached_property
    def buttons(self) -> list[Button]:
        toggles = self._toggles()
        found = []
        for element, path in _walk(self.json):
            if not str(element.get("type", "")).startswith("Action."):
                continue
            hidden = [e for e in path if e.get("isVisible") is False]
            reachable = all(e.get("id") in toggles for e in hidden)
            title = plain(str(element.get("title", "")))
            shown = bool(hidden) or _in_show_card(path)
            found.append(Button(title, element, _rows(path, toggles), shown, not reachable, path))
        return found

    @cached_property
    def inputs(self) -> list[Input]:
        return [
            Input(str(e.get("id", "")), plain(str(e.get("label", ""))), e, _is_folded((*path, e)), path)
            for e, path in _walk(self.json)
            if str(e.get("type", "")).startswith("Input.")
        ]

    def links(self) -> list[str]:
        """Every address the card can open: OpenUrl actions and links that Markdown makes of its texts."""
        addresses: list[str] = []
        for element, _ in _walk(self.json):
            texts = [element.get("text", "")] if element.get("type") == "TextBlock" else []
            texts += [f.get("value", "") for f in element.get("facts", [])] + [
                f.get("title", "") for f in element.get("facts", [])
            ]
            addresses += [address for text in texts for _, address in markdown_links(str(text))]
            if element.get("type") == "Action.OpenUrl":
                addresses.append(str(element.get("url", "")))
        return addresses

    def _toggles(self) -> dict[str, str]:
        """Id of what a ToggleVisibility shows -> the text of the row that holds the toggle."""
        found: dict[str, str] = {}
        for element, path in _walk(self.json):
            if element.get("type") != "Action.ToggleVisibility":
                continue
            row = next((e for e in reversed(path) if e.get("type") == "ColumnSet"), path[-1])
            text = "" if row is self.json else "\n".join(_lines(row, False))
            for target in element.get("targetElements", []):
                found.setdefault(str(target.get("elementId") if isinstance(target, dict) else target), text)
        return found


def _walk(element: Json, path: tuple[Json, ...] = ()) -> Iterator[tuple[Json, tuple[Json, ...]]]:
    """Every element and action below, in reading order, with what surrounds it (outermost first)."""
    for key in _INSIDE:
        inside = element.get(key)
        for part in inside if isinstance(inside, list) else [inside]:
            if isinstance(part, dict):
                yield part, (*path, element)
                yield from _walk(part, (*path, element))


def _is_folded(path: Sequence[Json]) -> bool:
    return any(e.get("isVisible") is False for e in path) or _in_show_card(path)


def _in_show_card(path: Sequence[Json]) -> bool:
    return any(e.get("type") == "AdaptiveCard" for e in path[1:])


def _rows(path: Sequence[Json], toggles: dict[str, str]) -> tuple[str, ...]:
    rows = []
    for element in reversed(path[1:]):
        text = "\n".join(_lines(element, False))
        rows.append(text)
        # What a row unfolds belongs to that row, though it stands after it in the card.
        if element.get("id") in toggles:
            rows.append(f"{toggles[str(element['id'])]}\n{text}")
    return tuple(rows)


def _lines(element: Json, folded: bool) -> Iterator[str]:
    folded = folded or element.get("isVisible") is False
    mark = FOLDED if folded else ""
    kind = str(element.get("type", ""))
    if kind == "TableRow" or (not kind and "cells" in element):
        cells = [" ".join(_lines(cell, False)) for cell in element.get("cells", [])]
        yield mark + " | ".join(cells)
        return
    for text in _own_texts(element, kind):
        yield from (mark + line for line in text.split("\n"))
    for key in _INSIDE:
        inside = element.get(key)
        parts = [p for p in (inside if isinstance(inside, list) else [inside]) if isinstance(p, dict)]
        if key in _ACTIONS:
            titles = [f"[{a['title']}]" for a in parts if a.get("title") and key != "selectAction"]
            if titles:
                yield mark + " ".join(titles)
            parts = [a["card"] for a in parts if isinstance(a.get("card"), dict)]
            yield from (line for part in parts for line in _lines(part, True))
        else:
            yield from (line for part in parts for line in _lines(part, folded))


def _own_texts(element: Json, kind: str) -> list[str]:
    if kind == "TextBlock":
        return [shown_markdown(str(element.get("text", "")))]
    if kind == "RichTextBlock":
        runs = element.get("inlines", [])
        return ["".join(run if isinstance(run, str) else str(run.get("text", "")) for run in runs)]
    if kind == "FactSet":
        facts = element.get("facts", [])
        return [
            f"{shown_markdown(str(f.get('title', '')))}: {shown_markdown(str(f.get('value', '')))}"
            for f in facts
        ]
    if kind.startswith("Input."):
        return [_field(Input(str(element.get("id", "")), str(element.get("label", "")), element, False, ()))]
    if kind.startswith("Chart."):
        points = [
            f"{p.get('x', p.get('legend', ''))}: {p.get('y', p.get('value', ''))}"
            for p in element.get("data", [])
        ]
        return [text for text in [str(element.get("title", "")), *points] if text]
    own = (
        element.get("altText")
        or element.get("codeSnippet")
        or (element.get("text") if kind == "Badge" else None)
    )
    return [f"({own})" if element.get("altText") else str(own)] if own else []


def _field(field: Input) -> str:
    """A field as it stands on screen: label, then what is filled in (or the example), or the choices."""
    default = field.default
    if field.kind == "Input.ChoiceSet":
        chosen = default.split(",")
        options = ", ".join(
            f"({'x' if value in chosen else ' '}) {title}" for title, value in field.choices.items()
        )
        return f"{field.label} {options}"
    if field.kind == "Input.Toggle":
        mark = "x" if default == str(field.element.get("valueOn", "true")) else " "
        return f"{field.label} ({mark}) {field.element.get('title', '')}".strip()
    return f"{field.label} [{default or field.element.get('placeholder', '')}]"
