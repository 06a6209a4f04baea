"""The home card is one person's own, and the help tells what can be said here."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from sqlalchemy.orm import Session

from bot.card_actions import Drawn, draw_reply
from dialogs.home.cards import help_card
from tests.adaptive_card import check
from tests.dialogs.network import HOUSE, Network, told


@pytest.mark.parametrize("language", ["fi", "en"])
async def test_nothing_open_says_so(network: Network, language: str) -> None:
    card = await network.surface("home", 0, network.turn("Sari", language=language))
    assert not check(card)
    nothing = {"fi": "Kaikki hoidettu. Hyvää päivää!", "en": "Everything is settled. Have a good day!"}
    assert nothing[language] in told(card)
    assert {"fi": "Hei Sari!", "en": "Hello Sari!"}[language] in told(card)


async def test_who_has_no_given_name_is_greeted_without_one(network: Network) -> None:
    turn = network.turn("Sari")
    object.__setattr__(turn.me, "given_name", None)
    card = told(await network.surface("home", 0, turn))
    assert "Hei! Tässä ovat omat asiasi." in card and "Hei Sari" not in card


@pytest.mark.parametrize("language", ["fi", "en"])
async def test_what_is_late_is_first(network: Network, language: str) -> None:
    await network.create()
    turn = network.turn("Aino", date(2027, 1, 12), language)
    card = await network.surface("home", 0, turn)
    assert not check(card)
    body = told(card)
    sections = {"fi": "Omat kohdat (18)", "en": "My items (18)"}
    assert sections[language] in body
    assert {"fi": "Määräpäivä oli pe\u00a04.12.2026", "en": "The date was 4\u00a0Dec\u00a02026"}[
        language
    ] in body
    assert body.index("Kotoportti") < body.index({"fi": "Vielä 13 kohtaa", "en": "13 more items"}[language])


async def test_an_item_is_done_on_the_home_card(network: Network) -> None:
    kickoff = await network.create()
    item = (await network.items(kickoff))[1]
    drawn = await network.click("kickoff.done", item=item.id, version=item.version, on="home")
    assert drawn.text is not None and drawn.text.startswith("Kohta on valmis.")
    assert drawn.shows is not None and drawn.shows.surface == "home"
    assert "Ilmoita hankepäätös hanketukipalveluille" not in told(drawn.card)


async def test_more_than_fits_is_counted(network: Network) -> None:
    for n in range(3):
        await network.create(f"Hanke {n}")
    card = await network.surface("home", 0, network.turn("Aino", date(2027, 1, 12)))
    assert not check(card)
    assert "Omat kohdat (54)" in told(card)
    assert "Vielä 49 kohtaa" in told(card)
    assert "Lisäksi 37 kohtaa odottaa hankkeiden tarkistuslistoilla." in told(card)


@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize("kind", ["personal", "channel"])
async def test_help_tells_every_command_that_works_here(network: Network, language: str, kind: str) -> None:
    turn = network.turn("Aino", language=language, kind=kind)
    card = help_card(turn)
    assert not check(card)
    for command in HOUSE.commands.values():
        offered = any(fact["title"] == turn.text(f"{command.help}-word") for fact in _facts(card))
        assert offered is (turn.place.private or not command.private)


def _facts(card: dict[str, object]) -> list[dict[str, str]]:
    body = card["body"]
    assert isinstance(body, list)
    return [fact for element in body for fact in element.get("facts", ())]


@pytest.mark.parametrize("command", sorted(HOUSE.commands))
async def test_every_command_answers_whatever_follows_it(network: Network, command: str) -> None:
    turn = network.turn("Aino")
    await network.create()

    def answer(rest: str, session: Session) -> Drawn:
        return draw_reply(HOUSE.commands[command].run(rest, turn, session), turn, session)

    for rest in ("", "Kotoportti", "x" * 5000, "[a](b) <at>K</at> \x00\u202e", "²"):
        drawn = await network.write(partial(answer, rest))
        assert drawn.card is not None or drawn.text is not None
        if drawn.card is not None:
            assert not check(drawn.card)
