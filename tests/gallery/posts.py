"""Cards that no button leads to: what the post has brought to a person or to the network's channel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import shared
from bot.turn import Turn
from dialogs.reminders.payloads import DAILY
from storage.kickoffs import KickoffItem
from storage.outbox import OutboxRow
from tests.dialogs.network import Network

OF_ONE_KIND = 2
"""How many cards of one surface are drawn for one person: the newest."""


@dataclass(frozen=True)
class Post:
    """A card that stands in somebody's chat, or with ``member`` None in the channel."""

    surface: str
    subject: int
    member: int | None

    def is_for(self, turn: Turn) -> bool:
        """Whether it stands where this turn is taken."""
        return self.member == turn.me.id if turn.place.private else self.member is None


async def brought(network: Network, today: date) -> list[Post]:
    """Everything that was posted, the newest first, and everybody's daily message of today."""

    def read(session: Session) -> Sequence[OutboxRow]:
        cards = select(OutboxRow).where(OutboxRow.kind == shared.POST)
        return session.scalars(cards.order_by(OutboxRow.id.desc())).all()

    rows = await network.read(read)
    found = [Post(DAILY, today.toordinal(), person.id) for person in network.people.values()]
    found += [Post(row.subject["surface"], row.subject["subject"], row.member_id) for row in rows]
    seen: Counter[tuple[str, int | None]] = Counter()
    kept = []
    for post in dict.fromkeys(found):
        seen[post.surface, post.member] += 1
        if seen[post.surface, post.member] <= OF_ONE_KIND:
            kept.append(post)
    return kept


async def settled_items(network: Network) -> list[int]:
    """One checklist item that is done and one that was skipped: they stand far down in their lists."""

    def read(session: Session) -> dict[str, int]:
        found = session.scalars(select(KickoffItem).order_by(KickoffItem.id.desc())).unique()
        return {item.state: item.id for item in found}

    states = await network.read(read)
    return [number for state, number in sorted(states.items()) if state != "open"]
