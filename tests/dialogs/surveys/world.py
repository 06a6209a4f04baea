"""A network that answers surveys over real HTTP: its people, the running bot, and the mornings that pass."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.working_days import WorkingDays
from storage import survey_answers
from storage.surveys import Survey, SurveyMark
from tests.serving import Served, SetClock, helsinki, serving
from tests.teams import Answer, Message, Person, Teams

START = date(2026, 12, 1)
"""A Tuesday. The yearly survey that is launched on it closes on Wednesday 16.12. (Independence Day is a Sunday)."""
CALENDAR = WorkingDays()
WORDS = "Lisää aikaa yhteiselle kehittämiselle, kiitos numero"


class World:
    """``people[0]`` coordinates; the others hold no role."""

    def __init__(self, served: Served, teams: Teams, people: Sequence[Person]) -> None:
        self.served, self.teams, self.people = served, teams, people
        self.kati = people[0]

    async def morning(self, day: date, hour: int = 9, minute: int = 5) -> None:
        """What the timetable does at that time: it plans, it sends, it wipes."""
        self.served.clock.go_to(helsinki(day, hour, minute))
        await self.served.deliver()
        await self.served.kehu.jobs.wipe_if_due()

    async def days(self, first: date, last: date) -> None:
        """Every morning from one day up to another, weekends too."""
        while first <= last:
            await self.morning(first)
            first += timedelta(days=1)

    async def launches_yearly(self) -> None:
        """The coordinator sends the yearly survey to everybody."""
        await self.kati.says("kysely")
        await self.kati.clicks("Vuosikysely")
        answer = await self.kati.clicks("Lähetä")
        assert "Kysely on nyt auki" in answer.sees()

    async def opens(self, person: Person) -> Answer:
        """The survey's form, from the list."""
        await person.says("kysely")
        return await person.clicks("Vastaa")

    async def answers(self, person: Person, given: Mapping[str, object]) -> Answer:
        """The form, filled in and sent."""
        form = await self.opens(person)
        return await person.clicks("Lähetä", on=form, inputs=given)

    async def survey(self, number: int = 1) -> Survey:
        found = await self.served.kehu.database.read(lambda session: session.get(Survey, number))
        assert found is not None
        return found

    async def submissions(self, number: int = 1) -> list[dict[str, Any]]:
        """What waits in the buffer of an open survey."""
        pool = survey_answers.pool_of(number)
        return await self.served.kehu.database.read(lambda session: survey_answers.waiting(session, pool))

    async def marks(self, number: int = 1) -> dict[int, bool | None]:
        """The marks by the number of the person."""
        wanted = select(SurveyMark.member_id, SurveyMark.answered).where(SurveyMark.survey_id == number)
        rows = await self.served.kehu.database.read(lambda session: session.execute(wanted).all())
        return {member: answered for member, answered in rows}

    def reminded(self) -> set[str]:
        """Who has been sent a message that asks for an answer, since it was last looked."""
        found = set()
        for person in self.people:
            fresh = [message for message in person.chat.messages if message.id not in self._seen(person)]
            if any("Kysely sulkeutuu" in message.sees() for message in fresh):
                found.add(person.name)
            self._seen(person).update(message.id for message in person.chat.messages)
        return found

    def _seen(self, person: Person) -> set[str]:
        seen: set[str] = person.__dict__.setdefault("seen_messages", set())
        return seen


def names(n: int) -> list[str]:
    """So many Finnish names, each once."""
    first = ("Aino", "Eero", "Hilla", "Ilmari", "Jenni", "Kalle", "Liisa", "Matti", "Noora", "Olli")
    last = ("Virtanen", "Mäkinen", "Öhman")
    return [f"{given} {family}" for family in last for given in first][:n]


@asynccontextmanager
async def world_at(
    url: str, n: int, day: date = START, clock: SetClock | None = None, *, in_order: bool = False
) -> AsyncIterator[World]:
    """A network of ``n`` people at 9:05 on a day; Kehu is installed and everybody has opened the chat.

    ``in_order``: nothing happens at the same moment as anything else, for worlds that are to be compared.
    """
    clock = clock or SetClock()
    clock.go_to(helsinki(day, 9, 5))
    async with (
        Teams(page_size=50, quiet=0.005, patience=0.0, at_once=not in_order) as teams,
        serving(url, clock) as served,
    ):
        served.face(teams)
        people = [teams.person(name) for name in names(n)]
        if in_order:
            # The timetable's first look, which notes that it looked, comes at any moment after the start.
            await served.deliver()
        await teams.installs(by=people[0])
        yield World(served, teams, people)


def database(path: Path) -> str:
    """A fresh SQLite file."""
    return f"sqlite:///{path}/kehu.db"


def copied(message: Message) -> Message:
    """A message as a client that was behind still shows it."""
    return message.was(0)
