"""Pages that are pictures: the door to character recognition, which is an extra of the installation.

The work is done in `page.py` and is loaded only when the first such page comes, because it is heavy and may not
be installed. Hands on the grids of a page with the confidence of each cell, and what is in doubt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.extract.errors import UnreadableDocumentError
from pipeline.records import Doubt, Extract, Grid

MOST_PAGES = 40
"""Pages of one document that are recognised: at the five seconds that a full page takes on a slow machine, they stay
within the time that a document has. A count, not a clock, so that the same file gives the same reading everywhere."""


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """The grids of a page in reading order, each cell with its confidence, and what could not be read for sure."""

    grids: tuple[Grid, ...]
    doubts: tuple[Doubt, ...]


def read_page(page: Any, number: int) -> ScannedPage:  # noqa: ANN401 - pypdfium2 is not typed
    """Return what a page that is a picture says.

    Args:
        page: the `pypdfium2.PdfPage`.
        number: its number, from 1.

    Returns:
        Grids named and shaped as those of other PDF pages; boxes in points from the top left corner of the page as it
        is displayed (turned as /Rotate says, cut as the crop box says).

    Raises:
        UnreadableDocumentError: the extra is not installed, or the page is a photograph and no text.
    """
    read: Callable[[Any, int], ScannedPage] = _workshop().read_page
    return read(page, number)


def read_picture(path: Path) -> Extract:
    """Return what a picture file (JPEG, PNG, BMP, TIFF of one or more pages) says; its boxes are in points.

    Raises:
        UnreadableDocumentError: the extra is not installed, or the file is damaged or larger than any page.
    """
    read: Callable[[Path], Extract] = _workshop().read_picture
    return read(path)


def pages_of_picture(path: Path) -> Iterator[tuple[Any, float]]:
    """Yield each page of a picture file as it is displayed: grey pixels (rows from the top), and pixels per point.

    Raises:
        UnreadableDocumentError: the extra is not installed, or the file is damaged or larger than any page.
    """
    pages: Callable[[Path], Iterator[tuple[Any, float]]] = _workshop().pictures
    return pages(path)


def _workshop() -> Any:  # noqa: ANN401 - a module, imported when it is first needed
    try:
        from pipeline.extract.scan import page as scanned_page  # noqa: PLC0415 - heavy, and absent without the extra
    except ImportError as error:
        raise UnreadableDocumentError(
            f"a scan or a picture, and {error.name or 'a part'} to read it is not installed: "
            "run `make scan` (pip install 'jixiao[scan]') and load again"
        ) from error
    return scanned_page
