"""One's own data as people ask for it: everything as a file, and forgotten so that nothing common breaks."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import openpyxl
import pytest
from sqlalchemy import text

from storage import members, personal
from storage.database import Database
from tests.adaptive_card import check
from tests.serving import Served, helsinki, serving
from tests.teams import Answer, Message, Person, Teams

MEETING = date(2026, 12, 10)
DECISION: dict[str, Any] = {
    "name": "Kotoportti",
    "kind": "funding",
    "summary": "Omarahoitus 20 %.",
    "maker": "ELY-keskus",
    "day": "2026-12-02",
    "number": "S31207",
    "help": "finance",
}


class Town:
    """Kati coordinates, Aino sends decisions and leads a project, Mikko holds finance; the database is a file."""

    def __init__(self, served: Served, teams: Teams, path: Path) -> None:
        self.served, self.teams, self.path = served, teams, path
        self.kati = teams.person("Kati Korhonen", given_name="Kati")
        self.aino = teams.person("Aino Nieminen", given_name="Aino", email="aino.nieminen@kaupunki.example")
        self.mikko = teams.person("Mikko Mäkelä")
        self.support = teams.new_channel("Hanketuki")

    async def works(self) -> None:
        """A decision, a checklist, a question, a role and a draft: something of Aino's in every capability."""
        await self.gives("finance", self.mikko)
        await self.gives("hr", self.aino)
        settings = await self.kati.says("@Kehu asetukset", where=self.support)
        await self.kati.clicks("Valitse tuen kanavaksi", on=settings)
        form = await self.aino.says("päätös")
        await self.aino.clicks("Lähetä", on=form, inputs={"Otsikko": "Rahoitus myönnetty"}, **DECISION)
        form = await self.aino.clicks("Aloita")
        begun = await self.aino.clicks("Aloita", on=form)
        await self.aino.clicks("Valmis", on=begun, row="Lue rahoituspäätös")
        await self.settles()
        card = self.shown("Kuittaukset", self.support.messages)
        await self.aino.clicks("Kuittaa", on=card, row="Henkilöstö")
        await self.settles()
        await self.aino.says("päätös")
        await self.aino.says("Salainen luonnos")

    async def meets(self) -> None:
        """Aino proposes, wishes, votes, leads, writes and promises; the morning after, the meeting is asked about."""
        form = await self.kati.clicks("Muuta", on=await self.kati.says("asetukset"), row="Tapaamisten aika")
        await self.kati.clicks("Tallenna", on=form, rule="2. torstai klo 13")
        await self.aino.says("asialistalle Haku aukeaa helmikuussa")
        for theme in ("Tekoäly hankehaussa", "Vaikutusten arviointi"):
            themes = await self.aino.clicks("Teemat", on=await self.aino.says("asialista"))
            form = await self.aino.clicks("Toivo teemaa", on=themes)
            await self.aino.clicks("Lähetä", on=form, inputs={"Mistä haluaisit oppia lisää?": theme})
        await self.at(MEETING, 13)
        lead = await self.aino.clicks("Aloita kokous", on=await self.aino.says("kokous"))
        lead = await self.aino.clicks("Seuraava kohta", on=lead)
        for name, what in ((self.aino.name, "Kokoaa hakijat"), (self.mikko.name, "Varaa tilan")):
            lead = await self.aino.clicks(
                "Lisää lupaus",
                on=lead,
                notes="Haku on auki 28.2. asti.",
                owner=lead.inputs()["owner"].choices[name],
                what=what,
                due="2026-12-18",
            )
        lead = await self.aino.clicks("Seuraava kohta", on=lead)
        await self.aino.clicks("Päätä kokous", on=await self.aino.clicks("Päätä kokous", on=lead))
        await self.at(MEETING + timedelta(days=1), 9, 10)

    async def at(self, day: date, hour: int, minute: int = 0) -> None:
        self.served.clock.go_to(helsinki(day, hour, minute))
        await self.served.deliver()
        await self.settles()

    async def gives(self, role: str, to: Person) -> None:
        form = await self.kati.clicks("Anna rooli", on=await self.kati.says("asetukset"))
        choice = form.inputs()["to"].choices[to.name]
        await self.kati.clicks("Tallenna", on=form, role=role, to=choice)

    async def settles(self) -> None:
        self.served.clock.go_on(seconds=11)
        await self.served.settles()

    @staticmethod
    def shown(words: str, messages: list[Message]) -> Message:
        found = [message for message in messages if words in message.sees()]
        assert found, words
        return found[-1]

    async def forgets(self, person: Person) -> Answer:
        return await person.clicks("Poista tietoni", on=await person.says("unohda minut"))

    async def dump(self) -> str:
        """Everything that the database holds, as text."""
        return await whole(self.served.kehu.database)


