"""Cards in the house style, put together from parts; every screen imports this and sets no sizes itself.

A card is a plain JSON-shaped dict (Adaptive Cards 1.5). The parts make what a person wrote harmless,
whichever part it stands in; nothing else may put it on a card.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.card_buttons import (
    button,
    buttons,
    in_rows,
    is_web_address,
    open_url,
    pass_by_fields,
    submit_button,
    toggle_button,
)
from bot.card_data import BadPayload, Payload, from_data, to_data
from bot.card_form import choice_input, date_input, multiline_input, number_input, text_input
from bot.card_long_text import long_text
from bot.card_rows import (
    Meta,
    RowFold,
    clock_row,
    done_line,
    fold,
    item_row,
    meta_line,
    plain_line,
    progress,
    skipped_line,
    small_progress,
    tap_row,
)
from bot.card_size import Measured
from bot.card_text import (
    Card,
    Element,
    Part,
    bold,
    facts,
    flat,
    heading,
    line,
    note,
    rich_text,
    section,
    shown,
    small,
    state_line,
    text,
    user_text,
)
from bot.texts import Speech
from bot.user_text import clean, escape_markdown

__all__ = [
    "BadPayload",
    "Card",
    "Element",
    "Meta",
    "Part",
    "Payload",
    "RowFold",
    "bold",
    "button",
    "buttons",
    "card",
    "choice_input",
    "clean",
    "clock_row",
    "code_box",
    "date_input",
    "done_line",
    "escape_markdown",
    "facts",
    "flat",
    "fold",
    "from_data",
    "heading",
    "in_rows",
    "is_web_address",
    "item_row",
    "long_text",
    "meta_line",
    "multiline_input",
    "note",
    "number_input",
    "open_url",
    "plain_line",
    "progress",
    "promise_box",
    "quote_box",
    "rich_text",
    "section",
    "skipped_line",
    "small",
    "small_progress",
    "state_line",
    "submit_button",
    "summary",
    "talk_box",
    "tap_row",
    "text",
    "text_input",
    "to_data",
    "toggle_button",
    "user_text",
]

# A sentence ends before a blank, but a full stop after a digit belongs to a date: "ma 7.12. siirtyy".
_FIRST_SENTENCE = re.compile(r".*?(?:(?<!\d)[.!?](?= )|$)")


def card(speech: Speech, *, speak: str, body: Iterable[Part], actions: Sequence[Element] = ()) -> Card:
    """A card. ``speak`` is the card in one or two sentences; a screen reader says it first.

    Its first sentence stands for the card in notifications and in clients that cannot draw it. ``body`` takes
    parts as the builders give them, single elements and lists of elements.
    """
    spoken = shown(speak)
    first = _FIRST_SENTENCE.match(spoken)
    made: Card = {
        "type": "AdaptiveCard",
        "version": "1.5",
        "lang": speech.code,
        "speak": spoken,
        "fallbackText": first.group() if first else spoken,
        "body": flat(body),
    }
    if actions:
        made["actions"] = list(actions)
    measured = Measured(made)
    if measured.has_fields():
        pass_by_fields(made)
        measured = Measured(made)
    return measured


def summary(card: Card) -> str:
    """The card in a sentence, for the activity's ``summary``."""
    return str(card["fallbackText"])


def promise_box(*paragraphs: str) -> Element:
    """The promise of anonymity, before any field: the exact words, not shouted."""
    return _box("accent", [line(paragraph) for paragraph in paragraphs], spacing="Medium")


def code_box(label: str, code: str, advice: str) -> Element:
    """A receipt code, shown once."""
    number = line(code, spacing="None", size="Large", weight="Bolder", fontType="Monospace")
    return _box("accent", [line(label, size="Small", isSubtle=True), number, text(advice)], spacing="Medium")


def quote_box(quoted: str, meta: Sequence[Meta] = ()) -> Element:
    """Somebody's own words: a question, a comment."""
    return _box("emphasis", [user_text(quoted), *([meta_line(meta)] if meta else [])])


def talk_box(author: str, when: str, said: str, *, mine: bool) -> Element:
    """One message of a talk; the reader's own are on the accent ground, and the author is told in words."""
    header = meta_line([Meta(author, "strong"), Meta(when)])
    return _box("accent" if mine else "emphasis", [header, user_text(said, spacing="None")])


def _box(style: str, items: list[Element], spacing: str = "Small") -> Element:
    return {"type": "Container", "style": style, "spacing": spacing, "items": items}
