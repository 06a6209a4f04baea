"""Activities from JSON and to JSON by the models' own attribute maps: what msrest does, without its detours.

The SDK's way costs milliseconds for a card; this costs microseconds. tests/bot/test_activities.py holds both
equal in every attribute. Unknown properties are kept in `additional_properties` when read and not written
again, as in the SDK; generic objects (channelData, value, an attachment's content) are shared when read. The
one departure: enums, tuples and kinds of dict inside them become JSON, where msrest writes Python's own text.
"""

from __future__ import annotations

import copyreg
import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar, cast

import botbuilder.schema as schema
import botbuilder.schema.teams as teams_schema
import orjson
from botbuilder.schema import Activity, ChannelAccount, ConversationAccount
from msrest.serialization import Deserializer, Model, Serializer

M = TypeVar("M", bound=Model)
_Convert = Callable[[Any], Any]

_MODELS: dict[str, type[Model]] = {
    name: found
    for module in (teams_schema, schema)
    for name, found in vars(module).items()
    if isinstance(found, type) and issubclass(found, Model)
}
# msrest's classes have no types. One of each is enough: they keep nothing between two values.
_READ: Any = cast(Any, Deserializer)()
_WRITE: Any = cast(Any, Serializer)()
# msrest writes moments its own way, and bytes must not depend on whether a part was written by it.
_OPTIONS = orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_NON_STR_KEYS
_PLAIN_DATETIME = re.compile(
    r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})"
)


class ActivityShapeError(ValueError):
    """JSON that is no activity, or a model that holds what JSON cannot. Never quotes a value."""


class Outgoing(Activity):
    """An activity of ours to send. TurnContext copies deeply whatever it sends; this one shares its card.

    Worth a third of the time of a turn that answers with a card. Don't change a card after sending it.
    """

    def __deepcopy__(self, memo: dict[int, Any]) -> Outgoing:
        same: Outgoing = object.__new__(type(self))
        same.__dict__.update(self.__dict__)
        return same


def _taken_apart(model: Model) -> tuple[Callable[..., Model], tuple[type[Model], dict[str, Any]]]:
    return _put_together, (type(model), model.__dict__.copy())


def _put_together(model: type[Model], attributes: dict[str, Any]) -> Model:
    made: Model = object.__new__(model)
    made.__dict__.update(attributes)
    return made


# The SDK copies these three times for each thing it sends; the way copy() finds by itself takes three times as long.
copyreg.pickle(ChannelAccount, _taken_apart)
copyreg.pickle(ConversationAccount, _taken_apart)


def activity_from_json(data: Mapping[str, Any]) -> Activity:
    """The activity of a parsed JSON object. Raises ActivityShapeError where msrest refuses, too."""
    return model_from_json(Activity, data)


def activity_to_json(activity: Model) -> dict[str, Any]:
    """The JSON object of an activity, or of any other model of the schema. Raises ActivityShapeError."""
    try:
        return _WHOLE.write(activity)
    except (AttributeError, KeyError, TypeError, ValueError):
        raise ActivityShapeError(f"{type(activity).__name__} cannot be written as JSON") from None


def json_bytes(value: object) -> bytes:
    """Compact UTF-8. Models inside are written by their attribute maps. Raises ActivityShapeError."""
    try:
        try:
            return orjson.dumps(value, default=_write_odd, option=_OPTIONS)
        except TypeError as failure:
            if "64-bit" not in str(failure):
                raise
            # Longer integers, which orjson does not write: msrest does, and so does Python itself.
            return json.dumps(value, default=_write_odd, ensure_ascii=False, separators=(",", ":")).encode()
    except (AttributeError, KeyError, TypeError, ValueError):
        raise ActivityShapeError(f"{type(value).__name__} cannot be written as JSON") from None


def model_from_json(model: type[M], data: Mapping[str, Any]) -> M:
    """Any model of the schema from a parsed JSON object. Raises ActivityShapeError."""
    try:
        return cast(M, _reader(model)(data))
    except (AttributeError, KeyError, TypeError, ValueError) as failure:
        # The cause's text quotes the value, which may be a person's; only its kind goes on.
        raise ActivityShapeError(f"no {model.__name__} in this JSON ({type(failure).__name__})") from None


_readers: dict[type[Model], _Convert] = {}


def _reader(model: type[Model]) -> _Convert:
    """The function that reads one model; made once, from its attribute map."""
    made = _readers.get(model)
    if made is not None:
        return made
    blank = vars(model())
    steps: dict[str, tuple[str, _Convert]] = {}

    def read(data: Mapping[str, Any]) -> Model:
        instance: Model = object.__new__(model)
        # A model's constructor only stores its arguments, so a copy of a blank one's attributes is the same.
        attributes = instance.__dict__
        attributes.update(blank)
        unknown: dict[str, Any] = {}
        for key, value in data.items():
            step = steps.get(key)
            if step is None:
                unknown[key] = value
            elif value is not None:
                attributes[step[0]] = step[1](value)
        attributes["additional_properties"] = unknown
        return instance

    # Registered before the steps are made: models may hold themselves.
    _readers[model] = read
    for attribute, description in model._attribute_map.items():
        steps[description["key"]] = (attribute, _read_as(description["type"]))
    return read


