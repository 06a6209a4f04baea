"""A newcomer's first minute: what `make run` says to type brings a card."""

from __future__ import annotations

from .playground import Person, Place


async def test_the_home_card_comes_by_its_word(kati: Person) -> None:
    await kati.says("kehu")
    await kati.card().photographs("koti")
    await kati.card().photographs("koti", phone=True)
    await kati.photographs("koti-keskustelussa")


async def test_a_mention_in_the_channel_is_answered_in_its_thread(kati: Person) -> None:
    await kati.opens(Place.CHANNEL)
    await kati.says("apua")
    await kati.photographs("apua-kanavalla")


async def test_the_start_form_says_what_is_missing(kati: Person) -> None:
    await kati.says("aloitus")
    await kati.card().photographs("aloitus-lomake", phone=True)
    await kati.card().is_refused("Aloita")
    await kati.card().photographs("aloitus-lomake-puuttuu", phone=True)
