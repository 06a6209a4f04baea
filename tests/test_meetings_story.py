"""Monthly meetings as people live them: agreed, called, proposed to, led, written, ended, and promises kept.

Over real HTTP. It is Wednesday 2.12.2026; the second Thursday is 10.12., and its agenda is locked on 9.12. at 13.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from icalendar import Calendar

from tests.adaptive_card import check, interpreted
from tests.serving import Served, helsinki, serving
from tests.teams import Answer, Card, Conversation, Message, Person, Teams

MEETING_DAY = date(2026, 12, 10)
WISH = "Mistä haluaisit oppia lisää?"


class Circle:
    """The network of a test: its people and the running bot, with the series agreed."""

    def __init__(self, served: Served, teams: Teams) -> None:
        self.served, self.teams = served, teams
        self.kati = teams.person("Kati Korhonen", given_name="Kati")
        self.mikko = teams.person("Mikko Mäkelä", given_name="Mikko")
        self.aino = teams.person("Aino Nieminen", given_name="Aino")
        self.leena = teams.person("Leena Saarinen", given_name="Leena")

    @property
    def general(self) -> Conversation:
        """The channel where the network reads."""
        return self.teams.channel

    async def meets(self, rule: str = "2. torstai klo 13", **fields: str) -> Answer:
        """Kehu is installed, Mikko is deputy, and Kati agrees the series."""
        await self.teams.installs(by=self.kati)
        settings = await self.kati.says("asetukset")
        form = await self.kati.clicks("Anna rooli", on=settings)
        to = form.inputs()["to"].choices[self.mikko.name]
        await self.kati.clicks("Tallenna", on=form, role="deputy", to=to)
        await self.settles()
        await self.mikko.clicks("Otan vastaan")
        form = await self.kati.clicks("Muuta", on=await self.kati.says("asetukset"), row="Tapaamisten aika")
        given: dict[str, Any] = {"place": "Kaupungintalo", "link": "https://teams.example/l/1"} | fields
        agreed = await self.kati.clicks("Tallenna", on=form, rule=rule, **given)
        await self.settles()
        return agreed

    async def settles(self) -> None:
        """Whatever is due is planned and delivered."""
        await self.served.settles()

    async def proposes(self, by: Person, title: str, section: str = "news", **fields: Any) -> Answer:
        """A proposal with the form."""
        agenda = await by.says("asialista")
        form = await by.clicks("Ehdota", on=agenda)
        return await by.clicks("Lähetä", on=form, inputs={"Otsikko": title}, section=section, **fields)

    def newest(self, words: str, where: Conversation | None = None) -> Message:
        """The newest message that shows these words."""
        found = [
            message
            for message in (self.general if where is None else where).messages
            if words in message.sees()
        ]
        assert found, f"{words}\n" + "\n---\n".join(
            m.sees() for m in (self.general if where is None else where).messages
        )
        return found[-1]

    def count(self, words: str, where: Conversation | None = None) -> int:
        """How many messages show these words now."""
        return sum(words in message.sees() for message in (self.general if where is None else where).messages)

    async def at(self, day: date, hour: int, minute: int = 0) -> None:
        """It is that time, and what is due goes out."""
        self.served.clock.go_to(helsinki(day, hour, minute))
        await self.settles()

    async def leads(self) -> Answer:
        """Kati starts the meeting on its day."""
        await self.at(MEETING_DAY, 13)
        return await self.kati.clicks("Aloita kokous", on=await self.kati.says("kokous"))


@pytest.fixture
async def circle(tmp_path: Path) -> AsyncIterator[Circle]:
    async with (
        # Teams stays when Kehu stops, as it does in the world.
        Teams(quiet=0.02) as teams,
        serving(f"sqlite:///{tmp_path}/kehu.db") as served,
    ):
        served.face(teams)
        circle = Circle(served, teams)
        yield circle
        # What is still under way would be tried again and again at a Teams that is closed.
        await circle.settles()
        for conversation in (*teams.channels, *(person.chat for person in teams.people)):
            for message in conversation.messages:
                if message.card:
                    assert check(message.card) == [], message.sees()
        assert [refused for _, refused in teams.refused if refused.status != 404] == []


# ------------------------------------------------------------------------------------------------ the series


async def test_the_series_is_agreed_in_ones_own_words(circle: Circle) -> None:
    agreed = await circle.meets()
    assert "Kuukauden 2. torstai klo 13–14.30" in agreed.sees()
    assert "To 10.12. klo 13–14.30" in agreed.sees()
    listed = await circle.kati.says("kokous")
    twelve = await circle.kati.clicks("Seuraavat tapaamiset", on=listed)
    assert len(re.findall(r"klo 13–14.30", twelve.sees())) >= 12
    assert "8.7.2027" not in twelve.sees()
    assert "Siirtyi pyhän vuoksi" not in twelve.sees() or "olisi ollut" in twelve.sees()
    nobody = await circle.aino.says("asetukset")
    assert "Tapaamisten aika" not in nobody.sees() or "[Muuta]" not in nobody.sees()
    forced = await circle.aino.clicks("Muuta aikaa", on=twelve, force=True)
    assert "vain koordinaattori" in forced.sees()


async def test_a_rule_that_is_not_understood_comes_back_with_what_was_typed(circle: Circle) -> None:
    refused = await circle.meets(rule="joka perjantai iltapäivällä")
    assert "joka perjantai iltapäivällä" in refused.sees()
    assert "Seuraavat" not in refused.sees()


async def test_one_meeting_is_moved_cancelled_and_restored(circle: Circle) -> None:
    await circle.meets()
    await circle.proposes(circle.aino, "Uusi hankintaohje")
    twelve = await circle.kati.clicks("Seuraavat tapaamiset", on=await circle.kati.says("kokous"))
    form = await circle.kati.clicks("Siirrä", on=twelve, row="To 10.12.")
    moved = await circle.kati.clicks("Tallenna", on=form, day="2026-12-17", start="klo 14")
    assert "uusi aika on to 17.12. klo 14" in moved.sees()
    await circle.settles()
    news = circle.newest("Tapaamisen aika muuttui")
    assert "Aiemmin to 10.12. klo 13, nyt to 17.12. klo 14" in news.sees()
    form = await circle.kati.clicks("Peru", on=moved, row="To 17.12.")
    cancelled = await circle.kati.clicks("Lähetä", on=form, why="Sali on remontissa")
    assert "1 asia siirtyi seuraavaan" in cancelled.sees()
    await circle.settles()
    assert "Sali on remontissa" in circle.newest("Tapaaminen on peruttu").sees()
    agenda = await circle.aino.says("asialista")
    assert "To 14.1.2027" in agenda.sees()
    assert "Uusi hankintaohje" in agenda.sees()
    assert "Siirtynyt: tapaaminen peruttiin" in agenda.sees()
    restored = await circle.kati.clicks("Palauta", on=cancelled, row="To 17.12.")
    assert "aika on to 10.12. klo 13" in restored.sees()


# ------------------------------------------------------------------------------------------------ the agenda


async def test_anyone_proposes_and_the_channels_card_follows(circle: Circle) -> None:
    await circle.meets()
    posted = circle.newest("Ajankohtaiset kuulumiset")
    assert "Seuraava tapaaminen on to 10.12. klo 13." in posted.sees()
    said = await circle.aino.says("asialistalle ESR+ haku aukeaa helmikuussa")
    assert "Lisäsin asialistalle: ESR+ haku aukeaa helmikuussa (10 min)" in said.sees()
    await circle.proposes(circle.mikko, "Uusi hankintaohje", minutes=7)
    inside = await circle.leena.clicks("Ehdota", on=posted)
    await circle.leena.clicks(
        "Lähetä", on=inside, inputs={"Otsikko": "[linkki](https://paha.example) **nyt**"}, section="cats"
    )
    await circle.settles()
    seen = circle.newest("Ajankohtaiset kuulumiset")
    assert seen.id == posted.id
    assert "17/20 min" in seen.sees()
    assert re.search(r"13.05\nESR\+ haku aukeaa helmikuussa\nAino Nieminen · 10 min", seen.sees())
    assert re.search(r"13.15\nUusi hankintaohje\nMikko Mäkelä · 7 min", seen.sees())
    assert seen.card is not None
    assert interpreted(seen.card) == []


async def test_a_proposal_and_a_rule_are_given_in_plain_text(circle: Circle) -> None:
    await circle.meets()
    await circle.aino.clicks("Ehdota", on=await circle.aino.says("asialista"))
    assert "Mihin osioon" in (await circle.aino.says("Kilpailutuksen opit")).sees()
    assert "Kirjoita yksi näistä" in (await circle.aino.says("kahvitauko")).sees()
    assert "Montako minuuttia" in (await circle.aino.says("kuulumiset")).sees()
    said = await circle.aino.says("ohita")
    assert "Lisäsin asialistalle: Kilpailutuksen opit (10 min)" in said.sees()
    twelve = await circle.kati.clicks("Seuraavat tapaamiset", on=await circle.kati.says("kokous"))
    await circle.kati.clicks("Muuta aikaa", on=twelve)
    agreed = await circle.kati.says("kuukauden viimeinen tiistai klo 9")
    assert "Ti 29.12. klo 9–10.30" in agreed.sees()
    await circle.settles()
    assert "Ti 29.12." in circle.newest("Kilpailutuksen opit").sees()


async def test_an_overfull_section_offers_the_next_meeting(circle: Circle) -> None:
    await circle.meets()
    await circle.proposes(circle.aino, "Ensimmäinen", minutes=15)
    told = await circle.proposes(circle.mikko, "Toinen", minutes=10)
    assert "Osio alkaa olla täynnä: Ajankohtaiset kuulumiset. Aikaa on 20 min" in told.sees()
    assert "Sopisiko seuraava tapaaminen to 14.1.2027?" in told.sees()
    moved = await circle.mikko.clicks("Sopii", on=told)
    assert "Siirsin seuraavaan (to 14.1.2027): Toinen" in moved.sees()
    again = await circle.mikko.clicks("Sopii", on=told, force=True)
    assert "to 14.1.2027" in again.sees()
    agenda = await circle.aino.says("asialista")
    assert "Toinen" not in agenda.sees()


async def test_a_late_proposal_goes_to_the_next_meeting_and_says_so(circle: Circle) -> None:
    await circle.meets()
    await circle.at(date(2026, 12, 9), 13, 1)
    assert "Asialista on lukittu" in circle.newest("Ajankohtaiset kuulumiset").sees()
    late = await circle.aino.says("asialistalle Myöhäinen asia")
    assert "Siirsin ehdotuksesi seuraavaan tapaamiseen: to 14.1.2027" in late.sees()


async def test_the_coordinator_orders_the_agenda(circle: Circle) -> None:
    await circle.meets()
    await circle.aino.says("asialistalle Ensin tämä")
    await circle.mikko.says("asialistalle Sitten tämä")
    order = await circle.kati.clicks("Järjestys", on=await circle.kati.says("asialista"))
    sent: dict[str, Any] = {}
    changed = await circle.kati.clicks(
        "Ylös", on=order, row="Sitten tämä", altered=lambda activity: sent.update(activity["value"])
    )
    seen = changed.sees()
    assert seen.index("Sitten tämä") < seen.index("Ensin tämä")
    stale = await circle.kati.clicks("Ylös", on=changed, altered=lambda activity: activity.update(value=sent))
    assert stale.sees().index("Sitten tämä") < stale.sees().index("Ensin tämä")
    refused = await circle.aino.clicks("Ylös", on=changed, row="Ensin tämä", force=True)
    assert "vain koordinaattori" in refused.sees()
    form = await circle.kati.clicks("Muokkaa", on=changed, row="Ensin tämä")
    saved = await circle.kati.clicks("Tallenna", on=form, minutes=5, inputs={"Otsikko": "Lyhyesti tämä"})
    assert "Tallensin kohdan: Lyhyesti tämä" in saved.sees()


async def test_without_a_series_nothing_is_lost_and_nothing_is_promised(circle: Circle) -> None:
    await circle.teams.installs(by=circle.kati)
    assert "ei ole vielä sovittu" in (await circle.aino.says("asialista")).sees()
    assert "ei ole vielä sovittu" in (await circle.aino.says("kokous")).sees()
    said = await circle.aino.says("asialistalle Tärkeä asia")
    assert "kun sen aika on sovittu: Tärkeä asia" in said.sees()
    form = await circle.kati.clicks("Muuta", on=await circle.kati.says("asetukset"), row="Tapaamisten aika")
    await circle.kati.clicks("Tallenna", on=form, rule="2. torstai klo 13")
    assert "Tärkeä asia" in (await circle.aino.says("asialista")).sees()


# ------------------------------------------------------------------------------------------------ the meeting


async def test_a_meeting_is_led_to_its_minutes(circle: Circle) -> None:
    await circle.meets()
    await circle.aino.says("asialistalle ESR+ haku aukeaa helmikuussa")
    await circle.mikko.says("asialistalle Uusi hankintaohje")
    lead = await circle.leads()
    assert "Kohta 1/" in lead.sees()
    lead = await circle.kati.clicks("Seuraava kohta", on=lead, notes="Tervetuloa kaikille.")
    assert "ESR+ haku aukeaa helmikuussa" in lead.sees()
    assert "Aino Nieminen, 10 min." in lead.sees()
    owner = lead.inputs()["owner"].choices["Mikko Mäkelä"]
    lead = await circle.kati.clicks(
        "Lisää lupaus",
        on=lead,
        notes="Haku on auki 28.2. asti.",
        owner=owner,
        what="Kokoaa hakijat",
        due="2026-12-18",
    )
    assert "Lupaus on tallessa" in lead.sees()
    assert "Kokoaa hakijat" in lead.sees()
    assert "Haku on auki 28.2. asti." in lead.sees()
    await circle.settles()
    assert "Menossa nyt" in circle.newest("Ajankohtaiset kuulumiset").sees()
    circle.served.clock.go_on(minutes=12)
    asked = await circle.kati.clicks("Päätä kokous", on=lead, decisions="Haemme yhdessä.")
    assert "1 kohta siirtyy seuraavaan: to 14.1.2027" in asked.sees()
    minutes = await circle.kati.clicks("Päätä kokous", on=asked)
    assert "Kirjattiin 1 lupaus" in minutes.sees()
    await circle.settles()
    posted = circle.newest("Muistio tapaamisesta to 10.12. on valmis.")
    assert "Haemme yhdessä." in posted.sees()
    assert "Kokoaa hakijat" in posted.sees()
    assert "ei ehditty" in posted.sees()
    whole = circle.newest("Haku on auki 28.2. asti.")
    assert whole.thread == posted.id
    agenda = await circle.aino.says("asialista")
    assert "Uusi hankintaohje" in agenda.sees()
    assert "Siirtynyt: ei ehditty" in agenda.sees()
    assert "Lupaukset: 0 hoidettu, 1 auki" in agenda.sees()
    again = await circle.kati.clicks("Päätä kokous", on=asked, force=True)
    assert "Kati Korhonen päätti kokouksen" in again.sees()
    await circle.settles()
    assert circle.count("Muistio tapaamisesta to 10.12. on valmis.") == 1


async def test_two_people_write_at_once_and_nothing_is_lost(circle: Circle) -> None:
    await circle.meets()
    await circle.aino.says("asialistalle Yhteinen asia")
    first = await circle.leads()
    first = await circle.kati.clicks("Seuraava kohta", on=first)
    second = await circle.leena.clicks("Kirjaa muistiota", on=await circle.leena.says("kokous"))
    mine = await circle.kati.clicks("Tallenna", on=first, notes="Kati kirjasi tämän.")
    theirs = await circle.leena.clicks("Tallenna", on=second, notes="Leena kirjasi tämän.")
    assert "Kati kirjasi tämän." in mine.sees()
    assert "molempien teksti on mukana" in theirs.sees()
    assert "Kati kirjasi tämän." in theirs.sees()
    assert "Leena kirjasi tämän." in theirs.sees()
    gone_on = await circle.kati.clicks("Seuraava kohta", on=mine)
    assert "Yhteinen asia" not in gone_on.sees().split("Kaikki kohdat")[0]
    behind = await circle.leena.clicks(
        "Seuraava kohta",
        on=theirs,
        notes="Kati kirjasi tämän.\nLeena kirjasi tämän.\nJa vielä tämän.",
        force=True,
    )
    assert "Kokous on jo eri kohdassa" in behind.sees()
    asked = await circle.kati.clicks("Päätä kokous", on=gone_on)
    await circle.kati.clicks("Päätä kokous", on=asked)
    await circle.settles()
    whole = circle.newest("Ja vielä tämän.").sees()
    assert "Kati kirjasi tämän." in whole
    assert whole.count("Leena kirjasi tämän.") == 1


async def test_an_item_is_put_off_in_the_meeting_with_what_was_written(circle: Circle) -> None:
    await circle.meets()
    await circle.aino.says("asialistalle Laaja asia")
    lead = await circle.kati.clicks("Seuraava kohta", on=await circle.leads())
    after = await circle.kati.clicks("Siirrä ensi kertaan", on=lead, notes="Tarvitaan luvut.")
    assert "Siirsin ensi kertaan (to 14.1.2027): Laaja asia" in after.sees()
    asked = await circle.kati.clicks("Päätä kokous", on=after)
    await circle.kati.clicks("Päätä kokous", on=asked)
    await circle.settles()
    assert "Tarvitaan luvut." in circle.newest("Tarvitaan luvut.").sees()
    await circle.at(date(2027, 1, 14), 13)
    lead = await circle.mikko.clicks("Aloita kokous", on=await circle.mikko.says("kokous"))
    lead = await circle.mikko.clicks("Seuraava kohta", on=lead)
    assert "Viime kerralla kirjattiin" in lead.sees()
    assert "Tarvitaan luvut." in lead.sees()


async def test_started_in_the_channel_the_minutes_come_to_ones_own_chat(circle: Circle) -> None:
    await circle.meets()
    await circle.at(MEETING_DAY, 12, 1)
    soon = circle.newest("Verkostotapaaminen alkaa tunnin kuluttua, klo 13.")
    assert "Paikka: Kaupungintalo" in soon.sees()
    started = await circle.leena.clicks("Aloita kokous", on=soon)
    await circle.settles()
    assert "Kokous on alkanut" in started.sees() or "Kokous on alkanut" in str(started.body)
    assert "Muistiinpanot" in circle.newest("Kohta 1/", circle.leena.chat).sees()
    early = await circle.kati.says("kokous")
    assert "menossa" in early.sees()


async def test_a_meeting_is_not_started_days_before(circle: Circle) -> None:
    await circle.meets()
    agenda = circle.newest("Ajankohtaiset kuulumiset")
    assert "Aloita kokous" not in agenda.sees()
    await circle.at(date(2026, 12, 9), 14)
    agenda = circle.newest("Ajankohtaiset kuulumiset")
    refused = await circle.aino.clicks("Aloita kokous", on=agenda)
    assert "kaksi tuntia ennen" in str(refused.body) + refused.sees()


# ------------------------------------------------------------------------------------------------ afterwards


async def ended(circle: Circle) -> None:
    """A meeting with one promise of Aino's, due on 18.12., has been held."""
    await circle.meets()
    await circle.aino.says("asialistalle Tietosuojan kuulumiset")
    lead = await circle.kati.clicks("Seuraava kohta", on=await circle.leads())
    owner = lead.inputs()["owner"].choices["Aino Nieminen"]
    lead = await circle.kati.clicks(
        "Lisää lupaus",
        on=lead,
        owner=owner,
        what="Lähettää mallin",
        due="2026-12-18",
        notes="Puhuttiin seloste.",
    )
    asked = await circle.kati.clicks("Päätä kokous", on=lead)
    await circle.kati.clicks("Päätä kokous", on=asked)
    await circle.settles()


