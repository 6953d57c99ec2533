"""The differing rows of one table as a person reads them: key, label, document, cause, and each changed column.

Only so many rows as were asked for are looked up, in order of the key.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from warehouse.diff.differing import joined
from warehouse.diff.shapes import Shape
from warehouse.quoting import identifier, quoted

_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class ChangedCell:
    """One changed column of a row, or a whole row that was added or is gone.

    `change` is added, gone or changed; `column` is None for a whole row, whose label then stands in `new` or `old`.
    `document_id` and `document` (its name) are those of the document that it comes from, or of the first that bears
    upon it; None where no document does.
    """

    table: str
    change: str
    key: str
    label: str
    document_id: str | None
    document: str | None
    cause: str
    column: str | None
    old: str | None
    new: str | None


def changed_cells(connection: duckdb.DuckDBPyConnection, shape: Shape, most_rows: int) -> Iterator[ChangedCell]:
    """Give the first `most_rows` differing rows of a table, cell by cell."""
    cursor = connection.cursor().execute(_query(shape, most_rows))
    while rows := cursor.fetchmany(_AT_ONCE):
        yield from (ChangedCell(shape.name, *row) for row in rows)


def _label(shape: Shape, side: str) -> str:
    parts = [f"{side}.{identifier(column)}::VARCHAR" for column in shape.table.label if column in shape.columns]
    return f"concat_ws(' ', {', '.join(parts)})" if parts else "''"


def _value(shape: Shape, side: str) -> str:
    cases = " ".join(f"WHEN {quoted(column)} THEN {side}.{identifier(column)}::VARCHAR" for column in shape.compared)
    return f"CASE cell.name {cases} END" if cases else "NULL"


def _query(shape: Shape, most_rows: int) -> str:
    key = shape.table.key
    order = ", ".join(f"first.{identifier(column)}" for column in key)
    texts = ", ".join(f"coalesce(first.{identifier(column)}::VARCHAR, '')" for column in key)
    sides = {
        side: f"LEFT JOIN {release}.{shape.name} AS {side} ON " + joined(shape).replace(f"{other}.", "first.")
        for side, release, other in (("old", "before", "new"), ("new", "after", "old"))
    }
    return f"""
WITH first AS (FROM differing_{shape.name} ORDER BY {", ".join(map(identifier, key))} LIMIT {int(most_rows)}),
names AS (
    SELECT document_id, document_name FROM after.dim_document
    UNION ALL
    FROM (SELECT document_id, document_name FROM before.dim_document) ANTI JOIN after.dim_document USING (document_id)
)
SELECT
    first._change,
    concat_ws(' / ', {texts}),
    CASE WHEN first._change = 'gone' THEN {_label(shape, "old")} ELSE {_label(shape, "new")} END,
    names.document_id,
    names.document_name,
    first._cause,
    cell.name,
    CASE first._change WHEN 'gone' THEN {_label(shape, "old")} WHEN 'changed' THEN {_value(shape, "old")} END,
    CASE first._change WHEN 'added' THEN {_label(shape, "new")} WHEN 'changed' THEN {_value(shape, "new")} END
FROM first
{sides["old"]}
{sides["new"]}
LEFT JOIN names ON names.document_id = first._documents[1]
CROSS JOIN LATERAL (SELECT unnest(coalesce(first._columns, [NULL::VARCHAR])) AS name) AS cell
ORDER BY {order}, cell.name
"""  # noqa: S608
