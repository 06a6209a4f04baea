"""The simulated network: its people with their hours, leaves and habits, its post, and a bot without HTTP around it."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.capability import House
from bot.mail import Mail, Mailer
from bot.nudge_hours import Hours
from bot.post_failed import PostFailed
from bot.proactive import Posted, Proactive
from bot.reception import Reception
from bot.texts import Texts
from bot.turn import PERSONAL, Place, Turn
from bot.working_days import WorkingDays
from dialogs import CAPABILITIES, TEXT_FOLDERS
from schedules.deliver import Deliverer
from schedules.sweep import sweep
from storage import conversations, members, network_settings, nudge_preferences, nudges
from storage.conversations import ConversationSeen
from storage.database import Database
from storage.members import Member, Profile, Team
from storage.nudge_preferences import Preference

T = TypeVar("T")
ZONE = ZoneInfo("Europe/Helsinki")
OWN_DAYS = (date(2027, 5, 7), date(2027, 12, 7))
"""Days that the municipality has given off beside the Finnish ones."""
CALENDAR = WorkingDays(OWN_DAYS)
CHANNEL = "19:verkosto@thread.tacv2"
ROLES = ("coordinator", "deputy", "support", *members.SUPPORT_FUNCTIONS)
EARLY, LATE = Preference(7, 7, 15), Preference(10, 13, 19, by_mail=False)
DAY = timedelta(days=1)


class SetClock:
    """A clock that stands where it was set."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment


@dataclass(frozen=True)
class Pause:
    """What was silenced for a person: from when on, which scope, until which day (None: for good)."""

    since: datetime
    kind: str
    subject: int
    until: date | None


@dataclass
class Human:
    """One person: their hours, their leaves as pairs of a first and a last day, and what they silenced."""

    number: int
    hours: Hours
    leaves: list[tuple[date, date]]
    pauses: list[Pause] = field(default_factory=list)
    left: date | None = None
    unreachable: tuple[date, date] | None = None

    def away(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.leaves)

    def cut_off(self, day: date) -> bool:
        """Whether Teams takes nothing for this person on that day."""
        return self.unreachable is not None and self.unreachable[0] <= day <= self.unreachable[1]


@dataclass(frozen=True)
class Told:
    """A message that arrived: when, at whom (None: a channel), the card or the mail, and which of them."""

    at: datetime
    person: int | None
    card: Mapping[str, Any] | None
    mail: Mail | None = None


class Post(Proactive):
    """Takes every message, except for those whom Teams does not reach just now."""

    def __init__(self, database: Database, clock: SetClock, people: Mapping[int, Human]) -> None:
        self._database, self._clock = database, clock
        self._people = people
        self.told: list[Told] = []

    async def to_member(self, member_id: int, activity: Mapping[str, Any]) -> Posted:
        now = self._clock.now()
        if self._people[member_id].cut_off(now.astimezone(ZONE).date()):
            await self._database.transaction(
                lambda s: conversations.mark_unreachable(s, _chat(member_id), "disabled-by-admin", now)
            )
            raise PostFailed(403, "BotDisabledByAdmin", True, None, "disabled-by-admin")
        self.told.append(Told(now, member_id, activity["attachments"][0]["content"]))
        return Posted(_chat(member_id), f"m-{len(self.told)}")

    async def to_conversation(
        self, conversation_id: str, activity: Mapping[str, Any], *, root: str | None = None
    ) -> Posted:
        self.told.append(Told(self._clock.now(), None, activity["attachments"][0]["content"]))
        return Posted(conversation_id, f"m-{len(self.told)}")

    async def update(self, conversation_id: str, activity_id: str, activity: Mapping[str, Any]) -> None:
        """A card that stands already says something else; nobody is disturbed."""


class Letters(Mailer):
    """Takes every mail."""

    def __init__(self, clock: SetClock, told: list[Told]) -> None:
        self._clock, self._told = clock, told

    async def send(self, mail: Mail, now: datetime) -> None:
        number = mail.to.partition("@")[0].rpartition(".")[2]
        self._told.append(Told(now, int(number) if number.isdecimal() else None, None, mail))


def _chat(member: int) -> str:
    return f"a:{member}"


