"""The end of a meeting: minutes to the channel, what was not reached to the backlog, promises to their owners."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot import shared
from bot.search_words import search_words
from dialogs.meetings import rules
from dialogs.meetings.payloads import MINUTES
from dialogs.meetings.record import changed, move_items, network_channel, next_after
from storage import agendas, outbox, promises
from storage.agendas import DONE, NOT_HELD, NOT_REACHED, OPEN, AgendaItem
from storage.meetings import Meeting

DOCUMENT = "meetings.document"
"""The outbox kind of the whole minutes, in the thread of their card. Its subject is ``{"meeting": number}``."""


def finish(item: AgendaItem, now: datetime) -> None:
    """The item was dealt with: its time is counted."""
    item.used_seconds = rules.seconds_used(item, now)
    item.begun_at = None
    item.state = DONE


def close(
    session: Session, meeting: Meeting, *, by: int | None, now: datetime, until: datetime | None = None
) -> int:
    """End a meeting; how many items went to the backlog. Said again, nothing more happens.

    ``until``: the time of the item under way is counted so far, if nobody was there to end the meeting.
    """
    if meeting.ended_at is not None:
        return 0
    items = agendas.items_of(session, meeting.id)
    left = rules.left_over(items, meeting.current_id)
    for item in items:
        if item.id == meeting.current_id or (item.fixed and item.state == OPEN):
            finish(item, until or now)
    meeting.ended_at, meeting.ended_by_id, meeting.current_id = now, by, None
    session.flush()
    following = next_after(session, meeting)
    move_items(session, left, following, reason=NOT_REACHED, by=by, now=now)
    if not left:
        changed(session, following, now)  # it opens with what was promised here
    index(session, meeting)
    changed(session, meeting, now)
    _post_minutes(session, meeting, now)
    return len(left)


def miss(session: Session, meeting: Meeting, now: datetime) -> None:
    """Nobody started the meeting: its items move on."""
    meeting.missed_at = now
    session.flush()
    left = rules.left_over(agendas.items_of(session, meeting.id), None)
    move_items(session, left, next_after(session, meeting), reason=NOT_HELD, by=None, now=now)
    changed(session, meeting, now)


def index(session: Session, meeting: Meeting) -> None:
    """Let the minutes be found by their words."""
    said: list[str | None] = []
    for item in agendas.items_of(session, meeting.id):
        said += [None if item.fixed else item.title, item.notes, item.decisions]
        said += [
            item.presenter.name if item.presenter else item.guest,
            item.project.name if item.project else None,
        ]
    for move in agendas.moves_from(session, meeting.id):
        said += [move.item.title, move.notes, move.decisions]
    for promise in promises.of_meeting(session, meeting.id):
        said += [promise.what, promise.promised_by.name]
    meeting.words = search_words(*said)
    session.flush()


def _post_minutes(session: Session, meeting: Meeting, now: datetime) -> None:
    channel = network_channel(session)
    if channel is None:
        return
    shared.post(session, MINUTES, meeting.id, channel, now)
    outbox.plan(
        session,
        key=f"{DOCUMENT}:{meeting.id}",
        kind=DOCUMENT,
        subject={"meeting": meeting.id},
        now=now,
        conversation_id=channel,
    )
