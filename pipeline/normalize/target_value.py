"""A typed target, and the checks on its numbers: a unit that fits, percentages, digits that can be kept.

How a cell and its columns become a target is told in `values.py`.
A number that cannot be kept is text again, with a problem that says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.normalize import problems as p
from pipeline.normalize.comparators import is_quantitative
from pipeline.normalize.digits import digits_problem, kept
from pipeline.normalize.measure_units import unit_facts
from pipeline.normalize.problems import Problem
from pipeline.normalize.value_grammar import plain_number

_MOST = ("≤", "＜")
"""Where less is better a percentage below 1 is usual (≤0.5 %)."""


@dataclass(frozen=True, slots=True)
class TargetValue:
    """A typed target: a number (`value_low`), a range (with `value_high`) or text, in `measure_unit`.

    A text stands beside the numbers where the cell says more than they do (`约5.5万人次`).
    """

    comparator: str | None
    value_low: Decimal | None
    value_high: Decimal | None
    value_text: str | None
    measure_unit: str | None
    problems: tuple[Problem, ...] = ()


def checked(target: TargetValue, text: str) -> TargetValue:
    """Return the target after the checks on its numbers: a unit that fits, and digits that can be kept."""
    if target.value_low is None:
        return target
    largest = target.value_low if target.value_high is None else target.value_high
    found = list(target.problems)
    if is_quantitative(target.comparator) and target.measure_unit is None:
        message = f'the target "{text}" has a comparator but no unit of measure: print the unit'
        found.append(Problem(p.NO_VALUE_OR_UNIT, message, "", "a unit of measure"))
    found += [*misfit(target.measure_unit, str(largest)), *_fraction(target, text)]
    return _kept(replace(target, problems=tuple(found)), text)


def _kept(target: TargetValue, text: str) -> TargetValue:
    """Return the target with the decimals that are kept; the text stands beside numbers that were rounded."""
    numbers = [number for number in (target.value_low, target.value_high) if number is not None]
    rounded = [kept(number) for number in numbers]
    if rounded == numbers:
        return target
    found = tuple(dict.fromkeys(problem for number in numbers for problem in digits_problem(number, text)))
    target = replace(target, value_text=text if found else target.value_text, problems=(*target.problems, *found))
    low, high = (*rounded, None)[:2]
    if None in rounded or (low is not None and high is not None and low >= high):
        return replace(target, value_low=None, value_high=None, value_text=text)
    return replace(target, value_low=low, value_high=high)


def misfit(unit: str | None, number: str) -> tuple[Problem, ...]:
    """Return a problem where the number is larger than its unit ever makes sense with (`99 级`)."""
    facts = unit_facts(unit)
    if not facts or facts.largest_usual is None or (plain_number(number) or 0) <= facts.largest_usual:
        return ()
    message = f'the number "{number}" does not fit the unit {facts.name}: check both'
    return (Problem(p.MEASURE_UNIT, message, number, f"at most {facts.largest_usual} {facts.name}"),)


def _fraction(target: TargetValue, text: str) -> tuple[Problem, ...]:
    """Return a problem where a bare 0.9 or 1 stands beside the unit %: it may be meant as a fraction."""
    is_bare = target.measure_unit == "%" and plain_number(text) == target.value_low and target.comparator not in _MOST
    if not is_bare or target.value_low is None or not 0 < target.value_low <= 1:
        return ()
    message = f'the number "{text}" stands beside the unit %: it is kept as printed; check whether it is a fraction'
    return (Problem(p.PERCENT_OR_FRACTION, message, text, "a percentage such as 95"),)
