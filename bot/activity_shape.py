"""The shape of an activity: which fields Kehu reads, of which type, how long.

What is not listed here is dropped, so a field that no one reads can neither break the SDK's models nor steer
them (``deliveryMode``, ``callerId``, ``relatesTo``). Lengths are characters: far above what Teams sends, they
bound what reaches the database and the log. An id has room in every column that it may come to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from bot.bad_request import BadRequest

Fields = dict[str, Any]

# One line of text: fields that end in a log, a header or a key must not be able to start a new line there.
_LINE_BREAKERS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")

_ACTIVITY_LINES: Final = {
    "type": 64, "id": 300, "serviceUrl": 500, "channelId": 64, "name": 200, "action": 64, "replyToId": 300,
    "locale": 64, "localTimezone": 100, "textFormat": 64, "valueType": 200, "topicName": 1000,
    "importance": 64, "inputHint": 64,
}  # fmt: skip
_ACCOUNT_LINES: Final = {
    "id": 150, "name": 1000, "aadObjectId": 64, "role": 64, "tenantId": 64, "objectId": 64, "givenName": 1000,
    "surname": 1000, "email": 320, "userPrincipalName": 320,
}  # fmt: skip
_CONVERSATION_LINES: Final = {**_ACCOUNT_LINES, "id": 300, "conversationType": 64}
_ATTACHMENT_LINES: Final = {"contentType": 200, "contentUrl": 8192, "name": 1000, "thumbnailUrl": 8192}
_PLACE_LINES: Final = {"id": 200, "name": 1000, "aadGroupId": 64, "type": 64}
_TEXT_LIMIT: Final = 100_000
_VERB_LIMIT: Final = 200
_CARRY_DATA: Final = ("task/fetch", "task/submit", "composeExtension/submitAction")
"""Invokes whose data is that of a button of ours."""
_OBJECTS: Final = ("from", "recipient", "conversation", "channelData", "value")
_LISTS: Final = {
    "attachments": 100, "entities": 500, "membersAdded": 1000, "membersRemoved": 1000, "reactionsAdded": 100,
    "reactionsRemoved": 100,
}  # fmt: skip
_KEPT: Final = (*_ACTIVITY_LINES, "text", "summary", *_OBJECTS, *_LISTS)


def checked_activity(document: Any) -> Fields:
    """The fields of an activity that Kehu reads, each of the promised type. Raises BadRequest(400)."""
    if not isinstance(document, dict):
        raise BadRequest(400, "the body is not an object")
    activity = {name: document[name] for name in _KEPT if document.get(name) is not None}
    _lines(activity, "", _ACTIVITY_LINES)
    for name in ("text", "summary"):
        _text(activity, "", name, _TEXT_LIMIT)
    required = ("type", "serviceUrl", "channelId")
    _required(activity, "", (*required, "id") if activity.get("type") in ("message", "invoke") else required)
    _parties(activity)
    _lists(activity)
    _channel_data(_object(activity, "", "channelData"))
    _clicked(activity, _object(activity, "", "value"))
    return activity


def _parties(activity: Fields) -> None:
    for party, lines in (
        ("from", _ACCOUNT_LINES), ("recipient", _ACCOUNT_LINES), ("conversation", _CONVERSATION_LINES),
    ):  # fmt: skip
        account = _object(activity, "", party)
        _lines(account, f"{party}.", lines)
        _required(account, f"{party}.", ("id",))
    if not isinstance(activity["conversation"].get("isGroup", False), bool | None):
        raise BadRequest(400, "conversation.isGroup: not true or false")


def _lists(activity: Fields) -> None:
    for name, most in _LISTS.items():
        entries = activity.get(name)
        if entries is None:
            continue
        if not isinstance(entries, list) or len(entries) > most:
            raise BadRequest(400, f"{name}: not a list, or too long a one")
        if not all(isinstance(entry, dict) for entry in entries):
            raise BadRequest(400, f"{name}: not a list of objects")
    for attachment in activity.get("attachments", []):
        _lines(attachment, "attachments.", _ATTACHMENT_LINES)
    for member in (*activity.get("membersAdded", []), *activity.get("membersRemoved", [])):
        _lines(member, "members.", _ACCOUNT_LINES)
        _required(member, "members.", ("id",))
    for entity in activity.get("entities", []):
        _lines(entity, "entities.", {"type": 200})
        _text(entity, "entities.", "text", _TEXT_LIMIT)
        _lines(_object(entity, "entities.", "mentioned"), "entities.mentioned.", _ACCOUNT_LINES)
    for reaction in (*activity.get("reactionsAdded", []), *activity.get("reactionsRemoved", [])):
        _lines(reaction, "reactions.", {"type": 64})


def _channel_data(channel_data: Fields) -> None:
    _lines(channel_data, "channelData.", {"eventType": 64})
    for place in ("tenant", "team", "channel"):
        _lines(_object(channel_data, "channelData.", place), f"channelData.{place}.", _PLACE_LINES)
    settings = _object(channel_data, "channelData.", "settings")
    selected = _object(settings, "channelData.settings.", "selectedChannel")
    _lines(selected, "channelData.settings.selectedChannel.", _PLACE_LINES)


def _clicked(activity: Fields, value: Fields) -> None:
    """What a button sent: its verb is a text, wherever its client puts it."""
    name = activity.get("name") if activity.get("type") == "invoke" else None
    if name == "adaptiveCard/action":
        _required(value, "value.", ("action",))
    action = value.get("action")
    # A typed "action" belongs to the invoke of an Action.Execute; a form's own input may have the same name.
    if name == "adaptiveCard/action" or isinstance(action, dict):
        action = _object(value, "value.", "action")
        _lines(action, "value.action.", {"type": 64, "verb": _VERB_LIMIT})
        _lines(_object(action, "value.action.", "data"), "value.action.data.", {"verb": _VERB_LIMIT})
    if name in _CARRY_DATA:
        _lines(_object(value, "value.", "data"), "value.data.", {"verb": _VERB_LIMIT})
    if activity.get("type") == "message":
        _lines(value, "value.", {"verb": _VERB_LIMIT})


def _object(holder: Mapping[str, Any], where: str, name: str) -> Fields:
    value = holder.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise BadRequest(400, f"{where}{name}: not an object")
    return value


def _lines(holder: Mapping[str, Any], where: str, limits: Mapping[str, int]) -> None:
    for name, value in holder.items():
        most = limits.get(name)
        if most is None or value is None:
            continue
        if not isinstance(value, str) or len(value) > most:
            raise BadRequest(400, f"{where}{name}: not a text, or too long a one")
        # No line break is printable, and that is told quickly.
        if not value.isprintable() and _LINE_BREAKERS.search(value):
            raise BadRequest(400, f"{where}{name}: not one line")


def _text(holder: Mapping[str, Any], where: str, name: str, most: int) -> None:
    value = holder.get(name)
    if value is not None and (not isinstance(value, str) or len(value) > most):
        raise BadRequest(400, f"{where}{name}: not a text, or too long a one")


def _required(holder: Mapping[str, Any], where: str, names: tuple[str, ...]) -> None:
    for name in names:
        if not holder.get(name):
            raise BadRequest(400, f"{where}{name}: missing")
