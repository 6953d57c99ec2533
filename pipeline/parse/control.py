"""The department's project expenditure as its other tables print it, to hold the sum of its projects against.

Which tables tell it, in which order of trust and under which words, is `vocabulary/control_columns.csv`; tables of one
fund or of last year never do. What cannot be told is left out with a finding. Hands on `PrintedTotal`s.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pipeline import vocabulary
from pipeline.parse.kinds import is_money
from pipeline.parse.lines import Line
from pipeline.parse.other_columns import Column, columns_of, without_numbering
from pipeline.parse.other_sections import Section
from pipeline.parse.rows import printed
from pipeline.records import Finding, Printed, PrintedTotal
from pipeline.text import fold

_DEPARTMENT = "部门"
_SEVERAL = (
    "the document prints several figures for the department's project expenditure, so none is used as a control total: "
    "check which one is meant"
)
_NO_UNIT = (
    "the table of the department's project expenditure names no money unit, and the document uses several: it is not "
    "used as a control total"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure for the department's project expenditure; a lower `priority` is trusted more."""

    priority: int
    amount: Printed
    section: Section


@functools.cache
def _words(layout: str) -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in vocabulary.rows("control_columns") if row["layout"] == layout)


def control_totals(
    sections: Sequence[Section], fiscal_year: int | None, money_units: Collection[str]
) -> tuple[list[PrintedTotal], list[Finding]]:
    """Return the control total of a document's department, at most one, and what stands in its way.

    Args:
        sections: the other tables of the document.
        fiscal_year: the document's; tables of another year are passed over.
        money_units: all money units that the document prints; a table without one of its own has the only one.
    """
    found = [c for section in sections if _is_meant(section, fiscal_year) for c in _candidates(section)]
    best = [c for c in found if c.priority == min(other.priority for other in found)]
    named = [c for c in best if _DEPARTMENT in c.section.title or "department" in c.section.labels] or best
    if len({fold(c.amount.text) for c in named}) > 1:
        shown = "；".join(f"{c.section.title}: {c.amount.text}" for c in named)
        return [], [Finding("P12", "warning", _SEVERAL, named[0].amount.place, shown, state="undecidable")]
    if named and not named[0].section.labels.get("money_unit") and len(money_units) > 1:
        amount = named[0].amount
        return [], [Finding("P12", "warning", _NO_UNIT, amount.place, amount.text, state="undecidable")]
    return [_total(c) for c in named[:1]], []


def _is_meant(section: Section, fiscal_year: int | None) -> bool:
    """Whether the table is of the year; one that only names a unit speaks for a unit."""
    is_year = fiscal_year is None or section.year is None or section.year == fiscal_year
    is_unit = "单位" in section.title and _DEPARTMENT not in section.title
    return is_year and not is_unit


def _total(candidate: Candidate) -> PrintedTotal:
    amount, section = candidate.amount, candidate.section
    label = section.body or Printed(section.title, amount.place)
    unit = section.labels.get("money_unit")
    return PrintedTotal(amount.place, "department", label, amount, unit, "project_expenditure")


def _candidates(section: Section) -> Iterator[Candidate]:
    for row in vocabulary.rows("control_columns"):
        if row["kind"] != section.kind.kind or section.kind.gives != "control":
            continue
        found = _in_column(section, row["word"]) if row["layout"] == "column" else _beside(section, row["word"])
        amounts = {fold(amount.text): amount for amount in found}
        if len(amounts) == 1:
            yield Candidate(int(row["priority"]), next(iter(amounts.values())), section)


def _in_column(section: Section, word: str) -> list[Printed]:
    """Return what the rows of totals show in the only column headed by the word."""
    columns, body = columns_of(section.lines)
    headed = [column for column in columns if _is_headed(column, fold(word))]
    rows = [line for line in body if any(fold(text) in _words("total_row") for text in line.shown)]
    if not rows and len(body) == 1:
        rows = body
    values = [headed[0].value(line) for line in rows] if len(headed) == 1 else []
    return [value for value in values if value and is_money(value.text)]


def _is_headed(column: Column, word: str) -> bool:
    """Whether the column is headed by the word, or is the whole of what stands below it (小计)."""
    path = [without_numbering(text) for text in column.path]
    return path[-1] == word or (word in path and path[-1] in _words("whole"))


def _beside(section: Section, word: str) -> list[Printed]:
    """Return the amount beside each cell that says the word, where exactly one amount follows it."""
    found = (amount for line in section.lines for amount in [_amount_after(line, fold(word))] if amount)
    return list(found)


def _amount_after(line: Line, word: str) -> Printed | None:
    start = next((at for at, text in enumerate(line.texts) if without_numbering(text) == word), None)
    if start is None:
        return None
    amounts: list[Printed] = []
    for cell, text in zip(line.cells[start + 1 :], line.texts[start + 1 :], strict=True):
        if text and not is_money(text):
            break
        amounts.extend([printed(cell, text)] if text else [])
    return amounts[0] if len(amounts) == 1 else None
