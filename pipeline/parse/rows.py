"""Lines of a table to rows of fields, each value under its heading, shifted rows put back.

A row that lost a merged cell to its left stands some columns too far left: it shows in the looks of its values, not in
its position. What the rows mean together is told in `assemble.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from pipeline.parse.headings import ClassColumn, Heading, HeadingCell, wide_columns
from pipeline.parse.kinds import LOOKS, is_class_of_column, is_comparator
from pipeline.parse.lines import Line, Owner
from pipeline.records import Cell, Place, Printed
from pipeline.text import says_nothing

_LEAST_EVIDENCE = 2
"""After a shift, so many more fields must look right than wrong."""
_SINGLE = frozenset({"amount", "value", "amount_adjusted", "amount_executed"})
"""Fields of which a row holds one: several columns with different texts under their heading are no one value."""
_SNAP = 2.0
"""Points by which a column may start left of its heading."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What the rows of one project that begin here print: the sum of weights, and whether its name stands again."""

    weight: Decimal | None = None
    is_repeated: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A body row: its printed values by field, and the merged cell that each field's column belongs to.

    `columns` are the fields that the table has. `shift` is the number of columns that it was put back by; `misfits` are
    the fields that do not look like what their column holds. `doubt` says why it cannot be told whose row it is.
    `ahead` is the weight from this row to the next project's name, and whether these rows repeat the name.
    `open_above` and `open_below` are the fields whose cell no rule closes at the page's edge; `is_rest`: the row is the
    lower part of the row before the edge, which has its values. `names_bodies`: the column of the project's name is
    headed 单位名称、项目名称, so that a row with a name and nothing else names the unit of the rows below; `sums_up` is
    how many projects below such a row its amount adds up, where it prints one. `is_whole`: a whole department stands
    in the place of a project.
    `sources` are the cells of the columns that divide the amount, by the words that head them.
    `crowded` are the columns of fields with several texts where one belongs; `undecided` are
    those that the heading leaves open. `classes` are the columns of a matrix in which the row shows indicators, each
    with the columns of the line (from 0) that show its name and, where it has one of its own, its target.
    """

    line: Line
    columns: frozenset[str]
    values: dict[str, Printed]
    filled: dict[str, Printed]
    owners: dict[str, Owner]
    heights: dict[str, int]
    shift: int
    misfits: tuple[str, ...]
    used: frozenset[int] = field(default_factory=frozenset)
    doubt: str = ""
    ahead: Ahead = field(default_factory=Ahead)
    open_above: frozenset[str] = frozenset()
    open_below: frozenset[str] = frozenset()
    is_rest: bool = False
    names_bodies: bool = False
    sums_up: int = 0
    is_whole: bool = False
    crowded: dict[str, tuple[int, ...]] = field(default_factory=dict)
    undecided: tuple[str, ...] = ()
    sources: dict[str, Printed] = field(default_factory=dict)
    classes: tuple[tuple[ClassColumn, int, int | None], ...] = ()

    @property
    def place(self) -> Place:
        """The place of the row's first cell."""
        return self.line.place

    def text(self, name: str) -> str:
        """Return the printed text of a field, '' when it is blank or has no column."""
        value = self.values.get(name)
        return value.text if value else ""

    def has(self, *names: str) -> bool:
        """Whether any of the fields is printed in this row."""
        return any(name in self.values for name in names)


def row_of(line: Line, heading: Heading) -> Row:
    """Return the line as a row under `heading`, put back by the shift that makes its values look right."""
    shift = _best_shift(line, heading)
    values: dict[str, Printed] = {}
    filled: dict[str, Printed] = {}
    owners: dict[str, Owner] = {}
    heights: dict[str, int] = {}
    used = set()
    above, below = set(), set()
    crowded: dict[str, tuple[int, ...]] = {}
    for name, cell in heading.columns.items():
        at = _shown_column(line.filled, columns_of(line, cell, heading, shift))
        if at is None:
            continue
        if name in _SINGLE and _is_crowded(line, columns_of(line, cell, heading, shift)):
            crowded[name] = tuple(n for n in columns_of(line, cell, heading, shift) if line.filled[n])
        owners[name], heights[name] = line.owners[at], line.heights[at]
        if line.filled[at]:
            filled[name] = printed(line.cells[at], line.filled[at])
        above.update([name] if line.cells[at].is_open_above else [])
        below.update([name] if line.cells[at].is_open_below else [])
        if line.texts[at]:
            values[name] = printed(line.cells[at], line.texts[at])
            used.add(at)
    _stand_in(values, filled, heading)
    if values.pop("value_words", None):
        used -= set(columns_of(line, heading.columns["value_words"], heading, shift))
    sources = _sources(line, heading, shift)
    classes = tuple(_classes(line, heading, shift))
    return Row(
        line,
        frozenset(heading.columns),
        values,
        filled,
        owners,
        heights,
        shift,
        tuple(sorted(_misfits(values))),
        frozenset(used | set(sources.values()) | {at for _, *shown in classes for at in shown if at is not None}),
        open_above=frozenset(above),
        open_below=frozenset(below),
        names_bodies=not heading.is_whole and "单位" in _headed(heading, "project"),
        is_whole=heading.is_whole,
        crowded=crowded,
        undecided=heading.undecided,
        sources={label: printed(line.cells[at], line.texts[at]) for label, at in sources.items()},
        classes=classes,
    )


