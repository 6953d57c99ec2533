"""Which document counts, and what is said about those that do not."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.resolve.bodies.organisations import organisations
from pipeline.resolve.printed import PrintedProject, PublishedDocument
from pipeline.resolve.projects.linking import link
from pipeline.resolve.standing import Standing, rank, standings, supersedes
from tests.resolve.printed import FEBRUARY, MARCH, document, project


def judge(projects: list[PrintedProject], documents: list[PublishedDocument]) -> Standing:
    units = organisations(projects).unit_of
    return standings(projects, documents, units, link(projects, units).project_of)


def documents_of(standing: Standing) -> dict[str, tuple[bool, str | None, str | None]]:
    return {d.document_id: (d.is_current, d.superseded_by, d.duplicate_of) for d in standing.documents}


def rules(standing: Standing) -> list[tuple[str, str]]:
    return [(finding.rule_id, finding.document_id) for finding in standing.findings]


def test_a_document_alone_counts_and_nothing_is_said():
    row = project()
    standing = judge([row], [document()])
    assert (standing.current, standing.findings) == ({row.row_id}, ())
    assert documents_of(standing) == {"a": (True, None, None)}


def test_a_document_without_rows_stands_as_it_is():
    assert documents_of(judge([], [document()])) == {"a": (True, None, None)}


def test_equal_documents_count_once_the_workbook_first():
    rows = [project(document=name) for name in "abc"]
    standing = judge(rows, [document("a"), document("b", format="pdf"), document("c", format="xlsx")])
    assert standing.current == {rows[2].row_id}
    assert documents_of(standing) == {"a": (False, None, "c"), "b": (False, None, "c"), "c": (True, None, None)}
    assert rules(standing) == [("D01", "a"), ("D01", "b")]
    assert not standing.disputed


def test_of_equal_documents_in_one_format_the_smaller_sha256_counts():
    rows = [project(document=name) for name in "ba"]
    assert judge(rows, [document("b"), document("a")]).current == {rows[1].row_id}


def test_a_correction_replaces_a_document_also_where_it_no_longer_prints_a_project():
    kept, dropped = project("校舍维修"), project("营养改善")
    corrected = project("校舍维修", "b", amount_yuan=Decimal(1200))
    standing = judge([kept, dropped, corrected], [document("a"), document("b", is_correction=True)])
    assert standing.current == {corrected.row_id}
    assert documents_of(standing)["a"] == (False, "b", None)
    assert rules(standing) == [("D03", "a")]


def test_a_correction_of_one_project_leaves_the_others():
    rows = [project(name) for name in ("甲", "乙", "丙")]
    corrected = project("甲", "b", amount_yuan=Decimal(1200))
    standing = judge([*rows, corrected], [document("a"), document("b", is_correction=True)])
    assert standing.current == {corrected.row_id, rows[1].row_id, rows[2].row_id}
    assert documents_of(standing)["a"] == (True, None, None)


def test_the_later_publication_counts():
    old, new = project(), project(document="b", amount_yuan=Decimal(900))
    standing = judge([old, new], [document("a", published_on=FEBRUARY), document("b", published_on=MARCH)])
    assert standing.current == {new.row_id}
    assert documents_of(standing)["a"] == (False, "b", None)


def test_what_was_adjusted_in_the_year_counts_and_what_the_adjustment_leaves_out_goes_on():
    rows = [project(name) for name in ("甲", "乙", "丙")]
    adjusted = [project(name, "b", amount_yuan=Decimal(800)) for name in ("甲", "乙")]
    later = document("b", is_correction=True, title="2024年项目支出绩效目标表（调整后）")
    standing = judge([*rows, *adjusted], [document("a"), later])
    assert standing.current == {adjusted[0].row_id, adjusted[1].row_id, rows[2].row_id}
    assert not standing.disputed


def test_a_date_decides_over_the_word_correction():
    corrected, later = project(), project(document="b", amount_yuan=Decimal(900))
    documents = [document("a", is_correction=True, published_on=FEBRUARY), document("b", published_on=MARCH)]
    assert judge([corrected, later], documents).current == {later.row_id}


@pytest.mark.parametrize(
    ("first", "second"),
    [("绩效目标表（更正）", "绩效目标表（第二次更正）"), ("绩效目标调整表（第一次调整）", "绩效目标调整表（2次调整）")],
)
def test_of_two_titles_that_are_the_same_but_for_their_number_the_second_counts(first: str, second: str):
    rows = [project(), project(document="b", amount_yuan=Decimal(900))]
    documents = [document("a", is_correction=True, title=first), document("b", is_correction=True, title=second)]
    standing = judge(rows, documents)
    assert (standing.current, standing.disputed) == ({rows[1].row_id}, frozenset())
    assert rules(standing) == [("D03", "a")]


def test_a_number_tells_nothing_of_tables_of_other_titles_or_where_one_alone_is_dated():
    rows = [project(), project(document="b", amount_yuan=Decimal(900))]
    second = document("b", is_correction=True, title="绩效目标表（第二次调整）")
    for other in ("绩效目标表（更正）", "绩效目标表（第三次更正）"):
        assert judge(rows, [document("a", is_correction=True, title=other), second]).disputed
    dated = document("a", is_correction=True, title="绩效目标表（调整）", published_on=MARCH)
    assert judge(rows, [dated, second]).disputed


def test_without_a_sign_of_age_one_counts_both_are_told_and_the_row_is_disputed():
    one, other = project(), project(document="b", amount_yuan=Decimal(900))
    standing = judge([one, other], [document("a"), document("b")])
    assert (standing.current, standing.disputed) == ({one.row_id}, {one.row_id})
    assert rules(standing) == [("D02", "a"), ("D02", "b")]
    assert all("1000" in f.evidence and "900" in f.evidence for f in standing.findings)
    assert all(f.severity == "error" for f in standing.findings)


def test_of_two_documents_alike_the_one_whose_amounts_can_be_read_counts_and_both_are_told():
    unread, read = project(amount_yuan=None), project(document="b")
    standing = judge([unread, read], [document("a"), document("b")])
    assert (standing.current, standing.disputed) == ({read.row_id}, {read.row_id})
    assert sorted(rules(standing)) == [("D02", "a"), ("D02", "b")]
    assert judge([unread, read], [document("a", published_on=MARCH), document("b")]).current == {unread.row_id}


def test_one_date_alone_decides_nothing():
    one, other = project(), project(document="b", amount_yuan=Decimal(900))
    standing = judge([one, other], [document("a"), document("b", published_on=MARCH)])
    assert standing.current == {other.row_id} == standing.disputed


def test_only_the_projects_on_which_documents_differ_are_disputed():
    same, differs = project("甲"), project("乙")
    others = [project("甲", "b"), project("乙", "b", amount_yuan=Decimal(900))]
    standing = judge([same, differs, *others], [document("a"), document("b")])
    assert standing.current == {same.row_id, differs.row_id}
    assert standing.disputed == {differs.row_id}


def test_a_project_that_only_one_of_two_documents_prints_counts():
    both, more = project("甲"), project("乙")
    copy = project("甲", "b")
    standing = judge([both, more, copy], [document("a"), document("b", format="xlsx")])
    assert standing.current == {copy.row_id, more.row_id}
    assert documents_of(standing)["a"][0]


@pytest.mark.parametrize("changes", [{"fiscal_year": 2025}, {"unit_code": "301002"}, {"phase": "调整"}])
def test_another_year_unit_or_phase_is_no_repetition(changes: dict[str, object]):
    rows = [project(), project(document="b", **changes)]
    assert judge(rows, [document("a"), document("b")]).current == {row.row_id for row in rows}


def test_a_finding_names_at_most_a_few_projects_but_counts_all():
    rows = [project(f"项目{n}", d, amount_yuan=Decimal(len(d) + ord(d))) for n in range(9) for d in "ab"]
    finding = judge(rows, [document("a"), document("b")]).findings[0]
    assert "9 project(s)" in finding.message
    assert finding.evidence.count("；") == 4


PUBLISHED = st.builds(
    document,
    document_id=st.sampled_from("abcdef"),
    is_correction=st.booleans(),
    title=st.sampled_from(
        [None, "目标表（更正）", "目标表（第二次更正）", "目标表（第3次更正）", "目标表（第二次调整）"]
    ),
    published_on=st.sampled_from([None, FEBRUARY, MARCH]),
    format=st.sampled_from(["text", "pdf", "xlsx"]),
)


@given(st.lists(PUBLISHED, min_size=2, max_size=6, unique_by=lambda d: d.document_id))
def test_whatever_replaces_a_document_is_asked_before_it(documents: list[PublishedDocument]):
    for newer, older in itertools.permutations(documents, 2):
        assert not (supersedes(newer, older) and supersedes(older, newer))
        if supersedes(newer, older):
            assert rank(newer) < rank(older)


@given(
    st.lists(PUBLISHED, min_size=1, max_size=5, unique_by=lambda d: d.document_id),
    st.randoms(use_true_random=False),
)
def test_who_counts_does_not_depend_on_the_order_and_each_project_counts_once(documents, random):
    rows = [
        project(name, d.document_id, row_id=n * 10 + m, project_no=m, amount_yuan=Decimal(1 + (n + m) % 2))
        for n, d in enumerate(documents)
        for m, name in enumerate(("甲", "乙"))
    ]
    standing = judge(rows, documents)
    shuffled = random.sample(rows, len(rows))
    assert judge(shuffled, random.sample(documents, len(documents))) == standing
    names = sorted(row.name for row in rows if row.row_id in standing.current)
    assert names == ["乙", "甲"]
    assert standing.disputed <= standing.current
