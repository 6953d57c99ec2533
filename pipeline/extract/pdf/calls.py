"""PDFium's functions bound for many calls in a row: plain addresses in and out, columns of values at a time.

The ready-made bindings build an object for each call, which at 2,000 characters a page is most of the time. What the
values mean is the business of `pdfium.py` and `objects.py`; it gets lists of Python numbers.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import Any

from pypdfium2 import raw

_HANDLE = ctypes.c_void_p
_INT = ctypes.c_int
_FLOAT_SIZE = ctypes.sizeof(ctypes.c_float)
_INT_SIZE = ctypes.sizeof(ctypes.c_uint)

Call = Callable[..., Any]


def _bound(name: str, result: Any, *arguments: Any) -> Call:  # noqa: ANN401 - ctypes types
    """Return a function of PDFium that takes and gives plain numbers."""
    prototype = ctypes.PYFUNCTYPE(result, *arguments)
    bound: Call = prototype(ctypes.cast(getattr(raw, name), _HANDLE).value or 0)
    return bound


char_object = _bound("FPDFText_GetTextObject", _HANDLE, _HANDLE, _INT)
char_unicode = _bound("FPDFText_GetUnicode", ctypes.c_uint, _HANDLE, _INT)
_text = _bound("FPDFText_GetText", _INT, _HANDLE, _INT, _INT, _HANDLE)
_char_is_unmapped = _bound("FPDFText_HasUnicodeMapError", _INT, _HANDLE, _INT)
_char_box = _bound("FPDFText_GetLooseCharBox", _INT, _HANDLE, _INT, _HANDLE)
_char_matrix = _bound("FPDFText_GetMatrix", _INT, _HANDLE, _INT, _HANDLE)
page_count = _bound("FPDFPage_CountObjects", _INT, _HANDLE)
page_object = _bound("FPDFPage_GetObject", _HANDLE, _HANDLE, _INT)
form_count = _bound("FPDFFormObj_CountObjects", _INT, _HANDLE)
form_object = _bound("FPDFFormObj_GetObject", _HANDLE, _HANDLE, ctypes.c_ulong)
object_kind = _bound("FPDFPageObj_GetType", _INT, _HANDLE)
object_clip = _bound("FPDFPageObj_GetClipPath", _HANDLE, _HANDLE)
is_transparent = _bound("FPDFPageObj_HasTransparency", _INT, _HANDLE)
text_mode = _bound("FPDFTextObj_GetTextRenderMode", _INT, _HANDLE)
_text_font = _bound("FPDFTextObj_GetFont", _HANDLE, _HANDLE)
_font_family = _bound("FPDFFont_GetFamilyName", ctypes.c_size_t, _HANDLE, _HANDLE, ctypes.c_size_t)
_bounds = _bound("FPDFPageObj_GetBounds", _INT, _HANDLE, _HANDLE, _HANDLE, _HANDLE, _HANDLE)
_matrix = _bound("FPDFPageObj_GetMatrix", _INT, _HANDLE, _HANDLE)
_fill_color = _bound("FPDFPageObj_GetFillColor", _INT, _HANDLE, _HANDLE, _HANDLE, _HANDLE, _HANDLE)
_stroke_width = _bound("FPDFPageObj_GetStrokeWidth", _INT, _HANDLE, _HANDLE)
_draw_mode = _bound("FPDFPath_GetDrawMode", _INT, _HANDLE, _HANDLE, _HANDLE)
path_count = _bound("FPDFPath_CountSegments", _INT, _HANDLE)
path_segment = _bound("FPDFPath_GetPathSegment", _HANDLE, _HANDLE, _INT)
segment_kind = _bound("FPDFPathSegment_GetType", _INT, _HANDLE)
segment_closes = _bound("FPDFPathSegment_GetClose", _INT, _HANDLE)
_segment_point = _bound("FPDFPathSegment_GetPoint", _INT, _HANDLE, _HANDLE, _HANDLE)
clip_paths = _bound("FPDFClipPath_CountPaths", _INT, _HANDLE)
clip_count = _bound("FPDFClipPath_CountPathSegments", _INT, _HANDLE, _INT)
clip_segment = _bound("FPDFClipPath_GetPathSegment", _HANDLE, _HANDLE, _INT, _INT)

_LAST_CODE = 0x10FFFF
_LONGEST_NAME = 128
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Point = tuple[float, float]


def address(handle: Any) -> int:  # noqa: ANN401 - pypdfium2 is not typed
    """Return the plain address behind a handle of pypdfium2."""
    return ctypes.cast(handle, _HANDLE).value or 0


def column(call: Call, handle: int, count: int) -> list[Any]:
    """Return call(handle, 0), call(handle, 1) … for `count` indices."""
    return list(map(call, repeat(handle, count), range(count)))


def char_flags(text_page: int, indices: Sequence[int]) -> list[int]:
    """Return for each of the characters at `indices` whether its font does not name it (0 when it does)."""
    return list(map(_char_is_unmapped, repeat(text_page, len(indices)), indices))


def char_boxes(text_page: int, indices: Sequence[int]) -> tuple[list[float], list[float], list[float], list[float]]:
    """Return left, top, right and bottom of the characters at `indices`, in the page's own coordinates."""
    count = len(indices)
    values = (ctypes.c_float * (4 * count))()
    start, step = ctypes.addressof(values), 4 * _FLOAT_SIZE
    deque(map(_char_box, repeat(text_page, count), indices, range(start, start + step * count, step)), 0)
    flat = values[:]
    return flat[0::4], flat[1::4], flat[2::4], flat[3::4]


