"""How much memory DuckDB may take, by what it is taken for: all bounds of this floor, with their reasons.

DuckDB's own bound, four fifths of the machine (or of its container), suits a program that runs alone. Here a load, a
mirror and several readers may run side by side; beyond its bound each of them spills to the disk.
"""

from __future__ import annotations

import duckdb

from warehouse.quoting import quoted

BUILD = "4GB"
"""For a build, and for what looks over whole releases as it does: checks and comparisons. It suits a machine of 8 GB;
`benchmarks/query.py` builds ten million rows within it."""

QUERY = "4GB"
"""For a reader. `benchmarks/query.py` asks the questions of `queries/` of ten million rows within it; a query that
forgets a condition of a join is refused before it takes the whole machine."""

EXPORT = "2GB"
"""For an export, which sorts one year at a time and needs no more; the writers of Parquet and workbooks, which DuckDB
does not count, take theirs beside it."""


def bound(connection: duckdb.DuckDBPyConnection, limit: str) -> None:
    """Keep a connection to so much memory; to DuckDB's own bound where that is lower, as on a machine of 4 GB.

    Args:
        connection: one that was just opened, with DuckDB's own bound.
        limit: as DuckDB writes it, such as 4GB (4,000,000,000 bytes).

    Raises:
        duckdb.Error: the limit is not written so.
    """
    wanted = quoted(limit)  # no parameter: with the first one DuckDB imports pandas, which takes half a second
    is_lower = f"SELECT parse_formatted_bytes({wanted}) < parse_formatted_bytes(current_setting('memory_limit'))"
    if connection.execute(is_lower).fetchone() == (True,):
        connection.execute(f"SET memory_limit = {wanted}")
