"""Staged rows become tables: what is kept, what is refused, and that the same input gives the same warehouse."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import staging

from pipeline import records as r
from pipeline import tabular
from pipeline.resolve.store import save
from warehouse import schema
from warehouse.build import Limits, build_candidate, fill_table
from warehouse.errors import BuildError


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with staging.opened(path) as connection:
        return connection.execute(sql).fetchall()


def test_the_counts_are_those_of_the_tables(tmp_path: Path) -> None:
    stage = staging.two_years()
    target = tmp_path / "built.duckdb"
    counts = build_candidate(stage.write(tmp_path / "staged"), stage.entities, staging.INFO, target)
    assert counts["fact_indicator_target"] == 2
    with staging.opened(target) as connection:
        found = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone() for name in counts}
    assert {name: (count,) for name, count in counts.items()} == found


def test_an_empty_staging_folder_gives_all_tables_with_their_unknown_members(tmp_path: Path) -> None:
    nothing = r.Entities((), (), (), (), (), (), (), ())
    target = tmp_path / "built.duckdb"
    counts = build_candidate(tmp_path / "staged", nothing, staging.INFO, target)
    assert counts["fact_indicator_target"] == 0
    for dim in ("dim_region", "dim_department", "dim_unit", "dim_project", "dim_indicator"):
        assert rows(target, f"SELECT name FROM {dim}") == [("未知｜unknown",)]


def test_unknown_members_are_not_doubled_when_the_entities_bring_them(tmp_path: Path) -> None:
    unknown = r.RegionEntity(0, None, None, "unknown", None)
    regions = (unknown, *staging.entities().regions)
    path = staging.Stage(entities=staging.entities(regions=regions)).build(tmp_path)
    assert rows(path, "SELECT region_id, name FROM dim_region") == [(0, "未知｜unknown"), (11, "岚溪县")]


def test_the_home_that_is_named_is_read_and_not_one_that_its_name_is_a_pattern_for(tmp_path: Path) -> None:
    """To DuckDB `a[1]` is a pattern, which `a1` fits."""
    for home, name in (("a1", "古树保护"), ("a[1]", "湿地保护")):
        staging.Stage(projects=(staging.project(name_printed=name),)).write(tmp_path / home / "staged")
    home, target = tmp_path / "a[1]", tmp_path / "built.duckdb"
    save(staging.entities(), home / "entities")
    build_candidate(home / "staged", home / "entities", staging.INFO, target)
    assert rows(target, "SELECT name_printed FROM fact_project_budget") == [("湿地保护",)]


def test_a_fill_with_swapped_columns_still_lands_by_name() -> None:
    connection = duckdb.connect()
    connection.execute("CREATE TABLE t (low BIGINT, high BIGINT)")
    assert fill_table(connection, "t", "SELECT 9::BIGINT AS high, 1::BIGINT AS low") == 1
    assert connection.execute("SELECT low, high FROM t").fetchall() == [(1, 9)]


@pytest.mark.parametrize(
    ("select", "told"),
    [
        ("SELECT 1::BIGINT AS low", "high BIGINT"),
        ("SELECT 1::BIGINT AS low, 9::INTEGER AS high", "high BIGINT"),
        ("SELECT 1::BIGINT AS low, 9::BIGINT AS high, 0 AS middle", "no middle"),
    ],
    ids=["a column missing", "another type", "a column too many"],
)
def test_a_fill_that_does_not_fit_its_table_is_refused(select: str, told: str) -> None:
    connection = duckdb.connect()
    connection.execute("CREATE TABLE t (low BIGINT, high BIGINT)")
    with pytest.raises(BuildError, match=told):
        fill_table(connection, "t", select)
    assert connection.execute("SELECT * FROM t").fetchall() == []


def test_a_staged_file_with_swapped_columns_is_refused(tmp_path: Path) -> None:
    stage = staging.Stage()
    staged = stage.write(tmp_path / "staged")
    table = tabular.to_table(r.IndicatorRow, stage.indicators)
    names = [*table.column_names[1:], table.column_names[0]]
    pq.write_table(table.select(names), staged / "indicators" / "swapped.parquet")
    with pytest.raises(BuildError, match=r"swapped.parquet has other columns than IndicatorRow"):
        build_candidate(staged, stage.entities, staging.INFO, tmp_path / "built.duckdb")


def test_a_staged_file_with_money_as_float_is_refused(tmp_path: Path) -> None:
    stage = staging.Stage()
    staged = stage.write(tmp_path / "staged")
    table = tabular.to_table(r.ProjectRow, stage.projects)
    at = table.schema.get_field_index("amount_yuan")
    floats = table.set_column(at, "amount_yuan", pa.array([120000.0]))
    pq.write_table(floats, staged / "projects" / "float.parquet")
    with pytest.raises(BuildError, match=r"float.parquet"):
        build_candidate(staged, stage.entities, staging.INFO, tmp_path / "built.duckdb")


def test_a_project_that_nobody_resolved_is_refused(tmp_path: Path) -> None:
    stage = staging.Stage(entities=staging.entities(project_standings=()))
    with pytest.raises(BuildError, match="1 staged project rows have no standing"):
        stage.build(tmp_path)


def test_an_indicator_without_its_project_is_refused(tmp_path: Path) -> None:
    stage = staging.Stage(indicators=(staging.indicator(project_no=2),))
    with pytest.raises(BuildError, match="1 staged indicator rows belong to no staged project"):
        stage.build(tmp_path)


def test_an_existing_file_is_never_built_into(tmp_path: Path) -> None:
    stage = staging.Stage()
    target = stage.build(tmp_path)
    before = target.read_bytes()
    with pytest.raises(BuildError, match="always a new file"):
        build_candidate(tmp_path / "staged", stage.entities, staging.INFO, target)
    assert target.read_bytes() == before


def test_a_build_that_fails_half_way_leaves_no_file(tmp_path: Path) -> None:
    stage = staging.Stage(projects=(staging.project(form=None),))
    with pytest.raises(BuildError, match="could not be built"):
        stage.build(tmp_path)
    assert list(tmp_path.glob("built.duckdb*")) == []


def test_a_built_file_is_closed_and_has_no_log(tmp_path: Path) -> None:
    staging.Stage().build(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["built.duckdb", "staged"]


def test_a_built_file_opens_in_older_duckdb_versions(small: Path) -> None:
    with staging.opened(small) as connection:
        tags = connection.execute("SELECT tags FROM duckdb_databases() WHERE database_name = 'built'").fetchone()
    assert tags == ({"storage_version": "v1.2.0+"},)


def test_the_release_tells_what_it_was_built_from(small: Path) -> None:
    found = rows(small, "SELECT release_number, code_version, inputs_digest, documents, rows_loaded FROM release")
    assert found == [(1, "0.1.0", "digest-1", 1, 1)]


def test_words_outside_the_vocabulary_become_members_of_their_own(tmp_path: Path) -> None:
    unheard = staging.indicator(
        level_1=None, level_2=None, level_1_printed="管护指标", level_2_printed="树冠指标", taxonomy_version=None,
        measure_unit=None, measure_unit_printed="树荫",
    )  # fmt: skip
    path = staging.Stage(indicators=(unheard,)).build(tmp_path)
    assert rows(
        path, "SELECT taxonomy_version, level_1, level_2 FROM dim_indicator_class WHERE level_1 = '管护指标'"
    ) == [(None, "管护指标", "树冠指标")]
    assert rows(path, "SELECT name, dimension, factor FROM dim_measure_unit WHERE name = '树荫'") == [
        ("树荫", None, None)
    ]
    assert rows(path, "SELECT level_1, level_2, measure_unit FROM mart_indicator_target") == [
        ("管护指标", "树冠指标", "树荫")
    ]


def test_what_is_not_printed_is_member_0(tmp_path: Path) -> None:
    fields = ("level_1", "level_2", "level_1_printed", "level_2_printed", "comparator", "measure_unit")
    indicators = tuple(
        dataclasses.replace(staging.indicator(row_id), measure_unit_printed=blank, **dict.fromkeys(fields, blank))
        for row_id, blank in ((1001, None), (1002, ""))
    )
    path = staging.Stage(indicators=indicators).build(tmp_path)
    assert rows(path, "SELECT class_id, measure_unit_id, comparator_code FROM fact_indicator_target") == [(0, 0, 0)] * 2


def test_words_of_the_vocabulary_have_small_numbers_and_others_the_id_of_the_word(tmp_path: Path) -> None:
    indicators = (
        staging.indicator(1001),
        staging.indicator(
            1002, indicator_no=2, level_2=None, level_2_printed="新词", measure_unit="", measure_unit_printed="新"
        ),
    )
    path = staging.Stage(indicators=indicators).build(tmp_path)
    sql = "SELECT class_id < 1000, measure_unit_id < 10000 FROM fact_indicator_target ORDER BY row_id"
    assert rows(path, sql) == [(True, True), (False, False)]


def test_a_class_has_the_same_id_in_every_build(tmp_path: Path, small: Path) -> None:
    wanted = "SELECT class_id, measure_unit_id FROM fact_indicator_target WHERE row_id = 1001"
    assert rows(staging.two_years().build(tmp_path), wanted) == rows(small, wanted)


def test_saved_entities_give_the_rows_of_the_entities_themselves(tmp_path: Path) -> None:
    stage = staging.two_years()
    save(stage.entities, tmp_path / "entities")
    target = tmp_path / "saved.duckdb"
    build_candidate(stage.write(tmp_path / "staged"), tmp_path / "entities", staging.INFO, target, Limits(threads=1))
    assert every_row(target) == every_row(stage.build(tmp_path / "given"))


def test_entities_that_were_never_saved_are_told_in_one_line(tmp_path: Path) -> None:
    staged = staging.two_years().write(tmp_path / "staged")
    with pytest.raises(BuildError, match=r"regions\.parquet is missing: resolve the entities again"):
        build_candidate(staged, tmp_path / "entities", staging.INFO, tmp_path / "built.duckdb")


def test_units_of_one_base_are_compared_and_others_are_not(tmp_path: Path) -> None:
    odd = staging.indicator(1001, measure_unit="", measure_unit_printed="新词")
    path = staging.Stage(indicators=(odd,)).build(tmp_path)
    base = dict(rows(path, "SELECT name, base FROM dim_measure_unit"))
    assert base["万人"] == base["人"]
    assert base["万平方米"] == base["平方米"] == base["平方公里"]
    assert base["万名"] == base["名"] == base["人"] != base["人次"]
    assert base["微克/立方米"] == base["毫克/立方米"]
    assert len({base["人"], base["户"], base["平方米"], base["亩"], base["元/年"], base["元/月"], base["新词"]}) == 7


def test_an_unknown_year_is_0_in_the_star(tmp_path: Path) -> None:
    path = staging.Stage(
        documents=(staging.document(fiscal_year=None),), projects=(staging.project(fiscal_year=None),)
    ).build(tmp_path)
    assert rows(path, "SELECT fiscal_year FROM fact_indicator_target") == [(0,)]
    assert rows(path, "SELECT fiscal_year FROM dim_fiscal_year") == [(0,)]


def test_reach_counts_only_rows_that_count(tmp_path: Path) -> None:
    stage = staging.two_years()
    standings = (staging.standing(101), staging.standing(102, is_current=False))
    stage.entities = dataclasses.replace(stage.entities, project_standings=standings)
    path = stage.build(tmp_path)
    assert rows(path, "SELECT reach_rows, reach_years, is_boilerplate FROM dim_indicator WHERE indicator_id = 51") == [
        (1, 1, False)
    ]


def test_an_indicator_of_three_projects_is_boilerplate(tmp_path: Path) -> None:
    numbers = (1, 2, 3)
    stage = staging.Stage(
        documents=(staging.document(loaded_rows=3, printed_rows=3),),
        projects=tuple(staging.project(100 + n, project_no=n) for n in numbers),
        indicators=tuple(staging.indicator(1000 + n, project_no=n) for n in numbers),
        entities=staging.entities(
            projects=tuple(r.ProjectEntity(40 + n, staging.UNIT, str(n), None, None, None, None) for n in numbers),
            project_standings=tuple(staging.standing(100 + n, project_id=40 + n) for n in numbers),
        ),
    )
    assert rows(
        stage.build(tmp_path), "SELECT reach_projects, is_boilerplate FROM dim_indicator WHERE reach_rows > 0"
    ) == [(3, True)]


def test_a_finding_points_at_the_fact_row_that_it_is_about(tmp_path: Path) -> None:
    stage = staging.Stage(
        projects=(staging.project(source_row=2),),
        findings=(
            staging.finding("R1", page=1, source_row=3, row_id=1001),
            staging.finding("R2", page=1, source_row=2, row_id=101),
        ),
        entities=staging.entities(findings=(staging.finding("R3"), staging.finding("R4", page=2, source_row=3))),
    )
    sql = "SELECT rule_id, subject, row_table, row_id FROM finding WHERE message = 'look' ORDER BY rule_id"
    found = rows(stage.build(tmp_path), sql)
    assert found == [
        ("R1", "row", "fact_indicator_target", 1001),
        ("R2", "row", "fact_project_budget", 101),
        ("R3", "document", None, None),
        ("R4", "row", None, None),
    ]


def test_one_finding_told_twice_is_one(tmp_path: Path) -> None:
    twice = (staging.finding(), staging.finding())
    stage = staging.Stage(findings=twice, entities=staging.entities(findings=twice))
    assert rows(stage.build(tmp_path), "SELECT rule_id FROM finding WHERE message = 'look'") == [("S07",)]


def test_two_repairs_that_look_alike_are_both_kept(tmp_path: Path) -> None:
    repair = r.RepairRow(staging.document_id(1), "shift", "page break", "a", "b", 1, None, 3)
    path = staging.Stage(repairs=(repair, repair)).build(tmp_path)
    assert rows(path, "SELECT repair_no, rule FROM repair") == [(1, "shift"), (2, "shift")]


def test_an_alias_counts_the_rows_that_print_it(tmp_path: Path) -> None:
    path = staging.two_years().build(tmp_path)
    assert rows(path, "SELECT indicator_id, name_printed, rows FROM indicator_alias") == [(51, "游客满意度", 2)]


def test_a_document_of_two_departments_belongs_to_neither(tmp_path: Path) -> None:
    other = r.DepartmentEntity(22, staging.REGION, "308", "岚溪县水利局", 2024, 2024)
    stage = staging.Stage(
        projects=(staging.project(101), staging.project(102, project_no=2)),
        entities=staging.entities(
            departments=(*staging.entities().departments, other),
            project_standings=(staging.standing(101), staging.standing(102, department_id=22)),
        ),
    )
    assert rows(stage.build(tmp_path), "SELECT region_id, department_id FROM dim_document") == [(staging.REGION, 0)]


def every_row(path: Path) -> dict[str, list[tuple[object, ...]]]:
    names = [table.name for table in schema.tables() if table.name != "release"]
    with staging.opened(path) as connection:
        return {name: connection.execute(f"SELECT * FROM {name} ORDER BY ALL").fetchall() for name in names}


def test_the_same_input_gives_the_same_rows_in_whatever_order_it_is_staged(tmp_path: Path) -> None:
    stage = staging.two_years()
    stage.findings = (staging.finding("R2"), staging.finding("R1", 2, page=1, source_row=3))
    stage.leftovers = tuple(r.LeftoverRow(staging.document_id(1), "leftover", 1, t, "note", 1, None, 9) for t in "乙甲")
    first = every_row(stage.build(tmp_path / "first"))
    for name in ("documents", "projects", "indicators", "leftovers", "findings"):
        setattr(stage, name, tuple(reversed(getattr(stage, name))))
    later = dataclasses.replace(staging.INFO, number=2, inputs_digest="digest-2")
    assert every_row(stage.build(tmp_path / "second", later)) == first


def test_amounts_are_kept_to_the_cent(tmp_path: Path) -> None:
    path = staging.Stage(projects=(staging.project(amount_yuan=Decimal("9999999999999999.99")),)).build(tmp_path)
    assert rows(path, "SELECT amount_yuan FROM mart_project_budget") == [(Decimal("9999999999999999.99"),)]
