"""The staged rows that decide what is one: projects and documents as printed, read back from Parquet.

Only the columns that a decision needs are read. What is decided stands in the other modules of this room.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.records import Stage

RowType = TypeVar("RowType")


@dataclass(frozen=True, slots=True)
class PrintedProject:
    """A project as one document prints it: the columns of `ProjectRow` that tell what it is one with."""

    row_id: int
    document_id: str
    region_code: str | None
    region_name: str | None
    department_code: str | None
    department_name: str | None
    unit_code: str | None
    unit_name: str | None
    fiscal_year: int | None
    phase: str
    project_no: int
    project_code: str | None
    project_key: str
    name: str
    category: str | None
    settlement: str | None
    tranche: str | None
    amount_yuan: Decimal | None
    goal: str | None
    content_key: int
    stage: Stage


@dataclass(frozen=True, slots=True)
class PublishedDocument:
    """A document as far as its standing beside others goes."""

    document_id: str
    document_name: str
    format: str
    published_on: date | None
    is_correction: bool
    region_code: str | None
    region_name: str | None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedIndicatorRow:
    """An indicator row as far as it tells which indicator it is; its project is (document_id, project_no)."""

    row_id: int
    document_id: str
    project_no: int
    level_1: str | None
    level_2: str | None
    indicator_key: str
    indicator_name: str
    name_printed: str
    is_clipped: bool
    comparator: str | None
    value_printed: str | None
    measure_unit: str | None
    weight: Decimal | None
    stage: Stage


def staged_rows(staged: Path, table: str, row_type: type[RowType]) -> list[RowType]:
    """Return the staged table's rows as `row_type`, with just the columns that it has; none when nothing is staged."""
    names = [f.name for f in dataclasses.fields(row_type)]  # type: ignore[arg-type]
    files = sorted((staged / table).glob("*.parquet"))
    if not files:
        return []
    columns = pa.concat_tables(pq.ParquetFile(file).read(columns=names) for file in files).to_pydict()
    return [row_type(*values) for values in zip(*(columns[name] for name in names), strict=True)]
