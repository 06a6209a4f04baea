"""Roles that are offered, and the daily messages of the gallery's networks."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bot.working_days import WorkingDays
from storage import nudges
from tests.dialogs.network import HOUSE, Network, moment


async def few(network: Network, today: date) -> None:
    """One role is offered, and waits for its answer."""
    kaisa = network.turn("Kaisa", today)
    await network.send("settings.give-role", kaisa, role="support", to=str(network.who("Aino").id))


async def many(network: Network, today: date) -> None:
    """Roles are offered, accepted and declined, and Jouni has left."""
    await few(network, today)
    kaisa = network.turn("Kaisa", today)
    for role, person in (("finance", "Sari"), ("records", "Sari"), ("procurement", "Päivi")):
        await network.send("settings.give-role", kaisa, role=role, to=str(network.who(person).id))
    sari = network.turn("Sari", today)
    await network.click("settings.accept-role", sari, offer=2)
    await network.click("settings.decline-role", sari, offer=3)


async def remind(network: Network, today: date) -> None:
    """Whatever is due is planned for everybody's daily message, and Kaisa has had hers already."""
    kaisa = network.who("Kaisa").id

    def plan(session: Session) -> None:
        now, calendar = moment(today), WorkingDays()
        for kind in HOUSE.nudges.values():
            nudges.plan(session, kind.due(session, today, calendar), now)
        waiting = [nudge.id for nudge in nudges.waiting(session, kaisa, today)]
        nudges.settle(session, waiting, nudges.TOLD, now, f"nudges:{kaisa}:{today.isoformat()}")

    await network.write(plan)
