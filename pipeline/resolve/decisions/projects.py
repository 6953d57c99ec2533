"""What the steward says of projects: two names are one project, two stay two, one was split or went into another.

Which rows a name stands for is not known here; names, codes and units are as the steward wrote them.
It hands on the lines of `projects.csv`, none of which contradicts another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from pipeline.resolve.decisions.contradictions import in_one_direction, joined
from pipeline.resolve.decisions.lines import Entry, Line
from pipeline.resolve.decisions.stewardfile import StewardFile
from pipeline.text import fold

PROJECT_COLUMNS = (
    "decision", "region", "unit", "left", "left_year", "right", "right_year", "reason", "decided_on", "decided_by"
)  # fmt: skip
ProjectWord = Literal["same", "never_same", "split", "merged"]
PROJECT_WORDS: tuple[ProjectWord, ...] = ("same", "never_same", "split", "merged")
PrintedName = tuple[str, str, str, int | None]
"""Region, unit and name, folded as the steward wrote them, and the year that the line narrows it to."""


@dataclass(frozen=True, slots=True)
class ProjectDecision:
    """A line of `projects.csv`.

    `same`: left and right are one project. `never_same`: they are two, whatever a rule says. `split`: left became right
    among others. `merged`: left went into right. `left` and `right` are a printed name or a project code, `unit` a
    code or a name, `region` a division's code or name; a year narrows its side to that year.
    """

    line: Line
    decision: ProjectWord
    region: str | None
    unit: str
    left: str
    left_year: int | None
    right: str
    right_year: int | None
    reason: str
    decided_on: date
    decided_by: str

    @property
    def sides(self) -> tuple[PrintedName, PrintedName]:
        """The two sides, in the form in which lines are compared with each other."""
        place = fold(self.region or ""), fold(self.unit)
        return (*place, fold(self.left), self.left_year), (*place, fold(self.right), self.right_year)


def _decision(entry: Entry) -> ProjectDecision:
    decision = ProjectDecision(
        entry.line,
        cast("ProjectWord", entry.choice("decision", PROJECT_WORDS)),
        entry.text("region"),
        entry.needed("unit"),
        entry.needed("left"),
        entry.year("left_year"),
        entry.needed("right"),
        entry.year("right_year"),
        entry.needed("reason"),
        entry.date("decided_on"),
        entry.needed("decided_by"),
    )
    left, right = decision.sides
    if left == right:
        raise entry.fault(
            f"{decision.left} and {decision.right} read alike: write two different names or years, or take the line out"
        )
    return decision


def _check(decisions: Sequence[ProjectDecision]) -> None:
    """Refuse lines that contradict each other as they are written: only `same` makes two into one."""
    same = [(*d.sides, d.line) for d in decisions if d.decision == "same"]
    joined(same, [(*d.sides, d.line) for d in decisions if d.decision != "same"])
    in_one_direction([(*d.sides, d.line) for d in decisions if d.decision in ("split", "merged")])


PROJECTS = StewardFile("projects.csv", PROJECT_COLUMNS, {"decision": PROJECT_WORDS}, _decision, _check)
