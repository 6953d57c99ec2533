"""What a project and its indicators say, as one key: two documents that print them alike share it.

The typed values stand for the printed ones, as a workbook prints 1 where its PDF prints 100%.
Whether two documents with one key count once is decided in `resolve`.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.normalize.ids import stable_id
from pipeline.records import IndicatorRow
from pipeline.text import fold


def content_key(project: Sequence[object], indicators: Sequence[IndicatorRow]) -> int:
    """Return the key of a project's own values and of its indicator rows, in their order."""
    parts: list[object] = [_folded(value) for value in project]
    for row in indicators:
        typed = (row.level_1, row.level_2, row.name_printed, row.comparator or row.comparator_printed)
        value = (row.value_low, row.value_high, row.value_text, row.measure_unit, row.weight, row.direction_printed)
        reached = (row.actual_value, row.actual_text, row.score, row.reason, row.forecast_printed)
        parts += [_folded(field) for field in (*typed, *value, *reached)]
    return stable_id("content", *parts)


def _folded(value: object) -> object:
    """Return a text folded and a number without trailing zeros, so that equal contents give equal keys."""
    if isinstance(value, str):
        return fold(value) or None
    if isinstance(value, Decimal):
        return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
    return value
