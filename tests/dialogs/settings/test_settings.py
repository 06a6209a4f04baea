"""Settings: the language of a person and of a channel, and who gives which role."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

import dialogs.settings
from bot.capability import House
from bot.card_actions import draw_reply
from bot.refusal import Refusal
from dialogs.settings.actions import settings_command
from storage import conversations, members, roles
from storage.conversations import Conversation, ConversationSeen
from storage.members import ROLES
from storage.outbox import OutboxRow
from tests.adaptive_card import check
from tests.dialogs.network import CHANNEL, TODAY, Network, told


async def holders(network: Network, role: str) -> list[str]:
    found = await network.read(lambda session: members.holders(session, role))
    return [member.name for member in found]


def channel(session: Session) -> None:
    seen = ConversationSeen(
        id=CHANNEL,
        kind="channel",
        service_url="https://smba.example/",
        tenant_id="t",
        bot_id="28:kehu",
        seen_at=datetime(2026, 12, 1, tzinfo=UTC),
        team_id="19:tiimi",
    )
    conversations.remember(session, seen)


def make_coordinator(session: Session, member_id: int) -> None:
    member = members.by_id(session, member_id)
    assert member is not None
    members.give_role(session, member, "coordinator", datetime(2026, 12, 1, tzinfo=UTC))


async def test_a_person_chooses_their_language(network: Network) -> None:
    drawn = await network.click("settings.language", language="en")
    assert drawn.text == "From now on I speak English."
    aino = await network.read(lambda session: members.by_id(session, network.who("Aino").id))
    assert aino is not None and aino.language == "en"
    with pytest.raises(Refusal):
        await network.click("settings.language", language="sv")


async def test_a_channels_language_is_the_channels(network: Network) -> None:
    await network.write(channel)
    with pytest.raises(Refusal) as refused:
        await network.click("settings.language", network.turn("Aino", kind="channel"), language="en")
    assert refused.value.message == "refusal-not-allowed"
    await network.click("settings.language", network.turn("Riikka", kind="channel"), language="en")
    stored = await network.read(lambda session: session.get(Conversation, CHANNEL))
    assert stored is not None and stored.language == "en"
    riikka = await network.read(lambda session: members.by_id(session, network.who("Riikka").id))
    assert riikka is not None and riikka.language is None


@pytest.mark.parametrize(
    ("said", "language"),
    [("englanniksi", "en"), ("suomeksi", "fi"), ("in Finnish", "fi"), ("english", "en"), ("", None)],
)
async def test_a_language_that_is_named_is_chosen_at_once(
    network: Network, said: str, language: str | None
) -> None:
    turn = network.turn()
    await network.write(lambda session: draw_reply(settings_command(said, turn, session), turn, session))
    aino = await network.read(lambda session: members.by_id(session, turn.me.id))
    assert aino is not None and aino.language == language


async def test_a_role_is_given_once_and_taken_back(network: Network) -> None:
    sari, turn = network.who("Sari"), network.turn("Kaisa")
    drawn = await network.send("settings.give-role", turn, role="finance", to=str(sari.id))
    assert drawn.text == "Rooli on nyt annettu. Talous: Sari Mäkelä"
    assert await holders(network, "finance") == ["Mikko Saarinen", "Sari Mäkelä"]
    again = await network.send("settings.give-role", turn, role="finance", to=str(sari.id))
    assert again.text == "Hänellä on jo tämä rooli. Talous: Sari Mäkelä"
    drawn = await network.click("settings.take-role", turn, role="finance", member=sari.id)
    assert drawn.text == "Rooli on poistettu. Talous: Sari Mäkelä"
    stale = await network.click("settings.take-role", turn, role="finance", member=sari.id)
    assert str(stale.text).startswith("Tämä kortti on vanhentunut")
    assert await holders(network, "finance") == ["Mikko Saarinen"]


@pytest.mark.parametrize("giver", ["Aino", "Kaisa", "Jouni", "Riikka", "Mikko"])
async def test_who_may_give_which_role(network: Network, giver: str) -> None:
    sari, turn = network.who("Sari"), network.turn(giver)
    for role in ROLES:
        coordination = role in ("coordinator", "deputy")
        if giver in ("Kaisa", "Jouni") or (giver in ("Riikka", "Mikko") and not coordination):
            await network.send("settings.give-role", turn, role=role, to=str(sari.id))
            offered = await network.read(lambda session: roles.waiting(session, TODAY, sari.id))
            # Coordination waits for her own yes.
            assert ("Sari Mäkelä" in await holders(network, role)) is not coordination
            assert (role in [offer.role for offer in offered]) is coordination
            continue
        with pytest.raises(Refusal) as refused:
            await network.send("settings.give-role", turn, role=role, to=str(sari.id))
        assert refused.value.message == "refusal-not-allowed"
        who = "koordinaattori tai varakoordinaattori" if coordination else "koordinaattori tai hanketuki"
        assert refused.value.arguments == {"role": who}
        assert "Sari Mäkelä" not in await holders(network, role)


async def test_the_form_and_the_card_offer_what_one_may_give(network: Network) -> None:
    for name, may in (("Kaisa", True), ("Riikka", False)):
        turn = network.turn(name)
        form = told((await network.click("settings.ask-role", turn)).card)
        assert ('"value": "coordinator"' in form) is may
        assert '"value": "finance"' in form
        card = told(await network.surface("settings", 0, turn))
        assert ('"role": "deputy"' in card) is may
        assert '"role": "finance"' in card
    with pytest.raises(Refusal):
        await network.click("settings.ask-role", network.turn("Aino"))
    card = told(await network.surface("settings", 0, network.turn("Aino")))
    assert "settings.take-role" not in card and "settings.ask-role" not in card
    assert "Rooleja antavat koordinaattori ja hanketuki." in card


async def test_a_channel_does_not_list_the_roles(network: Network) -> None:
    card = told(await network.surface("settings", 0, network.turn("Kaisa", kind="channel")))
    assert "Mikko Saarinen" not in card
    assert "Tämän kanavan kieli." in card


async def test_somebody_always_coordinates(network: Network) -> None:
    kaisa = network.who("Kaisa").id
    with pytest.raises(Refusal) as refused:
        await network.click("settings.take-role", network.turn("Jouni"), role="coordinator", member=kaisa)
    assert refused.value.message == "settings-error-last-coordinator"
    turn = network.turn("Kaisa")
    await network.write(lambda session: make_coordinator(session, network.who("Sari").id))
    takes = [
        network.click("settings.take-role", turn, role="coordinator", member=network.who(name).id)
        for name in ("Kaisa", "Sari")
    ]
    results = await asyncio.gather(*takes, return_exceptions=True)
    assert sum(isinstance(each, Refusal) for each in results) == 1
    assert len(await holders(network, "coordinator")) == 1


async def test_twenty_clicks_accept_one_offer_once(network: Network) -> None:
    sari = network.who("Sari")
    await network.send("settings.give-role", network.turn("Kaisa"), role="deputy", to=str(sari.id))
    (offer,) = await network.read(lambda session: roles.waiting(session, TODAY, sari.id))
    turn = network.turn("Sari")
    clicks = [network.click("settings.accept-role", turn, offer=offer.id) for _ in range(20)]
    answers = await asyncio.gather(*clicks)
    assert (await holders(network, "deputy")).count("Sari Mäkelä") == 1
    assert sum("Tähän on jo vastattu" in told(each.card) for each in answers) == 19
    planned = await network.read(lambda session: session.scalars(select(OutboxRow.key)).all())
    assert sum(key.startswith("post:role-answer:") for key in planned) == 1
    with pytest.raises(Refusal):
        await network.click("settings.withdraw-role", network.turn("Jouni"), offer=offer.id)
    late = await network.click("settings.withdraw-role", network.turn("Kaisa"), offer=offer.id)
    assert "Tähän on jo vastattu" in told(late.card)


async def test_an_offer_ends_with_its_givers_power_to_give(network: Network) -> None:
    sari, kaisa = network.who("Sari"), network.who("Kaisa")
    await network.send("settings.give-role", network.turn("Kaisa"), role="deputy", to=str(sari.id))
    (offer,) = await network.read(lambda session: roles.waiting(session, TODAY, sari.id))
    await network.write(lambda session: make_coordinator(session, sari.id))
    await network.click("settings.take-role", network.turn("Jouni"), role="coordinator", member=kaisa.id)
    answer = await network.click("settings.accept-role", network.turn("Sari"), offer=offer.id)
    assert "Roolit ovat muuttuneet ehdotuksen jälkeen" in told(answer.card)
    assert "Sari Mäkelä" not in await holders(network, "deputy")


@pytest.mark.parametrize("to", ["", "0", "999", "²", "Sari", "1" * 30])
async def test_a_role_goes_only_to_a_member(network: Network, to: str) -> None:
    before = await network.everything()
    with pytest.raises(Refusal) as refused:
        await network.send("settings.give-role", network.turn("Kaisa"), role="finance", to=to)
    assert refused.value.message == "settings-error-person"
    with pytest.raises(Refusal) as refused:
        await network.send("settings.give-role", network.turn("Kaisa"), role="king", to="1")
    assert refused.value.message == "settings-error-role"
    assert await network.everything() == before


@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize("kind", ["personal", "channel"])
async def test_the_cards_are_good(network: Network, language: str, kind: str) -> None:
    """Without what other capabilities put on the card: that is theirs to test."""
    for name in ("Aino", "Kaisa", "Riikka"):
        turn = replace(
            network.turn(name, language=language, kind=kind), house=House([dialogs.settings.CAPABILITY])
        )
        assert not check(await network.surface("settings", 0, turn))
    assert not check(
        (await network.click("settings.ask-role", network.turn("Kaisa", language=language))).card or {}
    )


async def test_a_role_is_one_row_however_many_hold_it(network: Network) -> None:
    kaisa = network.turn("Kaisa")
    await network.send("settings.give-role", kaisa, role="finance", to=str(network.who("Sari").id))
    card = await network.surface("settings", turn=kaisa)
    words = told(card)
    assert "Mikko Saarinen ja Sari Mäkelä" in words and words.count('"Talous"') == 1
    assert check(card) == []
    # Taking it away is in the row's fold, one button for each of them, which says aloud whose role it takes.
    fold = next(part for part in card["body"] if part.get("id") == "role-finance")
    assert fold["isVisible"] is False
    assert "Poista: Mikko Saarinen, Talous" in told(fold) and "Poista: Sari Mäkelä, Talous" in told(fold)
