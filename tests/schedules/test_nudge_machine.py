"""Plan, deliver, act, snooze, stop, be away, crash, jump in time, on two instances: whatever the order.

Nothing is lost, no occasion is told in two messages, and nothing is told once it was settled. A message whose sender
died after sending it is sent again under its own key, or, if its person was away by then, told in a later message:
that is the price of losing nothing, and the only repetition.
"""

from __future__ import annotations

import asyncio
import itertools
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Literal, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import select
from sqlalchemy.orm import Session

import bot
import dialogs.reminders as reminders
from bot.capability import House
from bot.card_actions import click
from bot.post_failed import PostFailed
from bot.proactive import Posted, Proactive
from bot.reception import Reception
from bot.texts import Texts
from bot.turn import PERSONAL, Place, Turn
from schedules.deliver import LEASE, MOST_TRIES, Deliverer
from schedules.sweep import sweep
from storage import conversations, members, nudges
from storage.conversations import ConversationSeen
from storage.database import Database
from storage.members import Member, Profile
from storage.nudges import PLANNED, Nudge
from storage.outbox import OutboxRow
from tests.schedules.office import CALENDAR, MONDAY, ZONE, Promises, SetClock, at

T = TypeVar("T")
Mood = Literal["well", "down", "dies-before", "dies-after", "slow"]
PEOPLE = (1, 2)
STEPS = 25
"""How long a story is."""
FIRST, CLOSES = time(9), time(17)
"""Nobody has hours of their own here. Written out rather than asked of the code that is being tested."""
DAYS_OFF = frozenset(
    date.fromisoformat(day)
    for day in [
        "2026-12-24",
        "2026-12-25",
        "2027-01-01",
        "2027-01-06",
        "2027-03-26",
        "2027-03-29",
        "2027-05-06",
        "2027-06-25",
        "2027-12-06",
        "2027-12-24",
    ]
)
"""Finnish days off between Monday and Friday, for as long as a story may last."""
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
TEXTS = Texts.load([Path(bot.__path__[0]), reminders.CAPABILITY.folder])


@dataclass(frozen=True)
class Arrived:
    """One daily message that arrived. ``key`` names it: the day that its buttons carry."""

    at: datetime
    member: int
    key: int
    nudges: frozenset[int]
    promises: frozenset[int]
    buttons: tuple[dict[str, Any], ...]


class Post(Proactive):
    """Teams as it may be: well, down, or outliving the one who sends."""

    def __init__(self, arrives: Callable[[int, Mapping[str, Any]], None]) -> None:
        self.arrives = arrives
        self.mood: Mood = "well"
        self.dies: Callable[[], None] = lambda: None
        """Whoever was killed begins nothing more: otherwise they would try the same message for ever."""
        self.meanwhile: Callable[[], Awaitable[Any]] | None = None
        """What happens while a slow message is on its way."""
        self.slow: int | None = None
        """To whom the slow message goes."""
        self.last: dict[int, str] = {}
        """By person the id of the message that arrived last; of a slow one the last before it."""
        self.ids = itertools.count(1)

    async def to_member(self, member_id: int, activity: Mapping[str, Any]) -> Posted:
        await asyncio.sleep(0)
        if self.mood == "down":
            raise PostFailed(503, None, False, None, "unavailable")
        if self.mood.startswith("dies"):
            self.dies()
        if self.mood == "dies-before":
            raise SystemError("killed")
        if self.mood == "slow" and self.meanwhile is not None:
            self.mood, self.slow = "well", member_id
            await self.meanwhile()
        self.arrives(member_id, activity["attachments"][0]["content"])
        if self.mood == "dies-after":
            raise SystemError("killed")
        posted = f"m{next(self.ids)}"
        if member_id != self.slow:
            self.last[member_id] = posted
        return Posted(f"a:{member_id}", posted)


def _buttons(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, Mapping):
        if part.get("type") in ("Action.Execute", "Action.Submit"):
            yield dict(part["data"])
        for name, each in part.items():
            if name != "fallback":
                yield from _buttons(each)
    elif isinstance(part, list):
        for each in part:
            yield from _buttons(each)


def _template() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="kehu-machine-"))
    database = Database(f"sqlite:///{folder}/kehu.db")
    database.upgrade()
    asyncio.run(database.close())
    return folder


