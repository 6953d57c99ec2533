"""What a heading says beside its columns' fields: a money unit, an unknown word, or no word at all.

Which field a heading stands for is told in `headings.py`. Hands on the unit as printed, and findings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from pipeline.parse.headings import Heading, HeadingCell, with_unit_column
from pipeline.parse.labels import money_unit_in
from pipeline.parse.lines import Line
from pipeline.records import Finding, Printed
from pipeline.text import fold

_AMOUNTS = ("amount", "amount_adjusted", "amount_executed", "amount_monitored")
_UNNAMED = "—"


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
    units = [_unit_in(cell.text) for cell in cells]
    if not any(units):
        return None
    is_one = units[0] is not None and set(units) <= {units[0], None}
    text = units[0] if is_one else "、".join(unit or _UNNAMED for unit in units)
    return Printed(text or "", line.cells[cells[0].start].place)


def _unit_in(heading: str) -> str | None:
    text = fold(heading)
    inside = text[text.rfind("(") + 1 : -1] if text.endswith(")") else ""
    return money_unit_in(inside.split(":")[-1]) if inside else None


def unknown_heading(cell: HeadingCell, line: Line) -> Finding:
    """Return the finding about a heading that is not in the vocabulary."""
    return Finding(
        "P01",
        "warning",
        f'heading "{cell.text}" is not in the vocabulary and its column is left: add a line to '
        "pipeline/vocabulary/headings.csv",
        place=line.cells[cell.start].place,
        evidence=cell.text,
    )
