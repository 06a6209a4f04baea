"""What stays late is told to the project's manager too: gently, after the one whose matter it is, and never publicly.

One rule for every capability. An occasion that names since when its matter is late and who leads the project is told
to its own person from the first day, and after five working days also to the manager, in the manager's own daily
message. Nothing of this ever stands in a channel.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from bot.working_days import WorkingDays
from storage.nudges import Occasion

ESCALATE_AFTER = 5
"""Working days for which only the owner of a late matter hears of it."""


def is_the_managers_too(late_since: date, today: date, calendar: WorkingDays) -> bool:
    """Whether a matter has been late for longer than its owner alone is reminded."""
    return calendar.between(late_since, today) > ESCALATE_AFTER


def with_managers(occasions: Iterable[Occasion], today: date, calendar: WorkingDays) -> Iterator[Occasion]:
    """The occasions, each followed by the manager's if the matter has been late for long."""
    for occasion in occasions:
        yield occasion
        since, manager = occasion.late_since, occasion.manager_id
        if since is None or manager in (None, occasion.member_id):
            continue
        if is_the_managers_too(since, today, calendar):
            yield replace(occasion, member_id=manager)
