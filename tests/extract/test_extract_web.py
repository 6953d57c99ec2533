"""Web pages: spans, layout tables, hidden parts, encodings, and the text between tables."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import UnreadableDocumentError, read
from samples.drawing import Merge, web_table


def _read(path, body, head="", encoding="utf-8"):
    path.write_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(encoding))
    return read(path)


def _texts(extract, kind="table"):
    grids = [grid for grid in extract.grids if grid.kind == kind]
    return [[[cell.text for cell in row] for row in grid.rows] for grid in grids]


@pytest.fixture
def page(tmp_path):
    return tmp_path / "a.html"


def test_cells_cover_what_their_spans_reach(page):
    body = "<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>丙<td>丁</table>"
    (grid,) = _read(page, body).grids
    assert [[cell.covered_by for cell in row] for row in grid.rows] == [[None, None, (1, 2)], [(1, 1), None, None]]
    assert (grid.rows[0][0].row_span, grid.rows[0][1].column_span) == (2, 2)


def test_a_span_of_no_rows_reaches_to_the_end_of_its_group(page):
    body = "<table><tbody><tr><td rowspan=0>甲<td>1<tr><td>2</tbody><tbody><tr><td>乙<td>3</tbody></table>"
    (grid,) = _read(page, body).grids
    assert grid.rows[0][0].row_span == 2
    assert [cell.text for cell in grid.rows[2]] == ["乙", "3"]


def test_spans_beyond_all_bounds_end_with_the_table(page):
    (grid,) = _read(page, "<table><tr><td rowspan=99999999>甲<td>1<tr><td>2</table>").grids
    assert (grid.rows[0][0].row_span, len(grid.rows)) == (2, 2)


def test_spans_that_multiply_to_an_attack_are_refused(page):
    rows = "<tr>" + "<td rowspan=60000 colspan=1000>x" * 50
    with pytest.raises(UnreadableDocumentError, match="no table that a person reads"):
        _read(page, f"<table>{rows * 300}</table>")


def test_head_and_foot_are_read_where_a_browser_shows_them(page):
    body = "<table><tfoot><tr><td>合计</tfoot><tbody><tr><td>甲</tbody><thead><tr><td>项目</thead></table>"
    assert _texts(_read(page, body)) == [[["项目"], ["甲"], ["合计"]]]


def test_only_breaks_and_blocks_begin_a_line(page):
    body = "<table><tr><td>第一\n  行<br>第二&nbsp;行<p>第三<b>行</b></p></td><td>1<!-- 旧 --></td></tr></table>"
    assert _texts(_read(page, body)) == [[["第一 行\n第二 行\n第三行", "1"]]]


def test_a_table_that_only_lays_out_the_page_is_no_grid(page):
    inner = "<table><tr><td>a<td>b<td>c<tr><td>1<td>2<td>3</table>"
    extract = _read(page, f"<table><tr><td>标题</td></tr><tr><td>{inner}</td></tr></table>")
    assert _texts(extract) == [[["a", "b", "c"], ["1", "2", "3"]]]
    assert _texts(extract, "text") == [[["标题"]]]


def test_text_and_tables_keep_their_order_and_their_places(page):
    extract = _read(page, "<h1>标题</h1><table><tr><td>甲</table><p>说明<table><tr><td>乙</table>")
    assert [(grid.name, grid.kind) for grid in extract.grids] == [
        ("text 1", "text"),
        ("table 2", "table"),
        ("text 3", "text"),
        ("table 4", "table"),
    ]
    assert [grid.rows[0][0].place.sheet for grid in extract.grids] == [grid.name for grid in extract.grids]


@pytest.mark.parametrize(
    ("row", "head"),
    [
        ('<tr style="display:none"><td>旧</tr>', ""),
        ("<tr hidden><td>旧</tr>", ""),
        ("<tr class=gone><td>旧</tr>", "<style>.gone { display: none }</style>"),
        ("<tr class=gone><td>旧</tr>", '<style>@charset "utf-8"; td { color: red } .gone { display: none }</style>'),
        ("<tr class=gone><td>旧</tr>", f"<style>.gone {{ display: none }} {'.a { color: red }' * 300}</style>"),
        ('<tr><td style="visibility:hidden">旧</tr>', ""),
    ],
)
def test_what_a_browser_does_not_show_is_no_part_of_a_table(page, row, head):
    extract = _read(page, f"<table><tr><td>甲</tr>{row}</table>", head)
    shown = [cell.text for grid in extract.grids if not grid.is_hidden for r in grid.rows for cell in r]
    hidden = [cell.text for grid in extract.grids if grid.is_hidden for r in grid.rows for cell in r]
    assert "旧" not in shown
    assert hidden == ["旧"]


@pytest.mark.parametrize(
    "style",
    [
        "@media print { tr { display: none } }",
        "/* tr { display: none }",
        "} @media print { p { } tr { display: none } }",
    ],
)
def test_a_rule_for_print_or_in_a_comment_hides_nothing(page, style):
    extract = _read(page, "<table><tr><td>甲</table>", f"<style>{style}</style>")
    assert _texts(extract) == [[["甲"]]]


@pytest.mark.parametrize("piece", ["a", "{", "}", "/*", "@media{", "{}", "a{display:none"])
def test_a_style_sheet_that_never_ends_takes_no_time(page, piece):
    started = time.process_time()
    _read(page, "<table><tr><td>甲</table>", f"<style>{piece * 100_000}</style>")
    assert time.process_time() - started < 3


def test_scripts_and_styles_are_no_text(page):
    assert not _texts(_read(page, "<script>document.write('x')</script><style>a{}</style>"), "text")


@pytest.mark.parametrize(("told", "encoding"), [("gb2312", "gb18030"), ("utf-8", "utf-8"), ("no-such", "gb18030")])
def test_the_encoding_is_the_one_the_page_names_or_that_fits(page, told, encoding):
    extract = _read(page, "<table><tr><td>青禾县镕</table>", f'<meta charset="{told}">', encoding)
    assert _texts(extract) == [[["青禾县镕"]]]


def test_bytes_that_are_no_text_are_doubted_and_not_dropped(page):
    page.write_bytes(b'<meta charset="utf-8"><table><tr><td>' + "甲".encode() * 3000 + b"\xff</table>")
    extract = read(page)
    assert extract.grids[0].rows[0][0].text.endswith("\ufffd")
    assert [doubt.rule_id for doubt in extract.doubts] == ["P06"]


def test_a_page_of_frames_says_what_to_load(page):
    with pytest.raises(UnreadableDocumentError, match="frames"):
        _read(page, "<frameset><frame src=a.html></frameset>")


_TEXT = st.text(st.sampled_from("甲乙1<>&\"' "), min_size=1, max_size=6).map(lambda text: " ".join(text.split()))
_ROWS = st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(_TEXT, min_size=n, max_size=n), min_size=1, max_size=5))


@given(_ROWS)
def test_a_drawn_table_is_read_back(tmp_path_factory, rows):
    path = web_table(tmp_path_factory.mktemp("web") / "a.html", rows, merges=[])
    assert _texts(read(path)) in ([rows], [])
    assert sum(text != "" for row in rows for text in row) == sum(
        cell.text != "" for grid in read(path).grids for row in grid.rows for cell in row
    )


def test_drawn_merges_are_read_back(tmp_path):
    merge = Merge(1, 0, row_span=2)
    (grid,) = read(web_table(tmp_path / "a.html", [["a", "b"], ["c", "d"], ["", "e"]], merges=[merge])).grids
    assert grid.rows[2][0].covered_by == (2, 1)


_NESTED = "<table><tr><td>一级指标<td>三级指标<td>指标值</tr><tr><td>产出<td>天数<td>300天</tr></table>"


def test_a_table_inside_a_cell_of_a_form_stands_behind_the_row_that_holds_it(page):
    form = f"<table><tr><td>项目名称<td>场馆开放<tr><td>绩效指标<td> {_NESTED} <tr><td>备注<td>无</table>"
    layout = f"<table><tr><td>首页<tr><td>{form}<tr><td>版权所有</table>"
    for body in (form, layout):
        (table,) = _texts(_read(page, body))
        assert table == [
            ["项目名称", "场馆开放", ""],
            ["绩效指标", "", ""],
            ["一级指标", "三级指标", "指标值"],
            ["产出", "天数", "300天"],
            ["备注", "无", ""],
        ]


def test_spans_around_a_table_inside_a_cell_end_at_it(page):
    inner = "<table><tr><td rowspan=2>产出<td>甲<td>1<tr><td>乙<td>2</table>"
    rows = f"<tr><td>项目名称<td>开放<tr><td rowspan=2>指标<td>{inner}<tr><td>合计<tr><td rowspan=2>注<td>一<tr><td>二"
    (grid,) = _read(page, f"<table>{rows}</table>").grids
    covered = {(n, m): one.covered_by for n, row in enumerate(grid.rows, 1) for m, one in enumerate(row, 1)}
    assert (grid.rows[1][0].row_span, covered[4, 1], covered[5, 1], covered[7, 1]) == (1, (3, 1), None, (6, 1))


@pytest.mark.parametrize("label", ["首页", "绩效指标"])
def test_a_table_around_others_that_names_no_project_only_lays_out_the_page(page, label):
    found = _texts(_read(page, f"<table><tr><td>{label}<td>{_NESTED}<tr><td>栏目<td>正文</table>"))
    assert found == [[["一级指标", "三级指标", "指标值"], ["产出", "天数", "300天"]]]
