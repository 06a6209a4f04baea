"""An administrator's terminal: ``python app.py ...`` in this process, with what it said and its exit code."""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass
from pathlib import Path

import pytest

import app


@dataclass
class Said:
    """What a command said on both outputs, and its exit code."""

    code: int
    text: str


class Terminal:
    """Commands on one SQLite file. ``environment`` is added to what every command sees."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self._monkeypatch = monkeypatch
        self.file = folder / "kehu.db"
        self.url = f"sqlite:///{self.file}"
        self.environment(KEHU_DATABASE_URL=self.url)
        # The log is the test's own business.
        monkeypatch.setattr("app.logs.set_up", lambda **_: None)

    def environment(self, **values: str) -> None:
        """Set variables for all commands that follow."""
        for name, value in values.items():
            self._monkeypatch.setenv(name, value)

    def run(self, *arguments: str) -> Said:
        """Run one command to its end."""
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            try:
                code = app.main(list(arguments))
            except SystemExit as end:  # argparse
                code = int(end.code or 0)
        return Said(code, out.getvalue())
