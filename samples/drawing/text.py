"""Tab-separated text, as it comes out of a PDF: title, money unit, then a line a row.

Merged cells leave no trace here but empty fields; shifting or cutting rows is the caller's business.
It hands on a UTF-8 file.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def text_table(path: Path, rows: Sequence[Sequence[str]], *, title: str | None = None, unit: str | None = None) -> Path:
    """Write the rows as tab-separated lines and return the path.

    Args:
        path: the file to write; its folder is made where it is missing.
        rows: the table's rows, the heading among them; they may differ in length, and an empty one is a blank line.
        title: the line above the table, or None.
        unit: the line that names the money unit, such as 金额单位：元, or None.
    """
    above = [part for line in (title, unit) if line is not None for part in (line, "")]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes("\n".join([*above, *("\t".join(row) for row in rows), ""]).encode())
    return path
