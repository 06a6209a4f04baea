"""What Kehu is made of may be passed on together with it under the EUPL-1.2."""

from __future__ import annotations

import hashlib
import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EUPL = "b265314fe0920ed66121307961dabb70eb3c26c508d2362783e821bbb4a0e16c"
"""The text as the SPDX licence list has it, without its line breaks."""
PERMISSIVE = {
    "MIT", "MIT-0", "MIT-CMU", "BSD", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Apache-2.0", "PSF-2.0", "CNRI-Python",
}  # fmt: skip
"""They ask for their notice and nothing else."""
RECIPROCAL = {"MPL-2.0", "LGPL-3.0-only"}
"""They ask to stay as they are, which libraries do; both stand in the EUPL's own list of compatible licences."""
SPELLINGS = {
    "APL 2": "Apache-2.0", "Apache 2.0": "Apache-2.0", "Apache Software License": "Apache-2.0",
    "BSD License": "BSD", "New BSD": "BSD-3-Clause", "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0", "Python Software Foundation License": "PSF-2.0",
}  # fmt: skip
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(\[[^]]*\])?==", re.MULTILINE)


def runs() -> list[str]:
    """Everything that is installed for Kehu to run."""
    return [name for name, _ in PINNED.findall((ROOT / "requirements.txt").read_text("utf-8"))]


def licences(name: str) -> set[str]:
    """The licences that a distribution names; for ``A OR B`` both, since either may be chosen."""
    said = distribution(name).metadata.json
    expression = said.get("license_expression")
    if expression:
        found = re.split(r"\s+(?:AND|OR)\s+|[()]", str(expression))
    else:
        classifiers = [line.split(" :: ")[-1] for line in said.get("classifier", []) if "License ::" in line]
        field = str(said.get("license") or "").strip()
        found = [each for each in classifiers if each != "OSI Approved"] or [field]
    return {SPELLINGS.get(each.strip(), each.strip()) for each in found if each.strip()}


@pytest.mark.parametrize("name", runs())
def test_a_dependency_can_be_passed_on(name: str) -> None:
    try:
        found = licences(name)
    except PackageNotFoundError:
        pytest.fail(f"{name} is pinned and not installed")
    assert found, f"{name} names no licence"
    assert found <= PERMISSIVE | RECIPROCAL, f"{name}: {found}"


def test_the_licence_is_the_eupl_word_for_word() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\nEUPL © the European Union 2007, 2016\n")
    assert [f"{number}." in text for number in range(1, 16)] == [True] * 15
    assert hashlib.sha256(" ".join(text.split()).encode()).hexdigest() == EUPL
    assert 'license = "EUPL-1.2"' in (ROOT / "pyproject.toml").read_text("utf-8")
