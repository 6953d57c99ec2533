"""Tables without rules, or with some, are read by their heading words: exactly, or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.extract import read
from pipeline.extract.page.ink import Glyph, Ink, Rule
from pipeline.extract.unruled.blocks import Block, blockings
from pipeline.extract.unruled.borderless import BorderlessReader
from pipeline.extract.unruled.columns import Column
from pipeline.extract.unruled.extents import Band, Region, SeveralReadingsError, groups_of
from pipeline.extract.unruled.lattices import is_heading_in_one_cell, is_unruled_below, is_unruled_throughout
from pipeline.parse import parse
from pipeline.records import Box
from tests.extract.unruled import HEADINGS, MERGED, Style, draw, sheet_of
from tests.parse.drawn import rows_of

SHARED = Path(__file__).parents[2].parent / "shared"
_UNIT, _OTHER = "307001-青禾县文化馆", "307002-青禾县图书馆"
_OWN = tuple(field for field in HEADINGS if field not in MERGED)


def _indicator(name, value="300", direction="正向指标"):
    return dict(zip(_OWN, ("产出指标", "数量指标", name, "≥", value, "天", "50", direction), strict=True))


def _project(name, amount, *indicators, unit=_UNIT, goal="全年按时向全县群众开放文化馆和各乡镇文化站，开展活动。"):
    return {"unit": unit, "project": name, "amount": amount, "goal": goal}, list(indicators)


_PROJECTS = [
    _project(
        "场馆免费开放补助资金及日常运行维护（据实结算）",
        "1,234,567.00",
        _indicator("开放天数"),
        _indicator("培训场次", "20"),
    ),
    _project(
        "流动服务", "5,000.00", _indicator("下乡演出场次，含春节期间在各乡镇的慰问演出和广场舞比赛"), goal="下乡演出。"
    ),
    _project("图书采购", "88,000.50", *(_indicator(f"采购图书批次{n}", str(n)) for n in (1, 2, 3)), unit=_OTHER),
    _project("读者活动", "760.00", _indicator("讲座"), _indicator("展览", direction=""), unit=_OTHER, goal=""),
]
_STYLES = {
    "no rule at all": Style(),
    "texts at the left": Style(align="left"),
    "texts at the right": Style(align="right"),
    "texts at the top": Style(vertical="top", align="left"),
    "a line above and below": Style(ruling="frame"),
    "three lines": Style(ruling="heading"),
    "lines between projects": Style(ruling="projects"),
    "lines between rows": Style(ruling="rows"),
    "lines between columns": Style(ruling="columns"),
    "lines between columns and a frame": Style(ruling="uprights"),
    "a frame around columns": Style(ruling="box"),
    "larger type": Style(size=9, leading=11, width=1190, row_height=26),
    "dense rows": Style(row_height=12.6),
    "headings over two lines": Style(heading_breaks=True),
    "a note below": Style(note="注：本表按项目填列，绩效目标随部门预算一并公开，接受社会监督。"),
}


def _truth(projects, fields=tuple(HEADINGS)):
    shown = [{**own, **indicator} for own, indicators in projects for indicator in indicators]
    return [
        tuple(row[f].replace(",", "").removesuffix(".00") if f in fields else "" for f in HEADINGS) for row in shown
    ]


def _read(tmp_path, style, projects=_PROJECTS, fields=tuple(HEADINGS), total=""):
    extract = read(draw(tmp_path / "a.pdf", sheet_of(fields, projects, total), style))
    reading = parse(extract)
    rows = [tuple(text.removesuffix(".00") for text in row) for row in rows_of(reading)]
    return extract, reading, rows


@pytest.mark.parametrize("look", _STYLES)
def test_a_listing_without_cells_is_read_exactly(tmp_path, look):
    _, _, rows = _read(tmp_path, _STYLES[look])
    assert rows == _truth(_PROJECTS)


def test_columns_may_stand_in_another_order(tmp_path):
    fields = (
        "project",
        "goal",
        "amount",
        "level_1",
        "level_2",
        "name",
        "weight",
        "comparator",
        "value",
        "measure_unit",
    )
    _, _, rows = _read(tmp_path, Style(ruling="heading"), fields=fields)
    assert rows == _truth(_PROJECTS, fields)


def test_a_total_row_stands_alone_and_is_no_project(tmp_path):
    _, reading, rows = _read(tmp_path, Style(), total="1,328,327.50")
    assert rows == _truth(_PROJECTS)
    assert [total.amount.text for total in reading.totals] == ["1,328,327.50"]


@pytest.mark.parametrize("repeat_heading", [True, False])
def test_a_table_goes_on_on_the_next_page(tmp_path, repeat_heading):
    style = Style(ruling="projects", rows_on_page=3, repeat_heading=repeat_heading)
    extract, _, rows = _read(tmp_path, style)
    assert extract.pages == 3
    assert [row[4:] for row in rows] == [row[4:] for row in _truth(_PROJECTS)]


def test_a_merged_cell_covers_the_rows_that_it_stands_beside(tmp_path):
    extract, _, _ = _read(tmp_path, Style())
    (table,) = (grid for grid in extract.grids if grid.kind == "table")
    spans = [cell.row_span for row in table.rows[1:] for cell in row[1:2] if not cell.is_covered]
    assert spans == [2, 1, 3, 2]
    assert table.rows[1][0].row_span == 3
    assert all(row[4].row_span == 1 for row in table.rows)


def test_cells_have_boxes_around_their_texts(tmp_path):
    extract, _, _ = _read(tmp_path, Style())
    (table,) = (grid for grid in extract.grids if grid.kind == "table")
    first, below = table.rows[1][4].place.box, table.rows[2][4].place.box
    assert first.top < first.bottom == pytest.approx(below.top)
    assert {cell.place.page for row in table.rows for cell in row} == {1}


def _glyphs(text, x, y, size=8.0):
    return [Glyph(c, Box(x + n * size, y, x + (n + 1) * size, y + size)) for n, c in enumerate(text)]


def _page(*texts):
    return tuple(glyph for text, x, y in texts for glyph in _glyphs(text, x, y))


_WORDS = ("项目名称", "三级指标", "指标值", "权重")
_HEAD = [(word, 100 * n, 0.0) for n, word in enumerate(_WORDS)]


def _row(y, *texts):
    return [(text, 100 * n, y) for n, text in enumerate(texts)]


def test_a_text_that_runs_into_the_next_column_leaves_the_table_unread():
    reader = BorderlessReader()
    ink = Ink(
        _page(*_HEAD, *_row(20, "甲", "一", "1", "5"), *_row(40, "乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙", "", "2", "5")),
        (),
        (),
    )
    found, outside = reader.tables(ink, page=1)
    assert found == []
    assert len(outside) == len(ink.glyphs)
    assert [doubt.rule_id for doubt in reader.doubts] == ["P01"]


def test_a_text_between_two_headings_is_given_to_neither():
    reader = BorderlessReader()
    rows = [*_row(20, "甲", "一", "1", "5"), *_row(40, "乙", "二", "2", "5"), ("天", 255.0, 40.0)]
    found, _ = reader.tables(Ink(_page(*_HEAD, *rows), (), ()), page=1)
    assert found == []
    assert reader.doubts


def test_a_drawn_rule_tells_columns_that_the_white_does_not():
    rows = [*_row(20, "甲", "一", "1", "5"), *_row(40, "乙", "二", "2", "5"), ("天", 255.0, 40.0)]
    down = tuple(Rule(x, 10.0, 50.0) for x in (80.0, 180.0, 280.0))
    (table,), _ = BorderlessReader().tables(Ink(_page(*_HEAD, *rows), (), down), page=1)
    assert [cell.text for cell in table.rows[2]] == ["乙", "二", "2天", "5"]


def test_a_table_without_performance_headings_stays_text():
    ink = Ink(
        _page(("科目", 0, 0), ("预算", 100, 0), ("决算", 200, 0), ("差额", 300, 0), *_row(20, "甲", "1", "2", "3")),
        (),
        (),
    )
    assert BorderlessReader().tables(ink, page=1) == ([], list(ink.glyphs))


def test_spaced_out_headings_are_words():
    head = [("项目名称", 0, 0), ("三级指标", 100, 0), ("指标值", 200, 0), ("权", 300, 0), ("重", 316, 0)]
    (table,), _ = BorderlessReader().tables(Ink(_page(*head, *_row(20, "甲", "一", "1", "5")), (), ()), page=1)
    assert [cell.text for cell in table.rows[0]][:3] == list(_WORDS[:3])
    assert len(table.rows[0]) == 4


def test_a_page_after_a_gap_does_not_go_on_with_the_table():
    reader = BorderlessReader()
    reader.tables(Ink(_page(*_HEAD, *_row(20, "甲", "一", "1", "5")), (), ()), page=1)
    assert reader.tables(Ink(_page(*_row(20, "乙", "二", "2", "5")), (), ()), page=3)[0] == []


def test_the_next_page_goes_on_with_the_table():
    reader = BorderlessReader()
    reader.tables(Ink(_page(*_HEAD, *_row(20, "甲", "一", "1", "5")), (), ()), page=1)
    (table,), _ = reader.tables(Ink(_page(*_row(20, "乙", "二", "2", "5")), (), ()), page=2)
    assert [cell.text for cell in table.rows[0]] == ["乙", "二", "2", "5"]


def test_heading_words_in_one_cell_mean_that_no_rule_parts_them():
    assert is_heading_in_one_cell(_page(*_HEAD))
    assert not is_heading_in_one_cell(_page(("三级指标", 0, 0)))


def test_a_heading_above_one_cell_with_many_rows_means_that_no_rule_parts_these():
    head = {(0, n): _glyphs(word, 100 * n, 0) for n, word in enumerate((*_WORDS, "指标性质"))}
    one_row = {(1, n): _glyphs("1", 100 * n, 20) for n in range(5)}
    many = {slot: [*glyphs, *_glyphs("2", 100 * slot[1], 40)] for slot, glyphs in one_row.items()}
    wrapped = {slot: [*glyphs, *_glyphs("2", 100 * slot[1], 30)] for slot, glyphs in one_row.items()}
    assert is_unruled_below({**head, **many})
    assert not is_unruled_below({**head, **one_row})
    assert not is_unruled_below({**head, **wrapped})


def test_headings_that_no_rule_parts_from_their_rows_are_no_table_of_cells():
    cells = {(0, n): [*_glyphs(word, 100 * n, 0), *_glyphs("1", 100 * n, 40)] for n, word in enumerate(_WORDS)}
    assert is_unruled_throughout(cells)
    assert not is_unruled_throughout({slot: glyphs[:-1] for slot, glyphs in cells.items()})


def test_rows_that_go_on_from_an_unread_page_are_not_given_to_the_project_before():
    reader = BorderlessReader()
    rows = [*_row(20, "甲", "一", "1", "5"), *_row(40, "乙", "二", "2", "5")]
    assert reader.tables(Ink(_page(*_HEAD, *rows), (), ()), page=1)[0]
    assert not reader.tables(Ink(_page(*_HEAD, *rows, ("天", 255.0, 40.0)), (), ()), page=2)[0]
    goes_on = [*_row(20, "", "三", "3", "5"), *_row(40, "丙", "四", "4", "5")]
    assert not reader.tables(Ink(_page(*_HEAD, *goes_on), (), ()), page=3)[0]
    assert reader.tables(Ink(_page(*_HEAD, *rows), (), ()), page=4)[0]
    assert [doubt.place.page for doubt in reader.doubts] == [2, 3]


def test_a_heading_that_goes_on_in_the_line_below_leaves_the_table_unread():
    head = [*_HEAD[:3], ("权", 300.0, 0.0)]
    reader = BorderlessReader()
    rows = [*_row(20, "甲", "一", "1", "重5"), ("指标性质", 400.0, 0.0), ("≥", 400.0, 20.0)]
    assert reader.tables(Ink(_page(*head, *rows), (), ()), page=1)[0] == []
    assert len(reader.doubts) == 1


def test_a_rule_between_two_lines_ends_a_text():
    lines = [[_glyphs("甲", 0, 0), _glyphs("乙", 0, 9), _glyphs("丙", 0, 18)]]
    columns = [Column(-1.0, 9.0, None, "text")]
    (joined,), *_ = blockings(lines, columns, [], 8.0)
    (parted,), *_ = blockings(lines, columns, [Rule(8.5, -1.0, 9.0)], 8.0)
    assert [block.text for block in joined] == ["甲\n乙\n丙"]
    assert [block.text for block in parted] == ["甲", "乙\n丙"]


def _ladder(*heights):
    return tuple(Rule(y, -10.0, 400.0) for y in heights)


_OTHER_TABLE = _page(("科目", 0, 5), ("预算", 200, 5), *_row(25, "甲", "", "12"), *_row(45, "乙", "", "7"))


def test_what_stands_between_rules_of_one_length_is_a_table_of_another_kind():
    (table,), outside = BorderlessReader().tables(Ink(_OTHER_TABLE, _ladder(0, 18, 60), ()), page=1)
    assert [[cell.text for cell in row] for row in table.rows] == [["科目", "预算"], ["甲", "12"], ["乙", "7"]]
    assert outside == []


def test_two_rules_are_no_table():
    assert BorderlessReader().tables(Ink(_OTHER_TABLE, _ladder(0, 60), ()), page=1)[0] == []


def test_a_text_in_one_column_between_rules_is_no_table():
    glyphs = _page(("第一段文字", 0, 5), ("第二段文字", 0, 25), ("第三段文字", 0, 45))
    assert BorderlessReader().tables(Ink(glyphs, _ladder(0, 18, 60), ()), page=1) == ([], list(glyphs))


def test_a_list_that_is_not_read_becomes_no_table_of_another_kind_on_any_page():
    reader = BorderlessReader()
    rows = [*_row(20, "甲", "一", "1", "5"), *_row(40, "乙", "二", "2", "5"), ("天", 255.0, 40.0)]
    rules = _ladder(-10, 12, 60)
    assert reader.tables(Ink(_page(*_HEAD, *rows), rules, ()), page=1)[0] == []
    assert reader.tables(Ink(_page(*rows), rules, ()), page=2)[0] == []


def _bands(*keys):
    return [Band(key, key - 4, key + 4) for key in keys]


def _block(y):
    return Block((tuple(_glyphs("甲", 0, y - 4)),))


def _region(bands, **kinds):
    given = {"barriers": frozenset(), "is_open_above": False, "is_open_below": False, "alignment": "middle", **kinds}
    return Region(bands, bands[0].key - 10, bands[-1].key + 10, {}, height=8.0, **given)


def _spans(reading):
    return reading and [(group.first, group.last) for group in reading[1]]


def test_a_text_in_the_middle_of_two_rows_stands_beside_both():
    assert _spans(groups_of(_region(_bands(10, 30, 50)), [_block(20), _block(50)])) == [(0, 1), (2, 2)]


def test_a_text_at_the_top_reaches_down_to_the_next_one():
    region = _region(_bands(10, 30, 50), alignment="top")
    assert _spans(groups_of(region, [_block(10), _block(50)])) == [(0, 1), (2, 2)]


def test_a_text_that_fits_no_rows_is_not_placed():
    assert groups_of(_region(_bands(10, 30, 50)), [_block(20)]) is None


def test_texts_that_fit_rows_in_two_ways_are_not_placed():
    with pytest.raises(SeveralReadingsError):
        groups_of(_region(_bands(10, 30, 50)), [_block(15), _block(45)])


def test_a_cell_cut_by_the_page_before_has_its_text_there():
    region = _region(_bands(10, 30, 50), is_open_above=True)
    reading = groups_of(region, [_block(40)])
    assert _spans(reading) == [(0, 0), (1, 2)]
    assert reading[1][0].block is None


def test_a_rule_ends_a_cell():
    region = _region(_bands(10, 30, 50), barriers=frozenset({1}), is_open_above=True)
    assert _spans(groups_of(region, [_block(8), _block(40)])) == [(0, 0), (1, 2)]


@pytest.mark.skipif(not SHARED.exists(), reason="the shared documents are not beside the project")
def test_the_partly_ruled_document_gives_the_rows_of_its_truth():
    reading = parse(read(SHARED / "drawn/partly-ruled.pdf"))
    truth = json.loads((SHARED / "drawn/truth.json").read_text())["rows"]
    plain = [tuple(text.replace(",", "").removesuffix(".00") for text in row) for row in truth if row[6]]
    assert [tuple(text.removesuffix(".00") for text in row) for row in rows_of(reading)] == plain
    assert len({project.name.text for project in reading.projects}) == 15
