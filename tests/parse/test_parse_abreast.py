"""Two forms side by side on one sheet, and single forms that are wide."""

from __future__ import annotations

from itertools import zip_longest

from tests.parse.forms import INDICATORS, M, beside, indicators, read, read_pages, shown, texts, title

ROADS = ("农村公路养护", "120")
BUSES = ("公交站台维护", "35.5")
_WIDTH = 5


def half(name, amount, *, own_title=True, rows=INDICATORS):
    """A form of five columns."""
    head = [title(width=_WIDTH)] if own_title else []
    return [
        *head,
        beside(("项目名称", name), width=_WIDTH),
        beside(("主管部门", "青禾县交通局"), ("实施单位", f"{name}中心"), width=_WIDTH),
        [M("项目资金（万元）", 1, 2), "年度资金总额", M(amount, _WIDTH - 2)],
        ["其中：财政拨款", M(amount, _WIDTH - 2)],
        *indicators(rows, width=_WIDTH),
    ]


def abreast(*halves, gap=1):
    """The forms side by side; a shorter one ends in blank rows."""
    blank = [M("", _WIDTH)]
    rows = []
    for parts in zip_longest(*halves, fillvalue=blank):
        row = [cell for part in parts for cell in [*part, *[""] * gap]]
        rows.append(row[:-gap] if gap else row)
    return rows


def named(reading):
    return [texts(project, "name", "amount", "unit_label") for project in reading.projects]


BOTH = [(*ROADS, "农村公路养护中心"), (*BUSES, "公交站台维护中心")]


def test_each_of_two_forms_side_by_side_is_a_project_of_its_own():
    for gap in (0, 1):
        reading = read(abreast(half(*ROADS), half(*BUSES, rows=INDICATORS[:2]), gap=gap))
        assert named(reading) == BOTH
        assert [len(project.indicators) for project in reading.projects] == [3, 2]
        assert shown(reading.projects[1])[1] == ("产出指标", "质量指标", "验收合格率", "100%")
        assert reading.projects[1].place.column == _WIDTH + gap + 2


def test_a_title_over_both_holds_for_both():
    one = [[M("2024年项目支出绩效目标表", 2 * _WIDTH + 1)]]
    reading = read(one + abreast(half(*ROADS, own_title=False), half(*BUSES, own_title=False)))
    assert named(reading) == BOTH
    assert {project.fiscal_year for project in reading.projects} == {2024}


def test_forms_stand_in_rows_of_two_and_on_pages():
    two = abreast(half(*ROADS), half(*BUSES))
    three = [*two, [M("", 2 * _WIDTH + 1)], *abreast(half("路灯改造", "66"), [])]
    assert [name for name, *_ in named(read(three))] == [ROADS[0], "路灯改造", BUSES[0]]
    assert named(read_pages(two)) == BOTH


def test_one_form_with_blocks_side_by_side_stays_one():
    heads = ["一级指标", "二级指标", "三级指标", "指标值"]
    rows = [
        title(width=9),
        beside(("项目名称", ROADS[0]), ("项目名称（上级）", "交通发展资金"), width=9),
        ["绩效指标", M("中期指标", 4), M("年度指标", 4)],
        ["", *heads, *heads],
        ["", *("产出指标", "数量指标", "里程", "≥30公里"), *("产出指标", "数量指标", "里程", "≥12公里")],
    ]
    assert len(read(rows).projects) == 1


def test_a_text_from_one_half_into_the_other_leaves_the_table_whole():
    rows = abreast(half(*ROADS), half(*BUSES))
    rows[2] = ["主管部门", M("青禾县交通局", 2 * _WIDTH)]
    assert len(read(rows).projects) < 2


def test_one_project_named_over_its_year_and_its_term_is_one_form():
    year, term = half("农村公路养护", "120", rows=INDICATORS), half("农村公路养护", "360", rows=INDICATORS)
    assert len(read(abreast(year, term)).projects) < 2
