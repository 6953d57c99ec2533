"""The matching benchmark on a handful of pairs whose figures can be worked out by hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.labelled import average_precision, best_threshold, read_pairs
from benchmarks.matching import figures, verdicts
from benchmarks.measure import ROOT

PAIRS = """left,right,label,kind
指标1：参保人数,参保人数（人）,same,affix
群众满意度,群众满意率,same,synonym
项目按时完成率,完成按时率,same,generic_prefix
参保率,退保率,different,antonym
学生满意度,家长满意度,different,population
周围群众满意度,群众满意度,unsure,ambiguous
"""


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.csv"
    path.write_text(PAIRS, encoding="utf-8")
    return path


def test_precision_and_recall_are_those_of_the_labels(pairs: Path):
    found = figures(verdicts(read_pairs(pairs), ROOT / "steward"))
    assert found["automatic"]["precision"] == 1.0
    assert found["automatic"]["recall"] == pytest.approx(1 / 3)
    assert found["automatic"]["recall_without_synonyms"] == pytest.approx(1 / 2)
    assert found["with_synonyms"]["precision"] == 1.0
    assert found["with_synonyms"]["recall"] > 0.6
    assert found["by_kind"]["affix"]["same_merged"] == 1
    assert found["by_kind"]["antonym"]["different_merged"] == 0


def test_what_rules_leave_apart_is_in_the_queue_before_what_is_two(pairs: Path):
    queued = figures(verdicts(read_pairs(pairs), ROOT / "steward"))["queue"]
    assert (queued["true_pairs"], queued["found"], queued["average_precision"]) == (2, 2, 1.0)


def test_a_true_pair_that_is_not_ranked_counts_as_nothing():
    assert average_precision([True, False, True], 4) == pytest.approx((1 + 2 / 3) / 4)


def test_the_best_threshold_is_the_one_with_the_best_f1(pairs: Path):
    best = best_threshold(read_pairs(pairs)[:5], [0.9, 0.8, 0.7, 0.2, 0.75])
    assert (best["threshold"], best["recall"], best["precision"]) == (0.7, 1.0, 0.75)


def test_a_label_that_nobody_knows_is_refused_with_its_line(tmp_path: Path):
    path = tmp_path / "pairs.csv"
    path.write_text("left,right,label,kind\n甲,乙,perhaps,x\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 2"):
        read_pairs(path)


def test_it_runs_as_a_file_from_anywhere_and_prints_json(pairs: Path, tmp_path: Path):
    command = [sys.executable, str(ROOT / "benchmarks" / "match.py"), "--pairs", str(pairs), "--json", "--peers"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert json.loads(ended.stdout).keys() >= {"automatic", "with_synonyms", "queue", "by_kind", "peers"}