def char_matrices(text_page: int, indices: Sequence[int]) -> list[tuple[float, ...]]:
    """Return the text matrix (a, b, c, d) of each of the characters at `indices`."""
    count = len(indices)
    values = (ctypes.c_float * (6 * count))()
    start, step = ctypes.addressof(values), 6 * _FLOAT_SIZE
    deque(map(_char_matrix, repeat(text_page, count), indices, range(start, start + step * count, step)), 0)
    flat = values[:]
    return list(zip(flat[0::6], flat[1::6], flat[2::6], flat[3::6], strict=True))


def fill_colors(objects: Sequence[int]) -> list[tuple[int, ...] | None]:
    """Return red, green, blue and opacity (0 to 255) that each object is filled with, None for a pattern."""
    count = len(objects)
    values = (ctypes.c_uint * (4 * count))()
    start, step = ctypes.addressof(values), 4 * _INT_SIZE
    at = [range(start + n * _INT_SIZE, start + n * _INT_SIZE + step * count, step) for n in range(4)]
    known = list(map(_fill_color, objects, *at))
    flat = values[:]
    colors = zip(flat[0::4], flat[1::4], flat[2::4], flat[3::4], strict=True)
    return [color if is_known else None for color, is_known in zip(colors, known, strict=True)]


def matrix(page_object_address: int) -> Matrix:
    """Return the matrix of an object; the identity where PDFium has none."""
    values = (ctypes.c_float * 6)()
    if not _matrix(page_object_address, ctypes.addressof(values)):
        return IDENTITY
    a, b, c, d, e, f = values
    return a, b, c, d, e, f


def bounds(page_object_address: int) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of an object, in the coordinates of the form that it lies in."""
    values = (ctypes.c_float * 4)()
    start = ctypes.addressof(values)
    _bounds(page_object_address, *range(start, start + 4 * _FLOAT_SIZE, _FLOAT_SIZE))
    left, bottom, right, top = values
    return left, bottom, right, top


def font_family(text: int) -> str:
    """Return the family of the font that a text object is drawn with, as the font itself names it."""
    font = _text_font(text)
    buffer = ctypes.create_string_buffer(_LONGEST_NAME)
    if font:
        _font_family(font, ctypes.addressof(buffer), _LONGEST_NAME)
    return buffer.value.decode(errors="replace")


def draw_mode(path: int) -> tuple[bool, bool]:
    """Return whether a path is filled and whether it is stroked."""
    values = (ctypes.c_int * 2)()
    start = ctypes.addressof(values)
    _draw_mode(path, start, start + _INT_SIZE)
    return bool(values[0]), bool(values[1])


def stroke_width(path: int) -> float:
    """Return the width of a path's pen, in the path's own coordinates."""
    value = ctypes.c_float()
    _stroke_width(path, ctypes.addressof(value))
    return value.value


def points(segments: Iterable[int]) -> list[Point]:
    """Return the end point of each segment."""
    segments = list(segments)
    count, step = len(segments), 2 * _FLOAT_SIZE
    values = (ctypes.c_float * (2 * count))()
    start = ctypes.addressof(values)
    end = start + step * count
    across, up = range(start, end, step), range(start + _FLOAT_SIZE, end + _FLOAT_SIZE, step)
    deque(map(_segment_point, segments, across, up), 0)
    flat = values[:]
    return list(zip(flat[0::2], flat[1::2], strict=True))


def texts(text_page: int, count: int) -> list[str]:
    """Return each character of a text page as text, one for one."""
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    written = _text(text_page, 0, count, ctypes.addressof(buffer))
    shown = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", errors="replace")
    if len(shown) == count:
        return list(shown)
    return [chr(min(code, _LAST_CODE)) for code in column(char_unicode, text_page, count)]
