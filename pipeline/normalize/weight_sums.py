"""Whether the weights of a project's indicators add up to a sum that forms allow.

Single weights are read in `weights.py`; the allowed sums stand in `vocabulary/weight_sums.csv`.
Hands on the sum, and a problem where it is none of them or cannot be made.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from decimal import Decimal

from pipeline import vocabulary
from pipeline.normalize import problems as p
from pipeline.normalize.problems import Problem
from pipeline.records import IndicatorRow


def weight_total(indicators: Sequence[IndicatorRow]) -> Decimal | None:
    """Return the sum of the weights, or None where none is printed or one of them cannot be read."""
    printed = [row.weight for row in indicators if row.weight_printed is not None]
    readable = [weight for weight in printed if weight is not None]
    return sum(readable, Decimal(0)) if readable and len(readable) == len(printed) else None


@functools.cache
def _allowed_sums() -> tuple[Decimal, ...]:
    return tuple(Decimal(row["weight_sum"]) for row in vocabulary.rows("weight_sums"))


def weight_problems(name: str, indicators: Sequence[IndicatorRow]) -> tuple[Problem, ...]:
    """Return a problem where printed weights do not add up to an allowed sum, or cannot be added."""
    allowed = ", ".join(map(str, _allowed_sums()))
    total = weight_total(indicators)
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
