"""A network to deliver in: people and promises, a clock that is set, and a connector service over real HTTP."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, ClassVar, TypeVar
from zoneinfo import ZoneInfo

import orjson
from aiohttp import web
from sqlalchemy import select
from sqlalchemy.orm import Session

import bot
import dialogs.reminders as reminders
from bot.capability import Action, Capability, House, NudgeKind, NudgeLine, Reply, Shows, Surface
from bot.cards import Card, Meta, card, facts, heading
from bot.connector import Connector
from bot.exchange import Exchange
from bot.http_pool import HttpPool
from bot.mail import Mailer, SmtpServer
from bot.proactive import Proactive
from bot.reception import Reception
from bot.texts import Texts
from bot.token_provider import NoToken
from bot.turn import PERSONAL, Place, Turn
from bot.working_days import WorkingDays
from schedules.deliver import Deliverer
from schedules.sweep import Swept, sweep
from storage import conversations, members, network_settings
from storage.conversations import ConversationSeen
from storage.database import Database
from storage.members import Member, Profile, Team
from storage.nudges import Nudge, Occasion
from storage.outbox import OutboxRow
from tests.bot.scripted_connector import Answer, ScriptedService, VirtualTime

T = TypeVar("T")
ZONE = ZoneInfo("Europe/Helsinki")
MONDAY = date(2026, 12, 14)
CHANNEL = "19:verkosto@thread.tacv2"
CALENDAR = WorkingDays()
PROMISE, BOARD, QUESTION = "promise", "board", "question"


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """That time on the network's wall clock."""
    return datetime.combine(day, time(hour, minute), ZONE).astimezone(UTC)


class SetClock:
    """A clock that stands where it was set."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment


@dataclass(frozen=True)
class Keep:
    """The promise's own button, as a capability makes it."""

    verb: ClassVar[str] = "promise.keep"
    number: int
    on: str = BOARD
    subject: int = 0


@dataclass
class Promise:
    """Something a person promised by a day; reminded of on the day, and every five working days after it."""

    member: int
    day: date
    kept: bool = False
    title: str = ""
    until: date | None = None


