"""The self-test on both databases: content with a life, also after rows came and went, and it sees an order."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import text
from sqlalchemy.orm import Session

from bot.working_days import WorkingDays
from dialogs.surveys import closing, launching
from dialogs.surveys.anonymity import what_should_not_be_shown
from storage import anonymity, anonymity_check, members, survey_answers
from storage.database import Database
from storage.members import Profile
from storage.surveys import Survey

DAY = date(2026, 12, 1)


async def _faults(database: Database) -> dict[str, tuple[str, ...]]:
    found = await database.read(lambda session: anonymity_check.check(session, what_should_not_be_shown))
    return {each.name: each.faults for each in found}


async def test_it_is_content_until_something_tells_an_order(database: Database, now: datetime) -> None:
    def enrol(session: Session) -> list[int]:
        profiles = [Profile(f"aad-{n}", f"29:{n}", f"Jäsen {n}") for n in range(12)]
        return [members.enrol(session, profile, now).id for profile in profiles]

    people = await database.transaction(enrol)

    async def live() -> int:
        launched = await database.transaction(
            lambda s: launching.launch_template(s, "yearly", people, DAY, WorkingDays()).id
        )
        for n, person in enumerate(people):
            said: survey_answers.Submission = {
                "yearly-alone": 1 + n % 5,
                "yearly-words": f"Lisää yhteistä aikaa {n}",
            }
            await database.transaction(lambda s, p=person, a=said: survey_answers.take(s, launched, p, a))  # type: ignore[misc]
        return launched

    first = await live()
    await database.transaction(lambda s: closing.close(s, s.get_one(Survey, first), DAY, now))
    await database.wipe(anonymity.promised())
    await database.transaction(anonymity.wiped)
    await live()
    assert not any((await _faults(database)).values())

    def slip(session: Session) -> None:
        """A row that came on its own, as a careless program would write it."""
        key = "0" * 32 if database.dialect == "postgresql" else "2026-12-01T09:00"
        session.execute(
            text("INSERT INTO survey_buffer (key, pool, answers) VALUES (:key, 'survey:2', '{}')"),
            {"key": key},
        )

    await database.transaction(slip)
    assert (await _faults(database))["order"]
