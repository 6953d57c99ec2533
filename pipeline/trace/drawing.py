"""Pages as pictures with a coloured box for each value, and a legend beside the page.

Field names in the legend are English, so that no Chinese font is needed; the values can be read on the page itself.
Hands on one picture a page; pages of PDFs and scans can be drawn, other documents have none.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from pipeline.extract.scan.document import pages_of_picture
from pipeline.records import Box
from pipeline.trace.values import ValuePlace, pages_of

DRAWN = ("pdf", "scan_pdf", "scan")
"""Formats whose documents have pages that can be drawn."""
_SCALE = 2.0
_MOST_PIXELS = 16_000_000
_COLOURS = (
    "#d62728",
    "#1f77b4",
    "#2ca02c",
    "#9467bd",
    "#ff7f0e",
    "#17becf",
    "#e377c2",
    "#8c564b",
    "#7f7f00",
    "#004d40",
)
_MARGIN, _TYPE, _LINE = 210, 14, 24
_OUTLINE = 3
_TINT = 40
"""Of 255: how much of its colour a box is filled with, so that the text under it can still be read."""


def drawn_pages(path: Path, document_format: str, values: Sequence[ValuePlace]) -> list[tuple[int, Image.Image]]:
    """Return each page that values stand on, with its number, a box for each value, and a legend.

    Args:
        path: the document.
        document_format: as the reading names it; of formats other than `DRAWN` no page is drawn.
        values: the values, of any pages.

    Raises:
        OSError: the document or a page of it cannot be opened.
        UnreadableDocumentError: it is a scan, and what reads scans is not installed.
    """
    if document_format not in DRAWN:
        return []
    render = _pdf_page if document_format.endswith("pdf") else _scanned_page
    numbered = list(enumerate(values))
    pages = []
    for number in pages_of(values):
        picture, scale = render(path, number)
        boxes = [(n, value.field, value.place.box) for n, value in numbered if value.place.page == number]
        pages.append((number, _with_boxes(picture, scale, [(n, name, box) for n, name, box in boxes if box])))
    return pages


def _pdf_page(path: Path, number: int) -> tuple[Image.Image, float]:
    """Return a page as it is displayed, and its pixels per point."""
    try:
        with closing(pypdfium2.PdfDocument(path)) as document:
            page = document[number - 1]
            width, height = page.get_size()
            scale = min(_SCALE, math.sqrt(_MOST_PIXELS / max(width * height, 1.0)))
            return page.render(scale=scale).to_pil().convert("RGB"), scale
    except pypdfium2.PdfiumError as error:
        raise OSError(None, f"page {number} cannot be drawn ({error})", str(path)) from error


def _scanned_page(path: Path, number: int) -> tuple[Image.Image, float]:
    grey, per_point = next(islice(pages_of_picture(path), number - 1, None))
    picture = Image.fromarray(grey).convert("RGB")
    shrink = min(1.0, _SCALE / per_point)
    size = (max(round(picture.width * shrink), 1), max(round(picture.height * shrink), 1))
    return picture.resize(size), per_point * shrink


def _with_boxes(picture: Image.Image, scale: float, boxes: Iterable[tuple[int, str, Box]]) -> Image.Image:
    """Return the page with a box for each value and a legend to its right; nothing of the page is covered by it."""
    boxes = list(boxes)
    height = max(picture.height, _LINE * (len(boxes) + 1))
    sheet = Image.new("RGB", (picture.width + _MARGIN, height), "white")
    sheet.paste(picture, (0, 0))
    draw = ImageDraw.Draw(sheet, "RGBA")
    font = ImageFont.load_default(size=_TYPE)
    seen: dict[Box, int] = {}
    for line, (n, name, box) in enumerate(boxes):
        colour = _COLOURS[n % len(_COLOURS)]
        inset = seen[box] = seen.get(box, -_OUTLINE) + _OUTLINE
        edges = [box.x0 * scale + inset, box.top * scale + inset, box.x1 * scale - inset, box.bottom * scale - inset]
        _frame(draw, edges, colour)
        left, top = picture.width + 12, line * _LINE + 10
        draw.rectangle([left, top, left + 16, top + 14], fill=colour)
        draw.text((left + 24, top - 1), name, fill="black", font=font)
    return sheet


def _frame(draw: ImageDraw.ImageDraw, edges: Sequence[float], colour: str) -> None:
    x0, y0, x1, y1 = edges
    right, bottom = max(x1, x0 + _OUTLINE), max(y1, y0 + _OUTLINE)
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    draw.rectangle([x0, y0, right, bottom], fill=(red, green, blue, _TINT), outline=colour, width=_OUTLINE)
