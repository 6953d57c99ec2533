"""PDF pages to grids: PDFium reads the pages, pdfplumber checks a few of them, a scan goes to character recognition.

How ink becomes cells is told in `pages.py`, how the check is made in `crosscheck.py`. Pages are closed one by one, so
that memory does not grow with their number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pypdfium2

from pipeline.extract.errors import UnreadableDocumentError
from pipeline.extract.page.ink import Ink
from pipeline.extract.page.lattice import PageTable
from pipeline.extract.pdf import pdfium
from pipeline.extract.pdf.crosscheck import Check, reference_doubt
from pipeline.extract.pdf.fonts import same_fonts
from pipeline.extract.pdf.objects import CrowdedPageError
from pipeline.extract.pdf.pages import page_grids
from pipeline.extract.pdf.reference import Reference
from pipeline.extract.pdf.unreadable import is_unreadable
from pipeline.extract.scan import document as scan
from pipeline.extract.unruled.borderless import BorderlessReader
from pipeline.records import Doubt, Extract, Grid, Place

_MAX_PAGES = 3000
_MOST_BY_REFERENCE = 300
"""Pages that the reference reads where PDFium cannot: it takes a tenth of a second for each."""
_MOST_EMPTY = 5
"""Pages without text that the reference is asked about."""
_FEW_GLYPHS = 30
"""A scanned page has hardly any text of its own: a page number, a stamp."""
_MOST_OF_PAGE = 0.7


def read_pdf(path: Path) -> Extract:
    """Return the grids of every page in reading order: lines of text and tables, and what is in doubt.

    `Place.row` and `Place.column` count inside a table; for text outside a table, `row` is the line on the page. Boxes
    are in points from the top left corner of the page as it is displayed.

    Raises:
        UnreadableDocumentError: the file is damaged, protected by a password, without text, or longer than any table.
    """
    with Reference(path) as reference, same_fonts():
        try:
            document = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError:
            return _Reading(reference).by_reference()
        try:
            return _Reading(reference).fast(document)
        finally:
            document.close()


@dataclass
class _Reading:
    """One document being read: its grids, what is in doubt, and the pages that the reference is to check.

    `scans` are its pages without text, `recognised` those of them that were read all the same.
    """

    reference: Reference
    unruled: BorderlessReader = field(default_factory=BorderlessReader)
    grids: list[Grid] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    check: Check = field(default_factory=Check)
    scans: int = 0
    recognised: int = 0
    empty: int = 0
    refusal: UnreadableDocumentError | None = None

    def fast(self, document: Any) -> Extract:  # noqa: ANN401 - pypdfium2 is not typed
        """Read all pages with PDFium, and check some of them."""
        _refuse_long(len(document), _MAX_PAGES)
        for number in range(1, len(document) + 1):
            self._read_page(document, number)
        self.doubts.extend(self.check.doubts(self.reference))
        return self._extract(len(document))

    def by_reference(self) -> Extract:
        """Read all pages with pdfplumber, because PDFium cannot open the file."""
        count = self.reference.count
        _refuse_long(count, _MOST_BY_REFERENCE)
        for number in range(1, count + 1):
            self._take(self.reference.ink(number), number)
        self.doubts.append(reference_doubt(1, "the document"))
        return self._extract(count)

    def _read_page(self, document: Any, number: int) -> None:  # noqa: ANN401
        try:
            page = document[number - 1]
        except pypdfium2.PdfiumError:
            self._use_reference(number)
            return
        try:
            ink = pdfium.ink(page)
            if _is_scan(ink):
                self._take_scan(page, ink, number)
            elif not ink.glyphs and not ink.cuts and self._is_missed(number):
                self._use_reference(number)
            else:
                self.check.note(number, ink, self._take(ink, number))
        except CrowdedPageError:
            self._give_up(number, "it is painted of more objects than any table")
        except pypdfium2.PdfiumError:
            self._use_reference(number)
        finally:
            page.close()

    def _take(self, ink: Ink, number: int) -> Sequence[PageTable]:
        """Take the grids of a page; return its ruled tables."""
        made = page_grids(ink, number, self.unruled)
        self.grids.extend(made.grids)
        self.doubts.extend(_unreadable(made.grids, number))
        return made.ruled

    def _is_missed(self, number: int) -> bool:
        """Whether the reference finds text on a page where PDFium finds none."""
        self.empty += 1
        if self.empty > _MOST_EMPTY:
            return False
        try:
            return bool(self.reference.ink(number).glyphs)
        except UnreadableDocumentError:
            return False

    def _use_reference(self, number: int) -> None:
        try:
            ink = self.reference.ink(number)
        except UnreadableDocumentError as error:
            self._give_up(number, str(error))
            return
        self._take(ink, number)
        self.doubts.append(reference_doubt(number, f"page {number}"))

    def _take_scan(self, page: Any, ink: Ink, number: int) -> None:  # noqa: ANN401
        """Take what character recognition reads of a page; where it cannot, what text the page has of its own."""
        self.scans += 1
        if self.scans > scan.MOST_PAGES:
            self._take(ink, number)
            self._give_up(number, f"it is a scan, and at most {scan.MOST_PAGES} scanned pages of a document are read")
            return
        try:
            scanned = scan.read_page(page, number)
        except UnreadableDocumentError as error:
            self.refusal = self.refusal or error
            self._take(ink, number)
            self._give_up(number, str(error))
            return
        self.recognised += 1
        self.grids.extend(scanned.grids)
        self.doubts.extend(scanned.doubts)
        if pdfium.has_blank_text(page):
            self._take_unseen(ink, number)

    def _take_unseen(self, ink: Ink, number: int) -> None:
        """Take the text of a scan that its picture does not show; the page has begun with what the picture shows."""
        made = page_grids(Ink(ink.glyphs, (), (), turn=ink.turn), number, BorderlessReader())
        self.grids.extend(replace(grid, page_break_before=False) for grid in made.grids)

    def _give_up(self, number: int, reason: str) -> None:
        message = f"page {number} is not read ({reason}): check whether a table stands on it"
        self.doubts.append(Doubt("P07", message, Place(row=1, column=1, page=number)))

    def _extract(self, pages: int) -> Extract:
        if not any(cell.text for grid in self.grids for row in grid.rows for cell in row):
            raise self.refusal or UnreadableDocumentError("a PDF without text: ask the publisher for one with text")
        kind = "scan_pdf" if self.recognised else "pdf"
        return Extract(kind, pages, tuple(self.grids), (*self.doubts, *self.unruled.doubts))


def _refuse_long(pages: int, most: int) -> None:
    if pages > most:
        raise UnreadableDocumentError(f"{pages} pages: split it, at most {most} are read")


def _is_scan(ink: Ink) -> bool:
    """Whether a page is a picture with hardly any text of its own."""
    return ink.picture_share >= _MOST_OF_PAGE and sum(len(g.text.strip()) for g in ink.glyphs) < _FEW_GLYPHS


def _unreadable(grids: tuple[Grid, ...], number: int) -> list[Doubt]:
    """Return a doubt where characters of a page cannot be decoded, with the place of the first."""
    cells = [c for grid in grids for row in grid.rows for c in row if not c.text.isascii() and is_unreadable(c.text)]
    if not cells:
        return []
    message = (
        f"page {number}: characters in {len(cells)} cells or lines are not named by their font and cannot be read: "
        "load the document as .xlsx, or ask the publisher for a PDF whose text can be copied"
    )
    return [Doubt("P06", message, cells[0].place, cells[0].text)]
