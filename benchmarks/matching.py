"""What the rules, the approved synonyms and the queue make of labelled pairs of names, and what peers make of them.

Two names are one by rule when their keys are equal, or when one is the other cut at a cell's edge: pairs are judged as
if both stood in one project and class. Hands on figures; how they are told stands in `match.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.labelled import Pair, average_precision, best_threshold, precision_at, precision_recall, ranked, share
from pipeline.normalize.clips import is_clip_of
from pipeline.normalize.names import indicator_key
from pipeline.normalize.synonyms import in_order, with_synonyms
from pipeline.resolve.candidates import queue
from pipeline.resolve.decisions import read_decisions

_THRESHOLDS = (0.8, 0.95)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a pair: joined by rule, joined with the approved synonyms, its place in the queue (from 1).

    `passes` tells whether no guard speaks against it in the queue.
    """

    pair: Pair
    is_merged: bool
    is_merged_by_synonyms: bool
    rank: int | None
    passes: bool


def verdicts(pairs: Sequence[Pair], steward: Path) -> list[Verdict]:
    """Return what becomes of each pair; the queue is made over all names of the pairs.

    Args:
        pairs: labelled pairs.
        steward: the folder with the approved synonyms (`synonyms.csv`).
    """
    approved = in_order(read_decisions(steward).synonyms)
    key = {name: indicator_key(name) for pair in pairs for name in (pair.left, pair.right)}
    broad = {name: with_synonyms(own, approved) for name, own in key.items()}
    asked = queue(key.values()).candidates()
    rank = {frozenset((one.left, one.right)): (place, not one.guards_failed) for place, one in enumerate(asked, 1)}
    return [
        Verdict(
            pair,
            is_one(key[pair.left], key[pair.right]),
            is_one(broad[pair.left], broad[pair.right]) or is_one(key[pair.left], key[pair.right]),
            *rank.get(frozenset((key[pair.left], key[pair.right])), (None, False)),
        )
        for pair in pairs
    ]


def is_one(left: str, right: str) -> bool:
    """Whether two keys are one by rule."""
    return left == right or is_clip_of(*sorted((left, right), key=len))


def figures(found: Sequence[Verdict]) -> dict[str, Any]:
    """Return `automatic`, `with_synonyms`, `queue` and `by_kind` of the verdicts."""
    merged = [one.is_merged for one in found]
    pairs = [one.pair for one in found]
    plain = [one for one in found if not one.pair.is_synonym]
    without = precision_recall([one.pair for one in plain], [one.is_merged for one in plain])
    return {
        "automatic": {
            **precision_recall(pairs, merged),
            "recall_without_synonyms": without["recall"],
            "false_merges": _texts(found, lambda one: one.is_merged and one.pair.label == "different"),
        },
        "with_synonyms": {
            **precision_recall(pairs, [one.is_merged_by_synonyms for one in found]),
            "false_merges": _texts(found, lambda one: one.is_merged_by_synonyms and one.pair.label == "different"),
        },
        "queue": _queue(found),
        "by_kind": by_kind(found),
    }


def _texts(found: Sequence[Verdict], is_meant: Callable[[Verdict], bool]) -> list[list[str]]:
    return [[one.pair.left, one.pair.right] for one in found if is_meant(one)]


def _queue(found: Sequence[Verdict]) -> dict[str, Any]:
    """Return figures of the pairs that no rule joined; pairs without label stand in the queue and are not counted."""
    left = [one for one in found if not one.is_merged]
    right = ranked([one.pair for one in left], [None if one.rank is None else -one.rank for one in left])
    true = sum(one.pair.is_same for one in left)
    return {
        "true_pairs": true,
        "found": sum(right),
        "recall": share(sum(right), true),
        "labelled": len(right),
        "precision_at_10": precision_at(right, 10),
        "precision_at_50": precision_at(right, 50),
        "precision_all": precision_at(right, len(right)),
        "average_precision": average_precision(right, true),
        "passing_guards": _passing(left),
        "missing": _texts(left, lambda one: one.rank is None and one.pair.is_same),
    }


def _passing(left: Sequence[Verdict]) -> dict[str, float]:
    """Return figures of the first part of the queue, which no guard speaks against."""
    passing = [one.pair for one in left if one.passes and one.pair.label != "unsure"]
    right = sum(pair.is_same for pair in passing)
    return {"labelled": len(passing), "found": right, "precision": share(right, len(passing))}


def by_kind(found: Sequence[Verdict]) -> dict[str, dict[str, int]]:
    """Return for each kind how many pairs are the same and different, and how many are joined or asked about."""
    told = {}
    for kind in sorted({one.pair.kind for one in found if one.pair.label != "unsure"}):
        counts = {}
        for label in ("same", "different"):
            own = [one for one in found if (one.pair.kind, one.pair.label) == (kind, label)]
            counts[label] = len(own)
            counts[f"{label}_merged"] = sum(one.is_merged for one in own)
            counts[f"{label}_merged_with_synonyms"] = sum(one.is_merged_by_synonyms for one in own)
            counts[f"{label}_queued"] = sum(one.rank is not None and not one.is_merged for one in own)
        told[kind] = counts
    return told


def peer_figures(found: Sequence[Verdict], scores: Sequence[float]) -> dict[str, Any]:
    """Return how well a peer's scores tell all pairs, and how they rank those that our rules leave open."""
    pairs = [one.pair for one in found]
    left = [(one.pair, score) for one, score in zip(found, scores, strict=True) if not one.is_merged]
    right = ranked([pair for pair, _ in left], [score for _, score in left])
    at = {f"at_{least:.2f}": precision_recall(pairs, [score >= least for score in scores]) for least in _THRESHOLDS}
    return {
        "best": best_threshold(pairs, scores),
        **at,
        "recall_at_precision_1": _safe_recall(pairs, scores),
        "queue_average_precision": average_precision(right, sum(right)),
    }


def _safe_recall(pairs: Sequence[Pair], scores: Sequence[float]) -> float:
    """Return the recall at the lowest threshold that joins nothing falsely, which only the labels can tell."""
    highest = max((score for pair, score in zip(pairs, scores, strict=True) if pair.label == "different"), default=-1.0)
    return precision_recall(pairs, [score > highest for score in scores])["recall"]
