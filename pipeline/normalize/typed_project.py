"""One printed project as typed rows: one for each phase of its money, its indicators, its funds, and its findings.

What holds for the whole document comes in as its frame; totals over projects are not made here.
Hands on `ProjectRow`s, `IndicatorRow`s, `FundRow`s, and the `FindingRow`s of all of them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.normalize.clip import LongerTexts, clipped_reason
from pipeline.normalize.contents import content_key
from pipeline.normalize.evaluated import Evaluated, evaluated
from pipeline.normalize.findings import findings_of, row_box
from pipeline.normalize.frame import Frame, department_of, label_of
from pipeline.normalize.funds import type_funds
from pipeline.normalize.ids import stable_id
from pipeline.normalize.names import category, project_code_and_name, project_key, settlement, tranche
from pipeline.normalize.phases import APPROVED, WHOLE_DEPARTMENT, PhaseAmount, phase_amounts, phase_rows
from pipeline.normalize.pointers import pointer_problem
from pipeline.normalize.scores import score_step
from pipeline.normalize.stages import stage_of
from pipeline.normalize.typed_indicator import Numbers, clip_problem, text_of, type_indicator
from pipeline.normalize.weight_sums import weight_problems, weight_total
from pipeline.records import FindingRow, FundRow, IndicatorRow, Phase, Printed, PrintedProject, ProjectRow
from pipeline.text import clean, fold


@dataclass(frozen=True, slots=True)
class TypedProject:
    """A project's rows, the approved budget's first, with its indicators, its funds and the findings of all."""

    rows: tuple[ProjectRow, ...]
    indicators: tuple[IndicatorRow, ...]
    funds: tuple[FundRow, ...]
    findings: tuple[FindingRow, ...]


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a project's row is made of, typed."""

    amounts: Mapping[Phase, PhaseAmount]
    indicators: tuple[IndicatorRow, ...]
    evaluated: Evaluated
    clip_reason: str | None


def type_project(printed: PrintedProject, project_no: int, frame: Frame) -> TypedProject:
    """Return a printed project as typed rows.

    Args:
        printed: the project as printed.
        project_no: its number in the document, from 1.
        frame: what holds for the document as a whole; a year that the project's own form prints wins over it.
    """
    if printed.fiscal_year is not None:
        frame = dataclasses.replace(frame, fiscal_year=printed.fiscal_year)
    unit = _money_unit(printed, frame)
    indicators, indicator_findings = _indicators(printed, project_no, frame)
    amounts = phase_amounts(printed, unit)
    parts = _Parts(amounts, indicators, evaluated(printed, amounts, indicators), _clip_reason(printed))
    rows = tuple(phase_rows(_row(printed, project_no, frame, parts), amounts))
    judged = [money.printed for money in amounts.values() if money.printed]
    funds, fund_findings = type_funds(printed.funds, frame.document_id, project_no, unit, judged)
    findings = (*_findings(printed, parts, rows), *fund_findings, *indicator_findings)
    return TypedProject(rows, indicators, funds, findings)


def _money_unit(printed: PrintedProject, frame: Frame) -> str | None:
    return text_of(printed.money_unit) or frame.money_unit


def _name(printed: PrintedProject) -> str:
    return _code_and_name(printed)[1]


def _code_and_name(printed: PrintedProject) -> tuple[str | None, str]:
    """Return code and name: a code in front of the name is the project's, unless another one is printed for it."""
    own = _cleaned(printed.code)
    if printed.name is None:
        return own, WHOLE_DEPARTMENT
    code, name = project_code_and_name(printed.name.text)
    is_other = code is not None and own is not None and fold(own) != fold(code)
    return (own, clean(printed.name.text)) if is_other else (own or code, name)


def _clip_reason(printed: PrintedProject) -> str | None:
    """Return why the goal looks cut by its publisher, or None."""
    goal = text_of(printed.goal)
    if goal is None:
        return None
    if printed.goal and printed.goal.is_clipped:
        return "the cell is full and its text goes on under its edge"
    return clipped_reason(goal, [_name(printed), *(row.name.text for row in printed.indicators)], "goal")


