"""A kickoff as people live it: over real HTTP, from the first command to the last item, the right way and the wrong."""

from __future__ import annotations

import asyncio
import copy
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from storage import kickoffs, projects
from storage.kickoffs import Kickoff, KickoffEvent
from tests.adaptive_card import walk
from tests.serving import Served, SetClock, serving
from tests.teams import Message, Person, Teams

CREATED = {"name": "Kotoportti", "conditions": "esr,steering", "P": "2026-12-02", "A": "2027-01-11"}


async def starts(person: Person, **fields: str) -> Message:
    """Start a kickoff by its form; the checklist's card."""
    form = await person.says("aloitus")
    answer = await person.clicks("Aloita", on=form, inputs=CREATED | fields)
    assert answer.card is not None
    return form.message


def of(person: Person, title: str) -> Message:
    """The newest card in the personal chat that has this text."""
    return next(message for message in reversed(person.chat.messages) if title in message.sees(person))


async def kickoff_of(served: Served, name: str = "Kotoportti") -> Kickoff:
    """The project's kickoff as the database has it."""

    def work(session: Session) -> Kickoff:
        project = projects.named(session, name)
        assert project is not None
        kickoff = kickoffs.of_project(session, project.id)
        assert kickoff is not None
        return kickoff

    return await served.kehu.database.read(work)


async def events(served: Served, what: str) -> list[KickoffEvent]:
    """The lines of history of one kind."""
    kickoff = await kickoff_of(served)
    lines = await served.kehu.database.read(lambda s: list(kickoffs.history(s, kickoff.id, limit=500)))
    return [line for line in lines if line.what == what]


async def test_from_the_form_to_the_channel_and_back(served: Served, teams: Teams, kati: Person) -> None:
    form = await kati.says("aloitus")
    assert "Aloita hanke" in form.sees()
    created = await kati.clicks("Aloita", on=form, inputs=CREATED)
    assert "Tarkistuslista on valmis. Siinä on 28 kohtaa. Hanke: Kotoportti" in created.sees()
    assert "Ma 7.12. · Kati Korhonen" in created.sees()

    await served.deliver()
    shared = await teams.channel.hears("Kotoportti")
    assert "0/28 valmiina" in shared.sees()

    mikko = next(person for person in teams.people if person.name.startswith("Mikko"))
    done = await mikko.clicks("Valmis", on=shared, row="Ilmoita hankepäätös")
    assert "Kohta on valmis. Jäljellä on 27 kohtaa." in done.sees()
    await served.deliver()
    assert "1/28 valmiina" in shared.sees()
    assert "Mikko Mäkelä merkitsi kohdan valmiiksi" in shared.sees()
    assert sum("Kotoportti" in message.sees() for message in teams.channel.messages) == 1
    assert teams.refused == []


async def test_the_form_in_plain_words(served: Served, kati: Person) -> None:
    await kati.says("aloitus")
    assert "Milloin päätös saatiin?" in (await kati.says("Osaava arki")).sees()
    refused = await kati.says("31.2.")
    assert "Päivää ”31.2.” ei ole kalenterissa" in refused.sees()
    assert "Milloin hanke alkaa?" in (await kati.says("2.12.2026")).sees()
    assert "Mitkä näistä koskevat hanketta" in (await kati.says("ei vielä")).sees()
    created = await kati.says("ohjausryhmä ja hankinnat")
    assert "Hanke: Osaava arki" in created.sees()
    kickoff = await kickoff_of(served, "Osaava arki")
    assert sorted(kickoff.conditions) == ["procurement", "steering"]


async def test_a_restart_in_the_middle_keeps_the_draft(tmp_path: Path) -> None:
    url, clock = f"sqlite:///{tmp_path}/kehu.db", SetClock()
    async with Teams() as teams, serving(url, clock) as first:
        first.face(teams)
        kati = teams.person("Kati Korhonen", given_name="Kati")
        await teams.installs(by=kati)
        await kati.says("aloitus")
        await kati.says("Kotoportti")
        await first.kehu.database.close()
        async with serving(url, clock) as second:
            second.face(teams)
            answer = await kati.says("2.12.2026")
            assert "Kirjoittamasi on tallessa" in answer.sees()
            assert "Milloin hanke alkaa?" in answer.sees()
            await kati.says("ei vielä")
            await kati.says("ei")
            assert (await kickoff_of(second)).project.name == "Kotoportti"


