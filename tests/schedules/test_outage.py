"""Three days in which nothing goes out end in one message for each person, neither silence nor a storm."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from storage import members, nudges
from storage.members import Profile
from tests.bot.scripted_connector import Answer
from tests.schedules.office import MONDAY, Office, at, texts_of

pytestmark = pytest.mark.asyncio
DAY = timedelta(days=1)
DOWN = Answer(503, {"error": {"code": "ServiceUnavailable"}})
PEOPLE, DUE, DAYS = 8, 40, 3
THURSDAY = MONDAY + DAYS * DAY
SAYS = "Muistutukset eivät lähteneet 14.–16.12., joten tässä on kaikki yhdessä viestissä."


async def eight_people(office: Office) -> None:
    def join(session: Session) -> None:
        for number in range(4, PEOPLE + 1):
            members.enrol(
                session, Profile(f"aad-{number}", f"29:{number}", f"J {number}"), office.clock.now()
            )

    await office.write(join)
    for number in range(1, PEOPLE + 1):
        await office.chat(number)


def forty_become_due(office: Office, day_number: int) -> None:
    """A third of them on each of the three days, five for each person in all."""
    for number in range(DUE):
        if number % DAYS == day_number:
            office.promises.add(number % PEOPLE + 1, MONDAY + day_number * DAY)


async def one_message_each_that_tells_everything(office: Office) -> None:
    before = len(office.desk.sent)
    for hour in range(6, 20):
        await office.morning(THURSDAY, hour)
    came = office.desk.sent[before:]
    assert len(came) == len({conversation for _, _, conversation, _ in came}) == PEOPLE
    said = [texts_of(body["attachments"][0]["content"]) for *_, body in came]
    assert all(SAYS in texts for texts in said)
    told = {text for texts in said for text in texts if text.startswith("Lupaus ")}
    assert told == {f"Lupaus {number}" for number in range(1, DUE + 1)}
    assert {nudge.state for nudge in await office.nudges()} == {"told"}
    assert await office.morning(THURSDAY + DAY) == []


async def test_teams_takes_nothing_for_three_days(office: Office) -> None:
    await eight_people(office)
    office.desk.down = DOWN
    for n in range(DAYS):
        forty_become_due(office, n)
        for hour in range(24):
            await office.morning(MONDAY + n * DAY, hour)
    office.desk.down = None
    await one_message_each_that_tells_everything(office)


async def test_kehu_is_off_for_three_days(office: Office) -> None:
    await eight_people(office)
    await office.days(MONDAY - 7 * DAY, MONDAY)
    for n in range(DAYS):
        forty_become_due(office, n)
    await one_message_each_that_tells_everything(office)


async def test_what_became_pointless_meanwhile_is_expired_and_counted(office: Office) -> None:
    await office.days(MONDAY - 7 * DAY, MONDAY)
    kept, late, fresh = (office.promises.add(1, MONDAY + n * DAY) for n in range(DAYS))
    office.promises.all[late].until = MONDAY + 2 * DAY
    office.clock.moment = at(MONDAY, 8)
    await office.sweep()
    office.promises.all[kept].kept = True
    (card,) = await office.morning(THURSDAY)
    said = texts_of(card)
    assert f"Lupaus {fresh}" in said and f"Lupaus {kept}" not in said and f"Lupaus {late}" not in said
    counts = await office.database.read(
        lambda session: nudges.counts(session, THURSDAY, at(THURSDAY) - 30 * DAY)
    )
    assert (counts.told, counts.settled, counts.expired, counts.waiting) == (1, 1, 1, 0)
