"""The minutes as a document that Word opens. What people wrote is text in it: never a field, a link or a formula."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as Made

from bot.capability import File
from bot.turn import Turn
from bot.user_text import clean, one_line
from dialogs.meetings import words
from dialogs.meetings.minutes_cards import Entry, Minutes, told_promise

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def minutes_file(turn: Turn, minutes: Minutes) -> File:
    """The minutes of a meeting, named by its day: ``muistio-2027-01-14.docx``."""
    made = Document()
    title = turn.text("meetings-whole-title", day=turn.speech.full_date(minutes.meeting.day))
    made.core_properties.title = title
    made.core_properties.author = turn.text("host-name")
    made.core_properties.language = turn.speech.code
    made.core_properties.comments = ""
    made.core_properties.created = minutes.meeting.ended_at.replace(tzinfo=None)  # type: ignore[union-attr]
    made.add_heading(title, 0)
    _opening(turn, made, minutes)
    made.add_heading(turn.text("meetings-items"), 1)
    for number, entry in enumerate(minutes.entries, 1):
        _entry(turn, made, number, entry)
    _promises(turn, made, minutes)
    _moved(turn, made, minutes)
    written = io.BytesIO()
    made.save(written)
    name = f"{turn.text('meetings-file-name')}-{minutes.meeting.day.isoformat()}.docx"
    return File(name, DOCX, written.getvalue())


def _opening(turn: Turn, made: Made, minutes: Minutes) -> None:
    meeting = minutes.meeting
    share = turn.text("meetings-time-share", used=minutes.used, planned=words.minutes(turn, meeting.minutes))
    lines = [
        (turn.text("meetings-fact-hours"), words.hours(turn, meeting)),
        (turn.text("meetings-fact-place"), words.place(turn, meeting)),
        (turn.text("meetings-fact-time"), share),
        (turn.text("meetings-fact-writers"), turn.speech.listing(minutes.writers, most=20)),
    ]
    for name, value in lines:
        if value:
            paragraph = made.add_paragraph()
            paragraph.add_run(f"{name}: ").bold = True
            paragraph.add_run(one_line(value))


def _entry(turn: Turn, made: Made, number: int, entry: Entry) -> None:
    made.add_heading(f"{number}. {one_line(entry.title)}", 2)
    share = turn.text("meetings-time-share", used=entry.used, planned=words.minutes(turn, entry.planned))
    made.add_paragraph(" · ".join(part for part in (one_line(entry.who), share) if part))
    for line in _lines(entry.notes):
        made.add_paragraph(line)
    if entry.decisions:
        made.add_paragraph().add_run(turn.text("meetings-decisions")).bold = True
        for line in _lines(entry.decisions):
            made.add_paragraph(line, style="List Bullet")
    for promise in entry.promises:
        made.add_paragraph(one_line(told_promise(turn, promise)), style="List Bullet")
    if entry.moved:
        made.add_paragraph().add_run(entry.moved).italic = True


def _promises(turn: Turn, made: Made, minutes: Minutes) -> None:
    if minutes.promises:
        made.add_heading(turn.text("meetings-promises"), 1)
        titles = [turn.text(f"meetings-column-{name}") for name in ("who", "what", "when")]
        rows = [
            [promise.promised_by.name, promise.what, turn.speech.full_date(promise.due_on)]
            for promise in minutes.promises
        ]
        _table(made, titles, rows)


def _moved(turn: Turn, made: Made, minutes: Minutes) -> None:
    if minutes.moves:
        made.add_heading(turn.text("meetings-moves-on"), 1)
        for move in minutes.moves:
            told = f"{one_line(move.item.title)} ({words.reason(turn, move.reason)})"
            made.add_paragraph(told, style="List Bullet")


def _table(made: Made, titles: list[str], rows: list[list[str]]) -> None:
    table = made.add_table(rows=1, cols=len(titles), style="Table Grid")
    for cell, title in zip(table.rows[0].cells, titles, strict=True):
        cell.paragraphs[0].add_run(title).bold = True
    for row in rows:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = one_line(value)


def _lines(text: str) -> list[str]:
    return [line for line in clean(text).split("\n") if line.strip()]
