"""The heading of a form's indicator grid: no project column, and perhaps two blocks side by side.

Ministry forms print the term's indicators left of the year's under one heading row; each block is a side of its own.
Hands on an `IndicatorHeading`; which side is loaded is told in `sides.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.parse.forms.words import is_word
from pipeline.parse.headings import Heading, HeadingCell, candidates, heading_at, read_cells
from pipeline.parse.kinds import is_level_1, is_level_2
from pipeline.parse.lines import Line
from pipeline.text import fold

_LEAST_WORDS = 3
_LOOKED_AT = 40
"""Lines below a heading that are looked at for a column of a list."""
_OF_LISTS = frozenset({"project", "project_code", "unit", "unit_code", "amount"})
"""A heading with one of these columns is that of a list."""
_SHARED = ("level_1", "level_2", "name")
"""Columns that blocks side by side may have in common."""
_REPEATED = frozenset({"level_1", "level_2", "name"})
_BESIDE_NAMES = frozenset({"level_1", "level_2", "value"})


@dataclass(frozen=True, slots=True)
class IndicatorHeading:
    """A recognised heading of indicators: each side with its columns, and how many lines it takes."""

    sides: tuple[Heading, ...]
    height: int


def any_heading(run: Sequence[Line], index: int) -> Heading | None:
    """Return the heading of a list or form that begins at a line of a shown table, or None."""
    line = run[index]
    if not line.is_table or line.is_hidden:
        return None
    words = sum(bool(text and candidates(text)) for text in line.filled)
    return heading_at(run, index) if words >= _LEAST_WORDS else None


def has_column_before(run: Sequence[Line], index: int, heading: Heading) -> bool:
    """Whether a column left of the indicators holds texts of its own: then the table is a list, whatever heads it.

    Left of a form's indicators stands nothing but the name of the whole block, and a count of the rows.
    """
    first = min(cell.start for cell in _inner(heading))
    name = heading.columns.get("name")
    for at in range(index + heading.height, min(index + heading.height + _LOOKED_AT, len(run))):
        if run[at].grid != run[index].grid or any_heading(run, at):
            return False
        if name is not None and _is_own_row(run[at], first, name):
            return True
    return False


def _is_own_row(line: Line, first: int, name: HeadingCell) -> bool:
    """Whether an indicator's row has a text left of column `first` that is no word, class or number."""
    if not any(line.texts[name.start : name.end]):
        return False
    inner = set(line.owners[first:])
    left = (text for text, owner in zip(line.texts[:first], line.owners[:first], strict=True) if owner not in inner)
    return any(text and not (is_word(text) or is_class(text) or text.isdigit()) for text in left)


def is_class(text: str) -> bool:
    """Whether the text is a class of some level."""
    return is_level_1(text) or is_level_2(text)


def _inner(heading: Heading) -> list[HeadingCell]:
    """Return the heading's cells from the first class or name on, from left to right."""
    cells = sorted(heading.cells, key=lambda cell: cell.start)
    first = heading.columns.get("level_1") or heading.columns.get("level_2") or heading.columns.get("name")
    return [cell for cell in cells if first is None or cell.start >= first.start]


def form_heading(heading: Heading) -> IndicatorHeading | None:
    """Return the heading as that of a form's indicators, or None where it is a list's."""
    if _OF_LISTS & heading.columns.keys():
        return None
    inner = _inner(heading)
    sides = tuple(_with_name(_side(part, inner, heading)) for part in _parts(inner))
    named = tuple(side for side in sides if "name" in side.columns)
    named = tuple(filter(_says_more, named)) or tuple(filter(_may_hold_targets, named))
    return IndicatorHeading(named, heading.height) if named else None


def _says_more(side: Heading) -> bool:
    return bool({"value", "actual", "measure_unit", "weight"} & side.columns.keys())


def _may_hold_targets(side: Heading) -> bool:
    """Whether names stand under both classes with nothing beside them: the target may stand behind each."""
    return {"level_1", "level_2"} <= side.columns.keys()


def _with_name(side: Heading) -> Heading:
    """Return a side with its one column beside the classes as that of names: 指标值 may head names with targets.

    With points or a result beside it, 指标值 heads targets whose names are the classes.
    """
    if not {"level_2", "value"} <= side.columns.keys() or side.columns.keys() - _BESIDE_NAMES:
        return side
    columns = {"name" if field == "value" else field: cell for field, cell in side.columns.items()}
    return replace(side, columns=columns)


def _parts(cells: Sequence[HeadingCell]) -> list[list[HeadingCell]]:
    """Return the cells as blocks: a block ends where a column of classes or names comes once more."""
    parts: list[list[HeadingCell]] = [[]]
    for cell in cells:
        if _begins_again(cell, parts[-1]):
            parts.append([])
        parts[-1].append(cell)
    return parts


def _begins_again(cell: HeadingCell, before: Sequence[HeadingCell]) -> bool:
    own = candidates(cell.text)
    if not own:
        return False
    is_repeated = any(fold(other.text) == fold(cell.text) for other in before)
    if is_repeated and own[0].field in {*_REPEATED, "value"}:
        return True
    fields = {c[0].field for other in before if (c := candidates(other.text)) and c[0].rank == 1}
    return own[0].rank == 1 and own[0].field in _REPEATED & fields


def _side(part: Sequence[HeadingCell], cells: Sequence[HeadingCell], heading: Heading) -> Heading:
    """Return a block's columns, with those of classes and names that it shares with the blocks left of it."""
    own = {candidate.field for cell in part for candidate in candidates(cell.text)[:1]}
    left = [cell for cell in cells if cell.start < part[0].start] if part else []
    shared = {field: cell for cell in left for field in _SHARED if _is(field, cell) and field not in own}
    side = read_cells([*shared.values(), *part], heading.height, heading.width)
    return replace(side, wide=heading.wide)


def _is(field: str, cell: HeadingCell) -> bool:
    own = candidates(cell.text)
    return bool(own) and own[0].field == field
