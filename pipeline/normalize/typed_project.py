"""One printed project as a typed row, with its indicator rows and its findings.

What holds for the whole document comes in as its frame; totals over projects are not made here.
Hands on a `ProjectRow`, its `IndicatorRow`s, and the `FindingRow`s of both.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline import vocabulary
from pipeline.normalize import problems as p
from pipeline.normalize.clip import clipped_reason
from pipeline.normalize.findings import findings_of, row_box
from pipeline.normalize.frame import Frame, department_of, label_of
from pipeline.normalize.ids import stable_id
from pipeline.normalize.money import Amount, parse_amount
from pipeline.normalize.names import category, project_key, settlement
from pipeline.normalize.problems import Problem
from pipeline.normalize.typed_indicator import clip_problem, text_of, type_indicator
from pipeline.records import FindingRow, IndicatorRow, PrintedProject, ProjectRow
from pipeline.text import clean, fold

APPROVED = "批复"
"""The phase of the budget that these tables print: as approved."""


@dataclass(frozen=True, slots=True)
class TypedProject:
    """A typed project with its indicators and the findings of both."""

    row: ProjectRow
    indicators: tuple[IndicatorRow, ...]
    findings: tuple[FindingRow, ...]


def type_project(printed: PrintedProject, project_no: int, frame: Frame) -> TypedProject:
    """Return a printed project as typed rows.

    Args:
        printed: the project as printed.
        project_no: its number in the document, from 1.
        frame: what holds for the document as a whole.
    """
    indicators, indicator_findings = _indicators(printed, project_no, frame)
    amount = _amount(printed, frame)
    clip_reason = _clip_reason(printed)
    row = _row(printed, project_no, frame, amount, indicators, is_goal_clipped=clip_reason is not None)
    problems = [*amount.problems, *_weight_problems(row.name, indicators)]
    if clip_reason:
        problems.append(clip_problem(clip_reason, clean(text_of(printed.goal) or "")))
    findings = findings_of(frame.document_id, problems, printed.place, row.name, row.row_id)
    return TypedProject(row, indicators, (*findings, *indicator_findings))


def _amount(printed: PrintedProject, frame: Frame) -> Amount:
    """Return the project's amount; a form without an amount cell has none, which is no problem."""
    if printed.amount is None:
        return Amount(None)
    return parse_amount(printed.amount.text, _money_unit(printed, frame))


def _money_unit(printed: PrintedProject, frame: Frame) -> str | None:
    return text_of(printed.money_unit) or frame.money_unit


def _clip_reason(printed: PrintedProject) -> str | None:
    """Return why the goal looks cut by its publisher, or None."""
    goal = text_of(printed.goal)
    if goal is None:
        return None
    if printed.goal and printed.goal.is_clipped:
        return "the cell is full and its text goes on under its edge"
    return clipped_reason(goal, [printed.name.text, *(row.name.text for row in printed.indicators)], "goal")


def _indicators(
    printed: PrintedProject, project_no: int, frame: Frame
) -> tuple[tuple[IndicatorRow, ...], tuple[FindingRow, ...]]:
    texts = [printed.name.text, *([printed.goal.text] if printed.goal else [])]
    texts += [row.name.text for row in printed.indicators]
    typed = [
        type_indicator(row, frame.document_id, (project_no, number), frame.fiscal_year, texts)
        for number, row in enumerate(printed.indicators, 1)
    ]
    return tuple(row for row, _ in typed), tuple(finding for _, findings in typed for finding in findings)


def _row(
    printed: PrintedProject,
    project_no: int,
    frame: Frame,
    amount: Amount,
    indicators: tuple[IndicatorRow, ...],
    *,
    is_goal_clipped: bool,
) -> ProjectRow:
    unit_code, unit_name = label_of(printed.unit_label)
    department_code, department_name = department_of(printed, frame)
    name, goal = clean(printed.name.text), clean(text_of(printed.goal) or "") or None
    key = project_key(name)
    return ProjectRow(
        row_id=stable_id("project_row", frame.document_id, project_no),
        document_id=frame.document_id,
        region_code=frame.region[0],
        region_name=frame.region[1],
        department_code=department_code,
        department_name=department_name,
        unit_code=unit_code,
        unit_name=unit_name,
        fiscal_year=frame.fiscal_year,
        phase=APPROVED,
        project_no=project_no,
        project_code=clean(text_of(printed.code) or "") or None,
        project_key=key,
        name_printed=printed.name.text,
        name=name,
        category=category(name),
        settlement=settlement(name),
        amount_yuan=amount.yuan,
        amount_printed=text_of(printed.amount),
        money_unit_printed=_money_unit(printed, frame),
        goal=goal,
        is_goal_clipped=is_goal_clipped,
        weight_total=_weight_total(indicators),
        indicator_rows=len(indicators),
        content_key=content_key((frame.fiscal_year, key, amount.yuan, goal), indicators),
        page=printed.place.page,
        sheet=printed.place.sheet,
        source_row=printed.place.row,
        box=row_box(printed.name, printed.amount, printed.goal),
    )


def _folded(value: object) -> object:
    """Return a text folded and a number without trailing zeros, so that equal contents give equal keys."""
    if isinstance(value, str):
        return fold(value) or None
    if isinstance(value, Decimal):
        return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
    return value


def content_key(project: Sequence[object], indicators: Sequence[IndicatorRow]) -> int:
    """Return a key that two documents share when they print the same project alike.

    The typed values stand for the printed ones, as a workbook prints 1 where its PDF prints 100%.
    """
    parts: list[object] = [_folded(value) for value in project]
    for row in indicators:
        typed = (row.level_1, row.level_2, row.name_printed, row.comparator or row.comparator_printed)
        value = (row.value_low, row.value_high, row.value_text, row.measure_unit, row.weight, row.direction_printed)
        parts += [_folded(field) for field in (*typed, *value)]
    return stable_id("content", *parts)


def _weight_total(indicators: tuple[IndicatorRow, ...]) -> Decimal | None:
    """Return the sum of the weights, or None where none is printed or one of them cannot be read."""
    printed = [row.weight for row in indicators if row.weight_printed is not None]
    readable = [weight for weight in printed if weight is not None]
    return sum(readable, Decimal(0)) if readable and len(readable) == len(printed) else None


@functools.cache
def _allowed_sums() -> tuple[Decimal, ...]:
    return tuple(Decimal(row["weight_sum"]) for row in vocabulary.rows("weight_sums"))


def _weight_problems(name: str, indicators: tuple[IndicatorRow, ...]) -> tuple[Problem, ...]:
    """Return a problem where printed weights do not add up to an allowed sum, or cannot be added."""
    allowed = ", ".join(map(str, _allowed_sums()))
    total = _weight_total(indicators)
    if total is None and any(row.weight_printed is not None and row.weight is None for row in indicators):
        message = f'the weights of "{name}" cannot be added because one of them cannot be read: correct it first'
        return (Problem(p.WEIGHT_SUM, message, "", allowed, "undecidable"),)
    if total is None or total in _allowed_sums():
        return ()
    message = (
        f'the weights of "{name}" add up to {total:f}: check them, '
        "or add the sum to pipeline/vocabulary/weight_sums.csv"
    )
    return (Problem(p.WEIGHT_SUM, message, f"{total:f}", allowed),)
