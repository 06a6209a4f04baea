"""A monthly meeting in the Playground: agreed, its agenda collected and put in order, led to its minutes."""

from __future__ import annotations

from datetime import timedelta

from .conftest import TODAY
from .members import Network
from .playground import Person, Place

NAMES = ("maanantai", "tiistai", "keskiviikko", "torstai", "perjantai")


def rule() -> str:
    """A rule whose next meeting is about a week away: called already, and not locked yet."""
    day = TODAY + timedelta(days=8)
    while day.weekday() > 4:
        day += timedelta(days=1)
    last = (day + timedelta(days=7)).month != day.month
    which = "viimeinen" if last else f"{(day.day - 1) // 7 + 1}."
    return f"kuukauden {which} {NAMES[day.weekday()]} klo 13"


async def test_a_meeting_is_led_to_its_minutes(kati: Person, network: Network) -> None:
    await kati.opens(Place.CHANNEL)
    await kati.opens(Place.PERSONAL)
    await kati.says("kokous")
    await kati.card().photographs("meeting-none", phone=True)
    await kati.says("asetukset")
    await kati.card("Asetukset").clicks("Muuta", row="Tapaamisten aika")
    form = kati.card("Milloin tavataan?")
    await form.photographs("meeting-series-form", phone=True)
    await form.fills("Sääntö", rule())
    await form.fills("Paikka", "Kaupungintalo, huone 3")
    await form.clicks("Tallenna")
    await kati.sees("Tapaamiset on sovittu")
    await kati.card("Tapaamiset on sovittu").photographs("meeting-series", phone=True)

    mikko = network.member("Mikko Mäkelä", kati.stream)
    await mikko.says("asialistalle Uusi hankintaohje")
    await kati.says("asialistalle ESR+ haku aukeaa helmikuussa")
    await kati.sees("Lisäsin asialistalle")
    await kati.card("Lisäsin asialistalle").photographs("meeting-proposed", phone=True)
    await kati.says("asialista")
    await kati.card("Ajankohtaiset kuulumiset").clicks("Ehdota")
    form = kati.card("Ehdota asialistalle")
    await form.photographs("meeting-propose-form", phone=True)
    assert "Valitse osio." in await form.is_refused("Lähetä")
    await form.chooses("Mihin osioon?", "Ajankohtaiset kuulumiset")
    await form.fills("Otsikko", "Talousarvion aikataulu")
    await form.clicks("Lähetä")
    await kati.sees("Osio alkaa olla täynnä")
    await kati.card("Osio alkaa olla täynnä").photographs("meeting-overfull", phone=True)
    await kati.card("Osio alkaa olla täynnä").clicks("Pidetään tässä")

    await kati.says("asialista")
    await kati.card("Ajankohtaiset kuulumiset").photographs("meeting-agenda", phone=True)
    await kati.card("Ajankohtaiset kuulumiset").clicks("Teemat")
    await kati.card("Jonossa").clicks("Toivo teemaa")
    form = kati.card("Mistä haluaisit oppia lisää?")
    await form.fills("Mistä haluaisit oppia lisää?", "Vaikutusten arviointi pienessä hankkeessa")
    await form.clicks("Lähetä")
    await kati.sees("Teema on jonossa")
    await kati.card("Teema on jonossa").photographs("meeting-themes", phone=True)

    await kati.says("asialista")
    await kati.card("Ajankohtaiset kuulumiset").clicks("Järjestys")
    await kati.card("Siirrä kohtia").clicks("Ylös", row="Talousarvion aikataulu")
    await kati.card("Siirrä kohtia").photographs("meeting-order", phone=True)

    await kati.opens(Place.CHANNEL)
    await kati.sees("Talousarvion aikataulu")
    await kati.card("Talousarvion aikataulu").photographs("meeting-channel", phone=True)

    await kati.opens(Place.PERSONAL)
    await kati.says("kokous")
    await kati.card("Asialistalla on").photographs("meeting-next", phone=True)
    await kati.card("Asialistalla on").clicks("Seuraavat tapaamiset")
    twelve = kati.card("Seuraavat tapaamiset")
    await twelve.unfolds("Muuta…", row="klo 13–14.30")
    await twelve.photographs("meeting-twelve", phone=True)
    await twelve.clicks("Siirrä")
    form = kati.card("Siirrä tapaamista")
    await form.photographs("meeting-move-form", phone=True)
    await form.fills_date("Uusi päivä", TODAY)
    await form.fills("Alkaa", "klo 11.30")
    await form.clicks("Tallenna")
    await kati.sees("Tapaaminen on siirretty")

    await kati.says("kokous")
    await kati.card("Aloita kokous").clicks("Aloita kokous")
    await kati.sees("Muistiinpanot")
    await kati.card("Muistiinpanot").photographs("meeting-lead-opening", phone=True)
    await kati.card("Muistiinpanot").clicks("Seuraava kohta")
    lead = kati.card("Muistiinpanot")
    await lead.fills("Muistiinpanot", "Aikataulu käytiin läpi.\nLuvut tarvitaan maaliskuussa.")
    await lead.fills("Päätökset", "Jokainen hanke toimittaa lukunsa.")
    await lead.unfolds("Näytä", row="Kuka, mitä, milloin")
    await lead.photographs("meeting-lead", phone=True)
    await lead.chooses("Kuka lupaa?", "Kati Korhonen")
    await lead.fills("Mitä?", "Lähettää lukupohjan kaikille")
    await lead.clicks("Lisää lupaus")
    await kati.sees("Lupaus on tallessa")
    await kati.card("Muistiinpanot").photographs("meeting-lead-promise", phone=True)
    await kati.card("Muistiinpanot").clicks("Seuraava kohta")
    await kati.opens(Place.CHANNEL)
    await kati.sees("Menossa nyt")
    await kati.card("Menossa nyt").photographs("meeting-channel-now", phone=True)

    await kati.opens(Place.PERSONAL)
    await kati.card("Muistiinpanot").clicks("Päätä kokous")
    await kati.card("Päätetäänkö kokous?").photographs("meeting-end", phone=True)
    await kati.card("Päätetäänkö kokous?").clicks("Päätä kokous")
    await kati.sees("on valmis.")
    await kati.card("on valmis.").photographs("meeting-minutes", phone=True)
    await kati.card("on valmis.").clicks("Lataa muistio")
    await kati.sees("Tiedosto on valmis")
    await kati.says("lupaukset")
    await kati.card("Omat lupaukset").photographs("meeting-promises", phone=True)
    await kati.says("asialista")
    await kati.card("Ajankohtaiset kuulumiset").photographs("meeting-agenda-after", phone=True)
    await kati.says("kehu")
    await kati.card("Seuraava tapaaminen").photographs("meeting-home", phone=True)
    await kati.says("kokous")
    await kati.card("Asialistalla").clicks("Aiemmat")
    await kati.card("Pidetyt tapaamiset").photographs("meeting-history", phone=True)
    await kati.opens(Place.CHANNEL)
    await kati.sees("Luvut tarvitaan maaliskuussa.")
    await kati.photographs("meeting-channel-end")
