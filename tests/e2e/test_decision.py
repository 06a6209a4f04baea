"""A decision in the Playground: from the personal chat to support's channel and back, as three people see it."""

from __future__ import annotations

import pytest

from tests.mail_server import mail_server
from tests.playground.process import free_port

from .conftest import TODAY
from .members import Network
from .playground import Person, Place
from .stream import Heard

MAILBOX = "hanketukipalvelut@kaupunki.example"


@pytest.fixture
def mail_port() -> int:
    """Where the mail server will be, once it is up."""
    return free_port()


@pytest.fixture
def environment(mail_port: int) -> dict[str, str]:
    """A bot that can send mail."""
    return {
        "KEHU_SMTP_URL": f"smtp://127.0.0.1:{mail_port}",
        "KEHU_SUPPORT_MAILBOX": MAILBOX,
        "KEHU_MAIL_FROM": "kehu@kaupunki.example",
    }


def newest(kati: Person, words: str) -> Heard:
    """What was posted last in a channel with these words."""
    posted = (each for each in reversed(kati.stream.heard) if not each.changed)
    return next(each for each in posted if each.conversation.startswith("19:") and words in str(each.cards))


async def test_a_decision_reaches_support_and_comes_back(
    kati: Person, network: Network, mail_port: int
) -> None:
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
    await form.fills_date("Päätöspäivä", TODAY)
    await form.fills("Pykälä tai numero", "§ 214")
    await form.fills(
        "Mitä päätettiin? Kirjoita yksi tai kaksi virkettä.", "Rahoitus on 412 000 euroa kahdelle vuodelle."
    )
    await form.clicks("Lähetä")
    # The mail server is not up yet: the receipt says so, and goes on saying how it stands.
    await kati.sees("sähköposti odottaa lähetystä")
    await kati.card("Päätös on tallessa").photographs("decision-receipt-waits", phone=True)
    receipt = await kati.card("Päätös on tallessa").text()
    assert "✓ Toimitettu" in receipt and "Odottaa" in receipt
    async with mail_server(mail_port) as mail:
        await kati.says("asetukset")
        await kati.card("Asetukset").clicks("Muuta", row="Hanketukipalvelujen sähköposti")
        await kati.card("Sähköpostiosoite").fills("Sähköpostiosoite", MAILBOX)
        await kati.card("Sähköpostiosoite").clicks("Tallenna")
        await kati.sees("Sähköposti on nyt lähetetty")
        assert [found["To"] for found in mail.mails] == [MAILBOX]
        await kati.card("Päätös on tallessa").photographs("decision-receipt-sent", phone=True)

    await kati.opens(Place.CHANNEL)
    await kati.sees("Kotoportti saa rahoituksen")
    await kati.card("Kotoportti saa rahoituksen").photographs("decision-new", phone=True)
    heard = newest(kati, "saa rahoituksen")
    mikko, sami = (network.member(name, kati.stream) for name in ("Mikko Mäkelä", "Sami Öberg"))
    refused = await sami.clicks(heard, "Kuittaa", row="Talous")
    assert "Tätä osuutta (talous) hoitaa Mikko Mäkelä" in str(refused)
    await mikko.clicks(heard, "Kuittaa", row="Talous")
    await kati.sees("✓ Kuitattu · Mikko Mäkelä")
    await sami.clicks(heard, "Kuittaa", row="Viestintä")
    await kati.sees("✓ Kuitattu · Sami Öberg")
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

    await kati.card("Kotoportti saa rahoituksen").photographs("decision-answered", phone=True)

    await kati.opens(Place.PERSONAL)
    await kati.sees("2/4 kuitattu")
    await kati.card("Päätös on tallessa").photographs("decision-receipt-acknowledged", phone=True)
    await kati.says("päätökset")
    await kati.card("Kotoportti").photographs("decision-register", phone=True)
    await kati.photographs("decision-personal")
