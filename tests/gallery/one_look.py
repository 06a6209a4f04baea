"""One look for all cards: what a drawn card cannot tell by itself, since each is good alone and they differ together.

``unlike(card)`` gives sentences, each with its place; an empty list is a card that looks and reads like the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import dialogs
from bot.card_data import WIRE_NAMES
from bot.texts import LANGUAGES, Texts
from tests.adaptive_card import walk

Part = dict[str, Any]
_TEXTS = Texts.load(dialogs.TEXT_FOLDERS)
_CANCEL = {_TEXTS.language(code).text("host-cancel") for code in LANGUAGES}
ROWS_IN_SIGHT = 18
"""Rows with a title and a small line, titles of folds among them: whoever has more to show folds it.

The longest phase of a checklist has eleven items, and each of the six phases its line.
"""
_PAST = re.compile(
    r"!|\boli\b|\bohi\b|\bliikaa\b|\bwas\b|\bpast\b|\bover\b|ei mahdu|does not fit|odottanut|waited",
    re.IGNORECASE,
)
"""The words that tell what the one colour repeats."""
_ISO_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_CLOCK = {
    "fi": re.compile(r"\b\d{1,2}:\d\d\b|(?<!^)\b\d{1,2}\.00\b|^\d{1,2}\.00\b."),
    "en": re.compile(r"\bklo\b"),
}


def unlike(card: Part) -> list[str]:
    """Everything in which a card differs from the house's look."""
    return [
        *_heading(card),
        *_sections(card),
        *_buttons(card),
        *_fields(card),
        *_pictures(card),
        *_colours(card),
        *_words(card),
        *_length(card),
    ]


def _look(part: Part) -> Part:
    """The look of a text: a block's own, or that of the only run of a text that is drawn as runs."""
    if part.get("type") != "RichTextBlock":
        return part
    runs = part.get("inlines", [])
    return runs[0] if len(runs) == 1 and isinstance(runs[0], dict) else {}


def _heading(card: Part) -> Iterator[str]:
    """What kind it is, small; then what it is, large, as nothing else is but a receipt code."""
    if _is_notice(card):
        return
    kind, title = [*card.get("body", []), {}, {}][:2]
    if (_look(kind).get("size"), _look(kind).get("isSubtle")) != ("Small", True):
        yield "card.body[0]: no small line says what kind of card it is"
    if (_look(title).get("size"), _look(title).get("weight")) != ("Large", "Bolder"):
        yield "card.body[1]: no title like the others"
    for where, part in walk(card):
        large = part.get("size") == "Large" and part.get("fontType") != "Monospace"
        if large and not where.startswith("card.body[1]"):
            yield f"{where}: as large as the title"


def _is_notice(card: Part) -> bool:
    """The two lines that stand in the place of a form whose answer is shown further up."""
    body = card.get("body", [])
    return len(body) == 2 and len(card.get("actions", [])) == 1 and _look(body[0]).get("weight") == "Bolder"


def _sections(card: Part) -> Iterator[str]:
    """Bold, a size under the title, and after a line."""
    for where, part in walk(card):
        if part.get("size") == "Medium" and part.get("weight") != "Bolder":
            yield f"{where}: a part's title that is not bold"
        lined = part.get("separator") and part.get("spacing") == "Large"
        if part.get("style") == "heading" and part.get("size") != "Large" and not lined:
            yield f"{where}: a part's title without its line"


def _buttons(card: Part) -> Iterator[str]:
    """The filled one first, *Peruuta* last, each beginning with a capital."""
    for where, part in walk(card):
        row = part.get("actions", [])
        filled = [n for n, action in enumerate(row) if action.get("style") == "positive"]
        if filled and filled[0] != 0:
            yield f"{where}: the filled button is not the first of its row"
        for n, action in enumerate(row):
            if action.get("title") in _CANCEL and (n != len(row) - 1 or where != "card"):
                yield f"{where}: a button that leaves the form, and not at its end"
            if action.get("title", "")[:1].islower():
                yield f"{where}: a button without a capital: {action['title']!r}"
    actions = card.get("actions", [])
    form = any(WIRE_NAMES["key"] in action.get("data", {}) for action in actions)
    if form and _inputs(card) and not any(action.get("title") in _CANCEL for action in actions):
        yield "card: a form that cannot be left"


