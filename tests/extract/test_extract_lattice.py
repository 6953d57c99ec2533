"""Ruled pages: cells between rules, merged where none is drawn, whatever the page edge cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import read
from pipeline.extract.page.ink import Cut, Glyph, Ink, Rule, Sideways
from pipeline.extract.page.lattice import tables
from pipeline.extract.page.rules import joined
from pipeline.extract.page.turn import Turn
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


def _found(across, down, *words, **more):
    """The texts of the tables that rules draw around words (text, x, y)."""
    glyphs = tuple(
        Glyph(letter, Box(x + 10 * n, y, x + 10 * n + 10, y + 10))
        for text, x, y in words
        for n, letter in enumerate(text)
    )
    found, outside = tables(Ink(glyphs, tuple(across), tuple(down), **more), page=1)
    return [_texts(table) for table in found], "".join(glyph.text for glyph in outside)


_ACROSS = [Rule(y, 0, 200) for y in (0, 20, 40)]
_DOWN = [Rule(x, 0, 40) for x in (0, 100, 200)]
_WORDS = [("甲", 10, 5), ("乙", 110, 5), ("丙", 10, 25), ("丁", 110, 25)]
_CELLS = [["甲", "乙"], ["丙", "丁"]]


def test_columns_too_thin_for_a_letter_are_the_two_sides_of_one_line():
    down = [Rule(x, 0, 40) for x in (0, 97, 100, 200)]
    assert _found(_ACROSS, down, *_WORDS) == ([_CELLS], "")


def test_rules_drawn_double_are_one_border():
    across = [Rule(y + off, 0, 200) for y in (0, 20, 40) for off in (0, 2.6)]
    assert _found(across, _DOWN, *_WORDS) == ([_CELLS], "")


def test_dashes_are_one_rule():
    across = [Rule(y, x, x + 2) for y in (0, 20, 40) for x in range(0, 200, 4)]
    assert _found(across, _DOWN, *_WORDS) == ([_CELLS], "")


def test_cells_that_only_shading_shows_are_cells():
    fills = tuple(Box(x, y, x + 100, y + 20) for x in (0, 100) for y in (0, 20))
    assert _found([], [], *_WORDS, fills=fills) == ([_CELLS], "")


def test_shading_of_a_word_in_a_ruled_table_makes_no_cell():
    assert _found(_ACROSS, _DOWN, *_WORDS, fills=(Box(10, 4, 20, 16), Box(0, 0, 200, 20))) == ([_CELLS], "")


def test_a_frame_around_the_page_is_no_table():
    around = [Rule(y, -50, 250) for y in (-50, 300)], [Rule(x, -50, 300) for x in (-50, 250)]
    found = _found([*_ACROSS, *around[0]], [*_DOWN, *around[1]], *_WORDS, ("页", 10, 200))
    assert found == ([_CELLS], "页")


def test_a_table_in_a_cell_is_a_table_of_its_own():
    inner = [Rule(y, 110, 190) for y in (5, 17, 34)], [Rule(x, 5, 34) for x in (110, 150, 190)]
    across = [Rule(y, 0, 200) for y in (0, 40, 60)]
    down = [Rule(x, 0, 60) for x in (0, 100, 200)]
    words = [("外", 10, 5), ("内", 115, 6), ("里", 155, 6), ("尾", 110, 45)]
    found, outside = _found([*across, *inner[0]], [*down, *inner[1]], *words)
    assert found == [[["外", ""], ["", "尾"]], [["内", "里"], ["", ""]]]
    assert outside == ""


def test_two_columns_between_lines_need_no_outer_sides():
    assert _found(_ACROSS, [Rule(100, 0, 40)], *_WORDS) == ([_CELLS], "")


def test_the_axis_of_a_chart_is_no_table():
    assert _found(_ACROSS, [Rule(0, 0, 40)], *_WORDS)[0] == []


_BODY = [(text, x, 25 + 20 * n) for n in range(4) for text, x in (("水利局", 5), ("100", 110))]


def test_columns_that_only_the_heading_draws_go_on_below():
    across = [Rule(20 * n, 0, 200) for n in range(6)]
    down = [Rule(0, 0, 100), Rule(200, 0, 100), Rule(100, 0, 20)]
    found, _ = _found(across, down, ("单位", 10, 5), ("预算", 110, 5), *_BODY)
    assert found == [[["单位", "预算"], *([["水利局", "100"]] * 4)]]


def test_rules_around_several_columns_together_make_no_cells():
    across = [Rule(20 * n, 0, 200) for n in range(6)]
    found, outside = _found(across, [Rule(0, 0, 100), Rule(200, 0, 100)], ("单位", 10, 5), ("预算", 110, 5), *_BODY)
    assert found == []
    assert outside.count("水利局") == 4


def test_letters_spaced_out_over_their_cell_are_one_text():
    across, down = [Rule(20 * n, 0, 200) for n in range(6)], [Rule(x, 0, 100) for x in (0, 100, 200)]
    spaced = [(text, x, 5 + 20 * n) for n in range(5) for text, x in (("姓", 5), ("名", 75), ("王", 110))]
    assert _found(across, down, *spaced)[0] == [[["姓名", "王"]] * 5]


def test_a_vertical_label_is_read_and_a_stamp_across_cells_is_not():
    up = Turn.UP
    label = Sideways(up, tuple(Glyph(t, up.back(Box(-38 + 10 * n, 3, -28 + 10 * n, 13))) for n, t in enumerate("产出")))
    stamp = Sideways(
        up, tuple(Glyph(t, up.back(Box(-38 + 20 * n, 113, -28 + 20 * n, 123))) for n, t in enumerate("公章"))
    )
    across = [Rule(0, 0, 200), Rule(40, 0, 200), Rule(20, 100, 200)]
    found, _ = _found(across, _DOWN, ("乙", 150, 5), sideways=(label, stamp))
    assert found == [[["产出", "乙"], ["^", ""]]]


def test_a_table_without_a_rule_at_its_foot_is_open_below():
    across, words = [Rule(y, 0, 200) for y in (0, 20)], _WORDS
    (table,), _ = tables(Ink((), tuple(across), tuple(_DOWN)), page=1)
    assert (table.is_open_above, table.is_open_below) == (False, True)
    (closed,), _ = tables(Ink((), tuple(_ACROSS), tuple(_DOWN)), page=1)
    assert not closed.is_open_below
    assert _found(across, _DOWN, *words) == ([_CELLS], "")


def test_text_that_goes_on_beyond_an_open_foot_is_not_clipped_by_its_cell():
    across = [Rule(y, 0, 200) for y in (0, 20)]
    hidden = Cut(Glyph("字", Box(10, 45, 20, 55)), None, (15, 39))
    (open_below,), _ = tables(Ink((), tuple(across), tuple(_DOWN), cuts=(hidden,)), page=1)
    (closed,), _ = tables(Ink((), tuple(_ACROSS), tuple(_DOWN), cuts=(hidden,)), page=1)
    assert not open_below.rows[1][0].is_clipped
    assert closed.rows[1][0].is_clipped


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=40))
def test_pieces_of_a_line_in_any_order_are_the_same_rules(pieces):
    rules = [Rule(20.0 * at, 20.0 * start, 20.0 * start + 20) for at, start in pieces]
    assert joined(rules) == joined(reversed(rules)) == joined(joined(rules))
