"""`.xlsx` workbooks read from their own XML: values, number formats, merges and what is hidden, in one pass.

The ready-made reader takes ten times as long. Where this one cannot vouch for a value (a formula whose result is not
stored, a date as text) it raises `UnsureError`, and `document.py` asks the ready-made one. Hands on `Sheet`s.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from lxml import etree
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from pipeline.extract.errors import UnreadableDocumentError
from pipeline.extract.workbook.sheets import Area, Sheet, Slot
from pipeline.extract.workbook.values import GENERAL, known_formats, shown, shown_number
from pipeline.extract.workbook.zipped import Package, elements, tree

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PARTS = ("row", "col", "mergeCell")
"""The elements of a sheet that say what it holds and what of it is hidden."""
_WIDEST = 16_384
_TALLEST = 1_048_576


class UnsureError(Exception):
    """The value of a cell is not stored in a way that this reader vouches for."""


@dataclass(slots=True)
class _Book:
    """What all sheets share: texts, the number format of each style, and the day that dates count from."""

    texts: list[str]
    formats: list[str]
    epoch: datetime

    def format_of(self, style: str | None) -> str:
        return self.formats[int(style)] if style and int(style) < len(self.formats) else GENERAL


def sheets_of(package: Package) -> list[Sheet]:
    """Return the workbook's sheets in its order; charts are none.

    Raises:
        UnsureError: another reader has to look.
        UnreadableDocumentError: a part is damaged, or a sheet larger than any table.
    """
    home = next((name for kind, name in package.relations("").values() if kind == "officeDocument"), "xl/workbook.xml")
    workbook, relations = tree(package.part(home)), package.relations(home)
    book = _book(package, workbook, relations)
    sheets = []
    for entry in workbook.iterfind("{*}sheets/{*}sheet"):
        reference = next((value for name, value in entry.attrib.items() if str(name).endswith("}id")), "")
        kind, part = relations.get(str(reference), ("", ""))
        if kind == "worksheet":
            state = entry.get("state", "visible")
            sheets.append(_sheet(package.part(part), Sheet(entry.get("name", ""), is_hidden=state != "visible"), book))
    return sheets


def _book(package: Package, workbook: etree._Element, relations: dict[str, tuple[str, str]]) -> _Book:
    part_of = {kind: part for kind, part in relations.values() if part in package}
    properties = workbook.find("{*}workbookPr")
    is_mac = properties is not None and properties.get("date1904") in ("1", "true")
    return _Book(
        texts=list(_texts(package.part(part_of["sharedStrings"]))) if "sharedStrings" in part_of else [],
        formats=list(_formats(tree(package.part(part_of["styles"])))) if "styles" in part_of else [],
        epoch=CALENDAR_MAC_1904 if is_mac else CALENDAR_WINDOWS_1900,
    )


def _texts(data: bytes) -> Iterator[str]:
    for item in elements(data, "si"):
        yield _text(item)


def _text(item: etree._Element) -> str:
    """Return the text of an item: its own, or that of its runs; readings above the characters are left."""
    parts = []
    for child in item:
        kind = str(child.tag).rpartition("}")[2]
        if kind == "t":
            parts.append(child.text or "")
        elif kind == "r":
            parts.extend(inner.text or "" for inner in child.iterfind("{*}t"))
    return unescaped("".join(parts))


def unescaped(text: str) -> str:
    """Return the text with `_x000D_` and the like as the characters that they stand for."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _formats(styles: etree._Element) -> Iterator[str]:
    """Yield the number format of each cell style, in their order."""
    codes = {int(f.get("numFmtId", "0")): f.get("formatCode", "") for f in styles.iterfind("{*}numFmts/{*}numFmt")}
    for style in styles.iterfind("{*}cellXfs/{*}xf"):
        number = int(style.get("numFmtId", "0"))
        yield codes.get(number) or known_formats().get(number, GENERAL)


def _sheet(data: bytes, sheet: Sheet, book: _Book) -> Sheet:
    row_number = 0
    for element in elements(data, *_PARTS):
        kind = etree.QName(element).localname
        if kind == "row":
            row_number = int(element.get("r") or row_number + 1)
            _row(element, row_number, sheet, book)
        elif kind == "col" and _is_hidden(element, "width"):
            sheet.hidden_columns.append((int(element.get("min", "0")), int(element.get("max", "0"))))
        elif kind == "mergeCell":
            sheet.merges.append(_area(element.get("ref", "")))
    return sheet


def _is_hidden(element: etree._Element, size: str) -> bool:
    """Whether a row or column is hidden, or so low or narrow (`size`) that nothing of it shows."""
    told = element.get(size)
    return element.get("hidden") in ("1", "true") or (told is not None and float(told) == 0)


def _row(row: etree._Element, row_number: int, sheet: Sheet, book: _Book) -> None:
    if _is_hidden(row, "ht"):
        sheet.hidden_rows.add(row_number)
    for number, cell in enumerate(row, start=1):
        if len(cell):
            reference = cell.get("r")
            _put(cell, _slot(reference) if reference else (row_number, number), sheet, book)


def _put(cell: etree._Element, slot: Slot, sheet: Sheet, book: _Book) -> None:
    """Put what a cell shows into the sheet.

    Raises:
        UnsureError: the cell holds a formula without its value, or something that is neither number nor text.
    """
    value, formula, kind = None, False, cell.get("t", "n")
    for child in cell:
        name = str(child.tag)
        if name.endswith("}v"):
            value = child.text or ""
        elif name.endswith("}f"):
            formula = True
        elif kind == "inlineStr" and name.endswith("}is"):
            value = _text(child)
    if value is None or (value == "" and kind in ("n", "b")):
        if formula:
            raise UnsureError(f"{sheet.name} row {slot[0]}: a formula without a stored value")
        return
    number_format = book.format_of(cell.get("s"))
    sheet.put(slot, _shown(value, kind, number_format, book), number_format)


def _shown(value: str, kind: str, number_format: str, book: _Book) -> str:
    """Return a stored value as it shows; `kind` is the cell type of the format's own specification."""
    reader = _KINDS.get(kind)
    if reader is None:
        raise UnsureError(f"a cell of type {kind}")
    return reader(value, number_format, book)


def _number(value: str, number_format: str, book: _Book) -> str:
    number = float(value) if any(sign in value for sign in ".eEnN") else int(value)
    return shown_number(number, number_format, book.epoch)


_KINDS: dict[str, Callable[[str, str, _Book], str]] = {
    "s": lambda value, _format, book: book.texts[int(value)],
    "n": _number,
    "str": lambda value, _format, _book: unescaped(value),
    "inlineStr": lambda value, _format, _book: value,
    "b": lambda value, _format, _book: shown(bool(int(value)), None),
    "e": lambda value, _format, _book: value,
}


def _slot(reference: str) -> Slot:
    """Return the row and column of a reference such as `AB12`.

    Raises:
        UnreadableDocumentError: it is none, or lies outside any sheet.
    """
    match = _REFERENCE.fullmatch(reference)
    row, column = (int(match[2]), _column(match[1])) if match else (0, 0)
    if not 1 <= column <= _WIDEST or not 1 <= row <= _TALLEST:
        raise UnreadableDocumentError(f"a damaged workbook (a cell called {reference[:20]}): save it again")
    return row, column


@functools.cache
def _column(letters: str) -> int:
    """Return the number of a column, from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _area(reference: str) -> Area:
    first, _, last = reference.partition(":")
    top, left = _slot(first)
    bottom, right = _slot(last or first)
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)
