"""What the SQL files of the tables promise, and what the built database says of itself."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from tests import builds
from warehouse import build, schema
from warehouse.sqlfiles import read_folder

THE_STAR = [
    "dim_fiscal_year",
    "dim_region",
    "dim_department",
    "dim_unit",
    "dim_project",
    "dim_indicator",
    "dim_indicator_class",
    "dim_measure_unit",
    "dim_comparator",
    "dim_document",
    "fact_project_budget",
    "fact_indicator_target",
    "fact_indicator_actual",
    "fact_project_funding",
    "indicator_alias",
    "department_year",
    "project_targets",
    "project_year",
    "target_run",
    "project_link",
    "unit_link",
    "project_lineage",
    "body_succession",
    "finding",
    "document_account",
    "control_total",
    "repair",
    "leftover",
    "other_table",
    "release",
    "id_registry",
    "review_candidate",
    "steward_decision",
    "goal_copy",
    "indicator_set_copy",
    "dim_rule",
    "rule_parameter",
    "weight_scheme",
    "scoring_rule",
    "rule_result",
    "quality_score",
    "release_input",
    "release_count",
    "release_finding",
]
EVERYTHING = [*THE_STAR, *schema.views()]


def test_every_table_of_the_star_has_a_file() -> None:
    assert {table.name for table in schema.tables()} == set(THE_STAR)


def test_a_table_is_created_after_those_it_refers_to() -> None:
    seen: set[str] = set()
    for table in schema.tables():
        assert {reference.table for reference in table.references} - {table.name} <= seen
        seen.add(table.name)


def test_tables_that_refer_in_a_circle_are_refused() -> None:
    def table(name: str, other: str) -> schema.Table:
        return schema.Table(name, ("id",), (schema.Reference("other_id", other),), "", is_filled=True)

    with pytest.raises(ValueError, match="refer to each other"):
        schema.in_dependency_order([table("a", "b"), table("b", "a")])


def test_a_reference_goes_to_a_table_with_a_key_of_one_column() -> None:
    assert all(len(schema.key_of(ref.table)) == 1 for table in schema.tables() for ref in table.references)


def test_a_file_is_named_like_what_it_creates() -> None:
    for folder, created in (
        ("tables", r"(?:TABLE|VIEW) (\S+)"),
        ("stored", r"TABLE stored\.(\S+)"),
        ("marts", r"VIEW (\S+)"),
    ):
        for file in read_folder(folder):
            assert re.findall(rf"^CREATE {created}", file.text, re.MULTILINE) == [file.name]


def test_every_table_has_a_fill_or_says_why_not() -> None:
    fills = {file.name for file in read_folder("fills")}
    stored = {f"stored.{name}" for table in schema.tables() for name in table.stored}
    assert fills == {table.name for table in schema.tables() if table.is_filled} | stored


def test_all_that_is_stored_is_filled_by_a_build_or_by_judging() -> None:
    filled = {name for table in schema.tables() for name in table.stored}
    assert schema.stored().keys() - filled == {"finding", "finding_wording", "project_targets"}


@pytest.mark.parametrize("table", [t for t in schema.tables() if t.is_view], ids=lambda table: table.name)
def test_a_view_that_stands_for_a_table_says_which_of_its_columns_may_be_null(
    table: schema.Table, ask: duckdb.DuckDBPyConnection
) -> None:
    columns = schema.columns(ask)[table.name]
    assert {*table.nullable} <= {column.name for column in columns}
    for column in columns:
        if not column.is_nullable:
            found = ask.execute(f"SELECT count(*) FROM {table.name} WHERE {column.name} IS NULL").fetchone()
            assert found == (0,), column.name


@pytest.mark.parametrize("name", EVERYTHING)
def test_every_table_and_column_is_explained_in_chinese_and_english(name: str, ask: duckdb.DuckDBPyConnection) -> None:
    columns = schema.columns(ask)[name]
    explained = [schema.table_comments(ask)[name], *((c.chinese, c.english) for c in columns)]
    assert len(columns) > 1
    for chinese, english in explained:
        assert re.search("[\u4e00-\u9fff]", chinese), (name, chinese)
        assert re.search("[A-Za-z]", english), (name, english)


@pytest.mark.parametrize("table", schema.tables(), ids=lambda table: table.name)
def test_keys_and_references_name_columns_that_exist(table: schema.Table, ask: duckdb.DuckDBPyConnection) -> None:
    columns = {column.name for column in schema.columns(ask)[table.name]}
    assert {*table.key, *(reference.column for reference in table.references)} <= columns


@pytest.mark.parametrize("table", schema.tables(), ids=lambda table: table.name)
def test_a_reference_has_the_type_of_the_key_it_refers_to(table: schema.Table, ask: duckdb.DuckDBPyConnection) -> None:
    columns = schema.columns(ask)
    kinds = {(t.name, c.name): c.data_type for t in schema.tables() for c in columns[t.name]}
    for reference in table.references:
        assert kinds[table.name, reference.column] == kinds[reference.table, schema.key_of(reference.table)[0]]


def test_no_constraint_but_not_null_is_shipped(ask: duckdb.DuckDBPyConnection) -> None:
    found = ask.execute("SELECT DISTINCT constraint_type FROM duckdb_constraints()").fetchall()
    assert found == [("NOT NULL",)]


def test_money_is_decimal_everywhere(ask: duckdb.DuckDBPyConnection) -> None:
    columns = [column for found in schema.columns(ask).values() for column in found]
    assert {column.data_type for column in columns if column.name.endswith("_yuan")} == {"DECIMAL(18,2)"}
    floats = {column.name for column in columns if column.data_type in {"DOUBLE", "FLOAT"}}
    assert floats == set()


def _catalog(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all that a file says of its schemas, tables, columns and views, but its name and running numbers."""
    columns = "COLUMNS(name -> name NOT LIKE '%oid' AND name <> 'database_name')"
    own = "database_name = current_database() AND NOT internal"
    with closing(duckdb.connect(str(path), read_only=True)) as connection:
        return {
            kind: connection.execute(f"SELECT {columns} FROM duckdb_{kind}() WHERE {own} ORDER BY ALL").fetchall()
            for kind in ("schemas", "tables", "columns", "views")
        }


