"""Bare numbers beside a target with a unit: whether their size leaves open in which unit they stand.

`126500` beside `≥13万人次` are people and not 万 of them, `48.6` beside `≤486000元` may be 万元, and `1.02` beside 98 %
a share of one. Only the sizes tell, so that a number near its target is always in the target's unit.
"""

from __future__ import annotations

from decimal import Decimal

from pipeline.normalize.measure_units import has_larger_unit, has_smaller_unit
from pipeline.normalize.target_value import TargetValue

_FAR_ABOVE = 30
"""Nobody reaches so many times a target, while people beside a target in 万人 soon are so many times its number."""
_FAR_BELOW = Decimal("0.001")
"""So little of a target is reached less often than its tenth or tenfold is printed in 万."""
_LARGEST_SHARE = 2
"""As a share of one a number is hardly larger."""
_LEAST_PERCENT = 50
_LARGEST_PERCENT = 100
"""Between these a target without a unit may be a percentage."""


def may_be_a_fraction(number: Decimal, target: TargetValue) -> bool:
    """Whether a bare 0.88, 1 or 1.05 stands beside a target such as 90 %, or such as 95 without a unit."""
    asked, is_percent = target.value_low, target.measure_unit == "%"
    if not 0 < number <= _LARGEST_SHARE:
        return False
    if is_percent and number <= 1:
        return asked is None or asked > 1
    if asked is None or asked < _LEAST_PERCENT:
        return False
    return is_percent or (target.measure_unit is None and asked <= _LARGEST_PERCENT)


def may_be_in_another_unit(number: Decimal, target: TargetValue) -> bool:
    """Whether a bare number is so far from its target that it may be counted in smaller or larger units."""
    low, high, size = target.value_low, target.value_high, abs(number)
    if not low or low < 0 or not size:
        return False
    if size >= _FAR_ABOVE * (high or low):
        return has_smaller_unit(target.measure_unit)
    return size <= _FAR_BELOW * low and has_larger_unit(target.measure_unit)
