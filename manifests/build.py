"""The Teams app package: ``python manifests/build.py --app-id GUID --host kehu.example.fi`` writes one zip.

``manifest.json`` is the frame, ``texts.json`` the names and descriptions, ``commands.tsv`` and ``message_actions.tsv``
what Teams offers in its menus, one line each. Finnish stands in the manifest itself, the other languages in files
beside it. Source of the rules: Microsoft's manifest and localization schemas, version 1.25.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import urlsplit

FOLDER = Path(__file__).parent
LANGUAGES = ("fi", "en", "sv")
"""The first is the default, which stands in the manifest itself."""
SCOPES = {"p": "personal", "t": "team", "g": "groupChat"}
MOST_COMMANDS = 10
"""In one scope: that is what Teams shows, although the schema lets twelve pass."""
ICONS = ("color.png", "outline.png")
SCHEMA = "https://developer.microsoft.com/json-schemas/teams/v1.25/MicrosoftTeams.Localization.schema.json"
GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
HOST = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
Json = dict[str, Any]


class CannotBuild(Exception):
    """What was asked for makes no package; the text says what to do."""


@dataclass(frozen=True)
class Entry:
    """One line of a menu: its id in the house, where it is offered, and its words by language."""

    id: str
    scopes: str
    title: Mapping[str, str]
    description: Mapping[str, str]


@dataclass(frozen=True)
class Place:
    """Where this Kehu lives, and the pages that Teams shows about the app."""

    app_id: str
    host: str
    developer: str = "Kehu"
    website_url: str = ""
    privacy_url: str = ""
    terms_url: str = ""

    def checked(self) -> Place:
        """The same with every page named; CannotBuild for what Teams would refuse."""
        app_id, host = self.app_id.strip().lower(), self.host.strip().lower()
        if not GUID.fullmatch(app_id):
            raise CannotBuild(
                f"APP_ID is the application (client) id of the bot's registration, a GUID; got {app_id!r}."
            )
        if not HOST.fullmatch(host):
            raise CannotBuild(
                f"HOST is the public name where Kehu is served, like kehu.example.fi; got {host!r}."
            )
        if not 0 < len(self.developer) <= 32:
            raise CannotBuild("DEVELOPER, the organisation's name, has 1 to 32 characters.")
        pages = {
            name: getattr(self, name) or f"https://{host}/{page}"
            for name, page in (("website_url", ""), ("privacy_url", "privacy"), ("terms_url", "terms"))
        }
        for name, url in pages.items():
            if urlsplit(url).scheme != "https" or not urlsplit(url).hostname:
                raise CannotBuild(f"{name.upper()} is an https address; got {url!r}.")
        return Place(app_id, host, self.developer, **pages)


def commands() -> list[Entry]:
    """The bot's commands, in the order of the menu."""
    return [
        Entry(id, scopes, {"fi": fi, "en": en, "sv": fi}, {"fi": fi_says, "en": en_says, "sv": sv_says})
        for id, scopes, fi, fi_says, en, en_says, sv_says in _rows("commands.tsv", 7)
    ]


def message_actions() -> list[Entry]:
    """The actions on a message, in the order of the menu."""
    return [
        Entry(id, "", {"fi": fi, "en": en, "sv": sv}, {"fi": fi_says, "en": en_says, "sv": sv_says})
        for id, fi, fi_says, en, en_says, sv, sv_says in _rows("message_actions.tsv", 7)
    ]


def texts() -> Mapping[str, Mapping[str, str]]:
    """Names and descriptions: by their key in a localization file, then by language."""
    found: Mapping[str, Mapping[str, str]] = json.loads((FOLDER / "texts.json").read_text("utf-8"))
    return found


def version() -> str:
    """The version of this Kehu, which is the app's too."""
    project = tomllib.loads((FOLDER.parent / "pyproject.toml").read_text("utf-8"))
    return str(project["project"]["version"])


