"""Suggestions as people live them: made, supported, looked after, answered; and followed without a name by a code.

Over real HTTP. It is Wednesday 2.12.2026; anonymous texts arrive on Monday 7.12. at 9.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from bot.search_words import search_words
from storage import members, receipt_codes, suggestions
from storage.suggestions import Suggestion
from tests.adaptive_card import check, interpreted
from tests.teams import Answer, Person
from tests.village import MONDAY, Village, bytes_of, plain, village_at

TITLE = "Yhteinen malli loppuraportille"
WHY = "Nyt jokainen aloittaa tyhjästä."
SECRET = "Palaveriton perjantai"


@pytest.fixture
async def village(tmp_path: Path) -> AsyncIterator[Village]:
    receipt_codes.TRIES.__init__()  # type: ignore[misc]
    async with village_at(tmp_path) as village:
        yield village


async def suggests(village: Village, by: Person, title: str = TITLE, text: str = WHY) -> Answer:
    form = await by.clicks("Tee ehdotus", on=await by.says("ehdotus"))
    return await by.clicks("Lähetä", on=form, inputs={"Mitä ehdotat?": title}, text=text)


async def suggests_anonymously(village: Village, by: Person, title: str = SECRET, text: str = "") -> str:
    """The receipt code that the person was shown."""
    form = await by.clicks("Nimettömänä", on=await by.says("ehdotus"))
    sent = await by.clicks("Lähetä", on=form, inputs={"Mitä ehdotat?": title}, text=text)
    found = re.search(r"\d{4} \d{4} \d{4} \d{4}", plain(sent))
    assert found is not None, sent.sees()
    wiped = await by.clicks("Koodi on tallessa", on=sent)
    assert found.group() not in str(wiped.own_card)
    return found.group()


async def follows(by: Person, code: str) -> Answer:
    asked = await by.clicks("Seuraa koodilla", on=await by.says("ehdotus"))
    return await by.clicks("Avaa", on=asked, code=code)


async def rows(village: Village) -> list[Suggestion]:
    found, _ = await village.served.kehu.database.read(lambda s: suggestions.search(s))
    return list(found)


# --------------------------------------------------------------------------------------------------- by name


async def test_from_the_idea_to_being_in_use(village: Village) -> None:
    made = await suggests(village, village.aino)
    assert "Kiitos ehdotuksesta. Sitä hoitaa Kati Korhonen" in made.sees()
    assert "ke 16.12." in plain(made), "ten working days"
    await village.settles()
    card = village.shown(TITLE, village.teams.channel)
    assert "Aino Nieminen" in card.sees() and "Uusi · vastaus viimeistään" in card.sees()
    owners = village.shown(TITLE, village.kati.chat)

    await village.sari.clicks("Kannatan", on=card)
    await village.riikka.clicks("Kannatan", on=card)
    again = await village.sari.clicks("Kannatan", on=card)
    assert "Kannatat tätä jo" in again.sees()
    own = await village.aino.clicks("Kannatan", on=card)
    assert "oma ehdotuksesi" in own.sees()
    await village.settles()
    assert "Kannattajat: Sari Mäkelä ja Riikka Heino" in card.sees()

    form = await village.kati.clicks("Päivitä tila", on=owners)
    await village.kati.clicks(
        "Lähetä", on=form, state="in-hand", reason="Otetaan esiin tammikuussa.", reply_by="2027-01-15"
    )
    await village.settles()
    assert "Työn alla · seuraava tieto viimeistään pe 15.1.2027" in plain(card)
    assert "Otetaan esiin tammikuussa." in card.sees() and "Kati Korhonen muutti tilan" in card.sees()
    told = village.shown("Kati Korhonen muutti ehdotuksesi tilan: työn alla", village.aino.chat)
    assert "Otetaan esiin tammikuussa." in told.sees()

    form = await village.kati.clicks("Päivitä tila", on=owners)
    await village.kati.clicks("Lähetä", on=form, state="in-use")
    await village.settles()
    assert "Käytössä" in card.sees() and "viimeistään" not in card.sees()
    village.shown("Kati Korhonen muutti ehdotuksesi tilan: käytössä", village.aino.chat)
    cards = [message for message in village.teams.channel.messages if TITLE in message.sees()]
    assert len(cards) == 1, "one shared card, updated in place"
    for message in (card, owners, told):
        assert check(message.card) == []


async def test_not_now_needs_its_reason_which_reaches_the_author(village: Village) -> None:
    await suggests(village, village.aino)
    await village.settles()
    form = await village.kati.clicks("Päivitä tila", on=village.shown(TITLE, village.kati.chat))
    refused = await village.kati.clicks("Lähetä", on=form, state="not-now")
    assert "Kerro, miksi ehdotusta ei oteta nyt käyttöön" in refused.sees()
    await village.kati.clicks("Lähetä", on=refused, state="not-now", reason="Budjetti on jo lukittu.")
    await village.settles()
    told = "Kati Korhonen vastasi ehdotukseesi: ei nyt. Perustelu: Budjetti on jo lukittu."
    village.shown(told, village.aino.chat)
    assert "Ei nyt" in village.shown(TITLE, village.teams.channel).sees()
    listed = await village.sari.says("ehdotukset")
    assert "1 ehdotus" in listed.sees() and "Ei nyt · Aino Nieminen" in listed.sees()


async def test_only_its_owner_says_how_it_stands(village: Village) -> None:
    await suggests(village, village.aino)
    await village.settles()
    seen = await village.sari.clicks("Avaa", on=await village.sari.says("ehdotus"))
    assert "Päivitä tila" not in seen.buttons()
    who = await village.number(village.sari)
    for verb, more in (
        ("feedback.ask-progress", {}),
        ("feedback.ask-owner", {}),
        ("feedback.ask-message", {}),
        ("feedback.progress", {"state": "in-use", "once": "k", "who": who}),
        ("feedback.owner", {"to": str(who), "once": "k2", "who": who}),
        ("feedback.message", {"text": "hei", "once": "k3", "who": who}),
    ):
        data = {"verb": verb, "suggestion": 1, **more}
        value = {"action": {"type": "Action.Execute", "verb": verb, "data": data}}
        answer = await village.sari.invokes("adaptiveCard/action", value, where=village.sari.chat)
        assert "vain Kati Korhonen" in str(answer.body), verb
    found = await rows(village)
    assert [(each.state, each.owner_id) for each in found] == [("new", None)]


async def test_given_to_another_and_back_to_the_role_when_that_one_leaves(village: Village) -> None:
    await suggests(village, village.aino)
    await village.settles()
    form = await village.kati.clicks("Anna toiselle", on=village.shown(TITLE, village.kati.chat))
    sari = form.inputs()["to"].choices[village.sari.name]
    await village.kati.clicks("Tallenna", on=form, to=sari)
    await village.settles()
    hers = village.shown(TITLE, village.sari.chat)
    assert "Päivitä tila" in hers.buttons()
    village.shown("Ehdotustasi hoitaa nyt Sari Mäkelä", village.aino.chat)
    assert TITLE in (await village.sari.says("kehu")).sees()
    assert TITLE not in (await village.kati.says("kehu")).sees()
    await village.teams.removes(village.sari)
    await village.settles()
    village.shown("Ehdotustasi hoitaa nyt koordinaattori", village.aino.chat)
    assert "Vastuussa: Kati Korhonen" in village.shown(TITLE, village.teams.channel).sees()
    assert TITLE in (await village.kati.says("kehu")).sees()


async def test_a_talk_by_name(village: Village) -> None:
    await suggests(village, village.aino)
    await village.settles()
    form = await village.kati.clicks("Kirjoita tekijälle", on=village.shown(TITLE, village.kati.chat))
    await village.kati.clicks("Lähetä", on=form, text="Mille rahoittajille?")
    await village.settles()
    asked = village.shown("Kati Korhonen kirjoitti sinulle", village.aino.chat)
    assert "Mille rahoittajille?" in asked.sees()
    assert "Mille rahoittajille?" in (await village.aino.says("kehu")).sees()
    form = await village.aino.clicks("Vastaa", on=asked)
    await village.aino.clicks("Lähetä", on=form, text="ESR+ ja EAKR.")
    await village.settles()
    village.shown("ESR+ ja EAKR.", village.kati.chat)
    assert "ESR+" not in village.teams.channel.sees(), "the talk is theirs"


async def test_the_list_is_filtered_and_paged(village: Village) -> None:
    people = [await village.number(person) for person in (village.sari, village.aino)]

    def write(session: Session) -> None:
        for number in range(9):
            title = f"Ajatus numero {number}"
            values = {
                "title": title,
                "text": "",
                "author_id": people[number % 2],
                "words": search_words(title),
            }
            suggestions.add(session, week="2026-W49", state="new", revision=1, **values)

    await village.served.kehu.database.transaction(write)
    listed = await village.aino.says("ehdotukset")
    assert "9 ehdotusta" in listed.sees() and "Ajatus numero 8" in listed.sees()
    assert "Ajatus numero 0" not in listed.sees()
    older = await village.aino.clicks("Vanhemmat", on=listed)
    assert "Ajatus numero 0" in older.sees()
    mine = await village.aino.clicks("Hae", on=older, mine="true", words="")
    assert "4 ehdotusta" in mine.sees()
    found = await village.aino.clicks("Hae", on=mine, mine="false", words="numeron 3")
    assert "1 ehdotus" in found.sees() and "Ajatus numero 3" in found.sees()
    none = await village.aino.clicks("Hae", on=found, mine="false", state="in-use", words="")
    assert "Ei ehdotuksia" in none.sees() and "Rajaus: käytössä" in none.sees()


async def test_text_after_the_command_fills_the_form(village: Village) -> None:
    form = await village.aino.says("ehdotan: kokeillaan etäkahveja. Ne auttaisivat uusia.")
    assert "Ehdotus lähtee nimelläsi" in form.sees()
    fields = form.inputs()
    assert fields["title"].default == "Kokeillaan etäkahveja"
    assert fields["text"].default == "Ne auttaisivat uusia."
    changed_mind = await village.aino.says("ehdotus nimettömänä: kahvi on pahaa")
    assert "Tämä lomake on nimelläsi, joten en tallentanut viestiä." in changed_mind.sees()
    await village.aino.says("peruuta")
    nameless = await village.aino.says("ehdotus nimettömänä: kahvi on pahaa")
    assert "En tallentanut tätä viestiä" in nameless.sees()
    assert "kahvi on pahaa" not in str([message.card for message in nameless.messages])


async def test_in_the_channel_the_list_and_the_form_by_name(village: Village) -> None:
    listed = await village.aino.says("@Kehu ehdotus", where=village.teams.channel)
    assert {"Nimettömänä", "Seuraa koodilla"}.isdisjoint(listed.buttons())
    form = await village.aino.clicks("Tee ehdotus", on=listed)
    sent = await village.aino.clicks("Lähetä", on=form, inputs={"Mitä ehdotat?": TITLE}, text=WHY)
    assert "Kiitos ehdotuksesta" in sent.sees()
    await village.settles()
    assert "Kannatan" in village.shown("Ei vielä kannattajia", village.teams.channel).buttons()
    village.shown(TITLE, village.aino.chat)


async def test_hostile_text_and_impossible_days(village: Village) -> None:
    hostile = "1. **lihava** [x](https://paha.example) <at>Kati</at> {{DATE(2026-01-01)}}"
    await suggests(village, village.aino, hostile, hostile)
    await village.settles()
    card = village.shown("lihava", village.teams.channel)
    assert check(card.card) == [] and interpreted(card.card) == []
    form = await village.kati.clicks("Päivitä tila", on=village.shown("lihava", village.kati.chat))
    wrong: tuple[tuple[dict[str, Any], str], ...] = (
        ({"state": "in-hand", "reply_by": "2026-11-30"}, "on jo mennyt"),
        ({"state": "in-hand", "reply_by": "2027-02-30"}, "ei ole kalenterissa"),
        ({"state": "gone"}, "Valitse tila."),
        ({"state": "new", "reason": ""}, "Mikään ei muuttunut"),
        ({"state": "trying", "reason": "y" * 1001}, "Teksti on liian pitkä"),
    )
    for changed, words in wrong:
        refused = await village.kati.clicks("Lähetä", on=form.messages[-1].was(0), force=True, **changed)
        assert words in refused.sees(), words
    form = await village.aino.clicks("Tee ehdotus", on=await village.aino.says("ehdotus"))
    refused = await village.aino.clicks("Lähetä", on=form, text=WHY, force=True)
    assert "Kirjoita lyhyesti, mitä ehdotat." in refused.sees()


async def test_the_owner_is_reminded_and_help_is_offered_gently(village: Village) -> None:
    await suggests(village, village.aino)
    await village.settles()
    form = await village.kati.clicks("Anna toiselle", on=village.shown(TITLE, village.kati.chat))
    await village.kati.clicks("Tallenna", on=form, to=form.inputs()["to"].choices[village.sari.name])
    await village.goes_to(date(2026, 12, 11), 9, 1)
    before = len(village.sari.chat.messages)
    await village.goes_to(date(2026, 12, 14), 9, 1)
    nudge = village.shown("lupasit tekijälle tiedon", village.sari.chat)
    assert (
        len(village.sari.chat.messages) == before + 1
        and "vastaus viimeistään ke 16.12." in plain(nudge).lower()
    )
    await village.goes_to(date(2026, 12, 17), 9, 1)
    late = village.shown("Vastauspäivä oli", village.sari.chat)
    assert "myöhä" not in late.sees().lower()
    assert "Tarvitaanko apua?" not in village.kati.chat.sees()
    await village.goes_to(date(2026, 12, 23), 9, 1)
    asked = village.shown("Tarvitaanko apua? Vastuussa: Sari Mäkelä", village.kati.chat)
    opened = await village.kati.clicks("Avaa", on=asked)
    form = await village.kati.clicks("Päivitä tila", on=opened)
    await village.kati.clicks("Lähetä", on=form, state="trying")
    said = (len(village.sari.chat.messages), len(village.kati.chat.messages))
    await village.goes_to(date(2027, 1, 8), 9, 1)
    assert (len(village.sari.chat.messages), len(village.kati.chat.messages)) == said


# --------------------------------------------------------------------------------------------- without a name


async def test_followed_by_its_code_through_a_talk(village: Village) -> None:
    code = await suggests_anonymously(village, village.aino, text="Aikaa ajattelulle.")
    waiting = await follows(village.aino, code)
    assert "Kukaan ei ole vielä nähnyt tätä" in waiting.sees() and SECRET in waiting.sees()
    await village.goes_to(date(2026, 12, 4), 15)
    assert SECRET not in village.teams.channel.sees() + village.kati.chat.sees()
    await village.goes_to(MONDAY, 9, 1)
    card = village.shown(SECRET, village.teams.channel)
    assert "nimetön, viikko 49" in card.sees() and "ma 21.12." in plain(card)
    owners = village.shown(SECRET, village.kati.chat)
    form = await village.kati.clicks("Kirjoita tekijälle", on=owners)
    assert "Kehu ei tiedä, kuka hän on" in form.sees()
    await village.kati.clicks("Lähetä", on=form, text="Koskisiko tämä kaikkia yksiköitä?")
    await village.settles()

    talk = await follows(village.aino, code.replace(" ", "-"))
    assert "Koskisiko tämä kaikkia yksiköitä?" in talk.sees() and "Uusi · vastaus viimeistään" in talk.sees()
    kept = await village.aino.clicks("Lähetä", on=talk, text="Ensin yksi riittäisi.")
    assert "Viestisi on tallessa" in kept.sees() and "menee perille ma 14.12." in plain(kept)
    closed = await village.aino.clicks("Sulje ja tyhjennä", on=kept)
    assert SECRET not in str(closed.own_card) and "yksi riittäisi" not in str(closed.own_card)
    await village.settles()
    assert "Ensin yksi riittäisi." not in village.kati.chat.sees()
    await village.goes_to(date(2026, 12, 14), 9, 1)
    told = village.shown("Ensin yksi riittäisi.", village.kati.chat)
    assert "Tekijä" in told.sees() and "viikko 50" in told.sees() and "Aino" not in told.sees()
    assert "Ensin yksi riittäisi." not in village.teams.channel.sees()

    form = await village.kati.clicks("Päivitä tila", on=told)
    saved = await village.kati.clicks("Lähetä", on=form, state="trying", reason="Kokeillaan tammikuussa.")
    assert "Tekijä näkee sen seurantakoodillaan" in saved.sees()
    talk = await follows(village.aino, code)
    assert "Kokeilussa" in talk.sees() and "Kokeillaan tammikuussa." in talk.sees()


async def test_a_wrong_code_gets_one_sentence_whatever_is_wrong(village: Village) -> None:
    code = await suggests_anonymously(village, village.aino)
    wrong = "Tällä koodilla ei löytynyt mitään. Tarkista, että koodissa on 16 numeroa."
    for typed in ("0000 0000 0000 0000", "koodi", code[:-1], "1" * 16):
        answer = await follows(village.sari, typed)
        assert wrong in answer.sees() and SECRET not in answer.sees()
    await follows(village.sari, "2" * 16)
    # Five tries in ten minutes: now even the right one gets the same sentence.
    assert wrong in (await follows(village.sari, code)).sees()
    assert SECRET in (await follows(village.aino, code)).sees()
    village.served.clock.go_on(minutes=11)
    assert SECRET in (await follows(village.sari, code)).sees()


async def test_a_code_typed_in_the_chat_is_not_used(village: Village) -> None:
    code = await suggests_anonymously(village, village.aino)
    answer = await village.aino.says(f"ehdotus {code}")
    assert "En käyttänyt koodia" in answer.sees() and SECRET not in answer.sees()


async def test_a_ticket_is_its_holders_and_grows_old(village: Village) -> None:
    code = await suggests_anonymously(village, village.aino)
    await village.goes_to(MONDAY, 9, 1)
    form = await village.kati.clicks("Kirjoita tekijälle", on=village.shown(SECRET, village.kati.chat))
    await village.kati.clicks("Lähetä", on=form, text="Kerrotko lisää?")
    talk = await follows(village.aino, code)
    data = next(b.action["data"] for b in talk.button_list() if b.title == "Lähetä")
    data = data | {"who": await village.number(village.sari), "text": "Varastettu"}
    stolen = {"action": {"type": "Action.Execute", "verb": data["verb"], "data": data}}
    answer = await village.sari.invokes("adaptiveCard/action", stolen, where=village.sari.chat)
    assert "viestiä ei tallennettu" in str(answer.body)
    village.served.clock.go_on(minutes=31)
    late = await village.aino.clicks("Lähetä", on=talk, text="Myöhään.")
    assert "avaa keskustelu koodilla uudelleen" in late.sees()


async def test_the_code_is_nowhere_in_the_database_and_survives_a_restart(
    village: Village, tmp_path: Path
) -> None:
    code = await suggests_anonymously(village, village.aino)
    await village.restarts(MONDAY, 9, 5)
    written = bytes_of(tmp_path)
    assert code.encode() not in written and code.replace(" ", "").encode() not in written
    await village.settles()
    village.shown(SECRET, village.teams.channel)
    assert SECRET in (await follows(village.aino, code)).sees()


async def test_erased_and_exported(village: Village) -> None:
    await suggests(village, village.aino)
    await village.settles()
    card = village.shown(TITLE, village.teams.channel)
    await village.sari.clicks("Kannatan", on=card)
    await village.gives(village.aino, "Nimelläni annettu.", kind="worry")
    await village.settles()
    database = village.served.kehu.database
    capability = next(c for c in village.served.kehu.house.capabilities if c.name == "feedback")

    def who(name: str) -> int:
        return next(m.id for m in everybody if m.name == name)

    everybody = await database.read(lambda s: list(members.active(s)))
    told = await database.read(lambda s: capability.my_data(s, who(village.aino.name)))
    assert told["feedback_given"][0]["text"] == "Nimelläni annettu."
    assert told["suggestions"][0]["title"] == TITLE
    assert (await database.read(lambda s: capability.my_data(s, who(village.sari.name))))[
        "suggestions_supported"
    ] == [TITLE]
    for name in (village.aino.name, village.sari.name):
        for _ in range(2):
            await database.transaction(
                lambda s, n=name: capability.forget(s, who(n), village.served.clock.now())  # type: ignore[misc]
            )
    await village.goes_to(date(2026, 12, 2), 10, 30)
    assert "Aino" not in card.sees() and "Sari" not in card.sees()
    assert "1 entinen jäsen" in card.sees() and TITLE in card.sees()
    assert "Nimelläni annettu." not in village.riikka.chat.sees()
    for name in (village.aino.name, village.sari.name):
        left = await database.read(lambda s, n=name: capability.my_data(s, who(n)))  # type: ignore[misc]
        assert not any(left.values())
