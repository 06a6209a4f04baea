"""The kickoff template: the checklist as data, in Finnish and English.

The default ships beside this file as `template.toml`. A network that edits its template stores each version
as JSON; the shipped file and a stored version are read by the same code. Everything here is immutable: an
edit is `dataclasses.replace`, which checks the result again.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, Final, Literal, Self, cast

Unit = Literal["ap", "kk"]

# The dates a project has. Items hang on these only, so the set belongs to the code, not to the template.
ANCHORS: Final = ("P", "A", "K", "O1", "M1", "L")
# Far enough for any project, near enough that a typing error cannot run past the end of the calendar.
MOST: Final = 500

_MINUS: Final = "\N{MINUS SIGN}"
# Phones and word processors turn a typed hyphen into a dash, so all three count as minus.
_DUE: Final = re.compile(
    rf"\s*([A-Z][0-9]?)\s*(?:([+\-{_MINUS}\N{{EN DASH}}])\s*([0-9]{{1,6}})\s*(AP|KK|WD|MO)?)?\s*"
)
_UNITS: Final[Mapping[str | None, Unit]] = {"AP": "ap", "WD": "ap", "KK": "kk", "MO": "kk"}
# One and many of each unit; before, after and on the day. The anchor follows a colon, in the nominative.
_WORDS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "fi": {
        "ap": ("arkipäivä", "arkipäivää"),
        "kk": ("kuukausi", "kuukautta"),
        "where": ("ennen", "tämän jälkeen", "samana päivänä"),
    },
    "en": {
        "ap": ("working day", "working days"),
        "kk": ("month", "months"),
        "where": ("before", "after", "on the same day"),
    },
}


@dataclass(frozen=True, slots=True)
class Text:
    """The same thing said in both languages."""

    fi: str
    en: str

    def of(self, language: str) -> str:
        """Raises ValueError for anything but 'fi' and 'en'."""
        if language not in _WORDS:
            raise ValueError(f"no such language: {language!r}")
        return self.fi if language == "fi" else self.en


@dataclass(frozen=True, slots=True)
class Due:
    """When an item is due: so many working days (ap) or months (kk) after an anchor, before it if negative.

    Zero is the day of the anchor itself and has no unit, so that equal days are equal values.
    """

    anchor: str
    amount: int = 0
    unit: Unit | None = None

    def __post_init__(self) -> None:
        if self.anchor not in ANCHORS:
            raise ValueError(f"unknown anchor {self.anchor!r}, expected one of {', '.join(ANCHORS)}")
        if abs(self.amount) > MOST:
            raise ValueError(f"{self.amount} is too far from {self.anchor}, the most is {MOST}")
        if (self.amount == 0) != (self.unit is None):
            raise ValueError(f"{self.anchor}: a unit (ap or kk) goes with an amount, and only with one")
        if self.unit not in (None, "ap", "kk"):
            raise ValueError(f"unknown unit {self.unit!r}, expected ap or kk")

    @classmethod
    @lru_cache(maxsize=512)  # every row of a card asks
    def parse(cls, text: str) -> Self:
        """Reads 'K-10 ap', 'k-10ap', 'A+2 kk', 'K', 'K+0'; in English 'K-10 wd', 'A+2 mo'; also a real minus.

        Raises ValueError, with a message for a developer, for anything else.
        """
        match = _DUE.fullmatch(text.upper())
        if match is None:
            raise ValueError(f"not a due date: {text[:20]!r}, expected for example K-10 ap, A+2 kk or K")
        anchor, sign, digits, unit = match.groups()
        amount = int(digits or 0)
        # The unit of nothing says nothing: 'K+0 ap' is the day itself.
        return cls(anchor, amount if sign == "+" else -amount, _UNITS.get(unit) if amount else None)

    def __str__(self) -> str:
        if not self.amount:
            return self.anchor
        return f"{self.anchor}{'+' if self.amount > 0 else _MINUS}{abs(self.amount)} {self.unit}"

    def describe(self, language: str) -> str:
        """For people: '10 arkipäivää ennen: aloituskokous', '10 working days before: kickoff meeting'.

        The anchor is named as in the default template. Raises ValueError for an unknown language.
        """
        label = load_default().anchor(self.anchor).label.of(language)
        label = label[0].lower() + label[1:]
        words = _WORDS[language]
        before, after, same = words["where"]
        if self.unit is None:
            return f"{same}: {label}"
        one, many = words[self.unit]
        count = abs(self.amount)
        return f"{count} {one if count == 1 else many} {before if self.amount < 0 else after}: {label}"


@dataclass(frozen=True, slots=True)
class Phase:
    number: int
    title: Text


@dataclass(frozen=True, slots=True)
class Role:
    """Who answers for an item; a project resolves the role to a person. `name` is lower case, nominative."""

    key: str
    name: Text


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date of the project; `default` counts it from another anchor until the date is known."""

    key: str
    label: Text
    default: Due | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """What is asked at the start: `label` is the box to tick, `name` the same as a noun for lists."""

    key: str
    name: Text
    label: Text


@dataclass(frozen=True, slots=True)
class TemplateItem:
    """One line of the checklist. `condition` None: in every project. `guidance` may be empty.

    `older`: the sources describe an earlier funding period. `checked`: the day the sources were read.
    """

    number: int
    phase: int
    role: str
    due: Due
    title: Text
    guidance: Text
    sources: tuple[Text, ...]
    checked: date
    condition: str | None = None
    older: bool = False

    def __post_init__(self) -> None:
        if not (self.title.fi.strip() and self.title.en.strip()):
            raise ValueError(f"item {self.number} has no title")


