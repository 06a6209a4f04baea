import asyncio
from datetime import UTC, date, datetime
from typing import Any

import pytest
from botbuilder.core import ConversationState, MessageFactory, TurnContext
from botbuilder.core.adapters import TestAdapter
from botbuilder.dialogs import (
    DialogSet,
    DialogTurnResult,
    DialogTurnStatus,
    PromptOptions,
    TextPrompt,
    WaterfallDialog,
    WaterfallStepContext,
)
from botbuilder.dialogs.choices import Choice, ListStyle

from storage.bot_state import DatabaseStorage, StateConflict
from storage.database import Database
from storage.state_json import StateNotStorable

pytestmark = pytest.mark.asyncio


@pytest.fixture
def storage(database: Database) -> DatabaseStorage:
    return DatabaseStorage(database)


async def test_what_is_written_is_read_and_deleted(storage: DatabaseStorage) -> None:
    await storage.write({"a": {"draft": "päätös \x00\ud800"}, "b": {"n": 1}})
    read = await storage.read(["a", "b", "c"])
    assert {key: value["e_tag"] != "" for key, value in read.items()} == {"a": True, "b": True}
    assert read["a"]["draft"] == "päätös \x00\ud800"
    await storage.delete(["a", "unknown"])
    assert list(await storage.read(["a", "b"])) == ["b"]
    assert await storage.read([]) == {}


async def test_who_read_before_another_wrote_does_not_write_over_it(storage: DatabaseStorage) -> None:
    await storage.write({"k": {"n": 0}})
    mine, theirs = (await storage.read(["k"]))["k"], (await storage.read(["k"]))["k"]
    await storage.write({"k": {**theirs, "n": 1}})
    with pytest.raises(StateConflict) as conflict:
        await storage.write({"k": {**mine, "n": 2}})
    assert conflict.value.key == "k"
    assert (await storage.read(["k"]))["k"]["n"] == 1


async def test_of_concurrent_increments_each_counts_or_conflicts(storage: DatabaseStorage) -> None:
    await storage.write({"k": {"n": 0}})

    async def increment() -> bool:
        state = (await storage.read(["k"]))["k"]
        state["n"] += 1
        try:
            await storage.write({"k": state})
        except StateConflict:
            return False
        return True

    counted = sum(await asyncio.gather(*(increment() for _ in range(20))))
    assert counted >= 1
    assert (await storage.read(["k"]))["k"]["n"] == counted


async def test_a_new_key_must_be_new_and_a_deleted_one_must_be_there(storage: DatabaseStorage) -> None:
    first: dict[str, Any] = {"n": 1}
    await storage.write({"k": first})
    with pytest.raises(StateConflict):
        await storage.write({"k": {"n": 2}})
    await storage.delete(["k"])
    with pytest.raises(StateConflict):
        await storage.write({"k": first})


async def test_a_star_overwrites(storage: DatabaseStorage) -> None:
    for number in (1, 2):
        await storage.write({"k": {"n": number, "e_tag": "*"}})
    assert (await storage.read(["k"]))["k"]["n"] == 2


async def test_one_turn_may_write_twice(storage: DatabaseStorage) -> None:
    state: dict[str, Any] = {"n": 1}
    for _ in range(3):
        state["n"] += 1
        await storage.write({"k": state})
    assert (await storage.read(["k"]))["k"]["n"] == 4


async def test_all_keys_are_written_or_none(storage: DatabaseStorage) -> None:
    await storage.write({"old": {"n": 1}})
    with pytest.raises(StateConflict):
        await storage.write({"new": {"n": 1}, "old": {"n": 2}})
    assert list(await storage.read(["new", "old"])) == ["old"]


async def test_what_the_sdk_keeps_comes_back_as_it_was(storage: DatabaseStorage) -> None:
    options = PromptOptions(
        prompt=MessageFactory.text("Nimi?"), choices=[Choice("Kyllä")], style=ListStyle.suggested_action
    )
    day, moment = date(2026, 12, 7), datetime(2026, 12, 7, 9, 15, tzinfo=UTC)
    await storage.write(
        {"k": {"options": options, "day": day, "at": moment, "status": DialogTurnStatus.Waiting}}
    )
    read = (await storage.read(["k"]))["k"]
    assert isinstance(read["options"], PromptOptions)
    assert read["options"].prompt == options.prompt
    assert read["options"].choices[0].value == "Kyllä" and read["options"].style is ListStyle.suggested_action
    assert (read["day"], read["at"], read["status"]) == (day, moment, DialogTurnStatus.Waiting)


@pytest.mark.parametrize(
    "hostile",
    [
        {"py/object": "subprocess.Popen", "args": ["id"]},
        {"py/reduce": [{"py/type": "os.system"}, {"py/tuple": ["id"]}]},
        {"$": "Activity", "fields": {"text": "not mine"}},
        {"$": "dict", "fields": 7},
        {"$": None},
    ],
)
async def test_data_that_looks_like_an_object_stays_data(storage: DatabaseStorage, hostile: Any) -> None:
    await storage.write({"k": {"value": hostile, **hostile}})
    read = (await storage.read(["k"]))["k"]
    assert read.pop("e_tag")
    assert read == {"value": hostile, **hostile}


@pytest.mark.parametrize("value", [object(), {1, 2}, {7: "number"}, b"bytes"])
async def test_what_could_not_be_read_back_is_refused(storage: DatabaseStorage, value: object) -> None:
    with pytest.raises(StateNotStorable):
        await storage.write({"k": {"value": value}})
    assert await storage.read(["k"]) == {}


async def test_a_dialog_goes_on_after_a_restart(database: Database) -> None:
    """The SDK itself, with a new adapter, a new state and new dialogs for every turn."""

    async def ask(step: WaterfallStepContext) -> DialogTurnResult:
        step.values["day"] = date(2026, 12, 7)
        return await step.prompt("name", PromptOptions(prompt=MessageFactory.text("Hankkeen nimi?")))

    async def answer(step: WaterfallStepContext) -> DialogTurnResult:
        await step.context.send_activity(f"{step.result}: {step.values['day']:%d.%m.}")
        return await step.end_dialog()

    async def turn(context: TurnContext) -> None:
        state = ConversationState(DatabaseStorage(database))
        dialogs = DialogSet(state.create_property("dialogs"))
        dialogs.add(TextPrompt("name"))
        dialogs.add(WaterfallDialog("start", [ask, answer]))
        dialog = await dialogs.create_context(context)
        if (await dialog.continue_dialog()).status is DialogTurnStatus.Empty:
            await dialog.begin_dialog("start")
        await state.save_changes(context)
        await state.save_changes(context, force=True)

    for said, heard in (
        ("aloitus", "Hankkeen nimi?"),
        ("Silta", "Silta: 07.12."),
        ("uusi", "Hankkeen nimi?"),
    ):
        adapter = TestAdapter(turn)
        await adapter.receive_activity(said)
        assert [activity.text for activity in adapter.activity_buffer] == [heard]
