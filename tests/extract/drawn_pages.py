"""Small PDFs drawn stroke by stroke, for tests of how a page is read."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.extract import read

FONT = "STSong-Light"
WIDTH, HEIGHT = 300, 200


def canvas(path: Path, size: tuple[float, float] = (WIDTH, HEIGHT)) -> Canvas:
    """Return an empty page that writes Chinese."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    page = Canvas(str(path), pagesize=size, invariant=1)
    page.setFont(FONT, 10)
    return page


def two_by_two(page: Canvas, texts=("甲", "乙", "丙", "丁")) -> None:
    """Draw a ruled table of two rows and two columns between (50, 50) and (250, 150)."""
    page.grid([50, 150, 250], [50, 100, 150])
    for text, (x, y) in zip(texts, [(60, 120), (160, 120), (60, 70), (160, 70)], strict=True):
        page.drawString(x, y, text)


def tables(path: Path):
    """Return the tables that are read from a file."""
    return [grid for grid in read(path).grids if grid.kind == "table"]


def texts(grid) -> list[list[str]]:
    """Return the texts of a grid; ^ is a covered cell."""
    return [["^" if cell.is_covered else cell.text for cell in row] for row in grid.rows]


def saved_again(path: Path, *, rotation=0, media=None, crop=None) -> Path:
    """Turn the first page of a file and set its boxes (left, bottom, right, top)."""
    document = pypdfium2.PdfDocument(path)
    page = document[0]
    page.set_rotation(rotation)
    if media:
        page.set_mediabox(*media)
    if crop:
        page.set_cropbox(*crop)
    changed = path.with_name(f"changed-{path.name}")
    document.save(changed)
    document.close()
    return changed
