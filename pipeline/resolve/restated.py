"""Amounts that evaluations and monitoring restate: the budget that they report on, printed once more, counts once.

Of the documents of one stage, `standing.py` has told which counts. Here the stages are held against each other: an
approved amount is the budget document's where there is one, else the evaluation's, else the monitoring's. Where the
budget document prints none, its row still counts, with its goal, and leads to the row that prints what was approved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from decimal import Decimal

from pipeline.normalize.phases import APPROVED
from pipeline.normalize.problems import severity_of
from pipeline.normalize.stages import ORDER
from pipeline.records import FindingRow
from pipeline.resolve.adjusted import Adjusted
from pipeline.resolve.printed import PrintedProject, PublishedDocument
from pipeline.resolve.standing import Instead, Standing

RESTATES = "restates"
"""Why a row does not count as money: another stage's document prints it too."""
_RESTATES = "D05"
_DIFFERS = "D06"
_WAN = 10_000
_Place = tuple[int, str | None, int | None, str]
"""Project id, tranche, fiscal year and phase: what is money once."""
_Of = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Restated:
    """For each row that restates another stage's amount the row that counts, by row id; and findings about it.

    `approved_of`: for a row that counts and prints no amount the row of a later stage that says what was approved.
    """

    by: dict[int, int]
    findings: tuple[FindingRow, ...]
    approved_of: Mapping[int, int] = field(default_factory=dict)

    def instead(self, row_id: int, standing: Standing) -> Instead | None:
        """Return why a row does not count as money and the row that does instead; None for a row that counts."""
        if row_id in self.by:
            return Instead(self.by[row_id], RESTATES)
        told = standing.instead.get(row_id)
        if told is None or told.row_id is None:
            return told
        return Instead(self.by.get(told.row_id, told.row_id), told.reason)


def restated(
    projects: Iterable[PrintedProject],
    documents: Iterable[PublishedDocument],
    valid: Set[int],
    project_of: Mapping[int, int],
    adjusted: Adjusted | None = None,
) -> Restated:
    """Return which valid rows restate an amount that another stage's document prints.

    Args:
        projects: the printed projects, a row a phase.
        documents: all documents.
        valid: the rows that count within their stage, by row id.
        project_of: the project of each row, by row id.
        adjusted: the rows of adjusted money: what restates them is held against what was approved instead.
    """
    said: dict[_Place, list[PrintedProject]] = defaultdict(list)
    projects = list(projects)
    counting = [project for project in projects if project.row_id in valid]
    for project in counting:
        said[project_of[project.row_id], project.tranche, project.fiscal_year, project.phase].append(project)
    pairs = [pair for place in sorted(said, key=repr) for pair in _pairs(said[place])]
    names = {document.document_id: document.document_name for document in documents}
    by = {row.row_id: counted.row_id for row, counted in pairs}
    before = adjusted.approved_of if adjusted else {}
    held = _against_approved(pairs, projects, before)
    found = _approved([(row, it) for row, it in pairs if before.get(it.row_id) is None], counting, project_of)
    return Restated(by, (*_restating(pairs, names), *_differing(held, names, found)), found)


def _approved(
    pairs: list[tuple[PrintedProject, PrintedProject]], rows: list[PrintedProject], project_of: Mapping[int, int]
) -> dict[int, int]:
    """Return for each row without an amount the row that restates what was approved, both by row id.

    None where the first stage prints an amount of the project, or of its name in its unit, in another row, of any
    tranche, which may be the whole of it; or where several rows of the next stage restate it.
    """
    found: dict[int, list[PrintedProject]] = defaultdict(list)
    wanted: dict[int, set[_Of]] = {}
    for row, counted in pairs:
        if row.phase == APPROVED and counted.amount_yuan is None and row.amount_yuan is not None:
            found[counted.row_id].append(row)
            wanted[counted.row_id] = _of(counted, project_of)
    asked = set().union(*wanted.values())
    amounts = (row for row in (rows if asked else ()) if row.phase == APPROVED and row.amount_yuan is not None)
    printed = {of for row in amounts for of in _of(row, project_of) if of in asked}
    first = {row_id: [row for row in its if row.stage == its[0].stage] for row_id, its in found.items()}
    return {one: its[0].row_id for one, its in first.items() if len(its) == 1 and not wanted[one] & printed}


