"""Forms that stand side by side in one table: each is read as a table of its own, the left one first.

They are told by their first label, 项目名称, printed twice or more in one row with the same words, and by a heading of
indicators below each of them; no text may reach from one form into the next, but a title over all of them. Hands on the
lines of the document, those of each form together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.parse.forms.captions import said_in
from pipeline.parse.forms.words import field_of
from pipeline.parse.headings import candidates
from pipeline.parse.lines import Line
from pipeline.text import fold

_LEAST_FORMS = 2
_LEAST_WORDS = 3
"""Words of a heading of indicators that each form must have in one line."""


def one_after_another(run: Sequence[Line]) -> list[Line]:
    """Return the lines of a document with forms that stand side by side put one below the other."""
    grids = run[-1].grid + 1 if run else 0
    found: list[Line] = []
    for _, group in groupby(run, key=lambda line: line.grid):
        lines = list(group)
        edges = _edges(lines)
        found.extend(_parted(lines, edges, grids) if edges else lines)
    return found


def _edges(lines: Sequence[Line]) -> list[int]:
    """Return the columns (from 0) in which the forms of a table begin, none where it holds no forms side by side."""
    if not lines[0].is_table or lines[0].is_hidden:
        return []
    named = [columns for line in lines if (columns := _project_columns(line))]
    edges = max(named, key=len, default=[])
    if len(edges) < _LEAST_FORMS or not all(set(columns) <= set(edges) for columns in named):
        return []
    first = next(at for at, line in enumerate(lines) if _project_columns(line))
    is_apart = all(_is_apart(line, edges) or (at < first and len(line.shown) == 1) for at, line in enumerate(lines))
    is_apart = is_apart and not any(_names_one_twice(line, edges) for line in lines if _project_columns(line))
    return edges if is_apart and _has_headings(lines, edges) else []


def _names_one_twice(line: Line, edges: Sequence[int]) -> bool:
    """Whether two parts of a line name the same project: they are its year and its whole term, and one form."""
    parts = [tuple(filter(None, line.texts[start:end])) for start, end in _stretches(edges, len(line.texts))]
    named = [part[:2] for part in parts if len(part) > 1 or (part and field_of(part[0]) is None)]
    return len(set(named)) < len(named)


def _project_columns(line: Line) -> list[int]:
    """Return the columns of the labels that name a project, in the same words each time."""
    found = [(at, label) for at, text in enumerate(line.texts) if text and (label := _label(text))]
    return [at for at, _ in found] if len({label for _, label in found}) == 1 else []


def _label(text: str) -> str:
    """Return the label of a project's name in a cell of its own or before a colon, folded; '' where there is none."""
    if field_of(text) == "project":
        return fold(text).rstrip(":")
    said = said_in(text) if ":" in text or "：" in text else []
    return next((fold(one.label) for one in said if field_of(one.label) == "project"), "")


def _is_apart(line: Line, edges: Sequence[int]) -> bool:
    """Whether no cell with text reaches from one form into the next, nor stands left of the first."""
    if any(line.texts[: edges[0]]):
        return False
    inner = edges[1:]
    return all(not line.filled[at] or line.owners[at] != line.owners[at - 1] for at in inner if at < len(line.owners))


def _has_headings(lines: Sequence[Line], edges: Sequence[int]) -> bool:
    """Whether each form has a heading of indicators in one of its lines."""
    return all(
        any(sum(bool(text and candidates(text)) for text in line.filled[start:end]) >= _LEAST_WORDS for line in lines)
        for start, end in _stretches(edges, max(len(line.cells) for line in lines))
    )


def _stretches(edges: Sequence[int], width: int) -> list[tuple[int, int]]:
    return list(zip(edges, [*edges[1:], width], strict=True))


def _parted(lines: Sequence[Line], edges: Sequence[int], grids: int) -> Iterator[Line]:
    """Yield the lines of each form; a title over all of them stands above the first."""
    width = max(len(line.cells) for line in lines)
    for number, (start, end) in enumerate(_stretches([0, *edges[1:]], width)):
        for line in lines:
            is_over_all = not _is_apart(line, edges)
            if is_over_all:
                yield from [line] if number == 0 else []
                continue
            part = _between(line, start, end, line.grid + number * grids)
            if any(part.texts):
                yield part if number == 0 else replace(part, after_break=False)


def _between(line: Line, start: int, end: int, grid: int) -> Line:
    """Return the columns of a line from `start` to `end` as a line of another grid."""
    owners = tuple((grid, row, column) for _, row, column in line.owners[start:end])
    cells, texts, filled = line.cells[start:end], line.texts[start:end], line.filled[start:end]
    return replace(line, cells=cells, texts=texts, filled=filled, owners=owners, heights=line.heights[start:end])
