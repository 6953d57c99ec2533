"""Forms that follow each other under one title, in one table or in several: what stands above the first holds for all.

Only what is printed above the first form's own labels is carried on; a form with a title has its own captions. Where a
form between them says another money unit or body, nobody knows which of both holds for the next: neither is carried.
Hands on the surroundings that each form begins with.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from pipeline.parse.forms.captions import is_caption, is_project_line, is_title_line
from pipeline.parse.forms.stretches import Stretch
from pipeline.parse.labels import declared_unit_in
from pipeline.parse.lines import Line
from pipeline.parse.notes import is_page_number
from pipeline.parse.surroundings import Surroundings

_LONGEST_LABEL = 24


def surroundings_of(run: Sequence[Line], found: Sequence[Stretch]) -> list[Surroundings]:
    """Return for each form the surroundings that it begins with: blank, or those of the forms before it."""
    made: list[Surroundings] = []
    captions: Surroundings | None = None
    for at, stretch in enumerate(found):
        around = Surroundings()
        lines = run[stretch.start : stretch.start + min(stretch.headings)]
        follows = at > 0 and _follows(run, found[at - 1].end, stretch.start)
        if any(map(is_title_line, lines)) or not follows:
            captions = _captions(lines)
        elif captions is not None:
            around.take_over(captions)
            captions = None if _says_otherwise(lines, captions) else captions
        made.append(around)
    return made


def _follows(run: Sequence[Line], end: int, start: int) -> bool:
    """Whether a form begins right where the form before it ends: in its table, over a page edge, or in the next table.

    Text between them may be a title that nobody knows, with a money unit of its own.
    """
    last, first = run[end - 1], run[start]
    is_next = all(is_page_number(line) for line in run[end:start])
    return is_next and first.sheet == last.sheet and first.is_table


def _says_otherwise(lines: Sequence[Line], captions: Surroundings) -> bool:
    """Whether the lines above a form's indicators say another money unit than the captions, or its own captions a body.

    A money unit may stand in a label too: 预算金额（万元）.
    """
    units = {declared_unit_in(text) for line in lines for text in line.texts if len(text) <= _LONGEST_LABEL}
    own = Surroundings()
    for line in takewhile(lambda line: is_caption(line) and not is_project_line(line), lines):
        for cell, text in zip(line.cells, line.texts, strict=True):
            own.learn(cell, text)
    carried = captions.money_unit
    said = [(own.department, captions.department), (own.unit, captions.unit)]
    is_other_body = any(mine is not None and (not its or mine.text != its.text) for mine, its in said)
    return is_other_body or (carried is not None and bool(units - {None, carried.text}))


def _captions(lines: Sequence[Line]) -> Surroundings | None:
    """Return what the lines above a form's labels say, None where none of them is a title or outside the table."""
    around = Surroundings()
    is_above = False
    for line in lines:
        if not is_caption(line) or is_project_line(line):
            break
        is_above = is_above or is_title_line(line) or not line.is_table
        for cell, text in zip(line.cells, line.texts, strict=True):
            if text:
                around.learn(cell, text)
    around.start_table()
    return around if is_above else None
