"""A Word document with one table: cells merged over rows and columns, a title and the money unit above it.

Only the few parts of the format are written that Word, WPS and LibreOffice need to open it (ECMA-376). The same table
gives the same bytes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from samples.drawing.geometry import Merge

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="{_MAIN}"/>
</Types>"""
_RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="word/document.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
</Relationships>"""
_CREATED = (2024, 1, 1, 0, 0, 0)
_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right"))
_BORDERS += '<w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/>'


def word_table(
    path: Path,
    rows: Sequence[Sequence[str]],
    *,
    merges: Sequence[Merge] = (),
    title: str | None = None,
    unit: str | None = None,
) -> Path:
    """Write a Word document with one table and return the path; the arguments are those of `web_table`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    above = "".join(_paragraph(line) for line in (title, unit) if line)
    table = f"<w:tbl><w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>{''.join(_rows(rows, merges))}</w:tbl>"
    body = f'<w:document xmlns:w="{_WORD}"><w:body>{above}{table}{_paragraph("")}</w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{body}'),
        ):
            package.writestr(zipfile.ZipInfo(name, _CREATED), content, zipfile.ZIP_DEFLATED)
    return path


def _rows(rows: Sequence[Sequence[str]], merges: Sequence[Merge]) -> Iterator[str]:
    homes = {position: merge for merge in merges for position in ((merge.row, merge.column), *merge.covered())}
    for row, texts in enumerate(rows):
        cells = "".join(_cell(text, (row, at), homes.get((row, at))) for at, text in enumerate(texts))
        yield f"<w:tr>{cells}</w:tr>"


def _cell(text: str, position: tuple[int, int], merge: Merge | None) -> str:
    """Return a cell; of a merged one, each row's first slot is a cell that spans the columns, the others are none."""
    row, column = position
    if merge is None:
        return f"<w:tc>{_paragraph(text)}</w:tc>"
    if column != merge.column:
        return ""
    is_first = row == merge.row
    span = f'<w:gridSpan w:val="{merge.column_span}"/>' if merge.column_span > 1 else ""
    joined = "<w:vMerge/>" if not is_first else '<w:vMerge w:val="restart"/>' if merge.row_span > 1 else ""
    return f"<w:tc><w:tcPr>{span}{joined}</w:tcPr>{_paragraph(text if is_first else '')}</w:tc>"


def _paragraph(text: str) -> str:
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:p><w:r>{lines}</w:r></w:p>" if text else "<w:p/>"
