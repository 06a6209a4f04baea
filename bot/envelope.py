"""What comes to the door, read without trust: header form, size, strict JSON, and the shape of an activity.

Every refusal is a :class:`BadRequest` whose reason is one of our own sentences: it never repeats what was
sent, so it can be logged and answered as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from multidict import CIMultiDict, CIMultiDictProxy

from bot.activity_shape import checked_activity
from bot.bad_request import BadRequest

__all__ = ["BODY_LIMIT", "BadRequest", "Envelope", "authorization_of", "open_envelope"]

BODY_LIMIT: Final = 256 * 1024
"""Bytes. Teams cuts a message at about 100 kB, so nothing that a person wrote is near this."""
NESTING_LIMIT: Final = 64
_INTEGER_LIMIT: Final = 2**63

_MEDIA_TYPE = re.compile(r'application/json(?:\s*;\s*charset="?utf-8"?)?', re.IGNORECASE)


@dataclass(frozen=True)
class Envelope:
    """An activity whose shape was checked. ``activity`` is its JSON, with only the fields that Kehu reads."""

    activity: dict[str, Any]

    @property
    def type(self) -> str:
        """``message``, ``invoke``, ``installationUpdate`` ..."""
        return str(self.activity["type"])

    @property
    def id(self) -> str | None:
        """The activity's id: always there for a message and an invoke."""
        return self.activity.get("id")

    @property
    def name(self) -> str | None:
        """An invoke's name, such as ``adaptiveCard/action``."""
        return self.activity.get("name")

    @property
    def channel_id(self) -> str:
        """``msteams`` in Teams."""
        return str(self.activity["channelId"])

    @property
    def service_url(self) -> str:
        """Where the sender wants the answer; :class:`bot.service_urls.ServiceUrls` says whether it may go."""
        return str(self.activity["serviceUrl"])

    @property
    def conversation_id(self) -> str:
        """The conversation without a channel's thread (``;messageid=...``)."""
        return str(self.activity["conversation"]["id"]).partition(";messageid=")[0]

    @property
    def sender_id(self) -> str:
        """The person's directory object id, or the channel's id of the account where there is none."""
        sender = self.activity["from"]
        return str(sender.get("aadObjectId") or sender["id"])

    @property
    def tenant_ids(self) -> tuple[str, ...]:
        """Every tenant that the activity claims to be of, in lower case; the SDK's own models lose these."""
        conversation, channel_data = self.activity["conversation"], self.activity.get("channelData") or {}
        claimed = (conversation.get("tenantId"), (channel_data.get("tenant") or {}).get("id"))
        return tuple(tenant.lower() for tenant in claimed if tenant)


def authorization_of(headers: CIMultiDict[str] | CIMultiDictProxy[str]) -> str | None:
    """The Authorization header, once the headers' form was checked.

    Raises BadRequest(415) for another content type or a packed body (it would be unpacked before its size is
    known), and BadRequest(400) for two Authorization headers (two readers could choose differently).
    """
    content_types = headers.getall("Content-Type", [])
    if len(content_types) != 1 or _MEDIA_TYPE.fullmatch(content_types[0].strip()) is None:
        raise BadRequest(415, "the content type must be application/json in utf-8")
    if headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        raise BadRequest(415, "the body must not be packed")
    authorizations = headers.getall("Authorization", [])
    if len(authorizations) > 1:
        raise BadRequest(400, "more than one Authorization header")
    return authorizations[0] if authorizations else None


def open_envelope(body: bytes) -> Envelope:
    """The activity in a request's body. Raises BadRequest (413, 400) and nothing else, whatever the bytes."""
    if len(body) > BODY_LIMIT:
        raise BadRequest(413, "the body is too large")
    return Envelope(checked_activity(_strict_json(body)))


def _strict_json(body: bytes) -> Any:
    try:
        document = _DECODER.decode(body.decode("utf-8"))
    except (ValueError, RecursionError):
        # The parser's own message quotes the document: it goes no further.
        raise BadRequest(400, "the body is not strict JSON") from None
    # What could be wrong still is written with an escape or many brackets, which hardly any body has.
    if _ESCAPED.search(body) or body.count(b"{") + body.count(b"[") > NESTING_LIMIT:
        _check_value(document, room=NESTING_LIMIT)
    return document


_ESCAPED = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")
"""How strict JSON writes a NUL or half a character (two halves that belong together are written so, too)."""


def _check_value(value: Any, room: int) -> None:
    """Refuses deep nesting, and texts that parse well and then break a database, a log or an encoder."""
    kind = type(value)
    if kind is str:
        _check_text(value)
    elif kind is dict or kind is list:
        if not room:
            raise BadRequest(400, "the body is nested too deep")
        if kind is dict:
            for name in value:
                _check_text(name)
        for inner in value.values() if kind is dict else value:
            _check_value(inner, room - 1)


def _check_text(text: str) -> None:
    if "\0" in text:
        raise BadRequest(400, "a text holds a NUL character")
    if not text.isascii():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            raise BadRequest(400, "a text holds half a character") from None


def _unique(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a field is given twice")
    return fields


def _whole(digits: str) -> int:
    number = int(digits)
    if not -_INTEGER_LIMIT <= number < _INTEGER_LIMIT:
        raise BadRequest(400, "a number is out of range")
    return number


def _finite(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise ValueError("a number is out of range")
    return number


def _refuse_constant(name: str) -> Any:
    raise ValueError("NaN and Infinity are not JSON")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique, parse_int=_whole, parse_float=_finite, parse_constant=_refuse_constant
)
