"""Lines of a form told by their label cells: the one that names the project, the department, captions, other labels.

A label stands in a cell of its own, or before a colon. What stands beside it is read elsewhere.
Hands on yes or no, and the parts of a cell that says `label：text`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.parse.forms.words import DEPARTMENTS, field_of, fund_of
from pipeline.parse.labels import is_cover, is_title, is_year_alone, labels_in
from pipeline.parse.lines import Line
from pipeline.text import fold

_SAID = re.compile(r"([^:：]{1,24})[:：]\s*(.+)", re.DOTALL)
_WIDE = re.compile(r"\s{2,}|\u3000+")
_BLOCK = re.compile(r"(项目)?(中?长期|中期|实施期|年度|当年)(绩效)?(目标|指标)表")
_OF_DEPARTMENTS = frozenset({*DEPARTMENTS, "unit"})


@dataclass(frozen=True, slots=True)
class Said:
    """A cell, or a part of one, that holds a label and its text: `项目名称：某项目`."""

    label: str
    text: str


def said_in(text: str) -> list[Said]:
    """Return the label and text of each part of a cell in which a form's label is followed by its text."""
    parts = (_SAID.fullmatch(part.strip()) for part in _WIDE.split(text))
    found = [Said(match[1].strip(), match[2].strip()) for match in parts if match]
    whole = _SAID.fullmatch(text.strip())
    found = found or ([Said(whole[1].strip(), whole[2].strip())] if whole else [])
    return [said for said in found if field_of(said.label) or fund_of(said.label)]


def _names(line: Line) -> set[str | None]:
    """Return the fields that the line's cells are labels of."""
    own = {field_of(text) for text in line.shown}
    return own | {field_of(said.label) for text in line.shown for said in said_in(text)}


def is_project_line(line: Line) -> bool:
    """Whether the line has a label that a project's name stands beside."""
    return "project" in _names(line)


def is_department_line(line: Line) -> bool:
    """Whether the line has a label that a department's or unit's name stands beside."""
    return bool(_OF_DEPARTMENTS & _names(line))


def is_label_line(line: Line) -> bool:
    """Whether the line has any label of a form or of its money."""
    return any(_names(line)) or any(fund_of(text) for text in line.shown)


def is_title_line(line: Line) -> bool:
    """Whether the line shows a title and nothing else; the title of a block inside a table is none of a form."""
    return len(line.shown) == 1 and is_title(line.shown[0]) and not (line.is_table and is_block_title(line.shown[0]))


def is_block_title(text: str) -> bool:
    """Whether a text stands over the goals or indicators of the year, or of the whole term, in one form."""
    return _BLOCK.fullmatch(fold(text)) is not None


def is_caption(line: Line) -> bool:
    """Whether the line shows a title and nothing else, or only a year and labels such as the money unit."""
    if len(line.shown) != 1:
        return bool(line.shown) and all(labels_in(text) or is_year_alone(text) for text in line.shown)
    text = line.shown[0]
    return is_title(text) or is_cover(text) or is_year_alone(text) or bool(labels_in(text) or said_in(text))
