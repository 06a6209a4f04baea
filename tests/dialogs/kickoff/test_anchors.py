"""Moving the days of a project, and naming its people."""

from __future__ import annotations

from datetime import date
from typing import Any

from dialogs.kickoff.proactive import due
from tests.dialogs.network import TODAY, Network, told


async def test_a_preview_tells_and_changes_nothing(network: Network) -> None:
    kickoff = await network.create()
    before = await network.everything()
    drawn = await network.send("kickoff.preview-anchor", kickoff=kickoff, anchor="K", day="2027-01-14")
    assert await network.everything() == before
    assert "14 avoimen kohdan määräpäivä muuttuu." in told(drawn.card)
    assert "Siirrä 14 kohtaa" in told(drawn.card)
    assert "Aloituskokous: ke\u00a023.12. → to\u00a014.1.2027" in told(drawn.card)


async def test_moving_an_anchor_dates_what_hangs_on_it(network: Network) -> None:
    kickoff = await network.create()
    items = await network.items(kickoff)
    await network.done(items[13])
    text = await network.move_anchor(kickoff, "K", date(2027, 1, 14))
    assert text == "Päivä on tallessa, ja 13 kohdan määräpäivä muuttui."
    moved = await network.items(kickoff)
    assert moved[13].due_on == date(2026, 12, 23)
    assert moved[14].due_on == date(2027, 1, 14)
    assert moved[31].due_on == date(2027, 3, 15)
    assert moved[1].due_on == items[1].due_on
    anchors = {each.anchor: each for each in (await network.kickoff(kickoff)).anchors}
    assert (anchors["K"].day, anchors["K"].by_default) == (date(2027, 1, 14), False)
    # Buttons of what moved are stale, the others are not.
    assert moved[14].version > items[14].version
    assert moved[1].version == items[1].version


async def test_an_anchor_moved_into_the_past_makes_its_items_at_once(network: Network) -> None:
    kickoff = await network.create()
    await network.move_anchor(kickoff, "P", date(2026, 11, 2))
    item = (await network.items(kickoff))[1]
    assert (item.due_on, item.at_once_since) == (date(2026, 11, 4), TODAY)
    turn = network.turn("Aino")
    occasions = await network.read(lambda session: due(session, TODAY, turn.calendar))
    assert item.id not in {occasion.subject_id for occasion in occasions}
    await network.move_anchor(kickoff, "P", date(2026, 12, 30))
    item = (await network.items(kickoff))[1]
    assert (item.due_on, item.at_once_since) == (date(2027, 1, 4), None)


async def test_a_list_that_changed_since_the_preview_is_previewed_again(network: Network) -> None:
    kickoff = await network.create()
    revision = (await network.kickoff(kickoff)).revision
    await network.done((await network.items(kickoff))[14], network.turn("Sari"))
    before = await network.everything()
    data: dict[str, Any] = {"kickoff": kickoff, "anchor": "K", "day": "2027-01-14"}
    drawn = await network.click("kickoff.move-anchor", revision=revision, **data)
    assert await network.everything() == before
    assert "Lista muuttui sillä välin, joten mitään ei siirretty." in told(drawn.card)
    assert "13 avoimen kohdan" in told(drawn.card)
    assert await network.move_anchor(kickoff, "K", date(2027, 1, 14)) is not None
    assert (await network.items(kickoff))[15].due_on == date(2027, 1, 18)


async def test_an_anchor_moved_twice_moves_once(network: Network) -> None:
    kickoff = await network.create()
    revision = (await network.kickoff(kickoff)).revision
    data: dict[str, Any] = {"kickoff": kickoff, "anchor": "K", "day": "2027-01-14", "revision": revision}
    await network.click("kickoff.move-anchor", **data)
    before = await network.everything()
    again = await network.click("kickoff.move-anchor", network.turn("Sari"), **data)
    assert again.text == "Päivä on jo siirretty. Sinun ei tarvitse tehdä mitään."
    same = await network.send("kickoff.preview-anchor", kickoff=kickoff, anchor="K", day="2027-01-14")
    assert same.text == "Päivä on jo tämä. Mitään ei muutettu."
    assert await network.everything() == before


async def test_what_cannot_be_moved_is_refused(network: Network) -> None:
    kickoff = await network.create(A="2027-02-01")
    preview, day = "kickoff.preview-anchor", "2027-01-14"
    await network.refused(preview, "kickoff-error-anchor", kickoff=kickoff, anchor="X", day=day)
    await network.refused(preview, "kickoff-error-day", kickoff=kickoff, anchor="K")
    await network.refused(preview, "kickoff-error-order", kickoff=kickoff, anchor="L", day=day)
    for verb in (preview, "kickoff.move-anchor"):
        data: dict[str, Any] = {"kickoff": kickoff, "anchor": "K", "day": "0001-01-02", "revision": 1}
        await network.refused(verb, "refusal-impossible-date", **data)


async def test_a_kickoff_meeting_without_a_day_follows_the_decision(network: Network) -> None:
    """The default day of an anchor is counted as soon as it can be, and again while nobody has set it."""
    kickoff = await network.create(P="")
    assert (await network.items(kickoff))[13].due_on is None
    text = await network.move_anchor(kickoff, "P", TODAY)
    assert text == "Päivä on tallessa, ja 21 kohdan määräpäivä muuttui."
    assert (await network.items(kickoff))[13].due_on == date(2026, 12, 23)
    await network.move_anchor(kickoff, "P", date(2026, 12, 3))
    assert (await network.items(kickoff))[13].due_on == date(2026, 12, 28)
    await network.move_anchor(kickoff, "K", date(2027, 1, 14))
    await network.move_anchor(kickoff, "P", TODAY)
    assert (await network.items(kickoff))[13].due_on == date(2027, 1, 14)


async def test_responsibilities_are_saved(network: Network) -> None:
    kickoff = await network.create()
    sari, kaisa = network.who("Sari"), network.who("Kaisa")
    asked = await network.click("kickoff.ask-people", kickoff=kickoff)
    assert asked.draft is not None
    known = {key: value for key, value in asked.draft.items() if key not in ("key", "who")}
    assert known["TA"] == str(network.who("Mikko").id)
    changed = {**known, "PP": str(sari.id), "OS": str(kaisa.id), "HT": "-", "TA": ""}
    drawn = await network.send("kickoff.people", **changed)
    assert drawn.text == "Vastuut on tallessa."
    stored = await network.kickoff(kickoff)
    carried = {entry.role: entry.member_id for entry in stored.responsibilities}
    assert (carried["PP"], carried["OS"]) == (sari.id, kaisa.id)
    assert not carried.keys() & {"HT", "TA"}
    assert stored.project.manager_id == sari.id
    # The project manager is always somebody; one role alone leaves the others as they are.
    await network.send("kickoff.people", kickoff=kickoff, role="PP", to="-")
    await network.send("kickoff.people", kickoff=kickoff, role="TA", to=str(kaisa.id))
    stored = await network.kickoff(kickoff)
    assert {entry.role: entry.member_id for entry in stored.responsibilities} == {**carried, "TA": kaisa.id}
    await network.refused("kickoff.people", "kickoff-error-person", kickoff=kickoff, TA="999")
    await network.refused("kickoff.people", "host-old-card", kickoff=kickoff, role="XX", to=str(sari.id))


async def test_everybody_sees_their_own_open_items(network: Network) -> None:
    kickoff = await network.create(manager=str(network.who("Sari").id))
    seen: list[int] = []
    for name in network.people:
        seen += await network.mine(name)
    assert sorted(seen) == sorted(item.id for item in (await network.items(kickoff)).values())