class NudgeMachine(RuleBasedStateMachine):
    """Two people, two instances, one database, and the truth about every promise beside it."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="kehu-machine-"))
        shutil.copy(self.template / "kehu.db", self.folder / "kehu.db")
        self.runner = asyncio.Runner()
        self.database = Database(f"sqlite:///{self.folder}/kehu.db")
        self.clock = SetClock(at(MONDAY, 8))
        self.promises = Promises()
        self.house = House((self.promises.capability(), reminders.CAPABILITY))
        self.reception = Reception(self.house, TEXTS, CALENDAR, ZONE, "fi")
        self.post = Post(self._arrives)
        self.lives = 0
        self.forms = itertools.count(1)
        self.instances = [self._instance(), self._instance()]
        self.arrived: list[Arrived] = []
        self.faults: list[str] = []
        self.silenced: set[tuple[int, int]] = set()
        self.away: dict[int, date] = {}
        self.died_after: set[tuple[int, int]] = set()
        self.outlived = False
        """Whether whoever sends now may do so on a lease that has run out."""
        self.put_off: dict[tuple[int, int], datetime] = {}

    @initialize(first=st.integers(-7, 1), second=st.integers(-2, 2))
    def the_people_write_to_kehu(self, first: int, second: int) -> None:
        for number, days in zip(PEOPLE, (first, second), strict=True):
            self.promises.add(number, self._today() + days * DAY)

        def meet(session: Session) -> None:
            now = self.clock.now()
            for number in PEOPLE:
                member = members.enrol(session, Profile(f"aad-{number}", f"29:{number}", f"J {number}"), now)
                seen = ConversationSeen(
                    f"a:{number}", "personal", "https://x/", "t", "28:kehu", now, member_id=member.id
                )
                conversations.remember(session, seen)

        self._write(meet)

    def _instance(self) -> Deliverer:
        self.lives += 1
        return Deliverer(
            self.database, self.post, self.house, self.reception, self.clock, f"life {self.lives}"
        )

    # ------------------------------------------------------------------------------- what happens

    @rule(member=st.sampled_from(PEOPLE), days=st.integers(-8, 4))
    def somebody_promises(self, member: int, days: int) -> None:
        self.promises.add(member, self._today() + days * DAY)

    @rule()
    def an_instance_looks(self) -> None:
        self._sweep()

    @rule(
        which=st.integers(0, 1), mood=st.sampled_from(("well", "well", "down", "dies-before", "dies-after"))
    )
    def an_instance_delivers(self, which: int, mood: Mood) -> None:
        self._run(which, mood)

    @rule()
    def both_deliver_at_once(self) -> None:
        async def both() -> None:
            await asyncio.gather(*(one.run() for one in self.instances))

        self._note_silence()
        self.runner.run(both())

    @rule(hours=st.sampled_from((0.02, 0.05, 1, 1, 5, 15, 24, 24, 72, 200)))
    def time_passes(self, hours: float) -> None:
        self.clock.moment += hours * HOUR

    @rule(minutes=st.integers(1, 90))
    def the_clock_is_put_back(self, minutes: int) -> None:
        self.clock.moment -= minutes * MINUTE

    @rule(days=st.integers(0, 3), mood=st.sampled_from(("well", "well", "down", "dies-before", "dies-after")))
    def the_next_morning_comes(self, days: int, mood: Mood) -> None:
        self.clock.moment = at(self._today() + (1 + days) * DAY, 9, 5)
        self._sweep()
        self._run(0, mood)

    @rule()
    def the_next_morning_comes_for_both(self) -> None:
        self.clock.moment = at(self._today() + DAY, 9, 5)
        self._sweep()
        self.both_deliver_at_once()

    @rule(hours=st.integers(0, 3))
    def teams_is_down_until_the_evening(self, hours: int) -> None:
        self.clock.moment = at(self._today() + DAY, 16, 50)
        self._sweep()
        self._run(0, "down")
        self.clock.moment += hours * HOUR + 15 * MINUTE
        self._run(1, "well")

    @rule(tries=st.sampled_from((3, MOST_TRIES, MOST_TRIES + 2 * STEPS)))
    def teams_is_down_for_long(self, tries: int) -> None:
        """Whoever sends comes back each time when the wait is over."""
        self.clock.moment = at(self._today() + DAY, 9, 5)
        self._sweep()
        for _ in range(tries):
            self._run(0, "down")
            waits = [row.next_attempt_at for row in self._rows() if row.settled_at is None]
            if not waits:
                return
            self.clock.moment = max(self.clock.moment, *waits)

    @rule()
    def a_sender_outlives_its_lease(self) -> None:
        """While its message is on its way, the other instance sends the same: what that one noted stands."""
        self.clock.moment = at(self._today() + DAY, 9, 5)
        self._sweep()
        begun = self.clock.now()

        async def meanwhile() -> None:
            slow, self.post.slow = self.post.slow, None
            self.clock.moment += LEASE + MINUTE
            await self.instances[1].run()
            self.post.slow = slow

        self.post.meanwhile, self.outlived = meanwhile, True
        self._run(0, "slow")
        slow, self.post.slow, self.post.meanwhile, self.outlived = self.post.slow, None, None, False
        for row in self._rows():
            if row.member_id == slow and row.state == "sent" and (row.settled_at or begun) > begun:
                assert row.activity_id == self.post.last[slow or 0], f"{row.key} was settled twice"

    @rule(member=st.sampled_from(PEOPLE))
    def a_message_comes_a_day_late(self, member: int) -> None:
        """What is new on the day on which it comes has to wait for the next."""
        self.promises.add(member, self._today() + DAY)
        self.clock.moment = at(self._today() + DAY, 16, 50)
        self._sweep()
        self._run(0, "down")
        self.the_next_morning_comes(0, "well")
        self.promises.add(member, self._today())
        for which in (1, 0):
            self.clock.moment += HOUR
            self._sweep()
            self._run(which, "well")

    @rule(what=st.sampled_from(("promise.keep", "reminders.later", "reminders.stop")))
    def this_mornings_message_is_used(self, what: str) -> None:
        before = len(self.arrived)
        self.the_next_morning_comes(0, "well")
        used = self.arrived[before:]
        for message in used:
            # The plain one of the two that put off: until the next working day.
            self._uses(message, what, lambda buttons: min(buttons, key=len))
        if what == "reminders.later" and used:
            self._comes_back_on_its_day(used)

    def _comes_back_on_its_day(self, used: list[Arrived]) -> None:
        """Not in some days, with the next occasion of the same matter."""
        since = self.clock.now()
        self.clock.moment = at(CALENDAR.add(self._today(), 1), 9, 5)
        self._sweep()
        self._run(0, "well")
        for message in used:
            if self._today() > self.away.get(message.member, date.min):
                later = [one for one in self.arrived if one.member == message.member and one.at > since]
                told = {number for one in later for number in one.promises}
                missing = message.promises - told
                assert not missing, f"{missing} was put off until today, and is not told"

    @precondition(lambda self: any(not one.kept for one in self.promises.all.values()))
    @rule(data=st.data())
    def somebody_keeps_a_promise_elsewhere(self, data: st.DataObject) -> None:
        open_ones = [number for number, one in self.promises.all.items() if not one.kept]
        self.promises.all[data.draw(st.sampled_from(open_ones))].kept = True

    @precondition(lambda self: self.arrived)
    @rule(data=st.data(), what=st.sampled_from(("promise.keep", "reminders.later", "reminders.stop")))
    def somebody_uses_a_message(self, data: st.DataObject, what: str) -> None:
        message = data.draw(st.sampled_from(self.arrived[-4:]))
        self._uses(message, what, lambda buttons: data.draw(st.sampled_from(buttons)))

    def _uses(
        self, message: Arrived, what: str, choose: Callable[[list[dict[str, Any]]], dict[str, Any]]
    ) -> None:
        wanted = [one for one in message.buttons if one["verb"] == what and not one.get("kind")]
        if not wanted:
            return
        clicked = choose(wanted)
        self._click(message.member, clicked)
        if what == "promise.keep":
            assert self.promises.all[clicked["number"]].kept
            return
        if (message.member, message.key) in self.died_after:
            # Nobody noted that it was sent: for who is away by now, a click on it finds nothing that waits.
            return
        still = {(message.member, one) for one in message.promises if not self.promises.all[one].kept}
        assert still <= self.silenced, f"{what} left {still - self.silenced} to be told"
        for each in still:
            self.put_off.pop(each, None)
            if what == "reminders.later":
                self.put_off[each] = self.clock.now()

    @rule(member=st.sampled_from(PEOPLE), days=st.integers(0, 6))
    def somebody_goes_away(self, member: int, days: int) -> None:
        last = self._today() + days * DAY
        # Every opening of the form has a key of its own: the same one sent again would be the same click.
        away = {
            "verb": "reminders.away",
            "key": f"k{next(self.forms)}",
            "who": member,
            "last": last.isoformat(),
        }
        self._click(member, away)
        self.away[member] = last

    @precondition(lambda self: self.away)
    @rule(data=st.data())
    def somebody_is_back(self, data: st.DataObject) -> None:
        member = data.draw(st.sampled_from(sorted(self.away)))
        self._click(member, {"verb": "reminders.back"})
        del self.away[member]

    @precondition(lambda self: self.silenced)
    @rule(data=st.data())
    def somebody_wants_to_be_reminded_again(self, data: st.DataObject) -> None:
        member, number = data.draw(st.sampled_from(sorted(self.silenced)))
        self._click(member, {"verb": "reminders.resume", "kind": "promise", "subject": number})

    # ------------------------------------------------------------------------------- what must hold

    def _arrives(self, member: int, card: Mapping[str, Any]) -> None:
        """Kept for `no_message_broke_a_promise`: whoever delivers survives any exception that is raised here."""
        buttons = tuple(_buttons(card))
        shown = [one for one in buttons if one["verb"] == "promise.keep"]
        told = Arrived(
            self.clock.now(),
            member,
            next(one["message"] for one in buttons if one["verb"] == "reminders.later"),
            frozenset(one["nudge"] for one in shown),
            frozenset(one["number"] for one in shown),
            buttons,
        )
        if self.outlived:
            self.died_after.add((member, told.key))
        self.faults += [*self._at_a_wrong_time(told), *self._told_wrongly(told), *self._told_twice(told)]
        self.arrived.append(told)
        if self.post.mood == "dies-after":
            self.died_after.add((member, told.key))

    @invariant()
    def no_message_broke_a_promise(self) -> None:
        assert self.faults == [], self.faults

    def _at_a_wrong_time(self, told: Arrived) -> Iterator[str]:
        there = told.at.astimezone(ZONE)
        if there.weekday() > 4 or there.date() in DAYS_OFF:
            yield f"on a day off: {told.at}"
        if not FIRST <= there.time() < CLOSES:
            yield f"in quiet time: {told.at}"
        if self._today() <= self.away.get(told.member, date.min):
            yield f"{told.member} is away"

    def _told_wrongly(self, told: Arrived) -> Iterator[str]:
        if not told.promises:
            yield "an empty message"
        for number in told.promises:
            promise = self.promises.all[number]
            if promise.member != told.member or promise.day > self._today():
                yield f"{number} is not due, or is somebody else's"
            if promise.kept:
                yield f"{number} was kept already"
            if (told.member, number) in self.silenced:
                yield f"{number} was put off or stopped"

    def _told_twice(self, told: Arrived) -> Iterator[str]:
        for other in (one for one in self.arrived if one.member == told.member):
            if other.key == told.key:
                if (told.member, told.key) not in self.died_after:
                    yield "a message was sent twice though nobody died"
            elif other.at.astimezone(ZONE).date() == self._today():
                yield "two messages on one day"
            elif other.nudges & told.nudges and (told.member, other.key) not in self.died_after:
                # What was never noted as sent may be told anew: its person was away when it was to be repeated.
                yield "one occasion in two messages"

    def teardown(self) -> None:
        """In the end everything is well again, and then nothing that is due may be left untold."""
        try:
            self._nothing_is_lost()
        finally:
            self.runner.run(self.database.close())
            self.runner.close()
            shutil.rmtree(self.folder)

    def _nothing_is_lost(self) -> None:
        for _ in range(12):
            self.clock.moment = at(self._today() + DAY, 9, 30)
            self._sweep()
            for which in (0, 1):
                self._run(which, "well")
        assert self.faults == []
        told: dict[int, set[int]] = defaultdict(set)
        for one in self.arrived:
            told[one.member] |= one.promises
        today = self._today()
        for number, promise in self.promises.all.items():
            if promise.kept or promise.day > today or (promise.member, number) in self.silenced:
                continue
            if self.away.get(promise.member, date.min) < today - 3 * DAY:
                assert number in told[promise.member], f"{number} was never told"
                self._put_off_is_told_again(promise.member, number)
        self._one_nudge_for_one_occasion()
        self._given_up_after_all_tries_and_not_before()
        for nudge in self._write(self._planned):
            silent = (nudge.member_id, nudge.subject_id) in self.silenced
            assert silent or nudge.day > today - 3 * DAY or self._away_long(nudge, today), nudge.key

    def _put_off_is_told_again(self, member: int, number: int) -> None:
        since = self.put_off.get((member, number))
        if since is not None:
            later = [one for one in self.arrived if one.at > since and number in one.promises]
            assert later, f"{number} was put off, and never told again"

    def _given_up_after_all_tries_and_not_before(self) -> None:
        """Here Teams is only ever down: that passes, and is worth all the tries that there are, and no more.

        A look that finds that it is not the hour counts as a try, so there may be a few more.
        """
        for row in self._rows():
            assert row.attempts <= MOST_TRIES + STEPS, f"{row.key} was tried {row.attempts} times"
            assert row.state != "given-up" or row.attempts > MOST_TRIES, f"{row.key} was given up early"

    def _one_nudge_for_one_occasion(self) -> None:
        """By what the rows are about, and not by the keys that they were planned with."""
        rows = self._write(lambda session: list(session.scalars(select(Nudge))))
        about = Counter((one.member_id, one.kind, one.subject_id, one.occasion, one.day) for one in rows)
        assert max(about.values(), default=1) == 1, about.most_common(1)

    def _away_long(self, nudge: Nudge, today: date) -> bool:
        return self.away.get(nudge.member_id, date.min) >= today - 3 * DAY

    @staticmethod
    def _planned(session: Session) -> list[Nudge]:
        return list(session.scalars(select(Nudge).where(Nudge.state == PLANNED)))

    # ------------------------------------------------------------------------------- how it is done

    def _today(self) -> date:
        return self.clock.now().astimezone(ZONE).date()

    def _rows(self) -> list[OutboxRow]:
        return self._write(lambda session: list(session.scalars(select(OutboxRow).order_by(OutboxRow.id))))

    def _write(self, work: Callable[[Session], T]) -> T:
        return self.runner.run(self.database.transaction(work))

    def _sweep(self) -> None:
        now = self.clock.now()
        self._write(lambda session: sweep(session, self.house, CALENDAR, now, ZONE))
        self._note_silence()

    def _run(self, which: int, mood: Mood) -> None:
        self._note_silence()
        self.post.mood, self.post.dies = mood, self.instances[which].finish
        self.runner.run(self.instances[which].run())
        if mood.startswith("dies"):
            self.instances[which] = self._instance()
        self.post.mood = "well"

    def _click(self, member: int, data: Mapping[str, Any]) -> None:
        def work(session: Session) -> None:
            click(dict(data), self._turn(session, member), session)

        self._write(work)
        self._note_silence()

    def _turn(self, session: Session, member: int) -> Turn:
        found = session.get(Member, member)
        assert found is not None
        place = Place(f"a:{member}", PERSONAL, f"a:{member}")
        return self.reception.turn(found, place, None, self.clock.now())

    def _note_silence(self) -> None:
        """What is put off or stopped today, by what its people clicked."""
        today = self._today()

        def see(session: Session) -> set[tuple[int, int]]:
            return {
                (pause.member_id, pause.subject_id)
                for member in PEOPLE
                for pause in nudges.pauses_of(session, member)
                if pause.kind == "promise" and (pause.until is None or pause.until > today)
            }

        self.silenced = self._write(see)


@pytest.mark.proofs
def test_whatever_happens_nothing_is_lost_or_told_twice_or_told_when_settled() -> None:
    NudgeMachine.template = _template()
    try:
        machine = NudgeMachine.TestCase
        machine.settings = settings(
            max_examples=10,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            # Making a failing story shorter would take minutes: each step is a whole delivery.
            phases=(Phase.explicit, Phase.reuse, Phase.generate),
        )
        machine("runTest").runTest()
    finally:
        shutil.rmtree(NudgeMachine.template)