async def whole(database: Database) -> str:
    def read(session: Any) -> str:
        tables = session.execute(text("select name from sqlite_master where type = 'table'")).scalars().all()
        return "\n".join(
            str(row) for table in tables for row in session.execute(text(f'select * from "{table}"'))
        )

    return str(await database.read(read))


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with (
        # Teams stays when Kehu stops, as it does in the world.
        Teams(quiet=0.02) as teams,
        serving(f"sqlite:///{tmp_path}/kehu.db") as served,
    ):
        served.face(teams)
        made = Town(served, teams, tmp_path)
        await teams.installs(by=made.kati)
        yield made


async def fetched(town: Town, offered: Answer) -> bytes:
    address = town.served.url + "/files/" + offered.links()[0].rpartition("/")[2]
    async with aiohttp.ClientSession() as session, session.get(address) as found:
        assert found.status == 200
        return await found.read()


async def test_everything_stored_of_me_comes_as_a_file(town: Town) -> None:
    await town.works()
    card = await town.aino.says("mitä tiedät minusta?")
    assert "Tässä ovat tietosi tiedostona." in card.sees() and "Aino Nieminen" in card.sees()
    assert check(card.messages[-1].card) == []
    content = await fetched(town, await town.aino.clicks("Lataa JSON", on=card))
    data = json.loads(content)
    assert data["person"][0]["email"] == "aino.nieminen@kaupunki.example"
    assert [each["title"] for each in data["decisions"]] == ["Rahoitus myönnetty"]
    assert data["roles"][0]["role"] == "hr" and data["decision_acts"][0]["function"] == "hr"
    assert {each["act"] for each in data["checklist_acts"]} >= {"created", "done"}
    assert "Salainen luonnos" in str(data["drafts"]) and data["projects"][0]["project"] == "Kotoportti"
    assert "Mikko" not in content.decode()

    sheet = openpyxl.load_workbook(
        io.BytesIO(await fetched(town, await town.aino.clicks("Lataa Excel", on=card)))
    ).active
    assert sheet is not None
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
    assert rows[0] == ("Aihe", "Nro", "Tieto", "Sisältö")
    assert ("Sinä", 1, "Sähköposti", "aino.nieminen@kaupunki.example") in rows
    assert ("Roolit", 1, "Rooli", "henkilöstö") in rows
    sent = [str(row[3]).replace("\u00a0", " ") for row in rows if row[0] == "Lähettämäsi päätökset"]
    assert any(value.endswith("2.12.2026") for value in sent) and "Rahoitus myönnetty" in sent
    assert all(cell.data_type != "f" and cell.hyperlink is None for row in sheet.iter_rows() for cell in row)


async def test_asked_first_and_kept_on_a_no(town: Town) -> None:
    await town.gives("hr", town.aino)
    asked = await town.aino.says("unohda mut")
    assert "Poistetaanko tietosi Kehusta?\nPoistuu: nimi, yhteystiedot" in asked.sees()
    assert "Poistoa ei voi perua." in asked.sees()
    assert "Samalla päättyvät roolisi: henkilöstö" in asked.sees()
    assert check(asked.messages[-1].card) == []
    kept = await town.aino.clicks("Peruuta", on=asked)
    assert "mitään ei poistettu" in (kept.own_text or kept.sees())
    assert "Aino Nieminen" in await town.dump()
    none = await town.aino.says("unohda minut kun olet ehtinyt")
    assert "Poistetaanko" not in none.sees(), "with an unknown tail nothing runs"
    told = await town.aino.says("@Kehu unohda minut", where=town.teams.channel)
    assert "kahden kesken" in told.sees()


async def test_forgotten_without_breaking_what_is_common(town: Town) -> None:
    await town.works()
    before = await town.served.kehu.database.read(lambda session: len(members.active(session)))
    done = await town.forgets(town.aino)
    assert "Poistin tietosi Kehusta." in done.sees()
    stored = await town.dump()
    for trace in ("Nieminen", town.aino.aad_object_id, town.aino.id, town.aino.chat.id, "Salainen luonnos"):
        assert trace not in stored, trace
    assert "Rahoitus myönnetty" in stored and "S31207" in stored
    assert await town.served.kehu.database.read(lambda session: len(members.active(session))) == before - 1
    await town.settles()
    card = town.shown("Kuittaukset", town.support.messages)
    assert "✓ Kuitattu · Poistunut jäsen" in card.sees() and "Nieminen" not in card.sees()
    assert "Aino Nieminen" not in town.shown("Kotoportti", town.teams.channel.messages).sees()
    told = town.shown("Yksi jäsen poisti tietonsa Kehusta.", town.kati.chat.messages)
    assert "siirtyi roolille" in told.sees() and "Aino" not in told.sees()
    register = await town.kati.says("päätökset")
    assert "1 päätös" in register.sees()


