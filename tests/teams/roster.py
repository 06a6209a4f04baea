"""The connector's reading side: who is in a conversation, what the team is, which channels it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from .person import Person
from .reach import NO_ROSTER, Reach, Refusal, refuse
from .reading import Json

if TYPE_CHECKING:
    from .tenant import Teams


class Roster:
    def __init__(self, teams: Teams, reach: Reach) -> None:
        self.teams = teams
        self.reach = reach

    def routes(self) -> list[web.RouteDef]:
        conversation = "/v3/conversations/{conversation}"
        return [
            web.get(f"{conversation}/pagedmembers", self._paged_members),
            web.get(f"{conversation}/members", self._members),
            web.get(f"{conversation}/members/{{member}}", self._member),
            web.get("/v3/teams/{team}", self._team),
            web.get("/v3/teams/{team}/conversations", self._channels),
        ]

    def _people(self, request: web.Request) -> list[Person]:
        conversation, _ = self.reach.conversation(request, writes=False)
        if conversation.member is not None:
            return [conversation.member]
        return sorted((p for p in self.teams.people if p.in_team), key=lambda p: p.id)

    async def _paged_members(self, request: web.Request) -> web.StreamResponse:
        people, size = self._people(request), self.teams.page_size
        token = request.query.get("continuationToken") or "from-0"
        if not token.startswith("from-") or not token[5:].isdigit():
            raise refuse(403, "BadArgument", "Failed to decrypt members continuationToken")
        start = int(token[5:])
        page: Json = {
            "members": [p.account("aadObjectId") for p in people[start : start + size]],
            "totalCount": len(people) + 1,
        }
        if start + size < len(people):
            page["continuationToken"] = f"from-{start + size}"
        return web.json_response(page)

    async def _members(self, request: web.Request) -> web.StreamResponse:
        # The older list calls the same field otherwise.
        return web.json_response([p.account("objectId") for p in self._people(request)])

    async def _member(self, request: web.Request) -> web.StreamResponse:
        person = next((p for p in self._people(request) if p.id == request.match_info["member"]), None)
        if person is None:
            raise refuse(404, "MemberNotFoundInConversation", "Member not found in conversation.")
        return web.json_response(person.account("aadObjectId"))

    async def _team(self, request: web.Request) -> web.StreamResponse:
        teams = self._known_team(request)
        return web.json_response(
            {
                "id": teams.team_id, "name": teams.team_name, "aadGroupId": teams.team_group_id,
                "tenantId": teams.tenant_id, "type": "standard", "channelCount": len(teams.channels),
                "memberCount": sum(p.in_team for p in teams.people) + 1,
            }
        )  # fmt: skip

    async def _channels(self, request: web.Request) -> web.StreamResponse:
        teams = self._known_team(request)
        # The General channel has the team's id and, here, no name.
        named = [{"id": c.id} | ({"name": c.name} if c.id != teams.team_id else {}) for c in teams.channels]
        return web.json_response({"conversations": named})

    def _known_team(self, request: web.Request) -> Teams:
        if request.match_info["team"] != self.teams.team_id:
            raise refuse(404, "BadArgument", "Cannot find team with provided id")
        if not self.teams.installed:
            raise Refusal(NO_ROSTER)
        return self.teams
