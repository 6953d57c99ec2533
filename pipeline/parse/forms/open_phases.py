"""Parts of the year's money that no column tells the phase of: one cell under several phases, or under points only.

Hunan's forms print 其中：基本支出：800 in a cell as wide as half the block. The parts of a column are those of the
phase whose total they add up to. Hands on that phase, or none where no total or several fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from pipeline.parse.forms.spans import Amount
from pipeline.parse.forms.words import PHASES
from pipeline.parse.kinds import number_of


def phase_told_by_sum(parts: Iterable[str], totals: Sequence[Amount]) -> str | None:
    """Return the phase whose total the amounts add up to, the budget where it is one of several; None where none is.

    An amount with a money unit of its own, or that is no number, adds up to nothing.
    """
    numbers = [number_of(part) for part in parts]
    added = sum((number for number in numbers if number is not None), Decimal(0))
    if None in numbers:
        return None
    fits = [one.means for one in totals if one.fund.source == "total" and number_of(one.value.text) == added]
    found = [phase for phase in PHASES if phase in fits]
    return found[0] if len(found) == 1 or "批复" in found else None
