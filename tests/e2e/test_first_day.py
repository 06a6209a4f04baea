"""The network's first day: Kehu is brought into the team, people find it and take their roles, and not all goes well."""

from __future__ import annotations

from datetime import timedelta

import pytest

from .conftest import WORKING_HOURS, House
from .members import Member, Network
from .playground import Person, Place
from .stream import Heard

NEXT_HOUR = WORKING_HOURS + timedelta(hours=1)


@pytest.fixture
def environment() -> dict[str, str]:
    """The configuration names no coordinator: who brings Kehu into the team is the first one."""
    return {"KEHU_COORDINATORS": ""}


async def test_the_first_day_of_a_network(kati: Person, network: Network, house: House) -> None:
    mikko, aino = (network.member(name, kati.stream) for name in ("Mikko Mäkelä", "Aino Nieminen"))
    await _kehu_comes_to_the_team(kati)
    await _people_find_it(kati, mikko, aino)
    await _a_role_is_offered_and_taken_once(kati, mikko)
    await _words_that_kehu_does_not_know(kati)
    await _a_form_is_open_while_kehu_is_restarted(kati, house)
    await _the_next_day_begins_as_this_one_ended(kati, aino)


async def _kehu_comes_to_the_team(kati: Person) -> None:
    await kati.sees("Tässä ovat omat asiasi")
    await kati.card().photographs("koti", phone=True)
    await kati.opens(Place.CHANNEL)
    await kati.sees("Olen Kehu, verkoston apuri")
    await kati.card("Olen Kehu").photographs("first-greeting", phone=True)
    await kati.says("apua")
    await kati.sees("Mitä voit sanoa?")
    await kati.replies("kehu")
    await kati.photographs("first-channel")
    greetings = {each.activity for each in kati.stream.heard if "Olen Kehu" in f"{each.text}{each.cards}"}
    assert len(greetings) == 1, "the team is greeted once"

    await kati.opens(Place.PERSONAL)
    await kati.says("asetukset")
    roles = await kati.card("Asetukset").text()
    assert "Koordinaattori" in roles and "Kati Korhonen" in roles
    await kati.card("Asetukset").photographs("first-settings", phone=True)


async def _people_find_it(kati: Person, mikko: Member, aino: Member) -> None:
    assert "Hei Mikko! Tässä ovat omat asiasi." in str((await mikko.adds_kehu()).cards)
    assert "Hei Aino! Tässä ovat omat asiasi." in str((await aino.says("hei")).cards)
    # Each has a language of their own.
    answer = await aino.clicks(await aino.says("asetukset"), "English")
    assert "From now on I speak English." in str(answer)
    assert "Hello Aino!" in str((await aino.says("kehu")).cards)
    await kati.says("hei")
    await kati.card().photographs("koti")
    await kati.card().photographs("koti", phone=True)
    await kati.photographs("koti-keskustelussa")


async def _a_role_is_offered_and_taken_once(kati: Person, mikko: Member) -> None:
    await kati.says("asetukset")
    await kati.card("Asetukset").clicks("Anna rooli")
    form = kati.card("Kenelle?")
    assert "Valitse verkoston jäsen." in await form.is_refused("Tallenna")
    await form.photographs("role-form-missing", phone=True)
    await form.chooses("Rooli", "Varakoordinaattori")
    await form.chooses("Kenelle?", "Mikko Mäkelä")
    await form.clicks("Tallenna")
    offer = await _heard(kati, "ehdottaa sinulle roolia")
    assert offer.conversation == await mikko.chat()
    assert "Sinulla on nyt rooli: varakoordinaattori" in str(await mikko.clicks(offer, "Otan vastaan"))
    again = str(await mikko.clicks(offer, "Otan vastaan"))
    assert "Sinulla on nyt rooli" in again or "Tähän on jo vastattu" in again
    await kati.sees("Mikko Mäkelä otti roolin vastaan")
    await kati.says("asetukset")
    settings = await kati.card("Asetukset").text()
    assert settings.count("Mikko Mäkelä") == 1


async def _words_that_kehu_does_not_know(kati: Person) -> None:
    await kati.says("mitä ruokalassa on tänään")
    await kati.sees("Tarkoititko jotakin näistä?")
    await kati.card().photographs("first-unknown", phone=True)
    await kati.says("hnkkeet")
    await kati.sees("Hankkeita ei ole vielä.")
    await kati.says("**<b>[apua](https://kissa.example)</b>** =1+1 😀")
    await kati.card().photographs("first-strange-words", phone=True)
    await kati.says("peruuta")
    await kati.sees("Mitään ei ollut kesken.")


async def _a_form_is_open_while_kehu_is_restarted(kati: Person, house: House) -> None:
    await kati.says("aloitus")
    form = kati.card("Hankkeen nimi")
    await form.photographs("aloitus-lomake", phone=True)
    assert "Kirjoita hankkeen nimi." in await form.is_refused("Aloita")
    await form.photographs("aloitus-lomake-puuttuu", phone=True)
    await form.fills("Hankkeen nimi", "Kotoportti")
    await house.wakes(NEXT_HOUR)
    await form.clicks("Aloita")
    await kati.sees("Tarkistuslista on valmis")
    await kati.card("Kotoportti").photographs("first-checklist", phone=True)


async def _the_next_day_begins_as_this_one_ended(kati: Person, aino: Member) -> None:
    await kati.says("kehu")
    await kati.card("Tässä ovat omat asiasi").photographs("first-home-after", phone=True)
    assert "Hello Aino!" in str((await aino.says("hei")).cards), "the language is kept"
    await kati.says("aloitus")
    form = kati.card("Hankkeen nimi")
    await form.fills("Hankkeen nimi", "kotoportti")
    await form.clicks("Aloita")
    await kati.sees("Hankkeella on jo tarkistuslista")
    await kati.card("Hankkeella on jo tarkistuslista").photographs("first-same-project", phone=True)


async def _heard(kati: Person, words: str) -> Heard:
    """The newest message with these words, in whatever chat."""

    def found() -> list[Heard]:
        return [each for each in kati.stream.heard if words in str(each.cards)]

    await kati.stream.until(lambda: bool(found()), f"say '{words}'")
    return found()[-1]
