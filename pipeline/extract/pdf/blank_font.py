"""Fonts of blank boxes, which stand in for the fonts that a document names and does not hold.

PDFium leaves out a character without a shape, so each character has one: a line from corner to corner of its box, which
paints nothing. Hands on the bytes of TrueType fonts (ISO/IEC 14496-22); the standard ones have the widths that every
reader of PDF has to know.
"""

from __future__ import annotations

import functools
import struct
from collections.abc import Mapping

from pdfminer.fontmetrics import FONT_METRICS

FAMILY = "Jixiao Blank"
STANDARD = tuple(FONT_METRICS)
"""The names of the fonts of which a document need not tell the widths."""
_EM, _ASCENT, _DESCENT = 1000, 880, -120
_GLYPHS = 0xFFFF
"""As many as a font can have, each for the character of its number: some documents name glyphs by numbers alone."""
_NARROW = 0x250
"""The first character that is as broad as it is high; those before it are Latin letters, figures and their marks."""
_NARROW_BOX, _NARROW_ADVANCE = 300, 500
"""A box narrower than its advance: PDFium takes the broader of it and of the width that the document tells."""
_MAGIC, _VERSION = 0x5F0F3CF5, 0x00010000
_WINDOWS, _UNICODE, _ENGLISH, _FAMILY_NAME = 3, 1, 0x409, 1


@functools.lru_cache(maxsize=4)
def blank_font(name: str) -> bytes:
    """Return the font of this name, one of `STANDARD`; any other name gives the font for all others."""
    outlines = bytearray(_glyph(_NARROW_BOX) * _NARROW + _glyph(_EM) * (_GLYPHS - _NARROW))
    advances = bytearray(_advance(_NARROW_ADVANCE) * _NARROW + _advance(_EM) * (_GLYPHS - _NARROW))
    for character, width in FONT_METRICS[name][1].items() if name in STANDARD else ():
        _put(outlines, ord(character), _glyph(int(width)))
        _put(advances, ord(character), _advance(int(width)))
    return _file(
        {
            b"cmap": _characters(),
            b"glyf": outlines,
            b"head": _head(),
            b"hhea": struct.pack(">I3h H 11h H", _VERSION, _ASCENT, _DESCENT, 0, _EM, *[0] * 11, _GLYPHS),
            b"hmtx": advances,
            b"loca": _places(len(_glyph(_EM))),
            b"maxp": struct.pack(">I 14H", _VERSION, _GLYPHS, 2, 1, 0, 0, 2, *[0] * 8),
            b"name": _names(),
        }
    )


def _put(records: bytearray, number: int, record: bytes) -> None:
    records[number * len(record) : (number + 1) * len(record)] = record


def _advance(width: int) -> bytes:
    return struct.pack(">Hh", width, 0)


def _glyph(width: int) -> bytes:
    """Return a glyph of two points, the lower left and the upper right corner of a box."""
    header = struct.pack(">5h", 1, 0, _DESCENT, width, _ASCENT)
    last_point, no_program, both_on_curve = struct.pack(">H", 1), struct.pack(">H", 0), b"\x01\x01"
    across, up = struct.pack(">2h", 0, width), struct.pack(">2h", _DESCENT, _ASCENT - _DESCENT)
    return header + last_point + no_program + both_on_curve + across + up


def _characters() -> bytes:
    """Return the table from characters to glyphs: the glyph of each has its number."""
    segments = struct.pack(">HHIII 3I", 12, 0, 28, 0, 1, 0, _GLYPHS - 1, 0)
    return struct.pack(">HHHHI", 0, 1, _WINDOWS, _UNICODE, 12) + segments


def _head() -> bytes:
    bounds = (0, _DESCENT, _EM, _ASCENT)
    long_offsets = 1
    numbers = (_VERSION, _VERSION, 0, _MAGIC, 0, _EM, 0, 0, *bounds, 0, 8, 2, long_offsets, 0)
    return struct.pack(">4I 2H 2Q 4h 2H 3h", *numbers)


@functools.cache
def _places(size: int) -> bytes:
    """Return where each glyph begins, and where the last one ends."""
    return struct.pack(f">{_GLYPHS + 1}I", *range(0, size * (_GLYPHS + 1), size))


def _names() -> bytes:
    family = FAMILY.encode("utf-16-be")
    entry = struct.pack(">6H", _WINDOWS, _UNICODE, _ENGLISH, _FAMILY_NAME, len(family), 0)
    return struct.pack(">3H", 0, 1, 6 + len(entry)) + entry + family


def _file(tables: Mapping[bytes, bytes | bytearray]) -> bytes:
    """Return a font file of these tables, whose names are in their order; nobody reads its check sums."""
    searched = 1 << (len(tables).bit_length() - 1)
    sizes = (16 * searched, searched.bit_length() - 1, 16 * (len(tables) - searched))
    start = 12 + 16 * len(tables)
    listed, body = [struct.pack(">I 4H", _VERSION, len(tables), *sizes)], []
    for tag, table in tables.items():
        padded = table + bytes(-len(table) % 4)
        listed.append(struct.pack(">4s 3I", tag, 0, start, len(table)))
        body.append(padded)
        start += len(padded)
    return b"".join((*listed, *body))
