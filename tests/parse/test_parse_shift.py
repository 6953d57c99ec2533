"""A row that lost merged cells to its left shows in its values: it is put back, and the repair is logged."""

from __future__ import annotations

import pytest

from tests.parse.drawn import read_rows, rows_of
from tests.parse.table import HEADING, first, lost, more


@pytest.mark.parametrize("cells", [1, 2, 3, 4])
def test_a_row_that_lost_its_leading_cells_is_put_back(tmp_path, cells):
    reading = read_rows(tmp_path / "a.txt", [HEADING, first(), lost(more(), cells)])
    whole = read_rows(tmp_path / "b.txt", [HEADING, first(), more()])
    assert rows_of(reading) == rows_of(whole)
    assert [repair.rule for repair in reading.repairs].count("row_shifted") == 1


def test_a_project_that_lost_its_unit_cell_is_put_back(tmp_path):
    second = lost(first("设备购置", "2,000.00", unit=""), 1)
    reading = read_rows(tmp_path / "a.txt", [HEADING, first(), more(), second, lost(more(), 1)])
    assert [(p.name.text, p.amount.text) for p in reading.projects] == [
        ("场馆开放", "1,000.00"),
        ("设备购置", "2,000.00"),
    ]


def test_a_whole_row_is_left_where_it_stands(tmp_path):
    assert not read_rows(tmp_path / "a.txt", [HEADING, first()]).repairs


def test_a_row_whose_values_fit_nowhere_is_quarantined(tmp_path):
    odd = ["", "", "", "", "≥", "300", "产出指标", "天", "x", "", "按时", "50"]
    reading = read_rows(tmp_path / "a.txt", [HEADING, first(), odd])
    assert [row.reason.split(" (")[0] for row in reading.quarantined] == ["values do not fit their columns"]
    assert len(rows_of(reading)) == 1