async def test_a_promise_reaches_its_owner_and_is_kept(circle: Circle) -> None:
    await ended(circle)
    home = await circle.aino.says("kehu")
    assert "Lähettää mallin" in home.sees()
    assert "Seuraava tapaaminen\nTo 14.1.2027 klo 13–14.30" in home.sees()
    await circle.at(date(2026, 12, 17), 9, 1)
    nudge = circle.newest("Lähettää mallin", circle.aino.chat)
    assert "lupasit tämän to 10.12." in nudge.sees()
    assert not circle.count("Lähettää mallin", circle.mikko.chat)
    assert "1 lupaus on auki" in (await circle.mikko.says("lupaukset")).sees()
    kept = await circle.aino.clicks("Valmis", on=nudge, row="Lähettää mallin")
    assert "Lupaus on hoidettu: Lähettää mallin" in kept.sees()
    assert "Kaikki lupaukset on hoidettu." in (await circle.aino.says("lupaukset")).sees()
    await circle.settles()
    assert "Hoidettu" in circle.newest("Muistio tapaamisesta").sees()
    assert "Lupaukset: 1 hoidettu, 0 auki" in (await circle.aino.says("asialista")).sees()
    before = len(circle.aino.chat.messages)
    await circle.at(date(2026, 12, 18), 9, 1)
    assert len(circle.aino.chat.messages) == before


