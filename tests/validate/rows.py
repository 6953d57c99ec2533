"""A project and an indicator as typed rows, of which only the texts and the money matter here."""

from __future__ import annotations

import dataclasses
from dataclasses import fields
from decimal import Decimal
from typing import Any

from pipeline.records import IndicatorRow, ProjectRow


def project(goal: str, amount: Decimal, **changes: Any) -> ProjectRow:
    blank: dict[str, Any] = dict.fromkeys(field.name for field in fields(ProjectRow))
    said = {"row_id": 1, "document_id": "a", "name": "项目", "goal": goal, "amount_yuan": amount, "source_row": 1}
    return dataclasses.replace(ProjectRow(**blank | said | {"stage": "target", "is_goal_clipped": False}), **changes)


def indicator(name: str, number: int) -> IndicatorRow:
    blank: dict[str, Any] = dict.fromkeys(field.name for field in fields(IndicatorRow))
    said = {"row_id": 10 + number, "document_id": "a", "name_printed": name, "is_clipped": False}
    return IndicatorRow(**blank | said)
