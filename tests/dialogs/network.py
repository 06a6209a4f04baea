"""A small network to test capabilities in: a database with Finnish people and roles, and the turns of its people."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

import dialogs
from bot.capability import Asks, Draft, House, Shows
from bot.card_actions import Drawn, click, draw_surface, open_form
from bot.cards import Card
from bot.refusal import Refusal
from bot.texts import Texts
from bot.turn import PERSONAL, Person, Place, Turn
from bot.working_days import WorkingDays
from dialogs.kickoff.proactive import open_items
from storage import members
from storage.database import Database
from storage.kickoffs import Kickoff, KickoffEvent, KickoffItem
from storage.members import Member, Profile, Team

T = TypeVar("T")

ZONE = ZoneInfo("Europe/Helsinki")
TODAY = date(2026, 12, 2)
"""A Wednesday; the decision of the default template's worked dates."""
CHANNEL = "19:verkosto@thread.tacv2"

PEOPLE: dict[str, tuple[str, ...]] = {
    "Aino Virtanen": (),
    "Kaisa Lehtonen": ("coordinator",),
    "Jouni Ahonen": ("deputy",),
    "Riikka Heino": ("support",),
    "Mikko Saarinen": ("finance",),
    "Päivi Hämäläinen": ("hr",),
    "Elina Öhman": ("procurement", "communications"),
    "Tuomas Niemi": ("data-protection", "records"),
    "Sari Mäkelä": (),
}
"""Who holds which role. Aino and Sari hold none."""

ALL_CONDITIONS = "group,staff,procurement,personal_data,esr,steering,investment,funder_requires"
HOUSE = House(dialogs.CAPABILITIES)
TEXTS = Texts.load(dialogs.TEXT_FOLDERS)


