"""A decision in the Playground: from the personal chat to support's channel and back, as three people see it."""

from __future__ import annotations

from datetime import date

from .members import Network
from .playground import Person, Place


async def test_a_decision_reaches_support_and_comes_back(kati: Person, network: Network) -> None:
    await kati.opens(Place.CHANNEL)
    await kati.says("asetukset")
    await kati.card("Asetukset").photographs("settings-channel")
    await kati.card("Asetukset").clicks("Valitse tuen kanavaksi")
    await kati.opens(Place.PERSONAL)
    for role, holder in (("Talous", "Mikko Mäkelä"), ("Viestintä", "Sami Öberg")):
        await kati.says("asetukset")
        await kati.card("Asetukset").clicks("Anna rooli")
        form = kati.card("Kenelle?")
        await form.chooses("Rooli", role)
        await form.chooses("Kenelle?", holder)
        await form.clicks("Tallenna")

    await kati.says("päätös")
    form = kati.card("Päätöspäivä")
    await form.photographs("decision-form", phone=True)
    await form.fills("Hankkeen nimi", "Kotoportti")
    await form.chooses("Mitä päätös koskee?", "Rahoituspäätös")
    await form.fills("Otsikko", "Kotoportti saa rahoituksen – ESR+")
    await form.fills("Päättäjä", "ELY-keskus")
    await form.fills_date("Päätöspäivä", date.today())
    await form.fills("Pykälä tai numero", "§ 214")
    await form.fills(
        "Mitä päätettiin? Kirjoita yksi tai kaksi virkettä.", "Rahoitus on 412 000 euroa kahdelle vuodelle."
    )
    await form.clicks("Lähetä")
    await kati.sees("Päätös on tallessa")
    await kati.card("Päätös on tallessa").photographs("decision-receipt", phone=True)

    await kati.opens(Place.CHANNEL)
    await kati.sees("Kotoportti saa rahoituksen")
    await kati.card("Kotoportti saa rahoituksen").photographs("decision-new", phone=True)
    heard = next(
        each
        for each in reversed(kati.stream.heard)
        if each.conversation.startswith("19:") and "saa rahoituksen" in str(each.cards)
    )
    mikko = network.member("Mikko Mäkelä", kati.stream)
    await mikko.clicks(heard, "Kuittaa")
    await kati.sees("Mikko Mäkelä")
    await kati.card("Kotoportti saa rahoituksen").photographs("decision-acknowledged", phone=True)
    await mikko.clicks(heard, "Kysy lisää")
    await kati.sees("Mitä haluat kysyä?")
    ask = next(each for each in reversed(kati.stream.heard) if "Mitä haluat kysyä?" in str(each.cards))
    await mikko.clicks(ask, "Lähetä", question="Mihin kustannuspaikkaan?", function="finance")

    await kati.opens(Place.PERSONAL)
    await kati.sees("kysyy päätöksestä")
    await kati.card("kysyy päätöksestä").photographs("decision-question", phone=True)
    await kati.card("kysyy päätöksestä").clicks("Vastaa")
    answer = kati.card("Vastauksesi")
    await answer.fills("Vastauksesi", "Kustannuspaikkaan 4711.")
    await answer.clicks("Lähetä")
    await kati.opens(Place.CHANNEL)
    await kati.sees("Kustannuspaikkaan 4711.")
    await kati.photographs("decision-channel")

    await kati.opens(Place.PERSONAL)
    await kati.says("päätökset")
    await kati.card("Kotoportti").photographs("decision-register", phone=True)
    await kati.photographs("decision-personal")
