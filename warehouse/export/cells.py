"""One value into one cell of a workbook: never a formula, never a link, and never fewer digits than it has.

What a cell cannot hold is shown in another way and counted: long texts are cut and say so, control characters become
symbols, and numbers of more than 15 digits become texts.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from xlsxwriter.worksheet import Worksheet

from warehouse.export.kinds import Kind
from warehouse.export.measures import DIGITS

LONGEST = 32_767
"""UTF-16 units of a cell."""
_KEPT = 32_000
_FIRST_YEAR = 1900
_CONTROLS = {code: chr(0x2400 + code) for code in range(32) if code not in (9, 10)} | {
    127: "␡",
    0xFFFE: "�",
    0xFFFF: "�",
}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
Write = Callable[[int, int, Any], object]
"""Writes a value, which is not None, at a row and a column."""


def writer(sheet: Worksheet, kind: Kind, is_exact: bool, tally: Counter[str]) -> Write:
    """Return what writes the values of one column.

    Args:
        sheet: where they go.
        kind: of the column as the workbook has it.
        is_exact: whether no number of it has more digits than Excel keeps.
        tally: counts what was shown in another way.
    """

    def write_text(row: int, column: int, value: object) -> None:
        sheet.write_string(row, column, shown(str(value), tally))

    def write_number(row: int, column: int, value: Decimal | float) -> None:
        if is_exact or _has_few_digits(value):
            sheet.write_number(row, column, value)
        else:
            tally["digits"] += 1
            sheet.write_string(row, column, f"{value:f}" if isinstance(value, Decimal) else str(value))

    def write_time(row: int, column: int, value: date) -> None:
        if value.year < _FIRST_YEAR:
            sheet.write_string(row, column, value.isoformat())
        else:
            sheet.write_datetime(row, column, value)

    numeric = {Kind.WHOLE: write_number, Kind.NUMBER: write_number, Kind.BOOLEAN: sheet.write_boolean}
    writers: dict[Kind, Write] = {**numeric, Kind.DAY: write_time, Kind.MOMENT: write_time}
    return writers.get(kind, write_text)


def _has_few_digits(value: Decimal | float) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    return len(Decimal(value).normalize().as_tuple().digits) <= DIGITS


def shown(text: str, tally: Counter[str]) -> str:
    """Return a text as a cell can hold it, and count what was changed."""
    text = text.replace("\r\n", "\n")
    if _CONTROL.search(text):
        tally["controls"] += 1
        text = text.translate(_CONTROLS)
    if len(text) > LONGEST // 2 and _units(text) > LONGEST:
        tally["cut"] += 1
        return _cut(text)
    return text


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _cut(text: str) -> str:
    """Return the beginning of a text, with how many characters are missing."""
    kept = text.encode("utf-16-le")[: 2 * _KEPT].decode("utf-16-le", errors="ignore")
    missing = len(text) - len(kept)
    return f"{kept}…【截断：余 {missing} 字｜cut: {missing} characters more】"
