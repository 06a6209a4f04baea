"""Speaking first: to a person who may never have written to Kehu, and to a channel.

Posts through the connector's DELIVERY lane, so that nobody who waits for an answer waits for this.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.cards import Card, summary
from bot.clock import Clock
from bot.connector import Connector
from bot.outgoing import ADAPTIVE_CARD
from bot.pacing import Lane
from bot.post_failed import UNREACHABLE, PostFailed
from storage import conversations, members
from storage.conversations import Conversation, ConversationSeen
from storage.database import Database

CALL_SECONDS = 25.0
"""How long one call may take. Speaking to a person takes three at the most, and the sender's lease is longer."""


@dataclass(frozen=True)
class Address:
    """Where to post. ``conversation_id`` is None while the person's chat has not been opened."""

    service_url: str
    tenant_id: str
    bot_id: str
    conversation_id: str | None = None
    teams_id: str | None = None
    silent: bool = False
    """Whether the last try could not reach it."""


@dataclass(frozen=True)
class Posted:
    """Where a message went. ``activity_id`` is None when the service did not tell it."""

    conversation_id: str
    activity_id: str | None


def card_message(card: Card) -> dict[str, Any]:
    """The activity of a card, as JSON; its first sentence is what the notification says."""
    return {
        "type": "message",
        "summary": summary(card),
        "attachments": [{"contentType": ADAPTIVE_CARD, "content": card}],
    }


class Proactive:
    """Everything said without being asked. All methods raise PostFailed.

    Beside the connector's reasons there is ``no-address``: nothing is known yet of the person or the conversation
    that could be written to. It may be learnt, so it is not permanent.
    """

    def __init__(
        self, connector: Connector, database: Database, clock: Clock, *, app_id: str = "", tenant_id: str = ""
    ) -> None:
        """``app_id`` and ``tenant_id`` are the registration's; both are empty in local mode."""
        self._connector = connector
        self._database = database
        self._clock = clock
        self._app_id = app_id
        self._tenant_id = tenant_id

    async def to_member(self, member_id: int, activity: Mapping[str, Any]) -> Posted:
        """Post into the personal chat of a member, which is opened first if it is not known."""
        address = await self._database.glance(lambda session: self._of_member(session, member_id))
        if address is None:
            raise PostFailed(None, None, False, None, "no-address")
        known = address.conversation_id
        if known is not None:
            try:
                return await self._post(address, known, activity)
            except PostFailed as failed:
                if failed.reason != "gone":
                    raise
            # Teams no longer knows the chat: the person may have reinstalled the app. Once is worth a try.
            await self._database.transaction(lambda session: _forget(session, known))
        opened = await self._open(address, member_id)
        return await self._post(address, opened, activity)

    async def to_conversation(
        self, conversation_id: str, activity: Mapping[str, Any], *, root: str | None = None
    ) -> Posted:
        """Post into a known conversation; a channel gets a new post, or with ``root`` a reply in its thread."""
        bare, address = await self._known(conversation_id)
        return await self._post(address, bare if root is None else f"{bare};messageid={root}", activity)

    async def update(self, conversation_id: str, activity_id: str, activity: Mapping[str, Any]) -> None:
        """Replace a message of ours for everybody."""
        bare, address = await self._known(conversation_id)
        whole = {**self._envelope(address, bare), **activity, "id": activity_id}
        try:
            await self._connector.update(
                address.service_url, bare, activity_id, whole, lane=Lane.DELIVERY, budget=CALL_SECONDS
            )
        except PostFailed as failed:
            await self._note(bare, failed)
            raise

    async def _post(self, address: Address, conversation_id: str, activity: Mapping[str, Any]) -> Posted:
        whole = {**self._envelope(address, conversation_id), **activity}
        try:
            sent = await self._connector.send(
                address.service_url, conversation_id, whole, lane=Lane.DELIVERY, budget=CALL_SECONDS
            )
        except PostFailed as failed:
            await self._note(conversation_id, failed)
            raise
        if address.silent:
            await self._database.transaction(
                lambda session: conversations.mark_reachable(session, conversation_id)
            )
        return Posted(conversation_id, sent)

    async def _open(self, address: Address, member_id: int) -> str:
        if address.teams_id is None:
            raise PostFailed(None, None, False, None, "no-address")
        opened = await self._connector.create_personal_conversation(
            address.service_url,
            bot_id=address.bot_id,
            member_teams_id=address.teams_id,
            tenant_id=address.tenant_id,
            budget=CALL_SECONDS,
        )
        seen = ConversationSeen(
            id=opened,
            kind="personal",
            service_url=address.service_url,
            tenant_id=address.tenant_id,
            bot_id=address.bot_id,
            seen_at=self._clock.now(),
            member_id=member_id,
        )

        def remember(session: Session) -> str:
            return conversations.remember(session, seen).id

        return await self._database.transaction(remember)

    async def _known(self, conversation_id: str) -> tuple[str, Address]:
        bare = conversation_id.partition(";messageid=")[0]
        address = await self._database.glance(lambda session: self._of_conversation(session, bare))
        if address is None:
            raise PostFailed(None, None, False, None, "no-address")
        return bare, address

    def _of_member(self, session: Session, member_id: int) -> Address | None:
        member = members.by_id(session, member_id)
        if member is None:
            return None
        chat = conversations.personal_of(session, member_id)
        if chat is not None:
            return _address(chat, member.teams_id)
        return self._of_network(session, member.teams_id)

    def _of_conversation(self, session: Session, conversation_id: str) -> Address | None:
        known = conversations.whereabouts(session, conversation_id)
        if known is not None:
            silent = known.unreachable_since is not None
            return Address(known.service_url, known.tenant_id, known.bot_id, conversation_id, silent=silent)
        team = members.the_team(session)
        if team is None or team.channel_id != conversation_id:
            return None
        return self._of_network(session, None)

    def _of_network(self, session: Session, teams_id: str | None) -> Address | None:
        """Where the network itself is: its team, or where Kehu was last spoken to while there is none."""
        last = session.scalars(select(Conversation).order_by(Conversation.seen_at.desc()).limit(1)).first()
        bot_id = (last.bot_id if last is not None else "") or f"28:{self._app_id}"
        where = members.the_team(session) or last
        if where is None:
            return None
        return Address(where.service_url, where.tenant_id or self._tenant_id, bot_id, teams_id=teams_id)

    async def _note(self, conversation_id: str, failed: PostFailed) -> None:
        """What can't be reached until something changes is shown to the coordinator."""
        if failed.reason in UNREACHABLE:
            now = self._clock.now()
            await self._database.transaction(
                lambda session: conversations.mark_unreachable(session, conversation_id, failed.reason, now)
            )

    def _envelope(self, address: Address, conversation_id: str) -> dict[str, Any]:
        return {
            "channelId": "msteams",
            "serviceUrl": address.service_url,
            "from": {"id": address.bot_id, "role": "bot"},
            "conversation": {"id": conversation_id, "tenantId": address.tenant_id},
        }


def _address(known: Conversation, teams_id: str | None) -> Address:
    silent = known.unreachable_since is not None
    return Address(known.service_url, known.tenant_id, known.bot_id, known.id, teams_id, silent)


def _forget(session: Session, conversation_id: str) -> None:
    known = conversations.find(session, conversation_id)
    if known is not None:
        session.delete(known)