def _of(row: PrintedProject, project_of: Mapping[int, int]) -> set[_Of]:
    """Return what a row prints money of, in its stage: its project, and its name in its unit."""
    year = row.fiscal_year
    return {
        (row.stage, year, project_of[row.row_id]),
        (row.stage, year, row.document_id, row.unit_code, row.unit_name, row.project_key),
    }


def _against_approved(
    pairs: list[tuple[PrintedProject, PrintedProject]],
    projects: list[PrintedProject],
    approved_of: Mapping[int, int | None],
) -> list[tuple[PrintedProject, PrintedProject]]:
    """Return the pairs with the approved row for an adjusted one; none where only the adjusted one is known."""
    wanted = {row_id for row_id in approved_of.values() if row_id is not None}
    row_of = {row.row_id: row for row in projects if row.row_id in wanted} if wanted else {}
    held = ((row, row_of.get(approved_of.get(other.row_id) or 0), other) for row, other in pairs)
    return [(row, told or other) for row, told, other in held if told or other.row_id not in approved_of]


def _pairs(rows: list[PrintedProject]) -> Iterator[tuple[PrintedProject, PrintedProject]]:
    """Yield each row of a later stage with the first stage's row: of two names of one project, that of its name."""
    in_order = sorted(rows, key=lambda row: (ORDER.index(row.stage), row.row_id))
    firsts = [row for row in in_order if row.stage == in_order[0].stage]
    for row in in_order[len(firsts) :]:
        named_alike = (one for one in firsts if one.project_key == row.project_key)
        yield row, next(named_alike, firsts[0])


def _restating(pairs: list[tuple[PrintedProject, PrintedProject]], names: Mapping[str, str]) -> Iterator[FindingRow]:
    """Yield a finding for each pair of documents of which one restates the other's amounts."""
    for own, other in sorted({(row.document_id, counted.document_id) for row, counted in pairs}):
        message = f"restates amounts of {names[other]} ({other[:12]}): they are counted once, there"
        yield _finding(own, _RESTATES, message)


def _differing(
    pairs: list[tuple[PrintedProject, PrintedProject]], names: Mapping[str, str], approved_of: Mapping[int, int]
) -> Iterator[FindingRow]:
    """Yield a finding for each restated amount that is not the one that counts."""
    for row, counted in pairs:
        if row.amount_yuan in (None, counted.amount_yuan):
            continue
        hint = _hint(row.amount_yuan, counted.amount_yuan)
        if counted.amount_yuan is None:
            is_taken = approved_of.get(counted.row_id) == row.row_id
            hint = "approved_yuan of the row there is the amount here" if is_taken else "the amount here does not count"
        other = f"{counted.amount_yuan} yuan" if counted.amount_yuan is not None else "without an amount"
        message = (
            f'"{row.name}" ({row.phase}) is {row.amount_yuan} yuan here and {other} in '
            f"{names[counted.document_id]} ({counted.document_id[:12]}), which counts: {hint}"
        )
        expected = str(counted.amount_yuan) if counted.amount_yuan is not None else ""
        yield _finding(row.document_id, _DIFFERS, message, str(row.amount_yuan), expected, row.row_id)


def _hint(restated_yuan: Decimal | None, counted_yuan: Decimal | None) -> str:
    """Return what to do about two amounts: exactly 10,000 times as much is 元 under a heading that says 万元."""
    if restated_yuan and counted_yuan and restated_yuan in (counted_yuan * _WAN, counted_yuan / _WAN):
        return "one is 10,000 times the other, so check whether the money unit of either document is 元 or 万元"
    return "check both documents"


def _finding(
    document_id: str, rule: str, message: str, observed: str = "", expected: str = "", row_id: int | None = None
) -> FindingRow:
    severity = severity_of(rule)
    return FindingRow(document_id, rule, severity, "fail", message, "", observed, expected, None, None, None, row_id)
