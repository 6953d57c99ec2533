"""The checks on groups of rules: a warning for what a publisher did wrong, a refusal only where a person says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import dagster as dg
import pytest

from assets.rule_checks import result_of
from assets.run import Outcome as Run
from assets.run import open_instance, run_load
from pipeline import vocabulary
from tests.assets.conftest import quiet, write_document
from warehouse.judging.outcome import GROUPS, Outcome, outcomes
from warehouse.release import list_releases


def outcome(failed: int, *, is_blocking: bool = False) -> Outcome:
    return Outcome("C10", "warning", is_blocking, "too few indicators", 5, 5 - failed, failed, 0)


def test_a_group_without_failures_passes():
    assert result_of((outcome(0),)).passed


def test_a_failure_is_a_warning_that_names_the_rule_and_its_count():
    result = result_of((outcome(2),))
    assert (result.passed, result.severity) == (False, dg.AssetCheckSeverity.WARN)
    assert result.description == "C10 too few indicators: 2 of 5"


def test_a_failure_of_a_blocking_rule_is_an_error_that_says_what_to_do():
    result = result_of((outcome(2, is_blocking=True),))
    assert (result.passed, result.severity) == (False, dg.AssetCheckSeverity.ERROR)
    assert "pipeline/vocabulary/rules.csv" in (result.description or "")


def test_a_blocking_rule_that_passes_blocks_nothing():
    assert result_of((outcome(0, is_blocking=True),)).passed


def test_every_group_of_the_catalogue_is_a_check():
    assert {row["group"] for row in vocabulary.rows("rules")} == set(GROUPS)


def test_a_rule_is_counted_in_its_group_alone(loaded: tuple[Path, Path, Run]):
    release = (loaded[0] / "jixiao.duckdb").resolve()
    by_group = {group: [one.rule_id for one in outcomes(release, group)] for group in GROUPS}
    assert "C10" in by_group["completeness"]
    assert sum("C10" in rules for rules in by_group.values()) == 1


def test_a_night_with_failures_is_published_and_its_checks_say_so(loaded: tuple[Path, Path, Run]):
    with open_instance(loaded[0]) as instance:
        key = dg.AssetCheckKey(dg.AssetKey("rule_result"), "rules_completeness")
        record = instance.event_log_storage.get_latest_asset_check_execution_by_key([key])[key]
    assert record.event is not None
    event = record.event.dagster_event
    assert event is not None
    evaluation = event.asset_check_evaluation_data
    assert (evaluation.passed, evaluation.severity) == (False, dg.AssetCheckSeverity.WARN)
    counts = {row.data["rule_id"]: row.data["failed"] for row in evaluation.metadata["rules"].records}
    assert counts["C10"] == 1


@pytest.mark.usefixtures("unrecorded")
def test_a_rule_that_a_person_lets_block_refuses_the_release_with_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    read: Callable[[str], tuple[dict[str, str], ...]] = vocabulary.rows
    blocking = [line | {"blocks": "yes"} if line["rule_id"] == "C10" else line for line in read("rules")]
    monkeypatch.setattr(vocabulary, "rows", lambda name: tuple(blocking) if name == "rules" else read(name))
    write_document(tmp_path / "inbox", 2024)
    run = run_load(tmp_path / "home", tmp_path / "inbox", quiet)
    assert run.failure is not None
    assert run.failure.startswith("nothing was published: rules_completeness: C10 ")
    assert "\n" not in run.failure
    assert "rules_values" not in run.failure
    assert list_releases(tmp_path / "home") == []
