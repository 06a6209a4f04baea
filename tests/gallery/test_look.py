"""The page of Kehu's look tells every part there is, with its picture, and each example is a good card."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot import cards
from tests.adaptive_card import check
from tests.gallery.parts import PARTS, drawn

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "look.md").read_text(encoding="utf-8")
_NOT_LOOKED_AT = {
    "BadPayload", "Card", "Element", "Meta", "Part", "Payload", "bold", "card", "clean", "escape_markdown", "flat",
    "from_data", "is_web_address", "line", "meta_line", "open_url", "rich_text", "summary", "text", "to_data",
    "toggle_button", "user_text",
}  # fmt: skip
"""Texts and types, which have no look of their own, and what looks like a button."""


def test_every_part_is_on_the_page() -> None:
    told = set(re.findall(r"`(\w+)`", PAGE))
    assert set(cards.__all__) - _NOT_LOOKED_AT - told == set()


def test_every_picture_of_the_page_is_there() -> None:
    pictures = set(re.findall(r"\(pictures/look/([\w-]+)\.png\)", PAGE))
    assert pictures == set(PARTS)
    assert [name for name in pictures if not (DOCS / "pictures" / "look" / f"{name}.png").exists()] == []


@pytest.mark.parametrize("name", PARTS)
def test_each_example_is_a_good_card(name: str) -> None:
    faults = [fault for fault in check(drawn(name)) if "no button that sends" not in fault]
    assert faults == []
