"""What counts row by row: for a row that does not, the row that counts instead, and why; each tranche by itself."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.resolve.printed import PrintedProject
from tests.resolve.linked import NEW, OLD, Linked, became, decision, linked
from tests.resolve.printed import FEBRUARY, MARCH, document, project


def instead(found: Linked, row: PrintedProject) -> tuple[int | None, str] | None:
    told = found.restating.instead(row.row_id, found.standing)
    return (told.row_id, told.reason) if told else None


def counting(found: Linked) -> list[str]:
    """The names of the rows that count as money."""
    return [row.name for row in found.rows if instead(found, row) is None]


def test_a_row_that_counts_yields_to_none():
    row = project()
    assert instead(linked(row), row) is None


def test_the_same_table_as_pdf_and_workbook_counts_in_the_workbook():
    pdf, book = project(document="a"), project(document="b")
    found = linked(pdf, book, documents=[document("a", format="pdf"), document("b", format="xlsx")])
    assert (instead(found, pdf), instead(found, book)) == ((book.row_id, "repeats"), None)


def test_a_departments_table_repeats_its_units():
    own, others = project("甲"), [project(name, "b") for name in "甲乙"]
    found = linked(own, *others)
    assert instead(found, others[0]) == (own.row_id, "repeats")
    assert counting(found) == ["甲", "乙"]


def test_a_corrected_row_is_replaced_and_a_dropped_one_by_nothing():
    kept, dropped = project("甲"), project("乙")
    corrected = project("甲", "b", amount_yuan=Decimal(1200))
    found = linked(kept, dropped, corrected, documents=[document("b", is_correction=True)])
    assert instead(found, kept) == (corrected.row_id, "replaced")
    assert instead(found, dropped) == (None, "replaced")


def test_a_row_of_a_replaced_document_that_a_third_one_prints_counts_there():
    old = [project(name) for name in "甲乙"]
    corrected, third = project("甲", "b", amount_yuan=Decimal(1200)), project("乙", "c", amount_yuan=Decimal(7))
    documents = [document("a", published_on=FEBRUARY), document("b", published_on=MARCH), document("c")]
    found = linked(*old, corrected, third, documents=documents)
    assert instead(found, old[1]) == (third.row_id, "replaced")


def test_a_later_publication_of_a_few_projects_replaces_just_those():
    rows = [project(name) for name in "甲乙丙"]
    later = project("甲", "b", amount_yuan=Decimal(7))
    documents = [document("a", published_on=FEBRUARY), document("b", published_on=MARCH)]
    found = linked(*rows, later, documents=documents)
    assert [instead(found, row) for row in rows] == [(later.row_id, "replaced"), None, None]


def test_a_row_that_another_contradicts_says_so():
    one, other = project(), project(document="b", amount_yuan=Decimal(900))
    assert instead(linked(one, other), other) == (one.row_id, "contradicted")


def test_a_row_that_restates_a_budget_leads_to_it_and_so_does_its_copy():
    budget = project(document="a")
    report, copy = (project(document=d, stage="evaluation") for d in "ef")
    found = linked(budget, report, copy)
    assert instead(found, report) == (budget.row_id, "restates")
    assert instead(found, copy) == (budget.row_id, "repeats")


AHEAD = {"project_key": "校舍维修", "tranche": "提前下达"}


def test_both_tranches_of_a_project_count():
    rows = project("校舍维修"), project("提前下达校舍维修", **AHEAD)
    found = linked(*rows)
    assert len(set(found.project_ids)) == 1
    assert counting(found) == ["校舍维修", "提前下达校舍维修"]


def test_tranches_in_two_documents_do_not_contradict_each_other():
    rows = project("校舍维修"), project("提前下达校舍维修", "b", **AHEAD, amount_yuan=Decimal(5))
    found = linked(*rows)
    assert counting(found) == ["校舍维修", "提前下达校舍维修"]
    assert not found.standing.disputed


def test_each_tranche_is_compared_with_its_own_copy():
    one = [project("校舍维修"), project("提前下达校舍维修", **AHEAD, amount_yuan=Decimal(5))]
    two = [project("校舍维修", "b"), project("提前下达校舍维修", "b", **AHEAD, amount_yuan=Decimal(5))]
    found = linked(*one, *two)
    assert [instead(found, row) for row in two] == [(row.row_id, "repeats") for row in one]
    assert not found.standing.disputed


def test_an_evaluation_restates_the_tranche_that_it_prints():
    budgets = [project("校舍维修"), project("提前下达校舍维修", **AHEAD, amount_yuan=Decimal(5))]
    report = project("提前下达校舍维修", "e", **AHEAD, amount_yuan=Decimal(5), stage="evaluation")
    found = linked(*budgets, report)
    assert instead(found, report) == (budgets[1].row_id, "restates")
    assert [one.rule_id for one in found.restating.findings] == ["D05"]


def test_two_names_of_one_project_in_one_document_both_count():
    rows = [project(name, d) for d in "ab" for name in "甲乙"]
    found = linked(*rows, decisions=[decision("same", "甲", "乙")])
    assert len(set(found.project_ids)) == 1
    assert counting(found) == ["甲", "乙"]
    assert [instead(found, row) for row in rows[2:]] == [(row.row_id, "repeats") for row in rows[:2]]


def test_an_evaluation_restates_the_name_that_it_prints():
    budgets = [project("甲"), project("乙", amount_yuan=Decimal(7))]
    report = project("乙", "e", stage="evaluation", amount_yuan=Decimal(7))
    found = linked(*budgets, report, decisions=[decision("same", "甲", "乙")])
    assert instead(found, report) == (budgets[1].row_id, "restates")


def test_a_table_under_a_units_old_code_is_no_second_budget_of_the_unit():
    rows = project(**OLD, fiscal_year=2023), project(document="b", **OLD), project(document="c", **NEW)
    assert len(counting(linked(*rows))) == 3
    found = linked(*rows, bodies=[became("recode", OLD, NEW)])
    assert instead(found, rows[2]) == (rows[1].row_id, "repeats")


SHEETS = st.lists(
    st.tuples(
        st.sampled_from("abcd"),
        st.sampled_from("甲乙"),
        st.sampled_from([None, "提前下达"]),
        st.sampled_from([Decimal(1), Decimal(2)]),
        st.sampled_from(["target", "evaluation"]),
    ),
    min_size=1,
    max_size=10,
)
DATES = st.fixed_dictionaries({d: st.sampled_from([None, FEBRUARY, MARCH]) for d in "abcd"})


@pytest.mark.parametrize("lines", [[], [decision("same", "甲", "乙")]], ids=["by rule", "two names are one"])
@settings(max_examples=60, deadline=None)
@given(sheets=SHEETS, dates=DATES, corrections=st.sets(st.sampled_from("abcd")))
def test_each_row_counts_or_leads_to_one_that_does_or_was_dropped(lines, sheets, dates, corrections):
    rows = [
        project(f"{tranche or ''}{name}", d, row_id=n, project_no=n, project_key=name, tranche=tranche,
                amount_yuan=amount, stage=stage)
        for n, (d, name, tranche, amount, stage) in enumerate(sheets, 1)
    ]  # fmt: skip
    documents = [document(d, published_on=dates[d], is_correction=d in corrections) for d in "abcd"]
    found = linked(*rows, decisions=lines, documents=documents)
    counted = {row.row_id for row in rows if instead(found, row) is None}
    assert counted == found.standing.current - found.restating.by.keys()
    told = [instead(found, row) for row in rows if row.row_id not in counted]
    assert all(one in counted or (one is None and reason == "replaced") for one, reason in told)
