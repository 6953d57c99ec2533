"""An export holds a whole release, in every format: all its tables and marts, nothing of another one."""

from __future__ import annotations

from pathlib import Path

import exported
import pytest
import staging

from warehouse import schema
from warehouse.export import FORMATS, export

SOME = ("release", "fact_indicator_target", "mart_indicator_target")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported.publish(tmp_path_factory.mktemp("home"))


def test_every_table_and_every_english_mart_is_a_file(home: Path, tmp_path: Path) -> None:
    names = {table.name for table in schema.tables()} | {view for view in schema.views() if view.isascii()}
    for form in ("csv", "parquet"):
        export(home, tmp_path / form, form)
        files = {path.name for path in (tmp_path / form).iterdir()}
        assert files == {f"{name}.{form}" for name in names} | {"datapackage.json", "dictionary.csv"}


def test_tables_and_marts_can_be_chosen_a_mart_also_by_its_chinese_name(home: Path, tmp_path: Path) -> None:
    done = export(home, tmp_path / "out", "csv", ("v_指标目标", "dim_unit"))
    assert [file.name for file in done.files] == ["mart_indicator_target.csv", "dim_unit.csv", "dictionary.csv"]


def test_a_table_that_is_not_there_is_told_with_those_that_are(home: Path, tmp_path: Path) -> None:
    told = exported.refused(home, tmp_path / "out", names=("mart_nothing",))
    assert "there is no table or mart mart_nothing" in told
    assert "mart_indicator_target" in told
    assert not (tmp_path / "out").exists()


def test_a_home_without_a_release_says_what_to_do(tmp_path: Path) -> None:
    assert "run `jixiao load` first" in exported.refused(tmp_path / "empty", tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_release_gives_the_same_bytes(home: Path, tmp_path: Path, form: str) -> None:
    for folder in ("one", "two"):
        export(home, tmp_path / folder, form, SOME)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_all_files_come_from_the_release_that_was_current_at_the_start(tmp_path: Path) -> None:
    home = exported.publish(tmp_path / "home", staging.Stage())
    published: list[Path] = []

    def publish_another(_name: str, _done: int, _of: int) -> None:
        if not published:
            published.append(exported.publish(home))

    export(home, tmp_path / "out", "csv", SOME, publish_another)
    assert published
    assert [row["release_number"] for row in exported.rows(tmp_path / "out" / "release.csv")] == ["1"]
    assert len(exported.rows(tmp_path / "out" / "fact_indicator_target.csv")) == 1
    assert export(home, tmp_path / "out", "csv", SOME).release == 2


def test_marts_are_in_reading_order(home: Path, tmp_path: Path) -> None:
    export(home, tmp_path / "out", "csv", ("mart_indicator_target",))
    years = [row["fiscal_year"] for row in exported.rows(tmp_path / "out" / "mart_indicator_target.csv")]
    assert years == ["2024", "2025"]


def test_whoever_watches_is_told_of_every_row(home: Path, tmp_path: Path) -> None:
    seen: dict[str, tuple[int, int]] = {}
    done = export(home, tmp_path / "out", "csv", SOME, lambda name, rows, of: seen.__setitem__(name, (rows, of)))
    assert {file.relation.name: (file.rows, file.rows) for file in done.files if file.relation and file.rows} == seen


def test_a_release_older_than_the_program_is_exported_as_it_is(home: Path, tmp_path: Path) -> None:
    old = exported.copied(home, tmp_path / "old")
    exported.change(old, "DROP TABLE indicator_alias")
    exported.change(old, "CREATE TABLE forgotten AS SELECT 1::HUGEINT AS large, [1, 2] AS numbers")
    told = exported.refused(old, tmp_path / "csv", names=("indicator_alias",))
    assert told.startswith("there is no table or mart indicator_alias: choose from mart_")
    for form in FORMATS:
        export(old, tmp_path / form, form, ("forgotten", "dim_indicator"))
    assert exported.rows(tmp_path / "csv" / "forgotten.csv") == [{"large": "1", "numbers": "[1, 2]"}]


def test_the_dictionary_explains_every_column_in_both_languages(home: Path, tmp_path: Path) -> None:
    done = export(home, tmp_path / "out", "csv")
    lines = exported.rows(tmp_path / "out" / "dictionary.csv")
    fields = [(file.relation.name, f.name) for file in done.files if file.relation for f in file.relation.fields]
    assert [(line["table"], line["column"]) for line in lines] == fields
    assert all(line["chinese"] and line["english"] and line["table_chinese"] and line["type"] for line in lines)
    (line,) = (line for line in lines if (line["table"], line["column"]) == ("fact_indicator_target", "unit_id"))
    assert (line["references"], line["may_be_empty"]) == ("dim_unit", "no")
    assert "15 digits" in line["note_english"]
