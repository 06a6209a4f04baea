"""Surveys as people live them, over real HTTP: asked, reminded, answered once, closed, and shown."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import aiohttp
import openpyxl
import pytest
from yarl import URL

from tests.adaptive_card import check, interpreted
from tests.dialogs.surveys.world import START, World, database, world_at
from tests.serving import helsinki

CLOSES, CLOSED = date(2026, 12, 15), date(2026, 12, 16)


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with world_at(database(tmp_path), 6) as world:
        yield world
        assert [refused for _, refused in world.teams.refused] == []


async def test_one_answer_from_its_invitation_to_its_thanks(world: World) -> None:
    await world.launches_yearly()
    await world.morning(START, 9, 10)
    kati, aino = world.people[0], world.people[1]
    asked = await aino.hears("Kysely sulkeutuu")
    assert check(asked.card) == []
    form = await aino.clicks("Vastaa", on=asked)
    assert check(form.card) == []
    seen = form.sees()
    assert "ei tallenna niiden yhteyteen nimeäsi" in seen and "Erillinen merkintä" in seen
    assert "vähintään 5" in seen and "vähintään 8" in seen
    thanks = await aino.clicks("Lähetä", on=form, a2="4", a3="5", a8="Enemmän aikaa")
    assert "Vastauksesi on tallessa. Kiitos, että kerroit." in thanks.sees()
    assert "Enemmän aikaa" not in thanks.sees()
    assert (await world.submissions()) == [
        {"yearly-alone": 4, "yearly-model": 5, "yearly-words": "Enemmän aikaa"}
    ]
    listed = await aino.says("kysely")
    assert "Odottaa vastaustasi" not in listed.sees()
    # Nothing that anybody can see has moved.
    assert "Vastaa" in (await kati.says("kysely")).buttons()
    assert "vastausten määrä näkyy, kun niitä on vähintään 5" in listed.sees()


async def test_a_second_answer_is_told_why_not(world: World) -> None:
    await world.launches_yearly()
    aino = world.people[1]
    first, second = await world.opens(aino), await world.opens(aino)
    assert "tallessa" in (await aino.clicks("Lähetä", on=first, a2="4")).sees()
    for form in (second.messages[0], first.messages[0].was(0)):
        answer = await aino.clicks("Lähetä", on=form, a2="1")
        assert "Olet jo vastannut tähän kyselyyn" in answer.sees()
    assert await world.submissions() == [{"yearly-alone": 4}]


async def test_bad_answers(world: World) -> None:
    await world.launches_yearly()
    aino = world.people[1]
    form = await world.opens(aino)
    assert "ainakin yhteen kysymykseen" in (await aino.clicks("Lähetä", on=form)).sees()
    skipped = await aino.clicks("Lähetä", on=form, a2="-", force=True)
    assert "ainakin yhteen kysymykseen" in skipped.sees()
    for wrong in ("0", "6", "99", "neljä", "²"):
        assert "vanhentunut" in (await aino.clicks("Lähetä", on=form, a2=wrong, force=True)).sees()
    long = await aino.clicks("Lähetä", on=form, a8="x" * 1001, force=True)
    assert "Teksti on liian pitkä" in long.sees()
    somebody = world.people[2]
    assert "Tämän lomakkeen avasi" in (await somebody.clicks("Lähetä", on=form, a2="3", force=True)).sees()
    assert await world.submissions() == []
    assert "tallessa" in (await aino.clicks("Lähetä", on=form, a2="4")).sees()


async def test_text_in_the_chat_is_not_taken(world: World) -> None:
    await world.launches_yearly()
    aino = world.people[1]
    await world.opens(aino)
    said = await aino.says("Meillä on liian vähän aikaa tähän kaikkeen")
    assert "En tallentanut tätä viestiä" in said.sees()
    said = await aino.says("kysely oli turhan pitkä ja vaikea")
    assert "En tallentanut tätä viestiä" in said.sees()
    assert await world.submissions() == []


async def test_who_may_launch_and_only_once(world: World) -> None:
    kati, aino = world.people[0], world.people[1]
    assert "Vuosikysely" not in (await aino.says("kysely")).buttons()
    await kati.says("kysely")
    question = await kati.clicks("Vuosikysely")
    assert check(question.card) == [] and "Mitään ei ole vielä lähetetty" in question.sees()
    shown = question.updated[0].was(-1)
    await kati.clicks("Lähetä", on=shown)
    again = await kati.clicks("Lähetä", on=shown)
    assert "jo käynnissä" in again.sees()
    assert len(await world.marks()) == 6


async def test_results_stand_in_the_channel_and_in_a_file(world: World, tmp_path: Path) -> None:
    await world.launches_yearly()
    for n, person in enumerate(world.people):
        words = "=HYPERLINK(1) **lihava**" if n == 0 else f"Vastaus {n}"
        await world.answers(person, {"a1": str(1 + n % 2), "a2": str(1 + n % 5), "a3": "5", "a8": words})
    before = len(world.teams.channel.messages)
    await world.days(date(2026, 12, 2), CLOSED)
    posted = world.teams.channel.messages[before:]
    assert len(posted) == 1
    card = posted[0]
    assert check(card.card) == []
    seen = card.sees()
    assert "Kehittämisen tila 2026" in seen and "Vastauksia 6, pyydettyjä 6" in seen
    assert "Samaa mieltä (vastasi 4 tai 5)" in seen and "Samat luvut taulukkona" in seen
    # Six wrote, and eight are needed.
    assert "Vastaus 1" not in seen and "vähintään 8 on kirjoittanut" in seen
    kati = world.people[0]
    await kati.says("kysely")
    results = await kati.clicks("Avaa: Kehittämisen tila 2026, suljettu ke 16.12., vastauksia 6")
    assert check(results.card) == []
    for group in ("Projektipäällikkö", "Muu rooli"):
        part = await kati.clicks(group, on=results)
        # Three and three, or nobody: it looks the same.
        assert "Tästä ei näytetä tuloksia" in part.sees()
        assert check(part.card) == []
    await kati.says("kysely")
    results = await kati.clicks("Avaa: Kehittämisen tila 2026, suljettu ke 16.12., vastauksia 6")
    link = (await kati.clicks("Lataa Excel", on=results)).links()
    assert link
    content = await _download(world.served.url + URL(link[0]).path_qs)
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]]
    assert rows[0] == ["Kysymys", "Ryhmä", "Vastaus", "Vastauksia", "Keskiarvo"]
    assert all("ei näytetä" in row for row in rows if row[1] == "kehittäjä")
    late = await world.people[1].says("kysely")
    assert "Odottaa" not in late.sees()


async def _download(url: str) -> bytes:
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return await response.read()


async def test_after_the_last_day_late_ones_still_count_until_it_closes(world: World) -> None:
    await world.launches_yearly()
    forms = {person: await world.opens(person) for person in world.people[:3]}
    first, second, third = world.people[:3]
    await first.clicks("Lähetä", on=forms[first], a2="4")
    world.served.clock.go_to(helsinki(date(2026, 12, 15), 20))
    assert "Tulokset tulevat" in (await second.clicks("Lähetä", on=forms[second], a2="2")).sees()
    world.served.clock.go_to(helsinki(date(2026, 12, 16), 7, 30))
    late = await third.clicks("Lähetä", on=forms[third], a2="3")
    assert "Ehdit vielä mukaan" in late.sees()
    assert len(await world.submissions()) == 3
    fourth = world.people[3]
    form = await world.opens(fourth)
    await world.morning(CLOSED)
    told = await fourth.clicks("Lähetä", on=form, a2="1")
    assert "Kiitos, että haluat vastata. Kysely on jo suljettu" in told.sees()
    # Three answers: nothing is kept, and nobody is shown anything.
    survey = await world.survey()
    assert survey.state == "closed" and survey.answered is None
    await fourth.says("kysely")
    shown = await fourth.clicks("Avaa: Kehittämisen tila 2026, suljettu ke 16.12.")
    assert "Vastauksia ei ole niin monta" in shown.sees() and check(shown.card) == []


async def test_an_own_survey_from_its_form_to_its_results(world: World) -> None:
    kati = world.kati
    await kati.says("kysely")
    form = await kati.clicks("Uusi kysely")
    assert check(form.card) == []
    hostile = "Kahvi * [linkki](http://x.example) <at>Kaikki</at>"
    given = {
        "title": "Kahvihuone",
        "q1": hostile,
        "q2": "Milloin kahvi maistuu?",
        "k2": "choice",
        "c2": "aamulla, illalla, ei koskaan",
        "q3": "Sana on vapaa",
        "k3": "words",
    }
    preview = await kati.clicks("Esikatsele", on=form, inputs=given)
    assert check(preview.card) == []
    assert "Kahvihuone" in preview.sees() and "6 ihmistä" in preview.sees()
    assert "aamulla, illalla, ei koskaan" in preview.sees()
    back = await kati.clicks("Muokkaa", on=preview)
    assert back.inputs()["q2"].default == "Milloin kahvi maistuu?"
    launched = await kati.clicks("Lähetä", on=preview)
    assert "Kysely on nyt auki" in launched.sees()
    assert "jo tallessa" in (await kati.clicks("Lähetä", on=preview, force=True)).sees()
    for n, person in enumerate(world.people):
        answer_form = await world.opens(person)
        assert check(answer_form.card) == [] and interpreted(answer_form.card, hostile) == []
        await person.clicks(
            "Lähetä", on=answer_form, a1=str(1 + n % 5), a2=str(1 + n % 3), a3=f"Oma sana {n}"
        )
    await world.days(date(2026, 12, 2), date(2026, 12, 11))
    results = world.teams.channel.messages[-1]
    assert "Kahvihuone" in results.sees() and check(results.card) == []
    assert interpreted(results.card, hostile) == []
    assert "Oma sana" not in results.sees()
    assert "Kysy uudelleen" not in results.buttons()


async def test_an_own_survey_can_be_made_in_words(world: World) -> None:
    kati = world.kati
    await kati.says("kysely")
    await kati.clicks("Uusi kysely")
    asked = await kati.says("Tilat")
    assert "Kirjoita ensimmäinen väite" in asked.sees()
    await kati.says("Toimisto on viihtyisä")
    await kati.says("ohita")
    preview = await kati.says("ohita")
    assert "Esikatselu" in preview.sees() and "Toimisto on viihtyisä" in preview.sees()
    assert "nyt auki" in (await kati.clicks("Lähetä", on=preview)).sees()


BAD: list[tuple[dict[str, str], str]] = [
    ({"title": " "}, "Kirjoita kyselylle nimi"),
    ({"q1": ""}, "Kirjoita ainakin yksi kysymys"),
    ({"k1": "choice", "c1": "yksi"}, "Kirjoita vaihtoehdot pilkuilla"),
    ({"k1": "choice", "c1": f"a, {'b' * 61}"}, "liian pitkä"),
    ({"closes": "2026-12-01"}, "Valitse päivä, joka on huomenna"),
    ({"closes": "2027-12-01"}, "enintään 60 päivää"),
    ({"audience": "project:99"}, "Valitse ryhmä"),
    ({"audience": "role:support"}, "tuloksia ei voisi näyttää"),
    ({"title": "x" * 121}, "liian pitkä"),
    ({"q1": "x" * 201}, "liian pitkä"),
]


async def test_an_own_survey_that_cannot_be_sent(world: World) -> None:
    kati, aino = world.kati, world.people[1]
    await kati.says("kysely")
    form = (await kati.clicks("Uusi kysely")).messages[0]
    for changed, said in BAD:
        given = {"title": "Tilat", "q1": "Toimisto on viihtyisä"} | changed
        refused = await kati.clicks("Esikatsele", on=form.was(0), force=True, inputs=given)
        assert said in refused.sees()
        assert check(refused.card) == []
    assert "Uusi kysely" not in (await aino.says("kysely")).buttons()
    assert await world.marks() == {}
