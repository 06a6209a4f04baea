"""The Playground's own program: installed once under var/playground, with the lock file that ships here."""

from __future__ import annotations

import os
from pathlib import Path

from .node import find_node
from .packages import installed
from .process import Program

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NETWORK = HERE / ".m365agentsplayground.yml"
INSTALLED = ROOT / "var" / "playground"


def playground_program(
    bot: str, port: int, *, network: Path = NETWORK, log: Path = INSTALLED / "playground.log"
) -> Program:
    """How to start the Playground for the bot at `bot` (its messages address), in a network file.

    Installs it first when it is not there (needs the npm registry). Blocking: call it before the loop, or
    in a thread. Raises Unavailable.
    """
    node = find_node()
    modules = installed(HERE, INSTALLED, "the Agents Playground under var/playground, 15 MB", node)
    script = modules / "@microsoft" / "m365agentsplayground" / "cli.js"
    command = (node.program, str(script), "start", "--app-endpoint", bot, "--channel-id", "msteams")
    # By default it gives "localhost" as its address, which some machines resolve to ::1 first.
    address = ("--port", str(port), "--service-url", f"http://127.0.0.1:{port}/_connector")
    environment = os.environ | {
        "TEAMSAPPTESTER_BROWSER": "none",
        "M365_AGENTS_PLAYGROUND_CONFIG_PATH": str(network),
        "M365_AGENTS_PLAYGROUND_LOGFILE": str(log),
    }
    return Program("Agents Playground", (*command, *address, "--disable-telemetry"), environment, INSTALLED)
