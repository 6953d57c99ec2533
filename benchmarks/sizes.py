"""Documents of given sizes for the benchmark of extraction, and how long a pool of readers takes for several.

They are made from a long document and its rows; what is measured with them is told in `extract.py`.
"""

from __future__ import annotations

import html
import shutil
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import pypdfium2

from pipeline.collect.pool import LocalPool

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_COPIES = 4
_PAGES = 36


def first_pages(path: Path, count: int, made: Path) -> Path:
    """Write the first pages of a PDF to `made` and return it."""
    with pypdfium2.PdfDocument(path) as whole, pypdfium2.PdfDocument.new() as part:
        part.import_pages(whole, list(range(min(count, len(whole)))))
        part.save(made)
    return made


def word_of(rows: Sequence[Sequence[str]], made: Path) -> Path:
    """Write rows as the table of a Word document and return its path."""
    body = "".join(f"<w:tr>{''.join(map(_word_cell, row))}</w:tr>" for row in rows)
    document = f'<w:document xmlns:w="{_WORD}"><w:body><w:tbl>{body}</w:tbl></w:body></w:document>'
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("word/document.xml", document)
    return made


def _word_cell(text: str) -> str:
    return f"<w:tc><w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:tc>"


def html_of(rows: Sequence[Sequence[str]], made: Path) -> Path:
    """Write rows as the table of a page of HTML and return its path."""
    body = "".join(f"<tr>{''.join(f'<td>{html.escape(text)}</td>' for text in row)}</tr>\n" for row in rows)
    page = f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><table>{body}</table></body></html>'
    made.write_text(page, encoding="utf-8")
    return made


def seconds_by_workers(long: Path, spare: Path, counts: Sequence[int] = (1, 2)) -> dict[int, float]:
    """Return the wall seconds in which pools of so many processes read copies of half a long PDF, start included."""
    part = first_pages(long, _PAGES, spare / "part.pdf")
    copies = [Path(shutil.copy(part, spare / f"copy-{number}.pdf")) for number in range(_COPIES)]
    taken = {}
    for count in counts:
        begin = time.perf_counter()
        done = list(LocalPool(workers=count).read(copies))
        if len(done) != len(copies):
            raise RuntimeError(f"{len(done)} of {len(copies)} documents were read")
        taken[count] = time.perf_counter() - begin
    return taken
