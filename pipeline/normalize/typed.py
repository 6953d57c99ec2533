"""One document's reading as typed rows, ready to be staged.

The parts are typed in modules of their own (frame, projects, indicators, totals); here they are put together.
A pure function of the reading and of what the inbox says about the document; hands on a `TypedDocument`.
"""

from __future__ import annotations

from pipeline.normalize.control_totals import check_total
from pipeline.normalize.findings import findings_of, printed_finding
from pipeline.normalize.frame import Frame, frame_of
from pipeline.normalize.left import left_rows, other_table_rows, repair_rows
from pipeline.normalize.phases import APPROVED
from pipeline.normalize.problems import Problem
from pipeline.normalize.row_ids import numbered
from pipeline.normalize.typed_project import type_project
from pipeline.records import Context, DocumentRow, Reading, TypedDocument
from pipeline.text import clean
from pipeline.validate.magnitude import magnitude_contradicts
from pipeline.validate.numbers_agree import numbers_disagree


def type_document(
    reading: Reading, document_id: str, document_name: str, size_bytes: int, context: Context
) -> TypedDocument:
    """Return what a document says as typed rows.

    Args:
        reading: what the document prints.
        document_id: its sha256.
        document_name: its name in the inbox.
        size_bytes: its size.
        context: what the inbox says about it; the document's own words win.
    """
    frame, problems = frame_of(reading, document_id, context)
    projects = [type_project(project, number, frame) for number, project in enumerate(reading.projects, 1)]
    rows = tuple(row for project in projects for row in project.rows)
    approved = [row for row in rows if row.phase == APPROVED]
    totals = [check_total(total, approved, frame) for total in reading.totals]
    typed = TypedDocument(
        document=_document_row(reading, frame, document_name, size_bytes, context),
        projects=rows,
        indicators=tuple(row for project in projects for row in project.indicators),
        control_totals=tuple(row for row, _ in totals),
        repairs=tuple(repair_rows(reading, document_id)),
        leftovers=tuple(left_rows(reading, document_id)),
        funds=tuple(row for project in projects for row in project.funds),
        other_tables=tuple(other_table_rows(reading, document_id)),
        findings=(
            *(printed_finding(document_id, finding) for finding in reading.findings),
            *findings_of(document_id, _of_a_loaded(reading, problems), None, document_name),
            *(finding for project in projects for finding in project.findings),
            *(finding for project in projects for finding in numbers_disagree(project.rows[0], project.indicators)),
            *(finding for project in projects for finding in magnitude_contradicts(project.rows[0])),
            *(finding for _, findings in totals for finding in findings),
        ),
    )
    return numbered(typed)


def _of_a_loaded(reading: Reading, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the frame's problems only where something is loaded that they would concern."""
    return problems if reading.projects and reading.failure is None else ()


def _status(reading: Reading) -> tuple[str, str | None]:
    if reading.failure is not None:
        return "quarantined", reading.failure
    if not reading.projects:
        return "no_table", "no performance table was found"
    return "loaded", None


def _document_row(reading: Reading, frame: Frame, document_name: str, size_bytes: int, context: Context) -> DocumentRow:
    status, reason = _status(reading)
    account = reading.account
    return DocumentRow(
        document_id=frame.document_id,
        document_name=document_name,
        title=clean(reading.title.text) if reading.title else None,
        form=reading.form,
        format=reading.format,
        fiscal_year=frame.fiscal_year,
        region_code=frame.region[0],
        region_name=frame.region[1],
        department_code=frame.department[0],
        department_name=frame.department[1] or frame.department_names.get(frame.department[0] or ""),
        money_unit_printed=frame.money_unit,
        published_on=context.published_on,
        is_correction=reading.is_correction,
        pages=reading.pages,
        size_bytes=size_bytes,
        status=status,
        reason=reason,
        cells=account.cells,
        heading_cells=account.heading_cells,
        record_cells=account.record_cells,
        leftover_cells=account.leftover_cells,
        quarantined_cells=account.quarantined_cells,
        printed_rows=account.printed_rows,
        loaded_rows=account.loaded_rows,
        label_rows=account.label_rows,
        quarantined_rows=account.quarantined_rows,
    )
