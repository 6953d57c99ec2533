"""One project or two at a page edge: one name, one amount, and weights that add up to a whole."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.parse.edges import Side, is_blank_part_of, is_one
from pipeline.parse.habits import Habits
from pipeline.records import Place, Printed

_PLACE = Place(1, 1)
_HABITS = Habits(
    always=frozenset({"project", "amount"}), usual=frozenset({"project", "amount"}), sums=frozenset({Decimal(90)})
)


def _side(project="", amount="", goal="", weight=None, **more):
    texts = {"project": project, "amount": amount, "goal": goal}
    fields = {name: Printed(text, _PLACE) for name, text in texts.items() if text}
    return Side(fields, None if weight is None else Decimal(weight), **more)


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        (_side("甲", "1.00"), _side(), True),
        (_side(), _side("甲", "1.00"), True),
        (_side("甲", "1.00"), _side("乙", "2.00"), False),
        (_side("甲", "1.00"), _side("甲", "2.00"), False),
        (_side("甲", "1.00"), _side("甲", "1.00"), True),
        (_side("补助（据实结", "1.00"), _side("算）"), True),
        (_side("补助资金", "1.00"), _side("项目"), True),
        (_side("补助资金"), _side("项目", "1.00"), True),
        (_side("甲", "1.00", weight=90), _side("乙", weight=90), False),
        (_side("设备购置和", "1.00", weight=50), _side("维护", "", weight=40), True),
        (_side("完成全县设备购置", "1.00"), _side("全县设备购置项目", "1.00"), True),
        (_side("甲", "1.00"), _side("乙", "1.00"), None),
        (_side("甲", "1.00"), _side("乙", "1.00", is_repeated=True), False),
    ],
)
def test_two_sides_are_one_project_or_two_or_cannot_be_told(above, below, expected):
    assert is_one(above, below, _HABITS) is expected


def test_inside_a_page_a_missing_amount_alone_proves_nothing():
    assert is_one(_side("甲", "1.00"), _side("乙"), _HABITS, is_edge=False) is None


def test_in_plain_text_two_amounts_are_two_projects_even_when_they_are_equal():
    assert is_one(_side("甲", "1.00"), _side("乙", "1.00"), _HABITS, is_page=False) is False


@pytest.mark.parametrize(
    ("above", "blank", "below", "expected"),
    [(60, 30, 90, True), (90, 30, 60, False), (50, 20, 50, None), (None, 30, 60, None)],
)
def test_a_page_without_a_name_belongs_where_its_weights_are_missing(above, blank, below, expected):
    sides = (_side("甲", "1.00", weight=above), _side(weight=blank), _side("乙", "2.00", weight=below))
    assert is_blank_part_of(*sides, _HABITS) is expected