@dataclass
class Promises:
    """A capability with one kind of reminder and one shared card; what it remembers is kept here."""

    all: dict[int, Promise] = field(default_factory=dict)
    revision: int = 1
    while_drawing: Callable[[], None] = lambda: None
    broken: bool = False
    answered: set[int] = field(default_factory=set)
    leads: int | None = None
    """Who leads the project that every promise belongs to."""
    plans: list[datetime] = field(default_factory=list)
    """When the capability was last asked for its own plans."""

    def add(self, member: int, day: date, title: str = "") -> int:
        number = len(self.all) + 1
        self.all[number] = Promise(member, day, title=title or f"Lupaus {number}")
        return number

    def due(self, session: Session, today: date, calendar: WorkingDays) -> Sequence[Occasion]:
        if self.broken:
            raise RuntimeError("a secret that no log should hold")
        found = []
        for number, promise in self.all.items():
            if promise.kept or promise.day > today:
                continue
            step = calendar.between(promise.day, today) // 5
            found.append(
                Occasion(
                    promise.member,
                    PROMISE,
                    number,
                    "due",
                    calendar.add(promise.day, step * 5),
                    until=promise.until,
                    late_since=promise.day,
                    manager_id=self.leads,
                )
            )
        return found

    def line(self, turn: Turn, session: Session, nudge: Nudge) -> NudgeLine | None:
        promise = self.all[nudge.subject_id]
        if promise.kept or turn.me.id not in (promise.member, self.leads):
            return None
        order = (0 if promise.day < turn.today else 1, promise.day)
        return NudgeLine(
            promise.title,
            [Meta(turn.day(promise.day), "strong"), Meta("lupasit tämän")],
            order,
            Keep(nudge.subject_id, on="nudges"),
        )

    def keep(self, payload: Keep, turn: Turn, session: Session) -> Reply:
        self.all[payload.number].kept = True
        return Reply(notice="Pidetty.", shows=Shows(payload.on, payload.subject))

    def draw(self, turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
        self.while_drawing()
        title = f"Taulu {subject}, versio {self.revision}"
        return card(turn.speech, speak=title, body=heading(turn.text("host-name"), title, turn.me.name))

    def ask(self, turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
        title = f"Kysymys {subject}"
        facts_too = facts([("Hanke", "Koti_portti *")])
        return card(
            turn.speech, speak=title, body=[*heading("Kehu", title, "Mihin <b>paikkaan</b>?"), facts_too]
        )

    def note_plan(self, session: Session, now: datetime, zone: ZoneInfo, calendar: WorkingDays) -> None:
        if self.broken:
            session.add(Team(id="half", channel_id="", service_url="", installed_at=now))
            session.flush()
            raise RuntimeError("a secret that no log should hold")
        self.plans.append(now)

    def capability(self) -> Capability:
        return Capability(
            name="promises",
            folder=Path(__file__).parent,
            actions=(Action(Keep, self.keep),),
            surfaces=(
                Surface(BOARD, self.draw, lambda session, subject: self.revision),
                Surface(QUESTION, self.ask, needed=lambda session, subject: subject not in self.answered),
            ),
            plans=self.note_plan,
            nudges=(NudgeKind(PROMISE, "reminders-title", self.due, self.line),),
        )


class Desk(ScriptedService):
    """The connector service. ``down`` is what it answers while it has an outage; ``sent`` is what arrived, and when."""

    def __init__(self, clock: SetClock) -> None:
        super().__init__()
        self._clock = clock
        self.down: Answer | None = None
        self.down_for: set[str] = set()
        self.sent: list[tuple[datetime, str, str, dict[str, Any]]] = []
        self.working = 0
        self.most_working = 0
        self._chats = itertools.count(1)
        self.pause = 0.0
        self.expected = 0
        """So many are to be at work together: until they are, each of them waits, but not for ever."""
        self.together = asyncio.Event()
        self.busy = asyncio.Event()
        self.arrived = asyncio.Condition()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        path, method = request.path, request.method
        body = orjson.loads(await request.read() or b"{}")
        conversation = path.partition("/conversations/")[2].partition("/")[0]
        if self.down is not None and (not self.down_for or conversation in self.down_for):
            return _answer(self.down)
        if self.script:
            answer = self.script.pop(0)
            if answer.status >= 300:
                return _answer(answer)
        if path.endswith("/v3/conversations"):
            return _answer(Answer(201, {"id": f"a:{body['members'][0]['id']}-{next(self._chats)}"}))
        self.working += 1
        self.most_working = max(self.most_working, self.working)
        self.busy.set()
        if self.working >= self.expected:
            self.together.set()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.together.wait(), 5)
        await asyncio.sleep(self.pause)
        self.working -= 1
        async with self.arrived:
            self.sent.append((self._clock.now(), method, conversation, body))
            self.arrived.notify_all()
        return _answer(Answer(201, {"id": f"m-{len(self.sent)}"}))

    @property
    def cards(self) -> list[Card]:
        """The cards that arrived."""
        return [body["attachments"][0]["content"] for _, _, _, body in self.sent]


def _answer(answer: Answer) -> web.Response:
    return web.Response(
        status=answer.status,
        body=b"" if answer.body is None else orjson.dumps(answer.body),
        headers={"Content-Type": "application/json", **answer.headers},
    )


class Office:
    """Everything together. ``sweep`` and ``deliver`` are what the timetable does."""

    def __init__(self, database: Database, clock: SetClock, desk: Desk, pool: HttpPool) -> None:
        self.database, self.clock, self.desk = database, clock, desk
        self.promises = Promises()
        self.house = House((self.promises.capability(), reminders.CAPABILITY))
        texts = Texts.load([Path(bot.__path__[0]), reminders.CAPABILITY.folder])
        self.reception = Reception(self.house, texts, CALENDAR, ZONE, "fi")
        time_ = VirtualTime()
        exchange = Exchange(
            pool,
            NoToken(),
            allows=lambda url: url == desk.url,
            monotonic=time_.monotonic,
            sleep=time_.skip,
            random=lambda: 1.0,
        )
        self.proactive = Proactive(Connector(exchange), database, clock, app_id="kehu", tenant_id="kunta")
        self.deliverer = self.another("one")

    def another(self, owner: str, mailer: Mailer | None = None) -> Deliverer:
        """One more instance on the same database."""
        return Deliverer(self.database, self.proactive, self.house, self.reception, self.clock, owner, mailer)

    async def has_mail(self, port: int) -> None:
        """A mail server is set, and everybody has an address."""
        mailer = Mailer(SmtpServer("127.0.0.1", port, starttls=False), "kehu@kaupunki.example")
        self.deliverer = self.another("one", mailer)

        def note(session: Session) -> None:
            mail = {"mailbox": "", "server": True}
            network_settings.put(
                session, network_settings.ENVIRONMENT_MAIL, mail, by=None, now=self.clock.now()
            )
            for member in members.active(session):
                member.email = f"jasen.{member.id}@kaupunki.example"

        await self.write(note)

    async def fill(self) -> None:
        """The team and its three people, of whom none has written to Kehu."""

        def seed(session: Session) -> None:
            now = self.clock.now()
            for number, name in enumerate(("Aino Virtanen", "Kaisa Lehtonen", "Sari Mäkelä"), 1):
                member = members.enrol(session, Profile(f"aad-{number}", f"29:{number}", name), now)
                if number == 2:
                    members.give_role(session, member, members.COORDINATOR, now)
            team = Team(id="19:tiimi", channel_id=CHANNEL, service_url=self.desk.url, installed_at=now)
            team.tenant_id = "kunta"
            session.add(team)
            self._remember(session, CHANNEL, "channel", None)

        await self.database.transaction(seed)

    def _remember(self, session: Session, number: str, kind: Any, member: int | None) -> None:
        seen = ConversationSeen(
            number, kind, self.desk.url, "kunta", "28:kehu", self.clock.now(), member_id=member
        )
        conversations.remember(session, seen)

    async def chat(self, member: int) -> str:
        """The person has written to Kehu; the id of their chat."""
        number = f"a:chat-{member}"
        await self.database.transaction(lambda s: self._remember(s, number, "personal", member))
        return number

    async def sweep(self) -> Swept:
        return await self.database.transaction(
            lambda session: sweep(session, self.house, CALENDAR, self.clock.now(), ZONE)
        )

    async def deliver(self) -> int:
        return await self.deliverer.run()

    async def morning(self, day: date, hour: int = 9, minute: int = 0) -> list[Card]:
        """Sweep and deliver at that time; the cards that came of it."""
        before = len(self.desk.sent)
        self.clock.moment = at(day, hour, minute)
        await self.sweep()
        await self.deliver()
        return self.desk.cards[before:]

    async def days(self, start: date, end: date) -> None:
        """Sweep and deliver at 9 on every day from ``start`` to before ``end``."""
        while start < end:
            await self.morning(start)
            start += timedelta(days=1)

    async def turn(self, member: int = 1) -> Turn:
        """A turn of a person in their chat, now."""

        def make(session: Session) -> Turn:
            found = session.get(Member, member)
            assert found is not None
            place = Place(f"a:chat-{member}", PERSONAL, f"a:chat-{member}")
            return self.reception.turn(found, place, None, self.clock.now())

        return await self.database.read(make)

    async def write(self, work: Callable[[Session], T]) -> T:
        return await self.database.transaction(work)

    async def rows(self, kind: str = "") -> list[OutboxRow]:
        """The outbox, in the order of planning."""
        wanted = select(OutboxRow).order_by(OutboxRow.id)
        found = await self.database.read(lambda session: list(session.scalars(wanted)))
        return [row for row in found if not kind or row.kind == kind]

    async def nudges(self) -> list[Nudge]:
        return await self.database.read(
            lambda session: list(session.scalars(select(Nudge).order_by(Nudge.id)))
        )


def texts_of(card: Any) -> list[str]:
    """Everything that a card says, in its order; fallbacks of buttons are left out."""
    if isinstance(card, str):
        return [card]
    if isinstance(card, list):
        return [text for part in card for text in texts_of(part)]
    if not isinstance(card, dict):
        return []
    shown = (card.get(key) for key in ("text", "title", "body", "items", "columns", "inlines", "actions"))
    return [text for part in shown if part is not None for text in texts_of(part)]
