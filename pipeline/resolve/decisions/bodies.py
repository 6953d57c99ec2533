"""The crosswalk of units and departments: what a body became, by a person's word, and from which year on.

Which printed rows a body stands for is not known here; codes and names are as the steward wrote them.
It hands on the lines of `units.csv`, which never lead back to where they came from.
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

BODY_COLUMNS = (
    "change", "body", "region", "left_code", "left_name", "right_code", "right_name", "from_year", "reason",
    "decided_on", "decided_by",
)  # fmt: skip
BodyWord = Literal["rename", "recode", "merge", "split", "transfer"]
BODY_WORDS: tuple[BodyWord, ...] = ("rename", "recode", "merge", "split", "transfer")
BodyKind = Literal["unit", "department"]
BODY_KINDS: tuple[BodyKind, ...] = ("unit", "department")
WrittenBody = tuple[str, str, str, str]
"""Unit or department, region, code and name, folded as the steward wrote them."""


@dataclass(frozen=True, slots=True)
class BodyDecision:
    """A line of `units.csv`: the left body became the right one in `from_year`.

    `merge`: left went into right, with others. `split`: left became right, among others. `transfer`: it went to another
    department. `region` is a division's code or name; of code and name of a body one may be None.
    """

    line: Line
    change: BodyWord
    body: BodyKind
    region: str
    left_code: str | None
    left_name: str | None
    right_code: str | None
    right_name: str | None
    from_year: int
    reason: str
    decided_on: date
    decided_by: str

    @property
    def sides(self) -> tuple[WrittenBody, WrittenBody]:
        """The two bodies, in the form in which lines are compared with each other."""
        place = self.body, fold(self.region)
        left = fold(self.left_code or ""), fold(self.left_name or "")
        return (*place, *left), (*place, fold(self.right_code or ""), fold(self.right_name or ""))


def _decision(entry: Entry) -> BodyDecision:
    for side in ("left", "right"):
        if not entry.text(f"{side}_code"):
            entry.needed(f"{side}_name")
    year = entry.year("from_year")
    if year is None:
        raise entry.fault("from_year is empty: fill it in, or take the line out")
    decision = BodyDecision(
        entry.line,
        cast("BodyWord", entry.choice("change", BODY_WORDS)),
        cast("BodyKind", entry.choice("body", BODY_KINDS)),
        entry.needed("region"),
        entry.text("left_code"),
        entry.text("left_name"),
        entry.text("right_code"),
        entry.text("right_name"),
        year,
        entry.needed("reason"),
        entry.date("decided_on"),
        entry.needed("decided_by"),
    )
    left, right = decision.sides
    if left == right:
        raise entry.fault("left and right are the same code and name: write two bodies, or take the line out")
    return decision


def _check(decisions: Sequence[BodyDecision]) -> None:
    """Refuse a circle, two different changes of one pair, and two successors of a body that was not split."""
    in_one_direction([(*d.sides, d.line) for d in decisions])
    single([(d.sides, f"{d.change} {d.from_year}", d.line) for d in decisions], "what happened, and the year,")
    whole = [d for d in decisions if d.change != "split"]
    single([(d.sides[0], " ".join(filter(None, d.sides[1][2:])), d.line) for d in whole], "the successor")


BODIES = StewardFile("units.csv", BODY_COLUMNS, {"change": BODY_WORDS, "body": BODY_KINDS}, _decision, _check)
