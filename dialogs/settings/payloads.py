"""What the buttons of the settings send. A wire format: never renamed, only added to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

SETTINGS = "settings"
ROLE_OFFER = "role-offer"
"""An offer as its taker and its giver see it, each in their own chat."""
ROLE_ANSWER = "role-answer"
"""What became of an offer, told to its giver."""
ROLE_NEWS = "role-news"
"""Who coordinates from now on, told to the network."""
LEAVER = "people-leaver"
"""Who left and what was handed on, told to the coordinator."""


@dataclass(frozen=True)
class Open:
    """Show the settings."""

    verb: ClassVar[str] = "settings.open"


@dataclass(frozen=True)
class ChooseLanguage:
    """Choose the language: one's own in the personal chat, the channel's in a channel."""

    verb: ClassVar[str] = "settings.language"
    language: str


@dataclass(frozen=True)
class AskRole:
    """Open the form that gives a role."""

    verb: ClassVar[str] = "settings.ask-role"


@dataclass(frozen=True)
class GiveRole:
    """The role form, sent. ``to`` is a member's number."""

    verb: ClassVar[str] = "settings.give-role"
    key: str
    who: int
    role: str = ""
    to: str = ""


@dataclass(frozen=True)
class TakeRole:
    """Take a role back from a member."""

    verb: ClassVar[str] = "settings.take-role"
    role: str
    member: int


@dataclass(frozen=True)
class OpenOffer:
    """Show an offer of a role."""

    verb: ClassVar[str] = "settings.open-offer"
    offer: int


@dataclass(frozen=True)
class AcceptRole:
    """Accept a role, or a swap of roles."""

    verb: ClassVar[str] = "settings.accept-role"
    offer: int


@dataclass(frozen=True)
class DeclineRole:
    """Decline a role, or a swap of roles."""

    verb: ClassVar[str] = "settings.decline-role"
    offer: int


@dataclass(frozen=True)
class WithdrawRole:
    """Withdraw an offer that was not answered yet."""

    verb: ClassVar[str] = "settings.withdraw-role"
    offer: int


@dataclass(frozen=True)
class AskPassRole:
    """Open the form that hands a role of one's own over, or swaps it."""

    verb: ClassVar[str] = "settings.ask-pass-role"
    role: str


@dataclass(frozen=True)
class PassRole:
    """That form, sent. ``to`` is a member's number, in a swap followed by a colon and their role."""

    verb: ClassVar[str] = "settings.pass-role"
    key: str
    who: int
    role: str = ""
    to: str = ""


@dataclass(frozen=True)
class TakeUp:
    """Take coordination up while nobody holds it."""

    verb: ClassVar[str] = "settings.take-up"
