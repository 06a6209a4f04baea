"""The rules of a kickoff's days and order. No I/O, no clock: the day and the calendar are handed in.

Source of the rules: the product's kickoff chapter and the worked dates of the default template.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from bot.refusal import Refusal
from bot.working_days import WorkingDays
from dialogs.kickoff.template import Due, Template, TemplateItem
from storage.kickoff_rows import AnyItem
from storage.kickoffs import OPEN, SKIPPED, KickoffItem

AT_ONCE_DAYS = 5
"""Working days that an item shown as *heti* has before its date counts as passed."""
COMING_DAYS = 3
"""Working days before the due day on which the first reminder comes."""
LATE_EVERY = 5
"""Working days between reminders of an item whose date has passed; the first comes the next working day."""
NEXT_SHOWN = 3
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2099, 12, 31)
"""The days that a project can have: no sum from them runs out of the calendar."""
TITLE_MOST, REASON_MOST, COMMENT_MOST, NAME_MOST = 200, 1000, 2000, 120

State = Literal["late", "today", "at-once", "coming", "waiting", "done", "skipped"]


@dataclass(frozen=True)
class Dating:
    """The day of an item: ``on`` is None while its anchor is unknown; ``at_once_since`` if that day was past."""

    on: date | None
    at_once_since: date | None = None


def due_day(due: Due, anchors: Mapping[str, date], calendar: WorkingDays) -> date | None:
    """The day that a rule gives: working days from the anchor, months (then the next working day), or the anchor.

    None while the anchor's day is unknown.
    """
    anchor = anchors.get(due.anchor)
    if anchor is None:
        return None
    if due.unit == "kk":
        return calendar.months_after(anchor, due.amount)
    return calendar.add(anchor, due.amount)


def date_item(due: Due, anchors: Mapping[str, date], calendar: WorkingDays, today: date) -> Dating:
    """The day of an item when its anchor is set today; a day already past means at once, and nobody is late."""
    day = due_day(due, anchors, calendar)
    if day is None or day >= today:
        return Dating(day)
    return Dating(day, today)


def last_day(item: AnyItem, calendar: WorkingDays) -> date | None:
    """The day after which the item counts as past its date; a day off counts as the next working day."""
    return None if item.due_on is None else _last_day(item.due_on, item.at_once_since, calendar)


def state_of(item: AnyItem, today: date, calendar: WorkingDays) -> State:
    """How the item stands today, as the card says it in words."""
    if item.state != OPEN:
        return "skipped" if item.state == SKIPPED else "done"
    if item.due_on is None:
        return "waiting"
    return _open_state(item.due_on, item.at_once_since, today, calendar)


# Each card asks these of each of its items, and those of one phase have few days between them.


@lru_cache(maxsize=4096)
def _last_day(due_on: date, at_once_since: date | None, calendar: WorkingDays) -> date:
    last = calendar.on_or_after(due_on)
    return last if at_once_since is None else max(last, calendar.add(at_once_since, AT_ONCE_DAYS))


@lru_cache(maxsize=4096)
def _open_state(due_on: date, at_once_since: date | None, today: date, calendar: WorkingDays) -> State:
    last = _last_day(due_on, at_once_since, calendar)
    if last < today:
        return "late"
    if at_once_since is not None:
        return "at-once"
    return "today" if last == today else "coming"


def applicable(template: Template, conditions: Iterable[str]) -> list[TemplateItem]:
    """The template's items for a project: without a condition, or with one that was ticked."""
    ticked = set(conditions)
    return [item for item in template.items if item.condition is None or item.condition in ticked]


def with_default_anchors(
    template: Template, anchors: Mapping[str, date], calendar: WorkingDays
) -> tuple[dict[str, date], frozenset[str]]:
    """The anchors with those that have a default day (K is P+15 ap) filled in, and the names of those filled."""
    known = dict(anchors)
    filled = set()
    for anchor in template.anchors:
        if anchor.key not in known and anchor.default is not None:
            day = due_day(anchor.default, known, calendar)
            if day is not None:
                known[anchor.key] = day
                filled.add(anchor.key)
    return known, frozenset(filled)


def moving_with(
    template: Template,
    anchors: Mapping[str, date],
    by_default: Iterable[str],
    anchor: str,
    day: date,
    calendar: WorkingDays,
    today: date,
) -> dict[str, date]:
    """The anchors that get a new day when ``anchor`` is set to ``day``: itself, and those counted from it.

    A default day (``by_default``: nobody has set it) is counted anew unless it has passed: what was to happen then
    has probably happened.
    """
    waiting = {key for key in by_default if anchors[key] >= today}
    given = {key: known for key, known in anchors.items() if key not in waiting} | {anchor: day}
    after, _ = with_default_anchors(template, given, calendar)
    return {key: new for key, new in after.items() if anchors.get(key) != new}


def check_order(anchors: Mapping[str, date]) -> None:
    """Refuse a project that would end before it starts."""
    begin, end = anchors.get("A"), anchors.get("L")
    if begin is not None and end is not None and end < begin:
        raise Refusal("kickoff-error-order", begin=begin, end=end)


@dataclass(frozen=True)
class Redating:
    """What moving an anchor does to one item, or why the item stays (``kept``)."""

    item: KickoffItem
    old: date | None
    new: Dating
    kept: Literal["settled", "by-hand"] | None = None


