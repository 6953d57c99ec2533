"""Finding rows: a problem or a printed finding, with its document and its place.

Which rule is broken is decided where the text is read; here it only gets its severity and its address.
Hands on the rows of the `finding` table.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.normalize.problems import Problem, severity_of
from pipeline.records import Box, Finding, FindingRow, Place, Printed


def row_box(*printed: Printed | None) -> str | None:
    """Return the box around a row's printed texts that stand on the first one's page; None without a page."""
    places = [text.place for text in printed if text is not None]
    boxes = [place.box for place in places if place.box is not None and place.page == places[0].page]
    if not boxes:
        return None
    left, top = min(box.x0 for box in boxes), min(box.top for box in boxes)
    return box_text(Box(left, top, max(box.x1 for box in boxes), max(box.bottom for box in boxes)))


def box_text(box: Box | None) -> str | None:
    """Return a box as `x0,top,x1,bottom` in points with one decimal, or None."""
    return None if box is None else f"{box.x0:.1f},{box.top:.1f},{box.x1:.1f},{box.bottom:.1f}"


def finding_of(
    document_id: str, problem: Problem, place: Place | None, evidence: str, row_id: int | None = None
) -> FindingRow:
    """Return the finding row of one problem; `evidence` is the text that it was found in, `row_id` its fact row."""
    return FindingRow(
        document_id=document_id,
        rule_id=problem.rule_id,
        severity=severity_of(problem.rule_id),
        state=problem.state,
        message=problem.message,
        evidence=evidence,
        observed=problem.observed,
        expected=problem.expected,
        page=place.page if place else None,
        sheet=place.sheet if place else None,
        source_row=place.row if place else None,
        row_id=row_id,
    )


def findings_of(
    document_id: str, problems: Iterable[Problem], place: Place | None, evidence: str, row_id: int | None = None
) -> tuple[FindingRow, ...]:
    """Return the finding rows of the problems of one text, in their order."""
    return tuple(finding_of(document_id, problem, place, evidence, row_id) for problem in problems)


def printed_finding(document_id: str, finding: Finding) -> FindingRow:
    """Return the row of a finding that was made while the document was read."""
    place = finding.place
    return FindingRow(
        document_id=document_id,
        rule_id=finding.rule_id,
        severity=finding.severity,
        state=finding.state,
        message=finding.message,
        evidence=finding.evidence,
        observed=finding.observed,
        expected=finding.expected,
        page=place.page if place else None,
        sheet=place.sheet if place else None,
        source_row=place.row if place else None,
    )
