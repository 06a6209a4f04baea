"""A kickoff from its decision to done: support hears, the list is led, a date is moved, and the last item is settled."""

from __future__ import annotations

import re
from datetime import date, timedelta

from babel.dates import format_date

from .conftest import TODAY
from .members import Network
from .playground import Person, Place
from .stream import Heard

ITEMS_MOST = 40
STARTS, MOVED = TODAY + timedelta(days=30), TODAY + timedelta(days=45)
RECEIPT = "Päätös on tallessa"
LIST = "Lisää kohta"
"""What only the checklist has on it."""


async def test_a_kickoff_from_its_decision_to_done(kati: Person, network: Network) -> None:
    await _support_is_set_up(kati)
    decided = await _a_decision_is_recorded(kati)
    mikko = network.member("Mikko Mäkelä", kati.stream)
    await mikko.clicks(decided, "Kuittaa", row="Talous")
    await kati.sees("✓ Kuitattu · Mikko Mäkelä")
    await kati.opens(Place.PERSONAL)
    await kati.sees("Talous: Mikko Mäkelä kuittasi")
    await _the_receipt_starts_the_kickoff(kati)
    await _items_are_done_skipped_and_given(kati)
    await _a_date_is_moved(kati)
    await _what_else_can_be_asked(kati)
    await _everything_is_settled(kati)
    await kati.opens(Place.CHANNEL)
    await kati.sees("Kiitos kaikille!")
    await kati.card("Kiitos kaikille!").photographs("kickoff-done-channel", phone=True)
    shared = {each.activity for each in kati.stream.heard if _is_the_shared_list(each)}
    assert len(shared) == 1, "a shared card is one message, however often it changes"
    await kati.photographs("channel")


def _shown(day: date) -> str:
    """A day as the Playground's field writes it."""
    return format_date(day, "long", "fi")


def _is_the_shared_list(heard: Heard) -> bool:
    return heard.conversation.startswith("19:") and LIST in str(heard.cards)


async def _support_is_set_up(kati: Person) -> None:
    await kati.opens(Place.CHANNEL)
    await kati.says("asetukset")
    await kati.card("Asetukset").clicks("Valitse tuen kanavaksi")
    await kati.opens(Place.PERSONAL)
    await kati.says("kehu")
    await kati.card().photographs("home-empty")
    await kati.says("asetukset")
    await kati.card("Asetukset").clicks("Anna rooli")
    form = kati.card("Kenelle?")
    await form.chooses("Rooli", "Talous")
    await form.chooses("Kenelle?", "Mikko Mäkelä")
    await form.clicks("Tallenna")


async def _a_decision_is_recorded(kati: Person) -> Heard:
    """What support's channel then has."""
    await kati.says("päätös")
    form = kati.card("Päätöspäivä")
    missing = await form.is_refused("Lähetä")
    for complaint in (
        "Kirjoita hankkeen nimi.",
        "Valitse, mitä päätös koskee.",
        "Kirjoita lyhyesti, mitä päätettiin.",
    ):
        assert complaint in missing
    await form.photographs("decision-form-missing", phone=True)
    await form.fills("Hankkeen nimi", "Kotoportti")
    await form.chooses("Mitä päätös koskee?", "Rahoituspäätös")
    await form.fills("Otsikko", "Kotoportti saa rahoituksen")
    await form.fills("Päättäjä", "ELY-keskus")
    await form.fills_date("Päätöspäivä", TODAY - timedelta(days=14))
    await form.fills("Pykälä tai numero", "§ 7")
    await form.unfolds("Näytä", row="Linkki, hankkeen päivät")
    await form.fills_date("Hanke alkaa", STARTS)
    await form.photographs("decision-form-filled", phone=True)
    await form.clicks("Lähetä")
    await kati.sees(RECEIPT)
    await kati.opens(Place.CHANNEL)
    await kati.sees("Kotoportti saa rahoituksen")
    return next(each for each in reversed(kati.stream.heard) if "'Kuittaa'" in str(each.cards))


