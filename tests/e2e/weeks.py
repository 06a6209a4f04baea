"""The end of a week, for a bot that does not wait for one: what waits was written a fortnight ago, and arrives."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.working_days import WorkingDays
from dialogs.feedback import rules
from dialogs.feedback.arriving import plans
from storage import anonymity
from storage.anonymous_suggestions import WaitingMessage, WaitingSuggestion
from storage.database import Database
from storage.feedback import WaitingFeedback

from .conftest import TODAY


async def the_week_is_over(folder: Path) -> None:
    """Beside the running bot, in its database: the sweep that comes when the week is over."""
    database = Database(f"sqlite:///{folder / 'kehu.db'}")
    calendar, zone = WorkingDays(), ZoneInfo("Europe/Helsinki")
    week = anonymity.week_of(TODAY - timedelta(weeks=2))

    def work(session: Session) -> None:
        for table in (WaitingFeedback, WaitingSuggestion, WaitingMessage):
            session.execute(update(table).values(week=week))
        plans(session, rules.arrives(week, calendar, zone) + timedelta(minutes=1), zone, calendar)

    await database.transaction(work)
    await database.close()
