"""Text whose columns only stand below each other, parted by blanks, as a PDF's text is often saved.

The heading shows where the columns lie, or else the rows as full as most of them; a field is told by where it stands.
Where that leaves anything open the lines stay whole, and a doubt says so. Hands on rows of cells.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from pipeline.records import Cell, Doubt, Place

_PIECE = re.compile(r"\S+(?:[ \u3000]\S+)*")
_FEWEST_COLUMNS = 4
_FEWEST_ROWS = 2
_NUMBER = re.compile(r"[\d０-９][\d０-９,，.．]*[%％]?")
Piece = tuple[str, int, int]
"""A text, and where on its line it begins and ends, in columns of a terminal: a Chinese character is two wide.

Some programs that save a PDF's text count each character as one: a table that reads otherwise by that count is open.
"""


def aligned_rows(lines: Sequence[str], first_line: int) -> tuple[tuple[tuple[Cell, ...], ...], tuple[Doubt, ...]]:
    """Return the lines as rows, those of an aligned table with a cell a column, and what could not be told."""
    pieces = [_pieces(line, _width) for line in lines]
    table = _table(pieces)
    if table is None:
        return tuple(_row([line], number) for number, line in enumerate(lines, first_line)), ()
    placed = _laid(pieces, *table)
    counted = _laid([_pieces(line, len) for line in lines], *table)
    told = counted if None not in counted.values() else {}
    unclear = next((at for at, row in placed.items() if row is None or told.get(at, row) != row), None)
    if unclear is not None:
        place = Place(first_line + unclear, 1)
        return tuple(_row([line], number) for number, line in enumerate(lines, first_line)), (_doubt(place),)
    rows = (placed.get(at) or [line] for at, line in enumerate(lines))
    return tuple(_row(fields, number) for number, fields in enumerate(rows, first_line)), ()


def _pieces(line: str, width: Callable[[str], int]) -> list[Piece]:
    """Return the texts of a line that two blanks or more part."""
    return [(m[0], width(line[: m.start()]), width(line[: m.end()])) for m in _PIECE.finditer(line)]


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


def _laid(pieces: Sequence[list[Piece]], width: int, inside: range) -> dict[int, list[str] | None]:
    """Return the fields of the table's lines, None for one that leaves anything open."""
    placed = _under_heading(pieces, inside)
    if placed:
        return placed
    columns = _columns([row for row in pieces if len(row) == width])
    return {at: _placed(pieces[at], columns, width) for at in inside if pieces[at]}


def _columns(full: Sequence[list[Piece]]) -> list[tuple[int, int]]:
    """Return where each column of the full rows begins and ends."""
    return [
        (min(start for _, start, _ in column), max(end for _, _, end in column)) for column in zip(*full, strict=True)
    ]


def _under_heading(pieces: Sequence[list[Piece]], inside: range) -> dict[int, list[str] | None]:
    """Return the fields of the lines by the columns of the first one; nothing where a line leaves anything open."""
    rows = {at: pieces[at] for at in inside if pieces[at]}
    heading = pieces[inside[0]]
    columns = [(left, right) for _, left, right in heading]
    for row in rows.values():
        for _, left, right in row:
            reached = _reached(left, right, [(start, end) for _, start, end in heading])
            for n in reached if len(reached) == 1 else ():
                columns[n] = (min(left, columns[n][0]), max(right, columns[n][1]))
    fields = {at: _at_columns(row, columns) for at, row in rows.items()}
    told = [row for row in fields.values() if row]
    numbers = _numbered(told[1:]) if len(told) == len(rows) else set()
    is_open = any(not _is_whole(row, numbers) for row in told) or len(told) < len(rows)
    if is_open:
        return {}
    more = takewhile(lambda one: bool(one[1]), _going_on(pieces, inside.stop, columns, numbers))
    return {**fields, **dict(more)}


def _going_on(
    pieces: Sequence[list[Piece]], start: int, columns: Sequence[tuple[int, int]], numbers: set[int]
) -> Iterator[tuple[int, list[str] | None]]:
    """Yield the lines under a table, short ones such as its total too, as far as they are rows of its columns."""
    for at, row in enumerate(pieces[start:], start):
        fields = _at_columns(row, columns) if len(row) > 1 else None
        yield at, fields if fields and _is_whole(fields, numbers) else None


def _numbered(rows: Sequence[list[str]]) -> set[int]:
    """Return the columns that hold numbers alone."""
    columns = {n: {row[n] for row in rows} - {""} for n in range(len(rows[0]) if rows else 0)}
    return {n for n, texts in columns.items() if texts and all(map(_NUMBER.fullmatch, texts))}


def _is_whole(fields: Sequence[str], numbers: set[int]) -> bool:
    """Whether a row is none that may be the rest of the one above, whose texts run over two lines.

    A number never runs over, so a row with one in a column of numbers is a row of its own, however few texts it has.
    """
    return 2 * sum(map(bool, fields)) >= len(fields) or any(fields[n] for n in numbers)


def _reached(left: int, right: int, columns: Sequence[tuple[int, int]]) -> list[int]:
    return [n for n, (start, end) in enumerate(columns) if left < end and start < right]


def _at_columns(row: Sequence[Piece], columns: Sequence[tuple[int, int]]) -> list[str] | None:
    """Return the row's fields, each text at the one column that it stands in; None where that is open."""
    fields = [""] * len(columns)
    for text, left, right in row:
        reached = _reached(left, right, columns)
        if len(reached) != 1 or fields[reached[0]]:
            return None
        fields[reached[0]] = text
    return fields


def _placed(row: Sequence[Piece], columns: Sequence[tuple[int, int]], width: int) -> list[str] | None:
    """Return the row's fields, a text for each column; None where it is open which column a text stands in.

    A row with a few texts only may be the rest of one whose texts run over two lines, so it is open as well.
    """
    if len(row) == width:
        return [text for text, _, _ in row]
    return None if 2 * len(row) < width else _at_columns(row, columns)


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
