"""The Playground's own program: installed once under var/playground, with the lock file that ships here."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from .node import Node, Unavailable, find_node
from .process import Program

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NETWORK = HERE / ".m365agentsplayground.yml"
INSTALLED = ROOT / "var" / "playground"
LOCK = "package-lock.json"


def playground_program(
    bot: str, port: int, *, network: Path = NETWORK, log: Path = INSTALLED / "playground.log"
) -> Program:
    """How to start the Playground for the bot at `bot` (its messages address), in a network file.

    Installs it first when it is not there (needs the npm registry). Blocking: call it before the loop, or
    in a thread. Raises Unavailable.
    """
    node = find_node()
    script = _installed(node)
    command = (node.program, str(script), "start", "--app-endpoint", bot, "--channel-id", "msteams")
    # By default it gives "localhost" as its address, which some machines resolve to ::1 first.
    address = ("--port", str(port), "--service-url", f"http://127.0.0.1:{port}/_connector")
    environment = os.environ | {
        "TEAMSAPPTESTER_BROWSER": "none",
        "M365_AGENTS_PLAYGROUND_CONFIG_PATH": str(network),
        "M365_AGENTS_PLAYGROUND_LOGFILE": str(log),
    }
    return Program("Agents Playground", (*command, *address, "--disable-telemetry"), environment, INSTALLED)


def _installed(node: Node) -> Path:
    script = INSTALLED / "node_modules" / "@microsoft" / "m365agentsplayground" / "cli.js"
    stamp = INSTALLED / "installed"
    wanted = (HERE / LOCK).read_text(encoding="utf-8")
    if script.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return script
    print("Installing the Agents Playground under var/playground (15 MB, once)")
    INSTALLED.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", LOCK):
        shutil.copyfile(HERE / name, INSTALLED / name)
    npm = [*node.npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    # The cache stays here too, so that an empty or read-only home folder is enough.
    environment = os.environ | {
        "npm_config_cache": str(INSTALLED / "npm-cache"),
        "npm_config_update_notifier": "false",
        "PATH": os.pathsep.join((str(Path(node.program).parent), os.environ.get("PATH", ""))),
    }
    try:
        subprocess.run(npm, cwd=INSTALLED, env=environment, check=True, timeout=600)
    except (OSError, subprocess.SubprocessError) as failure:
        raise Unavailable("The npm registry did not give the Agents Playground.") from failure
    stamp.write_text(wanted, encoding="utf-8")
    return script
