"""The documents that the departments publish: which file prints what, what it misprints, and how it is damaged.

`county/documents.csv` lists the files, `misprints.csv` what one of them prints otherwise than the county's tables
say, `damage.csv` where a page cuts it. It hands on documents with projects as printed; `as_*.py` draws them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from samples import county
from samples.county import Department, Indicator, Project

_YUAN_IN = {"元": (Decimal(1), 2), "万元": (Decimal(10_000), 6)}
"""Money unit -> its yuan, and the decimals that are printed."""


@dataclass(frozen=True, slots=True)
class Damage:
    """What happens to a document at one project: the parts of the texts that stay before a page's edge."""

    kind: Literal["page_break", "column_shift", "truncate"]
    unit_name: str
    project_key: str
    label_kept: str
    name_kept: str
    goal_kept: str

    def hits(self, project: Project) -> bool:
        """Whether the project is the damaged one."""
        return (self.unit_name, self.project_key) == (project.unit_name, project.key)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a layout: the field that it prints, its heading and its relative width."""

    field: str
    heading: str
    width: float


@dataclass(frozen=True, slots=True)
class Document:
    """A published document: its file below the county's folder, and what it prints.

    `total_row` says where the department's total stands; `breaks` how a PDF treats cells that a page edge cuts;
    `percent` whether a workbook keeps a percentage as a text or as a number with a format.
    """

    file: str
    department: Department
    title: str
    columns: tuple[Column, ...]
    money_unit: str
    total_row: Literal["first", "last"]
    breaks: Literal["closed", "open", "repeat", ""]
    percent: Literal["text", "number", ""]
    projects: tuple[Project, ...]
    total_yuan: Decimal
    damage: tuple[Damage, ...]

    @property
    def money_line(self) -> str:
        """The line that names the money unit."""
        return f"金额单位：{self.money_unit}"

    def in_money_unit(self, yuan: Decimal) -> Decimal:
        """Return an amount in the document's money unit."""
        return yuan / _YUAN_IN[self.money_unit][0]

    @property
    def decimals(self) -> int:
        """How many decimals the document prints of an amount."""
        return _YUAN_IN[self.money_unit][1]


def documents() -> tuple[Document, ...]:
    """Return the documents of `documents.csv` that are not copies of another."""
    return tuple(_document(row) for row in county.records("documents") if not row["copy_of"])


def copies() -> dict[str, str]:
    """Return file -> the file that it is a copy of."""
    return {row["file"]: row["copy_of"] for row in county.records("documents") if row["copy_of"]}


def _document(row: dict[str, Any]) -> Document:
    misprints = [one for one in county.records("misprints") if one["file"] == row["file"]]
    projects = tuple(_as_printed(one, misprints) for one in county.projects_of(row["department"], int(row["year"])))
    totals = [Decimal(one["printed"]) for one in misprints if one["field"] == "total"]
    return Document(
        file=row["file"],
        department=county.department(row["department"]),
        title=row["title"],
        columns=_columns(row["layout"]),
        money_unit=row["money_unit"],
        total_row=row["total_row"],
        breaks=row["breaks"],
        percent=row["percent"],
        projects=projects,
        total_yuan=totals[0] if totals else sum((one.amount_yuan for one in projects), Decimal(0)),
        damage=_damage(row["file"]),
    )


def _columns(layout: str) -> tuple[Column, ...]:
    rows = (row for row in county.records("layouts") if row["layout"] == layout)
    return tuple(Column(row["field"], row["heading"], float(row["width"])) for row in rows)


def _damage(file: str) -> tuple[Damage, ...]:
    return tuple(
        Damage(
            kind=_kind(row["kind"]),
            unit_name=row["unit"],
            project_key=row["project"],
            label_kept=row["label_kept"],
            name_kept=row["name_kept"],
            goal_kept=row["goal_kept"],
        )
        for row in county.records("damage")
        if row["file"] == file
    )


def _kind(word: str) -> Literal["page_break", "column_shift", "truncate"]:
    """Return the word as a kind of damage.

    Raises:
        ValueError: `damage.csv` names a kind that no document can show.
    """
    for kind in ("page_break", "column_shift", "truncate"):
        if kind == word:
            return kind
    raise ValueError(f"damage.csv names the unknown kind {word!r}")


def _as_printed(project: Project, misprints: Sequence[dict[str, str]]) -> Project:
    """Return the project as a document with these misprints prints it.

    Raises:
        ValueError: a misprint names a field that cannot be misprinted.
    """
    for row in misprints:
        if (row["unit"], row["project"]) != (project.unit_name, project.key):
            continue
        if row["indicator"]:
            changed = tuple(_changed_indicator(one, row) for one in project.indicators)
            project = dataclasses.replace(project, indicators=changed)
        elif row["field"] == "amount":
            project = dataclasses.replace(project, amount_yuan=Decimal(row["printed"]))
        elif row["field"] == "goal":
            project = dataclasses.replace(project, goal=row["printed"])
        else:
            raise ValueError(f"misprints.csv names a field that a project does not have: {row['field']!r}")
    return project


def _changed_indicator(indicator: Indicator, row: dict[str, str]) -> Indicator:
    """Return the indicator with the misprinted field, when it is the one that the row names."""
    if indicator.name != row["indicator"]:
        return indicator
    return dataclasses.replace(indicator, **{row["field"]: row["printed"]})
