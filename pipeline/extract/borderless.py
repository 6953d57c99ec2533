"""Tables without rules, or with some, read by the positions of their heading words.

A table that rules part into cells is read in `lattice.py`; what the words mean is told by parse.
Hands on tables like the lattice's and the glyphs outside them: one `BorderlessReader` a document, its pages in order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.extract.blocks import Alignment
from pipeline.extract.body_lines import Line, crosses, crossing_above, last_rule, parted, sections
from pipeline.extract.columns import Column, Stretch, columns_of
from pipeline.extract.heading_row import HeadingRow, text_lines, words_in
from pipeline.extract.ink import Glyph, Ink
from pipeline.extract.lattice import PageTable
from pipeline.extract.lined import lined_tables
from pipeline.extract.lines import enclosing
from pipeline.extract.unruled_cells import body_rows, heading_rows
from pipeline.extract.unruled_page import body_of, frame_of, heading_top, page_of, wide_rules
from pipeline.extract.unruled_rows import Laid, UnreadError, laid_out
from pipeline.heading_words import field_of, habit_of
from pipeline.records import Cell, Doubt, Place

_ALIGNMENTS: tuple[Alignment, ...] = ("middle", "top", "bottom")
_ROW_GAP = 0.7
"""Rows have at least so much white between them."""
_LEAST_WORDS_IN_CELL = 3
_RULE_ID = "P01"
_UNREAD = "a table without rules between its cells is not read ({reason}): load it as .xlsx, or ask for a ruled PDF"
_UNPROVEN = (
    "no rule tells which rows the unit labels stand beside, and another page may tell otherwise: check the units"
)


@dataclass(frozen=True, slots=True)
class _Table:
    """The table that the last page ended with: its columns, where its texts stand in their cells, its page.

    `labels` are its units'; `unproven` is the first page that leaves open which rows are whose.
    """

    columns: tuple[Column, ...]
    alignment: Alignment | None
    page: int
    heading: tuple[str, ...]
    labels: frozenset[str] = frozenset()
    unproven: int | None = None
    is_doubted: bool = False


@dataclass
class BorderlessReader:
    """Reads the pages of one document in order; a table without a heading goes on under the columns of the last one.

    `doubts`: what was not read, or not surely; complete when the last page is read.
    """

    doubts: list[Doubt] = field(default_factory=list)
    _last: _Table | None = None
    _unread: int = -1

    def tables(self, ink: Ink, page: int) -> tuple[list[PageTable], list[Glyph]]:
        """Return the page's tables that rules do not part into cells, and the glyphs that stand in none of them.

        Args:
            ink: the glyphs outside the ruled tables, and the rules that draw none of these tables.
            page: the number of the page, from 1.
        """
        if self._last and page != self._last.page + 1:
            self._last = None
        found: list[PageTable] = []
        outside: list[Glyph] = []
        for heading, lines in sections(text_lines(ink.glyphs)):
            part = self._section(heading, lines, ink, page)
            if part is None:
                others, rest = self._others(heading, lines, ink, page)
                found += others
                outside += rest
            else:
                found.append(part[0])
                outside += part[1]
        return found, outside

    def _section(
        self, heading: HeadingRow | None, lines: Sequence[Line], ink: Ink, page: int
    ) -> tuple[PageTable, list[Glyph]] | None:
        """Return the table of a heading and the lines from it on, or of the lines alone; None where there is none."""
        try:
            if heading:
                return self._headed(heading, lines, ink, page)
            return self._continued(lines, ink, page) if self._last else None
        except UnreadError as error:
            place = Place(1, 1, page, box=enclosing(glyph for line in lines for glyph in line))
            evidence = " ".join(word.text for word in heading.words) if heading else ""
            self.doubts.append(Doubt(_RULE_ID, _UNREAD.format(reason=error), place, evidence))
            self._last = replace(self._last, page=page) if self._last and not heading else None
            return None

    def _others(
        self, heading: HeadingRow | None, lines: Sequence[Line], ink: Ink, page: int
    ) -> tuple[list[PageTable], list[Glyph]]:
        """Return tables of other kinds between rules, unless the lines are, or may be, an unread list's."""
        glyphs = [glyph for line in lines for glyph in line]
        if heading or self._last or page == self._unread + 1:
            self._unread = page if heading or page == self._unread + 1 else self._unread
            return [], glyphs
        return lined_tables(glyphs, ink.horizontal, page)

    def _headed(
        self, heading: HeadingRow, lines: Sequence[Line], ink: Ink, page: int
    ) -> tuple[PageTable, list[Glyph]] | None:
        below = lines[heading.height :]
        texts = tuple(word.text for word in heading.words)
        before = self._last if self._last and self._last.heading == texts else None
        box = heading.box
        rules = wide_rules(ink, box)
        spans = [(w.box.x0, w.box.x1) for w in heading.words if habit_of(w.field) == "line"]
        body, rest = parted(below, spans, last_rule(rules, below))
        if not body:
            return None
        frame = frame_of(rules)
        columns = columns_of(heading.words, body_of(body, ink, frame))
        if columns is None:
            raise UnreadError("a text stands under none of the headings, or under two")
        self._last = before or _Table(tuple(columns), None, page, texts)
        self._last = replace(self._last, columns=tuple(columns))
        limits = (box.bottom, min((g.box.top for line in rest[:1] for g in line), default=float("inf")))
        laid = self._laid(columns, body, ink, limits, page, is_open_above=before is not None)
        top = heading_top(rules, box)
        head = heading_rows(heading, columns, top, laid.edges[0], page)
        return _table(head, laid, columns, page), [g for line in rest for g in line]

    def _continued(self, lines: Sequence[Line], ink: Ink, page: int) -> tuple[PageTable, list[Glyph]] | None:
        if self._last is None or not lines:
            return None
        columns = self._last.columns
        spans = [(column.x0, column.x1) for column in columns if column.habit == "line"]
        above, inner = crossing_above(lines, columns)
        body, rest = parted(inner, spans, None)
        if not body:
            self._last = None
            return None
        if any(crosses(line, columns) for line in body):
            raise UnreadError("a text stands in two columns of the table on the page before")
        top = max((g.box.bottom for line in above for g in line), default=float("-inf"))
        bottom = min((g.box.top for line in rest[:1] for g in line), default=float("inf"))
        laid = self._laid(columns, body, ink, (top, bottom), page, is_open_above=True)
        return _table([], laid, columns, page), [g for line in (*above, *rest) for g in line]

    def _laid(
        self,
        columns: Sequence[Column],
        body: Sequence[Line],
        ink: Ink,
        limits: Stretch,
        page: int,
        *,
        is_open_above: bool,
    ) -> Laid:
        """Return the cells of a body under the alignment that fits; remember it for the pages that follow.

        Raises:
            UnreadError: no alignment fits, or two that give different cells.
        """
        sheet = page_of(columns, body, ink, limits, is_open_above=is_open_above)
        known = self._last.alignment if self._last else None
        fitting: dict[Alignment, Laid] = {}
        reason = ""
        for alignment in (known,) if known else _ALIGNMENTS:
            try:
                fitting[alignment] = laid_out(sheet, alignment)
            except UnreadError as error:
                reason = reason or str(error)
        if not fitting:
            raise UnreadError(reason)
        if len({_shape(laid) for laid in fitting.values()}) > 1:
            raise UnreadError("its texts leave open which rows its merged cells stand beside")
        alignment, laid = next(iter(fitting.items()))
        self._remember(laid, alignment if len(fitting) == 1 else known, page)
        return laid

    def _remember(self, laid: Laid, alignment: Alignment | None, page: int) -> None:
        if self._last is None:
            return
        labels = self._last.labels | set(laid.labels)
        unproven = self._last.unproven or (None if laid.is_proven else page)
        if len(labels) > 1 and unproven and not self._last.is_doubted:
            self.doubts.append(Doubt(_RULE_ID, _UNPROVEN, Place(1, 1, unproven), "；".join(sorted(labels))))
        is_doubted = len(labels) > 1 and unproven is not None
        self._last = replace(
            self._last, alignment=alignment, page=page, labels=labels, unproven=unproven, is_doubted=is_doubted
        )


