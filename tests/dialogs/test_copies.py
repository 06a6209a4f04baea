"""A click on a kept card leaves no copy behind: whatever changes a card plans the updates of all its copies.

The clicked message is not registered a second time when it is a kept copy, so nothing but the change itself plans.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import shared
from bot.card_actions import click
from bot.turn import CHANNEL, PERSONAL, Turn
from dialogs.meetings.record import next_one
from storage import agendas, decisions, roles
from storage.feedback import Feedback
from storage.outbox import OutboxRow
from storage.promises import Promise
from storage.shared_cards import of_subject
from storage.suggestions import Suggestion
from tests.dialogs.network import HOUSE, TODAY, Network

HERE, ELSEWHERE = "1:here", "19:muualla@thread.tacv2"


class Press(NamedTuple):
    """A click that changes a card: whose, on which card, with what."""

    turn: Turn
    surface: str
    subject: int
    verb: str
    data: dict[str, Any]


Prepared = Callable[[Network], Awaitable[list[Press]]]


async def kickoff(network: Network) -> list[Press]:
    number = await network.create()
    item = (await network.items(number))[1]
    turn = network.turn(kind=CHANNEL)
    return [
        Press(turn, "kickoff", number, "kickoff.done", {"item": item.id, "version": item.version}),
        Press(turn, "kickoff", number, "kickoff.reopen", {"item": item.id, "version": item.version + 1}),
    ]


async def decision(network: Network) -> list[Press]:
    given: dict[str, Any] = {
        "name": "Kotoportti",
        "kind": "funding",
        "title": "Rahoitus myönnetty",
        "summary": "Omarahoitus 20 %.",
        "maker": "ELY-keskus",
        "day": TODAY.isoformat(),
        "help": "finance",
        "starts": "2027-01-04",
        "ends": "2028-12-31",
    }
    drawn = await network.send("decisions.record", **given)
    assert drawn.shows is not None, drawn.text
    number = drawn.shows.subject

    def of(session: Session) -> int:
        found = decisions.by_id(session, number)
        assert found is not None
        return next(part.id for part in found.parts if part.function == "finance")

    part = {"part": await network.read(of)}
    turn = network.turn("Mikko", kind=CHANNEL)
    return [Press(turn, "decisions", number, verb, part) for verb in ("decisions.ack", "decisions.handle")]


async def feedback(network: Network) -> list[Press]:
    await network.send("feedback.give", recipient="network", kind="worry", text="Aikataulu on tiukka.")
    number = (await network.read(lambda session: session.scalar(select(Feedback.id)))) or 0
    turn = network.turn("Kaisa", kind=CHANNEL)
    return [
        Press(turn, "feedback", number, verb, {"feedback": number})
        for verb in ("feedback.thank", "feedback.handle")
    ]


async def suggestion(network: Network) -> list[Press]:
    await network.send("feedback.suggest", title="Yhteinen pohja", text="Tehdään pohja kaikille.")
    number = (await network.read(lambda session: session.scalar(select(Suggestion.id)))) or 0
    turn = network.turn("Sari", kind=CHANNEL)
    return [
        Press(turn, "feedback.suggestion", number, verb, {"suggestion": number})
        for verb in ("feedback.support", "feedback.stop-supporting")
    ]


async def meeting(network: Network) -> list[Press]:
    kaisa = network.turn("Kaisa")
    await network.send("meetings.series", kaisa, rule="2. torstai klo 9.30", minutes=90, holiday="next")
    await network.send("meetings.send-proposal", section="news", title="Uusi haku", minutes=10)

    def of(session: Session) -> tuple[int, int]:
        found = next_one(session)
        assert found is not None
        return found.id, next(
            each.id for each in agendas.items_of(session, found.id) if each.title == "Uusi haku"
        )

    number, item = await network.read(of)
    turn = network.turn("Kaisa", kind=CHANNEL)
    on = {"item": item, "meeting": number, "on": "meetings"}
    return [Press(turn, "meetings", number, "meetings.move-on", on)]


async def promise(network: Network) -> list[Press]:
    me = network.who("Aino").id

    def make(session: Session) -> int:
        made = Promise(
            owner_id=me,
            promised_by_id=me,
            what="Kysyn tilat",
            due_on=TODAY,
            made_at=network.turn().now,
            made_on=TODAY,
        )
        session.add(made)
        session.flush()
        return made.id

    number = await network.write(make)
    turn = network.turn(kind=CHANNEL)
    return [Press(turn, "meetings.promises", 0, "meetings.keep", {"promise": number})]


async def offer(network: Network, answer: str = "settings.accept-role") -> list[Press]:
    sari = network.who("Sari")
    await network.send("settings.give-role", network.turn("Kaisa"), role="deputy", to=str(sari.id))
    (made,) = await network.read(lambda session: roles.waiting(session, TODAY, sari.id))
    who = "Kaisa" if answer == "settings.withdraw-role" else "Sari"
    return [Press(network.turn(who, kind=PERSONAL), "role-offer", made.id, answer, {"offer": made.id})]


async def declined(network: Network) -> list[Press]:
    return await offer(network, "settings.decline-role")


async def withdrawn(network: Network) -> list[Press]:
    return await offer(network, "settings.withdraw-role")


def stands(session: Session, press: Press) -> int:
    """The card stands here and elsewhere as it is now; its revision."""
    surface = HOUSE.surfaces[press.surface]
    revision = surface.revision(session, press.subject)
    for place, activity in ((press.turn.place.id, HERE), (ELSEWHERE, "1:there")):
        shared.keep(session, press.surface, press.subject, place, activity, revision, press.turn.now)
    return revision


def behind(session: Session, press: Press, revision: int) -> list[str]:
    """The copies that show less than this revision, and are not planned to show it."""
    planned = set(session.scalars(select(OutboxRow.key).where(OutboxRow.kind == shared.UPDATE)))
    return [
        copy.conversation_id
        for copy in of_subject(session, press.surface, press.subject)
        if copy.shown < revision and f"update:{copy.id}:{revision}" not in planned
    ]


@pytest.mark.parametrize(
    "prepared",
    [kickoff, decision, feedback, suggestion, meeting, promise, offer, declined, withdrawn],
    ids=lambda prepared: prepared.__name__,
)
async def test_a_click_on_a_kept_card_leaves_no_copy_behind(network: Network, prepared: Prepared) -> None:
    for press in await prepared(network):

        def work(session: Session, press: Press = press) -> tuple[int, int, list[str], int]:
            before = stands(session, press)
            click({"verb": press.verb, **press.data}, press.turn, session, card_id=HERE)
            session.flush()
            after = HOUSE.surfaces[press.surface].revision(session, press.subject)
            copies = of_subject(session, press.surface, press.subject)
            return before, after, behind(session, press, after), len(copies)

        before, after, left, copies = await network.write(work)
        assert after > before, f"{press.verb} changes nothing, and so it proves nothing"
        assert left == [] and copies == 2


async def waits(
    network: Network, kind: str, card_id: str, verb: str = "kickoff.done", **more: Any
) -> dict[str, bool]:
    """By conversation, whether an update planned by this click waits until a sentence could be read."""
    number = await network.create()
    item = (await network.items(number))[1]
    turn = network.turn(kind=PERSONAL if kind == "personal" else CHANNEL)
    press = Press(turn, "kickoff", number, verb, {"item": item.id, "version": item.version, **more})

    def work(session: Session) -> dict[str, bool]:
        stands(session, press)
        click({"verb": verb, **press.data}, turn, session, card_id=card_id)
        rows = session.scalars(select(OutboxRow).where(OutboxRow.kind == shared.UPDATE))
        return {str(row.conversation_id): row.next_attempt_at > turn.now for row in rows}

    return await network.write(work)


async def test_in_a_personal_chat_the_clicked_card_alone_waits_until_its_sentence_could_be_read(
    network: Network,
) -> None:
    found = await waits(network, "personal", HERE)
    here = network.turn(kind=PERSONAL).place.id
    assert found == {here: True, ELSEWHERE: False}


async def test_in_a_channel_nobody_waits(network: Network) -> None:
    found = await waits(network, "channel", HERE)
    assert len(found) == 2 and not any(found.values())


async def test_what_is_clicked_in_a_form_stands_in_the_list_at_once(network: Network) -> None:
    form = {"key": "once", "who": network.who("Aino").id, "reason": "Ei koske meitä."}
    found = await waits(network, "personal", "1:form", "kickoff.skip", **form)
    assert len(found) == 2 and not any(found.values())
