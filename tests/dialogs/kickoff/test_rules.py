"""The days of a checklist: what its rules give, what moving an anchor does, and when somebody is reminded."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.refusal import Refusal
from bot.working_days import WorkingDays
from dialogs.kickoff import rules
from dialogs.kickoff.rules import AT_ONCE_DAYS, LATE_EVERY, date_item, due_day, overview, redate, reminder
from dialogs.kickoff.template import ANCHORS, Due, load_default
from storage.kickoffs import DONE, OPEN, SKIPPED, KickoffItem

CALENDAR = WorkingDays()
DAY = timedelta(days=1)
tried = settings(max_examples=60, deadline=None)  # the first date of a year costs more than the others
TEMPLATE = load_default()

days = st.dates(date(2024, 1, 1), date(2031, 12, 31))
amounts = st.integers(-40, 40)
states = st.sampled_from([OPEN, OPEN, OPEN, DONE, SKIPPED])
dues = st.one_of(
    st.builds(Due, st.sampled_from(ANCHORS)),
    st.builds(Due, st.sampled_from(ANCHORS), amounts.filter(bool), st.sampled_from(["ap", "kk"])),
)


def item(
    due: Due | None = None,
    on: date | None = None,
    *,
    number: int = 1,
    state: str = OPEN,
    by_hand: bool = False,
    at_once: date | None = None,
    phase: int = 0,
) -> KickoffItem:
    return KickoffItem(
        id=number,
        position=number,
        phase=phase,
        role="PP",
        due=str(due) if due else None,
        due_on=on,
        by_hand=by_hand,
        at_once_since=at_once,
        state=state,
        version=1,
    )


# Made once: to make a strategy takes longer than to draw from it.
perhaps_dues, perhaps_days, yes_or_no = st.none() | dues, st.none() | days, st.booleans()
phases, counts = st.integers(0, 5), st.integers(1, 12)


@st.composite
def checklists(draw: st.DrawFn) -> list[KickoffItem]:
    return [
        item(
            draw(perhaps_dues),
            draw(perhaps_days),
            number=number,
            state=draw(states),
            by_hand=draw(yes_or_no),
            at_once=draw(perhaps_days),
            phase=draw(phases),
        )
        for number in range(1, draw(counts) + 1)
    ]


@pytest.mark.parametrize(
    ("anchor", "rule", "expected"),
    [
        (date(2027, 5, 11), "O1−5 ap", date(2027, 5, 3)),  # helatorstai 6.5.
        (date(2026, 12, 2), "P+2 ap", date(2026, 12, 4)),
        (date(2026, 12, 2), "P+3 ap", date(2026, 12, 7)),  # itsenäisyyspäivä on a Sunday
        (date(2026, 12, 2), "P+15 ap", date(2026, 12, 23)),
        (date(2026, 12, 23), "P+2 ap", date(2026, 12, 29)),
        (date(2026, 12, 23), "P+5 ap", date(2027, 1, 4)),
        (date(2026, 12, 23), "P+8 ap", date(2027, 1, 8)),  # loppiainen 6.1.
        (date(2027, 6, 24), "K+1 ap", date(2027, 6, 28)),  # juhannusaatto 25.6.
        (date(2026, 12, 31), "A+2 kk", date(2027, 3, 1)),
    ],
)
def test_the_worked_dates(anchor: date, rule: str, expected: date) -> None:
    due = Due.parse(rule)
    assert due_day(due, {due.anchor: anchor}, CALENDAR) == expected


@tried
@given(dues, days)
def test_an_unknown_anchor_gives_no_day(due: Due, day: date) -> None:
    others = {anchor: day for anchor in ANCHORS if anchor != due.anchor}
    assert due_day(due, others, CALENDAR) is None
    assert date_item(due, others, CALENDAR, day) == rules.Dating(None)


def _plainly(due: Due, anchor: date) -> date:
    """The same, counted on one's fingers."""
    day = anchor
    if due.unit == "kk":
        months = anchor.year * 12 + anchor.month - 1 + due.amount
        first = date(months // 12, months % 12 + 1, 1)
        last = (first + 31 * DAY).replace(day=1) - DAY
        day = min(last, first + (anchor.day - 1) * DAY)
        while not CALENDAR.is_working_day(day):
            day += DAY
        return day
    for _ in range(abs(due.amount)):
        day += DAY if due.amount > 0 else -DAY
        while not CALENDAR.is_working_day(day):
            day += DAY if due.amount > 0 else -DAY
    return day


@tried
@given(dues, days)
def test_a_day_is_counted_from_its_anchor(due: Due, anchor: date) -> None:
    given = due_day(due, {due.anchor: anchor}, CALENDAR)
    assert given == _plainly(due, anchor)
    assert given is not None
    assert not due.amount or CALENDAR.is_working_day(given)


@tried
@given(dues, days, days)
def test_a_day_already_past_is_at_once(due: Due, anchor: date, today: date) -> None:
    dating = date_item(due, {due.anchor: anchor}, CALENDAR, today)
    assert dating.on is not None
    assert dating.at_once_since == (today if dating.on < today else None)


@tried
@given(dues, days, days)
def test_nothing_is_late_on_the_day_its_date_is_set(due: Due, anchor: date, today: date) -> None:
    dating = date_item(due, {due.anchor: anchor}, CALENDAR, today)
    dated = item(due, dating.on, at_once=dating.at_once_since)
    assert rules.state_of(dated, today, CALENDAR) != "late"
    told = reminder(dated, today, CALENDAR)
    assert told is None or told.occasion != "late"


def test_at_once_has_its_own_days_before_its_date_counts_as_passed() -> None:
    since = date(2026, 12, 2)
    dated = item(Due("P"), date(2026, 11, 2), at_once=since)
    last = CALENDAR.add(since, AT_ONCE_DAYS)
    assert last == date(2026, 12, 9)
    assert rules.state_of(dated, last, CALENDAR) == "at-once"
    assert rules.state_of(dated, last + DAY, CALENDAR) == "late"


def test_a_date_on_a_day_off_passes_only_after_the_next_working_day() -> None:
    dated = item(Due("K"), date(2026, 12, 6))
    assert rules.state_of(dated, date(2026, 12, 6), CALENDAR) == "coming"
    assert rules.state_of(dated, date(2026, 12, 7), CALENDAR) == "today"
    assert rules.state_of(dated, date(2026, 12, 8), CALENDAR) == "late"


# ---------------------------------------------------------------------------------------- moving an anchor


@tried
@given(checklists(), st.sampled_from(ANCHORS), days, days)
def test_moving_an_anchor_moves_only_what_hangs_on_it(
    items: list[KickoffItem], anchor: str, day: date, today: date
) -> None:
    before = [(one.due_on, one.state, one.by_hand, one.at_once_since) for one in items]
    moves, stays = redate(items, anchor, {anchor: day}, CALENDAR, today)
    named = {id(entry.item) for entry in (*moves, *stays)}
    for one in items:
        hangs = one.due is not None and Due.parse(one.due).anchor == anchor
        assert hangs or id(one) not in named
    for move in moves:
        assert (move.item.state, move.item.by_hand, move.kept) == (OPEN, False, None)
        assert move.old == move.item.due_on != move.new.on
    for stay in stays:
        assert stay.kept == ("by-hand" if stay.item.state == OPEN else "settled")
    # Asking changes nothing.
    assert before == [(one.due_on, one.state, one.by_hand, one.at_once_since) for one in items]


@tried
@given(checklists(), st.sampled_from(ANCHORS), days, days)
def test_moving_an_anchor_twice_to_one_day_moves_once(
    items: list[KickoffItem], anchor: str, day: date, today: date
) -> None:
    moves, stays = redate(items, anchor, {anchor: day}, CALENDAR, today)
    for move in moves:
        move.item.due_on, move.item.at_once_since = move.new.on, move.new.at_once_since
    again, still = redate(items, anchor, {anchor: day}, CALENDAR, today)
    assert not again
    assert [entry.item.id for entry in still] == [entry.item.id for entry in stays]


@tried
@given(dues, days, days)
def test_moving_an_anchor_away_and_back_leaves_the_dates_as_they_were(
    due: Due, first: date, second: date
) -> None:
    today = min(first, second) - timedelta(days=1500)
    dated = item(due, due_day(due, {due.anchor: first}, CALENDAR))
    for day in (second, first):
        for move in redate([dated], due.anchor, {due.anchor: day}, CALENDAR, today)[0]:
            move.item.due_on, move.item.at_once_since = move.new.on, move.new.at_once_since
    assert (dated.due_on, dated.at_once_since) == (due_day(due, {due.anchor: first}, CALENDAR), None)


def test_the_kickoff_meeting_has_a_day_by_default() -> None:
    known, filled = rules.with_default_anchors(TEMPLATE, {"P": date(2026, 12, 2)}, CALENDAR)
    assert (known["K"], filled) == (date(2026, 12, 23), frozenset({"K"}))
    known, filled = rules.with_default_anchors(
        TEMPLATE, {"P": date(2026, 12, 2), "K": date(2027, 1, 14)}, CALENDAR
    )
    assert (known["K"], filled) == (date(2027, 1, 14), frozenset())
    assert rules.with_default_anchors(TEMPLATE, {}, CALENDAR) == ({}, frozenset())


def test_a_project_does_not_end_before_it_starts() -> None:
    begin, end = date(2027, 1, 11), date(2027, 1, 10)
    with pytest.raises(Refusal) as refused:
        rules.check_order({"A": begin, "L": end})
    assert refused.value.message == "kickoff-error-order"
    rules.check_order({"A": begin, "L": begin})
    rules.check_order({"L": end})


@tried
@given(st.sets(st.sampled_from([condition.key for condition in TEMPLATE.conditions])))
def test_conditions_choose_the_items(ticked: set[str]) -> None:
    chosen = rules.applicable(TEMPLATE, ticked)
    assert {one.condition for one in chosen} - {None} <= ticked
    assert [one for one in chosen if one.condition is None] == [
        one for one in TEMPLATE.items if one.condition is None
    ]
    assert [one for one in TEMPLATE.items if one.condition in ticked] == [
        one for one in chosen if one.condition is not None
    ]


# ------------------------------------------------------------------------------------------- the overview


@tried
@given(checklists(), days)
def test_an_overview_has_every_item_once(items: list[KickoffItem], today: date) -> None:
    view = overview(items, today, CALENDAR)
    assert sorted(one.id for phase in view.phases for one in phase.items) == [one.id for one in items]
    by_state = [rules.state_of(one, today, CALENDAR) for one in items]
    assert (view.done, view.skipped) == (by_state.count("done"), by_state.count("skipped"))
    assert len(view.late) == by_state.count("late") == sum(phase.late for phase in view.phases)
    assert sum(phase.waiting for phase in view.phases) == by_state.count("waiting")
    assert sum(phase.settled for phase in view.phases) == view.settled <= view.total == len(items)
    assert view.over == all(one.state != OPEN for one in items) == (view.current_phase is None)
    assert not {one.id for one in view.late} & {one.id for one in view.next}
    assert len(view.next) <= rules.NEXT_SHOWN
    assert all(one.state == OPEN for one in (*view.late, *view.next))
    if view.settled + len(view.late) < view.total:
        assert view.next


@tried
@given(checklists(), days)
def test_what_is_first_has_the_earliest_day(items: list[KickoffItem], today: date) -> None:
    view = overview(items, today, CALENDAR)
    late = [rules.last_day(one, CALENDAR) for one in view.late]
    assert late == sorted(day for day in late if day is not None)
    first = rules.next_day(items, CALENDAR)
    dated = [one for one in items if one.state == OPEN and one.due_on is not None]
    assert (first is None) == (not dated)
    if first is not None:
        assert all(first[0] <= (rules.last_day(one, CALENDAR) or date.max) for one in dated)


# ------------------------------------------------------------------------------------------------ reminders


def test_the_reminders_of_one_item() -> None:
    dated = item(Due("K"), date(2027, 1, 14))
    occasions = [
        (told.occasion, told.day, told.late_since is not None)
        for day in (date(2027, 1, 4) + n * DAY for n in range(32))
        if (told := reminder(dated, day, CALENDAR)) is not None
    ]
    assert list(dict.fromkeys(occasions)) == [
        ("coming", date(2027, 1, 11), False),
        ("due", date(2027, 1, 14), False),
        ("late", date(2027, 1, 15), True),
        ("late", date(2027, 1, 22), True),
        ("late", date(2027, 1, 29), True),
    ]


def test_after_an_outage_only_the_newest_occasion_is_left() -> None:
    dated = item(Due("K"), date(2027, 1, 14))
    told = reminder(dated, date(2027, 3, 1), CALENDAR)
    assert told is not None
    assert (told.occasion, told.late_since) == ("late", date(2027, 1, 14))
    assert told.day <= date(2027, 3, 1)
    assert CALENDAR.between(told.day, date(2027, 3, 1)) < LATE_EVERY


@tried
@given(st.one_of(days), st.none() | days, st.booleans())
def test_a_reminder_is_one_occasion_until_the_next(due_on: date, at_once: date | None, by_hand: bool) -> None:
    dated = item(Due("K"), due_on, at_once=at_once, by_hand=by_hand)
    start = rules.last_day(dated, CALENDAR)
    assert start is not None
    seen: list[rules.Reminder] = []
    for day in (start + n * DAY for n in range(-12, 40)):
        told = reminder(dated, day, CALENDAR)
        if told is None:
            assert not seen
            continue
        assert told.day <= day
        assert CALENDAR.is_working_day(told.day)
        if not seen or (told.occasion, told.day) != (seen[-1].occasion, seen[-1].day):
            # A new occasion comes on its own day, not later: nobody is told late.
            assert told.day == day
            assert (told.occasion, told.day) not in [(one.occasion, one.day) for one in seen]
            seen.append(told)
    order = ["coming", "due", "late"]
    told_of = [order.index(one.occasion) for one in seen]
    assert told_of == sorted(told_of)
    assert (0 in told_of) == (at_once is None)


@tried
@given(days, days)
def test_late_is_told_on_the_next_working_day_and_then_every_fifth(due_on: date, today: date) -> None:
    dated = item(Due("K"), due_on)
    last = CALENDAR.on_or_after(due_on)
    told = reminder(dated, today, CALENDAR)
    if told is None or told.occasion != "late":
        assert CALENDAR.between(last, today) == 0
        return
    assert (CALENDAR.between(last, told.day) - 1) % LATE_EVERY == 0
    assert told.late_since == last


@tried
@given(checklists(), days)
def test_what_is_settled_or_undated_reminds_of_nothing(items: list[KickoffItem], today: date) -> None:
    for one in items:
        if one.state != OPEN or one.due_on is None:
            assert reminder(one, today, CALENDAR) is None


# ----------------------------------------------------------------------------------------- what is written


def test_texts_are_neither_empty_nor_too_long() -> None:
    assert rules.check_text("  Kotoportti ", 10, "kickoff-error-title") == "Kotoportti"
    with pytest.raises(Refusal) as refused:
        rules.check_text(" \n ", 10, "kickoff-error-title")
    assert refused.value.message == "kickoff-error-title"
    with pytest.raises(Refusal) as refused:
        rules.check_text("x" * 11, 10, "kickoff-error-title")
    assert (refused.value.message, refused.value.arguments) == ("refusal-too-long", {"length": 11, "max": 10})
