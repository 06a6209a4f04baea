"""The reminders card and the daily message of real kickoffs, as their person sees and clicks them."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy.orm import Session

from bot.card_actions import Drawn, draw_reply
from bot.cards import Card
from bot.refusal import Refusal
from bot.turn import CHANNEL, Turn
from dialogs.kickoff.actions import NUDGE
from dialogs.reminders import CAPABILITY, actions
from dialogs.reminders.daily_card import IN_SIGHT
from storage import conversations, members, nudge_preferences, nudges, outbox
from storage.conversations import ConversationSeen
from storage.nudge_preferences import Preference
from storage.nudges import Occasion
from tests.adaptive_card import check
from tests.dialogs.network import HOUSE, TODAY, Network, moment
from tests.schedules.office import texts_of
from tests.voice_rules import faults

MESSAGE = TODAY.toordinal()
DAY = timedelta(days=1)
TOMORROW = TODAY + DAY


async def told(network: Network, items: list[int], name: str = "Aino", day: date = TODAY) -> None:
    """The daily message of a day has told these items."""
    me = network.who(name).id

    def tell(session: Session) -> None:
        nudges.plan(session, [Occasion(me, NUDGE, item, "due", day) for item in items], moment(day))
        waiting = [nudge.id for nudge in nudges.waiting(session, me, day)]
        nudges.settle(session, waiting, nudges.TOLD, moment(day), f"nudges:{me}:{day.isoformat()}")

    await network.write(tell)


async def waiting(network: Network, *days: date) -> list[int]:
    """How many nudges wait to be told to Aino on each of these days."""
    me = network.who("Aino").id

    def count(session: Session) -> list[int]:
        return [len(nudges.waiting(session, me, day)) for day in days]

    return await network.read(count)


async def some_items(network: Network, n: int) -> list[int]:
    kickoff = await network.create(manager=str(network.who("Aino").id))
    items = list((await network.items(kickoff)).values())
    return [item.id for item in items if item.role == "PP"][:n]


async def says(network: Network, rest: str, turn: Turn | None = None) -> Drawn:
    """What the command answers."""
    at = turn or network.turn()
    return await network.write(
        lambda session: draw_reply(actions.reminders_command(rest, at, session), at, session)
    )


def button(card: Card | None, title: str) -> dict[str, Any]:
    """The data of the first button with this title."""
    found = _find(card, title)
    assert found is not None, texts_of(card)
    return found


def _find(part: Any, title: str) -> dict[str, Any] | None:
    if isinstance(part, dict):
        if part.get("title") == title and "data" in part:
            return dict(part["data"])
        part = list(part.values())
    if isinstance(part, list):
        return next((found for value in part if (found := _find(value, title))), None)
    return None


async def press(network: Network, card: Card | None, title: str, turn: Turn | None = None) -> Drawn:
    data = button(card, title)
    return await network.click(data.pop("verb"), turn, **data)


@pytest.mark.parametrize("language", ["fi", "en"])
def test_the_texts_keep_the_voice(language: str) -> None:
    assert faults(Path(CAPABILITY.folder / f"{language}.ftl")) == []


@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize("name", ["Aino", "Kaisa"])
async def test_the_card_is_good_in_both_languages(network: Network, language: str, name: str) -> None:
    card = await network.surface("reminders", turn=network.turn(name, language=language))
    assert check(card) == []


async def test_a_kind_is_turned_off_and_on(network: Network) -> None:
    drawn = await says(network, "")
    every = f"Päällä {len(HOUSE.nudges)} aihetta"
    assert every in texts_of(drawn.card)
    drawn = await press(network, drawn.card, "Ota pois")
    assert "Pois päältä" in texts_of(drawn.card) and every not in texts_of(drawn.card)
    assert drawn.text == "En muistuta tästä aiheesta. Asiat ovat yhä tallessa. Aihe: Aloitukset"
    drawn = await press(network, drawn.card, "Ota käyttöön")
    assert "Pois päältä" not in texts_of(drawn.card) and every in texts_of(drawn.card)


async def test_a_leave_that_is_told_is_done_at_once(network: Network) -> None:
    drawn = await says(network, "20.12. asti")
    assert drawn.text == "Selvä. Seuraava muistutus: ma\u00a021.12."
    assert "Olet poissa. Viimeinen poissaolopäivä: su\u00a020.12." in texts_of(drawn.card)
    (pause,) = await network.read(lambda session: nudges.pauses_of(session, network.who("Aino").id))
    assert (pause.kind, pause.until) == ("*", date(2026, 12, 21))
    drawn = await press(network, drawn.card, "Palasin jo")
    assert "Palasin jo" not in texts_of(drawn.card)
    assert await network.read(lambda session: nudges.pauses_of(session, network.who("Aino").id)) == []


async def test_a_day_alone_fills_the_form_and_changes_nothing(network: Network) -> None:
    before = await network.everything()
    drawn = await says(network, "20.12.")
    assert drawn.form == "reminders.away" and drawn.draft is not None
    assert drawn.draft["last"] == "2026-12-20"
    assert drawn.card is not None and check(drawn.card) == []
    assert await network.everything() == before
    assert (await says(network, "pois, olen lomalla")).form == "reminders.away"


@pytest.mark.parametrize("rest", ["1.12. asti", "31.2. asti", "1.1.2099 asti"])
async def test_a_day_that_cannot_be_is_refused(network: Network, rest: str) -> None:
    with pytest.raises(Refusal):
        await says(network, rest)


async def test_the_away_form(network: Network) -> None:
    drawn = await network.send("reminders.away", last="2026-12-04")
    assert drawn.text == "Selvä. Seuraava muistutus: ma\u00a07.12."
    with pytest.raises(Refusal, match="reminders-error-day"):
        await network.send("reminders.away")
    assert (
        await network.read(lambda s: actions.read_last("perjantaihin asti", network.turn(), s))
        == "2026-12-04"
    )


async def test_nothing_of_this_is_said_in_a_channel(network: Network) -> None:
    for surface in ("reminders", "nudges"):
        with pytest.raises(Refusal, match="host-private-only"):
            await network.surface(surface, MESSAGE, network.turn(kind=CHANNEL))


@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize("n", [1, 3, 16])
async def test_the_daily_message_is_a_good_card(network: Network, language: str, n: int) -> None:
    items = await some_items(network, n)
    await told(network, items)
    card = await network.surface("nudges", MESSAGE, network.turn(language=language))
    assert check(card) == []
    assert len(orjson.dumps(card)) < 25_000
    assert len(orjson.dumps(card).split(b'"kickoff.done"')) > min(len(items), IN_SIGHT)


async def test_a_message_of_very_many_long_matters_stays_small(network: Network) -> None:
    kickoff = await network.create(manager=str(network.who("Aino").id))
    for _ in range(80):
        await network.send("kickoff.add", kickoff=kickoff, title="Ä" * 200, phase="1")
    items = [item.id for item in (await network.items(kickoff)).values() if item.title]
    await told(network, items)
    card = await network.surface("nudges", MESSAGE)
    assert len(items) == 80 and check(card) == [] and len(orjson.dumps(card)) < 25_000
    said = texts_of(card)
    assert "Vielä 68 asiaa" in said and any(text.startswith("Muut näet") for text in said)


async def test_a_matter_is_done_in_the_message_and_shown_there(network: Network) -> None:
    await told(network, await some_items(network, 2))
    card = await network.surface("nudges", MESSAGE)
    drawn = await press(network, card, "Valmis")
    assert drawn.shows is not None and (drawn.shows.surface, drawn.shows.subject) == ("nudges", MESSAGE)
    assert "✓ Ilmoita hankepäätös hanketukipalveluille" in texts_of(drawn.card)
    drawn = await press(network, drawn.card, "Valmis")
    said = texts_of(drawn.card)
    assert "✓ Lue rahoituspäätös ja ehdot; kirjaa erot hakemukseen" in said
    assert "Lopeta muistutukset" not in said
    assert check(drawn.card or {}) == []


async def test_stopping_is_said_and_can_be_taken_back(network: Network) -> None:
    await told(network, await some_items(network, 2))
    card = await network.surface("nudges", MESSAGE)
    assert "Mitä muistutuksia en enää lähetä?" in texts_of(card)
    drawn = await press(network, card, "Vain nämä asiat")
    assert drawn.text is not None and drawn.text.startswith("En muistuta tästä enää.")
    assert "Lopeta muistutukset" not in texts_of(drawn.card) and "Valmis" in texts_of(drawn.card)
    settings = await network.surface("reminders")
    assert "Lopetetut muistutukset (2)" in texts_of(settings) and check(settings) == []
    for _ in range(2):
        drawn = await press(network, settings, "Muistuta taas")
        assert drawn.card is not None
        settings = drawn.card
    assert "Muistuta taas" not in texts_of(settings)


async def test_a_stopped_matter_that_was_settled_needs_no_way_back(network: Network) -> None:
    kickoff = await network.create(manager=str(network.who("Aino").id))
    item = next(item for item in (await network.items(kickoff)).values() if item.role == "PP")
    await network.write(lambda s: nudges.pause(s, network.who("Aino").id, NUDGE, item.id, None))
    assert "Muistuta taas" in texts_of(await network.surface("reminders"))
    await network.done(item)
    assert "Muistuta taas" not in texts_of(await network.surface("reminders"))


async def test_later_on_a_day_of_ones_choice(network: Network) -> None:
    items = await some_items(network, 1)
    await told(network, items)
    card = await network.surface("nudges", MESSAGE)
    form = await press(network, card, "Muu päivä")
    assert form.form == "reminders.later" and check(form.card or {}) == []
    drawn = await network.send("reminders.later-on", message=MESSAGE, day="2026-12-05")  # a Saturday
    assert drawn.text == "Selvä. Seuraava muistutus: ma\u00a07.12."
    assert await waiting(network, TOMORROW, date(2026, 12, 6), date(2026, 12, 7)) == [0, 0, 1]


async def test_the_day_that_was_chosen_last_counts(network: Network) -> None:
    await told(network, await some_items(network, 1))
    for when in ("next-week", "tomorrow", "next-week"):
        await network.click("reminders.later", message=MESSAGE, when=when)
    # On Monday there are two occasions of one matter, which are told as one.
    assert await waiting(network, TOMORROW, date(2026, 12, 7)) == [0, 2]


async def test_nobody_reaches_the_reminders_of_another(network: Network) -> None:
    await told(network, await some_items(network, 2))
    sari = network.turn("Sari")
    card = await network.surface("nudges", MESSAGE, sari)
    assert "Ei muistutuksia" in texts_of(card)
    await network.click("reminders.stop", sari, message=MESSAGE)
    assert await network.read(lambda session: nudges.pauses_of(session, network.who("Aino").id)) == []


@pytest.mark.parametrize(
    ("verb", "data"),
    [
        ("reminders.later", {"message": 2**62}),
        ("reminders.later", {"message": MESSAGE, "when": "<at>"}),
        ("reminders.stop", {"message": -1}),
        ("reminders.ask-later", {"message": 0}),
        ("reminders.kind", {"kind": "*", "on": False}),
        ("reminders.resume", {"kind": "*", "subject": 0}),
        ("reminders.resume", {"kind": NUDGE, "subject": -5}),
    ],
)
async def test_a_hostile_click_changes_nothing(network: Network, verb: str, data: dict[str, Any]) -> None:
    before = await network.everything()
    with pytest.raises(Refusal):
        await network.click(verb, **data)
    assert await network.everything() == before


async def test_the_coordinator_sees_how_messages_are_going(network: Network) -> None:
    now = moment(TODAY)

    def fail(session: Session) -> None:
        for number, (name, reason) in enumerate((("Aino", "blocked-by-user"), ("Sari", "not-in-roster"))):
            member = network.who(name).id
            seen = ConversationSeen(f"a:{name}", "personal", "https://x", "t", "28:k", now, member_id=member)
            conversations.remember(session, seen)
            conversations.mark_unreachable(session, f"a:{name}", reason, now)
            outbox.plan(session, key=str(number), kind="nudges", subject={}, now=now, member_id=member)
        for row in outbox.lease(session, owner="x", now=now, limit=1, duration=timedelta(minutes=1)):
            outbox.settle(session, row.id, owner="x", now=now, state="given-up", outcome="blocked-by-user")

    await network.write(fail)
    card = await network.surface("reminders.status", turn=network.turn("Kaisa"))
    said = texts_of(card)
    assert (
        "En tavoita 2 jäsentä: Aino Virtanen (on estänyt Kehun viestit)"
        " ja Sari Mäkelä (Kehu ei ole mukana keskustelussa)" in said
    )
    assert "Aino Virtanen" in said and any("päivän muistutukset" in text for text in said)
    assert check(card) == []
    assert "Muistutusten tila" in texts_of(await network.surface("reminders", turn=network.turn("Kaisa")))
    assert "Muistutusten tila" not in texts_of(await network.surface("reminders"))
    english = await network.surface("reminders.status", turn=network.turn("Kaisa", language="en"))
    assert "How messages arrive" in texts_of(english)


async def test_how_messages_are_going_is_for_the_coordinator_alone_and_not_for_a_channel(
    network: Network,
) -> None:
    for turn, refusal in (
        (network.turn("Aino"), "refusal-not-allowed"),
        (network.turn("Kaisa", kind=CHANNEL), "host-private-only"),
    ):
        with pytest.raises(Refusal, match=refusal):
            await says(network, "tila", turn)
    drawn = await says(network, "tila", network.turn("Kaisa"))
    assert "Näin muistuttaminen sujuu" in texts_of(drawn.card)


@pytest.mark.parametrize("said", ["muistutukset tila", "Muistutusten tila", "reminders status"])
async def test_how_it_is_asked_for(network: Network, said: str) -> None:
    heard = network.turn("Kaisa").house.reader.read(said)
    assert heard.command == "muistutukset"
    drawn = await says(network, heard.rest, network.turn("Kaisa"))
    assert drawn.shows is not None and drawn.shows.surface == "reminders.status"


async def test_the_numbers_of_the_coordinator(network: Network) -> None:
    items = await some_items(network, 4)
    await told(network, items[:3])
    card = await network.surface("nudges", MESSAGE)
    await press(network, card, "Valmis")
    me = network.who("Aino").id

    def more(session: Session) -> None:
        late = Occasion(me, NUDGE, items[3], "coming", TODAY - 5 * DAY, until=TODAY - DAY)
        nudges.plan(session, [late, Occasion(me, NUDGE, items[3], "due", TODAY)], moment(TODAY))
        nudges.expire(session, TODAY, moment(TODAY))
        nudges.pause(session, me, NUDGE, items[3], None)

    await network.write(more)
    counts = await network.read(lambda s: nudges.counts(s, TODAY, moment(TODAY) - 30 * DAY))
    assert counts == nudges.NudgeCounts(waiting=0, silenced=1, told=3, acted=1, settled=0, expired=1)


async def test_a_kind_is_stopped_from_the_message_and_turned_on_again(network: Network) -> None:
    await told(network, await some_items(network, 2))
    card = await network.surface("nudges", MESSAGE)
    drawn = await press(network, card, "Koko aihe")
    assert drawn.text == "En muistuta tästä aiheesta. Asiat ovat yhä tallessa. Aihe: Aloitukset"
    said = texts_of(drawn.card)
    assert "Lopeta muistutukset" not in said and "Valmis" in said
    drawn = await press(network, await network.surface("reminders"), "Ota käyttöön")
    assert "Lopeta muistutukset" in texts_of(await network.surface("nudges", MESSAGE))


async def test_ones_own_hours_way_and_language(network: Network) -> None:
    card = await network.surface("reminders")
    form = await press(network, card, "Muuta aikoja")
    assert form.form == "reminders.times" and check(form.card or {}) == []
    drawn = await network.send(
        "reminders.times", daily="7", opens="7", closes="15", where="chat", language="en"
    )
    assert drawn.text == (
        "Valintasi ovat tallessa. Päivän muistutus tulee klo\u00a07, ja muuten kirjoitan arkisin klo\u00a07–15."
    )
    me = network.who("Aino").id
    assert await network.read(lambda s: nudge_preferences.of(s, me)) == Preference(7, 7, 15, by_mail=False)
    member = await network.read(lambda s: members.by_id(s, me))
    assert member is not None and member.language == "en"
    again = await network.form(
        "reminders.times", (await press(network, card, "Muuta aikoja")).draft or {}, network.turn()
    )
    assert any(part.get("value") == "7" for part in again["body"])
    mine = await network.read(lambda s: CAPABILITY.my_data(s, me))
    assert mine["reminder_times"] == [{"opens": 7, "daily": 7, "closes": 15, "by_mail": False}]
    for _ in range(2):
        await network.write(lambda s: CAPABILITY.forget(s, me, network.turn().now))
    assert not (await network.read(lambda s: CAPABILITY.my_data(s, me)))["reminder_times"]
    assert await network.read(lambda s: nudge_preferences.of(s, me)) == nudge_preferences.USUAL


@pytest.mark.parametrize(
    ("hours", "refusal"),
    [
        ({"daily": "9", "opens": "3", "closes": "17"}, "reminders-error-hours"),
        ({"daily": "9", "opens": "8", "closes": "23"}, "reminders-error-hours"),
        ({"daily": "9", "opens": "9", "closes": "10"}, "reminders-error-hours"),
        ({"daily": "9", "opens": "17", "closes": "8"}, "reminders-error-hours"),
        ({"daily": "17", "opens": "8", "closes": "17"}, "reminders-error-daily"),
        ({"daily": "7", "opens": "8", "closes": "17"}, "reminders-error-daily"),
        ({"daily": "-1", "opens": "8", "closes": "17"}, "reminders-error-daily"),
        ({"where": "letter"}, "host-old-card"),
        ({"language": "sv"}, "host-old-card"),
        ({"daily": "yhdeksän"}, "host-old-card"),
    ],
)
async def test_hours_that_cannot_be_are_refused(
    network: Network, hours: dict[str, str], refusal: str
) -> None:
    await network.refused("reminders.times", refusal, **hours)


async def test_what_opens_a_form_leaves_the_message_where_it_is(network: Network) -> None:
    """A question is answered from the message: the form comes beneath it, and the message stays."""
    drawn = await network.send(
        "decisions.record",
        network.turn("Aino"),
        name="Kotoportti",
        kind="funding",
        title="Kotoportti saa rahoituksen",
        maker="ELY-keskus",
        day=TODAY.isoformat(),
        summary="Rahoitus on 412 000 euroa.",
    )
    assert drawn.shows is not None
    await network.send(
        "decisions.question",
        network.turn("Riikka"),
        decision=drawn.shows.subject,
        question="Mihin kustannuspaikkaan?",
    )
    me = network.who("Aino").id

    def tell(session: Session) -> None:
        nudges.plan(session, [Occasion(me, "decision-question", 1, "open", TODAY)], moment(TODAY))
        nudges.settle(session, [1], nudges.TOLD, moment(TODAY), f"nudges:{me}:{TODAY.isoformat()}")

    await network.write(tell)
    card = await network.surface("nudges", MESSAGE)
    drawn = await press(network, card, "Vastaa")
    assert drawn.form is not None and drawn.stays is not None
    assert "Päivän muistutus: 1 asia" in texts_of(drawn.stays)
