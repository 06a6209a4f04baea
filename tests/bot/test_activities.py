"""Our reading and writing of activities equals msrest's, attribute by attribute, for every kind of them."""

from __future__ import annotations

import copy
import json
from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from botbuilder.core import CardFactory, MessageFactory, serializer_helper
from botbuilder.schema import (
    Activity,
    ActivityTypes,
    Attachment,
    ChannelAccount,
    ConversationAccount,
    Entity,
    HeroCard,
    Mention,
    SuggestedActions,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from msrest.exceptions import DeserializationError
from msrest.serialization import Model

from bot.activities import (
    _MODELS,
    ActivityShapeError,
    Outgoing,
    activity_from_json,
    activity_to_json,
    json_bytes,
    model_from_json,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
LEAF = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT
)
JSON = st.recursive(
    LEAF, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3), max_leaves=8
)
MOMENT = st.one_of(
    st.datetimes(
        min_value=datetime(1900, 1, 1),  # noqa: DTZ001 -- the zones follow
        timezones=st.sampled_from([UTC, timezone(timedelta(hours=2)), timezone(timedelta(hours=-9.5))]),
    ).map(lambda moment: moment.isoformat()),
    st.sampled_from(
        [
            "2026-12-07T09:00:00Z",
            "2026-12-07T09:00:00.1234567Z",
            "2026-12-07T09:00:00.1+02:00",
            "2026-12-07t09:00:00z",
            "2026-12-07T09:00:00",
            "2026-12-07T09:00:00-0930",
            "2026-12-07T24:00:00Z",
            "0001-01-01T00:00:00Z",
        ]
    ),
)
PLAIN = {
    "str": TEXT | st.integers() | st.booleans(),
    "bool": st.booleans() | st.sampled_from(["true", "False", "1", 0]),
    "int": st.integers() | st.sampled_from(["7"]),
    "float": st.floats(allow_nan=False, allow_infinity=False),
    "object": JSON,
    "iso-8601": MOMENT,
}


def json_of(kind: str, depth: int) -> st.SearchStrategy[Any]:
    """JSON for a type of the attribute maps, with unknown properties and nulls among the known ones."""
    if kind[0] == "[":
        return st.lists(st.none() | json_of(kind[1:-1], depth), max_size=2)
    if kind[0] == "{":
        return st.dictionaries(TEXT, json_of(kind[1:-1], depth), max_size=2)
    if kind in PLAIN:
        return PLAIN[kind]
    if depth == 0:
        return st.just({})
    known = {
        each["key"]: st.none() | json_of(each["type"], depth - 1)
        for each in _MODELS[kind]._attribute_map.values()
    }
    unknown = st.dictionaries(TEXT.map(lambda text: f"x{text}"), JSON, max_size=2)
    return st.builds(lambda more, some: {**more, **some}, unknown, st.fixed_dictionaries({}, optional=known))


def attributes(value: Any) -> Any:
    """A model as (class, attributes), all the way down, so that nothing hides behind a comparison."""
    if isinstance(value, Model):
        return type(value), {name: attributes(each) for name, each in vars(value).items()}
    if isinstance(value, datetime):
        return value.isoformat(), value.utcoffset()
    if isinstance(value, list):
        return [attributes(each) for each in value]
    if isinstance(value, dict):
        return {key: attributes(each) for key, each in value.items()}
    return type(value), value


def outcome(read: Any, data: dict[str, Any]) -> Any:
    try:
        return attributes(read(copy.deepcopy(data)))
    except (DeserializationError, ActivityShapeError, OverflowError):
        return "refused"


