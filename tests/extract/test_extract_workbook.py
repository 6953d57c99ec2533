"""Workbooks: numbers as they are, merged cells, hidden sheets, formulas."""

from __future__ import annotations

from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract import UnreadableDocumentError, read
from pipeline.extract.workbook.document import fast_sheets, reference_sheets
from pipeline.extract.workbook.sheets import grids_of
from pipeline.extract.workbook.values import shown


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


@pytest.mark.parametrize(
    ("number_format", "text"),
    [
        ('yyyy"年"m"月"d"日"', "2025年6月30日"),
        ('[$-804]yyyy"年"mm"月"dd"日";@', "2025年06月30日"),
        ("yyyy年m月", "2025年6月"),
        ('yyyy"年"m"月底前"', "2025年6月底前"),
        ("yyyy-mm", "2025-06"),
        ("mmm-yy", "2025-06"),
        ("yyyy", "2025年"),
        ("m/d/yyyy", "2025-06-30"),
        ("yyyy/m/d h:mm", "2025-06-30"),
        ('m"月"d"日"', "2025-06-30"),
        ('yyyy"年"m"月"d"日" dddd', "2025-06-30"),
    ],
)
def test_a_day_is_shown_with_the_parts_that_its_format_names_and_no_other(number_format, text):
    assert shown(datetime(2025, 6, 30), number_format) == text  # noqa: DTZ001


@pytest.mark.parametrize(
    ("number", "number_format", "text"),
    [
        (123456, "0!.0,", "12.3456"),
        (123456, '0"."0,"万元"', "12.3456万元"),
        (123456, "0!.0000", "12.3456"),
        (123456, "#,##0,", "123.456"),
        (1234567, '#,##0.00,,"百万元"', "1.234567百万元"),
        (1234567, "#,##0.00", "1234567"),
    ],
)
def test_a_number_is_shown_in_the_scale_of_its_format(number, number_format, text):
    assert shown(number, number_format) == text


@pytest.mark.parametrize(
    ("number", "number_format", "text"),
    [
        (300, '"≥"0"人次"', "≥300人次"),
        (0.95, '"≥"0%', "≥95%"),
        (5, '"约"0', "约5"),
        (3, '"第"0"名"', "第3名"),
        (7, 'G/通用格式"个"', "7个"),
        (50, '0"元/人"', "50元/人"),
        (0.5, "# ?/?", "0.5"),
        (202403, '0"年"00"月"', "2024年03月"),
        (-5, "0_);(0)", "-5"),
        (-5, '#,##0.00;[Red]"负"#,##0.00', "-5"),
        (0, '0.00;-0.00;"-"', "0"),
    ],
)
def test_the_words_of_a_format_stand_around_the_digits_as_the_cell_shows_them(number, number_format, text):
    assert shown(number, number_format) == text


@pytest.mark.parametrize(("number", "text"), [(15, "15万"), (5, "5人")])
def test_a_number_is_shown_by_the_section_whose_condition_it_meets(number, text):
    assert shown(number, '[>=10]0"万";0"人"') == text


@pytest.mark.parametrize(
    ("number_format", "text"),
    [
        ("[$€-2]#,##0", "€100"),
        ('[$HK$-C04]#,##0"元"', "HK$100元"),
        ("[$¥-804]#,##0.00", "100"),
        ('"￥"#,##0', "100"),
        ('"$"#,##0_);("$"#,##0)', "100"),
    ],
)
def test_foreign_money_keeps_its_sign_and_the_own_money_needs_none(number_format, text):
    assert shown(100, number_format) == text


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


def test_hidden_rows_and_columns_are_no_part_of_the_table(tmp_path):
    def fill(book):
        for row in (["甲", "旧", "乙"], ["旧", "旧", "旧"], ["丙", "旧", "丁"]):
            book.active.append(row)
        book.active.row_dimensions[2].hidden = True
        book.active.column_dimensions["B"].hidden = True

    shown, hidden = _book(tmp_path / "a.xlsx", fill).grids
    assert [[cell.text for cell in row] for row in shown.rows] == [["甲", "乙"], ["丙", "丁"]]
    assert hidden.is_hidden
    assert {cell.text for row in hidden.rows for cell in row} == {"旧"}


def test_a_sheet_that_spans_more_cells_than_any_table_is_refused(tmp_path):
    def fill(book):
        book.active["A1"], book.active["XFD1048576"] = "甲", "乙"

    with pytest.raises(UnreadableDocumentError, match="delete the unused ones"):
        _book(tmp_path / "a.xlsx", fill)


_VALUES = st.one_of(
    st.none(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)).map(lambda moment: moment.replace(microsecond=0)),  # noqa: DTZ001
    st.text(st.sampled_from("甲乙 1%_x00D\n"), max_size=6).filter(lambda text: text != ""),
)
_FORMATS = st.sampled_from(["General", "0%", "0.00", "#,##0.00", '0"万元"', "0.0%", "@"])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.tuples(_VALUES, _FORMATS), min_size=1, max_size=4), min_size=1, max_size=5), st.booleans())
def test_the_fast_reader_and_the_ready_made_one_see_the_same_sheets(tmp_path_factory, rows, is_merged):
    book = openpyxl.Workbook()
    for at, row in enumerate(rows, start=1):
        for column, (value, number_format) in enumerate(row, start=1):
            cell = book.active.cell(at, column, value)
            if not isinstance(value, datetime):
                cell.number_format = number_format
    if is_merged:
        book.active.merge_cells("A1:B2")
    path = tmp_path_factory.mktemp("book") / "a.xlsx"
    book.save(path)
    fast, slow = fast_sheets(path), reference_sheets(path)
    assert [list(grids_of(sheet)) for sheet in fast] == [list(grids_of(sheet)) for sheet in slow]


@pytest.mark.parametrize(
    ("number", "number_format", "text"),
    [(12, '@"人"', "12人"), (0.5, "h:mm", "0.5"), (3.5, "[h]:mm", "3.5"), (5, '"无"', "无")],
)
def test_a_format_without_digits_shows_its_words_and_never_its_code(number, number_format, text):
    assert shown(number, number_format) == text
