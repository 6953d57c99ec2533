"""The indicator part of a row: a new indicator of the current project, or the rest of one that a page break cut.

Classes in merged cells are filled down inside the project; a merged reason is that of all rows beside it.
What the values mean is the business of `normalize`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from pipeline.parse.drafts import INDICATOR_FIELDS, ProjectDraft, join_repair, joined
from pipeline.parse.rows import Row
from pipeline.records import Printed, Repair

_MEASURES = ("comparator", "value", "weight", "actual", "score")
_CLASSES = ("level_1", "level_2")
_SHARED = ("comparator", "value", "measure_unit")
Fate = Literal["indicator", "label", "nameless", "bare"]
"""`nameless`: values without an indicator's name; `bare`: a name without anything else where others have more."""


def with_shared(row: Row) -> Row:
    """Return the row with the value, its comparator and unit of a merged cell that covers indicators above too.

    Only where the document says itself which cells are merged: the rules of a page may be missing.
    """
    if "name" not in row.values or not row.line.knows_merges or row.place.box is not None:
        return row
    is_own = {row.owners.get("name"), row.owners.get("level_1"), row.owners.get("level_2")}
    shared = {
        field: row.filled[field]
        for field in _SHARED
        if field in row.filled
        and field not in row.values
        and row.heights[field] > 1
        and row.owners[field] not in is_own
    }
    return replace(row, values={**row.values, **shared}) if "value" in shared else row


def take_indicator(row: Row, project: ProjectDraft) -> tuple[Fate, list[Repair]]:
    """Add the row's indicator to the project, or join it to the project's last one; return what it was."""
    row = with_shared(row)
    if not row.has(*INDICATOR_FIELDS):
        return "label", []
    last = project.indicators[-1][1] if project.indicators else None
    if last is not None and row.line.after_break and _is_rest(row, last):
        return "label", _join(row, last)
    name = row.values.get("name") or _merged_name(row)
    if name is None:
        return ("label" if not row.has(*_MEASURES) else "nameless"), []
    if not row.has(*_MEASURES, *_CLASSES, "measure_unit") and row.columns & {*_MEASURES, *_CLASSES}:
        return "bare", []
    values = {field: row.values[field] for field in INDICATOR_FIELDS if field in row.values}
    values["name"] = name
    if "reason" in row.filled:
        values.setdefault("reason", row.filled["reason"])
    repairs = _fill_classes(row, values, last)
    project.indicators.append((row.place, values))
    return "indicator", repairs


def _merged_name(row: Row) -> Printed | None:
    """Return the name in the merged cell around the row, when one name stands for several rows with values."""
    return row.filled.get("name") if row.has("value") else None


def _is_rest(row: Row, last: dict[str, Printed]) -> bool:
    """Whether the row is the lower half of the last indicator: a rest of its name, or the values that it lacks."""
    if row.has(*_CLASSES):
        return False
    if not row.has(*_MEASURES):
        return row.has("name") and not row.has("measure_unit", "direction")
    columns = [field for field in _MEASURES if field in row.columns]
    return bool(columns) and not any(field in last for field in columns)


def _join(row: Row, last: dict[str, Printed]) -> list[Repair]:
    repairs = []
    for field in INDICATOR_FIELDS:
        rest = row.values.get(field)
        if rest is None:
            continue
        before = last.get(field)
        last[field] = joined(before, rest)
        repairs.append(join_repair("indicator_joined", before, rest, "an indicator row was cut by a page break"))
    return repairs


def _fill_classes(row: Row, values: dict[str, Printed], last: dict[str, Printed] | None) -> list[Repair]:
    """Give the indicator the classes of the merged cells that it stands beside."""
    for field in _CLASSES:
        if field not in values and field in row.filled:
            values[field] = row.filled[field]
    if "level_1" in values or last is None or "level_1" not in last:
        return []
    filled = [f for f in _CLASSES if f not in values and f in last and f in row.columns]
    for field in filled:
        values[field] = last[field]
    reason = "an empty class cell under a merged one takes its text"
    return [Repair("merge_filled", row.place, "", values[field].text, reason) for field in filled]
