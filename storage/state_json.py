"""Objects to JSON and back, for a closed list of classes.

jsonpickle, which the SDK uses, builds whatever class a text names; what people's clients send must never
choose one. Here only the classes that were listed are built, and a dictionary that looks like one of them
stays a dictionary.
"""

from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum
from typing import Any

TAG = "$"
_DICTIONARY, _MOMENT, _DATE = "dict", "datetime", "date"


class StateNotStorable(TypeError):
    """Something in the state is neither JSON, a date, a datetime, nor of a listed class."""


class StateJson:
    """Turns state into what `json` can write, and back.

    `classes` are kept by name with their attributes, enums by value.
    """

    def __init__(self, classes: Iterable[type]) -> None:
        self._classes = {one.__name__: one for one in classes}

    def encode(self, value: object) -> Any:
        """JSON of a state; StateNotStorable, naming the type, for what could not be read back as it was."""
        # Enums first: some of the SDK's are strings too, and would come back as nothing but a string.
        if isinstance(value, Enum):
            return {TAG: self._name(value), "value": value.value}
        if value is None or isinstance(value, bool | int | float | str):
            return value
        if isinstance(value, list | tuple):
            return [self.encode(one) for one in value]
        if isinstance(value, dict):
            return self._dictionary(value)
        if isinstance(value, datetime):
            return {TAG: _MOMENT, "value": value.isoformat()}
        if isinstance(value, date):
            return {TAG: _DATE, "value": value.isoformat()}
        return {TAG: self._name(value), "fields": self._fields(vars(value))}

    def decode(self, value: Any) -> Any:
        """The state again, in new objects."""
        if isinstance(value, list):
            return [self.decode(one) for one in value]
        if not isinstance(value, dict):
            return value
        tag = value.get(TAG)
        if tag is None:
            return {key: self.decode(one) for key, one in value.items()}
        if tag == _DICTIONARY:
            return {key: self.decode(one) for key, one in value["fields"].items()}
        if tag == _MOMENT:
            return datetime.fromisoformat(value["value"])
        if tag == _DATE:
            return date.fromisoformat(value["value"])
        return self._object(tag, value)

    def _object(self, tag: str, value: dict[str, Any]) -> Any:
        kind = self._classes.get(tag)
        if kind is None:
            raise StateNotStorable(f"stored state holds a {tag}, which is not listed")
        if issubclass(kind, Enum):
            return kind(value["value"])
        # Without __init__, whose arguments are not the attributes; the attributes are all there is.
        made = kind.__new__(kind)
        made.__dict__.update(self.decode(value["fields"]))
        return made

    def _dictionary(self, value: dict[Any, Any]) -> dict[str, Any]:
        fields = self._fields(value)
        # A person's own data may have the key that marks an object here; it is wrapped, so that it stays
        # data.
        return {TAG: _DICTIONARY, "fields": fields} if TAG in fields else fields

    def _fields(self, fields: dict[Any, Any]) -> dict[str, Any]:
        for key in fields:
            if not isinstance(key, str):
                raise StateNotStorable(f"keys of state are texts, not {type(key).__name__}")
        return {key: self.encode(one) for key, one in fields.items()}

    def _name(self, value: object) -> str:
        kind = type(value)
        if self._classes.get(kind.__name__) is not kind:
            raise StateNotStorable(f"{kind.__module__}.{kind.__qualname__} is not listed as storable state")
        return kind.__name__
