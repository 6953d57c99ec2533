"""How wide and how large the values of a relation are, asked once before its sheet is written.

A sheet that is written row by row needs its column widths first, and whether a whole number fits into Excel's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from warehouse.export.contents import Field, Relation
from warehouse.export.kinds import Kind, asked, scale_of
from warehouse.export.source import Source
from warehouse.quoting import identifier

DIGITS = 15
"""Digits that Excel keeps of a number."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Of one column: the widest value in half-width characters, and whether every number has at most 15 digits."""

    widest: int
    is_exact: bool


def measured(source: Source, relation: Relation) -> tuple[Measures, ...]:
    """Return the measures of each column of a relation."""
    asks = ", ".join(sql for field in relation.fields for sql in _asks(field))
    found = source.row(f"SELECT {asks} FROM {identifier(relation.name)} AS source")  # noqa: S608 - quoted
    pairs = zip(found[::2], found[1::2], strict=True)
    return tuple(Measures(int(widest or 0), bool(exact)) for widest, exact in pairs)


def _asks(field: Field) -> Iterable[str]:
    """Return two SQL expressions: the widest value, and whether all are exact; a Chinese character counts twice."""
    column = asked(field.name, field.data_type)
    if field.kind is Kind.TEXT:
        return f"max((length({column}) + strlen({column})) // 2)", "true"
    if field.kind in (Kind.WHOLE, Kind.NUMBER):
        width = f"max(length(CAST({column} AS VARCHAR)))"
        limit = 10 ** (DIGITS - scale_of(field.data_type))
        return width, f"coalesce(max({column}) < {limit} AND min({column}) > -{limit}, true)"
    return "16", "true"
