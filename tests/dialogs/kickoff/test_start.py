"""Starting a kickoff, and the plain sentences that a form understands."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.refusal import Refusal
from dialogs.kickoff.template import load_default
from storage.outbox import OutboxRow
from storage.projects import Project
from tests.adaptive_card import check, interpreted
from tests.dialogs.network import CHANNEL, HOUSE, TODAY, Network, moment


async def projects(network: Network) -> list[Project]:
    found = select(Project).order_by(Project.id)
    return list(await network.read(lambda session: session.scalars(found).unique().all()))


async def test_a_kickoff_is_made_from_the_template(network: Network) -> None:
    sari = network.who("Sari")
    drawn = await network.send(
        "kickoff.create",
        name="  Kotoportti ",
        manager=str(sari.id),
        funder="esr",
        number=" 1234/02.05.00/2026 ",
        conditions="steering,esr,nonsense",
        P="2026-12-02",
        A="2027-01-11",
    )
    assert drawn.text == "Tarkistuslista on valmis. Siinä on 28 kohtaa. Hanke: Kotoportti"
    (project,) = await projects(network)
    assert (project.name, project.number, project.funder) == ("Kotoportti", "1234/02.05.00/2026", "esr")
    assert project.manager_id == sari.id
    assert drawn.shows is not None
    kickoff = await network.kickoff(drawn.shows.subject)
    assert kickoff.conditions == ["steering", "esr"]
    days = {anchor.anchor: (anchor.day, anchor.by_default) for anchor in kickoff.anchors}
    assert days == {
        "P": (TODAY, False),
        "A": (date(2027, 1, 11), False),
        "K": (date(2026, 12, 23), True),
    }
    items = await network.items(kickoff.id)
    wanted = {item.number for item in load_default().items if item.condition in (None, "steering", "esr")}
    assert items.keys() == wanted
    assert items[2].due_on == date(2026, 12, 7)
    assert items[26].due_on is None
    carried = {entry.role: entry.member.name for entry in kickoff.responsibilities}
    assert carried == {
        "PP": "Sari Mäkelä",
        "HT": "Riikka Heino",
        "TA": "Mikko Saarinen",
        "HE": "Päivi Hämäläinen",
        "HA": "Elina Öhman",
        "VI": "Elina Öhman",
        "TS": "Tuomas Niemi",
        "AR": "Tuomas Niemi",
    }


async def test_the_list_is_posted_to_the_channel_once(network: Network) -> None:
    await network.create()
    await network.create("Toinen", network.turn(kind="channel"))
    await network.create("kotoportti")
    rows = await network.read(lambda session: session.scalars(select(OutboxRow)).all())
    assert [(row.kind, row.conversation_id) for row in rows] == [("card.post", CHANNEL)]


async def test_the_same_name_in_other_case_shows_the_first(network: Network) -> None:
    first = await network.create("Kotoportti Äänekoski")
    before = await network.everything()
    for name in ("KOTOPORTTI  äänekoski", "kotoportti a\u0308a\u0308nekoski"):
        drawn = await network.send("kickoff.create", name=name, P="2027-01-01")
        assert drawn.shows is not None
        assert drawn.shows.subject == first
        assert drawn.text is not None
        assert drawn.text.startswith("Hankkeella on jo tarkistuslista")
    assert await network.everything() == before


async def test_a_project_without_a_kickoff_gets_one(network: Network) -> None:
    def add(session: Session) -> None:
        aino = network.who("Aino").id
        session.add(
            Project(
                name="Vihreä satama",
                name_key="vihreä satama",
                number="7",
                created_by_id=aino,
                created_at=moment(TODAY),
            )
        )

    await network.write(add)
    kickoff = await network.kickoff(await network.create("vihreä Satama", manager=""))
    (project,) = await projects(network)
    assert (project.name, project.number) == ("Vihreä satama", "7")
    assert project.manager_id == network.who("Aino").id
    assert kickoff.project_id == project.id


async def test_what_cannot_be_started_is_refused(network: Network) -> None:
    create = "kickoff.create"
    await network.refused(create, "kickoff-error-project", name="   ")
    await network.refused(create, "kickoff-error-project", name="\u200b\u202e")
    long = await network.refused(create, "refusal-too-long", name="x" * 5000)
    assert long.arguments == {"length": 5000, "max": 120}
    await network.refused(create, "refusal-too-long", name="N", number="9" * 61)
    wrong = await network.refused(create, "kickoff-error-order", name="N", A="2027-02-01", L="2027-01-31")
    assert wrong.arguments == {"begin": date(2027, 2, 1), "end": date(2027, 1, 31)}
    for nobody in ("999", "x", "²", "-1", "1" * 30):
        await network.refused(create, "kickoff-error-person", name="N", manager=nobody)


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "9999-12-31", "2026-02-30", "2026-13-01"])
async def test_a_day_out_of_this_world_is_refused(network: Network, day: str) -> None:
    for anchor in ("P", "A", "K", "O1", "M1", "L"):
        await network.refused("kickoff.create", "refusal-impossible-date", name="N", **{anchor: day})


@pytest.mark.parametrize(
    "name",
    [
        "[Palkinto](https://huijaus.example) *tärkeä*",
        "<at>Kaikki</at> {{DATE(2026-12-07T00:00:00Z,SHORT)}}",
        "Kis\x00sa\u202e oträ\u2066 piilo",
        "👩‍👩‍👧 Perheet 🐈 =1+1",
        "\n1. rivi\n2. rivi",
    ],
)
async def test_a_name_is_only_a_name(network: Network, name: str) -> None:
    kickoff = await network.create(name)
    (project,) = await projects(network)
    assert "\x00" not in project.name and "\u202e" not in project.name and "\u2066" not in project.name
    for where in ("kickoff", "kickoff.portfolio"):
        card = await network.surface(where, kickoff)
        assert not check(card)
        assert not any(
            faults
            for mark in ("[Palk", "*tär", "<at>", "{{DATE", "\n")
            if (faults := interpreted(card, mark))
        )


@pytest.mark.parametrize(
    ("said", "language", "ticked"),
    [
        ("Ryhmähanke ja ohjausryhmä", "fi", "group,steering"),
        ("uusi henkilöstö", "fi", "staff"),
        ("Käsitellään henkilötietoja, tehdään hankintoja", "fi", "procurement,personal_data"),
        ("esr+ sekä investointeja", "fi", "esr,investment"),
        ("steering group and personal data", "en", "personal_data,steering"),
        ("a group project, new staff", "en", "group,staff"),
        ("hanke", "fi", ""),
    ],
)
async def test_conditions_are_understood_in_a_sentence(
    network: Network, said: str, language: str, ticked: str
) -> None:
    turn = network.turn(language=language)
    (ask,) = (each for each in HOUSE.forms["kickoff.create"].questions if each.field == "conditions")
    assert await network.read(lambda session: ask.read(said, turn, session)) == ticked


async def test_a_person_is_named_as_in_teams(network: Network) -> None:
    turn = network.turn()
    (ask,) = HOUSE.forms["kickoff.give"].questions
    for said in ("Sari Mäkelä", "sari", "MÄKELÄ"):
        sari = await network.read(lambda session, said=said: ask.read(said, turn, session))  # type: ignore[misc]
        assert sari == str(network.who("Sari").id)
    for said in ("", "a", "Nobody"):
        with pytest.raises(Refusal):
            await network.read(lambda session, said=said: ask.read(said, turn, session))  # type: ignore[misc]