def manifest(place: Place) -> Json:
    """The manifest, in the default language."""
    words = {
        "VERSION": version(),
        "APP_ID": place.app_id,
        "HOST": place.host,
        "DEVELOPER": place.developer,
        "WEBSITE_URL": place.website_url,
        "PRIVACY_URL": place.privacy_url,
        "TERMS_URL": place.terms_url,
    } | {key: text[LANGUAGES[0]] for key, text in texts().items()}
    made: Json = _filled(json.loads((FOLDER / "manifest.json").read_text("utf-8")), words)
    made["bots"][0]["commandLists"] = [
        {"scopes": [name], "commands": [_said(entry) for entry in _in_scope(letter)]}
        for letter, name in SCOPES.items()
    ]
    made["composeExtensions"][0]["commands"] = [
        {"id": entry.id, "type": "action", "context": ["message"], "fetchTask": True} | _said(entry)
        for entry in message_actions()
    ]
    return made


def localization(language: str) -> Json:
    """Everything of the manifest that is said, in another language."""
    made: Json = {"$schema": SCHEMA} | {key: text[language] for key, text in texts().items()}
    for number, letter in enumerate(SCOPES):
        made |= _localized(f"bots[0].commandLists[{number}].commands", _in_scope(letter), language)
    return made | _localized("composeExtensions[0].commands", message_actions(), language)


def build(place: Place, to: Path) -> Path:
    """Write the package into a folder; its path. The same input gives the same bytes."""
    place = place.checked()
    files = {"manifest.json": _bytes(manifest(place))}
    files |= {f"{language}.json": _bytes(localization(language)) for language in LANGUAGES[1:]}
    files |= {icon: (FOLDER / icon).read_bytes() for icon in ICONS}
    to.mkdir(parents=True, exist_ok=True)
    package = to / f"kehu-{version()}-{place.host}.zip"
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content)
    return package


def _rows(name: str, columns: int) -> Iterator[Sequence[str]]:
    for number, line in enumerate((FOLDER / name).read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        row = line.split("\t")
        if len(row) != columns or not all(map(str.strip, row)):
            raise CannotBuild(f"{name}, line {number}: {columns} columns are wanted, none of them empty.")
        yield row


def _in_scope(letter: str) -> list[Entry]:
    found = [entry for entry in commands() if letter in entry.scopes]
    if len(found) > MOST_COMMANDS:
        raise CannotBuild(
            f"{len(found)} commands in the scope {SCOPES[letter]}: Teams shows {MOST_COMMANDS}; "
            f"take the letter {letter!r} away from some in commands.tsv."
        )
    return found


def _said(entry: Entry) -> Json:
    return {"title": entry.title[LANGUAGES[0]], "description": entry.description[LANGUAGES[0]]}


def _localized(path: str, entries: Sequence[Entry], language: str) -> Json:
    made: Json = {}
    for number, entry in enumerate(entries):
        made[f"{path}[{number}].title"] = entry.title[language]
        made[f"{path}[{number}].description"] = entry.description[language]
    return made


class _Words(Template):
    """Names in the frame are like the keys of a localization file."""

    idpattern = r"[A-Za-z_.]+"


def _filled(part: Any, words: Mapping[str, str]) -> Any:
    if isinstance(part, str):
        return _Words(part).substitute(words)
    if isinstance(part, list):
        return [_filled(each, words) for each in part]
    if isinstance(part, dict):
        return {key: each if key == "$schema" else _filled(each, words) for key, each in part.items()}
    return part


def _bytes(content: Json) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def main(arguments: Sequence[str]) -> int:
    """Build from the command line; 2 and a sentence when it cannot be done."""
    parser = argparse.ArgumentParser(description="Build the Teams app package.")
    parser.add_argument("--app-id", default="", help="application (client) id of the bot's registration")
    parser.add_argument("--host", default="", help="public host name, without https://")
    parser.add_argument("--developer", default="", help="the organisation's name, at most 32 characters")
    for page in ("website", "privacy", "terms"):
        parser.add_argument(
            f"--{page}-url", default="", help=f"https address; default: Kehu's own {page} page"
        )
    parser.add_argument("--to", type=Path, default=Path("var"), help="folder to write to")
    asked = parser.parse_args(arguments)
    place = Place(
        asked.app_id,
        asked.host,
        asked.developer or "Kehu",
        asked.website_url,
        asked.privacy_url,
        asked.terms_url,
    )
    try:
        package = build(place, asked.to)
    except CannotBuild as wrong:
        sys.stderr.write(f"No package was built. {wrong}\n")
        return 2
    sys.stdout.write(f"{package}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
