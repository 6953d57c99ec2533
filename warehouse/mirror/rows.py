"""The rows of a table as the bytes that COPY reads, in pieces: DuckDB writes the text, and no table is ever held whole.

Text that COPY would misread is escaped. PostgreSQL cannot hold the character NUL; U+FFFD stands in its place.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

import duckdb
import pyarrow as pa

from warehouse.mirror.plan import Relation
from warehouse.mirror.types import kind_of
from warehouse.quoting import identifier
from warehouse.schema import Column

_BATCH_ROWS = 4096
_PIECE_BYTES = 1 << 18
_ESCAPES = (
    ("chr(92)", r"'\\'"),
    ("chr(9)", r"'\t'"),
    ("chr(10)", r"'\n'"),
    ("chr(13)", r"'\r'"),
    ("chr(0)", "'\ufffd'"),
)
"""What COPY would misread, and what is written in its place; the backslash comes first."""


def pieces(connection: duckdb.DuckDBPyConnection, relation: Relation) -> Iterator[memoryview]:
    """Give the rows of a relation in the text format of COPY, in their order, some hundred kilobytes at a time."""
    escaped = _columns_to_escape(connection, relation)
    fields = ", ".join(_field(column, column.name in escaped) for column in relation.columns)
    sql = f"SELECT concat_ws(chr(9), {fields}) || chr(10) FROM {identifier(relation.name)}"  # noqa: S608 - names of the schema
    for batch in connection.execute(sql).to_arrow_reader(_BATCH_ROWS):
        yield from _cut(_bytes(batch.column(0)))


def _text(column: Column) -> str:
    return f"({kind_of(column.data_type).text.format(identifier(column.name))})::VARCHAR"


def _columns_to_escape(connection: duckdb.DuckDBPyConnection, relation: Relation) -> set[str]:
    """Return the columns in which some value must be escaped: most have none, and escaping costs more than looking."""
    words = [column for column in relation.columns if kind_of(column.data_type).is_words]
    if not words:
        return set()
    tests = [" OR ".join(f"contains({_text(column)}, {it})" for it, _ in _ESCAPES) for column in words]
    asked = ", ".join(f"bool_or({test})" for test in tests)
    answers = connection.execute(f"SELECT {asked} FROM {identifier(relation.name)}").fetchone() or ()  # noqa: S608
    return {column.name for column, answer in zip(words, answers, strict=True) if answer}


def _field(column: Column, is_escaped: bool) -> str:
    r"""Return the DuckDB expression for a column's text in COPY; NULL is \N."""
    text = _text(column)
    for wrong, right in _ESCAPES if is_escaped else ():
        text = f"replace({text}, {wrong}, {right})"
    return rf"coalesce({text}, '\N')"


def _bytes(array: pa.Array) -> memoryview:
    """Return the bytes of all texts of an array, one after the other, without copying them."""
    _, offsets, data = array.buffers()
    size, form = (8, "<q") if pa.types.is_large_string(array.type) else (4, "<i")
    (start,) = struct.unpack_from(form, offsets, array.offset * size)
    (end,) = struct.unpack_from(form, offsets, (array.offset + len(array)) * size)
    return memoryview(data)[start:end] if end > start else memoryview(b"")


def _cut(data: memoryview) -> Iterator[memoryview]:
    for start in range(0, len(data), _PIECE_BYTES):
        yield data[start : start + _PIECE_BYTES]