async def test_meetings_and_surveys_are_told_in_words_and_forgotten_without_the_name(town: Town) -> None:
    await town.meets()
    town.shown("Tapaamisen pulssi", town.aino.chat.messages)
    card = await town.aino.says("tietoni")
    data = json.loads(await fetched(town, await town.aino.clicks("Lataa JSON", on=card)))
    assert [each["title"] for each in data["agenda_items"]] == ["Haku aukeaa helmikuussa"]
    assert [(each["promise"], each["carries"]) for each in data["promises"]] == [
        ("Kokoaa hakijat", True),
        ("Varaa tilan", False),
    ]
    assert data["meetings"][0]["meeting"] == MEETING.isoformat() and data["surveys"][0]["kind"] == "pulse"
    assert {each["notes"] for each in data["minutes"]} == {"Haku on auki 28.2. asti."}
    assert len(data["themes"]) == len(data["theme_votes"]) == 2
    file = io.BytesIO(await fetched(town, await town.aino.clicks("Lataa Excel", on=card)))
    sheet = openpyxl.load_workbook(file).active
    assert sheet is not None
    rows = [tuple(cell.value for cell in row)[:4] for row in sheet.iter_rows()]
    assert ("Lupaukset", 1, "Lupaus", "Kokoaa hakijat") in rows
    assert ("Kyselyt", 1, "Laji", "tapaamisen pulssi") in rows
    codes = {*data, *(field for section in data.values() for row in section for field in row)}
    assert not codes & {cell for row in rows[1:] for cell in (row[0], row[2])}, "each has its word"
    minutes = town.shown("Muistio tapaamisesta", town.teams.channel.messages)
    assert "Aino Nieminen" in minutes.sees() and "Kokoaa hakijat" in minutes.sees()

    await town.forgets(town.aino)
    await town.settles()
    stored = (await town.dump()).casefold()
    for trace in ("niem", town.aino.aad_object_id, town.aino.id, town.aino.chat.id):
        assert trace.casefold() not in stored, trace
    assert "haku on auki 28.2. asti." in stored
    seen = minutes.sees()
    assert "Aino" not in seen and "Kokoaa hakijat" in seen and "Poistunut jäsen" in seen
    promised = (await town.kati.says("lupaukset")).sees()
    assert "Omat lupaukset (1)\nKokoaa hakijat" in promised and "Aino" not in promised
    assert "Varaa tilan" in promised
    themes = await town.kati.clicks("Teemat", on=await town.kati.says("asialista"))
    assert "1 ääni" in themes.sees() and "Aino" not in themes.sees()
    assert "Aino" not in (await town.kati.says("kokous")).sees()
    form = await town.mikko.clicks("Vastaa", on=town.shown("Tapaamisen pulssi", town.mikko.chat.messages))
    assert "tallessa" in (await town.mikko.clicks("Lähetä", on=form, a1="4")).sees()


async def test_twice_and_by_an_old_card_nothing_more_happens_and_nobody_comes_back(town: Town) -> None:
    asked = (await town.aino.says("unohda minut")).messages[0]
    await asyncio.gather(*(town.aino.clicks("Poista tietoni", on=asked) for _ in range(3)))
    assert "Nieminen" not in await town.dump()
    late = await town.aino.clicks("Poista tietoni", on=asked.was(0), force=True)
    assert "Nieminen" not in await town.dump()
    assert "verkoston jäsenten" in (late.own_text or late.sees())
    await town.teams.upgrades()
    assert "Nieminen" not in await town.dump(), "the roster does not bring the name back"


async def test_who_writes_again_is_a_new_member(town: Town) -> None:
    await town.gives("hr", town.aino)
    await town.forgets(town.aino)
    home = await town.aino.says("kehu")
    assert "Hei Aino!" in home.sees() and "Kaikki hoidettu" in home.sees()

    def read(session: Any) -> tuple[int, bool, list[str]]:
        found = members.by_sender(session, town.aino.aad_object_id)
        assert found is not None
        erased = personal.is_erased(session, town.aino.aad_object_id, town.served.clock.now())
        return found.id, erased, [holder.role for holder in found.roles]

    number, erased, held = await town.served.kehu.database.transaction(read)
    assert not erased and held == []
    data = json.loads(
        await fetched(town, await town.aino.clicks("Lataa JSON", on=await town.aino.says("tietoni")))
    )
    assert "decisions" not in data and "roles" not in data and number > 3
    await town.forgets(town.aino)
    assert "Nieminen" not in await town.dump()


async def test_the_last_coordinator_is_told_what_the_network_loses(town: Town) -> None:
    await town.gives("finance", town.mikko)
    asked = await town.kati.says("unohda minut")
    assert "Verkostolle ei jäisi koordinaattoria." in asked.sees()
    await town.kati.clicks("Poista tietoni", on=asked)
    stored = await town.dump()
    for trace in ("Korhonen", town.kati.aad_object_id, town.kati.id, town.kati.chat.id):
        assert trace not in stored, trace
    await town.settles()
    home = await town.mikko.says("kehu")
    assert "Verkostolla ei ole nyt koordinaattoria" in home.sees()
