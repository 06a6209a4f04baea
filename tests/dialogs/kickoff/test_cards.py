"""Every card of a kickoff, with little and with far too much on it: good to Teams, small enough, in one language."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fluent.runtime import FluentResource
from fluent.syntax import ast
from sqlalchemy.orm import Session

import dialogs
from bot.card_actions import draw_reply
from bot.cards import Card
from bot.turn import Turn
from dialogs.kickoff import actions, start
from dialogs.kickoff import payloads as p
from dialogs.kickoff.portfolio import project_command
from dialogs.kickoff.template import load_default
from storage import members
from storage.members import Profile
from tests.adaptive_card import HOSTILE, check, interpreted, walk
from tests.dialogs.network import HOUSE, PEOPLE, TODAY, Network, moment, told
from tests.voice_rules import sentences

LATER = date(2027, 5, 20)
"""A day on which a checklist of December has much that is past its date."""
LONG_NAME = ("Pitkäniminen-Hämäläinen Äänekoski-Öljymäki " * 2)[:80].strip()
LONG_TITLE = ("Pitkä otsikko, jossa sanotaan kaikki, mitä pitää tehdä ja miksi: " * 4)[:200].strip()
KNOWN_DATES: dict[str, Any] = {
    "A": "2027-01-11",
    "K": "2027-01-14",
    "O1": "2027-02-01",
    "M1": "2027-03-31",
    "L": "2027-12-01",
}


async def few(network: Network) -> int:
    """No conditions, no dates, nothing done."""
    return await network.create(conditions="", P="")


async def many(network: Network) -> int:
    """Everything that the template has, with a history."""
    kickoff = await network.create(manager=str(network.who("Sari").id), funder="esr", **KNOWN_DATES)
    items = await network.items(kickoff)
    for number in (1, 2, 3, 4, 6):
        await network.done(items[number], network.turn("Kaisa"))
    await network.send("kickoff.skip", item=items[22].id, reason="Raja ei ylity tässä hankkeessa.")
    await network.send(
        "kickoff.comment", item=items[9].id, comment="Projektinumero on pyydetty.\nVastaus tulee."
    )
    await network.send("kickoff.give", item=items[9].id, to=str(network.who("Päivi").id))
    await network.send("kickoff.move", item=items[10].id, day="2027-01-20")
    await network.send("kickoff.add", kickoff=kickoff, title="Sovi tilat työpajalle", phase="1")
    return kickoff


async def worst(network: Network) -> int:
    """Forty people and thirty projects with long names, many added items with long titles, long comments."""

    def join(session: Session) -> None:
        for n in range(40 - len(PEOPLE)):
            profile = Profile(f"long-{n}", f"29:long-{n}", f"{n:02} {LONG_NAME}"[:80])
            members.enrol(session, profile, moment(TODAY))

    await network.write(join)
    await network.meet()
    turn = network.turn("00 ")
    kickoff = await network.create(f"{LONG_TITLE}"[:120], turn, number="1" * 60, funder="esr", **KNOWN_DATES)
    items = await network.items(kickoff)
    for n in (7, 13, 14):
        await network.done(items[n], network.turn("01 "))
    await network.send("kickoff.skip", turn, item=items[22].id, reason="Ä" * 1000)
    for n in range(8):
        await network.send("kickoff.comment", turn, item=items[9].id, comment=f"{n} " + "🐈" * 1990)
    titles = ["🐈" * 200 if n % 3 == 0 else LONG_TITLE for n in range(60)]

    def fill(session: Session) -> None:
        for n, title in enumerate(titles):
            phase, day = ("1", date(2026, 12, 10)) if n % 2 else ("0", date(2027, 12, 10))
            actions.add(p.Add(f"add-{n}", turn.me.id, kickoff, title, phase, day=day), turn, session)
        for n in range(29):
            name = f"{n:02} {LONG_TITLE}"[:120]
            start.create(p.Create(f"create-{n}", turn.me.id, name, P=TODAY), turn, session)

    await network.write(fill)
    return kickoff


async def forms(network: Network, kickoff: int, item: int, turn: Turn) -> AsyncIterator[tuple[str, Card]]:
    """Every form: new, and after a refusal with everything typed that fits into it, and more."""
    known = {"kickoff": kickoff, "item": item, "number": 12, "version": 1}
    typed = {
        **{
            name: "x" * 60 for name in ("name", "number_", "to", "manager", "anchor", "day", "PP", "P", "due")
        },
        **{name: HOSTILE * 2 for name in ("reason", "comment", "title", "title_fi", "guidance_en", "note")},
    }
    mine = ("kickoff.", "settings.") if turn.me.roles else ("kickoff.",)
    for name in (name for name in HOUSE.forms if name.startswith(mine)):
        yield name, await network.form(name, known, turn)
        yield f"{name} again", await network.form(name, typed | known, turn, "Teksti on liian pitkä.")


async def cards(network: Network, kickoff: int, turn: Turn) -> AsyncIterator[tuple[str, Card]]:
    """Every card that can be reached."""

    async def answer(verb: str, **data: Any) -> Card:
        send = network.send if HOUSE.actions[verb].form else network.click
        card = (await send(verb, turn, **data)).card
        assert card is not None
        return card

    for surface in ("kickoff", "kickoff.portfolio", "home", "settings"):
        yield surface, await network.surface(surface, kickoff, turn)
    for phase in range(-1, 6):
        yield f"all {phase}", await answer("kickoff.all", kickoff=kickoff, phase=phase)
        yield f"template {phase}", await network.surface("kickoff.template", phase, turn)
    items = await network.items(kickoff)
    for number in [n for n in (1, 9, 13, 22, 30, *items) if n in items][:6]:
        yield f"item {number}", await answer("kickoff.item", item=items[number].id)
    for anchor in ("P", "A", "K", "O1", "M1", "L"):
        day = "2028-02-01" if anchor == "L" else "2027-06-10"
        data = {"kickoff": kickoff, "anchor": anchor, "day": day}
        yield f"preview {anchor}", await answer("kickoff.preview-anchor", **data)
        yield f"preview {anchor} again", await answer("kickoff.move-anchor", revision=0, **data)

    def near(session: Session) -> Card | None:
        return draw_reply(project_command("a", turn, session), turn, session).card

    named = await network.write(near)
    assert named is not None
    yield "project", named
    async for name, form in forms(network, kickoff, items[max(items)].id, turn):
        yield name, form


@pytest.mark.parametrize("fill", [few, many, worst])
@pytest.mark.proofs
async def test_every_card_is_good(network: Network, fill: Callable[[Network], Awaitable[int]]) -> None:
    kickoff = await fill(network)
    faults = []
    for language, who, day in (("fi", "Kaisa", LATER), ("en", "Aino", TODAY)):
        async for name, card in cards(network, kickoff, network.turn(who, day, language)):
            faults += [f"{name} ({language}): {fault}" for fault in check(card)]
            faults += [f"{name}: what somebody wrote is live at {place}" for place in interpreted(card)]
    assert not faults


async def test_what_people_write_is_shown_and_never_live(network: Network) -> None:
    name, title = HOSTILE[:100], HOSTILE
    kickoff = await network.create(name)
    await network.send("kickoff.add", kickoff=kickoff, title=title, phase="0", day=TODAY.isoformat())
    items = await network.items(kickoff)
    added = items[max(items)]
    await network.send("kickoff.comment", item=added.id, comment=HOSTILE)
    await network.send("kickoff.skip", item=items[1].id, reason=HOSTILE)
    seen = 0
    async for where, card in cards(network, kickoff, network.turn("Kaisa")):
        for mark in (HOSTILE, "[Kissa](", "<at>Kaikki", "{{DATE(2026"):
            live = [place for place in interpreted(card, mark) if card["lang"]]
            assert not live, (where, mark, live)
        seen += "[Kissa](https://kissa.example)" in told(card)
    assert seen > 20


# -------------------------------------------------------------------------------------------- the wording


async def test_lateness_belongs_to_the_date(network: Network) -> None:
    kickoff = await many(network)
    card = await network.surface("kickoff", kickoff, network.turn("Aino", LATER))
    written = list(_written(card))
    heading = written.index("Määräpäivä ohi (28)")
    assert "Ke\u00a09.12.2026" in written[heading : heading + 12]
    everything = " ".join(written).casefold()
    assert "vielä 25 kohtaa on alempana vaiheissaan." in everything
    assert not re.search(r"myöhä|\d arkipäivää|unohd", everything)
    english = " ".join(_written(await network.surface("kickoff", kickoff, network.turn("Aino", LATER, "en"))))
    assert "Past the date (" in english
    assert not re.search(r"\blate\b|overdue|days ago", english, re.IGNORECASE)


async def test_the_checklist_says_where_it_is(network: Network) -> None:
    kickoff = await many(network)
    written = list(_written(await network.surface("kickoff", kickoff)))
    assert written[0] == "Kotoportti: hoidettu 6, yhteensä 35 kohtaa"
    assert "Aloitus · ESR+ · Sari Mäkelä" in written
    assert "6/35 hoidettu: 5 valmiina, 1 ohitettu" in written
    assert "Valmiina 6, yhteensä 35 kohtaa" in written
    assert any(
        words.startswith("Viimeksi: Aino Virtanen lisäsi kohdan ke\u00a02.12. klo\u00a09: ")
        for words in written
    )
    phases = [f"{phase.number} {phase.title.fi}" for phase in load_default().phases]
    assert [words for words in written if words in phases] == phases


async def test_what_is_not_known_waits_and_says_for_what(network: Network) -> None:
    kickoff = await few(network)
    card = told(await network.surface("kickoff", kickoff))
    assert "dottaa päivää: päätös saatu" in card
    assert "heti" not in card.casefold().split()
    item = (await network.items(kickoff))[13]
    assert "odottaa päivää: aloituskokous" in told((await network.click("kickoff.item", item=item.id)).card)


async def test_what_is_at_once_says_that_nobody_is_late(network: Network) -> None:
    kickoff = await network.create(P="2026-11-02")
    card = told(await network.surface("kickoff", kickoff))
    assert '"Heti"' in card
    assert "oli jo mennyt, kun päivät asetettiin. Kukaan ei ole myöhässä." in card
    assert "Määräpäivä ohi" not in card


async def test_a_phase_too_long_for_a_card_is_leafed_through(network: Network) -> None:
    kickoff, turn = await network.create(), network.turn("Kaisa")

    def fill(session: Session) -> None:
        for n in range(40):
            title = f"{n} {LONG_TITLE}"[:200]
            actions.add(p.Add(f"add-{n}", turn.me.id, kickoff, title, "1"), turn, session)

    await network.write(fill)
    wanted = {item.id for item in (await network.items(kickoff)).values() if item.phase == 1}
    shown: set[int] = set()
    data: dict[str, Any] | None = {"verb": "kickoff.all", "kickoff": kickoff, "phase": 1}
    for _ in range(20):
        if data is None:
            break
        card = (await network.click(**data, turn=turn)).card
        assert card is not None and not check(card)
        sent = [
            part["data"] for _, part in walk(card) if part.get("type") in ("Action.Submit", "Action.Execute")
        ]
        shown |= {each["item"] for each in sent if each["verb"] == "kickoff.item"}
        data = next((each for each in sent if each.get("start", 0) > data.get("start", 0)), None)
    assert shown == wanted


async def test_a_long_comment_is_shown_whole(network: Network) -> None:
    item = (await network.items(await network.create()))[1]
    comment = "Sovittiin taloussihteerin kanssa, että numero tulee maanantaina. " * 30
    drawn = await network.send("kickoff.comment", item=item.id, comment=comment)
    assert comment.strip() in told(drawn.card)


# ------------------------------------------------------------------------------------------- one language


_READ = ("text", "title", "label", "placeholder", "errorMessage", "altText", "speak", "tooltip")


def _written(card: Any) -> Iterator[str]:
    """What a reader sees or hears of a card, without what stands in its fields."""
    if isinstance(card, list):
        for part in card:
            yield from [part] if isinstance(part, str) else _written(part)
    if not isinstance(card, dict):
        return
    for name, value in card.items():
        if name in _READ and isinstance(value, str):
            yield value
        elif name == "facts":
            yield from (text for fact in value for text in (fact["title"], fact["value"]))
        elif name not in ("data", "fallback", "targetElements"):
            yield from _written(value)


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"[^\W\d_]{3,}", text.casefold()) if not word.isnumeric()}


@cache
def _vocabulary(language: str) -> set[str]:
    found: set[str] = set()
    for folder in dialogs.TEXT_FOLDERS:
        file = Path(folder) / f"{language}.ftl"
        for entry in FluentResource(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message) and entry.value:
                for sentence in sentences(entry.value):
                    found |= _words(re.sub(r"\{.*?\}", " ", sentence))
    template = load_default()
    texts = [text for item in template.items for text in (item.title, item.guidance, *item.sources)]
    texts += [phase.title for phase in template.phases] + [role.name for role in template.roles]
    texts += [text for condition in template.conditions for text in (condition.name, condition.label)]
    texts += [anchor.label for anchor in template.anchors]
    for text in texts:
        found |= _words(text.of(language))
    return found


@pytest.mark.parametrize(("language", "other"), [("fi", "en"), ("en", "fi")])
async def test_a_card_speaks_one_language(network: Network, language: str, other: str) -> None:
    foreign = _vocabulary(other) - _vocabulary(language)
    assert len(foreign) > 300
    # What people wrote stays as they wrote it.
    names = _words(" ".join(PEOPLE)) | _words(
        "Kotoportti Sovi tilat työpajalle Raja ei ylity tässä hankkeessa"
    )
    names |= _words("Projektinumero on pyydetty Vastaus tulee Teksti on liian pitkä" + HOSTILE)
    kickoff = await many(network)
    async for where, card in cards(network, kickoff, network.turn("Kaisa", LATER, language)):
        assert card["lang"] == language
        strange = {word for words in _written(card) for word in _words(words)} & foreign - names
        assert not strange, (where, strange)
