"""Roles as people pass them on: offered, declined, handed over, swapped, withdrawn, and never left empty."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from storage import members
from tests.adaptive_card import check
from tests.serving import Served, helsinki, serving
from tests.teams import Answer, Message, Person, Teams


class Circle:
    """The people of a test and the running bot. Kati coordinates; Mikko holds finance; nobody has a chat but she."""

    def __init__(self, served: Served, teams: Teams) -> None:
        self.served, self.teams = served, teams
        self.kati = teams.person("Kati Korhonen", given_name="Kati")
        self.mikko = teams.person("Mikko Mäkelä")
        self.sari = teams.person("Sari Öberg")
        self.timo = teams.person("Timo Virtanen")

    async def gives(self, by: Person, role: str, to: Person) -> Answer:
        form = await by.clicks("Anna rooli", on=await by.says("asetukset"))
        choice = form.inputs()["to"].choices[to.name]
        return await by.clicks("Tallenna", on=form, role=role, to=choice)

    async def passes(self, by: Person, role: str, to: str) -> Answer:
        form = await by.clicks("Luovuta", on=await by.says("asetukset"), row=role)
        return await by.clicks("Lähetä", on=form, inputs={"Kenelle?": to})

    async def settles(self) -> None:
        """Whatever is due is delivered; what a clicked card waits for is due too."""
        self.served.clock.go_on(seconds=11)
        await self.served.settles()

    async def hold(self, role: str) -> list[str]:
        found = await self.served.kehu.database.read(lambda session: members.holders(session, role))
        return [member.name for member in found]


def shown(person: Person, words: str) -> Message:
    found = [message for message in person.chat.messages if words in message.sees()]
    assert found, (words, [message.sees() for message in person.chat.messages])
    return found[-1]


def never(person: Person, words: str) -> bool:
    return not any(words in message.sees() for message in person.chat.messages)


@pytest.fixture
async def circle(tmp_path: Path) -> AsyncIterator[Circle]:
    async with (
        # Teams stays when Kehu stops, as it does in the world.
        Teams(quiet=0.02) as teams,
        serving(f"sqlite:///{tmp_path}/kehu.db") as served,
    ):
        served.face(teams)
        made = Circle(served, teams)
        await teams.installs(by=made.kati)
        await made.gives(made.kati, "finance", made.mikko)
        await made.settles()
        yield made
        assert [refused for _, refused in teams.refused if refused.status != 404] == []


async def test_an_offer_is_accepted_by_somebody_who_never_wrote_to_the_bot(circle: Circle) -> None:
    sent = await circle.gives(circle.kati, "deputy", circle.sari)
    assert "Sari Öberg ei ole vielä vastannut. Rooli: varakoordinaattori" in sent.sees()
    await circle.settles()
    offer = shown(
        circle.sari,
        "Kati Korhonen ehdottaa sinulle roolia: varakoordinaattori. Otatko sen vastaan?",
    )
    assert "Viimeinen vastauspäivä: ke 16.12." in offer.sees(), "ten working days"
    assert await circle.hold("deputy") == []
    assert "Kati Korhonen ehdottaa" in (await circle.sari.says("kehu")).sees()
    await circle.sari.clicks("Otan vastaan", on=offer)
    assert await circle.hold("deputy") == ["Sari Öberg"]
    await circle.settles()
    assert (
        "Sinulla on nyt rooli: varakoordinaattori" in offer.sees() and "Otan vastaan" not in offer.buttons()
    )
    shown(circle.kati, "Sari Öberg otti roolin vastaan. Rooli: varakoordinaattori")
    again = await circle.sari.clicks("Otan vastaan", on=offer.was(0), force=True)
    assert "Tähän on jo vastattu" in again.sees()
    assert await circle.hold("deputy") == ["Sari Öberg"]
    assert check(offer.card) == []


async def test_declining_is_told_to_the_giver_only(circle: Circle) -> None:
    await circle.gives(circle.kati, "coordinator", circle.sari)
    await circle.settles()
    await circle.sari.clicks("En tällä kertaa", on=shown(circle.sari, "Otatko sen vastaan?"))
    await circle.settles()
    told = shown(circle.kati, "Sari Öberg ei ota roolia tällä kertaa. Voit ehdottaa sitä toiselle.")
    assert check(told.card) == []
    assert await circle.hold("coordinator") == ["Kati Korhonen"]
    assert never(circle.mikko, "Sari Öberg") and not any(
        "Sari" in message.sees() for message in circle.teams.channel.messages
    )
    too_late = await circle.sari.clicks("Otan vastaan", on=shown(circle.sari, "Selvä").was(0), force=True)
    assert "Tähän on jo vastattu" in too_late.sees()
    assert await circle.hold("coordinator") == ["Kati Korhonen"]
    asked_again = await circle.gives(circle.kati, "coordinator", circle.sari)
    assert "ei ole vielä vastannut" in asked_again.sees()


async def test_the_same_offer_twice_is_one_and_can_be_withdrawn(circle: Circle) -> None:
    await circle.gives(circle.kati, "deputy", circle.sari)
    await circle.settles()
    again = await circle.gives(circle.kati, "deputy", circle.sari)
    assert "En lähettänyt toista." in again.sees()
    await circle.settles()
    offers = [m for m in circle.sari.chat.messages if "ehdottaa sinulle roolia" in m.sees()]
    assert len(offers) == 1
    for other in (circle.mikko, circle.timo):
        refused = await other.clicks("Otan vastaan", on=offers[0], force=True)
        assert "Tätä ehdotusta ei ole sinulle" in (refused.own_text or "")
    assert await circle.hold("deputy") == []
    await circle.kati.clicks("Peru ehdotus")
    await circle.settles()
    assert "Kati Korhonen perui ehdotuksen." in offers[0].sees() and offers[0].buttons() == []
    late = await circle.sari.clicks("Otan vastaan", on=offers[0].was(0), force=True)
    assert "Tähän on jo vastattu" in late.sees() and await circle.hold("deputy") == []


async def test_handed_over_it_leaves_the_giver_only_when_accepted(circle: Circle) -> None:
    await circle.passes(circle.kati, "Koordinaattori", "Sari Öberg")
    await circle.settles()
    assert await circle.hold("coordinator") == ["Kati Korhonen"]
    await circle.sari.clicks("Otan vastaan", on=shown(circle.sari, "ehdottaa sinulle roolia: koordinaattori"))
    assert await circle.hold("coordinator") == ["Sari Öberg"]
    await circle.settles()
    news = [message.sees() for message in circle.teams.channel.messages]
    assert any("Sari Öberg koordinoi nyt verkostoa." in said for said in news)
    assert not any("Kati" in said for said in news)


async def test_a_swap_takes_effect_when_both_have_accepted(circle: Circle) -> None:
    await circle.gives(circle.kati, "hr", circle.sari)
    await circle.settles()
    await circle.passes(circle.mikko, "Talous", "Sari Öberg, vaihto: henkilöstö")
    await circle.settles()
    assert await circle.hold("finance") == ["Mikko Mäkelä"] and await circle.hold("hr") == ["Sari Öberg"]
    asked = shown(circle.sari, "Mikko Mäkelä haluaisi vaihtaa roolia kanssasi. Sinulle tulisi: talous.")
    assert "Vaihdossa sinulta siirtyisi: henkilöstö" in asked.sees()
    await circle.sari.clicks("Otan vastaan", on=asked)
    assert await circle.hold("finance") == ["Sari Öberg"] and await circle.hold("hr") == ["Mikko Mäkelä"]
    await circle.settles()
    shown(circle.mikko, "Sinulla on nyt rooli: henkilöstö")


async def test_what_has_changed_meanwhile_is_not_swapped(circle: Circle) -> None:
    await circle.gives(circle.kati, "hr", circle.sari)
    await circle.settles()
    await circle.passes(circle.mikko, "Talous", "Sari Öberg, vaihto: henkilöstö")
    await circle.settles()
    await circle.kati.clicks("Poista", on=await circle.kati.says("asetukset"), row="Henkilöstö")
    await circle.settles()
    shown(circle.sari, "Kati Korhonen muutti rooleja, eikä tämä rooli ole enää sinulla.")
    answer = await circle.sari.clicks("Otan vastaan", on=shown(circle.sari, "haluaisi vaihtaa"))
    assert "Roolit ovat muuttuneet ehdotuksen jälkeen" in answer.sees()
    assert await circle.hold("finance") == ["Mikko Mäkelä"] and await circle.hold("hr") == []


async def test_a_function_is_given_at_once_told_kindly_and_can_be_given_up(circle: Circle) -> None:
    told = shown(circle.mikko, "Sinulla on nyt rooli: talous. Mitään ei jäänyt kesken.")
    assert check(told.card) == []
    await circle.mikko.clicks("Luovu roolista", on=told)
    assert await circle.hold("finance") == []


async def test_an_offer_that_nobody_answers_lapses_and_its_giver_hears_of_it(circle: Circle) -> None:
    await circle.gives(circle.kati, "deputy", circle.sari)
    await circle.settles()
    offer = shown(circle.sari, "Otatko sen vastaan?")
    circle.served.clock.go_to(helsinki(date(2026, 12, 8), 10))
    await circle.settles()
    reminders = [m for m in circle.sari.chat.messages if m is not offer and "ehdottaa sinulle" in m.sees()]
    assert len(reminders) == 1, "nudged once"
    circle.served.clock.go_to(helsinki(date(2026, 12, 17), 10))
    await circle.settles()
    shown(circle.kati, "Ehdotuksen aika päättyi ilman vastausta. Sari Öberg: varakoordinaattori")
    late = await circle.sari.clicks("Otan vastaan", on=offer)
    assert "Ehdotuksen aika päättyi, joten mitään ei muutettu." in late.sees()
    assert await circle.hold("deputy") == []


async def test_when_the_coordinator_leaves_the_deputy_has_the_role_the_same_moment(circle: Circle) -> None:
    await circle.gives(circle.kati, "deputy", circle.sari)
    await circle.settles()
    await circle.sari.clicks("Otan vastaan", on=shown(circle.sari, "Otatko sen vastaan?"))
    await circle.gives(circle.kati, "deputy", circle.timo)
    form = await circle.kati.says("aloitus")
    await circle.kati.clicks("Aloita", on=form, inputs={"Hankkeen nimi": "Kotoportti"}, P="2026-11-02")
    await circle.settles()
    waiting = shown(circle.timo, "Otatko sen vastaan?")
    await circle.teams.removes(circle.kati)
    assert await circle.hold("coordinator") == ["Sari Öberg"] and await circle.hold("deputy") == []
    await circle.settles()
    told = shown(circle.sari, "Sinulla on nyt rooli: koordinaattori. Tässä on kaikki, mitä siirtyi sinulle.")
    assert "Avoimia kohtia" in told.sees() and check(told.card) == []
    leaver = shown(circle.sari, "Kati Korhonen ei ole enää verkoston jäsen.")
    assert "avoimen kohdan vastuu siirtyi roolille: projektipäällikkö" in leaver.sees()
    news = [message.sees() for message in circle.teams.channel.messages]
    assert any("Sari Öberg koordinoi nyt verkostoa." in said for said in news)
    assert "Ehdotus ei ole enää voimassa" in waiting.sees()
    assert await circle.hold("deputy") == []


async def test_when_the_taker_leaves_the_giver_hears_that_the_offer_ended(circle: Circle) -> None:
    await circle.gives(circle.kati, "deputy", circle.sari)
    await circle.settles()
    await circle.teams.removes(circle.sari)
    await circle.settles()
    shown(circle.kati, "Ehdotus ei ole enää voimassa, koska roolit tai jäsenet ovat muuttuneet. Sari Öberg")
    left = shown(circle.kati, "Sari Öberg ei ole enää verkoston jäsen.")
    assert "Avoimia kohtia ei ollut." in left.sees()
    assert await circle.hold("deputy") == []


async def test_nobody_coordinates_and_support_takes_it_up(circle: Circle) -> None:
    await circle.teams.removes(circle.kati)
    assert await circle.hold("coordinator") == []
    refused = await circle.timo.invokes(
        "adaptiveCard/action",
        {
            "action": {
                "type": "Action.Execute",
                "verb": "settings.take-up",
                "data": {"verb": "settings.take-up"},
            }
        },
    )
    assert "Tämän voi tehdä vain hanketuki tai Kehun asentaja" in (refused.own_text or "")
    await circle.settles()
    shown(circle.mikko, "Verkostolla ei ole nyt koordinaattoria")
    assert never(circle.timo, "Verkostolla ei ole nyt koordinaattoria")
    home = await circle.mikko.says("kehu")
    await circle.mikko.clicks("Ota koordinointi", on=home)
    assert await circle.hold("coordinator") == ["Mikko Mäkelä"]
    again = await circle.mikko.clicks("Ota koordinointi", on=home.messages[0].was(0), force=True)
    assert "Mikko Mäkelä koordinoi jo verkostoa." in again.sees()
    await circle.settles()
    assert any(
        "Mikko Mäkelä koordinoi nyt verkostoa." in message.sees() for message in circle.teams.channel.messages
    )


async def test_offers_are_private(circle: Circle) -> None:
    for verb, data in (
        ("settings.ask-role", {}),
        ("settings.ask-pass-role", {"role": "coordinator"}),
        ("settings.open-offer", {"offer": 1}),
        ("settings.take-up", {}),
    ):
        value = {"action": {"type": "Action.Execute", "verb": verb, "data": {"verb": verb, **data}}}
        answer = await circle.kati.invokes("adaptiveCard/action", value, where=circle.teams.channel)
        assert "kahden kesken" in (answer.own_text or ""), verb
    value = {
        "action": {
            "type": "Action.Execute",
            "verb": "show",
            "data": {"verb": "show", "surface": "role-offer", "subject": 1},
        }
    }
    answer = await circle.timo.invokes("adaptiveCard/action", value)
    assert "Tätä ehdotusta ei ole sinulle" in (answer.own_text or "")
