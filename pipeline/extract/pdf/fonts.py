"""Which fonts PDFium reads with where a document does not hold its own: the same on every machine.

PDFium asks the machine for such a font and measures its characters with what it gets; on a machine without Chinese
fonts it leaves characters out. Hands on a context in which it gets blank fonts, and whether a text is set in one.
"""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from pypdfium2 import raw

from pipeline.extract.pdf import calls
from pipeline.extract.pdf.blank_font import FAMILY, STANDARD, blank_font

_NAMES = ("", *STANDARD)
"""A font's handle is the place of its name here and 1; the first is for all fonts that are not standard ones."""


@contextmanager
def same_fonts() -> Iterator[None]:
    """Let PDFium use blank fonts for those that a document does not hold, and those of the machine again afterwards.

    It holds for the whole process, for what is read of a document is kept until the document is closed: open it inside.
    """
    raw.FPDF_SetSystemFontInfo(_without_machine())
    try:
        yield
    finally:
        raw.FPDF_SetSystemFontInfo(_of_machine())


def is_blank(text_object: int) -> bool:
    """Whether a text object is set in a font that a blank one stands for: drawn, nothing of it is seen."""
    return calls.font_family(text_object) == FAMILY


@functools.cache
def _without_machine() -> Any:  # noqa: ANN401 - pypdfium2 is not typed
    return _asked(MapFont=_chosen, GetFontData=_data, GetFaceName=_name)


def _asked(**answers: Callable[..., Any]) -> Any:  # noqa: ANN401
    """Return what PDFium asks for fonts; it takes no answer where a function is missing."""
    info = raw.FPDF_SYSFONTINFO(version=1)
    for name, answer in answers.items():
        setattr(info, name, type(getattr(info, name))(answer))
    return info


@functools.cache
def _of_machine() -> Any:  # noqa: ANN401
    """Return what PDFium asks when nobody tells it otherwise; without `Release` it can be set again and again."""
    info = raw.FPDF_GetDefaultSystemFontInfo()
    if info:
        info.contents.Release = type(info.contents.Release)()
    return info


def _chosen(_: Any, _weight: int, _italic: int, _charset: int, _pitch: int, face: Any, _exact: Any) -> int:  # noqa: ANN401
    """Return a handle of the blank font for a name; for Arial and the like PDFium asks by the standard name."""
    name = ctypes.string_at(face).decode("latin-1")
    return _NAMES.index(name if name in STANDARD else "") + 1


def _data(_: Any, handle: int, table: int, buffer: Any, size: int) -> int:  # noqa: ANN401
    """Copy a font where there is room for it, and return its size; single tables are not handed out."""
    return 0 if table else _copied(blank_font(_NAMES[handle - 1]), buffer, size)


def _name(_: Any, handle: int, buffer: Any, size: int) -> int:  # noqa: ANN401
    """Copy the name under which PDFium keeps a font: one that no font of the machine has."""
    return _copied(f"{FAMILY} {_NAMES[handle - 1]}\0".encode(), buffer, size)


def _copied(data: bytes, buffer: Any, size: int) -> int:  # noqa: ANN401
    if buffer and size >= len(data):
        ctypes.memmove(buffer, data, len(data))
    return len(data)
