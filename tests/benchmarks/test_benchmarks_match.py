"""The benchmark of matching: the shape of what it prints, its figures on a tiny file, and how it treats peers."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import made_names, match
from benchmarks.labelled import (
    Pair,
    average_precision,
    best_threshold,
    precision_at,
    precision_recall,
    ranked,
    read_pairs,
)
from benchmarks.matchers import bigrams, plain

ROOT = Path(__file__).parents[2]
TINY = """left,right,label,kind
指标1：危房改造户数,危房改造户数,same,real:indexno
改造危房户数,危房改造户数,same,real:word_order
政策知晓率,政策知晓度,same,constructed:synonym
新建公路里程,改建公路里程,different,constructed:antonym
图书馆开放天数,森林火灾受害率,different,real:near_miss
群众满意度,周围群众满意度,unsure,real:ambiguous
"""


@pytest.fixture
def tiny(tmp_path):
    path = tmp_path / "pairs.csv"
    path.write_text(TINY, encoding="utf-8")
    return path


def test_figures_of_a_tiny_file_are_right_and_the_shape_is_kept(tiny, capsys):
    match.main(["--pairs", str(tiny), "--peers", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert found["automatic"] == {
        "precision": 1.0,
        "recall": pytest.approx(1 / 3),
        "recall_without_synonyms": 0.5,
        "false_merges": [],
    }
    assert found["with_synonyms"]["recall"] == pytest.approx(2 / 3)
    queue = found["queue"]
    assert (queue["true_pairs"], queue["found"], queue["recall"], queue["missing"]) == (2, 2, 1.0, [])
    assert (queue["labelled"], queue["precision_all"], queue["precision_at_10"]) == (3, *[pytest.approx(2 / 3)] * 2)
    assert queue["precision_at_50"] == pytest.approx(2 / 3)
    assert queue["average_precision"] == 1.0
    assert queue["passing_guards"] == {"labelled": 2, "found": 2, "precision": 1.0}
    assert found["by_kind"]["real:indexno"]["same_merged"] == 1
    assert found["by_kind"]["constructed:synonym"]["same_merged_with_synonyms"] == 1
    assert found["by_kind"]["constructed:antonym"]["different_queued"] == 1
    assert "real:ambiguous" not in found["by_kind"]
    assert found["peers"] == {}


def test_the_file_can_be_run_from_anywhere(tiny, tmp_path):
    command = [sys.executable, str(ROOT / "benchmarks/match.py"), "--pairs", str(tiny), "--json", "--peers"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert set(json.loads(ended.stdout)) == {"automatic", "with_synonyms", "queue", "by_kind", "peers"}


def test_a_peer_is_told_as_absent_or_with_its_figures(tiny, capsys):
    match.main(["--pairs", str(tiny), "--peers", "rapidfuzz", "nobody", "--json"])
    peers = json.loads(capsys.readouterr().out)["peers"]
    assert peers["nobody"] is None
    assert set(peers["rapidfuzz"]) == {"best", "at_0.80", "at_0.95", "recall_at_precision_1", "queue_average_precision"}
    assert peers["rapidfuzz"]["best"]["f1"] > 0


def test_the_report_names_every_kind_and_every_peer(tiny, capsys):
    match.main(["--pairs", str(tiny), "--peers", "rapidfuzz"])
    told = capsys.readouterr().out
    assert all(f"| {kind} |" in told for kind in ("real:indexno", "real:word_order", "constructed:antonym"))
    assert "rapidfuzz, threshold 0.80" in told


def test_a_file_of_another_shape_is_refused_with_its_line(tmp_path):
    path = tmp_path / "pairs.csv"
    path.write_text("left,right,label\nA,B,same\n", encoding="utf-8")
    with pytest.raises(ValueError, match="kind"):
        read_pairs(path)
    path.write_text("left,right,label,kind\nA,B,same,x\nC,D,perhaps,x\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 3"):
        read_pairs(path)


def _pairs(labels):
    return [Pair("A", "B", {"s": "same", "d": "different", "u": "unsure"}[label], "x") for label in labels]


def test_unsure_pairs_count_for_nothing():
    assert precision_recall(_pairs("ssdu"), [True, False, True, True]) == {"precision": 0.5, "recall": 0.5}
    assert ranked(_pairs("sdu"), [0.2, 0.9, 1.0]) == [False, True]
    assert ranked(_pairs("ss"), [None, 0.1]) == [True]


def test_where_scores_are_equal_the_false_pair_stands_first():
    assert ranked(_pairs("sd"), [0.5, 0.5]) == [False, True]


def test_average_precision_counts_missing_pairs_as_never_found():
    assert average_precision([True, True], 2) == 1
    assert average_precision([False, True], 1) == 0.5
    assert average_precision([True], 2) == 0.5
    assert precision_at([True, False, False], 2) == 0.5
    assert precision_at([True], 10) == 1


def test_the_best_threshold_is_the_one_with_the_best_f1():
    found = best_threshold(_pairs("sdsd"), [0.9, 0.8, 0.7, 0.1])
    assert (found["threshold"], found["recall"]) == (0.7, 1.0)
    assert found["precision"] == pytest.approx(2 / 3)


def test_made_names_are_distinct_and_those_of_a_smaller_count_come_first():
    names = made_names.made_names(3_000)
    assert len(set(names)) == 3_000
    assert made_names.made_names(500) == names[:500]


def test_peers_get_names_in_one_width():
    assert plain("Ｐ２Ｐ （%） ") == "P2P(%)"
    assert bigrams("甲乙") == {"^甲", "甲乙", "乙$"}
