"""The rules of an agenda and of promises. No I/O, no clock: the moment, the calendar and what is known are handed in.

Source of the rules: the product's chapter on monthly meetings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from bot.refusal import Refusal
from bot.user_text import clean, one_line
from bot.working_days import WorkingDays
from storage.agendas import DONE, OPEN, SECTIONS, AgendaItem
from storage.promises import OPEN as PROMISE_OPEN
from storage.promises import Promise

OWN_MINUTES: Mapping[str, int] = {
    "opening": 5, "news": 20, "theme": 30, "projects": 25, "cats": 5, "agreed": 5,
}  # fmt: skip
"""Minutes of each section in a meeting of ninety."""
USUAL_MINUTES: Mapping[str, int] = {"news": 10, "theme": 30, "projects": 10, "cats": 5}
"""What an item takes unless its proposer says otherwise; the sections here are those that people propose to."""
LEAST_MINUTES, MOST_MINUTES = 1, 120
FLOOR = "floor"
"""The fixed item that gives the floor to everybody; it stands only while its section has no other."""
FIXED: Mapping[str, str] = {"opening": "opening", FLOOR: "cats", "agreed": "agreed"}
"""The items that every meeting has, each with its section."""
PROMISE_BEFORE, PROMISE_AGAIN = 1, 5
"""Working days: a promise is reminded of so long before its day, and so often after it."""
PROMISED_DAYS = 14
"""A promise is proposed for so many days from the meeting."""
START_BEFORE = timedelta(hours=2)
LEFT_OPEN = timedelta(hours=6)
"""So long after its end a meeting that nobody has ended is ended by Kehu."""


def section_minutes(total: int) -> dict[str, int]:
    """How the minutes of a meeting are shared out among its sections: as the network's own ninety, to whole minutes."""
    own = sum(OWN_MINUTES.values())
    shares = {section: OWN_MINUTES[section] * total // own for section in SECTIONS}
    shares["news"] += total - sum(shares.values())
    return shares


@dataclass(frozen=True)
class Slot:
    """An item on the agenda. ``starts`` is None when there is no time left for it in its section."""

    item: AgendaItem
    minutes: int
    starts: datetime | None

    @property
    def fits(self) -> bool:
        """Whether there is time for it."""
        return self.starts is not None


@dataclass(frozen=True)
class Section:
    """A section with its time and its items. ``wanted`` is what all of its items would take, in minutes."""

    name: str
    starts: datetime
    capacity: int
    wanted: int
    slots: tuple[Slot, ...]

    @property
    def over(self) -> int:
        """Minutes too many; 0 when everything fits."""
        return max(0, self.wanted - self.capacity)

    @property
    def free(self) -> int:
        """Minutes that nobody has asked for."""
        return max(0, self.capacity - self.wanted)


def agenda(items: Sequence[AgendaItem], starts_at: datetime, minutes: int) -> list[Section]:
    """The sections of a meeting one after the other, each at its own time; in each, items as long as they fit."""
    capacities = section_minutes(minutes)
    sections, begins = [], starts_at
    for name in SECTIONS:
        own = [item for item in items if item.section == name]
        if len(own) > 1:
            own = [item for item in own if item.fixed != FLOOR]
        slots, used = [], 0
        for item in own:
            takes = capacities[name] if item.fixed else item.minutes
            fits = used + takes <= capacities[name]
            slots.append(Slot(item, takes, begins + timedelta(minutes=used) if fits else None))
            used += takes if fits else 0
        wanted = sum(slot.minutes for slot in slots)
        sections.append(Section(name, begins, capacities[name], wanted, tuple(slots)))
        begins += timedelta(minutes=capacities[name])
    return sections


def running_order(sections: Sequence[Section]) -> list[Slot]:
    """The items in the order in which they are led: what does not fit comes just before what is agreed at the end."""
    head = [slot for section in sections[:-1] for slot in section.slots if slot.fits]
    rest = [slot for section in sections[:-1] for slot in section.slots if not slot.fits]
    return [*head, *rest, *sections[-1].slots]


def next_of(order: Sequence[AgendaItem], current_id: int | None) -> AgendaItem | None:
    """The item that comes after the current one: the next that is open, from the beginning if there is none behind."""
    numbers = [item.id for item in order]
    at = numbers.index(current_id) + 1 if current_id in numbers else 0
    return next(
        (item for item in (*order[at:], *order[:at]) if item.state == OPEN and item.id != current_id), None
    )


def seconds_used(item: AgendaItem, now: datetime) -> int:
    """The time spent on an item so far, with what runs now."""
    running = (now - item.begun_at).total_seconds() if item.begun_at is not None else 0
    return item.used_seconds + max(0, int(running))


def minutes_used(seconds: int) -> int:
    """Seconds as whole minutes; anything begun is at least one."""
    return max(1, round(seconds / 60)) if seconds > 0 else 0


def left_over(items: Sequence[AgendaItem], current_id: int | None) -> list[AgendaItem]:
    """What goes to the backlog when a meeting ends now: every open item but the one under way and the fixed ones."""
    return [item for item in items if item.state == OPEN and item.id != current_id and not item.fixed]


def reached(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """What a meeting dealt with; a fixed item only if something was written of it."""
    return [item for item in items if item.state == DONE and (not item.fixed or item.notes or item.decisions)]


# ------------------------------------------------------------------------------------------------ what people write


def check_length(text: str, most: int) -> str:
    """A text that fits; Refusal if it is longer than ``most`` characters."""
    if len(text) > most:
        raise Refusal("refusal-too-long", length=len(text), max=most)
    return text


def check_line(text: str, most: int, empty: str) -> str:
    """A text on one line; Refusal if it is empty (message ``empty``) or too long."""
    line = one_line(text)
    if not line:
        raise Refusal(empty)
    return check_length(line, most)


def check_lines(text: str, most: int) -> str:
    """A text of several lines, which may be empty."""
    return check_length(clean(text).strip(), most)


def check_section(section: str) -> str:
    """A section that people propose to; Refusal for anything else."""
    if section not in USUAL_MINUTES:
        raise Refusal("meetings-error-section")
    return section


def check_minutes(minutes: int | None, section: str) -> int:
    """How long an item takes; the usual time of its section if it was not said."""
    if minutes is None or minutes == 0:
        return USUAL_MINUTES[section]
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        raise Refusal("meetings-error-item-minutes", least=LEAST_MINUTES, most=MOST_MINUTES)
    return minutes


def check_link(link: str, *, is_address: bool, most: int) -> str | None:
    """A web address, or None when empty; Refusal for anything else."""
    trimmed = link.strip()
    if not trimmed:
        return None
    if not is_address:
        raise Refusal("meetings-error-link")
    return check_length(trimmed, most)


def check_due(due: date | None, today: date) -> date:
    """The day of a promise: today or later, and not beyond what anybody plans."""
    if due is None:
        raise Refusal("meetings-error-due")
    if due < today:
        raise Refusal("refusal-past-date", date=due)
    if due > today + timedelta(days=366 * 3):
        raise Refusal("meetings-error-far")
    return due


# ------------------------------------------------------------------------------------------------ promises

Reminder = Literal["before", "due", "late"]


@dataclass(frozen=True)
class Occasion:
    """One occasion to remind of a promise, and its day."""

    kind: Reminder
    day: date


def promise_occasion(due_on: date, today: date, calendar: WorkingDays) -> Occasion | None:
    """The newest occasion of an open promise by today: a working day before, on its day, every five after it."""
    if today < calendar.add(due_on, -PROMISE_BEFORE):
        return None
    if today < due_on:
        return Occasion("before", calendar.add(due_on, -PROMISE_BEFORE))
    late = calendar.between(due_on, today)
    if late < PROMISE_AGAIN:
        return Occasion("due", due_on)
    return Occasion("late", calendar.add(due_on, late // PROMISE_AGAIN * PROMISE_AGAIN))


def counted(promises: Sequence[Promise]) -> tuple[int, int]:
    """How many of the promises are settled, and how many are open."""
    still_open = sum(promise.state == PROMISE_OPEN for promise in promises)
    return len(promises) - still_open, still_open
