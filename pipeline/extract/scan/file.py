"""Picture files to grey pages: JPEG, PNG, BMP, TIFF of one or more pages, each at the size that pages are looked at.

A camera or a screen says nothing true of the paper's size, so a picture without a scanner's resolution counts as A4.
What stands on the pages is told in `page.py`.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageOps, ImageSequence

from pipeline.extract.errors import UnreadableDocumentError
from pipeline.extract.scan.document import MOST_PAGES
from pipeline.extract.scan.picture import scale_for
from pipeline.extract.scan.recognise import Picture

_FORMATS = ("JPEG", "PNG", "BMP", "TIFF", "GIF")
_MOST_PIXELS = 120_000_000
"""A page of A3 at 600 dots an inch has 70 million."""
_LEAST_SIDE = 32
_A4 = 842.0
"""Points: the long side of the paper."""
_SCANNERS = (140.0, 1300.0)
"""Dots an inch that scanners have; 72 and 96 are a screen's, and say nothing of the paper."""


def pictures(path: Path) -> Iterator[tuple[Picture, float]]:
    """Yield each page of a picture file as grey pixels, and how many of them are a point.

    Raises:
        UnreadableDocumentError: the file is damaged, larger than any page, or has more pages than are read.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=_FORMATS) as image:
                _refuse(image)
                for frame in ImageSequence.Iterator(image):
                    _refuse(frame)
                    yield _page(frame)
    except (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError, Image.DecompressionBombError) as error:
        raise UnreadableDocumentError(f"a damaged picture ({type(error).__name__}: {error}): fetch it again") from error


def _refuse(image: Image.Image) -> None:
    width, height = image.size
    if width * height > _MOST_PIXELS:
        raise UnreadableDocumentError(f"a picture of {width} by {height} pixels, larger than any page: scan it smaller")
    if min(width, height) < _LEAST_SIDE:
        raise UnreadableDocumentError(f"a picture of {width} by {height} pixels, too small for a page")
    pages = getattr(image, "n_frames", 1)
    if pages > MOST_PAGES:
        raise UnreadableDocumentError(f"{pages} scanned pages: split it, at most {MOST_PAGES} are read")


def _page(image: Image.Image) -> tuple[Picture, float]:
    """Return a picture the way up that its file says, grey, at the scale that its paper needs."""
    dots = _dots(image)
    grey = np.asarray(_on_paper(ImageOps.exif_transpose(image)), dtype=np.uint8)
    height, width = grey.shape
    points = [side * 72 / dots for side in (width, height)] if dots else _as_a4(width, height)
    scale = scale_for(*points)
    size = (max(round(points[0] * scale), 1), max(round(points[1] * scale), 1))
    is_larger = size[0] > width
    sized = cv2.resize(grey, size, interpolation=cv2.INTER_CUBIC if is_larger else cv2.INTER_AREA)
    return np.ascontiguousarray(sized, dtype=np.uint8), scale


def _on_paper(image: Image.Image) -> Image.Image:
    """Return a grey picture, what is transparent in it white."""
    if image.mode in ("I;16", "I;16B", "I;16L", "I", "F"):
        raise ValueError(f"pixels of the kind {image.mode}")
    if "A" in image.getbands() or "transparency" in image.info:
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image.convert("RGBA"))
    return image.convert("L")


def _dots(image: Image.Image) -> float | None:
    """Return the resolution in dots an inch, None where the file names none that a scanner has."""
    told = image.info.get("dpi", (0, 0))
    dots = float(told[0])
    return dots if _SCANNERS[0] <= dots <= _SCANNERS[1] and abs(dots - float(told[1])) < 1 else None


def _as_a4(width: int, height: int) -> list[float]:
    return [side * _A4 / max(width, height) for side in (width, height)]
