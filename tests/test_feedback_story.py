"""Direct feedback as people live it: given by name and without one, thanked, answered, handled, withdrawn.

Over real HTTP. It is Wednesday 2.12.2026; anonymous texts arrive on Monday 7.12. at 9.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from storage import feedback
from tests.adaptive_card import check, interpreted
from tests.village import MONDAY, SAID, Village, plain, village_at


@pytest.fixture
async def village(tmp_path: Path) -> AsyncIterator[Village]:
    async with village_at(tmp_path) as village:
        yield village


# --------------------------------------------------------------------------------------------------- by name


async def test_thanks_reach_support_and_come_back(village: Village) -> None:
    await village.chooses_channel()
    given = await village.gives(village.aino)
    assert "Palautteesi on tallessa. Kiitos, että kerroit." in given.sees()
    await village.settles()
    card = village.shown(SAID, village.support)
    assert "Aino Nieminen" in card.sees() and "Uusi" in card.sees()
    await village.riikka.clicks("Kiitä", on=card)
    await village.settles()
    village.shown("Riikka Heino kiitti sinua", village.aino.chat)
    form = await village.riikka.clicks("Vastaa", on=card)
    assert SAID in form.sees()
    await village.riikka.clicks("Lähetä", on=form, answer="Ole hyvä, autamme mielellämme.")
    await village.settles()
    told = village.shown("Riikka Heino vastasi sinulle", village.aino.chat)
    assert "autamme mielellämme" in told.sees()
    await village.riikka.clicks("Käsitelty", on=card)
    await village.settles()
    assert "✓ Käsitelty" in card.sees() and "Riikka Heino merkitsi käsitellyksi" in card.sees()
    assert card.buttons() == []
    again = await village.riikka.clicks("Käsitelty", on=card.was(0), force=True)
    assert "merkitsi tämän käsitellyksi jo" in again.sees()
    assert "✓ Käsitelty" in told.sees()
    for message in (card, told, village.aino.chat.messages[0]):
        assert check(message.card) == []
    # What is not the network's is not in its channel.
    assert SAID not in village.teams.channel.sees()


async def test_without_a_channel_each_of_support_has_it(village: Village) -> None:
    await village.gives(village.aino, "Ohjeet puuttuvat.", kind="worry")
    await village.settles()
    card = village.shown("Ohjeet puuttuvat.", village.riikka.chat)
    assert "Ohjeet puuttuvat." not in village.kati.chat.sees()
    home = await village.riikka.says("kehu")
    assert "Ohjeet puuttuvat." in home.sees() and "hanketukipalvelut" in home.sees()
    listed = await village.riikka.clicks("Saadut palautteet", on=await village.riikka.says("palaute"))
    assert "1 palaute" in listed.sees() and "Aino Nieminen" in listed.sees()
    await village.riikka.clicks("Käsitelty", on=card)
    home = await village.riikka.says("kehu")
    assert "Ohjeet puuttuvat." not in home.sees()


async def test_the_networks_feedback_is_a_card_in_its_channel(village: Village) -> None:
    await village.gives(village.sari, "Kiitos kaikille vuodesta.", recipient="network")
    await village.settles()
    card = village.shown("Kiitos kaikille vuodesta.", village.teams.channel)
    refused = await village.aino.clicks("Käsitelty", on=card)
    assert "vain koordinaattori" in refused.sees()
    await village.kati.clicks("Kiitä", on=card)
    await village.settles()
    assert "Kati Korhonen kiitti" in card.sees()


async def test_withdrawing_takes_the_text_away_everywhere(village: Village) -> None:
    await village.chooses_channel()
    secret = "Sanoin liian kärkevästi."
    await village.gives(village.aino, secret, kind="worry")
    await village.settles()
    card = village.shown(secret, village.support)
    listed = await village.aino.clicks("Omat palautteet", on=await village.aino.says("palaute"))
    assert "1 antamasi palaute" in listed.sees()
    mine = await village.aino.clicks("Avaa", on=listed)
    asked = await village.aino.clicks("Peru palaute", on=mine)
    assert "Perutaanko palaute?" in asked.sees()
    kept = await village.aino.clicks("Ei", on=asked)
    assert secret in kept.sees()
    asked = await village.aino.clicks("Peru palaute", on=kept)
    gone = await village.aino.clicks("Peru palaute", on=asked)
    assert "Palaute on peruttu" in gone.sees()
    await village.goes_to(date(2026, 12, 2), 10, 5)
    assert secret not in card.sees() and "Kirjoittaja perui tämän palautteen" in card.sees()
    village.hidden(secret)
    late = await village.riikka.clicks("Käsitelty", on=card.was(0), force=True)
    assert "ei voi näyttää" in late.sees()
    rows = await village.served.kehu.database.read(lambda s: feedback.by_id(s, 1))
    assert rows is not None and rows.text == ""


async def test_what_is_withdrawn_before_it_was_sent_is_never_sent(village: Village) -> None:
    await village.chooses_channel()
    given = await village.gives(village.aino, "Peruin tämän heti.")
    asked = await village.aino.clicks("Peru palaute", on=given)
    await village.aino.clicks("Peru palaute", on=asked)
    await village.settles()
    assert "Peruin tämän heti." not in village.support.sees()


async def test_in_a_channel_only_by_name_and_nothing_private_is_said(village: Village) -> None:
    await village.chooses_channel()
    form = await village.aino.says("@Kehu palaute", where=village.teams.channel)
    assert "Nimetön lomake avautuu vain kahdenkeskisessä keskustelussa" in form.sees()
    await village.aino.clicks("Lähetä", on=form, recipient="support", kind="worry", text="Vain tuelle.")
    await village.settles()
    assert "Vain tuelle." not in village.teams.channel.sees()
    assert "hanketukipalvelut" not in village.teams.channel.messages[-1].sees()
    assert "Palaute on tallessa" in village.teams.channel.messages[-1].sees()
    village.shown("Vain tuelle.", village.support)
    village.shown("Vain tuelle.", village.aino.chat)
    typed = await village.aino.says("@Kehu palaute nimettömänä: salaisuus", where=village.teams.channel)
    assert "salaisuus" not in typed.sees() and "Palaute omalla nimellä" in typed.sees()


async def test_text_after_the_command_fills_the_form_by_name(village: Village) -> None:
    form = await village.aino.says("kiitokset hanketukipalveluille: hankinta sujui")
    assert "Palaute lähtee nimelläsi" in form.sees()
    assert "sen näkee vain vastaanottaja: hanketukipalvelut" in form.sees()
    assert form.inputs()["text"].default == "hankinta sujui" and "recipient" not in form.inputs()
    await village.aino.clicks("Lähetä", on=form, kind="thanks")
    await village.settles()
    village.shown("hankinta sujui", village.riikka.chat)


async def test_answered_in_plain_text(village: Village) -> None:
    await village.aino.clicks("Omalla nimellä", on=await village.aino.says("palaute"))
    assert "Kirjoita, kenelle palaute on" in (await village.aino.says("pomolle")).sees()
    assert "Mistä on kyse" in (await village.aino.says("koordinaattorille")).sees()
    assert "Kirjoita palautteesi" in (await village.aino.says("huoli")).sees()
    assert "Palautteesi on tallessa" in (await village.aino.says("Kokoukset venyvät.")).sees()
    await village.settles()
    village.shown("Kokoukset venyvät.", village.kati.chat)


async def test_bad_input_is_told_and_nothing_is_saved(village: Village) -> None:
    form = await village.aino.clicks("Omalla nimellä", on=await village.aino.says("palaute"))
    message = form.messages[-1]
    for changed, words in (
        ({"text": ""}, "Kirjoita palaute ennen lähettämistä."),
        ({"text": "x" * 2001}, "siinä on 2 001 merkkiä"),
        ({"kind": "gossip"}, "Valitse, mistä on kyse."),
        ({"recipient": "mayor"}, "Valitse, kenelle palaute on."),
    ):
        given: dict[str, Any] = {"text": SAID, "kind": "worry", "recipient": "support"} | changed
        refused = await village.aino.clicks("Lähetä", on=message.was(0), force=True, **given)
        assert words in refused.sees()
    assert await village.served.kehu.database.read(lambda s: feedback.unhandled(s)) == []


async def test_hostile_text_is_shown_as_it_was_written(village: Village) -> None:
    hostile = "[linkki](https://paha.example) <at>Kati</at> **lihava** {{DATE(2026-01-01)}}\n=HYPERLINK(1)"
    await village.gives(village.aino, hostile, recipient="network")
    await village.settles()
    card = village.shown("linkki", village.teams.channel)
    assert check(card.card) == [] and interpreted(card.card) == []


async def test_only_the_recipient_opens_it_whatever_a_client_sends(village: Village) -> None:
    await village.gives(village.aino, "Vain koordinaattorille.", recipient="coordinator", kind="worry")
    for verb, data in (
        ("feedback.open", {"feedback": 1}),
        ("feedback.open-mine", {"feedback": 1}),
        ("feedback.thank", {"feedback": 1}),
        ("feedback.handle", {"feedback": 1}),
        ("feedback.ask-answer", {"feedback": 1}),
        ("feedback.ask-withdraw", {"feedback": 1}),
        ("feedback.withdraw", {"feedback": 1}),
        ("feedback.received", {}),
        ("show", {"surface": "feedback", "subject": 1}),
        ("show", {"surface": "feedback.own", "subject": 1}),
    ):
        value = {"action": {"type": "Action.Execute", "verb": verb, "data": {"verb": verb, **data}}}
        for place in (village.sari.chat, village.teams.channel):
            answer = await village.sari.invokes("adaptiveCard/action", value, where=place)
            assert "Vain koordinaattorille." not in str(answer.body), (verb, place.name)
    assert "Vain koordinaattorille." in (await village.kati.says("kehu")).sees()


async def test_a_second_click_and_another_persons_form_change_nothing(village: Village) -> None:
    form = await village.aino.clicks("Omalla nimellä", on=await village.aino.says("palaute"))
    message = form.messages[-1]
    given: dict[str, Any] = {"recipient": "coordinator", "kind": "worry", "text": "Kerran vain."}
    await village.aino.clicks("Lähetä", on=message, **given)
    again = await village.aino.clicks("Lähetä", on=message.was(0), force=True, **given)
    assert "jo tallessa" in again.sees()
    other = await village.sari.clicks("Lähetä", on=message.was(0), force=True, **given)
    assert "Tämän lomakkeen avasi Aino Nieminen" in other.sees()
    found = await village.served.kehu.database.read(lambda s: len(feedback.unhandled(s)))
    assert found == 1


async def test_what_waits_is_told_after_five_working_days(village: Village) -> None:
    await village.gives(village.aino, "Lomake on vaikea.", kind="worry")
    await village.goes_to(date(2026, 12, 8), 9, 5)
    assert "Päivän muistutus" not in village.riikka.chat.sees()
    await village.goes_to(date(2026, 12, 9), 9, 5)
    told = village.shown("Päivän muistutus", village.riikka.chat)
    assert "Lomake on vaikea." in told.sees() and "Tuli ke 2.12." in plain(told)
    await village.riikka.clicks("Avaa", on=told)
    assert "Lomake on vaikea." in told.sees(), "the message stays, and the card comes beneath it"
    await village.riikka.clicks("Käsitelty")
    before = len(village.riikka.chat.messages)
    await village.goes_to(date(2026, 12, 21), 9, 5)
    assert len(village.riikka.chat.messages) == before


# --------------------------------------------------------------------------------------------- without a name


async def test_anonymous_feedback_arrives_when_its_week_is_over(village: Village) -> None:
    sent = await village.gives_anonymously(village.aino, "Nimetön huoli.")
    assert "Palautteesi on tallessa" in sent.sees()
    assert "ma 7.12. klo 9" in plain(sent)
    await village.gives_anonymously(village.sari, "Nimetön kiitos.", "network")
    for day, hour in ((date(2026, 12, 3), 9), (date(2026, 12, 4), 16), (date(2026, 12, 6), 12), (MONDAY, 8)):
        await village.goes_to(day, hour)
        village.hidden("Nimetön huoli.")
    await village.goes_to(MONDAY, 9, 1)
    card = village.shown("Nimetön huoli.", village.kati.chat)
    assert "viikko 49" in card.sees() and "Aino" not in card.sees()
    shared = village.shown("Nimetön kiitos.", village.teams.channel)
    assert "Sari" not in shared.sees()
    assert "Vastaa" not in card.buttons() and "ei voi vastata" in card.sees()
    await village.kati.clicks("Käsitelty", on=card)
    assert "✓ Käsitelty" in card.sees(village.kati)
    await village.goes_to(MONDAY, 9, 2)
    assert "✓ Käsitelty" in card.sees() and check(card.card) == []


async def test_text_typed_in_the_chat_never_gets_into_the_anonymous_form(village: Village) -> None:
    form = await village.aino.says("palaute koordinaattorille nimettömänä: johtaja huutaa")
    assert "En tallentanut tätä viestiä" in form.sees()
    assert "johtaja huutaa" not in str([message.card for message in form.messages])
    assert form.inputs()["recipient"].default == "coordinator"
    typed = await village.aino.says("johtaja huutaa")
    assert "En tallentanut tätä viestiä" in typed.sees()
    await village.goes_to(MONDAY, 9, 1)
    assert "johtaja huutaa" not in village.kati.chat.sees()


async def test_the_promise_is_the_exact_sentence_and_stands_before_any_field(village: Village) -> None:
    form = await village.aino.clicks("Nimettömänä", on=await village.aino.says("palaute"))
    promise = (
        "Kehu tallentaa tekstisi, vastaanottajan ja viikkonumeron, mutta ei tallenna nimeäsi, "
        "käyttäjätunnustasi, päivää eikä kellonaikaa."
    )
    seen = form.sees()
    assert promise in seen and seen.index(promise) < seen.index("Kenelle?")


async def test_an_empty_anonymous_form_is_told_what_is_missing(village: Village) -> None:
    ways = await village.aino.says("palaute")
    form = await village.aino.clicks("Nimettömänä", on=ways)
    refused = await village.aino.clicks("Lähetä", on=form, recipient="coordinator", text=" ", force=True)
    assert "Kirjoita palaute ennen lähettämistä." in refused.sees()
    refused = await village.aino.clicks("Lähetä", on=form, recipient="mayor", text="x", force=True)
    assert "Valitse, kenelle palaute on." in refused.sees()


async def test_a_restart_and_a_long_silence_lose_nothing(village: Village) -> None:
    await village.gives_anonymously(village.aino, "Kirjoitettu ennen taukoa.")
    await village.restarts(date(2026, 12, 12), 12)
    await village.settles()
    village.hidden("Kirjoitettu ennen taukoa.")
    await village.goes_to(date(2026, 12, 14), 8, 30)
    card = village.shown("Kirjoitettu ennen taukoa.", village.kati.chat)
    assert "viikko 49" in card.sees()
