"""Who floods is slowed down; who does not, never."""

from __future__ import annotations

import pytest

from bot.flood import FloodLimit, Pace


def test_a_burst_is_free_then_the_pace_counts() -> None:
    limit = FloodLimit(Pace(burst=3, per_second=2))
    assert [limit.wait("kati", 0.0, 2.0) for _ in range(5)] == [0, 0, 0, 0.5, 1.0]
    assert limit.wait("liisa", 0.0, 2.0) == 0


def test_beyond_patience_nothing_is_counted() -> None:
    limit = FloodLimit(Pace(burst=1, per_second=1))
    assert limit.wait("kati", 0.0, 1.0) == 0
    assert limit.wait("kati", 0.0, 1.0) == 1
    for _ in range(100):
        assert limit.wait("kati", 0.0, 1.0) == 2
    assert limit.wait("kati", 2.0, 1.0) == 0


def test_the_burst_grows_back() -> None:
    limit = FloodLimit(Pace(burst=3, per_second=1))
    for _ in range(3):
        limit.wait("kati", 0.0, 0.0)
    assert limit.wait("kati", 0.0, 0.0) > 0
    assert [limit.wait("kati", 3.0, 0.0) for _ in range(3)] == [0, 0, 0]
    assert limit.wait("kati", 3.0, 0.0) == pytest.approx(1)


def test_a_clock_set_back_does_not_lock_anyone_out() -> None:
    limit = FloodLimit(Pace(burst=2, per_second=1))
    limit.wait("kati", 1_000_000.0, 1.0)
    assert limit.wait("kati", 0.0, 1.0) == 0


def test_memory_is_bounded_and_the_flooder_is_not_forgotten_first() -> None:
    limit = FloodLimit(Pace(burst=1, per_second=1), most_keys=10)
    limit.wait("kati", 0.0, 100.0)
    for number in range(1000):
        assert limit.wait(f"stranger {number}", 0.0, 0.0) == 0
        assert limit.wait("kati", 0.0, 2000.0) > 0
    assert len(limit._whole_at) == 10
