"""How the template learns: from what was skipped, late and added in finished kickoffs to proposed changes, and on.

Pure: no clock, no database. A lesson is proposed when at least half of the finished projects that had the item tell it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from statistics import median
from typing import Any, Literal

from bot.working_days import WorkingDays
from dialogs.kickoff.rules import applicable
from dialogs.kickoff.template import MOST, Due, Template, TemplateItem, Text
from storage.kickoffs import DONE, SKIPPED

Kind = Literal["remove", "later", "add"]
REASONS_MOST = 5


@dataclass(frozen=True)
class Outcome:
    """What became of one item in one finished kickoff. ``number`` is None for an item that was added there."""

    project: str
    version: int
    number: int | None
    title: str
    phase: int
    role: str
    state: str
    due_on: date | None
    settled_on: date | None
    reason: str | None = None

    def days_late(self, calendar: WorkingDays) -> int:
        """Working days from its date to the day it was done; 0 when it was in time, or had no date."""
        if self.state != DONE or self.due_on is None or self.settled_on is None:
            return 0
        return calendar.between(self.due_on, self.settled_on)


@dataclass(frozen=True)
class Lesson:
    """A proposed change and its evidence: in how many projects of how many, and why it was skipped there."""

    kind: Kind
    number: int
    title: str
    phase: int
    role: str
    due: str
    skipped: int
    late: int
    of: int
    reasons: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """One key for one change, whichever projects tell it."""
        return f"add:{_folded(self.title)}"[:330] if self.kind == "add" else f"{self.kind}:{self.number}"

    @property
    def weight(self) -> int:
        """From how many projects it comes."""
        return len(self.projects)

    def to_json(self) -> dict[str, Any]:
        """As the proposal keeps it."""
        return asdict(self) | {"reasons": list(self.reasons), "projects": list(self.projects)}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Lesson:
        """What ``to_json`` made."""
        lists = {"reasons": tuple(kept["reasons"]), "projects": tuple(kept["projects"])}
        return cls(**{**kept, **lists})


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())


def lessons(template: Template, outcomes: Iterable[Outcome], calendar: WorkingDays) -> list[Lesson]:
    """What finished kickoffs propose, by the template's order; added items come last."""
    told = list(outcomes)
    found = []
    for item in template.items:
        having = [each for each in told if each.number == item.number]
        lesson = _of_item(item, having, calendar) if having else None
        if lesson is not None:
            found.append(lesson)
    added: dict[str, list[Outcome]] = {}
    for each in told:
        if each.number is None and each.state != SKIPPED:
            added.setdefault(_folded(each.title), []).append(each)
    known = {_folded(text) for item in template.items for text in (item.title.fi, item.title.en)}
    return found + [_of_added(template, each) for title, each in added.items() if title not in known]


def _of_item(item: TemplateItem, having: Sequence[Outcome], calendar: WorkingDays) -> Lesson | None:
    skipped = [each for each in having if each.state == SKIPPED]
    late = [each for each in having if each.days_late(calendar) > 0]
    reasons = tuple(dict.fromkeys(each.reason for each in skipped if each.reason))[:REASONS_MOST]
    lesson = Lesson(
        "remove",
        item.number,
        item.title.fi,
        item.phase,
        item.role,
        str(item.due),
        len(skipped),
        len(late),
        len(having),
        reasons,
        tuple(dict.fromkeys(each.project for each in skipped)),
    )
    if len(skipped) * 2 >= len(having):
        return lesson
    if len(late) * 2 < len(having):
        return None
    days = round(median(each.days_late(calendar) for each in late))
    moved = later(item.due, max(1, days))
    projects = tuple(dict.fromkeys(each.project for each in late))
    return None if moved == item.due else replace(lesson, kind="later", due=str(moved), projects=projects)


def later(due: Due, days: int) -> Due:
    """The rule moved by so many working days; one in months by a month, since days would no longer fit it."""
    if due.unit == "kk":
        return replace(due, amount=due.amount + 1, unit="kk" if due.amount != -1 else None)
    amount = min(due.amount + days, MOST)
    return Due(due.anchor, amount, "ap" if amount else None)


def _of_added(template: Template, alike: Sequence[Outcome]) -> Lesson:
    first = alike[0]
    phases = {phase.number for phase in template.phases}
    phase = first.phase if first.phase in phases else min(phases)
    neighbours = [item for item in template.items if item.phase == phase]
    due = str(neighbours[-1].due) if neighbours else "A"
    roles = {role.key for role in template.roles}
    projects = tuple(dict.fromkeys(each.project for each in alike))
    role = first.role if first.role in roles else template.roles[0].key
    return Lesson("add", 0, first.title, phase, role, due, 0, 0, len(alike), (), projects)


def with_lessons(template: Template, chosen: Sequence[Lesson], today: date) -> Template:
    """The next version of the template, with these changes."""
    removed = {lesson.number for lesson in chosen if lesson.kind == "remove"}
    moved = {lesson.number: Due.parse(lesson.due) for lesson in chosen if lesson.kind == "later"}
    items = [
        replace(item, due=moved.get(item.number, item.due))
        for item in template.items
        if item.number not in removed
    ]
    number = max((item.number for item in template.items), default=0)
    for lesson in chosen:
        if lesson.kind == "add":
            number += 1
            items.append(
                TemplateItem(
                    number=number,
                    phase=lesson.phase,
                    role=lesson.role,
                    due=Due.parse(lesson.due),
                    title=Text(lesson.title, lesson.title),
                    guidance=Text("", ""),
                    sources=(Text("verkoston oma", "the network's own"),),
                    checked=today,
                )
            )
    items.sort(key=lambda item: (item.phase, item.number))
    return replace(template, version=template.version + 1, items=tuple(items))


# ------------------------------------------------------------------------------------ running checklists


@dataclass(frozen=True)
class Change:
    """One line of what is new in the template for a running checklist."""

    kind: Literal["added", "removed", "due"]
    item: TemplateItem
    version: int

    @property
    def line(self) -> str:
        """The line by which it is remembered."""
        return f"v{self.version}:{self.kind}:{self.item.number}"


def changes(old: Template, new: Template, conditions: Iterable[str]) -> list[Change]:
    """What a checklist made from ``old`` could take over from ``new``; only what applies to its project."""
    ticked = list(conditions)
    before = {item.number: item for item in applicable(old, ticked)}
    after = {item.number: item for item in applicable(new, ticked)}
    found = [Change("added", item, new.version) for n, item in after.items() if n not in before]
    found += [Change("removed", item, new.version) for n, item in before.items() if n not in after]
    found += [
        Change("due", item, new.version)
        for n, item in after.items()
        if n in before and before[n].due != item.due
    ]
    return found
