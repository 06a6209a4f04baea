"""A morning with Kehu: the daily message comes by itself, a matter is done in it, and its person has a say in it."""

from __future__ import annotations

from datetime import date, datetime

from tests.serving import helsinki

from .conftest import House
from .playground import Person

THURSDAY, FRIDAY = date(2026, 12, 3), date(2026, 12, 4)


def evening() -> datetime:
    return helsinki(THURSDAY, 18)


async def test_the_daily_message_comes_in_the_morning_and_is_used(house: House, kati: Person) -> None:
    await house.wakes(evening())
    await kati.says("aloitus")
    form = kati.card("Hankkeen nimi")
    await form.fills("Hankkeen nimi", "Kotoportti")
    await form.chooses("Rahoittaja", "ESR+")
    await form.ticks("Käsitellään henkilötietoja")
    await form.fills_date("Päätös saatu", date(2026, 12, 1))
    await form.fills_date("Hanke alkaa", date(2027, 1, 11))
    await form.clicks("Aloita")
    await kati.sees("Tarkistuslista on valmis")
    count = len(kati.stream.heard)

    await house.wakes(helsinki(FRIDAY, 9))
    await kati.stream.until(lambda: len(kati.stream.heard) > count, "speak first at nine")
    await kati.sees("Päivän muistutukset")
    daily = kati.card("Päivän muistutukset")
    await daily.photographs("nudge-daily", phone=True)
    await daily.photographs("nudge-daily")
    await daily.unfolds("Myöhemmin")
    await daily.photographs("nudge-later", phone=True)
    await daily.unfolds("Myöhemmin")
    await daily.unfolds("Lopeta muistutukset")
    await daily.photographs("nudge-stop", phone=True)
    await daily.unfolds("Lopeta muistutukset")

    await daily.clicks("Valmis", row="Ilmoita hankepäätös hanketukipalveluille")
    await kati.sees("✓ Ilmoita hankepäätös hanketukipalveluille")
    await kati.card("Päivän muistutukset").photographs("nudge-done-in-place", phone=True)
    await kati.card("Päivän muistutukset").unfolds("Myöhemmin")
    await kati.card("Päivän muistutukset").clicks("Huomenna")
    await kati.sees("Selvä. Seuraava muistutus")
    await kati.card("Päivän muistutukset").photographs("nudge-put-off", phone=True)

    await kati.says("muistutukset")
    mine = kati.card("Mistä muistutan")
    await mine.photographs("reminders-card", phone=True)
    await mine.clicks("Muuta aikoja")
    times = kati.card("Mihin aikaan päivän muistutus tulee?")
    await times.photographs("reminders-times", phone=True)
    await times.chooses("Mihin aikaan päivän muistutus tulee?", "klo\u00a018")
    await times.clicks("Tallenna")
    await kati.sees("Päivän muistutus ei voi tulla silloin")
    times = kati.card("Mihin aikaan päivän muistutus tulee?")
    await times.chooses("Mihin aikaan päivän muistutus tulee?", "klo\u00a010")
    await times.clicks("Tallenna")
    await kati.sees("Valintasi ovat tallessa")

    await kati.says("muistutukset tila")
    await kati.sees("Näin muistuttaminen sujuu")
    await kati.card("Näin muistuttaminen sujuu").photographs("reminders-status", phone=True)
    await kati.photographs("reminders-personal")
