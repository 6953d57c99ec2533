"""A sheet with the rows of one relation: Chinese headings that stay in view, a filter, widths and number formats.

Which relation goes into which workbook is decided in `workbook.py`, and how one value is written in `cells.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from warehouse import schema
from warehouse.export.cells import writer
from warehouse.export.contents import Field, Relation
from warehouse.export.kinds import Kind, scale_of
from warehouse.export.measures import Measures

_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\']")
_LONGEST_TITLE = 31
_NARROWEST, _WIDEST = 9, 42
_CENTS = 2
_A4 = 9
"""Its number among the paper sizes of Excel, which otherwise takes that of the printer or US Letter."""
HEADING_HEIGHT = 30
"""Points of a heading of two lines."""
_FILTER = 3
"""Characters that the button of the filter takes."""
_BODY = {"font_size": 10, "valign": "top"}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "heading": {**_BODY, "bold": True, "bg_color": "#D9E1F2", "border": 1, "valign": "vcenter", "text_wrap": True},
    "money": {**_BODY, "num_format": "#,##0.00"},
    Kind.TEXT: {**_BODY, "quote_prefix": True},
    Kind.WHOLE: {**_BODY, "num_format": "0"},
    Kind.NUMBER: _BODY,
    Kind.BOOLEAN: _BODY,
    Kind.DAY: {**_BODY, "num_format": "yyyy-mm-dd"},
    Kind.MOMENT: {**_BODY, "num_format": "yyyy-mm-dd hh:mm:ss"},
}
Styles = dict[str, Format]


def styles_of(book: xlsxwriter.Workbook) -> Styles:
    """Add the formats to a workbook and return them by name."""
    return {name: book.add_format(style) for name, style in _STYLES.items()}


def sheet_title(title: str, taken: Iterable[str]) -> str:
    """Return a name that a sheet may have and no other sheet has, as near to the title as can be."""
    used = {one.casefold() for one in taken}
    base = _NOT_IN_TITLES.sub("_", title)
    candidate, number = base[:_LONGEST_TITLE], 1
    while candidate.casefold() in used:
        number += 1
        ending = f" ({number})"
        candidate = base[: _LONGEST_TITLE - len(ending)] + ending
    return candidate


def fields_of(relation: Relation, measures: Sequence[Measures]) -> tuple[Field, ...]:
    """Return the columns as a workbook has them: under their headings, and ids as texts.

    An id is a whole number that is named so, that refers to something named so, or has too many digits for Excel.
    """
    ids = {ref.column for ref in relation.references if schema.key_of(ref.table)[0].endswith("_id")}
    fields = []
    for field, measure in zip(relation.fields, measures, strict=True):
        is_id = field.name.endswith("_id") or not measure.is_exact or field.name in ids
        kind = Kind.TEXT if field.kind is Kind.WHOLE and is_id else field.kind
        fields.append(replace(field, name=field.heading, kind=kind))
    return tuple(fields)


def write_rows(
    sheet: Worksheet,
    fields: Sequence[Field],
    measures: Sequence[Measures],
    rows: Iterator[tuple[Any, ...]],
    styles: Styles,
) -> tuple[int, Counter[str]]:
    """Write headings and rows, and return how many rows there were and what was shown in another way."""
    tally: Counter[str] = Counter()
    sheet.set_row(0, HEADING_HEIGHT)
    for at, (field, measure) in enumerate(zip(fields, measures, strict=True)):
        sheet.set_column(at, at, _width(field, measure), styles[_style(field)])
        sheet.write_string(0, at, field.name, styles["heading"])
    write = [writer(sheet, f.kind, m.is_exact, tally) for f, m in zip(fields, measures, strict=True)]
    number = 0
    for number, row in enumerate(rows, start=1):
        for at, value in enumerate(row):
            if value is not None:
                write[at](number, at, value)
    dress(sheet, number, len(fields))
    return number, tally


def dress(sheet: Worksheet, rows: int, columns: int) -> None:
    """Keep the heading in view and on every printed page, offer a filter, and complain of no number in a text."""
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, rows, columns - 1)
    sheet.ignore_errors({"number_stored_as_text": xl_range(0, 0, rows, columns - 1)})
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.repeat_rows(0)


def one_page_wide(sheet: Worksheet) -> None:
    """Print a sheet of explanations so that no sentence is cut by the edge of a page."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _style(field: Field) -> str:
    is_money = field.kind is Kind.NUMBER and scale_of(field.data_type) == _CENTS
    return "money" if is_money else field.kind


def _width(field: Field, measure: Measures) -> int:
    """Return a column's width in characters: that of its widest value, or of its heading where that is wider."""
    heading = max(map(_columns, field.name.split("\n"))) + _FILTER
    commas = measure.widest // _FILTER if _style(field) == "money" else 1
    return min(max(_NARROWEST, heading, measure.widest + commas), max(_WIDEST, heading))


def _columns(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)
