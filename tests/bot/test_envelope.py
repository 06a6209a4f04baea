"""Reading an activity without trust: whatever comes is an envelope or a BadRequest that repeats nothing."""

from __future__ import annotations

import json
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from multidict import CIMultiDict

from bot.envelope import BODY_LIMIT, BadRequest, authorization_of, open_envelope
from tests.bot.door import activity
from tests.bot.key_server import LEFT_OUT, TENANT

MARK = "Ä-canary"


def refusal(body: bytes | dict[str, Any]) -> BadRequest:
    with pytest.raises(BadRequest) as caught:
        open_envelope(body if isinstance(body, bytes) else json.dumps(body).encode())
    return caught.value


def with_raw(text: str) -> bytes:
    """A good activity with this JSON text as the value of ``value.x``."""
    return json.dumps(activity(value={"x": "@"})).replace('"@"', text).encode()


def nested(depth: int) -> str:
    return "[" * depth + "]" * depth


def test_a_teams_message_is_read() -> None:
    envelope = open_envelope(json.dumps(activity(conversation__id="19:x@thread.tacv2;messageid=17")).encode())
    assert (envelope.type, envelope.id, envelope.channel_id) == ("message", "1765098000000", "msteams")
    assert envelope.conversation_id == "19:x@thread.tacv2"
    assert envelope.activity["conversation"]["id"] == "19:x@thread.tacv2;messageid=17"
    assert envelope.sender_id == "4f4f4f4f-0000-4000-8000-1"
    assert envelope.tenant_ids == (TENANT, TENANT)


def test_what_nobody_reads_does_not_get_in() -> None:
    sent = activity(deliveryMode="expectReplies", callerId="urn:x", relatesTo={"user": 7}, expiration=[])
    assert set(sent) - set(open_envelope(json.dumps(sent).encode()).activity) == {
        "deliveryMode", "callerId", "relatesTo", "expiration", "timestamp",
    }  # fmt: skip


def test_null_is_the_same_as_nothing() -> None:
    sent = activity(text=None, value=None, membersAdded=None, channelData__team=None, from__name=None)
    assert "value" not in open_envelope(json.dumps(sent).encode()).activity


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" ",
        b"{",
        b"{}x",
        b"nul",
        b"\xff\xfe{}",
        b"\xef\xbb\xbf{}",
        b"\x00",
        '{"type":"message"}'.encode("utf-16"),
        b"{'type':'message'}",
        b'{"type":"message",}',
        b'{"a":"\xed\xa0\x80"}',
        b'{"a":"\xc0\xaf"}',
        b'{"a":"line\nbreak"}',
        b'{"type":"message","type":"invoke"}',
        b"// x\n{}",
        with_raw("NaN"),
        with_raw("Infinity"),
        with_raw("-Infinity"),
        with_raw("1e400"),
        with_raw("-1e400"),
        with_raw("01"),
        with_raw("0x10"),
        with_raw("9" * 5000),
        with_raw('{"b":1,"b":2}'),
        with_raw(nested(5000)),
        with_raw('{"a":' * 40_000),
        with_raw("[" * 200_000),
    ],
)
def test_what_is_not_strict_json_is_400(body: bytes) -> None:
    error = refusal(body)
    assert (error.status, error.reason) == (400, "the body is not strict JSON")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (r'"\ud800"', "half a character"),
        (r'"x\udfffy"', "half a character"),
        (r'"\udc00\ud800"', "half a character"),
        (r'{"\ud800":1}', "half a character"),
        (r'"a\u0000b"', "NUL"),
        (r'{"\u0000":1}', "NUL"),
        ("9223372036854775808", "out of range"),
        ("-9223372036854775809", "out of range"),
        (nested(63), "nested"),
        (nested(900), "nested"),
    ],
)
def test_values_that_would_break_something_later_are_400(text: str, reason: str) -> None:
    error = refusal(with_raw(text))
    assert error.status == 400
    assert reason in error.reason


_TEXTS = st.text(st.characters(codec=None) | st.sampled_from("\0\\u0dD8\ud83d\ude3a\udfff"), max_size=8)
_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**64), 2**64)
    | st.floats(allow_nan=False, allow_infinity=False)
    | _TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(_VALUES, st.booleans(), st.integers(0, 70))
def test_a_value_is_refused_exactly_if_something_in_it_would_break_something(
    value: object, ascii_only: bool, deeper: int
) -> None:
    for _ in range(deeper):
        value = [value]

    def breaks(part: object, depth: int) -> bool:
        if isinstance(part, str):
            return "\0" in part or any(0xD800 <= ord(letter) < 0xE000 for letter in part)
        if isinstance(part, int):
            return not -(2**63) <= part < 2**63
        if isinstance(part, list | dict):
            inside = [*part, *part.values()] if isinstance(part, dict) else part
            return depth > 62 or any(breaks(one, depth + 1) for one in inside)
        return False

    # Two halves in a row are a whole character once they have been written and read.
    value = json.loads(json.dumps(value))
    text = json.dumps(value, ensure_ascii=ascii_only)
    try:
        open_envelope(with_raw(text))
        refused = False
    except (BadRequest, UnicodeEncodeError):
        refused = True
    assert refused == breaks(value, 1)


