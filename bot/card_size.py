"""How big a card may become: Teams takes no more, so a card that has grown is drawn again with less on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson

from bot.cards import Card

MOST_BYTES = 24_000
"""A card is planned to stay under 25 kB as it is sent."""


class Measured(dict[str, Any]):
    """A card with its JSON, which was made to measure it; whoever changes such a card makes a plain one of it."""

    encoded: bytes


def first_that_fits(drawings: Iterable[Card]) -> Card:
    """The first of these drawings that can be sent, the fullest first; if none can, the last one.

    Raises ValueError for no drawings.
    """
    measured: Measured | None = None
    for drawn in drawings:
        measured = Measured(drawn)
        measured.encoded = orjson.dumps(drawn)
        if len(measured.encoded) <= MOST_BYTES:
            break
    if measured is None:
        raise ValueError("nothing was drawn")
    return measured


def as_json(card: Card) -> Card | orjson.Fragment:
    """The card for ``orjson.dumps``: the JSON that was made of it already, if any was."""
    return orjson.Fragment(card.encoded) if isinstance(card, Measured) else card
