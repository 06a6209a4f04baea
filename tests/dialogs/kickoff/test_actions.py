"""What an item's buttons do to the database, click by click."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.kickoff.proactive import line
from storage import members
from storage.kickoffs import DONE, OPEN, SKIPPED
from storage.nudges import Nudge
from tests.dialogs.network import TODAY, Network, moment, told

BEFORE = TODAY - timedelta(days=1)


async def test_anybody_of_the_network_marks_an_item_done(network: Network) -> None:
    kickoff = await network.create()
    item = (await network.items(kickoff))[3]
    drawn = await network.done(item, network.turn("Sari", date(2026, 12, 7)))
    assert drawn.text == "Kohta on valmis. Jäljellä on 33 kohtaa."
    settled = (await network.items(kickoff))[3]
    assert (settled.state, settled.settled_by_id) == (DONE, network.who("Sari").id)
    assert settled.settled_at == moment(date(2026, 12, 7))
    assert settled.version > item.version


async def test_a_second_click_says_who_did_it_and_when(network: Network) -> None:
    kickoff = await network.create()
    item = (await network.items(kickoff))[3]
    await network.done(item, network.turn("Sari", date(2026, 12, 7)))
    before = await network.everything()
    again = await network.done(item, network.turn("Mikko"))
    assert again.text == (
        "Sari Mäkelä merkitsi tämän jo valmiiksi ma\u00a07.12. klo\u00a09. Sinun ei tarvitse tehdä mitään."
    )
    assert again.card is not None
    assert await network.everything() == before


async def test_a_stale_click_changes_nothing(network: Network) -> None:
    kickoff = await network.create()
    item = (await network.items(kickoff))[3]
    await network.send("kickoff.move", item=item.id, day="2027-01-04")
    before = await network.everything()
    drawn = await network.done(item)
    assert drawn.text == "Tämä kortti on vanhentunut, joten mitään ei muutettu. Tässä on uusin kortti."
    assert await network.everything() == before


async def test_two_clicks_at_once_do_it_once(network: Network) -> None:
    kickoff = await network.create()
    item = (await network.items(kickoff))[3]
    drawn = await asyncio.gather(
        *(network.done(item, network.turn(who)) for who in ("Aino", "Sari", "Kaisa"))
    )
    assert sum(str(each.text).startswith("Kohta on valmis.") for each in drawn) == 1
    events = await network.events(kickoff)
    assert [event.what for event in events] == ["created", "done"]


async def test_the_last_item_thanks_everyone_and_ends_the_list(network: Network) -> None:
    kickoff = await network.create(conditions="")
    said = [(await network.done(item)).text for item in (await network.items(kickoff)).values()]
    assert said[-1] == "Kohta on valmis, ja samalla koko lista. Kiitos kaikille!"
    assert (await network.kickoff(kickoff)).over_at == moment(TODAY)
    item = (await network.items(kickoff))[1]
    await network.click("kickoff.reopen", item=item.id, version=item.version)
    assert (await network.kickoff(kickoff)).over_at is None


async def test_an_item_is_opened_again(network: Network) -> None:
    kickoff = await network.create()
    item = (await network.items(kickoff))[3]
    await network.done(item)
    done = (await network.items(kickoff))[3]
    drawn = await network.click("kickoff.reopen", item=item.id, version=done.version)
    assert drawn.text is not None
    assert drawn.text.startswith("Kohta on taas auki: Avaa asia asianhallintaan")
    reopened = (await network.items(kickoff))[3]
    assert (reopened.state, reopened.settled_by_id, reopened.settled_at) == (OPEN, None, None)
    before = await network.everything()
    for version in (done.version, reopened.version):  # a stale button, and an item that is open
        again = await network.click("kickoff.reopen", item=item.id, version=version)
        assert str(again.text).startswith("Tämä kortti on vanhentunut")
    assert await network.everything() == before


async def test_an_item_is_skipped_with_its_reason(network: Network) -> None:
    kickoff = await network.create()
    item = (await network.items(kickoff))[22]
    drawn = await network.send("kickoff.skip", item=item.id, reason=" Raja ei ylity. ")
    assert drawn.text is not None
    assert drawn.text.startswith("Kohta on ohitettu: ")
    skipped = (await network.items(kickoff))[22]
    assert (skipped.state, skipped.reason) == (SKIPPED, "Raja ei ylity.")
    late = await network.refused("kickoff.skip", "kickoff-already-skipped", item=item.id, reason="x")
    assert late.arguments["person"] == "Aino Virtanen"
    clicked = await network.done(skipped)
    assert str(clicked.text).startswith("Aino Virtanen ohitti tämän kohdan")
    asked = await network.click("kickoff.ask-skip", item=item.id)
    assert asked.form is None
    assert str(asked.text).startswith("Aino Virtanen ohitti tämän kohdan")


async def test_skipping_needs_a_reason(network: Network) -> None:
    item = (await network.items(await network.create()))[22]
    await network.refused("kickoff.skip", "kickoff-error-reason", item=item.id)
    await network.refused("kickoff.skip", "kickoff-error-reason", item=item.id, reason=" \u200b ")
    await network.refused("kickoff.skip", "refusal-too-long", item=item.id, reason="x" * 1001)


async def test_a_comment_leaves_the_buttons_as_they_are(network: Network) -> None:
    kickoff = await network.create()
    item = (await network.items(kickoff))[3]
    drawn = await network.send("kickoff.comment", item=item.id, comment="Numero on 12/2026")
    assert "Numero on 12/2026" in told(drawn.card)
    assert (await network.items(kickoff))[3].version == item.version
    assert str((await network.done(item)).text).startswith("Kohta on valmis.")
    await network.send("kickoff.comment", item=item.id, comment="Vielä yksi asia")
    await network.refused("kickoff.comment", "kickoff-error-comment", item=item.id, comment="")
    await network.refused("kickoff.comment", "refusal-too-long", item=item.id, comment="x" * 4000)


async def test_an_item_is_given_to_another_who_hears_of_it(network: Network) -> None:
    kickoff = await network.create()
    item = (await network.items(kickoff))[3]
    sari = network.who("Sari")
    drawn = await network.send("kickoff.give", item=item.id, to=str(sari.id))
    assert str(drawn.text).startswith("Kohdan tekee nyt Sari Mäkelä: Avaa asia")
    assert (await network.items(kickoff))[3].assignee_id == sari.id
    (nudge,) = await network.read(lambda session: session.scalars(select(Nudge)).all())
    assert (nudge.member_id, nudge.kind, nudge.subject_id) == (sari.id, "kickoff-item", item.id)
    assert (nudge.occasion, nudge.day) == ("given", TODAY)
    turn = network.turn("Sari")
    said = await network.read(lambda session: line(turn, session, nudge))
    assert said is not None
    assert [meta.text for meta in said.meta] == ["ke\u00a09.12.", "Kotoportti", "annettu sinulle"]
    # It is in the receiver's hands and in nobody else's.
    for name, has in (("Sari", True), ("Tuomas", False)):
        assert (item.id in await network.mine(name)) is has


async def test_taking_an_item_for_oneself_reminds_of_nothing(network: Network) -> None:
    item = (await network.items(await network.create()))[3]
    await network.send("kickoff.give", item=item.id, to=str(network.who("Aino").id))
    assert await network.read(lambda session: session.scalars(select(Nudge)).all()) == []


async def test_an_item_goes_only_to_a_member(network: Network) -> None:
    item = (await network.items(await network.create()))[3]

    def leave(session: Session) -> None:
        sari = members.by_id(session, network.who("Sari").id)
        assert sari is not None
        members.leave(session, sari, moment(TODAY))

    await network.write(leave)
    for nobody in ("", "0", "999", "²", "yksi", str(network.who("Sari").id)):
        await network.refused("kickoff.give", "kickoff-error-person", item=item.id, to=nobody)


async def test_a_day_set_by_hand_stays_when_its_anchor_moves(network: Network) -> None:
    kickoff = await network.create()
    item = (await network.items(kickoff))[15]
    drawn = await network.send("kickoff.move", item=item.id, day="2027-01-20")
    assert drawn.text == (
        "Uusi määräpäivä on ke\u00a020.1.2027: Vie maksatus- ja raportointipäivät kalenteriin"
    )
    await network.move_anchor(kickoff, "K", date(2027, 1, 14))
    items = await network.items(kickoff)
    assert (items[15].due_on, items[15].by_hand) == (date(2027, 1, 20), True)
    assert items[13].due_on == date(2027, 1, 14)


async def test_a_past_or_impossible_day_is_refused(network: Network) -> None:
    item = (await network.items(await network.create()))[15]
    await network.refused("kickoff.move", "kickoff-error-day", item=item.id)
    await network.refused("kickoff.move", "refusal-past-date", item=item.id, day=BEFORE.isoformat())
    await network.refused("kickoff.move", "refusal-impossible-date", item=item.id, day="2026-02-30")
    await network.refused("kickoff.move", "refusal-impossible-date", item=item.id, day="9999-12-31")


async def test_an_item_of_ones_own_is_added_last(network: Network) -> None:
    kickoff = await network.create()
    sari = network.who("Sari")
    drawn = await network.send(
        "kickoff.add", kickoff=kickoff, title="Sovi tilat", phase="1", to=str(sari.id), day="2027-01-20"
    )
    assert drawn.text == "Lisäsin kohdan: Sovi tilat"
    item = max((await network.items(kickoff)).values(), key=lambda each: each.position)
    assert (item.title, item.phase, item.assignee_id) == ("Sovi tilat", 1, sari.id)
    assert (item.due_on, item.by_hand, item.template_number) == (date(2027, 1, 20), True, None)
    await network.send("kickoff.add", kickoff=kickoff, title="Ilman päivää", phase="²")
    await network.move_anchor(kickoff, "K", date(2027, 1, 14))
    items = sorted((await network.items(kickoff)).values(), key=lambda each: each.position)
    assert [(each.title, each.phase, each.due_on) for each in items[-2:]] == [
        ("Sovi tilat", 1, date(2027, 1, 20)),
        ("Ilman päivää", 0, None),
    ]
    await network.refused("kickoff.add", "kickoff-error-title", kickoff=kickoff)
    await network.refused("kickoff.add", "refusal-too-long", kickoff=kickoff, title="x" * 201)
    await network.refused("kickoff.add", "refusal-past-date", kickoff=kickoff, title="x", day="2026-12-01")
    await network.refused("kickoff.add", "kickoff-gone", kickoff=99, title="x")
