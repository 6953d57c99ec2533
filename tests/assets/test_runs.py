"""Runs of the job: what they leave in the history, when they publish, and what stops them."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dagster as dg
import pytest
from dagster_shared.record import copy

from assets import published, resources
from assets.cli.main import main
from assets.resources import Home, load_lock
from assets.run import Outcome, close_dead_runs, open_instance, run_load
from assets.version import has_nothing_new
from pipeline.collect.archive import Archive
from pipeline.resolve.entities import Known
from tests.assets.conftest import quiet, write_document
from warehouse.reader import Reader
from warehouse.register import register_file
from warehouse.release import current_release, list_releases

Loaded = tuple[Path, Path, Outcome]


def copied(loaded: Loaded, folder: Path) -> tuple[Path, Path]:
    """Return a home with one load of one document, and its inbox, which a test may change."""
    home, inbox = (Path(shutil.copytree(path, folder / path.name, symlinks=True)) for path in loaded[:2])
    return home, inbox


def test_a_load_publishes_and_stands_in_the_run_history(loaded: Loaded):
    home, _, outcome = loaded
    assert outcome == Outcome(failure=None, is_unchanged=False)
    assert [release.number for release in list_releases(home)] == [1]
    with open_instance(home) as instance:
        assert [run.status for run in instance.get_runs()] == [dg.DagsterRunStatus.SUCCESS]


def test_a_table_tells_its_rows_columns_and_lineage(loaded: Loaded):
    home, _, _ = loaded
    with open_instance(home) as instance:
        event = instance.get_latest_materialization_event(dg.AssetKey("fact_indicator_target"))
    assert event is not None
    assert event.asset_materialization is not None
    metadata = event.asset_materialization.metadata
    assert metadata["dagster/row_count"].value == 2
    assert "weight" in {column.name for column in metadata["dagster/column_schema"].value.columns}
    assert metadata["dagster/column_lineage"].value.deps_by_column["unit_id"][0].asset_key == dg.AssetKey("dim_unit")


def test_the_history_lies_in_the_home_and_nowhere_else(loaded: Loaded):
    home, _, _ = loaded
    assert (home / "dagster" / "history").is_dir()
    root = Path(__file__).parents[2]
    assert not (root / "history").exists()
    assert not (root / "storage").exists()


def test_a_run_without_news_publishes_nothing(loaded: Loaded, tmp_path: Path):
    home, inbox = copied(loaded, tmp_path)
    before = len(list_releases(home))
    assert run_load(home, inbox, quiet) == Outcome(failure=None, is_unchanged=True)
    assert len(list_releases(home)) == before


@pytest.mark.usefixtures("unrecorded")
def test_an_emptied_slice_blocks_the_release_until_it_is_allowed(loaded: Loaded, tmp_path: Path):
    home, inbox = copied(loaded, tmp_path)
    archive = Archive(home)
    catalog = archive.catalog()
    catalog.documents.clear()
    archive._save(catalog)
    (inbox / "990124 青禾县" / "2024" / "301 县教育局" / "301.txt").unlink()
    write_document(inbox, 2025)
    blocked = run_load(home, inbox, quiet)
    assert blocked.failure is not None
    assert "emptied_slices" in blocked.failure
    assert "fiscal_year 2024" in blocked.failure
    assert len(list_releases(home)) == 1
    assert run_load(home, inbox, quiet, allow_emptied=True).failure is None
    with Reader(home) as reader:
        assert reader.query("SELECT DISTINCT fiscal_year FROM mart_project_budget")[1] == [(2025,)]


def test_a_run_whose_process_died_is_closed_at_the_next_load(tmp_path: Path):
    dead = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    with open_instance(tmp_path) as instance:
        for process in (int(dead.stdout), None):
            tags = {"jixiao/process": str(process)} if process else {}
            instance.add_run(dg.DagsterRun(job_name="nightly_load", status=dg.DagsterRunStatus.STARTED, tags=tags))
        close_dead_runs(instance, tmp_path)
        states = {run.tags.get("jixiao/process"): run.status for run in instance.get_runs()}
    assert states == {dead.stdout.decode().strip(): dg.DagsterRunStatus.FAILURE, None: dg.DagsterRunStatus.STARTED}


def test_a_run_that_waited_long_in_the_queue_and_has_just_started_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    now, long_ago = datetime.now(UTC), datetime.now(UTC) - timedelta(hours=1)
    with dg.DagsterInstance.ephemeral() as instance:
        for _ in range(2):
            instance.add_run(dg.DagsterRun(job_name="nightly_load", status=dg.DagsterRunStatus.STARTED))
        (one, other), read = instance.get_run_records(), instance.get_run_records
        waited = {"create_timestamp": long_ago}
        records = [copy(one, **waited, update_timestamp=now), copy(other, **waited, update_timestamp=long_ago)]
        monkeypatch.setattr(instance, "get_run_records", lambda _filter: records)
        close_dead_runs(instance, tmp_path)
        states = {record.dagster_run.run_id: record.dagster_run.status for record in read()}
    assert states == {
        one.dagster_run.run_id: dg.DagsterRunStatus.STARTED,
        other.dagster_run.run_id: dg.DagsterRunStatus.FAILURE,
    }


@pytest.mark.usefixtures("unrecorded")
def test_a_load_that_fails_behind_its_release_does_not_say_that_nothing_was_published(
    loaded: Loaded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def fill_the_disk(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    home, inbox = copied(loaded, tmp_path)
    write_document(inbox, 2025)
    monkeypatch.setattr(published, "keep_register", fill_the_disk)
    failure = run_load(home, inbox, quiet).failure
    assert current_release(home).number == 2
    assert failure is not None
    assert failure.startswith("the release was published, but then: OSError")


def ended(capsys: pytest.CaptureFixture[str]) -> tuple[object, str]:
    """Run the command line until it ends; return its exit code and what stands on the error stream."""
    with pytest.raises(SystemExit) as end:
        main()
    printed, code = capsys.readouterr().err, end.value.code
    return (1, printed + code) if isinstance(code, str) else (code, printed)  # Python prints a text, and ends with 1


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (["load", "nowhere"], 1, "is not a folder"),
        (["load"], 2, "give the folder"),
        (["query", "SELECT 1", "--home", "nowhere"], 1, "holds no release yet"),
        (["query", "DROP TABLE finding"], 1, "exactly one query that reads"),
        (["query", "SELECT nothing"], 1, "nothing"),
        (["rollback", "99"], 1, "there is no release 99"),
        (["trace", "1"], 1, "no row 1"),
    ],
)
def test_a_wrong_call_gets_one_clear_line_and_an_exit_code(
    arguments: list[str],
    code: int,
    line: str,
    loaded: Loaded,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    home, _, _ = loaded
    named = [] if "--home" in arguments else ["--home", str(home)]
    monkeypatch.setattr(sys, "argv", ["jixiao", *arguments, *named])
    left_with, told = ended(capsys)
    assert left_with == code
    assert line in told
    assert len(told.strip().splitlines()) == 1 or code == 2


def test_a_wrong_call_ends_its_process_with_one_line_and_no_traceback(tmp_path: Path):
    called = [sys.executable, "-m", "assets.cli", "query", "SELECT 1", "--home", str(tmp_path)]
    done = subprocess.run(called, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert done.stderr.startswith("jixiao: ")


@pytest.mark.usefixtures("unrecorded")
def test_a_load_that_waited_in_vain_for_another_one_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_document(tmp_path / "inbox", 2024)
    monkeypatch.setattr(resources, "load_lock", lambda home, _wait_seconds: load_lock(home, 0))
    with load_lock(tmp_path / "home", 0):
        failure = run_load(tmp_path / "home", tmp_path / "inbox", quiet).failure
    told = f"another load is working on {tmp_path / 'home'}: wait until it has ended"
    assert failure == f"nothing was published: {told}"


HEADER = "decision,left,right,unit,reason,decided_on,decided_by\n"


@pytest.mark.usefixtures("unrecorded")
def test_a_decision_makes_a_release_and_contradicting_ones_stop_the_load(loaded: Loaded, tmp_path: Path):
    (home, inbox), steward = copied(loaded, tmp_path), tmp_path / "steward"
    steward.mkdir()
    assert register_file(home).exists()
    merge = "merge,受益学生,维修面积,,同一指标,2026-01-31,财政局\n"
    (steward / "indicators.csv").write_text(HEADER + merge, encoding="utf-8")
    assert run_load(home, inbox, quiet, steward) == Outcome(failure=None, is_unchanged=False)
    with Reader(home) as reader:
        assert reader.query("SELECT count(DISTINCT indicator_id) FROM fact_indicator_target")[1] == [(1,)]
    apart = "never_merge,维修面积,受益学生,,两个指标,2026-01-31,财政局\n"
    (steward / "indicators.csv").write_text(HEADER + merge + apart, encoding="utf-8")
    failure = run_load(home, inbox, quiet, steward).failure
    assert failure is not None
    assert failure.startswith("nothing was published: steward/indicators.csv, line 3")
    assert "line 2" in failure
    assert len(list_releases(home)) == 2


@pytest.mark.usefixtures("unrecorded")
def test_a_decision_that_is_written_while_a_load_is_at_work_is_taken_by_the_next(
    loaded: Loaded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (home, inbox), steward = copied(loaded, tmp_path), tmp_path / "steward"
    steward.mkdir()
    known = Home.known

    def interrupted(self: Home) -> Known:
        found = known(self)
        merge = "merge,受益学生,维修面积,,同一指标,2026-01-31,财政局\n"
        (steward / "indicators.csv").write_text(HEADER + merge, encoding="utf-8")
        return found

    write_document(inbox, 2025)
    monkeypatch.setattr(Home, "known", interrupted)
    assert run_load(home, inbox, quiet, steward) == Outcome(failure=None, is_unchanged=False)
    assert not has_nothing_new(home, inbox, steward)
