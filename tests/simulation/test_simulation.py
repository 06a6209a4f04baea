"""Three weeks of the simulated network, over Easter and the change of the clocks; the year is ``make simulate``."""

from datetime import date

import pytest

from .year import Plan, live


@pytest.mark.proofs
async def test_three_weeks_keep_every_promise_about_reminders() -> None:
    outage = (date(2027, 3, 23), date(2027, 3, 24))
    lived = await live(Plan(date(2027, 3, 9), date(2027, 4, 1), outage))
    assert lived.facts["people, projects, meetings"] == "40, 12, 1"
    assert int(lived.facts["reminders planned"]) > 100
