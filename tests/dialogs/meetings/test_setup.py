"""Agreeing when the network meets: what the form shows is what it takes back, and what was changed is what counts."""

from __future__ import annotations

import dataclasses
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.meetings import series
from dialogs.meetings.series_rules import LAST, SeriesRule
from dialogs.meetings.series_text import read_rule, said, told
from storage import projects
from storage import turns as stored
from tests.dialogs.network import TEXTS, Network

USUAL = {"minutes": 90, "months": "7", "holiday": "next"}
BASE = SeriesRule(1, 0, time(10), 90, date(2026, 12, 1))


async def agree(network: Network, **given: object) -> SeriesRule:
    kaisa = network.turn("Kaisa")
    await network.send("meetings.series", kaisa, **(USUAL | given))
    agreed = await network.read(series.read)
    assert agreed is not None
    return agreed.rule


async def test_an_end_that_was_typed_is_the_length(network: Network) -> None:
    rule = await agree(network, rule="2. torstai klo 13–15")
    assert (rule.nth, rule.weekday, rule.minutes, rule.months_off) == (2, 3, 120, (7,))


async def test_a_length_that_was_changed_counts(network: Network) -> None:
    await agree(network, rule="2. torstai klo 13")
    shown = said(await agree(network, rule="2. torstai klo 13"), TEXTS.language("fi"))
    assert shown == "kuukauden 2. torstai klo\u00a013"
    rule = await agree(network, rule=shown, minutes=60)
    assert rule.minutes == 60


async def test_months_off_may_be_typed_too(network: Network) -> None:
    assert (await agree(network, rule="2. torstai klo 13, ei kesäkuussa eikä heinäkuussa")).months_off == (
        6,
        7,
    )


async def test_a_rule_that_is_none_changes_nothing(network: Network) -> None:
    await agree(network, rule="2. torstai klo 13")
    kaisa = network.turn("Kaisa")
    for rule, message in (
        ("joka toinen torstai", "meetings-error-weekly"),
        ("", "meetings-error-rule"),
        ("2. lauantai", "meetings-error-weekend"),
    ):
        await network.refused("meetings.series", message, turn=kaisa, rule=rule, **USUAL)
    await network.refused(
        "meetings.series", "refusal-not-allowed", turn=network.turn("Aino"), rule="1. ma", **USUAL
    )


@given(
    st.sampled_from([1, 2, 3, 4, LAST]),
    st.integers(0, 4),
    st.times(time(7), time(20)).map(lambda t: t.replace(second=0, microsecond=0)),
    st.integers(15, 200),
    st.integers(1, 12),
    st.sampled_from(["fi", "en"]),
)
def test_what_is_told_is_read_back(
    nth: int, weekday: int, start: time, minutes: int, every: int, language: str
) -> None:
    rule = SeriesRule(nth, weekday, start, minutes, BASE.first_month, every)
    speech = TEXTS.language(language)
    assert read_rule(told(rule, speech)[0], BASE) == rule
    assert read_rule(said(rule, speech), dataclasses.replace(BASE, minutes=minutes)) == rule


@pytest.mark.parametrize("language", ["fi", "en"])
def test_all_of_a_rule_is_told_and_read_back(language: str) -> None:
    rule = dataclasses.replace(BASE, every=3, months_off=(3, 7, 8), first_month=date(2027, 3, 1))
    lines = told(rule, TEXTS.language(language))
    assert len(lines) == 4
    assert read_rule(", ".join(lines[:3]), BASE) == rule


async def test_only_its_manager_takes_back_that_a_project_does_not_present(network: Network) -> None:
    await agree(network, rule="2. torstai klo 13")
    aino, sari = network.turn("Aino"), network.turn("Sari")

    def project(session: object) -> int:
        made = projects.find_or_make(session, "Kotoportti", by=aino.me.id, now=aino.now)  # type: ignore[arg-type]
        stored.say_willing(session, made.id, False, by=aino.me.id, now=aino.now)  # type: ignore[arg-type]
        return made.id

    number = await network.write(project)
    given = {"section": "projects", "project": str(number)}
    await network.send("meetings.send-proposal", sari, **given)
    assert [wish.willing for wish in await network.read(stored.wishes)] == [False]
