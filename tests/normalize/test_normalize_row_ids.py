"""Ids of fact rows lie next to each other in a document, and say nothing else."""

import dataclasses
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.normalize.row_ids import ROWS, numbered
from pipeline.normalize.typed import type_document
from pipeline.records import Context, Place, Printed, PrintedIndicator, PrintedProject, Reading


def printed(text):
    return Printed(text, Place(3, 1, 1))


def indicator(name):
    blank = dict.fromkeys(("level_1", "level_2", "comparator", "value", "measure_unit", "weight", "direction"))
    return PrintedIndicator(Place(3, 1, 1), name=printed(name), **blank)


def project(name, indicators):
    return PrintedProject(
        Place(3, 1, 1),
        printed(name),
        None,
        printed("1,000.00"),
        None,
        None,
        None,
        tuple(indicator(f"{name}{number}") for number in range(indicators)),
        printed("元"),
    )


def typed(sizes, document="a" * 64):
    reading = Reading("pdf", "list", 1, projects=tuple(project(f"项目{n}", size) for n, size in enumerate(sizes)))
    return type_document(reading, document, "表.pdf", 1, Context())


@settings(deadline=None)
@given(st.lists(st.integers(0, 4), max_size=5))
def test_every_row_of_a_document_has_an_id_of_its_own_next_to_the_others(sizes):
    document = typed(sizes)
    ids = sorted(row.row_id for row in (*document.projects, *document.indicators, *document.funds))
    assert ids == list(range(ids[0], ids[0] + len(ids))) if ids else not sizes
    assert len(ids) == len(sizes) + sum(sizes)
    assert all(1 <= number < 2**63 for number in ids)


@settings(deadline=None)
@given(st.lists(st.integers(0, 4), min_size=1, max_size=5))
def test_a_projects_indicators_follow_it(sizes):
    document = typed(sizes)
    for one in document.projects:
        own = [row.row_id for row in document.indicators if row.project_no == one.project_no]
        assert own == list(range(one.row_id + 1, one.row_id + 1 + len(own)))


def test_two_documents_share_no_id_however_alike_they_are():
    first, second = typed([2, 3]), typed([2, 3], "b" * 64)
    assert {row.row_id // ROWS for row in first.projects}.isdisjoint(row.row_id // ROWS for row in second.projects)


def test_the_same_document_gives_the_same_ids():
    assert typed([2, 3]) == typed([2, 3])


def test_a_finding_speaks_of_the_row_that_it_was_made_of():
    document = typed([1])
    row = dataclasses.replace(document.projects[0], row_id=77, amount_yuan=Decimal(1))
    finding = dataclasses.replace(document.findings[0], row_id=77)
    again = numbered(dataclasses.replace(document, projects=(row,), findings=(finding,)))
    assert again.findings[0].row_id == again.projects[0].row_id == document.projects[0].row_id
