"""The statements that make tables, views and comments, for a session whose search path is the new schema.

Names come from the release and are quoted; comments are quoted literals. Keys and indexes are for `keys.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from warehouse.mirror.plan import Relation, Twin, comment_of
from warehouse.mirror.types import kind_of
from warehouse.quoting import identifier, quoted

_STILL = "autovacuum_enabled = false, toast.autovacuum_enabled = false"
"""The rows never change and arrive frozen: there is nothing to vacuum, and no vacuum is in the way of a swap."""


def names(columns: Iterable[str]) -> str:
    """Return column names as a list in SQL."""
    return ", ".join(map(identifier, columns))


def create_table(table: Relation) -> str:
    """Return the statement that creates a table."""
    lines = (
        f"{identifier(c.name)} {kind_of(c.data_type).postgresql}{'' if c.is_nullable else ' NOT NULL'}"
        for c in table.columns
    )
    return f"CREATE TABLE {identifier(table.name)} ({', '.join(lines)}) WITH ({_STILL})"


def copy_rows(table: Relation) -> str:
    """Return the statement that takes a table's rows; they are visible at once to every snapshot, old ones too."""
    return f"COPY {identifier(table.name)} ({names(c.name for c in table.columns)}) FROM STDIN (FREEZE)"


def create_view(twin: Twin) -> str:
    """Return the statement that creates a view which renames columns."""
    pairs = zip(twin.of, twin.columns, strict=True)
    columns = ", ".join(f"{identifier(there)} AS {identifier(here.name)}" for there, here in pairs)
    return f"CREATE VIEW {identifier(twin.name)} AS SELECT {columns} FROM {identifier(twin.source)}"  # noqa: S608 - names of the schema


def comments(relation: Relation | Twin) -> Iterator[str]:
    """Give the statements for the comments of a table or view and its columns."""
    kind = "VIEW" if isinstance(relation, Twin) else "TABLE"
    yield f"COMMENT ON {kind} {identifier(relation.name)} IS {quoted(relation.comment)}"
    for column in relation.columns:
        text = quoted(comment_of(column.chinese, column.english))
        yield f"COMMENT ON COLUMN {identifier(relation.name)}.{identifier(column.name)} IS {text}"
