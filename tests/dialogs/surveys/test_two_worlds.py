"""Two worlds that differ only in who said what are the same when the survey has closed, to the last byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.dialogs.surveys.world import WORDS, database
from tests.dialogs.surveys.worlds import ONE, OTHER, live


@pytest.mark.proofs
async def test_the_files_the_log_and_everything_sent_are_equal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    worlds = []
    for n, order in enumerate((ONE, OTHER)):
        (tmp_path / str(n)).mkdir()
        worlds.append(await live(database(tmp_path / str(n)), order, monkeypatch, capsys))
    one, other = worlds
    assert one.files == other.files
    assert one.logs == other.logs and WORDS not in repr(one.logs)
    assert one.sent == other.sent
    # What ten people wrote may be shown, and is: the worlds are not equal because nothing is left of them.
    assert WORDS.encode() in one.files[0]  # type: ignore[operator]
