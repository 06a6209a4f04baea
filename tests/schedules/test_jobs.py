"""The timetable: it ticks by itself, wakes when something was planned, and stops without losing anything."""

import asyncio
import itertools
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session
from structlog.testing import capture_logs

from bot import shared
from schedules import jobs
from schedules.jobs import FORGOTTEN_KINDS, KEPT, Jobs
from storage import inbox, outbox
from tests.schedules.office import BOARD, CHANNEL, MONDAY, Office, at

pytestmark = pytest.mark.asyncio


def timetable(office: Office) -> Jobs:
    return Jobs(office.database, office.deliverer, office.house, office.reception, office.clock)


async def until(office: Office, messages: int) -> None:
    async with asyncio.timeout(5), office.desk.arrived:
        await office.desk.arrived.wait_for(lambda: len(office.desk.sent) >= messages)


async def test_it_sweeps_and_delivers_from_the_start_and_when_woken(office: Office) -> None:
    office.promises.add(1, MONDAY)
    running = timetable(office)
    running.start()
    await until(office, 1)
    await office.write(lambda s: shared.post(s, BOARD, 1, CHANNEL, office.clock.now()))
    running.wake()
    await until(office, 2)
    await running.stop()
    assert {row.state for row in await office.rows()} == {"sent"}


async def test_a_stop_waits_for_what_is_being_sent_and_gives_back_the_rest(office: Office) -> None:
    def plan(session: Session) -> None:
        for subject in range(1, 6):
            shared.post(session, BOARD, subject, CHANNEL, office.clock.now())

    await office.write(plan)
    office.desk.pause = 0.1
    running = timetable(office)
    running.start()
    await office.desk.busy.wait()
    await running.stop()
    states = [row.state for row in await office.rows()]
    assert states.count("sent") == len(office.desk.sent) >= 1
    assert set(states) == {"sent", "planned"}


async def test_a_stop_without_a_start_is_no_error(office: Office) -> None:
    await timetable(office).stop()


async def test_what_fails_is_logged_without_what_people_wrote_and_tried_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop, failed_twice, calls = asyncio.get_running_loop(), asyncio.Event(), itertools.count(1)

    def fail(*_: object) -> None:
        if next(calls) == 2:
            loop.call_soon_threadsafe(failed_twice.set)
        raise RuntimeError("Liisan salainen asia")

    monkeypatch.setattr(jobs, "look", fail)
    monkeypatch.setattr(jobs, "SWEEP_SECONDS", 0.05)
    running = timetable(office)
    with capture_logs() as logs:
        running.start()
        async with asyncio.timeout(5):
            await failed_twice.wait()
        await running.stop()
    assert not any("Liisan" in str(line) for line in logs)
    assert {line["job"] for line in logs if line["event"] == "job-failed"} == {"sweep"}


async def test_what_is_old_and_never_comes_again_is_forgotten(office: Office) -> None:
    office.promises.add(1, MONDAY)
    await office.morning(MONDAY)
    await office.write(lambda s: shared.post(s, BOARD, 1, CHANNEL, office.clock.now()))
    await office.deliver()
    await office.write(lambda s: inbox.use_once(s, "old", office.clock.now()))
    later = at(MONDAY) + KEPT + timedelta(minutes=1)
    assert await office.write(lambda s: outbox.forget_settled(s, FORGOTTEN_KINDS, at(MONDAY))) == 0
    office.clock.moment = later
    running = timetable(office)
    await running._tidy_once()
    [posted] = await office.rows()
    # Its key is said only once, and a reply still finds its place; what it was about is gone.
    assert (posted.kind, posted.conversation_id) == (shared.POST, CHANNEL) and posted.activity_id
    assert posted.subject == {} and posted.member_id is None
    assert not await office.write(lambda s: shared.post(s, BOARD, 1, CHANNEL, later))
    assert await office.write(lambda s: outbox.forget_settled(s, FORGOTTEN_KINDS, later)) == 0
    assert await office.write(lambda s: inbox.use_once(s, "old", later))
    assert (await office.write(lambda s: outbox.counts(s, later))).sent == 1
