"""Receipt codes (seurantakoodit): sixteen digits that only their holder has; stored is what scrypt makes of them.

Sixteen digits are 53 bits, too few for a plain hash: scrypt costs whoever steals the database about 30 ms for each
guess. Whoever looks codes up is slowed down by person, in memory only: a stored try would tell who has a code.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import String
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base

DIGITS: Final = 16
HASH_LENGTH: Final = 64
MOST_TRIES: Final = 5
WITHIN: Final = timedelta(minutes=10)
_PEOPLE_REMEMBERED: Final = 1_000
_BETWEEN: Final = re.compile(r"[\s.\-\u2013\u2212]+")


class ReceiptPepper(Base):
    """The one salt of this network's codes, so that a code is found by its hash."""

    __tablename__ = "receipt_pepper"

    name: Mapped[str] = mapped_column(String(10), primary_key=True)
    pepper: Mapped[str] = mapped_column(String(64))


def new_code() -> str:
    """Sixteen random digits."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def shown(code: str) -> str:
    """In fours, as people copy it: ``1234 5678 9012 3456``."""
    return " ".join(code[at : at + 4] for at in range(0, DIGITS, 4))


def read_code(typed: str) -> str | None:
    """The digits of what was typed, with blanks or dashes or without; None if it cannot be a code."""
    digits = _BETWEEN.sub("", typed)
    return digits if len(digits) == DIGITS and digits.isascii() and digits.isdecimal() else None


def hash_of(session: Session, code: str) -> str:
    """What is stored and looked up instead of the code (64 hexadecimal digits)."""
    row = session.get(ReceiptPepper, "codes")
    if row is None:
        row = ReceiptPepper(name="codes", pepper=secrets.token_hex(32))
        session.add(row)
        session.flush()
    made = hashlib.scrypt(code.encode(), salt=bytes.fromhex(row.pepper), n=2**13, r=8, p=1, dklen=32)
    return made.hex()


def matches(stored: str, looked_up: str) -> bool:
    """Whether two hashes are the same, in a time that does not tell where they differ."""
    return hmac.compare_digest(stored, looked_up)


class Tries:
    """How often each person looked up a code lately. Kept by this process only, and never written down."""

    def __init__(self) -> None:
        self._tries: dict[int, list[datetime]] = {}

    def may(self, person: int, now: datetime) -> bool:
        """Count a try; False when the person had five of them within ten minutes."""
        recent = [at for at in self._tries.pop(person, []) if now - WITHIN < at <= now]
        allowed = len(recent) < MOST_TRIES
        # Whoever was quiet longest is forgotten first.
        self._tries[person] = [*recent, now] if allowed else recent
        if len(self._tries) > _PEOPLE_REMEMBERED:
            del self._tries[next(iter(self._tries))]
        return allowed

    def forgive(self, person: int) -> None:
        """The person had the right code: the tries before it do not count."""
        self._tries.pop(person, None)


TRIES = Tries()
