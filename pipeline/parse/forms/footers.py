"""What stands at a form's foot, under the columns of its indicators: signatures, grades, conclusions, plans.

Below the form's total nothing is an indicator unless it plainly is one; a person is never one.
Hands on yes or no about one row; where the total stands is told in `total_rows.py`.
"""

from __future__ import annotations

import re

from pipeline.parse.forms.board import Block
from pipeline.parse.forms.columns import is_class
from pipeline.parse.kinds import is_weight
from pipeline.parse.personal import NOT_KEPT, is_personal_label
from pipeline.parse.rows import Row
from pipeline.text import fold

_SAID = re.compile(r"[^:]{1,16}:")
_CLASSES = ("level_1", "level_2")


def is_plain_indicator(row: Row) -> bool:
    """Whether a row that may be a footer is an indicator: it prints its points, or its class and a value."""
    if "name" not in row.filled:
        return False
    has_points = any(is_weight(row.text(name)) for name in ("weight", "score"))
    is_classed = any(is_class(row.filled[name].text) for name in _CLASSES if name in row.filled)
    return has_points or (is_classed and row.has("value", "actual"))


def is_signature(shown: list[Block], row: Row) -> bool:
    """Whether the row names persons, or its cells ask to be signed, stamped and dated: 单位（盖章）： | 日期：."""
    if is_plain_indicator(row):
        return False
    name = row.filled.get("name")
    is_person = name is not None and (NOT_KEPT in name.text or is_personal_label(name.text))
    return is_person or (_is_wide(row) and all(_SAID.match(fold(block.text)) for block in shown))


def _is_wide(row: Row) -> bool:
    """Whether one cell covers the class and the name."""
    return "level_1" in row.owners and row.owners["level_1"] == row.owners.get("name")
