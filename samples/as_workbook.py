"""A document as a workbook: merged cells, amounts and weights as numbers, percentages as text or as number.

The sheet's look is drawn by `drawing/workbook.py`; here it is decided which cells are numbers.
It hands on one xlsx file.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path

from samples.documents import Document
from samples.drawing import workbook_table
from samples.drawing.workbook import Value
from samples.rows import table_rows


def write(path: Path, document: Document) -> Path:
    """Write the document as a workbook and return the path."""
    table = table_rows(document)
    rows: list[list[Value]] = [list(table.rows[0])]
    formats: dict[tuple[int, int], str] = {}
    for number, texts in enumerate(table.rows[1:], start=1):
        cells = _cells(document, texts)
        rows.append([value for value, _ in cells])
        formats |= {(number, column): kind for column, (_, kind) in enumerate(cells) if kind}
    return workbook_table(
        path,
        rows,
        merges=table.merges,
        number_formats=formats,
        title=document.title,
        unit=document.money_line,
        widths=[column.width for column in document.columns],
        sheet="绩效目标表",
    )


def _cells(document: Document, texts: tuple[str, ...]) -> list[tuple[Value, str]]:
    """Return each cell of a row as its value and its number format ('' for a plain one)."""
    fields = [column.field for column in document.columns]
    is_percent = texts[fields.index("measure_unit")] == "%" and document.percent == "number"
    return [_cell(document, field, text, is_percent) for field, text in zip(fields, texts, strict=True)]


def _cell(document: Document, field: str, text: str, is_percent: bool) -> tuple[Value, str]:
    """Return a cell's value and number format."""
    number = _number(text)
    if number is None or field not in ("amount", "value", "weight"):
        return text, ""
    if field == "amount":
        return number, "#,##0." + "0" * document.decimals
    if field == "value" and is_percent:
        return number / 100, "0.0%" if number % 1 else "0%"
    return number, ""


def _number(text: str) -> Decimal | None:
    """Return the number that a text is, or None."""
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
