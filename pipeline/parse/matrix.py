"""Lists with a column for each class of indicators: a row is a project, with indicators under 数量指标, 质量指标 ….

A heading is one of these where it names projects, has no column of indicators' names, and at least two columns are
headed by classes whose cells hold texts. Each cell is one indicator or a list of them, with the target behind its name.
Hands on the heading with its columns of classes, and the indicators of a row.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from pipeline import vocabulary
from pipeline.class_words import class_named
from pipeline.parse.enumerated import listed, numbered
from pipeline.parse.headings import ClassColumn, Heading, HeadingCell, candidates, heading_cells, read_cells
from pipeline.parse.headings import wide_columns as columns_with_room
from pipeline.parse.kinds import is_money, is_weight
from pipeline.parse.lines import Line
from pipeline.parse.rows import Row, printed
from pipeline.parse.several import holds_target, is_quantity
from pipeline.records import Cell, Printed
from pipeline.text import clean, fold, says_nothing

_LEAST_CLASSES = 2
_MOST_STACKED = 3
_LOOKED_AT = 12
"""Rows below a heading that are looked at for what its columns of classes hold."""
_OF_OTHERS = frozenset({"name", "level_1", "level_2", "value", "comparator", "measure_unit"})
"""With one of these the table has a row for each indicator."""
_REPORTED = frozenset({"actual", "score", "reason", "forecast", "amount_executed", "total_score", "execution_rate"})
"""With one of these the texts under the classes are results and no targets."""
_TELLING = re.compile("指标|效益|满意度|产出")
"""数量 and 成本 alone head columns of purchases too."""
_BENEFIT = "效益"
"""经济效益 beside 社会效益 alone is what came of projects, or what is hoped for."""
_SAID = re.compile(r"(?P<name>[^:：]{2,}?)\s*(?:(?<!\d)[:：]|[:：](?!\s*\d))\s*(?P<value>[^:：]+)")
"""A colon between two numbers is a time of day or a ratio."""
_NUMBER_BEHIND = re.compile(r"(?P<name>[^\d]*[^\d\s.,])(?P<value>\d[\d,]*(?:\.\d+)?\s*[^\d\s,，;；。]{0,6})")
_REMARK_BEHIND = re.compile(r"\([^()]*\)$")
_LONGEST_WORD = 8


@dataclass(frozen=True, slots=True)
class Classed:
    """One indicator of a row of a matrix: its classes as printed, its name, and the target behind the name."""

    level_1: Printed | None
    level_2: Printed | None
    name: Printed
    value: Printed | None

    @property
    def values(self) -> dict[str, Printed]:
        """The fields that are printed, by name."""
        fields = {"level_1": self.level_1, "level_2": self.level_2, "name": self.name, "value": self.value}
        return {name: cell for name, cell in fields.items() if cell is not None}


def matrix_at(
    run: Sequence[Line], index: int, year: int | None = None, before: Heading | None = None
) -> Heading | None:
    """Return the heading of a matrix that begins at line `index`, or None.

    Args:
        run: the lines of the document.
        index: the line that the heading begins at.
        year: the document's fiscal year, where it is known.
        before: the heading of the table that is being read: on a next page it may stand over few texts.
    """
    line = run[index]
    near = run[index : index + _MOST_STACKED]
    if not line.is_table or line.is_hidden or all(sum(map(_is_class, row.texts)) < _LEAST_CLASSES for row in near):
        return None
    for height in range(_MOST_STACKED, 0, -1):
        rows = run[index : index + height]
        if len(rows) == height and all(row.grid == line.grid and _is_heading(row) for row in rows):
            heading = _heading(rows, year)
            is_again = heading is not None and before is not None and _words(heading) == _words(before)
            return heading if heading and (is_again or _holds_texts(heading, run, index + height)) else None
    return None


def _is_heading(row: Line) -> bool:
    """Whether all that a row shows are classes or words of headings, or nearly all."""
    shown = row.shown
    known = [text for text in shown if _is_class(text) or candidates(text)]
    return bool(shown) and len(known) * 4 >= len(shown) * 3 and not any(map(is_money, shown))


@functools.lru_cache(maxsize=65536)
def _is_class(text: str) -> bool:
    return bool(text) and (class_named(1, text) or class_named(2, text)) is not None


def _heading(rows: Sequence[Line], year: int | None) -> Heading | None:
    """Return the heading of these rows, None where they do not head a matrix."""
    pairs = list(_pairs(rows))
    paired = {at for pair in pairs for at in range(pair.cell.start, pair.cell.end + 1)}
    single = [_class_column(cell, rows) for cell in _class_cells(rows[-1]) if cell.start not in paired]
    classes = (*pairs, *single)
    inner = {at for column in classes for at in range(column.cell.start, column.cell.end)} | paired
    outside = [cell for cell in heading_cells(rows, year) if cell.start not in inner]
    heading = read_cells(outside, len(rows), width=len(rows[0].cells))
    heading = replace(heading, classes=classes, wide=columns_with_room(rows[0]))
    words = _words(heading)
    is_list = "project" in heading.columns and not (_OF_OTHERS | _REPORTED) & heading.columns.keys()
    is_told = sum(bool(_TELLING.search(word)) for word in words) >= _LEAST_CLASSES
    is_told = is_told and not all(word.endswith(_BENEFIT) for word in words)
    if not is_list or not is_told or len(set(map(fold, words))) < len(words):
        return None
    return heading


def _words(heading: Heading) -> list[str]:
    """Return the classes that head the columns, as printed."""
    return [word.text for column in heading.classes if (word := column.level_2 or column.level_1)]


def _class_cells(row: Line) -> Iterator[HeadingCell]:
    """Yield the cells of the lowest heading row that are classes, with the columns that each stands over."""
    owners = list(row.owners)
    for at, text in enumerate(row.filled):
        if _is_class(text) and owners.index(owners[at]) == at:
            yield HeadingCell(text, at, at + owners.count(owners[at]))


def _pairs(rows: Sequence[Line]) -> Iterator[ClassColumn]:
    """Yield the classes that stand over two columns, one of names and one of targets."""
    if len(rows) < _LEAST_CLASSES:
        return
    above, below = rows[-2], rows[-1]
    for at in range(min(len(above.owners), len(below.owners)) - 1):
        is_two = above.owners.count(above.owners[at]) == _LEAST_CLASSES and above.owners[at] == above.owners[at + 1]
        if is_two and _is_class(above.filled[at]) and _fields(below, at) == ("name", "value"):
            name, value = (HeadingCell(below.texts[n], n, n + 1, banner=above.filled[at]) for n in (at, at + 1))
            yield replace(_class_column(HeadingCell(above.filled[at], at, at + 1), rows[:-1]), cell=name, value=value)


def _fields(row: Line, at: int) -> tuple[str, ...]:
    """Return the fields that two neighbouring words head."""
    found = (candidates(text) for text in row.texts[at : at + 2])
    return tuple(known[0].field for known in found if known)


def _class_column(cell: HeadingCell, rows: Sequence[Line]) -> ClassColumn:
    """Return a column with its classes: the word that heads it, and the one above that stands over several columns."""
    at = cell.start
    shown = [_banner(row, at) for row in rows if at < len(row.filled) and row.filled[at]]
    own = shown[-1]
    above = next((banner for banner in shown if class_named(1, banner.text)), None)
    if above is not None and fold(above.text) != fold(cell.text):
        return ClassColumn(cell, above, own)
    is_first = class_named(1, cell.text) is not None and not (class_named(2, cell.text) and "对象" in cell.text)
    return ClassColumn(cell, own, None) if is_first else ClassColumn(cell, None, own)


def _banner(row: Line, at: int) -> Printed:
    return printed(row.cells[at], row.filled[at])


def _holds_texts(heading: Heading, run: Sequence[Line], first: int) -> bool:
    """Whether most columns of classes hold texts, and most of their cells: no points, amounts or ticks."""
    below = islice((line for line in islice(run, first, None) if line.is_table), _LOOKED_AT)
    starts = [column.cell.start for column in heading.classes]
    lines = [line for line in below if line.grid == run[first - 1].grid]
    shown = [(at, line.texts[at]) for line in lines for at in starts if at < len(line.texts) and line.texts[at]]
    texts = [at for at, text in shown if _may_be_indicator(text)]
    return 2 * len(texts) > len(shown) and 2 * len(set(texts)) > len(starts)


def _may_be_indicator(text: str) -> bool:
    is_number = is_money(text) or is_weight(text) or is_quantity(text)
    return len(fold(text)) > _LEAST_CLASSES and not is_number and not says_nothing(text)


def classed(row: Row) -> Iterator[Classed]:
    """Yield the indicators of a row of a matrix, from left to right; a mere target is that of its class.

    So `≥95%` below 满意度指标 is.
    """
    for column, at, value_at in row.classes:
        cell, text = row.line.cells[at], row.line.texts[at]
        if value_at is not None:
            value = printed(row.line.cells[value_at], row.line.texts[value_at])
            yield Classed(column.level_1, column.level_2, printed(cell, text), value)
            continue
        level_2 = column.level_2
        for part in _parts(text, cell):
            word, said = _class_and_rest(part)
            level_2 = printed(cell, word) if word else level_2
            name, target = name_and_value(said)
            class_ = level_2 or column.level_1
            if class_ and is_quantity(name):
                name, target = class_.text, name
            own = replace(printed(cell, target), number_format=None) if target else None
            yield Classed(column.level_1, level_2, printed(cell, name), own)


def _class_and_rest(text: str) -> tuple[str, str]:
    """Return the class of the second level that a part begins with ('' for none) and the rest: 数量指标：培训人数≥9人.

    What follows in the cell is of that class too, until another is named. Where the class stands for the name (质量：
    合格), the rest is the whole text.
    """
    before, _, rest = (part.strip() for part in re.sub("[:：]", ":", text, count=1).partition(":"))
    if not rest or class_named(2, before) is None:
        return "", text
    is_named = holds_target(rest) or bool(name_and_value(rest)[1])
    is_named = is_named or ("指标" in before and len(rest) > _LONGEST_WORD and not is_quantity(rest))
    return before, rest if is_named else text


def _parts(text: str, cell: Cell) -> Sequence[str]:
    """Return the indicators of a cell: numbered, parted by semicolons, or by breaks that a person typed."""
    typed = [clean(line) for line in cell.text.splitlines()] if cell.place.box is None else []
    lines = [line for line in typed if line]
    lists = (numbered(text, lines), *listed(text, lines))
    return next((parts for parts in lists if len(parts) > 1 and all(map(_may_be_indicator, parts))), (text,))


def name_and_value(text: str) -> tuple[str, str]:
    """Return an indicator's name and the target behind it, '' where none is told for sure.

    救助人数：1200人, and 覆盖率100% where the name ends as that of something measured. A target behind a sign or a
    word of comparison is left in the name, where typing reads it.
    """
    said = _SAID.fullmatch(text)
    if said and (is_quantity(said["value"]) or len(said["value"]) <= _LONGEST_WORD):
        return said["name"], said["value"]
    behind = _NUMBER_BEHIND.fullmatch(text)
    if behind and _is_measure(behind["name"]):
        return behind["name"], behind["value"]
    return text, ""


def _is_measure(name: str) -> bool:
    """Whether a name ends as that of a measure, a remark in brackets aside: 优良路率（%）, but not 优良路率（%）≥."""
    found = _metric().search(_REMARK_BEHIND.sub("", fold(name)))
    return found is not None and "(" not in found[0]


@functools.cache
def _metric() -> re.Pattern[str]:
    """Return the pattern of a name that ends as that of something that is counted or measured."""
    return re.compile("|".join(row["pattern"] for row in vocabulary.rows("rule_words") if row["list"] == "metric"))
