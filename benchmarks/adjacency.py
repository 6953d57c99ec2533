"""Adjacency relations of table cells, by which the ICDAR 2013 table competition compares tables.

Two cells are related when one is the other's nearest neighbour with a text, to the right or below (Göbel, Hassan, Oro,
Orsi: ICDAR 2013 Table Competition, section III). Reading tables out of files is not done here; hands on scores.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from xml.etree import ElementTree

Relation = tuple[str, str, str]
"""The two normalised texts, and "right" or "below"."""
_ODD = re.compile(r"[^0-9A-Z_]")


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell with a text and the rows and columns that it covers, from 0, both ends included."""

    text: str
    row: int
    column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Score:
    """How many relations are right, of those found and of those that are true."""

    right: int
    found: int
    true: int

    @property
    def precision(self) -> float:
        """The share of found relations that are right; 1 where nothing was found and nothing was to be found."""
        return self.right / self.found if self.found else float(not self.true)

    @property
    def recall(self) -> float:
        """The share of true relations that were found."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def normalised(text: str) -> str:
    """Return a text as the competition compares it: no white space, upper case, `_` for each special character."""
    return _ODD.sub("_", "".join(text.split()).upper())


def relations(cells: Iterable[TableCell]) -> Counter[Relation]:
    """Return the relations of one table; cells without a text are passed over."""
    filled = [cell for cell in cells if normalised(cell.text)]
    at = {(r, c): cell for cell in filled for r in _rows(cell) for c in _columns(cell)}
    height = max((cell.last_row for cell in filled), default=-1)
    width = max((cell.last_column for cell in filled), default=-1)
    found: Counter[Relation] = Counter()
    for cell in filled:
        right = {
            id(other): other for r in _rows(cell) for other in _first(at, cell, [(r, c) for c in range(width + 1)])
        }
        below = {
            id(other): other for c in _columns(cell) for other in _first(at, cell, [(r, c) for r in range(height + 1)])
        }
        found.update((normalised(cell.text), normalised(other.text), "right") for other in right.values())
        found.update((normalised(cell.text), normalised(other.text), "below") for other in below.values())
    return found


def _rows(cell: TableCell) -> range:
    return range(cell.row, cell.last_row + 1)


def _columns(cell: TableCell) -> range:
    return range(cell.column, cell.last_column + 1)


def _first(
    at: dict[tuple[int, int], TableCell], cell: TableCell, slots: Sequence[tuple[int, int]]
) -> Iterator[TableCell]:
    """Yield the first other cell on a line of slots, beyond the cell itself."""
    beyond = (slot for slot in slots if slot[0] > cell.last_row or slot[1] > cell.last_column)
    found = next((at[slot] for slot in beyond if slot in at), None)
    if found is not None:
        yield found


def score(found: Iterable[Sequence[TableCell]], true: Iterable[Sequence[TableCell]]) -> Score:
    """Return the score of one document: the relations of all tables found against those of all true ones."""
    ours: Counter[Relation] = Counter()
    truth: Counter[Relation] = Counter()
    for table in found:
        ours.update(relations(table))
    for table in true:
        truth.update(relations(table))
    return Score((ours & truth).total(), ours.total(), truth.total())


def mean(scores: Sequence[Score]) -> dict[str, float]:
    """Return the means over documents: `f1`, `precision`, `recall`."""
    return {name: fmean(getattr(one, name) for one in scores) for name in ("f1", "precision", "recall")}


def truth_of(path: Path) -> list[list[TableCell]]:
    """Return the true tables of a document, from the competition's `*-str.xml`; a region is a table of its own."""
    root = ElementTree.parse(path).getroot()
    return [[_true_cell(cell) for cell in region.iter("cell")] for region in root.iter("region")]


def _true_cell(cell: ElementTree.Element) -> TableCell:
    row, column = int(cell.attrib["start-row"]), int(cell.attrib["start-col"])
    text = cell.findtext("content") or ""
    return TableCell(text, row, column, int(cell.get("end-row", row)), int(cell.get("end-col", column)))
