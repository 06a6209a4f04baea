"""Meetings of the gallery's networks: called, under way, over, and the fullest that there can be."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy.orm import Session

from bot.working_days import WorkingDays
from dialogs.meetings import timetable
from storage import meetings, projects
from storage.meetings import Meeting
from tests.dialogs.meetings import test_cards as fullest
from tests.dialogs.network import TODAY, ZONE, Network, moment

LATER = date(2027, 2, 10)
"""The day on which the gallery is looked at: a second Wednesday, on which the network meets."""
_RULE = {
    "rule": "2. keskiviikko klo 9",
    "minutes": 90,
    "months": "7",
    "holiday": "next",
    "place": "Kaupungintalo, kokoushuone 2",
    "link": "https://teams.example/l/meetup/1",
}
_NEWS = (
    ("Uusi hankeohje on luettavana", 5),
    ("Rahoittajan kysely hankkeiden vaikutuksista", 10),
    ("Kevään koulutukset", 5),
    ("Hankintojen aikataulu syksyllä ja uudet kilpailutuksen ohjeet", 10),
)

_PRESENTED = ("Kotoportti", "Hyvä arki 3")


async def few(network: Network) -> None:
    """The network has agreed when to meet, and one item is on the agenda of today's meeting."""
    await _agree(network, rule="2. keskiviikko klo 10")
    await _called(network, LATER - timedelta(days=21))
    await _propose(network, "Aino", "news", *_NEWS[0], day=LATER - timedelta(days=8))
    await _called(network)


async def many(network: Network) -> None:
    """One meeting is over with its minutes, one is under way, and people have promised, asked and proposed themes."""
    await _agree(network)
    await _agenda(network, TODAY)
    await _lead(network, await _next(network), steps=9, end=True)
    await _agenda(network, LATER - timedelta(days=20))
    await _called(network)
    await _lead(network, await _next(network), steps=2)
    for n, title in enumerate(
        ("Osallistava budjetointi", "Mitä teemme, kun rahoitus loppuu?", "Tekoäly arjessa")
    ):
        aino = network.turn("Aino", LATER)
        await network.send(
            "meetings.theme", aino, title=title, details="Kolme kaupunkia kertoo." if n else ""
        )
        for person in ("Sari", "Jouni", "Elina")[n:]:
            await network.click("meetings.vote", network.turn(person, LATER), theme=n + 1, wanted=True)


async def worst(network: Network) -> None:
    """A meeting with forty items that was half dealt with, and another, as full, that is under way."""
    number = await network.write(fullest.full)
    await network.write(lambda session: fullest.begun(session, number))
    await network.write(lambda session: fullest.ended(session, number))
    await _called(network)
    coming = await _next(network)
    await network.write(lambda session: fullest.begun(session, coming.id))


async def between(network: Network, day: date) -> None:
    """A meeting was held three weeks ago, the next was called today, and its news are more than there is time for."""
    await _agree(network)
    await _called(network, LATER - timedelta(days=20))
    await _agenda(network, LATER - timedelta(days=19))
    await _lead(network, await _next(network), steps=9, end=True)
    await _called(network, day)
    for title, minutes in _NEWS:
        await _propose(network, "Aino", "news", title, minutes, day)
    themes = ("Osallistava budjetointi", "Mitä teemme, kun rahoitus loppuu?", "Tekoäly arjessa")
    for n, title in enumerate(themes):
        who = network.turn(("Aino", "Kaisa", "Sari")[n], day)
        await network.send("meetings.theme", who, title=title, details="Kolme kaupunkia kertoo.")
        await network.click("meetings.vote", network.turn("Mikko", day), theme=n + 1, wanted=True)
    later = (await network.read(lambda session: list(meetings.coming(session, limit=2))))[1]
    moved = {"meeting": later.id, "day": (later.day + timedelta(days=1)).isoformat(), "start": "klo 13"}
    await network.send("meetings.move", network.turn("Kaisa", day), **moved, place="Kirjasto")


async def _agree(network: Network, **changed: str) -> None:
    await network.send("meetings.series", network.turn("Kaisa"), **{**_RULE, **changed})


async def _called(network: Network, until: date = LATER) -> None:
    """What Kehu does by itself in the weeks before a meeting."""

    def call(session: Session) -> None:
        for days in range(20, -1, -1):
            now = moment(until - timedelta(days=days), 9)
            timetable.plans(session, now, ZONE, WorkingDays())

    await network.write(call)


async def _agenda(network: Network, day: date) -> None:
    for n, (title, minutes) in enumerate(_NEWS):
        await _propose(network, ("Aino", "Elina", "Sari")[n % 3], "news", title, minutes, day)
    await _propose(network, "Päivi", "theme", "Hankkeen päättäminen", 20, day)
    await _propose(network, "Mikko", "cats", "Tilojen varaaminen", 5, day)
    await network.write(_present)
    for name in _PRESENTED:
        await _propose(network, "Aino", "projects", name, 15, day)


def _present(session: Session) -> None:
    for name in _PRESENTED:
        projects.find_or_make(session, name, by=1, now=moment(TODAY))


async def _propose(network: Network, who: str, section: str, title: str, minutes: int, day: date) -> None:
    def number(session: Session) -> str:
        found = projects.named(session, title)
        return str(found.id) if found is not None else ""

    await network.send(
        "meetings.send-proposal",
        network.turn(who, day),
        section=section,
        title=title,
        minutes=minutes,
        presenter=str(network.who(who).id),
        project=await network.read(number) if section == "projects" else "",
        details="Kerron, mitä tästä seuraa meille, ja kysyn muiden kokemuksia.",
    )


async def _next(network: Network) -> Meeting:
    return (await network.read(lambda session: list(meetings.coming(session, limit=1))))[0]


async def _lead(network: Network, meeting: Meeting, *, steps: int, end: bool = False) -> None:
    turn = network.turn("Kaisa", meeting.day)
    await network.click("meetings.start", turn, meeting=meeting.id)
    for n in range(steps):
        now = await network.read(lambda session: meetings.by_id(session, meeting.id))
        assert now is not None
        written = {
            "notes": "Aino kertoi ohjeesta.\nSe on luettavana verkoston kanavassa.",
            "decisions": "Ohje otetaan käyttöön 1.3. alkaen." if n % 2 else "",
            "owner": str(network.who(("Aino", "Sari", "Kaisa")[n % 3]).id),
            "what": ("Lähettää linkin ohjeeseen", "Kutsuu koolle työparin", "Kysyy kustannuksista")[n % 3],
            "due": (meeting.day + timedelta(days=10 * n + 7)).isoformat(),
        }
        given = {"meeting": meeting.id, "item": now.current_id, "written": 0, **written}
        await network.click("meetings.step", turn, **given)
    if end:
        await network.click("meetings.end", turn, meeting=meeting.id)
