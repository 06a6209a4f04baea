"""Files of a meeting: its calendar entry, and its minutes as a document; and the letter that brings the whole minutes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy.orm import Session

from bot import shared
from bot.capability import File, FileKind, Offer, Reply
from bot.letters import InThread, LetterKind, Needless, Waits, Written
from bot.turn import Turn
from dialogs.meetings import lead_payloads as lp
from dialogs.meetings import payloads as p
from dialogs.meetings import words
from dialogs.meetings.calendar_file import MEDIA_TYPE, CalendarEntry, calendar_file
from dialogs.meetings.closing import DOCUMENT
from dialogs.meetings.document import minutes_file
from dialogs.meetings.minutes_cards import read_minutes, whole_card
from dialogs.meetings.record import load, network_channel, sections_of
from storage import outbox
from storage.meetings import Meeting
from storage.outbox import OutboxRow

CALENDAR, MINUTES_FILE = "meetings.calendar", "meetings.minutes"
LOOK_AGAIN = timedelta(minutes=1)


def take_calendar(payload: p.Calendar, turn: Turn, session: Session) -> Reply:
    """Offer the calendar entry; from a channel it comes into the person's own chat."""
    meeting = load(session, payload.meeting)
    if turn.place.private:
        return Reply(offers=Offer(CALENDAR, {"meeting": meeting.id}))
    return _send_privately(turn, session, p.NEXT, meeting)


def take_document(payload: lp.Document, turn: Turn, session: Session) -> Reply:
    """Offer the minutes as a document; from a channel they come into the person's own chat."""
    meeting = load(session, payload.meeting)
    read_minutes(turn, session, meeting)
    if turn.place.private:
        return Reply(offers=Offer(MINUTES_FILE, {"meeting": meeting.id}))
    return _send_privately(turn, session, p.MINUTES, meeting)


def _send_privately(turn: Turn, session: Session, surface: str, meeting: Meeting) -> Reply:
    outbox.plan(
        session,
        key=f"post:{surface}:{meeting.id}:{turn.me.id}:{int(turn.now.timestamp()) // 60}",
        kind=shared.POST,
        subject={"surface": surface, "subject": meeting.id},
        now=turn.now,
        member_id=turn.me.id,
    )
    return Reply(notice=turn.text("meetings-sent-privately"))


def make_calendar(about: Mapping[str, str | int], turn: Turn, session: Session) -> File:
    """The calendar entry as it stands now; opened again after a move, it replaces the one before."""
    meeting = load(session, int(about["meeting"]))
    entry = CalendarEntry(
        uid=meeting.uid,
        sequence=meeting.sequence,
        changed_at=meeting.sequenced_at,
        starts_at=meeting.starts_at,
        ends_at=words.ends_at(meeting),
        title=turn.text("meetings-name"),
        description=_description(turn, session, meeting),
        place=meeting.place,
        link=meeting.link,
        cancelled=meeting.cancelled_at is not None,
    )
    content = calendar_file(entry, turn.zone, turn.speech.code)
    name = f"{turn.text('meetings-calendar-name')}-{meeting.day.isoformat()}.ics"
    return File(name, MEDIA_TYPE, content)


def _description(turn: Turn, session: Session, meeting: Meeting) -> str:
    lines = []
    for section in sections_of(session, meeting):
        lines.append(turn.text("meetings-section", section=section.name))
        for slot in section.slots:
            if slot.item.fixed is None:
                told = [words.clock(turn, slot.starts), slot.item.title, words.presenter(turn, slot.item)]
                lines.append("  " + " ".join(part for part in told if part))
    return "\n".join(lines)


def make_minutes(about: Mapping[str, str | int], turn: Turn, session: Session) -> File:
    """The minutes as they stand now."""
    return minutes_file(turn, read_minutes(turn, session, load(session, int(about["meeting"]))))


def write_document(turn: Turn, session: Session, row: OutboxRow) -> Written:
    """The whole minutes, in the thread of their card; they wait until the card stands there."""
    meeting = load(session, int(row.subject["meeting"]))
    channel = row.conversation_id or network_channel(session) or ""
    key = f"post:{p.MINUTES}:{meeting.id}:{channel}"[: outbox.KEY_LENGTH]
    posted = outbox.by_key(session, key)
    if posted is None or posted.activity_id is None:
        if posted is None or posted.settled_at is not None:
            return Needless("no-thread")
        return Waits(turn.now + LOOK_AGAIN, "no-thread")
    return InThread(whole_card(turn, session, meeting), channel, posted.activity_id)


FILES = (FileKind(CALENDAR, make_calendar), FileKind(MINUTES_FILE, make_minutes))
LETTERS = (LetterKind(DOCUMENT, write_document),)