def test_the_bounds_themselves_pass() -> None:
    for text in (nested(62), "9223372036854775807", "-9223372036854775808", r'"\ud83d\ude3a"', "1e300"):
        open_envelope(with_raw(text))
    body = json.dumps(activity()).encode()
    open_envelope(body + b" " * (BODY_LIMIT - len(body)))
    assert refusal(body + b" " * (BODY_LIMIT - len(body) + 1)).status == 413


WRONG_LINES = [7, True, 1.5, [], {}, ["x"], {"x": MARK}, "x" * 9000]
NOT_ONE_LINE = [
    f"{MARK}\r\nSet-Cookie: x",
    f"{MARK}\n",
    f"\t{MARK}",
    f"{MARK}\x1b[2J",
    f"{MARK}\u2028",
    f"{MARK}\x85",
]
LINES = [
    "type", "id", "serviceUrl", "channelId", "name", "action", "replyToId", "locale", "localTimezone",
    "textFormat", "from__id", "from__name", "from__aadObjectId", "from__role", "recipient__id",
    "conversation__id", "conversation__tenantId", "conversation__conversationType", "conversation__name",
    "channelData__eventType", "from__email", "from__userPrincipalName", "from__givenName", "from__objectId",
]  # fmt: skip


@pytest.mark.parametrize("path", LINES)
@pytest.mark.parametrize("wrong", [*WRONG_LINES, *NOT_ONE_LINE], ids=str)
def test_a_line_of_another_type_or_with_a_break_in_it_is_400(path: str, wrong: object) -> None:
    error = refusal(activity(**{path: wrong}))
    assert error.status == 400
    assert MARK not in error.reason
    assert "\n" not in error.reason


@pytest.mark.parametrize("path", [
    "type", "serviceUrl", "channelId", "id", "from", "recipient", "conversation", "from__id", "recipient__id",
    "conversation__id",
])  # fmt: skip
@pytest.mark.parametrize("nothing", [LEFT_OUT, None, ""])
def test_what_every_message_has_must_be_there(path: str, nothing: object) -> None:
    assert refusal(activity(**{path: nothing})).status == 400


def test_an_event_needs_no_id() -> None:
    open_envelope(json.dumps(activity(type="typing", id=LEFT_OUT)).encode())


NO_ACTIONS: list[Any] = [
    None, {}, {"action": "kickoff.done"}, {"action": ["kickoff.done"]}, {"action": 7}, {"action": True},
    {"action": {}}, {"action": {"data": [1]}}, {"action": {"verb": "v", "data": {"verb": ["v"]}}},
    {"action": {"verb": "v", "data": {"verb": 7}}},
]  # fmt: skip
CARRIES_DATA = ("task/fetch", "task/submit", "composeExtension/submitAction")
NO_DATA: list[Any] = ["x", [1], 7, True, {"verb": 7}, {"verb": []}, {"verb": {}}]


@pytest.mark.parametrize(
    "changes",
    [
        {"text": 7},
        {"text": ["x"]},
        {"text": "x" * 100_001},
        {"value": "x"},
        {"value": [1]},
        {"value": 0},
        {"value": False},
        {"value": {"action": {"verb": 7}}},
        {"value": {"action": {"verb": "x\r\ny"}}},
        {"value": {"action": {"type": []}}},
        {"value": {"action": {"verb": "v", "data": "x"}}},
        {"value": {"verb": 7}},
        {"value": {"verb": ["kickoff.done"]}},
        {"value": {"verb": {"kickoff.done": 1}}},
        {"value": {"verb": "x\r\ny"}},
        *({"type": "invoke", "name": "adaptiveCard/action", "value": value} for value in NO_ACTIONS),
        *(
            {"type": "invoke", "name": name, "value": {"data": data}}
            for name in CARRIES_DATA
            for data in NO_DATA
        ),
        {"channelData__settings": "x"},
        {"channelData__settings": [1]},
        {"channelData__settings": {"selectedChannel": "x"}},
        {"channelData__settings": {"selectedChannel": {"id": 7}}},
        {"channelData__settings": {"selectedChannel": {"id": {"x": 1}}}},
        {"from": "29:1kati"},
        {"from": []},
        {"recipient": 1},
        {"conversation": "a:1"},
        {"conversation__isGroup": "yes"},
        {"channelData": "x"},
        {"channelData": []},
        {"channelData__tenant": TENANT},
        {"channelData__tenant": [TENANT]},
        {"channelData__tenant": {"id": 7}},
        {"channelData__team": "x"},
        {"channelData__team": {"id": {}}},
        {"channelData__channel": {"name": ["x"]}},
        {"attachments": {}},
        {"attachments": "x"},
        {"attachments": [None]},
        {"attachments": ["x"]},
        {"attachments": [{"contentType": 7}]},
        {"attachments": [{"contentType": "text/html\r\nX: y"}]},
        {"attachments": [{"contentUrl": "x" * 9000}]},
        {"attachments": [{}] * 101},
        {"entities": "x"},
        {"entities": [7]},
        {"entities": [{"type": 7}]},
        {"entities": [{"type": "mention", "mentioned": "x"}]},
        {"entities": [{"type": "mention", "mentioned": {"id": 7}}]},
        {"entities": [{"type": "mention", "text": {}}]},
        {"entities": [{}] * 501},
        {"membersAdded": {"id": "x"}},
        {"membersAdded": [{"name": "x"}]},
        {"membersAdded": [{"id": ["x"]}]},
        {"membersRemoved": ["x"]},
        {"membersAdded": [{"id": "x"}] * 1001},
        {"reactionsAdded": [{"type": 7}]},
    ],
    ids=str,
)
def test_a_part_of_another_shape_is_400(changes: dict[str, Any]) -> None:
    assert refusal(activity(**changes)).status == 400