def _read_as(kind: str) -> _Convert:
    if kind[0] == "[":
        return _read_list_of(_read_as(kind[1:-1]))
    if kind[0] == "{":
        one = _read_as(kind[1:-1])
        return lambda value: {key: None if each is None else one(each) for key, each in value.items()}
    if kind in _READ_PLAIN:
        return _READ_PLAIN[kind]
    # Looked up when first used, since a model may hold itself.
    return lambda value: _reader(_MODELS[kind])(value)


def _read_list_of(one: _Convert) -> _Convert:
    def read(value: Any) -> list[Any]:
        if not isinstance(value, list):
            raise TypeError("not a list")
        return [None if each is None else one(each) for each in value]

    return read


def _read_str(value: Any) -> Any:
    return value if type(value) is str else _READ.deserialize_unicode(value)


def _read_bool(value: Any) -> bool:
    return value if type(value) is bool else cast(bool, _READ.deserialize_basic(value, "bool"))


def _read_datetime(value: Any) -> datetime:
    if isinstance(value, datetime):
        return value
    if isinstance(value, str) and _PLAIN_DATETIME.fullmatch(value):
        return datetime.fromisoformat(value)
    return cast(datetime, _READ.deserialize_iso(value))


_READ_PLAIN: dict[str, _Convert] = {
    "str": _read_str,
    "bool": _read_bool,
    "int": int,
    "long": int,
    "float": float,
    "object": lambda value: value,
    "iso-8601": _read_datetime,
    "bytearray": _READ.deserialize_bytearray,
}


class _Writer:
    """Writes models; `generic` writes what their maps call an object."""

    def __init__(self, generic: _Convert) -> None:
        self._plain = _WRITE_PLAIN | {"object": generic}
        self._steps: dict[type, tuple[tuple[str, str, _Convert], ...]] = {}

    def write(self, model: Any) -> dict[str, Any]:
        kind = type(model)
        steps = self._steps.get(kind)
        if steps is None:
            steps = self._steps[kind] = tuple(
                (attribute, description["key"], self._write_as(description["type"]))
                for attribute, description in kind._attribute_map.items()
            )
        written = {}
        for attribute, key, write in steps:
            value = getattr(model, attribute)
            if value is not None:
                written[key] = write(value)
        return written

    def _write_as(self, kind: str) -> _Convert:
        if kind[0] == "[":
            return _write_list_of(self._write_as(kind[1:-1]))
        if kind[0] == "{":
            one = self._write_as(kind[1:-1])
            return lambda value: {
                str(key): None if each is None else one(each) for key, each in value.items()
            }
        if kind in self._plain:
            return self._plain[kind]

        def write(value: Any) -> dict[str, Any]:
            # The connector client takes a plain object where a model belongs, so this does, too.
            return self.write(_reader(_MODELS[kind])(value) if type(value) is dict else value)

        return write


def _write_list_of(one: _Convert) -> _Convert:
    def write(value: Any) -> list[Any]:
        if isinstance(value, str):
            raise TypeError("a string is not a list")
        return [None if each is None else one(each) for each in value]

    return write


def _write_str(value: Any) -> Any:
    return value if type(value) is str else _WRITE.serialize_unicode(value)


def _write_object(value: Any) -> Any:
    """A generic object, all the way down."""
    kind = type(value)
    if kind in _JSON_LEAVES:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {_write_str(key): _write_object(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_write_object(each) for each in value]
    return _WHOLE.write(value) if isinstance(value, Model) else _write_odd(value)


def _write_odd(value: Any) -> Any:
    """Models and moments are written; anything else that JSON does not know becomes its text."""
    write = _WRITE_OTHER.get(type(value))
    if write is not None:
        return write(value)
    return _BARE.write(value) if isinstance(value, Model) else str(value)


_JSON_LEAVES = frozenset({str, int, float, bool, type(None)})
_WRITE_PLAIN: dict[str, _Convert] = {
    "str": _write_str,
    "bool": bool,
    "int": int,
    "long": int,
    "float": float,
    "iso-8601": _WRITE.serialize_iso,
    "bytearray": _WRITE.serialize_bytearray,
}
_WRITE_OTHER: dict[type, _Convert] = {
    datetime: _WRITE.serialize_iso,
    date: _WRITE.serialize_date,
    time: _WRITE.serialize_time,
    timedelta: _WRITE.serialize_duration,
    Decimal: float,
}
_WHOLE = _Writer(_write_object)
# Leaves generic objects alone: orjson walks them faster, and asks about what it does not know.
_BARE = _Writer(lambda value: value)
