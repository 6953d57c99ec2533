"""The steward's decisions as rows, so that a query can say who decided what, when and why.

What follows from a line stands in the other modules of this room, and so does why one decides nothing now.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from pipeline.records import DecisionRow
from pipeline.resolve.bodies.named import Unmatched
from pipeline.resolve.decisions import BodyDecision, Decisions, IndicatorDecision, ProjectDecision, Synonym


def decision_rows(decisions: Decisions, unmatched: Iterable[Unmatched]) -> tuple[DecisionRow, ...]:
    """Return all decisions as rows, in order of file and line; `unmatched` are those that decide nothing now."""
    problems = {(one.line.file, one.line.number): one.problem for one in unmatched}
    rows = [
        *map(_indicator, decisions.indicators),
        *map(_project, decisions.projects),
        *map(_body, decisions.bodies),
        *map(_synonym, decisions.synonyms),
    ]
    told = (dataclasses.replace(row, problem=problems.get((row.file, row.line))) for row in rows)
    return tuple(sorted(told, key=lambda row: (row.file, row.line)))


def _indicator(one: IndicatorDecision) -> DecisionRow:
    return _row(one, one.decision, one.left, one.right, (one.unit,))


def _project(one: ProjectDecision) -> DecisionRow:
    return _row(one, one.decision, one.left, one.right, (one.region, one.unit, one.left_year, one.right_year))


def _body(one: BodyDecision) -> DecisionRow:
    left, right = _label(one.left_code, one.left_name), _label(one.right_code, one.right_name)
    return _row(one, one.change, left, right, (one.region, one.body, one.from_year))


def _synonym(one: Synonym) -> DecisionRow:
    return _row(one, "synonym", one.left, one.right, (one.place,))


def _label(code: str | None, name: str | None) -> str:
    return "-".join(part for part in (code, name) if part)


def _row(
    one: IndicatorDecision | ProjectDecision | BodyDecision | Synonym,
    decision: str,
    left: str,
    right: str,
    scope: Iterable[object],
) -> DecisionRow:
    words = ", ".join(str(part) for part in scope if part is not None) or None
    line = one.line
    return DecisionRow(line.file, line.number, decision, left, right, words, one.reason, one.decided_on, one.decided_by)
