"""The network of `make demo` in a real client, and the README's four pictures of it."""

from __future__ import annotations

import pytest

from .conftest import TODAY
from .members import Network
from .playground import Person, Place
from .readme import stands_in_the_readme
from .stream import Heard


@pytest.fixture
def demo() -> bool:
    return True


@pytest.fixture
def scale() -> int:
    """A picture is read on fine screens too."""
    return 2


async def test_the_demonstration_network_and_its_four_pictures(kati: Person, network: Network) -> None:
    await kati.opens(Place.CHANNEL)
    await kati.says("asetukset")
    await kati.card("Asetukset").clicks("Valitse tuen kanavaksi")
    await kati.opens(Place.PERSONAL)
    await kati.says("hankintapäätös Osaava arki")
    form = kati.card("Päätöspäivä")
    await form.fills("Otsikko", "Työpajojen fasilitointi hankitaan kaupungin puitesopimuksella")
    await form.fills("Päättäjä", "Kehittämisjohtaja")
    await form.fills_date("Päätöspäivä", TODAY)
    await form.fills("Pykälä tai numero", "§ 31")
    await form.clicks("Lähetä")
    await kati.sees("Päätös on tallessa")
    await kati.opens(Place.CHANNEL)
    await kati.sees("Työpajojen fasilitointi")
    posted = _newest(kati, "'Kuittaa'")
    mikko = network.member("Mikko Mäkelä", kati.stream)
    await mikko.clicks(posted, "Kuittaa", row="Hankinnat")
    await kati.sees("✓ Kuitattu · Mikko Mäkelä")
    await stands_in_the_readme(kati, "decision", "Työpajojen fasilitointi", posted.activity)

    await kati.opens(Place.PERSONAL)
    await kati.says("hanke Digipolku")
    await stands_in_the_readme(kati, "kickoff", "Lisää kohta")
    await kati.says("asialista")
    await stands_in_the_readme(kati, "agenda", "Ajankohtaiset kuulumiset")
    await kati.says("kehu")
    await stands_in_the_readme(kati, "home", "Tässä ovat omat asiasi")


def _newest(kati: Person, words: str) -> Heard:
    return next(each for each in reversed(kati.stream.heard) if words in str(each.cards))
