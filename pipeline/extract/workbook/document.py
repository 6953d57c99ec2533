"""`.xlsx` workbooks to grids: one a sheet, with merged ranges and number formats.

Two readers give the same sheets: the fast one of `package.py`, and openpyxl where that one cannot vouch for a value.
Formulas give the value that the publisher's program stored, or themselves where it stored none.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl

from pipeline.extract.errors import UnreadableDocumentError
from pipeline.extract.workbook.package import UnsureError, sheets_of, unescaped
from pipeline.extract.workbook.sheets import Sheet, grids_of
from pipeline.extract.workbook.values import GENERAL, known_formats, shown, shown_number
from pipeline.extract.workbook.zipped import DAMAGE, Package, damaged
from pipeline.records import Extract

_BROKEN = (*DAMAGE, TypeError, AttributeError, IndexError, SyntaxError)


def read_workbook(path: Path) -> Extract:
    """Return a grid for each sheet that has cells; `Place.row` and `Place.column` are the sheet's own, from 1.

    What its publisher does not show (hidden sheets, rows and columns) is given as text outside tables.

    Raises:
        UnreadableDocumentError: the workbook is damaged or larger than any table.
    """
    try:
        sheets = fast_sheets(path)
    except UnsureError:
        sheets = reference_sheets(path)
    return extract_of("xlsx", sheets)


def extract_of(name: str, sheets: list[Sheet]) -> Extract:
    """Return the grids of a workbook of the format `name`."""
    return Extract(name, len(sheets), tuple(grid for sheet in sheets for grid in grids_of(sheet)))


def fast_sheets(path: Path) -> list[Sheet]:
    """Return the sheets as the fast reader sees them.

    Raises:
        UnsureError: it cannot vouch for a value.
        UnreadableDocumentError: the workbook is damaged or larger than any table.
    """
    return _whole(lambda: _fast(path))


def _fast(path: Path) -> list[Sheet]:
    with Package(path) as package:
        return sheets_of(package)


def reference_sheets(path: Path) -> list[Sheet]:
    """Return the sheets as openpyxl sees them; formulas without a stored value are shown as they stand.

    Raises:
        UnreadableDocumentError: the workbook is damaged or larger than any table.
    """
    return _whole(lambda: _reference(path))


def _whole(read: Callable[[], list[Sheet]]) -> list[Sheet]:
    """Return what `read` gives; an error of the libraries becomes one line."""
    try:
        return read()
    except UnreadableDocumentError:
        raise
    except _BROKEN as error:
        raise damaged(error) from error


def _reference(path: Path) -> list[Sheet]:
    with path.open("rb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        values = openpyxl.load_workbook(file, data_only=True)
        formulas = openpyxl.load_workbook(file)
    pairs = zip(values.worksheets, formulas.worksheets, strict=True)
    return [_sheet(stored, asked, values.epoch) for stored, asked in pairs]


def _sheet(values: Any, formulas: Any, epoch: datetime) -> Sheet:  # noqa: ANN401 - openpyxl is not typed
    sheet = Sheet(values.title, is_hidden=values.sheet_state != "visible")
    for row, asked in zip(values.iter_rows(), formulas.iter_rows(), strict=True):
        for cell, formula in zip(row, asked, strict=True):
            text = _text(cell, formula, epoch)
            sheet.put((cell.row, cell.column), text, _format_of(cell))
    sheet.merges = [(a.min_row, a.min_col, a.max_row, a.max_col) for a in values.merged_cells.ranges]
    sheet.hidden_rows = {row for row, look in values.row_dimensions.items() if look.hidden or look.ht == 0}
    looks = values.column_dimensions.values()
    sheet.hidden_columns = [(look.min, look.max) for look in looks if look.hidden or look.width == 0]
    return sheet


def _text(cell: Any, formula: Any, epoch: datetime) -> str:  # noqa: ANN401
    """Return what a cell shows: its value, or its formula where no value is stored."""
    if cell.value is None and formula.data_type == "f":
        return str(getattr(formula.value, "text", formula.value))
    if isinstance(cell.value, str):
        return unescaped(cell.value)
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return shown_number(cell.value, _format_of(cell), epoch)
    return shown(cell.value, _format_of(cell))


def _format_of(cell: Any) -> str:  # noqa: ANN401
    """Return a cell's number format; openpyxl knows none of those that the Chinese locale adds."""
    if not cell.has_style or cell.number_format != GENERAL:
        return str(getattr(cell, "number_format", GENERAL))
    return known_formats().get(int(cell._style.numFmtId), GENERAL)  # noqa: SLF001 - the only way to the id
