"""Word documents: merged cells, deletions, hidden text, symbols, nested tables, page breaks."""

from __future__ import annotations

import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import UnreadableDocumentError, read
from pipeline.parse.forms.fused import fused_in
from samples.drawing import Merge, word_table

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def document(tmp_path):
    """Return a function that reads a document with this body."""

    def made(body, names=f'xmlns:w="{_W}"'):
        with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
            package.writestr("word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>")
        return read(tmp_path / "a.docx")

    return made


def _p(text, look=""):
    return f"<w:p><w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def _tc(text, look=""):
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{_p(text)}</w:tc>"


def _table(*rows):
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def _texts(extract, *, hidden=False):
    return [[[c.text for c in row] for row in grid.rows] for grid in extract.grids if grid.is_hidden == hidden]


def test_cells_merged_across_and_down_cover_the_others(document):
    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [_tc("甲", restart) + _tc("乙", '<w:gridSpan w:val="2"/>'), _tc("", goes_on) + _tc("丙") + _tc("丁")]
    (grid,) = document(_table(*rows)).grids
    assert [[c.covered_by for c in row] for row in grid.rows] == [[None, None, (1, 2)], [(1, 1), None, None]]
    assert (grid.rows[0][0].row_span, grid.rows[0][1].column_span) == (2, 2)


def test_columns_left_out_before_a_row_keep_the_others_in_place(document):
    before = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    assert _texts(document(_table(_tc("甲") + _tc("乙"), before + _tc("丙")))) == [[["甲", "乙"], ["", "丙"]]]


def test_old_horizontal_merges_widen_the_cell_before(document):
    restart, goes_on = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    (grid,) = document(_table(_tc("甲", restart) + _tc("", goes_on), _tc("1") + _tc("2"))).grids
    assert grid.rows[0][0].column_span == 2


def test_what_was_deleted_is_not_read_and_what_was_inserted_is(document):
    run = "<w:r><w:t>{}</w:t></w:r>"
    deleted = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    gone = f"<w:trPr><w:del/></w:trPr>{_tc('旧行')}"
    body = f"<w:p>{deleted}<w:ins>{run.format('新')}</w:ins></w:p>" + _table(_tc("甲"), gone)
    assert _texts(document(body)) == [[["新"]], [["甲"]]]


def test_hidden_text_is_given_apart(document):
    extract = document(_p("甲") + _p("暗", "<w:vanish/>"))
    assert _texts(extract) == [[["甲"]]]
    assert _texts(extract, hidden=True) == [[["暗"]]]


def test_breaks_tabs_and_hyphens_are_characters(document):
    run = "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t></w:r>"
    assert _texts(document(_table(f"<w:tc><w:p>{run}</w:p></w:tc>"))) == [[["甲\n乙-丙"]]]


def test_a_sign_of_a_symbol_font_is_the_character_it_looks_like(document):
    sign = '<w:p><w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>90</w:t></w:r></w:p>'
    assert _texts(document(sign)) == [[["≥90"]]]


def test_an_unknown_sign_is_doubted(document):
    extract = document('<w:p><w:r><w:sym w:font="Nowhere" w:char="F0FE"/><w:t>90</w:t></w:r></w:p>')
    assert _texts(extract) == [[["\ufffd90"]]]
    assert "Nowhere FE" in extract.doubts[0].message


def test_content_controls_and_links_are_looked_through(document):
    inner = "<w:r><w:t>甲</w:t></w:r>"
    control = f"<w:sdt><w:sdtContent><w:p><w:hyperlink>{inner}</w:hyperlink></w:p></w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr>{_tc('乙')}</w:tr></w:sdtContent></w:sdt>"
    assert _texts(document(f"{control}<w:tbl>{row}</w:tbl>")) == [[["甲"]], [["乙"]]]


def test_a_small_table_inside_a_cell_is_text_of_the_cell(document):
    cell = f"<w:tc>{_p('甲')}{_table(_tc('乙'), _tc('丙'))}</w:tc>"
    assert _texts(document(_table(cell + _tc("丁")))) == [[["甲\n乙\n丙", "丁"]]]


