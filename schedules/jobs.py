"""The whole timetable: sweep, deliver, and once a day tidy up.

The scheduler is a ticker in memory over what the database says is due; there is never a job for one reminder. So a
tick that is missed, doubled or late changes nothing but the hour of the next look.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy.orm import Session

from bot import shared
from bot.capability import House
from bot.clock import Clock
from bot.reception import Reception
from schedules.deliver import Deliverer
from schedules.sweep import Looked, look, plan_messages
from storage import anonymity, inbox, instances, outbox
from storage.daily_messages import NUDGES
from storage.database import Database

SWEEP_SECONDS, DELIVER_SECONDS = 300, 10
TIDY_HOURS = 24
PEOPLE_AT_ONCE = 50
"""So many people's messages are planned in one transaction: nobody's click waits long for it, and delivery begins."""
KEPT = timedelta(days=30)
FORGOTTEN_KINDS = (NUDGES, shared.UPDATE)
"""Their keys name a day or a revision and never come again; of all others the key is kept, so that it is said once."""
STOP_SECONDS = 10.0
log = structlog.get_logger(__name__)


class Jobs:
    """Runs the timetable. What fails is logged, without data, and tried again at the next tick."""

    def __init__(
        self,
        database: Database,
        deliverer: Deliverer,
        house: House,
        reception: Reception,
        clock: Clock,
        catch_up: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        """``catch_up`` is done before every sweep: what could not be learned when Teams told of it."""
        self._catch_up = catch_up
        self._database = database
        self._deliverer = deliverer
        self._house = house
        self._reception = reception
        self._clock = clock
        self._due = asyncio.Event()
        self._scheduler: Any = None
        self._delivering: asyncio.Task[None] | None = None
        self._under_way: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Begin to tick; the first sweep and the first delivery come at once. Needs a running loop."""
        self._delivering = asyncio.create_task(self._deliver_for_ever(), name="deliver")
        self._scheduler = AsyncIOScheduler(
            timezone="UTC",
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        now = datetime.now(self._reception.zone)
        for work, seconds in (
            (self._sweep, SWEEP_SECONDS),
            (self._tick, DELIVER_SECONDS),
            (self._tidy, TIDY_HOURS * 3600),
        ):
            self._scheduler.add_job(work, "interval", seconds=seconds, next_run_time=now)
        self._scheduler.start()

    async def stop(self) -> None:
        """Stop ticking, let what is being sent be sent, and give the rest back. May be called without a start."""
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)
            self._scheduler = None
        self._deliverer.finish()
        self._due.set()
        running = [task for task in (self._delivering, *self._under_way) if task is not None]
        if running:
            _, late = await asyncio.wait(running, timeout=STOP_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        self._delivering = None
        await self._guarded("release", self._deliverer.release)

    def wake(self) -> None:
        """Something was planned: deliver now rather than at the next tick. Call it on the loop's thread."""
        self._due.set()

    async def _tick(self) -> None:
        self._due.set()

    async def _deliver_for_ever(self) -> None:
        while True:
            await self._due.wait()
            self._due.clear()
            if self._deliverer.finishing:
                return
            await self._guarded("deliver", self._deliverer.run)

    async def _sweep(self) -> None:
        if self._catch_up is not None:
            await self._shielded("catch-up", self._catch_up)
        await self._shielded("sweep", self._sweep_once)

    async def _sweep_once(self) -> None:
        now, reception = self._clock.now(), self._reception

        def see(session: Session) -> Looked:
            if not instances.plans_alone(session):
                return Looked(0, ())
            return look(session, self._house, reception.calendar, now, reception.zone)

        # What capabilities plan may hang on what people do at the same moment; the messages hang on their keys alone.
        looked = await self._database.transaction(see)
        messages = 0
        for start in range(0, len(looked.people), PEOPLE_AT_ONCE):
            people = looked.people[start : start + PEOPLE_AT_ONCE]
            messages += await self._database.planning(
                lambda session, people=people: plan_messages(  # type: ignore[misc]
                    session, people, reception.calendar, now, reception.zone
                )
            )
            if messages:
                self.wake()
        if looked.nudges or messages:
            log.info("swept", nudges=looked.nudges, messages=messages)
        await self.wipe_if_due()

    async def wipe_if_due(self) -> None:
        """Wipe what anonymous submissions left behind, once it was deleted; tried again until it is done."""
        if await self._database.read(anonymity.wipe_due):
            await self._database.wipe(anonymity.promised())
            await self._database.transaction(anonymity.wiped)

    async def _tidy(self) -> None:
        await self._shielded("tidy", self._tidy_once)

    async def _tidy_once(self) -> None:
        before = self._clock.now() - KEPT
        received = await self._database.transaction(lambda session: inbox.forget_before(session, before))
        settled = await self._database.transaction(
            lambda session: outbox.forget_settled(session, FORGOTTEN_KINDS, before)
        )
        today = self._clock.now().astimezone(self._reception.zone).date()
        await self._database.transaction(lambda session: anonymity.end_old_weeks(session, today))
        log.info("tidied", received=received, settled=settled)

    async def _shielded(self, name: str, work: Callable[[], Awaitable[Any]]) -> None:
        # The scheduler cancels what runs when it shuts down; work that has begun is waited for in `stop` instead.
        task = asyncio.create_task(self._guarded(name, work), name=name)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.shield(task)

    async def _guarded(self, name: str, work: Callable[[], Awaitable[Any]]) -> None:
        try:
            await work()
        except Exception as error:
            # Only the error's kind: its message can hold what people wrote.
            log.error("job-failed", job=name, error=type(error).__name__)
