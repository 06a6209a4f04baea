"""Charts and the tables beside them. A chart is a native element of Teams with a fallback of bars made here.

Counts only, without an axis: with one the clients cut the scale into fractions and write decimal points.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.card_text import Element, run, shown
from bot.progress_bar import progress_bar

LABEL_MOST = 40


def bar_chart(bars: Sequence[tuple[str, int]], total: int) -> Element:
    """Horizontal bars with their counts, of ``total`` each. Where charts are unknown, a line and a bar for each."""
    data = [{"x": _short(label), "y": n, "color": "categoricalBlue"} for label, n in bars]
    rows: list[Element] = []
    for label, n in bars:
        rows.append(
            {"type": "RichTextBlock", "spacing": "Small", "inlines": [run(f"{shown(label)}: {n}/{total}")]}
        )
        rows.append(
            {
                "type": "Image",
                "url": progress_bar(n, total),
                "altText": f"{n}/{total}",
                "size": "Stretch",
                "spacing": "None",
            }
        )
    return {
        "type": "Chart.HorizontalBar",
        "displayMode": "AbsoluteNoAxis",
        "data": data,
        "spacing": "Small",
        "fallback": {"type": "Container", "items": rows},
    }


def number_table(headers: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Element:
    """A table of at most four columns: words to the left in the first, numbers to the right in the others."""
    lines = [_row(headers, bold=True), *(_row(row) for row in rows)]
    return {
        "type": "Table",
        "firstRowAsHeaders": True,
        "showGridLines": False,
        "gridStyle": "default",
        "spacing": "Small",
        "columns": [{"width": width} for width in widths],
        "rows": lines,
    }


def _row(cells: Sequence[str], *, bold: bool = False) -> Element:
    look = {"weight": "Bolder"} if bold else {}
    made: list[Element] = []
    for n, cell in enumerate(cells):
        block: Element = {"type": "RichTextBlock", "inlines": [run(shown(cell), **look)]}
        if n:
            block["horizontalAlignment"] = "Right"
        made.append({"type": "TableCell", "items": [block]})
    return {"type": "TableRow", "cells": made}


def _short(label: str) -> str:
    written = shown(label)
    return written if len(written) <= LABEL_MOST else f"{written[: LABEL_MOST - 1].rstrip()}…"
