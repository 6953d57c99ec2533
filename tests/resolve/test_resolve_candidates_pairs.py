"""The queue on names that were really printed and that persons labelled: true pairs are all there, and come first."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.labelled import read_pairs
from benchmarks.matching import figures, verdicts

ROOT = Path(__file__).parents[2]
PAIRS = ROOT.parent / "shared/matching/indicator_pairs.csv"
pytestmark = pytest.mark.skipif(not PAIRS.exists(), reason="the shared labelled pairs are not beside the project")


@pytest.fixture(scope="module")
def queued():
    return figures(verdicts(read_pairs(PAIRS), ROOT / "steward"))["queue"]


def test_every_true_pair_that_no_rule_joins_is_asked_about(queued):
    assert queued["true_pairs"] > 0
    assert queued["missing"] == []
    assert queued["recall"] == 1.0


def test_true_pairs_stand_before_false_ones(queued):
    assert queued["average_precision"] >= 0.93
    assert queued["precision_at_10"] == 1.0
    assert queued["passing_guards"]["found"] == queued["true_pairs"]