def _classes(line: Line, heading: Heading, shift: int) -> Iterator[tuple[ClassColumn, int, int | None]]:
    """Yield the columns of classes in which the line names something, with its own columns of name and target."""
    for column in heading.classes:
        at = _shown_column(line.texts, columns_of(line, column.cell, heading, shift))
        if at is None or not line.texts[at] or says_nothing(line.texts[at]):
            continue
        value = _shown_column(line.texts, columns_of(line, column.value, heading, shift)) if column.value else None
        yield column, at, value if value is not None and line.texts[value] else None


def _sources(line: Line, heading: Heading, shift: int) -> dict[str, int]:
    """Return the columns (from 0) of sources in which the line shows a text, by the words that head them."""
    shown = {cell.text: _shown_column(line.texts, columns_of(line, cell, heading, shift)) for cell in heading.sources}
    return {label: at for label, at in shown.items() if at is not None and line.texts[at]}


def _stand_in(values: dict[str, Printed], filled: dict[str, Printed], heading: Heading) -> None:
    """Take a sign among the directions as comparator, and words beside a blank value as the value."""
    if "comparator" not in heading.columns and is_comparator(_text(values, "direction")):
        values["comparator"] = filled["comparator"] = values.pop("direction")
    if "value" not in values and "value_words" in values:
        values["value"] = filled["value"] = values.pop("value_words")


def _text(values: dict[str, Printed], name: str) -> str:
    return values[name].text if name in values else ""


def _headed(heading: Heading, name: str) -> str:
    cell = heading.columns.get(name)
    return cell.text if cell else ""


def single(row: Row) -> Row:
    """Return the row with one text in each field: a comparator and its value are put together, other texts are none."""
    for name, columns in row.crowded.items():
        texts = [row.line.filled[at] for at in columns]
        if name == "value" and is_comparator(texts[0]):
            whole = replace(row.filled[name], text="".join(texts))
            rest = {field: at for field, at in row.crowded.items() if field != name}
            row = replace(row, values={**row.values, name: whole}, filled={**row.filled, name: whole}, crowded=rest)
            row = replace(row, used=row.used | set(columns))
        else:
            kept = [{n: v for n, v in fields.items() if n != name} for fields in (row.values, row.filled)]
            row = replace(row, values=kept[0], filled=kept[1], used=row.used - set(columns))
    return replace(row, misfits=tuple(sorted(_misfits(row.values)))) if row.crowded else row


def _is_crowded(line: Line, columns: Sequence[int]) -> bool:
    return len({line.filled[at] for at in columns if line.filled[at]}) > 1


def printed(cell: Cell, text: str) -> Printed:
    """Return a cell's cleaned text as a printed value with its place."""
    return Printed(text, cell.place, cell.is_clipped, cell.number_format)


def columns_of(line: Line, cell: HeadingCell, heading: Heading, shift: int = 0) -> list[int]:
    """Return the line's columns (from 0) that stand under a heading cell.

    A page whose table has another number of columns than the heading's page is read without the gaps between rules, or
    else by position on the page.
    """
    box = line.cells[0].place.box
    if cell.stretch is None or box is None or len(line.cells) == heading.width:
        start, end = max(cell.start - shift, 0), max(cell.end - shift, 0)
        return list(range(start, min(end, len(line.cells))))
    wide = wide_columns(line)
    if len(wide) == len(heading.wide):
        return [at for at, original in zip(wide, heading.wide, strict=True) if cell.start <= original < cell.end]
    left, right = cell.stretch
    boxes = [(at, c.place.box) for at, c in enumerate(line.cells)]
    return [at for at, b in boxes if b is not None and left - _SNAP <= b.x0 < right - _SNAP]


def _shown_column(texts: Sequence[str], columns: Sequence[int]) -> int | None:
    """Return the first of the columns with text, else the first one, else None."""
    shown = [at for at in columns if texts[at]]
    best = shown or list(columns)
    return best[0] if best else None


def _misfits(values: dict[str, Printed]) -> list[str]:
    odd = [name for name, looks in LOOKS.items() if name in values and not looks(values[name].text)]
    return [name for name in odd if not is_class_of_column(name, values[name].text)]


def _best_shift(line: Line, heading: Heading) -> int:
    """Return how many leading columns the line has lost; 0 unless the looks leave no doubt."""
    if line.knows_merges:
        return 0
    looking = [cell.start for name, cell in heading.columns.items() if name in LOOKS and name != "amount"]
    ranked = sorted(
        (_evidence(line, heading, shift), -shift)
        for shift in range(1, min(looking, default=0) + 1)
        if _fits(line, heading, shift)
    )
    if not ranked or ranked[-1][0] < _LEAST_EVIDENCE or _evidence(line, heading, 0) > 0:
        return 0
    return -ranked[-1][1]


def _fits(line: Line, heading: Heading, shift: int) -> bool:
    """Whether nothing of the line would stand beyond the table's last column after the shift."""
    width = max(cell.end for cell in heading.cells)
    return not any(line.texts[max(width - shift, 0) :])


def _evidence(line: Line, heading: Heading, shift: int) -> int:
    """Return the fields that look right minus the fields that look wrong at this shift."""
    score = 0
    for name, looks in LOOKS.items():
        cell = heading.columns.get(name)
        at = _shown_column(line.texts, columns_of(line, cell, heading, shift)) if cell else None
        if at is not None and line.texts[at]:
            score += 1 if looks(line.texts[at]) else -1
    return score
