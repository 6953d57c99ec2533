"""Target values: what the comparator, value and unit columns say together, as numbers with a unit or as text.

The grammar of a single cell is in `value_grammar.py`, units in `measure_units.py`. The printed text stays beside
every typed value; where columns and cell contradict each other the column wins and a problem says so.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from pipeline.normalize import problems as p
from pipeline.normalize.calendar_limits import calendar_problem
from pipeline.normalize.comparators import (
    QUALITATIVE,
    canonical_comparator,
    is_qualitative,
    is_quantitative,
    without_qualitative,
)
from pipeline.normalize.dates import is_month_and_day
from pipeline.normalize.measure_units import canonical_unit, converted, unit_facts
from pipeline.normalize.multipliers import multiplied_once
from pipeline.normalize.per import without_divisor
from pipeline.normalize.pointers import is_pointer, pointer_problem
from pipeline.normalize.problems import Problem
from pipeline.normalize.target_value import TargetValue, checked, misfit
from pipeline.normalize.value_grammar import ValueParts, is_date, plain_number, says_a_number, split_value
from pipeline.text import clean, says_nothing

__all__ = ["TargetValue", "parse_value"]

_DATE_FORMAT = re.compile(r"(?i)y|d(?![^\[]*\])")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|general', re.IGNORECASE)


@functools.lru_cache(maxsize=16384)
def parse_value(
    printed: str | None,
    comparator_printed: str | None = None,
    unit_printed: str | None = None,
    number_format: str | None = None,
    unit_in_name: str | None = None,
    *,
    is_about_time: bool = False,
) -> TargetValue:
    """Return the target that the cells of one indicator row say together.

    Args:
        printed: the value cell.
        comparator_printed: the comparator column's cell, or None.
        unit_printed: the unit column's cell, or None.
        number_format: the workbook's format of the value cell; with `0%` the number 0.95 stands for 95 %.
        unit_in_name: a unit in brackets behind the indicator's name, used where neither column nor cell has one.
        is_about_time: the row is a 时效指标, whose bare `12.31` is a day.
    """
    text = clean(printed or "")
    text = "" if says_nothing(text) else text
    parts = read_cell(printed or "", number_format)
    target, asked = _columns(comparator_printed, unit_printed)
    if is_qualitative(target.comparator):
        return _qualitative(target, text)
    if is_about_time and not unit_in_name and is_month_and_day(printed or "", unit_printed):
        return _text(target, text, is_day=True)
    if not parts:
        return _text(target, text, is_day=is_date(text))
    typed = checked(_fit(_quantity(target, parts, text, asked), parts, text, asked, unit_in_name), text)
    unit = parts.unit or clean(unit_printed or "") or unit_in_name
    doubt = calendar_problem(typed, unit, text, is_about_time=is_about_time)
    return replace(typed, problems=(*typed.problems, *doubt)) if doubt else typed


def _columns(comparator_printed: str | None, unit_printed: str | None) -> tuple[TargetValue, str | None]:
    """Return what the columns say by themselves, and the canonical unit that the unit column names."""
    found = []
    comparator = canonical_comparator(comparator_printed or "")
    if comparator is None and not says_nothing(comparator_printed or ""):
        found.append(_unknown_comparator(comparator_printed or ""))
    unit, problem = _known_unit(unit_printed)
    found += [problem] if problem else []
    return TargetValue(comparator, None, None, None, unit, tuple(found)), unit


def _known_unit(printed: str | None) -> tuple[str | None, Problem | None]:
    """Return the canonical unit, or the printed one with a problem that names the line to add."""
    if says_nothing(printed or ""):
        return None, None
    name = canonical_unit(printed or "")
    return (name, None) if name else (clean(printed or ""), _unknown_unit(printed or ""))


def _unknown_unit(printed: str) -> Problem:
    message = (
        f'measure unit "{clean(printed)}" is not in the vocabulary: '
        "add a line to pipeline/vocabulary/measure_unit_variants.csv"
    )
    return Problem(p.MEASURE_UNIT, message, printed, "a unit of measure_units.csv")


def _unknown_comparator(printed: str) -> Problem:
    message = (
        f'comparator "{clean(printed)}" is not in the vocabulary: '
        "add a line to pipeline/vocabulary/comparator_variants.csv"
    )
    return Problem(p.UNKNOWN_COMPARATOR, message, printed, "≥ ＞ ＝ ＜ ≤ 定性")


def read_cell(text: str, number_format: str | None) -> ValueParts | None:
    """Return the quantity in the value cell; a workbook's format tells percent and dates from plain numbers."""
    number = plain_number(text)
    form = _QUOTED.sub("", number_format or "")
    if number is None or not form:
        return split_value(text)
    if "%" in form:
        return ValueParts(None, number * 100, None, "%", has_words=False)
    return None if _DATE_FORMAT.search(form) else split_value(text)


def _qualitative(target: TargetValue, text: str) -> TargetValue:
    found = target.problems
    if plain_number(text) is not None or _is_mere_quantity(text):
        message = (
            f'the indicator is qualitative (定性) but its value is the number "{text}": print a text or a comparator'
        )
        found += (Problem(p.NUMBER_IS_QUALITATIVE, message, text, "a text"), *misfit(target.measure_unit, text))
    elif limit := _limit_among_words(text):
        found += (_contradiction("comparator", QUALITATIVE, limit),)
    return replace(target, value_text=text or None, problems=found)