def _indicators(
    printed: PrintedProject, project_no: int, frame: Frame
) -> tuple[tuple[IndicatorRow, ...], tuple[FindingRow, ...]]:
    texts = [_name(printed), *([printed.goal.text] if printed.goal else [])]
    texts += [row.name.text for row in printed.indicators]
    longer = LongerTexts.of(texts)
    stage, step = stage_of(printed.form), score_step(text_of(row.score) for row in printed.indicators)
    typed = [
        type_indicator(row, Numbers(frame.document_id, project_no, number, stage, step), frame.fiscal_year, longer)
        for number, row in enumerate(printed.indicators, 1)
    ]
    return tuple(row for row, _ in typed), tuple(finding for _, findings in typed for finding in findings)


def _category(printed: PrintedProject, name: str) -> str | None:
    """Return the category: 部门整体 for a whole department, else as the form prints it, else as the name says."""
    if printed.form == "whole_department" or printed.name is None:
        return WHOLE_DEPARTMENT
    return _cleaned(printed.category) or category(name)


def _cleaned(printed: Printed | None) -> str | None:
    return clean(text_of(printed) or "") or None


def _row(printed: PrintedProject, project_no: int, frame: Frame, parts: _Parts) -> ProjectRow:
    """Return the row of the approved budget, which carries all that is said of the project."""
    unit_code, unit_name = label_of(printed.unit_label)
    department_code, department_name = department_of(printed, frame)
    code, name = _code_and_name(printed)
    goal, money = _cleaned(printed.goal), parts.amounts[APPROVED]
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
        project_code=code,
        project_key=key,
        name_printed=printed.name.text if printed.name else None,
        name=name,
        category=_category(printed, name),
        settlement=settlement(name),
        tranche=tranche(name),
        amount_yuan=money.amount.yuan,
        amount_printed=text_of(money.printed),
        money_unit_printed=_money_unit(printed, frame),
        goal=goal,
        is_goal_clipped=parts.clip_reason is not None,
        weight_total=weight_total(parts.indicators),
        indicator_rows=len(parts.indicators),
        content_key=content_key((frame.fiscal_year, key, money.amount.yuan, goal), parts.indicators),
        form=printed.form,
        stage=stage_of(printed.form),
        nature=_cleaned(printed.nature),
        start_date=parts.evaluated.start_date,
        start_date_printed=text_of(printed.start_date),
        end_date=parts.evaluated.end_date,
        end_date_printed=text_of(printed.end_date),
        overall_goal=_cleaned(printed.overall_goal),
        execution_rate=parts.evaluated.execution_rate,
        execution_rate_printed=text_of(printed.execution_rate),
        execution_score=parts.evaluated.execution_score,
        execution_score_printed=text_of(printed.execution_score),
        total_score=parts.evaluated.total_score,
        total_score_printed=text_of(printed.total_score),
        page=printed.place.page,
        sheet=printed.place.sheet,
        source_row=printed.place.row,
        box=row_box(*(text for text in (printed.name, printed.amount, printed.goal) if text is not None)),
    )


def _findings(printed: PrintedProject, parts: _Parts, rows: tuple[ProjectRow, ...]) -> Iterator[FindingRow]:
    """Yield what is wrong with the project itself, then with the amount of each later phase."""
    for row in rows:
        money = parts.amounts[row.phase]  # type: ignore[index]
        problems = list(money.amount.problems)
        if row.phase == APPROVED:
            problems += [*weight_problems(row.name, parts.indicators), *parts.evaluated.problems]
            problems += [*pointer_problem("name", row.name_printed), *pointer_problem("goal", row.goal)]
        if row.phase == APPROVED and parts.clip_reason:
            problems.append(clip_problem(parts.clip_reason, clean(text_of(printed.goal) or "")))
        place = printed.place if row.phase == APPROVED or money.printed is None else money.printed.place
        yield from findings_of(row.document_id, problems, place, row.name, row.row_id)
