"""The app's life in the team: installed, learns the roster page by page, people come and go, removed.

Nobody is written to privately because of this; the channel is greeted once, through the outbox.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import structlog
from botbuilder.core import TurnContext
from sqlalchemy.orm import Session

from bot.arrivals import NAME_MOST, Arrival, read_profile
from bot.capability import Shows
from bot.card_actions import draw_surface
from bot.clock import Clock
from bot.connector import Connector
from bot.outgoing import card_activity
from bot.post_failed import PostFailed
from bot.reception import Reception, Stranger, may_return
from storage import conversations, members, outbox, personal
from storage.database import Database
from storage.members import COORDINATOR, Profile, Team

GREETING = "greeting"
HOME = "home"
_MOST_PAGES = 100
_FORGET_STRANGERS_AFTER = 60.0
log = structlog.get_logger(__name__)


class Membership:
    """Keeps the roster true to the team in Teams."""

    def __init__(self, database: Database, connector: Connector, reception: Reception, clock: Clock) -> None:
        self._database = database
        self._connector = connector
        self._reception = reception
        self._clock = clock
        self._strangers: dict[str, float] = {}

    async def changed(self, context: TurnContext, raw: dict[str, Any], arrival: Arrival) -> None:
        """An installationUpdate or a conversationUpdate."""
        if raw["type"] == "installationUpdate":
            await self._installation(context, raw, arrival)
        elif arrival.team_id is not None:
            await self._people(raw, arrival)

    async def _installation(self, context: TurnContext, raw: dict[str, Any], arrival: Arrival) -> None:
        action = raw.get("action")
        if action == "add" and arrival.place.private:
            await self._opened_chat(context, arrival)
        elif action in ("add", "add-upgrade") and arrival.team_id is not None:
            await self._installed(raw, arrival, greet=action == "add")
        elif action == "remove" and arrival.team_id is not None:
            await self._database.transaction(lambda s: _removed(s, arrival.team_id, self._clock.now()))
        elif action == "remove" and arrival.place.private:
            now = self._clock.now()
            await self._database.transaction(
                lambda s: conversations.mark_unreachable(s, arrival.place.id, "app-removed", now)
            )

    async def _opened_chat(self, context: TurnContext, arrival: Arrival) -> None:
        """The app was added to a personal chat: a member gets the home card, an outsider one sentence when writing."""
        now = self._clock.now()
        sender = arrival.sender
        if sender is not None and not sender.name:
            arrival = await self._with_name(arrival)
        try:
            card = await self._database.transaction(
                lambda s: draw_surface(Shows(HOME), self._reception.welcome(s, arrival, now), s)
            )
        except Stranger:
            if not await self.look_up(arrival):
                return
            card = await self._database.transaction(
                lambda s: draw_surface(Shows(HOME), self._reception.welcome(s, arrival, now), s)
            )
        await context.send_activity(card_activity(card))

    async def _with_name(self, arrival: Arrival) -> Arrival:
        """An installation names nobody; the conversation's own roster does."""
        assert arrival.sender is not None
        try:
            found = await self._connector.member(
                arrival.seen.service_url,
                arrival.place.id,
                arrival.sender.teams_id or arrival.sender.aad_object_id,
            )
        except PostFailed:
            found = None
        profile = read_profile(found) if found else None
        if profile is None or profile.aad_object_id != arrival.sender.aad_object_id:
            return arrival
        return Arrival(profile, arrival.place, arrival.seen, arrival.team_id)

    async def _installed(self, raw: dict[str, Any], arrival: Arrival, *, greet: bool) -> None:
        """Teams tells this once, so the team is remembered at once; its roster can be read later (see ``catch_up``)."""
        now = self._clock.now()

        def remember(session: Session) -> None:
            team = _team(session, raw, arrival, now)
            team.roster_read_at = None
            if greet:
                outbox.plan(
                    session,
                    key=f"{GREETING}:{team.id}"[:200],
                    kind=GREETING,
                    subject={"team": team.id},
                    now=now,
                    conversation_id=team.channel_id,
                )

        await self._database.transaction(remember)
        await self.catch_up()

    async def catch_up(self) -> None:
        """Read the roster that could not be read when the app was installed. Said again, nothing more happens."""
        team = await self._database.read(members.the_team)
        if team is None or team.roster_read_at is not None or team.removed_at is not None:
            return
        try:
            roster = [profile async for profile in self._roster(team.service_url, team.id)]
        except PostFailed as failed:
            log.warning("roster-not-read", reason=failed.reason, status=failed.status)
            return
        now = self._clock.now()

        def remember(session: Session) -> None:
            for profile in roster:
                _enrol(session, profile, now)
            known = session.get(Team, team.id)
            if known is not None:
                known.roster_read_at = now
                self._name_coordinators(session, known.installed_by, now)

        await self._database.transaction(remember)
        log.info("roster-read", people=len(roster))

    async def _roster(self, service_url: str, team_id: str) -> Any:
        continuation: str | None = None
        for _ in range(_MOST_PAGES):
            page, continuation = await self._connector.members_page(service_url, team_id, continuation)
            for entry in page:
                profile = read_profile(entry)
                if profile is not None:
                    yield profile
            if not continuation:
                return

    def _name_coordinators(self, session: Session, installer: str | None, now: datetime) -> None:
        """Those the configuration names, else whoever installed the app; a coordinator in office stays."""
        for member in members.active(session):
            profile = Profile(
                member.aad_object_id, None, member.name, user_principal_name=member.user_principal_name
            )
            if self._reception.names_coordinator(profile):
                members.give_role(session, member, COORDINATOR, now)
        if installer is not None and not members.holders(session, COORDINATOR):
            found = members.by_sender(session, installer)
            if found is not None:
                members.give_role(session, found, COORDINATOR, now)

    async def _people(self, raw: dict[str, Any], arrival: Arrival) -> None:
        bot_id = arrival.seen.bot_id
        come = [
            str(person.get("id")) for person in raw.get("membersAdded") or () if person.get("id") != bot_id
        ]
        gone = [
            str(person.get("id")) for person in raw.get("membersRemoved") or () if person.get("id") != bot_id
        ]
        if not come and not gone:
            return
        found = [await self._find(arrival.seen.service_url, arrival.team_id or "", each) for each in come]
        now = self._clock.now()

        def apply(session: Session) -> None:
            team = members.the_team(session)
            if team is None or team.id != arrival.team_id:
                return
            for profile in found:
                if profile is not None:
                    _enrol(session, profile, now)
            for member in members.by_teams_ids(session, gone):
                self._leaves(session, member.id, now)

        await self._database.transaction(apply)

    def _leaves(self, session: Session, member_id: int, now: datetime) -> None:
        """A member left: their roles end, and each capability hands their work on."""
        member = members.by_id(session, member_id)
        if member is None or not member.active:
            return
        members.leave(session, member, now)
        for capability in self._reception.house.capabilities:
            capability.member_left(session, member_id, now)

    async def _find(self, service_url: str, team_id: str, member_id: str) -> Profile | None:
        try:
            found = await self._connector.member(service_url, team_id, member_id)
        except PostFailed:
            return None
        return read_profile(found) if found else None

    async def look_up(self, arrival: Arrival) -> bool:
        """Ask Teams whether an unknown sender is in the team (an event may have been missed); enrol who is."""
        sender = arrival.sender
        if sender is None or self._known_stranger(sender.aad_object_id):
            return False
        team = await self._database.read(members.the_team)
        if team is None:
            return False
        profile = await self._find(team.service_url, team.id, sender.teams_id or sender.aad_object_id)
        if profile is None or profile.aad_object_id != sender.aad_object_id:
            self._strangers[sender.aad_object_id] = self._clock.now().timestamp()
            return False
        found: Profile = profile
        now = self._clock.now()
        return await self._database.transaction(lambda s: _returns(s, found, arrival, now))

    def _known_stranger(self, aad_object_id: str) -> bool:
        now = self._clock.now().timestamp()
        for known, since in list(self._strangers.items()):
            if now - since > _FORGET_STRANGERS_AFTER:
                del self._strangers[known]
        return aad_object_id in self._strangers