async def test_a_promise_is_moved_given_on_and_given_up(circle: Circle) -> None:
    await ended(circle)
    listed = await circle.aino.says("lupaukset")
    form = await circle.aino.clicks("Siirrä päivää", on=listed)
    assert "jo mennyt" in (await circle.aino.clicks("Tallenna", on=form, due="2026-12-01")).sees()
    form = await circle.aino.clicks("Siirrä päivää", on=await circle.aino.says("lupaukset"))
    moved = await circle.aino.clicks("Tallenna", on=form, due="2027-01-08")
    assert "uusi määräpäivä: pe 8.1.2027" in moved.sees()
    form = await circle.aino.clicks("Anna toiselle", on=moved)
    to = form.inputs()["to"].choices["Leena Saarinen"]
    await circle.aino.clicks("Lähetä", on=form, to=to)
    hers = await circle.leena.says("lupaukset")
    assert "Omat lupaukset" in hers.sees()
    form = await circle.leena.clicks("Luovu", on=hers)
    dropped = await circle.leena.clicks("Lähetä", on=form, reason="Malli löytyi valmiina")
    assert "Malli löytyi valmiina" in dropped.sees()
    other = await circle.aino.clicks("Luovu", on=hers, force=True)
    assert "luopui Leena Saarinen" in other.sees()


