"""The steps from a fact row to its document: which findings are shown with a row."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import staging

from warehouse.sqlfiles import read_folder


def test_a_row_is_traced_with_what_is_doubted_at_its_place_and_not_with_the_doubts_of_other_rows(tmp_path: Path):
    own, other = (staging.finding("P08", message=told, page=1, source_row=row) for told, row in (("own", 3), ("no", 9)))
    elsewhere = staging.finding("P08", message="page 2", page=2, source_row=3)
    of_its_project = staging.finding("V01", message="weights", row_id=101)
    stage = replace(staging.Stage(), findings=(own, other, elsewhere, of_its_project))
    (asked,) = [file.text for file in read_folder("traces") if file.header("title").startswith("Findings")]
    with staging.opened(stage.build(tmp_path)) as warehouse:
        for row_id in (101, 1001):
            shown = warehouse.execute(asked, {"row_id": row_id}).fetchall()
            assert {message for *_, message in shown} & {"weights", "own", "no", "page 2"} == {"weights", "own"}


def test_a_number_is_traced_with_the_unit_that_it_was_read_in(tmp_path: Path):
    people = staging.indicator(measure_unit="万人", comparator="≥", value_low=Decimal("1.5"))
    reached = staging.indicator(
        1002,
        measure_unit="万人",
        comparator="≥",
        value_low=Decimal("1.5"),
        indicator_no=2,
        stage="evaluation",
        actual_value=Decimal("1.9"),
    )
    words = replace(reached, row_id=1003, indicator_no=3, actual_value=None, actual_text="基本健全")
    stage = replace(staging.Stage(), indicators=(people, reached, words))
    asked = {file.header("title"): file.text for file in read_folder("traces")}
    with staging.opened(stage.build(tmp_path)) as warehouse:

        def shown(title: str, row_id: int) -> dict[str, object]:
            found = warehouse.execute(asked[title], {"row_id": row_id})
            names = [column[0] for column in found.description or ()]
            return dict(zip(names, found.fetchall()[0], strict=True))

        evaluated = "Row of an evaluation or of monitoring"
        assert shown("Indicator row", 1001)["target_read"] == "≥ 1.5 万人"
        assert shown(evaluated, 1002)["actual_read"] == "1.9 万人"
        assert shown(evaluated, 1003)["actual_read"] == "基本健全"
