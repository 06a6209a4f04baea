"""The app package as Teams checks it when it is uploaded, and against the house that it announces."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator
from PIL import Image

from bot.capability import House
from dialogs import CAPABILITIES
from manifests import build
from manifests.build import CannotBuild, Place

SCHEMA = Path(__file__).parent / "schema"
HERE = Place("9b1d0c4e-5f6a-4b7c-8d9e-0a1b2c3d4e5f", "kehu.example.fi", "Esimerkkilän kaupunki")
HOUSE = House(CAPABILITIES)
Files = dict[str, bytes]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build.build(HERE, tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="module")
def files(package: Path) -> Files:
    with zipfile.ZipFile(package) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def manifest(files: Files) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(files["manifest.json"])
    return read


def faults(content: Any, schema: str) -> list[str]:
    validator = Draft4Validator(json.loads((SCHEMA / schema).read_text("utf-8")))
    return [f"{'/'.join(map(str, fault.path))}: {fault.message}" for fault in validator.iter_errors(content)]


def localized(manifest: dict[str, Any]) -> dict[str, str]:
    """Everything that the manifest says, by the key that a localization file has for it."""
    said = {
        f"{part}.{kind}": text for part in ("name", "description") for kind, text in manifest[part].items()
    }
    lists = {f"bots[0].commandLists[{n}]": each for n, each in enumerate(manifest["bots"][0]["commandLists"])}
    for path, each in (lists | {"composeExtensions[0]": manifest["composeExtensions"][0]}).items():
        for number, command in enumerate(each["commands"]):
            for kind in ("title", "description"):
                said[f"{path}.commands[{number}].{kind}"] = command[kind]
    return said


def test_manifest_and_languages_follow_microsofts_own_schemas(files: Files, manifest: dict[str, Any]) -> None:
    assert faults(manifest, "manifest-1.25.json") == []
    for language in ("en", "sv"):
        assert faults(json.loads(files[f"{language}.json"]), "localization-1.25.json") == []
    # The check finds what is wrong, too.
    assert faults(manifest | {"defaultInstallScope": "city"}, "manifest-1.25.json") != []
    assert faults({"name.shrt": "Kehu"}, "localization-1.25.json") != []


def test_every_language_says_everything_and_nothing_else(files: Files, manifest: dict[str, Any]) -> None:
    said = localized(manifest)
    for entry in manifest["localizationInfo"]["additionalLanguages"]:
        other = json.loads(files[entry["file"]])
        assert other["$schema"].removesuffix("Localization.schema.json") == (
            manifest["$schema"].removesuffix("schema.json")
        )
        assert other.keys() - {"$schema"} == said.keys()
        assert all(text.strip() == text and text for text in other.values())
        same = {key for key, text in said.items() if other[key] == text and key.endswith("description")}
        assert not same, f"{entry['languageTag']} repeats the Finnish: {same}"
    assert manifest["localizationInfo"]["defaultLanguageTag"] == "fi"


def test_the_package_holds_what_the_manifest_names_and_no_more(
    files: Files, manifest: dict[str, Any], package: Path
) -> None:
    languages = {entry["file"] for entry in manifest["localizationInfo"]["additionalLanguages"]}
    assert files.keys() == {"manifest.json", *languages, *manifest["icons"].values()}
    assert package.stat().st_size < 100_000
    assert b"${" not in files["manifest.json"]
    assert manifest["version"] == build.version()


def test_the_same_input_gives_the_same_bytes(package: Path, tmp_path: Path) -> None:
    assert build.build(HERE, tmp_path).read_bytes() == package.read_bytes()


def test_the_app_asks_for_what_kehu_uses(manifest: dict[str, Any]) -> None:
    assert manifest["id"] == manifest["bots"][0]["botId"] == manifest["composeExtensions"][0]["botId"]
    assert manifest["validDomains"] == [HERE.host]
    assert manifest["permissions"] == ["identity", "messageTeamMembers"]
    assert "authorization" not in manifest and "webApplicationInfo" not in manifest
    assert manifest["developer"]["privacyUrl"] == "https://kehu.example.fi/privacy"
    assert manifest["supportsChannelFeatures"] == "tier1" and manifest["defaultInstallScope"] == "team"
    # Files are offered in the personal chat, which Teams allows only to a bot that says so.
    assert manifest["bots"][0]["supportsFiles"] is bool(HOUSE.files)


def test_every_command_is_one_of_the_house(manifest: dict[str, Any]) -> None:
    for entry in build.commands():
        assert entry.id in HOUSE.commands, f"{entry.id} is announced, but does not exist"
        assert set(entry.scopes) <= set(build.SCOPES)
        if HOUSE.commands[entry.id].private:
            assert entry.scopes == "p", f"{entry.id} is answered only in the personal chat"
    for listed in manifest["bots"][0]["commandLists"]:
        titles = [command["title"] for command in listed["commands"]]
        assert 0 < len(titles) <= build.MOST_COMMANDS and len(set(titles)) == len(titles)


@pytest.mark.parametrize("language", build.LANGUAGES)
def test_kehu_understands_what_the_menu_sends(language: str) -> None:
    for entry in build.commands():
        assert HOUSE.reader.read(entry.title[language]).command == entry.id


def test_message_actions_are_those_of_the_house(manifest: dict[str, Any]) -> None:
    announced = [command["id"] for command in manifest["composeExtensions"][0]["commands"]]
    # Nobody could reach one that is not announced: the menu is its only door.
    assert sorted(announced) == sorted(HOUSE.message_actions)
    assert all(command["fetchTask"] for command in manifest["composeExtensions"][0]["commands"])


def test_the_colour_icon(files: Files) -> None:
    icon = picture(files["color.png"])
    assert icon.size == (192, 192)
    assert {alpha for *_, alpha in pixels(icon)} == {255}
    colours = dict((colour, times) for times, colour in icon.getcolors(192 * 192) or ())
    ground = icon.getpixel((0, 0))
    assert ground == (0x51, 0x56, 0xB8, 255)
    assert colours[ground] > 0.5 * 192 * 192 and colours[255, 255, 255, 255] > 0.15 * 192 * 192
    # Teams cuts the corners round: the drawing keeps to the middle 120 of 192 pixels, give or take its tail.
    drawn = [(n % 192, n // 192) for n, pixel in enumerate(pixels(icon)) if pixel != ground]
    assert min(min(at) for at in drawn) >= 30 and max(max(at) for at in drawn) <= 166


def test_the_outline_icon_is_white_on_nothing(files: Files) -> None:
    icon = picture(files["outline.png"])
    assert icon.size == (32, 32)
    seen = pixels(icon)
    assert {(r, g, b) for r, g, b, alpha in seen if alpha} == {(255, 255, 255)}
    covered = sum(alpha > 128 for *_, alpha in seen)
    assert 100 < covered < 400
    edge = [pixel for n, pixel in enumerate(seen) if n % 32 in (0, 31) or n // 32 in (0, 31)]
    assert all(alpha == 0 for *_, alpha in edge)


def picture(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content)).convert("RGBA")


def pixels(icon: Image.Image) -> list[tuple[int, int, int, int]]:
    raw = icon.tobytes()
    return [(raw[n], raw[n + 1], raw[n + 2], raw[n + 3]) for n in range(0, len(raw), 4)]


@pytest.mark.parametrize(
    ("place", "says"),
    [
        (Place("", "kehu.example.fi"), "APP_ID"),
        (Place("kehu", "kehu.example.fi"), "APP_ID"),
        (Place(HERE.app_id, ""), "HOST"),
        (Place(HERE.app_id, "https://kehu.example.fi/"), "HOST"),
        (Place(HERE.app_id, "localhost"), "HOST"),
        (Place(HERE.app_id, "kehu.example.fi", "x" * 33), "DEVELOPER"),
        (Place(HERE.app_id, "kehu.example.fi", privacy_url="http://example.fi"), "PRIVACY_URL"),
    ],
)
def test_what_teams_would_refuse_is_refused_here(place: Place, says: str, tmp_path: Path) -> None:
    with pytest.raises(CannotBuild, match=says):
        build.build(place, tmp_path)


def test_too_many_commands_and_a_broken_line_are_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("manifest.json", "texts.json", "message_actions.tsv", *build.ICONS):
        (tmp_path / name).write_bytes((build.FOLDER / name).read_bytes())
    monkeypatch.setattr(build, "FOLDER", tmp_path)
    lines = [f"c{n}\tp\ta\tb\tc\td\te" for n in range(11)]
    (tmp_path / "commands.tsv").write_text("\n".join(lines))
    with pytest.raises(CannotBuild, match="11 commands in the scope personal"):
        build.localization("en")
    (tmp_path / "commands.tsv").write_text("kehu\tp\tkehu")
    with pytest.raises(CannotBuild, match=r"commands\.tsv, line 1"):
        build.commands()


def test_from_the_command_line(tmp_path: Path) -> None:
    command = [sys.executable, "manifests/build.py", "--to", str(tmp_path), "--host", HERE.host]
    root = build.FOLDER.parent
    missing = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert missing.returncode == 2 and "APP_ID" in missing.stderr
    done = subprocess.run(
        [*command, "--app-id", HERE.app_id.upper()], cwd=root, capture_output=True, text=True, check=True
    )
    assert zipfile.is_zipfile(done.stdout.strip())
