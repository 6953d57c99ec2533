"""The lines of a table that prints the budgets of projects and no targets (项目支出预算表).

Which column holds what is told by `vocabulary/headings.csv` and `budget_columns.csv`. Which project a line belongs to
is told in `budget_join.py`; hands on `BudgetTable`s.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline import vocabulary
from pipeline.parse.headings import candidates
from pipeline.parse.labels import money_unit_in
from pipeline.parse.lines import Line, Owner
from pipeline.parse.other_columns import Column, columns_of
from pipeline.parse.other_sections import Section
from pipeline.records import Printed
from pipeline.text import fold

_YEAR = re.compile(r"((?:19|20)\d{2})年度?")
_BRACKET = re.compile(r"\(([^()]*)\)$")


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One line of a budget table: the project's name, code and unit as printed, and its amount.

    `owner` is the cell of the amount, which may cover several lines. `breakdown` are the classes that a project's
    budget is split by (功能科目, 资金来源 …). `is_open`: a line without a name follows that may belong to the project.
    """

    name: Printed
    code: str
    unit: str
    amount: Printed
    owner: Owner
    breakdown: tuple[str, ...]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class BudgetTable:
    """A budget table: title, sheet or page, fiscal year when named, money unit, and its lines in printed order.

    `is_unit_unknown`: it prints no money unit, and the document uses several.
    """

    title: str
    where: str
    year: int | None
    money_unit: Printed | None
    is_unit_unknown: bool
    lines: tuple[BudgetLine, ...]


@functools.cache
def _ranks() -> dict[str, int]:
    return {fold(r["heading"]): int(r["rank"]) for r in vocabulary.rows("budget_columns") if r["field"] == "amount"}


@functools.cache
def _words(field: str) -> tuple[str, ...]:
    return tuple(fold(row["heading"]) for row in vocabulary.rows("budget_columns") if row["field"] == field)


@functools.cache
def _total_words() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in vocabulary.rows("totals"))


def budget_tables(sections: Iterable[Section], money_units: frozenset[str]) -> list[BudgetTable]:
    """Return the budget tables among a document's other tables.

    Args:
        sections: the other tables, in reading order.
        money_units: all money units that the document prints.
    """
    found = (_budget_table(section, money_units) for section in sections if section.kind.gives == "budget")
    return [table for table in found if table and table.lines]


def _budget_table(section: Section, money_units: frozenset[str]) -> BudgetTable | None:
    columns, body = columns_of(section.lines)
    name, amount = _column(columns, "project"), _amount_column(columns, section.year)
    if name is None or amount is None:
        return None
    place = section.lines[0].place
    unit = section.labels.get("money_unit") or _unit_in_heading(amount, section)
    return BudgetTable(
        title=section.title,
        where=place.sheet or f"page {place.page}",
        year=section.year,
        money_unit=unit,
        is_unit_unknown=unit is None and len(money_units) > 1,
        lines=tuple(_lines(body, columns, name, amount)),
    )


def _lines(body: Sequence[Line], columns: Sequence[Column], name: Column, amount: Column) -> list[BudgetLine]:
    code, unit = _column(columns, "project_code"), _column(columns, "unit") or _column(columns, "unit_code")
    breakdown = [
        column for column in columns if any(word in text for text in column.path for word in _words("breakdown"))
    ]
    found: list[BudgetLine] = []
    for line in body:
        money, at = amount.value(line), amount.at(line)
        if money is None or at is None or any(fold(text) in _total_words() for text in line.shown):
            continue
        project = name.value(line)
        if project is None:
            _mark_open(found, line, name)
            continue
        found.append(
            BudgetLine(
                project,
                code.text(line) if code else "",
                unit.text(line) if unit else "",
                money,
                line.owners[at],
                tuple(column.text(line) for column in breakdown),
            )
        )
    return found


def _mark_open(found: list[BudgetLine], line: Line, name: Column) -> None:
    """Mark the project above a line without a name, unless the line heads others: a unit's or a category's sum."""
    if found and not any(line.texts[: name.start]):
        last = found[-1]
        found[-1] = BudgetLine(last.name, last.code, last.unit, last.amount, last.owner, last.breakdown, is_open=True)


def _column(columns: Sequence[Column], field: str) -> Column | None:
    """Return the only column that heads the field, None when none or several do."""
    ranked: dict[int, list[Column]] = defaultdict(list)
    for column in columns:
        for candidate in candidates(column.head):
            if candidate.field == field:
                ranked[candidate.rank].append(column)
    best = ranked[min(ranked)] if ranked else []
    return best[0] if len(best) == 1 else None


def _amount_column(columns: Sequence[Column], year: int | None) -> Column | None:
    """Return the column of the whole amount: no part of it by fund, and none of another year."""
    ranked: dict[int, list[Column]] = defaultdict(list)
    for column in columns:
        rank = _ranks().get(_plain(column.head, year))
        if rank is not None and all(_plain(text, year) in _words("neutral") for text in column.path[:-1]):
            ranked[rank].append(column)
    best = ranked[min(ranked)] if ranked else []
    return best[0] if len(best) == 1 else None


def _plain(text: str, year: int | None) -> str:
    """Return a heading without its money unit in brackets and without the table's own year."""
    match = _BRACKET.search(text)
    plain = text[: match.start()] if match and money_unit_in(match[1].split(":")[-1]) else text
    named = _YEAR.match(plain)
    return plain[named.end() :] if named and year in (None, int(named[1])) else plain


def _unit_in_heading(amount: Column, section: Section) -> Printed | None:
    for text in reversed(amount.path):
        match = _BRACKET.search(text)
        unit = money_unit_in(match[1].split(":")[-1]) if match else None
        if unit:
            return Printed(unit, section.lines[0].place)
    return None
