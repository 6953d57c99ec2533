"""Boilerplate and copying: goals and indicator sets printed more than once, and the finance system's templates.

Copies are identified here with their evidence; nothing is joined, dropped or corrected because of it.
Hands on `GoalCopy` and `IndicatorSetCopy`, and which indicators are the finance system's own templates.
"""

from __future__ import annotations

from pipeline.resolve.copies.goals import goal_copies
from pipeline.resolve.copies.sets import PrintedSet, indicator_set_copies, printed_sets
from pipeline.resolve.copies.templates import is_template, template_indicators

__all__ = [
    "PrintedSet",
    "goal_copies",
    "indicator_set_copies",
    "is_template",
    "printed_sets",
    "template_indicators",
]
