"""A hostile or broken client: whatever a meetings' button brings, a person gets a sentence, and nothing breaks."""

from __future__ import annotations

import random
import shutil
from dataclasses import MISSING, fields
from datetime import date
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from bot.refusal import Refusal
from dialogs.meetings import ACTIONS
from storage.database import Database
from tests.dialogs.meetings.test_cards import fullest
from tests.dialogs.network import Network

__all__ = ["fullest"]
TEXTS = (
    "",
    "1",
    "2",
    "x",
    "²",
    "٣",
    "9" * 40,
    "news",
    "projects",
    "2. torstai klo 13",
    "klo 25",
    "a" * 5000,
    "[x](y)",
)
NUMBERS = (0, -1, 1, 2, 3, 5, 7, 40, 10**9, 2**62, -(2**62))
DAYS = (None, date(2026, 12, 10), date(1, 1, 1), date(9999, 12, 31), date(2027, 1, 14))
TRIES = 8
VERBS = {action.payload.verb: action for action in ACTIONS}


def values(payload: type[Any], rng: random.Random) -> dict[str, object]:
    """Fields as a client might make them up."""
    hints = get_type_hints(payload)
    made: dict[str, object] = {}
    for field in fields(payload):
        if field.name in ("key", "who"):
            continue
        kinds = set(get_args(hints[field.name]) or (hints[field.name],))
        if date in kinds:
            day = rng.choice(DAYS)
            made[field.name] = day.isoformat() if day is not None else ""
        elif bool in kinds:
            made[field.name] = rng.choice((True, False))
        else:
            made[field.name] = rng.choice(NUMBERS if int in kinds else TEXTS)
        if field.default is not MISSING and rng.random() < 0.3:
            del made[field.name]
    return made


@pytest.mark.parametrize("verb", sorted(VERBS))
@pytest.mark.proofs
async def test_whatever_a_button_brings(verb: str, fullest: Path, tmp_path: Path) -> None:
    rng = random.Random(verb)
    for state in ("before", "during", "after"):
        shutil.copy(fullest / f"{state}.db", tmp_path / "kehu.db")
        network = Network(Database(f"sqlite:///{tmp_path}/kehu.db"))
        await network.meet()
        for n in range(TRIES):
            turn = network.turn(
                ("Kaisa", "Aino")[n % 2], date(2026, 12, 10), kind=("personal", "channel")[n % 3 == 0]
            )
            data = values(VERBS[verb].payload, rng)
            send = network.send if VERBS[verb].form else network.click
            try:
                await send(verb, turn, **data)
            except Refusal as refusal:
                said = turn.speech.refusal(refusal, turn.today, turn.zone)
                assert said.strip()
        await network.database.close()
