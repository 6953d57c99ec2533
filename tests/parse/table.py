"""A small plain table to write tests with: a heading, and rows made of the fields that matter."""

from __future__ import annotations

from collections.abc import Sequence

from tests.documents.make import HEADING

__all__ = ["HEADING", "UNIT", "first", "more", "row"]

UNIT = "307001-青禾县文化馆"


def row(
    unit: str = "", project: str = "", amount: str = "", goal: str = "", name: str = "开放天数", weight: str = "50"
) -> list[str]:
    """Return an indicator row; only what is given is printed of its project."""
    return [unit, project, amount, goal, "产出指标", "数量指标", name, "≥", "300", "天", weight, "正向指标"]


def first(project: str = "场馆开放", amount: str = "1,000.00", unit: str = UNIT, name: str = "开放天数") -> list[str]:
    """Return the first row of a project."""
    return row(unit, project, amount, "按时开放。", name=name)


def more(name: str = "开放场馆", weight: str = "40") -> list[str]:
    """Return a further row of the project above."""
    return row(name=name, weight=weight)


def total(label: str, amount: str) -> list[str]:
    """Return a row with a label and an amount alone."""
    return [label, "", amount, *[""] * 9]


def lost(line: Sequence[str], cells: int) -> list[str]:
    """Return the row after it lost its first cells."""
    return [*line[cells:], *[""] * cells]
