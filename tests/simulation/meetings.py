"""What the people of the simulated network do about their monthly meetings: agree, answer, meet, promise."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy.orm import Session

from storage import agendas, meetings
from storage.meetings import Meeting

from .habits import Habits
from .network import DAY, ZONE

COORDINATOR = 1
RULE, OFF = "2. torstai klo 13", "7"
EARLY, EARLY_MONTHS = "klo 8.30", (3, 9)
"""Two meetings a year are moved to so early an hour that the hour before is many a person's quiet time."""
HOUR = timedelta(hours=1)


class Gatherings:
    """The meetings of the simulated time, by what the people click."""

    def __init__(self, habits: Habits) -> None:
        self.habits, self.chance = habits, habits.town.chance
        self.promised = 0

    async def agree(self) -> None:
        """The coordinator agrees the series."""
        fields = {"rule": RULE, "minutes": 90, "months": OFF, "holiday": "next", "place": "Kaupungintalo"}
        await self._press(COORDINATOR, "meetings.series", **fields)

    async def prepare(self, today: date) -> None:
        """Two meetings are moved to the early morning; some answer in the week before, reminded or not."""
        meeting = await self.next()
        if meeting is None:
            return
        early = meeting.month.month in EARLY_MONTHS
        if early and not meeting.by_hand and 20 <= (meeting.day - today).days <= 25:
            fields = {"meeting": meeting.id, "day": meeting.day.isoformat(), "start": EARLY}
            await self._press(COORDINATOR, "meetings.move", place="Kaupungintalo", **fields)
        asks = await self.habits.town.database.read(lambda session: agendas.asks_of(session, meeting.id))
        for ask in asks:
            away = self.habits.away(ask.member_id, today)
            if ask.answer is None and not away and self.chance.random() < 0.08:
                await self.habits.answer_call(ask.member_id, meeting.id)

    async def meet(self) -> None:
        """Once the hour has come it is started, promised in, and ended two hours after."""
        meeting, now = await self.next(), self.habits.town.clock.now()
        if meeting is None or now < meeting.starts_at:
            return
        today = now.astimezone(ZONE).date()
        leads = next(n for n in (1, 2, 3, 4, 5, 6) if n == 6 or not self.habits.away(n, today))
        if meeting.started_at is None:
            await self.habits.press(leads, {"verb": "meetings.start", "meeting": meeting.id})
            await self._promise(meeting, leads, today)
        else:
            await self.habits.press(leads, {"verb": "meetings.end", "meeting": meeting.id})

    async def _promise(self, meeting: Meeting, leads: int, today: date) -> None:
        def first(session: Session) -> tuple[int, int]:
            item = agendas.items_of(session, meeting.id)[0]
            return item.id, item.written

        item, written = await self.habits.town.database.read(first)
        people = [one for one in self.habits.town.people if not self.habits.away(one, today)]
        for owner in self.chance.sample(people, 3):
            self.promised += 1
            promise = {
                "verb": "meetings.promise",
                "meeting": meeting.id,
                "item": item,
                "written": written,
                "owner": str(owner),
                "what": f"Lupaus {self.promised}",
                "due": (today + self.chance.randrange(5, 25) * DAY).isoformat(),
            }
            await self.habits.press(leads, promise)

    async def near(self) -> bool:
        """Whether a meeting begins within the hour."""
        meeting, now = await self.next(), self.habits.town.clock.now()
        return meeting is not None and timedelta(0) < meeting.starts_at - now <= HOUR

    async def next(self) -> Meeting | None:
        """The meeting under way, or the next one."""
        return await self.habits.town.database.read(
            lambda session: next(iter(meetings.coming(session)), None)
        )

    async def _press(self, person: int, verb: str, /, **fields: object) -> None:
        await self.habits.press(person, self.habits.form(person, verb, **fields))
