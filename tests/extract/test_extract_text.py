"""Text: encodings, line ends, quotes, page breaks, and what parts the fields."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import UnreadableDocumentError, read

_TEXT = "单位名称\t项目名称\n\n307001-青禾县文化馆\t场馆免费开放\n"


def _cells(path, data):
    path.write_bytes(data)
    return [[cell.text for cell in row] for grid in read(path).grids for row in grid.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_is_the_same_in_every_encoding(tmp_path, encoding):
    expected = [["单位名称", "项目名称"], [], ["307001-青禾县文化馆", "场馆免费开放"]]
    assert _cells(tmp_path / "a.txt", _TEXT.encode(encoding)) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_make_no_difference(tmp_path, end):
    assert _cells(tmp_path / "a.txt", _TEXT.replace("\n", end).encode())[2] == ["307001-青禾县文化馆", "场馆免费开放"]


def test_a_form_feed_ends_a_page_and_lines_go_on_counting(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("甲\t乙\n\f丙\t丁\n")
    first, second = read(path).grids
    assert (first.page_break_before, second.page_break_before) == (False, True)
    assert second.rows[0][0].place.row == 2


def test_a_quoted_field_may_run_over_lines(tmp_path):
    assert _cells(tmp_path / "a.txt", '甲\t"第一行\n""第二""行"\t乙\n丙\n'.encode()) == [
        ["甲", '第一行\n"第二"行', "乙"],
        ["丙"],
    ]


def test_a_stray_quote_swallows_no_lines(tmp_path):
    assert _cells(tmp_path / "a.txt", '"三公经费"控制率\t5\n"未闭合\t5\n乙\t6\n'.encode()) == [
        ['"三公经费"控制率', "5"],
        ['"未闭合', "5"],
        ["乙", "6"],
    ]


def test_bytes_that_are_no_text_are_refused(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\x00\x01\xff\xfe\x00" * 50)
    with pytest.raises(UnreadableDocumentError, match="neither text"):
        read(path)


def _rows(path, text, encoding="utf-8"):
    return _cells(path, text.encode(encoding))


@pytest.mark.parametrize("sign", [",", ";", "|", "｜"])
def test_fields_may_be_parted_by_any_usual_sign(tmp_path, sign):
    text = "\n".join(sign.join(row) for row in (["单位", "项目", "金额"], ["文化馆", "开放", "5"], ["图书馆", "", "6"]))
    assert _rows(tmp_path / "a.csv", text) == [["单位", "项目", "金额"], ["文化馆", "开放", "5"], ["图书馆", "", "6"]]


def test_a_quoted_field_of_a_comma_file_may_hold_commas_quotes_and_line_breaks(tmp_path):
    text = '单位,目标,金额\n文化馆,"第一，\n第二, ""好""","1,234.50"\n图书馆,按时,6\n'
    path = tmp_path / "a.csv"
    assert _rows(path, text, "gb18030")[1:] == [["文化馆", '第一，\n第二, "好"', "1,234.50"], ["图书馆", "按时", "6"]]
    assert read(path).grids[0].rows[2][0].place.row == 4


def test_a_comma_inside_a_tabbed_line_parts_nothing(tmp_path):
    assert _rows(tmp_path / "a.txt", "甲,乙,丙\t丁\n1,2,3\t4\n") == [["甲,乙,丙", "丁"], ["1,2,3", "4"]]


def test_tabs_that_only_keep_digits_from_being_numbers_part_nothing(tmp_path):
    assert _rows(tmp_path / "a.csv", '编码\t,项目,金额\n"001\t",开放,5\n') == [
        ["编码", "项目", "金额"],
        ["001", "开放", "5"],
    ]


def test_prose_with_commas_is_no_table(tmp_path):
    text = "本级财政安排资金, 用于场馆开放\n免费开放\n按季度拨付, 按年考核, 及时公开, 接受监督\n"
    assert [len(row) for row in _rows(tmp_path / "a.txt", text)] == [1, 1, 1]


def test_the_lines_of_a_drawn_table_are_no_cells(tmp_path):
    text = "+----+----+----+\n| 单位 | 项目 | 金额 |\n|----|:---|---:|\n| 文化馆 | 开放 | 5 |\n"
    assert _rows(tmp_path / "a.txt", text) == [["单位", "项目", "金额"], ["文化馆", "开放", "5"]]


_HEAD = "单位,项目,金额,权重\n"


def test_an_amount_without_quotes_is_put_together_and_doubted(tmp_path):
    path = tmp_path / "a.csv"
    rows = _rows(path, f"{_HEAD}文化馆,开放,1,234.50,20\n图书馆,借阅,2,000,000.00,30\n博物馆,展览,900.00,40\n")
    assert [row[2] for row in rows] == ["金额", "1,234.50", "2,000,000.00", "900.00"]
    assert [doubt.evidence for doubt in read(path).doubts] == ["1,234.50", "2,000,000.00"]


