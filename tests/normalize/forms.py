"""Printed forms of a fictional county's archive: a test names only what it is about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pipeline.normalize.typed import type_document
from pipeline.records import (
    Context,
    FindingRow,
    Place,
    Printed,
    PrintedFund,
    PrintedIndicator,
    PrintedProject,
    PrintedTotal,
    Reading,
    TypedDocument,
)

PLACE = Place(row=9, column=1, page=1)
FOLDER = Context(
    region_code="990124", region_name="青禾县", department_code="707", department_name="青禾县档案局", fiscal_year=2023
)


def printed(text: str | None, row: int = 9, number_format: str | None = None) -> Printed | None:
    """A printed text in the first column."""
    return None if text is None else Printed(text, replace(PLACE, row=row), number_format=number_format)


def indicator(name: str = "档案数字化率", **texts: str | None) -> PrintedIndicator:
    """An evaluated indicator that met its target; a field given as None is not printed."""
    told = {
        "value": "≥90%",
        "weight": "10",
        "actual": "95%",
        "score": "10",
        "level_1": "产出指标",
        "level_2": "质量指标",
    }
    told |= texts  # type: ignore[arg-type]
    blank = dict.fromkeys(("comparator", "measure_unit", "direction", "reason", "forecast", "baseline"))
    fields: dict[str, Any] = {field: printed(text) for field, text in {**blank, **told}.items()}
    return PrintedIndicator(place=PLACE, name=Printed(name, PLACE), **fields)


def fund(source: str, amount: str, phase: Any = "批复", span: Any = "year", row: int = 5) -> PrintedFund:
    """One amount of the money block."""
    place = replace(PLACE, row=row)
    return PrintedFund(span, source, phase, Printed(source, place), Printed(amount, place))


def evaluation(*indicators: PrintedIndicator, **changes: Any) -> PrintedProject:
    """A self-evaluated project of 10 万元 whose form prints nothing but what is given."""
    base = PrintedProject(
        place=PLACE,
        name=printed("档案整理经费"),
        code=None,
        amount=printed("10.00"),
        goal=printed("完成档案整理装订归档"),
        unit_label=printed("707002-青禾县档案馆"),
        department_label=None,
        indicators=indicators,
        money_unit=printed("万元"),
        form="self_evaluation",
    )
    return replace(base, **changes)


def typed(*projects: PrintedProject, totals: tuple[PrintedTotal, ...] = (), **fields: Any) -> TypedDocument:
    """The typed rows of a document with these projects."""
    told: dict[str, Any] = {"form": "self_evaluation", "fiscal_year": 2023, **fields}
    reading = Reading(format="xlsx", pages=1, projects=projects, totals=totals, **told)
    return type_document(reading, "e" * 64, "自评表.xlsx", 100, FOLDER)


def rules(document: TypedDocument) -> list[str]:
    """The rules that are broken, in order."""
    return [finding.rule_id for finding in document.findings]


def told(document: TypedDocument, rule_id: str) -> FindingRow:
    """The one finding of a rule."""
    (found,) = (finding for finding in document.findings if finding.rule_id == rule_id)
    return found
