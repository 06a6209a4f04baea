"""Whatever a capability tells a person of their own data has its word in both languages."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Identifier, Message, Pattern, Placeable, SelectExpression

ROOT = Path(__file__).parents[3]
TELLING = (
    *sorted(ROOT.glob("dialogs/*/personal.py")),
    ROOT / "dialogs/feedback/own_data.py",
    ROOT / "dialogs/privacy/collect.py",
)


def named(function: ast.AST) -> Iterator[str]:
    """The names by which a function tells something: the keys of its mappings."""
    for node in ast.walk(function):
        if isinstance(node, ast.Dict):
            for key in node.keys:
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    yield key.value


def words(language: str) -> set[str]:
    """Every section and field that has a word."""
    text = (ROOT / f"dialogs/privacy/{language}.ftl").read_text(encoding="utf-8")
    found: set[str] = set()
    for entry in FluentParser().parse(text).body:
        if isinstance(entry, Message) and entry.id.name in ("privacy-section", "privacy-field"):
            assert isinstance(entry.value, Pattern)
            (part,) = entry.value.elements
            assert isinstance(part, Placeable) and isinstance(part.expression, SelectExpression)
            found |= {each.key.name for each in part.expression.variants if isinstance(each.key, Identifier)}
    return found


@pytest.mark.parametrize("language", ["fi", "en"])
def test_every_section_and_field_has_its_word(language: str) -> None:
    assert len(TELLING) > 5
    told = {name for path in TELLING for name in named(ast.parse(path.read_text(encoding="utf-8")))}
    assert {"promises", "due", "feedback", "roles"} <= told
    assert told - words(language) == set()
