"""An item is settled by plain statements: on both databases, and by one of many who press at the same moment."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from sqlalchemy.orm import Session

from dialogs.kickoff.checklist import load
from storage import kickoff_rows
from storage.database import Database
from storage.kickoffs import DONE, SKIPPED
from tests.dialogs.network import PEOPLE, Network, seed

pytestmark = pytest.mark.asyncio


async def met(database: Database) -> Network:
    await database.transaction(seed)
    network = Network(database)
    await network.meet()
    return network


async def test_done_and_skipped_are_written_as_they_were_meant(database: Database) -> None:
    network = await met(database)
    kickoff = await network.create()
    items = await network.items(kickoff)
    before = (await network.kickoff(kickoff)).revision
    done = await network.done(items[1], network.turn("Sari"))
    skipped = await network.send("kickoff.skip", item=items[2].id, reason="Ei ylitä rajaa: 'Ä' 🐈")
    again = await network.send("kickoff.skip", item=items[3].id, reason="x")
    assert done.card is not None and skipped.card is not None and again.card is not None
    now, after = network.turn().now, await network.items(kickoff)
    first, second = after[1], after[2]
    assert (first.state, first.settled_by_id, first.settled_at) == (DONE, network.who("Sari").id, now)
    assert (second.state, second.reason) == (SKIPPED, "Ei ylitä rajaa: 'Ä' 🐈")
    assert (first.version, second.version) == (items[1].version + 1, items[2].version + 1)
    assert (await network.kickoff(kickoff)).revision == before + 3
    lines = [(line.what, line.item_id, line.text, line.detail) for line in await network.events(kickoff)]
    assert lines[-3:-1] == [
        (DONE, first.id, None, {}),
        (SKIPPED, second.id, "Ei ylitä rajaa: 'Ä' 🐈", {}),
    ]


async def test_rows_and_entities_say_the_same(database: Database) -> None:
    network = await met(database)
    kickoff = await network.create(manager=str(network.who("Sari").id), K="2027-01-14")
    await network.done((await network.items(kickoff))[1])

    def compare(session: Session) -> None:
        row, entity = kickoff_rows.by_id(session, kickoff), load(session, kickoff)
        assert row is not None
        assert [item[:14] for item in row.items] == [
            tuple(getattr(item, name) for name in kickoff_rows.ItemRow._fields[:14])
            for item in entity.kickoff.items
        ]
        assert {role: person.id for role, person in row.people.items()} == {
            role: person.id for role, person in entity.people.items()
        }

    await database.read(compare)


async def test_twenty_who_press_at_once_are_one_change(database: Database) -> None:
    network = await met(database)
    kickoff = await network.create()
    item = (await network.items(kickoff))[1]
    before = (await network.kickoff(kickoff)).revision
    names: Sequence[str] = [*PEOPLE, *PEOPLE, "Aino", "Sari"]
    drawn = await asyncio.gather(*(network.done(item, network.turn(name)) for name in names))
    assert len(drawn) == 20
    after = await network.kickoff(kickoff)
    assert after.revision == before + 1
    assert [line.what for line in await network.events(kickoff)].count(DONE) == 1
    settled = (await network.items(kickoff))[1]
    person = next(known for known in network.people.values() if known.id == settled.settled_by_id)
    told = [answer.text or "" for answer in drawn]
    assert sum(person.name in text for text in told) == 19
