"""Whether a budget has the magnitude of the money that its goal names (rule S06)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.validate.magnitude import magnitude_contradicts
from tests.validate.rows import project


def told(goal: str, budget: str) -> list[tuple[str, str, str | None, str | None]]:
    found = magnitude_contradicts(project(goal, Decimal(budget)))
    return [(finding.rule_id, finding.severity, finding.observed, finding.expected) for finding in found]


def test_a_table_headed_in_ten_thousands_and_filled_in_yuan_contradicts_its_goal():
    assert told("投入88万元购置救护车2辆", "8800000000.00") == [("S06", "error", "8800000000.00", "880000")]


def test_a_table_headed_in_yuan_and_filled_in_ten_thousands_contradicts_its_goal():
    assert told("投入880000元购置救护车2辆", "88.00") == [("S06", "error", "88.00", "880000")]


@pytest.mark.parametrize(
    ("goal", "budget"),
    [
        ("投入88万元购置救护车2辆", "880000.00"),
        ("全年总投入88亿元，其中本级88万元", "880000.00"),
        ("投入88万元购置救护车2辆，其余用于运维", "1000000.00"),
        ("每人每年补助30元", "300000.00"),
        ("补助标准为30000元/村", "300000000.00"),
        ("户均补助30000元", "300000000.00"),
        ("购置救护车2辆", "8800000000.00"),
    ],
)
def test_a_goal_that_names_the_budget_another_sum_or_a_rate_contradicts_nothing(goal: str, budget: str):
    assert told(goal, budget) == []
