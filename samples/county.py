"""The county's departments, units, projects and indicators, read from `county/*.csv`.

How a document prints them, and what goes wrong when it does, is in `documents.py`. It hands on the projects that a
department has in a year, each with its unit, amount, goal and indicators.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

REGION_CODE = "990124"
"""No division of the country begins with 99."""
REGION_NAME = "青禾县"
YEARS = (2023, 2024, 2025)

_FOLDER = Path(__file__).parent / "county"


@dataclass(frozen=True, slots=True)
class Department:
    """A department: its three-digit code and its short name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator row of a project in a year; every field is the text that is printed."""

    level_1: str
    level_2: str
    name: str
    comparator: str
    value: str
    measure_unit: str
    weight: str
    direction: str


@dataclass(frozen=True, slots=True)
class Project:
    """A unit's project in a year; `key` is its short name in the CSV files, the same in every year."""

    key: str
    unit_code: str
    unit_name: str
    name: str
    amount_yuan: Decimal
    goal: str
    indicators: tuple[Indicator, ...]


def records(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of `county/<name>.csv` as dictionaries by heading.

    Raises:
        FileNotFoundError: there is no such list.
    """
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


def departments() -> tuple[Department, ...]:
    """Return the county's departments by code."""
    return tuple(Department(row["department"], row["name"]) for row in records("departments"))


def department(code: str) -> Department:
    """Return the department with this code.

    Raises:
        KeyError: the county has no such department.
    """
    return {one.code: one for one in departments()}[code]


@functools.cache
def projects_of(department_code: str, year: int) -> tuple[Project, ...]:
    """Return the department's projects of a year, unit by unit, in the order of `projects.csv`."""
    return tuple(_projects(department_code, year))


def _projects(department_code: str, year: int) -> Iterator[Project]:
    codes = {row["unit"]: row[f"code_{year}"] for row in records("units") if row["department"] == department_code}
    for row in records("projects"):
        if row["unit"] in codes and row[f"amount_{year}"]:
            yield Project(
                key=row["project"],
                unit_code=codes[row["unit"]],
                unit_name=row["unit"],
                name=_latest(row, "name", year),
                amount_yuan=Decimal(row[f"amount_{year}"]),
                goal=_latest(row, "goal", year),
                indicators=_indicators(row["indicators"], year),
            )


def _latest(row: dict[str, str], column: str, year: int) -> str:
    """Return the text of the year, or of the last year before that gives one."""
    return next(text for before in range(year, YEARS[0] - 1, -1) if (text := row[f"{column}_{before}"]))


def _indicators(name: str, year: int) -> tuple[Indicator, ...]:
    """Return the indicators of a set that have a value in the year."""
    return tuple(
        Indicator(
            level_1=row["level_1"],
            level_2=row["level_2"],
            name=row["name"],
            comparator=row["comparator"],
            value=row[f"value_{year}"],
            measure_unit=row["measure_unit"],
            weight=row["weight"],
            direction=row["direction"],
        )
        for row in records("indicators")
        if row["indicators"] == name and row[f"value_{year}"]
    )
