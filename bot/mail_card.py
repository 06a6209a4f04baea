"""A card as mail: its words in their order as text and as HTML, without what only Teams can do.

Everything that a person wrote is escaped, and nothing of it is a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from bot.cards import Card, Element, summary
from bot.mail import Mail
from bot.texts import Speech
from bot.user_text import one_line

_TAGS = {"Large": "h1", "Medium": "h2"}
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
"""Markdown's escapes, which stand in the values of a FactSet and would be seen in mail."""


def mail_of(card: Card, speech: Speech, *, key: str, to: str) -> Mail:
    """The mail that says what a card says, and why it came as mail."""
    foot = speech.text("host-mail-foot")
    lines = list(_lines(card["body"]))
    html = "".join(f"<{tag}>{escape(words)}</{tag}>" for tag, words in lines)
    return Mail(
        key=key,
        to=to,
        subject=one_line(summary(card)),
        text="\n".join([*(_plain(tag, words) for tag, words in lines), "", foot, ""]),
        html=f'<!doctype html><html lang="{speech.code}"><head><meta charset="utf-8">'
        f"<title>{escape(one_line(summary(card)))}</title></head><body>{html}"
        f"<hr><p><small>{escape(foot)}</small></p></body></html>",
    )


def _plain(tag: str, words: str) -> str:
    return f"\n{words}" if tag != "p" else words


def _lines(elements: list[Element]) -> Iterator[tuple[str, str]]:
    """Pairs of an HTML tag and a line. What is folded away is said; the words that open a fold are not."""
    for element in elements:
        if element["type"] in ("TextBlock", "RichTextBlock"):
            words = _words(element)
            if words and not _opens_a_fold(element):
                yield _TAGS.get(_size(element), "p"), words
        elif element["type"] == "FactSet":
            yield from (
                ("p", _ESCAPED.sub(r"\1", f"{fact['title']}: {fact['value']}")) for fact in element["facts"]
            )
        for inner in ("items", "columns"):
            yield from _lines(element.get(inner, []))


def _words(element: Element) -> str:
    inlines = element.get("inlines")
    if inlines is None:
        return one_line(str(element.get("text", "")))
    return one_line("".join(piece if isinstance(piece, str) else str(piece["text"]) for piece in inlines))


def _size(element: Element) -> str:
    runs = element.get("inlines") or [element]
    return str(runs[0].get("size", "")) if isinstance(runs[0], dict) else ""


def _opens_a_fold(element: Element) -> bool:
    return element.get("color") == "Accent" and "id" in element
