"""Where the boxes of the diagram stand: facts in the middle, dimensions left and right, records in columns below.

Which side a dimension stands on follows from the references alone: those of every fact left, the others right.
Nothing is drawn here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from warehouse.dictionary.entries import Column, Dictionary, Language, Table

WIDTH = 1240.0
TITLE = 42.0
"""Height of a box's name and caption."""
LINE = 15.0
"""Height of a column's line."""
_TOP, _GAP, _MARGIN = 32.0, 16.0, 10.0
_SIDE, _MIDDLE = 310.0, 300.0
_BELOW = 4
"""Columns of boxes below the star."""
_CAPTION = 26
"""Chinese characters that fit a caption; two Latin letters take the place of one."""


@dataclass(slots=True)
class Box:
    """One table at its place; `landing` gives each line that ends here a height of its own."""

    table: Table
    x: float
    y: float
    width: float
    has_lines: bool
    facts: list[str] = field(default_factory=list)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that are drawn: keys and references."""
        return tuple(column for column in self.table.columns if column.is_key or column.reference)

    def told_target(self, column: Column) -> str | None:
        """Return the table that a column refers to, where no line shows it."""
        target = (column.reference or "").partition(".")[0]
        return None if not target or (self.has_lines and target.startswith("dim_")) else target

    @property
    def height(self) -> float:
        """The height of the box."""
        return TITLE + len(self.columns) * LINE + 6

    def landing(self, fact: Box) -> float:
        """Return how far below the box's top the line of a fact ends."""
        return 12 + 9.0 * self.facts.index(fact.table.name)

    def caption(self, language: Language) -> str:
        """Return what the table holds, cut to the width of the box."""
        return _cut(self.table.grain.say(language), int(_CAPTION * self.width / _SIDE))


def _cut(text: str, room: int) -> str:
    taken = 0.0
    for at, character in enumerate(text):
        taken += 1 if ord(character) > 0x2E80 else 0.49
        if taken > room:
            return f"{text[:at]}…"
    return text


def _targets(table: Table) -> set[str]:
    return {(column.reference or "").partition(".")[0] for column in table.columns if column.reference}


def _stacked(tables: Iterable[Table], x: float, width: float, has_lines: bool = False) -> list[Box]:
    """Put boxes one below the other."""
    boxes, y = [], _TOP
    for table in tables:
        box = Box(table, x, y, width, has_lines)
        boxes.append(box)
        y += box.height + _GAP
    return boxes


def _bottom(boxes: Iterable[Box]) -> float:
    return max((box.y + box.height for box in boxes), default=_TOP)


def _spread(boxes: Sequence[Box], height: float) -> None:
    """Move the boxes of one side apart, so that they are as tall as the middle."""
    free = height - _bottom(boxes)
    for number, box in enumerate(boxes):
        box.y += max(0.0, free) * number / max(1, len(boxes) - 1)


def _star(facts: Sequence[Table], dims: Sequence[Table]) -> list[Box]:
    """Place facts and the dimensions that they refer to."""
    common = set.intersection(*(_targets(fact) for fact in facts)) if facts else set()
    middle = _stacked(facts, (WIDTH - _MIDDLE) / 2, _MIDDLE, has_lines=True)
    left = _stacked([dim for dim in dims if dim.name in common], _MARGIN, _SIDE)
    right_x = WIDTH - _MARGIN - _SIDE
    right = _stacked([dim for dim in dims if dim.name not in common], right_x, _SIDE)
    tallest = _bottom([*middle, *left, *right])
    for side in (middle, left, right):
        _spread(side, tallest)
    return [*middle, *left, *right]


def _below(tables: Sequence[Table], top: float) -> list[Box]:
    """Place the remaining tables in columns below the star, each in the shortest one."""
    width = (WIDTH - 2 * _MARGIN - (_BELOW - 1) * _GAP) / _BELOW
    ends = [top] * _BELOW
    boxes = []
    for table in tables:
        column = ends.index(min(ends))
        box = Box(table, _MARGIN + column * (width + _GAP), ends[column], width, has_lines=False)
        boxes.append(box)
        ends[column] += box.height + _GAP
    return boxes


def lay_out(dictionary: Dictionary) -> dict[str, Box]:
    """Return a place for each table of a dictionary, by its name."""
    tables = [table for table in dictionary.tables if table.kind == "table"]
    facts = [table for table in tables if table.name.startswith("fact_")]
    near = set().union(*(_targets(fact) for fact in facts)) if facts else set()
    dims = [table for table in tables if table.name in near and table.name.startswith("dim_")]
    star = _star(facts, dims)
    others = [table for table in tables if table not in facts and table not in dims]
    boxes = {box.table.name: box for box in [*star, *_below(others, _bottom(star) + 2 * _GAP)]}
    for fact in facts:
        for target in sorted(_targets(fact) & boxes.keys()):
            boxes[target].facts.append(fact.name)
    return boxes
