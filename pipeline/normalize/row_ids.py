"""Ids of fact rows: the document's own part, and the row's number in the document.

Rows of one document have ids next to each other, so that millions of them take little room where they are kept. The ids
of projects, indicators and units, which go through the years, are made elsewhere.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator

from pipeline.normalize.ids import stable_id
from pipeline.records import FundRow, IndicatorRow, ProjectRow, TypedDocument

ROWS = 1 << 16
"""How many ids a document has before those of another may follow; a larger one runs on into free ids beyond."""
Row = ProjectRow | IndicatorRow | FundRow


def numbered(document: TypedDocument) -> TypedDocument:
    """Return a document's rows under their final ids: project by project its phases, its indicators, its funds.

    Findings keep speaking of the rows that they were made of.
    """
    first = stable_id("document", document.document.document_id) // ROWS * ROWS
    ids = {row.row_id: first + number for number, row in enumerate(_in_order(document), 1)}
    return dataclasses.replace(
        document,
        projects=tuple(dataclasses.replace(row, row_id=ids[row.row_id]) for row in document.projects),
        indicators=tuple(dataclasses.replace(row, row_id=ids[row.row_id]) for row in document.indicators),
        funds=tuple(dataclasses.replace(row, row_id=ids[row.row_id]) for row in document.funds),
        findings=tuple(
            one if one.row_id is None else dataclasses.replace(one, row_id=ids[one.row_id]) for one in document.findings
        ),
    )


def _in_order(document: TypedDocument) -> Iterator[Row]:
    """Yield all rows, those of one project together."""
    rows: dict[int, list[Row]] = defaultdict(list)
    every: tuple[Row, ...] = (*document.projects, *document.indicators, *document.funds)
    for row in every:
        rows[row.project_no].append(row)
    for project_no in sorted(rows):
        yield from rows[project_no]
