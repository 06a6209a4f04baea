"""npm packages that the workshop uses: installed once under ``var``, exactly as the lock file beside their list says."""

from __future__ import annotations

import os
import shutil
import ssl
import subprocess
from pathlib import Path

from .node import Node, Unavailable, find_node

LOCK = "package-lock.json"


def installed(listed: Path, into: Path, title: str, node: Node | None = None) -> Path:
    """The ``node_modules`` folder with what ``package.json`` and its lock file in ``listed`` name.

    Asks the npm registry when it is not there yet, or when the lock file has changed. Blocking. Raises Unavailable.
    """
    modules, stamp = into / "node_modules", into / "installed"
    wanted = (listed / LOCK).read_text(encoding="utf-8")
    if modules.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return modules
    node = node or find_node()
    print(f"Installing {title} (once)")
    into.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", LOCK):
        shutil.copyfile(listed / name, into / name)
    npm = [*node.npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--legacy-peer-deps"]
    # The cache stays here too, so that an empty or read-only home folder is enough.
    environment = os.environ | {
        "npm_config_cache": str(into / "npm-cache"),
        "npm_config_update_notifier": "false",
        "PATH": os.pathsep.join((str(Path(node.program).parent), os.environ.get("PATH", ""))),
    }
    # Node has a list of authorities of its own, and would not trust the proxy of a house that the machine trusts.
    trusted = ssl.get_default_verify_paths().cafile
    if trusted is not None:
        environment.setdefault("NODE_EXTRA_CA_CERTS", trusted)
    try:
        subprocess.run([*npm, "--loglevel=error"], cwd=into, env=environment, check=True, timeout=600)
    except (OSError, subprocess.SubprocessError) as failure:
        raise Unavailable(f"The npm registry did not give {title}.") from failure
    stamp.write_text(wanted, encoding="utf-8")
    return modules
