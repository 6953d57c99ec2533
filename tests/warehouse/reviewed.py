"""A home whose release holds two things of each kind that may be one, for tests of what the steward is shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import staging

from pipeline import records as r
from warehouse.build import Limits, build_candidate
from warehouse.publish import publishing

LEFT, RIGHT = "游客满意率", "游客满意度"


def candidate(kind: str, left: int, right: int, **changes: Any) -> r.ReviewCandidate:
    base = r.ReviewCandidate(kind, 1, left, right, LEFT, RIGHT, "synonym", 0.875, "unit differs", "same class")
    return replace(base, **changes)


CANDIDATES = (
    candidate("indicator", 51, 52),
    candidate("project", 41, 42, left_name="古树保护", right_name="古树名木保护"),
    candidate("unit", 31, 32, left_name="岚溪县林业局机关", right_name="岚溪县林业和园林局"),
    candidate("department", 21, 22, left_name="岚溪县林业局", right_name="岚溪县林业和园林局"),
)


def county(*candidates: r.ReviewCandidate) -> staging.Stage:
    """A unit, its project and an indicator, each with another name in 2025."""
    later = {
        "fiscal_year": 2025,
        "unit_code": "307009",
        "unit_name": "岚溪县林业和园林局",
        "name_printed": "2025年古树名木保护",
        "amount_yuan": None,
    }
    rows = (staging.indicator(1001, 1, name_printed=LEFT), staging.indicator(1002, 2, name_printed=RIGHT))
    rows = tuple(replace(row, indicator_key=row.name_printed, indicator_name=row.name_printed) for row in rows)
    second = staging.standing(102, department_id=22, unit_id=32, project_id=42)
    return staging.Stage(
        documents=(staging.document(1), staging.document(2, fiscal_year=2025)),
        projects=(staging.project(101, 1), staging.project(102, 2, **later)),
        indicators=rows,
        entities=staging.entities(
            departments=(
                r.DepartmentEntity(21, staging.REGION, "307", "岚溪县林业局", 2024, 2024),
                r.DepartmentEntity(22, staging.REGION, "309", "岚溪县林业和园林局", 2025, 2025),
            ),
            units=(
                r.UnitEntity(31, 21, "307001", "岚溪县林业局机关", 2024, 2024),
                r.UnitEntity(32, 22, "307009", "岚溪县林业和园林局", 2025, 2025),
            ),
            projects=(
                r.ProjectEntity(41, 31, "古树保护", None, None, 2024, 2024),
                r.ProjectEntity(42, 32, "古树名木保护", None, None, 2025, 2025),
            ),
            indicators=(r.IndicatorEntity(51, LEFT, LEFT), r.IndicatorEntity(52, RIGHT, RIGHT)),
            document_standings=tuple(r.DocumentStanding(staging.document_id(n), True, None, None) for n in (1, 2)),
            project_standings=(staging.standing(101), second),
            review_candidates=candidates,
        ),
    )


def published(home: Path, stage: staging.Stage) -> Path:
    """Build and publish a stage as the next release of a home, and return the home."""
    with publishing(home) as turn:
        info = turn.info("0.1.0", f"digest-{turn.number}")
        staged = stage.write(home.with_name(f"{home.name}-staged-{turn.number}"))
        build_candidate(staged, stage.entities, info, turn.candidate, Limits(threads=1))
        turn.publish()
    return home
