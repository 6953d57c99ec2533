"""A few pages of a document read a second time by the reference, and the cells compared.

Blanks, widths of letters and the order of what nobody sees do not matter; a letter or a border does. Hands on a doubt
for each page where the two readers do not read the same cells.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from pipeline.extract.errors import UnreadableDocumentError
from pipeline.extract.page.ink import Cut, Ink
from pipeline.extract.page.lattice import PageTable, ruled_tables
from pipeline.extract.page.turn import Turn
from pipeline.extract.pdf.reference import Reference
from pipeline.extract.unruled.lattices import is_no_table
from pipeline.records import Cell, Doubt, Place
from pipeline.text import clean

RULE_ID = "P05"
_MOST_WORK = 12_000
"""Characters and rules of a page that the reference is asked to read: about a second's work."""
_NONE = "(no cell)"


@dataclass(frozen=True, slots=True)
class _Read:
    """A page as it was read: its ruled tables, how much text these hold, how much work it was, and what is not seen."""

    number: int
    tables: Sequence[PageTable]
    characters: int
    work: int
    cuts: Sequence[Cut]
    turn: Turn


@dataclass
class Check:
    """The two pages of a document that are worth checking, of those with ruled tables."""

    fullest: _Read | None = None
    last: _Read | None = None

    def note(self, number: int, ink: Ink, tables: Sequence[PageTable]) -> None:
        """Take note of a page and its ruled tables; pages come in their order."""
        characters = sum(len(cell.text) for table in tables for row in table.rows for cell in row)
        if not characters:
            return
        work = len(ink.glyphs) + len(ink.horizontal) + len(ink.vertical)
        page = _Read(number, tables, characters, work, ink.cuts, ink.turn)
        if self.fullest is None or characters > self.fullest.characters:
            self.last = max((one for one in (self.last, self.fullest) if one), key=lambda one: one.number, default=None)
            self.fullest = page
        else:
            self.last = page

    def sample(self) -> list[int]:
        """Return the pages to check: the fullest, where performance tables stand, and the last other one, with totals.

        Faults belong to a font or to the program that made the file, so that two pages tell of most; the choice
        depends on the pages alone, and a page of maps is left out.
        """
        return [page.number for page in self._sample()]

    def _sample(self) -> list[_Read]:
        pages = [page for page in (self.fullest, self.last) if page and page.work <= _MOST_WORK]
        return sorted(pages, key=lambda page: page.number)

    def doubts(self, reference: Reference) -> Iterator[Doubt]:
        """Yield what the two readers do not agree upon, page by page of the sample."""
        for page in self._sample():
            try:
                again = reference.ink(page.number, page.cuts, page.turn)
            except UnreadableDocumentError as error:
                yield _unchecked(page.number, error)
                return
            yield from disagreement(page.tables, _tables(again, page.number), page.number)


def _tables(ink: Ink, number: int) -> list[PageTable]:
    return ruled_tables(ink, number, is_no_table).tables


def _unchecked(number: int, error: UnreadableDocumentError) -> Doubt:
    message = f"page {number} could not be read a second time ({error}): compare its tables with the document"
    return Doubt(RULE_ID, message, Place(row=1, column=1, page=number))


def reference_doubt(number: int, what: str) -> Doubt:
    """Return the doubt for a page or document that only the reference can read."""
    message = f"only one of two readers could read {what}: compare its tables with it"
    return Doubt(RULE_ID, message, Place(row=1, column=1, page=number))


def disagreement(found: Sequence[PageTable], expected: Sequence[PageTable], number: int) -> list[Doubt]:
    """Return a doubt for a page whose tables two readers read differently, with the first cell that differs.

    Args:
        found: the page's ruled tables as they are loaded.
        expected: as the reference reads them.
        number: the page, from 1.
    """
    pairs = [
        (cell, other)
        for table, reference in zip_longest(found, expected)
        for cell, other in _pairs(table, reference)
        if _letters(cell) != _letters(other)
    ]
    if not pairs:
        return []
    cell, other = pairs[0]
    place = cell.place if cell else Place(row=1, column=1, page=number)
    message = (
        f"two readers do not agree on {len(pairs)} cells of page {number}: compare the tables on it with the document, "
        "or load it as .xlsx"
    )
    observed, wanted = cell.text if cell else _NONE, other.text if other else _NONE
    return [Doubt(RULE_ID, message, place, evidence=observed, observed=observed, expected=wanted)]


def _pairs(table: PageTable | None, other: PageTable | None) -> Iterator[tuple[Cell | None, Cell | None]]:
    rows, others = table.rows if table else (), other.rows if other else ()
    for row, reference in zip_longest(rows, others, fillvalue=()):
        yield from zip_longest(row, reference)


def _letters(cell: Cell | None) -> tuple[str, bool] | None:
    """Return what must be the same of a cell: its letters without blanks and widths, and whether a merge covers it."""
    if cell is None:
        return None
    folded = unicodedata.normalize("NFKC", clean(cell.text))
    return "".join(c for c in folded if not c.isspace() and unicodedata.category(c) != "Cf"), cell.is_covered
