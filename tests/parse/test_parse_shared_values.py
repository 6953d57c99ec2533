"""A value whose merged cell stands beside several indicators is each one's, where the document itself merges cells."""

from __future__ import annotations

from pipeline.extract import read
from pipeline.normalize.typed import type_document
from pipeline.parse import parse
from pipeline.records import Context
from samples.drawing import Look, Merge, page_rows, ruled_pdf, workbook_table
from tests.parse.drawn import MONEY, TITLE
from tests.parse.table import HEADING, first, more

_ROWS = [HEADING, first(), more()]
_PROJECT = [Merge(1, column, row_span=2) for column in range(4)]
_VALUE = [Merge(1, column, row_span=2) for column in (7, 8, 9)]


def _values(path):
    typed = type_document(parse(read(path)), "d" * 64, path.name, 1, Context())
    return [(one.value_low, one.measure_unit) for one in typed.indicators], [f.rule_id for f in typed.findings]


def test_the_value_of_a_cell_merged_in_a_workbook_is_each_indicators(tmp_path):
    path = workbook_table(tmp_path / "a.xlsx", _ROWS, merges=[*_PROJECT, *_VALUE], title=TITLE, unit=MONEY)
    values, rules = _values(path)
    assert values == [(300, "天"), (300, "天")]
    assert "C08" not in rules


def test_the_value_of_a_cell_that_a_page_draws_over_two_indicators_is_not_given_to_both(tmp_path):
    kinds = {"merges": [*_PROJECT, *_VALUE], "widths": [6, 8, 6, 10, 4, 4, 8, 4, 4, 4, 4, 4], "look": Look()}
    kinds["repeat_heading"] = 0
    path = ruled_pdf(tmp_path / "a.pdf", page_rows(_ROWS, **kinds), title=TITLE, unit=MONEY, **kinds)
    values, _ = _values(path)
    assert values[1][0] is None
