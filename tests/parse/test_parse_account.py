"""Nothing is lost: each cell and each row is counted once, whatever the text says."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.parse.drawn import adds_up, read_rows
from tests.parse.table import HEADING, first, lost, more, total

_LINES = st.sampled_from(
    [
        list(HEADING),
        first(),
        first("设备购置", "2.00"),
        more(),
        lost(more(), 4),
        lost(first(unit=""), 1),
        total("合计", "3.00"),
        total("307-文化局", "3.00"),
        ["307002-图书馆"],
        ["注：无"],
        ["单位：万元"],
        ["部门预算项目绩效目标表（2025年度）"],
        [""],
        ["\f"],
        ["乱", "码", "行"],
        ["收入", "预算数", "支出", "预算数"],
    ]
)
_NOISE = st.lists(st.text("产出指标≥%0123,.元（）a 　", max_size=6), max_size=14)


@settings(max_examples=200, deadline=None)
@given(lines=st.lists(st.one_of(_LINES, _NOISE), max_size=14))
def test_every_cell_and_every_row_is_counted_once(lines):
    with tempfile.TemporaryDirectory() as folder:
        reading = read_rows(Path(folder, "a.txt"), lines)
    assert adds_up(reading)
    assert reading.account.loaded_rows == sum(len(project.indicators) for project in reading.projects)
    assert reading.account.quarantined_rows == len(reading.quarantined)
    assert all(row.reason for row in reading.quarantined)
    assert reading.account.leftover_cells == sum(left.cells for left in reading.leftovers)
