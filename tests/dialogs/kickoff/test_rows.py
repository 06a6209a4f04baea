"""A checklist read as plain rows is the checklist that its entities are: the same card, the same after a change."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

import orjson
import pytest
from sqlalchemy.orm import Session

from bot.card_size import as_json
from bot.cards import Card
from bot.turn import CHANNEL, PERSONAL, Turn
from dialogs.kickoff.cards import KEPT, checklist_card
from dialogs.kickoff.checklist import load
from storage import kickoff_rows, kickoffs
from storage.kickoff_rows import KickoffRow, PersonRow
from storage.kickoffs import DONE, OPEN, SKIPPED
from tests.dialogs.kickoff.test_cards import LATER, few, many, worst
from tests.dialogs.network import TODAY, Network


def from_entities(session: Session, number: int) -> KickoffRow:
    """What a card is drawn from, with entities where the rows would be."""
    checklist = load(session, number)
    kickoff = checklist.kickoff
    head = (kickoff.id, kickoff.revision, kickoff.template_version, kickoff.over_at, kickoff.project)
    latest = kickoffs.latest_event(session, number)
    return KickoffRow(*head, kickoff.items, checklist.people, latest)  # type: ignore[arg-type]


def both(turn: Turn, session: Session, number: int) -> tuple[Card, Card]:
    drawn = checklist_card(turn, session, number, "Tallessa.")
    session.info[KEPT] = from_entities(session, number)
    return drawn, checklist_card(turn, session, number, "Tallessa.")


@pytest.mark.parametrize("fill", [few, many, worst])
@pytest.mark.proofs
async def test_the_card_is_the_same_from_rows_and_from_entities(
    network: Network, fill: Callable[[Network], Awaitable[int]]
) -> None:
    kickoff = await fill(network)
    for language, who in (("fi", "Kaisa"), ("en", "Aino")):
        for day, kind in ((TODAY, PERSONAL), (LATER, CHANNEL)):
            turn = network.turn(who, day, language, kind)
            drawn, expected = await network.read(lambda s, t=turn: both(t, s, kickoff))  # type: ignore[misc]
            assert drawn == expected


async def test_who_has_left_carries_nothing_in_either_form(network: Network) -> None:
    kickoff = await many(network)

    def work(session: Session) -> tuple[Card, Card]:
        for person in load(session, kickoff).people.values():
            person.active = False
        return both(network.turn(day=LATER), session, kickoff)

    drawn, expected = await network.write(work)
    assert drawn == expected


async def test_what_a_change_leaves_is_what_the_database_says_then(network: Network) -> None:
    kickoff, me, now = await many(network), network.who("Aino"), network.turn().now

    def work(session: Session) -> bool:
        while True:
            row = kickoff_rows.by_id(session, kickoff)
            assert row is not None
            item = next((item for item in row.items if item.state == OPEN), None)
            if item is None:
                return row.over_at == now
            state, reason = (SKIPPED, "Ei tarvita.") if item.position % 2 else (DONE, None)
            by = PersonRow(me.id, me.name)
            after = kickoff_rows.settle(session, row, item, state=state, by=by, now=now, reason=reason)
            assert after == kickoff_rows.by_id(session, kickoff)
            assert after.over_at is None or all(other.state != OPEN for other in after.items)

    assert await network.write(work)


async def test_an_item_that_changed_meanwhile_is_not_settled(network: Network) -> None:
    kickoff, me = await few(network), network.who("Aino")
    before = await network.everything()

    def twice(session: Session) -> None:
        row = kickoff_rows.by_id(session, kickoff)
        assert row is not None
        for _ in range(2):
            kickoff_rows.settle(
                session, row, row.items[0], state=DONE, by=PersonRow(me.id, me.name), now=network.turn().now
            )

    with pytest.raises(RuntimeError, match="somebody else"):
        await network.write(twice)
    assert await network.everything() == before


@pytest.mark.parametrize("fill", [few, many, worst])
async def test_cards_that_share_their_lines_leave_each_other_as_they_are(
    network: Network, fill: Callable[[Network], Awaitable[int]]
) -> None:
    kickoff = await fill(network)
    here = network.turn(day=LATER)
    in_channel = replace(network.turn(day=LATER, kind=CHANNEL), dialogs=True)
    first = await network.surface("kickoff", kickoff, here)
    as_sent = orjson.dumps(first)
    shared = await network.surface("kickoff", kickoff, in_channel)
    as_shared = orjson.dumps(shared)
    assert b'"task/fetch"' in as_shared and b'"task/fetch"' not in as_sent
    again = await network.surface("kickoff", kickoff, here)
    assert orjson.dumps(again) == orjson.dumps(first) == as_sent
    assert orjson.dumps(shared) == as_shared
    # What is answered with is the card as it is at last, however early its JSON was made.
    for card in (first, again, shared):
        assert orjson.dumps(as_json(card)) == orjson.dumps(card)
