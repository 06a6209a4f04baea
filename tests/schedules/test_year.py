"""A year of one person: 1.12.2026 to 31.12.2027, across both changes of the clocks.

Kehu looks at every hour in the weeks where something is unusual, and at the hours that matter in the others.
"""

import random
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from bot import nudge_hours
from storage import nudges
from tests.schedules.office import CALENDAR, ZONE, Office, at, texts_of

START, END = date(2026, 12, 1), date(2028, 1, 1)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
AWAY = (date(2027, 7, 5), date(2027, 8, 2))
"""The first day of the summer leave, and the first day after it."""

UNUSUAL = [
    (date(2026, 12, 22), date(2026, 12, 29)),  # Christmas
    (date(2027, 3, 25), date(2027, 3, 31)),  # Easter, and summer time begins
    (date(2027, 6, 24), date(2027, 6, 29)),  # midsummer
    (date(2027, 10, 29), date(2027, 11, 2)),  # winter time begins
]
HOURS = (8, 9, 10, 17)


def _looks(moment: datetime) -> bool:
    local = moment.astimezone(ZONE)
    return local.hour in HOURS or any(first <= local.date() < end for first, end in UNUSUAL)


@pytest.mark.asyncio
@pytest.mark.proofs
async def test_a_year_of_hours(office: Office) -> None:
    """Every message within 8 to 17 of a working day, at most one a day, none twice, nothing lost, nothing while away."""
    chance = random.Random(2027)
    days = [START + n * DAY for n in range((END - START).days - 40)]
    # The days before and after each change of the clocks are among them, and weekends and holidays.
    fixed = [date(2027, 3, 26), date(2027, 3, 28), date(2027, 3, 29), date(2027, 10, 29), date(2027, 10, 31)]
    for day in [*chance.sample(days, 90), *fixed]:
        office.promises.add(1, day)

    moment, end = at(START, 0), at(END, 0)
    while moment < end:
        office.clock.moment = moment
        if moment == at(AWAY[0], 0):
            await office.write(lambda session: nudges.pause(session, 1, "*", 0, AWAY[1]))
        if _looks(moment):
            await office.sweep()
            await office.deliver()
            _some_are_kept(office, chance)
        moment += HOUR

    sent = [when.astimezone(ZONE) for when, *_ in office.desk.sent]
    told_days = [when.date() for when in sent]
    assert len(sent) > 100
    assert all(nudge_hours.is_open(when.astimezone(UTC), CALENDAR, ZONE) for when in sent)
    assert {when.strftime("%H:%M") for when in sent} == {"09:00"}
    assert max(Counter(told_days).values()) == 1
    assert not any(AWAY[0] <= day < AWAY[1] for day in told_days)
    assert {date(2027, 3, 30), date(2027, 11, 1)} <= set(told_days)  # the first mornings on the new time
    _each_nudge_is_told_once(await office.nudges(), set(told_days))
    assert {row.state for row in await office.rows()} <= {"sent", "expired"}


def _some_are_kept(office: Office, chance: random.Random) -> None:
    """At noon or so the person gets something done."""
    if office.clock.moment.astimezone(ZONE).hour != 10:
        return
    today = office.clock.moment.astimezone(ZONE).date()
    for promise in office.promises.all.values():
        if promise.day <= today and not promise.kept and chance.random() < 0.08:
            promise.kept = True


def _each_nudge_is_told_once(planned: list[nudges.Nudge], told_days: set[date]) -> None:
    """What was told names its one message; what was not was settled before its message was written."""
    assert len({nudge.key for nudge in planned}) == len(planned)
    told = [nudge for nudge in planned if nudge.state == "told"]
    assert len(told) > 150 and all(nudge.message_key for nudge in told)
    assert {nudge.told_at.astimezone(ZONE).date() for nudge in told if nudge.told_at} == told_days
    for nudge in told:
        assert nudge.told_at is not None
        day = nudge.told_at.astimezone(ZONE).date()
        first = CALENDAR.on_or_after(nudge.day)
        late = AWAY[0] <= first < AWAY[1]
        assert day == (AWAY[1] if late else first), nudge.key
    assert {nudge.state for nudge in planned} <= {"told", "settled", "planned"}
    assert not [nudge.key for nudge in planned if nudge.state == "planned" and nudge.day < END - 14 * DAY]


@pytest.mark.asyncio
async def test_no_message_tells_a_matter_twice(office: Office) -> None:
    """Occasions that pile up while nobody is told are one matter in the message."""
    office.promises.add(1, START)
    await office.write(lambda session: nudges.pause(session, 1, "*", 0, START + 30 * DAY))
    await office.days(START, START + 35 * DAY)
    (first, *rest) = office.desk.cards
    assert texts_of(first).count("Lupaus 1") == 1 and "Päivän muistutus: 1 asia" in texts_of(first)
    assert len(rest) <= 1
    assert datetime(2026, 12, 31, tzinfo=UTC) <= office.desk.sent[0][0]
