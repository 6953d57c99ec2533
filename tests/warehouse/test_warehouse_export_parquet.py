"""Parquet keeps rows, order and types of the release, and says in the file what it is."""

from __future__ import annotations

import json
from pathlib import Path

import exported
import pyarrow.parquet as pq
import pytest
import staging

from warehouse import schema
from warehouse.export import export
from warehouse.pointer import current_path


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported.publish(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def out(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parquet")
    export(home, folder, "parquet")
    return folder


def test_every_table_has_the_same_rows_and_types_in_the_same_order(home: Path, out: Path) -> None:
    with staging.opened(current_path(home)) as connection:
        for table in schema.tables():
            file = f"'{out / f'{table.name}.parquet'}'"
            kept = connection.execute(f"FROM {table.name}")
            described, rows = kept.description, kept.fetchall()
            written = connection.execute(f"FROM {file}")
            assert written.description == described, table.name
            assert written.fetchall() == rows, table.name


def test_every_mart_has_the_same_rows(home: Path, out: Path) -> None:
    with staging.opened(current_path(home)) as connection:
        for mart in (view for view in schema.views() if view.isascii()):
            file = f"'{out / f'{mart}.parquet'}'"
            assert connection.execute(f"(FROM {mart} EXCEPT ALL FROM {file})").fetchall() == []
            assert connection.execute(f"(FROM {file} EXCEPT ALL FROM {mart})").fetchall() == []


def test_the_file_says_which_release_and_what_its_columns_mean(out: Path) -> None:
    read = pq.read_schema(out / "fact_project_budget.parquet")
    told = {key.decode(): value.decode() for key, value in read.metadata.items()}
    assert (told["jixiao.release_number"], told["jixiao.created_at"]) == ("1", "2024-03-01T02:00:00Z")
    assert (told["jixiao.code_version"], told["jixiao.inputs_digest"]) == ("0.1.0", "digest-1")
    assert told["jixiao.table_zh"]
    assert told["jixiao.table_en"]
    comments = json.loads(told["jixiao.columns"])
    assert list(comments) == read.names
    amount = read.field("amount_yuan")
    assert amount.metadata[b"comment_zh"].decode() == comments["amount_yuan"]["zh"]
    assert str(amount.type) == "decimal128(18, 2)"


def test_columns_that_are_never_empty_are_marked_and_pages_are_compressed(out: Path) -> None:
    file = pq.ParquetFile(out / "fact_project_budget.parquet")
    assert not file.schema_arrow.field("row_id").nullable
    assert file.schema_arrow.field("amount_yuan").nullable
    assert file.metadata.row_group(0).column(0).compression == "ZSTD"


def test_tools_that_know_no_arrow_find_the_origin_too(home: Path, out: Path) -> None:
    with staging.opened(current_path(home)) as connection:
        sql = f"SELECT key::VARCHAR FROM parquet_kv_metadata('{out / 'dim_unit.parquet'}')"
        assert ("jixiao.release_number",) in connection.execute(sql).fetchall()
