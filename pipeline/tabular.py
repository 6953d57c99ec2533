"""Dataclass rows to Arrow tables and Parquet files, and back: one rule for every staged record.

The dataclass is the only place that names columns and types; nothing here knows any of them.
`records.py` says what a column means; the caller decides where the files are.
"""

from __future__ import annotations

import dataclasses
import functools
import os
import re
import types
import typing
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

_PLAIN = {int: pa.int64(), str: pa.string(), bool: pa.bool_(), float: pa.float64(), date: pa.date32()}


def _arrow_type(annotation: Any) -> pa.DataType:  # noqa: ANN401 - an annotation may be any typing construct
    """Return the Arrow type of one field annotation; `X | None` is a nullable X."""
    if typing.get_origin(annotation) in (types.UnionType, typing.Union):
        annotation = next(part for part in typing.get_args(annotation) if part is not types.NoneType)
    if typing.get_origin(annotation) is typing.Annotated:
        match = re.fullmatch(r"decimal\((\d+),(\d+)\)", typing.get_args(annotation)[1])
        if match is None:
            raise TypeError(f"unknown column annotation {annotation}")
        return pa.decimal128(int(match[1]), int(match[2]))
    return _PLAIN[annotation]


@functools.cache
def schema_of(row_type: type) -> pa.Schema:
    """Return the Arrow schema of a row dataclass: a column a field, in field order.

    Raises:
        KeyError: a field has a type that no column type stands for.
    """
    hints = typing.get_type_hints(row_type, include_extras=True)
    return pa.schema([pa.field(f.name, _arrow_type(hints[f.name])) for f in dataclasses.fields(row_type)])


@functools.cache
def row_lists(container: type) -> dict[str, type]:
    """Return each field of a dataclass that holds a tuple of rows, with the dataclass of its rows, in field order."""
    hints = typing.get_type_hints(container)
    told = {f.name: hints[f.name] for f in dataclasses.fields(container)}
    return {name: typing.get_args(hint)[0] for name, hint in told.items() if typing.get_origin(hint) is tuple}


def to_table(row_type: type, rows: Iterable[Any]) -> pa.Table:
    """Return the rows (instances of `row_type`) as an Arrow table with exactly that dataclass's columns."""
    rows = list(rows)
    schema = schema_of(row_type)
    return pa.table([pa.array([getattr(r, f.name) for r in rows], f.type) for f in schema], schema=schema)


def write_parquet(path: Path, table: pa.Table) -> None:
    """Write a table to `path` so that a reader sees the old file or the whole new one, even after a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    with partial.open("wb") as written:
        pq.write_table(table, written, compression="zstd")
        written.flush()
        os.fsync(written.fileno())
    os.replace(partial, path)
