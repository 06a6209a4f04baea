"""Looks at every card of the gallery in a browser, in each width and theme, and says what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from fluent.runtime import FluentResource
from fluent.syntax import ast
from playwright.async_api import Browser

import dialogs
from dialogs.kickoff.template import load_default
from tests.adaptive_card import check
from tests.gallery.collect import Piece, write_page
from tests.gallery.one_look import unlike
from tests.voice_rules import sentences

DESKTOP, PHONE = 446, 364
"""How wide a card is on a desktop, and on a phone of 412 pixels."""
TALLEST, TALLEST_OF_ALL = 1_600, 4_200
"""How tall a card may be on a phone, in pixels: two screens, and five when every text is as long as it may be."""
VIEWS = {"light": (DESKTOP, PHONE), "dark": (DESKTOP,)}
"""What is looked at. A theme changes colours only, so that dark needs no second width."""
_READ = (
    "text",
    "title",
    "label",
    "placeholder",
    "errorMessage",
    "altText",
    "speak",
    "fallbackText",
    "tooltip",
)
_UNREAD = ("data", "fallback", "targetElements", "lang", "value")


async def faults_of(pieces: Sequence[Piece], browser: Browser, folder: Path) -> list[str]:
    """Everything that is wrong, as sentences with the card they are about."""
    found = [
        f"{piece}: {fault}"
        for piece in pieces
        for fault in (*check(piece.shown.card), *unlike(piece.shown.card), *_foreign(piece))
    ]
    page = await browser.new_page(viewport={"width": 1400, "height": 900})
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(f"{write_page(pieces, folder).as_uri()}#inspected")
    chosen = {(piece.world, piece.language, piece.capability) for piece in pieces}
    for world, language, capability in sorted(chosen):
        tallest = {PHONE: TALLEST_OF_ALL if world == "worst" else TALLEST}
        for theme, widths in VIEWS.items():
            asked = {"world": world, "language": language, "capability": capability, "theme": theme}
            limits = {str(width): tallest.get(width) for width in widths}
            told = await page.evaluate("chosen => inspect(chosen)", {**asked, "widths": limits})
            found += [f"{pieces[number]} ({width}, {theme}): {fault}" for width, number, fault in told]
    await page.close()
    return found + [f"console: {each}" for each in complaints]


def english_words(texts: Sequence[str]) -> set[str]:
    """Words in Finnish texts that Kehu says in English only."""
    return {word for text in texts for word in _words(text)} & (_vocabulary("en") - _vocabulary("fi"))


def _foreign(piece: Piece) -> Iterator[str]:
    if piece.shown.card.get("lang") != piece.language:
        yield f"its language is {piece.shown.card.get('lang')!r}"
    # What people wrote is Finnish in these worlds, so only Finnish screens can be held to their language.
    if piece.language == "fi":
        # What a hostile hand wrote as a live function of Teams is nobody's word.
        texts = [re.sub(r"\{\W*\{.*?(\}\}|$)", " ", text) for text in _written(piece.shown.card)]
        words = english_words(texts)
        if words:
            yield f"English words: {', '.join(sorted(words))}"


def _written(card: Any) -> Iterator[str]:
    """What a reader sees or hears of a card, without what stands in its fields."""
    if isinstance(card, list):
        for part in card:
            yield from [part] if isinstance(part, str) else _written(part)
    if not isinstance(card, dict):
        return
    for name, value in card.items():
        if name in _READ and isinstance(value, str):
            yield value
        elif name == "facts":
            yield from (text for fact in value for text in (fact["title"], fact["value"]))
        elif name not in _UNREAD:
            yield from _written(value)


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"[^\W\d_]{3,}", text.casefold()) if not word.isnumeric()}


_known: dict[str, set[str]] = {}


def _vocabulary(language: str) -> set[str]:
    if language not in _known:
        _known[language] = _said(language) | _in_template(language)
    return _known[language]


def _said(language: str) -> set[str]:
    found: set[str] = set()
    for folder in dialogs.TEXT_FOLDERS:
        for entry in FluentResource((Path(folder) / f"{language}.ftl").read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message) and entry.value:
                for sentence in sentences(entry.value):
                    found |= _words(re.sub(r"\{.*?\}", " ", sentence))
    return found


def _in_template(language: str) -> set[str]:
    template = load_default()
    texts = [text for item in template.items for text in (item.title, item.guidance, *item.sources)]
    texts += [phase.title for phase in template.phases] + [role.name for role in template.roles]
    texts += [text for condition in template.conditions for text in (condition.name, condition.label)]
    texts += [anchor.label for anchor in template.anchors]
    return {word for text in texts for word in _words(text.of(language))}
