"""My data as a file: an Excel sheet that a person can read, or JSON that a program can."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import orjson
import xlsxwriter
from sqlalchemy.orm import Session

from bot.capability import File, FileKind
from bot.turn import Turn
from bot.user_text import clean
from dialogs.privacy.collect import Sections, collect

FILE = "privacy.my-data"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JSON = "application/json"
CELL_MOST = 32_767
"""What one cell of Excel holds."""
CODED = frozenset(
    {"role", "in_return", "function", "kind", "state", "act", "language", "recipient", "change", "response"}
)
"""Fields whose values are words of the program, not of a person."""
_WIDTHS = (26, 6, 24, 80)


def make(about: Mapping[str, str | int], turn: Turn, session: Session) -> File:
    """The file, from what is stored at this moment."""
    sections = collect(turn, session)
    name = f"{turn.text('privacy-file-name')}-{turn.today.isoformat()}"
    if about.get("format") == "json":
        content = orjson.dumps(sections, option=orjson.OPT_INDENT_2, default=str)
        return File(f"{name}.json", JSON, content)
    return File(f"{name}.xlsx", XLSX, as_xlsx(turn, sections))


def lines(turn: Turn, sections: Sections) -> Iterator[tuple[str, int, str, str]]:
    """Section, number, name and value of everything, in words."""
    for name, rows in sections.items():
        section = turn.text("privacy-section", name=name)
        for number, row in enumerate(rows, 1):
            for field, value in _flat(row):
                if value not in (None, "", [], {}):
                    yield section, number, turn.text("privacy-field", name=field), _told(turn, field, value)


def _told(turn: Turn, field: str, value: Any) -> str:
    """A code as the word that people know it by; anything else as it is."""
    if field in CODED and isinstance(value, str):
        return turn.text("privacy-value", value=value)
    return said(turn, value)


def _flat(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for field, value in row.items():
        if isinstance(value, Mapping):
            yield from _flat(value)
        else:
            yield field, value


def said(turn: Turn, value: Any) -> str:
    """A value as people write it: days and moments by the wall clock, lists in a row."""
    if isinstance(value, bool):
        return turn.text("host-yes" if value else "host-no")
    if isinstance(value, datetime):
        local = value.astimezone(turn.zone)
        return f"{turn.speech.full_date(local.date())} {turn.speech.time(local)}"
    if isinstance(value, date):
        return turn.speech.full_date(value)
    if isinstance(value, (list, tuple)):
        return ", ".join(said(turn, each) for each in value)
    return str(value)


def as_xlsx(turn: Turn, sections: Sections) -> bytes:
    """One sheet, one line for each thing; every text is written as text, so that no cell is a formula or a link."""
    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(written, options) as book:
        title = turn.text("privacy-title")
        created = datetime.combine(turn.today, datetime.min.time())
        book.set_properties({"title": title, "author": "Kehu", "created": created})
        page = book.add_worksheet(title[:31])
        bold = book.add_format({"bold": True})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for column, (name, width) in enumerate(
            zip(("section", "number", "field", "value"), _WIDTHS, strict=True)
        ):
            page.set_column(column, column, width)
            page.write_string(0, column, turn.text(f"privacy-column-{name}"), bold)
        last = 0
        for last, (section, number, field, value) in enumerate(lines(turn, sections), 1):
            page.write_string(last, 0, clean(section), wrapped)
            page.write_number(last, 1, number, wrapped)
            page.write_string(last, 2, clean(field), wrapped)
            page.write_string(last, 3, clean(value)[:CELL_MOST], wrapped)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, last, len(_WIDTHS) - 1)
    return written.getvalue()


FILES = (FileKind(FILE, make),)
