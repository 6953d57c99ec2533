"""Old workbooks (BIFF 8) for tests, written record by record as the format's specification [MS-XLS] tells.

Only what the reader looks at is written; there is no container around the records, which readers put up with.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

Value = str | float | bool


@dataclass
class OldSheet:
    """A sheet: its cells by (row, column) from 0, each a value or (value, number format), and how it looks."""

    name: str
    cells: dict[tuple[int, int], Value | tuple[Value, str]]
    merges: Sequence[tuple[int, int, int, int]] = ()
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    is_hidden: bool = False
    formats: list[str] = field(default_factory=list)


def old_book(path: Path, sheets: Sequence[OldSheet]) -> Path:
    """Write the sheets as one old workbook and return the path."""
    formats = sorted({v[1] for sheet in sheets for v in sheet.cells.values() if isinstance(v, tuple)})
    bodies = [_sheet(sheet, formats) for sheet in sheets]
    start = len(_globals(sheets, formats, [0] * len(sheets)))
    offsets = [start + sum(map(len, bodies[:number])) for number in range(len(bodies))]
    path.write_bytes(_globals(sheets, formats, offsets) + b"".join(bodies))
    return path


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _text(text: str, length: str) -> bytes:
    return struct.pack(length, len(text)) + b"\x01" + text.encode("utf-16-le")


def _begin(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def _globals(sheets: Sequence[OldSheet], formats: Sequence[str], offsets: Sequence[int]) -> bytes:
    font = struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + _text("宋体", "<B")
    parts = [_begin(0x0005), _record(0x0042, struct.pack("<H", 1200)), *[_record(0x0031, font)] * 4]
    parts += [_record(0x041E, struct.pack("<H", 164 + n) + _text(code, "<H")) for n, code in enumerate(formats)]
    parts += [_record(0x00E0, struct.pack("<HHH", 0, number, 0) + bytes(14)) for number in (0, *_numbers(formats))]
    parts += [
        _record(0x0085, struct.pack("<IBB", offset, sheet.is_hidden, 0) + _text(sheet.name, "<B"))
        for sheet, offset in zip(sheets, offsets, strict=True)
    ]
    return b"".join([*parts, _record(0x000A, b"")])


def _numbers(formats: Sequence[str]) -> range:
    return range(164, 164 + len(formats))


def _sheet(sheet: OldSheet, formats: Sequence[str]) -> bytes:
    parts = [_begin(0x0010)]
    parts += [_record(0x007D, struct.pack("<HHHHHH", c, c, 2560, 0, 1, 0)) for c in sheet.hidden_columns]
    parts += [_record(0x0208, struct.pack("<HHHHHHI", r, 0, 9, 255, 0, 0, 0x0120)) for r in sheet.hidden_rows]
    for (row, column), cell in sorted(sheet.cells.items()):
        value, code = cell if isinstance(cell, tuple) else (cell, None)
        style = 1 + formats.index(code) if code else 0
        parts.append(_cell(struct.pack("<HHH", row, column, style), value))
    if sheet.merges:
        areas = b"".join(struct.pack("<HHHH", *area) for area in sheet.merges)
        parts.append(_record(0x00E5, struct.pack("<H", len(sheet.merges)) + areas))
    return b"".join([*parts, _record(0x000A, b"")])


def _cell(head: bytes, value: Value) -> bytes:
    if isinstance(value, bool):
        return _record(0x0205, head + struct.pack("<BB", value, 0))
    if isinstance(value, str):
        return _record(0x0204, head + _text(value, "<H"))
    return _record(0x0203, head + struct.pack("<d", value))
