"""npm packages are installed once, by whatever Node there is, and behind a proxy that the machine trusts."""

from __future__ import annotations

import json
import ssl
import sys
from pathlib import Path
from typing import Any

import pytest

from .node import Node, Unavailable
from .packages import LOCK, installed

NPM = """
import json, os, pathlib, sys
if pathlib.Path("package.json").read_text() == "broken":
    sys.exit(1)
pathlib.Path("node_modules").mkdir(exist_ok=True)
with open("asked", "a") as asked:
    asked.write(json.dumps({"arguments": sys.argv[1:], "environment": dict(os.environ)}) + "\\n")
"""


class Registry:
    """A list of packages, a folder for them, and an npm that notes how it was asked."""

    def __init__(self, folder: Path) -> None:
        self.listed, self.into = folder / "listed", folder / "into"
        self.listed.mkdir()
        self.lists("{}", "1")
        npm = folder / "npm.py"
        npm.write_text(NPM)
        self._node = Node("/there/bin/node", (sys.executable, str(npm)))

    def lists(self, package: str, lock: str) -> None:
        (self.listed / "package.json").write_text(package)
        (self.listed / LOCK).write_text(lock)

    def install(self) -> Path:
        return installed(self.listed, self.into, "a package", self._node)

    @property
    def asked(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (self.into / "asked").read_text().splitlines()]


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    return Registry(tmp_path)


def test_the_registry_is_asked_once_for_each_lock_file(registry: Registry) -> None:
    assert registry.install() == registry.into / "node_modules"
    registry.install()
    assert len(registry.asked) == 1
    registry.lists("{}", "2")
    registry.install()
    assert len(registry.asked) == 2
    assert registry.asked[0]["arguments"][0] == "ci"


def test_node_trusts_whom_the_machine_trusts(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NODE_EXTRA_CA_CERTS", raising=False)
    registry.install()
    assert (
        registry.asked[0]["environment"].get("NODE_EXTRA_CA_CERTS") == ssl.get_default_verify_paths().cafile
    )
    monkeypatch.setenv("NODE_EXTRA_CA_CERTS", "/own/authorities.pem")
    registry.lists("{}", "2")
    registry.install()
    assert registry.asked[1]["environment"]["NODE_EXTRA_CA_CERTS"] == "/own/authorities.pem"


def test_nothing_is_kept_outside_the_folder(registry: Registry) -> None:
    registry.install()
    environment = registry.asked[0]["environment"]
    assert Path(environment["npm_config_cache"]).is_relative_to(registry.into)
    assert environment["PATH"].startswith("/there/bin"), "a script of a package finds the same Node"


def test_a_registry_that_gives_nothing_is_told_in_a_sentence_and_asked_again(registry: Registry) -> None:
    registry.lists("broken", "1")
    with pytest.raises(Unavailable, match="The npm registry did not give a package"):
        registry.install()
    registry.lists("{}", "1")
    registry.install()
    assert len(registry.asked) == 1