@settings(max_examples=150, deadline=None)
@given(json_of("Activity", 3))
def test_any_activity_is_read_and_written_as_by_msrest(data: dict[str, Any]) -> None:
    ours = outcome(activity_from_json, data)
    assert ours == outcome(Activity.deserialize, data)
    if ours == "refused":
        return
    activity = activity_from_json(data)
    assert activity_to_json(activity) == activity.serialize()
    assert json.loads(json_bytes(activity)) == json.loads(json.dumps(activity.serialize()))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_wrong_shapes_are_refused_or_read_as_by_msrest(data: st.DataObject) -> None:
    key = data.draw(st.sampled_from([each["key"] for each in Activity._attribute_map.values()]))
    shape = {"type": "message", key: data.draw(JSON)}
    assert outcome(activity_from_json, shape) == outcome(Activity.deserialize, shape)


def parts_of(kind: str, found: set[str]) -> set[str]:
    """The models that can be met in one, itself among them."""
    if kind not in found:
        found.add(kind)
        for each in _MODELS[kind]._attribute_map.values():
            inner = each["type"].strip("[]{}")
            if inner in _MODELS:
                parts_of(inner, found)
    return found


def sample(kind: str, depth: int) -> Any:
    """JSON with every property of a type, and one that nobody knows."""
    plain = {"str": "ä", "bool": True, "int": 3, "long": 2**40, "float": 0.5, "object": {"a": [1, None]}}
    plain |= {"iso-8601": "2026-12-07T09:00:00.25+02:00", "bytearray": "w6Q="}
    if kind[0] == "[":
        return [sample(kind[1:-1], depth)]
    if kind[0] == "{":
        return {"k": sample(kind[1:-1], depth)}
    if kind in plain:
        return plain[kind]
    inner = _MODELS[kind]._attribute_map.values() if depth else ()
    return {each["key"]: sample(each["type"], depth - 1) for each in inner} | {"unknown": 1}


@pytest.mark.parametrize("name", sorted(parts_of("Activity", set())))
def test_every_part_of_an_activity_is_read_as_by_msrest(name: str) -> None:
    data = sample(name, 3)
    theirs = _MODELS[name].deserialize(copy.deepcopy(data))
    assert attributes(model_from_json(_MODELS[name], data)) == attributes(theirs)


# The SDK itself cannot make these, or cannot write them.
BROKEN = {"TaskModuleCardResponse", "MeetingNotificationResponse", "MessagingExtensionResponse"}


@pytest.mark.parametrize("name", sorted(set(_MODELS) - BROKEN))
def test_every_model_of_the_schema_is_written_as_by_the_sdk(name: str) -> None:
    """Cards, and what invokes are answered with: anything of the schema may be sent."""
    model = model_from_json(_MODELS[name], sample(name, 3))
    assert activity_to_json(model) == serializer_helper(model)


def outgoing() -> list[Activity]:
    card = {"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": "Äiti & <b>", "wrap": True}]}
    mention = Mention(
        mentioned=ChannelAccount(id="29:1", name="Liisa"), text="<at>Liisa</at>", type="mention"
    )
    here = ConversationAccount(id="a:1", is_group=False, tenant_id="t", properties={"p": 1})
    return [
        Activity(type=ActivityTypes.message, text="Hei"),
        Activity(type="message", timestamp=datetime(2026, 12, 7, 9, tzinfo=timezone(timedelta(hours=2)))),
        MessageFactory.text("Kyllä vai ei?", "sano", "expectingInput"),
        MessageFactory.attachment(CardFactory.adaptive_card(card)),
        MessageFactory.attachment(CardFactory.hero_card(HeroCard(title="Otsikko", text="Teksti"))),
        MessageFactory.suggested_actions(
            SuggestedActions(to=["29:1"], actions=[]).actions, "Valitse", input_hint="acceptingInput"
        ),
        Activity(type="message", entities=[mention, Entity(type="clientInfo"), None]),
        Activity(type="message", conversation=here, from_property=ChannelAccount(id="28:b", role="bot")),
        Activity(
            type="invokeResponse", value={"when": datetime(2026, 12, 7, tzinfo=UTC), "d": date(2026, 1, 2)}
        ),
        Activity(type="event", value=[time(9, 15), timedelta(days=1), Decimal("0.5"), None, here]),
        Activity(type="event", value={1: "one", "n": {"x": None}}, channel_data="text"),
        Outgoing(type="message", attachments=[Attachment(content_type="x", content=card)]),
    ]


