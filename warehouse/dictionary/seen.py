"""What a release holds in a table: how many rows, how often a column is NULL, and a value as an example.

Only the first rows are looked at, so that a large release answers at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import duckdb

_LOOKED_AT = 10_000
"""Rows of a table that examples and shares of NULL are taken from."""
_LONGEST = 40
"""Characters of an example."""
_CENTS = 2
_UNKNOWN = "未知｜unknown"
"""The name of the unknown member: an example only where there is no other."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The number of rows, and by column the percent of NULL and an example; all empty where nothing was looked at."""

    rows: int | None = None
    null_shares: dict[str, int] = field(default_factory=dict)
    examples: dict[str, str] = field(default_factory=dict)


def look(connection: duckdb.DuckDBPyConnection, table: str) -> Seen:
    """Look at a table or view of the connection's current database."""
    relation = connection.table(table)
    rows = relation.limit(_LOOKED_AT).fetchall()
    counted = relation.count("*").fetchone()
    by_column = dict(zip(relation.columns, zip(*rows, strict=True), strict=True)) if rows else {}
    return Seen(
        rows=int(counted[0]) if counted else 0,
        null_shares={name: _null_share(values) for name, values in by_column.items()},
        examples={name: example for name, values in by_column.items() if (example := _example(values)) is not None},
    )


def _null_share(values: Sequence[object]) -> int:
    """Return the percent of NULL, rounded so that 0 means none and 100 means all."""
    missing = sum(value is None for value in values)
    return missing and (100 if missing == len(values) else min(99, max(1, round(100 * missing / len(values)))))


def _example(values: Sequence[object]) -> str | None:
    """Return the commonest known value as one short line, the first in order where several are as common."""
    counts = Counter(_told(value) for value in values if value is not None)
    best = min(counts.items(), key=lambda item: (not item[0], item[0] == _UNKNOWN, -item[1], item[0]), default=None)
    return best[0] if best and best[0] else None


def _told(value: object) -> str:
    """Return a value as one line: a quantity without trailing zeros, money with its cents."""
    if isinstance(value, Decimal) and -int(value.as_tuple().exponent) > _CENTS:
        return format(value.normalize(), "f")
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
