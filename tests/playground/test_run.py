"""`make run` itself: what it prints, and that nothing is left when it ends. The real Playground is for `make e2e`."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from . import run as make_run
from .client import ROOT
from .node import Unavailable
from .process import Program, free_port, is_taken

SERVES = """
import http.server, sys
class Ok(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers()
    def log_message(self, *_): pass
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Ok).serve_forever()
"""


class Both:
    """Something that answers in the place of Kehu, and of the Playground."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.bot, self.playground = free_port(), free_port()
        self.stopping = asyncio.Event()
        self._folder, self._monkeypatch = folder, monkeypatch
        monkeypatch.setattr(make_run, "INSTALLED", folder)
        monkeypatch.setattr(make_run, "bot_program", lambda port, _: self._program("Kehu", port))
        self.has_playground(SERVES)

    def has_playground(self, code: str) -> None:
        def made(messages: str, port: int) -> Program:
            assert messages == f"http://127.0.0.1:{self.bot}/api/messages"
            return self._program("The Agents Playground", port, code)

        self._monkeypatch.setattr(make_run, "playground_program", made)

    def has_none(self, reason: str) -> None:
        def made(messages: str, port: int) -> Program:
            raise Unavailable(reason)

        self._monkeypatch.setattr(make_run, "playground_program", made)

    def _program(self, name: str, port: int, code: str = SERVES) -> Program:
        return Program(name, (sys.executable, "-S", "-c", code, str(port)), os.environ, self._folder)

    def run(self) -> asyncio.Task[int]:
        return asyncio.create_task(make_run.run(self.bot, self.playground, self.stopping))


@pytest.fixture
def both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Both:
    return Both(tmp_path, monkeypatch)


async def printed(capsys: pytest.CaptureFixture[str], words: str, running: asyncio.Task[int]) -> str:
    """What it has said, once these words are among it."""
    said = ""
    while words not in said:
        assert not running.done(), said
        await asyncio.sleep(0.01)
        said += capsys.readouterr().out
    return said


async def test_it_says_what_to_open_and_what_to_type_and_leaves_nothing_behind(
    both: Both, capsys: pytest.CaptureFixture[str]
) -> None:
    running = both.run()
    said = await printed(capsys, "Ctrl+C", running)
    assert f"Open       http://127.0.0.1:{both.playground}\n" in said
    assert "Type              kehu" in said and "aloitus" in said
    assert is_taken(both.bot) and is_taken(both.playground)
    both.stopping.set()
    assert await running == 0
    assert not is_taken(both.bot) and not is_taken(both.playground)


def test_what_python_compiles_is_kept() -> None:
    """Some containers forbid it, and every start would take seconds longer and warn of the SDK's own mistakes."""
    asked = ["make", "--no-print-directory", "--eval", 'said: ; @echo "<$$PYTHONDONTWRITEBYTECODE>"', "said"]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    made = subprocess.run(asked, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert made.stdout == "<>\n"


async def test_without_a_playground_kehu_runs_and_says_why(
    both: Both, capsys: pytest.CaptureFixture[str]
) -> None:
    both.has_none("Node 18 or newer was not found.")
    running = both.run()
    said = await printed(capsys, "Ctrl+C", running)
    assert "Reason                 Node 18 or newer was not found.\n" in said
    assert f"http://127.0.0.1:{both.bot}/api/messages" in said
    both.stopping.set()
    assert await running == 0
    assert not is_taken(both.bot)


async def test_one_that_ends_by_itself_ends_the_other(both: Both, capsys: pytest.CaptureFixture[str]) -> None:
    both.has_playground("import sys; sys.exit(3)")
    assert await both.run() == 1
    assert "The Agents Playground did not start; see" in capsys.readouterr().err
    assert not is_taken(both.bot)


def test_a_port_that_is_taken_is_told_and_nothing_is_started(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = str(other.getsockname()[1])
        for given in (["--port", taken], ["--port", str(free_port()), "--playground-port", taken]):
            monkeypatch.setattr(sys, "argv", ["make run", *given])
            assert make_run.main() == 1
            assert capsys.readouterr().err == f"Port {taken} is in use; perhaps Kehu is running already.\n"


def test_a_registration_of_the_environment_is_left_out() -> None:
    made = make_run.bot_program(
        3978, {"MicrosoftAppId": "1", "MicrosoftAppPassword": "2", "HOME": "/home/me"}
    )
    assert made.environment == {
        "HOME": "/home/me",
        "PORT": "3978",
        "KEHU_COORDINATORS": make_run.PRETEND_COORDINATOR,
    }


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a program that its starter is gone")
def test_what_was_started_ends_when_its_starter_is_killed() -> None:
    starter = """
import asyncio, os, signal, sys
from pathlib import Path
from tests.playground.process import Program, start
async def main():
    sleeper = (sys.executable, "-S", "-c", "import time; time.sleep(600)")
    await start(Program("sleeper", sleeper, os.environ, Path()))
    os.kill(os.getpid(), signal.SIGKILL)
asyncio.run(main())
"""
    # Both write here; it ends when neither is left.
    ended = subprocess.run(
        [sys.executable, "-c", starter], cwd=ROOT, stdout=subprocess.PIPE, timeout=120, check=False
    )
    assert ended.returncode == -9