@dataclass(frozen=True)
class Template:
    """One version of the checklist, items in the order they are shown.

    Raises ValueError when an item names a phase, role or condition that is not there, or a key stands twice.
    """

    version: int
    checked: date
    phases: tuple[Phase, ...]
    roles: tuple[Role, ...]
    anchors: tuple[Anchor, ...]
    conditions: tuple[Condition, ...]
    items: tuple[TemplateItem, ...]

    def __post_init__(self) -> None:
        phases = _once("phase", (phase.number for phase in self.phases))
        roles = _once("role", (role.key for role in self.roles))
        conditions = _once("condition", (condition.key for condition in self.conditions))
        _once("item", (item.number for item in self.items))
        if _once("anchor", (anchor.key for anchor in self.anchors)) != set(ANCHORS):
            raise ValueError(f"the anchors must be {', '.join(ANCHORS)}")
        for item in self.items:
            if item.phase not in phases:
                raise ValueError(f"item {item.number}: no phase {item.phase}")
            if item.role not in roles:
                raise ValueError(f"item {item.number}: no role {item.role!r}")
            if item.condition is not None and item.condition not in conditions:
                raise ValueError(f"item {item.number}: no condition {item.condition!r}")

    # Each of these raises KeyError for what is not in the template.

    def phase(self, number: int) -> Phase:
        return self._phases[number]

    def role(self, key: str) -> Role:
        return self._roles[key]

    def anchor(self, key: str) -> Anchor:
        return self._anchors[key]

    def condition(self, key: str) -> Condition:
        return self._conditions[key]

    def item(self, number: int) -> TemplateItem:
        return self._items[number]

    # Every row of a card looks something up, so each index is built once.

    @cached_property
    def titles(self) -> Mapping[str, Mapping[int, str]]:
        """The items' titles by their numbers, in each language."""
        return {
            language: {item.number: item.title.of(language) for item in self.items} for language in _WORDS
        }

    @cached_property
    def role_names(self) -> Mapping[str, Mapping[str, str]]:
        """The roles' names by their keys, in each language."""
        return {language: {role.key: role.name.of(language) for role in self.roles} for language in _WORDS}

    @cached_property
    def _phases(self) -> Mapping[int, Phase]:
        return {phase.number: phase for phase in self.phases}

    @cached_property
    def _roles(self) -> Mapping[str, Role]:
        return {role.key: role for role in self.roles}

    @cached_property
    def _anchors(self) -> Mapping[str, Anchor]:
        return {anchor.key: anchor for anchor in self.anchors}

    @cached_property
    def _conditions(self) -> Mapping[str, Condition]:
        return {condition.key: condition for condition in self.conditions}

    @cached_property
    def _items(self) -> Mapping[int, TemplateItem]:
        return {item.number: item for item in self.items}

    def to_json(self) -> dict[str, Any]:
        """Only dicts, lists, strings, numbers, booleans and None; days as ISO 8601, due as `str(due)`."""
        return cast(dict[str, Any], _plain(self))

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The inverse of `to_json`; also reads the shorter writing of `template.toml`.

        Raises KeyError for a missing field and ValueError for a value that does not fit.
        """
        checked = _day(data["checked"])
        return cls(
            version=int(data["version"]),
            checked=checked,
            phases=tuple(Phase(int(phase["number"]), _text(phase["title"])) for phase in data["phases"]),
            roles=tuple(Role(role["key"], _text(role["name"])) for role in data["roles"]),
            anchors=tuple(
                Anchor(anchor["key"], _text(anchor["label"]), _due(anchor.get("default")))
                for anchor in data["anchors"]
            ),
            conditions=tuple(
                Condition(condition["key"], _text(condition["name"]), _text(condition["label"]))
                for condition in data["conditions"]
            ),
            items=tuple(_item(item, checked) for item in data["items"]),
        )


@cache
def load_default() -> Template:
    """The template the product ships with; read once, since the file is part of the program."""
    return Template.from_json(tomllib.loads(Path(__file__).with_name("template.toml").read_text("utf-8")))


def _item(item: Mapping[str, Any], checked: date) -> TemplateItem:
    return TemplateItem(
        number=int(item["number"]),
        phase=int(item["phase"]),
        role=item["role"],
        due=Due.parse(item["due"]),
        title=_text(item["title"]),
        guidance=_text(item["guidance"]),
        sources=tuple(_text(source) for source in item["sources"]),
        checked=_day(item.get("checked", checked)),
        condition=item.get("condition"),
        older=bool(item.get("older", False)),
    )


def _text(value: str | Mapping[str, str]) -> Text:
    return Text(value, value) if isinstance(value, str) else Text(value["fi"], value["en"])


def _due(value: str | None) -> Due | None:
    return None if value is None else Due.parse(value)


def _day(value: str | date) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _plain(value: object) -> object:
    if isinstance(value, Due):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


def _once(what: str, keys: Iterable[object]) -> set[object]:
    seen: set[object] = set()
    for key in keys:
        if key in seen:
            raise ValueError(f"{what} {key} stands twice")
        seen.add(key)
    return seen