def test_rows_of_labels_around_a_table_with_columns_of_its_own_stay_a_table(document):
    inner = _table(
        *("".join(map(_tc, row)) for row in (("一级指标", "三级指标", "指标值"), ("产出指标", "站点", "12")))
    )
    rows = (_tc("填报单位") + _tc("服务站"), _tc("主管部门") + _tc("民政局"))
    extract = document(_table(*rows, f"<w:tc>{inner}</w:tc>"))
    assert _texts(extract) == [
        [["填报单位", "服务站"], ["主管部门", "民政局"]],
        [["一级指标", "三级指标", "指标值"], ["产出指标", "站点", "12"]],
    ]


def test_labels_and_amounts_of_a_table_inside_a_cell_stay_apart(document):
    inner = _table(_tc("年度资金总额") + _tc("36.40"), _tc("其他资金") + _tc("0"))
    (((_, money),),) = _texts(document(_table(_tc("资金情况（万元）") + f"<w:tc>{inner}</w:tc>")))
    assert [amount for _, amount in fused_in(money)] == ["36.40", "0"]


def test_hidden_text_beside_a_table_inside_a_cell_is_given_once(document):
    hidden = "<w:tc><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r></w:p></w:tc>"
    inner = _table(*(3 * _tc(text) for text in ("甲", "乙")))
    rows = (_tc("填报单位") + _tc("服务站") + hidden, _tc("主管部门") + _tc("民政局"))
    assert _texts(document(_table(*rows, f"<w:tc>{inner}</w:tc>")), hidden=True) == [[["暗"]]]


@pytest.mark.parametrize(("label", "is_form"), [("项目名称", True), ("首页", False)])
def test_a_table_inside_a_cell_of_a_form_stands_behind_the_row_that_holds_it(document, label, is_form):
    inner = _table(
        *(_tc(a) + _tc(b) + _tc(c) for a, b, c in (("一级指标", "三级指标", "指标值"), ("产出", "天数", "9")))
    )
    rows = (_tc(label) + _tc("场馆开放"), _tc("绩效指标") + f"<w:tc>{inner}<w:p/></w:tc>", _tc("备注") + _tc("无"))
    tables = [grid for grid in _texts(document(_table(*rows))) if len(grid) > 1]
    grid = [["一级指标", "三级指标", "指标值"], ["产出", "天数", "9"]]
    whole = [[label, "场馆开放", ""], ["绩效指标", "", ""], *grid, ["备注", "无", ""]]
    assert tables == [whole if is_form else grid]


def test_a_page_that_ends_between_two_tables_is_noted(document):
    end = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    extract = document(_table(_tc("甲")) + end + _table(_tc("乙")) + _p("") + _table(_tc("丙")))
    assert [grid.page_break_before for grid in extract.grids] == [False, True, False]
    assert extract.pages == 2


def test_a_text_box_is_read_once(document):
    names = f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent>{_p('框')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert _texts(document(f"<w:p><w:r>{both}</w:r></w:p>", names)) == [[["框"]]]


def test_a_strict_document_is_read_as_any_other(document):
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    assert _texts(document(_p("甲"), f'xmlns:w="{strict}"')) == [[["甲"]]]


@pytest.mark.parametrize("body", ["<w:p>", "</w:body>"])
def test_a_damaged_document_is_refused(document, body):
    with pytest.raises(UnreadableDocumentError, match="damaged"):
        document(body)


def test_spans_that_multiply_to_an_attack_are_refused(document):
    row = _tc("x", '<w:gridSpan w:val="1000"/>') * 10
    with pytest.raises(UnreadableDocumentError, match="no table that a person reads"):
        document(_table(*[row] * 300))


_TEXT = st.text(st.sampled_from("甲乙1<>&\"'"), min_size=1, max_size=6)
_ROWS = st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(_TEXT, min_size=n, max_size=n), min_size=1, max_size=5))


@given(_ROWS)
def test_a_drawn_table_is_read_back(tmp_path_factory, rows):
    assert _texts(read(word_table(tmp_path_factory.mktemp("word") / "a.docx", rows))) == [rows]


def test_drawn_merges_are_read_back(tmp_path):
    merge = Merge(1, 0, row_span=2, column_span=2)
    rows = [["a", "b", "c"], ["d", "", "e"], ["", "", "f"]]
    (grid,) = read(word_table(tmp_path / "a.docx", rows, merges=[merge])).grids
    assert (grid.rows[1][0].row_span, grid.rows[1][0].column_span) == (2, 2)
    assert grid.rows[2][1].covered_by == (2, 1)
