"""Lists with a column for each class of indicators, and tables that only look so."""

from __future__ import annotations

import pytest

from pipeline.parse.matrix import name_and_value
from pipeline.records import Cell, Extract, Grid, Place
from tests.parse.forms import M, checked, document, grid, read, read_pages, reasons, shown, texts

HEADS = ("项目名称", "预算数", "数量指标", "质量指标", "社会效益指标", "服务对象满意度指标")
RELIEF = ("困难群众救助", "320", "救助人数≥1200人", "准确率100%", "救助覆盖面扩大", "救助对象满意度≥95%")
CARE = ("养老服务补贴", "88.5", "补贴老人数≥800人", "", "机构入住率：60%", "老人满意度≥90%")
CLASSES = ("level_1", "level_2", "name", "value")


def matrix(*rows, heads=(HEADS,)):
    """A sheet with a title, a heading and these rows."""
    width = sum(part.across if isinstance(part, M) else 1 for part in heads[0])
    return [[M("2025年部门预算项目支出绩效目标表", width)], [M("单位：万元", width)], *heads, *rows]


def test_each_cell_under_a_class_is_an_indicator_of_its_rows_project():
    reading = read(matrix(RELIEF, CARE))
    relief, care = reading.projects
    assert (texts(relief, "name", "amount"), texts(care, "name", "amount")) == (RELIEF[:2], CARE[:2])
    assert shown(relief, *CLASSES) == [
        (None, "数量指标", "救助人数≥1200人", None),
        (None, "质量指标", "准确率", "100%"),
        (None, "社会效益指标", "救助覆盖面扩大", None),
        (None, "服务对象满意度指标", "救助对象满意度≥95%", None),
    ]
    assert shown(care, "name", "value")[1] == ("机构入住率", "60%")
    assert (reading.account.loaded_rows, reading.account.quarantined_rows) == (7, 0)


def test_a_class_over_several_columns_is_the_first_level():
    above = [M("项目名称", 1, 2), M("预算数", 1, 2), M("产出指标", 2), M("效益指标"), M("满意度指标")]
    reading = read(matrix(RELIEF, heads=(above, HEADS[2:])))
    assert shown(reading.projects[0], "level_1", "level_2") == [
        ("产出指标", "数量指标"),
        ("产出指标", "质量指标"),
        ("效益指标", "社会效益指标"),
        ("满意度指标", "服务对象满意度指标"),
    ]


def test_a_word_for_all_indicators_may_stand_over_the_classes():
    tall = [M("项目名称", 1, 2), M("预算数", 1, 2), M("绩效指标", 4)]
    assert len(read(matrix(RELIEF, heads=(tall, HEADS[2:]))).projects[0].indicators) == 4
    above = [M("项目名称", 1, 3), M("预算数", 1, 3), M("绩效指标", 4)]
    middle = [M("产出指标", 2), M("效益指标"), M("满意度指标")]
    reading = read(matrix(RELIEF, heads=(above, middle, HEADS[2:])))
    assert shown(reading.projects[0], "level_1", "level_2")[1] == ("产出指标", "质量指标")


def test_a_class_over_a_column_of_names_and_one_of_targets():
    above = [M("项目名称", 1, 2), M("预算数", 1, 2), M("数量指标", 2), M("社会效益指标", 2)]
    row = ["困难群众救助", "320", "1.救助人数；2.救助次数", "1.≥1200人；2.≥3次", "救助覆盖面", "扩大"]
    reading = read(matrix(row, heads=(above, ["指标内容", "指标值"] * 2)))
    assert shown(reading.projects[0], "level_2", "name", "value") == [
        ("数量指标", "救助人数", "≥1200人"),
        ("数量指标", "救助次数", "≥3次"),
        ("社会效益指标", "救助覆盖面", "扩大"),
    ]


def test_the_levels_above_may_head_the_columns_themselves():
    heads = ("项目名称", "预算数", "产出指标", "效益指标")
    reading = read(matrix(("救助", "3", "1.救助人数≥12人\n2.走访≥3次", "群众生活改善"), heads=(heads,)))
    assert shown(reading.projects[0], "level_1", "level_2", "name") == [
        ("产出指标", None, "救助人数≥12人"),
        ("产出指标", None, "走访≥3次"),
        ("效益指标", None, "群众生活改善"),
    ]


def test_units_totals_and_rows_below_a_project_are_those_of_a_list():
    heads = ("单位名称", *HEADS)
    rows = [
        ["合计", "", "408.5", "", "", "", ""],
        [M("青禾县福利院", 1, 3), M("困难群众救助", 1, 2), M("320", 1, 2), *RELIEF[2:]],
        ["临时救助≥300人次", "", "", ""],
        CARE,
    ]
    reading = read(matrix(*rows, heads=(heads,)))
    relief, care = reading.projects
    assert [texts(one, "unit_label") for one in (relief, care)] == [("青禾县福利院",)] * 2
    assert (len(relief.indicators), len(care.indicators)) == (5, 3)
    assert [total.amount.text for total in reading.totals] == ["408.5"]


