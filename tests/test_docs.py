"""What the documents promise is there: commands, settings, metrics, targets, links, and the words on the buttons."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from bot.administration import commands
from bot.capability import House
from bot.metrics import Metrics
from bot.settings import Settings
from dialogs import CAPABILITIES, TEXT_FOLDERS
from manifests.build import version

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
TEXTS = {page.name: page.read_text("utf-8") for page in PAGES}
READER = House(CAPABILITIES).reader


@pytest.mark.parametrize("name", TEXTS)
def test_links_lead_somewhere(name: str) -> None:
    page = next(page for page in PAGES if page.name == name)
    for target in re.findall(r"\]\((?!https?:)([^)#]*)", TEXTS[name]):
        assert not target or (page.parent / target).exists(), f"{name} links to {target}"


def test_every_picture_of_the_readme_is_there_with_what_it_tells() -> None:
    shown = set(re.findall(r'src="docs/pictures/(\w+)\.png"', TEXTS["README.md"]))
    assert len(shown) == 4
    kept = {path.name for path in (ROOT / "docs" / "pictures").iterdir() if path.is_file()}
    assert kept == {f"{name}.{ending}" for name in shown for ending in ("png", "txt")}


def test_every_command_of_an_administrator_is_written_of_and_exists() -> None:
    choices = next(
        action.choices
        for action in commands.parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    named = {name for text in TEXTS.values() for name in re.findall(r"app\.py ([a-z]+)", text)}
    assert named <= set(choices), named - set(choices)
    table = set(re.findall(r"^\| `([a-z]+)", TEXTS["operate.md"], re.MULTILINE))
    assert set(choices) - {"demo"} <= table


def test_every_setting_exists() -> None:
    known = {field.alias for field in Settings.model_fields.values()}
    named = {
        name for text in TEXTS.values() for name in re.findall(r"`?\b(KEHU_[A-Z_]+|MicrosoftApp\w+)", text)
    }
    assert named - known <= {"KEHU_DB_PASSWORD"}, named - known


def test_every_metric_exists() -> None:
    told = set(re.findall(r"`(kehu_\w+)", TEXTS["operate.md"]))
    there = {
        sample
        for family in Metrics("1").registry.collect()
        for sample in (family.name, f"{family.name}_total")
        if family.name.startswith("kehu_")
    }
    assert told <= there, told - there
    assert {name.removesuffix("_total") for name in told} | {"kehu_info"} == {
        name.removesuffix("_total") for name in there
    }


def test_every_target_of_make_exists() -> None:
    there = set(re.findall(r"^(\w+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {
        name for text in TEXTS.values() for name in re.findall(r"(?:`|^)make ([a-z0-9]+)", text, re.MULTILINE)
    }
    assert named <= there, named - there


def test_the_version_is_told_as_it_is() -> None:
    told = set(re.findall(r"kehu[:-](\d+\.\d+\.\d+)", TEXTS["install.md"]))
    assert told == {version()}
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest is not None and newest[1] == version()


def said(language: str) -> set[str]:
    """Every text of the bot in a language, in its first line."""
    files = [folder / f"{language}.ftl" for folder in TEXT_FOLDERS]
    return {
        value.strip()
        for file in files
        if file.exists()
        for value in re.findall(r"^[a-z][\w-]* = (.+)$", file.read_text("utf-8"), re.MULTILINE)
    }


@pytest.mark.parametrize(("name", "language"), [("koordinaattorille.md", "fi"), ("coordinator.md", "en")])
def test_the_coordinators_guide_uses_the_words_on_the_screen(name: str, language: str) -> None:
    text = re.sub(r"\s*\n\s*", " ", TEXTS[name])
    texts = said(language)
    # A quoted sentence ends with a full stop; a button's words do not.
    buttons = [words for words in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", text) if not words.endswith(".")]
    assert buttons
    for words in buttons:
        assert words in texts, f"{name} names a button {words!r}"
    lower = [
        words for words in re.findall(r"\*\*([^*]+)\*\*", text) if words[:1].islower() or words[:1] == "@"
    ]
    assert lower
    for words in lower:
        sentence = words.removeprefix("@Kehu ")
        assert READER.read(sentence).command, f"{name} names a command {words!r}"
