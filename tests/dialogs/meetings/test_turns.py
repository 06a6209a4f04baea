"""Turns to present: quiet projects are invited alone, willing ones come in turn, and a theme's votes are only counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.refusal import Refusal
from bot.working_days import WorkingDays
from dialogs.meetings import payloads as p
from dialogs.meetings import timetable
from dialogs.meetings.closing import close
from dialogs.meetings.record import next_one
from storage import agendas, members, projects
from storage.meetings import Meeting
from storage.turns import TurnInvite
from tests.dialogs.network import TODAY, ZONE, Network, moment, told

CALENDAR = WorkingDays()
PROJECTS = {"Kotoportti": "Aino", "Digipolku": "Sari", "Vihreä satama": "Riikka"}


async def begin(network: Network) -> None:
    """The series is agreed, and three projects are managed by three people."""
    turn = network.turn("Kaisa")
    await network.send("meetings.series", turn, rule="2. torstai klo 9.30", minutes=90, holiday="next")
    for name, person in PROJECTS.items():
        await network.write(
            lambda s, n=name, w=person: projects.find_or_make(s, n, by=network.who(w).id, now=moment(TODAY))  # type: ignore[misc]
        )


async def sweep(network: Network, day: date) -> None:
    await network.write(lambda s: timetable.plans(s, moment(day), ZONE, CALENDAR))


async def coming(network: Network) -> Meeting:
    found = await network.read(next_one)
    assert found is not None
    return found


async def hold(network: Network) -> Meeting:
    """The next meeting is held: everything that fits is dealt with."""
    meeting = await coming(network)
    await sweep(network, CALENDAR.add(meeting.day, -6))

    def work(session: Session) -> None:
        held = session.get(Meeting, meeting.id)
        assert held is not None
        held.started_at = held.starts_at
        for item in agendas.items_of(session, held.id):
            item.state, item.used_seconds = agendas.DONE, 60
        close(session, held, by=None, now=held.starts_at + timedelta(minutes=90))

    await network.write(work)
    return meeting


async def invites(network: Network) -> list[TurnInvite]:
    return list(
        await network.read(lambda s: s.scalars(select(TurnInvite).order_by(TurnInvite.id)).unique().all())
    )


async def test_a_quiet_project_is_invited_alone_and_others_see_a_count(network: Network) -> None:
    await begin(network)
    for _ in range(3):
        await hold(network)
    assert await invites(network) == []
    meeting = await coming(network)
    day = CALENDAR.add(meeting.day, -6)
    await sweep(network, day)
    asked = await invites(network)
    assert len(asked) == 2
    first = asked[0]
    who = next(w for name, w in PROJECTS.items() if name == first.project.name)
    other = next(w for name, w in PROJECTS.items() if name not in {i.project.name for i in asked})
    card = (await network.click("meetings.invited", network.turn(who, day), invite=first.id)).card
    assert "Kymmenen minuuttia riittää" in told(card)
    with pytest.raises(Refusal, match="meetings-gone"):
        await network.click("meetings.invited", network.turn(other, day), invite=first.id)
    agenda = told(await network.surface(p.MEETING, meeting.id, network.turn(other, day)))
    assert "2 hanketta on kutsuttu kertomaan." in agenda
    assert first.project.name not in agenda
    yes = await network.click("meetings.answer-invite", network.turn(who, day), invite=first.id, answer="yes")
    assert "Hankkeesi on asialistalla" in told(yes.card)
    again = await network.click(
        "meetings.answer-invite", network.turn(who, day), invite=first.id, answer="no"
    )
    assert again.text is not None
    assert "jo vastannut" in again.text
    agenda = told(await network.surface(p.MEETING, meeting.id, network.turn(other, day)))
    assert first.project.name in agenda
    assert "1 hanke on kutsuttu kertomaan." in agenda


async def test_who_says_never_is_not_invited_again(network: Network) -> None:
    await begin(network)
    for _ in range(3):
        await hold(network)
    await sweep(network, CALENDAR.add((await coming(network)).day, -6))
    for invite in await invites(network):
        who = PROJECTS[invite.project.name]
        await network.click("meetings.answer-invite", network.turn(who), invite=invite.id, answer="never")
    never = {invite.project_id for invite in await invites(network)}
    for _ in range(5):
        await hold(network)
    later = [invite.project_id for invite in await invites(network)][2:]
    assert not never & set(later)


async def test_willing_projects_come_in_turn_and_no_one_twice_before_the_others(network: Network) -> None:
    await begin(network)
    found = await network.read(lambda s: {project.name: project.id for project in projects.all_projects(s)})
    for name, person in PROJECTS.items():
        await network.click("meetings.willing", network.turn(person), project=found[name], willing=True)
    for _ in range(6):
        await hold(network)
    held = await network.read(lambda s: [item.project_id for item in agendas.presentations(s)])
    counts = [held.count(number) for number in found.values()]
    assert sum(counts) >= 6
    assert max(counts) - min(counts) <= 1
    # One who has just presented and asks again waits, and is told for whom.
    last = next(name for name, number in found.items() if number == held[-1])
    turn = network.turn(PROJECTS[last], CALENDAR.add((await coming(network)).day, -8))
    await network.send(
        "meetings.send-proposal", turn, section="projects", project=str(found[last]), title="", minutes=20
    )
    for _ in range(2):
        await hold(network)
    held = await network.read(lambda s: [item.project_id for item in agendas.presentations(s)])
    counts = [held.count(number) for number in found.values()]
    assert max(counts) - min(counts) <= 1


async def test_a_willing_project_that_cannot_come_keeps_its_turn(network: Network) -> None:
    await begin(network)
    found = await network.read(lambda s: {project.name: project.id for project in projects.all_projects(s)})
    await network.click("meetings.willing", network.turn("Aino"), project=found["Kotoportti"], willing=True)
    meeting = await coming(network)
    day = CALENDAR.add(meeting.day, -6)
    await sweep(network, day)
    (invite,) = await invites(network)
    assert invite.placed
    no = await network.click(
        "meetings.answer-invite", network.turn("Aino", day), invite=invite.id, answer="no"
    )
    assert no.text is not None
    assert "Vuorosi säilyy" in no.text
    await sweep(network, CALENDAR.add(day, 1))
    assert "Kotoportti" not in told(await network.surface(p.MEETING, meeting.id, network.turn("Sari", day)))
    await hold(network)
    following = await coming(network)
    await sweep(network, CALENDAR.add(following.day, -6))
    assert "Kotoportti" in told(await network.surface(p.MEETING, following.id, network.turn("Sari", day)))


async def test_a_theme_is_voted_for_once_by_each(network: Network) -> None:
    await begin(network)
    await network.send("meetings.theme", network.turn("Aino"), title="Vaikutusten arviointi")
    for _ in range(2):
        await network.click("meetings.vote", network.turn("Sari"), theme=1, wanted=True)
    card = told(await network.surface(p.THEMES, 0, network.turn("Riikka")))
    assert "2 ääntä" in card
    assert "Sari" not in card
    await network.click("meetings.vote", network.turn("Sari"), theme=1, wanted=False)
    assert "1 ääni" in told(await network.surface(p.THEMES, 0, network.turn("Riikka")))
    with pytest.raises(Refusal, match="refusal-not-allowed"):
        await network.click("meetings.take-theme", network.turn("Sari"), theme=1)
    taken = await network.click("meetings.take-theme", network.turn("Kaisa"), theme=1)
    assert taken.text is not None
    again = await network.click("meetings.take-theme", network.turn("Kaisa"), theme=1)
    assert again.text is not None
    assert "ei ole enää jonossa" in again.text


async def test_a_leavers_promises_and_items_are_nobodys_no_longer(network: Network) -> None:
    await begin(network)
    await network.send("meetings.send-proposal", network.turn("Aino"), section="news", title="Asia")
    aino = network.who("Aino").id

    def leave(session: Session) -> None:
        member = members.by_id(session, aino)
        assert member is not None
        members.leave(session, member, moment(TODAY))
        for capability in network.turn("Sari").house.capabilities:
            capability.member_left(session, aino, moment(TODAY))

    await network.write(leave)
    meeting = await coming(network)
    card = told(await network.surface(p.MEETING, meeting.id, network.turn("Sari")))
    assert "esittäjä puuttuu" in card
