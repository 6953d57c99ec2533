"""A whole reading as typed rows: what wins, what is found, and what adds up."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import tabular
from pipeline.normalize import clip
from pipeline.normalize import problems as p
from pipeline.records import (
    Account,
    Context,
    ControlTotalRow,
    Finding,
    FindingRow,
    IndicatorRow,
    Leftover,
    Printed,
    ProjectRow,
    QuarantinedRow,
    Repair,
)
from pipeline.text import fold
from tests.normalize.lists import FOLDER, PLACE, indicator, project, reading, rules, total, typed


def test_a_sound_project_becomes_typed_rows_without_findings():
    document = typed(reading(project(), totals=[total("1,000.00")]))
    row, target = document.projects[0], document.indicators[0]
    assert (row.amount_yuan, row.unit_code, row.unit_name) == (Decimal(1000), "707002", "青禾县档案馆")
    assert (row.department_code, row.department_name, row.region_code) == ("707", "青禾县档案局部门", "999999000")
    assert (row.fiscal_year, row.phase, row.weight_total, row.indicator_rows) == (2024, "批复", 90, 1)
    assert (target.level_1, target.level_2, target.taxonomy_version) == ("产出指标", "数量指标", "2021")
    assert (target.comparator, target.value_low, target.value_high, target.measure_unit) == ("≥", 100, None, "卷")
    assert (target.direction_printed, target.direction_inferred) == ("正向指标", "正向")
    assert row.box == "10.0,20.0,30.5,40.0"
    assert document.document.status == "loaded"
    assert rules(document) == []


def test_a_number_that_workbooks_keep_a_day_as_is_no_target_where_a_time_is_asked_for():
    told = {"value": "46022", "unit": "", "comparator": ""}
    names = ("完成时间", "项目工期（天）", "发放人数", "完成时间达标户数")
    document = typed(reading(project(indicators=[indicator(name=name, **told) for name in names])))
    assert [row.value_low for row in document.indicators] == [None, 46022, 46022, 46022]
    found = [finding.message for finding in document.findings if finding.rule_id == p.NO_SINGLE_NUMBER]
    assert len(found) == 1
    assert "2025-12-31" in found[0]


@pytest.mark.parametrize(("value", "unit"), [("2025", ""), ("46022", "小时"), ("99999", "")])
def test_a_number_with_a_unit_or_that_is_no_day_of_our_years_stays_a_target(value, unit):
    row = indicator(name="办理时限", value=value, unit=unit, comparator="≤")
    assert typed(reading(project(indicators=[row]))).indicators[0].value_low == Decimal(value)


def test_a_bare_month_and_day_is_a_number_but_in_the_class_of_time():
    rows = [indicator(level_2=level_2, value="12.31", unit="", comparator="") for level_2 in ("时效指标", "数量指标")]
    timely, counted = typed(reading(project(indicators=rows))).indicators
    assert (timely.value_low, timely.value_text) == (None, "12.31")
    assert (counted.value_low, counted.value_text) == (Decimal("12.31"), None)


def test_typed_rows_fit_their_columns():
    document = typed(reading(project(), project(amount="-", indicators=[]), totals=[total("1.00")]))
    for row_type, rows in [
        (ProjectRow, document.projects),
        (IndicatorRow, document.indicators),
        (ControlTotalRow, document.control_totals),
        (FindingRow, document.findings),
    ]:
        assert tabular.to_table(row_type, rows).num_rows == len(rows)


def test_a_blank_direction_stays_blank_beside_the_inferred_one():
    row = typed(reading(project(indicators=[indicator(direction="")]))).indicators[0]
    assert (row.direction_printed, row.direction_inferred, row.direction) == (None, "正向", "正向")


def test_a_total_that_does_not_add_up_is_found_with_both_figures():
    document = typed(reading(project(), project("宣传经费", "0.50"), totals=[total("1,000.00")]))
    found = [finding for finding in document.findings if finding.rule_id == p.TOTAL_DIFFERS]
    assert (found[0].observed, found[0].expected) == ("1000.00", "1000.50")
    assert document.control_totals[0].difference_yuan == Decimal("-0.50")


def test_a_total_adds_only_what_belongs_to_it():
    projects = [
        project(),
        project("宣传经费", "500.00", "707003-青禾县方志办"),
        project("水利经费", "9", "708001-青禾县水利站"),
    ]
    totals = [
        total("1,500.00"),
        total("500.00", "unit", "707003-青禾县方志办"),
        total("1,509.00", "table", "合计"),
    ]
    document = typed(reading(*projects, totals=totals), Context(region_code="999999"))
    assert [row.difference_yuan for row in document.control_totals] == [0, 0, 0]


@pytest.mark.parametrize(
    ("amount", "totals"),
    [("壹万", [total("1.00")]), ("1.00", [total("壹万")]), ("1.00", [total("1.00", "unit", "709001-青禾县林业站")])],
)
def test_a_total_that_cannot_be_compared_is_undecidable(amount, totals):
    document = typed(reading(project(amount=amount), totals=totals))
    found = [finding for finding in document.findings if finding.rule_id == p.UNCHECKED_TOTAL]
    assert [finding.state for finding in found] == ["undecidable"]
    assert document.control_totals[0].difference_yuan is None


@given(st.permutations([1000, 50, 33333333, 7, 0]), st.integers(0, 4))
@settings(max_examples=20)
def test_a_total_does_not_depend_on_the_order_of_its_parts(cents, changed):
    projects = [project(f"经费{n}", f"{Decimal(n).scaleb(-2)}") for n in cents]
    off = Decimal(changed).scaleb(-2)
    printed_total = f"{Decimal(sum(cents)).scaleb(-2) + off:,.2f}"
    row = typed(reading(*projects, totals=[total(printed_total)])).control_totals[0]
    assert row.difference_yuan == off


@pytest.mark.parametrize(("weights", "is_sound"), [(["50", "40"], True), (["60", "40"], True), (["50", "45"], False)])
def test_weights_add_up_to_an_allowed_sum(weights, is_sound):
    document = typed(reading(project(indicators=[indicator(weight=weight) for weight in weights])))
    assert (p.WEIGHT_SUM not in rules(document)) == is_sound


def test_weights_that_nobody_printed_have_no_sum():
    document = typed(reading(project(indicators=[indicator(weight=None)])))
    assert document.projects[0].weight_total is None
    assert rules(document) == []


def test_an_unreadable_weight_makes_the_sum_undecidable():
    document = typed(reading(project(indicators=[indicator(weight="50"), indicator(weight="四十")])))
    assert document.projects[0].weight_total is None
    assert sorted(rules(document)) == sorted([p.UNREADABLE_WEIGHT, p.WEIGHT_SUM])


def test_the_documents_words_win_over_its_folders():
    document = typed(
        reading(project(department="708-青禾县水利局部门"), fiscal_year=2023), replace(FOLDER, fiscal_year=2024)
    )
    assert (document.document.fiscal_year, document.projects[0].department_code) == (2023, "708")
    assert rules(document) == [p.DOCUMENT_CONTRADICTS_FOLDER] * 2


@pytest.mark.parametrize(
    ("in_folder", "code", "is_told"),
    [("县文化和旅游局", "415", False), ("文化和旅游局", "415", False), ("县水利局", None, True)],
)
def test_a_department_is_its_folders_with_or_without_the_regions_name(in_folder, code, is_told):
    folder = replace(FOLDER, region_name="云陵县", department_code="415", department_name=in_folder)
    printed = project(department="云陵县文化和旅游局", unit="云陵县图书馆")
    document = typed(reading(printed), folder)
    assert document.projects[0].department_code == code
    assert (p.DOCUMENT_CONTRADICTS_FOLDER in rules(document)) is is_told


def test_a_named_region_contradicts_the_folder():
    document = typed(reading(project(), region_words=("四川省乐山市井研县人民政府",)))
    assert document.document.region_code == "511124000"
    assert p.DOCUMENT_CONTRADICTS_FOLDER in rules(document)


@pytest.mark.parametrize("words", ["禾丰县农业农村局", "各乡镇和县直部门", "中心城区改造办公室", "示范县建设"])
def test_a_short_name_of_a_place_inside_other_words_is_no_place(words):
    document = typed(reading(project(), region_words=(words,)))
    assert document.document.region_code == "999999000"
    assert p.DOCUMENT_CONTRADICTS_FOLDER not in rules(document)


@pytest.mark.parametrize(
    "words",
    [
        "丰县农业农村局",
        "307-丰县农业农村局",
        "江苏省丰县农业农村局",
        "江苏丰县农业农村局",
        "徐州丰县农业农村局",
        "中共丰县委办公室",
        "政协丰县委员会",
        "共青团丰县委员会",
        "国家税务总局丰县税务局",
        "关于丰县2024年部门预算",
        "2024年丰县部门预算",
    ],
)
def test_a_short_name_of_a_place_is_found_where_it_begins(words):
    assert typed(reading(project(), region_words=(words,))).document.region_code == "320321000"


def test_the_party_committee_of_a_county_is_not_one_of_another():
    assert typed(reading(project(), region_words=("中共和县委员会",))).document.region_code == "340523000"


@pytest.mark.parametrize("words", ["丰县和沛县", "丰县、沛县"])
def test_two_short_names_tell_no_region(words):
    assert typed(reading(project(), region_words=(words,))).document.region_code == "999999000"


def test_a_region_inside_the_folders_is_no_contradiction():
    document = typed(
        reading(project(), region_words=("井研县",)), replace(FOLDER, region_code="511100", region_name=None)
    )
    assert document.document.region_code == "511124000"
    assert rules(document) == []


def test_what_nobody_says_is_unknown_and_found():
    document = typed(reading(project(unit="青禾县档案馆"), fiscal_year=None, money_unit=None), Context())
    assert set(rules(document)) == {p.UNKNOWN_REGION, p.UNKNOWN_DEPARTMENT, p.UNKNOWN_YEAR, p.NO_MONEY_UNIT}
    assert document.projects[0].amount_yuan is None


def test_the_nearest_money_unit_counts():
    document = typed(reading(project(), project(money_unit="万元"), project(amount="1,000.00元", money_unit="万元")))
    assert [row.amount_yuan for row in document.projects] == [1000, 10_000_000, 1000]
    in_folder = typed(reading(project(), money_unit=None), replace(FOLDER, money_unit="万元"))
    assert in_folder.projects[0].amount_yuan == 10_000_000


def test_a_department_is_named_by_its_total():
    document = typed(reading(project(), totals=[total("1,000.00")]), Context(region_code="999999"))
    assert document.projects[0].department_name == "青禾县档案局部门"
    assert document.document.department_name == "青禾县档案局部门"


def test_a_clipped_text_is_marked_and_kept_as_printed():
    name = "档案整理移交（其中文书"
    document = typed(reading(project(goal="完成整理（其中", indicators=[indicator(name)])))
    assert document.projects[0].is_goal_clipped
    assert document.indicators[0].is_clipped
    assert document.indicators[0].name_printed == name
    assert rules(document) == [p.CLIPPED] * 2


def test_a_text_that_the_page_shows_cut_is_clipped():
    cut = replace(indicator(), name=Printed("档案整理卷数", PLACE, is_clipped=True))
    assert typed(reading(project(indicators=[cut]))).indicators[0].is_clipped


def test_two_documents_that_print_a_project_alike_share_its_content():
    alike = project(
        name="档案整理经费",
        amount="1000",
        indicators=[indicator(name="档案\n整理卷数", value="100.00", comparator=">=")],
    )
    other = project(indicators=[indicator(value="101")])
    keys = [typed(reading(one)).projects[0].content_key for one in (project(), alike, other)]
    assert keys[0] == keys[1]
    assert keys[0] != keys[2]


def test_what_was_read_is_handed_on():
    source = reading(
        project(),
        repairs=(Repair("join", PLACE, "a", "ab", "page break"),),
        leftovers=(Leftover(PLACE, "注", "note"),),
        quarantined=(QuarantinedRow(PLACE, "??", "no columns"),),
        findings=(Finding("S05", "warning", "unbalanced", PLACE),),
        account=Account(cells=7, record_cells=7, printed_rows=1, loaded_rows=1),
    )
    document = typed(source, replace(FOLDER, published_on=date(2024, 2, 1)))
    assert [row.kind for row in document.leftovers] == ["leftover", "quarantined"]
    assert [row.after for row in document.repairs] == ["ab"]
    assert rules(document) == ["S05"]
    assert (document.document.cells, document.document.published_on) == (7, date(2024, 2, 1))


@pytest.mark.parametrize(("failure", "status"), [("encrypted", "quarantined"), (None, "no_table")])
def test_a_document_without_projects_says_why(failure, status):
    document = typed(reading(failure=failure), Context())
    assert document.document.status == status
    assert document.document.reason
    assert rules(document) == []


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=8)), max_size=3))
@settings(max_examples=50)
def test_the_same_reading_gives_the_same_rows(texts):
    source = reading(*(project(name, amount, indicators=[indicator(amount, value=name)]) for name, amount in texts))
    document = typed(source)
    assert document == typed(source)
    ids = [row.row_id for row in (*document.projects, *document.indicators)]
    assert len(ids) == len(set(ids))


def test_the_texts_of_a_large_project_are_not_all_read_again_for_each_of_its_names(monkeypatch):
    folded = []
    monkeypatch.setattr(clip, "fold", lambda text: folded.append(text) or fold(text))
    rows = [indicator(name=f"完成第{number}号重点地段设施改造") for number in range(200)]
    typed(reading(project(indicators=rows)))
    assert len(folded) < 4 * len(rows)
