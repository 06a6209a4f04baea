"""The container's recipe, its compose file and the Azure template, as far as they can be read without an engine."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import tree_sitter_bicep
import yaml
from tree_sitter import Language, Node, Parser

from bot.settings import Settings
from manifests.build import version

ROOT = Path(__file__).parents[1]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
BICEP = (ROOT / "docs" / "azure" / "kehu.bicep").read_text("utf-8")
KNOWN = {field.alias for field in Settings.model_fields.values()}


def test_hadolint_finds_nothing() -> None:
    program = Path(sys.executable).with_name("hadolint")
    done = subprocess.run([program, ROOT / "Dockerfile"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_image_is_not_root_and_stops_when_asked() -> None:
    assert re.search(r"^USER 10001:10001$", DOCKERFILE, re.MULTILINE)
    assert re.search(r"^STOPSIGNAL SIGTERM$", DOCKERFILE, re.MULTILINE)
    # A shell would keep the signal to itself.
    assert 'ENTRYPOINT ["python", "app.py"]' in DOCKERFILE
    [asks] = re.findall(r'CMD \["python", "-c", (".*")\]', DOCKERFILE)
    compile(ast.literal_eval(asks), "HEALTHCHECK", "exec")


def test_the_image_holds_all_that_runs_and_no_tests() -> None:
    copied = set(re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE))
    files = {name for line in copied for name in line.split()}
    assert {"app.py", "bot", "dialogs", "schedules", "storage", "pyproject.toml", "requirements.txt"} <= files
    assert not {"tests", "manifests", "docs", ".", "var"} & files
    let_in = {
        line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line[:1] == "!"
    }
    assert files == let_in
    assert all((ROOT / name).exists() for name in files)


def test_the_compose_file_keeps_kehu_small() -> None:
    kehu, database = COMPOSE["services"]["kehu"], COMPOSE["services"]["database"]
    assert kehu["read_only"] is True and kehu["cap_drop"] == ["ALL"]
    assert kehu["security_opt"] == ["no-new-privileges:true"]
    assert all(port.startswith("127.0.0.1:") for port in kehu["ports"]) and "ports" not in database
    assert kehu["depends_on"]["database"]["condition"] == "service_healthy" and "healthcheck" in database
    assert kehu["image"] == f"kehu:{version()}"
    assert set(kehu["environment"]) <= KNOWN
    used = {mount.partition(":")[0] for each in (kehu, database) for mount in each["volumes"]}
    assert used == set(COMPOSE["volumes"])


def test_the_azure_template_can_be_read_and_sets_what_kehu_knows() -> None:
    tree = Parser(Language(tree_sitter_bicep.language())).parse(BICEP.encode())
    assert [place for node in nodes(tree.root_node) if (place := fault(node))] == []
    settings = set(re.findall(r"name: '((?:KEHU|Microsoft)\w+)'", BICEP))
    assert settings <= KNOWN and "KEHU_DATABASE_URL" in settings and "MicrosoftAppType" in settings
    for parameter in re.findall(r"^param (\w+)", BICEP, re.MULTILINE):
        assert len(re.findall(rf"\b{parameter}\b", BICEP)) > 1, f"{parameter} is asked for and not used"
    for secret in ("databasePassword", "smtpUrl", "metricsToken"):
        assert re.search(rf"@secure\(\)\n(?:@\w+\(.*\)\n)*param {secret} ", BICEP)


@pytest.mark.parametrize("broken", ["resource x = {", "param a string = ", "var b = [1, ("])
def test_a_broken_template_is_noticed(broken: str) -> None:
    tree = Parser(Language(tree_sitter_bicep.language())).parse(broken.encode())
    assert any(fault(node) for node in nodes(tree.root_node))


def nodes(root: Node) -> list[Node]:
    found = [root]
    for node in found:
        found.extend(node.children)
    return found


def fault(node: Node) -> str:
    return f"line {node.start_point[0] + 1}" if node.type == "ERROR" or node.is_missing else ""