@pytest.mark.parametrize(
    "row",
    [
        "文化馆,1,234.50,5,100",  # either of two numbers may have been cut
        "文化馆,开放,按时,足额,5,20",  # a text was cut
        "文化馆,1,234.50",  # the row is short and its amount may have been cut
        "文化馆,开放,5,100,",  # the last field may be one too many, or the amount 5,100
    ],
)
def test_a_row_that_fits_its_heading_in_no_certain_way_refuses_the_file(tmp_path, row):
    with pytest.raises(UnreadableDocumentError, match="line 3 does not fit its heading of 4 columns"):
        _rows(tmp_path / "a.csv", f"{_HEAD}图书馆,借阅,6,30\n{row}\n博物馆,展览,7,40\n")


def test_numbers_side_by_side_in_a_row_that_fits_stay_as_they_are(tmp_path):
    assert _rows(tmp_path / "a.csv", f"{_HEAD}图书馆,借阅,5,100\n文化馆,开放,6,20\n")[1] == [
        "图书馆",
        "借阅",
        "5",
        "100",
    ]


def test_columns_of_blanks_are_told_by_where_they_stand(tmp_path):
    text = (
        "单位名称    项目名称    指标名称    权重\n"
        "文化馆      场馆开放    开放天数      20\n"
        "                        开放场馆      30\n"
        "图书馆      图书借阅    借阅册数      40\n"
    )
    assert _rows(tmp_path / "a.txt", text)[2] == ["", "", "开放场馆", "30"]


def test_lines_that_may_be_the_rest_of_a_cell_leave_a_table_of_blanks_unread(tmp_path):
    path = tmp_path / "a.txt"
    text = (
        "单位名称  项目名称  指标名称  权重\n"
        "文化馆    场馆开放  开放天数    20\n"
        "          及维护\n"
        "图书馆    借阅      册数        40\n"
    )
    assert [len(row) for row in _rows(path, text)] == [1, 1, 1, 1]
    assert [doubt.place.row for doubt in read(path).doubts] == [3]


_MERGED = (
    "项目名称　　预算数　　年度目标　　　三级指标　　　指标值　　单位　　权重　　偏差原因\n"
    "场馆开放　　120.50　　保障开放。　　开放天数　　　300　　　　天　　　　20\n"
    "　　　　　　　　　　　　　　　　　　开放场馆　　　4　　　　　个　　　　30\n"
    "　　　　　　　　　　　　　　　　　　开放次数　　　9　　　　　次　　　　20\n"
    "　　　　　　　　　　　　　　　　　　开放秩序　　　良好　　　　　　　　10\n"
    "　　合计　　120.50\n"
)


def test_the_rows_of_a_merged_cell_stand_under_the_columns_of_the_heading(tmp_path):
    rows = _rows(tmp_path / "a.txt", _MERGED)
    assert rows[1] == ["场馆开放", "120.50", "保障开放。", "开放天数", "300", "天", "20", ""]
    assert rows[2] == ["", "", "", "开放场馆", "4", "个", "30", ""]
    assert rows[4] == ["", "", "", "开放秩序", "良好", "", "10", ""]
    assert rows[5] == ["合计", "120.50", "", "", "", "", "", ""]


@pytest.mark.parametrize(
    "rest", [22 * "　" + "良好", 18 * "　" + "及其　　　有序", 15 * "　" + "开放秩序　　　良好　　　　　　　　30"]
)
def test_a_line_that_may_be_a_rest_or_stands_under_two_headings_leaves_a_merged_table_unread(tmp_path, rest):
    assert len(_rows(tmp_path / "a.txt", f"{_MERGED}{rest}\n{_MERGED.splitlines()[2]}\n")[2]) == 1


def test_short_rows_under_a_table_are_rows_of_it_whatever_the_count_of_characters_says_of_them(tmp_path):
    lines = (
        "项目名称        预算数     年度目标        三级指标      指标值    单位\n"
        "场馆开放        120.50     保障开放。      开放天数      300       天\n"
        "                                           开放场馆      4         个\n"
    )
    assert _rows(tmp_path / "a.txt", lines)[2] == ["", "", "", "开放场馆", "4", "个"]


_BY_COUNT = (
    " 单位     项目名称    预算数     指标值\n"
    "农业农村局   服      56144   87196\n"
    "               34975   22154\n"
    "               38180   82210\n"
)


def test_a_table_that_reads_otherwise_where_each_character_counts_as_one_is_left_unread(tmp_path):
    path = tmp_path / "a.txt"
    rows = _rows(path, _BY_COUNT)
    assert [len(row) for row in rows] == [1, 1, 1, 1]
    assert read(path).doubts


_FIELD = st.text(st.sampled_from('甲乙1,.;|"\n 　％'), max_size=8).map(str.strip)


@given(st.lists(st.lists(_FIELD, min_size=4, max_size=4).filter(any), min_size=2, max_size=6))
def test_whatever_a_program_writes_as_a_comma_file_is_read_back(tmp_path_factory, rows):
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    found = _rows(path, out.getvalue())
    assert found == rows
