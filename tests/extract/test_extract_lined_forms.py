"""Forms whose rows stand between horizontal rules alone: what stands above the indicators is none of their heading."""

from __future__ import annotations

from collections import Counter

import pytest

from pipeline.extract import read
from tests.extract.drawn_pages import canvas, texts

HEADS = ["一级指标", "二级指标", "三级指标", "指标值"]
ROWS = [
    ["产出指标", "数量指标", "建成站点", "≥12个"],
    ["产出指标", "质量指标", "验收合格率", "100%"],
    ["满意度指标", "服务对象满意度", "群众满意度", "≥90%"],
]
ABOVE = [
    ["项目名称", "村级服务站点建设", "", ""],
    ["年度资金总额（万元）", "", "30", ""],
    ["其中：财政拨款", "", "30", ""],
    ["年度目标", "建成服务站点12个，方便群众办事。", "", ""],
]


def drawn(path, rows):
    page = canvas(path, (595, 400))
    for n, row in enumerate(rows):
        top = 380 - 22 * n
        page.line(50, top, 545, top)
        for x, text in zip((60, 175, 290, 420), row, strict=True):
            page.drawString(x, top - 15, text)
    page.line(50, 380 - 22 * len(rows), 545, 380 - 22 * len(rows))
    page.save()
    return read(path).grids


def letters(texts_shown):
    return Counter(letter for text in texts_shown for letter in text)


@pytest.mark.parametrize("above", [ABOVE, ABOVE[:3], ABOVE[1:3], ABOVE[3:]])
def test_lines_above_the_indicators_are_not_lost_in_their_heading(tmp_path, above):
    grids = drawn(tmp_path / "a.pdf", [*above, HEADS, *ROWS])
    shown = [cell.text for grid in grids for row in grid.rows for cell in row]
    assert letters(shown) == letters(text for row in (*above, HEADS, *ROWS) for text in row)
    assert texts(grids[-1])[-4:] == [HEADS, *ROWS]


def test_numbers_that_stand_apart_in_a_row_are_never_one_number(tmp_path):
    rows = [
        ["项目名称", "村级服务站点建设", "", ""],
        ["年度资金总额", "30", "25", "20"],
        ["其中：财政拨款", "30", "25", "20"],
        ["年度目标", "建成服务站点12个，方便群众办事，建成后按期投入使用，长效运行", "", ""],
        ["联系电话", "", "", ""],
    ]
    shown = [cell.text for grid in drawn(tmp_path / "a.pdf", rows) for row in grid.rows for cell in row]
    assert not any("3025" in text for text in shown)
    assert letters(shown) == letters(text for row in rows for text in row)
