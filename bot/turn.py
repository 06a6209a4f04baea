"""One turn: who speaks, where, in which language, and when. Everything that a capability is handed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.texts import Speech
from bot.working_days import WorkingDays
from storage.members import SUPPORT, SUPPORT_FUNCTIONS, Member

if TYPE_CHECKING:
    from bot.capability import House

PERSONAL, GROUP, CHANNEL = "personal", "group", "channel"


def with_support(roles: frozenset[str]) -> frozenset[str]:
    """The roles; a support function brings the support role with it."""
    return roles | {SUPPORT} if not roles.isdisjoint(SUPPORT_FUNCTIONS) else roles


@dataclass(frozen=True)
class Person:
    """A member as the database knew them when the turn began; card data never makes a person."""

    id: int
    name: str
    given_name: str | None
    roles: frozenset[str]

    @classmethod
    def of(cls, member: Member) -> Person:
        """The person behind a roster row; a support function brings the support role with it."""
        roles = with_support(frozenset(holder.role for holder in member.roles))
        return cls(member.id, member.name, member.given_name, roles)

    def holds(self, *roles: str) -> bool:
        """Whether the person has any of these roles."""
        return bool(self.roles & set(roles))


@dataclass(frozen=True)
class Place:
    """A conversation. ``id`` has no thread part; ``thread`` is the id as the activity gave it."""

    id: str
    kind: str
    thread: str

    @property
    def private(self) -> bool:
        """Whether only this person reads what is said here."""
        return self.kind == PERSONAL


@dataclass(frozen=True)
class Turn:
    """What an action, a command or a card knows of its moment. ``now`` is UTC; ``zone`` is the network's."""

    now: datetime
    zone: ZoneInfo
    speech: Speech
    me: Person
    place: Place
    calendar: WorkingDays
    house: House
    dialogs: bool = False
    """Whether the client opens Teams dialogs: what a button in a channel opens is then seen by its presser only."""

    @cached_property
    def today(self) -> date:
        """The calendar day in the network's time zone."""
        return self.now.astimezone(self.zone).date()

    @cached_property
    def text(self) -> Callable[..., str]:
        """``text(message, **arguments)``: a message in the language of this turn."""
        # Every row of a card says several: the language's own method spares each of them a call.
        return self.speech.text

    def when(self, moment: datetime) -> str:
        """A past moment as people say it: ``ma 7.12. klo 9.15``."""
        return self.speech.when(moment, self.today, self.zone)

    def day(self, day: date) -> str:
        """A day as a card that stays says it: ``ma 7.12.``."""
        return self.speech.date(day, self.today)
