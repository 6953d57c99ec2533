"""`.docx` documents to grids: tables with their spans, and paragraphs between them as lines of text.

Read from the document's own XML, because the ready-made readers take fifty times as long on a long table. Links are
never followed; headers, footers and comments are no part of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from lxml import etree

from pipeline.extract.errors import UnreadableDocumentError
from pipeline.extract.spans import Laid, laid_out, lines_of, with_inner
from pipeline.extract.word.table import row_cells, table_layout, table_rows
from pipeline.extract.word.text import DELETED, TEXT_BOX, Hidden, W, is_on, paragraph_text, transitional
from pipeline.extract.workbook.zipped import Package, damaged, tree
from pipeline.form_words import names_project
from pipeline.records import Doubt, Extract, Grid, Place

_PARAGRAPH, _TABLE, _CELL = f"{W}p", f"{W}tbl", f"{W}tc"
_WIDE = "  "
_LEAST_ROWS = _LEAST_CELLS = 2
"""Rows with several texts that stand beside a table inside their table are cells of a form, not a page's layout."""
_BREAKS = (f"{W}lastRenderedPageBreak", f"{W}br", f"{W}pageBreakBefore", f"{W}sectPr")


@dataclass(slots=True)
class _Reader:
    """The grids found so far; `is_broken`: a page ended after the last table."""

    grids: list[Grid] = field(default_factory=list)
    hidden: Hidden = field(default_factory=Hidden)
    is_broken: bool = False
    pages: int = 1

    def read(self, node: etree._Element) -> None:
        """Read the blocks below a node in order."""
        for block in _blocks(node):
            if block.tag == _PARAGRAPH:
                self._paragraph(block)
            elif _is_layout(block) and not _is_form(block):
                self._layout(block)
            else:
                self._table(list(table_rows(block)))

    def _paragraph(self, paragraph: etree._Element) -> None:
        breaks = _page_breaks(paragraph)
        self.pages += breaks
        self.is_broken = self.is_broken or breaks > 0
        name = f"text {len(self.grids) + 1}"
        if rows := lines_of(paragraph_text(paragraph, self.hidden), name):
            self.grids.append(Grid(name, "text", rows, page_break_before=breaks > 0))
        for box in _text_boxes(paragraph):
            self.read(box)

    def _layout(self, table: etree._Element) -> None:
        """Read a table with a table inside: rows beside it that are a form's own stay a table."""
        for has_inner, group in groupby(table_rows(table), key=_has_grid):
            rows = list(group)
            if not has_inner and sum(_shown_cells(row) >= _LEAST_CELLS for row in rows) >= _LEAST_ROWS:
                self._table(rows)
                continue
            for cell in (cell for row in rows for cell in row_cells(row)):
                self.read(cell)

    def _table(self, lines: Sequence[etree._Element]) -> None:
        name = f"table {len(self.grids) + 1}"
        rows = laid_out(self._laid(lines), name)
        begins_page = bool(lines) and _page_breaks(lines[0]) > 0
        self.pages += _page_breaks(*lines)
        if rows:
            self.grids.append(Grid(name, "table", rows, page_break_before=self.is_broken or begins_page))
        self.is_broken = False

    def _laid(self, lines: Sequence[etree._Element]) -> list[list[Laid]]:
        """Return a table's rows of slots, those of tables inside a form's cells behind the rows that hold them."""
        laid = table_layout(lines, self._cell_text, self.hidden)
        rows = [row for row in lines if not is_on(row.find(f"{W}trPr/{W}hidden"))]
        held = [
            (at, one) for at, row in enumerate(rows, 1) for cell in row_cells(row) if (one := _inner(cell)) is not None
        ]
        return with_inner(laid, [(at, self._laid(list(table_rows(one)))) for at, one in held])

    def _cell_text(self, cell: etree._Element) -> str:
        if _inner(cell) is not None:
            return ""
        return "\n".join(filter(None, self._cell_parts(cell)))

    def _cell_parts(self, cell: etree._Element) -> Iterator[str]:
        """Yield the texts of a cell's paragraphs, those of its text boxes, and those of tables inside it."""
        for block in _blocks(cell):
            if block.tag == _TABLE:
                yield self._inner_text(block)
                continue
            yield paragraph_text(block, self.hidden)
            for box in _text_boxes(block):
                yield from self._cell_parts(box)

    def _inner_text(self, table: etree._Element) -> str:
        """Return a table inside a cell as text: wide blanks keep the cells of its rows apart, as a line would."""
        rows = [[self._cell_text(cell) for cell in row_cells(row)] for row in table_rows(table)]
        between = _WIDE if any(len(list(filter(None, row))) > 1 for row in rows) else "\n"
        return between.join(text for row in rows for text in row if text)

    def extract(self, name: str) -> Extract:
        """Return all that was read of a document of the format `name`."""
        title = f"hidden text {len(self.grids) + 1}"
        hidden = lines_of("\n".join(self.hidden.texts), title)
        if hidden:
            self.grids.append(Grid(title, "text", hidden, is_hidden=True))
        doubts = tuple(_unknown_sign(sign) for sign in sorted(self.hidden.signs))
        return Extract(name, self.pages, tuple(self.grids), doubts)