def _inputs(card: Part) -> list[tuple[str, Part]]:
    return [(where, part) for where, part in walk(card) if str(part.get("type")).startswith("Input.")]


def _fields(card: Part) -> Iterator[str]:
    """Each has a name of its own, and a sentence for when it cannot be sent as it is."""
    labels: list[str] = []
    for where, field in _inputs(card):
        label, error = str(field.get("label", "")).strip(), str(field.get("errorMessage", "")).strip()
        if not label:
            yield f"{where}: a field without a label"
        if label in labels:
            yield f"{where}: two fields called {label!r}"
        labels.append(label)
        needs = field.get("isRequired") or field.get("type") == "Input.Number"
        if needs and (len(error.split()) < 2 or error == label):
            yield f"{where}: no sentence says what to do when it is empty or wrong"
        for choice in field.get("choices", ()):
            if choice["title"][:1].islower() and not choice["title"].startswith(
                ("klo", "von ", "af ", "de ")
            ):
                yield f"{where}: a choice without a capital: {choice['title']!r}"


def _pictures(card: Part) -> Iterator[str]:
    """A picture is told in its own words and, since it may fail to load, in a line beside it."""
    for where, part in walk(card):
        for name in ("body", "items"):
            inner: list[Part] = part.get(name) or []
            for n, one in enumerate(inner):
                if one.get("type") != "Image":
                    continue
                if not str(one.get("altText", "")).strip():
                    yield f"{where}: a picture without words"
                beside = [_text(inner[m]) for m in (n - 1, n + 1) if 0 <= m < len(inner)]
                if not any(re.search(r"\d", text) for text in beside):
                    yield f"{where}: a picture whose number is in no line beside it"


def _text(part: Part) -> str:
    runs = [run if isinstance(run, str) else run.get("text", "") for run in part.get("inlines", [])]
    return str(part.get("text", "")) + "".join(runs)


def _colours(card: Part) -> Iterator[str]:
    """What is coloured as late is late in words too: its own, or those of the part where it stands."""
    under = ""
    for where, part in walk(card):
        if part.get("size") in ("Medium", "Large"):
            under = str(part.get("text", ""))
        if part.get("color") == "Attention" and not _PAST.search(f"{under} {part.get('text', '')}"):
            yield f"{where}: told by colour alone: {part.get('text', '')!r}"


def _words(card: Part) -> Iterator[str]:
    """Days and times as the language has them, whoever drew the card."""
    wrong = _CLOCK.get(str(card.get("lang")))
    for where, part in walk(card):
        if part.get("type") not in ("TextBlock", "RichTextBlock"):
            continue
        text = _text(part)
        if _ISO_DAY.search(text) or (wrong is not None and wrong.search(text)):
            yield f"{where}: a day or a time in another way than elsewhere: {text[:60]!r}"


def _length(card: Part) -> Iterator[str]:
    rows = sum(_is_row(part) for part in _in_sight(card))
    if rows > ROWS_IN_SIGHT:
        yield f"card: {rows} rows in sight, at most {ROWS_IN_SIGHT}"


def _is_row(part: Part) -> bool:
    """A column or container with a title and its small line."""
    items = part.get("items", [])
    small = [item for item in items[1:] if any(run.get("size") == "Small" for run in _runs(item))]
    return bool(small) and items[0].get("type") == "RichTextBlock"


def _runs(part: Part) -> list[Part]:
    return [run for run in part.get("inlines", []) if isinstance(run, dict)]


def _in_sight(part: Part) -> Iterator[Part]:
    """What stands unfolded, but for an agenda with its clock times: that is read as a whole."""
    if part.get("isVisible") is False or any(one.get("width") == "46px" for one in part.get("columns", ())):
        return
    yield part
    for name in ("body", "items", "columns"):
        inner = part.get(name)
        for one in inner if isinstance(inner, list) and part.get("type") != "Table" else ():
            yield from _in_sight(one)
