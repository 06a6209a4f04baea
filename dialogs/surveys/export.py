"""The results as a file: what the card shows, as .xlsx or as .csv with semicolons, and nothing behind it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

import xlsxwriter
from sqlalchemy.orm import Session

from bot.capability import File, FileKind
from bot.turn import Turn
from bot.user_text import clean
from dialogs.surveys import rules
from dialogs.surveys.actions import FILE, results_of
from dialogs.surveys.results import Results, read
from dialogs.surveys.rules import SCALE, WORDS, Question
from dialogs.surveys.wording import question_text, title_of, value_text

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
COLUMNS = ("question", "group", "choice", "count", "mean")
_WIDTHS = (60, 24, 30, 12, 12)
_FORMULA = tuple("=+-@\t\r|%")
Cell = str | int | float


def make(about: Mapping[str, str | int], turn: Turn, session: Session) -> File:
    """The file that was asked for, from what may be shown."""
    survey = results_of(turn, session, int(about["survey"]))
    results = read(session, survey)
    titles = [turn.text(f"survey-file-{name}") for name in COLUMNS]
    rows = list(number_rows(turn, results))
    words = list(word_rows(turn, results))
    name = f"{turn.text('survey-file-name')}-{survey.id}-{turn.today.isoformat()}"
    if about.get("format") == "csv":
        return File(f"{name}.csv", CSV, as_csv(turn, titles, rows, words))
    return File(f"{name}.xlsx", XLSX, as_xlsx(turn, title_of(turn, survey), titles, rows, words))


def number_rows(turn: Turn, results: Results) -> Iterator[list[Cell]]:
    """Each choice of each question with its count, of everybody and of each group that is shown."""
    group = results.background
    parts = [0, *(group.values if group is not None else ())]
    for question in results.questions:
        if question.kind == WORDS or question.parts:
            continue
        for part in parts:
            yield from _of_one(turn, results, question, part)


def _of_one(turn: Turn, results: Results, question: Question, part: int) -> Iterator[list[Cell]]:
    group = results.background
    of = turn.text("survey-everybody") if not part or group is None else value_text(turn, group, part)
    name = question_text(turn, question)
    found = rules.figures(results.shown, question.id, part or None)
    if found is None:
        # Empty looks like too few.
        yield [name, of, turn.text("survey-file-not-shown"), "", ""]
        return
    mean: Cell = round(found.mean, 2) if question.kind == SCALE else ""
    for value in question.values:
        yield [name, of, value_text(turn, question, value), found.counts.get(value, 0), mean]


def word_rows(turn: Turn, results: Results) -> Iterator[list[Cell]]:
    """What was written, in an order that says nothing, beside no number."""
    for question in results.questions:
        if question.kind == WORDS:
            for said in rules.words_of(results.shown, question.id):
                yield [question_text(turn, question), said]


def defused(text: str) -> str:
    """A text that a spreadsheet takes for text: what would begin a formula gets an apostrophe before it."""
    written = clean(text)
    return f"'{written}" if written.lstrip().startswith(_FORMULA) or written.startswith(_FORMULA) else written


def _written(turn: Turn, cell: Cell) -> str:
    if isinstance(cell, float):
        return turn.speech.number(cell, 2)
    return str(cell) if isinstance(cell, int) else defused(cell)


def as_csv(
    turn: Turn, titles: Sequence[str], rows: Sequence[Sequence[Cell]], words: Sequence[Sequence[Cell]]
) -> bytes:
    """Semicolons, CRLF, UTF-8 with a byte order mark; what was written stands after an empty line."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=";", lineterminator="\r\n")
    writer.writerow(titles)
    writer.writerows([_written(turn, cell) for cell in row] for row in rows)
    if words:
        writer.writerow([])
        writer.writerow([turn.text("survey-file-question"), turn.text("survey-file-words")])
        writer.writerows([_written(turn, cell) for cell in row] for row in words)
    return b"\xef\xbb\xbf" + made.getvalue().encode("utf-8")


def as_xlsx(
    turn: Turn,
    title: str,
    titles: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    words: Sequence[Sequence[Cell]],
) -> bytes:
    """Numbers on one sheet, what was written on another; no cell is a formula or a link."""
    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, options) as book:
        # The day alone: when the file was made says nothing of the answers, but no moment is needed either.
        created = datetime.combine(turn.today, datetime.min.time())
        book.set_properties({"title": title, "author": "Kehu", "created": created})
        _sheet(book, turn.text("survey-file-numbers"), titles, rows, _WIDTHS)
        if words:
            headers = [turn.text("survey-file-question"), turn.text("survey-file-words")]
            _sheet(book, turn.text("survey-file-words"), headers, words, (60, 90))
    return made.getvalue()


def _sheet(
    book: xlsxwriter.Workbook,
    name: str,
    titles: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[int],
) -> None:
    page = book.add_worksheet(name[:31])
    bold = book.add_format({"bold": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for column, title in enumerate(titles):
        page.set_column(column, column, widths[column])
        page.write_string(0, column, title, bold)
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                page.write_string(number, column, clean(cell), wrapped)
            else:
                page.write_number(number, column, cell)
    page.freeze_panes(1, 0)


FILES = (FileKind(FILE, make),)