def moment(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """That wall-clock time of the network, in UTC."""
    return datetime.combine(day, time(hour, minute), ZONE).astimezone(UTC)


def told(card: Card | None) -> str:
    """Everything that stands on a card, as one text."""
    assert card is not None
    return json.dumps(card, ensure_ascii=False)


def seed(session: Session) -> None:
    """The people above, the team where they are, and what each capability puts into an empty database."""
    now = moment(date(2026, 9, 1))
    for number, (name, roles) in enumerate(PEOPLE.items(), 1):
        profile = Profile(
            f"aad-{number}", f"29:{number}", name, name.split()[0], f"{number}@kaupunki.example"
        )
        member = members.enrol(session, profile, now)
        for role in roles:
            members.give_role(session, member, role, now)
    session.add(
        Team(id="19:tiimi", channel_id=CHANNEL, service_url="https://smba.example/emea/", installed_at=now)
    )
    for capability in dialogs.CAPABILITIES:
        capability.prepare(session, now)


@dataclass
class Network:
    """The people of a seeded database, by their names, and what they do to it."""

    database: Database
    people: dict[str, Person] = field(default_factory=dict)
    keys: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    async def meet(self) -> None:
        """Read who is in the network now."""

        def read(session: Session) -> dict[str, Person]:
            return {member.name: Person.of(member) for member in session.scalars(select(Member)).unique()}

        self.people = await self.database.read(read)

    def who(self, name: str) -> Person:
        """The person whose name begins so."""
        return next(person for known, person in self.people.items() if known.startswith(name))

    def turn(self, name: str = "Aino", day: date = TODAY, language: str = "fi", kind: str = PERSONAL) -> Turn:
        """A turn of a person at 9 o'clock on a day, in a chat of that kind."""
        place = Place(CHANNEL if kind != PERSONAL else f"a:{name}", kind, CHANNEL)
        speech = TEXTS.language(language)
        return Turn(moment(day), ZONE, speech, self.who(name), place, WorkingDays(), HOUSE)

    async def click(self, verb: str, turn: Turn | None = None, **data: Any) -> Drawn:
        """Press a button; raises Refusal as the host sees it, after the rollback."""
        turn = turn or self.turn()
        return await self.write(lambda session: click({"verb": verb, **data}, turn, session))

    async def send(self, verb: str, turn: Turn | None = None, **data: Any) -> Drawn:
        """Send a form of one's own, with a fresh one-time key."""
        turn = turn or self.turn()
        key = f"key-{next(self.keys)}"
        return await self.click(verb, turn, **{"key": key, "who": turn.me.id, **data})

    async def surface(self, name: str, subject: int = 0, turn: Turn | None = None) -> Card:
        """Draw a card by its name."""
        turn = turn or self.turn()
        return await self.write(lambda session: draw_surface(Shows(name, subject), turn, session))

    async def form(self, name: str, known: Draft, turn: Turn, notice: str | None = None) -> Card:
        """Draw a form with what is known."""
        drawn = await self.write(lambda session: open_form(Asks(name, known), turn, session, notice))
        assert drawn.card is not None
        return drawn.card

    async def write(self, work: Callable[[Session], T]) -> T:
        """Run work in a transaction."""
        return await self.database.transaction(work)

    async def read(self, work: Callable[[Session], T]) -> T:
        """Run work on what is committed."""
        return await self.database.read(work)

    async def create(self, name: str = "Kotoportti", turn: Turn | None = None, **data: Any) -> int:
        """Start a kickoff with the decision of today and every condition; its number."""
        given = {"conditions": ALL_CONDITIONS, "P": TODAY.isoformat(), **data}
        drawn = await self.send("kickoff.create", turn, name=name, **given)
        assert drawn.shows is not None
        return drawn.shows.subject

    async def items(self, kickoff: int) -> dict[int, KickoffItem]:
        """The items of a kickoff by position, which is the template's number for those that come from it."""

        def read(session: Session) -> dict[int, KickoffItem]:
            found = session.scalars(select(KickoffItem).where(KickoffItem.kickoff_id == kickoff)).unique()
            return {item.position: item for item in found}

        return await self.read(read)

    async def kickoff(self, number: int) -> Kickoff:
        """The kickoff's row as it is stored, its anchors and responsibilities loaded."""
        found = await self.read(lambda session: session.get(Kickoff, number))
        assert found is not None
        return found

    async def events(self, kickoff: int) -> list[KickoffEvent]:
        """The history of a kickoff, the oldest first."""
        wanted = select(KickoffEvent).where(KickoffEvent.kickoff_id == kickoff).order_by(KickoffEvent.id)
        return list(await self.read(lambda session: session.scalars(wanted).unique().all()))

    async def done(self, item: KickoffItem, turn: Turn | None = None) -> Drawn:
        """Press *Valmis* on an item as it is."""
        return await self.click("kickoff.done", turn, item=item.id, version=item.version)

    async def move_anchor(self, kickoff: int, anchor: str, day: date) -> str | None:
        """Accept the preview of an anchor's new day; what the click said."""
        revision = (await self.kickoff(kickoff)).revision
        data = {"kickoff": kickoff, "anchor": anchor, "day": day.isoformat()}
        return (await self.click("kickoff.move-anchor", None, **data, revision=revision)).text

    async def mine(self, name: str) -> list[int]:
        """The kickoff items that stand open on a person's home card."""
        turn = self.turn(name)
        entries = await self.read(lambda session: open_items(turn, session))
        return [entry.done.item for entry in entries if entry.done is not None]

    async def refused(self, verb: str, message: str, **data: Any) -> Refusal:
        """The click is refused with this sentence, and nothing at all has changed."""
        before = await self.everything()
        send = self.send if HOUSE.actions[verb].form else self.click
        try:
            await send(verb, **data)
        except Refusal as refusal:
            assert refusal.message == message
            assert await self.everything() == before
            return refusal
        raise AssertionError(f"{verb} was not refused")

    async def everything(self) -> dict[str, list[Any]]:
        """Every row of every table but the inbox of used keys, to see that nothing changed."""

        def read(session: Session) -> dict[str, list[Any]]:
            tables = Member.metadata.sorted_tables
            return {
                table.name: sorted(map(repr, session.execute(select(table)).all()))
                for table in tables
                if table.name != "inbox"
            }

        return await self.read(read)
