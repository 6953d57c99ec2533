"""Whether rules part all rows and columns of a lattice, as far as the words in its cells tell.

Where they do not, one cell holds the texts of several, and the lattice is no table of cells. Hands on yes or no: what
is refused here is read in `borderless.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.extract.page.fitting import Contents
from pipeline.extract.page.ink import Glyph
from pipeline.extract.page.slots import Slot
from pipeline.extract.unruled.columns import Column
from pipeline.extract.unruled.words import text_lines, words_in
from pipeline.heading_words import field_of, habit_of, total_words
from pipeline.text import fold

_ROW_GAP = 0.7
"""Rows of one line each have at least so much white between them; lines of one text have less."""
_TALL = 2.3
"""Two rows are so many glyph heights high at least."""
_LEAST_WORDS_IN_CELL = 3
_LEAST_WORDS_IN_ROW = 4
_LEAST_APART = 2
_LEAST_CLOSE = 3
"""Columns whose one cell holds several lines far apart, or at any distance where all such columns do."""
_LONGEST_HEADING = 30
_MOST_UNPARTED = 4
"""Rows that may be ruled where others are not: a title, what the amounts are counted in, a total."""
SHARED = ("owner", "merged", "class")
"""The habits of columns whose cells stand beside several rows."""
Cells = Mapping[Slot, Sequence[Glyph]]


def is_no_table(contents: Contents) -> bool:
    """Whether the texts of several columns, or of several rows, stand in one cell of a lattice."""
    in_one = any(is_heading_in_one_cell(contents.cells[slot]) for slot in contents.gapped)
    return in_one or is_unruled_below(contents.cells) or is_unruled_throughout(contents.cells)


def is_heading_in_one_cell(glyphs: Sequence[Glyph]) -> bool:
    """Whether a cell holds the heading words of several columns, so that rules do not part these."""
    lines = text_lines(glyphs)
    return any(
        sum(field_of(word.text) is not None for word in words_in(line)) >= _LEAST_WORDS_IN_CELL for line in lines
    )


def is_unruled_below(cells: Cells) -> bool:
    """Whether rules part the columns of a lattice but not the rows below its heading, so that a cell holds many rows.

    Args:
        cells: the glyphs of each cell by its row and column.
    """
    tall = Counter(row for (row, _), glyphs in cells.items() if _is_tall(glyphs))
    rows = sorted({row for row, _ in cells})
    return any(
        _holds_rows([cells.get((below, column), ()) for column in _line_columns(cells, head)])
        for head, below in pairwise(rows)
        if tall[below] >= _LEAST_APART
    )


def is_unruled_throughout(cells: Cells) -> bool:
    """Whether no rule parts even the heading from what stands below it: cells of one row begin with their headings."""
    if len({row for row, _ in cells}) > _MOST_UNPARTED:
        return False
    begun = Counter(row for (row, _), glyphs in cells.items() if _is_tall(glyphs) and _begins_with_heading(glyphs))
    return any(count >= _LEAST_WORDS_IN_ROW for count in begun.values())


def goes_on_unruled(cells: Cells, xs: Sequence[float], columns: Sequence[Column]) -> bool:
    """Whether a row of a lattice without a heading holds many rows of the table on the page before.

    Args:
        cells: the glyphs of each cell by its row and column.
        xs: the edges of the lattice's columns.
        columns: those of the table that goes on.
    """
    own = [column for column in columns if column.habit == "line"]
    tall = Counter(row for (row, _), glyphs in cells.items() if _is_tall(glyphs))
    return any(
        _holds_rows([g for (r, n), g in cells.items() if r == row and any(_is_over(xs, n, c) for c in own)])
        for row, count in tall.items()
        if count >= _LEAST_APART
    )


def begins_blank(contents: Contents) -> bool:
    """Whether the first row below a heading has a blank cell where others stand beside several rows.

    Its text may stand on the page before. A row with a word for a total has blank cells of its own.
    """
    cells, owner = contents.cells, contents.lattice.owner
    for head in range(contents.lattice.rows - 1):
        fields = _fields(cells, head)
        if len(fields) < _LEAST_WORDS_IN_ROW:
            continue
        below = range(head + 1, contents.lattice.rows)
        free = (row for row in below if all(owner[row, n][0] > head for n in fields) and not _is_total(cells, row))
        first = next(free, None)
        shared = [n for n, field in fields.items() if habit_of(field) in SHARED]
        return first is not None and not all(cells.get((first, n)) for n in shared)
    return False


def _is_total(cells: Cells, row: int) -> bool:
    texts = ("".join(glyph.text for glyph in glyphs) for (r, _), glyphs in cells.items() if r == row)
    return any(fold(text).rstrip(":") in total_words() for text in texts)


def _is_over(xs: Sequence[float], n: int, column: Column) -> bool:
    """Whether the middle of a lattice's column lies in a column of the table before."""
    return column.x0 <= (xs[n] + xs[n + 1]) / 2 < column.x1


def _is_tall(glyphs: Sequence[Glyph]) -> bool:
    """Whether a cell's text is as high as two rows; told without looking at its lines, because most are not."""
    if len(glyphs) < 2:
        return False
    _, _, tops, _, bottoms = zip(*glyphs, strict=True)
    return bool(max(bottoms) - min(tops) >= _TALL * (bottoms[0] - tops[0]))


def _begins_with_heading(glyphs: Sequence[Glyph]) -> bool:
    """Whether the first line of a cell is a heading, and all of its text is none."""
    lines = ["".join(glyph.text for glyph in line) for line in text_lines(glyphs)]
    return bool(lines) and field_of(lines[0]) is not None and field_of("".join(lines)) is None


def _line_columns(cells: Cells, head: int) -> Iterator[int]:
    """Return the columns with one line a row that a row of headings names; none where it is no row of headings."""
    fields = _fields(cells, head)
    if len(fields) < _LEAST_WORDS_IN_ROW:
        return iter(())
    return (column for column, field in fields.items() if habit_of(field) == "line")


def _fields(cells: Cells, row: int) -> dict[int, str]:
    """Return the columns of a row whose texts are headings, with their fields."""
    short = {n: glyphs for (r, n), glyphs in cells.items() if r == row and len(glyphs) <= _LONGEST_HEADING}
    known = {n: field_of("".join(glyph.text for glyph in glyphs)) for n, glyphs in short.items()}
    return {n: field for n, field in known.items() if field}


def _holds_rows(own: Sequence[Sequence[Glyph]]) -> bool:
    """Whether the one-line columns of one row hold several lines each, so that it is several rows."""
    lines = [text_lines(glyphs) for glyphs in own if glyphs]
    if sum(map(_are_apart, lines)) >= _LEAST_APART:
        return True
    return len(lines) >= _LEAST_CLOSE and all(len(column) > 1 for column in lines)


def _are_apart(lines: Sequence[Sequence[Glyph]]) -> bool:
    """Whether any two lines that follow one another are too far apart to be one text."""
    return any(b[0].top - a[0].bottom >= _ROW_GAP * a[0].height for a, b in pairwise(lines))
