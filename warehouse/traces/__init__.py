"""The way of a number back to the page: its row, project, document, place, repairs and findings, one .sql each.

Each file asks about the row `$row_id`, which is an indicator's or a project's. How the answers are shown is for the
floor above.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from warehouse.errors import QueryError
from warehouse.reader import Reader
from warehouse.sqlfiles import read_folder


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way: its title, and its rows as column -> value."""

    title: str
    rows: tuple[dict[str, Any], ...]


def trace(reader: Reader, row_id: int) -> list[Step]:
    """Return the steps from a fact row to its document that have something to tell.

    Raises:
        QueryError: the current release has no fact row with this id.
    """
    files = sorted(read_folder("traces"), key=lambda file: int(file.header("order")))
    steps = []
    for file in files:
        columns, rows = reader.query(file.text, {"row_id": row_id})
        steps.append(Step(file.header("title"), tuple(dict(zip(columns, row, strict=True)) for row in rows)))
    if not any(step.rows for step in steps):
        raise QueryError(f"no row {row_id} in the current release: take a row_id from mart_indicator_target")
    return [step for step in steps if step.rows]
