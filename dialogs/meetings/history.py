"""Meetings that have been held: found by their words, read again, completed afterwards."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.capability import Asks, Reply, Shows
from bot.cards import (
    Card,
    Element,
    Meta,
    Part,
    button,
    buttons,
    card,
    heading,
    item_row,
    section,
    submit_button,
    text_input,
)
from bot.refusal import Refusal
from bot.search_words import SEARCH_MOST, search_stems
from bot.turn import Turn
from dialogs.meetings import lead_payloads as lp
from dialogs.meetings import payloads as p
from dialogs.meetings import rules, words
from dialogs.meetings.closing import index
from dialogs.meetings.record import changed, load, load_item
from storage import agendas, meetings, promises
from storage.agendas import WRITTEN_MOST, AgendaWriting
from storage.meetings import Meeting

AMEND = "meetings.amend"
PAGE, PAGES_MOST = 8, 1000


def history(payload: lp.History, turn: Turn, session: Session) -> Reply:
    """Show what has been held, the newest first; in a channel too, since minutes are everybody's."""
    return Reply(card=history_card(turn, session, payload))


def history_card(turn: Turn, session: Session, wanted: lp.History) -> Card:
    """A page of what fits, and the field to search by."""
    said, page = wanted.words[:SEARCH_MOST].strip(), min(max(wanted.page, 0), PAGES_MOST)
    found = meetings.held(session, stems=search_stems(said), limit=PAGE + 1, offset=page * PAGE)
    title = turn.text("meetings-history-title")
    lead = turn.text("meetings-history-found", n=len(found[:PAGE]), more=int(len(found) > PAGE))
    body: list[Part] = [heading(turn.text("meetings-name"), title, lead)]
    body.extend(_row(turn, session, meeting) for meeting in found[:PAGE])
    pages: list[Element] = []
    if page:
        pages.append(button(turn.text("meetings-newer"), lp.History(said, page - 1)))
    if len(found) > PAGE:
        pages.append(button(turn.text("meetings-older"), lp.History(said, page + 1)))
    body.extend(buttons(pages))
    body.append(section(turn.text("meetings-search-title")))
    body.append(text_input("words", turn.text("meetings-label-words"), max_length=SEARCH_MOST, value=said))
    body.extend(buttons([button(turn.text("meetings-search"), lp.History(), inputs=True)]))
    return card(turn.speech, speak=f"{title}. {lead}", body=body)


def _row(turn: Turn, session: Session, meeting: Meeting) -> list[Element]:
    themes = [i.title for i in agendas.items_of(session, meeting.id) if i.section == "theme" and not i.fixed]
    made = len(promises.of_meeting(session, meeting.id))
    meta = [Meta(themes[0])] if themes else []
    meta.append(Meta(turn.text("meetings-promises-count", n=made)))
    opens = submit_button(turn.text("meetings-open"), p.Open(p.MINUTES, meeting.id))
    return item_row(words.capital(turn.speech.full_date(meeting.day)), meta, button=opens)


def ask_amend(payload: lp.AskAmend, turn: Turn, session: Session) -> Reply:
    """Open the form that completes the minutes."""
    meeting = load(session, payload.meeting)
    _check_ended(meeting)
    return Reply(asks=Asks(AMEND, {"meeting": meeting.id}))


def _check_ended(meeting: Meeting) -> None:
    if meeting.ended_at is None:
        raise Refusal("meetings-error-no-minutes")


def amend(payload: lp.SendAmend, turn: Turn, session: Session) -> Reply:
    """Add to the notes of an item; what stood there stays, and who added it and when is told."""
    meeting = load(session, payload.meeting)
    _check_ended(meeting)
    known = payload.item.isdecimal() and payload.item.isascii() and len(payload.item) < 12
    item = load_item(session, int(payload.item)) if known else None
    if item is None or item.meeting_id != meeting.id:
        raise Refusal("meetings-error-item")
    added = rules.check_lines(payload.notes, WRITTEN_MOST)
    if not added:
        raise Refusal("meetings-error-amend")
    told = turn.text("meetings-amended", person=turn.me.name, when=turn.when(turn.now), text=added)
    item.notes = "\n".join(text for text in (item.notes, told) if text)
    item.written += 1
    session.add(
        AgendaWriting(
            item_id=item.id,
            version=item.written,
            notes=item.notes,
            decisions=item.decisions,
            written_by_id=turn.me.id,
            written_at=turn.now,
        )
    )
    session.flush()
    index(session, meeting)
    changed(session, meeting, turn.now)
    return Reply(notice=turn.text("meetings-amend-saved"), shows=Shows(p.MINUTES, meeting.id))