def test_the_builds_of_tests_begin_with_what_the_schema_creates(tmp_path: Path) -> None:
    with closing(duckdb.connect(str(tmp_path / "created"))) as created:
        builds.create_schema(created)
    build._open(tmp_path / "copied", (), build.Limits(threads=1)).close()
    catalog = _catalog(tmp_path / "copied")
    assert catalog == _catalog(tmp_path / "created")
    assert all(catalog.values())
    assert builds.create_schema is not schema.create


def test_tables_without_comments_and_views_have_the_same_columns() -> None:
    """What a comparison of releases stands on is made twenty times as quickly, and is the same."""
    asked = "SELECT table_name, column_name, data_type, is_nullable, column_default FROM duckdb_columns() "
    with closing(duckdb.connect()) as whole, closing(duckdb.connect()) as bare:
        builds.create_schema(whole)
        schema.create_tables(bare)
        found = whole.execute(f"{asked} WHERE NOT internal ORDER BY ALL").fetchall()
        assert bare.execute(f"{asked} WHERE NOT internal ORDER BY ALL").fetchall() == [
            row for row in found if row[0] not in schema.views()
        ]


def test_the_comments_that_the_sql_says_are_those_of_the_built_database() -> None:
    """The graph of assets is described by what the SQL says, because comments take DuckDB longer than all else."""
    with closing(duckdb.connect()) as whole, closing(duckdb.connect()) as bare:
        builds.create_schema(whole)
        schema.create_uncommented(bare)
        columns = schema.columns(whole)
        told = schema.table_comments(whole)
        told |= {f"{t}.{c.name}": (c.chinese, c.english) for t, listed in columns.items() for c in listed}
        uncommented = {name: [(c.name, c.data_type) for c in listed] for name, listed in schema.columns(bare).items()}
    assert schema.comments() == told
    assert uncommented == {name: [(c.name, c.data_type) for c in listed] for name, listed in columns.items()}
