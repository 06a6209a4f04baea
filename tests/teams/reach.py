"""What a bot can reach of the conversations, and how fast it may write to them."""

from __future__ import annotations

import asyncio
import math
from collections import defaultdict, deque
from typing import TYPE_CHECKING

from aiohttp import web

from .conversations import Conversation
from .strictness import Refused

if TYPE_CHECKING:
    from .tenant import Teams

NO_ROSTER = Refused(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.")
_LIMITS = ((1.0, 7), (2.0, 8), (30.0, 60), (3600.0, 1800))
"""Seconds, messages: what a conversation takes (Microsoft's documentation)."""


class Refusal(Exception):
    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.message)
        self.refused = refused


def refuse(status: int, code: str, message: str) -> Refusal:
    return Refusal(Refused(status, code, message))


class Reach:
    def __init__(self, teams: Teams) -> None:
        self.teams = teams
        self._sent_at: dict[str, deque[float]] = defaultdict(deque)

    def conversation(self, request: web.Request, *, writes: bool) -> tuple[Conversation, str | None]:
        """The conversation a path names and its thread; refuses what this bot cannot reach."""
        id_, _, thread = request.match_info["conversation"].partition(";messageid=")
        found = self.teams.conversation(id_)
        if found is None:
            raise refuse(404, "ConversationNotFound", f"Conversation not found: {id_}")
        if found.bot_removed or (found.member is None and not self.teams.installed):
            raise Refusal(NO_ROSTER)
        if writes and found.member is not None and found.member.blocked_with:
            raise refuse(403, found.member.blocked_with, "User blocked the conversation with the bot.")
        if thread and (found.member is not None or found.find(thread) is None):
            raise refuse(404, "ConversationNotFound", f"no thread {thread} in {found.name}")
        if writes and self.teams.limited:
            self._pace(found)
        return found, thread or None

    def _pace(self, conversation: Conversation) -> None:
        now, sent = asyncio.get_running_loop().time(), self._sent_at[conversation.id]
        waits = [sent[-n] + seconds - now for seconds, n in _LIMITS if len(sent) >= n]
        if waits and max(waits) > 0:
            # The message is the seconds to wait: the answer's Retry-After.
            raise refuse(429, "TooManyRequests", str(math.ceil(max(waits))))
        sent.append(now)
