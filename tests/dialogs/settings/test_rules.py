"""The rules of roles: who takes up coordination, which offers still hold, and what a receiver may be called."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.refusal import Refusal
from bot.turn import Person
from bot.working_days import WorkingDays
from dialogs.settings import rules
from storage.members import COORDINATOR, DEPUTY, ROLES, SUPPORT
from storage.roles import HANDOVER, OFFER, SWAP

ROLE = st.sampled_from(ROLES)
HELD = st.frozensets(ROLE)
CALENDAR = WorkingDays()


@given(
    kind=st.sampled_from([OFFER, HANDOVER, SWAP]),
    role=ROLE,
    in_return=ROLE,
    giver=HELD,
    taker=HELD,
    may=st.booleans(),
)
def test_no_role_is_lost_or_doubled_by_what_takes_effect(
    kind: str, role: str, in_return: str, giver: frozenset[str], taker: frozenset[str], may: bool
) -> None:
    back = in_return if kind == SWAP else None
    if not rules.still_true(kind, role, back, giver=giver, taker=taker, giver_may_give=may):
        return
    after_giver, after_taker = set(giver), set(taker) | {role}
    if kind != OFFER:
        after_giver.remove(role)
    if back is not None:
        assert back not in after_giver
        after_taker.remove(back)
        after_giver.add(back)
    grown = len(after_giver) + len(after_taker) - len(giver) - len(taker)
    assert grown == (1 if kind == OFFER else 0)
    assert role in after_taker and (kind != OFFER or may)


@given(said=st.text(max_size=20))
def test_a_receiver_is_a_member_and_perhaps_a_role(said: str) -> None:
    try:
        number, role = rules.read_receiver(said)
    except Refusal:
        return
    assert number >= 0 and (role is None or role in ROLES)
    assert said.isascii()


@pytest.mark.parametrize("said", ["", ":", "1:", "²", "-1", "1:king", "1:finance:hr", "9" * 30, "1 "])
def test_what_is_no_receiver(said: str) -> None:
    if said == "1:":
        assert rules.read_receiver(said) == (1, None)
        return
    with pytest.raises(Refusal):
        rules.read_receiver(said)


@given(
    held=HELD,
    coordinators=st.integers(0, 3),
    supporters=st.integers(0, 3),
    installed=st.booleans(),
    here=st.booleans(),
)
def test_coordination_is_taken_up_only_while_nobody_has_it_and_never_by_nobody(
    held: frozenset[str], coordinators: int, supporters: int, installed: bool, here: bool
) -> None:
    me = Person(1, "Sari", None, held)
    may = rules.may_take_up(
        me,
        coordinators=coordinators,
        supporters=supporters,
        installed=installed,
        installer_here=here or installed,
    )
    if coordinators:
        assert not may
    elif SUPPORT in held or DEPUTY in held or installed:
        assert may
    else:
        # Somebody can always: support, the installer, or anybody if there is neither.
        assert may is (not supporters and not here)


@given(day=st.dates(date(2026, 1, 1), date(2030, 12, 31)))
def test_an_offer_stands_for_ten_working_days_and_is_nudged_before_that(day: date) -> None:
    last = rules.last_day(day, CALENDAR)
    assert CALENDAR.between(day, last) == rules.ANSWER_DAYS and CALENDAR.is_working_day(last)
    start = CALENDAR.add(last, -rules.ANSWER_DAYS)
    assert day < rules.reminder_day(start, CALENDAR) < last
    assert last - day < timedelta(days=30)


def test_the_coordinator_alone_stays() -> None:
    for role in ROLES:
        if role == COORDINATOR:
            with pytest.raises(Refusal):
                rules.check_may_take(role, 1)
        else:
            rules.check_may_take(role, 1)
        rules.check_may_take(role, 2)
