"""The statements that make tables, views and comments, for a session whose search path is the new schema.

Names come from the release and are quoted; comments are quoted literals. Keys and indexes are for `keys.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from warehouse.mirror.plan import Relation, Twin, comment_of
from warehouse.mirror.rows import quote
from warehouse.mirror.types import kind_of
from warehouse.relations import quoted

_STILL = "autovacuum_enabled = false, toast.autovacuum_enabled = false"
"""The rows never change and arrive frozen: there is nothing to vacuum, and no vacuum is in the way of a swap."""


def names(columns: Iterable[str]) -> str:
    """Return column names as a list in SQL."""
    return ", ".join(map(quote, columns))


def create_table(table: Relation) -> str:
    """Return the statement that creates a table."""
    lines = (
        f"{quote(c.name)} {kind_of(c.data_type).postgresql}{'' if c.is_nullable else ' NOT NULL'}"
        for c in table.columns
    )
    return f"CREATE TABLE {quote(table.name)} ({', '.join(lines)}) WITH ({_STILL})"


def copy_rows(table: Relation) -> str:
    """Return the statement that takes a table's rows; they are visible at once to every snapshot, old ones too."""
    return f"COPY {quote(table.name)} ({names(c.name for c in table.columns)}) FROM STDIN (FREEZE)"


def create_view(twin: Twin) -> str:
    """Return the statement that creates a view which renames columns."""
    pairs = zip(twin.of, twin.columns, strict=True)
    columns = ", ".join(f"{quote(there)} AS {quote(here.name)}" for there, here in pairs)
    return f"CREATE VIEW {quote(twin.name)} AS SELECT {columns} FROM {quote(twin.source)}"  # noqa: S608 - names of the schema


def comments(relation: Relation | Twin) -> Iterator[str]:
    """Give the statements for the comments of a table or view and its columns."""
    kind = "VIEW" if isinstance(relation, Twin) else "TABLE"
    yield f"COMMENT ON {kind} {quote(relation.name)} IS {quoted(relation.comment)}"
    for column in relation.columns:
        text = quoted(comment_of(column.chinese, column.english))
        yield f"COMMENT ON COLUMN {quote(relation.name)}.{quote(column.name)} IS {text}"
