"""A kickoff led in the Playground: the form, the list in both places, a skip, an anchor moved, the portfolio."""

from __future__ import annotations

import re
from datetime import date, timedelta

from .playground import Person, Place


async def test_a_kickoff_from_the_form_to_a_moved_date(kati: Person) -> None:
    await kati.opens(Place.CHANNEL)
    await kati.opens(Place.PERSONAL)
    await kati.says("kehu")
    await kati.card().photographs("home-empty")

    await kati.says("aloitus")
    form = kati.card("Hankkeen nimi")
    await form.photographs("start-form", phone=True)
    await form.fills("Hankkeen nimi", "Kotoportti")
    await form.chooses("Rahoittaja", "ESR+")
    await form.ticks("Hankkeella on ohjausryhmä")
    await form.ticks("Käsitellään henkilötietoja")
    decided = date.today() - timedelta(days=14)
    await form.fills_date("Päätös saatu", decided)
    await form.fills_date("Hanke alkaa", date.today() + timedelta(days=30))
    await form.clicks("Aloita")
    await kati.sees("Tarkistuslista on valmis")
    checklist = kati.card("Kotoportti")
    await checklist.photographs("checklist", phone=True)

    await checklist.clicks("Valmis", row="Ilmoita hankepäätös hanketukipalveluille")
    await kati.sees("Kohta on valmis")
    await kati.card("Kotoportti").unfolds("Muuta…", row="Lue rahoituspäätös")
    await kati.card("Kotoportti").photographs("checklist-row-open", phone=True)
    await kati.card("Kotoportti").clicks("Ohita", row="Lue rahoituspäätös")
    skip = kati.card("Ohitetaanko kohta?")
    assert "Kirjoita lyhyesti" in await skip.is_refused("Lähetä")
    await skip.photographs("skip-form", phone=True)
    await skip.fills(
        "Miksi ohitat kohdan? Syy auttaa parantamaan mallia.", "Päätös luettiin jo hakuvaiheessa"
    )
    await skip.clicks("Lähetä")
    await kati.sees("Kohta on ohitettu")

    await kati.card("Kotoportti").clicks("Siirrä päivää")
    move = kati.card("Siirrä hankkeen päivää")
    await move.photographs("anchor-form", phone=True)
    await move.picks("Hanke alkaa")
    await move.fills_date("Uusi päivä", date.today() + timedelta(days=45))
    await move.clicks("Lähetä")
    await kati.sees("Siirretäänkö päivää?")
    preview = kati.card("Siirretäänkö päivää?")
    await preview.photographs("anchor-preview", phone=True)
    accept = re.search(r"Siirrä \d+ kohtaa?", await preview.text())
    assert accept is not None
    await preview.clicks(accept.group())
    await kati.sees("määräpäivä muuttui")
    await kati.photographs("personal-chat")

    await kati.says("hankkeet")
    await kati.card("Hankkeet").photographs("portfolio", phone=True)
    await kati.says("asetukset")
    await kati.card("Asetukset").photographs("settings", phone=True)
    await kati.says("muistutukset")
    await kati.card().photographs("reminders", phone=True)
    await kati.says("apua")
    await kati.card().photographs("help", phone=True)
    await kati.says("mitä kuuluu?")
    await kati.card().photographs("suggestions", phone=True)

    await kati.opens(Place.CHANNEL)
    await kati.sees("Kotoportti")
    await kati.photographs("channel")
