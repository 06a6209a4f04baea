"""Rows: an item with its meta line, its one button and its fold; lines for what is done; folded groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from bot.card_text import Element, Part, flat, line, run, shown
from bot.progress_bar import NARROW, WIDE, progress_bar
from bot.texts import Speech

Tone = Literal["subtle", "strong", "late", "accent"]

_LOOKS: dict[Tone, Element] = {
    "subtle": {"size": "Small", "isSubtle": True},
    "strong": {"size": "Small", "weight": "Bolder"},
    "late": {"size": "Small", "weight": "Bolder", "color": "Attention"},
    "accent": {"size": "Small", "color": "Accent"},
}


class Meta(NamedTuple):
    """One part of a meta line. The state or date is first (``strong``, or ``late``), then who, then where."""

    text: str
    tone: Tone = "subtle"


class RowFold(NamedTuple):
    """What an item row opens under itself (Muuta…). The id is unique in the card."""

    id: str
    body: Sequence[Part]
    speech: Speech
    open: bool = False


def meta_line(meta: Sequence[Meta], more: str | None = None) -> Element:
    """The small line under a title, parts joined by a middle dot; ``more`` is the accent word that ends it.

    A strong first part begins with a capital, as a line does; subtle neighbours share a run.
    """
    return _meta_line((*meta, Meta(more, "accent")) if more else tuple(meta))


# The same few lines and headers stand on card after card. Elements without a button of ours are never changed once
# they are made, so cards may share them.
@lru_cache(maxsize=2048)
def _meta_line(parts: tuple[Meta, ...]) -> Element:
    inlines: list[Element] = []
    for n, part in enumerate(parts):
        written = shown(part.text)
        if n == 0 and part.tone in ("strong", "late"):
            written = written[:1].upper() + written[1:]
        _join(inlines, written, part.tone, "" if n == 0 else " · " if part.tone != "accent" else " ·\u00a0")
    return {"type": "RichTextBlock", "spacing": "None", "inlines": inlines}


def _join(inlines: list[Element], written: str, tone: Tone, dot: str) -> None:
    previous_is_subtle = bool(inlines) and "isSubtle" in inlines[-1]
    if tone == "subtle":
        if previous_is_subtle:
            inlines[-1]["text"] += dot + written
        else:
            inlines.append(run(dot + written, **_LOOKS["subtle"]))
        return
    if dot and previous_is_subtle:
        inlines[-1]["text"] += dot
    elif dot:
        inlines.append(run(dot, **_LOOKS["subtle"]))
    inlines.append(run(written, **_LOOKS[tone]))


def row_label(title: str, meta: Iterable[Meta]) -> str:
    """What a screen reader says of a row that can be tapped; it hides the texts inside, so all are here."""
    return ", ".join(shown(words) for words in (title, *(part.text for part in meta)) if words)


def item_row(
    title: str,
    meta: Sequence[Meta] = (),
    *,
    button: Element | None = None,
    fold: RowFold | None = None,
    strong: bool = False,
) -> list[Element]:
    """A title (bold if ``strong``) with its meta line, at most one button beside it, its fold under it."""
    texts: list[Element] = [_row_title(title, strong)]
    if meta or fold:
        texts.append(meta_line(meta, fold.speech.text("host-change") if fold else None))
    if not button and not fold:
        return [{"type": "Container", "spacing": "Small", "items": texts}]
    left: Element = {"type": "Column", "width": "stretch", "items": texts}
    columns = [left] if button is None else [left, _button_column(button)]
    row: Element = {"type": "ColumnSet", "spacing": "Small", "columns": columns}
    if fold is None:
        return [row]
    label = shown(fold.speech.text("host-change-label", row=row_label(title, meta)))
    left["selectAction"] = {"type": "Action.ToggleVisibility", "title": label, "targetElements": [fold.id]}
    return [row, _folded(fold.id, fold.body, fold.open, style="emphasis")]


def _row_title(title: str, strong: bool = False) -> Element:
    written = shown(title)
    return {"type": "RichTextBlock", "inlines": [run(written, weight="Bolder") if strong else written]}


def _button_column(button: Element) -> Element:
    return {"type": "Column", "width": "auto", "items": [{"type": "ActionSet", "actions": [button]}]}


def clock_row(clock: str, title: str, meta: Sequence[Meta] = (), *, button: Element | None = None) -> Element:
    """A row of an agenda: when (``13.05``, or empty if there is no time for it), what, who and how long."""
    when: Element = {"type": "Column", "width": "46px", "items": [line(clock)] if clock else []}
    what: Element = {"type": "Column", "width": "stretch", "items": [_row_title(title), meta_line(meta)]}
    columns = [when, what] if button is None else [when, what, _button_column(button)]
    return {"type": "ColumnSet", "spacing": "Small", "columns": columns}


def tap_row(
    title: str, meta: Sequence[Meta], *, opens: Element, speech: Speech, aside: Element | None = None
) -> Element:
    """A row that is itself the button ``opens``; ``aside`` is a narrow column such as ``small_progress``."""
    told = [*meta, Meta(aside["items"][-1]["text"])] if aside else meta
    label = shown(speech.text("host-open-label", row=row_label(title, told)))
    name = {"type": "RichTextBlock", "inlines": [run(shown(title), weight="Bolder", color="Accent")]}
    left = {"type": "Column", "width": "stretch", "items": [name, meta_line(meta)]}
    tap = {key: value for key, value in opens.items() if key not in ("style", "tooltip")}
    return {
        "type": "ColumnSet",
        "spacing": "Small",
        "columns": [left] if aside is None else [left, aside],
        "selectAction": {**tap, "title": label},
    }


def done_line(title: str, person: str | None = None) -> Element:
    """``✓ title · person``, subtle."""
    return _subtle_line("✓ " + " · ".join(part for part in (title, person) if part))


def skipped_line(title: str, reason: str, *, speech: Speech) -> Element:
    """``Ohitettu: title · reason``, subtle."""
    return _subtle_line(speech.text("host-skipped-line", item=f"{title} · {reason}"))


def plain_line(title: str, *details: str) -> Element:
    """A later item on one line, without a button: ``title · to 28.1. · person``."""
    written = " · ".join(shown(part) for part in (title, *details) if part)
    return {"type": "RichTextBlock", "spacing": "Small", "inlines": [written]}


def _subtle_line(text: str) -> Element:
    subtle = {"type": "TextRun", "text": shown(text), "isSubtle": True}
    return {"type": "RichTextBlock", "spacing": "Small", "inlines": [subtle]}


def fold(
    id: str,
    title: str,
    meta: Sequence[Meta],
    body: Iterable[Part],
    *,
    speech: Speech,
    open: bool = False,
    separator: bool = True,
) -> list[Element]:
    """A group under its title, shut until the header is tapped. Ids ``id``, ``id-s`` and ``id-h`` are taken.

    ``meta`` says what is inside (``3/6 hoidettu``); the words Näytä and Piilota say the state. Folds of one
    list have separators, a single one has none.
    """
    header = _fold_header(
        id, title, tuple(meta), speech.text("host-show"), speech.text("host-hide"), open, separator
    )
    return [header, _folded(id, body, open)]


@lru_cache(maxsize=1024)
def _fold_header(
    id: str, title: str, meta: tuple[Meta, ...], show: str, hide: str, open: bool, separator: bool
) -> Element:
    words = [_state_word(f"{id}-s", show, not open), _state_word(f"{id}-h", hide, open)]
    texts = [_row_title(title, strong=True), *([meta_line(meta)] if meta else [])]
    header: Element = {
        "type": "ColumnSet",
        "spacing": "Default" if separator else "Medium",
        "columns": [
            {"type": "Column", "width": "stretch", "items": texts},
            {"type": "Column", "width": "auto", "verticalContentAlignment": "Center", "items": words},
        ],
        "selectAction": {
            "type": "Action.ToggleVisibility",
            "title": row_label(title, meta),
            "targetElements": [id, f"{id}-s", f"{id}-h"],
        },
    }
    if separator:
        header["separator"] = True
    return header


def _state_word(id: str, word: str, visible: bool) -> Element:
    element: Element = {"type": "TextBlock", "id": id, "text": word, "size": "Small", "color": "Accent"}
    return element if visible else {**element, "isVisible": False}


def _folded(id: str, body: Iterable[Part], open: bool, **look: str) -> Element:
    container: Element = {"type": "Container", "id": id, "spacing": "Small", "items": flat(body), **look}
    return container if open else {**container, "isVisible": False}


def progress(done: int, skipped: int, total: int, *, text: str, label: str) -> list[Element]:
    """The bar and the line that carries its meaning; ``label`` is what a screen reader says of the bar."""
    return [
        {
            "type": "Image",
            "url": progress_bar(done + skipped, total, width=WIDE),
            "altText": shown(label),
            "size": "Stretch",
            "spacing": "Small",
        },
        line(text, spacing="Small", size="Small", isSubtle=True),
    ]


def small_progress(done: int, skipped: int, total: int, *, label: str) -> Element:
    """A narrow column for a list: the bar, and ``10/34`` under it."""
    handled = done + skipped
    bar = {
        "type": "Image",
        "url": progress_bar(handled, total, width=NARROW),
        "altText": shown(label),
        "width": "56px",
    }
    count = line(f"{handled}/{total}", spacing="None", size="Small", isSubtle=True)
    return {
        "type": "Column",
        "width": "56px",
        "verticalContentAlignment": "Center",
        "items": [bar, {**count, "horizontalAlignment": "Right"}],
    }
