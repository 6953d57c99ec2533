"""A heading over several columns names the whole; which of them holds it is told by the words below, or not at all."""

from __future__ import annotations

import pytest

from pipeline.extract import read
from pipeline.normalize.typed import type_document
from pipeline.parse import parse
from pipeline.records import Context

_BEFORE = ("单位名称", "项目名称")
_INDICATOR = ("一级指标", "二级指标", "三级指标", "指标值", "度量单位", "权重")
_ROW = ("产出指标", "数量指标", "巡查次数", "≥12", "次", "90")


def _page(heading, rows, *, unit="万元"):
    body = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)
    above = f"<p>青禾县2025年部门预算项目绩效目标表</p><p>部门：307-青禾县水务局</p><p>单位：{unit}</p>"
    return f"<html><body>{above}<table>{heading}{body}</table></body></html>"


def _under(banner, words, *, is_tall):
    """Return two heading rows: `banner` over `words`, and the indicators under a banner of theirs or two rows tall."""
    tall = "".join(f"<td rowspan=2>{word}</td>" for word in _BEFORE)
    low = "".join(f"<td>{word}</td>" for word in words)
    if is_tall:
        right, below = "".join(f"<td rowspan=2>{word}</td>" for word in _INDICATOR), ""
    else:
        right, below = f"<td colspan={len(_INDICATOR)}>绩效指标</td>", "".join(f"<td>{w}</td>" for w in _INDICATOR)
    return f"<tr>{tall}<td colspan={len(words)}>{banner}</td>{right}</tr><tr>{low}{below}</tr>"


def _read(path, text):
    path.write_text(text, encoding="utf-8")
    reading = parse(read(path))
    return reading, type_document(reading, "d" * 64, path.name, 1, Context())


def _amounts(tmp_path, banner, words, amounts, *, is_tall):
    row = ("307001-青禾县水库", "水库巡查", *amounts, *_ROW)
    reading, typed = _read(tmp_path / "a.html", _page(_under(banner, words, is_tall=is_tall), [row]))
    (project,) = typed.projects
    return project.amount_yuan, reading


@pytest.mark.parametrize("is_tall", [True, False])
@pytest.mark.parametrize(
    ("words", "amounts"),
    [
        (("财政拨款", "其他资金", "合计"), ("30.50", "2.00", "32.50")),
        (("小计", "财政拨款", "其他资金"), ("32.50", "30.50", "2.00")),
        (("上年预算数", "本年预算数"), ("30.50", "32.50")),
        (("上年", "本年"), ("30.50", "32.50")),
        (("2024年", "2025年"), ("30.50", "32.50")),
        (("2024年预算数", "2025年预算数"), ("30.50", "32.50")),
    ],
)
def test_the_column_that_says_it_is_the_whole_or_this_year_holds_the_amount(tmp_path, words, amounts, is_tall):
    amount, reading = _amounts(tmp_path, "预算金额", words, amounts, is_tall=is_tall)
    assert amount == 325000
    assert all(f.state != "undecidable" for f in reading.findings)


@pytest.mark.parametrize("is_tall", [True, False])
@pytest.mark.parametrize(
    "words", [("一般公共预算", "政府性基金"), ("财政拨款", "其他资金"), ("2023年", "2024年"), ("合计", "本年")]
)
def test_no_amount_is_loaded_where_no_column_or_more_than_one_is_the_whole(tmp_path, words, is_tall):
    amount, reading = _amounts(tmp_path, "预算金额", words, ("30.50", "2.00"), is_tall=is_tall)
    assert amount is None
    assert [f.rule_id for f in reading.findings if f.state == "undecidable"] == ["P01"]


def test_the_columns_of_parts_are_told_and_left_over(tmp_path):
    _, reading = _amounts(tmp_path, "预算金额", ("小计", "财政拨款"), ("32.50", "30.50"), is_tall=True)
    assert ["财政拨款" in f.message for f in reading.findings] == [True]
    assert "30.50" in [left.text for left in reading.leftovers]


