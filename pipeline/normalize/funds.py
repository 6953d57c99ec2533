"""A project's money block: each amount as a typed row, and whether the parts make up the total.

Which sources are the parts of a total stands in `vocabulary/fund_parts.csv`. What a phase of the project amounts to is
told in `phases.py`. Hands on `FundRow`s with their findings.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from pipeline import vocabulary
from pipeline.normalize import problems as p
from pipeline.normalize.findings import findings_of, row_box
from pipeline.normalize.ids import stable_id
from pipeline.normalize.money import Amount, parse_amount
from pipeline.normalize.problems import Problem
from pipeline.records import FindingRow, FundRow, Printed, PrintedFund
from pipeline.text import clean

TOTAL = "total"
_CENT = Decimal("0.01")


def type_funds(
    printed: Sequence[PrintedFund],
    document_id: str,
    project_no: int,
    money_unit: str | None,
    judged: Collection[Printed] = (),
) -> tuple[tuple[FundRow, ...], tuple[FindingRow, ...]]:
    """Return the amounts of a project's money block in printed order, and what is wrong with them.

    Args:
        printed: the amounts as printed.
        document_id: the document that prints them.
        project_no: the project's number in it, from 1.
        money_unit: the text that declares their money unit, or None.
        judged: the amounts that are judged as the project's own.
    """
    amounts = [parse_amount(fund.amount.text, money_unit) for fund in printed]
    rows = tuple(
        _row(fund, amount, (document_id, project_no, number), money_unit)
        for number, (fund, amount) in enumerate(zip(printed, amounts, strict=True), 1)
    )
    found = [
        findings_of(document_id, _problems(fund, amount, judged), fund.amount.place, row.label_printed, row.row_id)
        for fund, amount, row in zip(printed, amounts, rows, strict=True)
    ]
    return rows, (*(one for findings in found for one in findings), *_block_findings(rows, printed))


def is_year_total(fund: PrintedFund) -> bool:
    """Whether an amount is the whole money of the year in its phase."""
    return fund.source == TOTAL and fund.span == "year"


def _problems(fund: PrintedFund, amount: Amount, judged: Collection[Printed]) -> tuple[Problem, ...]:
    """Return what is wrong with an amount; blank is no fault, and a year's total is judged as the project's amount.

    A second total that says 详见附件 beside one that is read is judged by nobody else.
    """
    if is_year_total(fund) and (amount.yuan is not None or fund.amount in judged):
        return ()
    return tuple(problem for problem in amount.problems if problem.rule_id != p.BLANK_AMOUNT)


def _row(fund: PrintedFund, amount: Amount, numbers: tuple[str, int, int], money_unit: str | None) -> FundRow:
    document_id, project_no, fund_no = numbers
    place = fund.amount.place
    return FundRow(
        row_id=stable_id("fund_row", document_id, project_no, fund_no),
        document_id=document_id,
        project_no=project_no,
        fund_no=fund_no,
        span=fund.span,
        source=fund.source,
        phase=fund.phase,
        label_printed=clean(fund.label.text),
        amount_yuan=amount.yuan,
        amount_printed=fund.amount.text,
        money_unit_printed=money_unit,
        page=place.page,
        sheet=place.sheet,
        source_row=place.row,
        box=row_box(fund.amount, fund.label),
    )


@functools.cache
def _divisions() -> dict[str, dict[str, bool]]:
    """Return for each way to divide a total its parts, and whether each must be printed for them to be all."""
    divisions: dict[str, dict[str, bool]] = defaultdict(dict)
    for row in vocabulary.rows("fund_parts"):
        divisions[row["division"]][row["source"]] = row["is_needed"] == "yes"
    return dict(divisions)


def _block_findings(rows: Sequence[FundRow], printed: Sequence[PrintedFund]) -> Iterator[FindingRow]:
    """Yield a finding for each total of a span and phase that its parts contradict."""
    blocks: dict[tuple[str, str], list[FundRow]] = defaultdict(list)
    for row in rows:
        blocks[row.span, row.phase].append(row)
    places = {row.row_id: fund.amount.place for row, fund in zip(rows, printed, strict=True)}
    for block in blocks.values():
        totals = [row for row in block if row.source == TOTAL and row.amount_yuan is not None]
        for total in totals[:1]:
            problems = [one for parts in _divisions().values() if (one := _contradiction(total, block, parts))]
            yield from findings_of(total.document_id, problems, places[total.row_id], total.label_printed, total.row_id)


def _contradiction(total: FundRow, block: Sequence[FundRow], division: dict[str, bool]) -> Problem | None:
    """Return a problem where the parts exceed the total, or all are printed and fall short of it."""
    parts = [row for row in block if row.source in division and row.amount_yuan is not None]
    added = sum((row.amount_yuan for row in parts if row.amount_yuan is not None), Decimal(0))
    printed = {row.source for row in parts}
    is_whole = any(division.values()) and all(source in printed for source, needed in division.items() if needed)
    difference = (total.amount_yuan or Decimal(0)) - added
    if not parts or abs(difference) < _CENT or (difference > 0 and not is_whole):
        return None
    message = (
        f'"{total.label_printed}" ({total.phase}) is {total.amount_yuan} yuan and its parts add up to {added} yuan '
        f"(difference {difference}): check the money block in the document"
    )
    return Problem(p.MONEY_BLOCK_DIFFERS, message, str(total.amount_yuan), str(added))
