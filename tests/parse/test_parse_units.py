"""Whose rows are whose: unit labels at the top, in the middle, cut, repeated, or nowhere."""

from __future__ import annotations

from random import Random

import pytest

from pipeline.extract import read
from pipeline.parse import parse
from pipeline.parse.drafts import UnitBlock
from pipeline.parse.units import settle
from pipeline.records import Place, Printed
from samples.drawing import Look, Merge, page_rows, ruled_pdf
from tests.parse.drawn import MONEY, TITLE, adds_up, as_pdf, outcome, read_rows
from tests.parse.listing import FIELDS, Plan, listing, with_text
from tests.parse.table import HEADING, first, more, row, total

_A, _B = "307001-青禾县文化馆", "307002-青禾县图书馆"


def _units(reading):
    return [project.unit_label.text if project.unit_label else None for project in reading.projects]


def test_a_label_holds_for_the_projects_below_it(tmp_path):
    lines = [HEADING, first(unit=_A), more(), first("设备购置", unit=""), first("图书购置", unit=_B)]
    assert _units(read_rows(tmp_path / "a.txt", lines)) == [_A, _A, _B]


def test_the_only_label_holds_for_the_rows_above_it_too(tmp_path):
    lines = [
        HEADING,
        total("307-文化局", "3,000.00"),
        first(unit=""),
        row(_A, name="场次", weight="40"),
        first("设备购置", unit=""),
    ]
    assert _units(read_rows(tmp_path / "a.txt", lines)) == [_A, _A]


def test_labels_in_the_middle_of_their_rows_leave_the_unit_unknown_with_a_finding(tmp_path):
    def block(label, *names):
        return [
            line
            for at, name in enumerate(names)
            for line in (first(name, unit=label if at == 1 else ""), more(), more())
        ]

    lines = [HEADING, *block(_A, "甲项目", "乙项目", "丙项目"), *block(_B, "丁项目", "戊项目", "己项目")]
    reading = read_rows(tmp_path / "a.txt", lines)
    assert set(_units(reading)) == {None}
    assert [finding.rule_id for finding in reading.findings] == ["P02"]


def test_a_label_cut_by_a_page_edge_is_joined(tmp_path):
    lines = [HEADING, first(unit=""), more(), ["307001-青禾县"], [""], row("文化馆", name="场次", weight="10")]
    reading = read_rows(tmp_path / "a.txt", lines)
    assert _units(reading) == [_A]
    assert "unit_label_joined" in {repair.rule for repair in reading.repairs}


def test_one_project_in_two_units_is_two_projects(tmp_path):
    lines = [HEADING, first(unit=_A), first(unit=_B)]
    assert _units(read_rows(tmp_path / "a.txt", lines)) == [_A, _B]


def test_code_and_name_in_two_columns_are_one_label(tmp_path):
    lines = [["单位编码", *HEADING], ["307001", *first(unit="青禾县文化馆")]]
    assert _units(read_rows(tmp_path / "a.txt", lines)) == ["307001-青禾县文化馆"]


@pytest.mark.parametrize("seed", range(6))
def test_labels_without_codes_are_told_over_page_edges(tmp_path, seed):
    made = with_text(listing(Random(seed), Plan(units=3, totals=("table",))), "unit", lambda text: text[7:])
    for cut in range(2, len(made.rows), 3):
        found = outcome(as_pdf(tmp_path / "a.pdf", made, cut=cut), made.truth)
        assert adds_up(found.reading)
        assert found.is_honest, (cut, found.wrong, found.missing)


def _pdf_of_two_labels(path, above, below):
    """Draw two units of two projects each, with a page edge between the labels."""
    lines = [HEADING]
    for label, project in zip((above, above, below, below), "甲乙丙丁", strict=True):
        lines += [first(project, unit=label, name=f"{project}一"), first(project, unit=label, name=f"{project}二")]
    merges = [Merge(1, 0, row_span=4), Merge(5, 0, row_span=4)]
    merges += [Merge(at, column, row_span=2) for at in (1, 3, 5, 7) for column in (1, 2, 3)]
    kinds = {"merges": merges, "widths": [6, 8, 6, 10, 4, 4, 8, 4, 4, 4, 4, 4], "repeat_heading": 0, "look": Look()}
    return ruled_pdf(path, page_rows(lines, break_before=5, **kinds), title=TITLE, unit=MONEY, **kinds)


@pytest.mark.parametrize(
    ("above", "below"), [("教育局", "卫生健康局"), ("青禾县医院", "青禾县医院管理中心"), ("水利局", "水利工程站")]
)
def test_names_without_codes_above_and_below_a_page_edge_are_two_units(tmp_path, above, below):
    path = _pdf_of_two_labels(tmp_path / "a.pdf", above, below)
    reading = parse(read(path))
    assert _units(reading) == [above, above, below, below]
    assert all(finding.rule_id == "P02" for finding in reading.findings)


def test_names_without_codes_that_may_be_one_name_cut_by_the_edge_are_told(tmp_path):
    reading = parse(read(_pdf_of_two_labels(tmp_path / "a.pdf", "教育局", "卫生健康局")))
    assert [finding.evidence for finding in reading.findings] == ["教育局 | 卫生健康局"]


def test_a_name_without_a_code_that_leaves_a_bracket_open_goes_on_below_the_edge(tmp_path):
    path = _pdf_of_two_labels(tmp_path / "a.pdf", "教育局（含", "各中心校）")
    assert set(_units(parse(read(path)))) == {"教育局（含各中心校）"}


def test_a_table_without_a_unit_column_says_no_unit(tmp_path):
    made = listing(Random(1), Plan(fields=tuple(name for name in FIELDS if name != "unit"), totals=("table",)))
    assert set(_units(outcome(as_pdf(tmp_path / "a.pdf", made), made.truth).reading)) == {None}


def _blocks(*shapes):
    """Return the blocks of one section: rows, rows above the label, rows above each project's start."""
    labels = [Printed(f"30700{n}-某馆", Place(n, 1)) for n in range(1, 9)]
    return [
        UnitBlock(0, label, rows, above, starts=list(starts))
        for label, (rows, above, starts) in zip(labels, shapes, strict=False)
    ]


def test_a_moved_label_before_one_on_top_of_many_rows_is_decided():
    assert settle(_blocks((6, 3, (0, 3)), (12, 0, (0, 6)))) == ([], [])


def test_labels_that_may_all_stand_in_the_middle_are_not_taken_to_stand_on_top():
    """The second label stands on a project's first row, but its unit may as well begin one project earlier."""
    blocks = _blocks((8, 3, (0, 3, 6)), (2, 0, (0,)))
    _, findings = settle(blocks)
    assert [finding.rule_id for finding in findings] == ["P02"]
    assert {block.label for block in blocks} == {None}


def test_a_label_that_a_page_edge_moved_is_told_by_the_next_one(tmp_path):
    block = [line for name in "甲乙丙丁" for line in (first(f"{name}项目", f"{ord(name)}.00", unit=""), more(), more())]
    block[6][0] = _A
    second = [first(f"{name}购置", f"{ord(name)}.00", unit="") for name in "戊己庚辛壬癸子丑寅卯辰巳"]
    second[0][0] = _B
    reading = read_rows(tmp_path / "a.txt", [HEADING, *block, *second])
    assert _units(reading) == [_A] * 4 + [_B] * 12
