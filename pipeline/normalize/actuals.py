"""Actual values: what an evaluation says was reached, in the unit of the target that stands beside it.

The cell is read by the grammar of targets; here it is held against the target. A number that may be meant otherwise (a
fraction for a percentage, another unit, a bound) is kept as text with a problem, because a wrong figure is worse.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline import vocabulary
from pipeline.normalize import problems as p
from pipeline.normalize.bare_numbers import may_be_a_fraction, may_be_in_another_unit
from pipeline.normalize.digits import digits_problem, kept
from pipeline.normalize.measure_units import converted, unit_facts
from pipeline.normalize.multipliers import multiplied_once
from pipeline.normalize.problems import Problem
from pipeline.normalize.target_value import TargetValue
from pipeline.normalize.value_grammar import ValueParts
from pipeline.normalize.values import parse_value, read_cell
from pipeline.text import fold_value

_SIGNED = re.compile(r"¥([\d,.]+[万亿]?)元?")
_Doubt = tuple[str, str]
"""Why a cell is kept as text, and the rule that says so."""


@dataclass(frozen=True, slots=True)
class ActualValue:
    """An actual in the target's unit, or text; a text stands beside the number where the cell says more than it."""

    value: Decimal | None
    text: str | None
    problems: tuple[Problem, ...] = ()


def parse_actual(
    printed: str | None,
    number_format: str | None,
    target: TargetValue,
    *,
    is_about_time: bool = False,
    name: str = "",
) -> ActualValue:
    """Return what an actual cell says.

    Args:
        printed: the cell's text, or None.
        number_format: the workbook's format of the cell; with `0%` the number 0.88 stands for 88 %.
        target: the typed target of the same row.
        is_about_time: the row is a 时效指标, whose bare `12.31` is a day where its target is no number.
        name: the indicator's name, which may say that its number is a rise or a fall (增长率).
    """
    if printed is None:
        return ActualValue(None, None)
    said = _with_its_unit(printed, target)
    read = parse_value(said, None, None, number_format, is_about_time=is_about_time and target.value_low is None)
    parts = read_cell(said, number_format)
    if read.value_low is None or parts is None:
        found = tuple(problem for problem in read.problems if problem.rule_id == p.TOO_MANY_DIGITS)
        return ActualValue(None, read.value_text, (*found, *_not_a_number(read, target)))
    if doubt := _doubt_of_movement(read.value_text or "", target.value_text or "", name):
        return _kept_as_text(printed.strip(), *doubt)
    return _held_against(target, read, parts, printed.strip())


def _doubt_of_movement(actual: str, target: str, name: str) -> _Doubt | None:
    """Return why an actual that tells a rise or a fall (下降率5%) is no figure of a target that tells no such thing."""
    moved = _movement(actual)
    if moved is None or moved in (_movement(target), _movement(name)):
        return None
    return "it tells a rise or a fall, and its target does not tell the same", p.UNREADABLE_ACTUAL


def _movement(text: str) -> str | None:
    """Return whether a text tells a rise or a fall, by the words that the warehouse compares targets by, or None."""
    told = [words for words, pattern in _movements().items() if pattern.search(text)]
    return told[0] if len(told) == 1 else None


@functools.cache
def _movements() -> dict[str, re.Pattern[str]]:
    rows = vocabulary.rows("rule_words")
    patterns = {name: [f"(?:{row['pattern']})" for row in rows if row["list"] == name] for name in ("rises", "falls")}
    return {name: re.compile("|".join(its)) for name, its in patterns.items()}


def _with_its_unit(printed: str, target: TargetValue) -> str:
    """Return the text of an amount with 元 for its sign (`¥298,000.00`) where its target is money."""
    facts = unit_facts(target.measure_unit)
    signed = _SIGNED.fullmatch(fold_value(printed)) if facts is not None and facts.dimension == "money" else None
    return f"{signed[1]}元" if signed else printed


def _held_against(target: TargetValue, read: TargetValue, parts: ValueParts, shown: str) -> ActualValue:
    """Return a cell's number in the target's unit, or its text with the doubt that keeps it from being one."""
    if doubt := _doubt_of_words(read, parts):
        return _kept_as_text(shown, *doubt)
    number = _in_targets_unit(parts, read.measure_unit, target)
    if number is None:
        return _kept_as_text(shown, *_doubt_of_unit(read.measure_unit or parts.times, target))
    is_bare = read.measure_unit is None and parts.times is None
    if is_bare and (doubt := _doubt_of_bare(number, target)):
        return _kept_as_text(shown, *doubt)
    found = digits_problem(number, shown)
    is_plain = read.measure_unit in (None, target.measure_unit) and not found
    return ActualValue(kept(number), read.value_text if is_plain else shown, found)


def _doubt_of_words(read: TargetValue, parts: ValueParts) -> _Doubt | None:
    """Return why the words around a number make it no figure, or None."""
    if read.value_high is not None or read.comparator not in (None, "＝"):
        return "it is a bound or a range and not one figure", p.UNREADABLE_ACTUAL
    if parts.is_inexact:
        return "it says about how many and not how many", p.UNREADABLE_ACTUAL
    return None


def _doubt_of_unit(unit: str | None, target: TargetValue) -> _Doubt:
    told = f'its unit "{unit or ""}" cannot be held against the target\'s "{target.measure_unit or ""}"'
    return told, p.UNREADABLE_ACTUAL


def _doubt_of_bare(number: Decimal, target: TargetValue) -> _Doubt | None:
    """Return why a number without a unit may be meant in another one than the target's."""
    if may_be_a_fraction(number, target):
        return "beside its target it may be a percentage or a fraction", p.PERCENT_OR_FRACTION
    if may_be_in_another_unit(number, target):
        told = f'it prints no unit and is far from the target in "{target.measure_unit}"'
        return told, p.UNREADABLE_ACTUAL
    return None


def _not_a_number(read: TargetValue, target: TargetValue) -> tuple[Problem, ...]:
    """Return a problem where words stand beside a target that is a number."""
    if target.value_low is None or read.value_text is None:
        return ()
    message = f'the actual "{read.value_text}" is kept as text: its target is a number and it cannot be read as one'
    return (Problem(p.UNREADABLE_ACTUAL, message, read.value_text, "one number in the target's unit"),)


def _kept_as_text(printed: str, why: str, rule_id: str) -> ActualValue:
    message = f'the actual "{printed}" is kept as text: {why}; print one number with its unit'
    return ActualValue(None, printed, (Problem(rule_id, message, printed, "one number in the target's unit"),))


def _in_targets_unit(parts: ValueParts, unit: str | None, target: TargetValue) -> Decimal | None:
    """Return a cell's number in the target's unit, which it has where it prints none; None where that is not known."""
    if unit is None:
        return multiplied_once(parts.low, parts.times, target.measure_unit)
    if unit == target.measure_unit or target.value_low is None:
        return parts.low
    if target.measure_unit is not None:
        return converted(parts.low, unit, target.measure_unit)
    facts = unit_facts(unit)
    is_plain = facts is not None and (facts.factor == 1 or (unit == "%" and target.value_low > 1))
    return parts.low if is_plain else None
