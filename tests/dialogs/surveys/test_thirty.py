"""Thirty people answer over the wire: some twice, some late, some with a restart in between."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.dialogs.surveys.world import CALENDAR, START, WORDS, World, database, names, world_at
from tests.serving import SetClock, helsinki, serving
from tests.teams import Person


@pytest.mark.proofs
async def test_thirty_people_are_thirty_answers_and_only_the_missing_are_reminded(tmp_path: Path) -> None:
    clock, url = SetClock(), database(tmp_path)
    async with world_at(url, 30, START, clock) as world:
        people = world.people
        await world.launches_yearly()
        await world.morning(START, 9, 30)
        assert world.reminded() == {person.name for person in people}
        # Twelve answer on the first day; ten of them answer again, from the same form and from a new one.
        for n, person in enumerate(people[:12]):
            form = (await world.opens(person)).messages[0]
            sent = form.was(-1)
            assert "tallessa" in (await person.clicks("Lähetä", on=form, inputs=_answers(n))).sees()
            if n < 10:
                again = await person.clicks("Lähetä", on=sent, a2="1", a8="toinen")
                assert "Olet jo vastannut" in again.sees()
        third, fifth = CALENDAR.add(START, 3), CALENDAR.add(START, 5)
        await _quiet(world, START, third)
        await world.morning(third)
        assert world.reminded() == {person.name for person in people[12:]}
        assert (await world.survey()).counted == 12
        for n, person in enumerate(people[12:22], 12):
            await world.answers(person, _answers(n))
        await _quiet(world, third, fifth)
        await world.morning(fifth)
        assert world.reminded() == {person.name for person in people[22:]}
        # Three have the form open while Kehu is restarted.
        waiting = {person: (await world.opens(person)).messages[0] for person in people[22:25]}
        later = helsinki(fifth, 14)
        world.served.clock.go_to(later)
        await world.served.kehu.jobs.stop()
        async with serving(url, clock) as restarted:
            restarted.face(world.teams)
            after = World(restarted, world.teams, people)
            for n, person in enumerate(people[22:25], 22):
                answer = await person.clicks("Lähetä", on=waiting[person], inputs=_answers(n))
                assert "tallessa" in answer.sees()
            await _quiet(after, fifth, date(2026, 12, 16))
            # Five are late: the last day is over, and the survey is not closed yet.
            clock.go_to(helsinki(date(2026, 12, 16), 7))
            for n, person in enumerate(people[25:], 25):
                assert "Ehdit vielä mukaan" in (await after.answers(person, _answers(n))).sees()
            assert len(await after.submissions()) == 30
            assert set((await after.marks()).values()) == {True}
            await after.morning(date(2026, 12, 16))
            assert after.reminded() == set()
            survey = await after.survey()
            assert (survey.state, survey.answered, survey.invited) == ("closed", 30, 30)
            results = world.teams.channel.messages[-1].sees()
            assert (
                "Vastauksia 30, pyydettyjä 30" in results and f"{WORDS} 7" in results
            ) or "tiedostossa" in results
            assert set((await after.marks()).values()) == {None}


async def _quiet(world: World, after: date, before: date) -> None:
    """On the days between nobody hears anything of the survey."""
    day = after + timedelta(days=1)
    while day < before:
        await world.morning(day)
        day += timedelta(days=1)
    assert world.reminded() == set()


def _answers(n: int) -> dict[str, str]:
    return {"a1": str(1 + n % 3), "a2": str(1 + n % 5), "a3": str(1 + n % 4), "a8": f"{WORDS} {n}"}


def test_the_names_are_thirty() -> None:
    assert len(set(names(30))) == 30
    assert isinstance(Person, type)