def _is_mere_quantity(text: str) -> bool:
    """Whether a text is a number in digits with no word beside it: with a known unit that is no grade (`≥95%`).

    A limit without a unit (`不低于90`) is one too.
    """
    parts = split_value(text)
    if parts is None or parts.has_words:
        return False
    return _is_in_a_unit(parts) or (parts.unit is None and is_quantitative(parts.comparator))


def _limit_among_words(text: str) -> str | None:
    """Return the comparator of a number that stands among words (`达到90%以上`), which is no quality; else None."""
    parts = split_value(text)
    return parts.comparator if parts and parts.has_words and _is_in_a_unit(parts) else None


def _is_in_a_unit(parts: ValueParts) -> bool:
    unit = unit_facts(canonical_unit(parts.unit or ""))
    return unit is not None and unit.dimension != "grade"


def _text(target: TargetValue, text: str, *, is_day: bool) -> TargetValue:
    found = target.problems
    if is_quantitative(target.comparator):
        seen = f'the text "{text}"' if text else "blank"
        message = f"the comparator is {target.comparator} but the value is {seen}: print one number with its unit"
        found += (Problem(p.NO_VALUE_OR_UNIT, message, text, "a number"),)
    elif is_pointer(text):
        found += pointer_problem("target", text)
    elif says_a_number(text) and not is_day:
        found += (_no_single_number(text),)
    comparator = target.comparator or (QUALITATIVE if not is_day and _is_mere_words(target, text) else None)
    words = without_qualitative(text) if comparator == QUALITATIVE else text
    return replace(target, comparator=comparator, value_text=words or None, problems=found)


def _is_mere_words(target: TargetValue, text: str) -> bool:
    """Whether the value is a word (`合规`) in a table that prints no comparator: what it says is qualitative."""
    is_unprinted = all(problem.rule_id != p.UNKNOWN_COMPARATOR for problem in target.problems)
    return bool(text) and is_unprinted and not says_a_number(text) and not is_pointer(text)


def _no_single_number(text: str) -> Problem:
    message = (
        f'the value "{text}" holds numbers but cannot be read as one: it is kept as text; '
        "print one comparator, number and unit a row"
    )
    return Problem(p.NO_SINGLE_NUMBER, message, text, "one number or range with its unit")


def _contradiction(what: str, column: str, cell: str) -> Problem:
    message = (
        f'the {what} column says "{column}" and the value cell says "{cell}": the column is kept, correct one of them'
    )
    return Problem(p.CELL_CONTRADICTS_COLUMN, message, cell, column)


def _quantity(target: TargetValue, parts: ValueParts, text: str, asked: str | None) -> TargetValue:
    """Return the target with the cell's comparator, unit and numbers where the columns do not say otherwise."""
    found = list(target.problems)
    comparator = target.comparator or parts.comparator
    if parts.comparator and parts.comparator != comparator:
        found.append(_contradiction("comparator", comparator or "", parts.comparator))
    if parts.high is not None and is_quantitative(comparator) and comparator != "＝":
        found.append(_contradiction("comparator", comparator or "", text))
    unit, problem = (asked, None) if asked else _known_unit(parts.unit)
    found += [problem] if problem else []
    words = text if parts.has_words else None
    return TargetValue(comparator, parts.low, parts.high, words, unit, tuple(found))


def _fit(target: TargetValue, parts: ValueParts, text: str, asked: str | None, unit_in_name: str | None) -> TargetValue:
    """Return the target with its numbers in its unit: converted where cell and column measure the same thing."""
    in_cell = canonical_unit(parts.unit) if parts.unit else None
    if asked and in_cell and in_cell != asked and without_divisor(in_cell) == asked:
        return replace(target, measure_unit=in_cell)
    if asked and parts.unit and (in_cell or parts.unit) != asked:
        found = (*target.problems, _contradiction("unit", asked, parts.unit))
        target = replace(target, value_text=text, problems=found)
        return _with_each(target, text, lambda number: converted(number, in_cell, asked))
    if target.measure_unit is None and unit_in_name:
        target = replace(target, measure_unit=canonical_unit(unit_in_name))
    return _multiplied_once(target, parts.times, text)


def _multiplied_once(target: TargetValue, times: str | None, text: str) -> TargetValue:
    """Return the target with the multiplier once that its cell and its unit both print (`48.6万` beside 万元)."""
    once = _with_each(target, text, lambda number: multiplied_once(number, times, target.measure_unit))
    if once.value_low is not None:
        return once
    return replace(once, problems=(*once.problems, _contradiction("unit", target.measure_unit or "", times or "")))


def _with_each(target: TargetValue, text: str, change: Callable[[Decimal], Decimal | None]) -> TargetValue:
    """Return the target with its numbers changed, and as text where one of them cannot be."""
    low = None if target.value_low is None else change(target.value_low)
    high = None if target.value_high is None else change(target.value_high)
    if low is None or (high is None) != (target.value_high is None):
        return replace(target, value_low=None, value_high=None, value_text=text)
    return replace(target, value_low=low, value_high=high)