class Town:
    """Everything together; ``people`` by their number in the database."""

    def __init__(self, database: Database, start: datetime, seed: int) -> None:
        self.database, self.clock, self.chance = database, SetClock(start), random.Random(seed)
        self.house = House(CAPABILITIES)
        self.reception = Reception(self.house, Texts.load(TEXT_FOLDERS), CALENDAR, ZONE, "fi")
        self.people: dict[int, Human] = {}
        self.post = Post(database, self.clock, self.people)
        self.deliverer = Deliverer(
            database,
            self.post,
            self.house,
            self.reception,
            self.clock,
            "simulation",
            Letters(self.clock, self.post.told),
        )

    async def settle(self, count: int, last: date) -> None:
        """The people move in: a third with hours of their own, all with leaves."""
        wanted = [self._wishes() for _ in range(count)]

        def move_in(session: Session) -> None:
            now = self.clock.now()
            session.add(Team(id="19:tiimi", channel_id=CHANNEL, service_url="https://x/", installed_at=now))
            mail = {"mailbox": "tuki@kunta.example", "server": True}
            network_settings.put(session, network_settings.ENVIRONMENT_MAIL, mail, by=None, now=now)
            network_settings.put(
                session, network_settings.SUPPORT_CHANNEL, {"conversation": CHANNEL}, by=None, now=now
            )
            for capability in self.house.capabilities:
                capability.prepare(session, now)
            for number, wish in enumerate(wanted, 1):
                self._enrol(session, number, wish, now)

        await self.write(move_in)
        for human in self.people.values():
            human.leaves = self._leaves(last)

    def _wishes(self) -> Preference:
        return self.chance.choices((Preference(), EARLY, LATE), (4, 1, 1))[0]

    def _enrol(self, session: Session, number: int, wish: Preference, now: datetime) -> None:
        profile = Profile(
            f"aad-{number}", f"29:{number}", f"Jäsen {number}", email=f"j.{number}@kunta.example"
        )
        member = members.enrol(session, profile, now)
        member.language = "en" if number % 9 == 0 else None
        for role in ROLES[number - 1 : number]:
            members.give_role(session, member, role, now)
        nudge_preferences.choose(session, member.id, wish)
        self.greet(session, member.id)
        self.people[member.id] = Human(member.id, Hours.of(wish), [])

    def greet(self, session: Session, member: int) -> None:
        """The person writes to Kehu: from then on the chat is there (again)."""
        seen = ConversationSeen(
            _chat(member), "personal", "https://x/", "kunta", "28:kehu", self.clock.now(), member_id=member
        )
        conversations.remember(session, seen)

    def _leaves(self, last: date) -> list[tuple[date, date]]:
        """A long leave in summer, a week in winter, and some days here and there."""
        first = self.clock.now().astimezone(ZONE).date()
        begins = [date(first.year, 6, 14) + self.chance.randrange(40) * DAY, date(first.year, 2, 15)]
        lengths = [self.chance.choice((13, 20, 27, 34)), 6]
        for _ in range(4):
            begins.append(first + self.chance.randrange((last - first).days) * DAY)
            lengths.append(self.chance.randrange(3))
        return [(begin, begin + length * DAY) for begin, length in zip(begins, lengths, strict=True)]

    async def sweep(self) -> None:
        now = self.clock.now()
        await self.write(lambda session: sweep(session, self.house, CALENDAR, now, ZONE))

    async def write(self, work: Callable[[Session], T]) -> T:
        return await self.database.transaction(work)

    def turn(self, session: Session, number: int) -> Turn:
        """A turn of a person in their own chat, now."""
        member = session.get(Member, number)
        assert member is not None
        return self.reception.turn(
            member, Place(_chat(number), PERSONAL, _chat(number)), None, self.clock.now()
        )

    def note_pauses(self, session: Session, number: int) -> None:
        """Keep the history of what a person silenced: the database knows only how it stands."""
        human = self.people[number]
        stands = {(one.kind, one.subject): one.until for one in human.pauses}
        for pause in nudges.pauses_of(session, number):
            scope = (pause.kind, pause.subject_id)
            if scope not in stands or stands[scope] != pause.until:
                human.pauses.append(Pause(self.clock.now(), *scope, pause.until))
