"""What a heading says beside its columns' fields: a money unit, an unknown word, or no word at all.

Which field a heading stands for is told in `headings.py`. Hands on the unit as printed, and findings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from pipeline.parse.headings import Heading, HeadingCell, candidates, with_unit_column
from pipeline.parse.labels import money_unit_in
from pipeline.parse.lines import Line
from pipeline.parse.rows import Row
from pipeline.records import Finding, Place, Printed
from pipeline.text import fold

_AMOUNTS = ("amount", "amount_adjusted", "amount_executed", "amount_monitored")
_UNNAMED = "—"
_TARGETS = frozenset({"project", "level_1", "level_2", "name", "value"})
_LEAST_HEADINGS, _LEAST_TELLING = 4, 3
_LONGEST_HEADING = 120
_PROSE = re.compile("[。，；]")


@dataclass
class UnitColumns:
    """Finds the unit's column of headings that leave it without a word; a heading that is repeated is looked up once.

    `run` are the lines of the document.
    """

    run: Sequence[Line]
    _known: dict[object, HeadingCell | None] = field(default_factory=dict)

    def added(self, heading: Heading, index: int) -> Heading:
        """Return the heading, whose last line is at `index`, with the unit's column if it is found below."""
        width = len(self.run[index].cells)
        key = (width, tuple((name, cell.start) for name, cell in heading.columns.items()))
        if key not in self._known:
            below = (line for line in islice(self.run, index + 1, None) if line.is_table and len(line.cells) == width)
            found = with_unit_column(heading, below).columns
            self._known[key] = None if "unit" in heading.columns else found.get("unit")
        unit = self._known[key]
        return replace(heading, columns={**heading.columns, "unit": unit}) if unit else heading


def money_unit_of(heading: Heading, line: Line) -> Printed | None:
    """Return the money unit that the headings of amounts carry, 预算数（万元）, or None where none does.

    One column's unit holds for those that name none right of it. Where they cannot be told to have one unit, all that
    they name are returned as one text, which is no unit: no amount is then read in the unit of another column.
    """
    cells = [heading.columns[name] for name in _AMOUNTS if name in heading.columns]
    units = [_unit_in(cell.text) or _unit_in(cell.banner) for cell in cells]
    if not any(units):
        return None
    is_one = units[0] is not None and set(units) <= {units[0], None}
    text = units[0] if is_one else "、".join(unit or _UNNAMED for unit in units)
    return Printed(text or "", _place(line, cells[0].start))


def _place(line: Line, column: int) -> Place:
    """Return the place of a heading in the first of its rows; in plain text that one may end before the column."""
    return line.cells[min(column, len(line.cells) - 1)].place


def is_heading_in_one_cell(line: Line) -> bool:
    """Whether a line is one text of headings parted by blanks: the columns below it cannot be told either."""
    if line.is_hidden or len(line.shown) != 1 or len(line.shown[0]) > _LONGEST_HEADING or _PROSE.search(line.shown[0]):
        return False
    words = line.shown[0].split()
    known = [candidates(word)[0].field for word in words if candidates(word)]
    return (
        len(known) >= _LEAST_HEADINGS and len(known) > len(words) / 2 and len(_TARGETS & set(known)) >= _LEAST_TELLING
    )


def _unit_in(heading: str) -> str | None:
    text = fold(heading)
    inside = text[text.rfind("(") + 1 : -1] if text.endswith(")") else ""
    return money_unit_in(inside.split(":")[-1]) if inside else None


def unknown_heading(cell: HeadingCell, line: Line) -> Finding:
    """Return the finding about a heading that is not in the vocabulary, or that heads a part of a banner's columns."""
    unknown = f'heading "{cell.text}" is not in the vocabulary and its column is left: add a line to '
    part = (
        f'the column "{cell.text}" under "{cell.banner}" is left: it holds a part, another year, or one of several '
        f'wholes; where it is the whole of "{cell.banner}", add its word to '
    )
    message = (
        f"{part}pipeline/vocabulary/sub_headings.csv" if cell.is_part else f"{unknown}pipeline/vocabulary/headings.csv"
    )
    return Finding("P01", "warning", message, place=_place(line, cell.start), evidence=cell.text)


def undecided_heading(heading: Heading, line: Line) -> list[Finding]:
    """Return a finding for each field whose banner stands over several columns, none of which is clearly the whole."""
    parts = [cell for cell in heading.unknown if cell.is_part]
    findings = []
    for banner in dict.fromkeys(cell.banner for cell in parts):
        below = "、".join(cell.text for cell in parts if cell.banner == banner)
        if _field_of(banner) in heading.undecided:
            message = (
                f'no value is read under "{banner}": of its columns ({below}) none, or more than one, is the whole'
            )
            place = _place(line, min(cell.start for cell in parts if cell.banner == banner))
            findings.append(Finding("P01", "warning", message, place, f"{banner}: {below}", state="undecidable"))
    return findings


def _field_of(text: str) -> str:
    known = candidates(text)
    return known[0].field if known else ""


def crowded_columns(rows: Sequence[Row]) -> list[Finding]:
    """Return a finding for each heading under which rows show several different values in several columns."""
    firsts: dict[str, Row] = {}
    for row in rows:
        for name in row.crowded:
            firsts.setdefault(name, row)
    findings = []
    for name, row in firsts.items():
        message = (
            f"the heading of the {name} stands over several filled columns and nothing says which is meant: none is"
        )
        evidence = " | ".join(row.line.shown)
        findings.append(Finding("P01", "warning", message, row.place, evidence, state="undecidable"))
    return findings
