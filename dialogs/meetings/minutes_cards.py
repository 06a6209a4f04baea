"""The minutes: a short card for the channel, and the whole of them as a card in its thread and as a document."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.card_size import first_that_fits
from bot.cards import (
    Card,
    Element,
    Meta,
    Part,
    button,
    buttons,
    card,
    facts,
    fold,
    heading,
    in_rows,
    item_row,
    section,
    small,
    submit_button,
    user_text,
)
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.meetings import lead_payloads as lp
from dialogs.meetings import payloads as p
from dialogs.meetings import rules, words
from dialogs.meetings.cards import more, over
from dialogs.meetings.record import load
from storage import agendas, promises
from storage.agendas import AgendaItem, AgendaMove
from storage.meetings import Meeting
from storage.promises import Promise

ROWS = ((8, 300), (6, 300), (4, 200))
"""Rows of each part, and letters of a decision; fewer while the card is too big. The thread has everything."""


@dataclass(frozen=True)
class Entry:
    """One item in the minutes. ``moved_to`` says where it went if it was not finished."""

    title: str
    who: str
    notes: str
    decisions: str
    used: int
    planned: int
    promises: tuple[Promise, ...]
    moved: str = ""


@dataclass(frozen=True)
class Minutes:
    """Everything that the minutes of a meeting tell, in order. Times in minutes."""

    meeting: Meeting
    entries: tuple[Entry, ...]
    promises: tuple[Promise, ...]
    moves: tuple[AgendaMove, ...]
    writers: tuple[str, ...]
    used: int


def read_minutes(turn: Turn, session: Session, meeting: Meeting) -> Minutes:
    """Put the minutes of a meeting together; Refusal before it has ended."""
    if meeting.ended_at is None or meeting.started_at is None:
        raise Refusal("meetings-error-no-minutes")
    made = tuple(promises.of_meeting(session, meeting.id))
    # What was moved on while the agenda was still being made was never this meeting's matter.
    moves = tuple(m for m in agendas.moves_from(session, meeting.id) if m.moved_at >= meeting.started_at)
    planned = {s.item.id: s.minutes for s in _slots(session, meeting)}
    dealt = [item for item in rules.reached(agendas.items_of(session, meeting.id))]
    dealt += [i for i in agendas.items_of(session, meeting.id) if i not in dealt and _promised(made, i.id)]
    entries = [_entry(turn, session, item, planned.get(item.id, item.minutes), made) for item in dealt]
    told = [move for move in moves if move.notes or move.decisions or _promised(made, move.item_id)]
    entries += [_moved_entry(turn, session, move, made) for move in told]
    return Minutes(
        meeting=meeting,
        entries=tuple(entries),
        promises=made,
        moves=moves,
        writers=tuple(member.name for member in agendas.writers(session, meeting.id)),
        used=rules.minutes_used(int((meeting.ended_at - meeting.started_at).total_seconds())),
    )


def _slots(session: Session, meeting: Meeting) -> list[rules.Slot]:
    sections = rules.agenda(agendas.items_of(session, meeting.id), meeting.starts_at, meeting.minutes)
    return [slot for section in sections for slot in section.slots]


def _promised(made: tuple[Promise, ...], item_id: int) -> tuple[Promise, ...]:
    return tuple(promise for promise in made if promise.item_id == item_id)


def _entry(turn: Turn, session: Session, item: AgendaItem, planned: int, made: tuple[Promise, ...]) -> Entry:
    return Entry(
        title=item.title if item.fixed is None else turn.text("meetings-fixed", name=item.fixed),
        who=words.presenter(turn, item),
        notes=item.notes,
        decisions=item.decisions,
        used=rules.minutes_used(item.used_seconds),
        planned=planned,
        promises=_promised(made, item.id),
    )


def _moved_entry(turn: Turn, session: Session, move: AgendaMove, made: tuple[Promise, ...]) -> Entry:
    return Entry(
        title=move.item.title,
        who=words.presenter(turn, move.item),
        notes=move.notes,
        decisions=move.decisions,
        used=rules.minutes_used(move.used_seconds),
        planned=move.item.minutes,
        promises=_promised(made, move.item_id),
        moved=turn.text(
            "meetings-moved-line",
            why=words.reason(turn, move.reason),
            day=words.moved_to(turn, session, move),
        ),
    )


def minutes_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """For the channel: what was decided, who promised what, what moved on; the rest is in the thread."""
    found = read_minutes(turn, session, load(session, subject))
    drawings = (_minutes_card(turn, session, found, notice, rows, letters) for rows, letters in ROWS)
    return first_that_fits(drawings)


def _minutes_card(
    turn: Turn, session: Session, found: Minutes, notice: str | None, rows: int, letters: int
) -> Card:
    meeting = found.meeting
    lead = turn.text("meeting-minutes", date=turn.day(meeting.day), n=len(found.promises))
    body: list[Part] = [heading(over(turn, meeting), words.when_title(turn, meeting), notice or lead)]
    body.append(facts(_facts(turn, found)))
    decided = [entry for entry in found.entries if entry.decisions]
    if decided:
        body.append(section(turn.text("meetings-decisions"), len(decided)))
        for entry in decided[:rows]:
            body.extend([small(entry.title), user_text(_shortened(entry.decisions, letters), spacing="None")])
        body.extend(more(turn, len(decided) - rows))
    if found.promises:
        body.append(section(turn.text("meetings-promises"), len(found.promises)))
        body.extend(item_row(each.what, words.promise_meta(turn, each)) for each in found.promises[:rows])
        body.extend(more(turn, len(found.promises) - rows))
    if found.moves:
        body.append(_moved_on(turn, session, found, rows))
    body.extend(buttons(*in_rows(_buttons(turn, meeting))))
    return card(turn.speech, speak=lead, body=body)


def _moved_on(turn: Turn, session: Session, found: Minutes, rows: int) -> list[Element]:
    """What moved on, folded: its own people have been told, and the next agenda has it."""
    moved: list[Part] = []
    for move in found.moves[:rows]:
        why = Meta(words.reason(turn, move.reason))
        moved.append(item_row(move.item.title, [why, Meta(words.moved_to(turn, session, move))]))
    moved.extend(more(turn, len(found.moves) - rows))
    title = f"{turn.text('meetings-moves-on')} ({len(found.moves)})"
    return fold("moves", title, [], moved, speech=turn.speech)


def _shortened(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"


def _facts(turn: Turn, found: Minutes) -> list[tuple[str, str]]:
    used = turn.text(
        "meetings-time-share", used=found.used, planned=words.minutes(turn, found.meeting.minutes)
    )
    told = [
        (turn.text("meetings-fact-time"), used),
        (turn.text("meetings-fact-items"), str(sum(not entry.moved for entry in found.entries))),
    ]
    if found.writers:
        told.append((turn.text("meetings-fact-writers"), turn.speech.listing(found.writers, most=6)))
    return told


def _buttons(turn: Turn, meeting: Meeting) -> list[Element]:
    title = turn.text("meetings-take-document")
    if turn.place.private:
        found = [submit_button(title, lp.Document(meeting.id))]
        found.append(submit_button(turn.text("meetings-amend"), lp.AskAmend(meeting.id)))
    else:
        found = [button(title, lp.Document(meeting.id))]
    return [*found, submit_button(turn.text("meetings-promises"), p.Open(p.PROMISES))]


def whole_card(turn: Turn, session: Session, meeting: Meeting) -> Card:
    """The whole minutes as one card: every item with what was written of it."""
    found = read_minutes(turn, session, meeting)
    title = turn.text("meetings-whole-title", day=turn.speech.full_date(meeting.day))
    body: list[Part] = [heading(turn.text("meetings-name"), title)]
    room = 16_000
    for entry in found.entries:
        texts = [text for text in (entry.notes, _decided(turn, entry)) if text]
        size = len(entry.title) + sum(map(len, texts)) + 300
        if room < size:
            body.append(small(turn.text("meetings-rest-in-document")))
            break
        room -= size
        body.extend(_whole_entry(turn, entry, texts))
    if not found.entries:
        body.append(small(turn.text("meetings-nothing-written")))
    return card(turn.speech, speak=title, body=body)


def _decided(turn: Turn, entry: Entry) -> str:
    return turn.text("meetings-decided", decisions=entry.decisions) if entry.decisions else ""


def _whole_entry(turn: Turn, entry: Entry, texts: list[str]) -> list[Part]:
    meta = [Meta(entry.who)] if entry.who else []
    meta.append(
        Meta(turn.text("meetings-time-share", used=entry.used, planned=words.minutes(turn, entry.planned)))
    )
    parts: list[Part] = [item_row(entry.title, meta, strong=True)]
    parts.extend(user_text(text) for text in texts)
    if entry.moved:
        parts.append(small(entry.moved))
    for promise in entry.promises:
        parts.append(user_text(told_promise(turn, promise)))
    return parts


def told_promise(turn: Turn, promise: Promise) -> str:
    """``Aino Virtanen lupasi (määräpäivä pe 15.1.): ...``."""
    due = turn.speech.full_date(promise.due_on)
    return turn.text("meeting-promise", person=promise.promised_by.name, due=due, what=promise.what)
