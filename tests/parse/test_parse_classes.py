"""A class word with points, a number in a list or whoever is satisfied is read in a list as typing reads it."""

from __future__ import annotations

import pytest

from pipeline.normalize.typed import type_document
from pipeline.records import Context
from tests.parse.drawn import read_rows
from tests.parse.table import HEADING, first


@pytest.mark.parametrize(
    ("printed", "classes"),
    [
        (("产出指标（权重50%）", "数量指标（权重20%）"), ("产出指标", "数量指标")),
        (("产出指标50分", "数量指标20分"), ("产出指标", "数量指标")),
        (("产出指标（50分）", "数量指标（20分）"), ("产出指标", "数量指标")),
        (("一、产出指标", "（一）数量指标"), ("产出指标", "数量指标")),
        (("1.产出指标", "1、数量指标"), ("产出指标", "数量指标")),
        (("社会公众满意度指标", "公众满意度"), ("满意度指标", "服务对象满意度")),
    ],
)
def test_a_row_whose_classes_can_be_typed_is_read(tmp_path, printed, classes):
    row = first()
    row[4:6] = printed
    reading = read_rows(tmp_path / "a.txt", [HEADING, row])
    typed = type_document(reading, "d" * 64, "a.txt", 1, Context())
    assert [(one.level_1, one.level_2) for one in typed.indicators] == [classes]
    assert not reading.quarantined


def test_a_row_with_unknown_classes_says_which_words_are_not_known(tmp_path):
    row = first()
    row[4:6] = ("甲类", "乙类")
    (quarantined,) = read_rows(tmp_path / "a.txt", [HEADING, row]).quarantined
    assert "甲类、乙类" in quarantined.reason
    assert "taxonomy_variants.csv" in quarantined.reason
