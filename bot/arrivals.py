"""Who speaks, and where: an activity's JSON read into what the database needs to know them.

The person is the directory id that the channel vouches for; whatever a card's data says of people proves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.turn import CHANNEL, GROUP, PERSONAL, Place
from bot.user_text import one_line
from storage.conversations import ConversationSeen
from storage.members import Profile

NAME_MOST = 200


@dataclass(frozen=True)
class Arrival:
    """What one activity tells of its sender and its conversation."""

    sender: Profile | None
    place: Place
    seen: ConversationSeen
    team_id: str | None
    writes: bool = False
    """Whether the person wrote something themselves; a click on an old card is not that."""
    quiet: bool = False
    """Nothing is noted of when it came (an anonymous form)."""


def read_arrival(activity: dict[str, Any], now: datetime) -> Arrival:
    """Read an activity whose shape was checked at the door."""
    conversation = activity.get("conversation") or {}
    channel_data = activity.get("channelData") or {}
    thread = str(conversation.get("id", ""))
    place = Place(thread.partition(";messageid=")[0], _kind(conversation), thread)
    team = channel_data.get("team") or {}
    channel = channel_data.get("channel") or {}
    seen = ConversationSeen(
        id=place.id,
        kind=place.kind,  # type: ignore[arg-type]
        service_url=str(activity.get("serviceUrl", "")),
        tenant_id=str(conversation.get("tenantId") or (channel_data.get("tenant") or {}).get("id") or ""),
        bot_id=str((activity.get("recipient") or {}).get("id", "")),
        seen_at=now,
        team_id=team.get("id"),
        channel_name=(channel.get("name") or "")[:NAME_MOST] or None,
    )
    writes = activity.get("type") == "message" and not isinstance(activity.get("value"), dict)
    return Arrival(read_profile(activity.get("from") or {}), place, seen, team.get("id"), writes)


def _kind(conversation: dict[str, Any]) -> str:
    kind = conversation.get("conversationType")
    if kind == "channel":
        return CHANNEL
    return GROUP if kind == "groupChat" or conversation.get("isGroup") else PERSONAL


def read_profile(person: dict[str, Any]) -> Profile | None:
    """A person as a roster row or an activity's sender names them; None for a bot, or without a directory id."""
    directory_id = person.get("aadObjectId") or person.get("objectId")
    if not directory_id:
        return None
    return Profile(
        aad_object_id=str(directory_id)[:100],
        teams_id=str(person["id"])[:200] if person.get("id") else None,
        name=one_line(str(person.get("name") or ""))[:NAME_MOST],
        given_name=one_line(str(person.get("givenName") or ""))[:100] or None,
        email=person.get("email"),
        user_principal_name=person.get("userPrincipalName"),
    )