@pytest.mark.parametrize("activity", outgoing(), ids=range(len(outgoing())))
def test_what_we_send_is_written_as_by_msrest(activity: Activity) -> None:
    assert activity_to_json(activity) == activity.serialize()
    assert json.loads(json_bytes(activity)) == json.loads(json.dumps(activity.serialize()))


def test_a_plain_object_may_stand_for_a_model_as_in_the_connector_client() -> None:
    activity = Activity(
        type="message", conversation={"id": "c", "isGroup": True}, attachments=[{"name": "n"}]
    )
    assert activity_to_json(activity) == {
        "type": "message",
        "conversation": {"id": "c", "isGroup": True},
        "attachments": [{"name": "n"}],
    }


def test_json_is_written_where_msrest_writes_pythons_own_text() -> None:
    value = {"t": (1, 2), "e": ActivityTypes.message, "d": OrderedDict(a=[None]), "m": [Entity(type="x")]}
    written = {"t": [1, 2], "e": "message", "d": {"a": [None]}, "m": [{"type": "x"}]}
    activity = Activity(type="event", value=value)
    assert activity_to_json(activity)["value"] == written
    assert json.loads(json_bytes(activity))["value"] == json.loads(json_bytes(value)) == written


def test_bytes_are_compact_utf8() -> None:
    assert json_bytes(Activity(type="message", text="Pää", value={"a": [1, 2]})) == (
        '{"type":"message","text":"Pää","value":{"a":[1,2]}}'.encode()
    )
    assert json_bytes({"status": 200, "value": ActivityTypes.message}) == b'{"status":200,"value":"message"}'


def test_an_error_never_quotes_what_was_said() -> None:
    for read, bad in (
        (activity_from_json, {"type": "message", "from": "Liisa"}),
        (activity_from_json, {"type": "message", "timestamp": "Liisa"}),
        (activity_to_json, Activity(type="message", attachments="Liisa")),
        (json_bytes, {"text": "Liisa \ud800"}),
    ):
        with pytest.raises(ActivityShapeError) as caught:
            read(bad)
        assert "Liisa" not in str(caught.value)
        assert caught.value.__cause__ is None


def test_an_outgoing_activity_shares_its_card_with_its_copy_and_nothing_else() -> None:
    card = {"type": "AdaptiveCard"}
    original = Outgoing(type="message", attachments=[Attachment(content_type="x", content=card)])
    copied = copy.deepcopy(original)
    copied.id, copied.conversation = "1", ConversationAccount(id="c")
    assert copied.attachments[0].content is card
    assert (original.id, original.conversation) == (None, None)


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
@pytest.mark.parametrize("model", [ChannelAccount, ConversationAccount])
def test_an_account_is_copied_whole_and_apart(
    model: type[ChannelAccount | ConversationAccount], copied: Callable[[Any], Any]
) -> None:
    account = model(id="29:1", name="Aino", aad_object_id="a", role="user")
    account.additional_properties = {"own": ["kept"]}
    other = copied(account)
    assert type(other) is model and vars(other) == vars(account)
    other.name = "Eero"
    assert account.name == "Aino"
    assert (other.additional_properties is account.additional_properties) == (copied is copy.copy)


@pytest.mark.parametrize("number", [2**63 - 1, 2**64, -(2**70)])
def test_an_integer_of_any_length_is_written(number: int) -> None:
    activity = activity_from_json(
        {"type": "message", "text": "ä", "textHighlights": [{"occurrence": number}]}
    )
    assert json.loads(json_bytes(activity))["textHighlights"] == [{"occurrence": number}]
