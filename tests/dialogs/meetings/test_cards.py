"""The meetings' cards at their fullest: valid, as small as Teams wants them, and nothing written is interpreted."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path
from typing import TypeVar

import orjson
import pytest
from sqlalchemy.orm import Session

from bot.capability import Draft
from bot.turn import CHANNEL, PERSONAL
from bot.working_days import WorkingDays
from dialogs.meetings import payloads as p
from dialogs.meetings import series
from dialogs.meetings.closing import close, finish
from dialogs.meetings.record import add_item, next_one
from dialogs.meetings.series import Series
from dialogs.meetings.series_rules import SeriesRule
from storage import agendas, members, projects, promises
from storage import turns as stored
from storage.agendas import AgendaWriting
from storage.database import Database
from storage.meetings import Meeting
from storage.members import Profile
from storage.promises import Promise
from tests.adaptive_card import check, interpreted
from tests.dialogs.network import TODAY, ZONE, Network, moment

T = TypeVar("T")
NASTY = (
    "**Älä** [avaa](https://paha.example) <at>Kehu</at> {{DATE(2026-01-01T00:00:00Z)}} # _x_ "
    + "ääntä väylällä yöllä " * 5
)
SECTION_NAMES = {"news": "uutisina", "theme": "teemana", "projects": "vuorolla", "cats": "lopuksi"}
RULE = SeriesRule(nth=2, weekday=3, start=time(9, 30), minutes=90, first_month=TODAY)
MOST = 25_000


def full(session: Session) -> int:
    """A meeting with everything in abundance; its number."""
    now = moment(TODAY)
    for n in range(90):
        members.enrol(
            session, Profile(f"full-{n}", f"29:full-{n}", f"Maija-Liisa Järvinen-Mäkeläinen {n}"), now
        )
    series.put(
        session, Series(RULE, "Kaupungintalo, " + "huone " * 20, "https://teams.example/l/1"), by=1, now=now
    )
    series.ensure(session, now, ZONE, WorkingDays())
    meeting = next_one(session)
    assert meeting is not None
    for section in ("news", "theme", "projects", "cats"):
        for n in range(12):
            project = projects.find_or_make(
                session, f"Hyvä arki {n} {SECTION_NAMES[section]} " + "hanke " * 14, by=1, now=now
            )
            add_item(
                session, meeting, section=section, title=f"{n} {NASTY}"[:200], minutes=7, now=now, presenter_id=1 + n % 9,
                details=NASTY * 4, link="https://kunta.example/" + "a" * 200, proposed_by_id=1,
                project_id=project.id if section == "projects" else None,
            )  # fmt: skip
    for n in range(30):
        theme = stored.Theme(title=f"{n} {NASTY}"[:200], details=NASTY * 4, proposed_by_id=1, proposed_at=now)
        session.add(theme)
    return meeting.id


def begun(session: Session, number: int) -> None:
    """The meeting is under way, and much has been written and promised."""
    meeting = session.get(Meeting, number)
    assert meeting is not None
    now = moment(meeting.day, 10)
    items = [item for item in agendas.items_of(session, number) if not item.fixed]
    meeting.started_at, meeting.started_by_id, meeting.current_id = now, 1, items[0].id
    items[0].begun_at = now
    for item in items[:10]:
        item.notes, item.decisions, item.written = NASTY * 19, NASTY * 19, 1
        session.add(
            AgendaWriting(
                item_id=item.id,
                version=1,
                notes=item.notes,
                decisions=item.decisions,
                written_by_id=1,
                written_at=now,
            )
        )
    for n in range(40):
        session.add(
            Promise(
                meeting_id=number, item_id=items[0].id if n < 6 else items[1].id, owner_id=1 + n % 9, promised_by_id=1,
                what=f"{n} {NASTY}"[:200], due_on=TODAY + timedelta(days=n - 20), made_by_id=1, made_at=now,
                made_on=meeting.day,
            )
        )  # fmt: skip
    session.flush()


def ended(session: Session, number: int) -> None:
    """Half of it was dealt with."""
    meeting = session.get(Meeting, number)
    assert meeting is not None
    now = moment(meeting.day, 11)
    for item in [item for item in agendas.items_of(session, number) if not item.fixed][:20]:
        finish(item, now)
    close(session, meeting, by=1, now=now)
    for promise in promises.still_open(session)[:10]:
        promise.state, promise.settled_by_id, promise.settled_at = "dropped", 1, now
        promise.reason = NASTY[:300]


async def changed(file: Path, work: Callable[[Session], T]) -> T:
    """Change a database file."""
    database = Database(f"sqlite:///{file}")
    result = await database.transaction(work)
    await database.close()
    return result


@pytest.fixture(scope="module")
def fullest(tmp_path_factory: pytest.TempPathFactory, seeded: Path) -> Path:
    """Three databases, made once: before the meeting, in it, and after it."""
    folder = tmp_path_factory.mktemp("full")

    async def make() -> None:
        shutil.copy(seeded, folder / "before.db")
        number = await changed(folder / "before.db", full)
        shutil.copy(folder / "before.db", folder / "during.db")
        await changed(folder / "during.db", lambda session: begun(session, number))
        shutil.copy(folder / "during.db", folder / "after.db")
        await changed(folder / "after.db", lambda session: ended(session, number))
        (folder / "number").write_text(str(number))

    asyncio.run(make())
    return folder


async def opened(fullest: Path, name: str) -> tuple[Network, int]:
    network = Network(Database(f"sqlite:///{fullest}/{name}.db"))
    await network.meet()
    return network, int((fullest / "number").read_text())


CARDS = [
    ("before", p.MEETING, True), ("before", p.NEXT, True), ("before", p.ORDER, True), ("before", p.SERIES, False),
    ("before", p.THEMES, False), ("before", p.SOON, True), ("before", p.CHANGE, True), ("during", p.MEETING, True),
    ("during", p.LEAD, True), ("during", p.PROMISES, False), ("after", p.MINUTES, True), ("after", p.MEETING, True),
    ("after", p.PROMISES, False), ("after", p.NEXT, True),
]  # fmt: skip


@pytest.mark.parametrize("kind", [PERSONAL, CHANNEL])
@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize(("state", "surface", "numbered"), CARDS)
@pytest.mark.proofs
async def test_the_fullest_card_is_valid_and_small(
    fullest: Path, state: str, surface: str, numbered: bool, language: str, kind: str
) -> None:
    network, number = await opened(fullest, state)
    turn = network.turn("Kaisa", date(2026, 12, 8), language, kind)
    card = await network.surface(surface, number if numbered else 0, turn)
    assert check(card) == []
    assert interpreted(card) == []
    assert len(orjson.dumps(card)) <= MOST
    await network.database.close()


FORMS: list[tuple[str, Draft]] = [
    (
        "meetings.propose",
        {"title": NASTY, "details": NASTY * 4, "section": "news", "link": "https://x.example"},
    ),
    ("meetings.amend", {"notes": NASTY * 10}),
    ("meetings.series", {"rule": NASTY, "months": "7", "place": NASTY}),
    ("meetings.switches", {"on": "call,soon"}),
    ("meetings.move", {"start": "klo 13", "place": NASTY}),
    ("meetings.cancel", {"why": NASTY}),
    ("meetings.theme", {"title": NASTY}),
]


@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize(("form", "known"), FORMS, ids=[name for name, _ in FORMS])
async def test_a_form_is_valid_and_small(fullest: Path, form: str, known: Draft, language: str) -> None:
    network, number = await opened(fullest, "after")
    turn = network.turn("Kaisa", date(2026, 12, 8), language)
    card = await network.form(form, {**known, "meeting": number}, turn, NASTY)
    assert check(card) == []
    assert interpreted(card) == []
    assert len(orjson.dumps(card)) <= MOST
    await network.database.close()
