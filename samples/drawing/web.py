"""A web page with one table: cells that span rows and columns, a title and the money unit above it.

Only the look of a page is known here. The same table gives the same bytes.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from pathlib import Path

from samples.drawing.geometry import Merge

_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>{title}</title></head>
<body>
{above}
<table border="1">
{rows}
</table>
</body>
</html>
"""


def web_table(
    path: Path,
    rows: Sequence[Sequence[str]],
    *,
    merges: Sequence[Merge] = (),
    title: str | None = None,
    unit: str | None = None,
) -> Path:
    """Write a web page with one table and return the path.

    Args:
        path: the file to write; its folder is made where it is missing.
        rows: the table's rows, the heading among them.
        merges: the merged cells, counted in the table's own rows and columns from 0.
        title: a heading above the table, or None.
        unit: the line below the title that names the money unit, or None.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    above = "\n".join(f"<p>{html.escape(line)}</p>" for line in (title, unit) if line)
    covered = {position for merge in merges for position in merge.covered()}
    spans = {(merge.row, merge.column): merge for merge in merges}
    lines = []
    for row, texts in enumerate(rows):
        cells = [_cell(text, spans.get((row, at))) for at, text in enumerate(texts) if (row, at) not in covered]
        lines.append(f"<tr>{''.join(cells)}</tr>")
    path.write_text(_PAGE.format(title=html.escape(title or ""), above=above, rows="\n".join(lines)), encoding="utf-8")
    return path


def _cell(text: str, merge: Merge | None) -> str:
    rows = f' rowspan="{merge.row_span}"' if merge and merge.row_span > 1 else ""
    columns = f' colspan="{merge.column_span}"' if merge and merge.column_span > 1 else ""
    return f"<td{rows}{columns}>{html.escape(text).replace(chr(10), '<br>')}</td>"
