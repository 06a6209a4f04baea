"""The README's pictures: made by `make e2e`, kept in docs/pictures by `make pictures`; one out of date is a red story.

Beside each picture stands a text file with what can be read on it and a print of how it is made up, fonts and pixels left
aside: these differ from machine to machine, what a card says and how it is built doesn't.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

from PIL import Image

from tests.playground.client import ROOT

from .pictures import FOLDER
from .playground import Person

KEPT = ROOT / "docs" / "pictures"
MADE = FOLDER / "readme"
LARGEST = 120_000
"""Bytes of a picture: a README is read on slow lines too."""
_MINUTE = re.compile(r"(klo[ \u00a0]\d+)\.\d\d")


async def stands_in_the_readme(kati: Person, name: str, text: str, message: str | None = None) -> None:
    """Makes the picture `name` of the last card that has the text, as wide as on a phone, and compares what it tells.

    `message` is the card's, where another card with that text may change at the same time.
    With ``KEHU_PICTURES=keep`` in the environment it is put into docs/pictures instead.
    """
    MADE.mkdir(parents=True, exist_ok=True)
    card = kati.card(text)
    picture = await card.pictured(f"readme/{name}")
    _in_few_colours(picture)
    assert picture.stat().st_size < LARGEST
    heard = next(
        each
        for each in reversed(kati.stream.heard)
        if message in (None, each.activity) and text in json.dumps(each.cards, ensure_ascii=False)
    )
    told = MADE / f"{name}.txt"
    told.write_text(f"{_still(await card.text()).strip()}\n\n{_print(heard.cards[0])}\n", encoding="utf-8")
    if os.environ.get("KEHU_PICTURES") == "keep":
        for each in (picture, told):
            shutil.copy(each, KEPT)
    kept = KEPT / told.name
    assert kept.exists() and _told(kept) == _told(told), (
        f"docs/pictures/{name}.png is out of date: make pictures"
    )
    assert (KEPT / picture.name).exists()


def _in_few_colours(picture: Path) -> None:
    """A card has few of them, and the file then a third of its size."""
    with Image.open(picture) as full:
        few = full.convert("RGB").quantize(128, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(picture, optimize=True)


def _told(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _still(text: str) -> str:
    """Without the minutes that a story may take one more or less of."""
    return _MINUTE.sub(r"\1", text)


def _print(card: dict[str, Any]) -> str:
    """Of everything in sight on a card, but what its buttons send."""

    def seen(part: Any) -> Any:
        if isinstance(part, dict):
            return {
                name: seen(value) for name, value in part.items() if name not in ("data", "fallback", "id")
            }
        return [seen(each) for each in part if not _is_folded(each)] if isinstance(part, list) else part

    written = _still(json.dumps(seen(card), ensure_ascii=False, sort_keys=True))
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def _is_folded(part: Any) -> bool:
    return isinstance(part, dict) and part.get("isVisible") is False
