"""Everything outgoing: messages, their updates and questions about members, as calls to the Bot Connector."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from botbuilder.schema import Activity

from bot.activities import json_bytes
from bot.exchange import Call, Exchange
from bot.pacing import Lane
from bot.post_failed import PostFailed


class Connector:
    """Posts through one pool of connections, within the service's limits, and repeats what may be repeated.

    Every method raises PostFailed. lane says whether a person waits for it; budget is the whole call's time
    in seconds (BUDGETS in bot/exchange.py when None). Activities are JSON objects or the schema's models; ids
    are as the service gives them, and get escaped here.
    """

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    async def send(
        self,
        service_url: str,
        conversation_id: str,
        activity: Mapping[str, Any] | Activity,
        *,
        reply_to: str | None = None,
        lane: Lane = Lane.LIVE,
        budget: float | None = None,
    ) -> str | None:
        """Post an activity; the new activity's id, None when the service does not tell it (202)."""
        path = f"{_conversation(conversation_id)}/activities" + (f"/{_quoted(reply_to)}" if reply_to else "")
        call = Call("send", "POST", service_url, path, json_bytes(activity), conversation_id)
        return _id_in(await self._exchange.answer(call, lane, budget))

    async def update(
        self,
        service_url: str,
        conversation_id: str,
        activity_id: str,
        activity: Mapping[str, Any] | Activity,
        *,
        lane: Lane = Lane.LIVE,
        budget: float | None = None,
    ) -> str | None:
        """Replace an activity for everyone who sees it; the id the service answers with, if any."""
        path = f"{_conversation(conversation_id)}/activities/{_quoted(activity_id)}"
        call = Call("update", "PUT", service_url, path, json_bytes(activity), conversation_id)
        return _id_in(await self._exchange.answer(call, lane, budget))

    async def delete(
        self,
        service_url: str,
        conversation_id: str,
        activity_id: str,
        *,
        lane: Lane = Lane.LIVE,
        budget: float | None = None,
    ) -> None:
        path = f"{_conversation(conversation_id)}/activities/{_quoted(activity_id)}"
        call = Call("delete", "DELETE", service_url, path, None, conversation_id)
        await self._exchange.answer(call, lane, budget)

    async def create_personal_conversation(
        self,
        service_url: str,
        *,
        bot_id: str,
        member_teams_id: str,
        tenant_id: str,
        lane: Lane = Lane.DELIVERY,
        budget: float | None = None,
    ) -> str:
        """The id of the personal chat with this member; Teams gives the same one however often asked."""
        body = {
            "isGroup": False,
            "bot": {"id": bot_id},
            "members": [{"id": member_teams_id}],
            "tenantId": tenant_id,
            "channelData": {"tenant": {"id": tenant_id}},
        }
        call = Call("create conversation", "POST", service_url, "/v3/conversations", json_bytes(body))
        conversation_id = _id_in(await self._exchange.answer(call, lane, budget))
        if conversation_id is None:
            raise PostFailed(None, None, False, None, "unavailable")
        return conversation_id

    async def members_page(
        self,
        service_url: str,
        conversation_id: str,
        continuation: str | None = None,
        page_size: int = 200,
        *,
        lane: Lane = Lane.DELIVERY,
        budget: float | None = None,
    ) -> tuple[list[dict[str, Any]], str | None]:
        """One page of a conversation's members, and what to ask the next page with (None: it was the last).

        A server without pages (the Agents Playground) is asked for all of them at once.
        """
        path = f"{_conversation(conversation_id)}/pagedmembers?pageSize={page_size}"
        if continuation:
            path += f"&continuationToken={_quoted(continuation)}"
        try:
            answer = await self._exchange.answer(
                Call("page of members", "GET", service_url, path), lane, budget
            )
        except PostFailed as failure:
            if failure.status not in (404, 405, 501):
                raise
            path = f"{_conversation(conversation_id)}/members"
            answer = await self._exchange.answer(Call("members", "GET", service_url, path), lane, budget)
        if isinstance(answer, dict):
            following = answer.get("continuationToken")
            return _objects(answer.get("members")), following if isinstance(following, str) else None
        return _objects(answer), None

    async def member(
        self,
        service_url: str,
        conversation_id: str,
        member_id: str,
        *,
        lane: Lane = Lane.LIVE,
        budget: float | None = None,
    ) -> dict[str, Any] | None:
        """One member by Teams id or Entra object id; None when there is no such member."""
        path = f"{_conversation(conversation_id)}/members/{_quoted(member_id)}"
        try:
            answer = await self._exchange.answer(Call("member", "GET", service_url, path), lane, budget)
        except PostFailed as failure:
            if failure.status == 404:
                return None
            raise
        return answer if isinstance(answer, dict) else None

    async def team(
        self, service_url: str, team_id: str, *, lane: Lane = Lane.DELIVERY, budget: float | None = None
    ) -> dict[str, Any]:
        """A team's details: id, name, aadGroupId."""
        path = f"/v3/teams/{_quoted(team_id)}"
        answer = await self._exchange.answer(Call("team", "GET", service_url, path), lane, budget)
        return answer if isinstance(answer, dict) else {}


@lru_cache(maxsize=1024)
def _conversation(conversation_id: str) -> str:
    return f"/v3/conversations/{_quoted(conversation_id)}"


def _quoted(part: str) -> str:
    # '.' and '..' survive quoting and would make the address another one.
    if not part.strip("."):
        raise PostFailed(None, None, True, None, "refused")
    return quote(part, safe="")


def _id_in(answer: object) -> str | None:
    found = answer.get("id") if isinstance(answer, dict) else None
    return found if isinstance(found, str) and found else None


def _objects(answer: object) -> list[dict[str, Any]]:
    return [each for each in answer if isinstance(each, dict)] if isinstance(answer, list) else []
