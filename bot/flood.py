"""Slowing down whoever floods the bot, and nobody else."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

_KEYS_REMEMBERED: Final = 10_000


@dataclass(frozen=True)
class Pace:
    """What one person or conversation may do: a burst at once, and ``per_second`` for as long as it lasts."""

    burst: int
    per_second: float


class FloodLimit:
    """One pace for every key, each on its own. Memory is bounded: who was quiet longest is forgotten."""

    def __init__(self, pace: Pace, most_keys: int = _KEYS_REMEMBERED) -> None:
        self._interval = 1 / pace.per_second
        self._allowance = pace.burst * self._interval
        self._most_keys = most_keys
        # By key: the moment when the burst would be whole again, seconds since the epoch.
        self._whole_at: OrderedDict[str, float] = OrderedDict()

    def wait(self, key: str, now: float, patience: float) -> float:
        """Seconds until this key may have its turn; more than ``patience``: refused, nothing was counted.

        ``now`` and ``patience`` are seconds too.
        """
        whole_at = max(self._whole_at.get(key, now), now)
        if whole_at > now + self._allowance + patience + self._interval:
            # Further ahead than can be reached: the clock was set back.
            whole_at = now
        wait = max(0.0, whole_at + self._interval - self._allowance - now)
        if wait <= patience:
            self._whole_at[key] = whole_at + self._interval
            self._whole_at.move_to_end(key)
            if len(self._whole_at) > self._most_keys:
                self._whole_at.popitem(last=False)
        return wait
