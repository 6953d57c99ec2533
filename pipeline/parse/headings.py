"""The heading row of a list: which column holds which field, by vocabulary, wherever it stands.

Headings may be spelt in many ways, broken over lines, stacked in two rows, or repeated on each page; the spellings are
lines of `vocabulary/headings.csv`. An unknown heading is handed on by name, never guessed.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline import vocabulary
from pipeline.parse.banners import SubHead, covers_rest, sub_heads
from pipeline.parse.banners import fields as spread_fields
from pipeline.parse.kinds import is_coded_label, is_money
from pipeline.parse.lines import Line
from pipeline.records import Printed
from pipeline.text import fold

ESSENTIAL = ("project", "name")
"""Without these columns a table is no list of projects and indicators."""
_SUPPORTING = frozenset({"level_1", "level_2", "comparator", "value", "measure_unit", "weight", "amount", "goal"})
_TELLING = frozenset({"project", "name", "level_1", "level_2", "value"})
"""A heading without any of these is of another table: amounts and points alone are a block of money."""
_LEAST_SUPPORTING = 2
_LEAST_KNOWN = 3
_MOST_STACKED = 3
_GAP = 7.0
"""Points: a column as narrow as this has no room for a character."""
_UNUSED = frozenset({"remark", "group"})
_YEAR_FIRST = re.compile(r"\s*((?:19|20)\d{2})\s*年\s*(?:度\s*)?")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A field that a heading may stand for; the lower rank wins; `after`: only to the right of one of these."""

    field: str
    rank: int
    after: frozenset[str]


@dataclass(frozen=True, slots=True)
class HeadingCell:
    """A heading as printed, with the columns (from 0, end excluded) and, on a page, the stretch that it stands over.

    `banner` is the heading above it that stands over several columns; `is_part`: the column holds a part of what the
    banner names, or another year's, and no field is read from it.
    """

    text: str
    start: int
    end: int
    stretch: tuple[float, float] | None = None
    banner: str = ""
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class ClassColumn:
    """A column of a matrix: the class that heads it, and the one above it, as printed (matrix.py).

    `value` is the column of the targets beside it, where a class heads two columns.
    """

    cell: HeadingCell
    level_1: Printed | None
    level_2: Printed | None
    value: HeadingCell | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A recognised heading: the column range of each field, the cells of no use, and how many lines it takes.

    `width` counts the columns of its table on its page; `wide` are those that have room for a character. `undecided`
    are the fields named by a banner of which no column, or more than one, says that it holds the whole. `is_whole`: the
    table lists whole departments, and the column of their names stands for that of the projects. `sources` head the
    parts of the amount (sources.py), `classes` hold indicators by their class (matrix.py).
    """

    columns: dict[str, HeadingCell]
    unused: tuple[HeadingCell, ...]
    unknown: tuple[HeadingCell, ...]
    height: int
    width: int
    wide: tuple[int, ...] = ()
    undecided: tuple[str, ...] = ()
    is_whole: bool = False
    sources: tuple[HeadingCell, ...] = ()
    classes: tuple[ClassColumn, ...] = ()

    @property
    def cells(self) -> tuple[HeadingCell, ...]:
        """All cells of the heading that show a text."""
        classes = (cell for column in self.classes for cell in (column.cell, column.value) if cell)
        return (*self.columns.values(), *self.unused, *self.unknown, *self.sources, *classes)

    @property
    def missing(self) -> tuple[str, ...]:
        """The essential fields that have no column."""
        return tuple(
            field for field in ESSENTIAL if field not in self.columns and not (field == "name" and self.classes)
        )


@functools.cache
def _vocabulary() -> dict[str, tuple[Candidate, ...]]:
    found: dict[str, list[Candidate]] = {}
    for row in vocabulary.rows("headings"):
        candidate = Candidate(row["field"], int(row["rank"]), frozenset(row["after"].split()))
        found.setdefault(fold(row["heading"]), []).append(candidate)
    return {heading: tuple(sorted(c, key=lambda x: x.rank)) for heading, c in found.items()}


@functools.lru_cache(maxsize=65536)
def candidates(text: str) -> tuple[Candidate, ...]:
    """Return the fields that a heading text may stand for, best first; a note in brackets at its end is put aside."""
    folded = fold(text)
    known = _vocabulary()
    return known.get(folded) or known.get(re.sub(r"\([^()]*\)$", "", folded), ())


def heading_at(run: Sequence[Line], index: int, year: int | None = None) -> Heading | None:
    """Return the heading that begins at line `index`, or None. Stacked heading rows are read as one.

    `year` is the document's fiscal year, where it is known: of columns for several years its own is read.
    """
    if not _knows_enough(heading_cells(run[index : index + 1])):
        return None
    best: Heading | None = None
    for height in range(1, _MOST_STACKED + 1):
        rows = run[index : index + height]
        if len(rows) < height or (height > 1 and not _goes_on(rows)):
            break
        heading = read_cells(heading_cells(rows, year), height, width=len(run[index].cells))
        if best is None or len(heading.columns) > len(best.columns) or _is_inside(rows):
            best = heading
    return replace(best, wide=wide_columns(run[index])) if best and _is_table_heading(best) else None


def wide_columns(line: Line) -> tuple[int, ...]:
    """Return the columns that are no mere gap between two rules, as word processors leave them."""
    boxes = [(at, cell.place.box) for at, cell in enumerate(line.cells)]
    return tuple(at for at, box in boxes if box is None or box.x1 - box.x0 > _GAP)


def with_unit_column(heading: Heading, below: Iterable[Line]) -> Heading:
    """Return the heading with the first column that has no heading and holds coded unit labels as the unit's."""
    if {"unit", "unit_code"} & heading.columns.keys():
        return heading
    headed = {column for cell in heading.cells for column in range(cell.start, cell.end)}
    found = {at for line in below for at, text in enumerate(line.texts) if at not in headed and is_coded_label(text)}
    if not found:
        return heading
    first = min(found)
    return replace(heading, columns={**heading.columns, "unit": HeadingCell("", first, first + 1)})


