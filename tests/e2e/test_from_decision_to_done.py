"""A kickoff from the funding decision to its last item, as the project's manager sees it."""

from __future__ import annotations

from datetime import date, timedelta

from .playground import Person, Place

ITEMS_MOST = 40


async def test_a_project_from_its_decision_to_its_last_item(kati: Person) -> None:
    await kati.opens(Place.CHANNEL)
    await kati.sees("Olen Kehu, verkoston apuri")
    await kati.photographs("first-day-channel")
    await kati.opens(Place.PERSONAL)

    await kati.says("rahoituspäätös Kotoportti")
    form = kati.card("Päätöspäivä")
    await form.fills("Otsikko", "Kotoportti saa rahoituksen")
    await form.fills("Päättäjä", "ELY-keskus")
    await form.fills_date("Päätöspäivä", date.today())
    await form.fills("Pykälä tai numero", "§ 7")
    await form.fills("Mitä päätettiin? Kirjoita yksi tai kaksi virkettä.", "Rahoitus on kahdelle vuodelle.")
    await form.clicks("Lähetä")
    await kati.sees("Aloitetaanko hanke? Täytin päivät valmiiksi.")
    await kati.card("Aloitetaanko hanke?").clicks("Aloita hanke")
    start = kati.card("Hankkeen nimi")
    await start.fills_date("Hanke alkaa", date.today() + timedelta(days=30))
    await start.clicks("Aloita")
    await kati.sees("Tarkistuslista on valmis")
    assert "valmiina" in await kati.card("Kotoportti").text()

    for _ in range(ITEMS_MOST):
        checklist = kati.card("Kotoportti")
        if "Kiitos kaikille!" in await checklist.text():
            break
        await checklist.clicks("Valmis")
    await kati.card("Kiitos kaikille!").photographs("kickoff-done", phone=True)

    await kati.says("kehu")
    await kati.card().photographs("home-after", phone=True)