def read_word(path: Path) -> Extract:
    """Return the document's tables and paragraphs in order; rows and columns count inside each table.

    `Place.sheet` is the grid's name, `table 1` or `text 1`.

    Raises:
        UnreadableDocumentError: the file is damaged or larger than any table.
    """
    with Package(path) as package:
        related = package.relations("").values()
        name = next((part for kind, part in related if kind == "officeDocument"), "word/document.xml")
        document = tree(transitional(package.part(name)))
    body = document.find(f"{W}body")
    if body is None:
        raise UnreadableDocumentError("a damaged Word document (no body): open it in Word or WPS and save it again")
    reader = _Reader()
    try:
        reader.read(body)
    except ValueError as error:
        raise damaged(error) from error
    return reader.extract("docx")


def _blocks(node: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs and tables below a node, through content controls and insertions."""
    for child in node:
        if child.tag in (_PARAGRAPH, _TABLE):
            yield child
        elif child.tag not in DELETED and len(child):
            yield from _blocks(child)


def _text_boxes(paragraph: etree._Element) -> list[etree._Element]:
    """Return the outermost text boxes of a paragraph; a drawing's twin for old programs is left."""
    return [
        box
        for box in paragraph.iter(TEXT_BOX)
        if not any(above.tag in DELETED or above.tag == TEXT_BOX for above in _above(box, paragraph))
    ]


def _above(node: etree._Element, top: etree._Element) -> Iterator[etree._Element]:
    for ancestor in node.iterancestors():
        if ancestor is top:
            return
        yield ancestor


def _is_layout(table: etree._Element) -> bool:
    """Whether a table only lays out the page: one inside it has rows and columns of its own."""
    return any(inner is not table and _is_grid(inner) for inner in table.iter(_TABLE))


def _shown_cells(row: etree._Element) -> int:
    return sum(bool("".join(cell.itertext()).strip()) for cell in row_cells(row))


def _has_grid(row: etree._Element) -> bool:
    return any(_is_grid(inner) for inner in row.iter(_TABLE))


def _is_form(table: etree._Element) -> bool:
    """Whether a table around others is a form: it names a project, and a cell with a table in it holds nothing else."""
    cells = [cell for row in table_rows(table) for cell in row_cells(row)]
    holding = [cell for cell in cells if any(map(_is_grid, cell.iter(_TABLE)))]
    others = ("".join(cell.itertext()) for cell in cells if cell not in holding)
    return all(_inner(cell) is not None for cell in holding) and any(map(names_project, others))


def _inner(cell: etree._Element) -> etree._Element | None:
    """Return the table that is all that a cell holds, None where it holds none or more."""
    grids = [table for table in cell.iter(_TABLE) if _is_grid(table)]
    blocks = [block for block in _blocks(cell) if "".join(block.itertext()).strip()]
    return grids[0] if len(grids) == 1 and blocks == grids else None


def _is_grid(table: etree._Element) -> bool:
    widths = [sum(1 for _ in row_cells(row)) for row in table_rows(table)]
    return len(widths) > 1 and max(widths) > 2


def _page_breaks(*nodes: etree._Element) -> int:
    """Return how many pages end inside nodes; Word notes the ends that it drew beside those that were asked for."""
    found = [mark for node in nodes for mark in node.iter(*_BREAKS)]
    drawn = sum(mark.tag == _BREAKS[0] for mark in found)
    asked = sum(_is_asked(mark) for mark in found if mark.tag != _BREAKS[0])
    return max(drawn, asked)


def _is_asked(mark: etree._Element) -> bool:
    if mark.tag == f"{W}br":
        return mark.get(f"{W}type") == "page"
    if mark.tag == f"{W}sectPr":
        kind = mark.find(f"{W}type")
        return kind is None or kind.get(f"{W}val") != "continuous"
    return mark.get(f"{W}val", "1") not in ("0", "false", "off")


def _unknown_sign(sign: str) -> Doubt:
    return Doubt(
        "P06",
        f"the sign {sign} of a symbol font is in no list and stands as \ufffd: add a line to "
        "pipeline/vocabulary/symbols.csv",
        Place(1, 1),
        evidence=sign,
    )
