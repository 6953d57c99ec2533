"""Whether a row begins a project, goes on with one, or holds the tail of one that a page break cut.

Where merged cells are known, the project's own cell tells; in plain text, what the row prints and lacks.
What cannot be told belongs to no project and is quarantined.
"""

from __future__ import annotations

from typing import Literal

from pipeline.parse.drafts import PROJECT_FIELDS, ProjectDraft
from pipeline.parse.edges import Side, closes_bracket, is_one
from pipeline.parse.habits import Habits
from pipeline.parse.rows import Row

_TWO = 2
Step = Literal["new", "same", "tail", "orphan", "doubt"]


def step(row: Row, current: ProjectDraft | None, habits: Habits) -> Step:
    """Return what the row is to the project before it."""
    if current is None:
        return "new" if row.has("project") else "orphan"
    if not row.has("project"):
        return _step_without_name(row, current, habits)
    if _repeats(row, current):
        return "same"
    if row.has("amount") and (not row.line.after_break or "project" in habits.merging):
        return "new"
    one = _is_one(row, current, habits)
    if one is None:
        return "doubt" if row.line.after_break or "amount" in habits.usual else "new"
    return "tail" if one else "new"


def _is_one(row: Row, current: ProjectDraft, habits: Habits) -> bool | None:
    """Whether a named row goes on with the project before it; one without an amount may, even inside a page."""
    if row.line.knows_merges and "project" in habits.merging:
        return closes_bracket(current.fields.get("project"), row.values["project"])
    below = Side(
        {name: row.values[name] for name in PROJECT_FIELDS if name in row.values},
        row.ahead.weight,
        row.ahead.is_repeated,
    )
    above = Side(current.fields, current.weight, current.is_repeated)
    return is_one(above, below, habits, is_edge=row.line.after_break, is_page=row.line.knows_merges)


def _repeats(row: Row, current: ProjectDraft) -> bool:
    """Whether the row prints the current project once more, as tables without merged cells do in each row."""
    same_amount = not row.has("amount") or row.text("amount") == current.text("amount")
    is_merged = max(current.height, row.heights.get("project", 1)) > 1
    return row.text("project") == current.text("project") and same_amount and not is_merged


def _step_without_name(row: Row, current: ProjectDraft, habits: Habits) -> Step:
    if "project" in habits.merging and not _is_under(row, current):
        return "orphan"
    amounts = {row.text("amount"), current.text("amount")} - {""}
    if len(amounts) >= _TWO or (row.has("amount") and not row.line.after_break and not current.text("amount")):
        return "orphan"
    return "tail" if row.has("goal", "amount") else "same"


def _is_under(row: Row, current: ProjectDraft) -> bool:
    """Whether the row stands beside the project's merged cell, or below a cell that its publisher left unmerged."""
    return row.owners.get("project") == current.owner or current.height == 1
