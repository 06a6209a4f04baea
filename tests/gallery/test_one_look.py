"""Each rule of the one look finds the defect that it is there for, and nothing in a good card."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from bot import cards as part
from bot.cards import Meta
from bot.host_cards import CancelForm, Say
from dialogs.kickoff.payloads import Skip
from tests.gallery.one_look import ROWS_IN_SIGHT, unlike
from tests.gallery.parts import FI, PARTS

Card = dict[str, Any]


def good() -> Card:
    """A card with something of everything that the rules look at."""
    late = [Meta("määräpäivä oli ma 30.11.", "late"), Meta("Aino Virtanen")]
    row = part.item_row("Lue rahoituspäätös", late, button=part.button("Valmis", Say("valmis")))
    send = part.button("Lähetä", Skip("key", 1, 1), style="positive", inputs=True)
    return part.card(
        FI,
        speak="Kotoportti",
        body=[
            part.heading("Kotoportti · aloitus", "Ohitetaanko kohta?", "Syy auttaa parantamaan mallia."),
            part.progress(9, 1, 34, text="10/34 hoidettu", label="Valmiina 9, yhteensä 34 kohtaa"),
            part.section("Seuraavaksi", 1),
            row,
            part.text_input("reason", "Syy", max_length=80, required="Kirjoita syy lyhyesti."),
            part.choice_input("phase", "Vaihe", [("1", "Valmistelu"), ("2", "Alku")], speech=FI),
        ],
        actions=[send, part.button("Peruuta", CancelForm())],
    )


def _of(card: Card, **wanted: Any) -> Card:
    """The first part of the card that has these properties."""
    found = [card]
    while found:
        one = found.pop(0)
        if all(one.get(name) == value for name, value in wanted.items()):
            return one
        for inner in one.values():
            listed = inner if isinstance(inner, list) else [inner]
            found.extend(each for each in listed if isinstance(each, dict))
    raise AssertionError(wanted)


def _change(wanted: Card, **new: Any) -> Callable[[Card], None]:
    return lambda card: _of(card, **wanted).update(new)


def _second_field_alike(card: Card) -> None:
    _of(card, id="phase")["label"] = "Syy"


def _number_nowhere(card: Card) -> None:
    _of(card, text="10/34 hoidettu")["text"] = "Osa on hoidettu"


def _too_many_rows(card: Card) -> None:
    card["body"] += part.item_row("Kohta", [Meta("to 10.12.", "strong")]) * (ROWS_IN_SIGHT + 1)


DEFECTS: dict[str, tuple[Callable[[Card], None], str]] = {
    "no overline": (lambda card: card["body"].pop(0), "what kind of card"),
    "a title of another size": (_change({"size": "Large"}, size="Medium"), "no title like the others"),
    "a second title": (_change({"size": "Medium"}, size="Large"), "as large as the title"),
    "a thin section": (_change({"size": "Medium"}, weight="Default"), "not bold"),
    "a section without its line": (_change({"size": "Medium"}, separator=False), "without its line"),
    "buttons the wrong way round": (lambda card: card["actions"].reverse(), "not the first of its row"),
    "leaving before sending": (lambda card: card["actions"].reverse(), "not at its end"),
    "no way out": (lambda card: card["actions"].pop(), "cannot be left"),
    "a small button": (_change({"title": "Valmis"}, title="valmis"), "a button without a capital"),
    "a small choice": (_change({"title": "Alku"}, title="alku"), "a choice without a capital"),
    "no label": (_change({"id": "reason"}, label=" "), "without a label"),
    "two labels alike": (_second_field_alike, "two fields called"),
    "no error message": (_change({"id": "reason"}, errorMessage=""), "what to do when it is empty"),
    "a picture without words": (_change({"type": "Image"}, altText=""), "a picture without words"),
    "a number in the picture only": (_number_nowhere, "in no line beside it"),
    "late by colour": (_change({"color": "Attention"}, text="Ma 30.11."), "told by colour alone"),
    "a day as a machine has it": (_change({"text": "10/34 hoidettu"}, text="2026-12-10"), "in another way"),
    "a time as elsewhere": (_change({"text": "10/34 hoidettu"}, text="1 klo 13:00"), "in another way"),
    "endless rows": (_too_many_rows, "rows in sight"),
}


def test_a_good_card_is_like_the_others() -> None:
    assert unlike(good()) == []


@pytest.mark.parametrize("name", sorted(PARTS.keys() - {"heading", "buttons"}))
def test_the_parts_are_made_so(name: str) -> None:
    body = [part.heading("Kotoportti", "Tarkistuslista"), *PARTS[name]()]
    assert unlike(part.card(FI, speak=name, body=body)) == []


@pytest.mark.parametrize(("spoil", "sentence"), DEFECTS.values(), ids=list(DEFECTS))
def test_a_defect_of_each_kind_is_found(spoil: Callable[[Card], None], sentence: str) -> None:
    card = copy.deepcopy(good())
    spoil(card)
    assert any(sentence in fault for fault in unlike(card)), unlike(card)
