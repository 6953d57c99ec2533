"""What a workbook's cell shows: its value under its number format, as text.

A number keeps its full precision, whatever its format rounds to on the screen; what only the format tells is put to it:
a percent, a scale, the words around the digits (`number_format.py`), a date (`date_format.py`). Where values and
formats are kept in a file is the readers' business; hands on plain texts.
"""

from __future__ import annotations

import functools
from datetime import date, datetime
from decimal import Decimal

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_WINDOWS_1900, from_excel

from pipeline import vocabulary
from pipeline.extract.workbook.date_format import day_under_format
from pipeline.extract.workbook.number_format import under_format

GENERAL = "General"


@functools.cache
def known_formats() -> dict[int, str]:
    """Return the number formats that files name by a number alone, with those of the Chinese locale."""
    local = {int(row["id"]): row["code"] for row in vocabulary.rows("number_formats")}
    return {**BUILTIN_FORMATS, **local}


def shown_number(number: float, number_format: str, epoch: datetime = CALENDAR_WINDOWS_1900) -> str:
    """Return a number as text: a date where its format is one of dates (days since `epoch`), else its digits."""
    if not is_date(number_format):
        return shown(number, number_format)
    try:
        return shown(from_excel(number, epoch, timedelta=is_timedelta_format(number_format)), number_format)
    except (OverflowError, ValueError):
        return shown(number, None)


@functools.lru_cache(maxsize=1024)
def is_date(number_format: str) -> bool:
    """Whether the format shows a number of days as a date or time."""
    return bool(is_date_format(number_format))


def shown(value: object, number_format: str | None) -> str:
    """Return a cell's value as text: exact digits, a percent as it shows, a date as YYYY-MM-DD or 2025年6月30日."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return _digits(Decimal(repr(value)), number_format or GENERAL)
    if isinstance(value, date):
        return day_under_format(value, number_format or GENERAL)
    return str(value)


def _digits(number: Decimal, number_format: str) -> str:
    return under_format(number, number_format) if number.is_finite() else str(number)
