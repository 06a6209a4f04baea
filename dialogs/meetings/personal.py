"""What meetings hold of a person: what they led, proposed, wrote, promised and wished for, and what they were asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from bot import shared
from dialogs.meetings.closing import index
from dialogs.meetings.payloads import PROMISES
from dialogs.meetings.record import changed
from storage import meeting_people as people
from storage import meetings, promises
from storage.agendas import AgendaItem
from storage.meetings import Meeting
from storage.promises import Promise


def my_data(session: Session, member_id: int) -> Mapping[str, Any]:
    """Everything in the meetings with this person's name beside it. A vote is told to nobody else."""
    return {
        "meetings": [_led(each, member_id) for each in people.led_by(session, member_id)],
        "agenda_items": [_item(each, member_id) for each in people.items_with(session, member_id)],
        "agenda_moves": [
            {"title": each.item.title, "moved": each.moved_at} for each in people.moves_by(session, member_id)
        ],
        "minutes": [
            {
                "title": item.title,
                "version": each.version,
                "notes": each.notes,
                "decisions": each.decisions,
                "written": each.written_at,
            }
            for each, item in people.writings_by(session, member_id)
        ],
        "promises": [_promise(session, each, member_id) for each in people.promises_with(session, member_id)],
        "agenda_requests": [
            {
                "meeting": each.meeting.day,
                "asked_on": each.asked_on,
                "response": each.answer,
                "answered": each.answered_at,
            }
            for each in people.asks_of(session, member_id)
        ],
        "invitations": [
            {
                "meeting": each.meeting.day,
                "project": each.project.name,
                "asked_on": each.invited_on,
                "response": each.answer,
                "answered": each.answered_at,
            }
            for each in people.invites_of(session, member_id)
        ],
        "presenting_wishes": [
            {"project": each.project.name, "willing": each.willing, "made": each.said_at}
            for each in people.wishes_by(session, member_id)
        ],
        "themes": [
            {"title": each.title, "text": each.details, "made": each.proposed_at}
            for each in people.themes_by(session, member_id)
        ],
        "theme_votes": [{"title": each.title} for each in people.themes_voted(session, member_id)],
    }


def _led(meeting: Meeting, member_id: int) -> dict[str, Any]:
    return {
        "meeting": meeting.day,
        "started": meeting.started_at if meeting.started_by_id == member_id else None,
        "ended": meeting.ended_at if meeting.ended_by_id == member_id else None,
    }


def _item(item: AgendaItem, member_id: int) -> dict[str, Any]:
    return {
        "meeting": item.meeting.day if item.meeting is not None else None,
        "title": item.title,
        "text": item.details,
        "link": item.link,
        "state": item.state,
        "proposed": item.proposed_at if item.proposed_by_id == member_id else None,
        "presents": item.presenter_id == member_id,
    }


def _promise(session: Session, promise: Promise, member_id: int) -> dict[str, Any]:
    return {
        "meeting": _day(session, promise.meeting_id),
        "promise": promise.what,
        "promised": promise.made_on if promise.promised_by_id == member_id else None,
        "carries": promise.owner_id == member_id,
        "due": promise.due_on,
        "written": promise.made_at if promise.made_by_id == member_id else None,
        "state": promise.state,
        "settled": promise.settled_at if promise.settled_by_id == member_id else None,
        "reason": promise.reason if promise.settled_by_id == member_id else None,
    }


def _day(session: Session, meeting_id: int | None) -> date | None:
    meeting = meetings.by_id(session, meeting_id) if meeting_id else None
    return meeting.day if meeting is not None else None


def forget(session: Session, member_id: int, now: datetime) -> None:
    """Minutes, promises, turns and votes stay true without the name: nothing finds them by it, no card shows it.

    Comes after ``leaving.member_left`` has handed on what was open.
    """
    for promise in people.promises_with(session, member_id):
        promise.revision += 1
    session.flush()
    for meeting in people.meetings_naming(session, member_id):
        if meeting.ended_at is not None:
            index(session, meeting)
        changed(session, meeting, now)
    shared.changed(session, PROMISES, 0, promises.revision(session), now)
    people.forget_asks(session, member_id)
