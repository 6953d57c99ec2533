"""A picture of a page to grids of cells: rules, the lines of text in each cell, characters, and how sure they are.

The cells are found first and each is looked into on its own, so that a text never runs into its neighbour; then the
page is made of these texts and rules as any other. Hands on the same grids as for a page with text, and the doubts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from pipeline.extract.errors import UnreadableDocumentError
from pipeline.extract.page.ink import Glyph, Ink
from pipeline.extract.pdf.pages import page_grids
from pipeline.extract.scan.document import ScannedPage
from pipeline.extract.scan.file import pictures
from pipeline.extract.scan.line_reading import ReadLine, read_lines
from pipeline.extract.scan.picture import scale_for
from pipeline.extract.scan.recognise import Picture
from pipeline.extract.scan.surety import doubts_of, with_confidence
from pipeline.extract.scan.way_up import View, upright
from pipeline.extract.unruled.borderless import BorderlessReader
from pipeline.records import Box, Doubt, Extract, Grid


def read_page(page: Any, number: int) -> ScannedPage:  # noqa: ANN401 - pypdfium2 is not typed
    """Return what a `pypdfium2.PdfPage` that is a picture says; `number` counts from 1.

    Raises:
        UnreadableDocumentError: it is no page of text.
    """
    per_point = scale_for(*page.get_size())
    bitmap = page.render(scale=per_point, grayscale=True).to_numpy()
    grey = bitmap[:, :, 0] if bitmap.ndim == 3 else bitmap
    return _read(np.ascontiguousarray(grey), per_point, number)


def read_picture(path: Path) -> Extract:
    """Return what the pages of a picture file say.

    Raises:
        UnreadableDocumentError: the file is damaged, larger than any page, or no page of text.
    """
    grids: list[Grid] = []
    doubts: list[Doubt] = []
    number = 0
    for number, (grey, per_point) in enumerate(pictures(path), start=1):
        page = _read(grey, per_point, number)
        grids.extend(page.grids)
        doubts.extend(page.doubts)
    return Extract("scan", number, tuple(grids), tuple(doubts))


def _read(grey: Picture, per_point: float, number: int) -> ScannedPage:
    """Return what a page says.

    Raises:
        UnreadableDocumentError: it is no page of text.
    """
    try:
        view = upright(grey, per_point)
        regions = read_lines(view.ruled.picture, view.regions)
    except cv2.error as error:
        raise UnreadableDocumentError(f"a picture that cannot be looked at ({error.err or error.code})") from error
    in_cells = [line for region in regions[: view.cells] for line in region]
    loose = [line for region in regions[view.cells :] for line in region]
    read = {glyph: line for line in in_cells for glyph in _whole(line, view)}
    read |= {glyph: line for line in loose for glyph in _characters(line, view)}
    ink = Ink(tuple(read), view.ruled.horizontal, view.ruled.vertical)
    made = page_grids(ink, number, BorderlessReader()).grids
    grids = [_placed(with_confidence(grid, read), view) for grid in made]
    return ScannedPage(tuple(grids), tuple(doubts_of([*in_cells, *loose], view, made, number)))


def _whole(line: ReadLine, view: View) -> Iterator[Glyph]:
    """Yield the text of a line in a cell as one glyph: its cell is known, and nothing of it is to be parted."""
    if line.text:
        yield Glyph(line.text, view.box(line.span))


def _characters(line: ReadLine, view: View) -> Iterator[Glyph]:
    """Yield the characters of a line outside the tables, spread over its width as wide as they are printed."""
    box = view.box(line.span)
    widths = [1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in line.text]
    step = (box.x1 - box.x0) / max(sum(widths), 0.5)
    left = box.x0
    for character, width in zip(line.text, widths, strict=True):
        yield Glyph(character, Box(left, box.top, left + width * step, box.bottom))
        left += width * step


def _placed(grid: Grid, view: View) -> Grid:
    """Return the grid with its boxes where they stand on the page as it is displayed."""
    rows = tuple(
        tuple(
            replace(cell, place=replace(cell.place, box=view.back(cell.place.box))) if cell.place.box else cell
            for cell in row
        )
        for row in grid.rows
    )
    return replace(grid, rows=rows)
