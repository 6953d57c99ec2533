"""The year's approved total among the amounts of a form: the project's budget.

A form may print it twice; where the two differ, none is taken, and a finding shows both.
Hands on the amount; what the other amounts are is told in `spans.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.parse.forms.amounts import is_amount
from pipeline.records import Finding, Printed, PrintedFund
from pipeline.text import fold

_CONTRADICTION = (
    "several amounts are printed as the year's total and differ: none is taken as the project's budget, check the form"
)
_NO_TOTAL = (
    "parts of the year's money are printed and no total of them, so that the project has no budget: check the form"
)


def _totals(funds: Sequence[PrintedFund]) -> list[PrintedFund]:
    """Return the year's approved totals, one of each amount; the money of a whole project is none of a year's.

    A dash or a word such as 详见附件 does not contradict an amount: it is one only where no number is printed.
    """
    printed = [fund for fund in funds if fund.source == "total" and fund.span == "year" and fund.phase == "批复"]
    totals = [fund for fund in printed if is_amount(fund.amount.text)] or printed[:1]
    return list({_number(fund.amount.text): fund for fund in reversed(totals)}.values())[::-1]


def _number(text: str) -> str:
    """Return an amount in the spelling that two of the same size share: 1,000.00 is 1000."""
    plain = fold(text).replace(",", "")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def year_total(funds: Sequence[PrintedFund]) -> Printed | None:
    """Return the year's approved total; of several that differ none is the one."""
    totals = _totals(funds)
    return totals[0].amount if len(totals) == 1 else None


def contradiction(funds: Sequence[PrintedFund]) -> list[Finding]:
    """Return the finding that the year's approved totals differ, or that there are its parts and no total."""
    totals = _totals(funds)
    if not totals:
        return _without_total(funds)
    if len(totals) < 2:
        return []
    evidence = "；".join(f"{fund.label.text} {fund.amount.text}" for fund in totals)
    return [Finding("P09", "error", _CONTRADICTION, totals[0].label.place, evidence)]


def _without_total(funds: Sequence[PrintedFund]) -> list[Finding]:
    parts = [fund for fund in funds if fund.span == "year" and fund.phase == "批复" and is_amount(fund.amount.text)]
    evidence = "；".join(f"{fund.label.text} {fund.amount.text}" for fund in parts)
    return [Finding("P09", "warning", _NO_TOTAL, parts[0].label.place, evidence)] if parts else []
