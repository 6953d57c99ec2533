"""Tables without rules, or with some, read by the positions of their heading words.

A table that rules part into cells is read in `lattice.py`; what the words mean is told by parse.
Hands on tables like the lattice's and the glyphs outside them: one `BorderlessReader` a document, its pages in order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.extract.page.fitting import Contents
from pipeline.extract.page.ink import Glyph, Ink
from pipeline.extract.page.lattice import PageTable
from pipeline.extract.page.lines import enclosing
from pipeline.extract.unruled.blocks import column_lines
from pipeline.extract.unruled.body_lines import Line, crosses, crossing_above, hold_row, last_rule, parted, sections
from pipeline.extract.unruled.cells import body_rows, heading_rows, without_cell
from pipeline.extract.unruled.choice import chosen
from pipeline.extract.unruled.columns import Column, Stretch, columns_of
from pipeline.extract.unruled.heading_row import HeadingRow
from pipeline.extract.unruled.last_table import RULE_ID, LastTable
from pipeline.extract.unruled.lattices import SHARED, begins_blank, goes_on_unruled, is_no_table
from pipeline.extract.unruled.lined import lined_tables
from pipeline.extract.unruled.page import body_of, frame_of, heading_top, pages_of, wide_rules
from pipeline.extract.unruled.parts import Laid, UnreadError
from pipeline.extract.unruled.words import text_lines
from pipeline.heading_words import field_of, habit_of
from pipeline.records import Cell, Doubt, Place

_UNREAD = "a table without rules between its cells is not read ({reason}): load it as .xlsx, or ask for a ruled PDF"
_MOST_CUT = 3
"""Characters of a heading that stand in the line below it."""


@dataclass
class BorderlessReader:
    """Reads the pages of one document in order; a table without a heading goes on under the columns of the last one.

    `doubts`: what was not read, or not surely; complete when the last page is read.
    """

    doubts: list[Doubt] = field(default_factory=list)
    _last: LastTable | None = None
    _unread: int = -1
    _lost: int | None = None

    def is_its(self, contents: Contents, page: int) -> bool:
        """Whether the rules of a lattice on a page do not part all its texts, so that it is for `tables` to read.

        On a page without a heading, the table that the page before ended with tells. What goes on from a part that is
        not read is not read either, because it would be taken for a part of the table before.
        """
        if is_no_table(contents) or (self._lost == page - 1 and begins_blank(contents)):
            return True
        if self._last is None or page != self._last.page + 1:
            return False
        return goes_on_unruled(contents.cells, contents.lattice.xs, self._last.columns)

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
            self._lost = page
            evidence = " ".join(word.text for word in heading.words) if heading else ""
            self.doubts.append(Doubt(RULE_ID, _UNREAD.format(reason=error), place, evidence))
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
        if _is_cut(columns, body):
            raise UnreadError("a heading goes on in the line below it")
        self._last = before or LastTable(tuple(columns), None, page, texts)
        self._last = replace(self._last, columns=tuple(columns))
        limits = (box.bottom, min((g.box.top for line in rest[:1] for g in line), default=float("inf")))
        laid = self._laid(columns, body, ink, limits, page, is_open_above=before is not None or self._lost is not None)
        top = heading_top(rules, box)
        head = heading_rows(heading, columns, top, laid.edges[0], page)
        above = [g for word in without_cell(heading, columns) for g in word.glyphs]
        return _table(head, laid, columns, page), [*above, *(g for line in rest for g in line)]

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
        if hold_row(above, spans) or any(crosses(line, columns) for line in body):
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
        pages = pages_of(columns, body, ink, limits, is_open_above=is_open_above)
        laid, alignment = chosen(pages, self._last.alignment if self._last else None)
        if self._lost is not None and (_goes_on(columns, laid) or not laid.is_proven):
            raise UnreadError("its first rows go on from a part that is not read")
        self._lost = None
        if self._last:
            self._last, doubt = self._last.after(laid, alignment, page)
            self.doubts += [doubt] if doubt else []
        return laid


def _is_cut(columns: Sequence[Column], body: Sequence[Line]) -> bool:
    """Whether a heading is longer by the first characters below it."""
    lines = column_lines((glyph for line in body for glyph in line), columns)
    return any(
        field_of(column.word.text + "".join(glyph.text for glyph in own[0][:length]))
        for column, own in zip(columns, lines, strict=True)
        if column.word and own
        for length in range(1, _MOST_CUT + 1)
    )


def _goes_on(columns: Sequence[Column], laid: Laid) -> bool:
    """Whether the first row has a blank cell where others stand beside several rows: its text may stand before it."""
    first = next((n for n, band in enumerate(laid.bands) if not band.is_alone), 0)
    beside = [own for own, column in zip(laid.cells, columns, strict=True) if column.habit in SHARED]
    return any(group.block is None for own in beside for group in own if group.first == first)


def _table(head: list[tuple[Cell, ...]], laid: Laid, columns: Sequence[Column], page: int) -> PageTable:
    rows = (*head, *body_rows(laid, columns, page, first_row=len(head) + 1))
    box = rows[0][0].place.box
    return PageTable(box.top if box else 0.0, rows)
