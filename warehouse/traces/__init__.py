"""From a number back to the page: its row, project, document, repairs and findings, one .sql each.

Each file queries the row `$row_id` of any fact table; `row.sql` finds which row of which document it is. Where each
value of the row is printed is in no table: the floor above finds it, and shows the results.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from warehouse.errors import QueryError
from warehouse.reader import Reader
from warehouse.sqlfiles import read_folder

_ROW = "row"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way: its title, and its rows as column -> value."""

    title: str
    rows: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class TracedRow:
    """Which row of which document a fact row is; all numbers count from 1.

    A row of a project has neither `indicator_no` nor `fund_no`, any other row one of them.
    """

    document_id: str
    document_name: str
    format: str
    project_no: int
    phase: str
    indicator_no: int | None
    fund_no: int | None


def traced_row(reader: Reader, row_id: int) -> TracedRow:
    """Return which row of which document a fact row is.

    Raises:
        QueryError: the current release has no fact row with this id.
    """
    (sql,) = (file.text for file in read_folder("traces") if file.name == _ROW)
    _, rows = reader.query(sql, {"row_id": row_id})
    if not rows:
        raise QueryError(f"no row {row_id} in the current release: take a row_id from a mart or a fact table")
    return TracedRow(*rows[0])


def trace(reader: Reader, row_id: int) -> list[Step]:
    """Return the steps from a fact row to its document that have something to tell.

    Raises:
        QueryError: the current release has no fact row with this id.
    """
    traced_row(reader, row_id)
    files = sorted((f for f in read_folder("traces") if f.name != _ROW), key=lambda f: int(f.header("order")))
    steps = []
    for file in files:
        columns, rows = reader.query(file.text, {"row_id": row_id})
        steps.append(Step(file.header("title"), tuple(dict(zip(columns, row, strict=True)) for row in rows)))
    return [step for step in steps if step.rows]
