"""What Kehu says: both languages say the same things, in its voice, with its numbers and lists."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from fluent.runtime import FluentBundle, FluentResource
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.refusal import Refusal
from bot.texts import Speech, TextError, Texts, messages_of
from bot.user_text import clean
from tests.voice_rules import faults

ROOT = Path(__file__).parents[2]
FOLDERS = sorted({file.parent for room in ("bot", "dialogs") for file in (ROOT / room).rglob("*.ftl")})
NAMES = [str(folder.relative_to(ROOT)) for folder in FOLDERS]
HELSINKI = ZoneInfo("Europe/Helsinki")
TODAY = date(2026, 11, 23)

texts = Texts.load(FOLDERS)
fi, en = texts.language("fi"), texts.language("en")


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_both_languages_say_the_same_things(folder: Path) -> None:
    assert messages_of(folder / "fi.ftl") == messages_of(folder / "en.ftl")


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
@pytest.mark.parametrize("code", ["fi", "en"])
def test_the_voice(folder: Path, code: str) -> None:
    assert faults(folder / f"{code}.ftl") == []


@pytest.mark.parametrize("code", ["fi", "en"])
@pytest.mark.parametrize("n", [0, 1, 2, 5, 12_500])
def test_every_message_can_be_said(code: str, n: int) -> None:
    for folder in FOLDERS:
        for id, variables in messages_of(folder / f"{code}.ftl").items():
            said = texts.language(code).text(id, **{name: n for name in variables})
            assert said.strip() == said != ""
            assert "\u2068" not in said


@pytest.mark.parametrize("length", [999, 1001, 2501, 100_000])
def test_a_text_of_any_length_is_said_whole(tmp_path: Path, length: int) -> None:
    """Fluent itself refuses an argument of more than 2500 characters."""
    file = tmp_path / "fi.ftl"
    file.write_text("a = { $who } kirjasi ({ $n }): { $what }", encoding="utf-8")
    long = "Ääni " * (length // 5) + "x" * (length % 5)
    said = Speech("fi", [file]).text("a", who="Aino", n=3, what=long + "\x00")
    assert said == f"Aino kirjasi (3): {long}"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("a = Annoin tämän { $person }lle", "suffix"),
        ("a = Hankkeen { $project }:n kohdat", "suffix"),
        ("a = { $project }-hanke", "suffix"),
        ("a = Saat vastauksen { $date }.", "full stop"),
        ("a = Vastaa { $due } mennessä", "case word"),
        ("a = Vastaa ennen { $due } päivää", "ennen"),
        ("a = Mikäli haluat, voit jatkaa.", "word to avoid (Mikäli)"),
        ("a = Oletko varma?", "word to avoid"),
        ("a = Kerro haasteista.", "word to avoid (haasteista)"),
        ("a = Valmista 🎉", "emoji"),
        ("refusal-a = Ei onnistu!", "calm"),
        ("a = Hei! Tervetuloa!", "exclamation"),
        ("a = Tapaaminen on klo 13.", "no-break"),
        ('a = Kirjoita "kehu".', "straight"),
        ("a = Valitse ”kehu“", "English quotation"),
    ],
)
def test_the_lint_sees(line: str, fault: str, tmp_path: Path) -> None:
    file = tmp_path / "fi.ftl"
    file.write_text(line + "\n", encoding="utf-8")
    assert any(fault in found for found in faults(file)), faults(file)


def test_the_lint_passes_what_is_right(tmp_path: Path) -> None:
    file = tmp_path / "fi.ftl"
    file.write_text(
        "a = Kehu ei tallenna käyttäjätunnustasi. ✓ { $n }/{ $total } { $project } -hanke: anonymiteetti\n"
        "b = Saat viimeistään { $date } vastauksen: { $title }\n",
        encoding="utf-8",
    )
    assert faults(file) == []


def test_a_missing_id_or_argument_raises() -> None:
    with pytest.raises(TextError, match="no message"):
        fi.text("there-is-none")
    with pytest.raises(TextError, match="reason"):
        fi.text("line-reason")
    with pytest.raises(TextError):
        texts.language("sv")
    assert "line-reason" in fi
    assert "there-is-none" not in fi


def test_an_argument_of_an_unchosen_variant_is_needed_too(tmp_path: Path) -> None:
    (tmp_path / "fi.ftl").write_text(
        "a = { $n ->\n [0] ei mitään\n *[other] { $what }\n }\n", encoding="utf-8"
    )
    with pytest.raises(TextError, match="what"):
        Speech("fi", [tmp_path / "fi.ftl"]).text("a", n=0)


@pytest.mark.parametrize("broken", ["a = { $x", "a = yksi\na = kaksi"])
def test_a_broken_file_is_refused(broken: str, tmp_path: Path) -> None:
    for code in ("fi", "en"):
        (tmp_path / f"{code}.ftl").write_text(broken + "\n", encoding="utf-8")
    with pytest.raises(TextError):
        Texts.load([tmp_path])


def test_one_id_in_two_folders_is_refused(tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
        for code in ("fi", "en"):
            (folder / f"{code}.ftl").write_text("a = sama\n", encoding="utf-8")
    with pytest.raises(TextError, match="another folder"):
        Texts.load(folders)
    (folders[0] / "en.ftl").unlink()
    with pytest.raises(TextError, match="one language"):
        Texts.load(folders[:1])
    assert "a" not in Texts.load([tmp_path]).language("fi")


def test_plurals() -> None:
    assert [fi.text("home-waiting", n=n) for n in (0, 1, 2)] == [
        "Mikään ei odota vastaustasi.",
        "1 asia odottaa vastaustasi.",
        "2 asiaa odottaa vastaustasi.",
    ]
    assert en.text("home-open-items", n=1) == "You have 1 open item."
    assert fi.text("home-open-items", n=12_500) == "Sinulla on 12\u00a0500 avointa kohtaa."
    assert fi.text("nudge-why", reason="owner") == "Saat tämän, koska kohta on sinun vastuullasi."


@cache
def fluent(code: str) -> FluentBundle:
    bundle = FluentBundle([code], use_isolating=False)
    for folder in FOLDERS:
        bundle.add_resource(FluentResource((folder / f"{code}.ftl").read_text(encoding="utf-8")))
    return bundle


@pytest.mark.parametrize("code", ["fi", "en"])
@settings(deadline=None, max_examples=5)
@given(said=st.text(max_size=60), number=st.integers(0, 20_000))
def test_a_text_is_what_fluent_makes_of_it(code: str, said: str, number: int) -> None:
    speech, bundle = texts.language(code), fluent(code)
    needs = {
        name: needed for folder in FOLDERS for name, needed in messages_of(folder / f"{code}.ftl").items()
    }
    for name, arguments in needs.items():
        for value in (said, number):
            given_here: dict[str, str | int] = dict.fromkeys(arguments, value)
            if isinstance(value, str):
                given_here = dict.fromkeys(arguments, clean(value))
            pattern = bundle.get_message(name).value
            assert pattern is not None
            expected, errors = bundle.format_pattern(pattern, given_here)
            if not errors:
                assert speech.text(name, **given_here) == expected, name


def test_text_arguments_are_cleaned() -> None:
    assert fi.text("line-reason", reason="a\u202eb\x00c") == "Syy: abc"


def test_numbers() -> None:
    assert fi.number(12_500) == "12\u00a0500"
    assert (fi.number(3.8), fi.number(4.0), fi.number(3), fi.number(-3)) == ("3,8", "4,0", "3", "−3")
    assert fi.number(Decimal("412000.5"), 2) == "412\u00a0000,50"
    assert (en.number(12_500), en.number(3.8), en.number(-3)) == ("12,500", "3.8", "−3")
    assert (fi.percent(45), en.percent(45)) == ("45\u00a0%", "45%")
    assert (fi.minutes(20), fi.spoken_minutes(20), fi.spoken_minutes(1)) == (
        "20\u00a0min",
        "20 minuuttia",
        "1 minuutti",
    )


def test_lists() -> None:
    functions = ["talous", "viestintä", "hankinnat", "tietosuoja", "henkilöstö", "asianhallinta"]
    assert [fi.listing(functions[:n]) for n in (0, 1, 2, 3, 4, 6)] == [
        "",
        "talous",
        "talous ja viestintä",
        "talous, viestintä ja hankinnat",
        "talous, viestintä ja 2 muuta",
        "talous, viestintä ja 4 muuta",
    ]
    assert fi.listing(functions[:3], most=2) == "talous ja 2 muuta"
    assert fi.listing(functions[:2], most=1) == "talous ja 1 muu"
    assert en.listing(["finance", "HR", "records", "IT"]) == "finance, HR and 2 others"


def test_a_refusal_is_worded_for_its_reader() -> None:
    past = Refusal("refusal-past-date", date=date(2026, 11, 20))
    assert fi.refusal(past, TODAY, HELSINKI).startswith("Päivä pe\u00a020.11. on jo mennyt.")
    done = Refusal("refusal-already-done", person="Aino", when=datetime(2026, 11, 23, 7, 15, tzinfo=UTC))
    assert "valmiiksi ma\u00a023.11. klo\u00a09.15." in fi.refusal(done, TODAY, HELSINKI)
    long = Refusal("refusal-too-long", length=2500, max=2000)
    assert "2\u00a0500 merkkiä" in fi.refusal(long, TODAY, HELSINKI)
    roles = Refusal("refusal-not-allowed", role=["koordinaattori", "varakoordinaattori"])
    assert fi.refusal(roles, TODAY, HELSINKI).startswith(
        "Tämän voi tehdä vain koordinaattori ja varakoordinaattori."
    )
