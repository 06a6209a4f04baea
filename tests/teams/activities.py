"""Activities as Teams sends them to a bot (shapes: Microsoft's documentation, Agents Playground 0.2.28)."""

from __future__ import annotations

import html
import itertools
import re
import time
from datetime import UTC
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from .reading import Json

if TYPE_CHECKING:
    from .person import Person
    from .tenant import Teams

# Teams numbers messages by the millisecond. One counter for the whole process, so that no two tests sharing
# a database ever use the same id, which a bot would rightly take for a redelivery.
_numbers = itertools.count(time.time_ns() // 1_000_000)


def next_id() -> str:
    return str(next(_numbers))


def message(
    teams: Teams, person: Person, conversation_id: str, id: str, text: str, mentions: list[Json]
) -> Json:
    activity = _activity(teams, person, conversation_id, "message", id)
    # Teams sends what it shows along as HTML, as an attachment that is no file.
    shown = html.escape(re.sub(r"</?at>", "", text), quote=False)
    attachment = {"contentType": "text/html", "content": f"<p>{shown}</p>"}
    activity |= {"text": text, "textFormat": "plain", "attachments": [attachment]}
    activity["entities"] = [*mentions, *activity["entities"]]
    if not conversation_id.startswith("a:"):
        channel = activity["channelData"]["channel"]["id"]
        activity["channelData"] |= {"teamsChannelId": channel, "teamsTeamId": teams.team_id}
    return activity


def submit(
    teams: Teams, person: Person, conversation_id: str, card_id: str, value: object, text: str | None = None
) -> Json:
    """A click on Action.Submit: a message without a text (unless the button speaks one)."""
    activity = _activity(teams, person, conversation_id, "message", next_id())
    activity |= {"replyToId": card_id, "value": value}
    if text is not None:
        activity |= {"text": text, "textFormat": "plain"}
    return _from_card(activity, card_id)


def invoke(
    teams: Teams, person: Person, conversation_id: str, name: str, value: object, card_id: str | None
) -> Json:
    activity = _activity(teams, person, conversation_id, "invoke", f"f:{next_id()}")
    activity |= {"name": name, "value": value}
    if card_id is None:
        return activity
    return _from_card(activity | {"replyToId": card_id}, card_id)


def installation(teams: Teams, person: Person, conversation_id: str, action: str) -> Json:
    """action: add, remove, add-upgrade, remove-upgrade."""
    activity = _activity(teams, person, conversation_id, "installationUpdate", f"f:{next_id()}")
    activity["action"] = action
    return _about_team(teams, activity)


def members_change(teams: Teams, by: Person, conversation_id: str, added: bool, members: list[Json]) -> Json:
    activity = _activity(teams, by, conversation_id, "conversationUpdate", f"f:{next_id()}")
    activity["membersAdded" if added else "membersRemoved"] = members
    activity = _about_team(teams, activity)
    if not conversation_id.startswith("a:"):
        activity["channelData"]["eventType"] = "teamMemberAdded" if added else "teamMemberRemoved"
    return activity


def _activity(teams: Teams, person: Person, conversation_id: str, kind: str, id: str) -> Json:
    now = teams.now()
    conversation: Json = {"id": conversation_id, "tenantId": person.tenant_id, "conversationType": "personal"}
    channel_data: Json = {"tenant": {"id": person.tenant_id}}
    if not conversation_id.startswith("a:"):
        conversation |= {"conversationType": "channel", "isGroup": True}
        channel_data |= {"team": {"id": teams.team_id}, "channel": {"id": conversation_id.partition(";")[0]}}
    zone = "Europe/Helsinki"
    return {
        "type": kind,
        "id": id,
        "timestamp": now.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "localTimestamp": now.astimezone(ZoneInfo(zone)).isoformat(timespec="milliseconds"),
        "localTimezone": zone,
        "channelId": "msteams",
        "serviceUrl": teams.service_url,
        "from": {"id": person.id, "name": person.name, "aadObjectId": person.aad_object_id},
        "conversation": conversation,
        "recipient": {"id": teams.bot_id, "name": teams.bot_name},
        "entities": [
            {
                "type": "clientInfo",
                "locale": person.language,
                "country": "FI",
                "platform": "Web",
                "timezone": zone,
            }
        ],
        "channelData": channel_data,
        "locale": person.language,
    }


def _from_card(activity: Json, card_id: str) -> Json:
    activity["channelData"] |= {"source": {"name": "message"}, "legacy": {"replyToId": f"1:{card_id}"}}
    return activity


def _about_team(teams: Teams, activity: Json) -> Json:
    """News of an installation or a roster: the person without a name, the team with its name."""
    del activity["from"]["name"]
    del activity["localTimestamp"], activity["localTimezone"]
    if activity["conversation"]["conversationType"] == "channel":
        team = {"id": teams.team_id, "name": teams.team_name, "aadGroupId": teams.team_group_id}
        selected = {"selectedChannel": {"id": teams.channel.id}}
        activity["channelData"] |= {"team": team, "settings": selected}
    return activity
