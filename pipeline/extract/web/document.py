"""Web pages to grids: tables with their spans, and the text between them as lines.

The page is parsed as text: nothing is fetched, run or followed, and scripts and styles are no text. What a browser does
not show is given as text outside tables; what makes it hidden is told in `hidden.py`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.extract.errors import UnreadableDocumentError
from pipeline.extract.spans import Laid, SpanGrid, laid_out, lines_of, with_inner
from pipeline.extract.text.decode import decoded
from pipeline.extract.web.block_tables import put_block_tables
from pipeline.extract.web.hidden import take_hidden
from pipeline.form_words import names_project
from pipeline.records import Cell, Doubt, Extract, Grid, Place

_TALLEST_SPAN, _WIDEST_SPAN = 65_534, 1_000
"""What browsers clamp spans to (HTML standard, 4.9.11)."""
_ATTRIBUTES = r'[^>"]*(?:"[^"]*"[^>"]*)*'
_BREAK = re.compile(
    r"</?(?:br|hr|p|div|h[1-6]|li|[oud]l|d[dt]|t[dhr]|table|caption|center|section|article|header|footer|main|form|pre"
    rf"|blockquote|fieldset)\b{_ATTRIBUTES}>"
)
_TAG = re.compile(rf"<[a-zA-Z/]{_ATTRIBUTES}>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_NO_TEXT = ["script", "style", "noscript", "template", "select", "iframe", "object", "svg"]
_CHARSET = re.compile(rb"""<[^>]*?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([\w-]+)""")
_FRAMES = re.compile(rb"<frameset[\s>]", re.IGNORECASE)
_HEAD = 4096
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
_NUMBER = re.compile(r"\s*\+?(\d+)")
_GROUPS = {"thead": 0, "tfoot": 2}
"""Where a browser shows a group of rows, whatever its order in the page; all others stand between."""


def read_web(path: Path) -> Extract:
    """Return the page's tables and lines of text in reading order; rows and columns count inside each of them.

    `Place.sheet` is the grid's name, `table 1` or `text 1`.

    Raises:
        UnreadableDocumentError: the bytes are no text, or a table is larger than any.
    """
    return web_extract([path.read_bytes()])


def web_extract(pages: list[bytes]) -> Extract:
    """Return the grids of pages that belong to one document, as the frames of a saved workbook do.

    Raises:
        UnreadableDocumentError: there is no page, its bytes are no text, or a table is larger than any.
    """
    grids: list[Grid] = []
    replaced = 0
    if all(map(has_frames, pages)):
        raise UnreadableDocumentError("a web page of frames, without text of its own: load the pages in the frames")
    for data in pages:
        told = _ENCODING.search(data[:_HEAD]) or _CHARSET.search(data[:_HEAD])
        text = decoded(data, told[1].decode() if told else None)
        replaced += text.count("\ufffd")
        grids.extend(_page(text, len(grids)))
    doubts = (_illegible(replaced),) if replaced else ()
    return Extract("html", len(pages), tuple(grids), doubts)


def has_frames(data: bytes) -> bool:
    """Whether a page only holds frames with other pages in them."""
    return _FRAMES.search(data) is not None


def _illegible(replaced: int) -> Doubt:
    return Doubt(
        "P06",
        f"{replaced} characters of the page are no text in its encoding and stand as \ufffd: ask the publisher for it",
        Place(1, 1),
    )


def _page(text: str, before: int) -> Iterator[Grid]:
    tree = LexborHTMLParser(text)
    if tree.body is None:
        return
    hidden = take_hidden(tree)
    put_block_tables(tree)
    tree.strip_tags(_NO_TEXT)
    number = before
    for number, node in enumerate(_blocks(tree.body), start=before + 1):
        if node.tag == "table":
            yield Grid(f"table {number}", "table", _table(node, f"table {number}"))
        else:
            yield Grid(f"text {number}", "text", lines_of(_text(node), f"text {number}"))
    name = f"hidden text {number + 1}"
    if rows := lines_of("\n".join(hidden), name):
        yield Grid(name, "text", rows, is_hidden=True)


def _blocks(body: LexborNode) -> Iterator[LexborNode]:
    """Yield, in reading order, each table that holds data, and each node with text that no such table stands in."""
    opened = _with_tables(body)
    waiting = [body]
    while waiting:
        node = waiting.pop()
        if node.mem_id in opened:
            waiting.extend(reversed(list(node.iter(include_text=True, skip_empty=True))))
        elif node.tag != "-comment" and not _is_blank(node):
            yield from (child for child in node.iter() if child.tag == "caption")
            yield node


def _with_tables(body: LexborNode) -> set[int]:
    """Return the nodes to look into: all around a table, but not the tables that hold data themselves."""
    opened: set[int] = set()
    tables = body.css("table")
    layouts = {around for table in tables if _is_grid(table) for around in _tables_around(table)}
    layouts -= {table.mem_id for table in tables if table.mem_id in layouts and _is_form(table)}
    for table in tables:
        above = table if table.mem_id in layouts else table.parent
        if table.mem_id not in layouts and _tables_around(table) - layouts:
            continue
        while above is not None and above.mem_id not in opened:
            opened.add(above.mem_id)
            above = above.parent
    return opened


def _tables_around(table: LexborNode) -> set[int]:
    """Return the tables that a table lies in; more than a page's layout ever nests are left."""
    found: set[int] = set()
    above = table.parent
    while above is not None and len(found) < 100:
        if above.tag == "table":
            found.add(above.mem_id)
        above = above.parent
    return found


