"""Feedback and suggestions on both databases: what waits, what arrives, who supports, and who is forgotten."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.search_words import search_stems
from bot.working_days import WorkingDays
from dialogs.feedback.arriving import plans
from storage import anonymity, anonymous_suggestions, feedback, members, receipt_codes, suggestions
from storage.database import Database
from storage.members import COORDINATOR, Profile
from storage.suggestions import NEW, Suggestion

ZONE, CALENDAR = ZoneInfo("Europe/Helsinki"), WorkingDays()
MONDAY = datetime(2026, 12, 7, 9, tzinfo=ZONE)
WEEK = "2026-W49"


def _people(session: Session) -> list[int]:
    made = [members.enrol(session, Profile(f"aad-{n}", f"29:{n}", f"Jäsen {n}"), MONDAY) for n in range(3)]
    members.give_role(session, made[0], COORDINATOR, MONDAY)
    return [member.id for member in made]


def _made(session: Session, author: int, title: str = "Kahvihetki", **more: object) -> Suggestion:
    values = {
        "title": title,
        "text": "",
        "author_id": author,
        "suggested_on": date(2026, 12, 2),
        "week": WEEK,
    }
    return suggestions.add(
        session, **(values | {"state": NEW, "words": f" {title.casefold()}", "revision": 1} | more)
    )


async def test_what_waits_arrives_once_and_leaves_nothing_behind(database: Database) -> None:
    code = receipt_codes.new_code()

    def write(session: Session) -> str:
        _people(session)
        feedback.wait(session, recipient="coordinator", text="Huoli", week=WEEK)
        hashed = receipt_codes.hash_of(session, code)
        anonymous_suggestions.wait(session, title="Ajatus", text="", week=WEEK, code_hash=hashed)
        return hashed

    hashed = await database.transaction(write)
    for moment in (MONDAY - timedelta(minutes=1), MONDAY - timedelta(days=2)):
        await database.transaction(lambda s, at=moment: plans(s, at, ZONE, CALENDAR))  # type: ignore[misc]
        assert await database.read(lambda s: feedback.anonymous_received(s, ["coordinator"])) == []
    for _ in range(2):
        await database.transaction(lambda s: plans(s, MONDAY, ZONE, CALENDAR))
    arrived = await database.read(lambda s: feedback.anonymous_received(s, ["coordinator"]))
    assert [(each.text, each.week) for each in arrived] == [("Huoli", WEEK)]
    for table in ("feedback_waiting", "suggestion_waiting", "suggestion_message_waiting"):
        assert await database.read(lambda s, name=table: anonymity.rows(s, name)) == []  # type: ignore[misc]
    found = await database.read(lambda s: anonymous_suggestions.by_hash(s, hashed))
    assert found is not None and found.title == "Ajatus"
    assert found.reply_by == date(2026, 12, 21) and found.author_id is None and found.suggested_on is None
    assert await database.read(anonymity.wipe_due)

    def answers(session: Session) -> None:
        anonymous_suggestions.wait_message(session, found.id, text="Lisää", week="2026-W50")
        plans(session, MONDAY + timedelta(days=7), ZONE, CALENDAR)

    await database.transaction(answers)
    again = await database.read(lambda s: suggestions.by_id(s, found.id))
    assert again is not None
    assert [(each.text, each.from_author, each.by_id) for each in again.messages] == [("Lisää", True, None)]


async def test_what_arrives_has_not_the_order_in_which_it_was_written(database: Database) -> None:
    said = [f"Huoli numero {number}" for number in range(12)]

    def write(session: Session) -> list[str]:
        for each in said:
            feedback.wait(session, recipient="coordinator", text=each, week=WEEK)
        plans(session, MONDAY, ZONE, CALENDAR)
        return [each.text for each in feedback.anonymous_received(session, ["coordinator"])]

    found = await database.transaction(write)
    assert sorted(found) == sorted(said) and found not in (said, said[::-1])


async def test_open_ones_come_first_and_each_filter_counts(database: Database) -> None:
    def write(session: Session) -> list[int]:
        one, two, three = _people(session)
        _made(session, one, "Kahvi", state="in-use")
        made = _made(session, two, "Teehetki")
        _made(session, one, "Mehu", owner_id=three)
        assert suggestions.support(session, made, three) and not suggestions.support(session, made, three)
        return [one, two, three]

    _, two, three = await database.transaction(write)

    async def titles(**filters: object) -> list[str]:
        found, total = await database.read(lambda s: suggestions.search(s, **filters))  # type: ignore[arg-type]
        assert total == len(found)
        return [each.title for each in found]

    assert await titles() == ["Mehu", "Teehetki", "Kahvi"]
    assert await titles(state="in-use") == ["Kahvi"]
    assert await titles(member_id=two) == ["Teehetki"]
    assert await titles(member_id=three) == ["Mehu", "Teehetki"]
    assert await titles(stems=search_stems("kah%")) == ["Kahvi"] and await titles(stems=["%"]) == []


async def test_a_forgotten_member_is_in_no_row_and_the_counts_stay(database: Database) -> None:
    def write(session: Session) -> tuple[int, int]:
        one, two, three = _people(session)
        made = _made(session, two, owner_id=two)
        for member in (one, two, three):
            suggestions.support(session, made, member)
        suggestions.forget_member(session, two)
        suggestions.forget_member(session, two)
        return made.id, two

    number, gone = await database.transaction(write)
    found = await database.read(lambda s: suggestions.by_id(s, number))
    assert found is not None and (found.author_id, found.owner_id) == (None, None)
    assert len(found.supporters) == 3 and gone not in [each.member_id for each in found.supporters]
