"""A ruled table drawn as a PDF, with merged cells that may cross page edges.

Measuring is done in `geometry`; here rules and text are put on pages. The type is STSong-Light, which every PDF
reader has to know, and the document carries no date, so that the same table gives the same bytes.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from samples.drawing.geometry import (
    Look,
    Merge,
    Piece,
    RowPlace,
    Table,
    cell_lines,
    column_edges,
    pieces,
    place_rows,
    row_heights,
)

_FONT = "STSong-Light"
_TITLE_SIZE = 13.0
_ASCENT = 0.86
"""Where the base line of this type lies below the top of a line, in type sizes."""

Rows = Sequence[Sequence[str]]


def ruled_pdf(  # noqa: PLR0913 - each argument is one thing that a publisher may do to a page
    path: Path,
    pages: Sequence[Rows],
    *,
    merges: Sequence[Merge] = (),
    widths: Sequence[float] = (),
    title: str | None = None,
    unit: str | None = None,
    repeat_heading: int = 0,
    look: Look | None = None,
    password: str | None = None,
) -> Path:
    """Draw a ruled table over pages and return the path.

    Args:
        path: the file to write; its folder is made where it is missing.
        pages: the table's rows, page by page; all rows have the same number of columns.
        merges: the merged cells, counted over the rows of all pages from 0; one may cross a page edge.
        widths: relative column widths; all alike where empty.
        title: the line above the table on the first page, or None.
        unit: the line below it that names the money unit, or None.
        repeat_heading: how many of the first rows are printed again on top of each later page.
        look: paper and type.
        password: encrypts the document, for its owner and its reader alike.

    Raises:
        ValueError: the rows of a page do not fit on it.
    """
    look = look or Look()
    table = _table([row for page in pages for row in page], merges, widths, look)
    heights = row_heights(table, look, _measure(look))
    heading = sum(heights[:repeat_heading])
    places = place_rows([len(page) for page in pages], heights, look, heading)
    canvas, buffer = _canvas(look, title, password)
    for number in range(len(pages)):
        if number == 0:
            _draw_lines_above(canvas, title, unit, look)
        for piece in _pieces_of(table, places, look, number, repeat_heading):
            _draw_rules(canvas, piece, look)
            _draw_text(canvas, piece, look)
        canvas.showPage()
    canvas.save()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(buffer.getvalue())
    return path


def page_rows(
    rows: Rows,
    *,
    merges: Sequence[Merge] = (),
    widths: Sequence[float] = (),
    repeat_heading: int = 0,
    look: Look | None = None,
    break_before: int | None = None,
) -> list[Rows]:
    """Return the rows page by page: as many as fit, and a page edge before row `break_before` where one is given."""
    look = look or Look()
    heights = row_heights(_table(rows, merges, widths, look), look, _measure(look))
    bottom = look.height - look.margin
    top = look.margin + look.title_space
    pages: list[list[Sequence[str]]] = [[]]
    for number, (row, height) in enumerate(zip(rows, heights, strict=True)):
        if pages[-1] and (top + height > bottom or number == break_before):
            pages.append([])
            top = look.margin + sum(heights[:repeat_heading])
        pages[-1].append(row)
        top += height
    return list(pages)


def _table(rows: Rows, merges: Sequence[Merge], widths: Sequence[float], look: Look) -> Table:
    """Return the table with its column edges measured."""
    columns = max(map(len, rows), default=1)
    return Table(tuple(tuple(row) for row in rows), tuple(merges), column_edges(widths or [1.0] * columns, look))


def _measure(look: Look) -> functools.partial[float]:
    """Return the function that measures a text in points."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    return functools.partial(pdfmetrics.stringWidth, fontName=_FONT, fontSize=look.font_size)


def _canvas(look: Look, title: str | None, password: str | None) -> tuple[Canvas, io.BytesIO]:
    """Return an empty document that carries no date, and where it is written."""
    buffer = io.BytesIO()
    encrypt = StandardEncryption(password, ownerPassword=password) if password else None
    canvas = Canvas(buffer, pagesize=(look.width, look.height), invariant=1, encrypt=encrypt)
    canvas.setTitle(title or "")
    return canvas, buffer


def _draw_lines_above(canvas: Canvas, title: str | None, unit: str | None, look: Look) -> None:
    """Draw the title in the middle and the money unit to the right."""
    canvas.setFont(_FONT, _TITLE_SIZE)
    canvas.drawCentredString(look.width / 2, look.height - look.margin - _TITLE_SIZE, title or "")
    canvas.setFont(_FONT, look.font_size)
    canvas.drawRightString(look.width - look.margin, look.height - look.margin - look.title_space + 5, unit or "")


def _pieces_of(table: Table, places: Sequence[RowPlace], look: Look, page: int, repeat_heading: int) -> list[Piece]:
    """Return the parts of all cells that lie on a page, with the heading that is repeated there."""
    found: list[Piece] = []
    for cell, text in table.cells():
        lines = cell_lines(table, cell, text, look, _measure(look))
        found += [piece for piece in pieces(table, cell, lines, places, look) if piece.page == page]
        if page and cell.row < repeat_heading:
            again = [_moved_to_top(place, page, look) for place in places[:repeat_heading]]
            found += pieces(table, cell, lines, again, look)
    return found


def _moved_to_top(place: RowPlace, page: int, look: Look) -> RowPlace:
    """Return the place of a heading row where it is printed again."""
    return RowPlace(page, place.top - look.title_space, place.bottom - look.title_space)


def _draw_rules(canvas: Canvas, piece: Piece, look: Look) -> None:
    """Draw the four rules of a cell; a page edge that cuts it has none where breaks are open."""
    top, bottom = look.height - piece.top, look.height - piece.bottom
    canvas.setLineWidth(0.5)
    canvas.line(piece.x0, top, piece.x0, bottom)
    canvas.line(piece.x1, top, piece.x1, bottom)
    if not (look.open_breaks and piece.is_cut_above):
        canvas.line(piece.x0, top, piece.x1, top)
    if not (look.open_breaks and piece.is_cut_below):
        canvas.line(piece.x0, bottom, piece.x1, bottom)


def _draw_text(canvas: Canvas, piece: Piece, look: Look) -> None:
    """Draw a cell's lines: one alone in the middle of the cell's width, several from its left edge."""
    canvas.setFont(_FONT, look.font_size)
    base = look.height - piece.first_line_top - _ASCENT * look.font_size - (look.leading - look.font_size) / 2
    for line in piece.lines:
        if len(piece.lines) == 1 and not (piece.is_cut_above or piece.is_cut_below):
            canvas.drawCentredString((piece.x0 + piece.x1) / 2, base, line)
        else:
            canvas.drawString(piece.x0 + look.padding, base, line)
        base -= look.leading
