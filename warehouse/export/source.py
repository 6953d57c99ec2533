"""One release, opened for export: its rows as a stream of Arrow batches in a fixed order, in bounded memory.

The connection stays on the file that the pointer named when it was opened, so that all files come from one release.
It can write nothing but what it must spill while it sorts, into a folder that the caller deletes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from warehouse import memory
from warehouse.export.contents import Relation, contents
from warehouse.export.kinds import asked
from warehouse.locked import open_current
from warehouse.quoting import identifier
from warehouse.release import Release, own_row

_SLICED_BY = "fiscal_year"
_READING_ORDER = ("fiscal_year", "region_code", "department_code", "unit_code", "project_row_id", "indicator_no")
_TIE_BREAK = "row_id"
Tell = Callable[[str, int, int], None]
"""Is told a relation's name, how many of its rows are written, and how many it has."""


@dataclass(frozen=True, slots=True)
class Source:
    """An opened release, and a folder for files that nobody needs afterwards."""

    connection: duckdb.DuckDBPyConnection
    about: Release
    relations: tuple[Relation, ...]
    scratch: Path
    tell: Tell

    def row(self, sql: str) -> tuple[Any, ...]:
        """Return the one row that a query gives."""
        return self.connection.execute(sql).fetchall()[0]

    def count(self, relation: Relation) -> int:
        """Return how many rows a relation has."""
        return int(self.row(f"SELECT count(*) FROM {identifier(relation.name)}")[0])  # noqa: S608 - quoted

    def batches(
        self, relation: Relation, size: int, expressions: Sequence[str] | None = None
    ) -> Iterator[pa.RecordBatch]:
        """Yield all rows in batches of at most `size`: a table as the release holds it, a mart in reading order.

        Args:
            relation: what to read.
            size: rows of a batch.
            expressions: an SQL expression over `source` for each column; without, the columns as they are.
        """
        wanted = expressions or [asked(field.name, field.data_type) for field in relation.fields]
        selected = ", ".join(f"{one} AS {identifier(name)}" for one, name in zip(wanted, relation.names(), strict=True))
        done, total = 0, self.count(relation)
        for condition, values in self._slices(relation):
            sql = f"SELECT {selected} FROM {identifier(relation.name)} AS source {condition} {_order(relation)}"  # noqa: S608
            for batch in self.connection.execute(sql, values).to_arrow_reader(size):
                yield batch
                done += batch.num_rows
                self.tell(relation.name, done, total)

    def _slices(self, relation: Relation) -> Iterator[tuple[str, list[Any]]]:
        """Yield a condition for each year of a mart, so that a year is sorted at a time; a table is read at once."""
        if not relation.is_mart or _SLICED_BY not in relation.names():
            yield "", []
            return
        sql = f"SELECT DISTINCT {_SLICED_BY} FROM {identifier(relation.name)} ORDER BY 1 NULLS LAST"  # noqa: S608
        for (year,) in self.connection.execute(sql).fetchall():
            yield f"WHERE source.{_SLICED_BY} IS NOT DISTINCT FROM $1", [year]


def _order(relation: Relation) -> str:
    """Return the ORDER BY of a mart; a table needs none, because a plain scan gives its rows in their own order."""
    if not relation.is_mart:
        return ""
    names = relation.names()
    order = [name for name in _READING_ORDER if name in names]
    order += [_TIE_BREAK] if _TIE_BREAK in names else [name for name in names if name not in order]
    return "ORDER BY " + ", ".join(f"source.{identifier(name)} NULLS LAST" for name in order)


@contextmanager
def opened(home: Path, scratch: Path, tell: Tell) -> Iterator[Source]:
    """Open the current release of a home.

    Args:
        home: the folder of the releases.
        scratch: a folder for what does not fit into memory; the caller deletes it.
        tell: is told about the rows as they are read.

    Raises:
        NoReleaseError: nothing has been published yet, or the release cannot be opened.
        ReleaseError: it does not say which one it is.
    """
    connection, _ = open_current(home, memory.EXPORT, {"temp_directory": str(scratch / "duckdb")})
    with closing(connection):
        yield Source(connection, own_row(connection), contents(connection), scratch, tell)