async def test_minutes_are_found_by_their_words_and_completed(circle: Circle) -> None:
    await ended(circle)
    shown = await circle.mikko.clicks("Aiemmat", on=await circle.mikko.says("kokous"))
    assert "To 10.12.2026" in shown.sees()
    none = await circle.mikko.clicks("Hae", on=shown, words="viulunsoitto")
    assert "Ei osumia" in none.sees()
    found = await circle.mikko.clicks("Hae", on=none, words="selosteesta")
    minutes = await circle.mikko.clicks("Avaa", on=found)
    form = await circle.mikko.clicks("Täydennä", on=minutes)
    item = form.inputs()["item"].choices["Tietosuojan kuulumiset"]
    await circle.mikko.clicks("Tallenna", on=form, item=item, notes="Linkki on kanavalla.")
    document = await take(
        circle,
        circle.mikko,
        "Lataa muistio",
        await circle.mikko.clicks("Aiemmat", on=await circle.mikko.says("kokous")),
    )
    words = zipfile.ZipFile(io.BytesIO(document)).read("word/document.xml").decode()
    assert "Linkki on kanavalla." in words
    assert "Lähettää mallin" in words


async def take(circle: Circle, who: Person, title: str, listed: Answer) -> bytes:
    """The file that a button of the newest meeting's card brings."""
    card = await who.clicks("Avaa", on=listed) if title == "Lataa muistio" else listed
    offered = await who.clicks(title, on=card)
    (address,) = [link for link in Card(offered.messages[-1].card or {}).links() if "/files/" in link]
    local = circle.served.url + address[address.index("/files/") :]
    async with aiohttp.ClientSession() as session, session.get(local) as answer:
        assert answer.status == 200
        return await answer.read()


