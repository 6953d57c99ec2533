"""Class cells of indicators that a page edge cut: the text of one page holds on the next, two halves are one word.

Only classes are joined here; the rest of a cut row is told in `indicators.py`.
Hands on rows with their classes filled, and what was put back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.parse.drafts import join_repair, joined
from pipeline.parse.kinds import is_level_1, is_level_2
from pipeline.parse.rows import Row
from pipeline.records import Printed, Repair

_CLASSES: dict[str, Callable[[str], bool]] = {"level_1": is_level_1, "level_2": is_level_2}


def with_classes(rows: Sequence[Row]) -> tuple[list[Row], list[Repair]]:
    """Return the rows with class cells made one over each page edge."""
    closed = list(rows)
    repairs: list[Repair] = []
    for at in range(1, len(closed)):
        if closed[at].line.after_break and closed[at].line.knows_merges:
            repairs.extend(_close(closed, at))
    return closed, repairs


def _close(rows: list[Row], at: int) -> list[Repair]:
    repairs = []
    for name, is_class in _CLASSES.items():
        above, below = rows[at - 1].filled.get(name), rows[at].filled.get(name)
        if above is None:
            continue
        if below is None:
            reason = "an empty class cell at the top of a page takes the text of the page before"
            repairs.append(Repair("merge_filled", rows[at].place, "", above.text, reason))
            _give(rows, range(at, len(rows)), at, name, above)
        elif is_class(above.text + below.text) and not (is_class(above.text) and is_class(below.text)):
            whole = joined(above, below)
            repairs.append(join_repair(f"{name}_joined", above, below, "a class was cut by a page break"))
            _give(rows, range(at - 1, -1, -1), at - 1, name, whole)
            _give(rows, range(at, len(rows)), at, name, whole)
        elif above.text != below.text:
            break
    return repairs


def _give(rows: list[Row], reach: range, at: int, name: str, text: Printed) -> None:
    """Give the class to the row at `at` and to all rows beside it that show the same cell."""
    owner = rows[at].owners.get(name)
    for n in reach:
        if rows[n].owners.get(name) != owner:
            return
        values = {**rows[n].values, name: text} if name in rows[n].values else rows[n].values
        rows[n] = replace(rows[n], filled={**rows[n].filled, name: text}, values=values)
