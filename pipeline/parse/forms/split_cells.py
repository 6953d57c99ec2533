"""Rows that print several texts under one heading of a form's indicators, as a merged heading over columns allows.

A comparator with its value and unit is one value; anything else cannot be told and is said so.
Hands on the row with its value put together, or the heading that is in doubt.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.parse.headings import Heading
from pipeline.parse.kinds import is_comparator
from pipeline.parse.rows import Row, columns_of

_FIELDS = ("name", "value", "actual", "forecast", "weight", "score")


def put_together(row: Row, side: Heading) -> tuple[Row, str]:
    """Return the row with a value that stands in several cells as one text, and the heading that is in doubt."""
    for name in _FIELDS:
        cell = side.columns.get(name)
        texts = [row.line.texts[at] for at in columns_of(row.line, cell, side)] if cell and not row.shift else []
        shown = [text for text in texts if text]
        if cell is None or len(shown) < 2:
            continue
        if name not in ("value", "actual") or not is_comparator(shown[0]):
            return row, cell.text
        whole = replace(row.values[name], text="".join(shown))
        row = replace(row, values={**row.values, name: whole}, filled={**row.filled, name: whole})
    return row, ""
