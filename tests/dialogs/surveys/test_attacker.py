"""An attacker who has everything links thirty answers to thirty people no better than by chance.

Before the end it is somebody who may look at Kehu as often as they like; after the end it is somebody who has the
database's file, and has written down who came when. Each guess is a pairing of people with answers; a blind pairing
hits once in thirty people on average, whatever their number.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.surveys import closing, launching
from dialogs.surveys.cards import list_card
from dialogs.surveys.rules import WORDS, Question
from storage import anonymity, members, survey_answers, surveys
from storage.members import Member, Profile
from tests.dialogs.network import Network, moment

N, ROUNDS = 30, 40
DAY = date(2026, 12, 1)
Guess = Callable[[sqlite3.Connection, int, Sequence[int]], list[str]]


def _by_file(connection: sqlite3.Connection, survey: int, arrivals: Sequence[int]) -> list[str]:
    """As the answers lie in the file, against the order in which people came."""
    found = connection.execute("SELECT words FROM survey_answer WHERE survey_id = ?", (survey,))
    return [words for (words,) in found]


def _by_key(connection: sqlite3.Connection, survey: int, arrivals: Sequence[int]) -> list[str]:
    found = connection.execute(
        "SELECT words FROM survey_answer WHERE survey_id = ? ORDER BY key DESC", (survey,)
    )
    return [words for (words,) in found]


def _by_page(connection: sqlite3.Connection, survey: int, arrivals: Sequence[int]) -> list[str]:
    """As the texts follow one another in the raw bytes of the file: how a page was filled tells an order."""
    (file,) = (row[2] for row in connection.execute("PRAGMA database_list"))
    content = Path(file).read_bytes()
    texts = _by_file(connection, survey, arrivals)
    return sorted(texts, key=lambda words: content.rfind(words.encode()))


def _by_text(connection: sqlite3.Connection, survey: int, arrivals: Sequence[int]) -> list[str]:
    return sorted(_by_file(connection, survey, arrivals))


def _hits(guess: Sequence[str], truth: dict[int, str], people: Sequence[int]) -> int:
    return sum(truth[person] == words for person, words in zip(people, guess, strict=True))


@pytest.fixture
async def crowd(network: Network) -> list[int]:
    def fill(session: Session) -> list[int]:
        for n in range(N):
            members.enrol(session, Profile(f"crowd-{n}", f"29:crowd-{n}", f"Ihminen {n}"), moment(DAY))
        wanted = select(Member.id).where(Member.aad_object_id.startswith("crowd-")).order_by(Member.id)
        return list(session.scalars(wanted))

    return await network.write(fill)


async def test_after_the_end_the_database_tells_no_more_than_chance(
    network: Network, crowd: list[int]
) -> None:
    chance = random.Random(11)
    question = Question("q1", WORDS, "Mitä?")
    file = network.database.url.removeprefix("sqlite:///")
    strategies: list[Guess] = [_by_file, _by_key, _by_page, _by_text]
    hits = {(guess.__name__, order): 0 for guess in strategies for order in ("arrivals", "numbers")}
    for round_ in range(ROUNDS):
        arrivals = chance.sample(crowd, N)
        truth = {person: f"Sanon {round_:02} {chance.randrange(10**9):09}" for person in crowd}

        def live(session: Session, arrivals: Sequence[int] = arrivals, truth: dict[int, str] = truth) -> int:
            made = launching._survey("own", "s", [question], crowd, DAY, DAY + timedelta(days=9), "all", None)
            survey = surveys.add(session, made, crowd)
            for person in arrivals:
                survey_answers.take(session, survey.id, person, {"q1": truth[person]})
            closing.close(session, survey, DAY + timedelta(days=10), moment(DAY))
            return survey.id

        number = await network.write(live)
        await network.database.wipe(anonymity.promised())
        connection = sqlite3.connect(file)
        for guess in strategies:
            answer = guess(connection, number, arrivals)
            assert sorted(answer) == sorted(truth.values())
            hits[guess.__name__, "arrivals"] += _hits(answer, truth, arrivals)
            hits[guess.__name__, "numbers"] += _hits(answer, truth, crowd)
        connection.close()
    # Forty blind pairings hit forty times, give or take; a leak of the order would hit twelve hundred times.
    assert all(15 <= n <= 75 for n in hits.values()), hits


async def test_during_the_survey_nothing_that_can_be_seen_moves_when_somebody_answers(
    network: Network, crowd: list[int]
) -> None:
    watcher = network.turn("Kaisa", DAY)

    def launch(session: Session) -> int:
        question = Question("q1", WORDS, "Mitä?")
        made = launching._survey("own", "s", [question], crowd, DAY, DAY + timedelta(days=20), "all", None)
        made.title = "Kysely"
        return surveys.add(session, made, crowd).id

    number = await network.write(launch)
    seen = []
    for n, person in enumerate(crowd[:12]):
        await network.write(lambda s, n=n, p=person: survey_answers.take(s, number, p, {"q1": f"Sana {n}"}))  # type: ignore[misc]
        seen.append(await network.read(lambda session: list_card(watcher, session, 0, None)))
    assert all(card == seen[0] for card in seen)
    # It moves on the third working day's morning, for everybody at once.
    calendar, zone = watcher.calendar, watcher.zone
    before = moment(date(2026, 12, 4), 8)
    await network.write(lambda session: closing.plans(session, before, zone, calendar))
    assert await network.read(lambda session: list_card(watcher, session, 0, None)) == seen[0]
    await network.write(lambda session: closing.plans(session, moment(date(2026, 12, 4)), zone, calendar))
    counted = await network.read(lambda session: list_card(watcher, session, 0, None))
    assert counted != seen[0] and "vastauksia 12" in repr(counted)