def of_whole_departments(heading: Heading) -> Heading:
    """Return the heading of a table of 整体支出 with bodies in the place of projects; as it is where it has both."""
    body = heading.columns.get("unit") or heading.columns.get("department")
    if heading.missing != ("project",) or body is None:
        return heading
    return replace(heading, columns={**heading.columns, "project": body}, is_whole=True)


def _is_table_heading(heading: Heading) -> bool:
    supporting = _SUPPORTING & heading.columns.keys()
    if not _TELLING & heading.columns.keys():
        return False
    return len(supporting) >= _LEAST_SUPPORTING and len(heading.columns) >= _LEAST_KNOWN


def _goes_on(rows: Sequence[Line]) -> bool:
    """Whether the last of the rows may be part of the heading above it: amounts beside words head no columns."""
    is_lower = _is_heading_row(rows[-1]) or (_is_inside(rows) and covers_rest(rows))
    return not any(is_money(text) for text in rows[0].shown) and is_lower


def _is_heading_row(line: Line) -> bool:
    """Whether a line below a heading row is part of the heading: nearly all that it shows is heading words."""
    shown = [text for text in line.texts if text]
    return bool(shown) and sum(bool(candidates(text)) for text in shown) > len(shown) / 2


def _is_inside(rows: Sequence[Line]) -> bool:
    """Whether the last of stacked heading rows stands beside known heading cells that reach down into it."""
    last = rows[-1]
    reaching = {text for text, own in zip(last.filled, last.texts, strict=True) if text and not own}
    return len(rows) > 1 and sum(bool(candidates(text)) for text in reaching) >= _LEAST_SUPPORTING


def _knows_enough(cells: Sequence[HeadingCell]) -> bool:
    return sum(bool(candidates(cell.text)) for cell in cells) >= _LEAST_KNOWN


def heading_cells(rows: Sequence[Line], year: int | None = None) -> list[HeadingCell]:
    """Return the heading cells of stacked rows: in each column the lowest row that is known or, else, any text.

    Below a banner of an amount or a value each word heads a column of its own; `year` is the document's.
    """
    width = max((len(row.filled) for row in rows), default=0)
    below = sub_heads(rows, _first_field)
    cells: list[HeadingCell] = []
    last_owner = None
    plain = {_first_field(text) for row in rows for text in row.texts} - {None}
    for column in range(width):
        sub = below.get(column)
        row = sub.row if sub else _lowest_known(rows, column, year)
        if row is None:
            last_owner = None
        elif cells and row.owners[column] == last_owner:
            cells[-1] = replace(cells[-1], end=column + 1, stretch=_widened(cells[-1].stretch, row, column))
        else:
            stretch = _widened(None, row, column)
            cells.append(_sub_cell(sub, column, stretch, year) if sub else _cell(row, column, stretch, year, plain))
            last_owner = row.owners[column]
    return [_alone_below(cell, cells) for cell in _without_rivals(cells)]


def _cell(
    row: Line, column: int, stretch: tuple[float, float] | None, year: int | None, plain: Container[str | None]
) -> HeadingCell:
    """Return the cell of a column; `plain` are the fields that other columns head without a year."""
    own = _of_year(row.filled[column], year)
    is_rival = own != row.filled[column] and _first_field(own) in plain
    return HeadingCell(row.filled[column] if is_rival else own, column, column + 1, stretch)


