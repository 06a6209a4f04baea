"""What a button carries and a click brings back: a payload, a frozen dataclass with a verb, as plain data.

A wire format: cards stay in chats for years. Verbs and fields are never renamed, only added, an added field
has a default, and a default never changes. An input comes back under its id, which is the name of a field.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from functools import cache
from types import NoneType
from typing import Any, ClassVar, NamedTuple, Protocol, TypeVar, get_args, get_type_hints

from bot.refusal import Refusal
from bot.user_text import clean, one_line

_WHOLE = re.compile(r"-?[0-9]{1,18}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LARGEST = 2**63 - 1


class Payload(Protocol):
    """A frozen dataclass with a verb; its fields are ``str``, ``int``, ``bool``, ``date``, or one or None."""

    verb: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Any]]


P = TypeVar("P", bound=Payload)


class BadPayload(Refusal):
    """What arrived is not what our cards send today: a very old card, or a hostile or broken client.

    A day that is none is told as such, since some clients let people type it.
    """


WIRE_NAMES = {"key": "once"}
"""A field that travels under another name: the Agents Playground fails to send data that has a ``key``."""


class _Field(NamedTuple):
    name: str
    read: Callable[[object], object]
    optional: bool
    default: object


def to_data(payload: Payload) -> dict[str, Any]:
    """The verb and the fields as JSON values, days in ISO form.

    A field that equals its default is left out: the card is smaller, and an input may bear the field's name.
    """
    data: dict[str, Any] = {"verb": payload.verb}
    for name, wire, default in _written(type(payload)):
        value = getattr(payload, name)
        # Every button of every card comes here: the commonest cases are told apart first.
        if value is None or value is default:
            continue
        kind = type(value)
        if value != default or kind is not type(default):
            data[wire] = value.isoformat() if kind is date else value
    return data


def from_data(cls: type[P], data: Mapping[str, object], inputs: Mapping[str, object] | None = None) -> P:
    """The payload that a click brought; ``inputs`` is what was typed, if that is kept apart from ``data``.

    Inputs arrive as text: digits are read as a number, ISO text as a day, nothing as no answer (the field's
    default). Text is cleaned of invisible characters and of blanks around it. Fields that the payload does
    not have are passed over. Raises BadPayload for a missing field or a value of another type.
    """
    given = {**data, **inputs} if inputs else data
    return cls(**{field.name: _value(field, _given(given, field.name)) for field in _fields_of(cls)})


def sent_again(cls: type[Payload], data: Mapping[str, object]) -> dict[str, Any]:
    """What a form was sent with, for drawing it once more: what its button carries as it is read, the rest as typed.

    What no form can send (a list, a fraction) is left out. Raises BadPayload if what the button carries is unreadable.
    """
    own_names = {wire: name for name, wire in WIRE_NAMES.items()}
    typed = {own_names.get(name, name): value for name, value in data.items() if name != "verb"}
    known = {name: value for name, value in typed.items() if type(value) in (str, int, bool)}
    carried = (field for field in _fields_of(cls) if field.default is MISSING)
    return known | {field.name: _value(field, _given(data, field.name)) for field in carried}


def _given(data: Mapping[str, object], name: str) -> object:
    return data.get(WIRE_NAMES.get(name, name), data.get(name))


def _value(field: _Field, raw: object) -> object:
    if raw is None or (raw == "" and field.read is not _text):
        if field.default is not MISSING:
            return field.default
        if field.optional:
            return None
        raise BadPayload("host-old-card")
    try:
        return field.read(raw)
    except (TypeError, ValueError):
        if field.read is _date and isinstance(raw, str):
            raise BadPayload("refusal-impossible-date", input=one_line(raw)[:20]) from None
        raise BadPayload("host-old-card") from None


def _text(raw: object) -> str:
    if not isinstance(raw, str):
        raise TypeError
    return clean(raw).strip()


def _number(raw: object) -> int:
    if isinstance(raw, str) and _WHOLE.fullmatch(raw):
        raw = int(raw)
    if type(raw) is not int or abs(raw) > _LARGEST:
        raise TypeError
    return raw


def _truth(raw: object) -> bool:
    if raw in ("true", "false"):
        return raw == "true"
    if not isinstance(raw, bool):
        raise TypeError
    return raw


def _date(raw: object) -> date:
    if not isinstance(raw, str) or not _DAY.fullmatch(raw):
        raise TypeError
    return date.fromisoformat(raw)


_READERS: dict[object, Callable[[object], object]] = {str: _text, int: _number, bool: _truth, date: _date}


@cache
def _written(cls: type[Payload]) -> tuple[tuple[str, str, object], ...]:
    """The fields' names here and on the wire, with their defaults."""
    return tuple((name, WIRE_NAMES.get(name, name), default) for name, _, _, default in _fields_of(cls))


@cache
def _fields_of(cls: type[Payload]) -> tuple[_Field, ...]:
    hints = get_type_hints(cls)
    return tuple(_field(cls, f.name, hints[f.name], f.default) for f in fields(cls))


def _field(cls: type[Payload], name: str, hint: Any, default: object) -> _Field:
    kinds = [kind for kind in get_args(hint) or (hint,) if kind is not NoneType]
    if len(kinds) != 1 or kinds[0] not in _READERS:
        raise TypeError(f"{cls.__name__}.{name}: a payload cannot carry {hint}")
    return _Field(name, _READERS[kinds[0]], NoneType in get_args(hint), default)
