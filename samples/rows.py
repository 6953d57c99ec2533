"""A document's projects as the rows of its table, with the merged cells that its publisher made.

How the rows become a text, a workbook or a PDF is not known here. It hands on printed texts, merges, and which row
begins which project.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from samples.county import Indicator, Project
from samples.documents import Document
from samples.drawing import Merge

_MERGED = ("name", "amount", "goal")
"""The fields that are printed once a project."""


@dataclass(frozen=True, slots=True)
class TableRows:
    """A document's table: heading and rows as printed, merges, and the first row of each project (from 0)."""

    rows: tuple[tuple[str, ...], ...]
    merges: tuple[Merge, ...]
    first_rows: tuple[tuple[Project, int], ...]


def unit_label(project: Project) -> str:
    """Return the label of a project's unit as it is printed."""
    return f"{project.unit_code}-{project.unit_name}"


def printed_amount(document: Document, yuan: Decimal) -> str:
    """Return an amount as the document prints it: thousands separated, in its money unit."""
    return f"{document.in_money_unit(yuan):,.{document.decimals}f}"


def table_rows(document: Document) -> TableRows:
    """Return the table of a document."""
    rows = [tuple(column.heading for column in document.columns)]
    if document.total_row == "first":
        rows.append(_total_row(document))
    first_rows = []
    for project in document.projects:
        first_rows.append((project, len(rows)))
        rows += [_row(document, _fields(document, project, one)) for one in project.indicators]
    merges = _merges(document, first_rows)
    if document.total_row == "last":
        rows.append(_total_row(document))
    return TableRows(tuple(rows), tuple(merges), tuple(first_rows))


def blank_covered(table: TableRows) -> list[list[str]]:
    """Return the rows with only the top left cell of each merge filled, as a text has them."""
    covered = {position for merge in table.merges for position in merge.covered()}
    return [
        ["" if (row, column) in covered else text for column, text in enumerate(texts)]
        for row, texts in enumerate(table.rows)
    ]


def field_columns(document: Document) -> dict[str, int]:
    """Return field -> its column, from 0."""
    return {column.field: position for position, column in enumerate(document.columns)}


def _row(document: Document, fields: dict[str, str]) -> tuple[str, ...]:
    """Return the fields in the order of the document's columns."""
    return tuple(fields.get(column.field, "") for column in document.columns)


def _total_row(document: Document) -> tuple[str, ...]:
    """Return the row that prints the department's total."""
    department = document.department
    label = f"{department.code}-{department.name}部门" if document.total_row == "first" else "合计"
    return _row(document, {"unit": label, "amount": printed_amount(document, document.total_yuan)})


def _fields(document: Document, project: Project, indicator: Indicator) -> dict[str, str]:
    """Return field -> text of one indicator row."""
    return {
        "unit": unit_label(project),
        "name": project.name,
        "amount": printed_amount(document, project.amount_yuan),
        "goal": project.goal,
        "level_1": indicator.level_1,
        "level_2": indicator.level_2,
        "indicator": indicator.name,
        "comparator": indicator.comparator,
        "value": indicator.value,
        "measure_unit": indicator.measure_unit,
        "weight": indicator.weight,
        "direction": indicator.direction,
    }


def _merges(document: Document, first_rows: Sequence[tuple[Project, int]]) -> list[Merge]:
    """Return the merged cells: a unit's label over its projects; name, amount, goal over a project's indicators."""
    columns = field_columns(document)
    found = []
    for _, group in itertools.groupby(first_rows, key=lambda pair: pair[0].unit_name):
        projects = list(group)
        span = sum(len(project.indicators) for project, _ in projects)
        found.append(Merge(projects[0][1], columns["unit"], row_span=span))
        for project, row in projects:
            found += [Merge(row, columns[field], row_span=len(project.indicators)) for field in _MERGED]
    return found
