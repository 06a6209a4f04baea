"""Who may give and take which role, and when an offer can still be accepted. No I/O."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from bot.refusal import Refusal
from bot.turn import Person
from bot.working_days import WorkingDays
from storage.members import COORDINATOR, DEPUTY, ROLES, SUPPORT
from storage.roles import HANDOVER, SWAP

COORDINATION = (COORDINATOR, DEPUTY)
ANSWER_DAYS = 10
"""Working days in which an offer can be answered."""
REMIND_AFTER = 3
"""Working days after which an offer that was not answered is nudged, once."""


def may_give(me: Person, role: str) -> bool:
    """The coordinator and the deputy give every role; support gives its own functions."""
    return me.holds(*COORDINATION) if role in COORDINATION else me.holds(*COORDINATION, SUPPORT)


def check_may_give(me: Person, role: str, *, coordination: str, editors: str) -> None:
    """Refuse a role that is none or that this person may not give; the texts name those who may."""
    if role not in ROLES:
        raise Refusal("settings-error-role")
    if not may_give(me, role):
        raise Refusal("refusal-not-allowed", role=coordination if role in COORDINATION else editors)


def check_may_take(role: str, holders: int) -> None:
    """The last coordinator stays until another is named: somebody always coordinates."""
    if role == COORDINATOR and holders <= 1:
        raise Refusal("settings-error-last-coordinator")


def is_offered(role: str) -> bool:
    """Coordination rotates by everybody's own yes, so it is offered.

    Support's functions are people's work: support says at once who does what, so that a decision that comes today
    finds somebody.
    """
    return role in COORDINATION


def last_day(today: date, calendar: WorkingDays) -> date:
    """The last day on which an offer made today can be answered."""
    return calendar.add(today, ANSWER_DAYS)


def reminder_day(made_on: date, calendar: WorkingDays) -> date:
    """When an offer that was not answered is nudged."""
    return calendar.add(made_on, REMIND_AFTER)


def read_receiver(said: str) -> tuple[int, str | None]:
    """``12`` hands over to member 12; ``12:finance`` swaps for what that member holds. Refusal for anything else."""
    number, _, role = said.partition(":")
    known = not role or role in ROLES
    if not (number.isdecimal() and number.isascii() and len(number) < 12 and known):
        raise Refusal("settings-error-person")
    return int(number), role or None


def check_can_swap(mine: Collection[str], theirs: Collection[str], role: str, in_return: str) -> None:
    """Each holds what the other gets, and neither has it already."""
    if in_return not in theirs or role in theirs or in_return in mine:
        raise Refusal("settings-error-swap")


def still_true(
    kind: str,
    role: str,
    in_return: str | None,
    *,
    giver: Collection[str],
    taker: Collection[str],
    giver_may_give: bool,
) -> bool:
    """Whether an offer can take effect today: what was to pass is still there, and still its giver's to give."""
    if role in taker:
        return False
    if kind == SWAP:
        return role in giver and in_return in taker and in_return not in giver
    return role in giver if kind == HANDOVER else giver_may_give


def may_take_up(
    me: Person, *, coordinators: int, supporters: int, installed: bool, installer_here: bool
) -> bool:
    """Who may take coordination at once: support or the installer while nobody holds it; anybody if there is neither."""
    if coordinators:
        return False
    return me.holds(SUPPORT, DEPUTY) or installed or (not supporters and not installer_here)
