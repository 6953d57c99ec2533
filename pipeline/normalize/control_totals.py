"""Printed totals held against the sum of their parts, to the cent.

The parts of a total are the projects of the same document that belong to its department, its unit or its table.
Hands on a `ControlTotalRow` a total, and a finding where the two differ or cannot be compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from pipeline.normalize import problems as p
from pipeline.normalize.findings import findings_of
from pipeline.normalize.frame import Frame, Label, label_of
from pipeline.normalize.money import Amount, parse_amount
from pipeline.normalize.phases import WHOLE_DEPARTMENT
from pipeline.normalize.problems import Problem
from pipeline.normalize.typed_indicator import text_of
from pipeline.records import ControlTotalRow, FindingRow, FindingState, PrintedTotal, ProjectRow
from pipeline.text import clean, fold


def check_total(
    printed: PrintedTotal, projects: Sequence[ProjectRow], frame: Frame
) -> tuple[ControlTotalRow, tuple[FindingRow, ...]]:
    """Return a printed total beside the sum of its parts, and what is wrong with it.

    Args:
        printed: the total as printed.
        projects: the approved rows of all projects of the document, in any order.
        frame: what holds for the document as a whole.

    A project expenditure in a document without projects is kept for other documents' sake and is no problem of its own.
    """
    amount = parse_amount(printed.amount.text, text_of(printed.money_unit) or frame.money_unit)
    parts = parts_of(printed, projects)
    row = _row(printed, amount, _sum(parts, amount.yuan), frame.document_id)
    is_alone = printed.basis == "project_expenditure" and not parts
    problems = () if is_alone else (*amount.problems, *_comparison(row, has_parts=bool(parts)))
    return row, findings_of(frame.document_id, problems, printed.place, row.label)


def _sum(parts: Sequence[ProjectRow], total: Decimal | None) -> Decimal | None:
    """Return the sum of the parts; None where one has no amount, or where parts of several years give no such total."""
    years: dict[int | None, list[Decimal | None]] = defaultdict(list)
    for row in parts:
        years[row.fiscal_year].append(row.amount_yuan)
    sums = [_added(amounts) for amounts in years.values()]
    return sums[0] if len(sums) == 1 else next((one for one in sums if one is not None and one == total), None)


def _added(amounts: Sequence[Decimal | None]) -> Decimal | None:
    readable = [yuan for yuan in amounts if yuan is not None]
    return sum(readable, Decimal(0)) if len(readable) == len(amounts) else None


def parts_of(printed: PrintedTotal, projects: Sequence[ProjectRow]) -> list[ProjectRow]:
    """Return the projects that a total is the sum of; a total that names nobody is the sum of all.

    A whole department is no part: its form tells once more what its projects cost.
    """
    label = label_of(printed.label)
    single = [row for row in projects if row.category != WHOLE_DEPARTMENT]
    if printed.projects is not None:
        return [row for row in single if row.project_no in printed.projects]
    if printed.scope == "table" or (printed.basis == "project_expenditure" and _is_of_one_department(single)):
        return single
    if printed.scope == "department":
        return [row for row in single if _is_same(label, (row.department_code, row.department_name))]
    return [row for row in single if _is_same(label, (row.unit_code, row.unit_name))]


def _is_of_one_department(projects: Sequence[ProjectRow]) -> bool:
    return len({(row.department_code, row.department_name) for row in projects}) == 1


def _is_same(left: Label, right: Label) -> bool:
    """Whether two labels name the same: by code where both have one, else by name."""
    if left[0] and right[0]:
        return left[0] == right[0]
    return bool(left[1] and right[1]) and fold(left[1] or "") == fold(right[1] or "")


def _row(printed: PrintedTotal, amount: Amount, parts: Decimal | None, document_id: str) -> ControlTotalRow:
    difference = None if amount.yuan is None or parts is None else amount.yuan - parts
    return ControlTotalRow(
        document_id=document_id,
        scope=printed.scope,
        basis=printed.basis,
        label=clean(printed.label.text),
        amount_printed=printed.amount.text,
        total_yuan=amount.yuan,
        parts_yuan=parts,
        difference_yuan=difference,
        page=printed.place.page,
        sheet=printed.place.sheet,
        source_row=printed.place.row,
    )


def _comparison(row: ControlTotalRow, *, has_parts: bool) -> tuple[Problem, ...]:
    if row.difference_yuan is None:
        return (_undecidable(row, has_parts=has_parts),)
    if row.difference_yuan == 0:
        return ()
    if row.basis == "project_expenditure":
        return (_expenditure_differs(row),)
    message = (
        f'the total of "{row.label}" is {row.total_yuan} yuan and its parts add up to {row.parts_yuan} yuan '
        f"(difference {row.difference_yuan}): check for a row that is missing, doubled or misread"
    )
    return (Problem(p.TOTAL_DIFFERS, message, str(row.total_yuan), str(row.parts_yuan)),)


def _expenditure_differs(row: ControlTotalRow) -> Problem:
    """Return the problem of a project expenditure that is not the sum of the document's projects.

    Where the projects come to less, the performance table may cover only some of them: that cannot be decided here.
    """
    falls_short = row.difference_yuan is not None and row.difference_yuan > 0
    message = (
        f"the department's project expenditure is {row.total_yuan} yuan and the projects of the document add up to "
        f"{row.parts_yuan} yuan (difference {row.difference_yuan}): "
        + ("check whether the table leaves projects out" if falls_short else "check for a row doubled or misread")
    )
    state: FindingState = "undecidable" if falls_short else "fail"
    return Problem(p.PROJECT_EXPENDITURE_DIFFERS, message, str(row.total_yuan), str(row.parts_yuan), state)


def _undecidable(row: ControlTotalRow, *, has_parts: bool) -> Problem:
    if row.total_yuan is None:
        reason = "the total cannot be read"
    elif has_parts:
        reason = "one of its parts has no amount that can be read, or they are of several years"
    else:
        reason = "no project of the document belongs to its label"
    message = f'the total of "{row.label}" is not compared with its parts because {reason}: check it by hand'
    return Problem(p.UNCHECKED_TOTAL, message, row.amount_printed, "", "undecidable")