async def test_another_command_interrupts_and_kehu_offers_to_return(served: Served, kati: Person) -> None:
    await kati.says("aloitus")
    await kati.says("Kotoportti")
    interrupted = await kati.says("hankkeet")
    assert "Hankkeita ei ole vielä" in interrupted.sees()
    assert "Kesken jäi: hankkeen aloitus. Jatketaanko siitä, mihin jäit?" in interrupted.sees()
    assert "Aloita hanke" in (await kati.says("kyllä")).sees()
    assert "Milloin hanke alkaa?" in (await kati.says("2.12.2026")).sees()
    cancelled = await kati.says("peruuta")
    assert "Selvä, jätetään tämä. Mitään ei tallennettu." in cancelled.sees()
    assert await served.kehu.database.read(projects.all_projects) == []


async def test_a_name_that_nearly_is_a_command_is_a_name(served: Served, kati: Person) -> None:
    await kati.says("aloitus")
    assert "Milloin päätös saatiin?" in (await kati.says("Hankket")).sees()


async def test_what_stands_where_a_form_was_has_a_heading(served: Served, kati: Person) -> None:
    checklist = await starts(kati)
    form = await kati.clicks("Ohita", on=checklist, row="Lue rahoituspäätös")
    await kati.clicks("Lähetä", on=form, reason="Luettiin jo hakuvaiheessa")
    small = of(kati, "Tallessa").view(kati)
    assert small is not None and "Kohta on ohitettu" in small.sees()
    parts = [part for _, part in walk(small.json) if part.get("style") == "heading"]
    assert [part["text"] for part in parts] == ["Tallessa"]


async def test_a_project_that_has_its_list_already_is_not_said_to_be_saved(kati: Person) -> None:
    await starts(kati)
    form = await kati.says("aloitus")
    await kati.clicks("Aloita", on=form, name="kotoportti")
    small = of(kati, "joten en tehnyt toista").view(kati)
    assert small is not None and "Tallessa" not in small.sees()
    parts = [part for _, part in walk(small.json) if part.get("style") == "heading"]
    assert [part["text"] for part in parts] == ["On jo olemassa"]


async def test_fifty_people_press_done_at_once(served: Served, teams: Teams, kati: Person) -> None:
    people = [teams.person(f"Jäsen {number:02}", given_name="Jäsen") for number in range(50)]
    await teams.adds(*people)
    await starts(kati)
    await served.deliver()
    shared = await teams.channel.hears("Kotoportti")
    answers = await asyncio.gather(
        *(person.clicks("Valmis", on=shared, row="Ilmoita hankepäätös") for person in people)
    )
    seen = [answer.sees() for answer in answers]
    assert sum("Kohta on valmis. Jäljellä on 27 kohtaa." in text for text in seen) == 1
    assert sum(bool(re.search(r"Jäsen \d\d merkitsi tämän jo valmiiksi", text)) for text in seen) == 49
    assert len(await events(served, "done")) == 1


async def test_two_people_in_one_thread_are_never_mixed(served: Served, teams: Teams, kati: Person) -> None:
    mikko = next(person for person in teams.people if person.name.startswith("Mikko"))
    opened = await kati.says("@Kehu aloitus", where=teams.channel)
    thread = opened.message
    other = await mikko.says("@Kehu aloitus", where=teams.channel, thread=thread)
    stolen = await mikko.clicks("Aloita", on=opened, inputs=CREATED)
    assert "Tämän lomakkeen avasi Kati Korhonen" in stolen.sees()
    assert await served.kehu.database.read(projects.all_projects) == []
    await kati.clicks("Aloita", on=opened, inputs=CREATED)
    await mikko.clicks("Aloita", on=other, inputs=CREATED | {"name": "Digipolku"})
    managers = {
        project.name: project.manager.name
        for project in await served.kehu.database.read(projects.all_projects)
        if project.manager
    }
    assert managers == {"Kotoportti": "Kati Korhonen", "Digipolku": "Mikko Mäkelä"}


async def test_the_same_form_twice_and_the_same_activity_again(
    served: Served, teams: Teams, kati: Person
) -> None:
    form = await kati.says("aloitus")
    await asyncio.gather(
        *(kati.clicks("Aloita", on=form, force=True, may_refuse=True, inputs=CREATED) for _ in range(5))
    )
    assert len(await served.kehu.database.read(projects.all_projects)) == 1
    said = await kati.says("hankkeet")
    before = len(kati.chat.messages)
    again = await teams.redelivers(said)
    assert again.status == 200
    assert len(kati.chat.messages) == before


