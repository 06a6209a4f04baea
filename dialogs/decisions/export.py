"""The register as a file that a Finnish Excel opens: .xlsx, or .csv with semicolons and a byte order mark."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime

import xlsxwriter
from sqlalchemy.orm import Session

from bot.capability import File, FileKind
from bot.turn import Turn
from bot.user_text import clean
from dialogs.decisions import register
from dialogs.decisions.record import function_name
from storage.decisions import Decision

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
COLUMNS = (
    "project", "kind", "title", "maker", "day", "number", "summary", "link", "sender", "sent", "acked", "handled",
    "amends", "review",
)  # fmt: skip
_WIDTHS = {"title": 50, "summary": 60, "project": 24, "link": 30, "maker": 24}
_FORMULA = tuple("=+-@\t\r|%")
Cell = str | date


def make(about: Mapping[str, str | int], turn: Turn, session: Session) -> File:
    """The file that was asked for, from what the register says now."""
    rows = [_cells(turn, decision) for decision in register.everything(session, register.wanted_of(about))]
    titles = [turn.text(f"decisions-column-{name}") for name in COLUMNS]
    name = f"{turn.text('decisions-file-name')}-{turn.today.isoformat()}"
    if about.get("format") == "csv":
        return File(f"{name}.csv", CSV, as_csv(titles, rows))
    created = datetime.combine(turn.today, datetime.min.time())
    return File(f"{name}.xlsx", XLSX, as_xlsx(titles, rows, turn.text("decisions-register"), created))


def _cells(turn: Turn, decision: Decision) -> list[Cell]:
    def names(functions: Sequence[str]) -> str:
        return ", ".join(function_name(turn, function) for function in functions)

    return [
        decision.project.name,
        turn.text("decisions-kind", kind=decision.kind),
        decision.title,
        decision.maker,
        decision.decided_on,
        decision.number or "",
        decision.summary,
        decision.link or "",
        decision.sender.name,
        decision.sent_on,
        names([part.function for part in decision.parts if part.acked_at is not None]),
        names([part.function for part in decision.parts if part.handled_at is not None]),
        decision.amends.title if decision.amends is not None else "",
        decision.review_on or "",
    ]


def defused(text: str) -> str:
    """A text that a spreadsheet takes for text: what would begin a formula gets an apostrophe before it."""
    written = clean(text)
    return f"'{written}" if written.lstrip().startswith(_FORMULA) or written.startswith(_FORMULA) else written


def as_csv(titles: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """Semicolons, CRLF, UTF-8 with a byte order mark; days as 7.12.2026."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(titles)
    for row in rows:
        writer.writerow(
            [
                f"{cell.day}.{cell.month}.{cell.year}" if isinstance(cell, date) else defused(cell)
                for cell in row
            ]
        )
    return b"\xef\xbb\xbf" + written.getvalue().encode("utf-8")


def as_xlsx(titles: Sequence[str], rows: Sequence[Sequence[Cell]], sheet: str, created: datetime) -> bytes:
    """One sheet with real days; every text is written as text, so that no cell is a formula or a link."""
    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(written, options) as book:
        book.set_properties({"title": sheet, "author": "Kehu", "created": created})
        page = book.add_worksheet(sheet[:31])
        bold = book.add_format({"bold": True})
        days = book.add_format({"num_format": "d.m.yyyy"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for column, title in enumerate(titles):
            page.set_column(column, column, _WIDTHS.get(COLUMNS[column] if column < len(COLUMNS) else "", 16))
            page.write_string(0, column, title, bold)
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    page.write_datetime(number, column, datetime(cell.year, cell.month, cell.day), days)  # noqa: DTZ001
                else:
                    page.write_string(number, column, clean(cell), wrapped)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, len(rows), len(titles) - 1)
    return written.getvalue()


FILES = (FileKind(register.FILE, make),)
