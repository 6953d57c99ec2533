"""What cleaning and folding do to a printed text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text import clean, clean_typed, fold, fold_value


@pytest.mark.parametrize(
    ("printed", "cleaned"),
    [
        ("服务对象满意度\n指标", "服务对象满意度指标"),
        ("  青禾县\r\n档案馆 ", "青禾县档案馆"),
        ("Smart\nCity", "Smart City"),
        ("24,871,\n801.31", "24,871,801.31"),
        ("建设5G\n基站", "建设5G基站"),
        ("零\u200b宽\ufeff字", "零宽字"),
        ("“三公 经费”（全角）", "“三公 经费”（全角）"),
        ("项\u2f6c名称", "项目名称"),
        ("\u2ed3\u2ee2镇", "长马镇"),
        ("补助\uf963京", "补助北京"),
    ],
)
def test_layout_goes_and_the_printed_text_stays(printed, cleaned):
    assert clean(printed) == cleaned


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("100\n200", "100  200"),
        ("3\r\n5", "3  5"),
        ("1,\n000", "1,  000"),
        ("数量\n指标", "数量指标"),
        ("≥12个\n≥3个", "≥12个≥3个"),
        ("建设5G\n基站", "建设5G基站"),
    ],
)
def test_numbers_on_typed_lines_stay_two_and_words_are_joined(typed, cleaned):
    assert clean_typed(typed) == cleaned


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("（据实结算）", "(据实结算)"),
        ("【监测】", "[监测]"),
        ("“三公经费”", '"三公经费"'),
        ("２０２４－０１", "2024—01"),
        ("≧９５％", "≥95%"),
        ("Ｐ２Ｐ 风险", "p2p风险"),
        ("宣传、培训", "宣传，培训"),
    ],
)
def test_width_brackets_quotes_and_dashes_make_no_difference(left, right):
    assert fold(left) == fold(right)


@pytest.mark.parametrize(("left", "right"), [("参保率", "退保率"), ("≤5", "≥5"), ("7月", "11月")])
def test_folding_keeps_what_differs(left, right):
    assert fold(left) != fold(right)


@given(st.text())
def test_cleaning_and_folding_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)
    assert fold(fold(text)) == fold(text)
    assert fold(clean(text)) == fold(text)


@pytest.mark.parametrize(
    "printed", ["①95%", "95%②", "⒈95%", "10²", "2½", "㊀", "1、100%", "1 、 100%", "1. 95%", "9 5", "9\n5"]
)
def test_two_numbers_that_only_folding_would_join_stay_two(printed):
    assert not fold_value(printed).replace("%", "").isdigit()
    assert ";" in fold_value(printed)


@pytest.mark.parametrize(
    "printed", ["35m²", "5 m³", "CO₂", "第Ⅲ类", "1 000人", "1 234 567.00", "12,345,\n678.90", "９５％", "3㎡"]
)
def test_a_number_and_its_unit_are_folded_as_any_text(printed):
    assert fold_value(printed) == fold(printed)
