"""The agenda's sections: who fits, when, and what is too much."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dialogs.meetings import rules
from storage.agendas import OPEN, SECTIONS, AgendaItem

STARTS = datetime(2027, 1, 14, 11, tzinfo=UTC)
PROPOSED = tuple(rules.USUAL_MINUTES)


def items_of(wanted: list[tuple[str, int]]) -> list[AgendaItem]:
    """What every meeting has, and what was proposed, in the order in which the database gives them."""
    fixed = [AgendaItem(section=s, fixed=name, title=name, minutes=0) for name, s in rules.FIXED.items()]
    proposed = [AgendaItem(section=s, title="Asia", minutes=minutes) for s, minutes in wanted]
    items = sorted([*fixed, *proposed], key=lambda item: SECTIONS.index(item.section))
    for number, item in enumerate(items, 1):
        item.id, item.state = number, OPEN
    return items


def test_the_networks_own_ninety_minutes() -> None:
    assert list(rules.section_minutes(90).values()) == [5, 20, 30, 25, 5, 5]
    sections = rules.agenda(items_of([("news", 7), ("news", 10), ("theme", 30)]), STARTS, 90)
    clock = [
        (slot.starts.strftime("%H.%M"), slot.minutes)
        for section in sections
        for slot in section.slots
        if slot.starts
    ]
    assert clock == [
        ("11.00", 5), ("11.05", 7), ("11.12", 10), ("11.25", 30), ("12.20", 5), ("12.25", 5),
    ]  # fmt: skip
    assert [section.free for section in sections] == [0, 3, 0, 25, 0, 0]


def test_what_does_not_fit_has_no_clock_and_what_comes_after_it_may() -> None:
    wanted = [("projects", 10), ("projects", 20), ("projects", 15)]
    section = rules.agenda(items_of(wanted), STARTS, 90)[3]
    assert [slot.fits for slot in section.slots] == [True, False, True]
    assert (section.wanted, section.capacity, section.over, section.free) == (45, 25, 20, 0)
    assert section.slots[2].starts == STARTS + timedelta(minutes=65)


def test_the_floor_is_open_only_while_nobody_asked_for_it() -> None:
    cats = rules.agenda(items_of([]), STARTS, 90)[4]
    assert [slot.item.fixed for slot in cats.slots] == [rules.FLOOR]
    cats = rules.agenda(items_of([("cats", 5)]), STARTS, 90)[4]
    assert [slot.item.fixed for slot in cats.slots] == [None]


WANTED = st.lists(st.tuples(st.sampled_from(PROPOSED), st.integers(1, 120)), max_size=15)


@given(WANTED, st.integers(15, 480))
def test_any_agenda_adds_up(wanted: list[tuple[str, int]], minutes: int) -> None:
    items = items_of(wanted)
    sections = rules.agenda(items, STARTS, minutes)
    assert [section.name for section in sections] == list(SECTIONS)
    assert sum(section.capacity for section in sections) == minutes
    at = STARTS
    for section in sections:
        assert section.starts == at and section.capacity >= 0
        end = at + timedelta(minutes=section.capacity)
        fitting = [(slot.starts, slot.minutes) for slot in section.slots if slot.starts is not None]
        for starts, takes in fitting:
            assert starts == at
            at = starts + timedelta(minutes=takes)
        assert at <= end
        left = section.capacity - sum(takes for _, takes in fitting)
        first = next((n for n, slot in enumerate(section.slots) if not slot.fits), None)
        if first is not None:
            before = sum(slot.minutes for slot in section.slots[:first])
            assert before + section.slots[first].minutes > section.capacity
        assert section.wanted == sum(slot.minutes for slot in section.slots)
        assert section.over == max(0, section.wanted - section.capacity)
        assert section.free == max(0, section.capacity - section.wanted) <= left
        at = end
    shown = [slot.item.id for section in sections for slot in section.slots]
    hidden = [item.id for item in items if item.fixed == rules.FLOOR and ("cats" in dict(wanted))]
    assert sorted([*shown, *hidden]) == [item.id for item in items]
    order = rules.running_order(sections)
    assert sorted(slot.item.id for slot in order) == sorted(shown)
    assert order[-1].item.fixed == "agreed"


@given(WANTED)
def test_stepping_through_comes_to_every_item_once(wanted: list[tuple[str, int]]) -> None:
    order = [slot.item for slot in rules.running_order(rules.agenda(items_of(wanted), STARTS, 90))]
    seen: list[int] = []
    current = rules.next_of(order, None)
    while current is not None:
        seen.append(current.id)
        following = rules.next_of(order, current.id)
        current.state = "done"
        current = following
    assert seen == [item.id for item in order]


def test_time_used() -> None:
    item = AgendaItem(used_seconds=90, begun_at=STARTS)
    assert rules.seconds_used(item, STARTS + timedelta(seconds=45)) == 135
    assert rules.seconds_used(item, STARTS - timedelta(hours=1)) == 90
    assert [rules.minutes_used(n) for n in (0, 1, 89, 91, 600)] == [0, 1, 1, 2, 10]
