"""Every capability keeps its word to the host: names, texts, forms and payloads, whatever is added later."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dialogs
from bot import card_actions, host_cards, teams_dialogs
from bot.capability import Capability, Form, House
from bot.card_data import from_data, to_data
from bot.texts import LANGUAGES, Texts, messages_of
from storage import schema
from storage.database import Database

ROOT = Path(__file__).parents[1]
HOUSE = House(dialogs.CAPABILITIES)
TEXTS = Texts.load(dialogs.TEXT_FOLDERS)
IDS = {id for folder in dialogs.TEXT_FOLDERS for id in messages_of(Path(folder) / "fi.ftl")}
each_capability = pytest.mark.parametrize("capability", dialogs.CAPABILITIES, ids=lambda one: str(one.name))
VOICE = {"meetings": ("agenda-",), "feedback": ("suggestion-",)}
"""Model texts of the voice that are called otherwise than the capability that says them."""
HOST_PAYLOADS = (host_cards.Say, host_cards.CancelForm, card_actions.ShowAgain, teams_dialogs.OpenForm)


def payloads_of(capability: Capability) -> Iterator[type[Any]]:
    """Every payload class that a module of the capability defines."""
    package = importlib.import_module(f"dialogs.{capability.name}")
    for found in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{package.__name__}.{found.name}")
        for _, defined in inspect.getmembers(module, inspect.isclass):
            if defined.__module__ == module.__name__ and isinstance(getattr(defined, "verb", None), str):
                yield defined


PAYLOADS: list[Any] = [
    *HOST_PAYLOADS,
    *(one for capability in dialogs.CAPABILITIES for one in payloads_of(capability)),
]
each_payload = pytest.mark.parametrize("payload", PAYLOADS, ids=lambda one: str(one.verb))
each_form = pytest.mark.parametrize("form", HOUSE.forms.values(), ids=lambda one: str(one.name))


# ------------------------------------------------------------------------------------------------- names


def test_every_name_is_claimed_once() -> None:
    for part in ("actions", "commands", "surfaces", "forms", "nudges", "letters", "files", "message_actions"):
        claimed = [entry for capability in dialogs.CAPABILITIES for entry in getattr(capability, part)]
        assert len(getattr(HOUSE, part)) == len(claimed), part
    verbs = [payload.verb for payload in PAYLOADS]
    assert len(verbs) == len(set(verbs))


@each_capability
def test_names_begin_with_the_capability(capability: Capability) -> None:
    assert capability.folder == ROOT / "dialogs" / capability.name
    for payload in payloads_of(capability):
        assert payload.verb.startswith(f"{capability.name}."), payload
    for form in capability.forms:
        assert form.name.startswith(f"{capability.name}."), form.name
    for language in LANGUAGES:
        ids = messages_of(capability.folder / f"{language}.ftl")
        assert ids
        # The model texts of the voice speak of one: decision-, for the decisions.
        own = (
            f"{capability.name}-",
            f"{capability.name.removesuffix('s')}-",
            *VOICE.get(capability.name, ()),
        )
        assert [id for id in ids if not id.startswith(own)] == []


def test_the_hosts_verbs_are_nobodys() -> None:
    assert not {payload.verb for payload in HOST_PAYLOADS} & HOUSE.actions.keys()


# ------------------------------------------------------------------------------------------------- texts


@each_capability
def test_what_a_capability_is_called_can_be_said(capability: Capability) -> None:
    wanted = [title for command in capability.commands for title in (command.help, f"{command.help}-word")]
    wanted += [form.title for form in capability.forms]
    wanted += [question.ask for form in capability.forms for question in form.questions]
    wanted += [kind.title for kind in capability.nudges]
    wanted += [entry.title for entry in capability.home_buttons]
    for language in LANGUAGES:
        for id in wanted:
            assert TEXTS.language(language).text(id).strip()


@each_capability
def test_a_commands_own_word_reaches_it(capability: Capability) -> None:
    """What the help tells people to type is understood, in both languages."""
    for command in capability.commands:
        for language in LANGUAGES:
            word = TEXTS.language(language).text(f"{command.help}-word")
            assert HOUSE.reader.read(word).command == command.vocabulary.command, word
            assert HOUSE.reader.read(word.upper()).command == command.vocabulary.command, word


SOURCES = sorted(file for room in ("bot", "dialogs", "schedules") for file in (ROOT / room).rglob("*.py"))
_LITERAL = re.compile(r'(?:\.text|\btext_of|Refusal|BadPayload)\(\s*"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)"')
_PREFIX = re.compile(r'\.text\(\s*f"([a-z][a-z0-9]*-[a-z0-9-]*)\{')


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_text_that_the_code_names_is_there(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    assert [id for id in _LITERAL.findall(source) if id not in IDS] == []
    begun = _PREFIX.findall(source)
    assert [prefix for prefix in begun if not any(id.startswith(prefix) for id in IDS)] == []


# ------------------------------------------------------------------------------------- forms and payloads


@each_form
def test_a_form_sends_what_an_action_takes(form: Form) -> None:
    action = HOUSE.actions[form.sends.verb]
    assert action.payload is form.sends
    assert action.form == form.name
    names = {field.name: field for field in fields(form.sends)}
    assert {"key", "who"} <= names.keys()
    for question in form.questions:
        assert question.field in names
        # A question that nobody has answered yet is an empty field.
        assert names[question.field].default is not MISSING


def test_every_form_that_is_sent_can_be_drawn() -> None:
    for action in HOUSE.actions.values():
        assert action.form is None or action.form in HOUSE.forms
        # A one-time key needs its owner, and the other way round.
        names = {field.name for field in fields(action.payload)}
        assert ("key" in names) == ("who" in names)


@each_payload
def test_a_payload_is_a_frozen_dataclass(payload: type[Any]) -> None:
    assert is_dataclass(payload)
    assert payload.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert payload.__doc__ and not payload.__doc__.startswith(f"{payload.__name__}(")


@each_capability
def test_every_button_does_something(capability: Capability) -> None:
    assert {one.verb for one in payloads_of(capability)} == {
        action.payload.verb for action in capability.actions
    }


SAID = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=20)
VALUES: dict[type[Any], st.SearchStrategy[Any]] = {
    str: SAID,
    int: st.integers(-(2**63) + 1, 2**63 - 1),
    bool: st.booleans(),
    date: st.dates(),
}


@cache
def filled(payload: type[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Values for all fields of a payload."""
    hints = get_type_hints(payload)
    kinds = {field.name: get_args(hints[field.name]) or (hints[field.name],) for field in fields(payload)}
    return st.fixed_dictionaries(
        {
            name: st.one_of(*(st.none() if kind is type(None) else VALUES[kind] for kind in all_of_it))
            for name, all_of_it in kinds.items()
        }
    )


@each_payload
@settings(max_examples=20, deadline=None)
@given(st.data())
def test_a_payload_survives_the_way_to_a_card_and_back(payload: type[Any], data: st.DataObject) -> None:
    values = data.draw(filled(payload))  # type: ignore[arg-type]
    made = payload(**values)
    sent = json.loads(json.dumps(to_data(made)))
    assert sent["verb"] == payload.verb
    # No answer is a field's default: that is how an empty input comes back.
    expected = {
        field.name: field.default
        if values[field.name] is None and field.default is not MISSING
        else values[field.name]
        for field in fields(payload)
    }
    assert from_data(payload, sent) == payload(**expected)


# ------------------------------------------------------------------------------------------------ storage


async def test_an_upgraded_database_is_what_the_models_say(tmp_path: Path) -> None:
    if not list(schema.VERSIONS.glob("*.py")):
        pytest.skip("no migration has been written yet")
    database = Database(f"sqlite:///{tmp_path}/kehu.db")
    database.upgrade()
    assert schema.differences(database) == []
    await database.close()
