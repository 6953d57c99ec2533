"""The counts of a comparison: per table what was added, gone and changed, and per document its effect.

The rows themselves are told by `rows.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from warehouse.diff.pair import SIDES
from warehouse.diff.shapes import Shape
from warehouse.quoting import identifier


@dataclass(frozen=True, slots=True)
class TableSummary:
    """What differs in one table; `columns` counts the changed rows by column.

    `note` tells what could not be compared: a table or columns that only one release has. The three counts are then
    those of the shared columns, or 0 where the whole table could not be compared.
    """

    name: str
    rows_before: int
    rows_after: int
    added: int
    gone: int
    changed: int
    columns: dict[str, int]
    note: str

    @property
    def differs(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.added or self.gone or self.changed or self.note)


@dataclass(frozen=True, slots=True)
class DocumentEffect:
    """What became of a document (None: nothing), and how many rows that name it were added, are gone and changed."""

    document_id: str
    name: str
    fiscal_year: int
    state: str | None
    added: int
    gone: int
    changed: int


@dataclass(frozen=True, slots=True)
class Changed:
    """A decision, a part of the program or a list of words that differs; `old` or `new` is None where there is none."""

    kind: str
    name: str
    change: str
    old: str | None
    new: str | None


def summary_of(connection: duckdb.DuckDBPyConnection, shape: Shape) -> TableSummary:
    """Return the counts of one table, whose differing rows are found unless it cannot be compared."""
    before, after = (_number(connection, f"SELECT count(*) FROM {side}.{identifier(shape.name)}") for side in SIDES)  # noqa: S608
    if shape.why_not:
        return TableSummary(shape.name, before, after, 0, 0, 0, {}, shape.why_not)
    found = f"FROM differing_{shape.name}"
    counts = dict(connection.execute(f"SELECT _change, count(*) {found} GROUP BY ALL").fetchall())
    cells = f"FROM (SELECT unnest(_columns) AS name {found})"
    columns = connection.execute(f"SELECT name, count(*) {cells} GROUP BY name ORDER BY count(*) DESC, name").fetchall()
    added, gone, changed = (counts.get(change, 0) for change in ("added", "gone", "changed"))
    return TableSummary(shape.name, before, after, added, gone, changed, dict(columns), _note(shape))


def _note(shape: Shape) -> str:
    only = (("older", shape.only_before), ("newer", shape.only_after))
    return "; ".join(f"only the {which} release has {', '.join(columns)}" for which, columns in only if columns)


def _number(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    found = connection.execute(sql).fetchone()
    return int(found[0]) if found else 0


_EFFECTS = """
WITH effect AS (
    SELECT document_id,
        count(*) FILTER (_change = 'added') AS added,
        count(*) FILTER (_change = 'gone') AS gone,
        count(*) FILTER (_change = 'changed') AS changed
    FROM ({rows})
    GROUP BY document_id
),
known AS (
    SELECT document_id, document_name, fiscal_year FROM after.dim_document
    UNION ALL
    FROM (SELECT document_id, document_name, fiscal_year FROM before.dim_document)
        ANTI JOIN after.dim_document USING (document_id)
)
SELECT document_id, known.document_name, known.fiscal_year, changed_document.state,
    coalesce(effect.added, 0), coalesce(effect.gone, 0), coalesce(effect.changed, 0)
FROM effect
FULL JOIN changed_document USING (document_id)
JOIN known USING (document_id)
WHERE effect.document_id IS NOT NULL OR changed_document.state <> 'read by another program'
ORDER BY changed_document.state IS NULL, changed_document.state, known.fiscal_year, known.document_name, document_id
"""


def effects(connection: duckdb.DuckDBPyConnection, shapes: tuple[Shape, ...], most: int) -> list[DocumentEffect]:
    """Return the first so many documents of which something became or whose rows differ.

    A document that another program read, without a row that differs, is left out.

    Args:
        connection: where the differing rows are found.
        shapes: the tables to count in; those whose rows do not name their document are left out.
        most: how many documents to return.
    """
    parts = [
        f"SELECT _documents[1] AS document_id, _change FROM differing_{shape.name}"  # noqa: S608
        for shape in shapes
        if shape.has_document and not shape.why_not and shape.name != "dim_document"
    ]
    rows = " UNION ALL ".join(parts) or "SELECT NULL::VARCHAR AS document_id, '' AS _change WHERE false"
    found = connection.execute(f"{_EFFECTS.format(rows=rows)} LIMIT {int(most)}").fetchall()
    return [DocumentEffect(*row) for row in found]
