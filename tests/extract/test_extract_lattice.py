"""Ruled pages: cells between rules, merged where none is drawn, whatever the page edge cut."""

from __future__ import annotations

import pytest

from pipeline.extract import read
from pipeline.extract.ink import Glyph, Ink, Rule
from pipeline.extract.lattice import tables
from pipeline.records import Box
from tests.documents.make import Look, Merge, ruled_pdf

_ROWS = [("甲", "一", "1"), ("甲", "二", "2"), ("甲", "三", "3"), ("乙", "四", "4")]


def _tables(path):
    return [grid for grid in read(path).grids if grid.kind == "table"]


def _texts(grid):
    return [["^" if cell.is_covered else cell.text for cell in row] for row in grid.rows]


def test_a_merged_cell_covers_the_rows_that_no_rule_parts(tmp_path):
    (grid,) = _tables(ruled_pdf(tmp_path / "a.pdf", [_ROWS], merges=[Merge(0, 0, row_span=3)]))
    assert _texts(grid) == [["甲", "一", "1"], ["^", "二", "2"], ["^", "三", "3"], ["乙", "四", "4"]]
    assert grid.rows[0][0].row_span == 3


@pytest.mark.parametrize("open_breaks", [True, False])
def test_a_page_edge_through_a_merged_cell_keeps_all_columns(tmp_path, open_breaks):
    pages = [_ROWS[:2], _ROWS[2:]]
    path = ruled_pdf(tmp_path / "a.pdf", pages, merges=[Merge(0, 0, row_span=3)], look=Look(open_breaks=open_breaks))
    first, second = _tables(path)
    assert [row[1:] for row in _texts(first) + _texts(second)] == [list(row[1:]) for row in _ROWS]
    assert second.page_break_before
    assert not first.page_break_before


def test_each_cell_has_the_box_that_it_is_printed_in(tmp_path):
    (grid,) = _tables(ruled_pdf(tmp_path / "a.pdf", [_ROWS]))
    first, below = grid.rows[0][0].place.box, grid.rows[1][0].place.box
    assert first.bottom == pytest.approx(below.top)
    assert grid.rows[0][0].place.page == 1


def test_text_outside_the_rules_is_no_cell(tmp_path):
    grids = read(ruled_pdf(tmp_path / "a.pdf", [_ROWS], title="绩效目标表", unit="金额单位：元")).grids
    assert [grid.kind for grid in grids] == ["text", "text", "table"]


def test_rules_in_pieces_and_a_little_off_draw_the_same_cells():
    across = [Rule(y + 0.4 * n, x, x + 50) for y in (0, 20, 40) for n, x in enumerate((0, 50.5))]
    down = [Rule(x, y, y + 20) for x in (0, 50, 100) for y in (0, 20)]
    glyph = Glyph("字", Box(60, 25, 68, 33))
    (table,), outside = tables(Ink((glyph,), tuple(across), tuple(down)), page=1)
    assert [[cell.text for cell in row] for row in table.rows] == [["", ""], ["", "字"]]
    assert outside == []


def test_two_tables_on_a_page_are_two_grids():
    across = [Rule(y, 0, 100) for y in (0, 20, 40, 200, 220, 240)]
    down = [Rule(x, top, top + 40) for x in (0, 50, 100) for top in (0, 200)]
    found, _ = tables(Ink((), tuple(across), tuple(down)), page=1)
    assert [len(table.rows) for table in found] == [2, 2]
