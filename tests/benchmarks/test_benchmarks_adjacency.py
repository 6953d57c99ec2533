"""Scores of tables: neighbours to the right and below, as the ICDAR 2013 competition defines them."""

from __future__ import annotations

import pytest

from benchmarks.adjacency import Score, TableCell, normalised, relations, score, truth_of
from benchmarks.exact import exact_share


def _table(*rows):
    return [TableCell(text, r, c, r, c) for r, row in enumerate(rows) for c, text in enumerate(row)]


def test_each_cell_is_related_to_its_neighbours_to_the_right_and_below():
    assert set(relations(_table("AB", "CD"))) == {
        ("A", "B", "right"),
        ("C", "D", "right"),
        ("A", "C", "below"),
        ("B", "D", "below"),
    }


def test_blank_cells_are_passed_over():
    assert set(relations(_table(("A", "", "B")))) == {("A", "B", "right")}


def test_a_merged_cell_is_related_once_to_each_neighbour():
    merged = TableCell("A", 0, 0, 1, 0)
    found = relations([merged, TableCell("B", 0, 1, 0, 1), TableCell("C", 1, 1, 1, 1)])
    assert found == {("A", "B", "right"): 1, ("A", "C", "right"): 1, ("B", "C", "below"): 1}


def test_texts_are_compared_without_white_space_case_and_special_characters():
    assert normalised("to air\nkg/Year") == "TOAIRKG_YEAR"


def test_a_table_cut_in_two_loses_the_relations_between_its_parts():
    whole = _table("AB", "CD")
    assert score([whole[:2], whole[2:]], [whole]) == Score(right=2, found=2, true=4)


def test_relations_that_are_not_there_cost_precision_and_missing_ones_recall():
    one = Score(right=3, found=4, true=6)
    assert (one.precision, one.recall) == (0.75, 0.5)
    assert one.f1 == pytest.approx(0.6)
    assert Score(0, 0, 5).f1 == 0


def test_truth_is_read_with_its_spans(tmp_path):
    path = tmp_path / "a-str.xml"
    cells = '<cell start-row="0" start-col="1" end-col="2"><content>A</content></cell>'
    path.write_text(f'<document><table id="1"><region page="1">{cells}</region></table></document>')
    assert truth_of(path) == [[TableCell("A", 0, 1, 0, 2)]]


def test_a_row_counts_only_when_all_its_own_cells_stand_side_by_side():
    true = [["", *"abcdefgh"]]
    right = [(text, 0, column, 0, column) for column, text in enumerate("abcdefgh")]
    assert exact_share([right], true) == 1
    assert exact_share([[*right[:-1], ("x", 0, 7, 0, 7)]], true) == 0
