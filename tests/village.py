"""A small network for stories of feedback and suggestions, over real HTTP.

It is Wednesday 2.12.2026; anonymous texts of this week arrive on Monday 7.12. at 9.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import members
from storage.members import SUPPORT
from storage.outbox import OutboxRow
from tests.serving import Served, SetClock, free_port, helsinki, serving
from tests.teams import Answer, Conversation, Message, Person, Teams

SAID = "Kiitos nopeasta avusta hankinnassa."
MONDAY = date(2026, 12, 7)


class Village:
    """The network of a test: Kati coordinates, Riikka is support, Aino and Sari hold no role."""

    served: Served

    def __init__(self, database_url: str, port: int, teams: Teams) -> None:
        self.teams = teams
        self._url, self._port = database_url, port
        self._serving = AsyncExitStack()
        self.kati = teams.person("Kati Korhonen", given_name="Kati")
        self.riikka = teams.person("Riikka Heino")
        self.aino = teams.person("Aino Nieminen")
        self.sari = teams.person("Sari Mäkelä")
        self.support = teams.new_channel("Hanketuki")

    async def starts(self, clock: SetClock | None = None) -> None:
        """Kehu starts, on the same database and at the same address as before."""
        self.served = await self._serving.enter_async_context(serving(self._url, clock, self._port))
        self.served.face(self.teams)

    async def stops(self) -> None:
        """Kehu stops."""
        await self._serving.aclose()
        self._serving = AsyncExitStack()

    async def restarts(self, day: date, hour: int, minute: int = 0) -> None:
        """Kehu stops, and starts again at that time."""
        await self.stops()
        await self.starts(SetClock(helsinki(day, hour, minute)))

    async def meets(self) -> None:
        await self.teams.installs(by=self.kati)

        def give(session: Session) -> None:
            riikka = members.by_sender(session, self.riikka.aad_object_id)
            assert riikka is not None
            members.give_role(session, riikka, SUPPORT, self.served.clock.now())

        await self.served.kehu.database.transaction(give)

    async def chooses_channel(self) -> None:
        settings = await self.kati.says("@Kehu asetukset", where=self.support)
        await self.kati.clicks("Valitse tuen kanavaksi", on=settings)

    async def settles(self) -> None:
        """Whatever is due is delivered, by this or by the bot's own timetable."""
        await self.served.deliver()
        async with asyncio.timeout(10):
            while await self.served.kehu.database.read(self._is_due):
                await asyncio.sleep(0.01)
                await self.served.kehu.deliverer.run()

    def _is_due(self, session: Session) -> bool:
        due = select(OutboxRow.id).where(
            OutboxRow.settled_at.is_(None), OutboxRow.next_attempt_at <= self.served.clock.moment
        )
        return session.scalar(due.limit(1)) is not None

    async def goes_to(self, day: date, hour: int, minute: int = 0) -> None:
        self.served.clock.go_to(helsinki(day, hour, minute))
        await self.settles()

    async def number(self, person: Person) -> int:
        """The person's number in the database."""
        found = await self.served.kehu.database.read(
            lambda session: members.by_sender(session, person.aad_object_id)
        )
        assert found is not None
        return found.id

    def shown(self, words: str, where: Conversation) -> Message:
        """The newest message that shows these words."""
        found = [message for message in where.messages if words in message.sees()]
        assert found, f"{words!r} is not in {where.name}: {where.sees()[-3000:]}"
        return found[-1]

    def hidden(self, words: str) -> None:
        """Nobody has been shown these words anywhere."""
        places = [person.chat for person in self.teams.people] + [self.teams.channel, self.support]
        assert not [place.name for place in places if words in place.sees()]

    async def gives(
        self, by: Person, text: str = SAID, recipient: str = "support", kind: str = "thanks", **more: Any
    ) -> Answer:
        """Feedback by name, from the command to the form."""
        ways = await by.says("palaute")
        form = await by.clicks("Omalla nimellä", on=ways)
        return await by.clicks("Lähetä", on=form, recipient=recipient, kind=kind, text=text, **more)

    async def gives_anonymously(self, by: Person, text: str, recipient: str = "coordinator") -> Answer:
        """Anonymous feedback, from the command to the form."""
        ways = await by.says("palaute")
        form = await by.clicks("Nimettömänä", on=ways)
        return await by.clicks("Lähetä", on=form, recipient=recipient, text=text)


def plain(shown: Message | Answer) -> str:
    """What is on screen, with ordinary blanks."""
    return shown.sees().replace("\u00a0", " ")


def bytes_of(folder: Path) -> bytes:
    """Every byte that the database has written there: its file, its log, and what is beside them."""
    return b"".join(file.read_bytes() for file in sorted(folder.glob("kehu.db*")))


@asynccontextmanager
async def village_at(path: Path) -> AsyncIterator[Village]:
    async with AsyncExitStack() as stack:
        port = free_port()
        teams = await stack.enter_async_context(Teams(f"http://127.0.0.1:{port}/api/messages", quiet=0.02))
        # Teams stays when Kehu stops, as it does in the world; and what is due is sent before it stops.
        village = Village(f"sqlite:///{path}/kehu.db", port, teams)
        await village.starts()
        stack.push_async_callback(village.stops)
        await village.meets()
        yield village
        await village.settles()
        assert [refused for _, refused in teams.refused if refused.status != 404] == []
