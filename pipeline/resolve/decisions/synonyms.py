"""Words that a person approved as saying the same in an indicator's name: 满意率 reads as 满意度.

Where a word is looked for is said by its place; how it is replaced is decided where keys are made.
It hands on the lines of `synonyms.csv`, which never lead back to where they came from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from pipeline.resolve.decisions.contradictions import in_one_direction, single
from pipeline.resolve.decisions.lines import Entry, Line
from pipeline.resolve.decisions.stewardfile import StewardFile
from pipeline.text import fold

SYNONYM_COLUMNS = ("left", "right", "place", "reason", "decided_on", "decided_by")
SynonymPlace = Literal["anywhere", "end", "start", "whole"]
SYNONYM_PLACES: tuple[SynonymPlace, ...] = ("anywhere", "end", "start", "whole")


@dataclass(frozen=True, slots=True)
class Synonym:
    """A line of `synonyms.csv`: the word left reads as right, at this place of a name (`whole`: all of it)."""

    line: Line
    left: str
    right: str
    place: SynonymPlace
    reason: str
    decided_on: date
    decided_by: str


def _synonym(entry: Entry) -> Synonym:
    left, right = entry.needed("left"), entry.needed("right")
    if fold(left) == fold(right):
        raise entry.fault(f"{left} and {right} read alike: write two different words, or take the line out")
    place = cast("SynonymPlace", entry.choice("place", SYNONYM_PLACES))
    signed = entry.needed("reason"), entry.date("decided_on"), entry.needed("decided_by")
    return Synonym(entry.line, left, right, place, *signed)


def _check(synonyms: Sequence[Synonym]) -> None:
    """Refuse a circle, and two meanings of one word at one place."""
    in_one_direction([(fold(s.left), fold(s.right), s.line) for s in synonyms])
    single([((s.place, fold(s.left)), fold(s.right), s.line) for s in synonyms], "the meaning")


SYNONYMS = StewardFile("synonyms.csv", SYNONYM_COLUMNS, {"place": SYNONYM_PLACES}, _synonym, _check)
