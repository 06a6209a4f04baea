"""Every card of every capability, drawn by Microsoft's renderer: nothing cut off, unlabelled, faint or in English."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from tests.dialogs.network import HOUSE
from tests.gallery.collect import Piece, write_page
from tests.gallery.crawl import Shown
from tests.gallery.inspection import faults_of
from tests.gallery.worlds import WORLDS

from .drawn import Worlds

Card = dict[str, Any]


@pytest.mark.parametrize("world", WORLDS)
async def test_every_card_is_a_pleasure_to_look_at(
    world: str, browser: Browser, tmp_path: Path, worlds: Worlds
) -> None:
    pieces = await worlds.drawn(world)
    assert len(pieces) > 100
    faults = await faults_of(pieces, browser, tmp_path)
    assert not faults, "\n".join(faults[:40])


async def test_every_card_that_there_is_can_be_reached(worlds: Worlds) -> None:
    """A new surface or form that no network of the gallery brings would be looked at by nobody."""
    pieces = [*await worlds.drawn("many"), *await worlds.drawn("between")]
    seen = set().union(*(piece.shown.names for piece in pieces))
    assert (HOUSE.surfaces.keys() | HOUSE.forms.keys()) - seen == set()


def _title(card: Card, title: str) -> None:
    next(part for part in card["body"] if part.get("style") == "heading")["text"] = title


def _too_wide(card: Card) -> None:
    card["actions"] = [
        dict(card["actions"][0], title="Epäjärjestelmällistyttämättömyydelläänsäkäänköhän")
    ] * 3


def _no_label(card: Card) -> None:
    del next(part for part in card["body"] if part["type"].startswith("Input."))["label"]


def _on_top_of_another(card: Card) -> None:
    # Nothing in a card can say so; a host that fails to wrap does it.
    card["body"].append({"type": "Container", "minHeight": "1px", "items": [{"type": "Unknown"}]})


def _too_big(card: Card) -> None:
    card["body"] += [{"type": "TextBlock", "wrap": True, "text": "Pitkä teksti. " * 40}] * 60


def _endless(card: Card) -> None:
    card["body"] += [{"type": "TextBlock", "text": "Rivi"}] * 80


DEFECTS: dict[str, tuple[Callable[[Card], None], str]] = {
    "cut off": (_too_wide, "cut off"),
    "a missing label": (_no_label, "label"),
    "English": (lambda card: _title(card, "Checklist template responsibilities"), "English words"),
    "endless": (_endless, "pixels high, at most"),
    "too big": (_too_big, "bytes, at most"),
    "unknown to the renderer": (_on_top_of_another, "renderer:"),
}


@pytest.mark.parametrize(("spoil", "sentence"), DEFECTS.values(), ids=list(DEFECTS))
async def test_a_defect_of_each_kind_is_found(
    spoil: Callable[[Card], None], sentence: str, browser: Browser, tmp_path: Path, forms: list[Piece]
) -> None:
    assert await faults_of(forms[:1], browser, tmp_path) == []
    card = copy.deepcopy(forms[0].shown.card)
    spoil(card)
    spoilt = replace(forms[0], shown=Shown(forms[0].shown.path, card))
    faults = await faults_of([spoilt], browser, tmp_path)
    assert any(sentence in fault for fault in faults), faults


async def test_what_is_read_in_another_order_than_it_is_seen_is_found(
    browser: Browser, tmp_path: Path, forms: list[Piece]
) -> None:
    # Nothing in a card can say so; a host's styles can.
    page = await browser.new_page()
    await page.goto(f"{write_page(forms[:1], tmp_path).as_uri()}#inspected")
    turned = "document.querySelector('.ac-adaptiveCard').style.flexDirection = 'column-reverse'"
    found = await page.evaluate(
        f"() => {{ show({{faults: false}}); {turned}; return faults(drawn[0].frame); }}"
    )
    assert any("read after what stands below it" in fault for fault in found), found
    await page.close()


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Worlds:
    """A worker's folder is inside that of the run."""
    own = tmp_path_factory.getbasetemp()
    return Worlds(own if worker_id == "master" else own.parent)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def forms(worlds: Worlds) -> list[Piece]:
    """Finnish forms with a field."""
    return [
        piece
        for piece in await worlds.drawn("few")
        if piece.language == "fi"
        and any(str(part.get("type")).startswith("Input.") for part in piece.shown.card["body"])
    ]