def redate(
    items: Sequence[KickoffItem],
    anchor: str,
    anchors: Mapping[str, date],
    calendar: WorkingDays,
    today: date,
) -> tuple[list[Redating], list[Redating]]:
    """What changes, and what stays as it is, when ``anchor`` moves and ``anchors`` are the days after the move.

    Only items that hang on this anchor are named. Open items not set by hand move; the rest stay with a reason.
    """
    moves: list[Redating] = []
    stays: list[Redating] = []
    for item in items:
        if item.due is None or Due.parse(item.due).anchor != anchor:
            continue
        new = date_item(Due.parse(item.due), anchors, calendar, today)
        if item.state != OPEN:
            stays.append(Redating(item, item.due_on, new, "settled"))
        elif item.by_hand:
            stays.append(Redating(item, item.due_on, new, "by-hand"))
        elif new.on != item.due_on:
            moves.append(Redating(item, item.due_on, new))
    return moves, stays


class PhaseView(NamedTuple):
    """One phase on the card, with its items in order."""

    number: int
    items: tuple[AnyItem, ...]
    settled: int
    late: int
    waiting: int


class Overview(NamedTuple):
    """A checklist as its card shows it: late first, then what is next, then the phases."""

    done: int
    skipped: int
    total: int
    late: tuple[AnyItem, ...]
    next: tuple[AnyItem, ...]
    phases: tuple[PhaseView, ...]
    states: Mapping[int, State]
    """How each item stands today, by its number."""

    @property
    def settled(self) -> int:
        """Items that need nothing more: done or skipped."""
        return self.done + self.skipped

    @property
    def over(self) -> bool:
        """Whether nothing is open."""
        return self.settled == self.total

    @property
    def current_phase(self) -> int | None:
        """The first phase with something open, or None when all is settled."""
        return next((phase.number for phase in self.phases if phase.settled < len(phase.items)), None)


def overview(items: Sequence[AnyItem], today: date, calendar: WorkingDays) -> Overview:
    """Sort a checklist for its card."""
    states: dict[int, State] = {}
    by_state: dict[State, list[AnyItem]] = {}
    by_phase: dict[int, tuple[list[AnyItem], list[State]]] = {}
    for item in items:
        states[item.id] = state = state_of(item, today, calendar)
        if state in by_state:
            by_state[state].append(item)
        else:
            by_state[state] = [item]
        if item.phase not in by_phase:
            by_phase[item.phase] = [], []
        of_phase, stand = by_phase[item.phase]
        of_phase.append(item)
        stand.append(state)

    def by_day(item: AnyItem) -> tuple[date, int]:
        return (last_day(item, calendar) or date.max, item.position)

    late, at_once, coming = (
        sorted((item for state in group for item in by_state.get(state, ())), key=by_day)
        for group in _IN_ORDER
    )
    dated = [*at_once, *coming]
    return Overview(
        done=len(by_state.get("done", ())),
        skipped=len(by_state.get("skipped", ())),
        total=len(items),
        late=tuple(late),
        next=tuple((dated or by_state.get("waiting", []))[:NEXT_SHOWN]),
        phases=tuple(_phase(number, *by_phase[number]) for number in sorted(by_phase)),
        states=states,
    )


_IN_ORDER: tuple[tuple[State, ...], ...] = (("late",), ("at-once",), ("today", "coming"))


def _phase(number: int, items: Sequence[AnyItem], stand: Sequence[State]) -> PhaseView:
    return PhaseView(
        number,
        tuple(items),
        settled=stand.count("done") + stand.count("skipped"),
        late=stand.count("late"),
        waiting=stand.count("waiting"),
    )


def next_day(items: Sequence[AnyItem], calendar: WorkingDays) -> tuple[date, AnyItem] | None:
    """The next date of a checklist and the item it belongs to, or None when no open item has a date."""
    dated = [
        (day, item) for item in items if item.state == OPEN and (day := last_day(item, calendar)) is not None
    ]
    return min(dated, key=lambda pair: (pair[0], pair[1].position), default=None)


@dataclass(frozen=True)
class Reminder:
    """One occasion to remind of an item: which, from which day on, and since when the item is late if it is."""

    occasion: str
    day: date
    late_since: date | None = None


def reminder(item: AnyItem, today: date, calendar: WorkingDays) -> Reminder | None:
    """The newest occasion that has come by today, or None.

    Coming 3 working days before, due on the day, late on the next working day and then every 5 working days.
    After an outage only the newest occasion is left: what a person needs to hear is how the matter stands now.
    """
    due = last_day(item, calendar)
    if item.state != OPEN or due is None:
        return None
    passed = calendar.between(due, today) if today > due else 0
    if passed:
        step = (passed - 1) // LATE_EVERY
        return Reminder("late", calendar.add(due, 1 + step * LATE_EVERY), late_since=due)
    if today >= due:
        return Reminder("due", due)
    coming = calendar.add(due, -COMING_DAYS)
    if today >= coming and item.at_once_since is None:
        return Reminder("coming", coming)
    return None


def check_name(name: str) -> str:
    """A project's name as saved; Refusal if empty or too long."""
    return check_text(name, NAME_MOST, "kickoff-error-project")


def check_text(text: str, most: int, empty: str) -> str:
    """A text as saved; Refusal if it is empty (message ``empty``) or longer than ``most`` characters."""
    trimmed = text.strip()
    if not trimmed:
        raise Refusal(empty)
    if len(trimmed) > most:
        raise Refusal("refusal-too-long", length=len(trimmed), max=most)
    return trimmed


def check_not_past(day: date, today: date) -> date:
    """A day that is today or later."""
    if day < today:
        raise Refusal("refusal-past-date", date=day)
    return check_day(day)


def check_day(day: date) -> date:
    """A day in the years that a project can have; some clients let people type any."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Refusal("refusal-impossible-date", input=day.isoformat())
    return day
