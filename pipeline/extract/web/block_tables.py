"""Tables that a page draws with blocks instead of `<table>`: rows of cells by style, by role or by class.

Only what leaves no doubt is one: rows of equally many cells without spans, three or more, under a first row of known
headings. Such blocks are put into the page as a plain table; all others stay text. Nothing is fetched.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import repeat

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.extract.web.hidden import styled
from pipeline.heading_words import field_of

_DRAWN = re.compile(r"(?:^|[;\s])display\s*:\s*(?:inline-)?(?:table|grid|flex)", re.IGNORECASE)
_TOKEN = re.compile(
    r"(?:^|[-_])(?:table|tbl|grid|tbody|thead|tr|row|td|th|cell|col|column)\d*(?:$|[-_](?:row|cell|head|header|body)$)"
)
_ROLES = frozenset({"table", "grid", "row", "cell", "gridcell", "columnheader", "rowheader"})
_SPANS = re.compile(r"\bspan\b", re.IGNORECASE)
_MOVED = re.compile(
    r"grid-(?:column|row|area)(?:-start|-end)?\s*:|(?:^|[;\s])order\s*:|-reverse|float\s*:\s*right|direction\s*:\s*rtl"
    r"|position\s*:\s*(?:absolute|fixed)",
    re.IGNORECASE,
)
_BLOCKS = ("div", "ul", "ol", "dl", "section", "article", "span", "li", "p", "dt", "dd", "header", "b", "strong")
_SILENT = ("-comment", "br", "hr", "script", "style")
_COLUMNS = re.compile(r"(?:^|[;\s])grid-template-columns\s*:([^;}!]+)", re.IGNORECASE)
_OTHER_ORDER = re.compile(r"auto-flow|areas|direction", re.IGNORECASE)
_REPEAT = re.compile(r"repeat\(\s*(\d{1,2})\s*,\s*[\w.%]+\s*\)")
_TRACKS = re.compile(r"(?:(?:[\d.]+(?:fr|px|em|rem|%)|auto)\s*)+")
_LEAST_CELLS = 3
_LEAST_ROWS = 2
_MOST_ROWS = 5_000


def put_block_tables(tree: LexborHTMLParser) -> None:
    """Put a plain table in the place of each block of the page that draws one."""
    if tree.body is None:
        return
    drawn, tracks, moved = (styled(tree, wanted) for wanted in (_DRAWN, _COLUMNS, _MOVED))
    taken: set[int] = set()
    for node in tree.css("div, ul, section, article"):
        rows = [] if node.mem_id in taken else _in_tracks(node, tracks) or _rows(node)
        if not rows or not _is_drawn([node, *rows[0], *_parents(rows)], drawn.keys() | tracks.keys()):
            continue
        if _is_plain(node, moved.keys()):
            taken.update(inner.mem_id for inner in node.css("*"))
            node.replace_with(_table(rows))


def _rows(node: LexborNode) -> list[list[LexborNode]]:
    """Return the cells of each row of a block, none where it is no table for sure; rows may stand in groups."""
    groups = _children(node)
    for rows in (groups, [row for group in groups for row in _children(group)] if all(map(_children, groups)) else []):
        cells = [_children(row) for row in rows[: _MOST_ROWS + 1]]
        if _LEAST_ROWS <= len(cells) <= _MOST_ROWS and _is_regular(cells):
            return cells
    return []


def _in_tracks(node: LexborNode, tracks: Mapping[int, str]) -> list[list[LexborNode]]:
    """Return the cells of each row of a grid that says how many columns it has, its cells one after another."""
    style = tracks.get(node.mem_id, "")
    told = None if _OTHER_ORDER.search(style) else _COLUMNS.search(style)
    width = _tracks(told[1].strip()) if told else 0
    cells = _children(node) if width else []
    rows = [cells[at : at + width] for at in range(0, len(cells), width or 1)]
    return rows if _LEAST_ROWS <= len(rows) <= _MOST_ROWS and _is_regular(rows) else []


def _tracks(columns: str) -> int:
    """Return how many columns `repeat(4, 1fr)` or `2fr 1fr 80px` are, 0 where it cannot be counted."""
    times = _REPEAT.fullmatch(columns)
    return int(times[1]) if times else len(columns.split()) if _TRACKS.fullmatch(columns) else 0


def _is_regular(rows: Sequence[Sequence[LexborNode]]) -> bool:
    width = len(rows[0])
    if width < _LEAST_CELLS or any(len(row) != width for row in rows):
        return False
    heads = [_words(cell) for cell in rows[0]]
    known = sum(field_of(head) is not None for head in heads)
    return known >= _LEAST_CELLS and 2 * known > width and not any(map(_repeats_head, rows[1:], repeat(heads)))


def _repeats_head(row: Sequence[LexborNode], heads: Sequence[str]) -> bool:
    """Whether a cell prints its heading once more, as pages for narrow screens do: it is hidden from afar or shown."""
    return any(head and _words(cell).startswith(head) for cell, head in zip(row, heads, strict=True))


def _children(node: LexborNode) -> list[LexborNode]:
    """Return the blocks in a block, none where it holds text or anything else beside them."""
    inside = list(node.iter(include_text=True, skip_empty=True))
    is_mixed = any(one.tag not in (*_BLOCKS, *_SILENT) for one in inside)
    return [] if is_mixed else [one for one in inside if one.tag in _BLOCKS]


def _words(node: LexborNode) -> str:
    return (node.text(deep=True) or "").strip()


def _parents(rows: Sequence[Sequence[LexborNode]]) -> Iterator[LexborNode]:
    yield from (row[0].parent for row in rows if row[0].parent is not None)


def _is_drawn(nodes: Sequence[LexborNode], drawn: AbstractSet[int]) -> bool:
    """Whether style, role or class says that one of these nodes is a table, a row or a cell."""
    return any(node.mem_id in drawn or _says_so(node) for node in nodes)


def _says_so(node: LexborNode) -> bool:
    role, classes = node.attributes.get("role") or "", node.attributes.get("class") or ""
    return role.lower() in _ROLES or any(map(_is_token, classes.lower().split()))


@functools.lru_cache(maxsize=4096)
def _is_token(word: str) -> bool:
    return _TOKEN.search(word) is not None


def _is_plain(node: LexborNode, moved: AbstractSet[int]) -> bool:
    """Whether no table is inside, and no cell may reach over others or stand elsewhere than in its order.

    `moved` are the elements of which a style says that, also one of the page's style sheets.
    """
    inside = [node, *node.css("*")]
    spanning = node.css("table, [colspan], [rowspan], [aria-colspan], [aria-rowspan]")
    is_moved = any(one.mem_id in moved or _SPANS.search(one.attributes.get("class") or "") for one in inside)
    return not spanning and not is_moved


def _table(rows: Sequence[Sequence[LexborNode]]) -> LexborNode:
    lines = ("".join(f"<td>{_inner(cell)}</td>" for cell in row) for row in rows)
    made = LexborHTMLParser(f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>").css_first("table")
    if made is None:
        raise RuntimeError("a table that was just written is not found")
    return made


def _inner(cell: LexborNode) -> str:
    return "".join(child.html or "" for child in cell.iter(include_text=True))
