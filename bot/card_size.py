"""How big a card may become: Teams takes no more, so a card that has grown is drawn again with less on it."""

from __future__ import annotations

from collections.abc import Iterable

import orjson

from bot.cards import Card

MOST_BYTES = 24_000
"""A card is planned to stay under 25 kB as it is sent."""


def first_that_fits(drawings: Iterable[Card]) -> Card:
    """The first of these drawings that can be sent, the fullest first; if none can, the last one.

    Raises ValueError for no drawings.
    """
    drawn: Card | None = None
    for drawn in drawings:
        if len(orjson.dumps(drawn)) <= MOST_BYTES:
            break
    if drawn is None:
        raise ValueError("nothing was drawn")
    return drawn
