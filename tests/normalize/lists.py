"""Readings of a list, whose rows are those of a fictional county's archive: a test names only what it is about."""

from pipeline.normalize.typed import type_document
from pipeline.records import (
    Box,
    Context,
    Place,
    Printed,
    PrintedIndicator,
    PrintedProject,
    PrintedTotal,
    Reading,
)

PLACE = Place(row=9, column=1, page=1, box=Box(10.04, 20, 30.5, 40))
DOCUMENT = "d" * 64


def printed(text):
    return None if text is None else Printed(text, PLACE)


def indicator(name="档案整理卷数", comparator="≥", value="100", unit="卷", weight="90", **other):
    fields = {"level_1": "产出指标", "level_2": "数量指标", "direction": "正向指标"} | other
    return PrintedIndicator(
        place=PLACE,
        level_1=printed(fields["level_1"]),
        level_2=printed(fields["level_2"]),
        name=printed(name),
        comparator=printed(comparator),
        value=printed(value),
        measure_unit=printed(unit),
        weight=printed(weight),
        direction=printed(fields["direction"]),
    )


def project(name="档案整理经费", amount="1,000.00", unit="707002-青禾县档案馆", indicators=None, **other):
    return PrintedProject(
        place=PLACE,
        name=printed(name),
        code=printed(other.get("code")),
        amount=printed(amount),
        goal=printed(other.get("goal", "完成档案整理装订归档")),
        unit_label=printed(unit),
        department_label=printed(other.get("department")),
        indicators=(indicator(),) if indicators is None else tuple(indicators),
        money_unit=printed(other.get("money_unit")),
    )


def total(amount, scope="department", label="707-青禾县档案局部门"):
    return PrintedTotal(PLACE, scope, printed(label), printed(amount), None)


def reading(*projects, totals=(), **other):
    fields = {"fiscal_year": 2024, "money_unit": printed("单位：元"), **other}
    return Reading(format="pdf", form="list", pages=1, projects=projects, totals=tuple(totals), **fields)


FOLDER = Context(region_code="999999", region_name="青禾县", department_code="707", department_name="青禾县档案局部门")


def typed(source, context=FOLDER):
    return type_document(source, DOCUMENT, "档案局.pdf", 100, context)


def rules(document):
    return [finding.rule_id for finding in document.findings]
