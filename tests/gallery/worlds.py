"""The networks that cards are drawn from: one with little in it, one as it is after a year, and the worst one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import date, timedelta
from typing import Any

from tests.dialogs.kickoff import test_cards as kickoffs
from tests.dialogs.network import TODAY, Network
from tests.gallery import between, feedback, meetings, people, surveys
from tests.gallery.meetings import LATER

LONG = (
    "Pitkä selostus siitä, mitä päätettiin, miksi niin päätettiin ja mitä siitä seuraa kaikille mukana oleville. "
    * 40
)
"""What a person may write who has much to say: over 4,000 characters."""
_KINDS = ("funding", "amendment", "procurement", "staff", "steering", "end")


async def few(network: Network) -> None:
    """One project and one decision, hardly begun."""
    await kickoffs.few(network)
    await _decision(network, 0)
    await meetings.few(network)
    await feedback.few(network, LATER)
    await surveys.few(network, LATER)
    await people.few(network, LATER)
    await people.remind(network, LATER)


async def many(network: Network) -> None:
    """A year of work: things done, late, asked and answered."""
    await kickoffs.many(network)
    for n in range(12):
        await _decision(network, n, day=TODAY - timedelta(days=9 * n), review=TODAY + timedelta(days=30 + n))
    await meetings.many(network)
    await feedback.many(network, LATER)
    await surveys.many(network, LATER)
    await people.many(network, LATER)
    await people.remind(network, LATER)


async def worst(network: Network) -> None:
    """Every text as long as it may be, every list longer than a card."""
    await kickoffs.worst(network)
    for n in range(3):
        await _decision(
            network,
            n,
            title=LONG[:200].strip(),
            summary=LONG[:2000].strip(),
            maker=kickoffs.LONG_NAME,
            link="https://kaupunki.example/" + "p" * 150,
            help="finance,hr,procurement,communications,data-protection,records",
        )
    await meetings.worst(network)
    await feedback.worst(network, LATER)
    await surveys.worst(network, LATER)
    await people.many(network, LATER)
    await people.remind(network, LATER)


async def _decision(network: Network, n: int, day: date = TODAY, **changed: Any) -> None:
    given: dict[str, Any] = {
        "name": f"Hyvä arki {n}" if n else "Kotoportti uudistuu",
        "kind": _KINDS[n % len(_KINDS)],
        "title": f"Rahoitus vuodelle {2027 + n}",
        "summary": "Omarahoitus on 20 prosenttia. Mukana on kaksi kumppania.",
        "maker": "Kaupunginhallitus",
        "number": f"{n + 1}/2026",
        "help": "finance,communications",
        **changed,
    }
    days = {name: value.isoformat() for name, value in given.items() if isinstance(value, date)}
    await network.send("decisions.record", network.turn("Aino"), day=day.isoformat(), **{**given, **days})


WORLDS: Mapping[str, Callable[[Network], Awaitable[None]]] = {
    "few": few,
    "many": many,
    "between": between.between,
    "worst": worst,
}
DAYS: Mapping[str, date] = {"between": between.DAY}
"""The day on which a network is looked at, unless it is that of the meeting."""
