"""The printed values of one row, each with its own place: of a project, an indicator, or an amount of a money block.

A reading keeps for each field where it is printed; the rows of the warehouse keep one place for all of them.
Hands on the fields by their names in `records.py`, and a place in the words of the document's format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import TypeVar

from openpyxl.utils import get_column_letter

from pipeline.records import Phase, Place, Printed, PrintedFund, PrintedIndicator, PrintedProject, Reading

_Row = TypeVar("_Row")
_OF_PROJECT = ("name", "amount", "goal")
"""What the marts show of an indicator's project beside it."""


@dataclass(frozen=True, slots=True)
class RowNumbers:
    """Which row of a document is meant: its project, and its indicator or its amount where it is one of these.

    All count from 1 as in the warehouse; `phase` is that of the project's money.
    """

    project_no: int
    phase: str
    indicator_no: int | None = None
    fund_no: int | None = None


@dataclass(frozen=True, slots=True)
class ValuePlace:
    """A field of a row, its printed text, and where it stands."""

    field: str
    text: str
    place: Place


def values_of(reading: Reading, row: RowNumbers) -> list[ValuePlace]:
    """Return the printed values of a row in the order of the record's fields; none where the reading lacks the row.

    Beside an indicator or an amount stand its project's name, amount and goal, as `project_name` and so on.
    """
    project = _numbered(reading.projects, row.project_no)
    if project is None:
        return []
    if row.indicator_no is None and row.fund_no is None:
        return list(_of_project(project, row.phase))
    if row.indicator_no is not None:
        own = _printed(_numbered(project.indicators, row.indicator_no))
    else:
        own = _printed(_numbered(project.funds, row.fund_no or 0))
    beside = [value for value in _of_project(project, row.phase) if value.field in _OF_PROJECT]
    return [*own, *(ValuePlace(f"project_{value.field}", value.text, value.place) for value in beside)]


def _numbered(rows: Sequence[_Row], number: int) -> _Row | None:
    return rows[number - 1] if 0 < number <= len(rows) else None


def _of_project(project: PrintedProject, phase: str) -> Iterator[ValuePlace]:
    """Yield a project's values; its amount is that of the phase, which a money block may print."""
    totals = [f.amount for f in project.funds if (f.span, f.source, f.phase) == ("year", "total", phase)]
    approved: Phase = "批复"
    amount = project.amount if phase == approved and project.amount else next(iter(totals), None)
    for value in _printed(project):
        if value.field != "amount":
            yield value
    if amount:
        yield ValuePlace("amount", amount.text, amount.place)


def _printed(record: PrintedProject | PrintedIndicator | PrintedFund | None) -> Iterator[ValuePlace]:
    """Yield the fields of a record that are printed texts."""
    for field in fields(record) if record else ():
        value = getattr(record, field.name)
        if isinstance(value, Printed):
            yield ValuePlace(field.name, value.text, value.place)


def told_place(place: Place, document_format: str) -> str:
    """Return a place in the words of its format: page and box, sheet and cell, or line and column."""
    if place.box is not None:
        box = place.box
        return f"page {place.page}, box {box.x0:.1f} {box.top:.1f} {box.x1:.1f} {box.bottom:.1f}"
    if place.page is not None:
        return f"page {place.page}, row {place.row}, column {place.column}"
    if place.sheet is None:
        return f"line {place.row}, column {place.column}"
    if document_format.startswith("xls"):
        return f"sheet {place.sheet}, cell {get_column_letter(place.column)}{place.row}"
    return f"{place.sheet}, row {place.row}, column {place.column}"


def pages_of(values: Iterable[ValuePlace]) -> list[int]:
    """Return the pages that values with a box stand on, in ascending order."""
    return sorted(
        {value.place.page for value in values if value.place.page is not None and value.place.box is not None}
    )