@pytest.mark.parametrize("body", [b"[]", b"1", b'"x"', b"null", b"true", b"[{}]"])
def test_an_activity_is_an_object(body: bytes) -> None:
    assert refusal(body).reason == "the body is not an object"


def headers(*pairs: tuple[str, str]) -> CIMultiDict[str]:
    return CIMultiDict(pairs)


JSON = ("Content-Type", "application/json")


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (headers(), 415),
        (headers(("Content-Type", "")), 415),
        (headers(("Content-Type", "text/plain")), 415),
        (headers(("Content-Type", "application/x-www-form-urlencoded")), 415),
        (headers(("Content-Type", "application/jsonx")), 415),
        (headers(("Content-Type", "application/json, text/plain")), 415),
        (headers(("Content-Type", "application/json; charset=utf-16")), 415),
        (headers(JSON, JSON), 415),
        (headers(JSON, ("Content-Encoding", "gzip")), 415),
        (headers(JSON, ("Content-Encoding", "br")), 415),
        (headers(JSON, ("Authorization", "Bearer a"), ("authorization", "Bearer b")), 400),
    ],
)
def test_headers_of_another_form_are_refused(sent: CIMultiDict[str], status: int) -> None:
    with pytest.raises(BadRequest) as caught:
        authorization_of(sent)
    assert caught.value.status == status


@pytest.mark.parametrize(
    "kind", ["application/json", "Application/JSON; charset=utf-8", 'application/json;charset="UTF-8"']
)
def test_json_in_its_spellings_is_taken(kind: str) -> None:
    assert authorization_of(headers(("Content-Type", kind))) is None
    assert authorization_of(headers(("Content-Type", kind), ("Authorization", "Bearer x"))) == "Bearer x"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()) | st.just("x" * 2100),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
PATHS = st.sampled_from(
    [*LINES, "text", "value", "attachments", "entities", "membersAdded", "membersRemoved", "reactionsAdded",
     "from", "recipient", "conversation", "channelData", "channelData__tenant", "channelData__team",
     "conversation__isGroup"]
)  # fmt: skip


def opened_or_refused(body: bytes) -> None:
    try:
        envelope = open_envelope(body)
    except BadRequest as error:
        assert 400 <= error.status < 500
        assert error.reason.isascii()
        return
    orjson.dumps(envelope.activity)
    assert all(
        (
            envelope.type,
            envelope.service_url,
            envelope.channel_id,
            envelope.conversation_id,
            envelope.sender_id,
        )
    )
    assert isinstance(envelope.tenant_ids, tuple)


@given(st.binary(max_size=300))
def test_any_bytes_are_opened_or_refused(body: bytes) -> None:
    opened_or_refused(body)


@given(VALUES)
def test_any_document_is_opened_or_refused(document: object) -> None:
    opened_or_refused(json.dumps(document).encode())


@settings(max_examples=300)
@given(PATHS, VALUES, PATHS, VALUES)
def test_an_activity_with_any_two_fields_changed_is_opened_or_refused(
    one: str, value: object, two: str, other: object
) -> None:
    changed = activity(**{one: value})
    if "__" not in two:
        changed[two] = other
    opened_or_refused(json.dumps(changed).encode())


@given(st.data())
def test_an_activity_with_any_bytes_overwritten_is_opened_or_refused(data: st.DataObject) -> None:
    body = bytearray(json.dumps(activity(), ensure_ascii=False).encode())
    at = data.draw(st.integers(0, len(body) - 1))
    body[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=20))
    opened_or_refused(bytes(body))
