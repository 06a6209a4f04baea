"""Anonymous texts arrive: everything of a week together, in random order, when its week is over.

Until then nobody but their author can see them, so that no moment of theirs can be told. Asked at each sweep.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot import nudge_hours
from bot.search_words import search_words
from bot.working_days import WorkingDays
from dialogs.feedback import payloads, rules
from dialogs.feedback.record import send_out
from dialogs.feedback.suggestion_record import add_message, announce, changed, tell_owners
from storage import anonymous_suggestions, feedback, suggestions
from storage.suggestions import NEW


def plans(session: Session, now: datetime, zone: ZoneInfo, calendar: WorkingDays) -> None:
    """Let everything arrive whose week is over, in the hours in which people are spoken to."""
    weeks = {*feedback.weeks_waiting(session), *anonymous_suggestions.weeks_waiting(session)}
    if not weeks or not nudge_hours.is_open(now, calendar, zone):
        return
    for week in sorted(weeks):
        if now >= rules.arrives(week, calendar, zone):
            _feedback(session, week, now)
            _suggestions(session, week, now, calendar)
            _messages(session, week, now)


def _feedback(session: Session, week: str, now: datetime) -> None:
    # In the order of random keys, which is none: the numbers that they get tell nothing.
    for recipient, text in feedback.take_waiting(session, week):
        made = feedback.arrive(session, recipient=recipient, text=text, week=week)
        send_out(session, payloads.ANONYMOUS, made.id, recipient, now)


def _suggestions(session: Session, week: str, now: datetime, calendar: WorkingDays) -> None:
    promised = rules.reply_day(rules.arrival_day(week, calendar), calendar)
    for title, text, code_hash in anonymous_suggestions.take_waiting(session, week):
        made = anonymous_suggestions.arrive(
            session,
            code_hash,
            title=title,
            text=text,
            week=week,
            state=NEW,
            reply_by=promised,
            words=search_words(title, text),
            revision=1,
        )
        session.refresh(made)
        announce(session, made, now)


def _messages(session: Session, week: str, now: datetime) -> None:
    for suggestion_id, text in anonymous_suggestions.take_messages(session, week):
        found = suggestions.by_id(session, suggestion_id)
        if found is not None:
            made = add_message(session, found, from_author=True, by=None, text=text, week=week)
            changed(session, found, now)
            tell_owners(session, found, now, f":message{made.id}")
