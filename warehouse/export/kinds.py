"""What kind of value a column holds, as far as a file format cares, and how it is asked for.

DuckDB has more types than any file format; what has no kind of its own is exported as text.
"""

from __future__ import annotations

from enum import StrEnum

from warehouse.quoting import identifier


class Kind(StrEnum):
    """A kind of value; its word is the type that a Frictionless schema gives it."""

    TEXT = "string"
    WHOLE = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DAY = "date"
    MOMENT = "datetime"


_KINDS = {
    Kind.WHOLE: ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "HUGEINT"),
    Kind.NUMBER: ("DECIMAL", "DOUBLE", "FLOAT"),
    Kind.BOOLEAN: ("BOOLEAN",),
    Kind.DAY: ("DATE",),
    Kind.MOMENT: ("TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS"),
}
_KIND_OF = {name: kind for kind, names in _KINDS.items() for name in names}
_CASTS = {"HUGEINT": "DECIMAL(38,0)", "TIMESTAMP_S": "TIMESTAMP", "TIMESTAMP_MS": "TIMESTAMP"}


def kind_of(data_type: str) -> Kind:
    """Return the kind of a DuckDB type such as `DECIMAL(18,2)`; a list or a structure is text."""
    base, bracket, rest = data_type.partition("(")
    return Kind.TEXT if bracket and rest.strip("0123456789, ") != ")" else _KIND_OF.get(base, Kind.TEXT)


def scale_of(data_type: str) -> int:
    """Return the digits behind the point of a `DECIMAL(width,scale)`; 0 for any other type."""
    return int(data_type.rstrip(")").rpartition(",")[2]) if data_type.startswith("DECIMAL(") else 0


def asked(name: str, data_type: str) -> str:
    """Return the SQL expression that gives a column of `source` in a type that every format can hold."""
    column = f"source.{identifier(name)}"
    cast = "VARCHAR" if kind_of(data_type) is Kind.TEXT and data_type != "VARCHAR" else _CASTS.get(data_type)
    return f"CAST({column} AS {cast})" if cast else column
