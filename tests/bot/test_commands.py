"""Sentences as people type them, each with the command it must reach, and those that must reach none."""

from __future__ import annotations

import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands import SUGGESTED_MOST, CommandReader, Heard, Vocabulary
from bot.finnish import fold, forms
from tests.bot.vocabulary import ALL, BUILT, LATER

FOLDER = Path(__file__).parent
# The product's list: sentence, command. Neighbours of those sentences: sentence, command, text after it.
LISTED = [line.split("\t") for line in (FOLDER / "commands.tsv").read_text("utf-8").splitlines()]
NEIGHBOURS = [line.split("\t") for line in (FOLDER / "neighbours.tsv").read_text("utf-8").splitlines()]
SENTENCES = [(sentence, command) for sentence, command, *_ in (*LISTED, *NEIGHBOURS)]

EVERYTHING = CommandReader(ALL)
HOUSE = CommandReader(BUILT)
KNOWN = frozenset(vocabulary.command for vocabulary in ALL)
FIRST = ("kehu", "apua", "peruuta", "aloitus", "hankkeet", "hanke", "asetukset", "muistutukset")
FEW = CommandReader(vocabulary for vocabulary in ALL if vocabulary.command in FIRST)


def test_every_command_of_the_product_has_a_vocabulary() -> None:
    assert {command for _, command in LISTED} <= KNOWN | {"none"}
    # What the product's list does not have is proved by the neighbours.
    assert {command for _, command in SENTENCES} == KNOWN | {"none"}


@pytest.mark.parametrize(("sentence", "command"), SENTENCES)
def test_a_sentence_reaches_its_command(sentence: str, command: str) -> None:
    assert EVERYTHING.read(sentence).command == (None if command == "none" else command)


@pytest.mark.parametrize(("sentence", "command"), SENTENCES)
def test_a_command_that_is_not_built_is_never_run_by_a_near_relative(sentence: str, command: str) -> None:
    assert FEW.read(sentence).command == (command if command in FIRST else None)
    built = {vocabulary.command for vocabulary in BUILT}
    assert HOUSE.read(sentence).command == (command if command in built else None)


# Singular and plural of decisions are one capability, so they come and go together.
@pytest.mark.parametrize(
    "missing",
    [{"päätös", "päätökset"}, *({v.command} for v in LATER if v.command not in ("päätös", "päätökset"))],
    ids=lambda missing: min(missing),
)
def test_no_command_takes_the_sentences_of_one_that_is_missing(missing: set[str]) -> None:
    reader = CommandReader(vocabulary for vocabulary in ALL if vocabulary.command not in missing)
    taken = {s: reader.read(s).command for s, command in LISTED if command in missing}
    assert {sentence: command for sentence, command in taken.items() if command} == {}


@pytest.mark.parametrize(("sentence", "command", "rest"), NEIGHBOURS)
def test_the_text_after_the_command_is_as_it_was_typed(sentence: str, command: str, rest: str) -> None:
    assert EVERYTHING.read(sentence).rest == rest


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("hanke Digipolku", "Digipolku"),
        ("hnake Digipolku", "Digipolku"),
        ("hanke: Osaava arki", "Osaava arki"),
        ("Digipolku-hanke", "Digipolku"),
        ("näytä hanke Digipolku", "Digipolku"),
        ("hankkeesta Digipolku", "Digipolku"),
        ("miten menee hanke Digipolku?", "Digipolku"),
        ("hanke digipolku", "digipolku"),
    ],
)
def test_a_project_is_called_by_its_name(sentence: str, rest: str) -> None:
    for reader in (EVERYTHING, FEW, HOUSE):
        assert reader.read(sentence) == Heard("hanke", rest)


def test_long_text_after_a_command_is_kept_whole() -> None:
    told = "Ehdotan, että " + "kokeillaan jotakin uutta " * 200 + "\nja kerrotaan."
    assert EVERYTHING.read(f"ehdotus: {told}").rest == told
    assert EVERYTHING.read(f"kokous {told}").command is None


@pytest.mark.parametrize(
    ("sentence", "talk"),
    [
        ("kiitos paljon", "thanks"),
        ("Kiitti!", "thanks"),
        ("ok kiitos", "thanks"),
        ("Kiitos palautteesta!", "thanks"),
        ("kiitos avusta", "thanks"),
        ("ei kiitos", "ok"),
        ("hei hei", "bye"),
        ("Moi moi Kehu!", "bye"),
        ("nähdään huomenna", "bye"),
        ("ok", "ok"),
        ("selvä", "ok"),
        ("👍", "ok"),
    ],
)
def test_small_talk_is_heard_as_small_talk(sentence: str, talk: str) -> None:
    for reader in (EVERYTHING, FEW, HOUSE):
        assert reader.read(sentence) == Heard(None, small_talk=talk)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("naapurin kissa karkasi", "kissa"),
        ("kertoisitko miten nuo hankkeet sujuvat", "hankkeet"),
        ("kissani on kipeä", "kissa"),
        ("mitä tietosuoja-asetus ja kokous", "kokous"),
        ("hei, mitä kuuluu?", "kehu"),
        ("peruuta kokous", "peruuta"),
    ],
)
def test_what_is_not_understood_gets_the_nearest_commands(sentence: str, first: str) -> None:
    heard = EVERYTHING.read(sentence)
    assert heard.command is None
    assert heard.suggestions[0] == first
    assert len(heard.suggestions) <= SUGGESTED_MOST


