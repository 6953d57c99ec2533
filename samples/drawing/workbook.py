"""A workbook with one sheet: title, money unit, then a table with merged cells and number formats.

Only the look of a sheet is known here, not what its columns mean. The creation date is fixed and numbers are written
as the doubles that a workbook knows, so that the same table gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from samples.drawing.geometry import Merge

Value = str | Decimal | int

_CREATED = datetime(2024, 1, 1, tzinfo=UTC)
_CELL = {"border": 1, "text_wrap": True, "align": "center", "valign": "vcenter", "font_size": 9}


def workbook_table(  # noqa: PLR0913 - each argument is one thing that a publisher may do to a sheet
    path: Path,
    rows: Sequence[Sequence[Value]],
    *,
    merges: Sequence[Merge] = (),
    number_formats: Mapping[tuple[int, int], str] | None = None,
    title: str | None = None,
    unit: str | None = None,
    widths: Sequence[float] = (),
    sheet: str = "Sheet1",
) -> Path:
    """Write a workbook with one table and return the path.

    Args:
        path: the file to write; its folder is made where it is missing.
        rows: the table's rows, the heading among them; a Decimal or int becomes a number cell, an empty text a blank.
        merges: the merged cells, counted in the table's own rows and columns from 0.
        number_formats: (row, column) of the table -> Excel number format, such as `0%`.
        title: a line merged over all columns above the table, or None.
        unit: the line below the title that names the money unit, or None.
        widths: column widths in points; Excel's default where it is empty.
        sheet: the sheet's name.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": _CREATED})
        page = book.add_worksheet(sheet)
        for column, width in enumerate(widths):
            page.set_column(column, column, width / 5.5)
        first = _write_lines_above(book, page, [title, unit], max(map(len, rows), default=1))
        formats = _formats(book, number_formats or {})
        merged = {(merge.row, merge.column): merge for merge in merges}
        covered = {position for merge in merges for position in merge.covered()}
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                position = (row, column)
                if position not in covered:
                    cell_format = formats.get((number_formats or {}).get(position, ""), formats[""])
                    _write(page, first, position, value, merged.get(position), cell_format)
    return path


def _write_lines_above(book: xlsxwriter.Workbook, page: Worksheet, lines: Sequence[str | None], columns: int) -> int:
    """Write the lines above the table, each merged over its columns; return the sheet row where the table begins."""
    styles = ({"bold": True, "align": "center", "font_size": 14}, {"align": "right", "font_size": 9})
    row = 0
    for line, style in zip(lines, styles, strict=True):
        if line is not None:
            page.merge_range(row, 0, row, max(columns - 1, 1), line, book.add_format(style))
            row += 1
    return row


def _formats(book: xlsxwriter.Workbook, number_formats: Mapping[tuple[int, int], str]) -> dict[str, Format]:
    """Return number format -> cell format; the empty one is the plain cell."""
    formats = {"": book.add_format(_CELL)}
    for number_format in sorted(set(number_formats.values())):
        formats[number_format] = book.add_format({**_CELL, "num_format": number_format})
    return formats


def _write(
    page: Worksheet,
    first: int,
    position: tuple[int, int],
    value: Value,
    merge: Merge | None,
    cell_format: Format,
) -> None:
    """Write one cell, merged or not."""
    row, column = position[0] + first, position[1]
    if merge is not None:
        page.merge_range(row, column, row + merge.row_span - 1, column + merge.column_span - 1, "", cell_format)
    if value == "":
        page.write_blank(row, column, None, cell_format)
    elif isinstance(value, str):
        page.write_string(row, column, value, cell_format)
    else:
        page.write_number(row, column, float(value), cell_format)
