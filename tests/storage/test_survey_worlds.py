"""On PostgreSQL too, two worlds that differ only in who said what leave the same dump when the survey has closed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.dialogs.surveys.world import WORDS
from tests.dialogs.surveys.worlds import ONE, OTHER, live


@pytest.mark.proofs
async def test_the_dumps_are_equal(
    new_postgresql: Callable[[], str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    one = await live(new_postgresql(), ONE, monkeypatch, capsys)
    other = await live(new_postgresql(), OTHER, monkeypatch, capsys)
    assert one.files == other.files and WORDS in one
    assert one.sent == other.sent