def test_a_tie_between_two_commands_runs_neither() -> None:
    reader = CommandReader([Vocabulary("a", ("kissala",)), Vocabulary("b", ("kismala",))])
    heard = reader.read("kiswala")
    assert heard.command is None
    assert set(heard.suggestions) == {"a", "b"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Vocabulary("a", ("kissa",)), Vocabulary("b", ("KISSÄ",))),
        (Vocabulary("a", ("kissa+",)), Vocabulary("b", ("…kissa+",))),
        (Vocabulary("a", (), ("kissa pöydälle",)), Vocabulary("b", (), ("kissa|koira pöydälle",))),
        (Vocabulary("a", ("kissa",)), Vocabulary("a", ("koira",))),
    ],
)
def test_two_claims_of_one_word_are_an_error(one: Vocabulary, other: Vocabulary) -> None:
    with pytest.raises(ValueError, match=r"claimed by|declared twice"):
        CommandReader([one, other])


def test_patterns_of_a_vocabulary() -> None:
    reader = CommandReader(
        [
            Vocabulary(
                "a", ("koira+", "…talo+"), ("vie|tuo koira+ ulos $", "mikä on … nimi"), not_when=("koirani",)
            ),
            Vocabulary("b", ("lintu",), ("ruoki …",), takes_text=False, tails=("heti", "häkki+")),
        ]
    )
    assert reader.read("Koirallekin luu") == Heard("a", "luu")
    assert reader.read("koiratalossa") == reader.read("kerrostalon") == Heard("a")
    assert reader.read("tuo koiran ulos") == Heard("a")
    assert reader.read("tuo koiran ulos sateeseen").command is None
    assert reader.read("mikä on Musti-koiran nimi?") == Heard("a", "Musti-koiran")
    assert reader.read("koirani nukkuu").command is None
    assert reader.read("lintu häkissä") == Heard("b", "häkissä")
    assert reader.read("linnun").command is None
    assert reader.read("ruoki").command is None


@pytest.mark.parametrize(
    ("word", "some"),
    [
        ("päätös", "päätöksen päätöstä päätökseen päätöksellä"),
        ("päätökset", "päätöksiä päätösten päätöksien päätöksistä päätöksiin"),
        ("hanke", "hankkeen hanketta hankkeeseen hankkeesta"),
        ("hankkeet", "hankkeita hankkeiden hankkeitten hankkeisiin hankkeilla"),
        ("onnistuminen", "onnistumisen onnistumista onnistumiseen"),
        ("asialista", "asialistan asialistaa asialistaan asialistalle"),
        ("kissat", "kissoja kissojen kissoihin kissoista"),
        ("pelisäännöt", "pelisääntöjä pelisääntöjen pelisäännöissä pelisääntöihin"),
        ("projektit", "projekteja projektien projekteissa"),
        ("nimettömyys", "nimettömyyden nimettömyyttä nimettömyyteen nimettömyydestä"),
        ("gallup", "gallupin gallupiin"),
    ],
)
def test_case_forms(word: str, some: str) -> None:
    assert set(fold(some).split()) <= forms(word)


def test_singular_and_plural_are_apart() -> None:
    for one, many in (
        ("päätös", "päätökset"),
        ("hanke", "hankkeet"),
        ("kokous", "kokoukset"),
        ("kissa", "kissat"),
    ):
        assert not forms(one) & forms(many)


@given(st.text(max_size=400) | st.lists(st.sampled_from([s for s, _ in SENTENCES])).map(" ".join))
def test_any_text_is_read(sentence: str) -> None:
    heard = EVERYTHING.read(sentence)
    assert heard.command is None or heard.command in KNOWN
    assert set(heard.suggestions) <= KNOWN
    assert len(heard.suggestions) <= SUGGESTED_MOST
    assert heard.command is not None or not heard.rest


def test_dots_and_case_do_not_matter() -> None:
    for said, command in SENTENCES:
        if "<" not in said:
            for typed in (fold(said), said.upper(), unicodedata.normalize("NFD", said)):
                heard = EVERYTHING.read(typed).command
                assert (typed, heard) == (typed, None if command == "none" else command)


@pytest.mark.parametrize(
    "sentence",
    [
        "å" * 5000, "hei " * 1250, "kissa " * 800, "<at>" * 7000, "<at>x</at>" * 2800, "." * 28_000, "(" * 28_000,
        "привет как дела " * 300, "ﷺ" * 5000, "a" + "\u0301" * 5000, "\x00\ud800" * 2500, "epä " * 1200,
        "hanke " + "a -b " * 1000, "x-" * 2500, " " * 28_000 + "x", "こんにちは" * 1000,
    ],
    ids=lambda sentence: ascii(sentence[:12]),
)  # fmt: skip
def test_a_page_of_anything_is_read_quickly(sentence: str) -> None:
    began = time.process_time()
    EVERYTHING.read(sentence)
    assert time.process_time() - began < 0.1
