"""What Kehu says: Fluent messages beside the code that says them, in Finnish and English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from bot.dates import NBSP, DateWords, parse_date
from bot.refusal import Refusal
from bot.user_text import clean

__all__ = ["LANGUAGES", "Speech", "TextError", "Texts", "messages_of", "parse_date"]

LANGUAGES = ("fi", "en")
_WORDINGS = 4096  # remembered in each language
_LONG = 1000


class TextError(Exception):
    """A text is missing, doubled or malformed, or an argument was not given: a fault in the code."""


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)


def messages_of(file: Path) -> dict[str, frozenset[str]]:
    """The message ids of one Fluent file, each with the names of its variables. Raises TextError."""
    return dict(_messages(file, _written(file)))


def _written(file: Path) -> int:
    return file.stat().st_mtime_ns


@lru_cache(maxsize=128)
def _resource(file: Path, written: int) -> ast.Resource:
    """The file as it was written at that moment, taken apart once: that takes longer than all else at a start."""
    return FluentResource(file.read_text(encoding="utf-8"))


@lru_cache(maxsize=128)
def _messages(file: Path, written: int) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for entry in _resource(file, written).body:
        if isinstance(entry, ast.Junk):
            raise TextError(f"{file}: cannot be read as Fluent: {(entry.content or '').strip()[:80]!r}")
        if isinstance(entry, ast.Message) and entry.value:
            variables = _Variables()
            variables.visit(entry)
            if entry.id.name in found:
                raise TextError(f"{file}: {entry.id.name!r} stands twice")
            found[entry.id.name] = frozenset(variables.names)
    return found


def capital(text: str) -> str:
    """With a capital at the beginning, as what can be chosen and what begins a line has: ``To 14.1.``."""
    return text[:1].upper() + text[1:]


class _Name(str):
    """The place of an argument in a text."""

    __slots__ = ()


@lru_cache(maxsize=128)
def _plain_of(file: Path, written: int) -> Mapping[str, tuple[str | _Name, ...]]:
    """The messages in which nothing is chosen or counted: with texts for arguments they are simply put together."""
    found: dict[str, tuple[str | _Name, ...]] = {}
    for entry in _resource(file, written).body:
        if isinstance(entry, ast.Message) and entry.value:
            parts = [_plain_part(element) for element in entry.value.elements]
            if None not in parts:
                found[entry.id.name] = tuple(part for part in parts if part is not None)
    return found


def _plain_part(element: ast.TextElement | ast.Placeable) -> str | _Name | None:
    if isinstance(element, ast.TextElement):
        return element.value
    inner = element.expression
    return _Name(inner.id.name) if isinstance(inner, ast.VariableReference) else None


class Speech(DateWords):
    """One language: messages, days, times, numbers and lists in it. Safe to share between threads."""

    def __init__(self, code: str, files: Iterable[Path]) -> None:
        self.code = code
        self._bundle = FluentBundle([code], use_isolating=False)  # isolates break search, copying and tests
        self._variables: dict[str, frozenset[str]] = {}
        self._plain: dict[str, tuple[str | _Name, ...]] = {}
        for file in files:
            messages = messages_of(file)
            doubled = self._variables.keys() & messages.keys()
            if doubled:
                raise TextError(f"{file}: {min(doubled)!r} is already said by another folder")
            self._variables |= messages
            self._plain |= _plain_of(file, _written(file))
            self._bundle.add_resource(_resource(file, _written(file)))
        # A card says the same words with the same numbers and names again and again; Fluent takes its time for each.
        self._worded_once = lru_cache(_WORDINGS)(lambda id, arguments: self._format(id, dict(arguments)))
        self._fixed = {name: self._format(name, {}) for name, needs in self._variables.items() if not needs}

    def __contains__(self, id: str) -> bool:
        return id in self._variables

    def text(self, id: str, /, **arguments: str | int) -> str:
        """The message with its arguments in place; text arguments are cleaned of invisible characters.

        Raises TextError when the id is unknown or an argument that the message names is not given.
        """
        fixed = self._fixed.get(id)
        return self._worded_once(id, tuple(arguments.items())) if fixed is None else fixed

    def _format(self, id: str, arguments: Mapping[str, str | int]) -> str:
        needs = self._variables.get(id)
        if needs is None:
            raise TextError(f"no message {id!r} in {self.code!r}")
        if not needs <= arguments.keys():
            raise TextError(f"message {id!r} needs {', '.join(sorted(needs - arguments.keys()))}")
        given = {name: clean(value) if isinstance(value, str) else value for name, value in arguments.items()}
        plain = self._plain.get(id)
        if plain is not None and all(isinstance(given[name], str) for name in needs):
            return "".join(str(given[part]) if isinstance(part, _Name) else part for part in plain)
        # Fluent takes no argument longer than a page: such a one is put in its place afterwards.
        long = {
            f"\ue000{name}\ue001": value
            for name, value in given.items()
            if isinstance(value, str) and len(value) > _LONG
        }
        given |= {mark[1:-1]: mark for mark in long}
        pattern = self._bundle.get_message(id).value
        assert pattern  # messages_of passes over messages without one
        text, errors = self._bundle.format_pattern(pattern, given)
        if errors:
            raise TextError(f"message {id!r}: {errors[0]}")
        worded = str(text)
        for mark, value in long.items():
            worded = worded.replace(mark, value)
        return worded

    def refusal(self, refusal: Refusal, today: date, zone: ZoneInfo) -> str:
        """The refusal's sentence: its days, moments and lists of names are worded for this reader first."""
        days = [value for value in refusal.arguments.values() if isinstance(value, date)]
        # Two days that are compared both say their year, or neither: one alone would look like another year.
        year = True if len({day.year for day in days}) > 1 else None
        worded = {name: self._worded(value, today, zone, year) for name, value in refusal.arguments.items()}
        return self.text(refusal.message, **worded)

    def _worded(self, value: object, today: date, zone: ZoneInfo, year: bool | None) -> str | int:
        if isinstance(value, datetime):
            return self.when(value, today, zone)
        if isinstance(value, date):
            return self.date(value, today, year=year)
        if isinstance(value, (list, tuple)):
            return self.listing([str(name) for name in value])
        return value if isinstance(value, int) else str(value)

    def number(self, value: int | float | Decimal, decimals: int | None = None) -> str:
        """``12 500``, ``3,8``; in English ``12,500``, ``3.8``; below zero with a true minus sign.

        Without ``decimals`` a whole number has none and any other value has one.
        """
        places = (0 if isinstance(value, int) else 1) if decimals is None else decimals
        written = f"{value:,.{places}f}".replace("-", "\u2212")
        if self.code == "fi":
            return written.replace(",", NBSP).replace(".", ",")
        return written

    def percent(self, value: int | float | Decimal) -> str:
        """``45 %``; in English ``45%``."""
        return self.number(value) + (f"{NBSP}%" if self.code == "fi" else "%")

    def minutes(self, minutes: int) -> str:
        """A duration to be seen: ``20 min``."""
        return f"{minutes}{NBSP}min"

    def spoken_minutes(self, minutes: int) -> str:
        """A duration to be read aloud: ``20 minuuttia``."""
        return self.text("host-minutes-spoken", n=minutes)

    def listing(self, names: Sequence[str], most: int = 3) -> str:
        """``talous``, ``talous ja viestintä``; beyond ``most`` names ``talous, viestintä ja 2 muuta``."""
        if len(names) < 2:
            return "".join(names)
        if len(names) <= most:
            return self.text("host-list-and", names=", ".join(names[:-1]), last=names[-1])
        shown = names[: max(most - 1, 1)]
        return self.text("host-list-more", names=", ".join(shown), n=len(names) - len(shown))


@lru_cache(maxsize=32)
def _speech(code: str, *files: tuple[Path, int]) -> Speech:
    """The language as its files were written at those moments; whoever loads the same folders shares it."""
    return Speech(code, (file for file, _ in files))


class Texts:
    """Everything that Kehu can say, by language."""

    def __init__(self, speeches: Mapping[str, Speech]) -> None:
        self._speeches = dict(speeches)

    @classmethod
    def load(cls, folders: Sequence[Path]) -> Texts:
        """Reads ``fi.ftl`` and ``en.ftl`` of each folder; a folder without texts is passed over.

        Raises TextError for a malformed file, a message id said twice, or one language standing alone.
        """
        files = {code: [file for f in folders if (file := f / f"{code}.ftl").exists()] for code in LANGUAGES}
        if len({tuple(file.parent for file in found) for found in files.values()}) > 1:
            raise TextError("a folder speaks one language only")
        return cls(
            {
                code: _speech(code, *((file, _written(file)) for file in found))
                for code, found in files.items()
            }
        )

    def language(self, code: str) -> Speech:
        """The language ``fi`` or ``en``; raises TextError for another."""
        try:
            return self._speeches[code]
        except KeyError:
            raise TextError(f"no language {code!r}") from None
