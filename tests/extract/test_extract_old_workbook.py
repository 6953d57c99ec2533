"""Old workbooks: values under their number formats, merges, what is hidden, and workbooks saved as one XML file."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.extract import UnreadableDocumentError, read
from tests.extract.old_book import OldSheet, old_book

_SHARED = Path(__file__).parents[2].parent / "shared" / "drawn"


def _book(path, **look):
    cells = look.pop("cells")
    return read(old_book(path / "a.xls", [OldSheet("目标表", cells, **look)]))


def _texts(extract):
    return [[[cell.text for cell in row] for row in grid.rows] for grid in extract.grids]


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.95, "0%", "95%"),
        (0.95, "0.00", "0.95"),
        (1234567.5, "#,##0.00", "1234567.5"),
        (45657.0, "yyyy-mm-dd", "2024-12-31"),
        (12.0, '0"万元"', "12万元"),
        (True, "General", "是"),
    ],
)
def test_a_value_of_an_old_workbook_is_shown_under_its_number_format(tmp_path, value, code, text):
    extract = _book(tmp_path, cells={(0, 0): "权重", (1, 0): (value, code)})
    assert extract.format == "xls"
    assert _texts(extract) == [[["权重"], [text]]]


def test_a_merged_cell_of_an_old_workbook_covers_the_others(tmp_path):
    (grid,) = _book(tmp_path, cells={(0, 0): "项目", (0, 1): "甲", (1, 1): "乙"}, merges=[(0, 1, 0, 0)]).grids
    assert grid.rows[0][0].row_span == 2
    assert grid.rows[1][0].covered_by == (1, 1)
    assert grid.rows[1][1].place.sheet == "目标表"


@pytest.mark.parametrize("look", [{"hidden_rows": [1]}, {"hidden_columns": [1]}, {"is_hidden": True}])
def test_what_an_old_workbook_hides_is_no_table(tmp_path, look):
    cells = {(0, 0): "项目", (1, 1): "旧"}
    grids = _book(tmp_path, cells=cells, **look).grids
    hidden = [cell.text for grid in grids if grid.is_hidden for row in grid.rows for cell in row]
    shown = [cell.text for grid in grids if not grid.is_hidden for row in grid.rows for cell in row]
    assert "旧" in hidden
    assert "旧" not in shown
    assert all(grid.kind == "text" for grid in grids if grid.is_hidden)


def test_an_old_workbook_cut_anywhere_is_read_or_refused_in_one_line(tmp_path):
    data = old_book(tmp_path / "a.xls", [OldSheet("表", {(0, 0): "甲", (1, 0): (0.5, "0%")})]).read_bytes()
    for end in range(40, len(data), 17):
        (tmp_path / "b.xls").write_bytes(data[:end])
        try:
            read(tmp_path / "b.xls")
        except UnreadableDocumentError as error:
            assert "\n" not in str(error)  # noqa: PT017 - both outcomes are right


_XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="s1"><NumberFormat ss:Format="Percent"/></Style></Styles>
<Worksheet ss:Name="目标表"><Table>
<Row><Cell ss:MergeDown="1"><Data ss:Type="String">项目</Data></Cell><Cell><Data ss:Type="String">甲</Data></Cell></Row>
<Row><Cell ss:Index="2" ss:StyleID="s1"><Data ss:Type="Number">0.95</Data></Cell></Row>
<Row ss:Hidden="1"><Cell><Data ss:Type="String">旧</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


def test_a_workbook_saved_as_xml_is_read_like_any_other(tmp_path):
    (tmp_path / "a.xls").write_text(_XML, encoding="utf-8")
    extract = read(tmp_path / "a.xls")
    assert _texts(extract)[0] == [["项目", "甲"], ["", "95%"]]
    assert [grid.is_hidden for grid in extract.grids] == [False, True]
    assert extract.grids[0].rows[1][0].is_covered


def test_the_number_formats_of_a_real_old_workbook_are_known():
    path = _SHARED / "workbook.xls"
    if not path.exists():
        pytest.skip("the shared drawn documents are absent")
    same = read(path.with_suffix(".xlsx"))
    assert [row for grid in _texts(read(path)) for row in grid] == [row for grid in _texts(same) for row in grid]