def _of_year(text: str, year: int | None) -> str:
    """Return a heading without the document's own year in front, 2024年预算数; one of another year is as printed."""
    named = _YEAR_FIRST.match(text)
    if named is None or year is None or int(named[1]) != year:
        return text
    rests = (text[named.end() :], text[named.end(1) :])
    return next((rest for rest in rests if candidates(rest)), text)


def _first_field(text: str) -> str | None:
    known = candidates(text)
    return known[0].field if known else None


def _sub_cell(sub: SubHead, column: int, stretch: tuple[float, float] | None, year: int | None) -> HeadingCell:
    """Return the cell of a column under a banner: of its own field, of the banner's, or a part of it."""
    field = _first_field(sub.banner) or ""
    text = sub.texts[-1]
    own = {candidate.field for candidate in candidates(text)} - {"fiscal_year"}  # 年度 below 指标值 is the year's value
    if own and (field != "amount" or any(name.startswith("amount") or name in _UNUSED for name in own)):
        return HeadingCell(text, column, column + 1, stretch, sub.banner)
    is_whole = sub.tells(field, year)
    return HeadingCell(sub.banner if is_whole else text, column, column + 1, stretch, sub.banner, is_part=not is_whole)


def _without_rivals(cells: Sequence[HeadingCell]) -> list[HeadingCell]:
    """Return the cells with those as parts that are one of several wholes under one banner: none is to be preferred."""
    wholes: dict[tuple[str, str], int] = {}
    for cell in cells:
        key = (cell.banner, _first_field(cell.text) or "")
        wholes[key] = wholes.get(key, 0) + (bool(cell.banner) and not cell.is_part)
    return [
        replace(cell, is_part=True)
        if cell.banner
        and wholes[cell.banner, _first_field(cell.text) or ""] > 1
        and _first_field(cell.text) in spread_fields()
        else cell
        for cell in cells
    ]


def _alone_below(cell: HeadingCell, cells: Sequence[HeadingCell]) -> HeadingCell:
    """Return a column as its banner's where the others below have fields of their own: 指标值 over 性质、标准、单位."""
    below = [other for other in cells if other.banner and other.banner == cell.banner]
    own = {_first_field(other.text) for other in below if other is not cell}
    is_alone = cell.is_part and bool(own) and not own & {None, "value"}
    if not is_alone or _first_field(cell.banner) != "value" or any(map(str.isdigit, cell.text)):
        return cell
    return replace(cell, text=cell.banner, is_part=False)


def _widened(stretch: tuple[float, float] | None, row: Line, column: int) -> tuple[float, float] | None:
    """Return the stretch on the page with the column's own box taken in."""
    box = row.cells[column].place.box
    if box is None:
        return None
    return (box.x0, box.x1) if stretch is None else (min(stretch[0], box.x0), max(stretch[1], box.x1))


def _lowest_known(rows: Sequence[Line], column: int, year: int | None) -> Line | None:
    shown = [row for row in rows if column < len(row.filled) and row.filled[column]]
    known = [row for row in shown if candidates(_of_year(row.filled[column], year))]
    best = [row for row in known if _first_field(row.filled[column]) != "fiscal_year"] or known or shown
    return best[-1] if best else None


def read_cells(cells: Sequence[HeadingCell], height: int, width: int) -> Heading:
    """Give each field the cell with the best rank; a cell that loses falls back to its next field."""
    columns: dict[str, HeadingCell] = {}
    unused: list[HeadingCell] = []
    unknown: list[HeadingCell] = []
    offers = sorted(_offers(cells), key=lambda offer: (offer[0].rank, offer[1].start))
    placed: set[int] = set()
    for candidate, cell in offers:
        if cell.start in placed or (candidate.field in columns and candidate.field not in _UNUSED):
            continue
        placed.add(cell.start)
        if candidate.field in _UNUSED:
            unused.append(cell)
        else:
            columns[candidate.field] = cell
    for cell in cells:
        if cell.start not in placed:
            (unused if candidates(cell.text) and not cell.is_part else unknown).append(cell)
    parted = dict.fromkeys(_first_field(cell.banner) or "" for cell in cells if cell.is_part)
    undecided = tuple(field for field in parted if field not in columns)
    return Heading(columns, tuple(unused), tuple(unknown), height, width, undecided=undecided)


def _offers(cells: Sequence[HeadingCell]) -> list[tuple[Candidate, HeadingCell]]:
    offers: list[tuple[Candidate, HeadingCell]] = []
    before: frozenset[str] = frozenset()
    for cell in cells:
        own = () if cell.is_part else candidates(cell.text)
        offers.extend((c, cell) for c in own if not c.after or c.after & before)
        before = frozenset(c.field for c in own)
    return offers
