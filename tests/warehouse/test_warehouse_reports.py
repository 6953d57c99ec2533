"""What the reports of a load tell: each place in the order of the document, and what became of its other tables."""

from __future__ import annotations

from pathlib import Path

import staging

from pipeline import records as r
from warehouse.sqlfiles import read_folder


def told(stage: staging.Stage, folder: Path) -> list[tuple[str | None, str]]:
    """Return place and reason of each line of what is not loaded."""
    (sql,) = (file.text for file in read_folder("reports") if file.name == "quarantined")
    with staging.opened(stage.build(folder)) as connection:
        return [row[1:] for row in connection.execute(sql).fetchall()]


def test_rows_that_are_not_loaded_are_told_in_the_order_of_the_document(tmp_path: Path) -> None:
    places = ((1, 10), (2, 3), (1, 9))
    rows = (r.LeftoverRow(staging.document_id(1), "quarantined", 1, "字", "cut off", p, None, row) for p, row in places)
    assert [place for place, _ in told(staging.Stage(leftovers=tuple(rows)), tmp_path)] == [
        "page 1 row 9",
        "page 1 row 10",
        "page 2 row 3",
    ]


def test_a_document_without_a_performance_table_tells_how_many_other_tables_it_has(tmp_path: Path) -> None:
    documents = (staging.document(1), *(staging.document(n, status="no_table") for n in (2, 3)))
    other = r.OtherTableRow(staging.document_id(3), 1, "budget", "部门收支总表", 4, 15, "left", 1, None, 3)
    assert told(staging.Stage(documents=documents, other_tables=(other,)), tmp_path) == [
        (None, "no performance table was found"),
        (None, "no performance table was found; its other tables (1) are listed in other_table"),
    ]
