"""Forms in a channel of real Teams: they open in a dialog for who asked, and the channel keeps its one card."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.serving import Served, serving
from tests.teams import Message, Person, Teams
from tests.test_kickoff_story import CREATED, starts


@pytest.fixture
async def served(tenant: Teams, tmp_path: Path) -> AsyncIterator[Served]:
    """Kehu as it serves real Teams, but for the tokens: the client opens dialogs."""
    async with serving(f"sqlite:///{tmp_path}/kehu.db") as served:
        object.__setattr__(served.kehu.reception, "dialogs", True)
        yield served


async def checklist(served: Served, teams: Teams, kati: Person) -> Message:
    """A kickoff's card in the channel."""
    await starts(kati)
    await served.deliver()
    return await teams.channel.hears("Kotoportti")


async def test_a_form_opens_for_its_asker_and_the_card_stays(
    served: Served, teams: Teams, kati: Person
) -> None:
    card = await checklist(served, teams, kati)
    before = len(teams.channel.messages)
    mikko = next(person for person in teams.people if person.name.startswith("Mikko"))

    form = await mikko.clicks("Ohita", on=card, row="Lue rahoituspäätös")
    assert form.dialog is not None
    refused = await mikko.clicks("Lähetä", on=form, reason="  ", force=True)
    assert refused.dialog is not None, "what is missing is said in the dialog"
    sent = await mikko.clicks("Lähetä", on=refused, reason="Luettiin jo hakuvaiheessa")
    assert sent.dialog is None and "Kohta on ohitettu" in (sent.own_text or "")

    await served.deliver()
    assert "1/28 hoidettu" in card.sees() or "ohitettu" in card.sees().casefold()
    assert "Kotoportti" in card.sees(), "the card in the channel is the checklist still"
    assert len(teams.channel.messages) == before
    assert teams.refused == []


async def test_what_is_only_shown_is_shown_to_its_asker(served: Served, teams: Teams, kati: Person) -> None:
    card = await checklist(served, teams, kati)
    before = len(teams.channel.messages)
    everything = await kati.clicks("Kaikki kohdat", on=card)
    assert everything.dialog is not None
    assert len(teams.channel.messages) == before


async def test_a_command_in_the_channel_offers_the_dialog(served: Served, teams: Teams, kati: Person) -> None:
    launcher = await kati.says("@Kehu aloitus Kotoportti", where=teams.channel)
    assert "Lomake avautuu vain sinulle" in launcher.sees()
    aino = next(person for person in teams.people if person.name.startswith("Aino"))
    form = await aino.clicks("Avaa lomake", on=launcher)
    assert form.dialog is not None and "Kotoportti" in str(form.dialog)
    created = await aino.clicks("Aloita", on=form, inputs=CREATED)
    assert "Tarkistuslista on valmis" in (created.own_text or "")
    assert teams.refused == []


async def test_a_form_in_the_personal_chat_stays_a_card(served: Served, kati: Person) -> None:
    form = await kati.says("aloitus")
    assert form.dialog is None and "Aloita hanke" in form.sees()


async def test_a_dialog_of_a_command_that_is_gone_says_so(served: Served, teams: Teams, kati: Person) -> None:
    answer = await kati.invokes(
        "task/fetch", {"data": {"verb": "open-form", "sentence": "xyzzy"}}, where=teams.channel
    )
    assert answer.dialog is None and "vanhentunut" in (answer.own_text or "")
