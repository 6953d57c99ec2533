"""Text whose columns only stand below each other, parted by blanks, as a PDF's text is often saved.

Rows as full as the heading show where the columns lie; a row with fewer fields is told by where each of them stands.
Where that leaves anything open the lines stay whole, and a doubt says so. Hands on rows of cells.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from pipeline.records import Cell, Doubt, Place

_PIECE = re.compile(r"\S+(?:[ \u3000]\S+)*")
_FEWEST_COLUMNS = 4
_FEWEST_ROWS = 2
Piece = tuple[str, int, int]
"""A text, and where on its line it begins and ends, in columns of a terminal: a Chinese character is two wide."""


def aligned_rows(lines: Sequence[str], first_line: int) -> tuple[tuple[tuple[Cell, ...], ...], tuple[Doubt, ...]]:
    """Return the lines as rows, those of an aligned table with a cell a column, and what could not be told."""
    pieces = [_pieces(line) for line in lines]
    table = _table(pieces)
    if table is None:
        return tuple(_row([line], number) for number, line in enumerate(lines, first_line)), ()
    width, inside = table
    columns = _columns([row for row in pieces if len(row) == width])
    placed = {at: _placed(pieces[at], columns, width) for at in inside if pieces[at]}
    unclear = next((at for at, fields in placed.items() if fields is None), None)
    if unclear is not None:
        place = Place(first_line + unclear, 1)
        return tuple(_row([line], number) for number, line in enumerate(lines, first_line)), (_doubt(place),)
    rows = (placed.get(at) or [line] for at, line in enumerate(lines))
    return tuple(_row(fields, number) for number, fields in enumerate(rows, first_line)), ()


def _pieces(line: str) -> list[Piece]:
    """Return the texts of a line that two blanks or more part."""
    return [(m[0], _width(line[: m.start()]), _width(line[: m.end()])) for m in _PIECE.finditer(line)]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def _table(pieces: Sequence[list[Piece]]) -> tuple[int, range] | None:
    """Return how many columns a table in these lines has and which lines it takes; None where there is none."""
    counts = Counter(len(row) for row in pieces if len(row) >= _FEWEST_COLUMNS)
    width = max(counts, key=lambda n: (counts[n], n), default=0)
    if counts[width] < _FEWEST_ROWS:
        return None
    inside = [at for at, row in enumerate(pieces) if len(row) >= _FEWEST_COLUMNS]
    return width, range(inside[0], inside[-1] + 1)


def _columns(full: Sequence[list[Piece]]) -> list[tuple[int, int]]:
    """Return where each column of the full rows begins and ends."""
    return [
        (min(start for _, start, _ in column), max(end for _, _, end in column)) for column in zip(*full, strict=True)
    ]


def _placed(row: Sequence[Piece], columns: Sequence[tuple[int, int]], width: int) -> list[str] | None:
    """Return the row's fields, a text for each column; None where it is open which column a text stands in.

    A row with a few texts only may be the rest of one whose texts run over two lines, so it is open as well.
    """
    if len(row) == width:
        return [text for text, _, _ in row]
    if 2 * len(row) < width:
        return None
    fields = [""] * width
    for text, start, end in row:
        reached = [n for n, (left, right) in enumerate(columns) if start < right and left < end]
        if len(reached) != 1 or fields[reached[0]]:
            return None
        fields[reached[0]] = text
    return fields


def _row(fields: Sequence[str], number: int) -> tuple[Cell, ...]:
    if not any(field.strip() for field in fields):
        return ()
    return tuple(Cell(text, Place(number, column)) for column, text in enumerate(fields, start=1))


def _doubt(place: Place) -> Doubt:
    return Doubt(
        "P07",
        "the columns of this text are parted by blanks, and in this line it is open which text stands in which: save "
        "the table as .xlsx or .csv and load that",
        place,
    )
