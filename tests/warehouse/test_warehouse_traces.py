"""The steps from a fact row to its document: which findings are shown with a row."""

from __future__ import annotations

from dataclasses import replace
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
