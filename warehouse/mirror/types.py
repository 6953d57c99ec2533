"""Which PostgreSQL type a DuckDB type becomes, and how a value of it is written for COPY; the list is `types.csv`.

Exact types stay exact. A type that is not in the list stops the mirror, because a near one could change values.
"""

from __future__ import annotations

import csv
import functools
import re
from dataclasses import dataclass
from pathlib import Path

from warehouse.errors import MirrorError


@dataclass(frozen=True, slots=True)
class Kind:
    """A type in PostgreSQL, the DuckDB expression for its text ({} is the column), and whether it can hold any text."""

    postgresql: str
    text: str
    is_words: bool


@functools.cache
def _lines() -> tuple[dict[str, str], ...]:
    with (Path(__file__).parent / "types.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@functools.cache
def kind_of(duckdb_type: str) -> Kind:
    """Return what becomes of a DuckDB type.

    Raises:
        MirrorError: the list does not know it.
    """
    for line in _lines():
        if match := re.fullmatch(line["duckdb"], duckdb_type, re.DOTALL):
            return Kind(match.expand(line["postgresql"]), line["text"], line["is_words"] == "yes")
    raise MirrorError(f"the type {duckdb_type} has no counterpart in PostgreSQL: add it to warehouse/mirror/types.csv")
