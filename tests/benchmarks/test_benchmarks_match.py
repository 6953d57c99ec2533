"""The matching benchmark on a handful of pairs whose figures can be worked out by hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import match
from benchmarks.measure import ROOT
from pipeline.resolve.decisions import read_decisions

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
    found = match.measured(match.labelled(pairs), read_decisions(ROOT / "steward").synonyms, None)
    assert found["pairs"] == {"same": 3, "different": 2}
    assert found["automatic"] == {"precision": 1.0, "recall": 0.3333, "recall_without_synonyms": 0.5}
    assert found["with_synonyms"]["precision"] == 1.0
    assert found["with_synonyms"]["recall"] > 0.6
    assert found["by_kind"]["affix"] == {"pairs": 1, "same": 1, "automatic": 1.0, "with_synonyms": 1.0}


def test_what_rules_leave_apart_is_in_the_queue_before_what_is_two(pairs: Path):
    found = match.queue_quality(match.labelled(pairs))
    assert (found["true_pairs"], found["found"], found["average_precision"]) == (2, 2, 1.0)


def test_a_true_pair_that_is_not_ranked_counts_as_nothing():
    assert match.average_precision([True, False, True], 4) == round((1 + 2 / 3) / 4, 4)


def test_a_peer_is_measured_at_its_best_bound(pairs: Path):
    found = match.peer_quality(match.labelled(pairs), "rapidfuzz", sys.executable)
    assert found["best"]["recall"] == 1.0
    assert found["at_0.80"].keys() == {"precision", "recall", "recall_without_synonyms"}


def test_a_peer_that_is_not_installed_says_so(pairs: Path):
    found = match.peer_quality(match.labelled(pairs), "no such tool", sys.executable)
    assert "no such tool" in found["error"]


def test_it_runs_as_a_file_and_prints_json(pairs: Path, tmp_path: Path):
    command = [sys.executable, str(ROOT / "benchmarks" / "match.py"), "--pairs", str(pairs), "--json", "--no-peers"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert json.loads(ended.stdout).keys() >= {"automatic", "with_synonyms", "queue", "by_kind", "peers"}
