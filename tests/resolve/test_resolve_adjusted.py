"""A table of what was adjusted in the year is not what was approved: the two amounts are told apart."""

from __future__ import annotations

from decimal import Decimal

from pipeline.records import Entities, ProjectStanding
from pipeline.resolve.entities import Known, resolve_rows
from pipeline.resolve.printed import PrintedProject
from tests.resolve.printed import FEBRUARY, MARCH, document, project

ADJUSTED = document("b", is_correction=True, title="2024年项目支出绩效目标表（调整后）")


def resolved(*rows: PrintedProject) -> Entities:
    others = [document(name) for name in sorted({row.document_id for row in rows} - {"b"})]
    return resolve_rows(rows, [*others, ADJUSTED], [], Known())


def standing(entities: Entities, row: PrintedProject) -> ProjectStanding:
    return next(one for one in entities.project_standings if one.row_id == row.row_id)


def rules(entities: Entities) -> list[tuple[str, str]]:
    return [(finding.rule_id, finding.document_id) for finding in entities.findings]


def test_an_adjusted_row_counts_and_leads_to_what_was_approved():
    approved = project(project_no=1)
    later = project(document="b", project_no=1, amount_yuan=Decimal(800))
    entities = resolved(approved, later)
    told = standing(entities, later)
    assert (told.is_current, told.is_adjusted, told.approved_row_id) == (True, True, approved.row_id)
    assert not standing(entities, approved).is_adjusted
    assert "D07" not in [rule for rule, _ in rules(entities)]


def test_what_is_known_only_as_adjusted_is_told():
    told = resolved(project(document="b", project_no=1), project("营养改善", project_no=1))
    (one,) = (one for one in told.project_standings if one.is_adjusted)
    assert (one.is_current, one.approved_row_id) == (True, None)
    assert rules(told) == [("D07", "b")]


def test_a_table_that_prints_both_amounts_approves_the_first():
    both = [project(document="b", project_no=1, phase=phase) for phase in ("批复", "调整")]
    entities = resolved(*both)
    assert not any(one.is_adjusted for one in entities.project_standings)
    assert rules(entities) == []


def test_a_correction_adjusts_nothing():
    row = project(document="c")
    entities = resolve_rows([row], [document("c", is_correction=True, title="绩效目标表（更正）")], [], Known())
    assert not standing(entities, row).is_adjusted


def test_what_was_approved_is_what_would_count_without_the_adjusted_table():
    old, new = project(project_no=1, amount_yuan=Decimal(900)), project(document="c", project_no=1)
    later = project(document="b", project_no=1, amount_yuan=Decimal(800))
    documents = [document("a", published_on=FEBRUARY), document("c", published_on=MARCH), ADJUSTED]
    entities = resolve_rows([old, new, later], documents, [], Known())
    assert standing(entities, later).approved_row_id == new.row_id


def test_an_evaluation_that_prints_the_approved_amount_tells_it_and_contradicts_nobody():
    later = project(document="b", project_no=1, amount_yuan=Decimal(800))
    report = [
        project(document="e", project_no=1, stage="evaluation", phase=phase, amount_yuan=Decimal(amount))
        for phase, amount in (("批复", 1000), ("调整", 800), ("执行", 700))
    ]
    entities = resolved(later, *report)
    assert standing(entities, later).approved_row_id == report[0].row_id
    assert rules(entities) == [("D05", "e")]


def test_an_evaluation_is_held_against_the_approved_amount_not_the_adjusted_one():
    approved, later = project(project_no=1), project(document="b", project_no=1, amount_yuan=Decimal(800))
    report = project(document="e", project_no=1, stage="evaluation", amount_yuan=Decimal(1000))
    assert "D06" not in [rule for rule, _ in rules(resolved(approved, later, report))]
    wrong = project(document="e", project_no=1, stage="evaluation", amount_yuan=Decimal(950))
    (finding,) = (one for one in resolved(approved, later, wrong).findings if one.rule_id == "D06")
    assert "950 yuan here and 1000 yuan in a.txt" in finding.message


def test_two_rows_of_one_project_have_an_approved_row_each():
    approved = [project(project_no=n, amount_yuan=Decimal(amount)) for n, amount in ((1, 1000), (2, 300))]
    later = [project(document="b", project_no=n, amount_yuan=Decimal(amount)) for n, amount in ((1, 800), (2, 200))]
    entities = resolved(*approved, *later)
    assert [standing(entities, row).approved_row_id for row in later] == [row.row_id for row in approved]


def test_an_adjusted_table_without_money_stands_for_no_budget():
    assert rules(resolved(project(document="b", amount_yuan=None))) == []


def test_what_was_adjusted_before_is_not_what_was_approved():
    again = document("d", is_correction=True, title="2024年项目支出绩效目标表（第二次调整后）")
    rows = [project(document=name, project_no=1, amount_yuan=Decimal(n)) for name, n in (("a", 9), ("b", 8), ("d", 7))]
    entities = resolve_rows(rows, [document("a"), ADJUSTED, again], [], Known())
    assert [standing(entities, row).approved_row_id for row in rows] == [None, rows[0].row_id, rows[0].row_id]


def test_documents_that_contradict_each_other_on_what_was_approved_are_told_although_both_are_replaced():
    rows = [project(document=name, project_no=1, amount_yuan=Decimal(n)) for name, n in (("a", 9), ("c", 10), ("b", 8))]
    assert ("D02", "b") in rules(resolved(*rows))
    assert ("D02", "b") not in rules(resolved(rows[0], rows[2]))