async def test_the_calendar_entry_follows_the_meeting(circle: Circle) -> None:
    await circle.meets()
    first: Any = Calendar.from_ical(
        await take(circle, circle.aino, "Lisää kalenteriin", await circle.aino.says("kokous"))
    )
    twelve = await circle.kati.clicks("Seuraavat tapaamiset", on=await circle.kati.says("kokous"))
    form = await circle.kati.clicks("Siirrä", on=twelve, row="To 10.12.")
    await circle.kati.clicks("Tallenna", on=form, day="2026-12-17", start="klo 14")
    second: Any = Calendar.from_ical(
        await take(circle, circle.aino, "Lisää kalenteriin", await circle.aino.says("kokous"))
    )
    before, after = first.walk("VEVENT")[0], second.walk("VEVENT")[0]
    assert before["UID"] == after["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after.decoded("DTSTART") == helsinki(date(2026, 12, 17), 14)
    await circle.settles()
    asked = await circle.aino.clicks("Päivitä kalenteri", on=circle.newest("Tapaamisen aika muuttui"))
    await circle.settles()
    assert "kahden kesken" in str(asked.body) + asked.sees()
    assert "Lisää kalenteriin" in circle.newest("To 17.12. klo 14", circle.aino.chat).sees()


# ------------------------------------------------------------------------------------------------ asked, turns, themes


async def project(circle: Circle, name: str, by: Person) -> None:
    """A project that this person manages."""
    form = await by.says(f"aloitus: {name}")
    await by.clicks("Aloita", on=form, name=name)


async def test_only_those_who_have_not_answered_are_reminded(circle: Circle) -> None:
    await project_people(circle)
    await circle.at(date(2026, 12, 3), 9, 1)
    assert circle.count("Mitä haluat tuoda", circle.aino.chat)
    assert circle.count("Mitä haluat tuoda", circle.mikko.chat)
    assert not circle.count("Mitä haluat tuoda", circle.leena.chat), circle.leena.chat.messages[-1].sees()
    await circle.aino.clicks("Vastaa", on=circle.newest("Mitä haluat tuoda", circle.aino.chat))
    thanks = await circle.aino.clicks("Ei tällä kertaa")
    assert "En kysy tästä tapaamisesta enää" in thanks.sees() + str(thanks.body)
    messages = len(circle.aino.chat.messages)
    await circle.at(date(2026, 12, 7), 9, 1)
    assert circle.count("Onko sinulla asiaa tapaamiseen", circle.mikko.chat) == 1
    assert len(circle.aino.chat.messages) == messages


async def project_people(circle: Circle) -> None:
    await circle.teams.installs(by=circle.kati)
    await project(circle, "Digipolku", circle.aino)
    await circle.meets()


async def test_a_theme_is_wished_for_and_voted_onto_the_agenda(circle: Circle) -> None:
    await circle.meets()
    themes = await circle.aino.clicks("Teemat", on=await circle.aino.says("asialista"))
    form = await circle.aino.clicks("Toivo teemaa", on=themes)
    await circle.aino.clicks("Lähetä", on=form, inputs={WISH: "Vaikutusten arviointi"})
    form = await circle.leena.clicks(
        "Toivo teemaa", on=await circle.leena.clicks("Teemat", on=await circle.leena.says("asialista"))
    )
    hers = await circle.leena.clicks("Lähetä", on=form, inputs={WISH: "Tekoäly hankehaussa"})
    await circle.kati.clicks(
        "Kannata",
        on=await circle.kati.clicks("Teemat", on=await circle.kati.says("asialista")),
        row="Tekoäly",
    )
    again = await circle.leena.clicks("Peru ääni", on=hers, row="Tekoäly")
    assert "1 ääni" in again.sees()
    await circle.leena.clicks("Kannata", on=again, row="Tekoäly")
    await circle.settles()
    agenda = circle.newest("Koulutuksellinen teema").sees()
    assert "Tekoäly hankehaussa\nLeena Saarinen · 30 min" in agenda
    assert "Vaikutusten arviointi" not in agenda


async def test_projects_present_in_turn(circle: Circle) -> None:
    await project_people(circle)
    shown = await circle.aino.says("asialistalle hanke-esittely Digipolku")
    assert "Lisäsin asialistalle: Digipolku (10 min)" in shown.sees()
    doubled = await circle.aino.says("asialistalle hanke-esittely Digipolku")
    assert "Hankkeella on jo esittelyvuoro: to 10.12." in doubled.sees()


async def test_the_deputy_leads_when_the_coordinator_is_gone(circle: Circle) -> None:
    await ended(circle)
    await circle.teams.removes(circle.kati)
    await circle.settles()
    told = circle.newest("Sinulla on nyt rooli: koordinaattori", circle.mikko.chat).sees()
    assert re.search(r"Avoimia lupauksia\W+1\b", told)
    assert re.search(r"Seuraava tapaaminen\W+To 14\.1\.2027", told)
    await circle.at(date(2027, 1, 13), 13, 1)
    assert (
        "To 14.1.2027" in circle.newest("Asialista on lukittu").sees()
        or "To 14.1." in circle.newest("Asialista on lukittu").sees()
    )
    await circle.at(date(2027, 1, 14), 12, 1)
    assert circle.count("alkaa tunnin kuluttua, klo 13") == 1
    await circle.at(date(2027, 1, 14), 13)
    lead = await circle.mikko.clicks("Aloita kokous", on=await circle.mikko.says("kokous"))
    assert "Lähettää mallin" in lead.sees()
    asked = await circle.mikko.clicks("Päätä kokous", on=lead)
    await circle.mikko.clicks("Päätä kokous", on=asked)
    await circle.settles()
    assert circle.count("Muistio tapaamisesta to 14.1. on valmis.") == 1


async def test_a_message_is_taken_to_the_agenda(circle: Circle) -> None:
    await circle.meets()
    fetched = await circle.aino.invokes(
        "composeExtension/fetchTask",
        {
            "commandId": "agenda",
            "messagePayload": {
                "body": {"contentType": "html", "content": "<p>Uusi ohje tuli</p><p>Käydään läpi</p>"},
                "linkToMessage": "https://teams.example/l/message/1",
            },
        },
    )
    assert "Uusi ohje tuli" in str(fetched.body)
    assert "Käydään läpi" in str(fetched.body)
