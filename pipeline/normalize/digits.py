"""Digits that a column keeps of a value: 22 before the point and 6 behind it.

A formula's result (`96.66666666666667`) is rounded half up and told, as money finer than a cent is. What a computer
adds to an exact number (`98.00000000000001`) goes without a word. Where rounding would change a number it stays text.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from pipeline.normalize import problems as p
from pipeline.normalize.problems import Problem

_LARGEST = Decimal(10) ** 22
_STEP = Decimal("0.000001")
_CHANGED = Decimal("0.0001")
"""The part of a number by which rounding may change it: 0.000123456 is not kept as 0.000123."""
_NOISE = Decimal("1e-13")
"""The part of a number that is beyond what a computer holds of it."""


def kept(number: Decimal) -> Decimal | None:
    """Return a number with the decimals that a column keeps, or None where it cannot be kept."""
    if abs(number) >= _LARGEST:
        return None
    rounded = number.quantize(_STEP, ROUND_HALF_UP)
    if rounded == number:
        return number
    return Decimal(f"{rounded.normalize():f}") if abs(rounded - number) <= _CHANGED * abs(number) else None


def digits_problem(number: Decimal, text: str) -> tuple[Problem, ...]:
    """Return a problem where a number loses decimals that say something, or cannot be kept."""
    rounded = kept(number)
    if rounded is not None and abs(rounded - number) <= _NOISE * abs(number):
        return ()
    done = "it stays text" if rounded is None else f"it was rounded half up to {rounded:f}"
    message = f'the value "{text}" has more digits than can be kept: {done}'
    return (Problem(p.TOO_MANY_DIGITS, message, text, "at most 22 digits and 6 decimals"),)
