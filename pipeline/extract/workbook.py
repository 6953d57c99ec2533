"""`.xlsx` workbooks to grids: one a sheet, with merged ranges and number formats.

A number keeps its full precision, whatever its format rounds to on the screen; only a percent is given as it shows,
because nothing but the number format tells 0.95 from 95 %. Formulas give the value that the publisher's program stored,
or themselves where it stored none.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from pipeline.extract.errors import UnreadableDocumentError
from pipeline.records import Cell, Extract, Grid, Place

_MAX_CELLS = 2_000_000
"""A sheet larger than this is no table that a person reads: it would only fill the memory."""
_FORMULA = re.compile(rb"<f[ >]")
_DAMAGE = (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, EOFError, OSError, SyntaxError)


def read_workbook(path: Path) -> Extract:
    """Return a grid for each sheet that has cells; `Place.row` and `Place.column` are the sheet's own, from 1.

    A hidden sheet is what its publisher does not show: its cells are given as text outside tables.

    Raises:
        UnreadableDocumentError: the workbook is damaged or larger than any table.
    """
    try:
        with path.open("rb") as file:
            book = openpyxl.load_workbook(file, data_only=True)
            _show_uncomputed(book, path)
    except _DAMAGE as error:
        reason = f"a damaged workbook ({error}): open it in Excel or WPS and save it again"
        raise UnreadableDocumentError(reason) from error
    sheets = [sheet for sheet in book.worksheets if sheet.max_row and not _is_blank(sheet)]
    return Extract("xlsx", len(book.worksheets), tuple(_grid(sheet) for sheet in sheets))


def _show_uncomputed(book: Any, path: Path) -> None:  # noqa: ANN401 - openpyxl is not typed
    """Put the formula into each cell whose value the publisher's program did not store: what it says is not known."""
    if not _has_formulas(path):
        return
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f" and book[sheet.title][cell.coordinate].value is None:
                    _show(book[sheet.title][cell.coordinate], str(cell.value))


def _show(cell: Any, text: str) -> None:  # noqa: ANN401
    """Make the cell a text; a text that begins with an equals sign would else be a formula again."""
    cell.value = text
    cell.data_type = "s"


def _has_formulas(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        return any(_FORMULA.search(archive.read(name)) for name in sheets)


def _is_blank(sheet: Any) -> bool:  # noqa: ANN401 - openpyxl is not typed
    return bool(sheet.max_row == 1 and sheet.max_column == 1 and sheet.cell(1, 1).value is None)


def _grid(sheet: Any) -> Grid:  # noqa: ANN401
    if sheet.max_row * sheet.max_column > _MAX_CELLS:
        raise UnreadableDocumentError(
            f"sheet {sheet.title} spans {sheet.max_row} rows and {sheet.max_column} columns: delete the unused ones"
        )
    spans, covered = _merges(sheet)
    rows = tuple(
        tuple(_cell(sheet.title, cell, spans, covered) for cell in row)
        for row in sheet.iter_rows(1, sheet.max_row, 1, sheet.max_column)
    )
    return Grid(sheet.title, "table" if sheet.sheet_state == "visible" else "text", rows)


def _merges(sheet: Any) -> tuple[dict[tuple[int, int], tuple[int, int]], dict[tuple[int, int], tuple[int, int]]]:  # noqa: ANN401
    """Return (owner -> its row and column span, covered cell -> its owner); all (row, column) from 1."""
    spans, covered = {}, {}
    for area in sheet.merged_cells.ranges:
        owner = (area.min_row, area.min_col)
        spans[owner] = (area.max_row - area.min_row + 1, area.max_col - area.min_col + 1)
        covered.update({place: owner for place in _places(area) if place != owner})
    return spans, covered


def _places(area: Any) -> Iterator[tuple[int, int]]:  # noqa: ANN401
    for row in range(area.min_row, area.max_row + 1):
        for column in range(area.min_col, area.max_col + 1):
            yield row, column


def _cell(
    sheet: str,
    cell: Any,  # noqa: ANN401
    spans: dict[tuple[int, int], tuple[int, int]],
    covered: dict[tuple[int, int], tuple[int, int]],
) -> Cell:
    place = (cell.row, cell.column)
    row_span, column_span = spans.get(place, (1, 1))
    number_format = cell.number_format if cell.value is not None else None
    return Cell(
        text="" if place in covered else shown(cell.value, number_format),
        place=Place(row=cell.row, column=cell.column, sheet=sheet),
        row_span=row_span,
        column_span=column_span,
        covered_by=covered.get(place),
        number_format=number_format,
    )


def shown(value: object, number_format: str | None) -> str:
    """Return a cell's value as text: exact digits, a percent as it shows, a date as YYYY-MM-DD."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return _shown_number(Decimal(repr(value)), number_format or "")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, date) else str(value)


def _shown_number(number: Decimal, number_format: str) -> str:
    percent = "%" in number_format.partition(";")[0]
    plain = number * 100 if percent else number
    if not plain.is_finite():
        return str(plain)
    text = format(plain.normalize(), "f")
    return text + "%" if percent else text
