"""Each printed value of a row has its own place, told in the words of the document's format."""

from __future__ import annotations

import pytest

from pipeline.records import Box, Place, Printed, PrintedFund, PrintedIndicator, PrintedProject, Reading
from pipeline.trace import RowNumbers, told_place, values_of


def _printed(text, row, column):
    return Printed(text, Place(row, column, sheet="表1"))


_INDICATOR = PrintedIndicator(
    place=Place(9, 1, sheet="表1"),
    level_1=_printed("产出指标", 9, 1),
    level_2=None,
    name=_printed("维修面积", 9, 3),
    comparator=None,
    value=_printed("≥100", 9, 4),
    measure_unit=None,
    weight=_printed("50", 9, 6),
    direction=None,
    actual=_printed("120", 9, 7),
)
_FUNDS = tuple(
    PrintedFund("year", "total", phase, _printed("年度资金总额", 4, 1), _printed(amount, 4, column))
    for phase, amount, column in (("批复", "10.00", 2), ("执行", "9.50", 3))
)
_PROJECT = PrintedProject(
    place=Place(2, 1, sheet="表1"),
    name=_printed("校舍维修", 2, 2),
    code=None,
    amount=None,
    goal=_printed("校舍安全达标。", 3, 2),
    unit_label=None,
    department_label=None,
    indicators=(_INDICATOR,),
    money_unit=None,
    funds=_FUNDS,
)
_READING = Reading("xlsx", "self_evaluation", 1, projects=(_PROJECT,))


def _told(row):
    return {value.field: (value.text, told_place(value.place, "xlsx")) for value in values_of(_READING, row)}


def test_an_indicator_row_tells_its_own_values_and_its_projects():
    assert _told(RowNumbers(1, "批复", indicator_no=1)) == {
        "level_1": ("产出指标", "sheet 表1, cell A9"),
        "name": ("维修面积", "sheet 表1, cell C9"),
        "value": ("≥100", "sheet 表1, cell D9"),
        "weight": ("50", "sheet 表1, cell F9"),
        "actual": ("120", "sheet 表1, cell G9"),
        "project_name": ("校舍维修", "sheet 表1, cell B2"),
        "project_goal": ("校舍安全达标。", "sheet 表1, cell B3"),
        "project_amount": ("10.00", "sheet 表1, cell B4"),
    }


def test_a_project_row_has_the_amount_of_its_own_phase():
    assert _told(RowNumbers(1, "批复"))["amount"] == ("10.00", "sheet 表1, cell B4")
    assert _told(RowNumbers(1, "执行"))["amount"] == ("9.50", "sheet 表1, cell C4")


def test_an_amount_of_a_money_block_has_its_label_beside_it():
    told = _told(RowNumbers(1, "执行", fund_no=2))
    assert told["label"] == ("年度资金总额", "sheet 表1, cell A4")
    assert told["amount"] == ("9.50", "sheet 表1, cell C4")


@pytest.mark.parametrize("row", [RowNumbers(2, "批复"), RowNumbers(0, "批复")])
def test_a_row_that_the_reading_lacks_has_no_values(row):
    assert values_of(_READING, row) == []


def test_an_indicator_that_the_reading_lacks_does_not_show_another_one():
    assert "name" not in _told(RowNumbers(1, "批复", indicator_no=2))


@pytest.mark.parametrize(
    ("place", "document_format", "told"),
    [
        (Place(3, 2, page=4, box=Box(10, 20, 30.5, 40)), "pdf", "page 4, box 10.0 20.0 30.5 40.0"),
        (Place(17, 28, sheet="项目 1"), "xls", "sheet 项目 1, cell AB17"),
        (Place(5, 3), "text", "line 5, column 3"),
        (Place(5, 3, sheet="table 2"), "docx", "table 2, row 5, column 3"),
    ],
)
def test_a_place_is_told_in_the_words_of_the_format(place, document_format, told):
    assert told_place(place, document_format) == told
