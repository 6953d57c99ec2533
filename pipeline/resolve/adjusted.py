"""Money of adjusted tables: what one titled 绩效目标调整表 or （调整后） prints as the budget was not approved so.

Such a table counts before the one that it adjusts (`standing.py`), money included, so each of its rows is told here,
with the row that prints what was approved: what would count if the adjusted tables were not loaded. A row that stands
beside another with an adjusted amount of its own (年初预算数 and 调整后预算数 in one table) is approved and not told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.normalize.phases import APPROVED
from pipeline.normalize.problems import severity_of
from pipeline.normalize.stages import ORDER
from pipeline.records import FindingRow
from pipeline.resolve.printed import PrintedProject, PublishedDocument
from pipeline.resolve.standing import Share, Standing, is_adjustment, shares, standings

_CONTRADICTED, _ADJUSTED_ONLY = "D02", "D07"


@dataclass(frozen=True, slots=True)
class Adjusted:
    """For each row (by row id) whose money is an adjusted one the row of what was approved, None where none is loaded.

    Also findings about the documents whose adjusted money is all that is known, or adjusts what is in dispute.
    """

    approved_of: Mapping[int, int | None]
    findings: tuple[FindingRow, ...] = ()


def adjusted(
    projects: Iterable[PrintedProject],
    documents: Iterable[PublishedDocument],
    unit_of: Mapping[int, int],
    project_of: Mapping[int, int],
    standing: Standing,
) -> Adjusted:
    """Return the rows of adjusted money, given the unit and project of each row and which rows count, by row id."""
    documents = tuple(documents)
    adjusting = {document.document_id for document in documents if is_adjustment(document)}
    rows = list(projects) if adjusting else []
    both = {(row.document_id, row.project_no) for row in rows if row.phase == "调整"}
    told = [
        row
        for row in rows
        if row.document_id in adjusting
        and (row.phase, row.stage) == (APPROVED, "target")
        and (row.document_id, row.project_no) not in both
    ]
    if not told:
        return Adjusted({})
    money_of = _moneys(rows, unit_of, project_of)
    found, disputed = _approved(told, rows, documents, unit_of, project_of, money_of)
    approved_of = {row.row_id: found.get(money_of[row.row_id]) for row in told}
    alone = [
        row
        for row in told
        if row.row_id in standing.current and approved_of[row.row_id] is None and row.amount_yuan is not None
    ]
    unsure = [row for row in told if row.row_id in standing.current and approved_of[row.row_id] in disputed]
    return Adjusted(approved_of, (*_contradicted(unsure), *_findings(alone)))


_Money = tuple[int, int | None, Share]
"""Unit id, fiscal year and the share of a project: what is approved once, as in `standing.py`.

Of two rows of one project in one table each has an approved one of its own: the same for both would count it twice.
"""


def _moneys(rows: list[PrintedProject], unit_of: Mapping[int, int], project_of: Mapping[int, int]) -> dict[int, _Money]:
    """Return what each approved row prints the money of, by row id."""
    printed: dict[tuple[str, str, int, int | None], list[PrintedProject]] = defaultdict(list)
    for row in rows:
        if row.phase == APPROVED:
            printed[row.document_id, row.stage, unit_of[row.row_id], row.fiscal_year].append(row)
    return {
        row.row_id: (unit, year, share)
        for (_, _, unit, year), its in printed.items()
        for share, row in shares(its, project_of).items()
    }


def _approved(
    told: list[PrintedProject],
    rows: list[PrintedProject],
    documents: tuple[PublishedDocument, ...],
    unit_of: Mapping[int, int],
    project_of: Mapping[int, int],
    money_of: Mapping[int, _Money],
) -> tuple[dict[_Money, int], frozenset[int]]:
    """Return the row that counts of each money among all others, of the first stage; and those disputed."""
    row_ids = {row.row_id for row in told}
    wanted = {(unit_of[row.row_id], row.fiscal_year) for row in told}
    others = [
        row
        for row in rows
        if row.phase == APPROVED
        and row.row_id not in row_ids
        and (unit_of[row.row_id], row.fiscal_year) in wanted
        and row.amount_yuan is not None
    ]
    judged = standings(others, documents, unit_of, project_of)
    found: dict[_Money, list[PrintedProject]] = defaultdict(list)
    for row in others:
        if row.row_id in judged.current:
            found[money_of[row.row_id]].append(row)
    first = {
        money: min(its, key=lambda row: (ORDER.index(row.stage), row.row_id)).row_id for money, its in found.items()
    }
    return first, judged.disputed


def _contradicted(unsure: list[PrintedProject]) -> Iterator[FindingRow]:
    """Yield what `standing.py` cannot tell: both documents are replaced, and yet one of them says what was approved."""
    for document_id, count in sorted(Counter(row.document_id for row in unsure).items()):
        message = (
            f"replaces documents that contradict each other on what was approved for {count} of its project(s); one "
            "counts for now: put each into a folder of its own whose jixiao.toml says when it was published "
            "(published_on)"
        )
        severity = severity_of(_CONTRADICTED)
        yield FindingRow(document_id, _CONTRADICTED, severity, "fail", message, "", "", "", None, None, None)


def _findings(alone: list[PrintedProject]) -> Iterator[FindingRow]:
    for document_id, count in sorted(Counter(row.document_id for row in alone).items()):
        message = (
            f"prints what was adjusted in the year, and no loaded document what was approved for {count} of its "
            "project(s): their amounts stand as the year's budget with is_adjusted: load the approved table, unless "
            "they were added in the year"
        )
        severity = severity_of(_ADJUSTED_ONLY)
        yield FindingRow(document_id, _ADJUSTED_ONLY, severity, "fail", message, "", "", "", None, None, None)
