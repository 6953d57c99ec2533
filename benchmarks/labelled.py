"""Pairs of names that persons labelled, and figures of how well something tells the same from the different.

A file has a line a pair: left, right, label (same, different or unsure), kind. Unsure pairs count for nothing, but
their names are names. Where scores are equal, the false pairs are taken to stand first.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

LABELS = ("same", "different", "unsure")


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled pair; `kind` says of which sort it is."""

    left: str
    right: str
    label: str
    kind: str

    @property
    def is_same(self) -> bool:
        """Whether both names are one, by the label."""
        return self.label == "same"

    @property
    def is_synonym(self) -> bool:
        """Whether only a person's word can tell that both are one."""
        return "synonym" in self.kind


def read_pairs(path: Path) -> list[Pair]:
    """Return the pairs of a file, the unsure ones too.

    Raises:
        ValueError: a column is missing or a label is unknown; says in which line.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if not {"left", "right", "label", "kind"} <= set(reader.fieldnames or ()):
            raise ValueError(f"{path}: the header must name left, right, label and kind")
        pairs = []
        for line in reader:
            if line["label"] not in LABELS:
                raise ValueError(f"{path}, line {reader.line_num}: the label is none of {', '.join(LABELS)}")
            pairs.append(Pair(line["left"], line["right"], line["label"], line["kind"] or ""))
    return pairs


def share(part: int, whole: int) -> float:
    """Return part of whole; of nothing, all."""
    return part / whole if whole else 1.0


def precision_recall(pairs: Sequence[Pair], told: Sequence[bool]) -> dict[str, float]:
    """Return `precision` and `recall` of telling these pairs the same; unsure ones are left out."""
    right = sum(one for pair, one in zip(pairs, told, strict=True) if pair.is_same)
    wrong = sum(one for pair, one in zip(pairs, told, strict=True) if pair.label == "different")
    return {"precision": share(right, right + wrong), "recall": share(right, sum(pair.is_same for pair in pairs))}


def best_threshold(pairs: Sequence[Pair], scores: Sequence[float]) -> dict[str, float]:
    """Return the threshold with the best F1 on these very labels, which flatters; with precision, recall and F1."""
    found = {"threshold": 1.0, "precision": 1.0, "recall": 0.0, "f1": 0.0}
    for threshold in sorted(set(scores)):
        one = precision_recall(pairs, [score >= threshold for score in scores])
        f1 = 2 * one["precision"] * one["recall"] / (one["precision"] + one["recall"] or 1)
        if f1 > found["f1"]:
            found = {"threshold": threshold, **one, "f1": f1}
    return found


def ranked(pairs: Sequence[Pair], scores: Sequence[float | None]) -> list[bool]:
    """Return whether the pairs are the same, the highest score first; without unsure pairs and those without score."""
    told = [
        (-score, pair.is_same)
        for pair, score in zip(pairs, scores, strict=True)
        if score is not None and pair.label != "unsure"
    ]
    return [is_same for _, is_same in sorted(told)]


def precision_at(right: Sequence[bool], count: int) -> float:
    """Return the share of true ones among the first so many, or among all where there are fewer."""
    return share(sum(right[:count]), len(right[:count]))


def average_precision(right: Sequence[bool], true: int) -> float:
    """Return the mean, over all true pairs, of the precision at their place; 0 for those that are not there."""
    places = [place for place, is_same in enumerate(right, 1) if is_same]
    return sum(found / place for found, place in enumerate(places, 1)) / true if true else 1.0
