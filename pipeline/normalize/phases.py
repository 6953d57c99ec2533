"""The phases of a project's money: approved (批复), adjusted (调整), executed (执行), executed at mid-year (监控).

The approved row carries all that is said of a project; each other phase is that row with its own amount and place.
Hands on the amount of each phase, and the `ProjectRow`s.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal

from pipeline.normalize import problems as p
from pipeline.normalize.findings import row_box
from pipeline.normalize.funds import is_year_total
from pipeline.normalize.ids import stable_id
from pipeline.normalize.money import Amount, parse_amount
from pipeline.normalize.problems import Problem
from pipeline.records import Phase, Printed, PrintedFund, PrintedProject, ProjectRow

WHOLE_DEPARTMENT = "部门整体"
"""Name and category of what a form for a whole department is about: the sum of its projects, and more."""
APPROVED: Phase = "批复"
"""The phase that every project has a row of."""
_LATER: tuple[Phase, ...] = ("调整", "执行", "监控")


@dataclass(frozen=True, slots=True)
class PhaseAmount:
    """A project's money in one phase: as printed, with its label, and in yuan."""

    printed: Printed | None
    label: Printed | None
    amount: Amount


def phase_amounts(printed: PrintedProject, money_unit: str | None) -> dict[Phase, PhaseAmount]:
    """Return the year's money of each phase that is printed; 批复 always, with no amount where none is printed."""
    totals = {
        phase: [f for f in printed.funds if is_year_total(f) and f.phase == phase] for phase in (APPROVED, *_LATER)
    }
    approved = _approved(printed, totals[APPROVED], money_unit)
    later = {phase: _of_funds(totals[phase], money_unit) for phase in _LATER if totals[phase]}
    return {APPROVED: approved, **later}


def _approved(printed: PrintedProject, totals: Sequence[PrintedFund], money_unit: str | None) -> PhaseAmount:
    """Return the approved amount: the project's own cell, else the total of its money block."""
    if printed.amount is None:
        return _of_funds(totals, money_unit) if totals else PhaseAmount(None, None, Amount(None))
    amount = parse_amount(printed.amount.text, money_unit)
    others = {parse_amount(fund.amount.text, money_unit).yuan for fund in totals} - {None, amount.yuan}
    if amount.yuan is not None and others:
        amount = Amount(amount.yuan, (*amount.problems, _two_totals(amount, others)))
    return PhaseAmount(printed.amount, None, amount)


def _of_funds(totals: Sequence[PrintedFund], money_unit: str | None) -> PhaseAmount:
    """Return the amount of the first total, one that can be read before others; two that differ leave it open."""
    typed = [(fund, parse_amount(fund.amount.text, money_unit)) for fund in totals]
    typed.sort(key=lambda pair: pair[1].yuan is None)
    first, amounts = typed[0][0], [amount for _, amount in typed]
    others = {amount.yuan for amount in amounts} - {None, amounts[0].yuan}
    amount = Amount(None, (*amounts[0].problems, _two_totals(amounts[0], others))) if others else amounts[0]
    return PhaseAmount(first.amount, first.label, amount)


def _two_totals(amount: Amount, others: Set[Decimal | None]) -> Problem:
    told = ", ".join(sorted(str(other) for other in others))
    message = f"the year's total is printed as {amount.yuan} yuan and as {told} yuan: check the money block"
    return Problem(p.MONEY_BLOCK_DIFFERS, message, str(amount.yuan), told)


def phase_rows(approved: ProjectRow, amounts: Mapping[Phase, PhaseAmount]) -> Iterator[ProjectRow]:
    """Yield the approved row, then one for each later phase; only the first counts its indicators and weights."""
    yield approved
    for phase in _LATER:
        if phase in amounts:
            yield _later_row(approved, phase, amounts[phase])


def _later_row(approved: ProjectRow, phase: Phase, money: PhaseAmount) -> ProjectRow:
    place = money.printed.place if money.printed else None
    return dataclasses.replace(
        approved,
        row_id=stable_id("project_row", approved.document_id, approved.project_no, phase),
        phase=phase,
        amount_yuan=money.amount.yuan,
        amount_printed=money.printed.text if money.printed else None,
        weight_total=None,
        indicator_rows=0,
        content_key=stable_id("phase", phase, approved.fiscal_year, approved.project_key, money.amount.yuan),
        page=place.page if place else approved.page,
        sheet=place.sheet if place else approved.sheet,
        source_row=place.row if place else approved.source_row,
        box=row_box(money.printed, money.label) if money.printed else approved.box,
    )
