"""What is told of a checklist: its history, its reminders, its shared card, and a member who leaves."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

import dialogs.kickoff
from bot.card_actions import click
from bot.escalation import with_managers
from dialogs.kickoff.proactive import due
from storage import members
from storage.kickoffs import OPEN, KickoffItem
from storage.outbox import OutboxRow
from storage.shared_cards import SharedCard
from tests.dialogs.network import TODAY, Network, moment, told


async def heard(network: Network, item: KickoffItem, day: date) -> list[tuple[int, str]]:
    """Who is reminded of an item on a day, and of which occasion; the manager of a late one by the host's rule."""
    calendar = network.turn().calendar
    occasions = with_managers(await network.read(lambda session: due(session, day, calendar)), day, calendar)
    return [(one.member_id, one.occasion) for one in occasions if one.subject_id == item.id]


async def test_each_change_says_who_and_when(network: Network) -> None:
    kickoff = await network.create()
    item = (await network.items(kickoff))[15]
    turn = network.turn("Sari", date(2026, 12, 7))
    kaisa = str(network.who("Kaisa").id)
    await network.send("kickoff.comment", turn, item=item.id, comment="Kysyin taloudesta")
    await network.send("kickoff.give", turn, item=item.id, to=kaisa)
    await network.send("kickoff.move", turn, item=item.id, day="2027-01-20")
    await network.send("kickoff.skip", turn, item=item.id, reason="Ei maksatusta")
    skipped = (await network.items(kickoff))[15]
    await network.click("kickoff.reopen", turn, item=item.id, version=skipped.version)
    await network.done((await network.items(kickoff))[15], turn)
    card = told((await network.click("kickoff.item", turn, item=item.id)).card)
    for words in (
        "kommentoi kohtaa",
        "antoi kohdan toiselle",
        "siirsi kohdan päivää",
        "ohitti kohdan",
        "avasi kohdan uudelleen",
        "merkitsi kohdan valmiiksi",
    ):
        assert f"Sari Mäkelä {words} ma\u00a07.12. klo\u00a09" in card
    assert "(aiemmin ti\u00a029.12., nyt ke\u00a020.1.2027)" in card
    assert "Kysyin taloudesta" in card
    assert [event.what for event in await network.events(kickoff)] == [
        "created", "commented", "given", "moved", "skipped", "reopened", "done",
    ]  # fmt: skip
    assert {event.by_id for event in (await network.events(kickoff))[1:]} == {network.who("Sari").id}


async def test_the_list_says_who_changed_it_last(network: Network) -> None:
    kickoff = await network.create()
    assert "Viimeksi: Aino Virtanen teki tarkistuslistan ke\u00a02.12. klo\u00a09" in told(
        await network.surface("kickoff", kickoff)
    )
    await network.move_anchor(kickoff, "K", date(2027, 1, 14))
    card = await network.surface("kickoff", kickoff, network.turn("Sari", language="en"))
    last = "Latest: Aino Virtanen moved a date of the project Wed\u00a02\u00a0Dec at 9:00"
    assert f"{last} (Kickoff meeting: 14\u00a0Jan\u00a02027)" in told(card)


async def leave(network: Network, name: str) -> None:
    def go(session: Session) -> None:
        member = members.by_id(session, network.who(name).id)
        assert member is not None
        members.leave(session, member, moment(TODAY))
        dialogs.kickoff.CAPABILITY.member_left(session, member.id, moment(TODAY))

    await network.write(go)


@pytest.mark.parametrize("leaver", ["Sari", "Mikko", "Riikka", "Kaisa", "Tuomas"])
async def test_nobodys_items_are_left_to_nobody(network: Network, leaver: str) -> None:
    sari = str(network.who("Sari").id)
    kickoff = await network.create(manager=sari)
    items = await network.items(kickoff)
    await network.send("kickoff.give", item=items[1].id, to=str(network.who(leaver).id))
    await network.send("kickoff.people", kickoff=kickoff, role="OS", to=str(network.who(leaver).id))
    await network.done(items[2], network.turn(leaver))
    await leave(network, leaver)
    await network.meet()
    gone = network.who(leaver).id
    stored, items = await network.kickoff(kickoff), await network.items(kickoff)
    assert all(item.assignee_id != gone for item in items.values() if item.state == OPEN)
    assert all(entry.member_id != gone for entry in stored.responsibilities)
    assert stored.project.manager_id not in (None, gone)
    assert {entry.role: entry.member_id for entry in stored.responsibilities}[
        "PP"
    ] == stored.project.manager_id
    # What was done stays in the name of who did it.
    assert items[2].settled_by_id == gone
    seen: set[int] = set()
    for name in network.people:
        if network.who(name).id != gone:
            seen |= set(await network.mine(name))
    assert seen == {item.id for item in items.values() if item.state == OPEN}


async def test_who_leaves_is_told_once_in_the_history(network: Network) -> None:
    kickoff = await network.create()
    other = await network.create("Toinen", manager=str(network.who("Sari").id))
    await leave(network, "Aino")
    assert [event.what for event in await network.events(kickoff)] == ["created", "left"]
    assert [event.what for event in await network.events(other)] == ["created"]
    assert "Henkilö jäi pois verkostosta" in told(
        await network.surface("kickoff", kickoff, network.turn("Sari"))
    )


async def test_a_shared_card_is_brought_up_to_date_once_for_each_change(network: Network) -> None:
    kickoff = await network.create()
    channel = network.turn("Sari", kind="channel")
    data = {"verb": "kickoff.open", "kickoff": kickoff}
    await network.write(lambda session: click(data, channel, session, card_id="1:post"))
    await network.done((await network.items(kickoff))[1])
    copies = await network.read(lambda session: session.scalars(select(SharedCard)).all())
    assert [(copy.surface, copy.subject_id, copy.activity_id) for copy in copies] == [
        ("kickoff", kickoff, "1:post")
    ]
    rows = await network.read(lambda session: session.scalars(select(OutboxRow)).all())
    updates = [row.key for row in rows if row.kind == "card.update"]
    revision = (await network.kickoff(kickoff)).revision
    assert updates[-1] == f"update:{copies[0].id}:{revision}"
    assert len(updates) == len(set(updates))


async def test_reminders_go_to_the_doer_and_later_to_the_manager_too(network: Network) -> None:
    kickoff = await network.create(manager=str(network.who("Sari").id))
    item = (await network.items(kickoff))[3]  # records, due 9.12.
    tuomas, sari = network.who("Tuomas").id, network.who("Sari").id
    assert await heard(network, item, date(2026, 12, 3)) == []
    assert await heard(network, item, date(2026, 12, 4)) == [(tuomas, "coming")]
    assert await heard(network, item, date(2026, 12, 9)) == [(tuomas, "due")]
    assert await heard(network, item, date(2026, 12, 10)) == [(tuomas, "late")]
    assert await heard(network, item, date(2026, 12, 16)) == [(tuomas, "late")]
    assert await heard(network, item, date(2026, 12, 17)) == [(tuomas, "late"), (sari, "late")]
