"""What an administrator's command works with, and how it says that it cannot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.authentication import RequestAuthenticator
from bot.clock import Clock
from bot.settings import Settings
from bot.token_provider import TokenProvider
from storage.database import Database

Say = Callable[[str], None]


class CannotDo(Exception):
    """Nothing was changed; the text says why and what to do."""


@dataclass(frozen=True)
class Desk:
    """The parts of Kehu that a command needs; none of them has been started."""

    settings: Settings
    database: Database
    authenticator: RequestAuthenticator
    tokens: TokenProvider
    clock: Clock
    say: Say