def test_a_table_goes_on_over_a_page_and_the_rest_of_a_cut_row_is_told():
    first = matrix(RELIEF)
    assert [p.name.text for p in read_pages(first, [CARE]).projects] == [RELIEF[0], CARE[0]]
    assert [p.name.text for p in read_pages(first, [HEADS, CARE]).projects] == [RELIEF[0], CARE[0]]
    cut = read_pages(first, [HEADS, ["", "", "其中老人≥300人", "", "", ""]])
    assert len(cut.projects[0].indicators) == 4
    assert "may be the rest" in reasons(cut)


def test_text_without_cells_is_read_and_a_heading_beside_its_columns_is_not():
    plain = [list(HEADS), list(RELIEF), ["养老服务补贴", "88.5", "补贴老人数≥800人"]]
    assert [len(one.indicators) for one in checked(ragged(plain)).projects] == [4, 1]
    shifted = [["项目名称", "预算数", "产出指标", "", "效益指标"], [""] * 5 + list(HEADS[2:]), list(RELIEF)]
    assert not checked(ragged(shifted)).projects


def test_a_heading_of_text_may_end_before_a_column_that_its_lower_row_heads():
    rows = [
        ["数量指标", "项目名称"],
        ["", "", "预算数", "质量指标", "时效指标", "①甲②乙"],
        ["", "救助", "3", "准确认定", "及时发放", "x"],
    ]
    assert "①甲②乙" in reasons(checked(ragged(rows)))


def ragged(rows):
    """The rows as a text's, each with as many cells as it prints."""
    cells = [tuple(Cell(t, Place(r, c)) for c, t in enumerate(row, 1)) for r, row in enumerate(rows, 1)]
    return Extract("text", 1, (Grid("text", "table", tuple(cells)),))


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        (("项目名称", "预算数", "产出指标", "效益指标", "满意度指标", "得分"), ("救助", "320", "48", "28", "10", "96")),
        (("项目名称", "预算数", "产出指标（50分）", "效益指标（30分）"), ("救助", "320", "48分", "28分")),
        (("项目名称", "预算数", "数量", "质量", "成本"), ("空调采购", "3.2", "格力空调10台", "合格产品", "不超预算")),
        (("项目名称", "预算数", "执行数", "产出指标", "效益指标"), ("救助", "320", "318", "完成救助1200人", "改善")),
        (("项目名称", "预算数", "数量指标", "数量指标"), ("救助", "3.2", "救助人数≥1200人", "救助人数≥1200人")),
    ],
)
def test_points_purchases_and_columns_alike_are_no_indicators(heads, row):
    assert not checked(document(grid(matrix(row, heads=(heads,)), sheet="Sheet1"))).projects


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("覆盖率100%", "覆盖率", "100%"),
        ("救助人数1,200人", "救助人数", "1,200人"),
        ("满意度95%以上", "满意度", "95%以上"),
        ("资金到位：及时", "资金到位", "及时"),
        ("救助困难群众1200人", "救助困难群众1200人", ""),
        ("2025年完成", "2025年完成", ""),
        ("救助人数≥1200人", "救助人数≥1200人", ""),
        ("发放范围：城镇低保、农村低保、特困人员", "发放范围：城镇低保、农村低保、特困人员", ""),
        ("12月底前完成率达标", "12月底前完成率达标", ""),
        ("优良路率（%）80", "优良路率（%）", "80"),
        ("优良路率（%）≥80", "优良路率（%）≥80", ""),
        ("合格率（%）不低于95", "合格率（%）不低于95", ""),
        ("每天12:30前完成", "每天12:30前完成", ""),
        ("配套比例1：2", "配套比例1：2", ""),
    ],
)
def test_a_target_is_told_from_its_name_only_where_a_measure_is_named(text, name, value):
    assert name_and_value(text) == (name, value)


def test_a_class_before_a_colon_is_no_name():
    heads = ("项目名称", "预算数", "产出指标", "效益指标")
    text = "数量指标：培训人数≥100人；培训期数≥3期；质量指标：合格率≥95%；时效指标：12月底前"
    reading = read(matrix(("培训", "3", text, "社会效益指标：就业率≥60%"), heads=(heads,)))
    assert shown(reading.projects[0], *CLASSES) == [
        ("产出指标", "数量指标", "培训人数≥100人", None),
        ("产出指标", "数量指标", "培训期数≥3期", None),
        ("产出指标", "质量指标", "合格率≥95%", None),
        ("产出指标", "时效指标", "时效指标", "12月底前"),
        ("效益指标", "社会效益指标", "就业率≥60%", None),
    ]


def test_a_mere_target_is_that_of_the_class_above_it():
    rows = [("培训", "3", "培训人数≥100人", "≥95%"), ("救助", "5", "救助人数≥20人", "救助对象满意")]
    reading = read(matrix(*rows, heads=(("项目名称", "预算数", "产出指标", "满意度指标"),)))
    assert shown(reading.projects[0], "name", "value") == [("培训人数≥100人", None), ("满意度指标", "≥95%")]


def test_benefits_alone_are_no_targets():
    rows = [("茶园", "120", "年产值500万元", "带动300户"), ("水库", "800", "节水200万元", "受益2万人")]
    reading = read(matrix(*rows, heads=(("项目名称", "总投资", "经济效益", "社会效益"),)))
    assert not reading.projects
