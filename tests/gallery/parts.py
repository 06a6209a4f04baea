"""One example of each part that cards are put together from, for the page of Kehu's look."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import dialogs
from bot import cards as part
from bot.cards import Card, Meta, Part
from bot.host_cards import CancelForm, Say
from bot.texts import Texts

FI = Texts.load([Path(dialogs.__file__).parent.parent / "bot"]).language("fi")
_DONE = part.button("Valmis", Say("valmis"))


def _heading() -> list[Part]:
    return [part.heading("Kotoportti · aloitus", "Tarkistuslista", "2 kohdan määräpäivä on ohi.")]


def _section() -> list[Part]:
    return [part.text("Yllä on edellinen osa."), part.section("Seuraavaksi", 3)]


def _progress() -> list[Part]:
    return [part.progress(9, 1, 34, text="10/34 hoidettu: 9 valmista, 1 ohitettu", label="Valmiina 9")]


def _item_row() -> list[Part]:
    late = [Meta("määräpäivä oli ma 30.11.", "late"), Meta("Aino Virtanen")]
    row = part.item_row("Lue rahoituspäätös ja ehdot; kirjaa erot hakemukseen", late, button=_DONE)
    coming = [Meta("to 10.12.", "strong"), Meta("Mikko Saarinen")]
    inside = [part.text("Vertaa päätöstä hakemukseen kohta kohdalta.")]
    fold = part.RowFold("row", inside, FI, open=True)
    return [row, part.item_row("Avaa projektinumero ja kustannuspaikka", coming, button=_DONE, fold=fold)]


def _lines() -> list[Part]:
    return [
        part.done_line("Ilmoita hankepäätös hanketukipalveluille", "Aino Virtanen"),
        part.skipped_line("Pysyvä kyltti", "raja ei ylity", speech=FI),
        part.plain_line("Pidä 1. kokous", "to 28.1.", "Aino Virtanen"),
    ]


def _clock_row() -> list[Part]:
    shift = part.button("Siirrä", Say("siirrä"))
    return [
        part.clock_row("13.05", "Hankintojen aikataulu", [Meta("Elina Öhman"), Meta("10\u00a0min")]),
        part.clock_row("", "Palvelupolun kuulumiset", [Meta("Ei mahdu", "late")], button=shift),
    ]


def _tap_row() -> list[Part]:
    aside = part.small_progress(10, 0, 34, label="Edistyminen")
    late = [Meta("2 määräpäivää ohi", "late"), Meta("Valmistelu")]
    return [
        part.tap_row("Kotoportti", late, opens=part.submit_button("", Say("hanke")), speech=FI, aside=aside)
    ]


def _fold() -> list[Part]:
    inside = [part.plain_line("Tunnista hankinnat", "to 28.1.")]
    return [
        part.fold("a", "1 Valmistelu", [Meta("3/6 hoidettu")], inside, speech=FI),
        part.fold("b", "2 Aloituskokous", [Meta("0/11 hoidettu")], inside, speech=FI, open=True),
    ]


def _boxes() -> list[Part]:
    promise = (
        "Kehu tallentaa tekstisi, vastaanottajan ja viikkonumeron, mutta ei tallenna nimeäsi, "
        "käyttäjätunnustasi, päivää eikä kellonaikaa."
    )
    asked = [Meta("Mikko Saarinen", "strong"), Meta("talous")]
    return [
        part.promise_box(promise),
        part.quote_box("Mihin kustannuspaikkaan tämä kirjataan?", asked),
        part.talk_box("Sinä", "viikko 49", "Kustannuspaikkaan 4711.", mine=True),
        part.code_box("Seurantakoodi", "4711 0815 2342 9001", "Kopioi koodi talteen nyt."),
    ]


def _fields() -> list[Part]:
    kinds = [("thanks", "Kiitos"), ("wish", "Toive"), ("worry", "Huoli")]
    funders = [(str(n), f"Rahoittaja {n}") for n in range(7)]
    return [
        part.text_input("name", "Hankkeen nimi", max_length=80, placeholder="Esimerkiksi Kotoportti"),
        part.multiline_input(
            "why", "Miksi ohitat kohdan?", max_length=400, required="Kirjoita syy lyhyesti."
        ),
        part.choice_input("kind", "Millaista palautetta?", kinds, speech=FI),
        part.choice_input("funder", "Rahoittaja", funders, speech=FI),
        part.date_input("day", "Päätös saatu", speech=FI, value=date(2026, 12, 2)),
        part.number_input(
            "min", "Kesto minuutteina", error="Kirjoita luku 5–60.", least=5, most=60, value=10
        ),
    ]


def _long_text() -> list[Part]:
    said = "Kerron, mitä tästä seuraa meille, ja kysyn muiden kokemuksia. " * 12
    return [part.long_text("text", said, speech=FI)]


def _facts() -> list[Part]:
    return [part.facts([("Päättäjä", "Kaupunginhallitus"), ("Pykälä", "§\u00a0214")])]


def _states() -> list[Part]:
    return [
        part.state_line("Kesken: tietosuoja ei ole vielä vastannut"),
        part.state_line("Odottanut 3\u00a0arkipäivää", late=True),
        part.small("Kati Korhonen merkitsi kohdan valmiiksi ma 7.12. klo 9.15"),
    ]


def _buttons() -> list[Part]:
    send = part.button("Lähetä", Say("lähetä"), style="positive")
    cancel = part.button("Peruuta", CancelForm())
    more = [part.submit_button(title, Say(title)) for title in ("Kaikki kohdat", "Lisää kohta", "Vastuut")]
    return [part.buttons([send, cancel]), part.buttons(*part.in_rows(more))]


PARTS: Mapping[str, Callable[[], list[Part]]] = {
    "heading": _heading,
    "section": _section,
    "state": _states,
    "progress": _progress,
    "item-row": _item_row,
    "lines": _lines,
    "tap-row": _tap_row,
    "clock-row": _clock_row,
    "fold": _fold,
    "boxes": _boxes,
    "long-text": _long_text,
    "facts": _facts,
    "fields": _fields,
    "buttons": _buttons,
}
"""By the name of its picture in docs/pictures/look."""


def drawn(name: str) -> Card:
    """A card with this part alone."""
    return part.card(FI, speak=name, body=PARTS[name]())
