"""What the steward says of indicators: two are one, two stay two, what one is called, what a clipped name says in full.

Which rows a name stands for is not known here; names are as the steward wrote them.
It hands on the lines of `indicators.csv`, none of which contradicts another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from pipeline.resolve.decisions.contradictions import in_one_direction, joined, single
from pipeline.resolve.decisions.lines import Entry, Line
from pipeline.resolve.decisions.stewardfile import StewardFile
from pipeline.text import fold

INDICATOR_COLUMNS = ("decision", "left", "right", "unit", "reason", "decided_on", "decided_by")
IndicatorWord = Literal["merge", "never_merge", "name", "unclip"]
INDICATOR_WORDS: tuple[IndicatorWord, ...] = ("merge", "never_merge", "name", "unclip")


@dataclass(frozen=True, slots=True)
class IndicatorDecision:
    """A line of `indicators.csv`.

    `merge`: left is counted under right. `never_merge`: the two stay two, whatever a rule says. `name`: left is called
    right. `unclip`: the clipped text left is the whole text right, only in `unit` (code or name) where one is given.
    """

    line: Line
    decision: IndicatorWord
    left: str
    right: str
    unit: str | None
    reason: str
    decided_on: date
    decided_by: str


def _decision(entry: Entry) -> IndicatorDecision:
    decision = cast("IndicatorWord", entry.choice("decision", INDICATOR_WORDS))
    left, right, unit = entry.needed("left"), entry.needed("right"), entry.text("unit")
    if decision != "name" and fold(left) == fold(right):
        raise entry.fault(f"{left} and {right} read alike: write two different texts, or take the line out")
    if decision != "unclip" and unit:
        raise entry.fault(f"{decision} holds for every unit: leave unit empty")
    signed = entry.needed("reason"), entry.date("decided_on"), entry.needed("decided_by")
    return IndicatorDecision(entry.line, decision, left, right, unit, *signed)


def _check(decisions: Sequence[IndicatorDecision]) -> None:
    """Refuse lines that contradict each other whatever the rules for names are: their texts are compared as written."""
    pairs = [(d.decision, (fold(d.left), fold(d.right), d.line)) for d in decisions]
    merges = [pair for word, pair in pairs if word == "merge"]
    joined(merges, [pair for word, pair in pairs if word == "never_merge"])
    in_one_direction(merges)
    single([(fold(d.left), d.right, d.line) for d in decisions if d.decision == "name"], "the name")
    single(whole_texts(decisions), "the whole text")


def whole_texts(decisions: Sequence[IndicatorDecision]) -> list[tuple[tuple[str, str], str, Line]]:
    """Return (unit, clipped text) -> whole text of the unclip lines; texts and unit are folded, no unit is ''."""
    return [((fold(d.unit or ""), fold(d.left)), fold(d.right), d.line) for d in decisions if d.decision == "unclip"]


INDICATORS = StewardFile("indicators.csv", INDICATOR_COLUMNS, {"decision": INDICATOR_WORDS}, _decision, _check)