async def _the_receipt_starts_the_kickoff(kati: Person) -> None:
    receipt = kati.card(RECEIPT)
    await kati.sees("Aloitetaanko hanke? Täytin päivät valmiiksi.")
    await receipt.photographs("decision-receipt-offers", phone=True)
    await receipt.clicks("Aloita")
    form = kati.card("Mitkä näistä koskevat hanketta?")
    assert await form.value("Hankkeen nimi") == "Kotoportti"
    assert await form.value("Päätös saatu") == _shown(TODAY - timedelta(days=14))
    assert await form.value("Hanke alkaa") == _shown(STARTS)
    await form.chooses("Rahoittaja", "ESR+")
    await form.ticks("Hankkeella on ohjausryhmä")
    await form.ticks("Käsitellään henkilötietoja")
    await form.photographs("start-form", phone=True)
    await form.clicks("Aloita")
    await kati.sees("Tarkistuslista on valmis")
    # Support has been told: the first item is done by the decision itself.
    assert re.search(r"\b1/\d+ valmiina", await kati.card(LIST).text())
    await kati.card(LIST).photographs("checklist", phone=True)


async def _items_are_done_skipped_and_given(kati: Person) -> None:
    await kati.card(LIST).clicks("Valmis", row="Avaa asia asianhallintaan")
    await kati.sees("Kohta on valmis")
    await kati.card(LIST).unfolds("Muuta…", row="Lue rahoituspäätös")
    await kati.card(LIST).photographs("checklist-row-open", phone=True)
    await kati.card(LIST).clicks("Ohita", row="Lue rahoituspäätös")
    skip = kati.card("Ohitetaanko kohta?")
    assert "Kirjoita lyhyesti" in await skip.is_refused("Lähetä")
    await skip.photographs("skip-form", phone=True)
    await skip.fills(
        "Miksi ohitat kohdan? Syy auttaa parantamaan mallia.", "Päätös luettiin jo hakuvaiheessa"
    )
    await skip.clicks("Lähetä")
    await kati.sees("Kohta on ohitettu")

    await kati.card(LIST).unfolds("Muuta…", row="Tee sisäinen päätös")
    await kati.card(LIST).clicks("Avaa", row="Tee sisäinen päätös")
    await kati.card("Tarkistettu").photographs("item", phone=True)
    await kati.card("Tarkistettu").clicks("Anna toiselle")
    give = kati.card("Anna kohta toiselle")
    await give.chooses("Kuka tekee kohdan?", "Mikko Mäkelä")
    await give.photographs("give-form", phone=True)
    await give.clicks("Lähetä")
    await kati.sees("Kohdan tekee nyt Mikko Mäkelä")
    await kati.card("Kohdan tekee nyt Mikko Mäkelä").photographs("item-given", phone=True)


async def _a_date_is_moved(kati: Person) -> None:
    await kati.says("hanke Kotoportti")
    await kati.card(LIST).clicks("Siirrä päivää")
    move = kati.card("Siirrä hankkeen päivää")
    await move.photographs("anchor-form", phone=True)
    await move.picks("Hanke alkaa")
    await move.fills_date("Uusi päivä", MOVED)
    await move.clicks("Lähetä")
    await kati.sees("Siirretäänkö päivää?")
    preview = kati.card("Siirretäänkö päivää?")
    await preview.photographs("anchor-preview", phone=True)
    accept = re.search(r"Siirrä \d+ kohtaa?", await preview.text())
    assert accept is not None
    await preview.clicks(accept.group())
    await kati.sees("määräpäivä muuttui")
    await kati.photographs("personal-chat")


async def _what_else_can_be_asked(kati: Person) -> None:
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


async def _everything_is_settled(kati: Person) -> None:
    await kati.says("hanke Kotoportti")
    for _ in range(ITEMS_MOST):
        checklist = kati.card(LIST)
        if "Kiitos kaikille!" in await checklist.text():
            break
        await checklist.clicks("Valmis")
    done = kati.card("Kiitos kaikille!")
    assert "koko lista" in await done.text()
    await done.photographs("kickoff-done", phone=True)
    await kati.says("kehu")
    await kati.card().photographs("home-after", phone=True)
