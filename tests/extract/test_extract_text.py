"""Tab-separated text: encodings, line ends, quotes and page breaks."""

from __future__ import annotations

import pytest

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
