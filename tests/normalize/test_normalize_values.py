"""Targets: comparator, numbers and unit from the columns and from the one cell that holds them all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalize import problems as p
from pipeline.normalize.values import parse_value
from pipeline.text import clean, says_nothing


def rules(target):
    return [problem.rule_id for problem in target.problems]


def typed(*columns):
    target = parse_value(*columns)
    return target.comparator, target.value_low, target.value_high, target.measure_unit


@pytest.mark.parametrize(
    ("printed", "comparator", "value", "unit"),
    [
        ("≥95%", "≥", "95", "%"),
        ("≧95％", "≥", "95", "%"),
        ("=5.00(万人次)", "＝", "5", "万人次"),
        ("90.00(度)", None, "90", "度"),
        ("≥13459.00(平方米)", "≥", "13459", "平方米"),
        ("≥80M", "≥", "80", "兆"),
        ("不低于60户/人.月", "≥", "60", "户/人·月"),
        ("不得低于80%", "≥", "80", "%"),
        ("3日以内", "≤", "3", "日"),
        ("100％以上", "≥", "100", "%"),
        ("≥190元每人每月", "≥", "190", "元每人每月"),
        ("≥1,200\n人次", "≥", "1200", "人次"),
        ("≦5%", "≤", "5", "%"),
        ("＞90％", "＞", "90", "%"),
        ("﹤5%", "＜", "5", "%"),
        ("＜5‰", "＜", "5", "‰"),
        ("≥９５％", "≥", "95", "%"),
        ("﹦100%", "＝", "100", "%"),
        ("=100.00(%)", "＝", "100", "%"),
        ("≥80.00(%)", "≥", "80", "%"),
        ("大于等于95%", "≥", "95", "%"),
        ("不超过3天", "≤", "3", "天"),
        ("3个工作日内", "≤", "3", "个工作日"),
        ("24小时内", "≤", "24", "小时"),
        ("至少3次", "≥", "3", "次"),
        ("最多5人", "≤", "5", "人"),
        ("5%以下", "≤", "5", "%"),
        ("95%（含）以上", "≥", "95", "%"),
        ("5次以上（含5次）", "≥", "5", "次"),
        ("90%（含90%）以上", "≥", "90", "%"),
        ("90%（不含）以上", "＞", "90", "%"),
        ("90%以上（不含90%）", "＞", "90", "%"),
        ("5次以下（不含本数）", "＜", "5", "次"),
        ("30日内完成", "≤", "30", "日"),
        ("≥95 %（含）", "≥", "95", "%"),
        ("≥98%以上", "≥", "98", "%"),
        ("少于3起", "＜", "3", "起"),
        ("不足5%", "＜", "5", "%"),
        ("不突破50万元", "≤", "50", "万元"),
        ("12万6千元", None, "126000", "元"),
        ("3万5千2百人", None, "35200", "人"),
        ("》=95%", "≥", "95", "%"),
        ("〉＝ 95%", "≥", "95", "%"),
        ("《=5天", "≤", "5", "天"),
        ("》95%", "＞", "95", "%"),
        ("〈5天", "＜", "5", "天"),
        ("高于或等于90%", "≥", "90", "%"),
        ("大于或者等于90%", "≥", "90", "%"),
        ("大于、等于90%", "≥", "90", "%"),
        ("低于或等于5%", "≤", "5", "%"),
        ("低于等于5%", "≤", "5", "%"),
        ("少于或等于3起", "≤", "3", "起"),
        ("不低于或等于5%", "≥", "5", "%"),
        ("超过100人", "＞", "100", "人"),
        ("≥90分", "≥", "90", "分"),
        ("1次/年", None, "1", "次/年"),
        ("2000元/人/月", None, "2000", "元/人·月"),
        ("1人/年", None, "1", "人/年"),
        ("0", None, "0", None),
        ("12,345.67", None, "12345.67", None),
        ("≥1 000人", "≥", "1000", "人"),
        ("≥200课时", "≥", "200", "课时"),
        ("350万", None, "3500000", None),
        ("≤2.5万元/户", "≤", "2.5", "万元/户"),
        ("﹦5户", "＝", "5", "户"),
    ],
)
def test_a_cell_that_holds_everything_is_taken_apart(printed, comparator, value, unit):
    assert typed(printed) == (comparator, Decimal(value), None, unit)
    assert rules(parse_value(printed)) == []


@pytest.mark.parametrize(
    "printed",
    [
        "90-95%",
        "90～95%",
        "90%至95%",
        "90%-95%",
        "90.0—95.0(%)",
        "90%到95%",
        "≥90%且≤95%",
        "≥90%，≤95%",
        "不低于90%不超过95%",
        "≤95%且≥90%",
        "90%≤x≤95%",
        "90≤X≤95％",
        "90%以上95%以下",
        "90%（含）-95%（含）",
    ],
)
def test_a_range_has_two_ends(printed):
    assert typed(printed) == (None, 90, 95, "%")


@pytest.mark.parametrize(
    "printed",
    [
        "1600人、200人",
        "慰问人数不少于100人,宣传用品不少于20000份",
        "5人3次",
        "5人；3次",
        "100%；95%",
        "98%/95%",
        "5%≤X",
        "≥90%且≥100%",
        "≥10%且≤5%",
        "≥5万且≤10",
        "新增5%",
        "12万6千克",
        "PM2.5≤35微克/立方米",
        "超过90%以上",
        "大于80%小于90%",
        "90%（不含）-95%",
        "90%（含）-95%",
        "≥90%（不含）",
        "90%（不含80%）以上",
        "90（不含）以上（含）",
        "30（较上年）",
        "5次以上3次以下",
        "＞90%以上",
        "5%（较上年）",
        "5%以内（比上年）",
        "结案后30日",
        "1：1",
        "1:3",
        "≥1:1.5",
        "1/2",
        "三分之一",
        "较上年提升不低于5%",
        "同比增长≥5%",
        "增长5%",
        "提高5个百分点",
        "±5%",
        "95-90",
        "1.2e3",
        "1.5E+06",
        "3A级",
        "7*24小时",
        "每半年1次",
        "每两周不少于1次",
        "每次≥100人",
        "1天半",
        "1个半小时",
        "98%（≥）",
        "每批次活动培训1次",
        "每年3万",
        "100人 200人",
        "10 20",
        "100 200",
        "①95%",
        "②3次",
        "⒈95%",
        "10²",
        "1、100%",
        "2、350人",
        "1. 95%",
        "一年两次",
        "半年",
        "半年内",
        "每月一次",
        "百余人",
        "一万五",
        "两百五",
        "三点五万",
        "二至三次",
        "两到三次",
        "一年半",
        "贰拾万元",
        "几次",
        "GB/T 2260",
    ],
)
def test_what_holds_numbers_and_is_no_single_quantity_stays_text_and_is_told(printed):
    target = parse_value(printed)
    assert (target.comparator, target.value_low, target.value_high, target.value_text) == (None, None, None, printed)
    assert rules(target) == [p.NO_SINGLE_NUMBER]


@pytest.mark.parametrize(
    "printed",
    [
        "2024年12月底前",
        "12月31日",
        "2023年12月31日前",
        "12月",
        "12月底前",
        "2024-12-31",
        "2024.12.31",
        "20241231",
        "30日前",
        "1季度",
        "第四季度",
        "11月30日前完成",
        "1-12月",
        "6月至12月底",
    ],
)
def test_a_day_is_no_quantity(printed):
    target = parse_value(printed)
    assert (target.comparator, target.value_low, target.value_text) == (None, None, printed)
    assert rules(target) == []


@pytest.mark.parametrize("unit", [None, "日", "日期"])
def test_a_month_and_a_day_with_a_point_are_a_day_where_the_row_is_about_time(unit):
    day, number = parse_value("12.31", None, unit, is_about_time=True), parse_value("12.31", None, unit)
    assert (day.comparator, day.value_low, day.value_text) == (None, None, "12.31")
    assert p.NO_SINGLE_NUMBER not in rules(day)
    assert number.value_low == Decimal("12.31")


@pytest.mark.parametrize(("printed", "unit"), [("12.31", "天"), ("3.5", "日"), ("13.31", None), ("12.31", "小时")])
def test_a_number_that_can_be_no_day_is_one_where_the_row_is_about_time(printed, unit):
    assert parse_value(printed, None, unit, is_about_time=True).value_low == Decimal(printed)


@pytest.mark.parametrize(
    ("printed", "comparator", "unit"),
    [("≤12月", None, None), ("12", "≤", "月"), ("6", "＜", "（月）"), ("不超过4季度", None, None)],
)
def test_a_limit_in_months_that_may_be_one_of_the_year_keeps_its_number_and_is_told(printed, comparator, unit):
    target = parse_value(printed, comparator, unit)
    assert target.value_low == Decimal(printed.strip("≤不超过月季度"))
    assert [(problem.rule_id, problem.state) for problem in target.problems] == [(p.MEASURE_UNIT, "undecidable")]


@pytest.mark.parametrize(
    ("printed", "comparator", "unit"),
    [
        ("≤12个月", None, None),
        ("12", "≤", "个月"),
        ("12", "≤", "月数"),
        ("≤36月", None, None),
        ("≥6月", None, None),
        ("12", "＝", "月"),
        ("1.5", "≤", "月"),
        ("≤3年", None, None),
        ("4", "≤", "个季度"),
    ],
)
def test_what_can_only_be_a_number_of_months_is_plain(printed, comparator, unit):
    assert rules(parse_value(printed, comparator, unit)) == []


@pytest.mark.parametrize("comparator", ["＝", None])
def test_a_row_about_time_may_name_the_month_of_its_end_with_no_limit(comparator):
    assert rules(parse_value("12", comparator, "月", is_about_time=True)) == [p.MEASURE_UNIT]


@pytest.mark.parametrize(
    "printed",
    [
        "及时",
        "及时率",
        "合规",
        "是",
        "优良",
        "无",
        "不低于上年度水平",
        "湛江市基层",
        "保持稳定",
        "全覆盖",
        "完成",
        "二级",
        "零事故",
        "三类",
        "千家万户",
        "一次性",
        "一村一品",
        "达到三类",
        "Ⅲ类",
    ],
)
def test_a_word_in_a_table_without_comparators_is_a_qualitative_target(printed):
    target = parse_value(printed)
    assert (target.comparator, target.value_low, target.value_text) == ("定性", None, printed)
    assert rules(target) == []


@pytest.mark.parametrize(
    ("printed", "words"),
    [("定性健全", "健全"), ("定性：优良中低差", "优良中低差"), ("定性|优良", "优良"), ("定性、优良", "优良")],
)
def test_a_cell_that_prints_the_comparator_in_front_of_its_words_means_the_words(printed, words):
    target = parse_value(printed)
    assert (target.comparator, target.value_low, target.value_text) == ("定性", None, words)


@pytest.mark.parametrize(
    "printed", ["定性准确", "定性恰当", "定性无误", "定性检测完成", "定性与定量结合", "定性描述", "定性"]
)
def test_words_that_only_begin_like_the_comparator_stay_whole(printed):
    assert parse_value(printed).value_text == printed


@pytest.mark.parametrize("printed", ["", "-", "/", "—"])
def test_a_dash_is_no_target(printed):
    target = parse_value(printed)
    assert (target.comparator, target.value_low, target.value_text) == (None, None, None)
    assert rules(target) == []


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("一次", "1", "次"),
        ("十个", "10", "个"),
        ("二十人", "20", "人"),
        ("三百零五户", "305", "户"),
        ("百分之九十五", "95", "%"),
        ("百分之百", "100", "%"),
        ("两次", "2", "次"),
        ("≥百分之八十五点五", "85.5", "%"),
        ("九成以上", "90", "%"),
        ("九成半", "95", "%"),
        ("三次以上", "3", "次"),
        ("一万零五十人", "10050", "人"),
        ("零", "0", None),
        ("一万零五", "10005", None),
        ("一百以上", "100", None),
    ],
)
def test_a_number_spelt_out_is_read_and_its_words_stay_beside_it(printed, value, unit):
    target = parse_value(printed)
    assert (target.value_low, target.measure_unit, target.value_text) == (Decimal(value), unit, printed)


@pytest.mark.parametrize(
    "printed",
    ["十分满意", "一般", "一致", "二级", "一期", "第一", "三级甲等", "一流水平", "一次性", "十四五", "二〇二四年"],
)
def test_words_that_only_look_like_numbers_are_none(printed):
    assert parse_value(printed).value_low is None


@pytest.mark.parametrize(
    "printed",
    [
        "约5.5万人次",
        "补贴对象满意程度不低于80%",
        "控制在5%以内",
        "满意度90%以上",
        "覆盖率100%",
        "完成100%",
        "100%完成",
        "100%达标",
        "达到100%",
        "100左右",
        "10余次",
        "100多人",
        "300+",
        "300+人",
        "1万余元",
        "3万余人",
        "100%及时",
        "确保95%",
        "力争95%",
        "平均95分",
        "总计300人",
        "新增100人",
        "覆盖10个社区",
        "二十余次",
        "不少于三十多人",
        "近100人",
        "每年不少于4次",
        "100%（全覆盖）",
        "1台(套)",
        "10人（不含司机）",
        "100%完成（全覆盖）",
        "结案后30日内",
        "30日内（结案后）",
        "下达后30日内完成",
        "合格比例≥95%",
    ],
)
def test_words_that_the_numbers_do_not_say_stay_beside_them(printed):
    target = parse_value(printed)
    assert target.value_low is not None
    assert target.value_text == printed


@pytest.mark.parametrize("printed", ["结案后30日内", "自结案之日起30日内", "30日内（结案后）", "结案后30日内办结"])
def test_a_limit_of_time_after_an_event_is_at_most_so_long_and_keeps_its_words(printed):
    assert typed(printed) == ("≤", 30, None, "日")
    assert parse_value(printed).value_text == printed


@pytest.mark.parametrize(
    ("printed", "comparator", "value", "unit"),
    [
        ("每月1次", None, "1", "次/月"),
        ("每周2次", None, "2", "次/周"),
        ("每季度1次", None, "1", "次/季度"),
        ("每年12次", None, "12", "次/年"),
        ("每月至少1次", "≥", "1", "次/月"),
        ("每季度至少1次", "≥", "1", "次/季度"),
        ("每场不少于50人", "≥", "50", "人/场"),
        ("每人每年不低于600元", "≥", "600", "元/人·年"),
        ("每人每月2000元", None, "2000", "元/人·月"),
        ("每户补助不低于1.5万元", "≥", "1.5", "万元/户"),
        ("每人不低于600元/年", "≥", "600", "元/人·年"),
        ("不少于4次（每年）", "≥", "4", "次/年"),
        ("人均不低于30平方米", "≥", "30", "平方米/人"),
        ("全年12次", None, "12", "次"),
        ("每年合格率不低于95%", "≥", "95", "%"),
        ("平均分不低于90分", "≥", "90", "分"),
    ],
)
def test_for_what_a_number_is_counted_is_a_part_of_its_unit(printed, comparator, value, unit):
    target = parse_value(printed)
    assert typed(printed) == (comparator, Decimal(value), None, unit)
    assert (target.value_text, rules(target)) == (printed, [])


@pytest.mark.parametrize(
    ("printed", "value", "unit"), [("1万余元", "1", "万元"), ("3万余人", "3", "万人"), ("10万+", "100000", None)]
)
def test_more_than_so_many_ten_thousands_is_about_so_many(printed, value, unit):
    assert typed(printed) == (None, Decimal(value), None, unit)


def test_a_multiplier_in_a_number_of_two_parts_is_meant_once_beside_a_unit_that_has_it():
    assert typed("12万6千", "≤", "万元") == ("≤", Decimal("12.6"), None, "万元")


def test_about_is_no_comparator():
    assert typed("约5.5万人次") == (None, Decimal("5.5"), None, "万人次")


def test_a_negation_apart_from_its_comparator_is_left_as_text():
    assert parse_value("并不低于80%").comparator == "≥"
    assert parse_value("不会低于80%").comparator is None


def test_a_quote_for_a_sign_is_one_behind_the_name_of_a_metric_too():
    assert typed("合格率》=95%") == ("≥", 95, None, "%")
    assert typed("“三公”经费控制率≤100%") == ("≤", 100, None, "%")
    assert typed("最高温度≤35℃") == ("≤", 35, None, "℃")


@pytest.mark.parametrize("printed", ["《通知》3份", "通知》3份", "低于水平或等于5%", "高于同类或等于90%", "小于或=5%"])
def test_what_is_no_comparator_is_not_read_as_one(printed):
    assert (parse_value(printed).comparator, parse_value(printed).value_low) == (None, None)


@pytest.mark.parametrize(
    ("printed", "comparator"), [("》=", "≥"), ("〉＝", "≥"), ("《=", "≤"), ("〈=", "≤"), ("》", "＞"), ("《", "＜")]
)
def test_a_quote_in_the_column_of_comparators_is_the_sign_that_was_meant(printed, comparator):
    assert typed("95", printed, "%") == (comparator, 95, None, "%")


def test_a_qualitative_target_is_text_even_as_a_number():
    target = parse_value("99", "定性", "分")
    assert (target.comparator, target.value_low, target.value_text) == ("定性", None, "99")
    assert rules(target) == [p.NUMBER_IS_QUALITATIVE]


@pytest.mark.parametrize("printed", ["95%", "≥95%", "3次"])
def test_a_qualitative_target_that_is_a_quantity_is_told(printed):
    target = parse_value(printed, "定性")
    assert (target.value_low, target.value_text, rules(target)) == (None, printed, [p.NUMBER_IS_QUALITATIVE])


def test_a_limit_without_a_unit_is_no_quality_either():
    assert rules(parse_value("不低于90", "定性")) == [p.NUMBER_IS_QUALITATIVE]


@pytest.mark.parametrize("printed", ["达到90%以上", "优良率不低于90%", "控制在5%以内"])
def test_a_limit_among_words_contradicts_the_comparator_for_qualities(printed):
    target = parse_value(printed, "定性")
    assert (target.comparator, target.value_low, target.value_text) == ("定性", None, printed)
    assert rules(target) == [p.CELL_CONTRADICTS_COLUMN]


@pytest.mark.parametrize("printed", ["2级", "优", "优良率95%", "基本完成", "达到2级以上", "三级以上", "不低于上年"])
def test_a_grade_or_words_are_a_qualitative_target(printed):
    assert rules(parse_value(printed, "定性")) == []


def test_a_year_is_no_number_of_years():
    assert rules(parse_value("2024", "=", "年")) == [p.MEASURE_UNIT]
    assert rules(parse_value("500", "≥", "年")) == []


def test_ninety_nine_is_no_grade():
    assert p.MEASURE_UNIT in rules(parse_value("99", "定性", "级"))
    assert rules(parse_value("8", "≥", "级")) == []


@pytest.mark.parametrize(("printed", "number_format", "value"), [("1", "0%", "100"), ("0.955", "0.0%", "95.5")])
def test_a_workbooks_percent_is_told_by_its_format(printed, number_format, value):
    assert typed(printed, None, None, number_format) == (None, Decimal(value), None, "%")


def test_a_text_in_a_percent_cell_is_not_multiplied():
    assert typed("≧95%", None, None, "0%") == ("≥", 95, None, "%")


def test_a_workbooks_date_is_not_a_number():
    assert parse_value("45657", None, None, "yyyy-mm-dd").value_text == "45657"


def test_the_comparator_column_wins_over_the_cell():
    target = parse_value("≤5%", "≥", "%")
    assert (target.comparator, target.value_low) == ("≥", 5)
    assert rules(target) == [p.CELL_CONTRADICTS_COLUMN]


def test_the_unit_column_wins_and_the_number_is_converted_where_that_is_exact():
    target = parse_value("5.5万人", "≥", "人")
    assert (target.value_low, target.measure_unit) == (Decimal(55000), "人")
    assert rules(target) == [p.CELL_CONTRADICTS_COLUMN]


def test_a_number_in_a_foreign_unit_is_not_loaded_in_the_columns():
    target = parse_value("95%", "≥", "次")
    assert (target.value_low, target.value_text, target.measure_unit) == (None, "95%", "次")
    assert rules(target) == [p.CELL_CONTRADICTS_COLUMN]


def test_a_multiplier_in_the_cell_belongs_to_the_number():
    assert typed("5.5万", "≥", "人") == ("≥", 55000, None, "人")


@pytest.mark.parametrize(
    ("printed", "unit", "value"),
    [
        ("48.6万", "万元", "48.6"),
        ("3万", "万人", "3"),
        ("≥3万", "万人次", "3"),
        ("三万五千", "万人", "3.5"),
        ("1.2亿", "亿元", "1.2"),
        ("3千", "千克", "3000"),
        ("3万", "千瓦", "30000"),
    ],
)
def test_a_multiplier_that_the_cell_and_its_unit_print_is_meant_once(printed, unit, value):
    target = parse_value(printed, None, unit)
    assert (target.value_low, target.measure_unit, rules(target)) == (Decimal(value), unit, [])


def test_a_multiplier_that_a_range_and_its_unit_print_is_meant_once():
    assert typed("3-5万", "＝", "万人") == ("＝", 3, 5, "万人")


def test_a_multiplier_that_the_cell_and_the_unit_behind_the_name_print_is_meant_once():
    assert typed("3万", "≥", None, None, "万亩") == ("≥", 3, None, "万亩")


@pytest.mark.parametrize(("printed", "unit"), [("3亿", "万元"), ("3千", "万人"), ("3万", "千人")])
def test_a_number_with_another_multiplier_than_its_unit_is_not_loaded(printed, unit):
    target = parse_value(printed, "≥", unit)
    assert (target.value_low, target.value_text, target.measure_unit) == (None, printed, unit)
    assert rules(target) == [p.CELL_CONTRADICTS_COLUMN]


@pytest.mark.parametrize("printed", ["3万-5", "3万-5千"])
def test_the_ends_of_a_range_in_different_multipliers_are_not_one_range(printed):
    assert parse_value(printed).value_low is None


@pytest.mark.parametrize(("printed", "unit"), [("2次/半年", "次/半年"), ("1篇/半个月", "篇/半个月")])
def test_what_is_counted_each_half_year_is_a_number(printed, unit):
    target = parse_value(printed)
    assert (target.value_low, target.measure_unit) == (Decimal(printed[0]), unit)


def test_an_unknown_unit_stays_as_printed_and_names_the_line_to_add():
    target = parse_value("5", "≥", "公顷里")
    assert target.measure_unit == "公顷里"
    assert rules(target) == [p.MEASURE_UNIT]
    assert "measure_unit_variants.csv" in target.problems[0].message


def test_an_unknown_comparator_is_none():
    target = parse_value("5", "大概", "人")
    assert target.comparator is None
    assert rules(target) == [p.UNKNOWN_COMPARATOR]


@pytest.mark.parametrize(("printed", "unit"), [("", "%"), ("及时", "%"), ("5", "")])
def test_a_quantitative_target_needs_a_number_and_a_unit(printed, unit):
    assert rules(parse_value(printed, "≥", unit)) == [p.NO_VALUE_OR_UNIT]


def test_a_unit_behind_the_name_fills_an_empty_one():
    assert typed("5", "≥", None, None, "万亩") == ("≥", 5, None, "万亩")


def test_seven_decimals_are_rounded_half_up_and_told():
    target = parse_value("1.1234565", "＝", "米")
    assert (target.value_low, target.value_text) == (Decimal("1.123457"), "1.1234565")
    assert rules(target) == [p.TOO_MANY_DIGITS]


def test_what_a_computer_adds_to_an_exact_number_goes_without_a_word():
    target = parse_value("0.30000000000000004", "＝", "米")
    assert (target.value_low, target.value_text, rules(target)) == (Decimal("0.3"), None, [])


@pytest.mark.parametrize("printed", ["0.000123456", "0.0000001", "12345678901234567890123", "1.00000001-1.00000002"])
def test_a_number_that_rounding_would_change_stays_text(printed):
    target = parse_value(printed, "＝", "米")
    assert (target.value_low, target.value_high, target.value_text) == (None, None, printed)
    assert rules(target) == [p.TOO_MANY_DIGITS]


@given(st.decimals(min_value=0, max_value=10**12, places=6), st.sampled_from(["≥", "≤", "＝", "＞", "＜"]))
def test_a_fused_number_comes_back(number, comparator):
    assert typed(f"{comparator}{number:,.6f}(平方米)") == (comparator, number, None, "平方米")


@given(st.text(max_size=40), st.text(max_size=6), st.text(max_size=6))
def test_any_text_is_typed_or_kept(printed, comparator, unit):
    target = parse_value(printed, comparator, unit)
    if target.value_high is not None:
        assert target.value_low is not None
        assert target.value_low < target.value_high
    if not says_nothing(clean(printed)) and target.value_low is None:
        assert target.value_text is not None


@pytest.mark.parametrize("dash", ["-", "—", "——", "－", "−", "–", "/", " "])
def test_a_dash_of_any_kind_is_no_value(dash):
    assert parse_value(dash, None, None).value_text is None


@pytest.mark.parametrize(
    ("printed", "comparator", "is_told"), [("0.95", "≥", True), ("1", None, True), ("0.5", "≤", False)]
)
def test_a_bare_fraction_beside_the_unit_percent_is_kept_and_told(printed, comparator, is_told):
    target = parse_value(printed, comparator, "%")
    assert target.value_low == Decimal(printed)
    assert (p.PERCENT_OR_FRACTION in rules(target)) == is_told


def test_a_workbooks_percent_beside_the_unit_percent_is_no_fraction():
    target = parse_value("0.95", "≥", "%", "0%")
    assert (target.value_low, rules(target)) == (95, [])


def test_an_unknown_comparator_does_not_make_a_word_qualitative():
    assert parse_value("合规", "大概").comparator is None


@pytest.mark.parametrize(
    ("printed", "column", "unit", "number"),
    [
        ("每月不少于2次", "次", "次/月", 2),
        ("每个季度1次", "次", "次/季度", 1),
        ("每月每人300元", None, "元/人·月", 300),
        ("人均预期寿命≥78岁", "岁", "岁", 78),
    ],
)
def test_a_column_says_what_is_counted_and_the_cell_for_each_of_what(printed, column, unit, number):
    target = parse_value(printed, None, column)
    assert (target.measure_unit, target.value_low, target.problems) == (unit, number, ())


@pytest.mark.parametrize(
    "printed",
    [
        *("第3季度内完成", "2季度内完成", "前3季度内完成", "第1年内完成", "第5个工作日内完成", "第3季度末内办结"),
        *("每月10日内完成", "次月10日内到位", "每季度末15日内完成", "2025内完成"),
    ],
)
def test_which_quarter_or_day_it_is_done_in_is_no_length_of_time(printed):
    target = parse_value(printed)
    assert (target.comparator, target.value_low, target.value_text) == (None, None, printed)


@pytest.mark.parametrize(
    ("printed", "number"), [("2个季度内完成", 2), ("3年内完成", 3), ("5个工作日内完成", 5), ("2个月内完成", 2)]
)
def test_how_many_quarters_or_days_it_takes_is_one(printed, number):
    target = parse_value(printed)
    assert (target.comparator, target.value_low) == ("≤", number)
