"""A network between two meetings: what people answered each other, what was learned, and who came and went."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy.orm import Session

from bot.turn import CHANNEL
from storage import anonymity, anonymous_suggestions, kickoff_lessons, members, receipt_codes
from tests.dialogs.kickoff import test_learning as learning
from tests.dialogs.network import HOUSE, TODAY, Network, moment
from tests.gallery import meetings, people, surveys
from tests.gallery.crawl import CODE

DAY = date(2027, 3, 1)
"""Seven working days before a meeting: the morning on which Kehu asks for items."""


async def between(network: Network) -> None:
    """Everything that waits for somebody's answer, or has just had one."""
    await _learned(network)
    await _decided(network)
    await meetings.between(network, DAY)
    await _roles_move(network)
    await network.write(_suggested)
    await surveys.few(network, DAY)
    await _somebody_leaves(network)
    await people.remind(network, DAY)


async def _learned(network: Network) -> None:
    """A kickoff is over, one of its lessons is in the template, two are proposed, and another list may take the first."""
    await network.create("Osaava arki")
    await learning.finished(network)
    await learning.morning(network)
    kaisa = network.turn("Kaisa", learning.DAY)
    proposed = await network.read(kickoff_lessons.proposals)
    await network.click("kickoff.accept-proposals", kaisa, version=1, chosen=str(proposed[-1].id))
    await learning.morning(network, learning.DAY + timedelta(days=1))


async def _decided(network: Network) -> None:
    """Support has its channel; one decision was asked about, acknowledged and answered, one is quite new."""
    kaisa = network.turn("Kaisa", TODAY, kind=CHANNEL)
    await network.click("decisions.take-channel", kaisa)
    for n, kind in enumerate(("funding", "amendment"), 1):
        given = {
            "name": "Osaava arki",
            "kind": kind,
            "title": f"Rahoitus vuodelle {2026 + n}",
            "summary": "Omarahoitus on 20 prosenttia.",
            "maker": "Kaupunginhallitus",
            "number": f"{n}/2027",
            "help": "finance,hr",
            "day": (DAY - timedelta(days=3)).isoformat(),
        }
        await network.send("decisions.record", network.turn("Aino", DAY - timedelta(days=3)), **given)
    mikko, paivi = network.turn("Mikko", DAY - timedelta(days=2)), network.turn("Päivi", DAY)
    await network.click("decisions.ack", mikko, part=1)
    await network.send("decisions.question", mikko, decision=1, question="Mihin kustannuspaikkaan?")
    await network.send("decisions.question", paivi, decision=2, question="Palkataanko väkeä?")


async def _roles_move(network: Network) -> None:
    """Coordination went to the deputy and came back; one role was declined, and one offer waits for each."""
    kaisa, jouni = network.turn("Kaisa", DAY), network.turn("Jouni", DAY)
    offers = iter(range(1, 9))

    async def passes(giver: str, to: str, role: str = "coordinator") -> int:
        given = {"role": role, "to": str(network.who(to).id)}
        await network.send("settings.pass-role", network.turn(giver, DAY), **given)
        return next(offers)

    await network.click("settings.accept-role", jouni, offer=await passes("Kaisa", "Jouni"))
    await network.meet()
    await network.click("settings.accept-role", kaisa, offer=await passes("Jouni", "Kaisa"))
    await network.meet()
    declined = await passes("Kaisa", "Sari")
    await network.click("settings.decline-role", network.turn("Sari", DAY), offer=declined)
    await passes("Kaisa", "Aino")
    given = {"role": "finance", "to": str(network.who("Riikka").id)}
    await network.send("settings.give-role", network.turn("Kaisa", DAY), **given)
    await network.meet()


def _suggested(session: Session) -> None:
    """A suggestion without a name, whose code everybody in the gallery has."""
    anonymous_suggestions.arrive(
        session,
        receipt_codes.hash_of(session, receipt_codes.read_code(CODE) or ""),
        title="Etäkahvit perjantaisin",
        text="Silloin ehdittäisiin puhua muustakin.",
        week=anonymity.week_of(DAY - timedelta(days=14)),
        state="new",
    )


async def _somebody_leaves(network: Network) -> None:
    def leave(session: Session) -> None:
        member = members.by_id(session, network.who("Tuomas").id)
        assert member is not None
        members.leave(session, member, moment(DAY))
        for capability in HOUSE.capabilities:
            capability.member_left(session, member.id, moment(DAY))

    await network.write(leave)
