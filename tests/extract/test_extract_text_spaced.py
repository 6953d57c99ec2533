"""Text whose columns are parted by single blanks: read where each line says so, and left whole where one does not."""

from __future__ import annotations

import pytest

from pipeline.extract import read
from pipeline.extract.text.spaced import spaced_rows

HEADING = "一级指标 二级指标 三级指标 指标值"
FORM = (
    "项目支出绩效目标表",
    "项目名称 公路养护",
    "主管部门 青禾县交通局 实施单位 青禾县 养护站",
    "年度资金总额（万元） 120.00",
)
ROWS = ("产出指标 数量指标 养护里程 ≥12公里", "质量指标 合格率 ≥98%", "满意度指标 服务对象满意度指标 群众满意度 ≥90%")
LIST = "项目名称 预算数 一级指标 二级指标 三级指标 指标性质 指标值 度量单位 权重"


def test_a_form_has_its_labels_and_its_rows_as_cells(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("\n".join((*FORM, "", HEADING, *ROWS)), encoding="utf-8")
    rows = [[cell.text for cell in row] for row in read(path).grids[0].rows]
    assert rows[:4] == [
        ["项目支出绩效目标表"],
        ["项目名称", "公路养护"],
        ["主管部门", "青禾县交通局", "实施单位", "青禾县 养护站"],
        ["年度资金总额（万元）", "120.00"],
    ]
    assert rows[4:7] == [[], HEADING.split(), ROWS[0].split()]
    assert rows[7] == ["", "质量指标", "合格率", "≥98%"]


def test_a_list_lacks_the_merged_cells_left_of_a_class():
    rows = spaced_rows([LIST, "公路养护 120 产出指标 数量指标 里程 ≥ 12 公里 30", "质量指标 合格率 ≥ 98 % 30"])
    assert rows is not None
    assert rows[2] == ["", "", "", "质量指标", "合格率", "≥", "98", "%", "30"]


@pytest.mark.parametrize(
    "line",
    [
        "产出指标 数量指标 养护 里程 ≥12公里",
        "质量指标 工程 合格率 ≥98%",
        "合格率 ≥98%",
        "注：以上指标 按年度 考核",
        "成数",
        "成本指标 社会成本指标 环境影响",
    ],
)
def test_a_line_that_leaves_its_columns_open_leaves_the_text_whole(line):
    assert spaced_rows([HEADING, *ROWS, line]) is None


@pytest.mark.parametrize(
    "line",
    ["公路养护 120 产出指标 质量指标 工程 质量 定性 良好 10", "公路养护 120 产出指标 质量指标 合格率 ≥ 98 % 良好"],
)
def test_a_comparator_or_a_number_in_another_column_leaves_the_text_whole(line):
    assert spaced_rows([LIST, line]) is None


@pytest.mark.parametrize(
    "lines", [["项目名称 单位 金额 备注", "甲 个 1 无"], ["一级指标、二级指标 应当 填写 完整"], []]
)
def test_a_text_without_such_a_heading_is_none(lines):
    assert spaced_rows(lines) is None
