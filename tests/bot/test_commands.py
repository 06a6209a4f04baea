"""Sentences as people type them, each with the command it must reach."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands import CommandReader, Heard, Vocabulary, fold
from dialogs import CAPABILITIES

COMMANDS = [command.vocabulary for capability in CAPABILITIES for command in capability.commands]
READER = CommandReader(COMMANDS)
KNOWN = frozenset(vocabulary.command for vocabulary in COMMANDS)
SENTENCES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "commands.tsv").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("sentence", "command"), SENTENCES)
def test_a_sentence_reaches_its_command_and_no_near_relative(sentence: str, command: str) -> None:
    """A command that this bot does not have yet is never run by another one in its place."""
    assert READER.read(sentence).command == (command if command in KNOWN else None)


@pytest.mark.parametrize(
    ("sentence", "command", "rest"),
    [
        ("aloitus: Digipolku", "aloitus", "Digipolku"),
        ("Aloita uusi hanke Vihreä satama", "aloitus", "Vihreä satama"),
        ("kickoff Green Harbour", "aloitus", "Green Harbour"),
        ("hanke: Osaava arki", "hanke", "Osaava arki"),
        ("HANKE digipolku", "hanke", "digipolku"),
        ("Digipolku-hanke", "hanke", "Digipolku"),
        ("Digipolku-hankkeesta", "hanke", "Digipolku"),
        ("Osaava arki -hanke", "hanke", "Osaava arki"),
        ("hankkeesta Digipolku", "hanke", "Digipolku"),
        ("miten menee hanke Digipolku?", "hanke", "Digipolku"),
        ("project Digipolku", "hanke", "Digipolku"),
        ("Hei Kehu, näytä hankkeet", "hankkeet", ""),
        ("<at>Kehu</at> hankkeet", "hankkeet", ""),
        ("<at>Kehu</at>  hanke Digipolku", "hanke", "Digipolku"),
        ("hankkeet kiitos", "hankkeet", "kiitos"),
        ("PERUUTA!!", "peruuta", ""),
        ("ei sittenkään", "peruuta", ""),
        ("kehu, apua", "apua", ""),
        ("hyvää huomenta", "kehu", ""),
        ("puhu englantia", "asetukset", "englantia"),
        ("change language to English", "asetukset", "English"),
        ("olen lomalla 20.12. asti", "muistutukset", "20.12. asti"),
    ],
)
def test_the_text_after_the_command_is_as_it_was_typed(sentence: str, command: str, rest: str) -> None:
    assert READER.read(sentence) == Heard(command, rest)


@pytest.mark.parametrize(
    "sentence",
    [
        "naapurin hanke menee hyvin",
        "tämä hanke on kiva",
        "kuka vetää Digipolku-hanketta",
        "apua hankinnassa",
        "peruuta kokous",
        "asetus 2021/1060",
        "hankinta",
        "hankintalaki muuttui",
        "kehuttiin koko porukkaa",
        "aloita kokous",
        "aloita kokeilu",
        "kotona taas",
        "heinäkuussa lomalla",
    ],
)
def test_what_only_resembles_a_command_runs_nothing(sentence: str) -> None:
    assert READER.read(sentence).command is None


@pytest.mark.parametrize(
    ("sentence", "talk"),
    [("kiitos paljon", "thanks"), ("Kiitti!", "thanks"), ("hei hei", "bye"), ("ok", "ok"), ("selvä", "ok")],
)
def test_small_talk_is_heard_as_small_talk(sentence: str, talk: str) -> None:
    heard = READER.read(sentence)
    assert (heard.command, heard.small_talk) == (None, talk)


def test_a_word_deeper_in_the_sentence_is_suggested_only() -> None:
    heard = READER.read("kertoisitko miten nuo hankkeet sujuvat")
    assert heard.command is None
    assert "hankkeet" in heard.suggestions


def test_a_tie_between_two_commands_runs_neither() -> None:
    reader = CommandReader([Vocabulary("a", ("kissa",)), Vocabulary("b", ("kisma",))])
    heard = reader.read("kista")
    assert heard.command is None
    assert set(heard.suggestions) == {"a", "b"}


def test_two_commands_with_one_word_are_an_error() -> None:
    with pytest.raises(ValueError, match="kissa"):
        CommandReader([Vocabulary("a", ("kissa",)), Vocabulary("b", ("kissa",))])


@given(st.text(max_size=400))
def test_any_text_is_read(sentence: str) -> None:
    heard = READER.read(sentence)
    assert heard.command is None or heard.command in KNOWN
    assert set(heard.suggestions) <= KNOWN


def test_a_very_long_sentence_is_read_by_its_beginning() -> None:
    assert READER.read("hankkeet " + "å" * 5000).command == "hankkeet"
    assert READER.read("ö" * 5000).command is None


@given(st.sampled_from([sentence for sentence, command in SENTENCES if command in KNOWN]))
def test_dots_and_case_do_not_matter(sentence: str) -> None:
    plain = READER.read(fold(sentence)).command
    assert plain == READER.read(sentence).command == READER.read(sentence.upper()).command
