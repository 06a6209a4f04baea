"""The simulation itself: hour after hour from a first to a last day, with an outage in between."""

from __future__ import annotations

import tempfile
import time as stopwatch
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import Path

from bot.wall_clock import at
from storage.database import Database

from .habits import Habits, is_daily
from .meetings import Gatherings
from .network import CALENDAR, DAY, ZONE, Told, Town

SWEEPS = (0, 6, 13)
"""Hours at which Kehu looks what is due; what is planned is delivered at every hour. It really looks every 5 minutes."""
HOURS, HOURS_OFF = (0, 3, *range(6, 22)), (0, 8, 13, 19)
PEOPLE, PROJECTS = 40, 12
MONDAY, TUESDAY = 0, 1


@dataclass(frozen=True)
class Plan:
    """What is simulated. ``outage``: the first and the last day on which nothing of Kehu runs."""

    start: date = date(2027, 1, 1)
    end: date = date(2028, 1, 1)
    outage: tuple[date, date] = (date(2027, 11, 16), date(2027, 11, 18))
    seed: int = 2027


@dataclass(frozen=True)
class Lived:
    """A simulated time, to be checked and told."""

    plan: Plan
    town: Town
    habits: Habits
    seconds: float
    facts: dict[str, str] = field(default_factory=dict)

    @property
    def told(self) -> list[Told]:
        """Every message that somebody got, in its order; cards in the channel are not somebody's."""
        return [one for one in self.town.post.told if one.person is not None]


async def live(plan: Plan, progress: Callable[[date], None] = lambda day: None) -> Lived:
    """Live through the time of a plan, on a database of its own."""
    began = stopwatch.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder)}/kehu.db")
        database.upgrade()
        town = Town(database, at(plan.start, time(0), ZONE), plan.seed)
        await town.settle(PEOPLE, plan.end)
        _fate(town, plan)
        habits = Habits(town)
        gatherings = Gatherings(habits)
        await gatherings.agree()
        day = plan.start
        while day < plan.end:
            progress(day)
            await _day(town, habits, gatherings, plan, day)
            day += DAY
        lived = Lived(plan, town, habits, stopwatch.perf_counter() - began)
        # Imported here: the checks need the simulation's types.
        from .verdict import check

        await check(lived)
        await database.close()
    return lived


def _fate(town: Town, plan: Plan) -> None:
    """One person leaves the network, and Teams does not take messages to two for some weeks."""
    length = plan.end - plan.start
    town.people[17].left = CALENDAR.on_or_after(plan.start + length * 6 // 10)
    for number, share in ((21, 2), (33, 7)):
        first = plan.start + length * share // 10
        town.people[number].unreachable = (first, first + timedelta(days=24))


async def _day(town: Town, habits: Habits, gatherings: Gatherings, plan: Plan, day: date) -> None:
    town.clock.moment = at(day, time(0), ZONE)
    await habits.go_and_come(day)
    down = plan.outage[0] <= day <= plan.outage[1]
    for hour in HOURS if CALENDAR.is_working_day(day) else HOURS_OFF:
        town.clock.moment = at(day, time(hour), ZONE)
        before = len(town.post.told)
        if not down:
            if hour in SWEEPS or await gatherings.near():
                await town.sweep()
            await town.deliverer.run()
        await _answers(town, habits, town.post.told[before:])
        await gatherings.meet()
        if hour == 10 and CALENDAR.is_working_day(day):
            await _work(town, habits, plan, day)
            await gatherings.prepare(day)


async def _answers(town: Town, habits: Habits, told: list[Told]) -> None:
    """A minute later everybody who got a daily message has looked at it."""
    for message in told:
        if message.card is not None and message.person is not None and is_daily(message):
            town.clock.moment += timedelta(seconds=1)
            await habits.answer(message)


async def _work(town: Town, habits: Habits, plan: Plan, day: date) -> None:
    """Projects begin in the first two thirds of the time, decisions come weekly, support works every day."""
    since = (day - plan.start).days
    apart = max((plan.end - plan.start).days * 2 // 3 // PROJECTS, 1)
    for number in range(1, min(since // apart + 1, PROJECTS) + 1):
        if not habits.knows(number):
            await habits.start_project(number, _manager(number), day)
    if day.weekday() in (MONDAY, TUESDAY):
        decision = since // 7 * 2 + day.weekday()
        project = decision % PROJECTS or PROJECTS
        if habits.knows(project):
            await habits.decide(decision + 1, project, _manager(project), day)
    await habits.support_works(day)
    await habits.work_elsewhere(day)


def _manager(project: int) -> int:
    """Projects are led by people who hold no role."""
    return 20 + project
