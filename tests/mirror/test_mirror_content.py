"""What stands in PostgreSQL is what stands in the release: every row, type, key and comment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pg8000.native import Connection

from tests.mirror.cluster import Cluster
from warehouse import schema
from warehouse.mirror.plan import comment_of, make_plan
from warehouse.quoting import identifier
from warehouse.reader import Reader
from warehouse.sqlfiles import read_folder

pytestmark = pytest.mark.slow
NAMES = [table.name for table in schema.tables()] + [mart.name for mart in read_folder("marts")]


@pytest.fixture(scope="module")
def server(cluster: Cluster, county_database: str) -> Iterator[Connection]:
    with closing(cluster.connect(county_database)) as connection:
        yield connection


@pytest.fixture(scope="module")
def release(county_home: Path) -> Iterator[Reader]:
    with Reader(county_home) as reader:
        yield reader


def ordered(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return sorted(rows, key=repr)


@pytest.mark.parametrize("name", NAMES)
def test_each_table_and_mart_has_the_same_rows(name: str, server: Connection, release: Reader) -> None:
    columns, rows = release.query(f"FROM {identifier(name)}")
    there = server.run(f"SELECT * FROM jixiao.{identifier(name)}")
    assert [column["name"] for column in server.columns] == columns
    assert ordered([tuple(row) for row in there]) == ordered(rows)


def test_nothing_else_is_there(server: Connection) -> None:
    there = {
        name
        for (name,) in server.run(
            "SELECT relname::text FROM pg_class WHERE relnamespace = 'jixiao'::regnamespace AND relkind IN ('r', 'v')"
        )
    }
    assert there == {*NAMES, "mirror_state"}


def test_chinese_twins_are_views_and_marts_are_tables(server: Connection) -> None:
    kinds = dict(
        server.run("SELECT relname::text, relkind::text FROM pg_class WHERE relnamespace = 'jixiao'::regnamespace")
    )
    assert {kinds[name] for name in NAMES if name.startswith("v_")} == {"v"}
    assert {kinds[name] for name in NAMES if name.startswith("mart_")} == {"r"}


def test_types_are_exact(server: Connection, release: Reader) -> None:
    found = server.run(
        "SELECT c.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod), a.attnotnull "
        "FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid "
        "WHERE c.relnamespace = 'jixiao'::regnamespace AND a.attnum > 0 AND c.relkind = 'r'"
    )
    types = {(table, column): (kind, is_required) for table, column, kind, is_required in found}
    assert types["fact_project_budget", "amount_yuan"] == ("numeric(18,2)", False)
    assert types["fact_project_budget", "start_date"] == ("date", False)
    assert types["fact_indicator_target", "value_low"] == ("numeric(28,6)", False)
    assert types["fact_indicator_target", "is_current"] == ("boolean", True)
    assert types["release", "created_at"] == ("timestamp without time zone", True)
    keys = {(table.name, column) for table in schema.tables() for column in table.key}
    for name, columns in schema.columns(release.connection).items():
        for column in columns:
            if (name, column.name) in types.keys() - keys and not name.startswith("mart_"):
                assert types[name, column.name][1] is not column.is_nullable


def test_every_table_view_and_column_has_its_comment_in_both_languages(server: Connection, release: Reader) -> None:
    found = server.run(
        "SELECT c.relname::text, coalesce(a.attname, '')::text, d.description FROM pg_description d "
        "JOIN pg_class c ON c.oid = d.objoid AND d.classoid = 'pg_class'::regclass "
        "LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND d.objsubid > 0 "
        "WHERE c.relnamespace = 'jixiao'::regnamespace"
    )
    there = {(name, column): text for name, column, text in found}
    wanted = {(name, ""): comment_of(*both) for name, both in schema.table_comments(release.connection).items()}
    for name, columns in schema.columns(release.connection).items():
        wanted |= {(name, column.name): comment_of(column.chinese, column.english) for column in columns}
    assert all("｜" in text for text in wanted.values())
    assert {key: there.get(key) for key in wanted} == wanted


def test_every_key_is_kept_by_the_server(server: Connection, release: Reader) -> None:
    found = server.run(
        "SELECT t.relname::text, array_agg(a.attname::text ORDER BY k.n) FROM pg_index i "
        "JOIN pg_class t ON t.oid = i.indrelid "
        "CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, n) "
        "JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum "
        "WHERE i.indisunique AND t.relnamespace = 'jixiao'::regnamespace GROUP BY i.indexrelid, t.relname"
    )
    keys = {table: tuple(columns) for table, columns in found}
    assert keys == {table.name: table.key for table in make_plan(release.connection).tables if table.key}


def test_a_department_and_year_is_found_by_index(server: Connection) -> None:
    server.run("SET enable_seqscan = off")
    plan = server.run("EXPLAIN SELECT count(*) FROM jixiao.mart_indicator_target WHERE fiscal_year = 2024")
    server.run("RESET enable_seqscan")
    assert "mart_indicator_target_fiscal_year_idx" in str(plan)


def test_joins_can_be_drawn_from_foreign_keys(server: Connection) -> None:
    found = server.run(
        "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint "
        "WHERE contype = 'f' AND connamespace = 'jixiao'::regnamespace"
    )
    assert ["jixiao.fact_indicator_target", "jixiao.fact_project_budget"] in found
    assert ["jixiao.fact_project_budget", "jixiao.dim_department"] in found


def test_the_schema_tells_its_release(server: Connection, release: Reader) -> None:
    asked = "SELECT release_number, created_at, inputs_digest, code_version FROM"
    assert server.run(f"{asked} jixiao.mirror_state") == [list(row) for row in release.query(f"{asked} release")[1]]
    told = server.run("SELECT obj_description('jixiao'::regnamespace, 'pg_namespace')")
    assert told == [["绩效数据仓库第 1 次发布的镜像｜Mirror of release 1 of the warehouse"]]
