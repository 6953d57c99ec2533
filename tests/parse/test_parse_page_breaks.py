"""A page edge may cut a table anywhere: the rows are the printed ones, or the reader says what it cannot tell."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from random import Random

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samples.drawing import ruled_pdf
from tests.parse.drawn import adds_up, as_pdf, as_text, blank_covered, outcome
from tests.parse.listing import FIELDS, Plan, listing
from tests.parse.table import first

_MARKS = {"a blank line": [[""]], "a form feed": [["\f"]], "nothing": []}
_MERGED = ("unit", "project", "amount", "goal")
seeds = st.integers(0, 10**6)


def _made(seed, **plan):
    rng = Random(seed)
    totals = rng.choice([("department",), ("unit",), ("table",), ("department", "unit"), ()])
    chosen = {"totals": totals, "departments": rng.choice((1, 1, 2)), "merge_classes": rng.random() < 0.4} | plan
    return rng, listing(rng, Plan(**chosen))


def _checked(path, truth, *, is_right=True):
    found = outcome(path, truth)
    assert adds_up(found.reading)
    assert found.is_honest, (found.wrong, found.missing)
    if is_right:
        assert found.is_right, (found.wrong, found.missing, found.reading.quarantined)
    return found.reading


@settings(max_examples=40, deadline=None)
@given(seed=seeds, shuffle=st.booleans(), repeat=st.booleans(), open_breaks=st.booleans())
def test_a_pdf_cut_at_any_row_gives_the_printed_rows(seed, shuffle, repeat, open_breaks):
    rng, made = _made(seed, shuffle=shuffle)
    cut = rng.randint(1, len(made.rows) - 1)
    with tempfile.TemporaryDirectory() as folder:
        path = as_pdf(Path(folder, "a.pdf"), made, cut=cut, repeat=repeat, open_breaks=open_breaks)
        _checked(path, made.truth, is_right=False)


def test_a_table_over_many_pages_gives_the_printed_rows(tmp_path):
    _, made = _made(7, units=3, departments=3, projects=7, indicators=6, totals=("department",))
    reading = _checked(as_pdf(tmp_path / "a.pdf", made), made.truth)
    assert reading.pages > 2


def _cut_text(rng, made, mark, shift):
    """Return the rows of a text cut inside a project, its name and goal perhaps halved, its second page shifted."""
    rows = blank_covered(made)
    inside = [row for row in range(2, len(rows)) if made.in_project(row)]
    if not inside:
        return rows
    cut = rng.choice(inside)
    first = max(row for row in made.firsts if row <= cut)
    for name in ("project", "goal"):
        at = made.fields.index(name)
        text = rows[first][at]
        if len(text) > 6 and not shift and rng.random() < 0.7:
            part = rng.randint(2, len(text) - 2)
            rows[first][at], rows[cut][at] = text[:part], text[part:]
    end = next((row for row in range(cut, len(rows)) if not made.in_project(row)), len(rows))
    lost = len(_MERGED) if shift else 0
    rows[cut:end] = [[*row[lost:], *[""] * lost] for row in rows[cut:end]]
    return [*rows[:cut], *_MARKS[mark], *rows[cut:]]


@pytest.mark.parametrize("mark", _MARKS)
@pytest.mark.parametrize("shift", [False, True])
@settings(max_examples=40, deadline=None)
@given(seed=seeds)
def test_a_text_cut_inside_a_project_gives_the_printed_rows(mark, shift, seed):
    rng, made = _made(seed)
    with tempfile.TemporaryDirectory() as folder:
        _checked(as_text(Path(folder, "a.txt"), _cut_text(rng, made, mark, shift)), made.truth)


@settings(max_examples=40, deadline=None)
@given(seed=seeds, mark=st.sampled_from(sorted(_MARKS)))
def test_without_weights_a_cut_text_is_right_or_says_so(seed, mark):
    rng, made = _made(seed, fields=tuple(name for name in FIELDS if name != "weight"))
    with tempfile.TemporaryDirectory() as folder:
        _checked(as_text(Path(folder, "a.txt"), _cut_text(rng, made, mark, shift=False)), made.truth, is_right=False)


def test_a_project_whose_texts_all_stand_on_the_next_page_begins_where_its_cell_begins(tmp_path):
    made = listing(Random(3), Plan(projects=3, indicators=4))
    cuts = [first + 1 for first in made.firsts if first + 1 < len(made.rows) and made.in_project(first + 1)]
    for cut in cuts:
        _checked(as_pdf(tmp_path / "a.pdf", made, cut=cut, repeat=True), made.truth)


def test_two_projects_at_a_page_edge_that_print_no_amount_are_not_guessed_together(tmp_path):
    heading = ["单位名称", "项目名称", "年度目标", "一级指标", "二级指标", "三级指标", "指标值"]
    upper = ["307001-青禾县文化馆", "设备购置", "完成采购。", "产出指标", "数量指标", "购置数量", "5"]
    lower = ["307001-青禾县文化馆", "场馆开放", "按时开放。", "产出指标", "数量指标", "开放天数", "300"]
    reading = outcome(as_text(tmp_path / "a.txt", [heading, upper, [""], lower]), []).reading
    assert [finding.state for finding in reading.findings] == ["undecidable"]
    assert len(reading.quarantined) == 1


def test_a_page_number_and_a_repeated_heading_do_not_hide_the_page_edge(tmp_path):
    made = listing(Random(11), Plan(projects=2, indicators=4))
    rows = blank_covered(made)
    cut = next(row for row in range(2, len(rows)) if made.in_project(row))
    name = made.fields.index("project")
    first = max(row for row in made.firsts if row <= cut)
    rows[first][name], rows[cut][name] = rows[first][name][:2], rows[first][name][2:]
    pages = [*rows[:cut], ["第 1 页"], ["\f"], rows[0], *rows[cut:]]
    _checked(as_text(tmp_path / "a.txt", pages), made.truth)


def test_rows_of_the_next_page_that_do_not_fit_are_a_finding(tmp_path):
    made = listing(Random(5), Plan(units=1, projects=2))
    rows = blank_covered(made)
    scrambled = [row[::-1] for row in blank_covered(replace(made, rows=made.rows[1:], merges=()))]
    reading = outcome(as_text(tmp_path / "a.txt", [*rows, ["\f"], *scrambled]), made.truth).reading
    assert any("do not fit" in finding.message for finding in reading.findings)


def _two_pages(folder, widths, rows):
    """Return a PDF whose second page has other columns than the first."""
    made = listing(Random(5), Plan(units=1, projects=1, indicators=1, totals=()))
    upper = as_pdf(folder / "a.pdf", made)
    lower = ruled_pdf(folder / "b.pdf", [rows], widths=widths)
    both = pypdfium2.PdfDocument(upper)
    both.import_pages(pypdfium2.PdfDocument(lower))
    both.save(folder / "c.pdf")
    return outcome(folder / "c.pdf", made.truth).reading


def test_a_gap_between_two_rules_is_no_column_of_the_next_page(tmp_path):
    row = first("设备购置", "2,000.00")
    widths = [9.0, 4.0, 8.0, 5.0, 0.5, *[6.0] * 8]
    reading = _two_pages(tmp_path, widths, [[*row[:4], "", *row[4:]]])
    assert [(p.name.text, p.amount.text) for p in reading.projects][1:] == [("设备购置", "2,000.00")]
    assert reading.projects[1].indicators[0].level_1.text == "产出指标"


def test_columns_of_other_widths_on_the_next_page_are_the_same_columns(tmp_path):
    reading = _two_pages(tmp_path, [4.0 + n % 5 for n in range(12)], [first("设备购置", "2,000.00")])
    assert [p.name.text for p in reading.projects][1:] == ["设备购置"]


def test_weights_are_whole_when_they_add_up_as_the_other_projects_of_the_table_do(tmp_path):
    """80 points are a whole in some forms, but not where all other projects have 90."""
    heading = ["单位名称", "项目名称", "一级指标", "二级指标", "三级指标", "指标值", "权重"]

    def line(project, name, weight):
        return ["307001-青禾县文化馆", project, "产出指标", "数量指标", name, "5", weight]

    rows = [line("场馆开放", "天数", "90"), line("图书购置", "册数", "90"), line("设备", "台数", "80")]
    reading = outcome(as_text(tmp_path / "a.txt", [heading, *rows, ["\f"], line("购置", "完好率", "10")]), []).reading
    assert [project.name.text for project in reading.projects] == ["场馆开放", "图书购置", "设备购置"]
