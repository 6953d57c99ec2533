"""`jixiao diff`, `jixiao releases NUMBER` and `jixiao expected` say on one screen or in one file what was asked for."""

from __future__ import annotations

import csv
import io
import json
from contextlib import closing
from pathlib import Path

import click
import duckdb
import pytest
from click.testing import CliRunner

from assets.cli.main import commands
from assets.run import Outcome
from tests.warehouse.changeable import make_changeable
from warehouse.errors import ReleaseError
from warehouse.publish import publishing
from warehouse.release import current_release


@pytest.fixture(scope="module")
def home(loaded: tuple[Path, Path, Outcome], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home of two releases: in the second a person has mended an amount, and an indicator is gone."""
    home = tmp_path_factory.mktemp("two releases")
    mended = "UPDATE fact_project_budget SET amount_yuan = 1200, name = '[bold]校舍[/bold]'"
    gone = "DELETE FROM fact_indicator_target WHERE indicator_no = 2"
    for number, statements in ((1, ()), (2, (mended, gone))):
        with publishing(home) as turn:
            turn.candidate.write_bytes(current_release(loaded[0]).path.read_bytes())
            with closing(duckdb.connect(str(turn.candidate))) as connection:
                make_changeable(connection)
                connection.execute("UPDATE release SET release_number = ?", [number])
                for statement in statements:
                    connection.execute(statement)
            turn.publish()
    return home


def run(home: Path, *arguments: str, fails: bool = False) -> str:
    done = CliRunner().invoke(commands, [*arguments, "--home", str(home)], catch_exceptions=False)
    assert (done.exit_code != 0) == fails
    return done.output


def test_the_summary_comes_before_the_rows(home: Path):
    told = run(home, "diff", "1", "2")
    assert told.index("Tables that differ") < told.index("What documents did") < told.index("1000.00")
    line = next(line for line in told.splitlines() if line.startswith("fact_indicator_target "))
    assert line.split()[1:6] == ["2", "1", "0", "1", "0"]
    assert "301.txt" in told
    assert "[bold]校舍[/bold]" in told


def test_csv_holds_a_line_for_each_changed_column(home: Path):
    rows = list(csv.DictReader(io.StringIO(run(home, "diff", "1", "2", "--format", "csv"))))
    amount = next(row for row in rows if row["column"] == "amount_yuan")
    assert (amount["table"], amount["change"], amount["old"], amount["new"]) == (
        "fact_project_budget",
        "changed",
        "1000.00",
        "1200.00",
    )
    assert [row["change"] for row in rows if row["table"] == "fact_indicator_target"] == ["gone"]


def test_json_is_one_object_with_every_part(home: Path):
    told = json.loads(run(home, "diff", "1", "2", "--format", "json", "--rows", "1"))
    assert (told["older"]["release"], told["newer"]["release"]) == (1, 2)
    assert {one["name"]: one["gone"] for one in told["tables"]}["fact_indicator_target"] == 1
    assert told["documents"][0]["name"] == "301.txt"
    assert len({row["key"] for row in told["rows"] if row["table"] == "fact_project_budget"}) == 1


def test_one_table_can_be_asked_for(home: Path):
    rows = csv.DictReader(io.StringIO(run(home, "diff", "1", "2", "--table", "fact_project_budget", "--format", "csv")))
    assert {row["table"] for row in rows} == {"fact_project_budget"}


def test_a_release_compared_with_itself_differs_in_no_row(home: Path):
    assert run(home, "diff", "2", "2").splitlines()[-1] == "no row differs"


def test_a_release_that_is_not_kept_is_refused_with_those_that_are(home: Path):
    with pytest.raises(ReleaseError, match=r"no release 9: choose one of 1, 2$"):
        run(home, "diff", "1", "9")
    with pytest.raises(ReleaseError, match=r"no release 9: choose one of 1, 2$"):
        run(home, "releases", "9")


def test_the_draft_is_markdown_of_all_tables(home: Path):
    told = run(home, "diff", "1", "2", "--changelog")
    assert told.startswith("## Release 2 (")
    assert r"\[bold\]校舍\[/bold\] (2024, 批复): 1000.00 → 1200.00 yuan" in told
    assert "omit --table and --format" in run(home, "diff", "1", "2", "--changelog", "--table", "x", fails=True)


def test_one_release_shows_what_it_was_made_of_and_what_came_of_it(loaded: tuple[Path, Path, Outcome]):
    told = run(loaded[0], "releases", "1")
    assert "Made of" in told
    for part in ("301.txt", "money_units.csv", "entities and warehouse", "fact_project_budget", "Findings, by rule"):
        assert part in told
    line = next(line for line in told.splitlines() if line.startswith("document ") and "301.txt" in line)
    assert len(line.split()) == 6, "kind, name, sha256, bytes, reader and fingerprint"


def test_the_list_of_releases_stays_as_it_was(home: Path):
    assert [line.split()[:2] for line in run(home, "releases").splitlines()[1:]] == [["1", *_date(home)], ["*", "2"]]


def _date(home: Path) -> list[str]:
    return [f"{current_release(home).created_at:%Y-%m-%d}"]


def test_counts_that_were_written_hold(home: Path, tmp_path: Path):
    file = tmp_path / "expected.csv"
    assert "slices" in run(home, "expected", "--write", str(file))
    assert "are as expected" in run(home, "expected", "--check", str(file))


def test_a_changed_count_is_told_and_a_missing_slice_fails(home: Path, tmp_path: Path):
    file = tmp_path / "expected.csv"
    run(home, "expected", "--write", str(file))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("dim_unit,,,,,2", "dim_unit,,,,,77"), encoding="utf-8")
    assert "no slice is missing" in run(home, "expected", "--check", str(file))
    file.write_text(text + "fact_project_budget,990124000,2019,301,,5\n", encoding="utf-8")
    with pytest.raises(click.ClickException, match="1 expected slices are missing"):
        run_raw(home, "expected", "--check", str(file))


def run_raw(home: Path, *arguments: str) -> None:
    commands.main([*arguments, "--home", str(home)], standalone_mode=False)


def test_expected_wants_one_of_its_two_options(home: Path):
    assert "give one of --write FILE and --check FILE" in run(home, "expected", fails=True)
