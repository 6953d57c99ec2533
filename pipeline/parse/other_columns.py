"""The columns of a table without targets: the words that head each, and what a line shows in it.

A heading may be stacked in several lines, and the table may have another number of columns on the next page; then a
column is found by its position on the page. What the words mean is told in `control.py` and `budget_table.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.parse.kinds import counts_columns
from pipeline.parse.lines import Line
from pipeline.parse.other_sections import heading_lines
from pipeline.parse.rows import printed
from pipeline.records import Printed
from pipeline.text import fold

_NUMBERING = re.compile(r"(\(?[一二三四五六七八九十\d]+[),.．]+)+")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the heading's words from the top down, folded; its range on the heading's page; where it stands."""

    path: tuple[str, ...]
    start: int
    end: int
    width: int
    stretch: tuple[float, float] | None

    @property
    def head(self) -> str:
        """The lowest word of its heading."""
        return self.path[-1]

    def at(self, line: Line) -> int | None:
        """Return where the line shows this column (from 0), or None where its page has no such column."""
        boxes = [cell.place.box for cell in line.cells]
        if self.stretch is None or None in boxes or len(line.cells) == self.width:
            within = list(range(self.start, min(self.end, len(line.cells))))
        else:
            middle = sum(self.stretch) / 2
            within = [at for at, box in enumerate(boxes) if box and box.x0 <= middle < box.x1]
        shown = [at for at in within if line.filled[at]]
        return next(iter(shown or within), None)

    def text(self, line: Line) -> str:
        """Return what the line shows in this column, merged cells included; '' where it is empty."""
        at = self.at(line)
        return "" if at is None else line.filled[at]

    def value(self, line: Line) -> Printed | None:
        """Return what the line shows in this column as a printed value, or None."""
        at = self.at(line)
        return printed(line.cells[at], line.filled[at]) if at is not None and line.filled[at] else None


def columns_of(lines: Sequence[Line]) -> tuple[list[Column], list[Line]]:
    """Return the columns of a table, and its lines below the heading; both empty where it has no heading."""
    heading = heading_lines(lines)
    if not heading:
        return [], []
    width = len(heading[0].cells)
    paths = [_path(heading, column) for column in range(width)]
    columns: list[Column] = []
    start = 0
    for end in range(1, width + 1):
        if end == width or paths[end] != paths[start]:
            words = tuple(word for _, word in paths[start])
            if words:
                columns.append(Column(words, start, end, width, _stretch(heading[0], start, end)))
            start = end
    shown = [line.shown for line in heading]
    return columns, [
        line for line in lines[len(heading) :] if line.shown not in shown and not counts_columns(line.shown)
    ]


def without_numbering(text: str) -> str:
    """Return a label, folded, without the number in front: 二、项目支出."""
    folded = fold(text)
    match = _NUMBERING.match(folded)
    return folded[match.end() :] if match else folded


def _path(heading: Iterable[Line], column: int) -> tuple[tuple[object, str], ...]:
    """Return the cells that stand over a column, from the top down, each once."""
    found: dict[object, str] = {}
    for line in heading:
        if column < len(line.filled) and line.filled[column]:
            found[line.owners[column]] = fold(line.filled[column])
    return tuple(found.items())


def _stretch(line: Line, start: int, end: int) -> tuple[float, float] | None:
    boxes = [cell.place.box for cell in line.cells[start:end]]
    known = [box for box in boxes if box]
    return (min(box.x0 for box in known), max(box.x1 for box in known)) if known else None
