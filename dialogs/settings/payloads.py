"""What the buttons of the settings send. A wire format: never renamed, only added to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

SETTINGS = "settings"


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
