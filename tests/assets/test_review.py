"""`jixiao review` writes what waits for a decision, and takes decisions over into the steward's folder."""

from __future__ import annotations

import csv
from contextlib import closing
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result

from assets.cli.main import commands, told
from assets.cli.options import STEWARD
from assets.run import Outcome
from pipeline.resolve.decisions import StewardError, read_decisions
from warehouse.pointer import current_path


def review(*arguments: str | Path) -> Result:
    return CliRunner().invoke(commands, ["review", *map(str, arguments)])


def answered(*arguments: str | Path) -> str:
    done = review(*arguments)
    assert (done.exit_code, done.exception) == (0, None)
    return done.output


@pytest.fixture
def home(loaded: tuple[Path, Path, Outcome], tmp_path: Path) -> Path:
    """A home whose release holds the loaded document, and nothing that waits for a decision."""
    release = current_path(loaded[0])
    copy = tmp_path / "home" / "releases" / release.name
    copy.parent.mkdir(parents=True)
    copy.write_bytes(release.read_bytes())
    (tmp_path / "home" / "jixiao.duckdb").symlink_to(copy)
    change(tmp_path / "home", "DELETE FROM review_candidate")
    return tmp_path / "home"


def change(home: Path, sql: str) -> None:
    with closing(duckdb.connect(str(current_path(home)))) as connection:
        connection.execute(sql)


def wait(home: Path, pairs: int = 1) -> None:
    """Let pairs of the loaded document's two indicators wait for a decision."""
    change(
        home,
        "INSERT INTO review_candidate BY NAME SELECT 'indicator' AS kind, rank, min(indicator_id) AS left_id, "
        "max(indicator_id) AS right_id, min(name) AS left_name, max(name) AS right_name, 'likeness' AS rule, "
        f"0.5 AS score, '' AS guards_failed, '' AS evidence FROM dim_indicator, range(1, {pairs + 1}) AS ranks(rank) "
        "WHERE indicator_id <> 0 GROUP BY rank",
    )


def fill(path: Path, **decided: str) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [{**row, "decided_by": "a", "decided_on": "2026-11-27", **decided} for row in csv.DictReader(file)]
    with path.open("w", encoding="gb18030", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def test_where_nothing_waits_it_says_so_and_writes_nothing(home: Path, tmp_path: Path):
    assert answered("--home", home, "--steward", tmp_path).startswith("nothing to review")
    assert not (home / "review").exists()


def test_the_files_go_into_the_home_or_where_they_are_wanted(home: Path, tmp_path: Path):
    wait(home)
    output = answered("--home", home, "--steward", tmp_path)
    assert "indicator: 1\n" in output
    assert f"jixiao review --take {home / 'review' / 'review.xlsx'}" in output
    answered("--home", home, "--steward", tmp_path, "--out", tmp_path / "wanted")
    for folder in (home / "review", tmp_path / "wanted"):
        names = sorted(path.name for path in folder.iterdir())
        assert names == ["indicators.csv", "projects.csv", "review.xlsx", "units.csv"]


def test_of_very_many_pairs_it_says_how_many_are_not_in_the_files(home: Path, tmp_path: Path):
    wait(home, 5002)
    output = answered("--home", home, "--steward", tmp_path)
    assert "indicator: 5002; the best 5000 are in the files, 2 more wait" in output
    with (home / "review" / "indicators.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 5001


def test_decisions_are_taken_over_into_the_folder_that_the_environment_names(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("JIXIAO_STEWARD", str(tmp_path / "steward"))
    wait(home)
    answered("--home", home)
    filled = home / "review" / "indicators.csv"
    assert answered("--take", filled) == f"nothing to import: no line of {filled} holds a decision\n"
    fill(filled, decision="never_merge", reason="两项")
    output = answered("--take", filled)
    assert f"{tmp_path / 'steward' / 'indicators.csv'}: 1 added, 0 there already" in output
    assert answered("--take", filled).endswith("0 added, 1 there already\n")
    assert [d.decision for d in read_decisions(tmp_path / "steward").indicators] == ["never_merge"]


def test_what_cannot_be_taken_over_is_told_in_one_line(home: Path, tmp_path: Path):
    wait(home)
    answered("--home", home, "--steward", tmp_path / "steward")
    filled = home / "review" / "indicators.csv"
    fill(filled, decision="merge", reason="")
    done = review("--take", filled, "--steward", tmp_path / "steward")
    assert done.exit_code != 0
    assert isinstance(done.exception, StewardError)
    assert told(done.exception) == f"{filled}, line 2: reason is empty: fill it in, or take the line out"
    assert not (tmp_path / "steward").exists()


def test_one_call_either_writes_or_takes_over(home: Path):
    done = review("--take", STEWARD / "indicators.csv", "--out", home)
    assert (done.exit_code, "omit --out" in done.output) == (2, True)


def test_the_steward_s_folder_stands_beside_dagster_yaml():
    assert (STEWARD.parent / "dagster.yaml").is_file()
    assert (STEWARD / "README.md").is_file()