async def test_bad_input_gets_a_sentence_and_nothing_is_saved_by_half(
    served: Served, teams: Teams, kati: Person
) -> None:
    form = await kati.says("aloitus")
    empty = await kati.clicks("Aloita", on=form, force=True, name="   ")
    assert "Kirjoita hankkeen nimi" in empty.sees()
    long = await kati.clicks("Aloita", on=form, force=True, name="å" * 5000)
    assert "Teksti on liian pitkä: siinä on 5 000 merkkiä, ja tilaa on 120 merkille" in long.sees()
    impossible = await kati.clicks("Aloita", on=form, force=True, name="Kotoportti", P="31.2.")
    assert "ei ole kalenterissa" in impossible.sees()
    order = await kati.clicks("Aloita", on=form, name="Kotoportti", A="2027-05-01", L="2027-01-01")
    assert "tarkista päivät" in order.sees()
    unknown = await kati.clicks(
        "Aloita", on=form, altered=_with_verb("kickoff.destroy"), name="Kotoportti", may_refuse=True
    )
    assert "vanhentunut" in unknown.sees()
    assert await served.kehu.database.read(projects.all_projects) == []


def _with_verb(verb: str) -> Callable[[dict[str, Any]], object]:
    def alter(activity: dict[str, Any]) -> None:
        action = activity["value"]["action"]
        action["verb"] = action["data"]["verb"] = verb

    return alter


async def test_hostile_names_stay_text(served: Served, teams: Teams, kati: Person) -> None:
    name = "[Avaa](https://paha.example) <at>Mikko</at> {{DATE(2026-01-01)}}"
    form = await kati.says("aloitus")
    created = await kati.clicks("Aloita", on=form, inputs=CREATED | {"name": name})
    assert "[Avaa](https://paha.example)" in created.sees()
    await served.deliver()
    shared = await teams.channel.hears("Avaa")
    assert shared.links() == []
    assert teams.refused == []


async def test_a_stale_card_is_told_so_and_shows_the_newest(
    served: Served, teams: Teams, kati: Person
) -> None:
    await starts(kati)
    card = of(kati, "Kotoportti")
    before = copy.copy(card)
    before.own_views = dict(card.own_views)
    kickoff = await kickoff_of(served)
    first = kickoff.items[0]
    await kati.clicks("Avaa", on=card, row="Ilmoita hankepäätös")
    await kati.clicks("Siirrä päivää", on=of(kati, "Laskettu"))
    await kati.clicks("Lähetä", on=of(kati, "Siirrä kohdan päivää"), day="2026-12-18")
    stale = await kati.clicks("Valmis", on=before, row="Ilmoita hankepäätös", force=True)
    assert "Tämä kortti on vanhentunut, joten mitään ei muutettu. Tässä on uusin kortti." in stale.sees()
    assert "nyt pe 18.12.): Ilmoita hankepäätös hanketukipalveluille" in stale.sees()
    assert await events(served, "done") == []
    now = next(item for item in (await kickoff_of(served)).items if item.id == first.id)
    assert now.due_on == date(2026, 12, 18)


async def test_an_outsider_gets_one_sentence_and_nothing_else(
    served: Served, teams: Teams, kati: Person
) -> None:
    await starts(kati)
    stranger = teams.person("Outi Vieras", given_name="Outi", in_team=False)
    answer = await stranger.says("hankkeet")
    assert "Kehu on verkoston jäsenten käytössä" in answer.sees()
    assert "Kotoportti" not in answer.sees()
    await served.deliver()
    shared = await teams.channel.hears("Kotoportti")
    clicked = await stranger.clicks("Valmis", on=shared, row="Ilmoita hankepäätös", force=True)
    assert "Kehu on verkoston jäsenten käytössä" in clicked.sees()
    assert await events(served, "done") == []


async def test_whoever_joins_late_is_found_and_whoever_leaves_is_out(
    served: Served, teams: Teams, kati: Person
) -> None:
    late = teams.person("Laura Myöhäinen", given_name="Laura")
    assert "Hei Laura!" in (await late.says("kehu")).sees()
    await teams.removes(late)
    assert "Kehu on verkoston jäsenten käytössä" in (await late.says("kehu")).sees()


async def test_installing_greets_once_and_writes_to_nobody_privately(
    served: Served, teams: Teams, kati: Person
) -> None:
    await served.deliver()
    await teams.upgrades()
    await served.deliver()
    greetings = [message for message in teams.channels[0].messages if "Olen Kehu" in message.sees()]
    everywhere = [m for channel in teams.channels for m in channel.messages if "Olen Kehu" in m.sees()]
    assert len(everywhere) == 1, greetings
    assert all(not person.chat.messages for person in teams.people)


async def test_english_is_spoken_when_it_is_chosen(served: Served, kati: Person) -> None:
    assert "From now on I speak English." in (await kati.says("puhu englantia")).sees()
    home = await kati.says("home")
    assert "Hello Kati! Here is what you have open." in home.sees()
    assert "Puhun tästä lähtien suomea." in (await kati.says("speak Finnish")).sees()
