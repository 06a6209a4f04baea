"""What the buttons of one's own data send. A wire format: never renamed, only added to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

MY_DATA = "my-data"
FORGET_ME = "forget-me"


@dataclass(frozen=True)
class Show:
    """Show what is stored of me."""

    verb: ClassVar[str] = "privacy.show"


@dataclass(frozen=True)
class Export:
    """My data as a file: ``xlsx`` to read, ``json`` to move."""

    verb: ClassVar[str] = "privacy.export"
    format: str = "xlsx"


@dataclass(frozen=True)
class AskForget:
    """Ask whether my data should be erased."""

    verb: ClassVar[str] = "privacy.ask-forget"


@dataclass(frozen=True)
class Forget:
    """Erase my data. ``member`` is the number of whoever was asked: an old card erases nothing new."""

    verb: ClassVar[str] = "privacy.forget"
    member: int


@dataclass(frozen=True)
class Keep:
    """Erase nothing."""

    verb: ClassVar[str] = "privacy.keep"
