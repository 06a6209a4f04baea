"""Payloads: they come back as they went, typed answers are read, and anything else is refused with a sentence."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import pytest

from bot import cards
from bot.texts import Texts

fi = Texts.load([Path(__file__).parents[2] / "bot"]).language("fi")


@dataclass(frozen=True)
class Done:
    verb: ClassVar[str] = "test.done"
    item: int
    version: int = 1


@dataclass(frozen=True)
class Create:
    verb: ClassVar[str] = "test.create"
    key: str
    name: str = ""
    day: date | None = None
    urgent: bool = False


@dataclass(frozen=True)
class Move:
    verb: ClassVar[str] = "test.move"
    day: date
    by: int | None


def test_payloads_travel_as_they_are() -> None:
    for payload in (Done(7), Done(7, 2), Create("k"), Create("k", "Kotoportti", date(2026, 12, 7), True)):
        data = json.loads(json.dumps(cards.to_data(payload)))
        assert data["verb"] == payload.verb
        assert cards.from_data(type(payload), data) == payload
    assert cards.to_data(Create("k")) == {"verb": "test.create", "once": "k"}
    assert cards.to_data(Move(date(2027, 1, 21), None)) == {"verb": "test.move", "day": "2027-01-21"}
    assert cards.from_data(Move, {"day": "2027-01-21"}) == Move(date(2027, 1, 21), None)


def test_inputs_arrive_as_text() -> None:
    typed = {"name": "  Koto\u202eportti\n", "day": "2026-12-07", "urgent": "true", "unknown": "x"}
    made = Create("k", "Kotoportti", date(2026, 12, 7), True)
    assert cards.from_data(Create, {"verb": "test.create", "key": "k"}, typed) == made
    assert cards.from_data(Create, {"verb": "test.create", "key": "k", **typed}) == made
    assert cards.from_data(Create, {"key": "k", "name": "", "day": ""}) == Create("k")
    assert cards.from_data(Done, {"item": "7"}) == Done(7)


@pytest.mark.parametrize(
    ("payload", "data"),
    [
        (Done, {}),
        (Done, {"item": None}),
        (Done, {"item": ""}),
        (Done, {"item": True}),
        (Done, {"item": 1.0}),
        (Done, {"item": "1e3"}),
        (Done, {"item": "٧"}),
        (Done, {"item": 2**63}),
        (Done, {"item": [1]}),
        (Create, {"key": 1}),
        (Create, {"key": {"a": "b"}}),
        (Create, {"key": "k", "urgent": 1}),
        (Create, {"key": "k", "day": 20261207}),
        (Create, {"key": "k", "day": "2026-02-31"}),
        (Create, {"key": "k", "day": "7.12.2026"}),
    ],
)
def test_wrong_data_is_refused(payload: type[Any], data: dict[str, object]) -> None:
    with pytest.raises(cards.BadPayload) as refused:
        cards.from_data(payload, data)
    assert refused.value.message in fi
