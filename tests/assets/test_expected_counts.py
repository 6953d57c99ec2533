"""A load holds its candidate against the counts that an operator keeps: a lost slice blocks, another count warns."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assets.run import Outcome, open_instance, run_load
from tests.assets.conftest import quiet, write_document
from warehouse.expected import count_slices, write_expected
from warehouse.release import current_release

LOST = "fact_project_budget,990124000,2019,301,青禾县教育局,5"


@pytest.mark.slow
def test_a_lost_slice_blocks_the_release_and_a_changed_count_does_not(
    loaded: tuple[Path, Path, Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    home, inbox = (Path(shutil.copytree(path, tmp_path / path.name, symlinks=True)) for path in loaded[:2])
    write_document(inbox, 2025)
    kept = tmp_path / "kept.csv"
    write_expected(count_slices(current_release(home).path), kept)
    with kept.open("a", encoding="utf-8") as file:
        file.write(f"{LOST}\n")

    shutil.copy(kept, home / "expected_counts.csv")
    failure = run_load(home, inbox, quiet).failure or ""
    assert "fact_project_budget 990124000 2019 301 is missing, 5 rows were expected" in failure
    assert "delete the lines in" in failure
    assert current_release(home).number == 1

    kept.write_text(kept.read_text(encoding="utf-8").replace(f"{LOST}\n", ""), encoding="utf-8")
    monkeypatch.setenv("JIXIAO_EXPECTED", str(kept))
    assert run_load(home, inbox, quiet).failure is None
    assert current_release(home).number == 2
    assert "document_account: 1 rows were expected, 2 are there" in warned(home)
    assert "fact_project_budget" not in warned(home), "the rows of 2024 are as many as before"


def warned(home: Path) -> str:
    """Return what the check of counts said in the newest run."""
    with open_instance(home) as instance:
        newest = instance.get_run_records(limit=1)[0].dagster_run.run_id
        events = [e.dagster_event for e in instance.all_logs(newest) if e.dagster_event]
    told = [e.asset_check_evaluation_data for e in events if e.event_type_value == "ASSET_CHECK_EVALUATION"]
    return next(one.description or "" for one in told if one.check_name == "expected_counts" and not one.passed)
