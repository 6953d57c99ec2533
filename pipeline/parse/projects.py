"""Whether a row begins a project, goes on with one, or holds the tail of one that a page break cut.

A tail is told by what it lacks: after a page break, a name or goal without an amount cannot be a new project where all
others have one. What cannot be told belongs to no project and is quarantined.
"""

from __future__ import annotations

import functools
from decimal import Decimal, InvalidOperation
from typing import Literal

from pipeline import vocabulary
from pipeline.parse.brackets import balance
from pipeline.parse.drafts import ProjectDraft, joined
from pipeline.parse.rows import Row

_TWO = 2
Step = Literal["new", "same", "tail", "orphan"]


@functools.cache
def _full_weights() -> frozenset[Decimal]:
    """Return the sums at which a project's indicators are complete: the allowed sums of all forms."""
    return frozenset(Decimal(row["weight_sum"]) for row in vocabulary.rows("weight_sums"))


def step(row: Row, current: ProjectDraft | None) -> Step:
    """Return what the row is to the project before it."""
    if current is None:
        return "new" if row.has("project") or _is_unnamed_start(row) else "orphan"
    if not row.has("project"):
        return _step_without_name(row, current)
    if _repeats(row, current):
        return "same"
    if row.line.after_break:
        return _step_after_break(row, current)
    closes = not row.has("amount") and "amount" in row.columns and _completes_brackets(row, current)
    return "tail" if closes else "new"


def _repeats(row: Row, current: ProjectDraft) -> bool:
    """Whether the row prints the current project once more: in each row, or on each page that it spans."""
    same_amount = not row.has("amount") or row.text("amount") == current.text("amount")
    return row.text("project") == current.text("project") and same_amount


def _step_without_name(row: Row, current: ProjectDraft) -> Step:
    if _is_unnamed_start(row):
        return "new"
    amounts = {row.text("amount"), current.text("amount")} - {""}
    if len(amounts) >= _TWO or (row.has("amount") and not row.line.after_break and not current.text("amount")):
        return "orphan"
    return "tail" if row.line.after_break and row.has("goal", "amount") else "same"


def _is_unnamed_start(row: Row) -> bool:
    """Whether the row's blank name cell is a merged cell of its own that ends the page: its text is on the next one."""
    height = row.heights.get("project", 1)
    blank = row.line.knows_merges and "project" not in row.filled
    return blank and not row.line.after_break and "project" in row.ends_page and height > 1


def _step_after_break(row: Row, current: ProjectDraft) -> Step:
    if not current.text("project"):
        return "tail"
    amounts = {row.text("amount"), current.text("amount")} - {""}
    if _completes_brackets(row, current) and len(amounts) < _TWO:
        return "tail"
    if row.has("amount") or "amount" not in row.columns or not current.text("amount"):
        return "new"
    return "new" if _weights_are_full(current) else "tail"


def _completes_brackets(row: Row, current: ProjectDraft) -> bool:
    """Whether the current name has a bracket left open that the row's name closes."""
    name, rest = current.fields.get("project"), row.values["project"]
    return name is not None and balance(name.text) > 0 and balance(joined(name, rest).text) == 0


def _weights_are_full(current: ProjectDraft) -> bool:
    """Whether the weights read so far sum to a whole: the next row is then no part of this project."""
    try:
        return sum(Decimal(v["weight"].text) for _, v in current.indicators if "weight" in v) in _full_weights()
    except InvalidOperation:
        return False