def _is_grid(table: LexborNode) -> bool:
    """Whether a table has rows and columns, so that one around it only lays out the page."""
    rows = [sum(cell.tag in ("td", "th") for cell in row.iter()) for row in table.css("tr")[:20]]
    return len(rows) > 1 and max(rows) > 2


def _is_form(table: LexborNode) -> bool:
    """Whether a table around others is a form: it names a project, and a cell with a table in it holds nothing else."""
    cells = [cell for _, rows in _groups(table) for row in rows for cell in _row_cells(row)]
    holding = [any(map(_is_grid, cell.css("table"))) for cell in cells]
    is_plain = all(_inner(cell) for cell, holds in zip(cells, holding, strict=True) if holds)
    others = (_text(cell) for cell, holds in zip(cells, holding, strict=True) if not holds)
    return is_plain and any(map(names_project, others))


def _inner(cell: LexborNode) -> LexborNode | None:
    """Return the table that is all that a cell holds, None where it holds none or more."""
    grids = [table for table in cell.css("table") if _is_grid(table)]
    return grids[0] if len(grids) == 1 and _text(cell) == _text(grids[0]) else None


def _is_blank(node: LexborNode) -> bool:
    return not (node.text(deep=True) or "").strip()


def _groups(table: LexborNode) -> Iterator[tuple[int, list[LexborNode]]]:
    """Yield the table's groups of rows with where they are shown; rows of a table inside a cell are none of them."""
    for group in table.iter():
        rows = [row for row in group.iter() if row.tag == "tr"]
        if rows:
            yield _GROUPS.get(group.tag or "", 1), rows


def _table(table: LexborNode, name: str) -> tuple[tuple[Cell, ...], ...]:
    return laid_out(_laid(table), name)


def _laid(table: LexborNode) -> list[list[Laid]]:
    """Return the table's rows of slots, those of tables inside the cells of a form behind the rows that hold them."""
    grid = SpanGrid()
    inner: list[tuple[int, list[list[Laid]]]] = []
    has_inner = any(one.mem_id != table.mem_id and _is_grid(one) for one in table.css("table"))
    spanning = {cell.mem_id for cell in table.css("[rowspan], [colspan]")}
    for _, rows in sorted(_groups(table), key=lambda group: group[0]):
        for row in rows:
            grid.start_row()
            held = [one for cell in _row_cells(row) if (one := _inner(cell))] if has_inner else []
            inner.extend((len(grid.rows), _laid(one)) for one in held)
            _put_row(grid, row, spanning, is_holding=bool(held))
        grid.end_group()
    return with_inner(grid.rows, inner)


def _row_cells(row: LexborNode) -> list[LexborNode]:
    return [cell for cell in row.iter() if cell.tag in ("td", "th")]


def _put_row(grid: SpanGrid, row: LexborNode, spanning: set[int], *, is_holding: bool = False) -> None:
    """Put a row's cells into the grid; `spanning` are the cells that have spans, `is_holding`: some hold a table."""
    for cell in row.iter():
        if cell.tag not in ("td", "th"):
            continue
        if is_holding and _inner(cell):
            grid.put("", 1, _span(cell, "colspan", _WIDEST_SPAN))
        elif cell.mem_id in spanning:
            grid.put(_text(cell), _span(cell, "rowspan", _TALLEST_SPAN), _span(cell, "colspan", _WIDEST_SPAN))
        else:
            grid.put(_text(cell))


def _span(cell: LexborNode, name: str, most: int) -> int:
    """Return a span as browsers read it: 0 rows are all that follow in the group, what is no number is 1."""
    match = _NUMBER.match(cell.attributes.get(name) or "1")
    number = int(match[1][:6]) if match else 1
    if number == 0:
        return most if name == "rowspan" else 1
    return min(number, most)


def _text(node: LexborNode) -> str:
    """Return a node's text; only blocks and <br> break lines, as on the screen."""
    child = node.child
    if child is not None and child.next is None and child.tag == "-text":  # most cells are one text
        return _flat(child.text_content or "").strip()
    only: LexborNode | None = node
    while only is not None and (only is node or only.next is None):
        if only.tag == "-text":
            return _flat(only.text_content or "").strip()
        only = only.child
    if only is None:
        return ""
    source = _flat(_COMMENT.sub("", node.html or ""))
    text = html.unescape(_TAG.sub("", _BREAK.sub("\n", source))).replace("\xa0", " ")
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def _flat(text: str) -> str:
    """Return the text with its blanks and line breaks as one blank each, as a browser shows them."""
    return text if text.isprintable() and "  " not in text else _BLANKS.sub(" ", text)
