"""One comparison of two release files, from opening them to whatever is asked about the difference.

It lasts as long as the files are open: use `compared` as a context manager.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.build import Limits
from warehouse.diff.causes import Causes, find_causes
from warehouse.diff.differing import explaining, find_differing
from warehouse.diff.pair import opened_pair
from warehouse.diff.rows import ChangedCell, changed_cells
from warehouse.diff.shapes import Shape, shapes
from warehouse.diff.summaries import Changed, DocumentEffect, TableSummary, effects, summary_of
from warehouse.errors import ReleaseError, one_line


class Comparison:
    """The difference of two releases; made by `compared`."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        shown: tuple[Shape, ...],
        documented: tuple[Shape, ...],
        why: Causes,
    ) -> None:
        self.connection = connection
        self._shapes = shown
        self._documented = documented
        self.causes = why

    @property
    def comparable(self) -> set[str]:
        """The names of the tables whose rows were compared."""
        return {shape.name for shape in (*self._shapes, *self._documented) if not shape.why_not}

    def tables(self) -> list[TableSummary]:
        """Return the counts of every compared table, in order of their names."""
        return [summary_of(self.connection, shape) for shape in self._shapes]

    def documents(self, most: int) -> list[DocumentEffect]:
        """Return the first `most` documents of which something became, or whose rows differ."""
        return effects(self.connection, self._documented, most)

    def states(self) -> dict[str, int]:
        """Return how many documents something became of, by what."""
        found = self.connection.execute("SELECT state, count(*) FROM changed_document GROUP BY state ORDER BY state")
        return dict(found.fetchall())

    def changed_inputs(self, most: int) -> list[Changed]:
        """Return the first `most` decisions, parts of the program and lists of words that differ."""
        found = self.connection.execute(
            "SELECT 'decision', decided_by, change, CASE change WHEN 'removed' THEN words END, "
            "CASE change WHEN 'added' THEN words END FROM changed_decision "
            "UNION ALL SELECT kind, name, change, old, new FROM changed_program ORDER BY ALL"
        )
        return [Changed(*row) for row in found.fetchmany(most)]

    def cells(self, most_rows: int) -> Iterator[ChangedCell]:
        """Give the first `most_rows` differing rows of each table, cell by cell."""
        for shape in self._shapes:
            if not shape.why_not:
                yield from changed_cells(self.connection, shape, most_rows)


def _chosen(found: tuple[Shape, ...], table: str | None) -> tuple[Shape, ...]:
    """Return the table that was asked for, or all.

    Raises:
        ReleaseError: neither release has such a table.
    """
    chosen = tuple(shape for shape in found if table in (None, shape.name))
    if not chosen:
        names = ", ".join(shape.name for shape in found)
        raise ReleaseError(f"there is no table {table} to compare: choose one of {names}")
    return chosen


@contextmanager
def compared(before: Path, after: Path, table: str | None = None, limits: Limits | None = None) -> Iterator[Comparison]:
    """Compare two release files by the keys of their tables.

    Args:
        before: the release from which a row can be gone.
        after: the release in which a row can be added.
        table: compare only this one; None: all.
        limits: memory and threads.

    Raises:
        ReleaseError: a file cannot be read as a release, or there is no such table.
    """
    try:
        with opened_pair(before, after, limits or Limits()) as connection:
            found = shapes(connection)
            shown = _chosen(found, table)
            causes = find_causes(connection)
            helping = {name for shape in shown for name in explaining(shape)}
            needed = tuple(s for s in found if not s.why_not and (s in shown or s.name in helping))
            find_differing(connection, needed, causes)
            yield Comparison(connection, shown, tuple(s for s in needed if s.has_document), causes)
    except duckdb.Error as error:
        raise ReleaseError(f"{before.name} and {after.name} cannot be compared: {one_line(error)}") from error
