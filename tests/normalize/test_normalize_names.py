"""Names that are one by rule, and names that must stay apart."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalize.names import (
    category,
    code_and_name,
    indicator_key,
    indicator_name,
    project_code_and_name,
    project_key,
    settlement,
    tranche,
    unit_in_name,
)
from pipeline.normalize.years import years
from pipeline.text import fold

PAIRS = Path(__file__).resolve().parents[3] / "shared" / "matching" / "indicator_pairs.csv"
NAME_CHARACTERS = st.text(
    alphabet="参退保率数（）()[]【】“”\"'①②1２.、：:指标年2024%万亩 计算方法为/×-★\n", max_size=25
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("指标1：经费支出合规性", "经费支出合规性"),
        ("指标2工程验收合格率", "①工程验收合格率"),
        ("1.造林面积", "造林面积（万亩）"),
        ("预算编制准确率(计算方法为： (执行数-预算数)/", "预算编制准确率"),
        ("“三公经费”控制率[计算方法为：(实际支出数/预算安排数)×100%]", '"三公经费"控制率'),
        ("政府采购执行率（实际采购金额/采购预算数×100%）", "政府采购执行率"),
        ("群众满意度（%）", "群众满意度(%)"),
        ("2023年参保人数", "2024年参保人数"),
        ("宣传、培训次数。", "宣传,培训次数"),
        ("★造林面积", "造林\n面积"),
    ],
)
def test_one_indicator_under_two_spellings(left, right):
    assert indicator_key(left) == indicator_key(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("参保率", "退保率"),
        ("新建道路", "改建道路"),
        ("城镇居民参保率", "农村居民参保率"),
        ("定额公用经费", "非定额公用经费"),
        ("开工率", "完工率"),
        ("预算执行进度(7月)", "预算执行进度(11月)"),
        ("合格率（≤5%）", "合格率（≥5%）"),
        ("贫困户8300人", "贫困户18000人"),
        ("完好率（小学/初中）", "完好率（高中/职高）"),
        ("2.5微米颗粒物浓度", "5微米颗粒物浓度"),
        ("0-6岁儿童覆盖率", "6岁儿童覆盖率"),
        ("培训（参会）人次", "培训人次"),
        ("满意度（企业）", "满意度（学校）"),
    ],
)
def test_two_indicators_stay_two(left, right):
    assert indicator_key(left) != indicator_key(right)


def test_no_labelled_pair_of_different_indicators_shares_a_key():
    if not PAIRS.exists():
        pytest.skip("the labelled pairs lie beside the project and are not here")
    with PAIRS.open(encoding="utf-8", newline="") as file:
        pairs = [row for row in csv.DictReader(file) if row["label"] != "same"]
    merged = [row for row in pairs if indicator_key(row["left"]) == indicator_key(row["right"])]
    assert pairs
    assert merged == []


def test_a_name_stays_readable():
    assert indicator_name("指标1：“三公经费”\n控制率（%）") == "“三公经费”控制率"


def test_only_a_known_unit_is_taken_off_a_name():
    assert unit_in_name("湿地面积（万亩）") == "万亩"
    assert unit_in_name("扶持企业（项目单位）个数") is None
    assert indicator_name("会议次数（线上）") == "会议次数（线上）"


@given(NAME_CHARACTERS)
def test_a_key_is_stable_and_never_empty(name):
    key = indicator_key(name)
    assert indicator_key(key) == key
    assert bool(key) == bool(fold(name))
    assert bool(project_key(name)) == bool(fold(name))


@pytest.mark.parametrize("name", ["（（（", "(计算方法为：", "指标1：", "率（/", "）参保率（"])
def test_unbalanced_brackets_do_not_eat_a_name(name):
    assert indicator_key(name)


@pytest.mark.parametrize(
    "name",
    [
        "县级养老补助（据实结算)",
        "2024年县级养老补助",
        "2023年度县级养老补助（2023年度）",
        "县级养老补助-据实结算",
        "川财预〔2023〕5号县级养老补助",
        "县级养老补助12万元",
        "“县级”养老补助",
        "「县级养老」补助",
    ],
)
def test_a_project_is_the_same_through_the_years(name):
    assert project_key(name) == "县级养老补助"


@pytest.mark.parametrize(
    "name", ["提前下达2024年县级养老补助", "县级养老补助（提前下达资金）", "（提前下达）县级养老补助"]
)
def test_money_handed_down_ahead_of_the_year_is_a_tranche_of_its_project(name):
    assert project_key(name) == project_key("2024年县级养老补助") == "县级养老补助"
    assert tranche(name) == "提前下达"
    assert tranche("2024年县级养老补助") is None


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("99031722R000000040088-县级养老补助", "县级养老补助"),
        ("99031722R000000040088县级养老补助", "县级养老补助"),
        ("【99031722R000000040088】县级养老补助", "县级养老补助"),
        ("99031722R0000000\n40088-（提前下达）县级养老补助", "（提前下达）县级养老补助"),
        ("县级养老补助（99031722R000000040088）", "县级养老补助"),
    ],
)
def test_a_project_code_beside_the_name_is_no_part_of_it(printed, name):
    assert project_code_and_name(printed) == ("99031722R000000040088", name)
    assert project_key(printed) == "县级养老补助"


@pytest.mark.parametrize(
    "printed", ["2023年县级养老补助", "12345热线", "99031722R000000040088", "99031722R0000000400881-甲", "307002-甲"]
)
def test_a_number_that_is_no_project_code_stays_in_the_name(printed):
    assert project_code_and_name(printed) == (None, printed)


def test_two_standards_are_two_projects():
    assert project_key("补助标准100元/人") != project_key("补助标准200元/人")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2000亩高标准农田建设", "2050亩高标准农田建设"),
        ("2000-2050亩农田建设", "2010-2050亩农田建设"),
        ("2020户改厕", "2030户改厕"),
        ("每月100元补贴", "每月200元补贴"),
        ("每人每年100元补贴", "每人每年200元补贴"),
        ("5万元以下小额贷款贴息", "10万元以下小额贷款贴息"),
        ("5万元（含）以上贷款", "10万元（含）以上贷款"),
        ("1-5万元贷款贴息", "1-10万元贷款贴息"),
    ],
)
def test_a_number_that_says_what_a_project_is_stays_in_its_key(one, other):
    assert project_key(one) != project_key(other)


@pytest.mark.parametrize(
    "printed", ["2024人员经费", "2024年人员经费", "人员经费-12万元", "人员经费（1,200元）", "2023-2024人员经费"]
)
def test_years_and_amounts_of_the_year_leave_the_key(printed):
    assert project_key(printed) == "人员经费"


def test_settlement_and_category_only_where_the_name_says_so():
    assert settlement("养老补助（据实结算)") == "据实结算"
    assert settlement("养老补助") is None
    assert category("非定额公用经费-事业") == "运转类"
    assert category("养老补助") is None


@pytest.mark.parametrize(
    ("label", "code", "name"),
    [
        ("307002-青禾县社会保险中心", "307002", "青禾县社会保险中心"),
        ("307-青禾县人社局部门", "307", "青禾县人社局部门"),
        ("307002—青禾县社会\n保险中心", "307002", "青禾县社会保险中心"),
        ("307002 青禾县社会保险中心", "307002", "青禾县社会保险中心"),
        ("【307002】青禾县社会保险中心", "307002", "青禾县社会保险中心"),
        ("307002青禾县社会保险中心", "307002", "青禾县社会保险中心"),
        ("青禾县社会保险中心（307002）", "307002", "青禾县社会保险中心"),
        ("青禾县社会保险中心", None, "青禾县社会保险中心"),
        ("307002", "307002", None),
        ("120急救中心", None, "120急救中心"),
        ("2024年青禾县项目", None, "2024年青禾县项目"),
        ("101中学", None, "101中学"),
        ("302医院", None, "302医院"),
        ("95598热线", None, "95598热线"),
        ("101-中学", "101", "中学"),
        ("307医保局", "307", "医保局"),
        ("307002医院", "307002", "医院"),
        ("", None, None),
    ],
)
def test_a_label_is_a_code_and_a_name(label, code, name):
    assert code_and_name(label) == (code, name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2024元旦春节慰问", "2025元旦春节慰问"),
        ("2024户厕改造", "2025户厕改造"),
        ("2024台区改造", "2025台区改造"),
        ("2024人文社科普及", "2025人文社科普及"),
        ("2024亩均论英雄改革", "2025亩均论英雄改革"),
    ],
)
def test_a_year_in_front_of_a_word_that_begins_like_a_unit_is_the_years(one: str, other: str):
    assert project_key(one) == project_key(other) == one[4:]


def test_a_number_that_can_be_the_year_of_a_budget_is_one_before_a_word_that_may_be_counted():
    first, last = years("budget")[0], years("budget")[-1]
    assert project_key(f"{first}户籍改革") == project_key(f"{last}户籍改革") == "户籍改革"
    assert project_key(f"{last + 1}亩农田建设") == f"{last + 1}亩农田建设"
    assert project_key(f"{first - 1}名教师培训") == f"{first - 1}名教师培训"
