"""Workbooks: numbers as they are, merged cells, hidden sheets, formulas."""

from __future__ import annotations

from datetime import date, datetime

import openpyxl
import pytest

from pipeline.extract import UnreadableDocumentError, read
from pipeline.extract.values import shown


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (1234.5, "#,##0.00", "1234.5"),
        (20, "General", "20"),
        (0.95, "0%", "95%"),
        (1, "0%", "100%"),
        (0.855, "0.0%", "85.5%"),
        (0.1 + 0.2, "General", "0.30000000000000004"),
        (1e15, "General", "1000000000000000"),
        (datetime(2025, 6, 30), "yyyy-mm-dd", "2025-06-30"),  # noqa: DTZ001
        (date(2025, 6, 30), "yyyy-mm-dd", "2025-06-30"),
        (True, "General", "是"),
        (None, "General", ""),
    ],
)
def test_a_value_is_shown_with_all_its_digits_and_its_percent(value, number_format, text):
    assert shown(value, number_format) == text


def _book(path, fill):
    book = openpyxl.Workbook()
    fill(book)
    book.save(path)
    return read(path)


def test_a_covered_cell_names_its_owner_and_an_empty_one_does_not(tmp_path):
    def fill(book):
        book.active.append(["甲", "乙", None])
        book.active.append([None, "丙", "丁"])
        book.active.merge_cells("A1:A2")

    (grid,) = _book(tmp_path / "a.xlsx", fill).grids
    assert grid.rows[0][0].row_span == 2
    assert grid.rows[1][0].covered_by == (1, 1)
    assert grid.rows[0][2].covered_by is None


def test_a_hidden_sheet_is_no_table(tmp_path):
    def fill(book):
        book.active["A1"] = "甲"
        old = book.create_sheet("旧")
        old["A1"] = "乙"
        old.sheet_state = "hidden"

    assert [grid.kind for grid in _book(tmp_path / "a.xlsx", fill).grids] == ["table", "text"]


def test_a_formula_without_a_stored_value_is_shown_as_it_stands(tmp_path):
    def fill(book):
        book.active["A1"] = "=SUM(B1:B3)"

    assert _book(tmp_path / "a.xlsx", fill).grids[0].rows[0][0].text == "=SUM(B1:B3)"


def test_a_damaged_workbook_is_refused(tmp_path):
    _book(tmp_path / "a.xlsx", lambda book: book.active.append(["甲"] * 500))
    data = (tmp_path / "a.xlsx").read_bytes()
    (tmp_path / "b.xlsx").write_bytes(data[: len(data) // 2])
    with pytest.raises(UnreadableDocumentError, match="damaged"):
        read(tmp_path / "b.xlsx")
