"""The template learns: an editor's change is a new version, and open checklists keep theirs."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from bot.refusal import Refusal
from dialogs.kickoff.template import Template, load_default
from storage.kickoffs import TemplateVersion
from tests.dialogs.network import Network, told

CHANGE = "kickoff.template-item"
ITEM: dict[str, Any] = {
    "number": 9,
    "version": 1,
    "title_fi": "Avaa projektinumero",
    "title_en": "Open a project number",
    "guidance_fi": "Sovi tiliöinti taloussihteerin kanssa.",
    "guidance_en": "Agree on the accounts with finance.",
    "phase": "1",
    "role": "TA",
    "due": "A−5 ap",
    "condition": "-",
    "note": "Kolme hanketta myöhästytti tämän",
}


async def versions(network: Network) -> dict[int, Template]:
    found = select(TemplateVersion).order_by(TemplateVersion.version)
    rows = await network.read(lambda session: session.scalars(found).unique().all())
    return {row.version: Template.from_json(row.content) for row in rows}


@pytest.mark.parametrize("editor", ["Kaisa", "Jouni", "Riikka", "Mikko"])
async def test_an_editors_change_is_a_new_version(network: Network, editor: str) -> None:
    turn = network.turn(editor)
    drawn = await network.send(CHANGE, turn, **ITEM)
    assert drawn.text == "Malli on nyt versio 2"
    assert f"Versio 2, ke\u00a02.12., {turn.me.name}: Kolme hanketta" in told(drawn.card)
    made = (await versions(network))[2]
    item = made.item(9)
    assert (item.title.en, str(item.due), item.role) == ("Open a project number", "A−5 ap", "TA")
    assert (item.condition, item.checked) == (None, turn.today)
    assert [each for each in made.items if each.number != 9] == [
        each for each in load_default().items if each.number != 9
    ]


@pytest.mark.parametrize("reader", ["Aino", "Sari"])
async def test_nobody_else_may(network: Network, reader: str) -> None:
    turn = network.turn(reader)
    before = await network.everything()
    for act in (
        network.click("kickoff.ask-template-item", turn, number=9),
        network.send(CHANGE, turn, **ITEM),
    ):
        with pytest.raises(Refusal) as refused:
            await act
        assert refused.value.message == "refusal-not-allowed"
        assert refused.value.arguments == {"role": "hanketuki tai koordinaattori"}
    assert await network.everything() == before
    card = await network.surface("kickoff.template", 1, turn)
    assert "kickoff.ask-template-item" not in told(card)
    assert load_default().item(9).title.fi in told(card)


async def test_an_open_checklist_keeps_its_template(network: Network) -> None:
    old = await network.create()
    await network.send(CHANGE, network.turn("Kaisa"), **ITEM)
    new = await network.create("Uudempi")
    item_old, item_new = (await network.items(old))[9], (await network.items(new))[9]
    assert (item_old.due, item_new.due) == ("A−3 ap", "A−5 ap")
    assert (await network.kickoff(old)).template_version == 1
    assert (await network.kickoff(new)).template_version == 2
    for item, title in (
        (item_old, "Avaa projektinumero ja kustannuspaikka"),
        (item_new, "Avaa projektinumero"),
    ):
        card = (await network.click("kickoff.item", item=item.id)).card
        assert card is not None
        assert str(card["speak"]).startswith(title)


async def test_two_editors_at_once_make_one_version(network: Network) -> None:
    editors = [network.turn(name) for name in ("Kaisa", "Riikka", "Jouni")]
    results = await asyncio.gather(
        *(network.send(CHANGE, turn, **ITEM) for turn in editors), return_exceptions=True
    )
    refused = [each for each in results if isinstance(each, Refusal)]
    assert [each.message for each in refused] == ["kickoff-template-changed"] * 2
    assert (await versions(network)).keys() == {1, 2}


async def test_an_item_is_added_and_removed(network: Network) -> None:
    turn = network.turn("Kaisa")
    await network.send(CHANGE, turn, **{**ITEM, "number": 0, "title_fi": "Kutsu kummi", "condition": "staff"})
    added = (await versions(network))[2]
    assert added.item(35).title.fi == "Kutsu kummi"
    assert (added.item(35).condition, added.item(35).phase) == ("staff", 1)
    drawn = await network.send(CHANGE, turn, number=35, version=2, remove="yes")
    assert drawn.text == "Kohta on poistettu. Malli on nyt versio 3"
    assert (await versions(network))[3].items == load_default().items


async def test_the_form_comes_filled_in(network: Network) -> None:
    drawn = await network.click("kickoff.ask-template-item", network.turn("Riikka"), number=12)
    assert drawn.draft is not None
    assert (drawn.draft["due"], drawn.draft["condition"]) == ("A−10 ap", "staff")
    sent = {key: value for key, value in drawn.draft.items() if key not in ("key", "who")}
    await network.send(CHANGE, network.turn("Riikka"), **sent)
    stored = await versions(network)
    assert stored[2].item(12).title == stored[1].item(12).title
    assert stored[2].item(12).condition == "staff"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"title_fi": " "}, "kickoff-error-title"),
        ({"title_en": "x" * 201}, "refusal-too-long"),
        ({"guidance_fi": ""}, "kickoff-error-guidance"),
        ({"guidance_en": "x" * 501}, "refusal-too-long"),
        ({"due": "X+2 ap"}, "kickoff-error-rule"),
        ({"due": "K+999 ap"}, "kickoff-error-rule"),
        ({"due": ""}, "kickoff-error-rule"),
        ({"phase": "9"}, "kickoff-error-phase"),
        ({"phase": "²"}, "kickoff-error-phase"),
        ({"number": 99}, "kickoff-gone"),
        ({"number": -1}, "kickoff-gone"),
        ({"number": 99, "remove": "yes"}, "kickoff-gone"),
        ({"version": 7}, "kickoff-template-changed"),
    ],
)
async def test_what_does_not_fit_is_refused(network: Network, change: dict[str, Any], message: str) -> None:
    before = await network.everything()
    with pytest.raises(Refusal) as refused:
        await network.send(CHANGE, network.turn("Kaisa"), **{**ITEM, **change})
    assert refused.value.message == message
    assert await network.everything() == before


async def test_the_last_item_can_go_and_a_new_one_come(network: Network) -> None:
    turn = network.turn("Kaisa")
    for version, item in enumerate(load_default().items, 1):
        await network.send(CHANGE, turn, number=item.number, version=version, remove="yes")
    assert (await versions(network))[35].items == ()
    await network.surface("kickoff.template", 0, turn)
    await network.send(CHANGE, turn, **{**ITEM, "number": 0, "version": 35})
    assert [item.number for item in (await versions(network))[36].items] == [1]
