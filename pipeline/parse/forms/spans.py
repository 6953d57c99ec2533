"""Whether an amount of a form is the year's money or the whole project's.

Its own label tells, or else the total over its column, or else the other totals of the form.
Hands on the span of an amount among the others of its block.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.parse.forms.board import Block
from pipeline.parse.forms.words import Fund
from pipeline.records import Printed


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of the block: its fund, its label, and the meaning of the column that it stands in."""

    fund: Fund
    label: Block
    means: str
    value: Printed


def span_of(one: Amount, amounts: Sequence[Amount]) -> Literal["year", "project"]:
    """Return the span of an amount: what its own label says, else the total over its column, else the year.

    A bare total beside the year's is the project's, unless that is printed too and the bare one repeats the year's.
    """
    totals = [other for other in amounts if other.fund.source == "total"]
    if one.fund.span == "any" and one.fund.source != "total":
        above = [other for other in totals if other.label.overlaps(one.label.left, one.label.right)]
        above = [other for other in above if other.label.top <= one.label.top and other.label != one.label]
        return span_of(above[-1], amounts) if above else "year"
    if one.fund.span == "any":
        years = [other for other in totals if other.fund.span == "year"]
        has_project = any(other.fund.span == "project" for other in totals)
        is_repeated = has_project and any(other.value.text == one.value.text for other in years)
        return "project" if years and not is_repeated else "year"
    return "project" if one.fund.span == "project" else "year"
