"""Old `.xls` workbooks (BIFF) to grids: one a sheet, with merged ranges, number formats and what is hidden.

Only the number format tells 0.95 from 95 %, so the file is opened by a library that gives formats.
Newer workbooks are read by `workbook.py`, workbooks saved as XML by `xml_2003.py`.
"""

from __future__ import annotations

import struct
import zlib
from datetime import datetime
from io import StringIO
from pathlib import Path

import xlrd
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900
from xlrd.biffh import XLRDError, error_text_from_code
from xlrd.book import Book
from xlrd.compdoc import CompDoc, CompDocError
from xlrd.sheet import Sheet as OldSheet

from pipeline.extract.errors import UnreadableDocumentError
from pipeline.extract.workbook.document import extract_of
from pipeline.extract.workbook.sheets import Sheet
from pipeline.extract.workbook.values import GENERAL, known_formats, shown, shown_number
from pipeline.records import Extract

_BROKEN = (
    XLRDError,
    CompDocError,
    struct.error,
    zlib.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What the library raises on damaged files."""
_LARGEST = 200 * 1024 * 1024


def streams_in(data: bytes, *names: str) -> set[str]:
    """Return which of these streams an old Office file has at its top level.

    Raises:
        UnreadableDocumentError: the file is damaged.
    """
    try:
        container = CompDoc(data, logfile=StringIO())
        return {name for name in names if container.locate_named_stream(name)[0] is not None}
    except _BROKEN as error:
        raise UnreadableDocumentError(f"a damaged old Office file ({_line(error)}): fetch it again") from error


def read_old_workbook(path: Path) -> Extract:
    """Return a grid for each sheet that has cells; `Place.row` and `Place.column` are the sheet's own, from 1.

    Raises:
        UnreadableDocumentError: the workbook is damaged, protected by a password, or larger than any table.
    """
    data = path.read_bytes()
    if len(data) > _LARGEST:
        raise UnreadableDocumentError("an old workbook of more than 200 MiB: split it")
    try:
        book = _opened(data)
        sheets = [_sheet(sheet, book) for sheet in book.sheets()]
    except UnreadableDocumentError:
        raise
    except _BROKEN as error:
        if "encrypted" in str(error).casefold():
            raise UnreadableDocumentError("protected by a password: ask the publisher for an open file") from error
        reason = f"a damaged old workbook ({_line(error)}): open it in Excel or WPS and save it as .xlsx"
        raise UnreadableDocumentError(reason) from error
    return extract_of("xls", sheets)


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__


def _opened(data: bytes) -> Book:
    """Open the workbook; one that does not name its encoding is read as Chinese ones of that time were written."""
    try:
        return xlrd.open_workbook(file_contents=data, formatting_info=True, ragged_rows=True, logfile=StringIO())
    except UnicodeDecodeError:
        return xlrd.open_workbook(
            file_contents=data,
            formatting_info=True,
            ragged_rows=True,
            logfile=StringIO(),
            encoding_override="gb18030",
        )


def _sheet(old: OldSheet, book: Book) -> Sheet:
    sheet = Sheet(old.name, is_hidden=old.visibility != 0)
    epoch = CALENDAR_MAC_1904 if book.datemode else CALENDAR_WINDOWS_1900
    for row in range(old.nrows):
        for column, kind in enumerate(old.row_types(row)):
            if kind not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                number_format = _format_of(old, book, row, column)
                text = _text(kind, old.cell_value(row, column), number_format, epoch)
                sheet.put((row + 1, column + 1), text, number_format)
    sheet.merges = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in old.merged_cells]
    sheet.hidden_rows = {row + 1 for row, look in old.rowinfo_map.items() if look.hidden or look.height == 0}
    sheet.hidden_columns = [
        (column + 1, column + 1) for column, look in old.colinfo_map.items() if look.hidden or look.width == 0
    ]
    return sheet


def _text(kind: int, value: str | float, number_format: str, epoch: datetime) -> str:
    if kind == xlrd.XL_CELL_BOOLEAN:
        return shown(bool(value), None)
    if kind == xlrd.XL_CELL_ERROR:
        return str(error_text_from_code.get(int(value), "#ERROR!"))
    return value if isinstance(value, str) else shown_number(value, number_format, epoch)


def _format_of(old: OldSheet, book: Book, row: int, column: int) -> str:
    """Return a cell's number format: its own code, or the one that its number stands for."""
    key = book.xf_list[old.cell_xf_index(row, column)].format_key
    stored = book.format_map.get(key)
    return str(stored.format_str) if stored and stored.format_str else known_formats().get(key, GENERAL)