def _team(session: Session, raw: dict[str, Any], arrival: Arrival, now: datetime) -> Team:
    data = raw.get("channelData") or {}
    selected = ((data.get("settings") or {}).get("selectedChannel") or {}).get("id")
    team = session.get(Team, arrival.team_id)
    if team is None:
        team = Team(id=arrival.team_id, channel_id=arrival.team_id, installed_at=now)
        session.add(team)
    team.name = ((data.get("team") or {}).get("name") or team.name or "")[:NAME_MOST] or None
    team.channel_id = selected or (data.get("channel") or {}).get("id") or team.channel_id
    team.service_url = arrival.seen.service_url
    team.tenant_id = arrival.seen.tenant_id
    if arrival.sender is not None and (team.installed_by is None or team.removed_at is not None):
        team.installed_by = arrival.sender.aad_object_id
    team.removed_at = None
    # The channel may never have been spoken in; it is known from here on.
    conversations.remember(session, _channel_of(arrival, team))
    session.flush()
    return team


def _channel_of(arrival: Arrival, team: Team) -> conversations.ConversationSeen:
    seen = arrival.seen
    return conversations.ConversationSeen(
        id=team.channel_id,
        kind="channel",
        service_url=seen.service_url,
        tenant_id=seen.tenant_id,
        bot_id=seen.bot_id,
        seen_at=seen.seen_at,
        team_id=team.id,
    )


def _enrol(session: Session, profile: Profile, now: datetime) -> None:
    """The roster does not bring back who asked to be forgotten; they come back by writing."""
    if not personal.is_erased(session, profile.aad_object_id, now):
        members.enrol(session, profile, now)


def _returns(session: Session, profile: Profile, arrival: Arrival, now: datetime) -> bool:
    if not may_return(session, arrival, now):
        return False
    members.enrol(session, profile, now)
    return True


def _removed(session: Session, team_id: str | None, now: datetime) -> None:
    """The app left the team. Nothing is deleted: it may come back."""
    team = session.get(Team, team_id)
    if team is not None:
        team.removed_at = now
