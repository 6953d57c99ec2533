"""Traps of real lists: labels inside the grid, thin columns, late headings, several years in one document."""

from __future__ import annotations

from pipeline.parse import parse
from tests.parse.drawn import adds_up, rows_of
from tests.parse.sheets import document, page, sheet, text
from tests.parse.table import HEADING, UNIT, first, more, row

_TITLE = "部门预算项目绩效目标表（{}年度）"
_SIX = ["项目名称", "预算数", "一级指标", "二级指标", "三级指标", "指标值"]
_GAP = 4.0


def _six(project, amount, name):
    return [project, amount, "产出指标", "数量指标", name, "300天"]


def _edges(columns, *, thin):
    """Return the rules of a page with as many columns of 80 points; a thin one before and after each, if `thin`."""
    found = [0.0]
    for n in range(columns):
        left = n * 80.0
        found += [left + _GAP, left + 80.0 - _GAP, left + 80.0] if thin else [left + 80.0]
    return found


def _thin(texts):
    return [field for text in texts for field in ("", text, "")]


def test_a_label_line_between_heading_and_rows_is_no_row():
    rows = [HEADING, ["部门：青禾县文化局", *[""] * 10, "单位：万元"], first(), more()]
    reading = parse(document(sheet("Sheet1", [[_TITLE.format(2025)], *map(list, rows)])))
    (project,) = reading.projects
    assert (project.department_label.text, project.money_unit.text) == ("青禾县文化局", "万元")
    assert not reading.quarantined
    assert adds_up(reading)


def test_two_numbers_on_typed_lines_of_a_workbook_are_not_one():
    rows = [HEADING, first(amount="100\n200", name="开放\n天数"), more()]
    (project,) = parse(document(sheet("Sheet1", [[_TITLE.format(2025)], *rows]))).projects
    assert (project.amount.text, project.indicators[0].name.text) == ("100  200", "开放天数")


def test_a_number_that_a_page_wraps_is_one():
    made = page(1, [_SIX, _six("场馆开放", "1,000,\n200.00", "开放天数")], _edges(6, thin=False))
    (project,) = parse(document(text(1, _TITLE.format(2025)), made)).projects
    assert project.amount.text == "1,000,200.00"


def test_thin_columns_of_a_word_processor_hold_nothing():
    made = page(1, [_thin(_SIX), _thin(_six("场馆开放", "10.00", "开放天数"))], _edges(6, thin=True))
    reading = parse(document(text(1, _TITLE.format(2025)), made))
    assert [(r[1], r[2], r[6]) for r in rows_of(reading)] == [("场馆开放", "10.00", "开放天数")]


def test_a_page_without_the_thin_columns_goes_on_with_the_table():
    upper = page(1, [_thin(_SIX), _thin(_six("场馆开放", "10.00", "开放天数"))], _edges(6, thin=True))
    lower = page(2, [_six("设备购置", "20.00", "购置数量")], _edges(6, thin=False), is_next=True)
    reading = parse(document(text(1, _TITLE.format(2025)), upper, lower))
    assert [(r[1], r[2], r[6]) for r in rows_of(reading)] == [
        ("场馆开放", "10.00", "开放天数"),
        ("设备购置", "20.00", "购置数量"),
    ]
    assert not reading.quarantined
    assert adds_up(reading)


def test_the_heading_may_stand_on_row_eleven():
    lines = [[_TITLE.format(2025)], *([""] for _ in range(4)), ["一、编制说明"], *([""] for _ in range(4))]
    reading = parse(document(sheet("Sheet1", [*lines, list(HEADING), first(), more()])))
    assert reading.projects[0].place.row == 12
    assert len(rows_of(reading)) == 2


def test_the_first_cell_of_the_heading_may_be_empty():
    reading = parse(document(sheet("Sheet1", [[_TITLE.format(2025)], ["", *HEADING[1:]], first(), more()])))
    assert reading.projects[0].unit_label.text == UNIT


def test_a_code_that_lost_its_zero_stays_as_printed():
    rows = [[*HEADING, "项目代码"], [*first(), "7"], [*more(), ""]]
    reading = parse(document(sheet("Sheet1", [[_TITLE.format(2025)], *rows])))
    assert reading.projects[0].code.text == "7"


def test_a_line_that_counts_the_columns_is_part_of_the_heading():
    numbers = [str(n) for n in range(1, len(HEADING) + 1)]
    reading = parse(document(sheet("Sheet1", [[_TITLE.format(2025)], list(HEADING), numbers, first(), more()])))
    assert len(rows_of(reading)) == 2
    assert not reading.quarantined
    assert adds_up(reading)


def test_each_project_has_the_year_of_the_title_above_its_table():
    years = [sheet(str(y), [[_TITLE.format(y)], list(HEADING), first(), more()]) for y in (2023, 2024)]
    reading = parse(document(*years))
    assert [project.fiscal_year for project in reading.projects] == [2023, 2024]
    assert [finding.rule_id for finding in reading.findings] == ["P03"]


def test_a_title_of_another_year_inside_a_table_begins_a_table_of_that_year():
    lines = [[_TITLE.format(2023)], list(HEADING), first(), [_TITLE.format(2024)], list(HEADING), first("设备购置")]
    reading = parse(document(sheet("Sheet1", lines)))
    assert [(p.name.text, p.fiscal_year) for p in reading.projects] == [("场馆开放", 2023), ("设备购置", 2024)]


def test_a_table_without_a_year_of_its_own_is_of_the_year_before():
    lines = [[_TITLE.format(2025)], list(HEADING), first(), more()]
    other = [["部门预算项目绩效目标表"], list(HEADING), row(UNIT, "设备购置", "5.00", "购置。")]
    reading = parse(document(sheet("1", lines), sheet("2", other)))
    assert [project.fiscal_year for project in reading.projects] == [2025, 2025]
