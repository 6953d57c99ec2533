"""Workbooks saved as one XML file (SpreadsheetML 2003), which many programs name `.xls`.

Its number formats stand in named styles, its merges in the cells themselves.
Other workbooks are read by `workbook.py` and `old.py`; hands on the same grids as they do.
"""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from pipeline.extract.errors import UnreadableDocumentError
from pipeline.extract.workbook.document import extract_of
from pipeline.extract.workbook.sheets import Sheet
from pipeline.extract.workbook.values import GENERAL, is_date, shown
from pipeline.extract.workbook.zipped import damaged, tree
from pipeline.records import Extract

_S = "{urn:schemas-microsoft-com:office:spreadsheet}"
_X = "{urn:schemas-microsoft-com:office:excel}"
_NAMED_FORMATS = {"Percent": "0.00%", "Euro Currency": "[$€-2]#,##0.00"}
_NAME = re.compile(r"[A-Za-z/ ]+")
"""Formats that go by a name; of the others (`Fixed`, `Short Date`, `Currency`) only the value is shown."""
_LARGEST = 200 * 1024 * 1024


def read_xml_workbook(path: Path) -> Extract:
    """Return a grid for each sheet that has cells; `Place.row` and `Place.column` are the sheet's own, from 1.

    Raises:
        UnreadableDocumentError: the XML is damaged, or larger than any table.
    """
    if path.stat().st_size > _LARGEST:
        raise UnreadableDocumentError("a workbook of more than 200 MiB: split it")
    book = tree(path.read_bytes())
    formats = {
        style.get(f"{_S}ID", ""): found.get(f"{_S}Format", GENERAL)
        for style in book.iter(f"{_S}Style")
        if (found := style.find(f"{_S}NumberFormat")) is not None
    }
    try:
        return extract_of("xls", [_sheet(sheet, formats) for sheet in book.iterfind(f"{_S}Worksheet")])
    except ValueError as error:
        raise damaged(error) from error


def _sheet(worksheet: etree._Element, formats: dict[str, str]) -> Sheet:
    state = worksheet.findtext(f"{_X}WorksheetOptions/{_X}Visible", "")
    sheet = Sheet(worksheet.get(f"{_S}Name", ""), is_hidden=state.startswith("SheetHidden") or "VeryHidden" in state)
    _hide_columns(worksheet, sheet)
    number = 0
    for row in worksheet.iterfind(f"{_S}Table/{_S}Row"):
        number = _counted(row, "Index", number + 1)
        if row.get(f"{_S}Hidden") == "1" or row.get(f"{_S}Height") == "0":
            sheet.hidden_rows.add(number)
        _row(row, number, sheet, formats)
        number += _counted(row, "Span", 0)
    return sheet


def _hide_columns(worksheet: etree._Element, sheet: Sheet) -> None:
    number = 0
    for column in worksheet.iterfind(f"{_S}Table/{_S}Column"):
        number = _counted(column, "Index", number + 1)
        last = number + _counted(column, "Span", 0)
        if column.get(f"{_S}Hidden") == "1" or column.get(f"{_S}Width") == "0":
            sheet.hidden_columns.append((number, last))
        number = last


def _row(row: etree._Element, number: int, sheet: Sheet, formats: dict[str, str]) -> None:
    column = 0
    for cell in row.iterfind(f"{_S}Cell"):
        column = _counted(cell, "Index", column + 1)
        across, down = _counted(cell, "MergeAcross", 0), _counted(cell, "MergeDown", 0)
        if across or down:
            sheet.merges.append((number, column, number + down, column + across))
        style = cell.get(f"{_S}StyleID") or row.get(f"{_S}StyleID") or ""
        number_format = formats.get(style, GENERAL)
        sheet.put((number, column), _text(cell, _code(number_format)), number_format)
        column += across


def _code(number_format: str) -> str:
    """Return the code of a number's format; one of dates says nothing about a number."""
    if number_format in _NAMED_FORMATS:
        return _NAMED_FORMATS[number_format]
    return GENERAL if _NAME.fullmatch(number_format) or is_date(number_format) else number_format


def _text(cell: etree._Element, number_format: str) -> str:
    """Return what a cell shows; a formula without a stored value is shown as it stands."""
    data = cell.find(f"{_S}Data")
    if data is None:
        return cell.get(f"{_S}Formula", "")
    text, kind = "".join(data.itertext("*")), data.get(f"{_S}Type")
    if kind == "Number":
        return shown(float(text), number_format)
    if kind == "Boolean":
        return shown(text == "1", None)
    return text.removesuffix("T00:00:00.000") if kind == "DateTime" else text


def _counted(element: etree._Element, name: str, otherwise: int) -> int:
    """Return a number that an attribute tells, within what a sheet can hold."""
    return min(max(int(element.get(f"{_S}{name}") or otherwise), 0), 1_048_576)
