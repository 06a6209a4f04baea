"""What the stories look for is found where it is: a card with a defect of each kind, posted by Kehu's own hand."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from .members import Network
from .playground import Person

Json = dict[str, Any]
GOOD: Json = {
    "type": "AdaptiveCard",
    "version": "1.5",
    "lang": "fi",
    "speak": "Koe",
    "fallbackText": "Koe",
    "body": [
        {"type": "TextBlock", "text": "Koe", "wrap": True, "style": "heading", "size": "Large"},
        {"type": "TextBlock", "text": "Tässä on kaikki kohdallaan.", "wrap": True},
        {"type": "Input.Text", "id": "name", "label": "Hankkeen nimi", "maxLength": 40},
    ],
    "actions": [
        {
            "type": "Action.Execute",
            "title": "Lähetä",
            "verb": "x",
            "data": {"verb": "x"},
            "fallback": {"type": "Action.Submit", "title": "Lähetä", "data": {"verb": "x"}},
        },
    ],
}
LONG = "Epäjärjestelmällistyttämättömyydelläänsäkäänköhän on pitkä sana yhdelle riville puhelimessa"


def _not_wrapped(card: Json, origin: str) -> None:
    card["body"][1] = {"type": "TextBlock", "text": LONG}


def _no_label(card: Json, origin: str) -> None:
    del card["body"][2]["label"]


def _english(card: Json, origin: str) -> None:
    card["body"][1]["text"] = "Checklist template responsibilities"


def _no_heading(card: Json, origin: str) -> None:
    del card["body"][0]["style"]


def _too_big(card: Json, origin: str) -> None:
    card["body"] += [{"type": "TextBlock", "wrap": True, "text": "Pitkä teksti. " * 40}] * 60


def _of_a_later_version(card: Json, origin: str) -> None:
    card["body"].append({"type": "CodeBlock", "codeSnippet": "x"})


def _a_picture_that_is_not_there(card: Json, origin: str) -> None:
    card["body"].append({"type": "Image", "url": f"{origin}/kuva.png", "altText": "Kuva"})


DEFECTS: dict[str, tuple[Callable[[Json, str], None], str]] = {
    "cut off": (_not_wrapped, "cut off"),
    "a missing label": (_no_label, "a field without a label"),
    "English": (_english, "English words: checklist"),
    "no heading": (_no_heading, "no heading"),
    "too big": (_too_big, "bytes, at most"),
    "what Teams does not know": (_of_a_later_version, "unknown type 'CodeBlock'"),
    "an error of the browser": (_a_picture_that_is_not_there, "console: Failed to load resource"),
}


async def test_a_defect_of_each_kind_ends_a_story(kati: Person, network: Network) -> None:
    assert await _complaints(kati, network, "Hyvä kortti", GOOD) == []
    for kind, (spoil, sentence) in DEFECTS.items():
        card = copy.deepcopy(GOOD)
        spoil(card, network.origin)
        found = await _complaints(kati, network, f"Koe: {kind}", card)
        assert any(sentence in each for each in found), (kind, found)
    await _what_lies_on_top_of_another(kati, network)
    await _what_the_playground_warns_of(kati, network)


async def _what_lies_on_top_of_another(kati: Person, network: Network) -> None:
    assert await _complaints(kati, network, "Koe", GOOD) == []
    # No card can say so: a host does it that sets its lines wrong.
    second = kati.card("Koe").place.get_by_text("kaikki kohdallaan")
    await second.evaluate("text => { text.style.position = 'relative'; text.style.top = '-24px'; }")
    await kati.card("Koe").photographs("defect-overlapping", phone=True)
    assert any("overlapping" in each for each in kati.stream.complaints), kati.stream.complaints
    kati.stream.complaints.clear()


async def _what_the_playground_warns_of(kati: Person, network: Network) -> None:
    """It has a warning for what it does not do, and logs that it refused."""
    chat = network.config["personalChat"]["id"]
    address = (
        f"{network.origin}/_connector/v3/conversations/{chat}/activities/{kati.stream.heard[-1].activity}"
    )
    async with network.session.delete(address):
        await kati.stream.until(lambda: len(kati.stream.complaints) == 2, "get a warning and a refusal")
    kati.stream.complaints.clear()


async def _complaints(kati: Person, network: Network, title: str, card: Json) -> list[str]:
    """What a story would end with after this card. The list is emptied: the complaints were wanted."""
    body = [{**card["body"][0], "text": title}, *card["body"][1:]]
    shown = {"contentType": "application/vnd.microsoft.card.adaptive", "content": {**card, "body": body}}
    chat, bot = network.config["personalChat"]["id"], network.config["bot"]
    message = {"type": "message", "from": bot, "summary": title, "attachments": [shown]}
    await network.post(f"/_connector/v3/conversations/{chat}/activities", message)
    await kati.sees(title)
    await kati.stream.settle()
    await kati.card(title).photographs("defect", phone=True)
    found = list(kati.stream.complaints)
    kati.stream.complaints.clear()
    return found
