"""How big a card may become: Teams takes no more, so a card that has grown is drawn again with less on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson

from bot.card_text import Card

MOST_BYTES = 24_000
"""A card is planned to stay under 25 kB as it is sent."""
_FIELD = b'"type":"Input.'
"""Stands in the JSON of a card with fields, and of no other: what people write cannot look like it."""
_RARE = _FIELD.index(b"I")


class Measured(dict[str, Any]):
    """A card with its JSON, made once; whoever changes such a card makes a plain one of it."""

    def __init__(self, card: Card) -> None:
        super().__init__(card)
        self.encoded = orjson.dumps(card)

    def has_fields(self) -> bool:
        """Whether anything in the card can be filled in."""
        # To look for one rare letter takes a tenth of the time that it takes to look for all of it.
        at = self.encoded.find(b"I")
        while at >= 0:
            if self.encoded.startswith(_FIELD, at - _RARE):
                return True
            at = self.encoded.find(b"I", at + 1)
        return False


def first_that_fits(drawings: Iterable[Card]) -> Card:
    """The first of these drawings that can be sent, the fullest first; if none can, the last one.

    Raises ValueError for no drawings.
    """
    drawn: Card | None = None
    for drawn in drawings:
        if len(_encoded(drawn)) <= MOST_BYTES:
            break
    if drawn is None:
        raise ValueError("nothing was drawn")
    return drawn


def as_json(card: Card) -> Card | orjson.Fragment:
    """The card for ``orjson.dumps``: the JSON that was made of it already, if any was."""
    return orjson.Fragment(card.encoded) if isinstance(card, Measured) else card


def keep_json_only(card: Card | None) -> None:
    """Let go of a card's parts: those of the next one then lie where these were, which the processor still has at hand.

    From here on the card is only good for ``as_json``.
    """
    if isinstance(card, Measured):
        card.clear()


def _encoded(card: Card) -> bytes:
    return card.encoded if isinstance(card, Measured) else orjson.dumps(card)