def test_the_unit_in_the_banner_holds_for_the_columns_below(tmp_path):
    heading = _under("预算金额（千元）", ("合计", "财政拨款"), is_tall=True)
    page = _page(heading, [("307001-青禾县水库", "水库巡查", "32.50", "30.50", *_ROW)])
    _, typed = _read(tmp_path / "a.html", page)
    assert typed.projects[0].amount_yuan == 32500


@pytest.mark.parametrize("amounts", [("30.50", "2.00"), ("2.00", "30.50")])
def test_two_filled_columns_under_one_word_for_the_amount_are_no_amount(tmp_path, amounts):
    heads = (*_BEFORE, None, *_INDICATOR)
    heading = "".join("<td colspan=2>预算金额</td>" if word is None else f"<td>{word}</td>" for word in heads)
    rows = [("307001-青禾县水库", "水库巡查", *amounts, *_ROW), ("合计", "", *amounts, *[""] * 6)]
    reading, typed = _read(tmp_path / "a.html", _page(f"<tr>{heading}</tr>", rows))
    assert typed.projects[0].amount_yuan is None
    assert [f.rule_id for f in reading.findings if f.state == "undecidable"] == ["P01"]
    assert not any(total.amount for total in reading.totals)


@pytest.mark.parametrize(
    ("banner", "words", "values", "value"),
    [
        ("指标值", ("2024年", "2025年"), ("10", "12"), "12"),
        ("绩效目标值", ("实施期", "年度"), ("36", "12"), "12"),
        ("指标值", ("上年", "本年"), ("10", "12"), "12"),
        ("指标值", ("甲类", "乙类"), ("10", "12"), None),
    ],
)
def test_of_several_columns_of_values_this_years_is_read(tmp_path, banner, words, values, value):
    tall = [*_BEFORE, "预算金额", "一级指标", "二级指标", "三级指标", None, "度量单位", "权重"]
    top = "".join(f"<td colspan=2>{banner}</td>" if w is None else f"<td rowspan=2>{w}</td>" for w in tall)
    heading = f"<tr>{top}</tr><tr>{''.join(f'<td>{word}</td>' for word in words)}</tr>"
    row = ("307001-青禾县水库", "水库巡查", "32.50", *_ROW[:3], *values, "次", "90")
    reading, typed = _read(tmp_path / "a.html", _page(heading, [row]))
    (indicator,) = reading.projects[0].indicators
    assert (indicator.value.text if indicator.value else None) == value
    assert typed.projects[0].amount_yuan == 325000
    assert [f.state for f in reading.findings if f.state == "undecidable"] == (["undecidable"] if value is None else [])


@pytest.mark.parametrize(("word", "value"), [("数值", "12"), ("标准", "12"), ("2024年", None)])
def test_beside_columns_with_words_of_their_own_the_last_one_holds_the_value(tmp_path, word, value):
    tall = [*_BEFORE, "预算金额", "一级指标", "二级指标", "三级指标", None, "权重"]
    top = "".join("<td colspan=3>指标值</td>" if w is None else f"<td rowspan=2>{w}</td>" for w in tall)
    heading = f"<tr>{top}</tr><tr><td>指标性质</td><td>{word}</td><td>计量单位</td></tr>"
    row = ("307001-青禾县水库", "水库巡查", "32.50", *_ROW[:3], "≥", "12", "次", "90")
    (indicator,) = _read(tmp_path / "a.html", _page(heading, [row]))[0].projects[0].indicators
    assert (indicator.value.text if indicator.value else None) == value
    assert (indicator.comparator.text, indicator.measure_unit.text) == ("≥", "次")


def test_a_comparator_and_its_value_under_one_word_are_one_value(tmp_path):
    heads = (*_BEFORE, "预算金额", "一级指标", "二级指标", "三级指标", None, "度量单位", "权重")
    heading = "".join("<td colspan=2>指标值</td>" if word is None else f"<td>{word}</td>" for word in heads)
    row = ("307001-青禾县水库", "水库巡查", "32.50", *_ROW[:3], "≥", "12", "次", "90")
    reading, _ = _read(tmp_path / "a.html", _page(f"<tr>{heading}</tr>", [row]))
    assert reading.projects[0].indicators[0].value.text == "≥12"
    assert not reading.findings
