"""Whether the numbers in a project's texts agree with its budget and with each other (rule Q06)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.validate.figures import counts, heads_at_a_rate, parts_of_wholes, written_products
from pipeline.validate.numbers_agree import numbers_disagree
from tests.validate.rows import indicator, project


def told(goal: str, budget: str, *names: str, **changes: object) -> list[tuple[str, str]]:
    rows = [indicator(name, number) for number, name in enumerate(names, 1)]
    found = numbers_disagree(project(goal, Decimal(budget), **changes), rows)
    return [(finding.observed, finding.expected) for finding in found]


def test_a_count_has_its_noun_and_its_unit():
    (count,) = counts("为贫困户8,300人代缴")
    assert (count.noun, count.number, count.unit) == ("为贫困户", Decimal(8300), "人")


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("为困难群众8300人代缴，标准100元/人", "830000"),
        ("为困难群众8300人代缴，标准100元/人；为特困户9071人代缴，标准100元/人。", "1737100"),
        ("补助教师50人，每人每年200元", "10000"),
        ("补助教师0.5万人，200元/人/年", "1000000"),
    ],
)
def test_heads_are_multiplied_with_the_rate_beside_them(text: str, yuan: str):
    found = heads_at_a_rate(text)
    assert found is not None
    assert found.yuan == Decimal(yuan)


@pytest.mark.parametrize(
    "text", ["补助教师50人，200元/人/月", "补助教师50人", "补助教师50人、学生60人，200元/人", "200元/人"]
)
def test_heads_without_one_yearly_rate_come_to_no_sum(text: str):
    assert heads_at_a_rate(text) is None


def test_a_product_that_is_written_out_is_worked_out():
    ((printed, really),) = written_products("全县参保人员27.86万人*0.5=13.93万元")
    assert (printed.yuan, really) == (Decimal(139300), Decimal(139300))


def test_parts_are_added_beside_their_whole():
    ((whole, parts),) = parts_of_wholes("管理29.02万人(其中退休11.17万人，在职17.85万人)")
    assert (whole.number, parts) == (Decimal(290200), Decimal(290200))


def test_a_text_that_comes_to_the_budget_is_no_finding():
    assert told("为困难群众18000人代缴，标准100元/人", "1800000.00") == []


def test_a_text_that_comes_to_nearly_the_budget_contradicts_it():
    assert told("为困难群众17371人代缴，标准100元/人", "1800000.00") == [("1737100", "1800000.00")]


def test_a_text_that_comes_to_a_part_of_the_budget_may_be_one():
    assert told("为困难群众8300人代缴，标准100元/人", "1800000.00") == []


def test_a_text_that_comes_to_more_than_the_budget_contradicts_it():
    assert told("宣传", "100000.00", "27.86万人*0.5=13.93万元") == [("139300.00", "100000.00")]


def test_a_product_that_is_wrong_in_itself_is_told():
    assert told("宣传", "100000.00", "100人*500=6万元") == [("60000", "50000")]


def test_parts_that_are_more_than_their_whole_are_told():
    assert told("管理100人（其中退休60人，在职50人）", "1.00") == [("110", "100")]


def test_two_texts_with_another_number_of_the_same_people_are_told():
    assert told("为贫困户8300人代缴", "1.00", "贫困户18000人") == [("18000", "8300")]


def test_the_same_number_in_two_texts_is_no_finding():
    assert told("为贫困户8300人代缴", "1.00", "贫困户8300人") == []


def test_a_short_noun_may_mean_other_people():
    assert told("资助学生100人", "1.00", "其中大学生50人") == []


def test_a_text_that_its_publisher_cut_is_not_added_up():
    assert told("为困难群众17371人代缴，标准100元/人", "1800000.00", is_goal_clipped=True) == []


def test_an_evaluation_restates_and_is_not_judged_once_more():
    assert told("为困难群众17371人代缴，标准100元/人", "1800000.00", stage="evaluation") == []
