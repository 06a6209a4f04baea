"""A hostile or broken client: whatever it puts into any field of any button, a person gets a sentence or a card.

Over real HTTP nobody outside the roster is heard at all, whichever button they press.
"""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy.orm import Session
from structlog.testing import capture_logs

from bot.capability import Action
from bot.card_actions import Drawn, click, form_again
from bot.refusal import Refusal
from bot.turn import CHANNEL, PERSONAL, Turn
from storage.database import Database
from tests.dialogs.network import HOUSE, Network, seed
from tests.every_action import TODAY, busy, candidates
from tests.serving import SetClock, helsinki, serving
from tests.teams import Card, Teams, card_problems
from tests.test_every_action import everything

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.proofs]

HOSTILE: tuple[Any, ...] = (
    "", " 1 ", "²", "x" * 5000, "[avaa](https://evil.example) <at>Kati</at> {{DATE(2027-01-01,SHORT)}}",
    "\u202eabc\x01\x1f\ud7ff", "1," * 500, "9" * 18, "2027-02-31", "0001-01-01", "9999-12-31",
    "https://evil.example/x", 0, -1, 2**31, 2**63 - 1, -(2**63), 1e308, True, None, ["x"], {"id": 1},
)  # fmt: skip
SENDERS = (("Kaisa", PERSONAL), ("Aino", CHANNEL))


class Undone(Exception):
    """Rolls a press back."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The busy network's database."""
    made = tmp_path_factory.mktemp("hostile") / "kehu.db"
    database = Database(f"sqlite:///{made}")
    database.upgrade()
    await database.transaction(seed)
    network = Network(database)
    await network.meet()
    await busy(network)
    await database.close()
    return made


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def network(file: Path) -> AsyncIterator[Network]:
    copy = Path(shutil.copy(file, file.with_name("copy.db")))
    opened = Network(Database(f"sqlite:///{copy}"))
    await opened.meet()
    yield opened
    await opened.database.close()


async def sample(database: Database, action: Action, sender: int) -> dict[str, Any]:
    """Data that the action's button could carry."""

    def first(session: Session) -> dict[str, Any]:
        return next(candidates(action, session, sender, most=1), {"verb": action.payload.verb})

    return await database.read(first)


async def faults(network: Network, turn: Turn, data: dict[str, Any]) -> list[str]:
    """What is wrong with the answer to a press."""
    shown: list[Drawn | None] = []

    def press(session: Session) -> None:
        shown.append(click(data, turn, session))
        session.flush()
        raise Undone

    try:
        await network.write(press)
    except Undone:
        pass
    except Refusal as refusal:
        sentence = turn.speech.refusal(refusal, turn.today, turn.zone)
        if not sentence.strip():
            return ["an empty sentence"]
        shown.append(await network.read(lambda session: form_again(data, turn, session, sentence)))
    card = shown[0].card if shown[0] is not None else None
    if card is None:
        return []
    links = [link for link in Card(card).links() if "evil" in link and link != data.get("link")]
    return [*card_problems(card), *links]


@pytest.mark.parametrize("verb", sorted(HOUSE.actions))
async def test_whatever_a_field_holds(verb: str, network: Network) -> None:
    action, wrong = HOUSE.actions[verb], []
    turns = [network.turn(who, TODAY, "fi", kind) for who, kind in SENDERS]
    data = await sample(network.database, action, turns[0].me.id)
    names = {field.name for field in fields(action.payload)} | {"daily", "nudge"}
    for name in sorted(names):
        for number, value in enumerate(HOSTILE):
            turn = turns[number % len(turns)]
            owner = {"who": turn.me.id} if "who" in names else {}
            sent = {**data, "verb": verb, **owner, "once" if name == "key" else name: value}
            try:
                found = await faults(network, turn, sent)
            except Exception as error:
                found = [type(error).__name__]
            wrong += [(name, value, each) for each in found]
    assert not wrong


async def test_a_stranger_is_heard_with_no_button(file: Path) -> None:
    """Not on the roster: one sentence, and not a row changes, however the button is pressed."""
    copy = Path(shutil.copy(file, file.with_name("strangers.db")))
    clock = SetClock(helsinki(TODAY, 12))
    async with (
        Teams(quiet=0.001, patience=0) as teams,
        serving(f"sqlite:///{copy}", clock) as served,
    ):
        served.face(teams)
        stranger = teams.person("Vieras Veikko", in_team=False)
        database = served.kehu.database
        await stranger.says("kehu", patience=0.3)
        await served.deliver()
        clock.step *= 0
        before, calls = await database.read(everything), len(teams.calls)
        with capture_logs() as logs:
            for verb, action in HOUSE.actions.items():
                data = await sample(database, action, sender=1)
                clock.go_on(seconds=5)
                execute = {
                    "action": {"type": "Action.Execute", "verb": verb, "data": data},
                    "trigger": "manual",
                }
                answer = await stranger.invokes("adaptiveCard/action", execute)
                assert answer.status == 200 and "verkoston" in (answer.text or ""), (verb, answer.body)
                for name in ("task/fetch", "task/submit"):
                    told = await stranger.invokes(name, {"data": data})
                    assert told.status == 200 and "verkoston" in str(told.body), (verb, told.body)
        assert await database.read(everything) == before
        assert len(teams.calls) - calls <= 60, (
            "whether a stranger is on the roster is asked once a minute at most"
        )
        assert not [line for line in logs if line["log_level"] == "error"]
