"""Text on a card: three levels only (title, body, meta), and nothing in it is ever interpreted.

A TextBlock reads Markdown, and clients differ in how they read a backslash. So a text that could be taken for
Markdown is drawn as a RichTextBlock, which has none; both look the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from bot.user_text import breakable, clean, escape_markdown, inert, is_plain, one_line

Element = dict[str, Any]
Card = dict[str, Any]
Part = Element | Sequence[Element]
Spacing = Literal["None", "Small", "Default", "Medium", "Large"]

_MOST_LINES = 12


def flat(parts: Iterable[Part]) -> list[Element]:
    """Elements one after another; parts that made several are opened."""
    elements: list[Element] = []
    for part in parts:
        if isinstance(part, dict):
            elements.append(part)
        else:
            elements.extend(part)
    return elements


def shown(text: str) -> str:
    """One line, cleaned and inert: what may stand in a run or a label."""
    return inert(one_line(text))


def run(text: str, **look: Any) -> Element:
    """A piece of a line, its blanks kept: ``size``, ``weight``, ``color``, ``isSubtle``."""
    return {"type": "TextRun", "text": inert(clean(text).replace("\n", " ")), **look}


def line(text: str, *, spacing: Spacing | None = None, **look: Any) -> Element:
    """A paragraph. ``look`` is what blocks and runs share: ``size``, ``weight``, ``color``, ``isSubtle``."""
    written = shown(text)
    if is_plain(written):
        element: Element = {"type": "TextBlock", "text": written, "wrap": True, **look}
    else:
        element = {"type": "RichTextBlock", "inlines": [run(written, **look) if look else written]}
    if spacing:
        element["spacing"] = spacing
    return element


def text(text: str, *, spacing: Spacing = "Small") -> Element:
    """A paragraph of body text."""
    return line(text, spacing=spacing)


def small(text: str, *, spacing: Spacing = "Small") -> Element:
    """A paragraph of small subtle text."""
    return line(text, spacing=spacing, size="Small", isSubtle=True)


def note(text: str) -> Element:
    """The small last line of a card: who changed it last, or a rule worth knowing."""
    return {**line(text, spacing="Medium", size="Small", isSubtle=True), "separator": True}


def state_line(text: str, *, late: bool = False) -> Element:
    """The state in words, right under the title."""
    colour = {"color": "Attention"} if late else {}
    return line(text, spacing="Small", size="Small", weight="Bolder", **colour)


def user_text(text: str, *, spacing: Spacing = "Small") -> Element:
    """What somebody wrote, its line breaks kept: a RichTextBlock, or a Container of one for each line.

    Lines after the twelfth run together, so that no text can make a card too tall or too big.
    """
    lines = [breakable(shown(part)) for part in clean(text).split("\n")]
    lines = [part for part in lines if part]
    if len(lines) > _MOST_LINES:
        lines[_MOST_LINES - 1 :] = [" ".join(lines[_MOST_LINES - 1 :])]
    if len(lines) < 2:
        return {"type": "RichTextBlock", "spacing": spacing, "inlines": lines or ["\u2013"]}
    items = [{"type": "RichTextBlock", "spacing": "None", "inlines": [part]} for part in lines]
    return {"type": "Container", "spacing": spacing, "items": items}


def bold(text: str) -> Element:
    """A bold piece for ``rich_text``."""
    return run(text, weight="Bolder")


def rich_text(*pieces: str | Element, spacing: Spacing = "Small") -> Element:
    """A paragraph with bold pieces in it; the blanks between the pieces are the caller's."""
    inlines = [run(piece)["text"] if isinstance(piece, str) else piece for piece in pieces]
    return {"type": "RichTextBlock", "spacing": spacing, "inlines": inlines}


def heading(overline: str, title: str, lead: str | Element | None = None) -> list[Element]:
    """The top of every card: its kind, what it is, and what there is to do; user text may stand in each."""
    body = [
        line(overline, size="Small", isSubtle=True),
        _titled(line(title, spacing="None", size="Large", weight="Bolder")),
    ]
    if lead:
        body.append(text(lead) if isinstance(lead, str) else lead)
    return body


def section(title: str, count: int | None = None) -> Element:
    """The title of a part of the card, after a line; the count is in the words: ``Seuraavaksi (3)``."""
    words = title if count is None else f"{title} ({count})"
    block = _titled(line(words, spacing="Large", size="Medium", weight="Bolder"))
    return {**block, "separator": True}


def _titled(block: Element) -> Element:
    """Marked as a heading for a screen reader, where the element can be one."""
    return {**block, "style": "heading"} if block["type"] == "TextBlock" else block


def facts(pairs: Iterable[tuple[str, str]]) -> Element:
    """Two to five short pairs of a name and a value."""
    rows = [{"title": escape_markdown(name), "value": escape_markdown(value)} for name, value in pairs]
    return {"type": "FactSet", "spacing": "Small", "facts": rows}
