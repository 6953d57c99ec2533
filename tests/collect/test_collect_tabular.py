"""Rows to Arrow tables and files: every digit is kept, None stays None, and a file is whole or not there."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline import tabular
from pipeline.records import DocumentRow, IndicatorRow, ProjectRow
from pipeline.tabular import schema_of, to_table, write_parquet


def filled(row_type: type, **values: object) -> object:
    return row_type(**{f.name: values.get(f.name) for f in dataclasses.fields(row_type)})


def test_money_and_values_keep_every_digit(tmp_path: Path):
    amount, value = Decimal("9999999999999999.99"), Decimal("0.000001")
    project = filled(ProjectRow, row_id=1, amount_yuan=amount)
    indicator = filled(IndicatorRow, row_id=1, value_low=value, weight=Decimal("12.5"))
    for row_type, row, column, wanted in (
        (ProjectRow, project, "amount_yuan", amount),
        (IndicatorRow, indicator, "value_low", value),
        (IndicatorRow, indicator, "weight", Decimal("12.5")),
    ):
        write_parquet(tmp_path / "t.parquet", to_table(row_type, [row]))
        (read,) = pq.ParquetFile(tmp_path / "t.parquet").read().column(column).to_pylist()
        assert read == wanted
        assert isinstance(read, Decimal)


def test_more_digits_than_a_column_has_are_refused_and_never_rounded():
    with pytest.raises(pa.ArrowInvalid):
        to_table(ProjectRow, [filled(ProjectRow, amount_yuan=Decimal("0.001"))])


def test_none_stays_none(tmp_path: Path):
    write_parquet(tmp_path / "t.parquet", to_table(DocumentRow, [filled(DocumentRow)]))
    (row,) = pq.ParquetFile(tmp_path / "t.parquet").read().to_pylist()
    assert set(row.values()) == {None}


def test_a_table_without_rows_has_all_columns():
    assert to_table(ProjectRow, ()).schema.equals(schema_of(ProjectRow))


def test_a_field_of_a_kind_that_no_column_has_is_refused():
    @dataclasses.dataclass
    class Odd:
        values: list

    with pytest.raises(KeyError):
        schema_of(Odd)


def test_a_file_of_rows_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_parquet(tmp_path / "t.parquet", to_table(DocumentRow, ()))
    before = (tmp_path / "t.parquet").read_bytes()

    def half(_table: pa.Table, written: BinaryIO, **_options: object) -> None:
        written.write(b"half")
        raise OSError("the disk is full")

    monkeypatch.setattr(tabular.pq, "write_table", half)
    with pytest.raises(OSError, match="full"):
        write_parquet(tmp_path / "t.parquet", to_table(DocumentRow, [filled(DocumentRow)]))
    assert (tmp_path / "t.parquet").read_bytes() == before
