"""Whether two engines answered the same: row by row, numbers to nine digits.

Doubles add up in another order in each engine, so that their last digits differ; what is counted must be equal.
"""

from __future__ import annotations

import math
from typing import Any

_DIGITS = 1e-9

Rows = list[list[Any]]


def difference(left: Rows, right: Rows) -> str | None:
    """Return the first difference between two answers in words; None where they are the same."""
    if len(left) != len(right):
        return f"{len(left)} rows and {len(right)} rows"
    for number, (one, other) in enumerate(zip(left, right, strict=True), 1):
        if len(one) != len(other) or not all(map(_same, one, other)):
            return f"row {number} is {one} and {other}"
    return None


def _same(one: Any, other: Any) -> bool:  # noqa: ANN401 - cells of any type
    if isinstance(one, int) and isinstance(other, int):
        return one == other
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=_DIGITS)
    return bool(one == other)
