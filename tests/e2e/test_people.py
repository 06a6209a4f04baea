"""Roles and one's own data in the Playground: offered, answered, handed over; exported and forgotten."""

from __future__ import annotations

from .members import Network
from .playground import Person, Place


async def test_a_role_is_offered_and_accepted_and_my_data_shown(kati: Person, network: Network) -> None:
    await kati.opens(Place.CHANNEL)
    await kati.opens(Place.PERSONAL)
    mikko = network.member("Mikko Mäkelä", kati.stream)
    await kati.says("asetukset")
    await kati.card("Asetukset").clicks("Anna rooli")
    form = kati.card("Kenelle?")
    await form.photographs("role-form", phone=True)
    await form.chooses("Rooli", "Varakoordinaattori")
    await form.chooses("Kenelle?", "Mikko Mäkelä")
    count = len(kati.stream.heard)
    await form.clicks("Tallenna")
    await kati.sees("Mikko Mäkelä ei ole vielä vastannut.")
    await kati.card("ei ole vielä vastannut").photographs("role-offer-sent", phone=True)
    await kati.stream.until(
        lambda: any("ehdottaa sinulle roolia" in str(each.cards) for each in kati.stream.heard[count:]),
        "offer the role",
    )
    offer = next(each for each in reversed(kati.stream.heard) if "ehdottaa sinulle" in str(each.cards))
    answer = await mikko.clicks(offer, "Otan vastaan")
    assert "Sinulla on nyt rooli: varakoordinaattori" in str(answer)
    await kati.sees("Mikko Mäkelä otti roolin vastaan")
    await kati.card("otti roolin vastaan").photographs("role-accepted", phone=True)

    await kati.says("asetukset")
    await kati.card("Asetukset").photographs("settings-roles", phone=True)
    await kati.card("Asetukset").clicks("Luovuta", row="Koordinaattori")
    form = kati.card("Luovuta tai vaihda rooli")
    await form.photographs("role-pass-form", phone=True)
    await form.chooses("Kenelle?", "Mikko Mäkelä, vaihto: varakoordinaattori")
    count = len(kati.stream.heard)
    await form.clicks("Lähetä")
    await kati.stream.until(
        lambda: any("haluaisi vaihtaa" in str(each.cards) for each in kati.stream.heard[count:]),
        "ask for the swap",
    )
    swap = next(each for each in reversed(kati.stream.heard) if "haluaisi vaihtaa" in str(each.cards))
    assert "En tällä kertaa" in str(swap.cards)
    await mikko.clicks(swap, "Otan vastaan")
    await kati.sees("Sinulla on nyt rooli: varakoordinaattori")
    await kati.card("Sinulla on nyt rooli").photographs("role-swapped", phone=True)
    await kati.photographs("roles-personal")
    await kati.opens(Place.CHANNEL)
    await kati.sees("Mikko Mäkelä koordinoi nyt verkostoa.")
    await kati.photographs("roles-channel")

    await kati.opens(Place.PERSONAL)
    settings = await mikko.says("asetukset")
    count = len(kati.stream.heard)
    await mikko.clicks(settings, "Anna rooli")
    await kati.stream.until(
        lambda: any("'id': 'to'" in str(each.cards) for each in kati.stream.heard[count:]), "open the form"
    )
    form_heard = next(each for each in kati.stream.heard[count:] if "'id': 'to'" in str(each.cards))
    fields = form_heard.cards[0]["body"]
    (people,) = (each for each in fields if each.get("id") == "to")
    me = next(each["value"] for each in people["choices"] if each["title"] == "Kati Korhonen")
    await mikko.clicks(form_heard, "Tallenna", role="coordinator", to=me)
    await kati.sees("Mikko Mäkelä ehdottaa sinulle roolia")
    await kati.card("ehdottaa sinulle").photographs("role-offered", phone=True)
    await kati.card("ehdottaa sinulle").clicks("En tällä kertaa")
    await kati.sees("Selvä, rooli ei siirry sinulle.")
    await kati.card("rooli ei siirry sinulle").photographs("role-declined", phone=True)
    told = next(each for each in reversed(kati.stream.heard) if "ei ota roolia" in str(each.cards))
    assert told.conversation == await mikko.chat()

    await kati.says("päätös")
    await kati.says("peruuta")
    await kati.says("tietoni")
    await kati.card("Omat tietosi").photographs("my-data", phone=True)
    await kati.card("Omat tietosi").clicks("Lataa Excel")
    await kati.sees("Tiedosto on valmis")
    await kati.says("unohda minut")
    await kati.card("Poistetaanko tietosi Kehusta?").photographs("forget-me", phone=True)
    await kati.card("Poistetaanko tietosi Kehusta?").unfolds("Miksi jotakin jää?")
    await kati.card("Poistetaanko tietosi Kehusta?").photographs("forget-me-why", phone=True)
    await kati.card("Poistetaanko tietosi Kehusta?").clicks("Poista tietoni")
    await kati.sees("Poistin tietosi Kehusta.")
    await kati.card("Tietosi on poistettu").photographs("forgotten", phone=True)
    await kati.says("kehu")
    await kati.card().photographs("home-again", phone=True)
