"""Every click is safe to repeat, and whatever a client sends is answered."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from bot.card_actions import click, form_again
from bot.refusal import Refusal
from storage.kickoffs import Kickoff
from tests.dialogs.network import HOUSE, Network, told


async def test_a_form_is_sent_once(network: Network) -> None:
    kickoff = await network.create()
    data: dict[str, Any] = {
        "key": "abc",
        "who": network.who("Aino").id,
        "kickoff": kickoff,
        "title": "Sovi tilat",
    }
    await network.click("kickoff.add", **data)
    before = await network.everything()
    again = await network.click("kickoff.add", **data)
    assert again.text == "Tämä on jo tallessa. Sinun ei tarvitse tehdä mitään."
    assert again.shows is not None and again.card is not None
    assert await network.everything() == before


async def test_a_form_that_was_refused_can_be_sent_again(network: Network) -> None:
    kickoff = await network.create()
    data: dict[str, Any] = {"key": "abc", "who": network.who("Aino").id, "kickoff": kickoff}
    with pytest.raises(Refusal):
        await network.click("kickoff.add", title=" ", **data)
    assert (
        await network.click("kickoff.add", title="Sovi tilat", **data)
    ).text == "Lisäsin kohdan: Sovi tilat"


async def test_a_form_belongs_to_whoever_opened_it(network: Network) -> None:
    kickoff = await network.create()
    caught = await network.refused(
        "kickoff.add",
        "refusal-not-your-form",
        kickoff=kickoff,
        title="x",
        who=network.who("Sari").id,
    )
    assert caught.arguments == {"person": "Sari Mäkelä"}
    await network.refused("kickoff.add", "refusal-not-your-form", kickoff=kickoff, title="x", who=2**62)


@pytest.mark.parametrize("verb", ["", "kickoff.destroy", "KICKOFF.DONE", "__class__", "x" * 500])
async def test_an_unknown_verb_is_an_old_card(network: Network, verb: str) -> None:
    before = await network.everything()
    with pytest.raises(Refusal) as caught:
        await network.click(verb)
    assert caught.value.message == "host-old-card"
    assert await network.everything() == before


ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(0, 40),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=30),
    st.sampled_from(
        ["1", "²", "-1", "K", "PP", "yes", "0001-01-01", "9999-12-31", "2026-12-24", "nudges", "home"]
    ),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)
FIELDS = sorted(
    {field.name for action in HOUSE.actions.values() for field in fields(action.payload)} - {"key", "who"}
)
BROKEN = st.fixed_dictionaries(
    {"verb": st.sampled_from([verb for verb in HOUSE.actions if verb.startswith("kickoff.")])},
    optional={name: ANYTHING for name in FIELDS}
    | {"key": st.text(max_size=9) | ANYTHING, "who": st.just(1) | ANYTHING},
)


class _Undo(Exception):
    """Ends a transaction so that nothing of it stays."""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(BROKEN, min_size=1, max_size=3))
async def test_broken_data_is_refused_and_changes_nothing(
    network: Network, clicks: list[dict[str, Any]]
) -> None:
    """Whatever a client sends, it is answered by a sentence or a card; what is refused leaves no trace."""
    turn = network.turn("Kaisa")
    if await network.read(lambda session: session.get(Kickoff, 1)) is None:
        await network.create()

    def play(session: Session) -> None:
        for data in clicks:
            point = session.begin_nested()
            try:
                drawn = click(data, turn, session)
                assert drawn.card is not None or drawn.text is not None
                point.commit()
            except Refusal as refusal:
                assert turn.speech.refusal(refusal, turn.today, turn.zone)
                point.rollback()
        raise _Undo

    with pytest.raises(_Undo):
        await network.write(play)


async def test_a_refused_form_comes_back_with_what_was_typed(network: Network) -> None:
    kickoff = await network.create()
    turn = network.turn()
    data = {"verb": "kickoff.add", "key": "abc", "who": turn.me.id, "kickoff": kickoff, "title": "x" * 201}
    again = await network.read(lambda session: form_again(data, turn, session, "Teksti on liian pitkä."))
    assert again is not None
    assert "x" * 201 in told(again.card) and "Teksti on liian pitkä." in told(again.card)
    hers = {**data, "who": network.who("Sari").id}
    assert await network.read(lambda session: form_again(hers, turn, session, "Ei.")) is None