def tables(ink: Ink, page: int) -> tuple[list[PageTable], list[Glyph]]:
    """Return what `BorderlessReader.tables` does for a page that stands alone."""
    return BorderlessReader().tables(ink, page)


def is_heading_in_one_cell(glyphs: Sequence[Glyph]) -> bool:
    """Whether one cell of a lattice holds the heading words of several columns, so that rules do not part these.

    Such a lattice is no table of cells: its glyphs and rules are for `BorderlessReader.tables`.
    """
    lines = text_lines(glyphs)
    return any(
        sum(field_of(word.text) is not None for word in words_in(line)) >= _LEAST_WORDS_IN_CELL for line in lines
    )


def is_unruled_below(cells: Mapping[tuple[int, int], Sequence[Glyph]]) -> bool:
    """Whether rules part the columns of a lattice but not the rows below its heading, so that a cell holds many rows.

    Such a lattice is no table of cells: its glyphs and rules are for `BorderlessReader.tables`.

    Args:
        cells: the glyphs of each cell by its row and column.
    """
    fields = {slot: field_of("".join(glyph.text for glyph in glyphs)) for slot, glyphs in cells.items()}
    for head in {row for row, _ in cells}:
        known = {column: field for (row, column), field in fields.items() if row == head and field}
        below = min((row for row, _ in cells if row > head), default=None)
        if below is None or len(known) <= _LEAST_WORDS_IN_CELL:
            continue
        own = [cells.get((below, column), ()) for column, field in known.items() if habit_of(field) == "line"]
        if sum(_holds_rows(glyphs) for glyphs in own) > 1:
            return True
    return False


def _holds_rows(glyphs: Sequence[Glyph]) -> bool:
    """Whether a cell holds lines too far apart to be one text."""
    lines = text_lines(glyphs)
    return any(b[0].box.top - a[0].box.bottom >= _ROW_GAP * a[0].height for a, b in pairwise(lines))


def _shape(laid: Laid) -> tuple[object, ...]:
    """Return which texts stand beside which rows, to compare two layouts."""
    return tuple((n, g.first, g.last, g.block and g.block.text) for n, column in enumerate(laid.cells) for g in column)


def _table(head: list[tuple[Cell, ...]], laid: Laid, columns: Sequence[Column], page: int) -> PageTable:
    rows = (*head, *body_rows(laid, columns, page, first_row=len(head) + 1))
    box = rows[0][0].place.box
    return PageTable(box.top if box else 0.0, rows)
