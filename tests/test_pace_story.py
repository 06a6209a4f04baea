"""Kehu keeps to the pace of Teams by itself: a service that counts finds nothing to refuse."""

from __future__ import annotations

import asyncio

from tests.serving import Served
from tests.teams import Person, Teams


async def test_nine_questions_at_once_are_answered_and_none_of_the_answers_refused(
    served: Served, teams: Teams, kati: Person
) -> None:
    served.pace()
    teams.limited = True
    answers = await asyncio.gather(*(kati.says("kehu") for _ in range(9)))
    assert all("Kehu" in answer.sees() for answer in answers)
    assert len(kati.chat) == 9
    assert teams.refused == []
