"""Who may give and take which role. No I/O."""

from __future__ import annotations

from bot.refusal import Refusal
from bot.turn import Person
from storage.members import COORDINATOR, DEPUTY, ROLES, SUPPORT

COORDINATION = (COORDINATOR, DEPUTY)


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
